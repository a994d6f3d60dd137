"""Suppressions: in the file and beside it, with reason and expiry; the text reads as if they were not there."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from gouji.grammar import decode, parse
from gouji.linter import Diagnostic, directives
from gouji.linter.config import Configs
from gouji.linter.engine import check_source, lint_source
from gouji.linter.session import Session
from gouji.linter.settings import ConfigError
from gouji.rules import gouji_rules, gouji_standards

BASE = (Path(__file__).parent / "cases" / "base" / "county.txt").read_text("utf-8")
HEADING = "六、其他需要报告的事项"
WRONG = BASE.replace(HEADING, "六、其他需报告的事项")
RULES = list(gouji_rules())
STANDARDS = list(gouji_standards())


def lint(text: str) -> list[Diagnostic]:
    return lint_source(decode(text.encode(), "county.txt"), STANDARDS, RULES, lang="en")


def codes(text: str) -> list[str]:
    return [one.code for one in lint(text)]


def before_heading(remark: str, gap: str = "\n") -> str:
    return WRONG.replace("六、其他需报告", f"{remark}{gap}六、其他需报告")


def test_the_base_has_one_defect() -> None:
    assert codes(BASE) == []
    assert codes(WRONG) == ["SEC003"]


@pytest.mark.parametrize(
    "remark",
    [
        "<!-- gouji: ignore SEC003 -- 市里统一改的标题 -->",
        "<!-- gouji: ignore SEC003 -->",
        "<!--gouji:ignore section-title-->",
        "<!-- gouji: ignore SEC -- a family -->",
        "<!-- gouji: ignore ALL -->",
        "<!-- gouji：ignore SEC003 —— 中文标点 -->",
        "<!-- gouji:\n ignore SEC003\n -- over several lines -->",
        "# gouji: ignore SEC003 -- plain text",
        "  # gouji: ignore SEC003 until 2999-12-31",
    ],
)
def test_the_next_line_is_suppressed(remark: str) -> None:
    assert codes(before_heading(remark)) == []


def test_blank_lines_and_other_remarks_may_stand_between() -> None:
    assert codes(before_heading("<!-- gouji: ignore SEC003 -->", "\n\n")) == []
    assert codes(before_heading("<!-- gouji: ignore SEC003 -->\n# gouji: ignore SEC010")) == ["GOUJI004"]


def test_its_own_line_is_suppressed() -> None:
    text = WRONG.replace("六、其他需报告的事项", "六、其他需报告的事项 <!-- gouji: ignore SEC003 -- x -->")
    assert codes(text) == []


def test_the_line_after_the_next_is_not() -> None:
    text = WRONG.replace("六、其他需报告", "上文结束。\n六、其他需报告")
    assert codes(text.replace("上文结束", "# gouji: ignore SEC003\n上文结束")) == ["GOUJI004", "SEC003"]


@pytest.mark.parametrize("place", ["top", "bottom"])
def test_a_whole_file(place: str) -> None:
    remark = "<!-- gouji: ignore-file SEC003, TAB007 -- x until 2999-01-31 -->"
    text = f"{remark}\n{WRONG}" if place == "top" else f"{WRONG}\n{remark}"
    assert codes(text) == ["GOUJI004"]  # there is no TAB007


def test_unused_ones_are_told_code_by_code_and_where_they_stand() -> None:
    found = lint(before_heading("<!-- gouji: ignore SEC003 SEC010,agency-name -- x -->"))
    assert [(one.code, one.column, one.end_column) for one in found] == [("GOUJI004", 27, 33), ("GOUJI004", 34, 45)]
    assert "SEC010" in found[0].message
    assert found[0].severity == "warning"


def test_a_word_said_twice_in_a_remark_is_told_once() -> None:
    found = lint(before_heading("<!-- gouji: ignore SEC010 SEC010, SEC03, SEC010, SEC03 -- x -->"))
    assert [(one.code, one.column) for one in found[:-1]] == [("GOUJI004", 20), ("GOUJI005", 35)]


def test_of_many_unknown_words_only_the_first_are_told_the_nearest() -> None:
    words = ", ".join(f"SEC{n}" for n in range(2000, 2150))
    found = [one for one in lint(before_heading(f"<!-- gouji: ignore {words} -->")) if one.code == "GOUJI005"]
    hinted = ["did you mean" in one.message for one in found]
    assert (len(found), hinted[0], hinted[-1]) == (150, True, False)


def test_stretches_that_overlap_hide_what_either_does() -> None:
    remark = "<!-- gouji: ignore SEC003 -- x -->"
    assert codes(before_heading(f"{remark}\n{remark}\n<!-- gouji: ignore SEC010 -- x -->")) == ["GOUJI004"]


def test_what_did_not_run_is_not_unused() -> None:
    text = before_heading("<!-- gouji: ignore SEC010, CROSS003, SEC, SUM -- x -->")
    some = [rule for rule in RULES if rule.code in ("SEC003", "GOUJI004", "GOUJI005")]
    assert lint_source(decode(text.encode(), "a.txt"), STANDARDS, some) == []


@pytest.mark.parametrize(
    ("remark", "what"),
    [
        ("<!-- gouji: ignore SEC03 -- x -->", '"SEC03"'),
        ("<!-- gouji: ignore -- x -->", "no rule is named"),
        ("<!-- gouji: ignroe SEC003 -->", "ignroe"),
        ("<!-- gouji: -->", "ignore"),
        ("<!-- gouji: ignore SEC003 -- x until 2020-01-31 -->", "expired on 2020-01-31"),
        ("<!-- gouji: ignore SEC003 -- x until 2027-02-30 -->", "2027-02-30 is no date"),
        ("<!-- gouji: ignore SEC003 -- x", "no end"),
    ],
)
def test_invalid_ones_hide_nothing(remark: str, what: str) -> None:
    first, second = lint(before_heading(remark))
    assert (first.code, first.severity, second.code) == ("GOUJI005", "error", "SEC003")
    assert what in first.message


def test_one_wrong_word_does_not_undo_the_others() -> None:
    assert codes(before_heading("<!-- gouji: ignore SEC003 SEC03 -->")) == ["GOUJI005"]


@pytest.mark.parametrize("code", ["GOUJI001", "GOUJI003", "invalid-suppression"])
def test_the_linter_cannot_be_silenced(code: str) -> None:
    assert codes(f"<!-- gouji: ignore-file {code} -->\n{BASE}") == ["GOUJI005"]


def test_that_a_suppression_is_unused_can_be_suppressed() -> None:
    assert codes(f"<!-- gouji: ignore-file SUM005, GOUJI004 -->\n{BASE}") == []


def test_it_holds_on_its_last_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(directives, "today", lambda: "2027-01-31")
    assert codes(before_heading("# gouji: ignore SEC003 -- x until 2027-01-31")) == []
    monkeypatch.setattr(directives, "today", lambda: "2027-02-01")
    assert codes(before_heading("# gouji: ignore SEC003 -- x until 2027-01-31")) == ["GOUJI005", "SEC003"]


# --- reading -------------------------------------------------------------------------------------------------------


def values(text: str) -> dict[str, Any]:
    report = parse(decode(text.encode(), "a.txt"), STANDARDS[-1].form)
    return {
        key: [(row.key, cell.column, cell.value, cell.text) for row in table.rows for cell in row.cells]
        for key, table in report.tables.items()
    }


@pytest.mark.parametrize("line", range(0, BASE.count("\n"), 2))
@pytest.mark.parametrize("remark", ["<!-- gouji: ignore SUM -- 甲 | 乙 -->", "# gouji: ignore SUM -- 一、总体情况"])
def test_reading_is_not_disturbed(line: int, remark: str) -> None:
    lines = BASE.split("\n")
    lines.insert(line, remark)
    assert decode("\n".join(lines).encode()).text == BASE
    assert decode("\r\n".join(lines).encode()).text == BASE


def test_reading_of_html_is_not_disturbed() -> None:
    page = "<html><body><table><tr><td>规章</td>{0}\n<td>1{1}</td>\n{2}<td>2</td></tr></table>{3}</body></html>"
    remark = "<!-- gouji: ignore TAB007 -->"
    plain = decode(page.format("", "", "", "").encode(), "a.html").text
    for place in range(4):
        marks = [remark if place == number else "" for number in range(4)]
        assert decode(page.format(*marks).encode(), "a.html").text == plain


def test_positions_are_those_of_the_file() -> None:
    found = lint("<!-- gouji: ignore SUM -->\n" + WRONG)
    assert [(one.code, one.line) for one in found] == [
        ("GOUJI004", 1),
        ("SEC003", 1 + WRONG.split("\n").index("六、其他需报告的事项") + 1),
    ]


# --- configuration -------------------------------------------------------------------------------------------------


def check(folder: Path, config: str, text: str = WRONG, name: str = "county.txt") -> list[Diagnostic]:
    (folder / "gouji.toml").write_text(f'lang = "en"\n{config}', "utf-8")
    plan = Session(Configs()).plan(str(folder / name))
    return list(check_source(decode(text.encode(), name), plan).diagnostics)


def test_a_reason_may_be_required(tmp_path: Path) -> None:
    config = "[suppressions]\nrequire-reason = true\n"
    assert [one.code for one in check(tmp_path, config, before_heading("# gouji: ignore SEC003"))] == [
        "GOUJI005",
        "SEC003",
    ]
    assert check(tmp_path, config, before_heading("# gouji: ignore SEC003 -- why")) == []
    only_date = before_heading("# gouji: ignore SEC003 -- until 2999-01-01")
    assert len(check(tmp_path, config, only_date)) == 2


def test_rules_that_cannot_be_suppressed(tmp_path: Path) -> None:
    config = '[suppressions]\nnever = ["section-title"]\n'
    found = check(tmp_path, config, before_heading("# gouji: ignore SEC003"))
    assert [one.code for one in found] == ["GOUJI005", "SEC003"]
    assert "cannot be suppressed" in found[0].message
    assert "SEC003" in [one.code for one in check(tmp_path, config, before_heading("# gouji: ignore SEC"))]


ENTRY = '[[suppressions.entries]]\npath = "county.txt"\ncodes = ["SEC003"]\nreason = "signed"\n'


@pytest.mark.parametrize(
    ("entry", "due"),
    [
        (ENTRY, []),
        (ENTRY.replace("county.txt", "*.txt"), []),
        (ENTRY.replace("county.txt", "/county.txt"), []),
        (ENTRY.replace("county.txt", "other.txt"), ["SEC003"]),
        (ENTRY + "line = 78\n", []),
        (ENTRY + "line = 77\n", ["GOUJI004", "SEC003"]),
        (ENTRY + "until = 2999-01-01\n", []),
        (ENTRY + 'until = "2020-01-01"\n', ["GOUJI005", "SEC003"]),
        (ENTRY.replace("SEC003", "SEC010"), ["GOUJI004", "SEC003"]),
        (ENTRY.replace("SEC003", "SEC010").replace("county", "*"), ["SEC003"]),
        (ENTRY.replace("SEC003", "SEC010").replace("county", "*") + "until = 2020-01-01\n", ["SEC003"]),
    ],
)
def test_the_list_beside_the_files(tmp_path: Path, entry: str, due: list[str]) -> None:
    assert sorted(one.code for one in check(tmp_path, entry)) == due


def test_what_is_wrong_with_the_list_names_its_entry(tmp_path: Path) -> None:
    found = check(tmp_path, ENTRY + 'until = "2020-01-01"\n')
    assert "gouji.toml:2" in found[0].message
    assert found[0].line == 1


@pytest.mark.parametrize(
    ("config", "what"),
    [
        (ENTRY.replace("SEC003", "SEC03"), r"gouji\.toml:4.*unknown selector"),
        (ENTRY.replace('["SEC003"]', "[]"), "must not be empty"),
        (ENTRY.replace("path", "paht"), "unknown key, did you mean"),
        (ENTRY.replace('codes = ["SEC003"]\n', ""), '"codes" is missing'),
        (ENTRY + 'until = "soon"\n', "must be a date"),
        (ENTRY + "until = 2027\n", "must be a string"),
        (ENTRY + "line = 0\n", "at least 1"),
        ('[suppressions]\nnever = ["SEC003"]\n' + ENTRY, "cannot be suppressed"),
        ("[suppressions]\nrequire-reason = true\n" + ENTRY.replace('reason = "signed"\n', ""), '"reason" is missing'),
    ],
)
def test_a_wrong_list_is_an_error_of_the_configuration(tmp_path: Path, config: str, what: str) -> None:
    with pytest.raises(ConfigError, match=what):
        check(tmp_path, config)


def test_an_extended_list_is_added_to(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text(ENTRY, "utf-8")
    config = 'extend = "base.toml"\n' + ENTRY.replace("SEC003", "SEC010")
    assert [one.code for one in check(tmp_path, config)] == ["GOUJI004"]


def test_the_list_is_shown(tmp_path: Path) -> None:
    check(tmp_path, ENTRY)
    shown: Mapping[str, Any] = {
        key: (value, origin) for key, value, origin in Configs().for_folder(str(tmp_path)).entries()
    }
    value, origin = shown['suppressions.entries."/county.txt"']
    assert value == {"codes": ["SEC003"], "reason": "signed"}
    assert origin.endswith("gouji.toml:2")
