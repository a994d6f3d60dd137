"""Where the sections of a report begin: a heading is known by its number, its wording and its place."""

import re
from typing import NamedTuple

from .labels import fold, fold_map, likeness
from .vocabulary import Vocabulary

_BLANK = " \t\u00a0\u3000"
_NUMBERED = re.compile(
    rf"^[{_BLANK}>|]*(#{{0,6}})[{_BLANK}*_|]*(?:第(?=[一二三四五六七八九十]部))?([一二三四五六七八九十]+)"
    rf"(?:部分)?(?:[{_BLANK}]*[、.．,，:：]|[{_BLANK}]+(?=\S)|(?<=分))[{_BLANK}*_]*([^\n]*)",
    re.M,
)
_INLINE = re.compile(rf"(?<=[{_BLANK}|。；>])([一二三四五六七八九十])[、.．][{_BLANK}]*([^\n]*)")
_BARE = re.compile(rf"^[{_BLANK}>|]*(#{{0,6}})[{_BLANK}*_|]*([^\n#*|]+)", re.M)
_BOUNDARY = re.compile(rf"[{_BLANK}*_|。:：#（(]|$")
_TAIL = f"{_BLANK}*_|#。:："
_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五")
LONGEST = 45


class Mark(NamedTuple):
    """A heading found: where its line's part begins and ends, its visible text, and what it is the heading of.

    ``score`` is 1 for a mandated or legitimate wording, less for one that is only like it; ``key`` is empty for a
    numbered part that the form does not know.
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


def find_headings(text: str, words: Vocabulary) -> list[Mark]:
    """The headings of the mandated sections (and numbered parts beyond them), in the order of the text."""
    marks = [mark for m in _NUMBERED.finditer(text) if (mark := _numbered(text, m, words))]
    marks += _wrapped(text, marks, words)
    found = {mark.key for mark in marks if mark.score == 1}
    if len(found) < len(words.numbers):
        marks += _bare(text, words, found)
        if len(found) < 3:
            marks += _inline(text, words)
    marks.sort(key=lambda mark: mark.start)
    return _beyond(text, _settle(text, marks, words), words)


def _numbered(text: str, match: re.Match[str], words: Vocabulary) -> Mark | None:
    return _mark(
        text, match.start(), match.start(2), match[2], match.start(3), match.end(3), len(match[1]), words, inline=False
    )


def _mark(
    text: str, start: int, number_at: int, number: str, at: int, end: int, level: int, words: Vocabulary, *, inline: bool
) -> Mark | None:
    """The mark of a candidate whose wording begins at ``at`` and may reach to ``end``; None when it is no heading."""
    piece = text[at : min(end, at + 2 * LONGEST)]
    rest = piece.rstrip(_TAIL)
    alone = not inline and end - at <= 2 * LONGEST
    if alone and (key := words.titles.get(fold(rest))):
        return Mark(start, end, number_at, number, at, at + len(rest), level, key, 1.0, True)
    if size := _title_prefix(piece, words):
        wording_end = at + size
        key = words.titles[fold(text[at:wording_end])]
        return Mark(start, wording_end, number_at, number, at, wording_end, level, key, 1.0, False)
    if inline or not alone:
        rest = re.split(rf"[{_BLANK}|。]", rest, maxsplit=1)[0]
    if not 2 <= len(rest) <= LONGEST or any(c in rest for c in "。；;，"):
        return None
    folded = fold(rest)
    if words.is_fragment(fold(number) + folded) or words.is_fragment(folded):
        return None
    key, score = _likest(folded, number, words)
    wording_end = at + len(rest)
    whole = alone and wording_end >= at + len(piece.rstrip(_TAIL))
    return Mark(start, end if whole else wording_end, number_at, number, at, wording_end, level, key, score, whole)


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
    best = ("", 0.0)
    for title, key in words.titles.items():
        score = likeness(folded, title)
        if words.numbers[key] == number:
            score += 0.1
        if score > best[1]:
            best = (key, score)
    return best[0], min(best[1], 0.99)


def _wrapped(text: str, marks: list[Mark], words: Vocabulary) -> list[Mark]:
    """Headings cut in two by a line end."""
    found = []
    for mark in marks:
        folded = fold(text[mark.wording_at : mark.wording_end])
        if mark.score == 1 or len(folded) < 6 or mark.end >= len(text):
            continue
        if any(title.startswith(folded) for title in words.titles):
            end = text.find("\n", mark.end + 1)
            end = len(text) if end < 0 else end
            whole = text[mark.wording_at : end].rstrip(_TAIL)
            if len(whole) <= 2 * LONGEST and (key := words.titles.get(fold(whole))):
                wording_end = mark.wording_at + len(whole)
                found.append(mark._replace(end=end, wording_end=wording_end, key=key, score=1.0))
    return found


def _bare(text: str, words: Vocabulary, found: set[str]) -> list[Mark]:
    """Titles that stand alone on a line without their number, of sections not found otherwise."""
    marks = []
    for m in _BARE.finditer(text):
        if m.end() - m.start() > 2 * LONGEST:
            continue
        rest = m[2].rstrip(_TAIL)
        key = words.titles.get(fold(rest))
        if key and key not in found:
            marks.append(Mark(m.start(), m.end(), m.start(2), "", m.start(2), m.start(2) + len(rest), len(m[1]), key, 1.0, True))
    return marks


def _inline(text: str, words: Vocabulary) -> list[Mark]:
    """Headings within lines, for text that came on one line."""
    marks = []
    position = 0
    while m := _INLINE.search(text, position):
        mark = _mark(text, m.start(), m.start(1), m[1], m.start(2), m.end(2), 0, words, inline=True)
        if mark and (mark.score == 1 or words.numbers.get(mark.key) == mark.number):
            marks.append(mark)
        position = m.end(1)
    return marks


def _settle(text: str, marks: list[Mark], words: Vocabulary) -> list[Mark]:
    """Of all candidates those that are headings: sure ones, and for sections without one the likest in its place."""
    sure = _without_contents(text, [mark for mark in marks if mark.score == 1 and _placed(mark, words)])
    kept = {mark.start: mark for mark in sure}
    order = list(words.numbers)
    places = {mark.key: mark.start for mark in sure}
    for rank, key in enumerate(order):
        if key in places:
            continue
        after = max((places[k] for k in order[:rank] if k in places), default=-1)
        before = min((places[k] for k in order[rank + 1 :] if k in places and places[k] > after), default=len(text))
        best: Mark | None = None
        for mark in marks:
            if mark.key != key or mark.score == 1 or mark.start in kept:
                continue
            in_place = mark.number == words.numbers[key] and after < mark.start < before
            if mark.score >= (0.55 if in_place else 0.85) and (best is None or mark.score > best.score):
                best = mark
        if best:
            kept[best.start] = best
            places[key] = best.start
    return sorted(kept.values(), key=lambda mark: mark.start)


def _placed(mark: Mark, words: Vocabulary) -> bool:
    """Whether a sure wording is a heading where it stands: text may follow it only under its own number."""
    return mark.alone or mark.number == words.numbers[mark.key]


def _without_contents(text: str, marks: list[Mark]) -> list[Mark]:
    """Without tables of contents: three or more headings in a row, nothing between, all of which come again."""
    kept: list[Mark] = []
    run: list[Mark] = []
    for i, mark in enumerate(marks):
        run.append(mark)
        after = marks[i + 1] if i + 1 < len(marks) else None
        if after and not text[mark.end : after.start].strip(f"{_BLANK}\n|.…·0123456789") and after.key != run[0].key:
            continue
        later = {other.key for other in marks[i + 1 :]}
        if len(run) < 3 or not all(m.key in later for m in run):
            kept += run
        run = []
    return kept


def _beyond(text: str, marks: list[Mark], words: Vocabulary) -> list[Mark]:
    """With the numbered parts that follow the last mandated section under a number of their own."""
    if len(marks) < 3:
        return marks
    extra: list[Mark] = []
    for m in _NUMBERED.finditer(text, marks[-1].end):
        rest = m[3].rstrip(_TAIL)
        next_number = _NUMERALS[min(len(words.numbers) + len(extra), len(_NUMERALS) - 1)]
        if m[2] == next_number and 2 <= len(rest) <= 30 and not any(c in rest for c in "，。；"):
            at = m.start(3)
            extra.append(Mark(m.start(), m.end(), m.start(2), m[2], at, at + len(rest), len(m[1]), "", 0.0, True))
    return marks + extra
