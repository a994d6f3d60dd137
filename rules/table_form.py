"""Whether the tables are on the form of their year, and can be read."""

from collections.abc import Iterator

from ..grammar import Report
from ..linter.choice import outdated_label
from ..linter.finding import Finding
from ..linter.rule import rule
from ..linter.standard import Standard


@rule(
    "TAB014",
    severity="error",
    source="2021格式",
    zh={
        "": "{year}年的报告仍用{form}的表格（“{label}”等栏目）：该格式只适用于{first}年至{last}年的报告，请改用2021格式"
        "的表格重新填报",
        "label": "表格仍有旧格式的栏目“{label}”：{form}没有此栏，统计口径不同，请改用{form}的表格重新填报",
        "row": "{name}的“{label}”只填了一行：{form}在其下分列“{row}”等各行，此表应是沿用旧格式，"
        "请改用{form}的表格重新填报",
    },
    en={
        "": 'the report for {year} is still on the form of {form} (columns such as "{label}"), which is for reports on '
        "{first} "
        "to {last}: fill in the tables of the 2021 form instead",
        "label": 'the tables still have "{label}", a label of an older form that {form} lacks and that counts other '
        "things: fill in the tables of {form} instead",
        "row": 'table "{name}" fills in "{label}" as one row, where {form} has rows such as "{row}": it seems to be on '
        "an older form; fill in the table of {form} instead",
    },
)
def outdated_form(report: Report, standard: Standard) -> Iterator[Finding]:
    """A report for 2021 or later is not on the trial form of 2019.

    The trial form counts other things (documents newly made, items of the year before), so its figures cannot stand
    in for those of the form in force. A report is taken to be on the old form when its tables carry column labels
    that only the old form has; the finding stands on the first of them. Such a report is then read by the old form,
    and its missing or different rows and labels are not reported one by one (TAB002 to TAB004). A report for 2019 or
    2020 on that form is correct. Where one table or block only is on the old form, it is known by a label that only
    that form has, or by a group of rows that it fills in as one row.

    中文：2021年及以后的报告不应再使用2019年试行格式。

    试行格式的统计口径不同（如本年新制作数量、上一年项目数量），其数据不能代替现行格式的数据。表格中出现试行格式独有的
    栏目名称的，认定为使用旧格式，问题标注在第一个这样的栏目上；此后按旧格式读取，不再逐项报告行和栏目的差异（TAB002
    至 TAB004）；只有一张表或其中一部分使用旧格式栏目的，同样处理。2019年、2020年的报告使用试行格式是正确的。

    Source:
        2021格式
    Bad:
        某县教育局2023年政府信息公开工作年度报告
        信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
    Good:
        某县教育局2023年政府信息公开工作年度报告
        信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    """
    label = outdated_label(report, standard)
    if label is not None:
        yield Finding(
            label.span,
            variant="label" if standard.former else "",
            year=report.year,
            form=(standard.source, standard.name_en),
            label=label.text if standard.former else label.mandated,
            first=standard.first_year,
            last=standard.last_year,
        )
    for table in report.tables.values():
        for flaw in table.flaws:
            if flaw.kind == "undivided" and label is None:
                yield Finding(
                    flaw.span,
                    variant="row",
                    table=table.key,
                    name=(table.form.name, table.key),
                    label=flaw.row,
                    row=table.form.under(flaw.row)[0].label,
                    form=(standard.source, standard.name_en),
                )


@rule(
    "TAB015",
    source="2021格式",
    zh="{name}的数值无法辨认：有表格的文字，但数值缺失过多或未按行列排列，无法确定各数值属于哪一行哪一列，勾稽关系也"
    "无从核对；请按原表重新粘贴完整的表格",
    en='the values of table "{name}" cannot be told: its words are there, but so many values are lacking or out of '
    "rows and columns that they cannot be assigned, and no sum can be assessed; paste the whole table again",
)
def unreadable_table(report: Report, standard: Standard) -> Iterator[Finding]:
    """The values of a table that is there can be told.

    Some converters remove lines that repeat, and with them most zeros; sometimes only the labels of a table survive,
    or it was written in a way that keeps no rows apart (a list of a program on one line, fields between strokes).
    Which value belonged where can then no longer be told, so nothing is guessed: there is one finding for the table,
    where it begins, and none of its sums is assessed. A single row that cannot be read is TAB005.

    中文：表格存在的，其数值应当能够辨认。

    有的转换工具会删去重复的行，多数的 0 随之丢失；有时只剩下表头文字，或表格的写法分不出行列（整表写成一行的程序列
    表、以斜线分隔的各栏等）。此时无法确定数值的归属，程序不作猜测：每张表只报一条，标注在表格开头，其勾稽关系不再核对。
    只有个别行无法辨认的，报 TAB005。

    Source:
        2021格式
    Bad:
        规章
        0
        行政规范性文件
        行政许可
    Good:
        规章 | 0 | 0 | 0 |
        行政规范性文件 | 0 | 0 | 0 |
    """
    for table in report.tables.values():
        for flaw in table.flaws:
            if flaw.kind == "unreadable":
                yield Finding(flaw.span, table=table.key, kind="unassessable", name=(table.form.name, table.key))
