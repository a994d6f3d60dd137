"""From text to terminals: headings and titles first, then line by line what stands between them."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from .form import Form
from .heading_marks import Mark
from .headings import find_headings
from .labels import fold
from .lines import (
    BLANK,
    BLANK_LINE,
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
    kind_of,
    lines_between,
)  # fmt: skip
from .nodes import Leaf, Matter
from .patterns import lazy
from .prose import Piece, joins, paragraph_of
from .records import NamedTuple
from .source import Span, span
from .titles import find_titles
from .vocabulary import Vocabulary, vocabulary

if TYPE_CHECKING:
    from .sheets import Sheet, Sheets

#: Within a line that holds what were several: an item's number, or the first words after an item's heading.
_ITEM_WITHIN = lazy(
    r"(?<=[ \u00a0\u3000|])(?:[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[、.．](?!\d)|[一二三四五六七八九十]是)"
    r"(?:[^\s。；;：:]{4,30}(?P<gap>[ \u00a0\u3000]+)(?=[^\s|]))?"
)
_TOPIC = ("情况", "方面", "工作", "机制", "建设", "保障")  # a figure behind a gap begins a sentence only behind these
#: A line, or a part of one: the type of terminal, its stretch with the blank lines behind, whether there are any, its
#: stripped text, where that begins, and the item number that it begins with.
_Part = tuple[str, int, int, bool, str, int, str]
_BLANK_LINES = lazy(r"[\s#*>]*\n")


class Terminal(NamedTuple):
    """A terminal: its type and the node that it is; ``mark`` belongs to a HEADING. Lark takes it for a token."""

    type: str
    node: Matter
    mark: Mark | None = None


for _name in ("start_pos", "line", "column", "end_line", "end_column", "end_pos"):  # what lark asks of the last token
    setattr(Terminal, _name, None)
_terminal: Callable[[tuple[str, Matter, Mark | None]], Terminal] = partial(tuple.__new__, Terminal)
_leaf: Callable[[tuple[str, Span, "Sheet | None"]], Leaf] = partial(tuple.__new__, Leaf)


def lex(text: str, form: Form) -> list[Terminal]:
    """The terminals of a text, in order and without a gap."""
    words = vocabulary(form)
    words.texts += 1
    marks = find_headings(text, words)
    begin = marks[0].start if marks else len(text)
    found: list[Terminal] = []
    at = 0
    before = "" in words.table_sections
    for title in find_titles(text[:begin], form.title):
        start = max(text.rfind("\n", 0, title.span.start) + 1, at)
        end = _line_end(text, title.span.end, begin)
        if text[title.span.end : end].strip(" \t\u00a0\u3000#*_"):
            end = title.span.end
        if at < start:
            found += Scanner(text, words, at, start, before).terminals()
        at = _past_blank(text, end, begin)
        found.append(_terminal(("TITLE", title._replace(lines=span((start, at))), None)))
    if at < begin:
        found += Scanner(text, words, at, begin, before).terminals()
    for mark, after in zip(marks, [*marks[1:], None], strict=False):
        stop = after.start if after else len(text)
        end = _past_blank(text, mark.end + (text[mark.end : mark.end + 1] == "\n"), stop)
        found.append(_terminal(("HEADING", _leaf(("HEADING", span((mark.start, end)), None)), mark)))
        if mark.key in words.table_sections:
            found += _table_lines(text, words, span((end, stop)))
        else:
            found += Scanner(text, words, end, stop, False, 4).terminals()
    return found


def _table_lines(text: str, words: Vocabulary, part: Span) -> list[Terminal]:
    """The terminals of a section in which the form puts a table; those of a known sheet are known."""
    if words.texts == 1 or words.text_labels:  # of the first text no sheet is known
        return Scanner(text, words, *part, True).terminals()
    sheets, sheet_of = _sheets(words)
    sheet = sheet_of(text, part)
    if not sheets.has(sheet, part.end - part.start):
        scanner = Scanner(text, words, *part, True)
        found = scanner.terminals()
        if len(found) != 1 or found[0].type != "ROWS":
            return found
        sheets.put(sheet, scanner.lines)
    return [_terminal(("ROWS", _leaf(("ROWS", part, sheet)), None))]


@lru_cache(maxsize=16)
def _sheets(words: Vocabulary) -> "tuple[Sheets, Callable[[str, Span], Sheet]]":
    from .sheets import Sheets, sheet_of

    return Sheets(words), sheet_of


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

    def __init__(self, text: str, words: Vocabulary, start: int, end: int, tables: bool, least: int = 7) -> None:
        self.text = text
        self.words = words
        self.lines, self.starts = lines_between(text, start, end, words)
        self.within = start > 0 and text[start - 1] != "\n"
        self.least = 1 if tables else least
        self.tables = tables
        self.in_table = False
        self.value_due = False

    def terminals(self) -> list[Terminal]:
        """Group neighbouring lines of a kind; a paragraph goes on over a gap when its sentence does."""
        found: list[Terminal] = []
        name, start, end, first = "", 0, 0, ""
        pieces: list[Piece] = []
        pages: list[tuple[int, int]] = []
        gap = False
        for kind, at, after, open_behind, piece, place, marker in self._parts():
            if kind == "PAGE":
                pages.append((at, after))
            elif kind == "BLANK" and pages:
                pages[-1] = (pages[-1][0], after)
            elif name and (kind == "BLANK" or kind == name == "ROWS" and not pages):
                end = after
            elif pieces and kind != "ROWS" and joins(pieces[-1][1], piece, marker, gap or bool(pages)):
                pieces.append((place, piece))
                end, pages = after, []
            else:
                if name:
                    found.append(_made(name, span((start, end)), pieces, first))
                if pages:
                    found += [_made("PAGE", span(page)) for page in pages]
                    pages = []
                name, start, end, first = kind, at, after, marker
                pieces = [(place, piece)] if kind in ("TEXT", "ITEM") else []
            gap = open_behind
        if name:
            found.append(_made(name, span((start, end)), pieces, first))
        found += [_made("PAGE", span(page)) for page in pages]
        return found

    def _parts(self) -> Iterator[_Part]:
        """Each line with the blank lines behind it; table rows that follow each other are as one."""
        lines, starts = self.lines, self.starts
        plain = not self.words.text_labels
        behind, count = 0, len(lines)
        while behind < count:
            at = behind
            line = lines[at]
            kind, piece, indent, marker = line
            several = kind == SEVERAL and ("|" in piece or self.within and not at)
            if kind == PROSE and plain:  # as most are
                self.in_table = False
                name = "ITEM" if marker else "TEXT"
            else:
                name = "BLANK" if several or kind == BLANK else self._name(line)
            end = behind = at + 1
            if name == "ROWS" and self.in_table and not self.words.text_labels:
                end = behind = self._behind_rows(end)
            while behind < count and lines[behind] is BLANK_LINE:
                behind += 1
            if several:
                yield from self._long(starts[at], starts[end])
                at = end
            if not several or end < behind:
                start = starts[at]
                yield name, start, starts[behind], end < behind, piece, start + indent, marker

    def _behind_rows(self, i: int) -> int:
        """Behind the last of the lines from the ``i``-th on that go on with the table which the scanner is in."""
        lines = self.lines
        for at in range(i, len(lines)):
            kind, _, _, marker = lines[at]
            if kind >= PAGE_NUMBER or kind == SHORT and marker and not self.tables:
                break
            if kind != BLANK:
                i = at + 1
        return i

    def _name(self, line: Line) -> str:
        kind, piece, _, marker = line
        if kind == SEVERAL:
            kind = kind_of(piece, self.words)
        if kind == PAGE_NUMBER:
            return "PAGE"
        if self.words.text_labels and self._is_value(piece, kind):
            return "ROWS"
        if kind == PROSE:
            self.in_table = False
        elif kind == MARKED:
            if not self.in_table:
                filled = sum(1 for cell in piece.replace("\t", "|").split("|") if cell.strip())
                self.in_table = self.tables or filled > 1
            return "ROWS"
        if kind == LABEL and len(piece) >= self.least:
            self.in_table = True
            return "ROWS"
        if kind == VALUES and (self.tables or self.in_table) and piece != "无":
            return "ROWS"
        if kind == SHORT and marker and not self.tables:  # the heading of an item behind a table
            self.in_table = False
        if kind == FRAGMENT and self.tables or self.in_table and kind in (LABEL, FRAGMENT, SHORT, VALUES):
            self.in_table = True
            return "ROWS"
        return "ITEM" if marker else "TEXT"

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
                shape = kind_of(cell, self.words)
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
            return "BLANK", start, end, True, "", start, ""
        item = ITEM.match(piece)
        kind = "ITEM" if name == "TEXT" and item else name
        return kind, start, end, False, piece, self.text.index(piece, start), item[0] if item else ""


def _made(name: str, stretch: Span, pieces: Sequence[Piece] = (), marker: str = "") -> Terminal:
    """A terminal that has pieces is a paragraph."""
    node = paragraph_of(pieces, stretch, marker) if pieces else _leaf((name, stretch, None))
    return _terminal((name, node, None))
