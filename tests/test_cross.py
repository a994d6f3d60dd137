"""Rules that compare reports: which are compared, where findings are told, and what a run of many files costs."""

import gc
import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gouji.grammar import decode, parse
from gouji.linter import ReportFacts, Reports, result_cache, runner
from gouji.linter.bodies import body_of, parts_of
from gouji.linter.choice import choose_standard
from gouji.linter.cli import main
from gouji.linter.copies import Copies
from gouji.linter.facts import gather
from gouji.linter.packed import pack, unpack
from gouji.rules import gouji_cross_rules, gouji_standards
from tests.corpus.chains import READABLE, bodies, chain, write_report
from tests.project import GOUJI, ROOT, run

BASES = ROOT / "tests" / "cases" / "base"
LAST, NOW = ((BASES / name).read_text("utf-8") for name in ("county-2022.txt", "county.txt"))
CARRIED_OUT, CARRIED_IN = "四、结转下年度继续办理\t\t1\t0", "上年结转政府信息公开申请数量\t\t1\t0"
STANDARDS = tuple(gouji_standards())


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of reports, of which one does not go on from the other: two findings of CROSS001."""
    monkeypatch.chdir(tmp_path)
    assert LAST.count(CARRIED_OUT) == NOW.count(CARRIED_IN) == 1
    (tmp_path / "2022.txt").write_text(LAST.replace(CARRIED_OUT, CARRIED_OUT[:-3] + "0\t1"), "utf-8")
    (tmp_path / "2023.txt").write_text(NOW, "utf-8")
    (tmp_path / "gouji.toml").write_text("", "utf-8")  # the folder is kept as one
    return tmp_path


Gouji = Callable[..., tuple[int, list[Any], str]]


@pytest.fixture
def gouji(capsys: pytest.CaptureFixture[str]) -> Gouji:
    """Check the folder: exit status, diagnostics without those of sums, stderr."""

    def check(*words: str, cache: bool = False) -> tuple[int, list[Any], str]:
        own = ["--cache-dir", "cache"] if cache else ["--no-cache"]
        paths = [] if any(word.endswith((".txt", "-", "/")) for word in words) else ["."]
        status = main(["check", "--lang", "en", "--format", "json", *own, *words, *paths])
        out, err = capsys.readouterr()
        found = json.loads(out)["diagnostics"] if out else []
        return status, [one for one in found if not one["code"].startswith("SUM")], err

    return check


def codes(found: list[Any]) -> list[str]:
    return [one["code"] for one in found]


# --- which reports are compared, and where it is told -------------------------------------------------------------


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


# --- what is missing ----------------------------------------------------------------------------------------------


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


# --- rules of plugins ---------------------------------------------------------------------------------------------

CRASH = '''from gouji.linter import Finding, Related, cross_rule

@cross_rule("HOUSE050", source="house", word="found")
def compared(reports, word):
    """Reports are compared."""
    for report in reports:
        yield report, Finding(report.span, message=word)
    1 / 0

@cross_rule("HOUSE051", source="house", zh="{nothing}", en="{nothing}")
def without_figures(reports):
    """The figures are there."""
    for report in reports:
        yield report, Finding(report.span)

@cross_rule("HOUSE052", source="house")
def elsewhere(reports):
    """A related place need not be there."""
    for report in reports:
        yield report, Finding(report.span, message="x", related=[Related(report.span, "此处", "here", "gone.txt")])
'''


def test_a_rule_that_raises_is_told_and_the_others_run_on(gouji: Gouji, folder: Path) -> None:
    (folder / "house").mkdir()
    (folder / "house" / "crash.py").write_text(CRASH, "utf-8")
    (folder / "gouji.toml").write_text('rules-path = ["house"]\n', "utf-8")
    for cache in (False, True, True):
        status, found, _ = gouji("--ignore", "SUM,HOUSE051,HOUSE052", cache=cache)
        assert status == 2
        assert codes(found) == ["GOUJI003", "HOUSE050", "HOUSE050", "CROSS001", "CROSS001"]
        assert found[0]["path"] == "./2022.txt"
        assert "HOUSE050 compared (from house/crash.py)" in found[0]["message"]
        assert "ZeroDivisionError" in found[0]["message"]
        assert "(crash.py:8)" in found[0]["message"]
    status, found, _ = gouji("--select", "HOUSE051,CROSS")
    assert (status, codes(found)) == (2, ["GOUJI003", "GOUJI003", "CROSS001", "CROSS001"])
    status, found, _ = gouji("--select", "HOUSE052")
    assert (status, [one["related"][0]["line"] for one in found]) == (1, [1, 1])
    assert gouji("--select", "HOUSE050", "2023.txt")[:2] == (0, [])
    status, _, err = gouji("--select", "HOUSE050", "--ignore", "GOUJI003")
    assert status == 2
    assert "HOUSE050" in err


def test_each_configuration_has_its_options(gouji: Gouji, folder: Path) -> None:
    (folder / "house").mkdir()
    (folder / "house" / "crash.py").write_text(CRASH.replace("    1 / 0\n", ""), "utf-8")
    (folder / "gouji.toml").write_text('rules-path = ["house"]\nselect = ["HOUSE050"]\n', "utf-8")
    (folder / "sub").mkdir()
    (folder / "2023.txt").rename(folder / "sub" / "2023.txt")
    (folder / "sub" / "gouji.toml").write_text('extend = "../gouji.toml"\nrules.compared.word = "sub"\n', "utf-8")
    assert [one["message"] for one in gouji()[1]] == ["found", "sub"]


def test_statistics_have_the_time_of_a_comparison(gouji: Gouji) -> None:
    assert "ms  CROSS003  copied-report" in gouji("--statistics")[2]
    assert "CROSS003" not in gouji("--statistics", "2023.txt")[2]


# --- the cache ----------------------------------------------------------------------------------------------------


def test_only_what_has_changed_is_read_again(gouji: Gouji, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "other.txt").write_bytes((BASES / "county-education.txt").read_bytes())
    first = gouji(cache=True)
    read: list[str] = []
    check = runner.Runner.check

    def noted(self: runner.Runner, task: runner.Task) -> Any:
        read.append(task.shown)
        return check(self, task)

    monkeypatch.setattr(runner.Runner, "check", noted)
    with monkeypatch.context() as patch:
        patch.setattr("gouji.linter.cross_run.CrossRun.results", lambda _: pytest.fail("compared again"))
        assert gouji(cache=True) == first
    (folder / "2022.txt").write_text(LAST, "utf-8")
    status, found, _ = gouji(cache=True)
    assert (status, found, read) == (0, [], ["./2022.txt"])


def test_a_file_that_was_checked_alone_is_compared_all_the_same(gouji: Gouji) -> None:
    for _ in range(2):
        assert gouji("2023.txt", cache=True)[1] == []
        assert gouji("2022.txt", cache=True)[1] == []
        assert codes(gouji("2022.txt", "2023.txt", cache=True)[1]) == ["CROSS001", "CROSS001"]


TEXTS = st.sampled_from(
    [
        LAST,
        NOW,
        "\n" + NOW,
        NOW.replace("。2023年，我局", "。\n2023年，我局"),
        LAST.replace(CARRIED_OUT, CARRIED_OUT[:-3] + "0\t1"),
        "# gouji: ignore-file CROSS001\n" + NOW,
        "不是报告\n",
        "",
    ]
)
CONFIGS = st.sampled_from(
    ["", 'ignore = ["CROSS001"]', 'lang = "en"', 'ignore = ["CROSS"]', "rules.copied-report.near = 0.1"]
)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS, CONFIGS), min_size=2, max_size=5))
def test_no_comparison_is_ever_stale(steps: list[tuple[str, str, str]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(result_cache, "_RACY", -(10**18))
        for number, (one, other, config) in enumerate(steps):
            for name, text in (("2022.txt", one), ("2023.txt", other), ("gouji.toml", config)):
                Path(name).write_text(text, "utf-8")
            outputs = []
            for words in (["--cache-dir", "kept"], ["--no-cache"], ["--cache-dir", "kept"]):
                target = f"out-{number}.json"
                main(["check", "--quiet", "--format", "json", "--output", target, *words, "2022.txt", "2023.txt"])
                outputs.append(Path(target).read_text("utf-8"))
            assert outputs[0] == outputs[1] == outputs[2]


def test_a_file_that_changes_meanwhile_is_told(gouji: Gouji, monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(entry: Any) -> Any:
        raise FileNotFoundError

    monkeypatch.setattr("gouji.linter.cross_run.read_again.__code__", changed.__code__)
    status, found, err = gouji()
    assert (status, found) == (2, [])
    assert "./2023.txt: changed in the meantime" in err


# --- facts --------------------------------------------------------------------------------------------------------


@given(st.lists(st.integers(0, 2**32 - 1)))
def test_packed_numbers_are_the_same(numbers: list[int]) -> None:
    assert list(unpack(pack(numbers))) == numbers
    assert len(pack(numbers)) <= 1 + 4 * len(numbers)


def facts_of(text: str, path: str) -> tuple[Any, ReportFacts]:
    source = decode(text.encode(), path)
    standard = choose_standard(STANDARDS, source)
    report = parse(source, standard.form)
    return report, ReportFacts(gather(report, standard, []), path, {one.id: one for one in STANDARDS})


@pytest.mark.parametrize("layout", READABLE)
def test_facts_are_those_of_the_report(layout: str, tmp_path: Path) -> None:
    rng = Random(layout)
    for number, agency in enumerate(bodies(rng, 3)):
        for made in chain(rng, agency, range(2020, 2022)):
            path = write_report(made, tmp_path, f"{number}-{made.year}", rng, layout)
            report, facts = facts_of(path.read_text("utf-8"), str(path))
            assert (facts.agency, facts.year) == (made.agency.name, made.year)
            cells = {(t.key, c.row, c.column): c for t in report.tables.values() for row in t.rows for c in row.cells}
            kept = {(key, c.row, c.column): c for key in report.tables for c in facts.cells(key)}
            assert {key: (cell.span, cell.value) for key, cell in kept.items()} == {
                key: (cell.span, cell.value) for key, cell in cells.items()
            }
            assert [one.key for one in facts.sections] == [one.key for one in report.sections]
            for offset in range(0, len(report.source.text), 97):
                assert facts.section_at(offset) == report.section_at(offset)


def test_cells_that_are_no_counts_are_kept_as_they_are() -> None:
    text = NOW.replace("行政许可\t37", "行政许可\t三十七").replace("行政处罚\t5", "行政处罚\t-5")
    text = text.replace("行政强制\t0", "行政强制\t/").replace("规章\t0\t0\t0", f"规章\t{2**32}\t0\t0")
    _, facts = facts_of(text, "a.txt")
    found = [facts.value("documents", row, "decisions") for row in ("licences", "penalties", "compulsory_measures")]
    assert found == [None, -5, None]
    cell = facts.cell("documents", "licences", "decisions")
    assert cell is not None
    assert (cell.text, cell.count, text[slice(*cell.span)]) == ("三十七", None, "三十七")
    assert facts.value("documents", "regulations", "issued") == 2**32
    assert facts.value("documents", "fees", "amount") == 128.6
    assert facts.value("documents", "fees", "issued") is None
    assert facts.cell("nothing", "fees", "issued") is None


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("临江县水务局", ["临江县"]),
        ("永沅市青岭区城市管理局", ["永沅市", "青岭区"]),
        ("临江县市场监督管理局", ["临江县"]),
        ("临江县住房和城乡建设局", ["临江县"]),
        ("临江县城关镇人民政府", ["临江县", "城关镇"]),
        ("沛县乡村振兴局", ["沛县"]),
        ("县教育局", []),
        ("", []),
    ],
)
def test_the_places_in_a_name(name: str, parts: list[str]) -> None:
    assert parts_of(name) == parts


@pytest.mark.parametrize("name", ["教育局", "县教育局", "城关镇人民政府", "市场监督管理局", "高新区管委会"])
def test_names_that_many_bodies_bear_are_one_only_in_a_folder(name: str) -> None:
    assert body_of(name, "a/1.txt", "") == body_of(name, "a/2.txt", "") != body_of(name, "b/1.txt", "")
    assert body_of(f"临江县{name}", "a/1.txt", "") == body_of(f"临江县{name}", "b/1.txt", "")


def test_reports_of_another_kind_are_others(gouji: Gouji, folder: Path) -> None:
    for path in (folder / "2022.txt", folder / "2023.txt"):
        path.unlink()
    site = (ROOT / "examples/website/qinghe-county-2023.md").read_text("utf-8")
    (folder / "site.md").write_text(site, "utf-8")
    (folder / "report.txt").write_text(NOW.replace("临江县水务局", "青禾县人民政府门户网站"), "utf-8")
    standard = ROOT / "examples/standards/website-report.toml"
    (folder / "gouji.toml").write_text(f'standards = ["auto", "{standard.as_posix()}"]\n', "utf-8")
    assert "CROSS005" not in codes(gouji()[1])
    (folder / "site2.md").write_text(site, "utf-8")
    assert "CROSS005" in codes(gouji()[1])


# --- many reports -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def chains(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirteen bodies, each with correct reports for four years in all readable layouts."""
    folder, rng = tmp_path_factory.mktemp("chains"), Random(5)
    for number, agency in enumerate(bodies(rng, 13)):
        for report in chain(rng, agency, range(2020, 2024)):
            write_report(report, folder, f"{number:02}-{report.year}", rng)
    return folder


