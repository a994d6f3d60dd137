"""YEAR – the statistics period, and years damaged on their way into the text."""

from collections.abc import Iterator
from operator import itemgetter
from typing import Any

from ..grammar import Report, Span
from ..grammar.patterns import lazy
from ..linter import Finding, Standard, rule
from ..linter.periods import Day, periods
from ..linter.prose_search import in_sentences
from ..linter.year_roles import years_in

_MONTH = lazy(r"\s{0,4}月")
_SAME = lazy(r"((?:19|20)\d{2})\s{0,4}年\s{0,4}度?\s{0,4}((?:19|20)\d{2})\s{0,4}年")
_NEXT = 6
#: From where to where a damaged year stands, the variant of the finding, what that shows.
_Damage = tuple[int, int, str, dict[str, Any]]
_DAY = lazy(r"日(?![常前期报程后均志历记语本元])")
_IN_A_YEAR = lazy(r"(?:[1-9]|0[1-9]|1[0-2])(?:[1-9]|0[1-9]|[12]\d|3[01])")  # month and day, run together
_OVERLONG = lazy(r"\s{0,4}年")
_AGAIN = lazy(
    r"\s{0,4}年\s{0,4}年(?=\s{0,4}(?:\d|[，,、。；;）)]|[我本全]|政府|政务|信息|工作|以来|[无未已共]|上线|$))"
)
_DIGIT_APART = lazy(r"(?<![-—–~～至到、]\d{4})\s{1,4}\d\s{0,4}年(?![期内级制来以]|规划|计划|行动)")
_SIGN_LOST = lazy(r"\s{1,4}\d{1,2}\s{0,4}月\s{0,4}\d{1,2}\s{0,4}日")
#: 建县202年 and 202年历史 count years.
_SHORT = lazy(r"\s{0,4}年(?!的?历史|以?[来前后]|以上|之[久前]|[期间余多]|华诞|校庆)")
_LETTER = lazy(r"(?<![\dA-Za-z.．])2(?:[OoＯ]\d\d|0[OoＯ]\d)\s{0,4}年")
_MONTH_LOST = lazy(
    r"\s{0,4}年\s{0,4}(?:11\s{0,4}日|1\s{0,4}月\s{0,4}1\s{0,4}日(?=.{0,12}?1231日))\s{0,4}起?\s{0,4}[至到—–-]{1,2}\s{0,4}"
    r"(?:20\d\d\s{0,4}年)?\s{0,4}(?:1231|12\s{0,4}月\s{0,4}31)\s{0,4}日"
)
_BLANKS_LEFT = lazy(r"\s{1,6}\d{1,2}\s{1,6}\d{1,2}\s{0,4}日")
_NO_YEAR_SIGN = lazy("度(?=[，,、我]|政府信息|政务公开|信息公开)|政府信息公开工作年度报告|政务公开工作要点")
_VERB = lazy(r"我[局委办厅镇乡县区市街]|依托|通过(?!率)|严格|坚持|认真|按照|围绕|在(?=[省市县区州旗盟乡镇街上各])")
_SENTENCE_END = ("。", "；", ";", "：", ":", "\n")
_SOUND = lazy(r"年(?![\s\d年度])")
_COUNTS_YEARS = lazy(r"(?:[A-Za-z.．]|\d[,，\s]|[近有达约历共今第满逾超过余]|[建成]\S)\s{0,4}$")


