"""YEAR – the year of the report: in the title, in the prose, in the file's name."""

import os
from collections.abc import Iterator

from ..grammar import Report, Span
from ..grammar.patterns import lazy
from ..linter import Finding, Standard, rule
from ..linter.periods import periods
from ..linter.year_roles import PLANNED, stale_roles

_DAMAGED = lazy(r"20\d?\s*年|20\d{3,}|2(?:[OoＯ]\d|0[OoＯ])\d\s*年")
_FILE_YEAR = lazy(
    r"(?<!\d)20\d{2}(?!\d)(?!\s*[-_./年]?\s*(?:0?[1-9]|1[0-2])(?:\s*月|[-_.]\s*\d{1,2}(?!\d)))(?![号〕\]])"
)


@rule(
    "YEAR001",
    severity="error",
    source="2021格式",
    zh="标题没有写明年度；标题应为“机关名称＋年份＋政府信息公开工作年度报告”，请补上报告年度{guess}",
    en="the title bears no year; it has to be the body's name, the year and 政府信息公开工作年度报告: add it{guess}",
)
def missing_report_year(report: Report, standard: Standard) -> Iterator[Finding]:
    """The title names the year that is reported on.

    Without it nobody can tell one year's report from another's. The year may stand first, behind the name or on a
    line of its own, in digits or characters, with 年 or 年度; where a page has two titles, one with the year is enough.
    A damaged year is YEAR006, the want of any title SEC009.

    中文：标题应写明报告年度。

    没有年度就无法区分各年的报告。年份写在最前、写在机关名称之后或者单独成行，用数字或汉字，写“年”或“年度”均可；网页标题和正文标题中有一个
    写明即可。年份损坏的按 YEAR006 报告，没有标题的按 SEC009 报告。

    Source:
        2021格式
    Bad:
        某县水务局政府信息公开工作年度报告
    Good:
        某县水务局2023年政府信息公开工作年度报告
    """
    title = report.title
    if title is None or any(one.year or _DAMAGED.search(one.prose.text) for one in report.titles):
        return
    guess = (
        (f"（正文所述年度为 {report.year} 年）", f" (the text reports on {report.year})") if report.year else ("", "")
    )
    yield Finding(title.span, guess=guess)


@rule(
    "YEAR003",
    severity="warning",
    source="条例第五十条",
    zh={
        "": "此处把 {found} 年写作报告年度，而本报告是 {year} 年的年度报告，应是沿用旧稿；请改正年份并核对内容",
        "plan": "此处写 {found} 年“将”做什么，而报告年度 {year} 年已经结束，应是沿用旧稿；请改为下一年度的安排",
        "title": "此标题写的是 {found} 年，与前一标题的 {year} 年不一致；请核实报告年度并统一",
    },
    en={
        "": "the prose presents {found} as the year reported on, but this is the report on {year}: probably left over "
        "from an older one; correct the year and make sure of what is said",
        "plan": "the prose says what will be done in {found}, but the report year {year} is over: probably left over "
        "from an older report; write what is planned for the next year",
        "title": "this title is of {found}, but the title before it of {year}; find out which is right",
    },
)
def stale_year(report: Report, standard: Standard) -> Iterator[Finding]:
    """The prose reports on the year of the title, and plans for a later one.

    Reports are written on top of last year's, and years stay behind: `2022年，我局…` as the opening of a report on
    2023, `现将2022年…情况报告如下`, `2023年，我局将进一步…` as a plan. Only such clear cases fire: the year opens its
    sentence and the body itself is the subject, or the sentence announces the report. Comparisons, years of other
    documents, plans and carry-over into the next year, histories, dates, and sentences that name the report year too
    never do. 将 as in 将政务公开纳入考核 is no plan. A second title with another year is reported on its year. A stale
    year in the statistics period is YEAR002, a damaged one YEAR006. A bare count of another year (2022年收到申请9件) is
    taken for a comparison where the same is counted for the report's year, too.

    中文：正文所报告的年度应与标题一致，工作安排应针对以后的年度。

    报告往往在上一年文稿的基础上修改，容易遗留旧年份，例如2023年度报告以“2022年，我局……”开头，“现将2022年……情况报告如下”，或者把
    “2023年，我局将进一步……”作为下一步安排。只报告这类明确的情形：年份在句首且以本机关为主语，或者该句是引出报告的话。同比、其他文件的年份、
    对下一年度的安排和结转、历史沿革、日期，以及同一句中也写了报告年度的，均不涉及；“将政务公开纳入考核”的“将”不是安排。第二个标题年份
    不同的，在该年份处报告。同一事项在报告年度另有数字的，单列的旧年份数字（如“2022年收到申请9件”）
    视为比较，不报。统计期限中的旧年份属于 YEAR002，损坏的年份属于 YEAR006。

    Source:
        条例第五十条
    Bad:
        （2023年度报告）2022年，我局认真贯彻落实《条例》，现将有关情况报告如下
    Good:
        （2023年度报告）2023年，我局认真贯彻落实《条例》，公开信息比2022年增加8条
    """
    dated = [title for title in report.titles if title.year and title.year_span]
    for title in dated[1:]:
        if title.year != dated[0].year and title.year_span:
            yield Finding(title.year_span, variant="title", found=title.year, year=dated[0].year)
    if report.year is None:
        return
    stale = list(stale_roles(report, report.year))
    stated = {period.first.span.start for period in periods(report)} if stale else set()
    for year, role in stale:
        if year.span.start not in stated and not (role != PLANNED and year.value in {one.year for one in dated}):
            variant = "plan" if role == PLANNED else ""
            yield Finding(year.span, variant=variant, found=year.value, year=report.year)


@rule(
    "YEAR004",
    severity="warning",
    source="2021格式",
    zh="标题写的是 {year} 年，而文件名“{name}”中是 {found} 年；请核对放置的文件和文件名",
    en="the title is of {year}, but the file's name “{name}” says {found}; check which report this is and its name",
)
def file_year(report: Report, standard: Standard) -> Iterator[Finding]:
    """The year in the file's name, if there is one, is that of the title.

    A report stored under another year's name is found by nobody, or taken for that year's. Digits that belong to a
    longer number or to a date (`20240115-….txt`, `2024-01-15`) are no year; with several years in the name, one has to
    be the title's. Folders do not count.

    中文：文件名中有年份的，应与标题的年度一致。

    文件名写成别的年份，会找不到这份报告，或者误当作那一年的报告。较长数字串和日期中的数字（“20240115-……”“2024-01-15”）不算年份；文件名中
    有几个年份的，其中之一与标题相同即可。文件夹名不涉及。

    Source:
        2021格式
    Bad:
        2022年年报.txt：某县水务局2023年政府信息公开工作年度报告
    Good:
        2023年年报.txt：某县水务局2023年政府信息公开工作年度报告
    """
    title = report.title
    if title is None or title.year is None:
        return
    name = os.path.basename(report.source.path.replace("\\", "/"))
    found = _FILE_YEAR.findall(os.path.splitext(name)[0])
    known = {str(one.year) for one in report.titles}
    if found and known.isdisjoint(found):
        yield Finding(title.year_span or Span(*title.span), name=name, found="、".join(found), year=title.year)
