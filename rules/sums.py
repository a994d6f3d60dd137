"""SUM – arithmetic of the tables: what must add up in each row and column, and the cell that is to blame.

Which sums there are is the standard's to say; a sum with a cell that is blank, unreadable or no count is not judged.
"""

from collections.abc import Iterator

from ..grammar import Report
from ..linter import Finding, Standard, rule
from ..linter.sum_findings import sum_findings


@rule(
    "SUM001",
    severity="error",
    source="2021格式 表三",
    zh="“{line}”一行的{at}填 {actual}，而各列之和为 {sum}，{off}；{form}要求{at}等于各列之和{advice}",
    en="row “{line}”: {at} is {actual}, but the columns add up to {sum}, {off}; in {form} {at} is the sum of the "
    "columns{advice}",
)
def applicant_sum(report: Report, standard: Standard) -> Iterator[Finding]:
    """In each row of the table of requests the total equals the sum of the applicant columns.

    Every request is counted once, under the kind of applicant who made it, so 总计 is the sum of the six columns
    before it. The finding stands on the row's 总计 and carries all cells of the row. Where the sums that fail and
    those that hold single out one wrong cell, it says which one and what it would have to be, which need not be the
    total. A row with a blank, an unreadable or a negative value or a decimal is not judged; a report on the 2019 form
    is judged by the rows of that form.

    中文：表三每一行的“总计”应等于该行各类申请人数量之和。

    每件申请按申请人类别只计一次，因此总计是前六列之和。问题标在该行总计上，并列出该行全部单元格。凡由各项不成立和成立的勾稽关系
    能够唯一确定错误单元格的，写明是哪一格、应改为多少——出错的不一定是总计。行内有空白、无法识别的内容、负数或小数的，不作判断；2019
    年、2020年报告按其当时格式的行判断。

    Source:
        2021格式 表三
    Bad:
        （一）予以公开  4  1  0  0  0  0  6
    Good:
        （一）予以公开  4  1  0  0  0  0  5
    """
    yield from sum_findings(report, standard, "SUM001")


@rule(
    "SUM002",
    severity="error",
    source="2021格式 表三",
    zh="“{line}”一列的{at}填 {actual}，而各项办理结果之和为 {sum}，{off}；{form}要求{at}等于其上各项之和{advice}",
    en="column “{line}”: {at} is {actual}, but the outcomes add up to {sum}, {off}; in {form} {at} is the sum of the "
    "outcomes above it{advice}",
)
def outcome_sum(report: Report, standard: Standard) -> Iterator[Finding]:
    """In each column of the table of requests （七）总计 equals the sum of the outcomes above it.

    A request that was dealt with has one outcome: one that was partly granted is counted as that and as nothing else.
    A request counted under two outcomes is the usual cause, and then a whole line of cells is too large by one. The
    finding stands on （七）总计 of the column and carries the outcomes. A column with a blank or unreadable cell is not
    judged.

    中文：表三每一列的“（七）总计”应等于其上各项办理结果之和。

    每件办结的申请只有一种结果，区分处理的只计部分公开。最常见的错误是一件申请计入了两种结果，此时该项及其总计各多一件。问题标在该列
    （七）总计上，并列出各项结果。列内有空白或无法识别的单元格的，不作判断。

    Source:
        2021格式 表三
    Bad:
        （一）予以公开 2，（四）无法提供 1.本机关不掌握相关政府信息 1，（七）总计 2
    Good:
        （一）予以公开 1，（四）无法提供 1.本机关不掌握相关政府信息 1，（七）总计 2
    """
    yield from sum_findings(report, standard, "SUM002")


@rule(
    "SUM003",
    severity="error",
    source="2021格式 表三",
    zh="“{line}”一列不平：{far_names}之和为 {sum}，{near_names}之和为 {near}，{off}；{form}注明两者应当相等{advice}",
    en="column “{line}” does not balance: {far_names} make {sum}, {near_names} make {near}, {off}; {form} says that "
    "the two are equal{advice}",
)
def balance(report: Report, standard: Standard) -> Iterator[Finding]:
    """In each column of the table of requests, new + carried in = outcomes + carried out.

    The form prints it: 第一项加第二项之和，等于第三项加第四项之和. What came in was either dealt with or is carried
    over to the next year. The finding stands on the column's 结转下年度继续办理 and carries the four cells. A column
    with a blank or unreadable one among them is not judged.

    中文：表三每一列应满足：第一项加第二项之和，等于第三项加第四项之和。

    这是表格上印明的勾稽关系：本年新收与上年结转的申请，不是已经办结，就是结转下年度继续办理。问题标在该列“结转下年度继续办理”上，
    并列出四个单元格。其中有空白或无法识别的，不作判断。

    Source:
        2021格式 表三
    Bad:
        本年新收 12，上年结转 1，（七）总计 11，结转下年度继续办理 1
    Good:
        本年新收 12，上年结转 1，（七）总计 11，结转下年度继续办理 2
    """
    yield from sum_findings(report, standard, "SUM003")


@rule(
    "SUM004",
    severity="error",
    source="2021格式 表四",
    zh="“{line}”的{at}填 {actual}，而各项结果之和为 {sum}，{off}；{form}要求{at}等于各项结果之和{advice}",
    en="“{line}”: {at} is {actual}, but the results add up to {sum}, {off}; in {form} {at} is the sum of the "
    "results{advice}",
)
def review_sum(report: Report, standard: Standard) -> Iterator[Finding]:
    """In each group of the table of reconsiderations and lawsuits the total equals the sum of the four results.

    结果维持, 结果纠正, 其他结果 and 尚未审结 exhaust the cases of a group. As each cell stands in one sum only, the
    finding cannot tell which is wrong: it names the values that would each mend the group. A group with a blank or
    unreadable cell is not judged.

    中文：表四每一组的“总计”应等于该组四项结果之和。

    结果维持、结果纠正、其他结果、尚未审结涵盖一组的全部案件。每个单元格只在一项关系中，无法判定错在哪一格，因此列出各种单独改动即可成立
    的数值。组内有空白或无法识别的单元格的，不作判断。

    Source:
        2021格式 表四
    Bad:
        行政复议：结果维持 1，结果纠正 0，其他结果 1，尚未审结 0，总计 3
    Good:
        行政复议：结果维持 1，结果纠正 0，其他结果 1，尚未审结 0，总计 2
    """
    yield from sum_findings(report, standard, "SUM004")
