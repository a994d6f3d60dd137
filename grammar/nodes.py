"""The syntax tree of a report: typed, immutable nodes, every one with its span.

The tree is two storeys high. Below, ``Leaf``s: whole lines or runs of lines, which together are the file. Above, what
the grammar makes of them: title, sections, items, paragraphs, and the tables read with the labels of a form.
"""

from bisect import bisect_right
from sys import maxsize
from typing import TYPE_CHECKING

from .figures import BLANK_MARKS
from .records import NamedTuple
from .source import Span, span

if TYPE_CHECKING:
    from .sheets import Sheet


class Leaf(NamedTuple):
    """A terminal that is kept as it stands: its ``kind`` (ROWS, BLANK, PAGE), its stretch of text, its sheet if any."""

    kind: str
    span: Span
    sheet: "Sheet | None" = None


class Text(NamedTuple):
    """Prose in one piece: ``text`` without the line breaks that cut it, each character traceable to the source.

    ``joints`` are pairs (offset in ``text``, offset in the source) at which a stretch of source text begins.
    """

    span: Span
    text: str
    joints: tuple[tuple[int, int], ...]

    def at(self, start: int, end: int | None = None) -> Span:
        """The source span of ``text[start:end]`` (one character when ``end`` is not given)."""
        last = start if end is None else max(start, end - 1)
        if len(self.joints) == 1 and start >= (joint := self.joints[0])[0]:
            moved = joint[1] - joint[0]
            return span((start + moved, last + moved + 1))
        return span((self._place(start), self._place(last) + 1))

    def _place(self, offset: int) -> int:
        index = bisect_right(self.joints, (offset, maxsize)) - 1
        if index < 0:
            return self.span.start
        begins, source = self.joints[index]
        return source + offset - begins


class Paragraph(NamedTuple):
    """A paragraph of prose; ``marker`` is the item number it begins with (``（一）``, ``1.``), empty when none.

    ``span`` is the whole of its lines, ``prose.span`` only what is written on them.
    """

    span: Span
    prose: Text
    marker: str

    @property
    def text(self) -> str:
        """The prose without the line breaks that cut it."""
        return self.prose.text


class Item(NamedTuple):
    """A numbered item with what follows it up to the next one; its first child is the paragraph with the number.

    None holds another item.
    """

    span: Span
    children: "tuple[Matter, ...]"


class Heading(NamedTuple):
    """The heading of a section: number and wording, the wording alone, the number as written (may be empty).

    ``level`` is the Markdown level (0: none); ``mandated``: the wording is the form's or a legitimate variant.
    """

    span: Span
    wording: Span
    number: str
    level: int
    mandated: bool


class Section:
    """A section from its heading to the next one; ``key`` is the form's id, empty for a numbered part beyond it.

    ``paragraphs`` are those of its items too, in order, ``text`` all of them, each on a line; ``rows`` are the runs of
    table lines.
    """

    __slots__ = ("children", "heading", "key", "leaf", "paragraphs", "rows", "span", "text")

    def __init__(self, span: Span, key: str, heading: Heading, leaf: Leaf, children: "tuple[Matter, ...]") -> None:
        self.span = span
        self.key = key
        self.heading = heading
        self.leaf = leaf
        self.children = children
        paragraphs: list[Paragraph] = []
        rows: list[Leaf] = []
        for child in children:
            for node in child.children if type(child) is Item else (child,):
                if type(node) is Paragraph:
                    paragraphs.append(node)
                elif type(node) is Leaf and node.kind == "ROWS":
                    rows.append(node)
        self.paragraphs = tuple(paragraphs)
        self.text = "\n".join([paragraph.prose.text for paragraph in paragraphs])
        self.rows = tuple(rows)


class Title(NamedTuple):
    """A title: its span, its text on one line, its lines whole, the agency and year it names (None: no year)."""

    span: Span
    prose: Text
    lines: Span
    agency: str
    year: int | None
    year_span: Span | None
    well_formed: bool


Matter = Title | Paragraph | Item | Leaf


class Root(NamedTuple):
    """The syntax tree: what stands before the first section, and the sections."""

    front: tuple[Matter, ...]
    sections: tuple[Section, ...]


def paragraphs_of(children: tuple[Matter, ...]) -> tuple[Paragraph, ...]:
    """All paragraphs among ``children``, in order."""
    found: list[Paragraph] = []
    for child in children:
        if type(child) is Paragraph:
            found.append(child)
        elif type(child) is Item:
            found += paragraphs_of(child.children)
    return tuple(found)


def rows_of(children: tuple[Matter, ...]) -> tuple[Leaf, ...]:
    """All runs of table lines among ``children``, in order."""
    found: list[Leaf] = []
    for child in children:
        if type(child) is Leaf and child.kind == "ROWS":
            found.append(child)
        elif type(child) is Item:
            found += rows_of(child.children)
    return tuple(found)


class Cell(NamedTuple):
    """One cell of a table row as read: what stands there (stripped) and the figure it is.

    ``value`` is an int or a float, None where the cell holds no number; a blank cell is a ``Cell`` with empty text.
    """

    row: str
    column: str
    span: Span
    text: str
    value: int | float | None

    @property
    def count(self) -> int | None:  # type: ignore[override]  # nobody counts the fields of a cell
        """The figure where it is a count (a whole number, not negative), else None."""
        value = self.value
        return value if isinstance(value, int) and value >= 0 else None

    @property
    def blank(self) -> bool:
        """Nothing stands there, or a mark that stands for nothing."""
        return self.text in BLANK_MARKS
