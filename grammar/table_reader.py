"""Reading a table: cells in reading order, labels that say whose they are, values by their place after the label."""

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from .form import Form, TableForm
from .label_reader import Match, find_labels
from .per_object import per_object
from .region import MARK, NUMBER, Raw, Region
from .row_runs import Run, is_item
from .row_values import place
from .source import Span
from .table_flaws import once, tears, undivided
from .table_layout import Flaw, Layout, RowLayout
from .table_lines import TableLines
from .table_nodes import Table
from .table_runs import densest, read_run
from .vocabulary import vocabulary

if TYPE_CHECKING:
    from .outlines import Outline, Outlined
    from .sheets import Sheet

_FEW = 2  # so few values that lack in a run are a slip, unless no words repeat
_OWN = ("row", "column", "group", "header")
_MOST = 384  # layouts, and outlines, of a form
_MISSING: Layout | None = object()  # type: ignore[assignment]  # what no table has
_Kept = TypeVar("_Kept")
_SEVERAL = 5  # so many rows that cannot be read, and a quarter of a table's rows, are not flaws of each
_TABLE = 3  # so many labels of another form are another table, not a slip in the header


def read_table(lines: TableLines, table: TableForm, form: Form) -> Table | None:
    """The table of that form in the given lines; None where it is not.

    Where it is not, or not whole, it is looked for in parts of one layout: tables side by side may differ in theirs.
    """
    read = _read(lines, table, form)
    if read is not None and not read.layout.lacking:
        return read
    tries = [found for part in lines.parts if (found := _read(part, table, form))]
    return min([*([read] if read else ()), *tries], key=lambda one: one.layout.lacking, default=None)


def _read(lines: TableLines, table: TableForm, form: Form) -> Table | None:
    known, outlines = _layouts(form)
    text, leaves, section = lines.text, lines.leaves, lines.section
    sheet = None
    if (table.key, section) not in outlines:  # the first file: what is known of its tables is of no use
        outlines[table.key, section] = None
    elif len(leaves) == 1:
        outlined, outline_of, sheet_of = _drawing()
        offset = leaves[0].span.start
        sheet = leaves[0].sheet or sheet_of(text, leaves[0].span)
        drawn = table.key, section, sheet.drawn
        if outline := outlines.get(drawn):
            return Table(outline.layout, outlined(outline, sheet.pieces, offset))
    region = lines.region
    key = table.key, section, region.shape
    layout = known.get(key, _MISSING)
    if layout and layout is not _MISSING and sheet and sheet.drawn and not region.numbered:
        if drawn not in outlines:
            _keep(outlines, drawn, None)
        elif outlines[drawn] is None:
            _keep(outlines, drawn, outline_of(region, layout, sheet.pieces, offset) or ())
    if layout is _MISSING and lines.took_apart(vocabulary(form)):
        key = table.key, section, lines.region.shape
        layout = known.get(key, _MISSING)
    if layout is _MISSING:
        region = lines.region
        layout = _layout(region, table, form, section)
        if not region.compared:
            _keep(known, key, layout)
    lines.taken = lines.taken or layout is not None
    return Table(layout, region) if layout else None


@lru_cache(maxsize=1)
def _drawing() -> "tuple[type[Outlined], Callable[..., Outline | None], Callable[[str, Span], Sheet]]":
    """What outlines take, loaded when there may be one."""
    from .outlines import Outlined, outline_of
    from .sheets import sheet_of

    return Outlined, outline_of, sheet_of


