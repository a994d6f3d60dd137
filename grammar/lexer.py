"""From text to terminals: headings and titles first, then line by line what stands between them."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .form import Form
from .heading_marks import Mark
from .headings import find_headings
from .labels import fold
from .lines import FRAGMENT, ITEM, LABEL, MARKED, PAGE_NUMBER, PROSE, SHORT, VALUES, line_kind
from .nodes import Title
from .patterns import lazy
from .prose import Piece, joins
from .source import Span
from .titles import find_titles
from .vocabulary import Vocabulary, vocabulary

_LONG = 200  # characters of a line that may hold prose and tables
_CELLS, _CELL = 24, 60  # cells of a row at the most, and characters of each
#: Within a line that holds what were several: an item's number, or the first words after an item's heading.
_ITEM_WITHIN = lazy(
    r"(?<=[ \u00a0\u3000|])(?:[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[、.．](?!\d)|[一二三四五六七八九十]是)"
    r"(?:[^\s。；;：:]{4,30}(?P<gap>[ \u00a0\u3000]+)(?=[^\s|]))?"
)
_TOPIC = ("情况", "方面", "工作", "机制", "建设", "保障")  # a figure behind a gap begins a sentence only behind these
_BLANK_LINES = lazy(r"[\s#*>]*\n")
_OF_A_TOKEN = ("start_pos", "line", "column", "end_line", "end_column", "end_pos")


class Terminal(NamedTuple):
    """A terminal: its type, its stretch of the text, and what the lexer knows of it.

    ``pieces`` are the stripped lines of ITEM and TEXT with their offsets; ``mark`` belongs to a HEADING, ``title``
    to a TITLE. Lark takes it for a token.
    """

    type: str
    start: int
    end: int
    pieces: tuple[Piece, ...] = ()
    mark: Mark | None = None
    title: Title | None = None

    def __getattr__(self, name: str) -> None:
        """None for all that lark asks of a token besides its type."""
        if name not in _OF_A_TOKEN:
            raise AttributeError(name)


def lex(text: str, form: Form) -> Iterator[Terminal]:
    """The terminals of a text, in order and without a gap."""
    words = vocabulary(form)
    marks = find_headings(text, words)
    begin = marks[0].start if marks else len(text)
    titles = find_titles(text[:begin], form.title)
    at = 0
    before = "" in words.table_sections
    for title in titles:
        start = max(text.rfind("\n", 0, title.span.start) + 1, at)
        end = _line_end(text, title.span.end, begin)
        if text[title.span.end : end].strip(" \t\u00a0\u3000#*_"):
            end = title.span.end
        yield from Scanner(text, at, start, words, before)
        at = _past_blank(text, end, begin)
        yield Terminal("TITLE", start, at, title=title._replace(lines=Span(start, at)))
    yield from Scanner(text, at, begin, words, before)
    for mark, after in zip(marks, [*marks[1:], None], strict=False):
        stop = after.start if after else len(text)
        end = _past_blank(text, mark.end + (text[mark.end : mark.end + 1] == "\n"), stop)
        yield Terminal("HEADING", mark.start, end, mark=mark)
        yield from Scanner(text, end, stop, words, mark.key in words.table_sections, 4)


def _line_end(text: str, offset: int, limit: int) -> int:
    end = text.find("\n", offset, limit)
    return limit if end < 0 else end + 1


def _past_blank(text: str, at: int, limit: int) -> int:
    """Behind the blank lines that begin at ``at``."""
    blank = _BLANK_LINES.match(text, at, limit)
    return blank.end() if blank else at


@lru_cache(maxsize=4096)
def _kind_in_table(line: str, words: Vocabulary) -> int:
    """The kind of a line among those of a table; less than none of a blank one."""
    piece = line.strip()
    if not piece:
        return -1
    return line_kind(piece, words) if piece[0] not in "#*>" and not _is_several(piece) else PROSE


def _is_several(piece: str) -> bool:
    """Whether a line is so long that it may hold what were several, and no row of short cells."""
    if len(piece) <= _LONG:
        return False
    cells = piece.split("|", _CELLS) if piece[0] == piece[-1] == "|" else [piece]
    return len(cells) > _CELLS or "。" in piece or max(map(len, map(str.strip, cells))) > _CELL


class Scanner:
    """The terminals between two headings. ``tables``: the form puts a table there.

    Elsewhere a label of ``least`` characters, alone on its line, begins one.
    """

    def __init__(self, text: str, start: int, end: int, words: Vocabulary, tables: bool, least: int = 7) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.words = words
        self.least = 1 if tables else least
        self.tables = tables
        self.in_table = False
        self.value_due = False

    def __iter__(self) -> Iterator[Terminal]:
        """Group neighbouring lines of a kind; a paragraph goes on over a gap when its sentence does."""
        name, start, end = "", self.start, self.start
        pieces: list[Piece] = []
        pages: list[Terminal] = []
        gap = False
        for kind, at, after, piece in self._lines():
            if kind == "BLANK":
                gap = True
                if pages:
                    pages[-1] = pages[-1]._replace(end=after)
                elif name in ("", "BLANK"):
                    name, end = kind, after
                else:
                    end = after
            elif kind == "PAGE":
                pages.append(Terminal(kind, at, after))
            elif name == kind == "ROWS" and not pages:
                end, gap = after, False
            elif (
                name in ("TEXT", "ITEM")
                and kind in ("TEXT", "ITEM")
                and joins(pieces[-1][1], piece, gap or bool(pages))
            ):
                pieces.append((self._place(at, after, piece), piece))
                end, pages, gap = after, [], False
            else:
                if name:
                    yield Terminal(name, start, end, tuple(pieces))
                yield from pages
                name, start, end, pages, gap = kind, at, after, [], False
                pieces = [] if kind == "ROWS" else [(self._place(at, after, piece), piece)]
        if name:
            yield Terminal(name, start, end, tuple(pieces))
        yield from pages

    def _place(self, at: int, after: int, piece: str) -> int:
        """Where a line's stripped text begins."""
        return at + self.text[at:after].index(piece)

    def _lines(self) -> Iterator[tuple[str, int, int, str]]:
        """Each line as (terminal name, start, end, stripped text)."""
        at = self.start
        while at < self.end:
            after = self.text.find("\n", at, self.end) + 1 or self.end
            piece = self.text[at:after].strip()
            if piece[:1] in ("#", "*", ">"):
                piece = piece.strip("#*> \t")
            if not piece:
                yield "BLANK", at, after, ""
            elif _is_several(piece) and ("|" in piece or at == self.start and self.text[at - 1 : at] not in ("", "\n")):
                yield from self._long(at, after)
            else:
                name = self._name(piece)
                after = self._rest_of_rows(after) if name == "ROWS" and self.in_table else after
                yield name, at, after, piece
            at = after

    def _rest_of_rows(self, at: int) -> int:
        """Behind the last of the lines from ``at`` on that go on with the table which the scanner is in."""
        text, words, stop = self.text, self.words, self.end
        end = at
        while at < stop and not words.text_labels:
            after = text.find("\n", at, stop) + 1 or stop
            kind = _kind_in_table(text[at:after], words)
            if kind >= PAGE_NUMBER or kind == SHORT and self._heads_item(text[at:after].strip()):
                break
            at = after
            if kind >= 0:
                end = at
        return end

    def _name(self, piece: str) -> str:
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
        if kind == SHORT and self._heads_item(piece):
            self.in_table = False
        if kind == FRAGMENT and self.tables or self.in_table and kind in (LABEL, FRAGMENT, SHORT, VALUES):
            self.in_table = True
            return "ROWS"
        if kind == PROSE:
            self.in_table = False
        return "ITEM" if ITEM.match(piece) else "TEXT"

    def _heads_item(self, piece: str) -> bool:
        """Whether a short line behind a table that the form does not ask for is the heading of an item."""
        return not self.tables and ITEM.match(piece) is not None

    def _is_value(self, piece: str, kind: int) -> bool:
        """Whether a line or cell is what the label before it, whose value is words, has waited for."""
        due = self.value_due
        if piece.strip("| \t"):
            self.value_due = kind in (LABEL, MARKED) and fold(piece) in self.words.text_labels
        return due and kind != LABEL

    def _long(self, at: int, after: int) -> Iterator[tuple[str, int, int, str]]:
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

    def _stretches(self, name: str, start: int, end: int) -> Iterator[tuple[str, int, int, str]]:
        """A stretch of rows, or of prose: the items in it, and their headings, are lines of their own."""
        for m in _ITEM_WITHIN.finditer(self.text, start + 1, end) if name == "TEXT" else ():
            gap, after = m.span("gap")
            headed = gap >= 0 and (not self.text[after].isdecimal() or self.text.endswith(_TOPIC, 0, gap))
            for cut in (m.start(), *((gap, after) if headed else ())):
                if cut > start:
                    yield self._stretch(name, start, cut)
                    start = cut
        yield self._stretch(name, start, end)

    def _stretch(self, name: str, start: int, end: int) -> tuple[str, int, int, str]:
        piece = self.text[start:end].strip(" \t\n\u00a0\u3000|")
        if not piece:
            return "BLANK", start, end, ""
        return ("ITEM" if name == "TEXT" and ITEM.match(piece) else name), start, end, piece
