"""CROSS004 – a government's report against those of its members."""

from collections.abc import Iterator

from ..grammar import Cell
from ..linter import Finding, Related
from ..linter.cross_rules import cross_rule
from ..linter.report_facts import ReportFacts
from ..linter.reports import Reports

_ROUNDING = 6  # decimals to which sums are compared: 0.1 + 0.2 is 0.3
Parts = list[tuple[str, ReportFacts, Cell]]


@cross_rule(
    "CROSS004",
    severity="error",
    source="条例第四十九条、第五十条；配置项 rollup",
    zh={
        "": "“{row}” / “{column}”填 {actual}，而 {year} 年各成员单位之和为 {sum}，{off}（{where}）；汇总报告各单元格"
        "应等于配置项 rollup 所列成员单位报告之和，请核对",
        "missing": "缺少成员单位 {year} 年的报告：{missing}；配置项 rollup 将其列为“{agency}”的成员，汇总数无从核对，"
        "请补齐报告或更正配置",
    },
    en={
        "": "“{row}” / “{column}” is {actual}, but the members' reports on {year} add up to {sum}, {off} ({where}); "
        "each cell of a consolidated report is the sum of those of the members that `rollup` names: check them",
        "missing": "the reports on {year} of these members are missing: {missing}; `rollup` names them as members of "
        "“{agency}”, whose sums cannot be checked: add the reports, or correct the configuration",
    },
)
def roll_up(reports: Reports) -> Iterator[tuple[ReportFacts, Finding]]:
    """A consolidated report is the sum of its members' reports, cell by cell.

    Which bodies a government's report sums up is declared in the configuration (`[rollup."某县人民政府"]`, `members`).
    The finding stands on the government's cell and gives the place of each member's. Members without a report for the
    year are named in one finding on the title, and then nothing is added up; this is not judged where single files or
    only a part of the folders were checked, nor for years before the last of which no member has a report. A cell that
    is blank or unreadable in one of the reports, or absent from the form of one, is not judged, nor is anything where
    a member has several reports for the year (CROSS005).

    中文：政府的汇总报告各单元格应等于其成员单位报告之和。

    成员单位在配置中写明（`[rollup."某县人民政府"]` 的 `members`）。问题标在政府报告的单元格上，并给出各成员单位对应
    单元格的位置。缺少当年报告的成员单位，在标题处一次列出，此时不再核对合计；只检查了个别文件或部分文件夹的，以及成员单位
    都没有报告的以往年份，不作判断。任何一份报告中空白、无法识别或其格式没有的单元格不作判断；某一成员单位同一年度有几份
    报告的（CROSS005），也不作判断。

    Source:
        条例第四十九条、第五十条；配置项 rollup
    Bad:
        县教育局 新收 2，县财政局 新收 3；县人民政府 新收 6
    Good:
        县教育局 新收 2，县财政局 新收 3；县人民政府 新收 5
    """
    for report in reports:
        members = reports.members(report)
        if not members or report.year is None or reports.only(report.body, report.year) is not report:
            continue
        missing = [name for name, found in members.items() if not found]
        if missing:
            latest = report.year == max(reports.bodies[report.body])
            if report.scope and (latest or len(missing) < len(members)):
                names = "、".join(missing)
                yield (
                    report,
                    Finding(report.span, variant="missing", missing=names, agency=report.agency, year=report.year),
                )
        elif all(len(found) == 1 for found in members.values()):
            yield from _sums(report, [(name, found[0]) for name, found in members.items()])


def _sums(report: ReportFacts, members: list[tuple[str, ReportFacts]]) -> Iterator[tuple[ReportFacts, Finding]]:
    """The cells that are not the sums of the members'."""
    for form in report.standard.form.tables:
        labels = {("row", row.key): row.label for row in form.rows}
        labels.update({("column", column.key): column.label for column in form.columns})
        for cell in report.cells(form.key):
            parts: Parts = []
            for name, member in members:
                other = (
                    member.cell(form.key, cell.row, cell.column) if member.standard.id == report.standard.id else None
                )
                if other is not None and other.value is not None:
                    parts.append((name, member, other))
            if cell.value is None or len(parts) < len(members):
                continue
            total = round(sum(other.value or 0 for _, _, other in parts), _ROUNDING)
            off = round(cell.value - total, _ROUNDING)
            if off:
                yield (
                    report,
                    Finding(
                        cell.span,
                        table=form.key,
                        cell=(cell.row, cell.column),
                        cells=[(form.key, cell)],
                        expected=total,
                        actual=cell.value,
                        related=[
                            Related(other.span, f"{name}填 {other.value}", f"{name} has {other.value}", member.path)
                            for name, member, other in parts
                        ],
                        row=labels["row", cell.row],
                        column=labels["column", cell.column],
                        year=report.year,
                        sum=_written(parts, total),
                        off=(
                            f"多 {off}" if off > 0 else f"少 {-off}",
                            f"{abs(off)} too {'much' if off > 0 else 'little'}",
                        ),
                    ),
                )


def _written(parts: Parts, total: float) -> str:
    """The sum in names and figures, noughts left out."""
    terms = [f"{name} {other.value}" for name, _, other in parts if other.value]
    return f"{' + '.join(terms)} = {total}" if len(terms) > 1 else str(total)
