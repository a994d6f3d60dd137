"""What the cells of a region are as a table of a form, counted: the same for all tables that look alike."""

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

from .form import TableForm
from .records import NamedTuple
from .source import Span

_MOST = 128  # different keys of layouts
_keys: dict[Any, tuple[tuple[str, str], ...]] = {}
Taker = Callable[[Sequence[Any]], Sequence[Any]]


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


class Flaw(NamedTuple):
    """A way in which a table's text is not as the form wants it.

    ``kind``: ``width`` (``found`` values instead of ``wanted``), ``twice`` (a row), ``torn`` (a row), ``cut`` (rows
    torn off), ``separator`` (a stray one), ``unreadable`` (the table), ``undivided`` (the group ``row`` bears values
    where its rows should). ``unassessable``: the layout hides which value
    is missing.
    """

    kind: str
    span: Span
    row: str = ""
    found: int = 0
    wanted: int = 0
    unassessable: bool = False


class RowLayout(NamedTuple):
    """Which cells of a region are those of a row: the numbers of its value cells, in the order of ``columns``.

    Where the one value is words, ``words`` is the span of cells that it takes up.
    """

    key: str
    label: Label
    columns: tuple[str, ...]
    cells: tuple[int, ...]
    words: Span | None = None

    @property
    def readable(self) -> bool:
        """Whether it is known which value stands in which column."""
        return bool(self.cells or self.words)

    @property
    def end(self) -> int:
        """Behind the last cell of the row."""
        return self.words.end if self.words else self.cells[-1] + 1 if self.cells else self.label.span.end


class Layout:
    """What a table's cells are, by their numbers in a region: the same for all regions of one shape.

    Spans count cells; ``labels`` are all labels as they follow, ``rows`` in the order of the text, each once.
    ``numbers`` are the value cells of all rows, which ``take`` takes from a sequence with one thing for each cell;
    ``keys`` are the row and the column of each, one object for all layouts of a table with the same; ``worded``: a
    value is words. ``inexact`` are the labels whose text is not the form's; ``lacking`` is how many rows of the form
    cannot be read.
    """

    __slots__ = (
        "explicit", "flaws", "form", "inexact", "keys", "labels", "lacking", "numbers", "rows", "section",
        "span", "take", "worded",
    )  # fmt: skip

    def __init__(
        self,
        form: TableForm,
        section: str,
        span: Span,
        rows: tuple[RowLayout, ...],
        labels: tuple[Label, ...],
        flaws: tuple[Flaw, ...],
        explicit: bool,
    ) -> None:
        self.form = form
        self.section = section
        self.span = span
        self.rows = rows
        self.labels = labels
        self.flaws = flaws
        self.explicit = explicit
        self.worded = any(row.words for row in rows)
        self.inexact = tuple([label for label in labels if not label.exact])
        self.lacking = len(form.rows) - sum(row.readable for row in rows)
        self.numbers = tuple([number for row in rows for number in row.cells])
        self.take = taker(self.numbers)
        keys = tuple([(row.key, key) for row in rows for key, _ in zip(row.columns, row.cells, strict=False)])
        if len(_keys) >= _MOST:
            _keys.clear()
        self.keys = _keys.setdefault((form.key, keys), keys)


def taker(places: Sequence[int]) -> Taker:
    """What takes the things at some places of a sequence, at once where these follow each other."""
    first = places[0] if places else 0
    end = first + len(places)
    return itemgetter(slice(first, end)) if list(places) == list(range(first, end)) else itemgetter(*places)
