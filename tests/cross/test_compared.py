"""Which reports are compared, and where findings are told."""

import json
from pathlib import Path

import pytest

from gouji.linter.cli import main
from tests.cross.reports import BASES, LAST, NOW, Gouji, codes


def test_a_finding_leads_to_both_places(gouji: Gouji) -> None:
    status, found, _ = gouji()
    assert status == 1
    assert codes(found) == ["CROSS001", "CROSS001"]
    first = found[0]
    assert (first["path"], first["line"], first["column"]) == ("./2023.txt", 40, 19)
    assert (first["expected"], first["actual"], first["section"]) == (0, 1, "requests")
    assert first["cell"] == {"table": "applications", "row": "carried_in", "column": "natural_person"}
    assert [(one["value"], one["line"], one["column_number"]) for one in first["cells"]] == [(1, 40, 19)]
    line = (
        Path("2022.txt").read_text("utf-8").split("\n").index("四、结转下年度继续办理\t\t0\t1\t0\t0\t0\t0\t1\t")
    ) + 1
    assert [(one["path"], one["line"], one["column"]) for one in first["related"]] == [("./2022.txt", line, 14)]
    assert f"(./2022.txt:{line}:14)" in first["message"]


def test_formats_show_the_other_place(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--lang", "en", "--no-cache", "--select", "CROSS", "--format", "sarif", "."])
    result = json.loads(capsys.readouterr().out)["runs"][0]["results"][0]
    assert result["relatedLocations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "2022.txt"}
    main(["check", "--lang", "en", "--no-cache", "--select", "CROSS", "--format", "full", "."])
    out = capsys.readouterr().out
    assert "\n40 | 二、上年结转" in out
    assert "= see ./2022.txt:63:14: “四、结转下年度继续办理” is 0 in the report on 2022\n" in out
    assert "二、上年结转政府信息公开申请数量 / 自然人  1  40:19  <\n" in out


def test_without_a_configuration_only_what_is_asked_for_is_compared(gouji: Gouji) -> None:
    Path("gouji.toml").unlink()
    assert gouji()[1] == gouji("2022.txt", "2023.txt")[1] == []
    for words in (["--select", "CROSS"], ["--extend-select", "carry-over"], ["--select", "ALL"]):
        assert codes(gouji(*words)[1]) == ["CROSS001", "CROSS001"]


def test_a_file_alone_is_compared_with_nothing(gouji: Gouji) -> None:
    assert gouji("2023.txt")[1] == []
    assert codes(gouji("2023.txt", "2022.txt")[1]) == ["CROSS001", "CROSS001"]


def test_rules_are_chosen_and_judged_as_any_other(gouji: Gouji) -> None:
    assert gouji("--select", "CROSS")[1] == gouji("--select", "carry-over")[1] == gouji("--select", "CROSS001")[1]
    assert gouji("--ignore", "CROSS")[1] == gouji("--select", "CROSS002")[1] == []
    assert gouji("--select", "CROSS001", "2023.txt")[0] == gouji("--ignore", "carry-over", "2023.txt")[0] == 0
    assert "unknown selector" in gouji("--select", "CROSS01", "2023.txt")[2]
    Path("gouji.toml").write_text('ignore = ["SUM"]\n[severity]\nCROSS001 = "info"\n', "utf-8")
    status, found, _ = gouji()
    assert (status, [one["severity"] for one in found]) == (0, ["info", "info"])
    Path("gouji.toml").write_text('[per-file-ignores]\n"2023.txt" = ["CROSS"]\n', "utf-8")
    assert gouji()[1] == []
    Path("gouji.toml").write_text('[per-file-ignores]\n"2022.txt" = ["CROSS"]\n', "utf-8")
    assert codes(gouji()[1]) == ["CROSS001", "CROSS001"]
    _, mark, tail = LAST.partition("五、存在")
    Path("2023.txt").write_text(NOW.partition("五、存在")[0] + mark + tail.replace("202", "203"), "utf-8")
    Path("gouji.toml").write_text("[rules.copied-report]\nleast = 70\n", "utf-8")
    assert codes(gouji("--select", "CROSS003")[1]) == ["CROSS003"]
    Path("gouji.toml").write_text("[rules.copied-report]\nleast = 700\n", "utf-8")
    assert codes(gouji("--select", "CROSS003")[1]) == []


@pytest.mark.parametrize("word", ["CROSS001", "carry-over", "CROSS", "ALL"])
def test_a_suppression_counts_where_there_is_something_to_compare(gouji: Gouji, word: str) -> None:
    remark = f"<!-- gouji: ignore-file {word} -- merged -->\n"
    Path("2023.txt").write_text(remark + NOW, "utf-8")
    assert gouji("--ignore", "SUM")[1] == []
    assert gouji("2023.txt")[:2] == (0, []), "it hides nothing here, but who knows"
    Path("2022.txt").unlink()
    Path("other.txt").write_text((BASES / "county-education.txt").read_text("utf-8"), "utf-8")
    assert gouji()[1] == []


def test_a_line_is_suppressed_in_the_file_or_beside_it(gouji: Gouji) -> None:
    at = NOW.index("二、上年结转")
    Path("2023.txt").write_text(f"{NOW[:at]}# gouji: ignore CROSS001\n{NOW[at:]}", "utf-8")
    assert gouji()[1] == []
    Path("2023.txt").write_text(f"# gouji: ignore CROSS001\n{NOW}", "utf-8")
    assert len(gouji()[1]) == 2
    entry = '[[suppressions.entries]]\npath = "2023.txt"\ncodes = ["CROSS001"]\nline = 41\n'
    Path("gouji.toml").write_text(entry, "utf-8")
    assert gouji()[1] == []
    Path("gouji.toml").write_text('[suppressions]\nnever = ["CROSS"]\n', "utf-8")
    assert codes(gouji()[1]) == ["GOUJI005", "CROSS001", "CROSS001"]
    assert codes(gouji("2023.txt")[1]) == ["GOUJI005"]


def test_a_baseline_holds(gouji: Gouji) -> None:
    assert gouji("--ignore", "SUM", "--write-baseline", "known.json")[1] == []
    Path("2023.txt").write_text("\n\n" + NOW, "utf-8")
    Path("2022.txt").write_text("\n" + Path("2022.txt").read_text("utf-8"), "utf-8")
    assert gouji("--ignore", "SUM", "--baseline", "known.json")[:2] == (0, [])


def test_corrections_are_made_before_reports_are_compared(gouji: Gouji) -> None:
    text = NOW.replace("五、存在的主要问题及改进情况", "五、存在的主要问题及改情况")
    Path("2023.txt").write_text(text, "utf-8")
    assert codes(gouji("--fix")[1]) == ["CROSS001", "CROSS001"]
    assert Path("2023.txt").read_text("utf-8") == NOW
    Path("2023.txt").write_text(text, "utf-8")
    assert main(["check", "--no-cache", "--diff", "."]) == 1


def test_standard_input_is_compared_with_nothing(gouji: Gouji, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with (tmp_path / "2023.txt").open() as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        assert gouji("-", "--stdin-filename", "2023.txt", "2022.txt")[1] == []


def test_a_gap_is_told_where_all_was_looked_through(gouji: Gouji, folder: Path) -> None:
    (folder / "reports").mkdir()
    (folder / "2022.txt").unlink()
    (folder / "2023.txt").rename(folder / "reports" / "2023.txt")
    (folder / "reports" / "2020.txt").write_bytes((BASES / "county-2020.txt").read_bytes())
    (folder / "gouji.toml").unlink()
    compared = ("--extend-select", "CROSS")
    status, found, _ = gouji(*compared, "reports/")
    assert (status, codes(found), found[0]["severity"]) == (0, ["CROSS005"], "info")
    assert "none on 2021、2022" in found[0]["message"]
    assert gouji(*compared, "reports/2020.txt", "reports/2023.txt")[1] == []
    (folder / "gouji.toml").write_text("", "utf-8")
    assert gouji("reports/")[1] == [], "a part of what the configuration is for"
    assert codes(gouji()[1]) == codes(gouji("--config", "gouji.toml", "reports/")[1]) == ["CROSS005"]


def test_a_missing_member_is_told_where_all_was_looked_through(gouji: Gouji, folder: Path) -> None:
    (folder / "2022.txt").unlink()
    for name in ("county-government", "county-education"):
        (folder / f"{name}.txt").write_bytes((BASES / f"{name}.txt").read_bytes())
    config = '[rollup."临江县人民政府"]\nmembers = ["临江县水务局", "临江县教育局"]\n'
    (folder / "gouji.toml").write_text(config, "utf-8")
    assert gouji("--select", "CROSS")[:2] == (0, [])
    (folder / "2023.txt").unlink()
    found = gouji("--select", "CROSS")[1]
    assert [(one["path"], one["line"], one["code"]) for one in found] == [("./county-government.txt", 1, "CROSS004")]
    assert "临江县水务局" in found[0]["message"]
    assert gouji("--select", "CROSS", "county-government.txt", "county-education.txt")[1] == []


def test_a_member_lies_in_the_area_of_the_configuration(gouji: Gouji, folder: Path) -> None:
    for part in ("a", "b"):
        (folder / part).mkdir()
        for name in ("county-government", "county-education", "county"):
            text = (BASES / f"{name}.txt").read_text("utf-8").replace("临江县教育局2023年", "教育局2023年")
            text = text.replace("\n临江县教育局\n", "\n教育局\n")
            (folder / part / f"{name}.txt").write_text(
                text.replace("临江县", {"a": "青岭县", "b": "石浦县"}[part]), "utf-8"
            )
    for part, body in (("a", "青岭县人民政府"), ("b", "石浦县人民政府")):
        (folder / part / "gouji.toml").write_text(f'[rollup."{body}"]\nmembers = ["水务局", "教育局"]\n', "utf-8")
    found = gouji("--select", "CROSS004")[1]
    assert found == []
    (folder / "b" / "county-education.txt").unlink()
    assert [one["path"] for one in gouji("--select", "CROSS004")[1]] == ["./b/county-government.txt"]
