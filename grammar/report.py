"""The report: the syntax tree, and the tables of a form read from it."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from .form import Form, TableForm
from .nodes import Paragraph, Root, Section, Title, paragraphs_of, rows_of
from .parser import parse_tree
from .source import Source
from .table_nodes import Table
from .table_reader import read_table

if TYPE_CHECKING:
    from .tree import Node

_PERIOD = re.compile(r"(?<!\d)(20\d{2})\s*年\s*(?:度|1\s*月\s*1\s*日)")
_YEAR = re.compile(r"(?<!\d)(20\d{2})\s*年(?!度?\S{0,8}(?:修订|印发))")


class Report:
    """A report read by a form. Immutable for rules: all they need of a file stands here.

    ``sections`` are in the order of the text, numbered parts beyond the form with an empty key among them; ``titles``
    are all titles, ``title`` the one that counts; ``tables`` by their key, absent ones left out.
    """

    __slots__ = (
        "agency",
        "form",
        "front",
        "paragraphs",
        "root",
        "sections",
        "source",
        "tables",
        "title",
        "titles",
        "year",
    )

    def __init__(self, source: Source, form: Form, root: Root) -> None:
        """Read the tables of ``root``, the syntax tree of ``source.text``."""
        self.source = source
        self.form = form
        self.root = root
        self.sections: tuple[Section, ...] = root.sections
        self.titles: tuple[Title, ...] = tuple(child for child in root.front if isinstance(child, Title))
        self.title: Title | None = _title(self.titles)
        self.front: tuple[Paragraph, ...] = paragraphs_of(root.front)
        inside = [paragraph for section in self.sections for paragraph in section.paragraphs]
        self.paragraphs: tuple[Paragraph, ...] = (*self.front, *inside)
        self.tables: Mapping[str, Table] = _tables(self)
        self.agency: str | None = (self.title.agency or None) if self.title else None
        self.year: int | None = self.title.year if self.title and self.title.year else self._prose_year()

    @property
    def is_report(self) -> bool:
        """Whether anything in the file looks like such a report."""
        titled = self.title is not None and (self.title.well_formed or bool(self.title.year))
        known = len({section.key for section in self.sections if section.key})
        return known >= 2 or titled and known >= 1 or bool(self.tables) or titled and len(self.paragraphs) > 3

    def section(self, key: str) -> Section | None:
        """The (first) section of that id."""
        return next((section for section in self.sections if section.key == key), None)

    def table(self, key: str) -> Table | None:
        """The table of that key, None where the report has none."""
        return self.tables.get(key)

    def section_at(self, offset: int) -> str | None:
        """The id of the section in which an offset lies; None before the first one."""
        found = None
        for section in self.sections:
            if section.span.start > offset:
                break
            found = section.key or None
        return found

    def tree(self) -> "Node":
        """The syntax tree for display."""
        from .tree import tree

        return tree(self)

    def _prose_year(self) -> int | None:
        """The year of the stated period, else the only one the prose reports on."""
        years: set[int] = set()
        for paragraph in self.paragraphs:
            if period := _PERIOD.search(paragraph.text):
                return int(period[1])
            years.update(int(m[1]) for m in _YEAR.finditer(paragraph.text))
        return years.pop() if len(years) == 1 else None


def parse(source: Source, form: Form) -> Report:
    """Read any source at all as a report by ``form``; never raises for what the text holds."""
    return Report(source, form, parse_tree(source.text, form))


def _title(titles: tuple[Title, ...]) -> Title | None:
    """The title that counts: the best formed, of equals the last (a web page's own title comes first)."""
    best: Title | None = None
    for title in titles:
        if best is None or (title.well_formed, title.year is not None) >= (best.well_formed, best.year is not None):
            best = title
    return best


def _tables(report: Report) -> dict[str, Table]:
    """Each table of the form: in its own section, else wherever it is found."""
    found: dict[str, Table] = {}
    for table in report.form.tables:
        read = _own(report, table) or _elsewhere(report, table)
        if read:
            found[table.key] = read
    return found


def _own(report: Report, table: TableForm) -> Table | None:
    for section in report.sections:
        if section.key == table.section and (rows := section.rows):
            read = read_table(report.source.text, rows, table, report.form, section.key)
            if read:
                return read
    return None


def _elsewhere(report: Report, table: TableForm) -> Table | None:
    text, form = report.source.text, report.form
    for section in report.sections:
        if section.key != table.section and (rows := section.rows):
            read = read_table(text, rows, table, form, section.key)
            if read and (read.rows or not read.readable):
                return read
    rows = rows_of(report.root.front)
    return read_table(text, rows, table, form, "") if rows else None
