"""CROSS003 – sections that were taken over from another report."""

from collections.abc import Iterator

from ..linter import Finding, Related
from ..linter.copies import Copies
from ..linter.cross_rules import cross_rule
from ..linter.report_facts import ReportFacts
from ..linter.reports import Reports


@cross_rule(
    "CROSS003",
    source="条例第四十九条、第五十条",
    least=60,
    near=0.9,
    zh={
        "": "“{section}”的文字与本机关 {year} 年的报告（{where}）几乎相同（{share}% 一致，不计年份和机关名称）；"
        "年度报告应写当年的情况，请核对并改写",
        "other": "“{section}”的文字与“{other}”{year} 年的报告（{where}）几乎相同（{share}% 一致，不计年份和机关名称）；"
        "年度报告应写本机关的情况，请核对并改写",
    },
    en={
        "": "“{section}” is nearly the same as in this body's report on {year} ({where}): {share}% of the text, years "
        "and names left out; a report is on its own year: check and rewrite it",
        "other": "“{section}” is nearly the same as in the report of “{other}” on {year} ({where}): {share}% of the "
        "text, years and names left out; a report is on its own body: check and rewrite it",
    },
)
def copied_report(reports: Reports, least: int, near: float) -> Iterator[tuple[ReportFacts, Finding]]:
    """A section tells of its own body and its own year.

    A section whose prose is nearly last year's with the years changed, or another body's with the name changed, says
    nothing of what was done. Its clauses are compared with those of the same section in the body's report for the year
    before and in the reports of all other bodies for the same year or the one before; years, the bodies' names, blanks
    and punctuation do not count. The finding stands on the heading of the later report, of two reports on one year on
    the second by path.

    Nobody copies what all write: sentences on the statistics period or the fee, a bare 无, tables, and clauses that
    stand in the reports of more than three of the bodies checked. What is left must have `least` characters in clauses
    without figures, and the share `near` of it and of all such clauses must be the same. A section in which most of the
    clauses with figures are new tells of its own year, however alike the words are; so does one that is only a small
    part of a longer one.

    中文：各部分应写本机关当年的情况。

    把上一年度的文字改一改年份，或把其他机关的文字换一个名称，并没有说明当年做了什么。将该部分的各个分句，与本机关上一年度报告以及其他机关
    同年和上一年报告的同一部分比较；年份、机关名称、空格和标点不计。问题标在后一份报告的标题上，同一年度的两份报告则标在路径排序在后的一份上。

    大家都写的话不算抄：关于统计期限、信息处理费的语句，只写“无”的，表格，以及所检查的报告中有三个以上机关都写的分句。
    余下的不含数据的分句须达到 `least` 个字，且其中和全部不含数据的分句中都有 `near` 以上的文字相同，才报告。多数含数据
    的分句已经更新的，用语再相近也是当年的情况；只是一大段文字中的一小部分的，也不报告。

    Source:
        条例第四十九条、第五十条
    Bad:
        2022年报告和2023年报告的第五部分：一是部分科室对公开时限把握不严，个别信息发布滞后……（全文相同）
    Good:
        2023年报告第五部分写明上年问题的改进情况和本年发现的问题
    """
    for copy in Copies(reports, least=least, near=near):
        report, section, other, original, share = copy
        labels = {one.key: one.label for one in report.standard.form.sections}
        whose = Related(original.heading, "几乎相同的部分", "the section that is nearly the same", other.path)
        yield (
            report,
            Finding(
                section.heading,
                variant="" if other.agency == report.agency else "other",
                related=[whose],
                section=labels[section.key],
                other=other.agency,
                year=other.year,
                share=int(100 * share),
            ),
        )
