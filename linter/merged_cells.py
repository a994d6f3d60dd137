"""A merged cell that a layout writes once for each column it covers: a correction has to change all of its copies."""

from ..grammar import Cell, Report, Span, Table
from ..grammar.patterns import lazy
from .finding import Edit

_BETWEEN = lazy("[ \u00a0\u3000]*[|\t][ \u00a0\u3000]*")
_END = lazy("[ \u00a0\u3000]*(?:[|\t\n]|$)")


def cell_edits(report: Report, table: Table, cell: Cell, text: str, length: int | None = None) -> tuple[Edit, ...]:
    """The edits that write ``text`` over the first ``length`` characters of a cell (None: all) and of its copies.

    Those are what stands behind it on its line, up to the next cell of the row, as long as it is the very same.
    """
    start, end = cell.span
    length = end - start if length is None else length
    found = [Edit(Span(start, start + length), text)]
    row = table.row(cell.row or "")
    taken = {other.span.start for other in row.cells} if row else set()
    read = report.source.text
    while start < end and (mark := _BETWEEN.match(read, end)):
        start, end = mark.end(), mark.end() + len(cell.text)
        if start in taken or read[start:end] != cell.text or not _END.match(read, end):
            break
        found.append(Edit(Span(start, start + length), text))
    return tuple(found)
