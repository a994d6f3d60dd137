"""Which of the cells behind a row's label are its values."""

from collections import Counter

from .cells import BLANK, WORDS, Raw, Region
from .figures import figure
from .form import RowForm
from .label_reader import Match
from .nodes import Cell
from .source import Span
from .table_nodes import Flaw, Label, Row


class Run:
    """The cells between the label of a row and the next label."""

    __slots__ = ("cells", "form", "label", "match", "row")

    def __init__(self, form: RowForm, match: Match, label: Label, row: int) -> None:
        self.form = form
        self.match = match
        self.label = label
        self.row = row
        self.cells: list[Raw] = []

    @property
    def filled(self) -> int:
        """How many of the cells hold something."""
        return sum(cell.kind != BLANK for cell in self.cells)


def place(runs: list[Run], region: Region) -> tuple[list[Row], list[Flaw]]:
    """The rows with their cells, each row once, and a flaw for each row that has not as many values as the form."""
    first: dict[str, Run] = {}
    for run in runs:
        if run.form.key not in first or (run.filled and not first[run.form.key].filled):
            first[run.form.key] = run
    chosen = [run for run in runs if first[run.form.key] is run]
    leads = _leads(chosen, region)
    rows: list[Row] = []
    flaws: list[Flaw] = []
    for run in chosen:
        cells = _candidates(run, region)
        wanted = len(run.form.columns)
        values = _window(cells, wanted, leads.get(_shape(run, region))) if region.explicit else _open(cells, wanted)
        if values is None:
            found = sum(cell.kind != BLANK for cell in cells) or len(cells)
            hidden = not region.explicit
            flaws.append(Flaw("width", run.label.span, run.form.key, found, wanted, unassessable=hidden))
        rows.append(Row(run.form.key, run.label, _named(run.form.key, run.form.columns, values or [])))
    return rows, flaws


def _named(row: str, columns: tuple[str, ...], values: list[Raw]) -> tuple[Cell, ...]:
    return tuple(named(row, column, raw) for column, raw in zip(columns, values, strict=False))


def named(row: str, column: str, raw: Raw) -> Cell:
    """The cell of the form that a cell of the text is."""
    value = None if raw.kind in (BLANK, WORDS) else figure(raw.text)
    return Cell(row, column, Span(raw.start, raw.end), raw.text, value)


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


def _window(cells: list[Raw], wanted: int, lead: int | None) -> list[Raw] | None:
    """The values among explicit cells: as many neighbours as the form wants that leave nothing out but blanks."""
    filled = [i for i, cell in enumerate(cells) if cell.kind != BLANK]
    if len(cells) < wanted:
        return None
    if wanted == 1 and len(filled) > 1 and len({cells[i].text for i in filled}) == 1:
        return [cells[filled[0]]]
    lowest, highest = 0, len(cells) - wanted
    if filled:
        lowest, highest = max(lowest, filled[-1] - wanted + 1), min(highest, filled[0])
    if lowest > highest:
        return None
    start = lead if lead is not None and lowest <= lead <= highest else lowest
    return cells[start : start + wanted]


def _open(cells: list[Raw], wanted: int) -> list[Raw] | None:
    """The values where blank cells do not show: all of them, if they are as many as the form wants."""
    filled = [cell for cell in cells if cell.kind != BLANK]
    if len(filled) == wanted:
        return filled
    figures = [cell for cell in filled if cell.kind != WORDS]
    return figures if len(figures) == wanted else None
