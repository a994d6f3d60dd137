"""The cells of a stretch of table lines, as they stand in the text and as they are counted.

What a table's labels and blank cells say of its values is the same for all tables that look alike. So it is worked out
on cells that are counted, one by one, and holds for every table whose cells are of the same kinds and the same words;
only then are the cells looked up in the text.
"""

import itertools
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING

from .figures import count, figure
from .records import NamedTuple
from .source import Span

if TYPE_CHECKING:
    from .table_layout import Layout

NUMBER, MARK, BLANK, WORDS = range(4)
_KEPT = 4096  # shapes of lines
_WIDEST, _SHORT = 64, 300  # cells and characters of a line whose shape is kept
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


_raw: Callable[[tuple[int, int, int, str, int]], Raw] = partial(tuple.__new__, Raw)
_text, _kind, _folded = itemgetter(2), itemgetter(3), itemgetter(4)  # of a piece

#: The cells of a region one by one: each within its line, where that begins, and the row.
_Flat = tuple[list[Piece], list[int], list[int]]


class Line:
    """The cells of a line, which may come in many tables: ``shape`` is the same for lines of the same kinds and words.

    ``marked``: it holds tabs or pipes; ``numbered``: how surely a row's number comes first. A separator has no cells.
    """

    __slots__ = ("marked", "numbered", "pieces", "shape")

    def __init__(self, pieces: tuple[Piece, ...], marked: bool = True, numbered: int = 0) -> None:
        self.pieces = pieces
        self.marked = marked
        self.numbered = numbered
        shape = tuple([folded or kind for _, _, _, kind, folded in pieces])
        short = len(pieces) < _WIDEST and (not pieces or pieces[-1][1] < _SHORT)
        self.shape: Hashable = _numbered(shape) if short else shape


_numbers = itertools.count()
_shapes: dict[Hashable, int] = {}


def _numbered(shape: Hashable) -> int:
    """The number by which a shape of a line is known, which is never another one's."""
    known = _shapes.get(shape)
    if known is None:
        if len(_shapes) >= _KEPT:
            _shapes.clear()
        known = _shapes[shape] = next(_numbers)
    return known


