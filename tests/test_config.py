"""The configuration of a file: found upwards, inherited, checked; every value knows where it was set."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from gouji.linter.config import Configs
from gouji.linter.config_reader import KEYS
from gouji.linter.options import rule_options
from gouji.linter.rule import Rule
from gouji.linter.selectors import Selectors
from gouji.linter.settings import MAX_FILE_SIZE, ConfigError, Overrides

Tree = dict[str, str]


def plant(root: Path, tree: Tree) -> None:
    for name, text in tree.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


# (files, the file asked for, the language that its configuration sets, the configuration file)
FOUND: list[tuple[Tree, str, str, str | None]] = [
    ({}, "a.txt", "zh", None),
    ({"gouji.toml": 'lang = "en"'}, "a.txt", "en", "gouji.toml"),
    ({"gouji.toml": 'lang = "en"'}, "x/y/a.txt", "en", "gouji.toml"),
    ({"gouji.toml": 'lang = "en"', "x/gouji.toml": ""}, "x/y/a.txt", "zh", "x/gouji.toml"),
    ({"pyproject.toml": '[tool.gouji]\nlang = "en"'}, "x/a.txt", "en", "pyproject.toml"),
    ({"pyproject.toml": '[ tool . "gouji" ]\nlang = "en"'}, "x/a.txt", "en", "pyproject.toml"),
    ({"pyproject.toml": '[tool]\ngouji.lang = "en"'}, "x/a.txt", "en", "pyproject.toml"),
    ({"pyproject.toml": 'tool.gouji.lang = "en"'}, "x/a.txt", "en", "pyproject.toml"),
    ({"pyproject.toml": 'tool = { gouji = { lang = "en" } }'}, "x/a.txt", "en", "pyproject.toml"),
    ({"pyproject.toml": '[tool.gouji]\nlang = "en"', "gouji.toml": ""}, "a.txt", "zh", "gouji.toml"),
    ({"gouji.toml": 'lang = "en"', "x/pyproject.toml": "[tool.ruff]"}, "x/a.txt", "en", "gouji.toml"),
    ({"gouji.toml": 'lang = "en"', "x/pyproject.toml": "[project]\nname = 'gouji'"}, "x/a.txt", "en", "gouji.toml"),
    ({"gouji.toml": 'lang = "en"', "x/pyproject.toml": "this is no TOML"}, "x/a.txt", "en", "gouji.toml"),
    ({"gouji.toml": '\ufefflang = "en"\r\n'}, "a.txt", "en", "gouji.toml"),
]


@pytest.mark.parametrize(("tree", "file", "lang", "path"), FOUND)
def test_the_nearest_configuration_is_found(root: Path, tree: Tree, file: str, lang: str, path: str | None) -> None:
    plant(root, tree)
    for name in (file, f"./{file}", str(root / file)):
        config = Configs().for_file(name)
        assert (config.lang, config.path) == (lang, path), name


def test_each_configuration_is_read_once(root: Path) -> None:
    plant(root, {"gouji.toml": 'lang = "en"', "x/y/a.txt": ""})
    configs = Configs()
    first = configs.for_file("x/y/a.txt")
    (root / "gouji.toml").write_text("nonsense")
    assert configs.for_file("x/b.txt") is first
    assert configs.for_file("c.txt") is first


def test_a_named_configuration_holds_for_all(root: Path) -> None:
    plant(root, {"gouji.toml": "nonsense", "other/my.toml": 'lang = "en"\nexclude = ["/x"]'})
    configs = Configs("other/my.toml")
    config = configs.for_file("a.txt")
    assert configs.for_file("x/b.txt") is config
    assert (config.lang, config.path) == ("en", "other/my.toml")
    assert config.exclude[0].folder == str(root / "other")


FULL = """\
select = ["ALL"]
ignore = ["SEC013"]
extend-select = ["SUM"]
required-plugins = ["citycheck>=1.0"]
rules-path = ["house_rules"]
standards = ["auto", "own.toml"]
lang = "en"
exclude = ["old"]
max-file-size = "3 MB"
rule-budget = 250
[severity]
SEC011 = "error"

[per-file-ignores]
"archive/2019/**" = ["TAB007"]

[rules.fee-unit]
largest = 500000

[suppressions]
require-reason = true
never = ["SUM001", "SUM002"]

[rollup."某县人民政府"]
members = ["县教育局", "县财政局"]

[standards-by-path]
"web/**" = "own.toml"
"old/**" = "2019"

