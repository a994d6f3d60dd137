"""What is wrong with the column labels of a table as it stands: absent, truncated, or misworded."""

from collections import Counter
from functools import lru_cache

from ..grammar import Label, Span, Table, fold
from ..grammar.records import NamedTuple
from ..grammar.table_layout import Layout
from .header_labels import _in_blocks, header_labels, in_pieces, is_sound, joined, lacking_labels, mandated


class HeaderFlaw(NamedTuple):
    """A column label that is not as printed on the form.

    ``kind`` is ``absent``, ``truncated`` or ``misworded``; ``key`` the column, ``text`` what stands there (empty if
    absent), ``mandated`` the form's wording.
    """

    kind: str
    span: Span
    key: str
    text: str
    mandated: str


def header_flaws(table: Table, *kinds: str) -> list[HeaderFlaw]:
    """The flaws of the column labels that are of some kinds, in order; an absent label is placed on the next one.

    Header words may come in any order and cut anywhere: what counts is whether the characters of all labels are there.
    Where the layout does not mark cells, a label that the form prints several times may have been lost here or there.
    Tables that look alike have the same flaws.
    """
    return [_placed(flaw, table) for flaw in _find_flaws(table.layout) if flaw.kind in kinds]


def _placed(flaw: HeaderFlaw, table: Table) -> HeaderFlaw:
    """A flaw of a layout where it stands in the text, with the words as they are written there."""
    words = table.words(flaw.span)
    return flaw._replace(span=table.place(flaw.span), text=words if fold(words) == flaw.text else flaw.text)


@lru_cache(maxsize=256)
def _find_flaws(table: Layout) -> list[HeaderFlaw]:
    if is_sound(table):
        return []
    tokens = [label for label in header_labels(table) if label.kind in ("column", "other")]
    if not table.explicit and in_pieces(table, tokens):
        return []
    missing = lacking_labels(table, tokens)
    tokens = joined(tokens, missing, table)
    wrong = [label for label in tokens if not label.exact]
    if not missing and not (table.explicit and wrong):
        return []
    strays = [label for label in wrong if label.kind == "other" and _part_of_column(table, label)]
    named = [label for label in wrong if label.kind == "column"]
    named += [like for label in wrong if label not in strays and (like := _resembling(label, table, missing))]
    pool = Counter("".join(fold(label.text) for label in (*strays, *named)))
    lacking = Counter("".join(fold(mandated(table, key)) for key in missing.elements())) - pool
    flaws: list[HeaderFlaw] = []
    for label in named:
        if missing[label.key] < 1 and any(flaw.text == label.text for flaw in flaws):
            continue
        kind = _named_flaw(label, missing, table)
        head = fold(label.text).removesuffix(fold(label.mandated))
        key = _beginning(head, table, missing) if kind and head != fold(label.text) else ""
        if key and (key != label.key or missing[key] > 1):
            flaws.append(HeaderFlaw("truncated", label.span, key, head, mandated(table, key)))
            missing[key] -= 1
            missing[label.key] -= 1
        elif kind and (key := _run_together(label, missing, table)):
            rest = fold(label.text).removeprefix(fold(mandated(table, key)))
            flaws.append(HeaderFlaw("truncated", label.span, label.key, rest, label.mandated))
            missing[key] -= 1
            missing[label.key] -= 1
        elif kind:
            flaws.append(HeaderFlaw(kind, label.span, label.key, label.text, label.mandated))
            missing[label.key] -= 1
    truncated = [label for label in strays if _cut(label, table, missing)]
    if truncated and (lacking or not +missing):
        for label in truncated:
            key = _after(label, tokens, table) or _cut(label, table, missing)
            flaws.append(HeaderFlaw("truncated", label.span, key, label.text, mandated(table, key)))
            missing[key] -= 1
    elif lacking and not strays:
        there = {label.key for label in tokens if label.exact}
        key = next((key for key in +missing if table.explicit or key not in there), "")
        if key:
            flaws.append(HeaderFlaw("absent", _gap(key, tokens, table), key, "", mandated(table, key)))
    return sorted(flaws, key=lambda flaw: flaw.span)


