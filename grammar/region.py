"""The cells of a stretch of table lines, as they stand in the text and as they are counted.

What a table's labels and blank cells say of its values is the same for all tables that look alike. So it is worked out
on cells that are counted, one by one, and holds for every table whose cells are of the same kinds and the same words;
only then are the cells looked up in the text.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from .figures import count, figure
from .source import Span

NUMBER, MARK, BLANK, WORDS = range(4)
_COUNTED = 3  # so many rows with the next number each are numbered
SPANNED = "|"  # ``folded`` of a blank cell that is one of the pipes which a span leaves at a row's end

#: A cell within its line: start, end, text, kind, folded words.
Piece = tuple[int, int, str, int, str]


class Raw(NamedTuple):
    """A cell by its number: ``kind`` is NUMBER, MARK (for nothing), BLANK or WORDS; ``folded`` of WORDS (or SPANNED).

    ``start`` is the cell's number and ``end`` the next one, so that spans of cells count cells. ``row`` numbers the
    rows of the region; cells of an unmarked layout have no row of their own, lines have.
    """

    start: int
    end: int
    kind: int
    folded: str
    row: int


class Region:
    """The cells of some runs of table lines in reading order.

    ``explicit``: the layout shows blank cells; ``by_line``: each of its lines is a row; ``gaps`` are rows before
    which blank lines stand, ``breaks`` those before which a page ends, ``unmarked`` those without tabs and pipes;
    ``separators`` are rows like ``---|---`` (they have no cells) with their place in the text.
    ``compared``: the texts of values have been looked at.
    """

    __slots__ = (
        "_cells",
        "_offsets",
        "_pieces",
        "_rows",
        "breaks",
        "by_line",
        "compared",
        "explicit",
        "gaps",
        "separators",
        "unmarked",
    )

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._offsets: list[int] = []
        self._rows: list[int] = []
        self._cells: list[Raw] | None = None
        self.explicit = self.by_line = self.compared = False
        self.gaps: set[int] = set()
        self.breaks: set[int] = set()
        self.unmarked: set[int] = set()
        self.separators: dict[int, tuple[int, int]] = {}

    def add(self, offset: int, row: int, pieces: tuple[Piece, ...]) -> None:
        """Append the cells of a line that begins at ``offset`` of the text."""
        self._pieces += pieces
        self._offsets += [offset] * len(pieces)
        self._rows += [row] * len(pieces)

    def split(self, number: int, at: int, head: str, tail: str = "") -> None:
        """Make of a cell that holds words with a figure or other words (``tail``) behind two; ``at`` is where."""
        start, end, text, _, _ = self._pieces[number]
        words = (start, start + at, text[:at], WORDS, head)
        rest = (start + at, end, text[at:], WORDS if tail else NUMBER, tail)
        self._pieces[number : number + 1] = [words, rest]
        self._offsets.insert(number, self._offsets[number])
        self._rows.insert(number, self._rows[number])

    def reword(self, number: int, folded: str) -> None:
        """Take the words of a cell for others."""
        start, end, text, kind, _ = self._pieces[number]
        self._pieces[number] = (start, end, text, kind, folded)

    def drop_numbers(self, header: str) -> None:
        """Without the numbers of rows in the first column: under that header, or counting rows that hold words."""
        firsts = [i for i, row in enumerate(self._rows) if not i or row != self._rows[i - 1]]
        kinds = [self._pieces[i][3] for i in firsts]
        begin = kinds.index(NUMBER) if NUMBER in kinds else len(kinds)
        end = begin
        while end < len(kinds) and kinds[end] == NUMBER:
            end += 1
        texts = [self._pieces[i][2] for i in firsts[begin:end]]
        counting = all(text.isdecimal() and int(text) == int(texts[0]) + i for i, text in enumerate(texts))
        worded = [row for row, (_, _, _, kind, _) in zip(self._rows, self._pieces, strict=True) if kind == WORDS]
        rows = {self._rows[i] for i in firsts[begin:end]}
        while begin and kinds[begin - 1] == BLANK:
            begin -= 1
        named = begin and self._pieces[firsts[begin - 1]][4] == header
        if counting and texts and (named or len(texts) >= _COUNTED and len(rows.intersection(worded)) >= _COUNTED - 1):
            gone = set(firsts[begin - bool(named) : end])
            kept = [i for i in range(len(self._pieces)) if i not in gone]
            self._pieces = [self._pieces[i] for i in kept]
            self._offsets = [self._offsets[i] for i in kept]
            self._rows = [self._rows[i] for i in kept]

    @property
    def cells(self) -> list[Raw]:
        """The cells, counted."""
        if self._cells is None:
            make = tuple.__new__  # what calling Raw comes to
            self._cells = [
                make(Raw, (i, i + 1, kind, folded, row))
                for i, ((_, _, _, kind, folded), row) in enumerate(zip(self._pieces, self._rows, strict=True))
            ]
        return self._cells

    @property
    def shape(self) -> Hashable:
        """All that counts but for the texts of values and places: regions of one shape are read alike."""
        kinds = tuple([folded or kind for _, _, _, kind, folded in self._pieces])
        return (
            self.explicit,
            self.by_line,
            kinds,
            tuple(self._rows),
            frozenset(self.gaps),
            tuple(self.separators),
            (frozenset(self.unmarked), frozenset(self.breaks)) if self.explicit else (),
        )

    def __len__(self) -> int:
        """How many cells there are."""
        return len(self._pieces)

    def text(self, number: int) -> str:
        """What stands in a cell, stripped."""
        return self._pieces[number][2]

    def words_of(self) -> Iterator[tuple[int, str]]:
        """The cells that hold words, the last one first, with their folded text."""
        for number in reversed(range(len(self._pieces))):
            if self._pieces[number][3] == WORDS:
                yield number, self._pieces[number][4]

    def same(self, cells: Iterable[Raw]) -> bool:
        """Whether all of these cells hold the same."""
        self.compared = True
        return len({self._pieces[cell.start][2] for cell in cells}) == 1

    def unrepeated(self) -> bool:
        """Whether no two cells hold the same."""
        self.compared = True
        return len({piece[2] for piece in self._pieces}) == len(self._pieces)

    def alternating(self) -> bool:
        """Whether no two neighbours hold the same."""
        self.compared = True
        return all(one[2] != other[2] for one, other in pairwise(self._pieces))

    def figure(self, number: int) -> int | float | None:
        """The figure in a cell, None where there is none."""
        piece = self._pieces[number]
        return None if piece[3] >= BLANK else figure(piece[2])

    def cell(self, number: int) -> tuple[Span, str, int | float | None]:
        """A cell's place in the text, its text, and its figure."""
        start, end, text, kind, _ = self._pieces[number]
        offset = self._offsets[number]
        return Span(offset + start, offset + end), text, None if kind >= BLANK else figure(text)

    def plain(self, numbers: Sequence[int]) -> bool:
        """Whether each of these cells holds nothing but digits."""
        return _plain([self._pieces[number][2] for number in numbers])

    def counts(self, numbers: Sequence[int]) -> tuple[int | None, ...]:
        """The counts in these cells: None where there is no whole number, or a negative one."""
        pieces = self._pieces
        return tuple(map(count, [pieces[number][2] for number in numbers]))

    def starts(self, numbers: Sequence[int]) -> list[int]:
        """Where these cells begin in the text."""
        return [self._offsets[number] + self._pieces[number][0] for number in numbers]

    def lengths(self, numbers: Sequence[int]) -> list[int]:
        """How many characters these cells hold."""
        return [self._pieces[number][1] - self._pieces[number][0] for number in numbers]

    def words(self, span: Span) -> str:
        """The words in a span of cells, without what stands between them."""
        return "".join(text for _, _, text, kind, _ in self._pieces[span.start : span.end] if kind == WORDS)

    def line(self, span: Span) -> str:
        """What stands in a span of cells, blank ones left out."""
        return " ".join(text for _, _, text, kind, _ in self._pieces[span.start : span.end] if kind != BLANK)

    def place(self, span: Span) -> Span:
        """A span of cells as one of the text; that of no cells stands behind the cell before."""
        start, end = span
        if start < 0:
            return Span(*self.separators[~start])
        last = self._offsets[end - 1] + self._pieces[end - 1][1]
        return Span(last if start == end else self._offsets[start] + self._pieces[start][0], last)


def _plain(texts: Sequence[str]) -> bool:
    joined = "".join(texts)
    return not texts or joined.isascii() and joined.isdecimal() and all(texts)


def separator(row: int) -> Span:
    """The span that stands for a separator row, which has no cells."""
    return Span(~row, ~row)


def without_page_numbers(cells: list[Raw], region: Region, row: int = -1) -> list[Raw]:
    """The cells without figures alone between blank lines, where values stand several on a line, or in ``row``.

    Not where there are others alone on a line: which of them is a value that was pushed there cannot be told.
    """
    rows = Counter(cell.row for cell in cells)
    first = cells[0].row
    if first != row and rows[first] < 2:
        return cells
    alone = {row for row in rows if row > first and rows[row] == 1}
    lone = {row for row in alone if {row, row + 1} <= region.gaps}
    unsure = alone - lone and any(cell.kind == NUMBER for cell in cells if cell.row in lone)
    return cells if unsure else [cell for cell in cells if cell.row not in lone]
