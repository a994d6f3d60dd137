"""Invisible marks inside strings: how the corpus knows where every piece of a report ends up.

A piece of text is wrapped in a pair of private-use marks that carry a key; layouts may wrap, join and pad as they like;
`resolve` takes the marks out again and says on which line and column each key came to stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

OPEN, CLOSE, STOP = "\ue000", "\ue001", "\ue002"
_MARK = re.compile(f"[{OPEN}{CLOSE}][^{STOP}]*{STOP}")
_PIECE = re.compile(f"[{OPEN}{CLOSE}][^{STOP}]*{STOP}|(?s:.)")


@dataclass(frozen=True)
class Place:
    """Where a key stands: 1-based lines and columns, the end exclusive; columns count code points."""

    line: int
    column: int
    end_line: int
    end_column: int

    def holds(self, line: int, column: int) -> bool:
        """Whether a position lies inside; one column of slack on both sides of an empty piece."""
        if (self.line, self.column) == (self.end_line, self.end_column):
            return line == self.line and abs(column - self.column) <= 1
        return (self.line, self.column) <= (line, column) < (self.end_line, self.end_column)


def opening(key: str) -> str:
    """The mark that begins a piece."""
    return f"{OPEN}{key}{STOP}"


def closing(key: str) -> str:
    """The mark that ends a piece."""
    return f"{CLOSE}{key}{STOP}"


def span(key: str, text: str) -> str:
    """The text as a piece of its own."""
    return opening(key) + text + closing(key)


def plain(text: str) -> str:
    """The text without its marks."""
    return _MARK.sub("", text)


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Single characters and whole marks, in order; the flag says which are marks."""
    for found in _PIECE.finditer(text):
        piece = found.group()
        yield piece, len(piece) > 1


def map_plain(text: str, change: Callable[[str], str]) -> str:
    """Change the runs between marks, leave the marks alone."""
    parts: list[str] = []
    end = 0
    for found in _MARK.finditer(text):
        parts += [change(text[end : found.start()]), found.group()]
        end = found.end()
    return "".join([*parts, change(text[end:])])


def wrap(text: str, width: int) -> list[str]:
    """Cut a marked text into lines of at most `width` visible characters."""
    lines: list[str] = [""]
    used = 0
    for piece, is_mark in pieces(text):
        if not is_mark and used == width:
            lines.append("")
            used = 0
        lines[-1] += piece
        used += not is_mark
    return lines


def resolve(text: str) -> tuple[str, dict[str, Place]]:
    """Take the marks out; give the clean text and the place of every key (the first, where a key occurs twice)."""
    out: list[str] = []
    line = column = 1
    begun: dict[str, tuple[int, int]] = {}
    places: dict[str, Place] = {}
    for piece, is_mark in pieces(text):
        if not is_mark:
            out.append(piece)
            line, column = (line + 1, 1) if piece == "\n" else (line, column + 1)
        elif piece[0] == OPEN:
            begun.setdefault(piece[1:-1], (line, column))
        elif piece[1:-1] in begun and piece[1:-1] not in places:
            places[piece[1:-1]] = Place(*begun[piece[1:-1]], line, column)
    clean = "".join(out)
    lines = clean.split("\n")
    filled = [number for number, content in enumerate(lines, 1) if content.strip()]
    last = filled[-4:][0] if filled else 1  # page numbers and closing tags may follow the last line of the report
    places["first line"] = Place(1, 1, 1, len(lines[0]) + 2)
    places["last line"] = Place(last, 1, len(lines) + 1, 2)
    return clean, places
