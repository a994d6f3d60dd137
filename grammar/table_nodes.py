"""A table as read with the labels of a form: rows of cells by key, and what stood in the way."""

from typing import NamedTuple

from .form import TableForm
from .nodes import Cell
from .source import Span


class Label(NamedTuple):
    """A label as it stands in a table: ``kind`` is row, column, group, header or other (words the form lacks).

    ``mandated`` is the form's wording (empty for ``other``), ``exact``: the text is that, or a legitimate variant.
    """

    kind: str
    key: str
    span: Span
    text: str
    mandated: str
    exact: bool


class Row(NamedTuple):
    """A row of the form: its label and, where they could all be told, its cells in the order of the form."""

    key: str
    label: Label
    cells: tuple[Cell, ...]

    @property
    def readable(self) -> bool:
        """Whether it is known which value stands in which column."""
        return bool(self.cells)


class Flaw(NamedTuple):
    """A way in which a table's text is not as the form wants it.

    ``kind``: ``width`` (``found`` values instead of ``wanted``), ``twice`` (a row), ``torn`` (a row), ``cut`` (rows
    torn off), ``separator`` (a stray one), ``unreadable`` (the table). ``unassessable``: the layout hides which value
    is missing.
    """

    kind: str
    span: Span
    row: str = ""
    found: int = 0
    wanted: int = 0
    unassessable: bool = False


class Table(NamedTuple):
    """A table of the form. ``section`` is the id of the section it stands in, ``labels`` all labels as they follow.

    ``rows`` are in the order of the text, each once; ``explicit``: the layout shows blank cells.
    """

    key: str
    section: str
    span: Span
    form: TableForm
    rows: tuple[Row, ...]
    labels: tuple[Label, ...]
    flaws: tuple[Flaw, ...]
    explicit: bool

    @property
    def readable(self) -> bool:
        """Whether the values of the table can be told at all."""
        return all(flaw.kind != "unreadable" for flaw in self.flaws)

    @property
    def columns(self) -> tuple[str, ...]:
        """The keys of the form's columns."""
        return tuple(column.key for column in self.form.columns)

    def row(self, key: str) -> Row | None:
        """The row of that key, None when the table has none."""
        return next((row for row in self.rows if row.key == key), None)

    def cell(self, row: str, column: str) -> Cell | None:
        """A cell by its keys; None when the row is absent or unreadable."""
        found = self.row(row)
        return next((cell for cell in found.cells if cell.column == column), None) if found else None
