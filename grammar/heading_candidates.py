"""Where headings may be: on numbered lines, cut by a line end, without their number, within a line."""

from functools import lru_cache, partial
from operator import attrgetter

from .contents import behind_contents
from .heading_marks import BEFORE_INLINE, BLANK, INLINE, LONGEST, NUMERAL, NUMERALS, TAIL, Mark, mark_of, numbered_marks
from .labels import fold, likeness
from .lines import LONG
from .patterns import lazy
from .per_object import Memo
from .vocabulary import Vocabulary

_BARE = lazy(
    rf"[{BLANK}>|]*+(#{{0,6}})[{BLANK}*_|]*+"
    rf"((?:[（(]?[{BLANK}]*+([{NUMERAL}]|\d{{1,2}})[{BLANK}]*+[）)]?[、.．,，]?|[、.．])?[{BLANK}*_]*+)([^\n#*|（(]+)"
)
_START = attrgetter("start")


def candidates(text: str, words: Vocabulary) -> list[Mark]:
    """All that may be headings of the mandated sections, in the order of the text."""
    marks = behind_contents(text, numbered_marks(text, words))
    marks += _wrapped(text, marks, words)
    found = {mark.key for mark in marks if mark.score == 1}
    if len(found) < len(words.numbers):
        marks += _bare(text, words, found)
        known = {mark.number_at for mark in marks}
        marks += _inline(text, words, found, known)
    marks.sort(key=_START)
    return marks


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
            whole = text[mark.wording_at : end].rstrip(TAIL)
            if end - mark.wording_at <= 2 * LONGEST and (key := words.titles.get(fold(whole))):
                wording_end = mark.wording_at + len(whole)
                found.append(mark._replace(end=end, wording_end=wording_end, key=key, score=1.0))
    return found


def _bare(text: str, words: Vocabulary, found: set[str]) -> list[Mark]:
    """Titles alone on a line without their number, or with it damaged or in another shape, of sections not found."""
    known = _bare_marks(words)
    marks = []
    at = 0
    for line in text.split("\n"):
        mark = known[line]
        if mark and mark.key not in found:
            marks.append(mark.moved(at))
        at += len(line) + 1
    if len({mark.key for mark in marks if mark.score == 1 and not mark.number}) > 3:
        marks = [mark._replace(sure=mark.score == 1) for mark in marks]
    return marks


@lru_cache(maxsize=16)
def _bare_marks(words: Vocabulary) -> Memo[Mark | None]:
    return Memo(partial(_bare_mark, words=words), longest=LONG)


def _bare_mark(line: str, words: Vocabulary) -> Mark | None:
    """The mark of a line that may be a title without its number, or with it damaged or in another shape."""
    m = _BARE.match(line)
    if not m or m.end() > 2 * LONGEST:
        return None
    rest = m[4].rstrip(TAIL)
    folded = fold(rest)
    if not 2 <= len(folded) <= words.longest_title + 3 or line[m.end() : m.end() + 1] in ("（", "("):
        return None
    key = words.titles.get(folded, "")
    score = 1.0
    if not key and len(folded) > 5 and folded[0] not in "无没未":
        key, score = _nearly(folded, words)
    number = NUMERALS[int(m[3]) - 1] if m[3] and m[3].isdigit() and 0 < int(m[3]) < 16 else m[3] or ""
    if not key or number and number != words.numbers[key]:
        return None
    at = m.start(4)
    number_at = m.start(2) if m[2].strip() else at
    return Mark(0, m.end(), number_at, number, at, at + len(rest), len(m[1]), key, score, True, False)


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
    while m := INLINE.search(text, position):
        position = m.end(1)
        before = text[m.start() - 1 : m.start()]
        if before in ("", "\n") or m.start() in known:
            continue
        mark = mark_of(text, m.start(), m.start(1), m[1], m.start(2), m.end(2), 0, words, inline=True)
        if mark is None:
            continue
        if m.start() >= line_end:
            line_end = text.find("\n", m.start()) + 1 or len(text) + 1
            piped = "|" in text[text.rfind("\n", 0, m.start()) + 1 : line_end]
        among = len(found) < 3 or piped
        parted = among and before in BEFORE_INLINE
        own = words.numbers.get(mark.key) == mark.number
        if own and parted and (mark.score == 1 or mark.key not in found):
            marks.append(mark)
        elif mark.score == 1 and mark.key not in found and (own or parted):
            marks.append(mark._replace(sure=False))
    return marks
