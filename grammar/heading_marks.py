"""What may be the heading of a section: a number with a wording, and how like a title of the form that wording is."""

import re
from collections.abc import Callable
from functools import lru_cache, partial

from .labels import fold, fold_map, likeness, most_alike
from .patterns import lazy
from .per_object import Memo
from .records import NamedTuple
from .vocabulary import Vocabulary

BLANK = " \t\u00a0\u3000"
NUMERAL = "一二三四五六七八九十"
NUMBERED = lazy(
    rf"^[{BLANK}>|]*+(#{{0,6}})[{BLANK}*_|]*+(?:[-•·●][{BLANK}*_]++)?(?:第(?=[{NUMERAL}]{{1,2}}[部章]))?([{NUMERAL}]+)"
    rf"(?:部分|章)?(?:[{BLANK}*_]*[、.．,，:：]|[{BLANK}]+(?=\S)|(?<=[分章]))[{BLANK}*_]*([^\n]*)",
    re.M,
)
#: A line with a number before its wording, cut behind its first word.
_WITH_NUMBER = lazy(rf"\n([{BLANK}>|#*_\-•·●第]*+[{NUMERAL}]++(?=[{BLANK}部章*_、.．,，:：])[^{BLANK}|\n]*+)([^\n]*)")
INLINE = lazy(rf"([{NUMERAL}])[、.．,，][{BLANK}]*([^\n]{{0,90}})")
BEFORE_INLINE = f"{BLANK}|。；;>"
TAIL = f"{BLANK}*_|#。:："
NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五")
RANKS = {number: rank for rank, number in enumerate(NUMERALS, start=1)}
_BOUNDARY = lazy(rf"[{BLANK}*_|。:：#（(\d]|$")
_STOP = lazy(rf"[{BLANK}|。：:；;，]")
_CELL = lazy(rf"[^{BLANK}|]+(?=[{BLANK}|])")
_LEADER = lazy(rf"[{BLANK}]*[.…·]{{2,}}[{BLANK}.…·]*\d{{1,3}}[{BLANK}]*$")
_ENTRY = lazy(rf"[^|。；;]{{2,45}}?[.…·]{{2,}}[{BLANK}]*\d{{1,3}}(?!\d)")  # of a table of contents
LONGEST = 45
_KNOWN = 0.6  # how like its title a wording is taken to be by which a section is known in its place
_LEAST = 0.4  # a wording less like a title than this is not looked at


class Mark(NamedTuple):
    """A heading found: where its line's part begins and ends, its visible text, and what it is the heading of.

    ``score`` is 1 for a mandated or legitimate wording, less for one that is only like it; ``key`` is empty for a
    numbered part that the form does not know. Unless ``sure``, it is a heading only in its place.
    """

    start: int
    end: int
    number_at: int
    number: str
    wording_at: int
    wording_end: int
    level: int
    key: str
    score: float
    alone: bool
    sure: bool = True

    def moved(self, by: int) -> "Mark":
        """The mark in a text in which that much stands before it."""
        start, end, number_at, number, at, wording_end, level, key, score, alone, sure = self
        at, wording_end = at + by, wording_end + by
        return _mark((start + by, end + by, number_at + by, number, at, wording_end, level, key, score, alone, sure))


_mark: Callable[[tuple[int, int, int, str, int, int, int, str, float, bool, bool]], Mark] = partial(tuple.__new__, Mark)


def numbered_marks(text: str, words: Vocabulary) -> list[Mark]:
    """The marks of the lines that begin with a number and may be the headings of sections."""
    marks, rows = _memos(words)
    found = []
    for m in _WITH_NUMBER.finditer("\n" + text):
        first, rest = m.groups()
        if not (rest and rows[first]) and (mark := marks[first + rest]):
            found.append(mark.moved(m.start()))
    return found


