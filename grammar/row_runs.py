"""The cells behind the label of a row, up to the next label."""

from .form import RowForm
from .label_reader import Match
from .patterns import lazy
from .region import BLANK, SPANNED, WORDS, Raw, Region

_ITEM = lazy(r"\d[^\d个家次件条项名人户万千亿元余多].")


class Run:
    """The cells between the label of a row and the next label; ``words`` may be values where none came before them.

    ``begin`` is the first cell of the row: its groups stand between it and the label.
    ``apart``: words that are no labels of the table stand before it, as the header of another table does.
    ``candidates`` are the cells among which the values are, ``held`` is how many of them hold something; both are
    known when the run is settled.
    """

    __slots__ = ("apart", "begin", "candidates", "cells", "form", "held", "label", "match", "row", "words")

    def __init__(self, form: RowForm, match: Match, begin: int, row: int, apart: bool) -> None:
        self.form = form
        self.match = match
        self.label = match.label
        self.begin = begin
        self.row = row
        self.apart = apart
        self.cells: list[Raw] = []
        self.words: list[Raw] = []
        self.candidates: list[Raw] = []
        self.held = 0

    def take(self, cells: list[Raw], skipped: int) -> None:
        """Add cells, without those of the row ``skipped`` and what spans leave.

        A blank cell that is the whole row cannot be told from that: `行政强制 |  |||`.
        """
        if skipped >= 0:
            cells = [cell for cell in cells if cell.row != skipped]
        if not self.cells and len(self.form.columns) == 1:
            self.cells += cells[:1]
            cells = cells[1:]
        self.cells += [cell for cell in cells if cell.folded != SPANNED]

    def settle(self, region: Region) -> None:
        """Find out which cells may be the values: nothing is added any more."""
        self.candidates = candidates(self, region)
        self.held = filled_cells(self.candidates)

    @property
    def full(self) -> bool:
        """Whether there are as many values as the form wants."""
        return self.held == len(self.form.columns)

    @property
    def grouped(self) -> bool:
        """Whether groups stand before the label."""
        return self.begin < self.match.first

    @property
    def filled(self) -> int:
        """How many of the cells hold something."""
        return filled_cells(self.cells)

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


def filled_cells(cells: list[Raw]) -> int:
    """How many of some cells hold something."""
    return len([cell for cell in cells if cell[2] != BLANK])


def row_kind(run: Run) -> tuple[str, int]:
    """Rows of one kind have numbers of one kind in their labels (`一、`, `（一）`, `1.`), and as many columns."""
    first = run.form.label[:1]
    return "1" if first.isdigit() else "（" if first == "（" else "", len(run.form.columns)


def row_shape(run: Run, cells: list[Raw], region: Region) -> tuple[int, int]:
    """How many cells stand in the row before the last one of the label, and how many behind it."""
    before = run.match.last
    while before and region.by_line and region.cells[before - 1].row == run.row:
        before -= 1
    return run.match.last - before, len(cells)


def candidates(run: Run, region: Region) -> list[Raw]:
    """The cells among which the values are: where rows stand on lines of their own, those of the label's line."""
    if not region.by_line:
        return run.cells
    if not run.cells and region.explicit:  # 行政许可 | |||: its one cell is blank, the others are the span's
        return region.cells[run.match.last + 1 : row_end(run, region)]
    own = [cell for cell in run.cells if cell.row == run.row]
    if any(cell.kind != BLANK for cell in own) and (
        len(own) >= len(run.form.columns) or run.filled != len(run.form.columns)
    ):
        return own
    lines = {cell.row for cell in run.cells if cell.kind != BLANK}
    line = [cell for cell in run.cells if cell.row in lines]  # values may stand beside the rest of the label
    return own if not lines else line if len(lines) == 1 and len(line) >= len(run.form.columns) else run.cells


def blank_tail(run: Run) -> int:
    """How many blank cells end the run."""
    tail = 0
    while tail < len(run.cells) and run.cells[-1 - tail].kind == BLANK:
        tail += 1
    return tail


def opens(cell: Raw) -> bool:
    """Whether it may be the lone pipe with which rows open where cells stand on lines of their own."""
    return cell.kind == BLANK and cell.folded != SPANNED


def ahead(runs: list[Run], region: Region) -> list[Run]:
    """The rows with a lone pipe before them."""
    return [run for run in runs if run.begin and opens(region.cells[run.begin - 1])]


def row_end(run: Run, region: Region) -> int:
    """Behind the last cell of a row, those that its spans leave among them."""
    end = run.cells[-1].end if run.cells else run.match.last + 1
    while end < len(region) and region.cells[end].folded == SPANNED:
        end += 1
    return end
