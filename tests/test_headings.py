"""Headings as they reach a repository: what is one, of which section, and what only looks like one."""

import pytest

from gouji.grammar import Report, decode, parse
from gouji.rules import gouji_standards

FORM = next(standard.form for standard in gouji_standards() if standard.id == "2021")
LINE = "\n"
KEYS = ("overview", "disclosure", "requests", "disputes", "problems", "other")
LABELS = {section.key: section.label for section in FORM.sections}
NUMBERS = {section.key: section.number for section in FORM.sections}
BODY = {
    "overview": "本局全年主动公开信息96条，办结申请11件，加强信息管理，维护网站专栏，开展监督考核。",
    "disclosure": "规章\t0\t0\t0",
    "requests": "一、本年新收政府信息公开申请数量\t\t9\t3\t0\t0\t0\t0\t12",
    "disputes": "1\t0\t1\t0\t2\t0\t0\t0\t1\t1\t0\t0\t0\t0\t0",
    "problems": "公开时限把握不严，今后将按月核对台账。",
    "other": "本年度未收取信息处理费。",
}


def report_of(text: str) -> Report:
    """The report that a text is read as."""
    return parse(decode(text.encode()), FORM)


def report_with(headings: dict[str, str]) -> Report:
    """A report with the headings given, all others as the form has them."""
    parts = ["溪口县水务局2023年政府信息公开工作年度报告"]
    for key in KEYS:
        parts += [headings.get(key, f"{NUMBERS[key]}、{LABELS[key]}"), BODY[key]]
    return report_of("\n\n".join(parts))


def keys_of(report: Report) -> list[str]:
    """The ids of the sections as they follow."""
    return [section.key for section in report.sections]


