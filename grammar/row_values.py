"""Which of the cells behind a row's label are its values."""

from functools import cache, partial
from itertools import islice, takewhile
from sys import maxsize

from .labels import fold
from .region import BLANK, NUMBER, WORDS, Raw, Region, without_page_numbers
from .row_runs import Run, blank_tail, filled_cells, is_item
from .row_window import filled_columns, find_leads, short_rows, usual_tails, window
from .source import Span
from .table_layout import Flaw, RowLayout

_NEAR = 6  # so many lines further on are no part of a row


def place(runs: list[Run], region: Region) -> tuple[list[RowLayout], list[Flaw]]:
    """The rows with their cells, each row once, and a flaw for each row that has not as many values as the form."""
    first: dict[str, Run] = {}
    for run in runs:
        if run.form.key not in first or run.fit(region) > first[run.form.key].fit(region):
            first[run.form.key] = run
    chosen = [run for run in runs if first[run.form.key] is run]
    for run in chosen:
        run.settle(region)
    leads = cache(partial(find_leads, chosen, region))
    columns = filled_columns(chosen, region) if region.explicit and not all(run.full for run in chosen) else frozenset()
    rows: list[RowLayout] = []
    flaws: list[Flaw] = []
    tails = {} if region.by_line or not region.explicit else usual_tails(chosen)
    widest = max((len(run.form.columns) for run in chosen), default=0)
    short = short_rows(chosen, region) if region.explicit else ()
    repeats = region.explicit and any(len(run.form.columns) < widest == run.filled for run in chosen)
    for run in chosen:
        if run.form.text:
            rows.append(RowLayout(run.form.key, run.label, run.form.columns, (), _words(run, region)))
            continue
        cells = run.candidates
        wanted = len(run.form.columns)
        usual = tails.get((run.grouped, wanted), 0)
        tail = min(usual, blank_tail(run)) if usual else 0
        if tail and (run is not chosen[-1] or len(cells) - tail >= wanted):  # behind the last row no other one opens
            cells = cells[: len(cells) - tail]
        if region.explicit:
            values = None
            held = filled_cells(cells)
            if held == 0 and region.by_line and _goes_on(run, runs, region):
                cells = []
            elif run not in short or not 0 < held < wanted:
                values = window(cells, run, leads, columns, widest, region, repeats)
        else:
            values = _open(cells, run, region) or _open(sorted(run.words + cells), run, region)
        if values is None:
            filled = [at for at, cell in enumerate(cells) if cell.kind != BLANK]
            found = len(filled) or len(cells)
            found = filled[-1] - filled[0] + 1 if found == wanted and filled else found  # blank ones stand between
            hidden = not region.explicit
            flaws.append(Flaw("width", run.label.span, run.form.key, found, wanted, unassessable=hidden))
        cells_of_row = tuple([cell.start for cell in values or ()])
        rows.append(RowLayout(run.form.key, run.label, run.form.columns, cells_of_row))
    flaws += [
        Flaw("twice", run.label.span, run.form.key)
        for run in runs
        if first[run.form.key] is not run and not run.apart and run.fit(region) > 1
    ]
    return rows, flaws


def _words(run: Run, region: Region) -> Span:
    """The one value of a row that holds words: all that stands behind the label on the first line with anything."""
    filled = [cell for cell in run.cells if cell.kind != BLANK and (cell.row == run.row or not region.by_line)]
    if not filled:
        return Span(*run.cells[0][:2]) if run.cells else Span(run.label.span.end, run.label.span.end)
    line = [cell for cell in filled if cell.row == filled[0].row]
    return Span(line[0].start, line[-1].end)


def _goes_on(run: Run, runs: list[Run], region: Region) -> bool:
    """Whether figures that are no other row's stand on a line beside a blank one: they may be this row's."""
    rows = {other.row for other in runs}
    after = min((row for row in rows if row > run.row), default=maxsize)
    near = range(run.row - (run.row - 1 not in rows), min(after, run.row + _NEAR))
    at = run.match.first
    while at and region.cells[at - 1].row >= near.start:
        at -= 1
    end, label = region.cells[run.match.last].row, fold(run.form.label)
    last = after == maxsize  # behind the last row words on a line below that are no piece of its label are no row's
    beside = takewhile(
        lambda cell: (
            cell.row < near.stop and not (last and cell.kind == WORDS and cell.row > end and cell.folded not in label)
        ),
        islice(region.cells, at, None),
    )
    return any(cell.kind == NUMBER and cell.row != run.row for cell in beside)


def _open(cells: list[Raw], run: Run, region: Region) -> list[Raw] | None:
    """The values where blank cells do not show: all of them, if they are as many as the form wants."""
    wanted = len(run.form.columns)
    filled = [cell for cell in cells if cell.kind != BLANK]
    if any(is_item(cell) for cell in filled):
        return None
    if len(filled) == wanted:
        return filled
    figures = [cell for cell in filled if cell.kind != WORDS]
    if len(figures) > wanted:
        figures = without_page_numbers(figures, region, run.row)
    return figures if len(figures) == wanted else None