@rule(
    "YEAR002",
    severity="error",
    source="2021格式；条例第五十条",
    zh="统计期限写作“{actual}”，而本报告是 {year} 年的年度报告，统计期限应为{expected}；请更正并核对数据",
    en="the statistics period is given as “{actual}”, but the report is on {year}: it has to be {expected}; correct "
    "it and make sure that the figures are that year's",
)
def period_mismatch(report: Report, standard: Standard) -> Iterator[Finding]:
    """The statistics period, where it is stated, is 1 January to 31 December of the report year.

    An annual report covers one calendar year. A period left over from last year's report, or one that ends early,
    puts all figures in doubt. The sentence may be left out. It is known by its words (统计期限, 所列数据 …); a whole
    year given by its first and last day is read as the period, too, if its sentence names no other year. Periods of
    other things, part of a year in prose, spans of several years and comparisons never fire; neither does
    `2023年1月至12月`.

    中文：报告写明的统计期限应为报告年度的1月1日至12月31日。

    年度报告反映一个自然年度的情况。统计期限沿用上一年的，或者提前截止的，全部数据都将存疑。不写统计期限不算缺项。统计期限依据用语
    （统计期限、所列数据等）识别；正文中以首尾两日写明的完整年度，同一句没有提到报告年度的，也按统计期限判断。其他事项的起止时间、年内某一
    时段、跨多年的时段和同期比较均不涉及，“2023年1月至12月”也视为完整年度。

    Source:
        条例第五十条; practice of published reports
    Bad:
        （2023年度报告）所列数据的统计期限为2022年1月1日至2022年12月31日。
    Good:
        （2023年度报告）所列数据的统计期限为2023年1月1日至2023年12月31日。
    """
    current = report.year
    if current is None:
        return
    for period in periods(report):
        first, last = period.first, period.last
        wrong: list[Day] = []
        if (first.year, first.month, first.day) != (current, 1, 1):
            wrong.append(first)
        if (last.year, last.month, last.day) != (current, 12, 31):
            wrong.append(last)
        if wrong:
            yield Finding(
                Span(wrong[0].span.start, wrong[-1].span.end),
                year=current,
                expected=f"{current}年1月1日至{current}年12月31日",
                actual=period.text,
            )


@rule(
    "YEAR006",
    severity="warning",
    source="2021格式",
    zh={
        "": "年份“{found}”有误：数字多余或重复；请改为正确的年份",
        "broken": "年份“{found}”有误：缺少数字或混入字母；请改为正确的年份",
        "lost": "“{found}”缺“年”字，日期已损坏；请补全为“{whole}”",
        "run": "“{found}”缺“年”“月”二字，日期已损坏；请按“{year}年某月某日”的样式补全",
        "month": "“{found}”缺“月”字，日期已损坏；请补全为“某年1月1日至12月31日”的样式",
        "sign": "“{found}”的年份后缺“年”字；请补全，如“{year}年”",
        "twice": "“{found}”：年份或“年”字重复；请只保留一个",
    },
    en={
        "": "“{found}” is no year: digits are repeated or left over; write the right year",
        "broken": "“{found}” is no year: a digit is missing, or a letter stands among them; write the right year",
        "lost": "“{found}” has lost its 年, the date is damaged; complete it to “{whole}”",
        "run": "“{found}” has lost 年 and 月, the date is damaged; write out year, month and day of {year}",
        "month": "“{found}” has lost 月, the dates are damaged; write them out as 某年1月1日至12月31日",
        "sign": "“{found}” has lost the 年 behind its year; write {year}年",
        "twice": "“{found}”: the year, or its 年, stands twice; keep one of them",
    },
)
def damaged_year(report: Report, standard: Standard) -> Iterator[Finding]:
    """No year is damaged: digits doubled, 年 lost, or the year twice.

    `202020年`, `202年`, `2O23年`, `2023年年` and `2023度` come from typing, `20231月1日`, `20231231日` and
    `2023年11日至1231日` from text extraction that lost a character; readers and machines can no longer tell the date.
    The year twice in the title (`2023年2023年`) is a slip of a template. Such a place is reported as damage and not as
    a wrong year. Blanks within a year, other long numbers, document numbers, spans of years (`建县202年`),
    `2023年年度`, `2023年年底` and two different years side by side in prose (`2022年2023年两年`) never fire.

    中文：年份不应有损坏：数字重复或缺少、缺“年”字，或者年份重复出现。

    “202020年”“202年”“2O23年”“2023年年”“2023度”多为录入错误，“20231月1日”“20231231日”“2023年11日至1231日”多为文本提取时丢字，都会使日期无法辨认；标题中的“2023年2023年”是套用模板的疏漏。此类
    问题按损坏报告，不再按年份错误报告。年份中的空格、其他较长的数字、文号、年数（“建县202年”）、“2023年年度”“2023年年底”，以及正文中并列
    的两个不同年份（“2022年2023年两年”）不涉及。

    Source:
        2021格式
    Bad:
        202020年，我局严格落实信息公开制度。
    Good:
        2020年，我局严格落实信息公开制度。
    """
    for title in report.titles:
        text = title.prose.text
        marks = list(_YEAR_IN_TITLE.finditer(text))
        if len(marks) > 1:
            start = marks[0].start() if _SAME.match(text, marks[0].start()) else marks[1].start()
            span = title.prose.at(start, marks[1].end())
            yield Finding(span, variant="twice", found=text[start : marks[1].end()])
        for found in _LONG_IN_TITLE.finditer(text):
            yield Finding(title.prose.at(found.start(), found.end()), found=found[0])
    for paragraph, at, damages in in_sentences(report, _damages_in):
        behind = -_NEXT - 1
        for start, end, variant, shown in damages:
            if start - behind > _NEXT:  # both ends of a period are one damage
                yield Finding(paragraph.prose.at(at + start, at + end), variant=variant, **shown)
            behind = end


