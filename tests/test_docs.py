"""The manual: its examples do what they show, nothing is left undocumented, and the site builds without a warning."""

import argparse
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from gouji.linter import Rule, config_reader, hookspecs
from gouji.linter.commands import COMMANDS
from gouji.linter.commands.parser import Parser, add_lang
from gouji.linter.commands.rule_pages import page
from gouji.linter.config import Configs
from gouji.linter.reporters import FORMATS
from gouji.rules import gouji_cross_rules, gouji_rules
from tests.project import GOUJI, ROOT, environment, succeed

DOCS = ROOT / "docs"
PAGES = {path.name: path.read_text("utf-8") for path in sorted(DOCS.glob("*.md"))}
BLOCK = re.compile(r"(?:^`([^`\n]+)`:\n\n)?^```(\w+)\n(.*?)^```$", re.M | re.S)
#: tests/test_standards_guide.py runs that page's examples.
RUN = [name for name in PAGES if name != "standards.md"]
HOOKS = [name for name in vars(hookspecs) if name.startswith("gouji_")]
SUMMARY = re.compile("gouji(?:：检查了|: \\d+ files? checked)")
BASE = "某县教育局2023年政府信息公开工作年度报告\n\n一、总体情况\n\n本局坚持公开为常态、不公开为例外。\n"


def blocks(name: str) -> Iterator[tuple[str, str, str]]:
    """The examples of a page: the file that one is (or nothing), its language, its text."""
    for match in BLOCK.finditer(PAGES[name]):
        yield match[1] or "", match[2], match[3]


@pytest.mark.parametrize("name", [name for name in RUN if any(kind != "text" for _, kind, _ in blocks(name))])
def test_the_examples_of_a_page_do_what_they_show(name: str, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes((ROOT / "examples/reports/qinghe-agriculture-2023.txt").read_bytes())
    if name == "testing.md":
        (tmp_path / "cases" / "base").mkdir(parents=True)
        (tmp_path / "cases" / "base" / "county.txt").write_text(BASE, "utf-8")
    for file, kind, text in blocks(name):
        if file:
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file).write_text(text, "utf-8")
        elif kind == "console":
            converse(text, tmp_path)
        elif kind == "toml":
            configure(text, tmp_path)
        elif kind == "python":
            exec(compile(text, name, "exec"), {"__name__": name})


