"""Which of the cells behind a row's label are its values."""

from collections import Counter
from itertools import islice, takewhile
from sys import maxsize
from typing import NamedTuple

from .form import RowForm
from .label_reader import Match
from .patterns import lazy
from .region import BLANK, NUMBER, SPANNED, WORDS, Raw, Region, without_page_numbers
from .source import Span
from .table_layout import Flaw, RowLayout

_ITEM = lazy(r"\d[^\d个家次件条项名人户万千亿元余多].")


_NEAR = 6  # so many lines further on are no part of a row
_SURE = 3  # so many rows must tell which columns hold anything


class Run:
    """The cells between the label of a row and the next label; ``words`` may be values where none came before them.

    ``begin`` is the first cell of the row: its groups stand between it and the label.
    ``apart``: words that are no labels of the table stand before it, as the header of another table does.
    """

    __slots__ = ("apart", "begin", "cells", "form", "label", "match", "row", "words")

    def __init__(self, form: RowForm, match: Match, begin: int, row: int, apart: bool) -> None:
        self.form = form
        self.match = match
        self.label = match.label
        self.begin = begin
        self.row = row
        self.apart = apart
        self.cells: list[Raw] = []
        self.words: list[Raw] = []

    @property
    def grouped(self) -> bool:
        """Whether groups stand before the label."""
        return self.begin < self.match.first

    @property
    def filled(self) -> int:
        """How many of the cells hold something."""
        return sum(cell.kind != BLANK for cell in self.cells)

    @property
    def divided(self) -> bool:
        """Whether an item stands among the cells: a row of another form that has several rows under this label."""
        return any(is_item(cell) for cell in self.cells)

    def fit(self, region: Region) -> float:
        """How like a row of the form it is: 0 without any value, 1 with too few or too many, 2 else; less when apart.

        Where rows stand on lines of their own one value more or less is no matter; a merged cell may repeat its value.
        """
        wanted = len(self.form.columns)
        found = [cell for cell in self.cells if cell.kind != BLANK and (cell.row == self.row or not region.by_line)]
        less = 0.5 * self.apart
        if not self.filled or self.form.text:
            return (2 - less) * bool(self.filled)
        slack = 1 if region.by_line else 0
        fitting = bool(found) and abs(len(found) - wanted) <= slack and not self.divided
        return 1 + (fitting or region.explicit and len(found) > wanted and region.same(found)) - less


def is_item(cell: Raw) -> bool:
    """Whether words are numbered, as those are that name a row."""
    return cell.kind == WORDS and _ITEM.match(cell.folded) is not None


def place(runs: list[Run], region: Region) -> tuple[list[RowLayout], list[Flaw]]:
    """The rows with their cells, each row once, and a flaw for each row that has not as many values as the form."""
    first: dict[str, Run] = {}
    for run in runs:
        if run.form.key not in first or run.fit(region) > first[run.form.key].fit(region):
            first[run.form.key] = run
    chosen = [run for run in runs if first[run.form.key] is run]
    leads = _leads(chosen, region)
    columns = _columns(chosen, region) if region.explicit and len(leads) < len(chosen) else frozenset()
    rows: list[RowLayout] = []
    flaws: list[Flaw] = []
    tails = {} if region.by_line or not region.explicit else _tails(chosen)
    widest = max((len(run.form.columns) for run in chosen), default=0)
    short = _short(chosen, region) if region.explicit else ()
    repeats = region.explicit and any(run.filled == widest > len(run.form.columns) for run in chosen)
    for run in chosen:
        if run.form.text:
            rows.append(RowLayout(run.form.key, run.label, run.form.columns, (), _words(run, region)))
            continue
        cells = _candidates(run, region)
        wanted = len(run.form.columns)
        tail = min(tails.get((run.grouped, wanted), 0), _tail(run))
        if run is not chosen[-1] or len(cells) - tail >= wanted:  # behind the last row no other one opens
            cells = cells[: len(cells) - tail]
        if region.explicit:
            values = None
            held = _held(cells)
            if held == 0 and region.by_line and _goes_on(run, runs, region):
                cells = []
            elif run not in short or not 0 < held < wanted:
                values = _window(cells, run, leads, columns, widest, region, repeats)
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


