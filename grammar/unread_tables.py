"""A table that is there, but in a shape that no row can be read of: its labels in the text of a section show it."""

from .form import TableForm
from .labels import fold
from .region import WORDS, Line, Region
from .source import Span
from .table_layout import Flaw, Layout
from .table_nodes import Table
from .vocabulary import all_labels

_LABEL = 4  # shorter labels are words that prose uses, too
_FEW = 3  # so few rows may be missing though their labels stand elsewhere


def unread_table(text: str, span: Span, table: TableForm, read: Table | None) -> Table | None:
    """``read``, or the table as one that cannot be read where the section in ``span`` holds most of its labels.

    So it is, too, where it holds most of those of the rows that ``read`` lacks.
    """
    if read and (table.run or not read.readable or len(table.rows) - len(read.layout.rows) < _FEW):
        return read
    folded = fold.__wrapped__(text[span.start : span.end])
    if read:
        present = {row.key for row in read.layout.rows}
        labels = {fold(row.label) for row in table.rows if row.key not in present}
    else:
        labels = {fold(label) for label in all_labels(table)}
    if 2 * sum(label in folded for label in labels) <= len(labels):
        return read
    at, end = _first(text, span, labels)
    region = Region()
    region.add(at, 0, Line(((0, end - at, text[at:end], WORDS, fold(text[at:end])),)))
    flaw = Flaw("unreadable", Span(0, 1), wanted=table.width, unassessable=True)
    return Table(Layout(table, table.section, Span(0, 1), (), (), (flaw,), False), region)


def _first(text: str, span: Span, labels: set[str]) -> tuple[int, int]:
    """The first line, of those behind the heading, that holds one of the labels."""
    at = text.find("\n", span.start, span.end) + 1 or span.start
    known = [label for label in labels if len(label) >= _LABEL]
    while at < span.end:
        end = text.find("\n", at, span.end)
        end = span.end if end < 0 else end
        line = fold.__wrapped__(text[at:end])
        if any(label in line for label in known):
            bare = text[at:end].strip()
            start = text.index(bare, at)
            return start, start + len(bare)
        at = end + 1
    return span.start, span.end
