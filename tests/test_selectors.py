"""Which rules run on which file, and how severe they are."""

import os

import pytest

from gouji.linter.config_reader import apply_table
from gouji.linter.rule import Rule
from gouji.linter.selectors import FAMILIES, Selection, Selectors, split_selectors
from gouji.linter.settings import Chosen, Config, ConfigError, Origin, Overrides
from gouji.linter.shape import read_toml

FOLDER = os.path.abspath(os.sep + os.path.join("office", "reports"))


def check() -> None:
    """A check that is never run."""


def make_rule(code: str, name: str, severity: str = "warning") -> Rule:
    rule = Rule(check, code, severity, "x", {}, {}, None, {})  # type: ignore[arg-type]
    rule.name = name
    return rule


RULES = [
    make_rule("SEC001", "missing-section", "error"),
    make_rule("SEC002", "section-order", "error"),
    make_rule("SUM001", "applicant-sum", "error"),
    make_rule("TAB007", "blank-cell"),
    make_rule("HOUSE001", "motto-missing"),
    make_rule("GOUJI001", "unreadable-file", "error"),
]
SELECTORS = Selectors(RULES, prefixes=["CITY"])


def configure(*texts: str, overrides: Overrides | None = None) -> Config:
    config = Config()
    for text in texts:
        apply_table(config, read_toml(text, "gouji.toml", ConfigError), FOLDER)
    config.override(overrides or Overrides())
    return config


def running(config: Config, path: str = "a.txt") -> str:
    """The codes of the rules that run, the first letter and the last digit of each."""
    rules = Selection(config, SELECTORS).rules_for(os.path.join(FOLDER, path))
    return " ".join(rule.code[0:2] + rule.code[-1] for rule in rules)


EVERY = "SE1 SE2 SU1 TA7 HO1 GO1"
# (the configurations, the farthest first; the rules that run)
CHOSEN: list[tuple[list[str], str]] = [
    ([], EVERY),
    (['select = ["ALL"]'], EVERY),
    (["select = []"], "GO1"),
    (['select = ["SEC"]'], "SE1 SE2 GO1"),
    (['select = ["section-order", "TAB007"]'], "SE2 TA7 GO1"),
    (['select = ["HOUSE"]'], "HO1 GO1"),
    (['select = ["CITY"]'], "GO1"),
    (['select = ["TEXT", "YEAR", "CROSS"]'], "GO1"),
    (['ignore = ["SEC"]'], "SU1 TA7 HO1 GO1"),
    (['ignore = ["ALL"]'], ""),
    (['ignore = ["GOUJI"]'], "SE1 SE2 SU1 TA7 HO1"),
    (['ignore = ["unreadable-file"]'], "SE1 SE2 SU1 TA7 HO1"),
    (['select = ["SEC"]\nignore = ["SEC"]'], "GO1"),
    (['select = ["SEC"]\nignore = ["ALL"]'], "SE1 SE2"),
    (['select = ["SEC001"]\nignore = ["SEC"]'], "SE1 GO1"),
    (['select = ["missing-section"]\nignore = ["SEC001"]'], "GO1"),
    (['select = ["ALL"]\nignore = ["SEC", "SUM"]\nextend-select = ["SEC002"]'], "SE2 TA7 HO1 GO1"),
    (['select = ["SUM"]\nextend-select = ["SEC"]\nignore = ["SEC002"]'], "SE1 SU1 GO1"),
    (['ignore = ["SEC"]', 'ignore = ["SUM"]'], "TA7 HO1 GO1"),
    (['ignore = ["SEC"]', 'extend-select = ["SEC001"]'], "SE1 SU1 TA7 HO1 GO1"),
    (['select = ["SEC001"]', 'ignore = ["SEC"]'], "GO1"),
    (['ignore = ["SEC001"]', 'select = ["SEC"]'], "SE1 SE2 GO1"),
    (['ignore = ["GOUJI"]', 'select = ["SEC"]'], "SE1 SE2"),
    (['select = ["SEC"]', 'select = ["SUM"]'], "SU1 GO1"),
]


