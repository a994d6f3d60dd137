"""The labels in the header of a table: which they are, and which column labels are lacking among them."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from ..grammar import Label, Span, fold
from ..grammar.table_layout import Layout


def is_sound(table: Layout) -> bool:
    """Whether all column labels are there, as often as the form has them, and no other words beside them."""
    counts: dict[str, int] = {}
    before = ""
    for label in table.labels:
        if label.kind == "column" and label.exact:
            if label.text != before:
                counts[label.key] = counts.get(label.key, 0) + 1
        elif label.kind in ("column", "other"):
            return False
        before = label.text
    times = _times(table)
    if table.form.run and table.explicit and len(set(counts.values())) > 1:
        return False
    return all(counts.get(column.key, 0) >= times.get(column.key, 1) for column in table.form.columns)


def header_labels(table: Layout) -> Iterator[Label]:
    """The labels above the values: before the first row, and where columns differ by block before the rows of each."""
    blocks = _in_blocks(table)
    first = table.rows[0].cells if table.form.run and table.rows else ()
    end = first[0] if first and table.labels[0].span.start < first[0] else table.span.end
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


def needed_labels(table: Layout) -> Counter[str]:
    """How often each column label is needed; those of blocks of which no row is there are left out."""
    if table.form.run or len(table.rows) == len(table.form.rows):
        times = _times(table)
        needed = Counter({key: times.get(key, 1) for key in table.form.column_keys})
    else:
        present = {row.key for row in table.rows}
        rows = (row for row in table.form.rows if row.key in present)
        places = dict.fromkeys((key, row.groups) for row in rows for key in row.columns)  # in the form's order
        needed = Counter(key for key, _ in places) if _in_blocks(table) else Counter(table.form.column_keys)
    for column in table.form.columns:
        if not column.printed:
            del needed[column.key]
    return needed


def lacking_labels(table: Layout, tokens: list[Label]) -> Counter[str]:
    """How often each column label is lacking."""
    needed = needed_labels(table)
    there = Counter(label.key for label in tokens if label.exact)
    if table.form.run and table.explicit and there:  # cells that are merged downwards may be repeated
        usual = Counter(there.values()).most_common(1)[0][0]
        for key in needed:
            if usual - 1 == there[key] == needed[key]:
                needed[key] = usual
    return needed - there


def in_pieces(table: Layout, tokens: list[Label]) -> bool:
    """Whether all characters of the labels needed are there, in whatever pieces and order a page gave them."""
    if any(_is_slip(label, table) for label in tokens):
        return False
    there = Counter("".join(fold(label.mandated if label.exact else label.text) for label in tokens))
    needed = needed_labels(table)
    return not Counter("".join(fold(mandated(table, key)) for key in needed.elements())) - there


def _is_slip(label: Label, table: Layout) -> bool:
    """Whether one cell holds a whole label in another order, or one and words that are no piece of another."""
    text = fold(label.text)
    if label.exact or label.span.end - label.span.start > 1:
        return False
    wholes = [fold(column.label) for column in table.form.columns if column.printed]
    rests = [text.replace(whole, "", 1) for whole in wholes if whole in text]
    return any(Counter(text) == Counter(whole) for whole in wholes) or any(
        not any(rest in whole for whole in wholes) for rest in rests
    )


def mandated(table: Layout, key: str) -> str:
    """The printed label of a column."""
    return table.form.column_label(key)


def joined(tokens: list[Label], missing: Counter[str], table: Layout) -> list[Label]:
    """The labels, two that follow each other joined where they are the only column lacking, in other words.

    This is for layouts that do not mark cells, where a label may go on in the next line.
    """
    if table.explicit or missing.total() != 1:
        return tokens
    key = next(iter(+missing))
    whole = fold(mandated(table, key))
    for at, (one, two) in enumerate(pairwise(tokens)):
        text = fold(one.text) + fold(two.text)
        parted = one.key in ("", key) and two.key in ("", key) and not (one.exact or two.exact)
        if parted and len(text) == len(whole) and 2 * sum((Counter(text) & Counter(whole)).values()) >= len(whole):
            span = Span(one.span.start, two.span.end)
            both = Label("column", key, span, one.text + two.text, mandated(table, key), False)
            return [*tokens[:at], both, *tokens[at + 2 :]]
    return tokens


def _times(table: Layout) -> dict[str, int]:
    """How often column labels are printed that are not printed once: rows below each other share their labels."""
    rows = table.rows
    stacked = table.form.run and len(rows) > 1 and rows[0].cells and rows[1].label.span.start > rows[0].cells[0]
    return {} if stacked else dict(table.form.repeats)


def _in_blocks(table: Layout) -> bool:
    """Whether the columns differ by block of rows."""
    return any(row.columns != table.form.column_keys for row in table.form.rows)