class Region:
    """The cells of some runs of table lines in reading order.

    ``explicit``: the layout shows blank cells; ``by_line``: each of its lines is a row; ``gaps`` are rows before
    which blank lines stand, ``breaks`` those before which a page ends, ``unmarked`` those without tabs and pipes;
    ``separators`` are rows like ``---|---`` (they have no cells) with their place in the text.
    ``lines`` hold the cells: where each begins in the text, its row, and its cells;
    ``compared``: the texts of values have been looked at; ``numbered``: those of figures that may number rows.
    """

    __slots__ = (
        "_cells", "_flat", "breaks", "by_line", "compared", "explicit", "gaps", "lines",
        "numbered", "separators", "unmarked",
    )  # fmt: skip

    def __init__(self) -> None:
        self.lines: list[tuple[int, int, Line]] = []
        self._flat: _Flat | None = None
        self._cells: list[Raw] | None = None
        self.explicit = self.by_line = self.compared = self.numbered = False
        self.gaps: set[int] = set()
        self.breaks: set[int] = set()
        self.unmarked: set[int] = set()
        self.separators: dict[int, tuple[int, int]] = {}

    def add(self, offset: int, row: int, line: Line) -> None:
        """Append the cells of a line that begins at ``offset`` of the text."""
        self.lines.append((offset, row, line))

    @property
    def _pieces(self) -> list[Piece]:
        return self._one_by_one()[0]

    def _one_by_one(self) -> _Flat:
        """The cells each by itself: what few tables need."""
        if self._flat is None:
            pieces: list[Piece] = []
            offsets: list[int] = []
            rows: list[int] = []
            for offset, row, line in self.lines:
                pieces += line.pieces
                offsets += [offset] * len(line.pieces)
                rows += [row] * len(line.pieces)
            self._flat = pieces, offsets, rows
        return self._flat

    def _changing(self) -> _Flat:
        """The cells, to be changed: from here on they are no longer those of the lines."""
        flat = self._one_by_one()
        self._cells = None
        self.lines = []
        return flat

    def split(self, number: int, at: int, head: str, tail: str = "") -> None:
        """Make of a cell that holds words with a figure or other words (``tail``) behind two; ``at`` is where."""
        pieces, offsets, rows = self._changing()
        start, end, text, _, _ = pieces[number]
        words = (start, start + at, text[:at], WORDS, head)
        rest = (start + at, end, text[at:], WORDS if tail else NUMBER, tail)
        pieces[number : number + 1] = [words, rest]
        offsets.insert(number, offsets[number])
        rows.insert(number, rows[number])

    def reword(self, number: int, folded: str) -> None:
        """Take the words of a cell for others."""
        pieces = self._changing()[0]
        start, end, text, kind, _ = pieces[number]
        pieces[number] = (start, end, text, kind, folded)

    def drop_numbers(self, header: str) -> None:
        """Without the numbers of rows in the first column: under that header, or counting rows that hold words."""
        self.numbered = True
        pieces, offsets, numbers = self._one_by_one()
        firsts = [i for i, row in enumerate(numbers) if not i or row != numbers[i - 1]]
        kinds = [pieces[i][3] for i in firsts]
        begin = kinds.index(NUMBER) if NUMBER in kinds else len(kinds)
        end = begin
        while end < len(kinds) and kinds[end] == NUMBER:
            end += 1
        texts = [pieces[i][2] for i in firsts[begin:end]]
        counting = all(text.isdecimal() and int(text) == int(texts[0]) + i for i, text in enumerate(texts))
        worded = [row for row, (_, _, _, kind, _) in zip(numbers, pieces, strict=True) if kind == WORDS]
        rows = {numbers[i] for i in firsts[begin:end]}
        while begin and kinds[begin - 1] == BLANK:
            begin -= 1
        named = begin and pieces[firsts[begin - 1]][4] == header
        if counting and texts and (named or len(texts) >= _COUNTED and len(rows.intersection(worded)) >= _COUNTED - 1):
            gone = set(firsts[begin - bool(named) : end])
            kept = [i for i in range(len(pieces)) if i not in gone]
            self._changing()
            self._flat = [pieces[i] for i in kept], [offsets[i] for i in kept], [numbers[i] for i in kept]

    @property
    def cells(self) -> list[Raw]:
        """The cells, counted."""
        if self._cells is None:
            pieces, _, rows = self._one_by_one()
            numbers, kinds, folded = range(len(rows)), map(_kind, pieces), map(_folded, pieces)
            self._cells = list(map(_raw, zip(numbers, range(1, len(rows) + 1), kinds, folded, rows, strict=True)))
        return self._cells

    @property
    def shape(self) -> Hashable:
        """All that counts but for the texts of values and places: regions of one shape are read alike."""
        if self.lines:
            kinds: tuple[Hashable, ...] = tuple([line.shape for _, _, line in self.lines])
            rows = [row for _, row, _ in self.lines]
        else:
            pieces, _, rows = self._one_by_one()
            kinds = (*[folded or kind for _, _, _, kind, folded in pieces], None)
        return (
            self.explicit,
            self.by_line,
            kinds,
            tuple(rows),
            frozenset(self.gaps),
            tuple(self.separators),
            (frozenset(self.unmarked), frozenset(self.breaks)) if self.explicit else (),
        )

    def rows(self, start: int = 0, end: int | None = None) -> Counter[int]:
        """The rows of some cells, and how many of them there are in each."""
        return Counter(self._one_by_one()[2][start:end])

    def __len__(self) -> int:
        """How many cells there are."""
        return len(self._pieces)

    def text(self, number: int) -> str:
        """What stands in a cell, stripped."""
        return (self._flat or self._one_by_one())[0][number][2]

    def words_of(self) -> Iterator[tuple[int, str]]:
        """The cells that hold words, the last one first, with their folded text."""
        pieces = self._pieces  # to be changed on the way
        for number in reversed(range(len(pieces))):
            if pieces[number][3] == WORDS:
                yield number, pieces[number][4]

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
        return all(one[2] != other[2] for one, other in itertools.pairwise(self._pieces))

    def figure(self, number: int) -> int | float | None:
        """The figure in a cell, None where there is none."""
        piece = self._pieces[number]
        return None if piece[3] >= BLANK else figure(piece[2])

    def cell(self, number: int) -> tuple[Span, str, int | float | None]:
        """A cell's place in the text, its text, and its figure."""
        start, end, text, kind, _ = self._pieces[number]
        offset = self._one_by_one()[1][number]
        return Span(offset + start, offset + end), text, None if kind >= BLANK else figure(text)

    def placed(self) -> Iterator[tuple[int, str, int, int]]:
        """Where each cell begins in the text, its text, its kind, and how many characters it takes up."""
        pieces, offsets, _ = self._one_by_one()
        for (start, end, text, kind, _), offset in zip(pieces, offsets, strict=True):
            yield offset + start, text, kind, end - start

    def values(self, layout: "Layout") -> Sequence[str]:
        """What stands in the value cells of a layout."""
        return list(map(_text, layout.take(self._pieces)))

    def counts(self, layout: "Layout") -> Sequence[int | None]:
        """The counts in the value cells: None where there is no whole number, or a negative one."""
        return list(map(count, self.values(layout)))

    def plain(self, layout: "Layout") -> bool:
        """Whether each value cell holds nothing but digits."""
        return not layout.worded and plain(self.values(layout))

    def places(self, layout: "Layout") -> tuple[list[int], list[int]]:
        """Where the value cells begin in the text, and how many characters they hold."""
        pieces, offsets, _ = self._one_by_one()
        starts = [offset + piece[0] for offset, piece in zip(offsets, pieces, strict=True)]
        return list(layout.take(starts)), list(layout.take([piece[1] - piece[0] for piece in pieces]))

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
        pieces, offsets, _ = self._one_by_one()
        last = offsets[end - 1] + pieces[end - 1][1]
        return Span(last if start == end else offsets[start] + pieces[start][0], last)


def plain(texts: Sequence[str]) -> bool:
    """Whether each of some texts is nothing but digits."""
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
