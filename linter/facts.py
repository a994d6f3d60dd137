"""What rules that compare reports need of one report, as compact plain data: it crosses processes and is cached.

Of a table its figures and where they stand, of prose only hashes of its clauses: some two kilobytes a report.
"""

import marshal
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from zlib import crc32

from ..grammar.form import TableForm
from ..grammar.nodes import Cell
from ..grammar.per_object import per_object
from .bodies import normal_name
from .clauses import clauses_of
from .packed import pack

if TYPE_CHECKING:
    from ..grammar import Report, Source
    from ..grammar.table_layout import Layout
    from ..grammar.table_nodes import Table
    from .file_run import Hidden
    from .standard import Standard

#: Figures below are kept in the array (one more than they are), all other contents of cells beside it.
_MOST = 2**32 - 1
_LONGEST = 40  # characters of a cell's text that is no figure


@lru_cache(maxsize=32)
def places_of(form: TableForm) -> dict[tuple[str, str], int]:
    """The cells of a table's form by (row, column), numbered in the order of the form."""
    cells = [(row.key, column) for row in form.rows for column in row.columns]
    return {cell: place for place, cell in enumerate(cells)}


def gather(report: "Report", standard: "Standard", hidden: "Iterable[Hidden]") -> bytes:
    """The facts of a report, packed; tables and sections for themselves, as they are not always wanted."""
    title = report.title
    heading = report.sections[0].heading.span if report.sections else (0, 0)
    names = normal_name(report.agency)
    forms = {form.key: form for form in standard.form.tables}
    return marshal.dumps(
        (
            names,
            report.year,
            standard.id,
            print_of(report.source),
            tuple(heading if title is None else title.span),
            marshal.dumps({key: _packed(table, forms[key]) for key, table in report.tables.items()}),
            marshal.dumps(
                [
                    (one.key, tuple(one.span), tuple(one.heading.span), *clauses_of(one.paragraphs, names, standard))
                    for one in report.sections
                ]
            ),
            list(hidden),
        )
    )


def print_of(source: "Source") -> int:
    """By what it is known that a file is still the same."""
    return crc32(source.raw.encode("utf-8", "surrogatepass"))


def _packed(table: "Table", form: TableForm) -> tuple[Any, ...]:
    """Figures, where they begin (from the first), how long they are; contents that are no counts."""
    counts, (begins, sizes) = table.counts, table.places
    others: list[tuple[int, Cell]] = []
    if not table.plain or any(count >= _MOST for count in counts if count):
        others = list(_odd(table, form))
    base = min([*begins, *(cell.span.start for _, cell in others)], default=0)
    figures = [0 if count is None or count >= _MOST else count + 1 for count in counts]
    places, size = _places(table.layout), len(places_of(form))
    values, starts, lengths = (
        _spread(numbers, places, size) for numbers in (figures, [begin - base + 1 for begin in begins], sizes)
    )
    odd: dict[int, int | float | str] = {}
    for place, cell in others:
        starts[place] = cell.span.start - base + 1
        lengths[place] = cell.span.end - cell.span.start
        odd[place] = cell.text[:_LONGEST] if cell.value is None else cell.value
    return pack(values), pack(starts), pack(lengths), base, odd


def _spread(numbers: list[int], places: tuple[int, ...], size: int) -> list[int]:
    """The numbers at their places, 0 where there is none."""
    if len(places) == size and places == tuple(range(size)):
        return numbers
    spread = [0] * size
    for place, number in zip(places, numbers, strict=True):
        spread[place] = number
    return spread


@per_object
def _places(layout: "Layout") -> tuple[int, ...]:
    """The places, by the form, of the cells of a layout."""
    places = places_of(layout.form)
    return tuple([places[key] for key in layout.keys])


def _odd(table: "Table", form: TableForm) -> Iterator[tuple[int, Cell]]:
    """The cells that hold no counts."""
    places = places_of(form)
    for row in table.rows:
        for cell in row.cells:
            if cell.count is None or cell.count >= _MOST:
                yield places[cell.row, cell.column], cell
