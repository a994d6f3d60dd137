"""A table on a sheet that was read before is read by its outline: just as it would be read by itself."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gouji.grammar import Report, Source, parse
from gouji.grammar.lexer import _sheets
from gouji.grammar.outlines import Outlined
from gouji.grammar.table_reader import _layouts
from gouji.grammar.vocabulary import vocabulary
from tests.laid_out import LAYOUTS, STANDARDS, Lay, report, tables

FORM = STANDARDS["2021"].form
FIGURE = re.compile(r"(?<![^\s|])\d+(?:\.\d+)?(?![^\s|])")
CONTENTS = [
    "0", "7", "12", "380", "31644", "3.5", "0.07", "123456789012345", "1234567890123456", "1234567890123456.5", "1.2.3",
    "1,234", "12件", "12 件", "1 2", "１２", "-3", "+4", "/", "—", "无", "", "O", "见附件", "1.", "第 3 页", "- 3 -",
    "**4**",
]  # fmt: skip


def all_of(read: Report) -> list[object]:
    """All that can be asked of the tables of a report."""
    return [
        (
            table.key, table.section, table.span, table.labels, table.flaws, table.readable, table.plain, table.surplus,
            list(table.counts), list(table.values), table.places, table.inexact(),
            [(row.key, row.label, row.readable, row.plain, row.columns, row.cells) for row in table.rows],
            [list(table.column(column)) for column in table.columns],
            [table.cell(row.key, column) for row in table.form.rows for column in row.columns],
        )
        for table in read.tables.values()
    ] + [[child[:2] for child in section.children] for section in read.sections]  # fmt: skip


def forget() -> None:
    """Let the next text be the first to be read."""
    for known in _layouts(FORM):
        known.clear()
    _sheets.cache_clear()
    vocabulary(FORM).texts = 0


def afresh(text: str) -> list[object]:
    """The tables of a text that is the first to be read."""
    forget()
    return all_of(parse(Source(text), FORM))


def filled(text: str, contents: list[str]) -> str:
    """The text with some of its figures replaced: by the given contents, in turn, empty ones left as they are."""
    left = iter(contents)
    return FIGURE.sub(lambda m: next(left, "") or m[0], text)


@pytest.mark.parametrize("lay", LAYOUTS)
def test_other_figures_on_the_same_sheet(lay: Lay) -> None:
    """What is looked up is what is read, and it is looked up the third time."""
    text = report(lay, tables()).source.text
    other = filled(text, [str(number) for number in range(3, 400)])
    expected = afresh(other)
    afresh(text)
    for _ in range(3):
        parse(Source(text), FORM)
    read = parse(Source(other), FORM)
    assert all_of(read) == expected
    assert any(isinstance(table._region, Outlined) for table in read.tables.values())


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(LAYOUTS),
    st.lists(st.lists(st.sampled_from(["", "", "", *CONTENTS]), max_size=40), min_size=1, max_size=5),
    st.booleans(),
)
def test_other_contents_on_the_same_sheet(lay: Lay, files: list[list[str]], shifted: bool) -> None:
    """Whatever takes the place of a figure, and whatever was read before."""
    text = report(lay, tables()).source.text
    texts = [filled(text, ["", *contents] if shifted else [""] * 60 + contents) for contents in files]
    expected = [afresh(one) for one in texts]
    forget()
    for one, tables_of_it in [*zip(texts, expected, strict=True)] * 4:
        assert all_of(parse(Source(one), FORM)) == tables_of_it


LINES = [
    "规章 {}", "{}", "{}\n{}", "{} {} {}", "一、本年新收政府信息公开申请数量 {} {}", "- {} -", "第 {} 页", "{} / {}",
    "（三）不予公开 1.属于国家秘密 {}", "三、收到和处理政府信息公开 {}", "三收到和处理政府信息公开申请 {} {}", "1/ {}",
    "Page {}", "{} 、", "行政许可|{}", "|{}|", "{}\t{}\t{}", "\t行政许可 {} 件。", "现行 {} 有效", "其他 {} 。", "1 {}",
    "单位：{} 件", "规章 / {}", "无 {}", "{} 无 {}", "2023 年 {} 月 {} 日", "| {} | " + "长" * 190, "{} 属于国家秘密",
    "行政许可\t" + "长" * 50 + " {}", "行政强制 " + "{} " * 40, "# {} #", "长" * 40 + "\t{}", "（{}）", "关于 {}",
]  # fmt: skip
FIGURES = ["0", "7", "20", "380", "2023", "3.5", "123456789012345"]


@pytest.mark.parametrize("line", LINES)
def test_lines_of_a_known_sheet_are_what_they_are_by_themselves(line: str) -> None:
    """Whatever figures make of a line: a page number, an entry of a table of contents, prose."""
    text = f"二、主动公开政府信息情况\n规章 0 0 0\n{line}\n五、存在的主要问题及改进情况\n无。\n"
    texts = [text.replace("{}", figure) for figure in FIGURES]
    expected = [afresh(one) for one in texts]
    for first in texts:
        forget()
        for _ in range(3):
            parse(Source(first), FORM)
        assert [all_of(parse(Source(one), FORM)) for one in texts] == expected
