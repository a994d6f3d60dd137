"""A file's bytes as text whose every character knows its place in the file.

Rules and grammar see ``Source.text``, the *reading text*: the file without byte order mark, zero-width characters,
remarks to the linter and (for HTML) markup, with every line end as one LF and one behind each form feed. Offsets
everywhere are offsets into it; ``Source.position`` leads back to the file.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import accumulate, count
from operator import add

from .patterns import lazy
from .records import NamedTuple
from .remarks import NAME, Remark, find_remarks

_NO_WIDTH = lazy("[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad]+")
_REWRITTEN = lazy(f"\r\n?|\f|{_NO_WIDTH.pattern}")
#: Its characters: asking for one after the other takes less than the search of a text that has none.
_OF_REWRITTEN = (
    "\r",
    "\f",
    *map(chr, (*range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2065), 0xFEFF, 0xAD)),
)
_Piece = tuple[int, int, str]
_TAG = lazy(r"</?[A-Za-z][^<>]*>|&nbsp;")
_LINE_END = lazy(r"\r\n|\r|\n")
_BLANK = " \t\r\n\f\v\u00a0\u3000"
_BEGIN = 4096  # characters of what a file begins with
_ASCII = bytes(range(0x80))
_CONTROL = bytes((*range(9), *range(0x0E, 0x1A), 0x1B))


class Span(NamedTuple):
    """A stretch of the reading text: offsets of its first character and of the one after its last."""

    start: int
    end: int


#: A span of the pair of its offsets, in half the time that a call of ``Span`` takes: there are hundreds in a report.
span: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)
#: Where a finding stands that is about the whole file.
FILE_START = Span(-1, -1)


class Position(NamedTuple):
    """A place in the file, as an editor counts: line and column from 1, columns in code points."""

    line: int
    column: int


_position: Callable[[tuple[int, int]], Position] = partial(tuple.__new__, Position)


class Unreadable(ValueError):
    """The bytes are no text that a report can be read from.

    ``cause`` is one of ``empty``, ``binary``, ``utf-16``, ``utf-8``, ``encoding``; ``line`` is where, from 1.
    """

    def __init__(self, cause: str, line: int = 1) -> None:
        super().__init__(cause)
        self.cause = cause
        self.line = line


class Source:
    """One file as text: ``raw`` is the file's text, ``text`` what is read of it (offsets count in the latter)."""

    __slots__ = ("_line_starts", "_pieces", "_starts", "bom", "encoding", "path", "raw", "remarks", "text")

    def __init__(self, raw: str, path: str = "<stdin>", encoding: str = "utf-8", bom: bool = False) -> None:
        self.raw = raw
        self.path = path
        self.encoding = encoding
        self.bom = bom
        self._line_starts: list[int] | None = None
        self._pieces: list[_Piece] | None = None
        self._starts: tuple[list[int], list[int]] | None = None
        self.text = raw
        self.remarks: tuple[Remark, ...] = tuple(find_remarks(raw)) if NAME in raw else ()
        if self.remarks or "\f" in raw:
            self.cut(self._rewritten())
        elif any(map(raw.__contains__, _OF_REWRITTEN)):
            self.text = _NO_WIDTH.sub("", raw.replace("\r\n", "\n").replace("\r", "\n"))

    def _rewritten(self) -> list[_Piece]:
        """What of ``raw`` is read as something else."""
        raw = self.raw
        pieces = [(m.start(), m.end(), "\n" if m[0][0] in "\r\f" else "") for m in _REWRITTEN.finditer(raw)]
        if "\f" in raw:
            from .pages import page_numbers

            feeds = [(start, start, "\f") for start, end, _ in pieces if raw[start] == "\f"]
            pieces = sorted(pieces + feeds + [(start, end, "") for start, end in page_numbers(raw)])
        return _with_remarks(pieces, self.remarks) if self.remarks else pieces

    def cut(self, pieces: Iterable[_Piece]) -> None:
        """Read ``raw`` anew with each (start, end, replacement) of ``pieces`` applied, in ascending order."""
        raw = self.raw
        self._pieces, self._starts = list(pieces), None
        text: list[str] = []
        last = 0
        for start, end, replacement in self._pieces:
            text += (raw[last:start], replacement)
            last = end
        text.append(raw[last:])
        self.text = "".join(text)

    def _found_starts(self) -> tuple[list[int], list[int]]:
        """Where what is read, or left out, ends: offsets in ``text`` and in ``raw`` from which on both go on alike."""
        text_starts, raw_starts = [], []
        length = last = 0
        pieces = self._rewritten() if self._pieces is None else self._pieces
        for start, end, replacement in (*pieces, (len(self.raw), len(self.raw), "")):
            for size, at in ((start - last, last), (len(replacement), start)):
                if size > 0:
                    text_starts.append(length)
                    raw_starts.append(at)
                    length += size
            last = end
        self._starts = (text_starts, raw_starts)
        return self._starts

    def blank(self, spans: Iterable[Span]) -> None:
        """Read blanks at some spans (in ascending order): all offsets stay as they are."""
        text: list[str] = []
        last = 0
        for start, end in spans:
            text += [self.text[last:start], " " * (end - start)]
            last = end
        self.text = "".join([*text, self.text[last:]])

    def origin(self, offset: int) -> int:
        """The offset in ``raw`` of the character at ``offset`` of the reading text."""
        if offset < 0:
            return 0
        if offset >= len(self.text):
            return len(self.raw)
        if self.text is self.raw:
            return offset
        text_starts, raw_starts = self._starts or self._found_starts()
        index = bisect_right(text_starts, offset) - 1
        return raw_starts[index] + offset - text_starts[index]

    def origins(self, span: Span) -> tuple[int, int]:
        """The offsets in ``raw`` at which a span begins and ends: see ``origin`` and ``end_origin``."""
        start, end = span
        if self.text is self.raw and 0 <= start < end <= len(self.raw):
            return start, end
        return self.origin(start), self.end_origin(end)

    def end_origin(self, offset: int) -> int:
        """The offset in ``raw`` just behind the character before ``offset``: where a span that ends there ends."""
        return self.origin(offset - 1) + 1 if 0 < offset <= len(self.text) else self.origin(offset)

    @property
    def line_starts(self) -> list[int]:
        """Offsets in ``raw`` at which lines begin; lines end at LF, CRLF or CR only."""
        if self._line_starts is None:
            if "\r" in self.raw:
                self._line_starts = [0, *[m.end() for m in _LINE_END.finditer(self.raw)]]
            else:
                self._line_starts = starts_of(self.raw.split("\n"))
        return self._line_starts

    def raw_position(self, raw_offset: int) -> Position:
        """Line and column of an offset in ``raw``."""
        starts = self._line_starts or self.line_starts
        line = bisect_right(starts, raw_offset)
        return _position((line, raw_offset - starts[line - 1] + 1))

    def position(self, offset: int) -> Position:
        """Line and column, in the file, of the character at ``offset`` of the reading text."""
        return self.raw_position(self.origin(offset))

    def end_position(self, offset: int) -> Position:
        """Line and column just behind the last character of a span that ends at ``offset``."""
        return self.raw_position(self.end_origin(offset))

    def line(self, number: int) -> str:
        """The text of line ``number`` (from 1) of the file, without its line end; empty past the last one."""
        starts = self.line_starts
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.raw)
        return self.raw[starts[number - 1] : end].rstrip("\r\n")

    def slice(self, span: Span) -> str:
        """The reading text of a span."""
        return self.text[span.start : span.end]


