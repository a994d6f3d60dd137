"""Rules without code: what each kind of demand finds, how it is listed, selected and explained, and its mistakes."""

import re
import time
from pathlib import Path

import pytest

from gouji.grammar import decode
from gouji.linter.choices import ticked
from gouji.linter.cli import main
from gouji.linter.config import Configs
from gouji.linter.demand_forms import EVERY, KINDS
from gouji.linter.demands import read_demands
from gouji.linter.engine import lint_source
from gouji.linter.patterns import compile_pattern
from gouji.linter.relations import read_relation
from gouji.linter.rule import Rule
from gouji.linter.session import Session
from gouji.linter.settings import ConfigError
from gouji.linter.shape import Document, Item, read_toml
from gouji.linter.standard_loader import StandardError, load_standard
from gouji.linter.trouble import Trouble
from gouji.rules import gouji_standards
from tests.project import ROOT

STANDARDS = tuple(gouji_standards())
COUNTY = (ROOT / "tests" / "cases" / "base" / "county.txt").read_text("utf-8")
HEAD = '[[demands]]\ncode = "CITY001"\nname = "house-rule"\nsource = "市办〔2024〕1号"\n'


def read(text: str) -> tuple[Rule, ...]:
    root = read_toml(text, "gouji.toml", ConfigError)
    return read_demands(root.table()["demands"].array(), STANDARDS, several=True)


def found(demand: str, text: str = COUNTY, lang: str = "zh") -> list[tuple[int, int, str]]:
    source = decode(text.encode(), "report.txt")
    return [
        (one.line, one.column, one.message) for one in lint_source(source, STANDARDS, read(HEAD + demand), lang=lang)
    ]


