"""CROSS – a body's figures from one year to the next.

Which figures hang together is the standard's to say. Compared are two reports of one body for two successive years,
told by the name in the title; where a year has several reports (CROSS005) none of them is compared.
"""

from collections.abc import Iterator

from ..linter import Finding
from ..linter.between_years import continuity_findings
from ..linter.cross_rules import cross_rule
from ..linter.report_facts import ReportFacts
from ..linter.reports import Reports


@cross_rule(
    "CROSS001",
    severity="error",
    source="2021格式 表三",
    zh="“{line}”一列的“{at}”填 {actual}，而 {year} 年报告（{where}）中{sum}，{off}；{form}的上年结转应等于上一年度"
    "报告的结转下年度，请核对两年台账，改正有误的一份",
    en="column “{line}”: “{at}” is {actual}, but in the report on {year} ({where}) {sum}, {off}; in {form} what is "
    "carried in is what the year before carried out: check the records of both years and correct the wrong report",
)
def carry_over(reports: Reports) -> Iterator[tuple[ReportFacts, Finding]]:
    """What a report carries in is what the same body's report of the year before carried out, in each column.

    A request that was not closed by the end of December is counted under 结转下年度继续办理 and comes back as 上年结转
    in the next report. The finding stands on the cell carried in and gives the place of the cell in the other report;
    either can be the wrong one. It is judged across the change of forms too (2020 to 2021), as both have the two rows.
    A cell that is blank or unreadable in either report is not judged, nor are reports of years that do not follow
    each other.

    中文：表三的“上年结转”应逐列等于同一机关上一年度报告的“结转下年度继续办理”。

    年底未办结的申请计入“结转下年度继续办理”，到下一年度报告中成为“上年结转”。问题标在“上年结转”的单元格上，并给出上一年度报告中对应
    单元格的位置；两者都可能有误。2020年到2021年更换了格式，但两种格式都有这两行，同样判断。任何一份报告中空白或无法识别的单元格不作
    判断，不相邻的年份也不比较。

    Source:
        2021格式 表三
    Bad:
        2022年报告：结转下年度继续办理 1；2023年报告：上年结转 2
    Good:
        2022年报告：结转下年度继续办理 1；2023年报告：上年结转 1
    """
    yield from continuity_findings(reports, "CROSS001")


@cross_rule(
    "CROSS002",
    source="2021格式 表二",
    zh="“{line}”的“{at}”填 {actual}，而{sum}（{year} 年报告：{where}），{off}；{form}各年的“{at}”应当衔接，"
    "如因机构合并、集中清理等原因调整，请在报告中说明，否则请改正",
    en="“{line}”: “{at}” is {actual}, but {sum} (report on {year}: {where}), {off}; the numbers in force in {form} go "
    "on from year to year: say in the report why it changed (a merger, a clean-up), or correct it",
)
def in_force_continuity(reports: Reports) -> Iterator[tuple[ReportFacts, Finding]]:
    """Of 规章 and 行政规范性文件, in force = in force the year before + issued − repealed.

    A warning, as agencies merge, take over documents and clean up. Judged only between two reports on the 2021 form,
    which alone counts documents in force, and only where all four figures can be read. The finding stands on
    现行有效件数.

    中文：规章和行政规范性文件的现行有效件数，应等于上年现行有效件数加本年制发件数、减本年废止件数。

    机关合并、接收文件、集中清理都可能造成差异，因此只是警告。只在两份2021格式的报告之间判断（此前的格式没有现行有效件数），四个数据都能
    识别才判断。问题标在“现行有效件数”上。

    Source:
        2021格式 表二
    Bad:
        2022年：现行有效 15；2023年：制发 1，废止 2，现行有效 16
    Good:
        2022年：现行有效 15；2023年：制发 1，废止 2，现行有效 14
    """
    yield from continuity_findings(reports, "CROSS002")


@cross_rule(
    "CROSS006",
    source="2021格式 表四",
    zh="“{line}”的“{at}”填 {actual}，而 {year} 年报告（{where}）中{sum}，{off}：上年尚未审结的案件应计入本年，"
    "{form}的总计不应少于该数，请核对两份报告",
    en="“{line}”: “{at}” is {actual}, but in the report on {year} ({where}) {sum}, {off}: what was pending then has to "
    "be counted now, so that the total in {form} is no less; check both reports",
)
def pending_vanished(reports: Reports) -> Iterator[tuple[ReportFacts, Finding]]:
    """The cases that were pending last year are among this year's of the same group.

    A case counted under 尚未审结 gets its result the next year or is still pending, and so is counted again: the
    group's total cannot be smaller than the number that was pending. The finding stands on the total.

    中文：上年尚未审结的案件应计入本年同一组。

    上年计入“尚未审结”的案件，本年要么有了结果，要么仍未审结，都应再计入，所以该组总计不应小于上年的尚未审结数。问题标在总计上。

    Source:
        2021格式 表四
    Bad:
        2022年行政复议：尚未审结 2；2023年行政复议：总计 1
    Good:
        2022年行政复议：尚未审结 2；2023年行政复议：结果维持 2，总计 2
    """
    yield from continuity_findings(reports, "CROSS006")