@pytest.mark.parametrize(("texts", "codes"), CHOSEN)
def test_the_more_precise_selector_wins(texts: list[str], codes: str) -> None:
    assert running(configure(*texts)) == codes


@pytest.mark.parametrize(
    ("text", "overrides", "codes"),
    [
        ('select = ["SEC"]\nignore = ["SEC001"]', Overrides(select=("SEC",)), "SE1 SE2 GO1"),
        ('select = ["SEC001", "SUM"]', Overrides(ignore=("SEC",)), "SU1 GO1"),
        ('select = ["SEC"]', Overrides(extend_select=("SUM",)), "SE1 SE2 SU1 GO1"),
        ('ignore = ["SEC"]', Overrides(extend_select=("SEC001",), ignore=("SUM",)), "SE1 TA7 HO1 GO1"),
        ('select = ["SEC"]', Overrides(select=()), "GO1"),
    ],
)
def test_the_command_line_goes_before_the_files(text: str, overrides: Overrides, codes: str) -> None:
    assert running(configure(text, overrides=overrides)) == codes


# (pattern, the path of a file from the configuration's folder, whether the pattern holds for it)
GLOBS = [
    ("archive/2019/**", "archive/2019/a.txt", True),
    ("archive/2019/**", "archive/2019/x/a.txt", True),
    ("archive/2019/**", "archive/2020/a.txt", False),
    ("archive/2019/**", "x/archive/2019/a.txt", False),
    ("archive/2019/**", "archive/2019", False),
    ("archive", "archive/a.txt", True),
    ("archive", "x/archive/y/a.txt", True),
    ("archive", "archives/a.txt", False),
    ("archive/", "x/archive/a.txt", True),
    ("/archive", "archive/a.txt", True),
    ("/archive", "x/archive/a.txt", False),
    ("*.html", "x/y/a.html", True),
    ("*.html", "a.htm", False),
    ("./a.txt", "a.txt", True),
    ("./a.txt", "x/a.txt", False),
    ("**/2019/*.txt", "2019/a.txt", True),
    ("**/2019/*.txt", "x/y/2019/a.txt", True),
    ("**/2019/*.txt", "x/2019/y/a.txt", False),
    ("x/**/a.txt", "x/a.txt", True),
    ("x/**/a.txt", "x/y/z/a.txt", True),
    ("x/**/a.txt", "xy/a.txt", False),
    ("x/*/a.txt", "x/y/z/a.txt", False),
    ("x/?.txt", "x/a.txt", True),
    ("x/?.txt", "x/ab.txt", False),
    ("20[12]9.txt", "2019.txt", True),
    ("20[!12]9.txt", "2019.txt", False),
    ("20[!12]9.txt", "2039.txt", True),
    ("20[0-2]9.txt", "2019.txt", True),
    ("a[.txt", "a[.txt", True),
    ("a\\*.txt", "a*.txt", True),
    ("a\\*.txt", "ab.txt", False),
    ("a.txt", "abtxt", False),
    ("年报/*", "年报/某局.txt", True),
    ("**", "x/a.txt", True),
    ("a*b*c", "a" + "b" * 5000, False),
]


@pytest.mark.parametrize(("pattern", "path", "holds"), GLOBS)
def test_patterns_of_paths(pattern: str, path: str, holds: bool) -> None:
    config = configure(f"[per-file-ignores]\n'{pattern}' = ['SEC', 'SUM', 'HOUSE', 'GOUJI']")
    assert running(config, path) == ("TA7" if holds else EVERY)


def test_per_file_ignores_add_up_and_go_before_all_else() -> None:
    text = "select = ['SEC001', 'SUM']\n[per-file-ignores]\n'a.*' = ['SEC']\n'*.txt' = ['applicant-sum']"
    config = configure(text)
    places = ("a.txt", "a.md", "b.txt", "b.md", "x/a.txt")
    assert [running(config, place) for place in places] == ["GO1", "SU1 GO1", "SE1 GO1", "SE1 SU1 GO1", "GO1"]
    selection = Selection(config, SELECTORS)
    assert selection.runs(RULES[0], os.path.join(FOLDER, "b.txt"))
    assert not selection.runs(RULES[0], os.path.join(FOLDER, "a.txt"))


