"""From text to terminals: headings and titles first, then line by line what stands between them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .form import Form
from .heading_marks import Mark
from .headings import find_headings
from .labels import fold
from .lines import (
    BLANK,
    FRAGMENT,
    ITEM,
    LABEL,
    MARKED,
    PAGE_NUMBER,
    PROSE,
    SEVERAL,
    SHORT,
    VALUES,
    Line,
    Lines,
    line_kind,
)  # fmt: skip
from .nodes import Leaf, Matter
from .patterns import lazy
from .prose import Piece, joins, paragraph_of
from .source import Span, span
from .titles import find_titles
from .vocabulary import vocabulary

#: Within a line that holds what were several: an item's number, or the first words after an item's heading.
_ITEM_WITHIN = lazy(
    r"(?<=[ \u00a0\u3000|])(?:[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[、.．](?!\d)|[一二三四五六七八九十]是)"
    r"(?:[^\s。；;：:]{4,30}(?P<gap>[ \u00a0\u3000]+)(?=[^\s|]))?"
)
_TOPIC = ("情况", "方面", "工作", "机制", "建设", "保障")  # a figure behind a gap begins a sentence only behind these
#: A line, or a part of one: the type of terminal, its stretch, its stripped text, where that begins, an item number.
_Part = tuple[str, int, int, str, int, str]
_BLANK_LINES = lazy(r"[\s#*>]*\n")
_OF_A_TOKEN = ("start_pos", "line", "column", "end_line", "end_column", "end_pos")


class Terminal(NamedTuple):
    """A terminal: its type and the node that it is; ``mark`` belongs to a HEADING. Lark takes it for a token."""

    type: str
    node: Matter
    mark: Mark | None = None

    def __getattr__(self, name: str) -> None:
        """None for all that lark asks of a token besides its type."""
        if name not in _OF_A_TOKEN:
            raise AttributeError(name)


def lex(text: str, form: Form) -> Iterator[Terminal]:
    """The terminals of a text, in order and without a gap."""
    words = vocabulary(form)
    lines = Lines(text, words)
    marks = find_headings(lines)
    begin = marks[0].start if marks else len(text)
    titles = find_titles(text[:begin], form.title)
    at = 0
    before = "" in words.table_sections
    for title in titles:
        start = max(text.rfind("\n", 0, title.span.start) + 1, at)
        end = _line_end(text, title.span.end, begin)
        if text[title.span.end : end].strip(" \t\u00a0\u3000#*_"):
            end = title.span.end
        yield from Scanner(lines, at, start, before)
        at = _past_blank(text, end, begin)
        yield Terminal("TITLE", title._replace(lines=Span(start, at)))
    yield from Scanner(lines, at, begin, before)
    for mark, after in zip(marks, [*marks[1:], None], strict=False):
        stop = after.start if after else len(text)
        end = _past_blank(text, mark.end + (text[mark.end : mark.end + 1] == "\n"), stop)
        yield Terminal("HEADING", _leaf("HEADING", mark.start, end), mark)
        yield from Scanner(lines, end, stop, mark.key in words.table_sections, 4)


def _leaf(kind: str, start: int, end: int) -> Leaf:
    return Leaf(kind, span((start, end)))


def _line_end(text: str, offset: int, limit: int) -> int:
    end = text.find("\n", offset, limit)
    return limit if end < 0 else end + 1


def _past_blank(text: str, at: int, limit: int) -> int:
    """Behind the blank lines that begin at ``at``."""
    blank = _BLANK_LINES.match(text, at, limit)
    return blank.end() if blank else at


class Scanner:
    """The terminals between two headings. ``tables``: the form puts a table there.

    Elsewhere a label of ``least`` characters, alone on its line, begins one.
    """

    def __init__(self, lines: Lines, start: int, end: int, tables: bool, least: int = 7) -> None:
        self.text = lines.text
        self.words = lines.words
        self.lines, self.starts = lines.between(start, end)
        self.within = start > 0 and self.text[start - 1] != "\n"
        self.least = 1 if tables else least
        self.tables = tables
        self.in_table = False
        self.value_due = False

    def __iter__(self) -> Iterator[Terminal]:
        """Group neighbouring lines of a kind; a paragraph goes on over a gap when its sentence does."""
        name, start, end, first = "", 0, 0, ""
        pieces: list[Piece] = []
        pages: list[tuple[int, int]] = []
        gap = False
        for kind, at, after, piece, place, marker in self._lines():
            if kind == "BLANK":
                gap = True
                if pages:
                    pages[-1] = (pages[-1][0], after)
                    continue
                if not name:
                    name, start = kind, at
                end = after
            elif kind == "PAGE":
                pages.append((at, after))
            elif name == kind == "ROWS" and not pages:
                end, gap = after, False
            elif pieces and kind != "ROWS" and joins(pieces[-1][1], piece, marker, gap or bool(pages)):
                pieces.append((place, piece))
                end, pages, gap = after, [], False
            else:
                if name:
                    yield _terminal(name, start, end, pieces, first)
                for page in pages:
                    yield _terminal("PAGE", *page)
                name, start, end, pages, gap, first = kind, at, after, [], False, marker
                pieces = [] if kind == "ROWS" else [(place, piece)]
        if name:
            yield _terminal(name, start, end, pieces, first)
        for page in pages:
            yield _terminal("PAGE", *page)

    def _lines(self) -> Iterator[_Part]:
        """Each line, but table rows that follow each other, and blank lines, as one."""
        lines, starts = self.lines, self.starts
        i, count = 0, len(lines)
        while i < count:
            line, at = lines[i], starts[i]
            first = i
            i += 1
            if line.kind == BLANK:
                while i < count and lines[i].kind == BLANK:
                    i += 1
                yield "BLANK", at, starts[i], "", at, ""
            elif line.kind == SEVERAL and ("|" in line.piece or self.within and not first):
                yield from self._long(at, starts[i])
            else:
                name = self._name(line)
                if name == "ROWS" and self.in_table and not self.words.text_labels:
                    i = self._behind_rows(i)
                yield name, at, starts[i], line.piece, at + line.at, line.marker

    def _behind_rows(self, i: int) -> int:
        """Behind the last of the lines from the ``i``-th on that go on with the table which the scanner is in."""
        lines = self.lines
        for at in range(i, len(lines)):
            kind = lines[at].kind
            if kind >= PAGE_NUMBER or kind == SHORT and self._heads_item(lines[at]):
                break
            if kind != BLANK:
                i = at + 1
        return i

    def _name(self, line: Line) -> str:
        kind, piece = line.kind, line.piece
        if kind == SEVERAL:
            kind = line_kind(piece, self.words)
        if kind == PAGE_NUMBER:
            return "PAGE"
        if self.words.text_labels and self._is_value(piece, kind):
            return "ROWS"
        if kind == MARKED:
            if not self.in_table:
                filled = sum(1 for cell in piece.replace("\t", "|").split("|") if cell.strip())
                self.in_table = self.tables or filled > 1
            return "ROWS"
        if kind == LABEL and len(piece) >= self.least:
            self.in_table = True
            return "ROWS"
        if kind == VALUES and (self.tables or self.in_table) and piece != "无":
            return "ROWS"
        if kind == SHORT and self._heads_item(line):
            self.in_table = False
        if kind == FRAGMENT and self.tables or self.in_table and kind in (LABEL, FRAGMENT, SHORT, VALUES):
            self.in_table = True
            return "ROWS"
        if kind == PROSE:
            self.in_table = False
        return "ITEM" if line.marker else "TEXT"

    def _heads_item(self, line: Line) -> bool:
        """Whether a short line behind a table that the form does not ask for is the heading of an item."""
        return not self.tables and line.marker != ""

    def _is_value(self, piece: str, kind: int) -> bool:
        """Whether a line or cell is what the label before it, whose value is words, has waited for."""
        due = self.value_due
        if piece.strip("| \t"):
            self.value_due = kind in (LABEL, MARKED) and fold(piece) in self.words.text_labels
        return due and kind != LABEL

    def _long(self, at: int, after: int) -> Iterator[_Part]:
        """A long line with pipes: prose and tables on one line, told apart cell by cell."""
        name, start = "", at
        while at < after:
            bar = self.text.find("|", at, after)
            end = after if bar < 0 else bar + 1
            cell = self.text[at:end].strip(" \t\n\u00a0\u3000|")
            kind = name or "ROWS"
            if cell:
                shape = line_kind(cell, self.words)
                kind = "ROWS" if self._is_value(cell, shape) or shape != PROSE else "TEXT"
            if name and kind != name:
                yield from self._stretches(name, start, at)
                start = at
            name = kind
            at = end
        if name:
            yield from self._stretches(name, start, after)

    def _stretches(self, name: str, start: int, end: int) -> Iterator[_Part]:
        """A stretch of rows, or of prose: the items in it, and their headings, are lines of their own."""
        for m in _ITEM_WITHIN.finditer(self.text, start + 1, end) if name == "TEXT" else ():
            gap, after = m.span("gap")
            headed = gap >= 0 and (not self.text[after].isdecimal() or self.text.endswith(_TOPIC, 0, gap))
            for cut in (m.start(), *((gap, after) if headed else ())):
                if cut > start:
                    yield self._stretch(name, start, cut)
                    start = cut
        yield self._stretch(name, start, end)

    def _stretch(self, name: str, start: int, end: int) -> _Part:
        piece = self.text[start:end].strip(" \t\n\u00a0\u3000|")
        if not piece:
            return "BLANK", start, end, "", start, ""
        item = ITEM.match(piece)
        kind = "ITEM" if name == "TEXT" and item else name
        return kind, start, end, piece, self.text.index(piece, start), item[0] if item else ""


def _terminal(name: str, start: int, end: int, pieces: Sequence[Piece] = (), marker: str = "") -> Terminal:
    if name in ("TEXT", "ITEM"):
        return Terminal(name, paragraph_of(pieces, span((start, end)), marker))
    return Terminal(name, _leaf(name, start, end))