@lru_cache(maxsize=16)
def _memos(words: Vocabulary) -> tuple[Memo[Mark | None], Memo[bool]]:
    """The marks of lines, and whether a first word is the label of a row, which has no mark whatever comes behind."""
    marks = Memo(partial(_numbered_mark, words=words), longest=2 * LONGEST)
    return marks, Memo(partial(_opens_row, words=words), longest=2 * LONGEST)


def _opens_row(first: str, words: Vocabulary) -> bool:
    m = NUMBERED.match(first)
    return m is not None and m[3] != "" and words.is_label(fold(m[2] + m[3]))


def _numbered_mark(line: str, words: Vocabulary) -> Mark | None:
    """The mark of a line that begins with a number and may be the heading of a section."""
    m = NUMBERED.match(line)
    return m and mark_of(line, 0, m.start(2), m[2], m.start(3), m.end(3), len(m[1]), words, inline=False)


def mark_of(
    text: str,
    start: int,
    number_at: int,
    number: str,
    at: int,
    end: int,
    level: int,
    words: Vocabulary,
    *,
    inline: bool,
) -> Mark | None:
    """The mark of a candidate whose wording begins at ``at`` and may reach to ``end``; None when it is no heading."""
    alone = not inline and end - at <= 2 * LONGEST
    wording = _wording(text[at : min(end, at + 2 * LONGEST)], number, alone, inline, words)
    if wording is None:
        return None
    size, key, score, alone = wording
    return Mark(start, end if alone else at + size, number_at, number, at, at + size, level, key, score, alone)


@lru_cache(maxsize=4096)
def _wording(
    piece: str, number: str, alone: bool, inline: bool, words: Vocabulary
) -> tuple[int, str, float, bool] | None:
    """How much of ``piece`` is the wording of a heading, of which section, how like its title; whether it is alone."""
    if (cell := _CELL.match(piece)) and words.is_label(fold(number + cell[0])):
        return None  # a row of a table
    if ".." in piece or "…" in piece or "··" in piece:
        if inline and _ENTRY.match(piece):
            return None
        piece = _LEADER.sub("", piece)
    rest = piece.rstrip(TAIL)
    if alone and (key := words.titles.get(fold(rest))):
        return len(rest), key, 1.0, True
    if size := _title_prefix(piece, words):
        return size, words.titles[fold(piece[:size])], 1.0, False
    known = alone and words.numbers.get(words.known.get(fold(rest), "")) == number
    if not known and words.is_fragment(fold(number) + fold(rest)):
        return None
    if inline or not alone or any(c in rest for c in "。；;，：:"):
        cut = _STOP.search(rest)
        if cut:
            rest, alone = rest[: cut.start()], False
    if not 2 <= len(rest) <= LONGEST:
        return None
    folded = fold(rest)
    if not known and (words.is_fragment(fold(number) + folded) or words.is_fragment(folded)):
        return None
    key, score = (words.known[folded], _KNOWN) if known else _likest(folded, number, words)
    return len(rest), key, score, alone


def _title_prefix(piece: str, words: Vocabulary) -> int:
    """How much of ``piece`` is a title that text follows at a boundary; 0 when it does not begin with one."""
    folded = fold(piece)
    places: list[int] = []
    best = 0
    for title in words.titles:
        if folded.startswith(title):
            places = places or fold_map(piece)
            size = places[len(title) - 1] + 1
            if size > best and _BOUNDARY.match(piece, size):
                best = size
    return best


def _likest(folded: str, number: str, words: Vocabulary) -> tuple[str, float]:
    """The section whose title ``folded`` is most like, and how much; the right number counts for it."""
    best, own = ("", _LEAST), ("", _LEAST)
    for title, key in words.titles.items():
        bonus = 0.1 if words.numbers[key] == number else 0.0
        if most_alike(folded, title) + bonus <= (own[1] if bonus else best[1]):
            continue
        score = likeness(folded, title) + bonus
        if bonus and score > own[1]:
            own = (key, score)
        if score > best[1]:
            best = (key, score)
    key, score = own if best[1] < 0.85 and own[1] >= 0.42 else best
    return key, min(score, 0.99)