_YEAR_IN_TITLE = lazy(r"(?<!\d)(?:19|20)\d{2}\s{0,4}年")
_LONG_IN_TITLE = lazy(r"(?<!\d)20\d{3,6}\s{0,4}年|(?<!\d)20\d\s{0,4}年|(?<!\d)2(?:[OoＯ]\d\d|0[OoＯ]\d)\s{0,4}年")


def _damages_in(text: str) -> list[_Damage]:
    """The damaged years in a text."""
    found = []
    for start, end, digits in years_in(text):
        sound = len(digits) == 4 and _SOUND.match(text, end)  # as it nearly always is
        if not sound and (damage := _damage(text, start, end, digits)):
            found.append(damage)
    if "O" in text or "o" in text or "Ｏ" in text:
        found += [(*match.span(), "broken", {"found": match[0]}) for match in _LETTER.finditer(text)]
        found.sort(key=itemgetter(0))
    return found


def _opens(text: str, start: int) -> bool:
    """Whether what begins at ``start`` is the first word of its sentence."""
    return not start or text.endswith(_SENTENCE_END, 0, start)


def _damage(text: str, start: int, end: int, digits: str) -> _Damage | None:
    """What is wrong with the digits of a year that stand there; None where nothing is."""
    variant, stop = "", end
    more: dict[str, Any] = {}
    if len(digits) == 4:
        same = _SAME.match(text, start)
        if same and same[1] == same[2] or (same := _AGAIN.match(text, end)):
            variant, stop = "twice", same.end()
        elif apart := _DIGIT_APART.match(text, end):
            stop = apart.end()
        elif lost := _SIGN_LOST.match(text, end):
            variant, stop, more = "lost", lost.end(), {"whole": f"{digits}年{lost[0].lstrip()}"}
        elif lost := _BLANKS_LEFT.match(text, end):
            variant, stop, more = "run", lost.end(), {"year": int(digits)}
        elif lost := _MONTH_LOST.match(text, end):
            variant, stop = "month", lost.end()
        elif _NO_YEAR_SIGN.match(text, end) or _opens(text, start) and _VERB.match(text, end):
            variant, stop, more = "sign", end + (text[end] == "度"), {"year": int(digits)}
        else:
            return None
    elif len(digits) == 3 and not digits.startswith(("19", "１９")):
        short = _SHORT.match(text, end)
        if not short or _COUNTS_YEARS.search(text, max(0, start - 8), start):
            return None
        variant, stop = "broken", short.end()
    elif 4 < len(digits) <= 6 and _MONTH.match(text, end) and 1 <= int(digits[4:]) <= 12:
        stop = _end_of_date(text, end)
        variant, more = "lost", {"whole": f"{digits[:4]}年{text[start + 4 : stop]}"}
    elif 6 <= len(digits) <= 8 and _DAY.match(text, end) and _IN_A_YEAR.fullmatch(digits, 4):
        variant, stop, more = "run", end + 1, {"year": int(digits[:4])}
    elif len(digits) <= 8 and digits.startswith(("20", "２０")) and (long := _OVERLONG.match(text, end)):
        return start, long.end(), "", {"found": f"{digits}年"}
    else:
        return None
    return start, stop, variant, {"found": text[start:stop], **more}


_REST = lazy(r"\s{0,4}月\s{0,4}(?:\d{1,2}\s{0,4}日)?")


def _end_of_date(text: str, start: int) -> int:
    rest = _REST.match(text, start)
    return rest.end() if rest else start
