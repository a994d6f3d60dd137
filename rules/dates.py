"""YEAR – the day on which the report was signed or published."""

from collections.abc import Iterator

from ..grammar import Report
from ..linter import Finding, Standard, rule
from ..linter.deadlines import dates_of, deadline


@rule(
    "YEAR005",
    severity="warning",
    source="条例第四十九条",
    zh={
        "early": "落款或发布日期为{actual}，早于 {year} 年年底，全年数据尚未形成；请核对日期和报告年度",
        "late": "落款或发布日期为{actual}，晚于法定期限；条例第四十九条规定{body}，本报告最迟为{expected}；请核对日期",
    },
    en={
        "early": "signed or published on {actual}, before {year} was over and its figures known; check the date and "
        "the report year",
        "late": "signed or published on {actual}, after the legal deadline: by article 49 {body}, here {expected}; "
        "check the date",
    },
)
def sign_date(report: Report, standard: Standard) -> Iterator[Finding]:
    """The report is signed and published after the year's end and within the legal time.

    Read are the date under the title or the signature, and dates named as such (发布日期, 发布时间 …) before the first
    section or at the end. A day before 31 December of the report year comes before the figures can be known.
    Departments of county level and up publish by 31 January, governments by 31 March; which of them it is, the name
    tells. Townships and street offices are not named by the law: local notices set their date, so nothing is said of
    a later one; nor of a body whose name does not tell. Dates in the prose never count.

    中文：报告应在年度结束后、法定期限内签署和公布。

    检查标题下方的日期、落款日期，以及首个部分之前或文末注明的发布日期、发布时间等。早于报告年度12月31日的，全年数据尚未形成。条例第四十九条规定，县级以上
    政府部门应在每年1月31日前、县级以上地方政府应在每年3月31日前公布；属于哪一类按机关名称判断。乡镇人民政府、街道办事处法律未规定期限，
    由各地通知确定，因此不判断是否逾期；从名称无法判断的机关也不判断。正文中的日期不涉及。

    Source:
        条例第四十九条
    Bad:
        （2023年度报告，县教育局）落款：2024年4月8日
    Good:
        （2023年度报告，县教育局）落款：2024年1月18日
    """
    year = report.year
    if year is None:
        return
    limit = deadline(report.agency)
    for found in dates_of(report):
        if (found.year, found.month, found.day) < (year, 12, 31):
            yield Finding(found.span, variant="early", actual=found.text(), year=year)
        elif limit and (found.year, found.month, found.day) > (year + 1, *limit):
            government = limit[0] == 3
            yield Finding(
                found.span,
                variant="late",
                expected=f"{year + 1}年{limit[0]}月{limit[1]}日",
                actual=found.text(),
                body=(
                    ("县级以上地方人民政府应在3月31日前公布", "a government publishes by 31 March")
                    if government
                    else ("县级以上人民政府部门应在1月31日前公布", "a department publishes by 31 January")
                ),
            )
