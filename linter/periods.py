"""The statistics period that a report states: from which day to which, and whether that is a whole year."""

import re
from collections.abc import Iterator

from ..grammar import Report, Span
from ..grammar.patterns import lazy
from ..grammar.per_report import per_report
from ..grammar.records import NamedTuple
from .prose_search import in_sentences
from .year_roles import Year, narrow, years_in

_DATE = r"\s{0,4}[年./-]\s{0,4}(\d{1,2})\s{0,4}(?:[月./-]\s{0,4}(?:(\d{1,2})\s{0,4}(?:日|号)?)?)?"
_FROM = lazy(
    _DATE + r"\s{0,4}(?:零时|0时|24时)?\s{0,4}(?:起|开始)?\s{0,4}[，,]?\s{0,4}(?:截?至|到|[-—－–~～]{1,2})\s{0,4}"
)
_TO = lazy(r"(?:(\d{4})\s{0,4}[年./-]\s{0,4})?(\d{1,2})\s{0,4}(?:[月./-]\s{0,4}(?:(\d{1,2})\s{0,4}(?:日|号)?)?)")
_WORDS = lazy(
    r"统计(?:的?期限|时限|时间|时段|期间|期为|周期|区间|范围|起止|截止)|所列数据|数据.{0,8}(?:时间|期限|时限)"
)
_WHOLE = lazy(r"(?:期限|时限|时间|时段|期间|周期|范围)[^，。；,;]{0,6}?(?:为|是|自|系)\s*$")
_SAYS = ("为", "是", "自", "系")
_YEAR_ONLY = lazy(r"\s{0,4}年\s{0,4}(?:度|全年)?\s{0,4}[，。；,;）)]|\s{0,4}年\s{0,4}(?:度|全年)?\s*$")
_COVERS = lazy(r"(?:涵盖|反映)[^，,。；;、《]{0,20}$")
_OF_THE_WORK = lazy(r"[^，,。；;、《]{0,30}信息公开")
_REACH = 200  # characters of a sentence looked at on either side
_STOPS = "。；;\n"
#: A year from where to where, its digits; how it begins a period and how that ends (neither: 2023年度), ``stated``.
_Stretch = tuple[int, int, str, re.Match[str] | None, re.Match[str] | None, bool]


class Day(NamedTuple):
    """A day as written; a day or month that is not given is that of a whole year."""

    year: int
    month: int
    day: int
    span: Span


class Period(NamedTuple):
    """A period: its first and last day, its ``text``; ``stated``: the sentence calls it that of the statistics."""

    first: Day
    last: Day
    text: str
    stated: bool


@per_report
def periods(report: Report) -> list[Period]:
    """The periods in the prose of a report that are, or can only be, the time it reports on."""
    return list(_periods(report))


def _periods(report: Report) -> Iterator[Period]:
    for paragraph, at, found in in_sentences(report, _spans_in):
        for start, after, digits, begin, end, stated in found:
            year = Year(paragraph, at + start, at + after, digits)
            if begin and end:
                period = _period(year, begin, end, at, stated)
                if stated or _only_this_year(period, year, at + end.end(), report):
                    yield period
            else:
                value = int(digits)
                yield Period(Day(value, 1, 1, year.span), Day(value, 12, 31, year.span), f"{value}年", True)


def _spans_in(text: str) -> list[_Stretch]:
    """What a text gives as a time from one day to another, or as a whole year of statistics."""
    found: list[_Stretch] = []
    behind = 0
    for start, after, digits in years_in(text):
        if len(digits) != 4 or start < behind:
            continue
        if begin := _FROM.match(text, after):
            if end := _TO.match(text, begin.end()):
                behind = end.end()
                found.append((start, after, digits, begin, end, _is_stated(text, start, behind)))
        elif _states_whole(text, start, after):
            found.append((start, after, digits, None, None, True))
    return found


def _states_whole(text: str, start: int, end: int) -> bool:
    """``统计期限为2023年度``; the year stands from ``start`` to ``end``."""
    before = max(0, start - 20)
    if not text[before:start].rstrip().endswith(_SAYS):
        return False
    if not _YEAR_ONLY.match(text, end) or not _WHOLE.search(text, before, start):
        return False
    return _is_stated(text, start, end)


def _period(year: Year, begin: re.Match[str], end: re.Match[str], at: int, stated: bool) -> Period:
    """The period of two matches in what begins at ``at`` in the paragraph."""
    prose = year.paragraph.prose
    first_year = year.value or 0
    first_end = at + begin.start() + len(begin[0].rstrip(" \t至到截起，,-—－–~～开始"))
    first = Day(first_year, int(begin[1]), int(begin[2] or 1), prose.at(year.start, first_end))
    last_year = int(end[1]) if end[1] else first_year
    month = int(end[2])
    last = Day(last_year, month, int(end[3] or 31), prose.at(at + end.start(), at + end.end()))
    return Period(first, last, prose.text[year.start : at + end.end()].strip(), stated)


def _is_stated(text: str, start: int, end: int) -> bool:
    """Whether the sentence around a period calls it that of the statistics."""
    begins = max(start - _REACH, *(text.rfind(mark, max(0, start - _REACH), start) for mark in _STOPS)) + 1
    ends = min((at for mark in _STOPS if (at := text.find(mark, end, end + _REACH)) >= 0), default=end + _REACH)
    if _COVERS.search(text, max(0, begins), start) and _OF_THE_WORK.match(text, end):
        return True
    return _WORDS.search(text, max(0, begins), ends) is not None


def _only_this_year(period: Period, year: Year, end: int, report: Report) -> bool:
    """A whole year given by its first and last day, without a word of the report's own year: that was meant."""
    first, last = period.first, period.last
    if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31) or first.year != last.year:
        return False
    text = narrow(year.paragraph.text)
    begins, ends = year.sentence
    rest = text[begins : year.start] + text[end : max(end, ends)]
    return str(report.year) not in rest and not any(word in rest for word in ("比", "较", "同期", "上年", "《"))
