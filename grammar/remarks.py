"""Remarks to the linter in a file (``<!-- gouji: … -->``, ``# gouji: …``), found first: reading never sees them.

A remark leaves no trace in the reading text: what it stands in (a paragraph, a row, a table) reads as without it.
"""

import re

from .patterns import lazy
from .records import NamedTuple

#: What every remark holds; a text without it has none.
NAME = "gouji"
_OPEN = lazy(r"<!--\s*gouji\s*[:：]|(?<![^\r\n])[ \t]*\#+[ \t]*gouji\s*[:：]")
_LINE_END = lazy(r"\r\n?|\n|\Z")


class Remark(NamedTuple):
    """A remark, in offsets of the file's text.

    ``start`` to ``end`` is all of it, ``body`` what it says, which begins at ``body_start``; ``cut_start`` to
    ``cut_end`` is what is not read, the whole line where nothing else stands on it. ``closed``: it ends as it must.
    """

    start: int
    end: int
    body: str
    body_start: int
    cut_start: int
    cut_end: int
    closed: bool


def find_remarks(raw: str) -> list[Remark]:
    """The remarks in a file's text, in order."""
    found: list[Remark] = []
    for match in _OPEN.finditer(raw):
        if not found or match.start() >= found[-1].end:
            found.append(_remark(raw, match))
    return found


def _remark(raw: str, match: re.Match[str]) -> Remark:
    start, body_start = match.start(), match.end()
    comment = raw.startswith("<!--", start)
    close = _comment_end(raw, body_start) if comment else -1
    body_end = close if close >= 0 else _end_of_line(raw, body_start)
    end = body_end + 3 if close >= 0 else body_end
    if not comment:
        start += len(match[0]) - len(match[0].lstrip())
    cut_start, cut_end = start, end
    while raw[cut_start - 1 : cut_start] in (" ", "\u3000") and cut_start:
        cut_start -= 1
    begins = cut_start == 0 or raw[cut_start - 1] in "\r\n"
    while raw[cut_end : cut_end + 1] in (" ", "\t") and begins:
        cut_end += 1
    if begins and (line := _LINE_END.match(raw, cut_end)):
        cut_end = line.end()
    return Remark(start, end, raw[body_start:body_end], body_start, cut_start, cut_end, close >= 0 or not comment)


def _comment_end(raw: str, offset: int) -> int:
    """Where the ``-->`` of a comment stands; -1 where another one opens before it."""
    again = raw.find("<!--", offset)
    return raw.find("-->", offset, len(raw) if again < 0 else again + 6)  # of <!---> the end counts


def _end_of_line(raw: str, offset: int) -> int:
    match = _LINE_END.search(raw, offset)
    return match.start() if match else len(raw)