@pytest.mark.parametrize(
    ("key", "line", "wording"),
    [
        ("overview", "一、总体情况", "总体情况"),
        ("overview", "一.总体情况", "总体情况"),
        ("overview", "一．总体情况", "总体情况"),
        ("overview", "一，总体情况", "总体情况"),
        ("overview", "一 总体情况", "总体情况"),
        ("overview", "一、 总体情况", "总体情况"),
        ("overview", "一 、总体情况", "总体情况"),
        ("overview", "　　一、总体情况", "总体情况"),
        ("overview", "\u00a0\u00a0一、总体情况", "总体情况"),
        ("overview", "一、总 体 情 况", "总 体 情 况"),
        ("overview", "一、总体情况：", "总体情况"),
        ("overview", "一、总体情况。", "总体情况"),
        ("overview", "第一部分 总体情况", "总体情况"),
        ("overview", "第一部分：总体情况", "总体情况"),
        ("overview", "第一章 总体情况", "总体情况"),
        ("overview", "# 一、总体情况", "总体情况"),
        ("overview", "## 一、总体情况 ##", "总体情况"),
        ("overview", "**一、总体情况**", "总体情况"),
        ("overview", "### **一、总体情况**", "总体情况"),
        ("overview", "**一、**总体情况", "总体情况"),
        ("overview", "> 一、总体情况", "总体情况"),
        ("overview", "- 一、总体情况", "总体情况"),
        ("overview", "| 一、总体情况 |", "总体情况"),
        ("overview", "一、总体情况 |", "总体情况"),
        ("overview", "一、总体情况 2023年，本局认真贯彻落实条例。", "总体情况"),
        ("overview", "一、总体情况2023年，本局认真贯彻落实条例。", "总体情况"),
        ("overview", "一、总体情况。2023年，本局认真贯彻落实条例。", "总体情况"),
        ("overview", "一、总体情况（一）主动公开情况。发布信息96条。", "总体情况"),
        ("overview", "总体情况", "总体情况"),
        ("overview", "一总体情况", "总体情况"),
        ("overview", "、总体情况", "总体情况"),
        ("overview", "（一）总体情况", "总体情况"),
        ("overview", "1.总体情况", "总体情况"),
        ("overview", "1、总体情况", "总体情况"),
        ("overview", "一、总体\n情况", "总体\n情况"),
        ("disclosure", "二、主动公开政府信息情况", "主动公开政府信息情况"),
        ("disclosure", "二、行政机关主动公开政府信息情况", "行政机关主动公开政府信息情况"),
        ("disclosure", "二）主动公开政府信息情况", "主动公开政府信息情况"),
        ("requests", "三、收到和处理政府信息公开申请\n情况", "收到和处理政府信息公开申请\n情况"),
        ("requests", "三、收到和处理政府信息公开申\n\n请情况", "收到和处理政府信息公开申\n\n请情况"),
        ("requests", "三、行政机关收到和处理政府信息公开申请情况", "行政机关收到和处理政府信息公开申请情况"),
        ("disputes", "四、政府信息公开行政复议,行政诉讼情况", "政府信息公开行政复议,行政诉讼情况"),
        ("disputes", "四、政府信息公开行政复议和行政诉讼情况", "政府信息公开行政复议和行政诉讼情况"),
        ("disputes", "四、政府信息公开行政复议及行政诉讼情况", "政府信息公开行政复议及行政诉讼情况"),
        (
            "disputes",
            "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        ),
        ("problems", "五、存在问题及改进情况", "存在问题及改进情况"),
        ("problems", "五、政府信息公开工作存在的主要问题及改进情况", "政府信息公开工作存在的主要问题及改进情况"),
        ("problems", "五、存在的主要问题及改进情况（一）存在的主要问题。更新较慢。", "存在的主要问题及改进情况"),
        ("other", "六、其他需要报告的\n事项", "其他需要报告的\n事项"),
        ("other", "六、其他需要报告的事项：无", "其他需要报告的事项"),
        ("other", "六、其他需要报告的事项 无", "其他需要报告的事项"),
        ("other", "其他需要报告的事项", "其他需要报告的事项"),
    ],
)
def test_mandated_heading(key: str, line: str, wording: str) -> None:
    """A heading in a legitimate wording, however it is numbered, marked up or broken."""
    report = report_with({key: line})
    assert keys_of(report) == list(KEYS)
    section = report.section(key)
    assert section is not None
    assert report.source.slice(section.heading.wording) == wording
    assert section.heading.mandated


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("overview", "一、总体的情况"),
        ("overview", "一、总体概况"),
        ("overview", "一、总体情况概述"),
        ("disclosure", "二、主动公开政府信息的情况"),
        ("disclosure", "二、政府信息主动公开情况"),
        ("disclosure", "二、主动公开政府信息情况统计表"),
        ("requests", "三、收到和处理信息公开申请情况"),
        ("requests", "三、收到和处理政府信息公开申请的情况"),
        ("requests", "三、依申请公开政府信息情况"),
        ("disputes", "四、行政复议、行政诉讼情况"),
        ("disputes", "四、政府信息公开行政复议、诉讼情况"),
        ("disputes", "四、政府信息公开行政复议、提起行政诉讼的情况"),
        ("problems", "五、存在的主要问题及改进措施"),
        ("problems", "五、存在问题及下一步打算"),
        ("problems", "五、主要问题和改进措施"),
        ("problems", "五、存在的问题及改进措施。工作中更新较慢，今后改进。"),
        ("problems", "## 五、2023年存在的主要问题及改进情况"),
        ("other", "六、其他需报告的事项"),
        ("other", "六、其他需要报告事项"),
        ("other", "六、需要报告的其他事项"),
        ("other", "六、其他事项"),
        ("other", "六、其它需要报告的事项"),
        ("other", "**六、其他需要说明的事项**"),
        ("other", "其他需要报告事项"),
    ],
)
def test_misworded_heading(key: str, line: str) -> None:
    """A heading in words of its own is still known, as one that is not the form's."""
    report = report_with({key: line})
    assert keys_of(report) == list(KEYS)
    section = report.section(key)
    assert section is not None
    assert not section.heading.mandated


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        ([f"{NUMBERS[key]}、{LABELS[key]}" for key in KEYS], "一二三四五六"),
        ([f"（{NUMBERS[key]}）{LABELS[key]}" for key in KEYS], "一二三四五六"),
        ([f"{rank}. {LABELS[key]}" for rank, key in enumerate(KEYS, 1)], "一二三四五六"),
        ([f"第{NUMBERS[key]}部分　{LABELS[key]}" for key in KEYS], "一二三四五六"),
        ([LABELS[key] for key in KEYS], ""),
        ([f"## {LABELS[key]}" for key in KEYS], ""),
    ],
)
def test_style_of_numbers(lines: list[str], numbers: str) -> None:
    """All six headings numbered in one style, or in none."""
    report = report_with(dict(zip(KEYS, lines, strict=True)))
    assert keys_of(report) == list(KEYS)
    assert "".join(section.heading.number for section in report.sections) == numbers


