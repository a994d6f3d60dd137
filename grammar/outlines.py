"""Tables of which nothing but the figures is new: their text without the figures tells where each cell stands.

Reports are filled in on the same few sheets. Where the text of a table is the same as that of one read before, but for
figures that stand alone in cells, its cells are the same, too, and need not be read again.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import add, gt

from .figures import count, figure
from .per_object import Memo
from .records import NamedTuple
from .region import NUMBER, WORDS, Region
from .source import Span, span
from .table_layout import Layout, Taker, taker

_COUNTS = Memo(count)


class Outline(NamedTuple):
    """Where the cells of a table stand: each in a piece of its sheet, from ``starts`` on.

    Those of figures are a piece each. ``kinds``, ``texts`` and ``sizes`` (in characters) are those of all cells;
    ``take`` takes the value cells of ``layout`` from the pieces, ``separators`` are as in a region.
    """

    layout: Layout
    take: Taker
    pieces: tuple[int, ...]
    starts: tuple[int, ...]
    kinds: tuple[int, ...]
    texts: tuple[str, ...]
    sizes: tuple[int, ...]
    separators: dict[int, tuple[int, int, int]]


def outline_of(region: Region, layout: Layout, pieces: Sequence[str], offset: int) -> Outline | None:
    """The outline of a table that was read from ``pieces``, which begin at ``offset`` of the text.

    None where a figure is no cell, or a value no such figure: there the figures may bear on what the cells are.
    """
    if layout.worded or any(flaw.kind == "width" for flaw in layout.flaws):
        return None
    ends = list(accumulate(map(len, pieces), initial=offset))
    places, texts, kinds, sizes = zip(*region.placed(), strict=True)
    numbered = tuple([bisect_right(ends, place) - 1 for place in places])  # the piece that each cell stands in
    starts = tuple([place - ends[piece] for place, piece in zip(places, numbered, strict=True)])
    figures = [(piece, kind, text) for piece, kind, text in zip(numbered, kinds, texts, strict=True) if piece % 2]
    numbers = layout.take(numbered)
    if (
        max(numbered) >= len(pieces)
        or figures != [(piece, NUMBER, pieces[piece]) for piece in range(1, len(pieces), 2)]
        or any(map(gt, map(add, places, sizes), [ends[piece + 1] for piece in numbered]))
        or 0 in [piece % 2 for piece in numbers]
    ):
        return None
    separators: dict[int, tuple[int, int, int]] = {}
    for row, (start, end) in region.separators.items():
        piece = bisect_right(ends, start) - 1
        separators[row] = piece, start - ends[piece], end - start
    return Outline(layout, taker(numbers), numbered, starts, kinds, texts, sizes, separators)


class Outlined:
    """The cells of a table by its outline: what a region says of its cells, looked up in the ``pieces`` of the text.

    These begin at ``offset`` of the text.
    """

    __slots__ = ("_begins", "_counts", "_offset", "_outline", "_pieces")

    def __init__(self, outline: Outline, pieces: Sequence[str], offset: int) -> None:
        self._outline = outline
        self._pieces = pieces
        self._offset = offset
        self._begins: list[int] | None = None
        self._counts: list[int | None] | None = None

    @property
    def begins(self) -> list[int]:
        """Where each piece begins in the text."""
        if self._begins is None:
            self._begins = list(accumulate(map(len, self._pieces[:-1]), initial=self._offset))
        return self._begins

    def text(self, number: int) -> str:
        """What stands in a value cell."""
        return self._pieces[self._outline.pieces[number]]

    def cell(self, number: int) -> tuple[Span, str, int | float | None]:
        """A value cell's place in the text, its text, and its figure."""
        piece = self._outline.pieces[number]
        start, text = self.begins[piece], self._pieces[piece]
        return span((start, start + len(text))), text, figure(text)

    def words(self, part: Span) -> str:
        """The words in a span of cells, without what stands between them."""
        texts, kinds = self._outline.texts, self._outline.kinds
        return "".join([texts[number] for number in range(*part) if kinds[number] == WORDS])

    def place(self, part: Span) -> Span:
        """A span of cells as one of the text; that of no cells stands behind the cell before."""
        start, end = part
        if start < 0:
            piece, at, size = self._outline.separators[~start]
            return Span(self.begins[piece] + at, self.begins[piece] + at + size)
        last, outline, begins = end - 1, self._outline, self.begins
        piece = outline.pieces[last]
        behind = begins[piece] + (len(self._pieces[piece]) if piece % 2 else outline.starts[last] + outline.sizes[last])
        return Span(behind if start == end else begins[outline.pieces[start]] + outline.starts[start], behind)

    def values(self, _layout: Layout) -> Sequence[str]:
        """What stands in the value cells of a layout."""
        return self._outline.take(self._pieces)

    def counts(self, layout: Layout) -> Sequence[int | None]:
        """The counts in the value cells: None where there is no whole number."""
        if self._counts is None:
            self._counts = list(map(_COUNTS.__getitem__, self.values(layout)))
        return self._counts

    def plain(self, layout: Layout) -> bool:
        """Whether each value cell holds nothing but digits."""
        return None not in self.counts(layout)

    def places(self, layout: Layout) -> tuple[list[int], list[int]]:
        """Where the value cells begin in the text, and how many characters they hold."""
        return list(self._outline.take(self.begins)), list(map(len, self.values(layout)))
