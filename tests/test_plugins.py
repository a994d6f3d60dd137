"""Plugins: how they are found and loaded, house rules, and that nothing wrong with one of them goes unsaid."""

import importlib.metadata
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gouji.linter.cli import main
from gouji.linter.entry_points import EntryPoint, find_entry_points
from gouji.linter.plugins import load_plugins
from gouji.linter.trouble import PluginError, Trouble, cause
from tests.project import ROOT, run

REPORT = ROOT / "examples" / "reports" / "qinghe-agriculture-2023.txt"

HOUSE_RULE = '''"""House rules."""
from collections.abc import Iterator
from gouji.grammar import Report
from gouji.linter import Finding, Standard, rule

@rule("HOUSE001", source="house manual 1")
def motto_missing(report: Report, standard: Standard) -> Iterator[Finding]:
    """The overview names the motto of the house."""
    yield Finding(report.sections[0].span, message="the motto is missing")
'''

PLUGIN = '''from gouji.linter import Finding, hookimpl, rule

@rule("CITY001", source="city", severity="info", zh="市规", en="city rule")
def city_rule(report, standard):
    """The city is content."""
    yield Finding(report.sections[0].span)

@hookimpl
def gouji_rules():
    return [city_rule]
'''


class Site:
    """A folder on sys.path with distributions in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0

    def install(self, code: str, distribution: str = "citycheck", version: str = "1.0", name: str = "city") -> str:
        """Install a distribution with one module, whose name no other test uses; returns that name."""
        module = f"{self.folder.name.replace('-', '_')}_{self.count}"
        self.count += 1
        (self.folder / f"{module}.py").write_text(code, "utf-8")
        self.declare(f"[gouji]\n{name} = {module}\n", f"{distribution}-{version}.dist-info")
        return module

    def declare(self, entry_points: str, metadata: str) -> None:
        (self.folder / metadata).mkdir()
        (self.folder / metadata / "entry_points.txt").write_text(entry_points, "utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    folder = tmp_path / f"site_{tmp_path.parent.name}_{tmp_path.name}"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_bytes(REPORT.read_bytes())
    before = set(sys.modules)
    yield Site(folder)
    for name in set(sys.modules) - before:
        if name.startswith((folder.name, "gouji_house_rules_")):
            del sys.modules[name]


def check(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[Any], str]:
    """A check of the report without the built-in rules: exit status, diagnostics, stderr."""
    ours = "SEC,TAB,YEAR,SUM,TEXT,CROSS"
    status = main(["check", "report.txt", "--format", "json", "--lang", "en", "--ignore", ours, *words])
    out, err = capsys.readouterr()
    return status, json.loads(out)["diagnostics"] if out else [], err


# --- finding entry points -----------------------------------------------------------------------------------------


def test_entry_points_are_those_that_importlib_metadata_finds() -> None:
    expected = {(entry.name, entry.value) for entry in importlib.metadata.entry_points(group="gouji")}
    assert {(entry.name, entry.value) for entry in find_entry_points(sys.path)} == expected
    assert ("builtin", "gouji.rules") in expected


def test_entry_points_files(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.declare(
        "[console_scripts]\nno = no:no\n\n[gouji]\n# a comment\n b = m.b [extra]\na=m.a:thing\n[other]\nc = m\n",
        "Some_Dist-1.2.dist-info",
    )
    site.declare("[gouji.other]\nx = x\n", "other-1.dist-info")
    site.declare("[gouji]\negg = egg\n", "egg-2.0-py3.11.egg-info")
    site.declare("[gouji]\ndev = dev\n", "dev.egg-info")
    (tmp_path / "dev.egg-info" / "PKG-INFO").write_text("Metadata-Version: 2.1\nName: dev\nVersion: 3.1\n", "utf-8")
    (tmp_path / "none-1.dist-info").mkdir()
    assert find_entry_points([str(tmp_path / "missing"), str(tmp_path)]) == [
        EntryPoint("dev", "dev", "dev", "3.1"),
        EntryPoint("egg", "egg", "egg", "2.0"),
        EntryPoint("a", "m.a:thing", "Some_Dist", "1.2"),
        EntryPoint("b", "m.b", "Some_Dist", "1.2"),
    ]


def test_each_distribution_counts_once_the_first_wins(tmp_path: Path) -> None:
    for folder, metadata in (("one", "city_check-1.0.dist-info"), ("two", "City.Check-2.0.dist-info")):
        (tmp_path / folder).mkdir()
        Site(tmp_path / folder).declare(f"[gouji]\ncity = {folder}\n", metadata)
    one, two = str(tmp_path / "one"), str(tmp_path / "two")
    assert [entry.value for entry in find_entry_points([one, two])] == ["one"]
    assert [entry.value for entry in find_entry_points([two, one])] == ["two"]


def test_without_the_built_in_rules_there_is_no_run(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="gouji is not installed"):
        load_plugins(find_entry_points([str(tmp_path)]))


# --- a plugin that works ------------------------------------------------------------------------------------------


def test_a_plugin_adds_rules(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.install(PLUGIN)
    status, found, err = check(capsys)
    assert [(one["code"], one["severity"], one["message"]) for one in found] == [("CITY001", "info", "city rule")], err
    assert status == 0
    assert check(capsys, "--fail-level", "info")[0] == 1
    assert check(capsys, "--ignore", "CITY")[1] == []
    assert [one["code"] for one in check(capsys, "--select", "city-rule")[1]] == ["CITY001"]
    assert main(["--version", "--lang", "en"]) == 0
    assert "plugin city (citycheck 1.0)\n" in capsys.readouterr().out
    assert main(["rule", "CITY001", "--lang", "en"]) == 0
    assert "plugin: citycheck 1.0\n" in capsys.readouterr().out


def test_a_plugin_can_be_an_object_and_declare_the_api(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    code = "class Plugin:\n gouji_api = 1\n @hookimpl\n def gouji_rules(self): return []\nplugin = Plugin()\n"
    module = site.install("from gouji.linter import hookimpl\n" + code, name="x")
    (site.folder / "citycheck-1.0.dist-info" / "entry_points.txt").write_text(
        f"[gouji]\nx = {module}:plugin\n", "utf-8"
    )
    assert check(capsys)[0] == 0


# --- plugins that do not ------------------------------------------------------------------------------------------

HOOK = "from gouji.linter import hookimpl, rule\n@hookimpl\ndef gouji_rules():\n    "
RULE = '@rule("{}", source="x")\ndef {}(report, standard):\n    yield\n'

BROKEN = {
    "import": ("import no_such_module_anywhere\n", "ModuleNotFoundError: No module named 'no_such_module_anywhere'"),
    "syntax": ("def broken(:\n", "SyntaxError"),
    "raises": ("raise RuntimeError('out of\\nluck')\n", "RuntimeError: out of luck"),
    "exits": ("import sys; sys.exit(0)\n", "SystemExit: 0"),
    "api": (f"gouji_api = 2\n{PLUGIN}", "it is made for plugin API 2, this gouji has API 1"),
    "api of another kind": (f"gouji_api = '1'\n{PLUGIN}", "it is made for plugin API '1'"),
    "no hooks": ("x = 1\n", "it holds no rule and no gouji_ hook"),
    "not marked": ("def gouji_rules():\n    return []\n", "gouji_rules is not marked with @hookimpl"),
    "unknown hook": (HOOK.replace("gouji_rules", "gouji_rulez") + "return []\n", "unknown hook 'gouji_rulez'"),
    "arguments": (HOOK.replace("()", "(config)") + "return []\n", "config"),
    "hook raises": (HOOK + "raise KeyError('x')\n", "gouji_rules: KeyError: 'x'"),
    "no iterable": (HOOK + "return None\n", "gouji_rules: TypeError"),
    "no rules": (HOOK + "return ['CITY001']\n", "gouji_rules gives 'CITY001', which is no Rule"),
    "a code of ours": (
        HOOK + "return [mine]\n" + RULE.format("SUM001", "mine"),
        "SUM001 is already defined by gouji ",
    ),
    "a name of ours": (
        HOOK + "return [outcome_sum]\n" + RULE.format("CITY002", "outcome_sum"),
        "outcome-sum is already defined by",
    ),
    "our family": (HOOK + "return [mine]\n" + RULE.format("GOUJI099", "mine"), "GOUJI099: GOUJI is reserved"),
    "no standard": (
        HOOK.replace("gouji_rules", "gouji_standards") + "return ['2021']\n",
        "gouji_standards gives '2021', which is no Standard",
    ),
}


@pytest.mark.parametrize(("code", "why"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_plugin_ends_the_run_by_name(
    site: Site, capsys: pytest.CaptureFixture[str], code: str, why: str
) -> None:
    site.install(code)
    status, found, err = check(capsys)
    assert (status, found) == (2, [])
    assert err.startswith("gouji: error: plugin city (from citycheck 1.0) cannot be used: ")
    assert why in err
    assert err.count("\n") == 1


def test_so_it_does_where_nothing_is_checked(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.install(BROKEN["import"][0])
    for words in (["--version"], ["rules"], ["rule", "SUM001"], ["tables", "report.txt"], ["tree", "report.txt"]):
        assert main([*words, "--lang", "en"]) == 2
        assert "plugin city (from citycheck 1.0) cannot be used" in capsys.readouterr().err


def test_two_plugins_of_one_name(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.install(PLUGIN, "acheck", "1.0")
    site.install(PLUGIN.replace("CITY", "TOWN").replace("city_rule", "town_rule"), "bcheck", "2.0")
    status, _, err = check(capsys)
    assert status == 2
    assert "plugin city (from bcheck 2.0) cannot be used: acheck 1.0 has the same name" in err


def test_two_plugins_with_one_code(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.install(PLUGIN, "acheck", name="a")
    site.install(PLUGIN.replace("city_rule", "town_rule"), "bcheck", name="b")
    status, _, err = check(capsys)
    assert status == 2
    assert "plugin b (from bcheck 1.0) cannot be used: CITY001 is already defined by acheck 1.0" in err


def test_a_broken_plugin_as_a_process(site: Site) -> None:
    site.install(BROKEN["import"][0])
    command = [sys.executable, "-c", "import sys; from gouji.linter.cli import main; sys.exit(main())"]
    done = run([*command, "check", "report.txt"], site.folder.parent, PYTHONPATH=path_with(site.folder))
    assert done.returncode == 2
    assert done.stdout == ""
    assert "插件 city（来自 citycheck 1.0） 无法使用：ModuleNotFoundError" in done.stderr
    assert "Traceback" not in done.stderr


def path_with(folder: Path) -> str:
    """PYTHONPATH with a folder before what it is."""
    import os

    return os.pathsep.join(filter(None, [str(folder), os.environ.get("PYTHONPATH")]))


# --- house rules --------------------------------------------------------------------------------------------------


@pytest.fixture
def house(site: Site, tmp_path: Path) -> Path:
    """A folder for house rules, named in the configuration."""
    (tmp_path / "gouji.toml").write_text('rules-path = ["house_rules"]\n', "utf-8")
    (tmp_path / "house_rules").mkdir()
    return tmp_path / "house_rules"


def test_the_smallest_house_rule(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (house / "motto.py").write_text(HOUSE_RULE, "utf-8")
    status, found, err = check(capsys)
    assert status == 1, err
    (one,) = found
    assert (one["code"], one["name"], one["severity"]) == ("HOUSE001", "motto-missing", "warning")
    assert (one["message"], one["source"]) == ("the motto is missing", "house manual 1")
    line = REPORT.read_text("utf-8").splitlines()[one["line"] - 1]
    assert line[one["column"] - 1 :].startswith("一、总体情况")
    assert check(capsys, "--ignore", "HOUSE")[0] == 0
    assert main(["rule", "motto-missing"]) == 0
    assert "来自：house_rules/motto.py" in capsys.readouterr().out


def test_house_rules_may_share_helpers(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (house / "_words.py").write_text('raise_nothing = True\nMOTTO = "help"\n', "utf-8")
    (house / "motto.py").write_text(
        "from ._words import MOTTO\n" + HOUSE_RULE.replace('"the motto is missing"', "MOTTO"), "utf-8"
    )
    again = HOUSE_RULE.replace("HOUSE001", "HOUSE002").replace("def motto_missing", "def second")
    (house / "second-rule.py").write_text("from .motto import motto_missing\n" + again, "utf-8")
    _, found, err = check(capsys)
    assert [(one["code"], one["message"]) for one in found] == [
        ("HOUSE001", "help"),
        ("HOUSE002", "the motto is missing"),
    ], err


def test_house_rules_run_only_where_they_are_configured(
    house: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (house / "motto.py").write_text(HOUSE_RULE, "utf-8")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "gouji.toml").write_text("", "utf-8")
    (tmp_path / "elsewhere" / "report.txt").write_bytes(REPORT.read_bytes())
    _, found, _ = check(capsys, "elsewhere/report.txt")
    assert [(one["path"], one["code"]) for one in found] == [("report.txt", "HOUSE001")]


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (HOUSE_RULE.replace("HOUSE001", "HOUSE1"), "ValueError: rule code 'HOUSE1'"),
        (HOUSE_RULE.replace("HOUSE001", "SUM001"), "SUM001 is already defined by gouji"),
        ("import no_such_module_anywhere\n", "ModuleNotFoundError"),
        ("raise SystemExit\n", "SystemExit"),
        ("MOTTO = 'help'\n", "it holds no rule and no gouji_ hook (begin a helper module's name with _)"),
        (f"gouji_api = 3\n{HOUSE_RULE}", "it is made for plugin API 3"),
        (f"def gouji_standards(): ...\n{HOUSE_RULE}", "gouji_standards is not marked with @hookimpl"),
    ],
)
def test_a_broken_house_rule_ends_the_run_by_name(
    house: Path, capsys: pytest.CaptureFixture[str], code: str, why: str
) -> None:
    (house / "motto.py").write_text(code, "utf-8")
    status, found, err = check(capsys)
    assert (status, found) == (2, [])
    assert err.startswith("gouji: error: plugin house_rules/motto.py cannot be used: ")
    assert why in err


def test_a_folder_without_rules_ends_the_run(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (house / "_helper.py").write_text("", "utf-8")
    status, _, err = check(capsys)
    assert status == 2
    assert "holds no rule module" in err


def test_a_house_rule_that_crashes_is_gouji003_and_2(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    crashing = HOUSE_RULE.replace("yield Finding(report.sections[0]", "yield Finding(report.sections[99]")
    fine = HOUSE_RULE.replace("HOUSE001", "HOUSE002").replace("def motto_missing", "def second")
    (house / "crashing.py").write_text(crashing, "utf-8")
    (house / "fine.py").write_text(fine, "utf-8")
    status, found, _ = check(capsys, "--exit-zero")
    assert status == 2
    assert [one["code"] for one in found] == ["GOUJI003", "HOUSE002"]
    for word in ("HOUSE001 motto-missing", "house_rules/crashing.py", "IndexError", "(crashing.py:9)"):
        assert word in found[0]["message"]
    status, found, err = check(capsys, "--ignore", "GOUJI003")
    assert status == 2
    assert [one["code"] for one in found] == ["HOUSE002"]
    assert "rule HOUSE001 motto-missing (from house_rules/crashing.py) crashed: IndexError" in err


# --- required plugins ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("requirement", "why"),
    [
        ("citycheck", None),
        ("City.Check>=1.0,<2", None),
        ("towncheck", 'the required plugin "towncheck" is not installed'),
        ("citycheck>=1.1", '"citycheck>=1.1" is required, 1.0 is installed'),
        ("citycheck>=one", "Invalid specifier"),
    ],
)
def test_required_plugins(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str], requirement: str, why: str | None
) -> None:
    if not requirement.isalpha():
        pytest.importorskip("packaging")
    site.install(PLUGIN, requirement.rstrip("<>=.,0123456789") if why is None else "citycheck")
    (tmp_path / "gouji.toml").write_text(f'required-plugins = ["{requirement}"]\n', "utf-8")
    status, _, err = check(capsys)
    assert status == (0 if why is None else 2), err
    assert why is None or why in err


def test_versions_cannot_be_compared_without_packaging(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("packaging", "packaging.specifiers", "packaging.version"):
        monkeypatch.setitem(sys.modules, name, None)
    site.install(PLUGIN)
    (tmp_path / "gouji.toml").write_text('required-plugins = ["citycheck>=1.0"]\n', "utf-8")
    status, _, err = check(capsys)
    assert status == 2
    assert '"packaging" has to be installed' in err


# --- the words ----------------------------------------------------------------------------------------------------


def test_a_cause_points_at_the_code_that_is_to_blame() -> None:
    assert cause(ValueError()) == "ValueError"
    assert cause(ValueError("a\n b")) == "ValueError: a b"
    with pytest.raises(ValueError, match="Expecting") as raised:
        json.loads("{")
    assert cause(raised.value).endswith(f"({Path(__file__).name}:{raised.traceback[0].lineno + 1})")


def test_a_plugin_error_names_all_in_both_languages() -> None:
    error = PluginError("city", "citycheck 1.0", "坏了", "broken")
    for text in (error.text("zh"), error.text("en")):
        assert "city" in text
        assert "citycheck 1.0" in text
    assert (error.plugin, error.distribution) == ("city", "citycheck 1.0")
