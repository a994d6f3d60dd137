"""Item numbers: a paragraph by itself has those that it has among others, unless it says that this is not sure."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from gouji.grammar import Source, parse
from gouji.linter.item_lists import Items, shape_in
from gouji.rules import gouji_standards

FORM = next(standard.form for standard in gouji_standards() if standard.id == "2021")
PIECES = [
    *"一二三十1２（）()、.．，。；：是要项至① \u3000", "（一）", "（二）", "二）", "三、", "一是", "2.", "第一，", "12",
    "项", "公开信息", "本机关按时公开各类政府信息并答复各项申请，",
]  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), max_size=6))
def test_a_paragraph_by_itself(lines: list[str]) -> None:
    report = parse(Source("\n".join(["某县水务局2023年政府信息公开工作年度报告", "一、总体情况", *lines])), FORM)
    for section in report.sections:
        shape = tuple(chain.from_iterable(shape_in(paragraph.text) for paragraph in section.paragraphs))
        if all(style for style, *_ in shape):
            assert shape == Items(section).shape