def test_a_path_is_relative_to_the_current_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    config = configure("[per-file-ignores]\n'x/a.txt' = ['ALL']")
    monkeypatch.setattr(os, "getcwd", lambda: os.path.join(FOLDER, "x"))
    assert Selection(config, SELECTORS).rules_for("a.txt") == ()
    assert len(Selection(config, SELECTORS).rules_for("b.txt")) == len(RULES)


@pytest.mark.parametrize(
    ("table", "severities"),
    [
        ("", "error error error warning"),
        ("ALL = 'info'", "info info info info"),
        ("SEC = 'info'", "info info error warning"),
        ("SEC001 = 'warning'\nSEC = 'info'\nALL = 'error'", "warning info error error"),
        ("ALL = 'error'\nSEC = 'info'\nmissing-section = 'warning'", "warning info error error"),
    ],
)
def test_severities(table: str, severities: str) -> None:
    selection = Selection(configure(f"[severity]\n{table}"), SELECTORS)
    assert " ".join(selection.severity(rule) for rule in RULES[:4]) == severities


# (the text of gouji.toml, the line, a part of the message; None: there is nothing wrong)
CHECKED: list[tuple[str, int, str | None]] = [
    ('select = ["NOPE"]', 1, 'unknown selector "NOPE"'),
    ('select = ["SEC",\n"sec001"]', 2, 'unknown selector "sec001", did you mean "SEC001"?'),
    ('select = ["SUM0"]', 1, 'did you mean "SUM'),
    ('ignore = ["missing-sections"]', 1, 'did you mean "missing-section"?'),
    ('extend-select = ["SEC099"]', 1, 'unknown selector "SEC099"'),
    ('ignore = ["SEC014"]', 1, 'unknown selector "SEC014"'),
    ('ignore = ["SEC000"]', 1, 'unknown selector "SEC000"'),
    ("[severity]\nSECT = 'info'", 2, 'did you mean "SEC"?'),
    ("[per-file-ignores]\n'a' = ['SEC', 'TAB7']", 2, 'did you mean "TAB"?'),
    ("[suppressions]\nnever = ['SUM01']", 2, 'did you mean "SUM001"?'),
    ('ignore = ["SEC013"]', 1, None),
    ("[severity]\nSEC011 = 'error'", 1, None),
    ('select = ["SEC013"]', 1, "this version has no rule SEC013"),
    ('extend-select = ["TEXT005"]', 1, "this version has no rule TEXT005"),
    ('select = ["GOUJI002"]', 1, None),
    ('select = ["SEC", "TAB", "YEAR", "SUM", "TEXT", "CROSS", "GOUJI", "HOUSE", "CITY", "ALL"]', 1, None),
]


@pytest.mark.parametrize(("text", "line", "message"), CHECKED)
def test_selectors_are_checked(text: str, line: int, message: str | None) -> None:
    config = configure(text)
    if message is None:
        assert running(config)
        return
    with pytest.raises(ConfigError) as caught:
        Selection(config, SELECTORS)
    assert caught.value.line == line
    assert message in caught.value.message
    assert str(caught.value).startswith(f"gouji.toml:{line}: ")


def test_a_wrong_selector_of_the_command_line_is_named_with_its_option() -> None:
    with pytest.raises(ConfigError, match=r'^--ignore: unknown selector "SUM01", did you mean "SUM001"\?$'):
        Selection(configure("", overrides=Overrides(ignore=("SUM01",))), SELECTORS)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_families_are_valid_whatever_is_loaded(family: str) -> None:
    Selectors([]).check(Chosen(family, Origin(option="--select")), to_run=True)
    with pytest.raises(ConfigError):
        Selectors([]).check(Chosen(family + "X", Origin(option="--select")), to_run=True)


@pytest.mark.parametrize(
    ("values", "selectors"),
    [(["SEC,SUM001"], ("SEC", "SUM001")), (["SEC, SUM", "TAB"], ("SEC", "SUM", "TAB")), ([""], ()), ([","], ())],
)
def test_selectors_of_an_option(values: list[str], selectors: tuple[str, ...]) -> None:
    assert split_selectors(values) == selectors
