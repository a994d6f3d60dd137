"""Which of the cells behind a row's label are its values."""

from collections import Counter

from .form import RowForm
from .label_reader import Match
from .region import BLANK, WORDS, Raw, Region, without_page_numbers
from .source import Span
from .table_layout import Flaw, Label, RowLayout


class Run:
    """The cells between the label of a row and the next label; ``words`` may be values where none came before them.

    ``apart``: words that are no labels of the table stand before it, as the header of another table does.
    """

    __slots__ = ("apart", "cells", "form", "grouped", "label", "match", "row", "words")

    def __init__(self, form: RowForm, match: Match, label: Label, row: int, grouped: bool, apart: bool) -> None:
        self.form = form
        self.match = match
        self.label = label
        self.row = row
        self.grouped = grouped
        self.apart = apart
        self.cells: list[Raw] = []
        self.words: list[Raw] = []

    @property
    def filled(self) -> int:
        """How many of the cells hold something."""
        return sum(cell.kind != BLANK for cell in self.cells)

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
        fitting = bool(found) and abs(len(found) - wanted) <= slack
        return 1 + (fitting or region.explicit and len(found) > wanted and region.same(found)) - less


def place(runs: list[Run], region: Region) -> tuple[list[RowLayout], list[Flaw]]:
    """The rows with their cells, each row once, and a flaw for each row that has not as many values as the form."""
    first: dict[str, Run] = {}
    for run in runs:
        if run.form.key not in first or run.fit(region) > first[run.form.key].fit(region):
            first[run.form.key] = run
    chosen = [run for run in runs if first[run.form.key] is run]
    leads = _leads(chosen, region)
    rows: list[RowLayout] = []
    flaws: list[Flaw] = []
    tails = {} if region.by_line or not region.explicit else _tails(chosen)
    widest = max((len(run.form.columns) for run in chosen), default=0)
    seen = _seen(chosen, region) if region.explicit else {}
    full = {kind: min(lengths) for kind, lengths in seen.items() if len(lengths) > 1}
    sizes = {(kind, length) for kind, lengths in seen.items() for length in lengths}
    widths = Counter(cell.row for cell in region.cells) if region.by_line else Counter()
    width, often = Counter(widths[run.row] for run in chosen).most_common(1)[0] if chosen else (0, 0)
    width = width if region.by_line and 5 * often >= 4 * len(chosen) else 0
    whole = {widths[run.row] for run in chosen if run.filled == len(run.form.columns)} if width else ()
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
            values = _window(cells, wanted, leads.get(_shape(run, region)), widest, region)
            last = tails.get((run.grouped, wanted), 0) if run is chosen[-1] else 0
            short = (
                full.get(_kind(run), 0) - last > len(_candidates(run, region))
                or widths[run.row] < width
                and widths[run.row] not in whole
            )
            unsure = region.tailed and values and values[-1].kind == BLANK and _kind(run) not in full
            unsure = unsure and (_kind(run), len(_candidates(run, region))) not in sizes
            if 0 < _held(cells) < wanted and (short or unsure):
                values = None  # its blank cells are the tail of a span: full rows of its kind are longer
        else:
            values = _open(cells, run, region) or _open(sorted(run.words + cells), run, region)
        if values is None:
            found = sum(cell.kind != BLANK for cell in cells) or len(cells)
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


def _kind(run: Run) -> tuple[str, int]:
    """Rows of one kind have numbers of one kind in their labels (`一、`, `（一）`, `1.`), and as many columns."""
    first = run.form.label[:1]
    return "1" if first.isdigit() else "（" if first == "（" else "", len(run.form.columns)


def _seen(runs: list[Run], region: Region) -> dict[tuple[str, int], list[int]]:
    """By kind of row how many cells stand behind the labels of those that hold all their values."""
    seen: dict[tuple[str, int], list[int]] = {}
    for run in runs:
        cells = _candidates(run, region)
        if _held(cells) == len(run.form.columns):
            seen.setdefault(_kind(run), []).append(len(cells))
    return seen


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
    own = [cell for cell in run.cells if cell.row == run.row]
    if any(cell.kind != BLANK for cell in own) and (
        len(own) >= len(run.form.columns) or run.filled != len(run.form.columns)
    ):
        return own
    return run.cells if run.filled else own


def _shape(run: Run, region: Region) -> tuple[int, int]:
    """Rows of one shape have their first value equally far from the label."""
    if not region.by_line:
        return (0, 0)
    return len([cell for cell in run.cells if cell.row == run.row]), len(run.form.columns)


def _leads(runs: list[Run], region: Region) -> dict[tuple[int, int], int]:
    """By shape, how many blank cells stand between label and first value in the rows that leave no doubt."""
    seen: dict[tuple[int, int], Counter[int]] = {}
    for run in runs:
        cells = _candidates(run, region)
        filled = [i for i, cell in enumerate(cells) if cell.kind != BLANK]
        if len(filled) == len(run.form.columns):
            seen.setdefault(_shape(run, region), Counter())[filled[0]] += 1
    return {shape: counter.most_common(1)[0][0] for shape, counter in seen.items()}


def _window(cells: list[Raw], wanted: int, lead: int | None, widest: int, region: Region) -> list[Raw] | None:
    """The values among explicit cells: as many neighbours as the form wants that leave nothing out but blanks.

    A value that is repeated up to the width of the ``widest`` row is one in a merged cell.
    """
    filled = [i for i, cell in enumerate(cells) if cell.kind != BLANK]
    if len(cells) < wanted:
        return None
    if len(filled) == widest > wanted and region.same(cells[i] for i in filled[wanted - 1 :]):
        return [cells[i] for i in filled[:wanted]]
    lowest, highest = 0, len(cells) - wanted
    if filled:
        lowest, highest = max(lowest, filled[-1] - wanted + 1), min(highest, filled[0])
    if lowest > highest:
        return None
    start = lead if lead is not None and lowest <= lead <= highest else lowest
    return cells[start : start + wanted]


def _open(cells: list[Raw], run: Run, region: Region) -> list[Raw] | None:
    """The values where blank cells do not show: all of them, if they are as many as the form wants."""
    wanted = len(run.form.columns)
    filled = [cell for cell in cells if cell.kind != BLANK]
    if len(filled) == wanted:
        return filled
    figures = [cell for cell in filled if cell.kind != WORDS]
    if len(figures) > wanted:
        figures = without_page_numbers(figures, region, run.row)
    return figures if len(figures) == wanted else None