def _part_of_column(table: Layout, label: Label) -> bool:
    text = fold(label.text)
    least = 2 if table.explicit else 1  # where cells are not marked, a label may come character by character
    return len(text) >= least and any(text in fold(column.label) for column in table.form.columns)


def _resembling(label: Label, table: Layout, missing: Counter[str]) -> Label | None:
    """Words that are no label, as the lacking column label of which they hold half the characters."""
    text = fold(label.text)
    if label.kind != "other" or len(text) < 2:
        return None
    for key in +missing:
        whole = fold(mandated(table, key))
        if len(text) < 3 and len(whole) > 2:
            continue
        if not table.explicit and abs(len(text) - len(whole)) > 1:
            continue
        if 2 * sum((Counter(text) & Counter(whole)).values()) >= max(len(text), len(whole)):
            return label._replace(kind="column", key=key, mandated=mandated(table, key))
    return None


def _cut(label: Label, table: Layout, missing: Counter[str]) -> str:
    """The column of whose label this is the beginning, or (of those lacking) what is left; empty when of none."""
    text = fold(label.text)
    found = _beginning(text, table, missing) or _beginning(text, table, Counter(table.form.column_keys))
    return found or next((key for key in +missing if text and fold(mandated(table, key)).endswith(text)), "")


def _beginning(text: str, table: Layout, missing: Counter[str]) -> str:
    """The column, of those lacking, of whose label ``text`` is the beginning but not the whole."""
    labels = {key: fold(mandated(table, key)) for key in +missing} if text else {}
    return next((key for key, whole in labels.items() if whole.startswith(text) and whole != text), "")


def _run_together(label: Label, missing: Counter[str], table: Layout) -> str:
    """The lacking column whose label runs together with the beginning of this one, where cells are not marked."""
    text, whole = fold(label.text), fold(label.mandated)
    for key in () if table.explicit else +missing:
        other = fold(mandated(table, key))
        if key != label.key and text.startswith(other) and whole.startswith(text[len(other) :]):
            return key
    return ""


def _gap(key: str, tokens: list[Label], table: Layout) -> Span:
    """Where a label is absent: on that of the next column, else of the last one there, else where the table begins."""
    for row in table.rows if _in_blocks(table) else ():
        if row.cells and key in row.columns:
            start = row.label.span.start
            heads = [label for label in table.labels if label.kind in ("header", "group") and label.span.start < start]
            if heads and not any(label.key == key and heads[-1].span < label.span < row.label.span for label in tokens):
                return heads[-1].span
    at = table.form.column_keys.index(key) + 1
    exact = [label for label in tokens if label.exact]
    after = next((label for label in exact if label.key == (*table.form.column_keys, "")[at]), None)
    return after.span if after else exact[-1].span if exact else table.span


def _after(label: Label, tokens: list[Label], table: Layout) -> str:
    """The column next to that of the label before, if this can be the beginning of its label; else empty."""
    at = tokens.index(label)
    before = tokens[at - 1].key if at else ""
    keys = list(table.form.column_keys)
    key = keys[keys.index(before) + 1] if before in keys[:-1] else ""
    return key if key and fold(mandated(table, key)).startswith(fold(label.text)) else ""


def _named_flaw(label: Label, missing: Counter[str], table: Layout) -> str:
    """How a label that is like that of a column is wrong; empty where it only runs together with another one."""
    text, whole = fold(label.text), fold(label.mandated)
    if missing[label.key] < 1:
        return "misworded" if table.explicit and not whole.startswith(text) else ""
    extra = Counter(text) - Counter(whole)
    others = [fold(mandated(table, key)) for key in missing if key != label.key and missing[key] > 0]
    if extra and not Counter(whole) - Counter(text) and any(not Counter(other) - extra for other in others):
        return ""
    return "truncated" if whole.startswith(text) else "misworded"
