"""What the READMEs show is what happens: commands, outputs, options, exit statuses, codes, links, configuration."""

import json
import re
import shlex
import tomllib
from pathlib import Path

import pytest

from tests.project import ROOT, gouji

READMES = {name: (ROOT / name).read_text("utf-8") for name in ("README.md", "README.zh-CN.md")}
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)

each_readme = pytest.mark.parametrize("name", READMES)


def blocks(name: str, language: str) -> list[str]:
    return [text for kind, text in BLOCK.findall(READMES[name]) if kind == language]


def help_text() -> str:
    commands = ("check", "rules", "rule", "tree", "tables")
    return "\n".join([gouji("--help").stdout, *(gouji(command, "--help").stdout for command in commands)])


@each_readme
def test_two_commands_set_everything_up(name: str) -> None:
    lint, test = blocks(name, "sh")[0].splitlines()[-2:]
    assert lint == "python3 -m venv .venv && .venv/bin/pip install -q -e . && .venv/bin/gouji check examples/reports"
    assert test == "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/pytest -q"
    assert BLOCK.findall(READMES[name])[0][0] == "sh", "the README begins with them"


@each_readme
def test_the_output_shown_is_the_output(name: str) -> None:
    shown = blocks(name, "console")
    assert shown
    for block in shown:
        command, _, output = block.partition("\n")
        program, *arguments = shlex.split(command.removeprefix("$ "))
        assert (command[:2], program) == ("$ ", "gouji")
        assert gouji(*arguments).stdout == output


@each_readme
def test_both_are_examples_of_a_finding(name: str) -> None:
    lang = "zh" if "zh-CN" in name else "en"
    assert any(f"--lang {lang}" in block.partition("\n")[0] for block in blocks(name, "console"))


@each_readme
def test_options_exist(name: str) -> None:
    ours = "\n".join(line for line in READMES[name].splitlines() if "pip " not in line)
    known = set(re.findall(r"--[a-z][a-z-]+", help_text()))
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", ours)) <= known


@each_readme
def test_codes_exist(name: str) -> None:
    listed = json.loads(gouji("rules", "--format", "json").stdout)
    known = set(re.findall(r"\b[A-Z]+\d{3}\b", json.dumps(listed)))
    shown = "\n".join(kind for kind in BLOCK.sub("", READMES[name]).splitlines())
    assert set(re.findall(r"\b[A-Z]+\d{3}\b", shown)) <= known


@each_readme
def test_exit_statuses(name: str, tmp_path: Path) -> None:
    assert re.findall(r"^\| (\d) \|", READMES[name], re.M) == ["0", "1", "2"]
    assert gouji("check", "examples/reports/qinghe-agriculture-2023.txt").returncode == 0
    assert gouji("check", "examples/reports/qinghe-water-2023.txt").returncode == 1
    assert gouji("check", tmp_path / "missing.txt").returncode == 2


@each_readme
def test_the_configuration_is_accepted(name: str, tmp_path: Path) -> None:
    shown = blocks(name, "toml")
    assert shown
    for block in shown:
        tomllib.loads(block)
    report = tmp_path / "report.txt"
    report.write_bytes((ROOT / "examples/reports/qinghe-agriculture-2023.txt").read_bytes())
    (tmp_path / "gouji.toml").write_text(shown[0], "utf-8")
    checked = gouji("check", "report.txt", cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@each_readme
def test_links_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", READMES[name]):
        assert (ROOT / target).exists(), target


def test_the_twins_show_the_same() -> None:
    english, chinese = READMES.values()
    assert [len(re.findall(rf"^{'#' * level} ", english, re.M)) for level in (1, 2, 3)] == [
        len(re.findall(rf"^{'#' * level} ", chinese, re.M)) for level in (1, 2, 3)
    ]
    assert [kind for kind, _ in BLOCK.findall(english)] == [kind for kind, _ in BLOCK.findall(chinese)]


@each_readme
def test_the_house_rule_runs_as_it_stands(name: str, tmp_path: Path) -> None:
    (shown,) = blocks(name, "python")
    (tmp_path / "house_rules").mkdir()
    (tmp_path / "house_rules" / "motto.py").write_text(shown, "utf-8")
    (tmp_path / "gouji.toml").write_text('rules-path = ["house_rules"]\n', "utf-8")
    (tmp_path / "report.txt").write_bytes((ROOT / "examples/reports/qinghe-agriculture-2023.txt").read_bytes())
    checked = gouji("check", "report.txt", cwd=tmp_path)
    assert checked.returncode == 1, checked.stderr
    assert re.search(r"^report\.txt:3:\d+: HOUSE001 the motto is missing$", checked.stdout, re.M)