# (a demand, (old, new) of the county's report, where and what it finds; None: nothing)
CASES: list[tuple[str, tuple[str, str], tuple[int, int, str] | None]] = [
    # words, present
    ('section = "overview"\nwords = ["河湖治理"]', ("", ""), None),
    ('section = "overview"\nwords = ["没有的", "河湖 治理"]', ("", ""), None),
    ('section = "overview"\nwords = ["河湖治理"]', ("河湖治理", "河湖\n治理"), None),
    ('section = "problems"\nwords = ["河湖治理"]', ("", ""), (72, 1, "“存在的主要问题及改进情况”部分应写明“河湖治理”")),
    ('words = ["河湖治理"]', ("", ""), None),
    ('words = ["某某", "甲乙"]', ("", ""), (1, 1, "报告应写明“某某”或“甲乙”")),
    ('section = "requests"\nwords = ["自然人"]', ("", ""), None),
    ('section = "problems"\nwords = ["某某"]', ("五、存在的主要问题及改进情况\n", "\n"), None),
    # words, absent
    ('words = ["培训", "考核"]\nabsent = true', ("", ""), (15, 22, "报告不得出现“考核”")),
    ('section = "other"\nwords = ["培训"]\nabsent = true', ("", ""), None),
    # a pattern
    ("section = \"overview\"\npattern = '培训\\d+次'", ("", ""), None),
    ("section = \"overview\"\npattern = '培训\\d+场'", ("", ""), (3, 1, "“总体情况”部分应有形如“培训\\d+场”的内容")),
    ("pattern = '培训\\d+次'\nabsent = true", ("", ""), (15, 27, "报告不得出现“培训2次”")),
    # a section, a heading, a length
    ('section = "problems"', ("", ""), None),
    ('section = "problems"', ("五、存在的主要问题及改进情况\n", "\n"), (1, 1, "缺少“存在的主要问题及改进情况”部分")),
    ('section = "problems"\nheading = ["改进情况"]', ("", ""), None),
    (
        'section = "problems"\nheading = ["下一步打算"]',
        ("", ""),
        (72, 1, "“存在的主要问题及改进情况”部分应设标题“下一步打算”"),
    ),
    ('heading = ["下一步打算"]', ("\n临江县水务局\n", "\n七、下一步打算\n\n再接再厉。\n"), None),
    ('section = "problems"\nlength = { least = 50, most = 200 }', ("", ""), None),
    ('section = "problems"\nlength = { least = 200 }', ("", ""), (72, 1, "有 107 字，应不少于 200 字")),
    ("length = { most = 100 }", ("", ""), (1, 1, "应不多于 100 字")),
    # tables
    ('table = "reviews"', ("", ""), None),
    ('section = "overview"\nlabels = ["平台", "数量"]', ("", ""), (3, 1, "应有一张表格，列明“平台”、“数量”")),
    ('section = "overview"\nlabels = ["平台", "数量"]', ("\n（五）", "\n平台\t数量\n微信\t3\n\n（五）"), None),
    ('section = "overview"\nlabels = ["平台", "数量"]', ("\n（五）", "\n平台\n\n数量\n\n微信\n\n3\n\n（五）"), None),
    # relations
    ('table = "applications"\neach = "row"\nrelation = "total = natural_person..other"', ("", ""), None),
    (
        'table = "applications"\neach = "row"\nrelation = "total = natural_person..other"',
        ("申请数量\t\t9\t3\t", "申请数量\t\t9\t2\t"),
        (39, 31, "表三“一、本年新收政府信息公开申请数量”应有 总计 = 自然人…其他，实际左边为 12、右边为 11"),
    ),
    (
        'table = "applications"\neach = "column"\nonly = ["total"]\nrelation = "new <= carried_out + 9"',
        ("", ""),
        (
            39,
            31,
            "表三“总计”应有 一、本年新收政府信息公开申请数量 ≤ 四、结转下年度继续办理 + 9，实际左边为 12、右边为 11",
        ),
    ),
    (
        'table = "applications"\neach = "column"\nonly = ["research"]\nrelation = "new <= carried_out + 9"',
        ("", ""),
        None,
    ),
    (
        'relation = "documents.penalties.decisions >= reviews.reconsideration.total + 4"',
        ("", ""),
        (28, 6, "报告应有 表二“行政处罚” ≥ 表四“行政复议·总计” + 4，实际左边为 5、右边为 6"),
    ),
    ('relation = "documents.fees.amount <= 128.6"', ("", ""), None),
    ('relation = "documents.fees.amount <= 100"', ("", ""), (32, 9, "应有 “行政事业性收费” ≤ 100，实际左边为 128.6")),
    ('relation = "documents.fees.amount <= 100"', ("行政事业性收费\t128.6", "行政事业性收费\t/"), None),
    # cells
    ("cell = \"documents.*.decisions\"\npattern = '\\d{1,2}'", ("", ""), None),
    ("cell = \"documents.*.decisions\"\npattern = '\\d'", ("", ""), (25, 6, "表二“行政许可”填的是“37”：应为“\\d”")),
    ('cell = "documents.penalties.decisions"\nwords = ["5"]\nabsent = true', ("", ""), (28, 6, "不得为“5”")),
    ('cell = "documents.penalties.decisions"\nwords = ["五", "5"]', ("", ""), None),
]


@pytest.mark.parametrize(("demand", "edit", "due"), CASES)
def test_a_demand_finds_what_it_should(demand: str, edit: tuple[str, str], due: tuple[int, int, str] | None) -> None:
    assert not edit[0] or COUNTY.count(edit[0]) == 1, "the case does not replace one place"
    text = COUNTY.replace(*edit) if edit[0] else COUNTY
    findings = found(demand, text)
    if due is None:
        assert findings == []
    else:
        assert findings
        assert findings[0][:2] == due[:2], findings
        assert due[2] in findings[0][2]
        assert found(demand, text, "en")[0][2] != findings[0][2]


def test_every_kind_and_every_key_is_tried_here() -> None:
    tried = "\n".join(demand for demand, _, _ in CASES) + HEAD + MESSAGE + MANUAL
    for key in set(EVERY) - {"standards", "chosen", "at", "severity"}:
        assert re.search(rf"^{key} = ", tried, re.M), key
    assert {kind.key for kind in KINDS} <= set(EVERY)


MESSAGE = (
    HEAD
    + """severity = "error"
section = "overview"
words = ["某某"]
zh = "{section}没有{wanted}"
en = "no {wanted} in {section}"
"""
)


def test_messages_in_both_languages() -> None:
    demand = MESSAGE.removeprefix(HEAD)
    assert found(demand) == [(3, 1, "“总体情况”部分没有“某某”")]
    assert found(demand, lang="en") == [(3, 1, 'no "某某" in section "总体情况"')]
    assert [(rule.code, rule.name, rule.severity, rule.source) for rule in read(MESSAGE)] == [
        ("CITY001", "house-rule", "error", "市办〔2024〕1号")
    ]


