"""The values of the tables: a number in every cell, and one that can be."""

from collections.abc import Iterator

from ..grammar import Report
from ..linter.finding import Finding, Fix
from ..linter.identities import nought_fails
from ..linter.merged_cells import cell_edits
from ..linter.odd_cells import about, odd_cells
from ..linter.rule import rule
from ..linter.standard import Standard

#: How a change on the year before is told in words.
_CHANGES = ("增", "减", "+", "＋", "持平", "无")


@rule(
    "TAB006",
    severity="error",
    source="2021格式",
    zh="{name}“{row}”的“{column}”应为数字，现为“{text}”：请改填数字（没有的填 0），需要说明的写入正文",
    en='"{column}" of row "{row}" of table "{name}" has to be a number and is "{text}": put the number (0 if nothing '
    "happened) and explain in the prose what needs it",
)
def not_a_number(report: Report, standard: Standard) -> Iterator[Finding]:
    """A value cell holds a number.

    Words such as 详见附件, a letter O for a zero, or a damaged figure cannot be counted, and no sum is assessed over
    them. Marks for nothing (`/`, `—`, 无) and empty cells are TAB007, numbers with a unit or in full width TAB012.

    中文：数值单元格应填数字。

    “详见附件”等文字、以字母 O 代替的零、损坏的数字都无法统计，涉及的勾稽关系不再核对。表示没有的符号（/、—、无）和空
    格报 TAB007，带单位或全角的数字报 TAB012。

    Source:
        2021格式
    Bad:
        行政许可 | 详见附件 |
    Good:
        行政许可 | 37 |
    """
    for table, cell in odd_cells(report):
        if cell.value is not None or cell.blank:
            continue
        if (table.key, cell.column) in standard.signed and cell.text.startswith(_CHANGES):
            continue
        if not cell.text.isdecimal():
            yield Finding(cell.span, **about(table, cell), actual=cell.text, text=cell.text)


@rule(
    "TAB007",
    source="2021格式",
    zh={
        "": "{name}“{row}”的“{column}”等 {count} 栏空缺：{form}要求逐栏填写，没有的填 0",
        "mark": "{name}“{row}”的“{column}”填的是“{text}”（本行共 {count} 栏如此）：{form}要求填写数字，没有的填 0",
    },
    en={
        "": '"{column}" of row "{row}" of table "{name}" is blank (cells so in this row: {count}): {form} wants '
        "every column "
        "filled in, with 0 where there is nothing",
        "mark": '"{column}" of row "{row}" of table "{name}" is "{text}" (cells so in this row: {count}): {form} '
        "wants a "
        "number, 0 where there is nothing",
    },
    fixable="unsafe",
)
def blank_cell(report: Report, standard: Standard) -> Iterator[Finding]:
    """A value cell is not left blank where the form wants 0.

    A blank or a stroke may mean zero, unknown or forgotten; the form wants 0 for what did not happen. One finding for
    each row, on its first such cell: blank, `/`, `-`, `—`, `——` or 无. No sum reads such a cell as 0. Cells that a
    span leaves empty are none, nor are empty ones on the 2019 form, on which it was common practice (strokes are). In
    layouts that do not show empty cells a value that lacks is TAB005. The fix writes 0 into all such cells of the row;
    it is unsafe, as only the author knows that 0 is meant, and is not offered where a sum of the table would fail by 0.

    中文：数值单元格不应空缺，没有的应填 0。

    空格或斜线可能是零、不详，也可能是漏填；格式要求没有发生的填 0。每行报一条，标注在该行第一个空缺处，包括空格、/、
    -、—、——、无。勾稽核对时不把空缺当作 0。合并单元格留下的空格不算；2019年格式的报告普遍留空，空格
    也不算（斜线等仍算）。文本中看不出空单元格的，缺少数值报 TAB005。自动修改会在该行所有空缺处填 0，因只有填报人知道是
    否为零，属于不安全的修改；填 0 会使表内勾稽关系不成立的，不提供自动修改。

    Source:
        2021格式
    Bad:
        （一）予以公开 | | | | | | | 0 |
    Good:
        （一）予以公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    """
    for table in report.tables.values():
        failing: set[str] | None = None
        for row in () if table.plain else table.rows:
            if row.plain:
                continue
            blanks = [cell for cell in row.cells if cell.blank and not table.form.words(cell.column)]
            if standard.blank_cells:
                blanks = [cell for cell in blanks if cell.text]
            if blanks:
                first = blanks[0]
                failing = nought_fails(table, standard) if failing is None else failing
                edits = tuple(edit for cell in blanks for edit in cell_edits(report, table, cell, "0"))
                yield Finding(
                    first.span,
                    variant="mark" if first.text else "",
                    **about(table, first),
                    fix=None if row.key in failing else Fix("unsafe", edits),
                    text=first.text,
                    count=len(blanks),
                    form=(standard.source, standard.name_en),
                )


@rule(
    "TAB008",
    severity="error",
    source="2021格式",
    zh={
        "": "{name}“{row}”的“{column}”为 {text}：件数应为不带小数的整数，请核对更正",
        "negative": "{name}“{row}”的“{column}”为 {text}：数量不能是负数，请核对更正",
    },
    en={
        "": '"{column}" of row "{row}" of table "{name}" is {text}: a count has no decimals; check and correct it',
        "negative": '"{column}" of row "{row}" of table "{name}" is {text}: it cannot be negative; check and '
        "correct it",
    },
)
def invalid_count(report: Report, standard: Standard) -> Iterator[Finding]:
    """A count is neither negative nor broken by decimals.

    Documents, requests and lawsuits come in whole numbers. Decimals are legitimate for amounts of money, a sign for the
    change on the year before (2019 form).

    中文：件数不能是负数，也不能有小数。

    文件、申请、案件都按件计数。金额可以有小数；2019年格式的“本年增/减”可以是负数。

    Source:
        2021格式
    Bad:
        行政许可 | 2.5 |
    Good:
        行政许可 | 25 |
    """
    for table, cell in odd_cells(report):
        value = cell.value
        if value is None:
            continue
        place = (table.key, cell.column)
        if value < 0 and place not in standard.signed:
            yield Finding(cell.span, variant="negative", **about(table, cell), actual=value, text=cell.text)
        elif isinstance(value, float) and place not in standard.decimals:
            yield Finding(cell.span, **about(table, cell), actual=value, text=cell.text)