def starts_of(lines: Sequence[str], first: int = 0) -> list[int]:
    """Where lines begin, of which the first begins at ``first`` and each ends in a line end that it does not hold."""
    return list(map(add, accumulate(map(len, lines[:-1]), initial=first), count()))


def _with_remarks(pieces: list[_Piece], remarks: Iterable[Remark]) -> list[_Piece]:
    """The pieces to rewrite, with remarks (in order) cut out."""
    cuts = [(remark.cut_start, remark.cut_end, "") for remark in remarks]
    starts = [start for start, _, _ in cuts]

    def is_cut(start: int, end: int) -> bool:
        before = bisect_left(starts, end) - 1
        return before >= 0 and start < cuts[before][1]

    return sorted([*cuts, *(piece for piece in pieces if not is_cut(piece[0], piece[1]))])


def decode(data: bytes, path: str = "<stdin>") -> Source:
    """Decode a file: UTF-8 with or without byte order mark, else GB18030; HTML is read without its markup.

    Raises ``Unreadable`` with the cause.
    """
    if not data or data.isspace():
        raise Unreadable("empty")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable("utf-16")
    if b"\x00" in data:
        raise Unreadable("binary", data.count(b"\n", 0, data.index(b"\x00")) + 1)
    bom = data.startswith(b"\xef\xbb\xbf")
    try:
        raw, encoding = data[3 if bom else 0 :].decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        raw, encoding = _decode_gb18030(data, error), "gb18030"
    if not (raw[:64].strip(_BLANK) or raw.strip(_BLANK)):
        raise Unreadable("empty")
    if len(data.translate(None, _CONTROL)) < len(data):
        begin = raw[:_BEGIN].encode()
        if 20 * (len(begin) - len(begin.translate(None, _CONTROL))) > len(raw[:_BEGIN]):
            raise Unreadable("binary")
    source = Source(raw, path, encoding, bom)
    if ("<" in raw or "&" in raw) and _TAG.search(raw):
        from .html import cut_markup

        cut_markup(source)
    return source


def _decode_gb18030(data: bytes, error: UnicodeDecodeError) -> str:
    """The text of bytes that are not UTF-8: GB18030, unless they are UTF-8 with a few damaged bytes."""
    line = data.count(b"\n", 0, error.start) + 1
    lenient = data.decode("utf-8", "replace")
    damaged = lenient.count("\ufffd")
    sound = _beyond_ascii(lenient) - damaged
    if damaged * 5 < sound:
        raise Unreadable("utf-8", line)
    try:
        raw = data.decode("gb18030")
    except UnicodeDecodeError as second:
        raise Unreadable("encoding", data.count(b"\n", 0, second.start) + 1) from None
    if 4 * _beyond_ascii(raw) < len(data.translate(None, _ASCII)):
        raise Unreadable("encoding", line)
    return raw


def _beyond_ascii(text: str) -> int:
    """How many characters of a text are none of ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))
