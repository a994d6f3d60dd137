"""Putting the lines of a paragraph together again."""

from collections.abc import Sequence

from .lines import ITEM
from .nodes import Paragraph, Text
from .patterns import lazy
from .source import Span, span

_ENDS = lazy('[。！？!?；;：:…][”’"）)】]*[| ]*$')
_PAUSE = lazy("[，,。、；;：:]")
_DATED = lazy(
    r"(?:日期|时间)\s{0,4}[:：]?\s{0,4}(?:19|20)\d\d\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?(?:\s{0,4}\d{1,2}:\d{2}(?::\d{2})?)?$"
)
_YEAR = lazy(r"(?:19|20)\d\d\s{0,4}年")
#: A line shorter than this without any punctuation is a headline.
_HEADLINE = 30
_OPENING, _CLOSING = "《“‘（(〔【", "》”’）)〕】"
Piece = tuple[int, str]


def joins(before: str, after: str, gap: bool) -> bool:
    """Whether line ``after`` goes on with the sentence of line ``before`` (both stripped).

    ``gap``: blank lines or a page break stand between them.
    """
    if len(before) < 20 or len(before) < _HEADLINE and not _PAUSE.search(before):
        return False
    if _DATED.search(before) or before[-1].isdigit() and _YEAR.match(after):
        return False
    if len(before) < _HEADLINE and (_width(after) > _width(before) + 8 or gap and ITEM.match(before)):
        return False  # no line end in a sentence, as the next line is longer; an item's heading
    item = ITEM.match(after)
    if item and not (item[0][0] not in "（(" and item[0][-1] in "）)" and _open(before)):
        return False
    if not _ENDS.search(before):
        return not gap or bool(_PAUSE.search(before))
    return not gap and _open(before)


def _width(line: str) -> int:
    """How many columns a line takes up: two for each character but those of ASCII."""
    return 2 * len(line) - sum(map(str.isascii, line)) if len(line) < 2 * _HEADLINE else 4 * _HEADLINE


def _open(line: str) -> bool:
    """Whether a bracket that the line opens is not closed in it."""
    return sum(line.count(c) for c in _OPENING) > sum(line.count(c) for c in _CLOSING)


def text_of(pieces: Sequence[Piece]) -> Text:
    """The prose of stripped lines, each with its offset in the source; lines follow each other without a blank."""
    joints = []
    length = 0
    for start, piece in pieces:
        joints.append((length, start))
        length += len(piece)
    last, piece = pieces[-1]
    return Text(span((pieces[0][0], last + len(piece))), "".join(piece for _, piece in pieces), tuple(joints))


def paragraph_of(pieces: Sequence[Piece], lines: Span) -> Paragraph:
    """The paragraph of stripped lines, each with its offset in the source; ``lines`` is the whole of them."""
    prose = text_of(pieces)
    marker = ITEM.match(prose.text)
    return Paragraph(lines, prose, marker[0] if marker else "")