def test_several_demands_make_one_rule() -> None:
    text = (
        'section = "overview"\nwords = ["某某"]\n[[demands]]\ncode = "CITY001"\nsection = "other"\nwords = ["甲乙"]\n'
    )
    assert [(line, message[:4]) for line, _, message in found(text)] == [(3, "“总体情"), (78, "“其他需")]
    assert len(read(HEAD + text)) == 1


def test_several_relations_stand_in_one_demand() -> None:
    both = 'table = "applications"\neach = "column"\nonly = ["total"]\nrelation = ["new <= 1", "carried_in <= 0"]'
    assert [line for line, _, _ in found(both)] == [39, 40]


def test_a_demand_is_made_of_the_standards_that_know_what_it_speaks_of() -> None:
    checks = read(HEAD + 'relation = "documents.normative_documents.in_force <= 9"')[0].check
    assert set(vars(checks)["judges"]) == {"2021"}
    checks = read(HEAD + 'standards = ["2019"]\nsection = "overview"\nwords = ["甲"]')[0].check
    assert set(vars(checks)["judges"]) == {"2019"}


# (a demand, the key named, the line named, a part of the message)
WRONG = [
    ("", "demands[0]", 1, 'demands nothing: it must have one of "relation", "cell"'),
    ('word = ["甲"]', "demands[0].word", 5, 'unknown key, did you mean "words"?'),
    ("words = []", "demands[0].words", 5, "must not be empty"),
    ('words = "甲"', "demands[0].words", 5, "must be an array"),
    ('words = ["甲", "——"]', "demands[0].words[1]", 5, "nothing but punctuation"),
    ('section = "overviw"\nwords = ["甲"]', "demands[0].section", 5, 'did you mean "overview"?'),
    ('words = ["甲"]\nabsent = "yes"', "demands[0].absent", 6, "true or false"),
    ('words = ["甲"]\npattern = "甲"', "demands[0].words", 5, 'does not go with "pattern"'),
    ('words = ["甲"]\neach = "row"', "demands[0].each", 6, 'does not go with "words"'),
    ("pattern = '(甲'", "demands[0].pattern", 5, "not a valid regular expression: missing )"),
    ("pattern = '甲*'", "demands[0].pattern", 5, "it matches even no text"),
    ("pattern = '(甲+)+乙'", "demands[0].pattern", 5, "could take forever"),
    ('length = { least = 9, most = 3 }', "demands[0].length.most", 5, "at least 9"),
    ("length = {}", "demands[0].length", 5, 'must have "least" or "most"'),
    ('length = { min = 3 }', "demands[0].length.min", 5, "unknown key"),
    ('table = "review"', "demands[0].table", 5, 'did you mean "reviews"?'),
    ('table = "reviews"\nrelation = "total = upheld"', "demands[0].table", 5, 'goes with "each" only'),
    ('each = "row"\nrelation = "total = upheld"', "demands[0].each", 5, 'goes with "table" only'),
    ('table = "reviews"\neach = "row"\nrelation = "totl = upheld"', "demands[0].relation", 7, 'did you mean "total"?'),
    ('table = "reviews"\neach = "row"\nrelation = "total"', "demands[0].relation", 7, "a relation with one ="),
    ('table = "reviews"\neach = "row"\nrelation = "1 <= 2"', "demands[0].relation", 7, "there is no column in it"),
    ('table = "reviews"\neach = "row"\nrelation = "total = total"', "demands[0].relation", 7, "on both sides"),
    ('table = "reviews"\neach = "row"\nrelation = []', "demands[0].relation", 7, "must not be empty"),
    ('table = "reviews"\neach = "row"\nonly = ["x"]\nrelation = "total = 1"', "demands[0].only", 7, 'unknown row "x"'),
    ('relation = "documents.fees.amont <= 1"', "demands[0].relation", 5, 'did you mean "documents.fees.amount"?'),
    ('relation = "documents.fees.amount <= 1"\nat = "x"', "demands[0].at", 6, 'unknown key "x"'),
    ('cell = "documents.fees"\nwords = ["1"]', "demands[0].cell", 5, 'must be like "table.row.column"'),
    ('cell = "document.fees.amount"\nwords = ["1"]', "demands[0].cell", 5, 'did you mean "documents"?'),
    ('cell = "documents.fee.amount"\nwords = ["1"]', "demands[0].cell", 5, 'unknown row "fee", did you mean "fees"?'),
    ('cell = "documents.fees.issued"\nwords = ["1"]', "demands[0].cell", 5, "does not fill that column"),
    ('cell = "documents.fees.amount"', "demands[0].cell", 5, 'goes with one of "words", "pattern" and "chosen"'),
    ('words = ["甲"]\nzh = "{sektion}没有"', "demands[0].zh", 6, "cannot fill in {sektion} (known: {section}"),
    ('words = ["甲"]\nen = "{section"', "demands[0].en", 6, "cannot fill in expected '}'"),
    ('words = ["甲"]\nseverity = "fatal"', "demands[0].severity", 6, "unknown severity"),
    ('standards = ["2020"]\nwords = ["甲"]', "demands[0].standards", 5, 'unknown standard "2020"'),
    ('words = ["甲"]\n[[demands]]\ncode = "CITY001"\nname = "x"\nwords = ["乙"]', "demands[1].name", 8, "in its first"),
    ('words = ["甲"]\n[[demands]]\ncode = "CITY002"\nwords = ["乙"]', "demands[1]", 6, '"name" is missing'),
]  # fmt: skip
WRONG_HEADS = [
    ('code = "CITY001"', 'code = "city1"', "demands[0].code", "capital letters and three digits"),
    ('code = "CITY001"', 'code = "GOUJI009"', "demands[0].code", "GOUJI is reserved"),
    ('code = "CITY001"\n', "", "demands[0]", '"code" is missing'),
    ('"house-rule"', '"House rule"', "demands[0].name", "small letters and hyphens"),
    ('source = "市办〔2024〕1号"\n', "", "demands[0]", '"source" is missing'),
]


