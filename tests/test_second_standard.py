"""Another kind of report, read and judged by a standard alone; and which standard a file is read by."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gouji.grammar import Report, decode, parse
from gouji.linter.choice import choose_standard
from gouji.linter.cli import main
from gouji.linter.config import Configs
from gouji.linter.engine import lint_source
from gouji.linter.session import Session
from gouji.linter.standard_loader import load_standard, read_standard
from gouji.linter.trouble import Trouble
from gouji.rules import gouji_rules, gouji_standards
from tests.project import ROOT

PATH = ROOT / "examples" / "standards" / "website-report.toml"
GUIDE = (PATH.parent / "README.md").read_text("utf-8")
WEBSITE = read_standard(str(PATH))
FORM = WEBSITE.form.tables[0]
STANDARDS = (*gouji_standards(), WEBSITE)
RULES = [*gouji_rules(), *WEBSITE.rules]
TITLE = "澜溪县人民政府网站2023年政府网站工作年度报表"
COUNTY = (ROOT / "tests" / "cases" / "base" / "county.txt").read_text("utf-8")

Values = dict[str, str]
Line = tuple[list[str], str, str]


def sound() -> Values:
    """A value for each row, no two of a kind alike, that fulfils all demands."""
    values: Values = {}
    for number, row in enumerate(FORM.rows):
        kind = row.columns[0]
        values[row.key] = {"text": f"某某{number}号", "choice": "☑是 ☐否"}.get(kind, str(1000 - number))
    values.update(
        name="澜溪县人民政府网站", address="http://www.lanxi.example.gov.cn", number="4299050001", letters_days="2.5"
    )
    values.update(published="30", published_overview="5", published_news="15", published_catalogue="10", visits="5000")
    values.update(explained="7", explained_papers="4", explained_products="2", explained_comments="1", robot="☐是 ☑否")
    values.update(cases="50", cases_persons="20", cases_bodies="30", weibo="澜溪 发布", mobile_other="无")
    return values


def lines(values: Values) -> Iterator[Line]:
    """For each row the groups that begin with it, its label and its value."""
    before: tuple[str, ...] = ()
    for row in FORM.rows:
        groups = row.groups
        yield (
            [group for i, group in enumerate(groups) if before[: i + 1] != groups[: i + 1]],
            row.label,
            values[row.key],
        )
        before = groups


def pipes(values: Values) -> str:
    return "\n".join("| " + " | ".join([*groups, label, value]) + " |" for groups, label, value in lines(values))


def tabs(values: Values) -> str:
    return "\n".join("\t".join([*["", "", *groups][-2:], label, value]) for groups, label, value in lines(values))


def blanks(values: Values) -> str:
    rows = [" ".join([*groups, label, value]) for groups, label, value in lines(values)]
    return "\n".join([*rows[:20], "", "— 1 —", "\f", *rows[20:]])


def bare(values: Values) -> str:
    return "\n\n".join(cell for groups, label, value in lines(values) for cell in (*groups, label, value))


def close(values: Values) -> str:
    return bare(values).replace("\n\n", "\n")


def closed(values: Values) -> str:
    return "\n".join(f"{cell} |" for groups, label, value in lines(values) for cell in (*groups, label, value))


def apart(values: Values) -> str:
    return closed(values).replace(" |", "\n|")


def one_line(values: Values) -> str:
    return closed(values).replace("\n", " ")


def markdown(values: Values) -> str:
    rows = ["| " + " | ".join([*[*row.groups, "", ""][:2], row.label, values[row.key]]) + " |" for row in FORM.rows]
    return "\n".join(["| 项目 | | 指标 | 填报内容 |", "|---|---|---|---|", *rows])


def html(values: Values) -> str:
    rows = ("".join(f"<td>{cell}</td>" for cell in (*groups, label, value)) for groups, label, value in lines(values))
    return "<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>"


def paired(values: Values) -> str:
    """The head with two pairs of label and value a line."""
    rows = pipes(values).split("\n")
    return "\n".join([rows[0] + rows[1][1:], rows[2] + rows[3][1:], *rows[4:]])


LAYOUTS = [pipes, tabs, blanks, bare, close, closed, apart, one_line, markdown, html, paired]


def read(text: str) -> Report:
    return parse(decode(text.encode(), "report.txt"), WEBSITE.form)


def codes(text: str) -> list[str]:
    return [one.code for one in lint_source(decode(text.encode(), "report.txt"), STANDARDS, RULES)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_values_and_no_finding(layout: Callable[[Values], str]) -> None:
    values = sound()
    text = f"{TITLE}\n\n{layout(values)}\n"
    report = read(text)
    table = report.table("form")
    assert table is not None
    assert {row.key: row.cells[0].text for row in table.rows} == values
    assert (report.agency, report.year) == ("澜溪县人民政府网站", 2023)
    figures = {row.key: row.cells[0].value for row in table.rows}
    assert (figures["number"], figures["visits"], figures["letters_days"]) == (None, 5000, 2.5)
    assert codes(text) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_findings(layout: Callable[[Values], str]) -> None:
    values = sound()
    values.update(
        cases="51", drill="☐是 ☐否", flaws_mended="2000", number="12345", explained="8", letters_closed="1001"
    )
    assert sorted(codes(f"{TITLE}\n\n{layout(values)}\n")) == sorted(
        ["WEB002", "WEB002", "WEB003", "WEB004", "WEB005", "WEB006"]
    )


@pytest.mark.parametrize("layout", [closed, bare, markdown])
def test_a_label_that_several_blocks_have_is_told_apart_by_its_block(layout: Callable[[Values], str]) -> None:
    values = sound()
    text = layout(values)
    gone = re.sub(r"(?m)^总数\s*\|?\n+30\s*\|?\n+|^.*\| 总数 \| 30 \|\n", "", text)
    assert len(gone) < len(text)
    table = read(f"{TITLE}\n\n{gone}\n").table("form")
    assert table is not None
    assert table.row("published") is None
    for key in ("explained", "cases"):
        row = table.row(key)
        assert row is not None
        assert row.cells[0].text == values[key]


def test_where_a_page_break_lost_the_group_the_order_decides() -> None:
    values = sound()
    text = pipes(values).replace("| 办件量 | 总数", "| 总数").replace("| 微信 | 名称", "| 名称")
    table = read(f"{TITLE}\n\n{text}\n").table("form")
    assert table is not None
    assert {row.key: row.cells[0].text for row in table.rows} == values


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("| 概况类信息更新量 | 5 |\n", "", ["TAB002"]),
        ("| 维护数量 | 987 |", "| 维护数量 | |", ["TAB007"]),
        ("| 平均办理时间（单位：天） | 2.5 |", "| 平均办理时间（单位：天） | 2 |", []),
        ("| 收到意见数量 | 967 |", "| 收到意见数量 | 9.5 |", ["TAB008"]),
        ("| 收到意见数量 | 967 |", "| 收到意见数量 | 1,966 |", ["TAB012"]),
        ("| 新开设数量 | 986 |", "| 新开设数量 | 若干 |", ["TAB006"]),
        ("| 主办单位 | 某某2号 |", "| 主办单位 | |", ["WEB008"]),
        (TITLE, TITLE.replace("2023年", ""), ["YEAR001"]),
        (TITLE, f"{TITLE}\n\n2023年度\n\n填报单位：澜溪县人民政府办公室", []),
        ("| 创新发展", "\n说明：本表统计期限为2023年1月1日至2023年12月31日。\n\n| 创新发展", []),
    ],
)
def test_the_general_rules_go_by_the_form_and_no_other_rule_speaks(old: str, new: str, expected: list[str]) -> None:
    text = f"{TITLE}\n\n{pipes(sound())}\n"
    assert text.count(old) == 1, "the case does not replace one place"
    assert codes(text.replace(old, new)) == expected


def test_the_examples_are_as_described(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["check", "examples/website", "--no-cache", "--format", "json"]) == 1
    found = [
        (Path(one["path"]).name, one["line"], one["code"]) for one in json.loads(capsys.readouterr().out)["diagnostics"]
    ]
    told = re.findall(r"^\| `([^`]+)` \| (\d+) \| ([A-Z]+\d{3}) \| .+ \|$", GUIDE, re.M)
    assert sorted(found) == sorted((name, int(line), code) for name, line, code in told)
    files = re.findall(r"^\| `([^`]+)` \| (\w) \| (good|bad) \|", GUIDE, re.M)
    shown = {path.name for path in (ROOT / "examples" / "website").iterdir()} - {"gouji.toml"}
    assert {name for name, _, _ in files} == shown
    assert {name for name, _, verdict in files if verdict == "bad"} == {name for name, _, _ in found}
    assert {layout for _, layout, verdict in files if verdict == "good"} >= {"F", "K"}


def test_the_disclosure_reports_are_not_touched_by_another_standard() -> None:
    for path in sorted((ROOT / "examples" / "reports").iterdir()):
        source = decode(path.read_bytes(), path.name)
        alone = lint_source(source, tuple(gouji_standards()), list(gouji_rules()))
        assert lint_source(source, STANDARDS, RULES) == alone


TABLE = pipes(sound())
CHOICES = [
    (COUNTY, "2021"),
    (f"{TITLE}\n\n{TABLE}", "website"),
    (
        COUNTY.replace(
            "（五）监督保障情况。", "（五）监督保障情况。按时发布政府网站工作年度报表，网站总访问量90万次。"
        ),
        "2021",
    ),
    (f"{TITLE}\n\n附：政府信息公开工作年度报告\n\n{TABLE}", "website"),
    (f"{TITLE.replace('工作年度', '工作 年度')}\n\n{TABLE}", "website"),
    (f"{TITLE}\n\n按政府信息公开的要求公布。", "website"),
    ("某局2023年政府信息公开工作年度报告\n\n与政府网站工作年度报表一并公布。", "2021"),
    ("某局2020年政府信息公开工作年度报告", "2019"),
    ("毫不相干", "2021"),
]


@pytest.mark.parametrize(("text", "chosen"), CHOICES)
def test_the_content_chooses_the_standard(text: str, chosen: str) -> None:
    assert choose_standard(STANDARDS, decode(text.encode(), "a.txt")).id == chosen


def plan_ids(root: Path, path: str) -> list[str]:
    return [standard.id for standard in Session(Configs()).plan(str(root / path)).standards]


def test_the_path_chooses_the_standard(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(PATH.read_text("utf-8").replace('"website"', '"own"'), "utf-8")
    (tmp_path / "gouji.toml").write_text(
        '[standards-by-path]\n"web/**" = "own.toml"\n"*.old.txt" = "2019"\n"web/b.txt" = "2021"\n', "utf-8"
    )
    assert plan_ids(tmp_path, "a.txt") == ["2019", "2021"]
    assert plan_ids(tmp_path, "web/a.txt") == ["own"]
    assert plan_ids(tmp_path, "web/x/a.txt") == ["own"]
    assert plan_ids(tmp_path, "web/a.old.txt") == ["2019"]
    assert plan_ids(tmp_path, "web/b.txt") == ["2021"]
    configs = Configs()
    codes = {rule.code for rule in Session(configs).rules(configs.for_folder(str(tmp_path)))}
    assert {"WEB001", "SUM001"} <= codes


def test_a_nearer_configuration_goes_before_the_one_it_extends(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text('[standards-by-path]\n"*.txt" = "2019"\n"*.md" = "2019"\n', "utf-8")
    (tmp_path / "gouji.toml").write_text('extend = "base.toml"\n[standards-by-path]\n"a.*" = "2021"\n', "utf-8")
    assert plan_ids(tmp_path, "a.txt") == ["2021"]
    assert plan_ids(tmp_path, "b.md") == ["2019"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[standards-by-path]\n"*.md" = "2020"', 'gouji.toml:2: standards-by-path."*.md": unknown standard "2020"'),
        ('[standards-by-path]\n"*.md" = "x.toml"', 'gouji.toml:2: standards-by-path."*.md": there is no file "x.toml"'),
        ('[standards-by-path]\n"!*.md" = "2019"', "a pattern that begins with !"),
        ('[standards-by-path]\n"*.md" = ["2019"]', "must be a string, not an array"),
        (
            'standards = ["auto", "own.toml", "two.toml"]',
            'gouji.toml:1: standards: two standards have the id "website"',
        ),
        ('standards = ["bad.toml"]', 'bad.toml:1: match: "keyword" is missing'),
        ('standards = ["gb.toml"]', "gb.toml:2: not valid TOML: not UTF-8"),
    ],
)
def test_mistakes_in_the_choice_are_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "gouji.toml").write_text(text, "utf-8")
    for name in ("own.toml", "two.toml"):
        (tmp_path / name).write_text(PATH.read_text("utf-8"), "utf-8")
    (tmp_path / "bad.toml").write_text(
        'match = { years = [1, 2] }\nid = "a"\nname = "a"\nsource = "a"\ntitle = { }', "utf-8"
    )
    (tmp_path / "gb.toml").write_bytes('id = "a"\nname = "报表"'.encode("gbk"))
    with pytest.raises(Trouble) as caught:
        plan_ids(tmp_path, "a.md")
    assert message in caught.value.en
    assert caught.value.zh


MINIMAL = """\
id = "note"
name = "情况说明"
source = "某办法"
[match]
years = [2000, 9999]
keyword = "情况说明"
[title]
label = "情况说明"
keyword = "说明"
endings = ["说明"]
"""
SECTIONS = (
    MINIMAL
    + """
[[sections]]
id = "facts"
label = "基本情况"
[[sections]]
id = "plans"
label = "工作打算"
"""
)


def test_a_standard_needs_no_sections_and_sections_no_numbers() -> None:
    note = load_standard(MINIMAL, "note.toml")
    rules = list(gouji_rules())
    text = "某局2023年情况说明\n\n基本情况\n\n一切如常。\n\n工作打算\n\n继续努力。\n"
    assert lint_source(decode(text.encode(), "a.txt"), [note], rules) == []
    parts = load_standard(SECTIONS, "note.toml")
    assert [section.key for section in parse(decode(text.encode(), "a.txt"), parts.form).sections] == ["facts", "plans"]
    assert lint_source(decode(text.encode(), "a.txt"), [parts], rules) == []
    found = lint_source(decode(text.replace("工作打算\n", "").encode(), "a.txt"), [parts], rules)
    assert [one.code for one in found] == ["SEC001"]
