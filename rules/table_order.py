"""The run of the rows: none out of order or twice, no table in pieces."""

from collections.abc import Iterator
from functools import lru_cache

from ..grammar import Report, Table
from ..grammar.table_layout import Layout
from ..linter.finding import Finding
from ..linter.rule import rule
from ..linter.standard import Standard


@rule(
    "TAB009",
    source="2021格式",
    zh={
        "": "{name}“{row}”一行的位置不对：按{form}应在“{after}”之后，请调整行序",
        "first": "{name}“{row}”一行的位置不对：按{form}应为第一行，请调整行序",
        "twice": "{name}“{row}”一行出现两次：请核对两行数据，只保留一行",
    },
    en={
        "": 'row "{row}" of table "{name}" is out of order: by {form} it follows "{after}"; put it there',
        "first": 'row "{row}" of table "{name}" is out of order: by {form} it comes first; put it there',
        "twice": 'row "{row}" stands twice in table "{name}": compare the figures and keep one',
    },
)
def row_order(report: Report, standard: Standard) -> Iterator[Finding]:
    """The rows stand in the order of the form, each once.

    A row in the wrong place is easily read as another one, and of two rows of one name nobody knows which counts.
    One finding for each row that would have to move, on its label, as few as can be; for a row that stands twice one
    on the second; where more than three rows stand twice, so does the table, and it is said once. The figures are read
    by their labels all the same. Rows that are absent disturb no order.

    中文：各行应按格式的顺序排列，且每行只出现一次。

    行序错了容易张冠李戴，同名的行出现两次则不知以哪行为准。按最少移动的原则，每个需要移动的行报一条，标注在该行名称
    上；重复的行标注在第二次出现处，超过三行重复的视为整表重复，只报一条。数值仍按行的名称读取。缺少某行不影响顺序的判断。

    Source:
        2021格式
    Bad:
        2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
        1.信访举报投诉类申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    Good:
        1.信访举报投诉类申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
        2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    """
    for table in report.tables.values():
        if table.form.run:
            continue
        name = (table.form.name, table.key)
        for flaw in table.flaws:
            if flaw.kind == "twice":
                label = table.form.row_label(flaw.row)
                yield Finding(flaw.span, variant="twice", table=table.key, cell=(flaw.row, None), name=name, row=label)
        for row in [table.rows[place] for place in _moved(table.layout)]:
            after = _before(table, row.key)
            yield Finding(
                row.label.span,
                variant="" if after else "first",
                table=table.key,
                cell=(row.key, None),
                name=name,
                row=table.form.row_label(row.key),
                after=after,
                form=(standard.source, standard.name_en),
            )


@lru_cache(maxsize=256)
def _moved(table: Layout) -> list[int]:
    """The places of the rows outside the longest run of rows that stand in the order of the form."""
    order = {form.key: place for place, form in enumerate(table.form.rows)}
    places = [order[row.key] for row in table.rows]
    if places == sorted(places):
        return []
    length = [1] * len(places)
    previous = [-1] * len(places)
    for i, place in enumerate(places):
        for j in range(i):
            if places[j] < place and length[j] >= length[i]:
                length[i], previous[i] = length[j] + 1, j
    at = max(range(len(places)), key=lambda i: length[i])
    kept = set()
    while at >= 0:
        kept.add(at)
        at = previous[at]
    return [i for i in range(len(places)) if i not in kept]


def _before(table: Table, key: str) -> str:
    """The label of the row before that of ``key`` on the form; empty for the first."""
    labels = [form.label for form in table.form.rows]
    at = [form.key for form in table.form.rows].index(key)
    return labels[at - 1] if at else ""


@rule(
    "TAB010",
    source="2021格式",
    zh={
        "torn": "{name}“{row}”一行被拆成两行：行名的后半部分另起了一行，请合并为一行",
        "cut": "{name}从“{row}”一行起与表格断开：请去掉中间的空行或分隔，使全表连成一体",
        "separator": "{name}中间有多余的分隔行：请删除，使全表连成一体",
    },
    en={
        "torn": 'row "{row}" of table "{name}" is torn in two, the end of its label stands on a row of its own: '
        "join them",
        "cut": 'table "{name}" is cut off before row "{row}": remove the blank line or break, so that it is one table',
        "separator": 'a stray separator row interrupts table "{name}": delete it, so that it is one table',
    },
)
def torn_table(report: Report, standard: Standard) -> Iterator[Finding]:
    """A table that is kept together by marks is in one piece.

    Page breaks of a word processor leave rows torn in two, rows torn off as tables of their own, and separator rows
    in the midst of a table; whatever shows or adds up the table then takes it for several. One finding for each
    place. A group cell lost at a page break alone is no defect, nor are page numbers and form feeds between rows,
    blank lines in layouts without marks between cells, or blank lines between all the rows.

    中文：有分隔符的表格应当完整连续。

    文字处理软件的分页会把一行拆成两行，把某些行断成另一张表，或在表中留下分隔行，展示和汇总时就会被当成几张表。每处报
    一条；同一张表超过三处的，视为同一原因，只报第一处。仅因分页丢失上级分类单元格的不算；各行之间的页码、换页符，没有分隔符的文本中的空行，以及各行之间一律空行的，
    也不算。

    Source:
        2021格式
    Bad:
        3.补正后申请内容仍不 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
        明确 | | | | | | | |
    Good:
        3.补正后申请内容仍不明确 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    """
    for table in report.tables.values():
        for flaw in table.flaws:
            if flaw.kind in ("torn", "cut", "separator"):
                row = table.form.row_label(flaw.row) if flaw.row else report.source.slice(flaw.span).strip()
                name = (table.form.name, table.key)
                cell = (flaw.row, None) if flaw.row else None
                yield Finding(flaw.span, variant=flaw.kind, table=table.key, cell=cell, name=name, row=row)
