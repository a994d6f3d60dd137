"""The report: the syntax tree, and the tables of a form read from it."""

from bisect import bisect_right
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .form import Form, TableForm
from .nodes import Paragraph, Root, Section, Title, paragraphs_of, rows_of
from .parser import parse_tree
from .patterns import lazy
from .separators import has_other_marks, with_plain_marks
from .source import Source
from .table_lines import TableLines
from .table_nodes import Table
from .table_reader import read_table
from .unread_tables import unread_table

if TYPE_CHECKING:
    from .prose_nodes import Figures
    from .tree import Node

_PERIOD = lazy(r"(?<!\d)(20\d{2})\s*年\s*1\s*月\s*1\s*日|统计\S{0,4}期\D{0,8}(20\d{2})\s*年度?[，。,]")
_YEAR = lazy(r"(?<!\d)(20\d{2})\s*年(?!\s*\d{1,2}\s*月|度?\S{0,8}(?:修订|印发|决算|预算))")


class Report:
    """A report read by a form. Immutable for rules: all they need of a file stands here.

    ``sections`` are in the order of the text, numbered parts beyond the form with an empty key among them; ``titles``
    are all titles, ``title`` the one that counts; ``tables`` by their key, absent ones left out; ``texts`` are those of
    all ``paragraphs``, ``prose`` is them as one, each on a line; ``known`` is for what is remembered of the report (see
    ``per_report``).
    """

    __slots__ = (
        "_by_key",
        "_figures",
        "_prose",
        "_starts",
        "agency",
        "form",
        "front",
        "known",
        "paragraphs",
        "root",
        "sections",
        "source",
        "tables",
        "texts",
        "title",
        "titles",
        "year",
    )

    def __init__(self, source: Source, form: Form, root: Root) -> None:
        """Read the tables of ``root``, the syntax tree of ``source.text``."""
        self._figures: Figures | None = None
        self._starts: list[int] | None = None  # of the sections
        self._prose: str | None = None
        self.known: dict[Any, Any] = {}
        self.source = source
        self.form = form
        self.root = root
        self.sections: tuple[Section, ...] = root.sections
        self._by_key = {section.key: section for section in reversed(root.sections)}
        self.titles: tuple[Title, ...] = tuple(child for child in root.front if isinstance(child, Title))
        self.title: Title | None = _title(self.titles)
        self.front: tuple[Paragraph, ...] = paragraphs_of(root.front)
        inside = [paragraph for section in self.sections for paragraph in section.paragraphs]
        self.paragraphs: tuple[Paragraph, ...] = (*self.front, *inside)
        self.texts = [paragraph.text for paragraph in self.paragraphs]
        self.tables: Mapping[str, Table] = _tables(self)
        self.agency: str | None = self._agency()
        self.year: int | None = self._year()

    @property
    def is_report(self) -> bool:
        """Whether anything in the file looks like such a report."""
        titled = self.title is not None and (self.title.well_formed or bool(self.title.year))
        known = len({section.key for section in self.sections if section.key})
        return known >= 2 or titled and known >= 1 or bool(self.tables) or titled and len(self.paragraphs) > 3

    @property
    def prose(self) -> str:
        """The text of all paragraphs, each on a line."""
        if self._prose is None:
            self._prose = "\n".join(self.texts)
        return self._prose

    @property
    def figures(self) -> "Figures":
        """What the prose says in figures, read when first asked for."""
        if self._figures is None:
            from .prose_reader import read_figures

            self._figures = read_figures(self.paragraphs, self.texts, self.form, self.year, self.agency or "")
        return self._figures

    def section(self, key: str) -> Section | None:
        """The (first) section of that id."""
        return self._by_key.get(key)

    def table(self, key: str) -> Table | None:
        """The table of that key, None where the report has none."""
        return self.tables.get(key)

    def section_at(self, offset: int) -> str | None:
        """The id of the section in which an offset lies; None before the first one."""
        if self._starts is None:
            self._starts = [section.span.start for section in self.sections]
        after = bisect_right(self._starts, offset)
        return self.sections[after - 1].key or None if after else None

    def tree(self) -> "Node":
        """The syntax tree for display."""
        from .tree import tree

        return tree(self)

    def _agency(self) -> str | None:
        """The body that the title names, else the one that the last other title with a name does."""
        named = (title.agency for title in reversed(self.titles) if title.agency)
        return (self.title and self.title.agency) or next(named, None)

    def _year(self) -> int | None:
        """The year of the title; where titles disagree, the one of them that is the stated period's, else the first."""
        years = [title.year for title in self.titles if title.year]
        if len(set(years)) == 1:
            return years[0]
        period = self._period_year()
        if not years:
            return period or self._prose_year()
        return period if period in years else years[0]

    def _period_year(self) -> int | None:
        """The year of the stated period."""
        for paragraph in self.paragraphs:
            if period := _PERIOD.search(paragraph.text):
                return int(period[1] or period[2])
        return None

    def _prose_year(self) -> int | None:
        """The only year the prose reports on."""
        years = {int(m[1]) for paragraph in self.paragraphs for m in _YEAR.finditer(paragraph.text)}
        return years.pop() if len(years) == 1 else None


def read_tree(source: Source, form: Form) -> Root:
    """The syntax tree of any source at all, by ``form``."""
    if has_other_marks(source.text):
        source.text = with_plain_marks(source.text)
    return parse_tree(source.text, form)


def parse(source: Source, form: Form, root: Root | None = None) -> Report:
    """Read any source at all as a report by ``form``; never raises for what the text holds. ``root``: its tree."""
    report = Report(source, form, root or read_tree(source, form))
    surplus = [row for table in report.tables.values() if table.layout.flaws for row in table.surplus]
    if surplus:
        from .pages import counting_numbers

        values = {start for table in report.tables.values() for start in table.places[0]}
        if pages := counting_numbers(source.text, values, surplus):
            source.blank(pages)
            return Report(source, form, parse_tree(source.text, form))
    return report


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
    runs = [TableLines(report.source.text, section.rows, section.key) for section in report.sections if section.rows]
    for table in report.form.tables:
        read = _own(runs, table, report.form) or _elsewhere(report, runs, table)
        section = report.section(table.section)
        if section and (read is None or len(read.layout.rows) < len(table.rows)):
            read = unread_table(report.source.text, section.span, table, read)
        if read:
            found[table.key] = read
    return found


def _own(runs: list[TableLines], table: TableForm, form: Form) -> Table | None:
    for lines in runs:
        if lines.section == table.section and (read := read_table(lines, table, form)):
            return read
    return None


def _elsewhere(report: Report, runs: list[TableLines], table: TableForm) -> Table | None:
    for lines in runs:
        if lines.section != table.section:
            read = read_table(lines, table, report.form)
            if read and (read.layout.rows or not read.readable):
                return read
    rows = rows_of(report.root.front)
    return read_table(TableLines(report.source.text, rows, ""), table, report.form) if rows else None
