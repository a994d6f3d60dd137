"""A form as plain data: the headings and labels by which the grammar knows the parts of a report.

It comes from a standard; the grammar does not ask which. ``label`` is the mandated wording, ``variants`` are wordings
that are as good; texts are as printed.
"""

from typing import NamedTuple


class SectionForm(NamedTuple):
    """A mandated section: its id, its number as printed (``一``), its heading, and the ids of its tables."""

    key: str
    number: str
    label: str
    variants: tuple[str, ...]
    tables: tuple[str, ...]


class ColumnForm(NamedTuple):
    """A column of values: its key and its label."""

    key: str
    label: str
    variants: tuple[str, ...]


class RowForm(NamedTuple):
    """A row of values: its key, its label, the keys of the columns it fills, the groups or blocks it stands under."""

    key: str
    label: str
    variants: tuple[str, ...]
    columns: tuple[str, ...]
    groups: tuple[str, ...]


class TableForm(NamedTuple):
    """A table. ``run`` tables print all their values as one line, row after row, under a header of labels.

    ``headers`` are the labels above the columns that name no column; each of ``counted`` pairs says how often a
    column label is printed when that is not once.
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

    def row_label(self, key: str) -> str:
        """The printed label of a row, its key where the form has none such."""
        return next((row.label for row in self.rows if row.key == key), key)

    def column_label(self, key: str) -> str:
        """The printed label of a column, its key where the form has none such."""
        return next((column.label for column in self.columns if column.key == key), key)


class TitleForm(NamedTuple):
    """The title: its mandated wording after the year, its variants, and the words by which a title is known."""

    label: str
    variants: tuple[str, ...]
    keyword: str
    endings: tuple[str, ...]


class Form(NamedTuple):
    """All that the grammar needs of a standard."""

    key: str
    title: TitleForm
    sections: tuple[SectionForm, ...]
    tables: tuple[TableForm, ...]
