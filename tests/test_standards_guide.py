"""docs/standards.md is complete, and its examples do what it says."""

import re
from pathlib import Path

import pytest

from gouji.grammar import decode
from gouji.linter import standard_loader, standard_prose, standard_tables
from gouji.linter.cli import main
from gouji.linter.demand_forms import EVERY, KINDS
from gouji.linter.demands import read_demands
from gouji.linter.engine import lint_source
from gouji.linter.settings import ConfigError
from gouji.linter.shape import read_toml
from gouji.rules import gouji_standards
from tests.project import ROOT

GUIDE = (ROOT / "docs" / "standards.md").read_text("utf-8")
DEMANDS = re.findall(r"^```toml\n(\[\[demands\]\]\n.*?)^```\n(.*?)^```text\n(.*?)^```$", GUIDE, re.M | re.S)
TUTORIAL = GUIDE[GUIDE.index("## A form of your own") : GUIDE.index("## Which standard")]
FILES = re.findall(r"`([\w./-]+)`[^`\n]*:?\n\n```(?:toml|text)\n(.*?)^```$", TUTORIAL, re.M | re.S)
COMMANDS = re.findall(r"^```console\n\$ gouji (.*?)\n(.*?)^```$", GUIDE, re.M | re.S)


@pytest.mark.parametrize(("demands", "between", "findings"), DEMANDS, ids=[one[0].split('"')[1] for one in DEMANDS])
def test_a_demand_finds_what_the_guide_says(demands: str, between: str, findings: str) -> None:
    assert "```" not in between
    standards = tuple(gouji_standards())
    root = read_toml(demands, "gouji.toml", ConfigError)
    rules = read_demands(root.table()["demands"].array(), standards, several=True)
    path = ROOT / "examples" / "reports" / "qinghe-agriculture-2023.txt"
    found = lint_source(decode(path.read_bytes(), "report.txt"), standards, rules)
    assert "".join(f"{one.line}:{one.column}: {one.code} {one.message}\n" for one in found) == findings


def test_the_tutorial_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert [name for name, _ in FILES] == ["canteen.toml", "gouji.toml", "reports/water-2023.txt"]
    for name, text in FILES:
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, "utf-8")
    assert COMMANDS
    for command, output in COMMANDS:
        main([*command.split(), "--no-cache"])
        assert capsys.readouterr().out == output
    report = Path("reports/water-2023.txt")
    for old, new, code in (("三、下一步打算", "", "SEC001"), ("402000", "约40万", "TAB006")):
        report.write_text(FILES[2][1].replace(old, new), "utf-8")
        main(["check", str(report), "--no-cache"])
        assert f" {code} " in capsys.readouterr().out


def test_every_key_and_figure_is_documented() -> None:
    keys = {*EVERY, "least", "most"}
    for module in (standard_loader, standard_tables, standard_prose):
        for name, value in vars(module).items():
            if re.fullmatch("_[A-Z]+", name) and isinstance(value, tuple):
                keys.update(value)
    missing = [key for key in sorted(keys) if not re.search(rf"`{key}`|`{key} = ", GUIDE)]
    missing += [f"{{{figure}}}" for kind in KINDS for figure in kind.figures if f"`{{{figure}}}`" not in GUIDE]
    assert missing == []