[[demands]]
code = "CITY001"
words = ["惠民"]

[plugins.city]
motto = "惠民"
"""


@pytest.mark.parametrize(("name", "before", "first"), [("gouji.toml", "", 0), ("pyproject.toml", "[tool.gouji]\n", 1)])
def test_every_value_knows_where_it_was_set(root: Path, name: str, before: str, first: int) -> None:
    text = FULL if not before else before + re.sub(r"^(\[+)", r"\1tool.gouji.", FULL, flags=re.M)
    plant(root, {name: text, "house_rules/a.py": "", "own.toml": ""})
    config = Configs().for_file("a.txt")
    entries = {key: (value, origin) for key, value, origin in config.entries()}
    expected = {
        "select": (["ALL"], 1),
        "ignore": (["SEC013"], 2),
        "extend-select": (["SUM"], 3),
        "required-plugins": (["citycheck>=1.0"], 4),
        "rules-path": ([str(root / "house_rules")], 5),
        "standards": (["auto", str(root / "own.toml")], 6),
        "lang": ("en", 7),
        "exclude": (["old"], 8),
        "max-file-size": (3_000_000, 9),
        "severity.SEC011": ("error", 12),
        'per-file-ignores."archive/2019/**"': (["TAB007"], 15),
        "rules.fee-unit.largest": (500000, 18),
        "suppressions.require-reason": (True, 21),
        "suppressions.never": (["SUM001", "SUM002"], 22),
        'rollup."某县人民政府".members': (["县教育局", "县财政局"], 25),
        'standards-by-path."web/**"': (str(root / "own.toml"), 28),
        'standards-by-path."old/**"': ("2019", 29),
        "demands.CITY001": ({"code": "CITY001", "words": ["惠民"]}, 31),
        "rule-budget": (250, 10),
        "plugins.city.motto": ("惠民", 36),
    }
    places = {key: (value, f"{name}:{line + first}") for key, (value, line) in expected.items()}
    # a selector's place is that of its array's line
    assert entries == places
    shown = {key.split(".")[0] for key in entries}
    assert shown == set(KEYS) - {"extend"}


def test_defaults(root: Path) -> None:
    config = Configs().for_file("a.txt")
    assert {key: value for key, value, _ in config.entries()} == {
        "select": ["ALL"],
        "extend-select": [],
        "ignore": [],
        "lang": "zh",
        "exclude": [],
        "max-file-size": MAX_FILE_SIZE,
        "rules-path": [],
        "standards": ["auto"],
        "required-plugins": [],
        "rule-budget": 100,
        "suppressions.require-reason": False,
        "suppressions.never": [],
    }
    assert {origin for _, _, origin in config.entries()} == {"default"}


def test_a_file_inherits(root: Path) -> None:
    base = """\
ignore = ["SEC013"]
exclude = ["old", "draft"]
max-file-size = 7
[severity]
SEC011 = "error"
SEC012 = "error"
[rules.a]
one = 1
two = 2
[suppressions]
require-reason = true
"""
    near = """\
