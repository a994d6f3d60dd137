"""Reading a table: cells in reading order, labels that say whose they are, values by their place after the label."""

from .cells import MARK, NUMBER, Raw, Region, read_cells
from .form import Form, TableForm
from .label_reader import Match, find_labels
from .nodes import Leaf
from .row_values import Run, place
from .source import Span
from .table_flaws import tears
from .table_nodes import Flaw, Row, Table
from .table_runs import densest, read_run

_OWN = ("row", "column", "group", "header")


def read_table(text: str, leaves: tuple[Leaf, ...], table: TableForm, form: Form, section: str) -> Table | None:
    """The table of that form in the given runs of table lines; None where it is not."""
    region = read_cells(text, leaves)
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
    else:
        runs = _runs(region, matches, table)
        if 3 * len({run.form.key for run in runs}) < len(table.rows):
            return None
        rows, flaws = place(runs, region)
    start = region.cells[own[0].first].start if own else region.cells[0].start
    last = region.cells[own[-1].last].end if own else start + 1
    end = max([last, *(row.label.span.end for row in rows), *(row.cells[-1].span.end for row in rows if row.cells)])
    if _unknowable(rows, flaws, region):
        rows, flaws = [], [Flaw("unreadable", Span(start, end), unassessable=True)]
    flaws += tears(region, matches)
    labels = tuple(match.label(region.cells) for match in matches if match.kind not in ("foreign", "rest"))
    return Table(table.key, section, Span(start, end), table, tuple(rows), labels, tuple(flaws), region.explicit)


def _runs(region: Region, matches: list[Match], table: TableForm) -> list[Run]:
    """The cells that follow each row label, up to the next label."""
    forms = {row.key: row for row in table.rows}
    starts = {match.first: match for match in matches}
    cells = region.cells
    runs: list[Run] = []
    current: Run | None = None
    skipped = group = -1
    i = 0
    while i < len(cells):
        match = starts.get(i)
        if match is None:
            if current and (not region.by_line or cells[i].row != skipped):
                current.cells.append(cells[i])
            i += 1
            continue
        if match.kind == "rest":
            skipped = cells[i].row
        elif match.kind == "row":
            row = cells[match.last].row
            if not (current and current.form.key == match.key and not current.filled and current.row == row):
                current = Run(forms[match.key], match, match.label(cells), row, grouped=group == match.first)
                runs.append(current)
        elif match.kind == "other":
            current = _words(current, cells[i], region)
        elif region.explicit or current is None or current.filled:
            current = None
        i = match.last + 1
        group = i if match.kind == "group" else -1
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
    if current.filled >= len(current.form.columns):
        return None
    valued = region.explicit or current.filled or cell.row == current.row
    (current.cells if valued else current.words).append(cell)
    return current


def _unknowable(rows: list[Row], flaws: list[Flaw], region: Region) -> bool:
    """Whether so much is lacking that lines must have been lost (repeated ones, removed by a converter)."""
    if region.explicit:
        return False
    short = [flaw for flaw in flaws if flaw.kind == "width" and flaw.found < flaw.wanted]
    if not short:
        return False
    if any(2 * flaw.found < flaw.wanted and flaw.wanted > 3 for flaw in short) and len(rows) == 1 + len(short):
        return True
    texts = [cell.text for cell in region.cells]
    return 3 * len(short) >= len(rows) or len(set(texts)) == len(texts)
