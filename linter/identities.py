"""Judges the sums that a standard demands of the tables, over every row or column for which all figures are known."""

from collections.abc import Mapping, Sequence

from ..grammar import Cell, Report
from ..grammar.form import ColumnForm, RowForm, TableForm
from ..grammar.per_report import per_report
from ..grammar.records import NamedTuple
from ..grammar.table_nodes import Table
from .finding import Setting
from .identity_sides import Check, Line, cells_of, checks_of, may_fail
from .repair import Cause, Equation, Settings, find_causes
from .standard import Identity, Standard


class Sum(NamedTuple):
    """An identity in one row or column: ``key`` says which; ``near`` is the side of the cell ``at``, ``far`` the other.

    ``off`` is by how much the near side is too large; 0 where the identity holds.
    """

    identity: Identity
    form: TableForm
    key: str
    at: Cell
    near: tuple[Cell, ...]
    far: tuple[Cell, ...]
    off: int

    @property
    def actual(self) -> int:
        """The sum of the side that holds ``at``."""
        return sum([cell.count or 0 for cell in self.near])

    @property
    def expected(self) -> int:
        """The sum of the other side."""
        return sum([cell.count or 0 for cell in self.far])


class Broken(NamedTuple):
    """A sum that does not hold; the one smallest set of values that mends it, or the sets that are equally small.

    Both are empty where no small set mends the table.
    """

    sum: Sum
    repair: tuple[Setting, ...] | None
    alternatives: tuple[tuple[Setting, ...], ...]


@per_report
def broken_sums(report: Report, standard: Standard) -> Mapping[str, Sequence[Broken]]:
    """The sums that fail, by the code of the rule that reports them. Read once for all rules of a report."""
    found: dict[str, list[Broken]] = {}
    for key, checks in checks_of(standard).items():
        table = report.table(key)
        if table is None or not table.layout.rows:
            continue
        if not any(table.counts) or not may_fail(table, standard):
            continue  # noughts break no sum
        for broken in _judge(table, checks, _grid(table, table.counts_by_row())):
            found.setdefault(broken.sum.identity.rule, []).append(broken)
    return found


def nought_fails(table: Table, standard: Standard) -> set[str]:
    """The rows whose blank cells cannot all be 0: a sum of cells that are known would fail by it.

    Blank cells of all rows are taken for 0 at once; a sum over a cell that holds words judges nothing.
    """
    cells = {(cell.row, cell.column): cell for row in table.rows for cell in row.cells}
    lines = [[cells.get((row.key, column.key)) for column in table.form.columns] for row in table.form.rows]
    rows: list[Line] = [[None if one is None else 0 if one.blank else one.count for one in line] for line in lines]
    blank: list[Line] = [[one is not None and one.blank for one in line] for line in lines]
    grid, blanks = (_Grid(part, list(zip(*part, strict=True))) for part in (rows, blank))
    keys = [row.key for row in table.form.rows]
    failing: set[str] = set()
    for check in checks_of(standard).get(table.key, ()):
        for n, (line, there) in enumerate(zip(_lines(check, grid), _lines(check, blanks), strict=True)):
            if any(there) and _off(check, line):
                by_row = check.identity.each == "row"
                failing |= {keys[n]} if by_row else {keys[i] for i in (*check.near, *check.far) if there[i]}
    return failing


class _Grid(NamedTuple):
    """The figures of a table by row and by column of the form, None where there is none to judge."""

    rows: list[Line]
    columns: list[Line]


def _grid(table: Table, counts: Sequence[Line]) -> _Grid:
    """Row by row; a row whose values are not known is left None throughout."""
    width = len(table.form.columns)
    unknown: Line = (None,) * width
    known: dict[str, Line] = {}
    for row, line in zip(table.layout.rows, counts, strict=True):
        if len(line) == width:
            known[row.key] = line
        elif line:
            by_column = dict(zip(row.columns, line, strict=True))
            known[row.key] = [by_column.get(column.key) for column in table.form.columns]
    rows = [known.get(row.key, unknown) for row in table.form.rows]
    return _Grid(rows, list(zip(*rows, strict=True)))


def _lines(check: Check, grid: _Grid) -> list[Line]:
    return grid.rows if check.identity.each == "row" else grid.columns


def _off(check: Check, line: Line) -> int | None:
    """By how much the near side is too large in a line; None where a figure is missing."""
    try:
        return sum(check.near_of(line)) - sum(check.far_of(line))
    except TypeError:  # what None raises
        return None


def _judge(table: Table, checks: Sequence[Check], grid: _Grid) -> list[Broken]:
    """All failed sums of a table, with what would mend them."""
    lines: list[tuple[Check, int, int]] = []
    equations: list[Equation] = []
    for check in checks:
        sides = cells_of(check)(table.form)
        for n, line in enumerate(_lines(check, grid)):
            off = _off(check, line)
            if off is not None:
                lines.append((check, n, off))
                equations.append((*sides[n], off))
    if not any(off for _, _, off in lines):
        return []
    causes = find_causes(equations, [value for row in grid.rows for value in row])
    cells = _Cells(table)
    return [
        _broken(Sum(check.identity, table.form, *_placed(check, n, table.form, equation, cells), off), cause, cells)
        for (check, n, off), equation, cause in zip(lines, equations, causes, strict=True)
        if off
    ]


class _Cells(dict[int, Cell]):
    """The cells of a table by their numbers in the form, row by row."""

    __slots__ = ("_table",)

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, number: int) -> Cell:
        form = self._table.form
        row, column = divmod(number, len(form.columns))
        cell = self._table.cell(form.rows[row].key, form.columns[column].key)
        assert cell is not None  # its figure was judged
        self[number] = cell
        return cell


def _placed(
    check: Check, n: int, form: TableForm, equation: Equation, cells: _Cells
) -> tuple[str, Cell, tuple[Cell, ...], tuple[Cell, ...]]:
    """What a sum is about and its cells: the key of the line, the cell that the finding stands on, both sides."""
    lines: Sequence[RowForm | ColumnForm] = form.rows if check.identity.each == "row" else form.columns
    near, far = (tuple([cells[number] for number in side]) for side in equation[:2])
    return lines[n].key, near[check.near.index(check.at)], near, far


def _broken(one: Sum, cause: Cause, cells: _Cells) -> Broken:
    table = one.identity.table

    def settings(values: Settings) -> tuple[Setting, ...]:
        return tuple(Setting(cells[number], table, value) for number, value in values)

    return Broken(
        one,
        None if cause.repair is None else settings(cause.repair),
        tuple(settings(values) for values in cause.alternatives),
    )