@pytest.mark.parametrize(
    "line",
    [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "三、本年度办理结果",
        "三、本\n年度办\n理结果",
        "四、结转下年度继续办理",
        "四、结转下年度继续办理 0 0 0 0 0 0 0",
        "一、存在问题：一是更新较慢；二是人员紧缺。",
        "二、改进措施",
        "一、加强组织领导",
        "二、改进情况：完善台账，按月核对。",
        "（一）主动公开政府信息的渠道",
        "六是其他需要报告的事项另行说明",
        "一是总体情况良好",
    ],
)
@pytest.mark.parametrize("key", ["requests", "problems"])
def test_no_heading(line: str, key: str) -> None:
    """A row label or an item is no heading, although it looks like one."""
    report = report_with({key: f"{NUMBERS[key]}、{LABELS[key]}\n\n{line}"})
    assert keys_of(report) == list(KEYS)


def test_contents_are_no_headings() -> None:
    """A table of contents before the report, with and without page numbers."""
    for leader in ("", "……1", " ............ 12"):
        contents = "\n".join(f"{NUMBERS[key]}、{LABELS[key]}{leader}" for key in KEYS)
        report = report_with({"overview": f"目录\n{contents}\n\n一、总体情况"})
        assert keys_of(report) == list(KEYS)
        assert report.sections[1].span.start - report.sections[0].span.start > 40


def test_contents_do_not_stand_in_for_a_heading() -> None:
    """A section that only the table of contents names is absent."""
    contents = "\n".join(f"{NUMBERS[key]}、{LABELS[key]}" for key in KEYS)
    report = report_with({"overview": f"{contents}\n\n一、总体情况", "problems": ""})
    assert keys_of(report) == ["overview", "disclosure", "requests", "disputes", "other"]


def test_headings_without_anything_between() -> None:
    """Layouts that lost their tables: headings follow each other directly."""
    text = "\n".join(f"{NUMBERS[key]}、{LABELS[key]}" for key in KEYS)
    assert keys_of(report_of(f"溪口县水务局2023年政府信息公开工作年度报告\n{text}\n无")) == list(KEYS)


@pytest.mark.parametrize("joint", [" ", "", "。 ", " | ", "　"])
def test_all_on_one_line(joint: str) -> None:
    """Prose on one line, headings inline."""
    text = joint.join(f"{NUMBERS[key]}、{LABELS[key]} {BODY[key].replace(chr(9), ' | ')}" for key in KEYS)
    report = report_of(f"溪口县水务局2023年政府信息公开工作年度报告{joint}{text}")
    assert keys_of(report) == list(KEYS)


@pytest.mark.parametrize("title", ["附件", "附件、附表", "下一步工作打算、安排"])
def test_a_part_beyond_the_form_on_the_same_line(title: str) -> None:
    """It may hold an enumeration comma; a sentence with one is no heading."""
    text = " ".join(f"{NUMBERS[key]}、{LABELS[key]} {BODY[key].replace(chr(9), ' | ')}" for key in KEYS)
    head = "溪口县水务局2023年政府信息公开工作年度报告"
    assert keys_of(report_of(f"{head} {text} 七、{title} 无。")) == [*KEYS, ""]
    assert keys_of(report_of(f"{head} {text} 见第六、七、{title}。")) == list(KEYS)
    assert keys_of(report_of(f"{head} {text} 七、{title}等、均已公开。")) == list(KEYS)


