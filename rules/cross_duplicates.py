"""CROSS005 – which reports there are of a body: one for each year."""

from collections.abc import Iterator
from itertools import pairwise
from posixpath import dirname

from ..linter import Finding, Related
from ..linter.cross_rules import cross_rule
from ..linter.report_facts import ReportFacts
from ..linter.reports import Reports


@cross_rule(
    "CROSS005",
    source="条例第四十九条（每年一份年度报告）",
    zh={
        "": "“{agency}”{year} 年的报告不止一份（另见 {where}）；每个机关每年只有一份年度报告，请核对机关和年份，"
        "只保留一份；在此之前不与其他年度的报告核对数据",
        "gap": "“{agency}”有 {before} 年和 {year} 年的报告，却没有 {missing} 年的；每年应有一份年度报告，请补上",
    },
    en={
        "": "there is another report of “{agency}” on {year} ({where}); a body has one report a year: check body and "
        "year and keep one of them; until then its figures are not compared with those of other years",
        "gap": "“{agency}” has reports on {before} and on {year}, but none on {missing}; there has to be one for each "
        "year: add it",
    },
)
def duplicate_report(reports: Reports) -> Iterator[tuple[ReportFacts, Finding]]:
    """A body has one report for each year, and none is missing between two others.

    A second report for the same year is a copy under another name, or a report whose title still bears last year's
    year or another body's name. Each but the first, by path, has a finding, on its title. Which of them counts is
    unknown, so none is compared with other years' (CROSS001, CROSS002, CROSS006) or added up (CROSS004). A text and a
    web page of one report are two as well, since they can come to differ: leave one out with `exclude`, or ignore this
    rule for such files (`per-file-ignores`).

    A year that is missing between two others is told as `info`, on the title of the report after it, where the folder
    of the configuration was checked as a whole; not where a report beside it names no year or no body.

    Bodies are told by the name in the title. A name without a county, district or city (教育局, 城关镇人民政府) is
    that of one body only within one folder.

    中文：每个机关每年有一份年度报告，相邻两份之间不缺年份。

    同一年度的第二份报告，可能是另存的副本，也可能是标题仍沿用上年年份或其他机关名称的报告。按路径排序，第一份以外的各份在其标题处报告。
    哪一份有效无从判断，因此不再与其他年度核对数据（CROSS001、CROSS002、CROSS006），也不计入汇总（CROSS004）。同一报告的文本和网页也
    是两份，因为两者可能不一致；请用 `exclude` 排除一份，或用 `per-file-ignores` 对这类文件忽略本规则。

    两份报告之间缺少的年份按 `info` 级别报告，标在其后一份的标题上；只在检查了整个配置文件所在文件夹时判断，
    同一文件夹中有看不出年份或机关的报告时不判断。

    机关以标题中的名称识别。名称中没有市县区名的（教育局、城关镇人民政府），只在同一文件夹内视为同一机关。

    Source:
        条例第四十九条
    Bad:
        a.txt：某县水务局2023年政府信息公开工作年度报告；b.txt：某县水务局2023年政府信息公开工作年度报告
    Good:
        a.txt：某县水务局2022年政府信息公开工作年度报告；b.txt：某县水务局2023年政府信息公开工作年度报告
    """
    unclear = {dirname(one.path) for one in reports if one.year is None or not one.body}
    for years in reports.bodies.values():
        for found in years.values():
            first = found[0]
            for one in found[1:]:
                other = Related(
                    first.span, "同一机关同一年度的报告", "the report of that body on that year", first.path
                )
                yield one, Finding(one.span, agency=one.agency, year=one.year, related=[other])
        for before, year in pairwise(sorted(years)):
            one, last = years[year][0], years[before][-1]
            beside = {dirname(one.path), dirname(last.path)}
            if year - before > 1 and one.scope and one.scope == last.scope and unclear.isdisjoint(beside):
                missing = [str(absent) for absent in range(before + 1, year)]
                names = "、".join(missing) if len(missing) < 4 else f"{missing[0]}–{missing[-1]}"
                yield (
                    one,
                    Finding(
                        one.span,
                        variant="gap",
                        severity="info",
                        agency=one.agency,
                        before=before,
                        year=year,
                        missing=names,
                    ),
                )