extend = "../base/base.toml"
select = ["SEC"]
exclude = ["new"]
[severity]
SEC012 = "info"
[rules.a]
two = 3
[suppressions]
never = ["SEC"]
[per-file-ignores]
"x" = ["TAB"]
"""
    plant(root, {"base/base.toml": base, "near/gouji.toml": near})
    config = Configs().for_file("near/a.txt")
    entries = {key: (value, origin) for key, value, origin in config.entries()}
    assert entries["exclude"] == (["new"], "near/gouji.toml:3")
    assert entries["max-file-size"] == (7, "base/base.toml:3")
    assert entries["severity.SEC011"] == ("error", "base/base.toml:5")
    assert entries["severity.SEC012"] == ("info", "near/gouji.toml:5")
    assert entries["rules.a.one"] == (1, "base/base.toml:8")
    assert entries["rules.a.two"] == (3, "near/gouji.toml:7")
    assert entries["suppressions.require-reason"] == (True, "base/base.toml:11")
    assert entries["suppressions.never"] == (["SEC"], "near/gouji.toml:9")
    assert entries["select"] == (["SEC"], "near/gouji.toml:2")
    assert entries["ignore"] == ([], "default")
    assert config.exclude[0].folder == str(root / "near")


def test_a_pyproject_may_be_extended(root: Path) -> None:
    plant(root, {"gouji.toml": 'extend = "sub/pyproject.toml"', "sub/pyproject.toml": '[tool.gouji]\nlang = "en"'})
    config = Configs().for_file("a.txt")
    assert (config.lang, str(config.origins["lang"])) == ("en", "sub/pyproject.toml:2")


def test_the_command_line_goes_first(root: Path) -> None:
    plant(root, {"gouji.toml": 'select = ["SEC"]\nignore = ["SEC001"]\nlang = "zh"'})
    config = Configs(overrides=Overrides(select=("SUM",), lang="en")).for_file("a.txt")
    entries = {key: (value, origin) for key, value, origin in config.entries()}
    assert entries["select"] == (["SUM"], "--select")
    assert entries["ignore"] == ([], "default")
    assert entries["lang"] == ("en", "--lang")


# (the text of gouji.toml, key, line, a part of the message)
WRONG = [
    ('selct = ["ALL"]', "selct", 1, 'unknown key, did you mean "select"?'),
    ('lang = "zh"\n\n[suppressions]\nreason = true', "suppressions.reason", 4, 'did you mean "require-reason"?'),
    ('select = "ALL"', "select", 1, "must be an array, not a string"),
    ('select = [\n  "ALL",\n  3,\n]', "select[1]", 3, "must be a string, not an integer"),
    ('lang = "cn"', "lang", 1, 'unknown language "cn" (known: zh, en)'),
    ('[severity]\nSEC001 = "warn"', "severity.SEC001", 2, 'unknown severity "warn", did you mean "warning"?'),
    ("severity = 1", "severity", 1, "must be a table, not an integer"),
    ('[per-file-ignores]\n"a b" = "TAB"', 'per-file-ignores."a b"', 2, "must be an array"),
    ('[per-file-ignores]\n"!a" = ["TAB"]', 'per-file-ignores."!a"', 2, "begins with !"),
    ('exclude = ["a", "!b"]', "exclude[1]", 1, "begins with !"),
    ("max-file-size = 0", "max-file-size", 1, "at least 1"),
    ("max-file-size = 1.5", "max-file-size", 1, "a whole number, not a decimal number"),
    ('max-file-size = "big"', "max-file-size", 1, 'like "20 MB"'),
    ('rules-path = ["nowhere"]', "rules-path[0]", 1, 'there is no folder "nowhere"'),
    ('standards = ["auto",\n"own.toml"]', "standards[1]", 2, 'there is no file "own.toml"'),
    ("standards = []", "standards", 1, "must not be empty"),
    ('required-plugins = [""]', "required-plugins[0]", 1, "must not be empty"),
    ("rules = { a = 1 }", "rules.a", 1, "must be a table"),
    ("[rollup.x]\nmember = []", "rollup.x.member", 2, 'did you mean "members"?'),
    ("[rollup.x]", "rollup.x", 1, '"members" is missing'),
    ('lang = "zh"\nextend = "base.toml"', "extend", 2, 'there is no file "base.toml"'),
    ('extend = "gouji.toml"', "extend", 1, "extends this file in turn"),
    ('lang = "zh"\nselect = [', "", 2, "not valid TOML"),
    ('lang = "zh"\nlang = "en"', "", 2, "not valid TOML"),
    ('lang = "zh"\n??', "", 2, "not valid TOML"),
]


@pytest.mark.parametrize(("text", "key", "line", "message"), WRONG)
def test_a_mistake_is_named_by_file_key_and_line(root: Path, text: str, key: str, line: int, message: str) -> None:
    plant(root, {"gouji.toml": text})
    with pytest.raises(ConfigError) as caught:
        Configs().for_file("x/a.txt")
    error = caught.value
    assert (error.path, error.key, error.line) == ("gouji.toml", key, line)
    assert message in error.message
    assert str(error).startswith(f"gouji.toml:{line}: ")
    assert error.zh.startswith(f"gouji.toml:{line}: ")


def test_a_mistake_in_a_pyproject_is_named_by_its_line(root: Path) -> None:
    plant(root, {"pyproject.toml": '[project]\nname = "x"\n\n[tool.gouji]\nlang = "zh"\nselct = []\n'})
    with pytest.raises(ConfigError, match=r"^pyproject\.toml:6: selct: unknown key, did you mean"):
        Configs().for_file("a.txt")


@pytest.mark.parametrize(
    ("data", "message"),
    [(b'lang = "zh"\n# \xff', "gouji.toml:2: not valid TOML: not UTF-8"), (b"a = " + b"[" * 9999, "not valid TOML")],
)
def test_bytes_that_are_no_toml(root: Path, data: bytes, message: str) -> None:
    (root / "gouji.toml").write_bytes(data)
    with pytest.raises(ConfigError, match=message):
        Configs().for_file("a.txt")


@pytest.mark.parametrize(
    ("path", "tree", "message"),
    [
        ("no.toml", {}, r"^no\.toml: cannot be read: "),
        ("pyproject.toml", {"pyproject.toml": "[tool.ruff]"}, r"^pyproject\.toml: has no table \[tool\.gouji\]"),
        ("a.toml", {"a.toml": 'extend = "b.toml"', "b.toml": 'extend = "a.toml"'}, r"^b\.toml:1: extend: "),
        ("a.toml", {"a.toml": 'extend = "b.toml"', "b.toml": "x = 1"}, r"^b\.toml:1: x: unknown key"),
    ],
)
def test_a_named_file_that_is_no_configuration(root: Path, path: str, tree: Tree, message: str) -> None:
    plant(root, tree)
    with pytest.raises(ConfigError, match=message):
        Configs(path).for_file("a.txt")


def test_no_toml_parser_is_loaded_where_there_is_no_configuration(root: Path) -> None:
    plant(root, {"pyproject.toml": '[project]\nname = "gouji-user"\n'})
    code = (
        "import sys; from gouji.linter.config import Configs; Configs().for_file('a.txt'); "
        "print([m for m in ('tomli', 'difflib') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-S", "-c", _PATHS + code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


_PATHS = f"import sys; sys.path[:0] = {[os.path.abspath(p) for p in sys.path if p]!r}; "


def check() -> None:
    """A check that is never run."""


def make_rule(code: str, name: str, **options: object) -> Rule:
    rule = Rule(check, code, "warning", "x", {}, {}, None, options)  # type: ignore[arg-type]
    rule.name = name
    return rule


RULES = [make_rule("TAB013", "fee-unit", largest=500000, strict=False, ratio=0.5, word="元", words=("a",), any=None)]
OPTIONS: list[tuple[str, dict[str, object]]] = [
    ("", {}),
    ("[rules.fee-unit]", {}),
    ("[rules.fee-unit]\nlargest = -1", {"largest": -1}),
    ("[rules.TAB013]\nlargest = 1", {"largest": 1}),
    ("[rules.fee-unit]\nstrict = true\nratio = 1", {"strict": True, "ratio": 1.0}),
    ('[rules.fee-unit]\nword = "x"\nwords = ["b", "c"]\nany = 3', {"word": "x", "words": ("b", "c"), "any": 3}),
]
WRONG_OPTIONS = [
    ("[rules.fee-units]", 1, 'unknown rule "fee-units", did you mean "fee-unit"?'),
    ("[rules.fee-unit]\nlarges = 1", 2, 'rule TAB013 has no such option, did you mean "largest"?'),
    ('[rules.fee-unit]\nlargest = "1"', 2, "must be a whole number, not a string"),
    ("[rules.fee-unit]\nlargest = true", 2, "must be a whole number, not a boolean"),
    ("[rules.fee-unit]\nstrict = 1", 2, "must be true or false"),
    ('[rules.fee-unit]\nratio = "1"', 2, "must be a number"),
    ("[rules.fee-unit]\nword = 1", 2, "must be a string"),
    ('[rules.fee-unit]\nwords = "b"', 2, "must be an array"),
    ("[rules.fee-unit]\nlargest = 1\n[rules.TAB013]\nlargest = 1", 3, "is the same rule as rules.fee-unit"),
]


@pytest.mark.parametrize(("text", "changed"), OPTIONS)
def test_options_of_rules(root: Path, text: str, changed: dict[str, object]) -> None:
    plant(root, {"gouji.toml": text})
    values = rule_options(Configs().for_file("a.txt"), Selectors(RULES))
    assert values == {"TAB013": {**RULES[0].options, **changed}}
    assert {type(values["TAB013"][key]) for key in changed} == {type(value) for value in changed.values()}


@pytest.mark.parametrize(("text", "line", "message"), WRONG_OPTIONS)
def test_a_wrong_option_is_named(root: Path, text: str, line: int, message: str) -> None:
    plant(root, {"gouji.toml": text})
    config = Configs().for_file("a.txt")
    with pytest.raises(ConfigError) as caught:
        rule_options(config, Selectors(RULES))
    assert caught.value.line == line
    assert message in caught.value.message