def _held(cells: list[Raw]) -> int:
    return sum(cell.kind != BLANK for cell in cells)


def _goes_on(run: Run, runs: list[Run], region: Region) -> bool:
    """Whether figures that are no other row's stand on a line beside a blank one: they may be this row's."""
    rows = {other.row for other in runs}
    after = min((row for row in rows if row > run.row), default=maxsize)
    near = range(run.row - (run.row - 1 not in rows), min(after, run.row + _NEAR))
    at = run.match.first
    while at and region.cells[at - 1].row >= near.start:
        at -= 1
    beside = takewhile(lambda cell: cell.row < near.stop, islice(region.cells, at, None))
    return any(cell.kind == NUMBER and cell.row != run.row for cell in beside)


def _kind(run: Run) -> tuple[str, int]:
    """Rows of one kind have numbers of one kind in their labels (`一、`, `（一）`, `1.`), and as many columns."""
    first = run.form.label[:1]
    return "1" if first.isdigit() else "（" if first == "（" else "", len(run.form.columns)


def _short(runs: list[Run], region: Region) -> list[Run]:
    """The rows that lack cells: all but a few rows of the table have more, and none that is full has as few.

    Of rows on one line any may lack some.
    """
    if not runs:
        return []
    if region.by_line:
        sizes = Counter(cell.row for cell in region.cells)
        widths = [sizes[run.row] for run in runs]
    else:
        widths = [_end(run, region) - run.begin for run in runs]
        widths[-1] += 2 * len(_ahead(runs, region)) > len(runs)  # behind the last row no other one opens
    width, often = Counter(widths).most_common(1)[0]
    if 5 * often < 4 * len(runs):
        return []
    full = {
        size for run, size in zip(runs, widths, strict=True) if _held(_candidates(run, region)) == len(run.form.columns)
    }
    labels = Counter(run.row for run in runs) if region.by_line else Counter()
    return [
        run
        for run, size in zip(runs, widths, strict=True)
        if size < width and size not in full or labels[run.row] > 1  # rows that are run together
    ]


def _ahead(runs: list[Run], region: Region) -> list[Run]:
    """The rows with a lone pipe before them."""
    return [run for run in runs if run.begin and opens(region.cells[run.begin - 1])]


def _end(run: Run, region: Region) -> int:
    """Behind the last cell of a row, those that its spans leave among them."""
    end = run.cells[-1].end if run.cells else run.match.last + 1
    while end < len(region) and region.cells[end].folded == SPANNED:
        end += 1
    return end


def opens(cell: Raw) -> bool:
    """Whether it may be the lone pipe with which rows open where cells stand on lines of their own."""
    return cell.kind == BLANK and cell.folded != SPANNED


def _tails(runs: list[Run]) -> dict[tuple[bool, int], int]:
    """How many blank cells a span leaves at the end of most rows that are full, with a group before them or not."""
    seen: dict[tuple[bool, int], Counter[int]] = {}
    for run in runs:
        if run.filled == len(run.form.columns):
            seen.setdefault((run.grouped, run.filled), Counter())[_tail(run)] += 1
    return {kind: counter.most_common(1)[0][0] for kind, counter in seen.items()}


def _tail(run: Run) -> int:
    """How many blank cells end the run."""
    tail = 0
    while tail < len(run.cells) and run.cells[-1 - tail].kind == BLANK:
        tail += 1
    return tail


def _candidates(run: Run, region: Region) -> list[Raw]:
    """The cells among which the values are: where rows stand on lines of their own, those of the label's line."""
    if not region.by_line:
        return run.cells
    if not run.cells and region.explicit:  # 行政许可 | |||: its one cell is blank, the others are the span's
        return region.cells[run.match.last + 1 : _end(run, region)]
    own = [cell for cell in run.cells if cell.row == run.row]
    if any(cell.kind != BLANK for cell in own) and (
        len(own) >= len(run.form.columns) or run.filled != len(run.form.columns)
    ):
        return own
    lines = {cell.row for cell in run.cells if cell.kind != BLANK}
    line = [cell for cell in run.cells if cell.row in lines]  # values may stand beside the rest of the label
    return own if not lines else line if len(lines) == 1 and len(line) >= len(run.form.columns) else run.cells