@pytest.mark.parametrize(("demand", "key", "line", "message"), WRONG)
def test_a_mistake_is_named_by_key_and_line(demand: str, key: str, line: int, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(HEAD + demand)
    assert (caught.value.key, caught.value.line) == (key, line)
    assert message in caught.value.message
    assert caught.value.zh != caught.value.en


@pytest.mark.parametrize(("old", "new", "key", "message"), WRONG_HEADS)
def test_a_mistake_in_what_all_demands_have(old: str, new: str, key: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(HEAD.replace(old, new) + 'words = ["甲"]')
    assert caught.value.key == key
    assert message in caught.value.message


def test_a_mistake_in_a_standard_names_its_file() -> None:
    path = ROOT / "examples" / "standards" / "website-report.toml"
    text = path.read_text("utf-8").replace("form.topics_new.count", "form.topic_new.count")
    line = text[: text.index("form.topic_new.count")].count("\n") + 1
    with pytest.raises(StandardError) as caught:
        load_standard(text, "own.toml")
    hint = 'unknown cell "form.topic_new.count", did you mean "form.topics_new.count"?'
    assert str(caught.value) == f"own.toml:{line}: demands[2].relation[1]: {hint}"
    with pytest.raises(StandardError, match=r"own.toml:\d+: demands\[0\].standards: belongs in a configuration only"):
        load_standard(text.replace('table = "form"', 'table = "form"\nstandards = ["website"]', 1), "own.toml")


GOOD_PATTERNS = [
    "甲+乙*",
    r"(?:\d++、)+",
    "(?:甲|乙丙)+",
    r"\d{4}年(?:度)?",
    "(?:ab?){1,3}",
    "(?>甲+)+",
    "甲(?=乙+)",
    r"[\w.]+@\w+",
]
BAD_PATTERNS = ["(甲+)+", "(?:甲*乙?)*", "(?:甲|甲乙)+", "((甲{1,9}){2,})", "(?:(?:甲?){9})+", "(甲)?((乙+)|丙)*"]


@pytest.mark.parametrize("pattern", GOOD_PATTERNS)
def test_patterns_that_are_quick(pattern: str) -> None:
    assert compile_pattern(Item(pattern, Document("", "", ConfigError))).pattern == pattern


@pytest.mark.parametrize("pattern", BAD_PATTERNS)
def test_patterns_that_could_run_away_are_refused(pattern: str) -> None:
    with pytest.raises(ConfigError, match="could take forever"):
        compile_pattern(Item(pattern, Document("", "", ConfigError)))


def test_a_slow_pattern_on_a_long_paragraph_is_bounded() -> None:
    text = COUNTY.replace("（五）监督保障情况。", "（五）监督保障情况。" + "培训" * 5_000)
    start = time.process_time()
    found("pattern = '训.*训.*没有'\nabsent = true", text.replace("培训2次", "培训"))
    assert time.process_time() - start < 10


def test_relations_add_up_decimals() -> None:
    item = Item("a + b = c + 0.5", Document("", "", ConfigError))
    relation = read_relation(item, ["a", "b", "c"], "列", "column")
    assert relation.text(str.upper) == "A + B = C + 0.5"
    assert relation.holds(relation.left.total([0.1, 0.7]), relation.right.total([0.3]))


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("☑是 ☐否", ("是",)), ("☐是 ☑否", ("否",)), ("☑ 是  □ 否", ("是",)), ("是☑ 否☐", ("是",)), ("是 √ 否", ("是",)),
        ("是", ("是",)), ("否", ("否",)), ("☐是 ☐否", ()), ("☑是 ☑否", ("是", "否")), ("", ()), ("不详", ()),
        ("■是□否", ("是",)),
    ],
)  # fmt: skip
def test_a_choice_is_read(text: str, chosen: tuple[str, ...]) -> None:
    assert ticked(text, ("是", "否")) == chosen


