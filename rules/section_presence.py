"""SEC001 and SEC005 – each mandated section is there, with something in it."""

from collections.abc import Iterator

from ..grammar import Report, Span
from ..linter import Finding, Standard, rule
from ..linter.section_content import is_bare, is_empty


@rule(
    "SEC001",
    severity="error",
    source="2021格式；条例第五十条",
    zh="缺少第{number}部分“{label}”；格式规定的各部分都应保留，没有内容的也要列出标题并写明情况，请在此处之前补上该部分",
    en="section {number} “{label}” is missing; the form demands every section, even one with nothing to report: "
    "add it before this place",
)
def missing_section(report: Report, standard: Standard) -> Iterator[Finding]:
    """Every section of the form stands in the report.

    The form lays down the sections of a report with their numbers and headings. A section is known by its number, its
    wording and its place, so a heading in words of its own is still that section (SEC003). The finding stands on the
    heading that follows the place of the missing section, or on the last line. The table that belongs to a missing
    section is not reported as well.

    中文：格式规定的各部分都应出现在报告中。

    部分的识别依据序号、标题文字和位置，标题措辞有出入的仍算该部分（由 SEC003 提示）。问题标在应有位置之后的标题上，
    后面没有标题的标在最后一行。部分缺失时，不再就其中的表格另行报告。

    Source:
        2021格式；条例第五十条
    Bad:
        四、政府信息公开行政复议、行政诉讼情况
        六、其他需要报告的事项
    Good:
        四、政府信息公开行政复议、行政诉讼情况
        五、存在的主要问题及改进情况
        六、其他需要报告的事项
    """
    present = {section.key: section for section in reversed(report.sections)}
    forms = report.form.sections
    for rank, form in enumerate(forms):
        if form.key not in present:
            after = next((present[other.key] for other in forms[rank + 1 :] if other.key in present), None)
            span = after.heading.span if after else _last_line(report)
            yield Finding(span, number=form.number, label=form.label, expected=f"{form.number}、{form.label}")


def _last_line(report: Report) -> Span:
    """The last line that holds anything."""
    text = report.source.text.rstrip()
    line = text[text.rfind("\n") + 1 :]
    return Span(len(text) - len(line.lstrip()), len(text))


@rule(
    "SEC005",
    severity="error",
    source="2021格式；条例第五十条",
    zh="“{label}”标题下没有内容；请写明本年度情况，确无情况的也应说明",
    en="nothing stands under the heading “{label}”; state what was done in the year, or that there was nothing",
)
def empty_section(report: Report, standard: Standard) -> Iterator[Finding]:
    """Something stands between the heading of a section and the next one.

    Page numbers, remarks to the linter, the signature and its date are no content, nor is a bare 无, except in the
    section of other matters, which may have none. A section of which the form wants a table is judged by TAB001, a
    bare 无 under the problems by TEXT010, a heading that stands twice in a row by SEC004.

    中文：各部分标题之下应有内容。

    页码、检查注释、落款和日期不算内容；只写“无”也不算，但“其他需要报告的事项”除外。应填表格的部分由 TAB001 判断，
    “存在的主要问题及改进情况”只写“无”的由 TEXT010 判断，标题连写两次的由 SEC004 判断。

    Source:
        2021格式；条例第五十条
    Bad:
        一、总体情况
        二、主动公开政府信息情况
    Good:
        一、总体情况
        2023年，本局主动公开政府信息96条。
        二、主动公开政府信息情况
    """
    tables = {table.section for table in report.form.tables}
    following = ""
    for section in reversed(report.sections):
        key, after, following = section.key, following, section.key
        if not key or key in tables or key == after:
            continue
        if is_empty(report, section) or key == "overview" and is_bare(report, section):
            label = next(form.label for form in report.form.sections if form.key == key)
            yield Finding(section.heading.span, label=label)
