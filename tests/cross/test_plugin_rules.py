"""Rules of plugins that compare reports."""

from pathlib import Path

from tests.cross.reports import Gouji, codes

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