MANUAL = (
    HEAD
    + """why = "年报应写明惠民措施。"
why_en = "A report names what was done for the people."
bad = "一、总体情况"
good = "一、总体情况\\n惠民措施如下。"
section = "overview"
words = ["惠民"]
"""
)


def test_a_demand_is_a_rule_like_any(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("gouji.toml").write_text('select = ["CITY"]\n[severity]\nhouse-rule = "error"\n' + MANUAL, "utf-8")
    Path("a.txt").write_text(COUNTY, "utf-8")
    assert main(["rules"]) == 0
    assert "CITY001  W  house-rule" in capsys.readouterr().out
    assert main(["rule", "house-rule", "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "A report names what was done for the people." in shown
    assert "section = overview\n    words = 惠民" in shown
    assert main(["rule", "CITY001"]) == 0
    shown = capsys.readouterr().out
    assert "年报应写明惠民措施。" in shown
    assert "正确示例：\n    一、总体情况\n    惠民措施如下。" in shown
    assert "来自：gouji.toml" in shown
    assert main(["check", "a.txt", "--no-cache", "--format", "json"]) == 1
    assert '"code": "CITY001"' in (shown := capsys.readouterr().out)
    assert '"severity": "error"' in shown
    assert main(["check", "a.txt", "--no-cache", "--ignore", "CITY001", "--extend-select", "SUM"]) == 0


def test_an_extended_file_keeps_its_demands_and_a_code_replaces_one(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text(
        MANUAL + MANUAL.replace("CITY001", "CITY002").replace("house-rule", "two"), "utf-8"
    )
    (tmp_path / "gouji.toml").write_text('extend = "base.toml"\n' + HEAD + 'words = ["县"]', "utf-8")
    config = Configs().for_folder(str(tmp_path))
    assert [(item.value["code"], item.value["words"]) for item in config.demands] == [
        ("CITY002", ["惠民"]),
        ("CITY001", ["县"]),
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"CITY001"', '"SUM001"', "demands[0].code: SUM001 is already defined by gouji"),
        ('"house-rule"', '"balance"', "demands[0].name: balance is already defined by gouji"),
        ('code = "CITY001"', "code = 1", "demands[0].code: must be a string"),
        ('section = "overview"', 'section = "over"', "demands[0].section: unknown section"),
    ],
)
def test_what_clashes_or_is_wrong_ends_the_run(tmp_path: Path, old: str, new: str, message: str) -> None:
    (tmp_path / "gouji.toml").write_text(MANUAL.replace(old, new), "utf-8")
    configs = Configs()
    with pytest.raises(Trouble) as caught:
        Session(configs).rules(configs.for_folder(str(tmp_path)))
    assert message in caught.value.en
