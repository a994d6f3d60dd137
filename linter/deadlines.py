"""When a report was signed or published, and by when the law wants it of that kind of body."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from ..grammar import Paragraph, Report, Span
from ..grammar.nodes import rows_of
from ..grammar.patterns import lazy
from ..grammar.records import NamedTuple

_DATE = lazy(
    r"(?<!\d)((?:19|20)\d{2})\s{0,4}[年./-]\s{0,4}(\d{1,2})\s{0,4}[月./-]\s{0,4}(\d{1,2})(?!\d)(?:\s{0,4}日)?"
    r"|(二[〇○零0OО]?[〇○零0OО][一二三四][〇○零0一二三四五六七八九]?)\s{0,4}年\s{0,4}([一二三四五六七八九十]{1,2})\s{0,4}月\s{0,4}([一二三四五六七八九十]{1,3})\s{0,4}日"
)
_LABEL = lazy(
    r"(?:发布|公开|公布|签署|签发|发文|成文|编制|报送)\s{0,4}(?:日期|时间)\s{0,4}[:：]?[\s|]*$|^\s{0,4}(?:日期|时间)\s{0,4}[:：]\s*$"
)
_BARE = lazy(r"[\s（()）|]*")
_NUMERALS = "〇一二三四五六七八九"
_TAIL = 6  # paragraphs at the end among which the sign-off is looked for

_TOWNSHIP = lazy(r"(?:镇|乡|街道)(?:人民政府|政府|办事处|党政办公室|党政综合办公室|办公室)?$")
_WITHIN_TOWNSHIP = lazy(r"(?<!城)乡(?![村镇市县])|镇(?![市县区])|街道")
_GOVERNMENT = lazy(r"(?:省|市|县|区|州|旗|盟)(?:人民政府|政府)?(?:办公厅|办公室)?$|管理委员会$|管委会$|行政公署$")
_DEPARTMENT = lazy(r"[省市县区州旗盟国].*(?:局|厅|委员会|委|办公室|部|署)$")


class Dated(NamedTuple):
    """A day on which the report was signed or published."""

    year: int
    month: int
    day: int
    span: Span

    def text(self) -> str:
        """The day in Chinese."""
        return f"{self.year}年{self.month}月{self.day}日"


def dates_of(report: Report) -> Iterator[Dated]:
    """The days of publication in what stands around the report, and the day under its title or signature."""
    first = _first_section(report)
    for paragraph in report.front:
        if paragraph.span.start < first:
            yield from _labelled(paragraph.text, paragraph.prose.at)
    if (beneath := _beneath_title(report)) and beneath.span.start < first:
        yield from _signed(beneath, report)
    for rows in rows_of(report.root.front):  # a page's head is often laid out as a table
        if rows.span.start < first:
            yield from _labelled(report.source.slice(rows.span), partial(_within, rows.span.start))
    if report.sections:
        last = report.sections[-1].paragraphs[-_TAIL:]
        for paragraph in last:
            yield from _labelled(paragraph.text, paragraph.prose.at)
            yield from _signed(paragraph, report)


def _first_section(report: Report) -> int:
    return report.sections[0].span.start if report.sections else len(report.source.text)


def _beneath_title(report: Report) -> Paragraph | None:
    """The paragraph behind the title, where the day of the report often stands."""
    end = report.title.span.end if report.title else len(report.source.text)
    return next((paragraph for paragraph in report.front if paragraph.span.start >= end), None)


def _within(start: int, *place: int) -> Span:
    return Span(start + place[0], start + place[1])


def _labelled(text: str, at: Callable[[int, int], Span]) -> Iterator[Dated]:
    """Days behind a label such as 发布日期; ``at`` tells where a part of ``text`` stands."""
    if "日期" in text or "时间" in text:
        for found in _DATE.finditer(text):
            if _LABEL.search(text, max(0, found.start() - 14), found.start()) and (dated := _dated(found, at)):
                yield dated


def _signed(paragraph: Paragraph, report: Report) -> Iterator[Dated]:
    """A day that stands alone, or behind nothing but the name of the body, be it in the line of the last sentence."""
    text = paragraph.text
    start = text.rfind("。") + 1
    if len(text) - start > 60 or "年" not in text and "-" not in text and "." not in text and "/" not in text:
        return
    found = _DATE.search(text, start)
    if not found or not _BARE.fullmatch(text, found.end()):
        return
    before = "".join(text[start : found.start()].split()).strip("（(|")
    if (before == report.agency or not before and not start) and (dated := _dated(found, paragraph.prose.at)):
        yield dated


def _dated(found: re.Match[str], at: Callable[[int, int], Span]) -> Dated | None:
    """The day of a match; None where there is no such day."""
    if found[1]:
        year, month, day = int(found[1]), int(found[2]), int(found[3])
    else:
        year, month, day = _year(found[4]), _number(found[5]), _number(found[6])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Dated(year, month, day, at(found.start(), found.end()))


def _year(text: str) -> int:
    digits = [max(0, _NUMERALS.find(c)) for c in text]
    return int("".join(map(str, digits))) if len(digits) == 4 else 2000 + digits[-1]


def _number(text: str) -> int:
    """A number below a hundred in characters."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _NUMERALS.find(text) if len(text) == 1 else 0
    return 10 * (_NUMERALS.find(tens) if tens else 1) + (_NUMERALS.find(ones) if ones else 0)


def deadline(agency: str | None) -> tuple[int, int] | None:
    """The last day, as (month, day) of the next year, by which the law wants the report of a body; None: it names none.

    Told by the name alone: departments by 31 January, governments (and bodies whose name leaves open which) by
    31 March; townships are not named by the law, other bodies cannot be told.
    """
    name = "".join((agency or "").split())
    if not name or _TOWNSHIP.search(name):
        return None
    if _GOVERNMENT.search(name):
        return 3, 31
    return (1, 31) if _DEPARTMENT.search(name) and not _WITHIN_TOWNSHIP.search(name, 2) else None