def converse(text: str, folder: Path) -> None:
    """Run the commands of a console example; ``…`` in their outputs, alone on a line or within one, is anything."""
    for part in re.split(r"^\$ ", text, flags=re.M)[1:]:
        command, _, shown = part.partition("\n")
        words = shlex.split(command)
        programs = {
            "gouji": [str(GOUJI)],
            "python": [sys.executable],
            "pytest": [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"],
        }
        done = subprocess.run(
            [*programs.get(words[0], [words[0]]), *words[1:]],
            cwd=folder,
            env=environment(COLUMNS="80"),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        output = "".join(line for line in done.stdout.splitlines(True) if not SUMMARY.match(line))
        pattern = "".join(
            "(?:.*\n)*" if line == "…\n" else re.escape(line).replace("…", ".*") for line in shown.splitlines(True)
        )
        assert re.fullmatch(pattern, output), f"$ {command}\nshown:\n{shown}\nis:\n{done.stdout}"


def configure(text: str, folder: Path) -> None:
    """A configuration without a file name is read as one."""
    tomllib.loads(text)
    place = folder / "reading" / "it"
    (place / "house_rules").mkdir(parents=True, exist_ok=True)
    (place / "own.toml").write_text("", "utf-8")
    (place.parent / "base.toml").write_text("", "utf-8")
    (place / "gouji.toml").write_text(text, "utf-8")
    Configs().for_file(str(place / "report.txt"))


# --- nothing is undocumented --------------------------------------------------------------------------------------


def section(name: str, heading: str) -> str:
    """What stands under a heading of the second level."""
    match = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", PAGES[name], re.M | re.S)
    assert match, f"{name} has no heading “{heading}”"
    return match[1]


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_is_documented_with_what_it_takes_and_gives(hook: str) -> None:
    function = getattr(hookspecs, hook)
    told = function.__doc__
    assert ":return:" in told
    parameters = function.__code__.co_varnames[: function.__code__.co_argcount]
    text = section("hooks.md", hook)
    for parameter in parameters:
        assert f":param {parameter}:" in told
        assert f"`{parameter}`" in text
    assert "Returns" in text


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_has_an_example_that_is_run(hook: str) -> None:
    text = section("hooks.md", hook)
    examples = [code for file, kind, code in BLOCK.findall(text) if file and kind == "python"]
    assert any(f"@hookimpl\ndef {hook}()" in code for code in examples)
    assert any(kind == "console" for _, kind, _ in BLOCK.findall(text))


def options_of(command: str) -> set[str]:
    """The options that a command has."""
    parser = Parser(lang="en", prog="gouji")
    import_module(f"gouji.linter.commands.{COMMANDS[command][0]}").arguments(parser)
    add_lang(parser)
    actions: list[argparse.Action] = parser._actions
    return {option for action in actions for option in action.option_strings}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_documented_with_its_options(command: str) -> None:
    text = PAGES["commands.md"]
    assert re.search(rf"^\| `gouji {command}[ `]", text, re.M)
    everywhere = text[: text.index("## ")]
    heading = f"## gouji {command}\n"
    own = section("commands.md", heading[3:-1]) if heading in text else ""
    for option in options_of(command):
        assert f"`{option}`" in everywhere + own or f"`{option} " in everywhere + own, option
    documented = set(re.findall(r"`(--[a-z][a-z-]+)", own))
    assert documented <= options_of(command) | {"--fix"}


def test_the_formats_are_documented() -> None:
    text = section("commands.md", "gouji check")
    assert [name for name in FORMATS if f"`{name}`" not in text] == []


def test_the_exit_statuses_are_documented() -> None:
    assert re.findall(r"^\| (\d) \|", section("commands.md", "Exit status"), re.M) == ["0", "1", "2"]


def test_every_key_of_the_configuration_is_documented() -> None:
    text = PAGES["configuration.md"]
    rows = set(re.findall(r"^\| `([\w.-]+)` \|", text, re.M))
    suppressions = {f"suppressions.{key}" for key in config_reader.SUPPRESSION_KEYS}
    assert rows == (set(config_reader.KEYS) - {"suppressions"}) | suppressions
    entries = next(line for line in text.splitlines() if line.startswith("| `suppressions.entries`"))
    assert [key for key in config_reader.ENTRY_KEYS if f"`{key}`" not in entries] == []


def test_the_defaults_shown_are_the_defaults() -> None:
    rows = dict(re.findall(r"^\| `([\w.-]+)` \| .* \| `([^`]+)` \|$", PAGES["configuration.md"], re.M))
    for key, value, origin in Configs(os.devnull).for_file("x").entries():
        assert origin == "default"
        assert tomllib.loads(f"x = {rows[key]}") == {"x": value}, key


def test_every_key_of_a_case_is_documented() -> None:
    source = (ROOT / "linter" / "testing.py").read_text("utf-8")
    keys = set(re.findall(r"""\bcase(?:\.get\(|\[)["'](\w+)["']""", source))
    assert keys == set(re.findall(r"^\| `(\w+)` \|", PAGES["testing.md"], re.M))


@pytest.mark.parametrize("rule", [*gouji_rules(), *gouji_cross_rules()], ids=lambda rule: rule.code)
def test_a_rule_has_its_manual_in_both_languages(rule: Rule) -> None:
    text = "\n".join(page([rule], "Rules"))
    assert f"## {rule.code} {rule.name}\n" in text
    assert "**source**" in text
    assert "**依据**" in text
    assert "中文" not in text.partition("\n\n")[0]
    assert text.count("```text") == 2, "a bad and a good example"
    for option in rule.options:
        assert re.search(rf"^{option} = ", text, re.M), option


# --- links, and the site ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    text = re.sub(r"^```.*?^```$", "", PAGES[name], flags=re.M | re.S)
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert (DOCS / target).exists(), target


def test_the_index_leads_to_every_page() -> None:
    for name in PAGES:
        assert name == "index.md" or f"]({name})" in PAGES["index.md"]


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("sphinx", reason="the extra `docs` is not installed")
    pytest.importorskip("myst_parser", reason="the extra `docs` is not installed")
    succeed(
        [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-d", tmp_path / "cache", DOCS, tmp_path / "site"]
    )
    reference = "".join(path.read_text("utf-8") for path in (tmp_path / "site" / "rules").glob("*.html"))
    assert [rule.code for rule in gouji_rules() if rule.code not in reference] == []
    assert (tmp_path / "site" / "tutorial.html").is_file()
