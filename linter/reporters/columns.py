"""Texts in the columns of a terminal, where a Chinese character takes two."""

from collections.abc import Iterator
from unicodedata import category, east_asian_width

from ...grammar.per_object import Memo
from ...grammar.records import NamedTuple
from .base import plain

_TAB = 4
_MOST = 8  # characters for each column, as some take none
_CUT = "…"


def _char_width(char: str) -> int:
    """How many columns a character takes: 2 when East Asian wide or full-width, 0 when it combines or is invisible."""
    if char < "\u0300":
        return 1
    if east_asian_width(char) in "WF":
        return 2
    return 0 if category(char) in ("Mn", "Me", "Cf") else 1


char_width = Memo(_char_width, 8192).__getitem__
_PLAIN = Memo(lambda char: plain(char) if char_width(char) else "", 8192)


def text_width(text: str) -> int:
    """How many columns a text takes."""
    return len(text) if text.isascii() else sum(map(char_width, text))


def pad(text: str, width: int) -> str:
    """The text with blanks behind it up to ``width`` columns."""
    return text + " " * (width - text_width(text))


class Excerpt(NamedTuple):
    """A source line as shown: its text, the blanks before the carets, and how many carets there are."""

    text: str
    indent: int
    carets: int


def excerpt(line: str, start: int, end: int, room: int) -> Excerpt:
    """A line with the characters ``start`` to ``end`` (from 0, exclusive) pointed at, in at most ``room`` columns.

    Tabs become blanks up to the next stop, control characters their pictures, invisible ones nothing. A line that is
    too long is cut to a window that shows the beginning of what is pointed at, and as much of it as there is room for.
    """
    start = min(start, len(line))
    end = min(max(end, start), len(line))
    first, last = _window(line, start, end, room)
    text = _CUT if first > 0 else ""
    column = len(text)
    indent = marked = 0
    for index, shown, width in _shown(line, first, last, column):
        if index == start:
            indent = column
        column += width
        if start <= index < end:
            marked += width
        text += shown
    if start >= last:
        indent = column
    return Excerpt(text + (_CUT if last < len(line) else ""), indent, max(1, marked))


def _shown(line: str, first: int, last: int, column: int) -> Iterator[tuple[int, str, int]]:
    """Each character of a stretch as it is shown, its index and width; ``column`` is where the stretch begins."""
    for index in range(first, last):
        shown = " " * (_TAB - column % _TAB) if line[index] == "\t" else _PLAIN[line[index]]
        width = len(shown) if len(shown) != 1 else char_width(shown)
        yield index, shown, width
        column += width


def _window(line: str, start: int, end: int, room: int) -> tuple[int, int]:
    """The stretch of a line to show: all of it where there is room, else around ``start``."""
    if len(line) * 2 <= room or (len(line) <= room and _columns(line, 0, len(line)) <= room):
        return 0, len(line)
    room = max(8, room - 2)  # for the two marks of what is cut
    lead = max(room // 3, room - _columns(line, start, min(end, start + room)) - room // 3)
    least, most = max(0, start - _MOST * room), min(len(line), start + _MOST * room)
    first, used = start, 0
    while first > least and used + (width := _most(line[first - 1])) <= lead:
        first, used = first - 1, used + width
    last = start
    while last < most and used + (width := _most(line[last])) <= room:
        last, used = last + 1, used + width
    while first > least and used + (width := _most(line[first - 1])) <= room:
        first, used = first - 1, used + width
    return first, last


def _most(char: str) -> int:
    """The most columns that a character can take, wherever it stands."""
    return _TAB if char == "\t" else char_width(char)


def _columns(line: str, start: int, end: int) -> int:
    return sum(_most(char) for char in line[start:end])
