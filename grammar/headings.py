"""Where the sections of a report begin: a heading is known by its number, its wording and its place."""

from itertools import pairwise
from operator import attrgetter

from .contents import without_contents
from .heading_candidates import candidates
from .heading_marks import BEFORE_INLINE, BLANK, INLINE, NUMBERED, NUMERALS, RANKS, TAIL, Mark
from .patterns import lazy
from .vocabulary import Vocabulary

_ENDS = lazy(rf"[{BLANK}|。：:]")

_PARTED = tuple(f"{BLANK}|\n")


def find_headings(text: str, words: Vocabulary) -> list[Mark]:
    """The headings of the mandated sections (and numbered parts beyond them), in the order of the text."""
    return _beyond(text, _settle(text, candidates(text, words), words), words)


def _settle(text: str, marks: list[Mark], words: Vocabulary) -> list[Mark]:
    """Of all candidates those that are headings: sure ones, and for sections without one the likest in its place."""
    numbers = words.numbers  # text may follow the wording of a heading only where the number is its own
    placed = [one for one in marks if one.score == 1 and one.sure and (one.alone or one.number == numbers[one.key])]
    sure = without_contents(text, placed)
    kept = {mark.start: mark for mark in sure}
    order = list(words.numbers)
    places = {mark.key: mark.start for mark in sure}
    if len(sure) == len(marks) and len(places) == len(order):
        return sure
    for key in [key for key in order if key not in places]:
        rank = order.index(key)
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
        again = 0.95 <= mark.score < 1 and mark.sure and mark.alone and mark.start > places.get(mark.key, mark.start)
        if again and mark.start not in kept and mark.number == words.numbers[mark.key]:
            kept[mark.start] = mark
    return [mark for _, mark in sorted(kept.items())]


def _beyond(text: str, marks: list[Mark], words: Vocabulary) -> list[Mark]:
    """With the numbered parts that the form does not know: after the last section, or where a number is free."""
    if len(marks) < 3:
        return marks
    extra: list[Mark] = []
    for mark, after in pairwise(marks):
        rank = RANKS.get(mark.number, 14)
        if rank < 14 and after.number == NUMERALS[rank + 1] and words.numbers.get(after.key) != after.number:
            extra += _parts(text, mark.end, after.start, rank)[:1]
    last = max([RANKS.get(mark.number, 0) for mark in marks])
    extra += _parts(text, marks[-1].end, len(text), max(len(words.numbers), last))
    if (
        text[marks[-1].start - 1 : marks[-1].start] not in ("", "\n")
        or "|" in text[marks[-1].start : marks[-1].number_at]
    ):
        extra += _inline_parts(text, marks[-1].end, len(words.numbers))
    return sorted([*marks, *extra], key=attrgetter("start")) if extra else marks


def _parts(text: str, start: int, end: int, rank: int) -> list[Mark]:
    """Lines that are numbered on from ``rank``, unless they go on with a list that begins at one."""
    found: list[Mark] = []
    for m in NUMBERED.finditer(text, start, end):
        if m[2] == NUMERALS[0]:
            break
        rest = m[3].rstrip(TAIL)
        next_number = NUMERALS[min(rank + len(found), len(NUMERALS) - 1)]
        if m[2] == next_number and 2 <= len(rest) <= 30 and not any(c in rest for c in "，。；"):
            at = m.start(3)
            found.append(Mark(m.start(), m.end(), m.start(2), m[2], at, at + len(rest), len(m[1]), "", 0.0, True))
    return found


def _inline_parts(text: str, start: int, rank: int) -> list[Mark]:
    """A part numbered on from ``rank`` within the line that holds the last section."""
    line_end = text.find("\n", start)
    for m in INLINE.finditer(text, start, len(text) if line_end < 0 else line_end):
        wording = _ENDS.split(m[2], maxsplit=1)[0]
        if m[1] == NUMERALS[0]:
            break
        if m[1] == NUMERALS[rank] and text[m.start() - 1] in BEFORE_INLINE and 2 <= len(wording) <= 20:
            at = m.start(2)
            behind = text[at + len(wording) : at + len(wording) + 1]
            if not any(c in wording for c in ("，", "；", *(() if behind in _PARTED else ("、",)))):
                return [Mark(m.start(), at + len(wording), m.start(1), m[1], at, at + len(wording), 0, "", 0.0, False)]
    return []
