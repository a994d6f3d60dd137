"""Where a table that is kept together by marks is interrupted."""

from collections.abc import Iterator
from sys import maxsize

from .form import TableForm
from .label_reader import Match
from .region import MARK, NUMBER, Region, separator
from .source import Span
from .table_layout import Flaw

_ONE_CAUSE = 3  # more places of a kind in one table have one cause
_TEARS = ("torn", "cut", "separator")


def once(flaws: list[Flaw]) -> list[Flaw]:
    """The flaws, but of rows that stand twice and of tears that have one cause the first alone."""
    for kinds in (("twice",), _TEARS):
        alike = [flaw for flaw in flaws if flaw.kind in kinds]
        if len(alike) > _ONE_CAUSE:
            first = min(alike, key=lambda flaw: flaw.span if flaw.span.start >= 0 else Span(maxsize, 0))
            flaws = [flaw for flaw in flaws if flaw.kind not in kinds or flaw is first]
    return flaws


def undivided(region: Region, matches: list[Match], table: TableForm, present: set[str]) -> Iterator[Flaw]:
    """Groups that bear the values of a row themselves, where none of their rows is ``present``."""
    cells = region.cells
    for match, after in zip(matches, [*matches[1:], None], strict=False):
        rows = table.under(match.mandated) if match.kind == "group" else []
        if not rows or any(row.key in present for row in rows):
            continue
        behind = cells[match.last + 1 : after.first if after else len(cells)]
        own = [cell for cell in behind if not region.by_line or cell.row == cells[match.last].row]
        if sum(cell.kind in (NUMBER, MARK) for cell in own) == len(rows[0].columns):
            yield Flaw("undivided", Span(match.first, match.last + 1), match.mandated)


def tears(region: Region, matches: list[Match]) -> list[Flaw]:
    """Rows torn in two, separator rows between values, rows cut off by a blank line; one flaw for each place.

    Where a page ends between two rows the table goes on. A separator row under the first row of a table is Markdown's;
    a blank line or one without marks may end another.
    """
    if not region.by_line or not region.explicit:
        return []
    flaws: list[Flaw] = []
    places: list[int] = []
    cells = region.cells
    for match in matches:
        if match.kind == "rest":
            owner = next((m for m in matches if m.key == match.key and m.kind == "row"), match)
            if cells[match.first].row == cells[owner.last].row:
                continue
            flaws.append(Flaw("torn", Span(cells[owner.first].start, cells[owner.last].end), match.key))
            places.append(cells[match.first].row)
    own = [match for match in matches if match.kind in ("row", "column", "group", "header")]
    if not own:
        return flaws
    first, last = cells[own[0].first].row, cells[own[-1].last].row
    figures = {cell.row for cell in cells if cell.kind == NUMBER}
    labelled = {cells[match.first].row: match for match in reversed(own)}
    size = region.rows()
    pages = {row for row in region.unmarked & figures if size[row] == 1}  # bare numbers
    breaks = region.breaks.union(pages, [row + 1 for row in pages])
    inside = [row for row in sorted(region.gaps) if first < row <= last]
    if 3 * len(inside) < last - first + 1:
        for row in inside:
            opening = next((r for r in range(row, last + 1) if r in labelled and labelled[r].kind != "column"), None)
            if row in breaks or opening is None or row - 1 not in labelled and row - 1 not in figures:
                continue
            if opening in figures and not any(abs(row - place) <= 3 for place in places):
                match = labelled[opening]
                flaws.append(Flaw("cut", Span(cells[match.first].start, cells[match.last].end), match.key))
                places.append(row)
    valued = min((row for row in figures if row in labelled and labelled[row].kind == "row"), default=last)
    for row in region.separators:
        heads = row - 1 in region.gaps or row == 1 or row - 2 in region.unmarked and row - 1 not in figures
        if (
            first < row <= last + 1
            and (row - 1 in figures or row > valued)
            and not heads
            and not any(abs(row - place) <= 3 for place in places)
        ):
            flaws.append(Flaw("separator", separator(row)))
            places.append(row)
    return flaws
