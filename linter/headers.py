"""What is wrong with the column labels of a table as it stands: absent, truncated, or misworded."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ..grammar import Label, Span, Table, fold


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


def header_flaws(table: Table) -> list[HeaderFlaw]:
    """The flaws of the column labels, in order; an absent label is placed on the first label of the header.

    Where rows do not stand on lines of their own, header words come in any order and cut anywhere: what counts is
    whether the characters of all labels are there.
    """
    tokens = [label for label in _header(table) if label.kind in ("column", "other")]
    missing = _missing(table, tokens)
    wrong = [label for label in tokens if not label.exact]
    if not missing and not (table.explicit and wrong):
        return []
    strays = [label for label in wrong if label.kind == "other" and _part_of_column(table, label)]
    named = [label for label in wrong if label.kind == "column"]
    pool = Counter("".join(fold(label.text) for label in (*strays, *named)))
    lacking = Counter("".join(fold(_mandated(table, key)) for key in missing.elements())) - pool
    flaws: list[HeaderFlaw] = []
    for label in named:
        kind = _named_flaw(label, missing, table)
        if kind:
            flaws.append(HeaderFlaw(kind, label.span, label.key, label.text, label.mandated))
            missing[label.key] -= 1
    truncated = [label for label in strays if _cut(label, table, missing)]
    if truncated and (lacking or not +missing):
        for label in truncated:
            key = _cut(label, table, missing) or _cut(label, table, Counter(table.columns))
            flaws.append(HeaderFlaw("truncated", label.span, key, label.text, _mandated(table, key)))
            missing[key] -= 1
    elif lacking and +missing and not strays:
        anchor = next((label for label in table.labels if label.kind in ("column", "header")), None)
        key = next(iter(+missing))
        span = anchor.span if anchor else table.span
        flaws.append(HeaderFlaw("absent", span, key, "", _mandated(table, key)))
    return sorted(flaws, key=lambda flaw: flaw.span)


def _header(table: Table) -> Iterator[Label]:
    """The labels above the values: before the first row, and where columns differ by block before the rows of each."""
    blocks = any(row.columns != table.columns for row in table.form.rows)
    end = table.rows[0].cells[0].span.start if table.form.run and table.rows else table.span.end
    inside = True
    before: Label | None = None
    for label in table.labels:
        if label.kind == "row":
            inside = False
        elif blocks and label.kind in ("group", "header") or blocks and label.kind == "column" and label.exact:
            inside = True
        repeated = before is not None and (label.kind, label.text) == (before.kind, before.text) and table.explicit
        if inside and label.span.start < end and not (repeated and label.kind == "column" and not table.form.run):
            yield label
        before = label


def _missing(table: Table, tokens: list[Label]) -> Counter[str]:
    """How often each column label is lacking; those of blocks of which no row is there are left out."""
    present = {row.key for row in table.rows}
    used = {column for row in table.form.rows if table.form.run or row.key in present for column in row.columns}
    times = dict(table.form.repeats)
    needed = Counter({key: times.get(key, 1) for key in table.columns if key in used})
    return needed - Counter(label.key for label in tokens if label.exact)


def _mandated(table: Table, key: str) -> str:
    return table.form.column_label(key)


def _part_of_column(table: Table, label: Label) -> bool:
    text = fold(label.text)
    return len(text) > 1 and any(text in fold(column.label) for column in table.form.columns)


def _cut(label: Label, table: Table, missing: Counter[str]) -> str:
    """The column, of those lacking, of whose label this is the beginning; empty when of none."""
    text = fold(label.text)
    keys = [key for key in missing if missing[key] > 0] or list(table.columns)
    return next((key for key in keys if fold(_mandated(table, key)).startswith(text)), "")


def _named_flaw(label: Label, missing: Counter[str], table: Table) -> str:
    """How a label that is like that of a column is wrong; empty where it only runs together with another one."""
    text, whole = fold(label.text), fold(label.mandated)
    if missing[label.key] < 1:
        return "misworded" if table.explicit and not whole.startswith(text) else ""
    extra = Counter(text) - Counter(whole)
    others = [fold(_mandated(table, key)) for key in missing if key != label.key and missing[key] > 0]
    if extra and not Counter(whole) - Counter(text) and any(not Counter(other) - extra for other in others):
        return ""
    return "truncated" if whole.startswith(text) else "misworded"