def test_chains_of_correct_reports_have_no_finding(chains: Path, gouji: Gouji) -> None:
    assert gouji("--select", "CROSS", f"{chains}/")[1] == []


def test_two_processes_and_the_cache_say_what_one_says(chains: Path, folder: Path) -> None:
    shutil.copytree(chains, folder, dirs_exist_ok=True)
    command: list[str | Path] = [GOUJI, "check", "--select", "CROSS", "--format", "json", "."]
    first = run([*command, "--no-cache", "--jobs", "1"], folder)
    assert '"CROSS001"' in first.stdout
    for words in (("--no-cache",), ("--cache-dir", "kept"), ("--cache-dir", "kept")):
        again = run([*command, *words, "--jobs", "2"], folder)
        assert (again.returncode, again.stdout, again.stderr) == (1, first.stdout, first.stderr)


def test_what_waits_is_the_same_kept_small(gouji: Gouji, monkeypatch: pytest.MonkeyPatch) -> None:
    first = gouji("--ignore", "CROSS002")
    monkeypatch.setattr("gouji.linter.together._MANY", -1)
    assert gouji("--ignore", "CROSS002") == first


@pytest.mark.parametrize(
    ("code", "table", "row", "column"),
    [
        ("CROSS001", "applications", "carried_in", "business"),
        ("CROSS002", "documents", "normative_documents", "in_force"),
        ("CROSS006", "reviews", "reconsideration", "total"),
    ],
)
def test_a_fault_in_a_chain_is_found_where_it_is(
    code: str, table: str, row: str, column: str, gouji: Gouji, tmp_path: Path
) -> None:
    rng = Random(code)
    found, due = [], []
    for number, agency in enumerate(bodies(rng, 6)):
        reports = list(chain(rng, agency, range(2021, 2024)))
        last, faulty = reports[0].table(table).row(row), reports[1].table(table).row(row)
        if code == "CROSS006":
            last.put("pending", "7")
            faulty.put(column, "6")
        else:
            faulty.put(column, str(int(faulty.value(column)) + 3))
        folder = tmp_path / str(number)
        folder.mkdir()
        paths = [write_report(report, folder, str(report.year), rng) for report in reports]
        faults = gouji("--select", code, f"{folder}/")[1]
        found.append([(one["path"], one["cell"]["row"], one["cell"]["column"], one["actual"]) for one in faults])
        place = str(paths[1]), row, column, int(faulty.value(column))
        later = [(str(paths[2]), row, column, int(reports[2].table(table).row(row).value(column)))]
        due.append([place, *(later if code == "CROSS002" else [])])
    assert found == due