class _Lead(NamedTuple):
    """How many blank cells stand before the values of a row that leaves no doubt, and what it is known by."""

    row: int
    kind: tuple[str, int]
    shape: tuple[int, int]
    lead: int

    @property
    def column(self) -> int:
        """How many cells stand before the values in all."""
        return self.shape[0] + self.lead


def _leads(runs: list[Run], region: Region) -> list[_Lead]:
    """The leads of the rows that hold all their values."""
    found: list[_Lead] = []
    for run in runs:
        cells = _candidates(run, region)
        filled = [i for i, cell in enumerate(cells) if cell.kind != BLANK]
        if len(filled) == len(run.form.columns):
            found.append(_Lead(run.row, _kind(run), _shape(run, cells, region), filled[0]))
    return found


def _columns(runs: list[Run], region: Region) -> frozenset[int]:
    """Which columns hold anything in rows that are not full, told by those with just as many cells as columns."""
    wanted = len(runs[0].form.columns)
    opened = not region.by_line and 2 * len(_ahead(runs, region)) > len(runs)  # by the last cell of the row before
    rows = [_candidates(run, region) for run in runs]
    rows = [cells[:-1] if opened and run is not runs[-1] else cells for run, cells in zip(runs, rows, strict=True)]
    sure = [cells for cells in rows if len(cells) == wanted and 0 < _held(cells) < wanted]
    if len(sure) < _SURE or any(len(run.form.columns) != wanted for run in runs):
        return frozenset()
    return frozenset(i for cells in sure for i, cell in enumerate(cells) if cell.kind != BLANK)


def _shape(run: Run, cells: list[Raw], region: Region) -> tuple[int, int]:
    """How many cells stand in the row before the last one of the label, and how many behind it."""
    before = run.match.last
    while before and region.by_line and region.cells[before - 1].row == run.row:
        before -= 1
    return run.match.last - before, len(cells)


def _window(
    cells: list[Raw],
    run: Run,
    leads: list[_Lead],
    columns: frozenset[int],
    widest: int,
    region: Region,
    repeats: bool,
) -> list[Raw] | None:
    """The values among explicit cells: as many neighbours as the form wants that leave nothing out but blanks.

    Where several places would do, they stand below those of other rows, and as in the row that is most like it: one
    with a number of the same kind spans as many columns, one of the same shape lost as many at a page break. A row
    that is not full fills no other ``columns`` than such rows do that leave no doubt. A value that is repeated up to
    the width of the ``widest`` row is one in a merged cell.
    """
    wanted = len(run.form.columns)
    filled = [i for i, cell in enumerate(cells) if cell.kind != BLANK]
    if len(cells) < wanted:
        return None
    if len(filled) == widest > wanted and region.same(cells[i] for i in filled[wanted - 1 :]):
        return [cells[i] for i in filled[:wanted]]
    if repeats and len(cells) == widest > wanted and filled and filled[0] < wanted and region.same(cells[wanted - 1 :]):
        return cells[:wanted]
    lowest, highest = 0, len(cells) - wanted
    if filled:
        lowest, highest = max(lowest, filled[-1] - wanted + 1), min(highest, filled[0])
    if lowest < highest and filled:
        if region.by_line and cells[0].row != run.row:
            return None
        kind, shape = _kind(run), _shape(run, cells, region)
        fitting = [at for at in range(lowest, highest + 1) if columns.issuperset(i - at for i in filled)]
        if len(fitting) == 1:
            return cells[fitting[0] : fitting[0] + wanted]
        places_of = {known.column - shape[0] for known in leads}
        places = [place for place in range(lowest, highest + 1) if place in places_of]
        likely = [known for known in leads if known.lead in places]
        unlike = any(known.kind == kind and lowest <= known.lead <= highest for known in leads)
        if unlike and not any(known.kind == kind for known in likely) or len(places) != 1 and not likely:
            return None
        lowest = places[0]
        if len(places) > 1:
            near = max(likely, key=lambda one: (2 * (one.kind == kind) + (one.shape == shape), -abs(one.row - run.row)))
            lowest = near.lead
    return cells[lowest : lowest + wanted] if lowest <= highest else None


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
