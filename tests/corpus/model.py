"""The report as data: what a mutator changes and a layout renders.

Strings may hold marks (see `marks`), so that a mutator can name the very token it made wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Agency:
    """A body: its full name, the kind of body it is and the words it uses of itself and of its superiors."""

    name: str
    kind: str  # department, government, township
    level: str  # county, city
    we: str
    short: str
    superior: str  # 县, 区, 市, 镇: the word before 政府门户网站

    @property
    def makes_regulations(self) -> bool:
        """Whether this body may report 规章 without a question."""
        return self.kind == "government" and self.level == "city"


@dataclass
class Row:
    """A row of a table: values in the order of their column keys."""

    key: str
    label: str
    columns: list[str]
    values: list[str]
    group: str = ""
    block: str = ""
    tag: str = ""

    def value(self, column: str) -> str:
        """The text of one cell."""
        return self.values[self.columns.index(column)]

    def put(self, column: str, text: str) -> None:
        """Write one cell."""
        self.values[self.columns.index(column)] = text


@dataclass
class Table:
    """One of the three tables; `words` are the header labels by tag, an empty word is an absent label."""

    name: str
    form: str
    rows: list[Row]
    words: dict[str, str]
    total_first: bool = True
    tear: tuple[str, str] | None = None

    def row(self, key: str) -> Row:
        """The first row with this key."""
        return next(row for row in self.rows if row.key == key)

    def number(self, row: str, column: str) -> int:
        """A count as a number."""
        return int(self.row(row).value(column))

    def total(self, row: str) -> int:
        """The total of a row of the applications table."""
        return self.number(row, "total")


@dataclass
class Para:
    """A paragraph: what it speaks of, an item number with its heading, and its text."""

    text: str
    topic: str = ""
    prefix: str = ""
    own_line: bool = False


@dataclass
class Section:
    """A section: its number and title as printed, its paragraphs, its tables."""

    key: str
    number: str
    title: str
    paras: list[Para] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    level: int = 0
    tag: str = ""

    def para(self, topic: str) -> Para:
        """The first paragraph on a topic."""
        return next(para for para in self.paras if para.topic == topic)


@dataclass
class Report:
    """A whole report before it is laid out."""

    agency: Agency
    year: int
    form: str
    title: list[str]
    web_title: str
    front: list[str]
    opening: list[Para]
    sections: list[Section]
    sign: list[str]
    footer: list[str] = field(default_factory=list)
    file_name: str = ""
    mentions: set[str] = field(default_factory=set)

    def section(self, key: str) -> Section:
        """The first section with this key."""
        return next(section for section in self.sections if section.key == key)

    def table(self, name: str) -> Table:
        """The first table with this name, wherever it stands."""
        return next(table for section in self.sections for table in section.tables if table.name == name)

    def paragraphs(self) -> list[Para]:
        """Every paragraph in order."""
        return self.opening + [para for section in self.sections for para in section.paras]


@dataclass(frozen=True)
class Expected:
    """A finding that must be reported; `keys` are the places it may stand on (none: anywhere)."""

    code: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Injected:
    """What a mutator did: the findings that must follow and the codes that may."""

    fault: str
    expected: tuple[Expected, ...]
    allowed: tuple[str, ...] = ()