def many(count: int) -> Reports:
    """So many reports of bodies of which every second one copies that before it; all have a sentence in common."""
    reports = []
    for number in range(count):
        place, own = ("".join("青岭石浦望川白沙"[int(digit)] for digit in f"{one:o}") for one in (number, number // 2))
        prose = "".join(f"{own}一带的{word}类河段由专人巡查并公布结果，" for word in "甲乙丙丁戊己庚辛壬癸")
        title = f"{place}县水务局{2022 + number % 2}年政府信息公开工作年度报告"
        text = f"{title}\n\n一、总体情况\n\n认真贯彻落实各项要求。{prose}\n\n二、主动公开政府信息情况\n"
        reports.append(facts_of(text, f"{number}.txt")[1])
    return Reports(reports)


def test_the_cost_of_comparing_grows_as_the_reports_do() -> None:
    rules = list(gouji_cross_rules())

    def cost(reports: Reports) -> float:
        gc.collect()
        start = time.process_time()
        for rule in rules:
            assert list(rule.check(reports, **rule.options)) is not None
        return time.process_time() - start

    small, large = many(500), many(2000)
    assert [len(list(Copies(reports, least=60, near=0.9))) for reports in (small, large)] == [250, 1000]
    ratio = min(cost(large) / max(cost(small), 0.002) for _ in range(3))
    assert ratio < 8, "four times as many"
