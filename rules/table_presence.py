"""Whether the tables are there, each in its section."""

from collections.abc import Iterator

from ..grammar import Report
from ..linter.finding import Finding
from ..linter.rule import rule
from ..linter.standard import Standard


@rule(
    "TAB001",
    severity="error",
    source="2021格式",
    zh="“{section}”部分没有{name}：{form}规定该部分以表格形式报告，请补上完整的表格（没有发生的，填 0）",
    en='section "{section}" holds no table: {form} demands table "{name}" there; add the whole table, with 0 where '
    "nothing happened",
)
def missing_table(report: Report, standard: Standard) -> Iterator[Finding]:
    """A section that must hold a table holds it.

    The form demands a table in each of three sections: proactive disclosure, requests, reconsiderations and lawsuits.
    The finding stands on the heading of the section. It stays silent where the section itself is absent (SEC001),
    where the table stands under another section (TAB011) and where it is there but cannot be read (TAB015). A table
    that was pasted as a picture is absent: no figure of it can be read, searched or added up.

    中文：应当含有表格的部分必须有该表格。

    格式规定，主动公开、收到和处理申请、行政复议和行政诉讼三个部分各有一张表格。问题标注在该部分的标题上。该部分本身缺
    失的（SEC001）、表格放在其他部分的（TAB011）、表格存在但数值无法辨认的（TAB015），不报此项。以图片形式粘贴的表格视
    为缺失，因其数据无法读取和核对。

    Source:
        2021格式
    Bad:
        二、主动公开政府信息情况
        三、收到和处理政府信息公开申请情况
    Good:
        二、主动公开政府信息情况
        规章 | 0 | 0 | 0 |
    """
    for form in report.form.tables:
        section = report.section(form.section)
        if section is not None and report.table(form.key) is None:
            yield Finding(
                section.heading.span,
                table=form.key,
                section=_plain(report, form.section),
                name=(form.name, form.key),
                form=(standard.source, standard.name_en),
            )


@rule(
    "TAB011",
    severity="error",
    source="2021格式",
    zh="{name}放在了{place}：{form}规定该表在“{section}”部分，请移到该标题之下",
    en='table "{name}" stands {place}: {form} puts it in section "{section}"; move it below that heading',
)
def misplaced_table(report: Report, standard: Standard) -> Iterator[Finding]:
    """A table stands in its own section.

    Readers and programs look for a table below its heading. The finding stands where the table begins. It stays
    silent where the section the table belongs to is absent: that is SEC001.

    中文：表格应放在其所属的部分之下。

    读者和程序都在相应标题之下查找表格。问题标注在表格开头。表格所属部分本身缺失的，报 SEC001，不报此项。

    Source:
        2021格式
    Bad:
        三、收到和处理政府信息公开申请情况
        规章 | 0 | 0 | 0 |
    Good:
        二、主动公开政府信息情况
        规章 | 0 | 0 | 0 |
    """
    for table in report.tables.values():
        if table.section == table.form.section or report.section(table.form.section) is None:
            continue
        other = _plain(report, table.section)
        place = (f"“{other}”部分", f'under "{other}"') if table.section else ("其他位置", "elsewhere")
        yield Finding(
            next((label.span for label in table.labels if label.kind != "other"), table.span),
            table=table.key,
            name=(table.form.name, table.key),
            place=place,
            section=_plain(report, table.form.section),
            form=(standard.source, standard.name_en),
        )


def _plain(report: Report, key: str) -> str:
    """The printed title of a section of the form."""
    return next((section.label for section in report.form.sections if section.key == key), key)
