"""A report as rules see it that compare reports: whose it is, its figures, and its prose as hashes."""

import marshal
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ..grammar.nodes import Cell
from ..grammar.records import NamedTuple
from ..grammar.source import Span
from .bodies import body_of, normal_name
from .facts import places_of
from .packed import unpack

if TYPE_CHECKING:
    from ..grammar.form import TableForm
    from .file_run import Hidden
    from .standard import Standard


class SectionFacts(NamedTuple):
    """A section: its id (empty beyond the form), its span and that of its heading.

    ``clauses`` maps a hash of each clause of its prose to the clause's length in characters, years and the body's own
    name left out of both; a hash is odd where the clause has figures. Empty where the section says hardly anything.
    """

    key: str
    span: Span
    heading: Span
    clauses: Mapping[int, int]


@lru_cache(maxsize=2048)
def _unpacked(data: bytes) -> Any:
    """Tables or sections; those used last are kept, as a report's are asked for again and again."""
    return marshal.loads(data)


class ReportFacts:
    """What is known of a report of the run. Spans are offsets in its reading text, as everywhere.

    ``path`` is the file as it is shown; ``agency`` the body's name without blanks and punctuation, empty where the
    title has none; ``year`` may be None. ``kind`` is the keyword of the standard, by which kinds of reports are told.
    ``body`` is the same for reports of one body and kind, empty for that of nobody.
    ``span`` is that of the title, else of the first heading. ``scope`` is the folder that was checked whole and in
    which the report was found, empty where files were named one by one: only in one scope can a report be missing.
    ``members`` are the bodies that the configuration says it sums up, ``area`` is the folder of that configuration.
    """

    def __init__(
        self,
        facts: bytes,
        path: str,
        standards: "Mapping[str, Standard]",
        *,
        scope: str = "",
        rollup: Mapping[str, tuple[str, ...]] | None = None,
        area: str = "",
    ) -> None:
        (
            self.agency, self.year, standard, self.print, span, tables, sections, self.hidden,
        ) = marshal.loads(facts)  # fmt: skip
        self._packed = tables, sections
        self.standard: Standard = standards[standard]
        self.path = path
        self.kind = self.standard.keyword
        self.body = body_of(self.agency, path, self.kind)
        self.span = Span(*span)
        self.scope = scope
        self.area = area
        self.members = _members(self.agency, rollup or {}) if rollup and self.agency else ()

    agency: str
    year: int | None
    print: int
    hidden: "list[Hidden]"

    @property
    def _tables(self) -> dict[str, tuple[Any, ...]]:
        tables: dict[str, tuple[Any, ...]] = _unpacked(self._packed[0])
        return tables

    def form(self, table: str) -> "TableForm | None":
        """The form of a table that the report has."""
        forms = self.standard.form.tables if table in self._tables else ()
        return next((form for form in forms if form.key == table), None)

    def value(self, table: str, row: str, column: str) -> int | float | None:
        """The figure in a cell; None where there is no such cell, it is blank, unreadable or holds words."""
        form = self.form(table)
        place = None if form is None else places_of(form).get((row, column))
        return None if place is None else self._value(table, place)

    def cell(self, table: str, row: str, column: str) -> Cell | None:
        """A cell with its figure and span; None where it is absent or could not be read."""
        form = self.form(table)
        place = None if form is None else places_of(form).get((row, column))
        if place is None:
            return None
        _, starts, lengths, base, odd = self._tables[table]
        start = unpack(starts)[place]
        if not start:
            return None
        span = Span(base + start - 1, base + start - 1 + unpack(lengths)[place])
        value = self._value(table, place)
        return Cell(row, column, span, str(odd.get(place, value)), value)

    def cells(self, table: str) -> Iterator[Cell]:
        """All cells of a table that could be read, in the order of the form."""
        form = self.form(table)
        for row, column in places_of(form) if form else ():
            if cell := self.cell(table, row, column):
                yield cell

    def _value(self, table: str, place: int) -> int | float | None:
        values, *_, odd = self._tables[table]
        value: int | float | str = odd.get(place, unpack(values)[place] - 1)
        return None if isinstance(value, str) or value == -1 and place not in odd else value

    @property
    def sections(self) -> tuple[SectionFacts, ...]:
        """The sections in the order of the text; made anew each time, as there are many reports."""
        return tuple(
            SectionFacts(
                key, Span(*span), Span(*heading),
                dict(zip(unpack(hashes), unpack(lengths), strict=True)) if hashes else {},
            )
            for key, span, heading, hashes, lengths in _unpacked(self._packed[1])
        )  # fmt: skip

    def section_at(self, offset: int) -> str | None:
        """The id of the section in which an offset lies; None before the first one."""
        found = [key for key, span, *_ in _unpacked(self._packed[1]) if span[0] <= offset]
        return found[-1] or None if found else None


def _members(agency: str, rollup: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The members of the body, as the configuration says; it may leave out the place that a name begins with."""
    names = {normal_name(body): members for body, members in rollup.items()}
    if agency in names:
        return names[agency]
    found = [members for name, members in names.items() if name and agency.endswith(name)]
    return found[0] if len(found) == 1 else ()
