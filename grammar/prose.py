"""Putting the lines of a paragraph together again."""

from collections.abc import Callable, Sequence
from functools import partial

from .lines import ITEM
from .nodes import Paragraph, Text
from .patterns import lazy
from .source import Span, span

_ENDS = tuple("。！？!?；;：:…")
_BEHIND_END = '”’"）)】'
_PAUSE = lazy("[，,。、；;：:]")
_DATED = lazy(
    r"(?:日期|时间)\s{0,4}[:：]?\s{0,4}(?:19|20)\d\d\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?(?:\s{0,4}\d{1,2}:\d{2}(?::\d{2})?)?$"
)
_YEAR = lazy(r"(?:19|20)\d\d\s{0,4}年")
#: A line shorter than these has no line end in a sentence; without any punctuation it is a headline.
_LEAST, _HEADLINE = 20, 30
_OPENING, _CLOSING = "《“‘（(〔【", "》”’）)〕】"
Piece = tuple[int, str]
_text: Callable[[tuple[Span, str, tuple[tuple[int, int], ...]]], Text] = partial(tuple.__new__, Text)
_paragraph: Callable[[tuple[Span, Text, str, str]], Paragraph] = partial(tuple.__new__, Paragraph)


def joins(before: str, after: str, marker: str, gap: bool) -> bool:
    """Whether line ``after`` goes on with the sentence of line ``before`` (both stripped).

    ``marker`` is the item number with which ``after`` begins; ``gap``: blank lines or a page break stand between them.
    """
    size = len(before)
    if size < _LEAST or marker and not (marker[0] not in "（(" and marker[-1] in "）)" and _open(before)):
        return False
    if before.rstrip("| ").rstrip(_BEHIND_END).endswith(_ENDS):
        if gap or not _open(before):
            return False
    elif (gap or size < _HEADLINE) and not _PAUSE.search(before):
        return False
    last = before[-1]
    if last.isdigit() and _YEAR.match(after) or (last == "日" or last.isdecimal()) and _DATED.search(before):
        return False
    # A line end within a sentence: not where the next line is longer, nor behind an item's heading.
    return size >= _HEADLINE or not (_width(after) > _width(before) + 8 or gap and ITEM.match(before))


def _width(line: str) -> int:
    """How many columns a line takes up: two for each character but those of ASCII."""
    return 2 * len(line) - sum(map(str.isascii, line)) if len(line) < 2 * _HEADLINE else 4 * _HEADLINE


def _open(line: str) -> bool:
    """Whether a bracket that the line opens is not closed in it."""
    return sum(map(line.count, _OPENING)) > sum(map(line.count, _CLOSING))


def text_of(pieces: Sequence[Piece]) -> Text:
    """The prose of stripped lines, each with its offset in the source; lines follow each other without a blank."""
    start = pieces[0][0]
    joints = []
    length = 0
    for at, piece in pieces:
        joints.append((length, at))
        length += len(piece)
    return _text((span((start, at + len(piece))), "".join([piece for _, piece in pieces]), tuple(joints)))


def paragraph_of(pieces: Sequence[Piece], lines: Span, marker: str) -> Paragraph:
    """The paragraph of stripped lines, each with its offset in the source; ``lines`` is the whole of them.

    ``marker`` is the item number with which the first one begins.
    """
    if len(pieces) == 1:
        start, piece = pieces[0]
        return _paragraph((lines, _text((span((start, start + len(piece))), piece, ((0, start),))), marker, piece))
    prose = text_of(pieces)
    match = ITEM.match(prose.text)
    return _paragraph((lines, prose, match[0] if match else "", prose.text))
