"""A table as it stands in a text: rows of cells by key, labels, and what stood in the way."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from .nodes import Cell
from .region import NUMBER, Region, plain
from .source import Span
from .table_layout import Flaw, Label, Layout, RowLayout

if TYPE_CHECKING:
    from .outlines import Outlined

_PAGES = 2  # so many page numbers may stand in a row
_MOST = 256  # layouts of which places are remembered


class Row:
    """A row of the form: its label and, where they could all be told, its cells in the order of the form.

    ``readable`` tells whether it is known which value stands in which column.
    """

    __slots__ = ("_cells", "_label", "_layout", "_region", "key", "readable")

    def __init__(self, layout: RowLayout, region: "Region | Outlined") -> None:
        self.key = layout.key
        self.readable = layout.readable
        self._layout = layout
        self._region = region
        self._label: Label | None = None
        self._cells: tuple[Cell, ...] | None = None

    @property
    def label(self) -> Label:
        """The row's label where it stands."""
        if self._label is None:
            self._label = placed(self._layout.label, self._region)
        return self._label

    @property
    def columns(self) -> tuple[str, ...]:
        """The keys of the columns that the row has cells in; none where it is not readable."""
        return self._layout.columns if self.readable else ()

    @property
    def plain(self) -> bool:
        """Whether each cell holds nothing but digits."""
        return not self._layout.words and plain([self._region.text(number) for number in self._layout.cells])

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells where they stand."""
        if self._cells is None:
            self._cells = self._placed()
        return self._cells

    def cell(self, column: str) -> Cell | None:
        """The cell in a column, None where the row has none there or is not readable."""
        if self._cells is None and self._layout.words is None:
            numbers = dict(zip(self._layout.columns, self._layout.cells, strict=False))
            number = numbers.get(column)
            return None if number is None else Cell(self.key, column, *self._region.cell(number))
        return next((cell for cell in self.cells if cell.column == column), None)

    def _placed(self) -> tuple[Cell, ...]:
        layout, region = self._layout, self._region
        make = tuple.__new__  # what calling Cell comes to: there are hundreds in a table
        if layout.words is not None and isinstance(region, Region):  # those of an outline are figures all
            return (Cell(layout.key, layout.columns[0], region.place(layout.words), region.line(layout.words), None),)
        return tuple(
            [
                make(Cell, (layout.key, column, *region.cell(number)))
                for column, number in zip(layout.columns, layout.cells, strict=False)
            ]
        )


class Table:
    """A table of the form. ``section`` is the id of the section it stands in, ``labels`` all labels as they follow.

    ``rows`` are in the order of the text, each once; ``explicit``: the layout shows blank cells; ``flaws`` are the ways
    in which the table is not as the form wants it. Tables that look alike have the same ``layout``; what is asked of
    the cells of all rows comes in the order of its ``keys``.
    """

    __slots__ = (
        "_counts", "_labels", "_plain", "_region", "_rows", "explicit", "flaws", "form", "key", "layout", "section",
    )  # fmt: skip

    def __init__(self, layout: Layout, region: "Region | Outlined") -> None:
        self.layout = layout
        self.key = layout.form.key
        self.section = layout.section
        self.form = layout.form
        self.explicit = layout.explicit
        self._region = region
        self._rows: tuple[Row, ...] | None = None
        self._counts: Sequence[int | None] | None = None
        self._plain: bool | None = None
        self._labels: tuple[Label, ...] | None = None
        self.flaws: tuple[Flaw, ...] = tuple([flaw._replace(span=self.place(flaw.span)) for flaw in layout.flaws])

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that could be told."""
        if self._rows is None:
            self._rows = tuple([Row(row, self._region) for row in self.layout.rows])
        return self._rows

    @property
    def span(self) -> Span:
        """From the first label to the last value."""
        return self.place(self.layout.span)

    def place(self, span: Span) -> Span:
        """Where a span of the layout stands in the text."""
        return self._region.place(span)

    def words(self, span: Span) -> str:
        """The words in a span of the layout, as they are written."""
        return self._region.words(span)

    @property
    def labels(self) -> tuple[Label, ...]:
        """The labels where they stand."""
        if self._labels is None:
            self._labels = tuple(placed(label, self._region) for label in self.layout.labels)
        return self._labels

    def inexact(self, *kinds: str) -> tuple[Label, ...]:
        """Those of the labels whose text is not the form's: of some kinds, or all."""
        inexact = self.layout.inexact
        return tuple([placed(label, self._region) for label in inexact if not kinds or label.kind in kinds])

    @property
    def surplus(self) -> list[tuple[int, list[Span]]]:
        """How many figures each row has too many, and which it has, where cells stand on lines of their own."""
        found: list[tuple[int, list[Span]]] = []
        if not isinstance(self._region, Region):
            return found  # it has as many as the form
        cells = self._region.cells
        starts = [label.span.start for label in self.layout.labels]
        for flaw in self.layout.flaws:
            if flaw.kind == "width" and not self._region.by_line and 0 < flaw.found - flaw.wanted <= _PAGES:
                first, end = flaw.span
                if flaw.row:
                    first, end = end, min((start for start in starts if start >= end), default=len(cells))
                figures = [cell.start for cell in cells[first:end] if cell.kind == NUMBER][: flaw.found]
                places = [self._region.place(Span(number, number + 1)) for number in figures]
                found.append((flaw.found - flaw.wanted, places))
        return found

    @property
    def readable(self) -> bool:
        """Whether the values of the table can be told at all."""
        return all(flaw.kind != "unreadable" for flaw in self.layout.flaws)

    @property
    def plain(self) -> bool:
        """Whether each cell of each row holds nothing but digits."""
        if self._plain is None:
            self._plain = self._region.plain(self.layout)
        return self._plain

    @property
    def counts(self) -> Sequence[int | None]:
        """The counts in the cells of all rows: None where one holds no whole number, or a negative one."""
        if self._counts is None:
            self._counts = self._region.counts(self.layout)
        return self._counts

    @property
    def values(self) -> Sequence[str]:
        """What stands in the cells of all rows, but for those of words."""
        return self._region.values(self.layout)

    def counts_by_row(self) -> list[Sequence[int | None]]:
        """The counts in the cells of each row."""
        counts, sizes = self.counts, [len(row.cells) for row in self.layout.rows]
        return [counts[end - size : end] for end, size in zip(accumulate(sizes), sizes, strict=True)]

    @property
    def places(self) -> tuple[list[int], list[int]]:
        """Where the cells of all rows begin, and how long they are."""
        return self._region.places(self.layout)

    @property
    def columns(self) -> tuple[str, ...]:
        """The keys of the form's columns."""
        return self.form.column_keys

    def column(self, key: str) -> Iterator[Cell]:
        """The cells in a column, but for those that hold words where the form wants them."""
        for (row, column), number in zip(self.layout.keys, self.layout.numbers, strict=True):
            if column == key:
                yield Cell(row, column, *self._region.cell(number))

    def row(self, key: str) -> Row | None:
        """The row of that key, None when the table has none."""
        return next((row for row in self.rows if row.key == key), None)

    def cell(self, row: str, column: str) -> Cell | None:
        """A cell by its keys; None when the row is absent or unreadable."""
        if (number := _numbers_of(self.layout).get((row, column))) is not None:
            return Cell(row, column, *self._region.cell(number))
        found = self.row(row)
        return found.cell(column) if found else None

    def count(self, row: str, column: str) -> int | None:
        """The count in a cell by its keys; None when there is none, or the row is absent or unreadable."""
        if (place := _places_of(self.layout).get((row, column))) is not None:
            return self.counts[place]
        cell = self.cell(row, column)
        return None if cell is None else cell.count


@lru_cache(maxsize=_MOST)
def _places_of(layout: Layout) -> dict[tuple[str, str], int]:
    """At which place of the counts of all cells that of a cell stands, by row and column."""
    return {keys: place for place, keys in enumerate(layout.keys)}


@lru_cache(maxsize=_MOST)
def _numbers_of(layout: Layout) -> dict[tuple[str, str], int]:
    """The numbers of the value cells by row and column."""
    return dict(zip(layout.keys, layout.numbers, strict=True))


def placed(label: Label, region: "Region | Outlined") -> Label:
    """A label of a layout where it stands in a text, with the words as they are written there."""
    return label._replace(span=region.place(label.span), text=region.words(label.span))