def _keep(known: dict[Hashable, _Kept], key: Hashable, thing: _Kept) -> None:
    for old in list(known)[: _MOST // 2] if len(known) >= _MOST else ():
        del known[old]
    known[key] = thing


@per_object
def _layouts(_form: Form) -> "tuple[dict[Hashable, Layout | None], dict[Hashable, Outline | tuple[()] | None]]":
    """The layouts of tables by table, section and shape of the region, and their outlines by the text without figures.

    A layout is None where a shape is not that table, an outline where a text has been read once (empty: it has none).
    """
    return {}, {}


def _layout(region: Region, table: TableForm, form: Form, section: str) -> Layout | None:
    """Which cells of a region are what of a table; None where the table is not there."""
    matches = find_labels(region.cells, table, form)
    if table.run:
        matches = densest(matches)
    own = [match for match in matches if match.kind in _OWN and match.exact]
    if table.run:
        if 2 * len({match.mandated for match in own}) < len(table.columns) and not (
            section == table.section and sum(cell.kind in (NUMBER, MARK) for cell in region.cells) == table.width
        ):
            return None
        rows, flaws = read_run(region, matches, table)
        begin = min((cell for row in rows for cell in row.cells), default=0)
    else:
        runs = _runs(region, matches, table)
        if 3 * len({run.form.key for run in runs}) < len(table.rows):
            return None
        rows, flaws = place(runs, region)
        matches = _within(matches, rows)
        begin = next((match.first for match in matches if match.kind == "row"), 0)
    matches = _behind_others(matches, region, begin)
    own = [match for match in matches if match.kind in _OWN and match.exact]
    start = own[0].first if own else 0
    last = own[-1].last if own else start
    end = max([last + 1, *(row.end for row in rows)])
    if _unknowable(rows, flaws, region, table):
        rows, flaws = [], [Flaw("unreadable", Span(start, end), unassessable=True)]
    elif len(rows) < len(table.rows):
        flaws += undivided(region, matches, table, {row.key for row in rows})
    flaws = once([*flaws, *tears(region, matches)])
    labels = tuple(match.label for match in matches if match.kind not in ("foreign", "rest"))
    marked = region.explicit and not region.unmarked.issuperset(region.rows(start, end))
    return Layout(table, section, Span(start, end), tuple(rows), labels, tuple(flaws), marked)


def _within(matches: list[Match], rows: list[RowLayout]) -> list[Match]:
    """The matches without those of another table that stands before or after and has a label in common."""
    places = {row.label.span.start for row in rows}
    first, last = min(places), max(places)
    after = -1
    kept: list[Match] = []
    for match in matches:
        at = match.first
        if match.kind == "row" and at < first:
            after, kept = at, []
        elif at <= last or match.kind == "rest":
            kept.append(match)
    return kept if after < 0 or any(match.kind == "column" for match in kept) else matches


def _behind_others(matches: list[Match], region: Region, begin: int) -> list[Match]:
    """The matches without those before the labels or values of another table that stands above the cell ``begin``."""
    others = [match for match in matches if match.first < begin and match.kind == "foreign"]
    if len(others) > _TABLE:
        end = others[-1].last
        figures = [cell.start for cell in region.cells[end + 1 : begin] if cell.kind in (NUMBER, MARK)]
        end = figures[-1] if len(figures) > _TABLE else end
        return [match for match in matches if match.first > end]
    above = [cell for cell in region.cells[:begin] if cell.kind == NUMBER]
    heads = [match for match in matches if match.kind == "column" and match.exact]
    if above and len({match.key for match in heads if match.last < above[0].start}) >= _TABLE:
        return matches  # a row below the header that the form lacks, or that has lost its label
    ends = {match.last: region.cells[match.last].row for match in matches if match.first < begin} if above else {}
    if len(above) >= _TABLE or any(ends.get(cell.start - 1) == cell.row for cell in above):
        return [match for match in matches if match.first > above[-1].start]
    return matches


def _runs(region: Region, matches: list[Match], table: TableForm) -> list[Run]:
    """The cells that follow each row label, up to the next label."""
    forms = {row.key: row for row in table.rows}
    cells = region.cells
    runs: list[Run] = []
    current: Run | None = None
    skipped = group = begin = -1
    apart = False
    at = 0
    for match in matches:
        if current and at < match.first:
            current.take(cells[at : match.first], skipped if region.by_line else -1)
        i = match.first
        if match.kind == "rest":
            skipped = cells[i].row if current is None or current.filled else -1
        elif match.kind == "row":
            row = cells[match.last].row
            if not (current and current.form.key == match.key and not current.filled and current.row == row):
                begin = begin if group == match.first else match.first
                current = Run(forms[match.key], match, begin, row, apart)
                runs.append(current)
        elif match.kind == "other":
            current = _words(current, cells[i], region)
            apart = apart or current is None
        elif region.explicit or current is None or current.filled:
            current = None
        if match.kind in ("foreign", "group", "column", "header"):
            apart = apart and not match.exact or match.kind == "foreign"
        if match.kind == "group" and group != match.first:
            begin = match.first
        at = match.last + 1
        group = at if match.kind == "group" else -1
    if current:
        current.take(cells[at:], skipped if region.by_line else -1)
    return runs


def _words(current: Run | None, cell: Raw, region: Region) -> Run | None:
    """The run after words that are no label: they may stand where a value should, or open a row the form lacks."""
    if current is None:
        return None
    if current.form.text:
        if not current.cells or current.cells[-1].row == cell.row or not current.filled:
            current.cells.append(cell)
            return current
        return None
    if region.by_line and cell.row != current.row:
        return None
    above = [] if region.explicit else [other for other in current.cells if other.row != cell.row]
    if above and cell.row != current.row and len(above) < len(current.cells):
        current.cells = above  # `1 门户网站 10` is of another table
        return None
    if current.filled >= len(current.form.columns):
        return None
    valued = region.explicit or current.filled or cell.row == current.row or is_item(cell)
    (current.cells if valued else current.words).append(cell)
    return current


def _unknowable(rows: list[RowLayout], flaws: list[Flaw], region: Region, table: TableForm) -> bool:
    """Whether so much is lacking that lines must have been lost (repeated ones, removed by a converter)."""
    odd = [flaw for flaw in flaws if flaw.kind == "width"]
    wrong = [flaw for flaw in odd if region.by_line or flaw.found <= flaw.wanted]  # else a page number may be in it
    several = len(wrong) >= _SEVERAL and 4 * len(wrong) > len(rows) or len(odd) >= _SEVERAL and 2 * len(odd) > len(rows)
    if several and not table.run:
        return True  # they have one cause
    short = [flaw for flaw in wrong if flaw.found < flaw.wanted]
    if not short or region.explicit:
        return not table.run and 2 * len(wrong) > len(rows) > 1
    if any(2 * flaw.found < flaw.wanted and flaw.wanted > 3 for flaw in short) and len(rows) == 1 + len(short):
        return True
    if 2 * len(short) > len(rows) and not (table.run and short[0].wanted - short[0].found <= _FEW):
        return True
    return region.unrepeated() or len(short) > 1 and region.alternating()
