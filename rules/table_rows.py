"""The rows of the tables: all there, as wide as the form wants, in order, in one piece."""

from collections.abc import Iterator

from ..grammar import Report, Span, Table
from ..linter.choice import outdated_label
from ..linter.finding import Finding
from ..linter.rule import rule
from ..linter.standard import Standard


@rule(
    "TAB002",
    severity="error",
    source="2021格式 表二、表三",
    zh="{name}缺少“{row}”一行：{form}规定的行不得删减，请补上（没有发生的，填 0）",
    en='table "{name}" lacks the row "{row}": {form} does not allow rows to be left out; add it, with 0 where '
    "nothing happened",
)
def missing_row(report: Report, standard: Standard) -> Iterator[Finding]:
    """Every row of the form is there.

    A row without a case is filled with 0, not left out: otherwise no reader knows whether it was zero or forgotten,
    and the outcomes cannot be added up. One finding for each row, on the label of the row after the gap (of the last
    row where nothing follows). A row whose label is misworded is TAB004; a label that lost its group at a page break
    is whole; a table whose values cannot be told at all is TAB015, one on the old form TAB014.

    中文：格式规定的各行必须齐全。

    没有发生的事项应填 0，不能删去该行，否则无从判断是零还是漏填，办理结果也无法加总。每缺一行报一条，标注在缺口之后一
    行的名称上（缺最后一行的，标注在现有最后一行）。名称写错的行报 TAB004；分页时丢失上级分类名称的行视为完整；数值无
    法辨认的表报TAB015，使用旧格式的报 TAB014。

    Source:
        2021格式 表二、表三
    Bad:
        1.信访举报投诉类申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
        3.要求提供公开出版物 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    Good:
        1.信访举报投诉类申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
        2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
        3.要求提供公开出版物 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    """
    for table in report.tables.values():
        if table.form.run or len(table.layout.rows) in (0, len(table.form.rows)) or outdated_label(report, standard):
            continue
        present = {row.key: row for row in table.rows}
        merged = {row for flaw in table.flaws if flaw.kind == "undivided" for row in table.form.under(flaw.row)}
        missing: list[str] = []
        last = table.rows[-1]
        for form in table.form.rows:
            if form.key not in present:
                missing += [form.key] if form not in merged else []
                continue
            yield from _gaps(missing, present[form.key].label.span, table, standard)
            missing = []
        yield from _gaps(missing, last.label.span, table, standard)


def _gaps(missing: list[str], span: Span, table: Table, standard: Standard) -> Iterator[Finding]:
    for key in missing:
        yield Finding(
            span,
            table=table.key,
            cell=(key, None),
            name=(table.form.name, table.key),
            row=table.form.row_label(key),
            form=(standard.source, standard.name_en),
        )


@rule(
    "TAB005",
    severity="error",
    source="2021格式",
    zh={
        "": "{name}“{row}”有 {actual} 个数值，应有 {expected} 个：无法确定各数值属于哪一列，该行不作核对；请按格式"
        "逐栏填写",
        "hidden": "{name}“{row}”只能读到 {actual} 个数值，应有 {expected} 个：文本中看不出空缺的是哪一栏，该行不作"
        "核对；"
        "请按格式逐栏填写，没有的填 0",
    },
    en={
        "": 'row "{row}" of table "{name}" has {actual} values, not {expected}: which belongs to which column '
        "cannot be told, "
        "so the row is not assessed; fill in every column of the form",
        "hidden": 'only {actual} of {expected} values of row "{row}" of table "{name}" can be read, and the layout '
        "hides which "
        "column is empty, so the row is not assessed; fill in every column, with 0 where there is nothing",
    },
)
def row_width(report: Report, standard: Standard) -> Iterator[Finding]:
    """A row has as many values as the form has columns.

    With a value too few or too many nobody can tell which value belongs to which column; such a row takes part in no
    sum. The finding stands on the row's label, in the table of reconsiderations and lawsuits (one line of fifteen
    values) on the values. Cells that a span leaves empty do not count, nor do the empty tails that converters add or
    drop. Where the layout shows empty cells, an empty one is TAB007; where it does not, the finding is marked as not
    assessable.

    中文：每行数值的个数应与格式的栏数一致。

    数值多了或少了，就无法确定哪个数值属于哪一列，该行不参与任何勾稽核对。问题标注在该行名称上；表四（一行十五个数值）
    标注在数值上。合并单元格留下的空格、转换时增减的行尾空格不计。文本中看得出空单元格的，空单元格报 TAB007；看不出
    的，标为“无法核对”。

    Source:
        2021格式
    Bad:
        （一）予以公开 | 2 | 0 | 0 | 0 | 0 | 2 |
    Good:
        （一）予以公开 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
    """
    for table in report.tables.values():
        for flaw in table.flaws:
            if flaw.kind != "width" or flaw.found > flaw.wanted and outdated_label(report, standard):
                continue  # a table beside one on the old form is on the new one, where this row is several
            hidden = flaw.unassessable and flaw.found < flaw.wanted
            yield Finding(
                flaw.span,
                variant="hidden" if hidden else "",
                table=table.key,
                cell=(flaw.row, None) if flaw.row else None,
                kind="unassessable" if hidden else "fail",
                expected=flaw.wanted,
                actual=flaw.found,
                name=(table.form.name, table.key),
                row=table.form.row_label(flaw.row) if flaw.row else ("数值行", "of values"),
            )