@pytest.mark.parametrize("leader", ["……{}", "........{}", "\t{}", " {}"])
@pytest.mark.parametrize("joint", [" ", "\u3000", "", " | "])
@pytest.mark.parametrize("head", ["目录 ", "目录\n", "", "||| 目录 "])
def test_contents_on_one_line(leader: str, joint: str, head: str) -> None:
    """The entries are no headings, whether those stand on lines or all in one."""
    contents = joint.join(f"{NUMBERS[key]}、{LABELS[key]}{leader.format(page)}" for page, key in enumerate(KEYS, 1))
    text = " ".join(f"{NUMBERS[key]}、{LABELS[key]} {BODY[key].replace(chr(9), ' | ')}" for key in KEYS)
    title = "溪口县水务局2023年政府信息公开工作年度报告"
    for report in (
        report_of(
            f"{head}{contents}\n\n{title}\n{text.replace(' 二、', f'{LINE}||| 二、').replace(' 五、', f'{LINE}五、')}"
        ),
        report_of(f"{head}{contents}\n\n{title} {text}"),
        report_with({"overview": f"{head}{contents}\n\n一、总体情况"}),
    ):
        assert keys_of(report) == list(KEYS)
        assert len(report.sections[0].text) > 20


@pytest.mark.parametrize("leader", ["", "……{}", "\t{}", " {}"])
def test_contents_before_headings_within_a_line(leader: str) -> None:
    """The entries are no headings and no prose, be one of them worded otherwise: it states no figure."""
    entries = [f"{NUMBERS[key]}、{LABELS[key]}{leader.format(page)}" for page, key in enumerate(KEYS, 1)]
    entries[2] = entries[2].replace("政府信息公开申请", "信息公开申请") if leader else entries[2]
    text = " ".join(f"{NUMBERS[key]}、{LABELS[key]} {BODY[key].replace(chr(9), ' | ')}" for key in KEYS)
    report = report_of("\n".join(["目录", *entries, "", f"溪口县水务局2023年政府信息公开工作年度报告 {text}"]))
    assert keys_of(report) == list(KEYS)
    assert not [said for said in report.figures.statements if said.span.start < report.sections[0].span.start]


def test_title_and_heading_on_one_line() -> None:
    """The line end between title and first heading was lost."""
    report = report_with({})
    text = report.source.text.replace("报告\n\n一、", "报告一、", 1)
    assert keys_of(report_of(text)) == list(KEYS)


def test_list_of_parts_is_no_heading() -> None:
    """The opening lists the parts with their numbers."""
    parts = "；".join(f"{NUMBERS[key]}、{LABELS[key]}" for key in KEYS)
    report = report_with({"overview": f"本报告包括：{parts}。\n\n一、总体情况"})
    assert keys_of(report) == list(KEYS)
    assert report.sections[0].span.start > report.source.text.index("。")


@pytest.mark.parametrize("line", ["七、附件", "七、名词解释", "## 七、下一步工作打算"])
def test_part_beyond_the_form(line: str) -> None:
    """A seventh numbered part has no id."""
    report = report_of(report_with({}).source.text + f"\n\n{line}\n\n另行公布。")
    assert keys_of(report) == [*KEYS, ""]


def test_long_list_in_the_last_section_is_no_part() -> None:
    """A list of seven items under the last heading ends in no seventh part."""
    items = "\n".join(f"{number}、事项{number}" for number in "一二三四五六七")
    assert keys_of(report_of(report_with({}).source.text + "\n" + items)) == list(KEYS)


def test_section_twice() -> None:
    """A section that stands twice, the second time in slightly other words."""
    text = report_with({}).source.text
    assert keys_of(report_of(f"{text}\n六、其他需要报告的事项\n无")) == [*KEYS, "other"]
    assert keys_of(report_of(f"{text}\n六、其他需要报告事项\n无")) == [*KEYS, "other"]


def test_another_number() -> None:
    """A mandated wording is known under another section's number."""
    report = report_with({"problems": "四、存在的主要问题及改进情况"})
    assert keys_of(report) == list(KEYS)
    assert report.sections[4].heading.number == "四"


def test_hostile_lines_cost_no_time() -> None:
    """Long runs of what headings may begin with are read in linear time."""
    for run in ("|", "#", " ", "一", "一、", "（", "一、总体情况 ", "- "):
        report_of(run * 100_000 + "\n总体")
