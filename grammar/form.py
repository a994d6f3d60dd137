"""A form as plain data: the headings and labels by which the grammar knows the parts of a report.

It comes from a standard; the grammar does not ask which. ``label`` is the mandated wording, ``variants`` are wordings
that are as good; texts are as printed.
"""

from .records import NamedTuple


class SectionForm(NamedTuple):
    """A mandated section: its id, its number as printed (``一``), its heading, and the ids of its tables.

    ``known`` are wordings by which the heading is known under its number, though they are not as good.
    """

    key: str
    number: str
    label: str
    variants: tuple[str, ...]
    tables: tuple[str, ...]
    known: tuple[str, ...] = ()


class ColumnForm(NamedTuple):
    """A column of values: its key and its label, which need not be ``printed``; ``text``: its values are words."""

    key: str
    label: str
    variants: tuple[str, ...]
    text: bool = False
    printed: bool = True


class RowForm(NamedTuple):
    """A row of values: its key, its label, the keys of the columns it fills, the groups or blocks it stands under.

    Rows may share a label where their groups tell them apart; ``text``: the one value of the row is words.
    """

    key: str
    label: str
    variants: tuple[str, ...]
    columns: tuple[str, ...]
    groups: tuple[str, ...]
    text: bool = False


def _numbered_alike(one: RowForm, other: RowForm) -> bool:
    return one.label[:1] == other.label[:1] or one.label[:1].isdigit() and other.label[:1].isdigit()


class TableForm(NamedTuple):
    """A table. ``run`` tables print all their values as one line, row after row, under a header of labels.

    ``section`` is empty for a table that stands before the first section, or in a report without any; ``headers`` are
    the labels above the columns that name no column; each of the pairs ``repeats`` says how often a column label is
    printed when that is not once.
    """

    key: str
    name: str
    section: str
    run: bool
    columns: tuple[ColumnForm, ...]
    rows: tuple[RowForm, ...]
    headers: tuple[str, ...]
    groups: tuple[str, ...]
    repeats: tuple[tuple[str, int], ...]

    @property
    def width(self) -> int:
        """How many values the table holds."""
        return sum(len(row.columns) for row in self.rows)

    @property
    def column_keys(self) -> tuple[str, ...]:
        """The keys of the columns."""
        return tuple(column.key for column in self.columns)

    def words(self, column: str) -> bool:
        """Whether the values of a column are words."""
        return any(one.text and one.key == column for one in self.columns)

    def under(self, group: str) -> list[RowForm]:
        """The rows of a group: those that name it, and behind them those without one that are numbered alike."""
        found: list[RowForm] = []
        for row in self.rows:
            if row.groups[-1:] == (group,) or found and not row.groups and _numbered_alike(row, found[0]):
                found.append(row)
            elif found:
                break
        return found

    def row_label(self, key: str) -> str:
        """The printed label of a row, its key where the form has none such."""
        return next((row.label for row in self.rows if row.key == key), key)

    def column_label(self, key: str) -> str:
        """The label of a column, its key where the form has none such."""
        return next((column.label for column in self.columns if column.key == key), key)


class TitleForm(NamedTuple):
    """The title: its mandated wording after the year, its variants, and the words by which a title is known."""

    label: str
    variants: tuple[str, ...]
    keyword: str
    endings: tuple[str, ...]


class FactForm(NamedTuple):
    """Something that prose says in figures of a subject; ``words`` are the verbs that say it.

    ``alone``: the noun and a number say it without a verb; ``denied``: prose says so when there is none.
    """

    key: str
    words: tuple[str, ...]
    alone: bool
    denied: bool


class SubjectForm(NamedTuple):
    """Something that prose counts: the nouns for it (none: the verbs say it all), its measure words, its facts."""

    key: str
    nouns: tuple[str, ...]
    measures: tuple[str, ...]
    facts: tuple[FactForm, ...]


class Form(NamedTuple):
    """All that the grammar needs of a standard."""

    key: str
    title: TitleForm
    sections: tuple[SectionForm, ...]
    tables: tuple[TableForm, ...]
    subjects: tuple[SubjectForm, ...] = ()
