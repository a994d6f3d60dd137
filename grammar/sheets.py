"""Sheets on which nothing but the figures is new: that their lines are those of a table need not be found out again.

Reports are filled in on the same few sheets. Where the text of a section is the same as that of one read before, but
for figures that stand alone in cells, and its lines are table lines whatever the figures, they are not looked at.
"""

from collections.abc import Sequence

from .lines import FRAGMENT, LABEL, LONG, MARKED, PAGE, SEVERAL, WIDE, Line, kind_of
from .patterns import lazy
from .records import NamedTuple
from .source import Span
from .vocabulary import Vocabulary

_FIGURE = lazy(r"(?<![^\s|])([0-9]{1,15}+(?:\.[0-9]++|))(?![^\s|])")  # of so many digits as a count may have
_LONGEST = 8000  # characters of a sheet that is remembered
_FEW, _SHORT = 3, 45  # so few cells on a longer line may be prose
_UNKNOWN = -1  # the room on a sheet whose lines may become others
_MOST = 512  # sheets that are known


class Sheet(NamedTuple):
    """A stretch of text cut around the figures in it that stand alone: these are every second one of ``pieces``.

    ``drawn`` is all but the figures. Both are empty where the stretch is too long to be remembered, or holds what
    marks a figure in ``drawn``.
    """

    pieces: Sequence[str]
    drawn: str


_NONE = Sheet((), "")


def sheet_of(text: str, part: Span) -> Sheet:
    """The sheet of a stretch of text."""
    start, end = part
    stretch = text[start:end] if end - start <= _LONGEST else "\0"
    if "\0" in stretch:
        return _NONE
    pieces = _FIGURE.split(stretch)
    return Sheet(pieces, "\0".join(pieces[::2]))


class Sheets:
    """The sheets that were read and were but one table, and what room is on them.

    That is how many digits more than one for each figure may stand there, if the lines are to remain what they are;
    less than none where that takes more than room, as other figures may make a page number of one.
    """

    __slots__ = ("_rooms", "_words")

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._rooms: dict[str, int | None] = {}

    def has(self, sheet: Sheet, size: int) -> bool:
        """Whether a sheet with figures, so many characters together, is one table: that is known the third time."""
        room = self._rooms.get(sheet.drawn)
        return room is not None and size - len(sheet.drawn) <= room

    def put(self, sheet: Sheet, lines: Sequence[Line]) -> None:
        """Remember that a sheet with these lines is one table."""
        rooms, drawn = self._rooms, sheet.drawn
        for old in list(rooms)[: _MOST // 2] if len(rooms) >= _MOST else ():
            del rooms[old]
        if drawn in rooms:
            pairs = zip(lines, drawn.split("\n"), strict=False)
            rooms[drawn] = min([_room(line, its, self._words) for line, its in pairs], default=_UNKNOWN)
        elif drawn:
            rooms[drawn] = None


def _room(line: Line, drawn: str, words: Vocabulary) -> int:
    """The room on one line, of which the sheet has ``drawn``."""
    at = drawn.find("\0")
    if at < 0:
        return _UNKNOWN if line.kind == SEVERAL else LONG
    if line.kind == MARKED:
        filled = [cell for cell in line.piece.replace("\t", "|").split("|") if cell and not cell.isspace()]
        return (LONG if len(filled) >= _FEW else _SHORT) - len(drawn)
    if drawn[at:].replace("\0", "").strip():
        return _UNKNOWN
    if head := drawn[line.at : at].strip():
        labelled = kind_of(head, words) in (LABEL, FRAGMENT) and not PAGE.fullmatch(drawn[line.at : at] + "0")
        if not labelled or words.may_be_entry(head):
            return _UNKNOWN
    return WIDE - len(drawn)
