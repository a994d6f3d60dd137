"""Where the sections of a report begin: a heading is known by its number, its wording and its place."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from .labels import fold, fold_map, likeness, most_alike
from .lines import PAGE
from .patterns import lazy
from .vocabulary import Vocabulary

_BLANK = " \t\u00a0\u3000"
_NUMERAL = "一二三四五六七八九十"
_NUMBERED = lazy(
    rf"^[{_BLANK}>|]*+(#{{0,6}})[{_BLANK}*_|]*+(?:[-•·●][{_BLANK}*_]++)?(?:第(?=[{_NUMERAL}]{{1,2}}[部章]))?([{_NUMERAL}]+)"
    rf"(?:部分|章)?(?:[{_BLANK}*_]*[、.．,，:：]|[{_BLANK}]+(?=\S)|(?<=[分章]))[{_BLANK}*_]*([^\n]*)",
    re.M,
)
_INLINE = lazy(rf"([{_NUMERAL}])[、.．,，][{_BLANK}]*([^\n]{{0,90}})")
_BARE = lazy(
    rf"^[{_BLANK}>|]*+(#{{0,6}})[{_BLANK}*_|]*+"
    rf"((?:[（(]?[{_BLANK}]*+([{_NUMERAL}]|\d{{1,2}})[{_BLANK}]*+[）)]?[、.．,，]?|[、.．])?[{_BLANK}*_]*+)([^\n#*|（(]+)",
    re.M,
)
_BOUNDARY = lazy(rf"[{_BLANK}*_|。:：#（(\d]|$")
_STOP = lazy(rf"[{_BLANK}|。：:；;，]")
_BEFORE_INLINE = f"{_BLANK}|。；;>"
_PARTED = tuple(f"{_BLANK}|\n")
_TAIL = f"{_BLANK}*_|#。:："
_CELL = lazy(rf"[^{_BLANK}|]+(?=[{_BLANK}|])")
_LEADER = lazy(rf"[{_BLANK}]*[.…·]{{2,}}[{_BLANK}.…·]*\d{{1,3}}[{_BLANK}]*$")
_ENTRY = lazy(rf"[^|。；;]{{2,45}}?[.…·]{{2,}}[{_BLANK}]*\d{{1,3}}(?!\d)")  # of a table of contents
_NEXT_ENTRY = lazy(rf"[{_BLANK}.…·|]*\d{{1,3}}[{_BLANK}|]*[{_NUMERAL}]{{1,2}}[、.．]")
_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五")
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


def find_headings(text: str, words: Vocabulary) -> list[Mark]:
    """The headings of the mandated sections (and numbered parts beyond them), in the order of the text."""
    marks = _behind_contents(text, [mark for m in _NUMBERED.finditer(text) if (mark := _numbered(text, m, words))])
    marks += _wrapped(text, marks, words)
    found = {mark.key for mark in marks if mark.score == 1}
    if len(found) < len(words.numbers):
        marks += _bare(text, words, found)
        known = {mark.number_at for mark in marks}
        marks += _inline(text, words, found, known)
    marks.sort(key=lambda mark: mark.start)
    return _beyond(text, _settle(text, marks, words), words)


def _numbered(text: str, match: re.Match[str], words: Vocabulary) -> Mark | None:
    return _mark(
        text, match.start(), match.start(2), match[2], match.start(3), match.end(3), len(match[1]), words, inline=False
    )


def _mark(
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
    rest = piece.rstrip(_TAIL)
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


def _wrapped(text: str, marks: list[Mark], words: Vocabulary) -> list[Mark]:
    """Headings cut in two by a line end, with or without blank lines between."""
    found = []
    for mark in marks:
        folded = fold(text[mark.wording_at : mark.wording_end])
        if mark.score == 1 or not mark.alone or mark.end >= len(text):
            continue
        if any(title.startswith(folded) for title in words.titles):
            again = mark.end
            while text[again : again + 1] in ("\n", " ", "\t", "\u00a0", "\u3000"):
                again += 1
            end = text.find("\n", again)
            end = len(text) if end < 0 else end
            whole = text[mark.wording_at : end].rstrip(_TAIL)
            if end - mark.wording_at <= 2 * LONGEST and (key := words.titles.get(fold(whole))):
                wording_end = mark.wording_at + len(whole)
                found.append(mark._replace(end=end, wording_end=wording_end, key=key, score=1.0))
    return found


def _bare(text: str, words: Vocabulary, found: set[str]) -> list[Mark]:
    """Titles alone on a line without their number, or with it damaged or in another shape, of sections not found."""
    marks = []
    sizes = {len(title) for title in words.titles}
    longest = max(sizes, default=0) + 3
    for m in _BARE.finditer(text):
        if m.end() - m.start() > 2 * LONGEST:
            continue
        rest = m[4].rstrip(_TAIL)
        folded = fold(rest)
        if not 2 <= len(folded) <= longest or text[m.end() : m.end() + 1] in ("（", "("):
            continue
        key = words.titles.get(folded, "")
        score = 1.0
        if not key and len(folded) > 5 and folded[0] not in "无没未":
            key, score = _nearly(folded, words)
        number = _NUMERALS[int(m[3]) - 1] if m[3] and m[3].isdigit() and 0 < int(m[3]) < 16 else m[3] or ""
        if key and key not in found and (not number or number == words.numbers[key]):
            at = m.start(4)
            number_at = m.start(2) if m[2].strip() else at
            marks.append(
                Mark(m.start(), m.end(), number_at, number, at, at + len(rest), len(m[1]), key, score, True, False)
            )
    if len({mark.key for mark in marks if mark.score == 1 and not mark.number}) > 3:
        marks = [mark._replace(sure=mark.score == 1) for mark in marks]
    return marks


def _nearly(folded: str, words: Vocabulary) -> tuple[str, float]:
    """The section whose title ``folded`` all but is."""
    if folded[:2] not in words.title_ends and folded[-2:] not in words.title_ends:
        return "", 0.0
    for title, key in words.titles.items():
        if abs(len(title) - len(folded)) < 3 and (title[:2] == folded[:2] or title[-2:] == folded[-2:]):
            score = likeness(folded, title)
            if score >= 0.85:
                return key, min(score, 0.99)
    return "", 0.0


def _inline(text: str, words: Vocabulary, found: set[str], known: set[int]) -> list[Mark]:
    """Headings within lines, of sections not found: for text that came on one line or lost a line end.

    Where most headings stand on their own or no separator goes before, only the very words count, and in their place.
    """
    marks = []
    position = line_end = 0
    piped = False
    while m := _INLINE.search(text, position):
        position = m.end(1)
        before = text[m.start() - 1 : m.start()]
        if before in ("", "\n") or m.start() in known:
            continue
        mark = _mark(text, m.start(), m.start(1), m[1], m.start(2), m.end(2), 0, words, inline=True)
        if mark is None:
            continue
        if m.start() >= line_end:
            line_end = text.find("\n", m.start()) + 1 or len(text) + 1
            piped = "|" in text[text.rfind("\n", 0, m.start()) + 1 : line_end]
        among = len(found) < 3 or piped
        parted = among and before in _BEFORE_INLINE
        own = words.numbers.get(mark.key) == mark.number
        if own and parted and (mark.score == 1 or mark.key not in found):
            marks.append(mark)
        elif mark.score == 1 and mark.key not in found and (own or parted):
            marks.append(mark._replace(sure=False))
    return marks


def _settle(text: str, marks: list[Mark], words: Vocabulary) -> list[Mark]:
    """Of all candidates those that are headings: sure ones, and for sections without one the likest in its place."""
    sure = _without_contents(text, [mark for mark in marks if mark.score == 1 and mark.sure and _placed(mark, words)])
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
            if mark.key != key or mark.start in kept:
                continue
            own = mark.number == words.numbers[key] or not mark.sure or mark.score == 1
            in_place = own and after < mark.start < before
            least = (0.42 if mark.alone else 0.55) if in_place else 0.85 if mark.sure and mark.score < 1 else 2
            if mark.score >= least and (best is None or mark.score > best.score):
                best = mark
        if best:
            kept[best.start] = best
            places[key] = best.start
    for mark in marks:
        again = mark.sure and mark.alone and mark.number == words.numbers[mark.key] if mark.key in places else False
        if again and 0.95 <= mark.score < 1 and mark.start > places[mark.key] and mark.start not in kept:
            kept[mark.start] = mark
    return sorted(kept.values(), key=lambda mark: mark.start)


def _placed(mark: Mark, words: Vocabulary) -> bool:
    """Whether a sure wording is a heading where it stands: text may follow it only under its own number."""
    return mark.alone or mark.number == words.numbers[mark.key]


def _behind_contents(text: str, marks: list[Mark]) -> list[Mark]:
    """Without the table of contents that opens the text: headings in a row, under 目录 or with a page number each."""
    run = paged = 0
    for mark, after in zip(marks, [*marks[1:], None], strict=False):
        line_end = text.find("\n", mark.wording_end) % (len(text) + 1)
        page = text[mark.wording_end : line_end].strip(f"{_BLANK}.…·|：:")
        if page and not (page.isdigit() and len(page) < 4):
            break
        run += 1
        paged += bool(page)
        between = text[line_end : after.start].strip() if after else ""
        if after is None or after.key == marks[0].key or between and not PAGE.fullmatch(between):
            break
    if run < 3:
        return marks
    named = fold(text[max(0, marks[0].start - 30) : marks[0].start]).endswith("目录")
    return marks[run:] if named or paged == run else marks


def _without_contents(text: str, marks: list[Mark]) -> list[Mark]:
    """Without tables of contents: three or more headings in a row, nothing between, all but one of which come again.

    Where they stand on one line not all of them need be known as headings.
    """
    kept: list[Mark] = []
    run: list[Mark] = []
    last = {mark.key: i for i, mark in enumerate(marks)}
    for i, mark in enumerate(marks):
        run.append(mark)
        after = marks[i + 1] if i + 1 < len(marks) else None
        if after and not text[mark.end : after.start].strip(f"{_BLANK}\n|.…·0123456789") and after.key != run[0].key:
            continue
        if len(run) < 3 or sum(last[m.key] > i for m in run) < max(3, len(run) - 1):
            kept += [m for m in run if last[m.key] <= i or not _NEXT_ENTRY.match(text, m.wording_end)]
        run = []
    return kept


def _beyond(text: str, marks: list[Mark], words: Vocabulary) -> list[Mark]:
    """With the numbered parts that the form does not know: after the last section, or where a number is free."""
    if len(marks) < 3:
        return marks
    extra: list[Mark] = []
    for mark, after in pairwise(marks):
        rank = _NUMERALS.index(mark.number) + 1 if mark.number in _NUMERALS[:13] else 0
        if rank and after.number == _NUMERALS[rank + 1] and words.numbers.get(after.key) != after.number:
            extra += _parts(text, mark.end, after.start, rank)[:1]
    last = max((_NUMERALS.index(mark.number) + 1 for mark in marks if mark.number in _NUMERALS), default=0)
    extra += _parts(text, marks[-1].end, len(text), max(len(words.numbers), last))
    if (
        text[marks[-1].start - 1 : marks[-1].start] not in ("", "\n")
        or "|" in text[marks[-1].start : marks[-1].number_at]
    ):
        extra += _inline_parts(text, marks[-1].end, len(words.numbers))
    return sorted(marks + extra, key=lambda mark: mark.start)


def _parts(text: str, start: int, end: int, rank: int) -> list[Mark]:
    """Lines that are numbered on from ``rank``, unless they go on with a list that begins at one."""
    found: list[Mark] = []
    for m in _NUMBERED.finditer(text, start, end):
        if m[2] == _NUMERALS[0]:
            break
        rest = m[3].rstrip(_TAIL)
        next_number = _NUMERALS[min(rank + len(found), len(_NUMERALS) - 1)]
        if m[2] == next_number and 2 <= len(rest) <= 30 and not any(c in rest for c in "，。；"):
            at = m.start(3)
            found.append(Mark(m.start(), m.end(), m.start(2), m[2], at, at + len(rest), len(m[1]), "", 0.0, True))
    return found


def _inline_parts(text: str, start: int, rank: int) -> list[Mark]:
    """A part numbered on from ``rank`` within the line that holds the last section."""
    line_end = text.find("\n", start)
    for m in _INLINE.finditer(text, start, len(text) if line_end < 0 else line_end):
        wording = re.split(rf"[{_BLANK}|。：:]", m[2], maxsplit=1)[0]
        if m[1] == _NUMERALS[0]:
            break
        if m[1] == _NUMERALS[rank] and text[m.start() - 1] in _BEFORE_INLINE and 2 <= len(wording) <= 20:
            at = m.start(2)
            behind = text[at + len(wording) : at + len(wording) + 1]
            if not any(c in wording for c in ("，", "；", *(() if behind in _PARTED else ("、",)))):
                return [Mark(m.start(), at + len(wording), m.start(1), m[1], at, at + len(wording), 0, "", 0.0, False)]
    return []
