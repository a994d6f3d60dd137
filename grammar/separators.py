"""Tables whose cells are kept apart by other marks than tabs and pipes: the marks are read as those, place for place.

Full-width bars and box drawing are pipes and rules; fields with commas or semicolons between, in quotes or not, in
brackets or not (a list of a program), are cells with tabs between; one in quotes on a line of its own is a cell. No
character is added or taken away.
"""

import re
from collections.abc import Iterator

from .patterns import lazy

_BARS = "｜│┃║"
#: What a table of fields holds and little else does: a nought between two separators, or in quotes.
_NOUGHTS = (",0,", ", 0,", ";0;", "，0，", "；0；", '"0"', "'0'")
_NOUGHT = lazy("0[,;，；\"']")  # in all of them
_PIPES = dict.fromkeys(map(ord, _BARS), "|")
_RULES = dict.fromkeys(map(ord, "─━═┄┈╌"), "-") | dict.fromkeys(
    map(ord, "┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝┠┨┯┷┿╪╫╤╧╞╡╟╢"), "+"
)
_MARK = lazy(r"\"[^\"\n]*\"|'[^'\n]*'|[（(][^（）()\n]*[）)]|[,;，；]")
_FIGURES = lazy(r"(?:[,;，；]\s*(?P<quote>[\"']?)\d[\d.]*(?P=quote)\s*){2}\Z")
_QUOTED_LINE = lazy(r"(?m)^[ \t]*([\"'])([^\"'\n]*)\1,?[ \t]*$")
_LEAST = 3  # so many lines of as many fields each are a table
_FIELDS = 80  # characters in which the last two fields stand


def has_other_marks(text: str) -> bool:
    """Whether there may be anything to read as a tab or a pipe."""
    return any(map(text.__contains__, _BARS)) or _has_noughts(text)


def _has_noughts(text: str) -> bool:
    return _NOUGHT.search(text) is not None and any(mark[0] in text and mark in text for mark in _NOUGHTS)


def with_plain_marks(text: str) -> str:
    """The text, as long as it was, with tabs, pipes and rules for the other marks between the cells of its tables."""
    if any(map(text.__contains__, _BARS)):
        text = text.translate(_PIPES | _RULES)
    if not _has_noughts(text):
        return text
    if "'0'" in text or '"0"' in text:
        text = _QUOTED_LINE.sub(_unquoted, text)
    lines = text.split("\n")
    for start, end, mark in _tables(lines):
        for at in range(start, end):
            lines[at] = _tabbed(lines[at], mark)
    return "\n".join(lines)


def _unquoted(m: re.Match[str]) -> str:
    return " " * (m.start(2) - m.start()) + m[2] + " " * (m.end() - m.end(2))


def _tables(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """Runs of lines of as many fields between the same marks each, of which one at least ends in figures."""
    start = 0
    before = ("", 0)
    figures = False
    for at, line in enumerate([*lines, ""]):
        begin, end = _inner(line)
        fields = _fields(line, begin, end)
        if fields != before:
            if figures and at - start >= _LEAST:
                yield start, at, before[0]
            start, before, figures = at, fields, False
        figures = figures or fields[1] > 1 and bool(_FIGURES.search(line, max(begin, end - _FIELDS), end))


def _inner(line: str) -> tuple[int, int]:
    """Where a line begins and ends without the brackets of a list."""
    if not line.lstrip().startswith("["):
        return 0, len(line)
    return len(line) - len(line.lstrip("[ \t")), len(line.rstrip("], \t"))


def _fields(line: str, start: int, end: int) -> tuple[str, int]:
    """The mark between the fields of a line that is no sentence, and how often it stands there."""
    if "。" in line or "\t" in line or "|" in line:
        return "", 0
    marks = [m[0] for m in _MARK.finditer(line, start, end) if len(m[0]) == 1]
    return (marks[0], marks.count(marks[0])) if marks else ("", 0)


def _tabbed(line: str, mark: str) -> str:
    """A line of fields with tabs between, and blanks for quotes and for brackets around."""

    def plain(m: re.Match[str]) -> str:
        if m[0] == mark:
            return "\t"
        return f" {m[0][1:-1]} " if m[0][0] in "\"'" else m[0]

    start, end = _inner(line)
    return " " * start + _MARK.sub(plain, line[start:end]) + " " * (len(line) - end)
