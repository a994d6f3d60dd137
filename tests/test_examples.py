"""The table in examples/README.md is exactly what gouji says of the example reports."""

import json
import re
from pathlib import Path

import pytest

from tests.project import ROOT, gouji

REPORTS = ROOT / "examples" / "reports"
GUIDE = (ROOT / "examples" / "README.md").read_text("utf-8")
FILE_ROW = re.compile(r"^\| `([^`]+)` \| (\w) \| (good|bad) \|", re.M)
FINDING_ROW = re.compile(r"^\| `([^`]+)` \| (\d+) \| ([A-Z]+\d{3}) \| .+ \|$", re.M)


@pytest.fixture(scope="module")
def findings() -> list[tuple[str, int, str]]:
    checked = gouji("check", "examples/reports", "--no-cache", "--format", "json")
    assert checked.returncode == 1, checked.stderr
    return [
        (Path(found["path"]).name, found["line"], found["code"]) for found in json.loads(checked.stdout)["diagnostics"]
    ]


def test_every_finding_is_explained_and_every_explanation_is_found(findings: list[tuple[str, int, str]]) -> None:
    told = [(name, int(line), code) for name, line, code in FINDING_ROW.findall(GUIDE)]
    assert sorted(told) == sorted(findings)


def test_every_example_is_described() -> None:
    assert [name for name, _, _ in FILE_ROW.findall(GUIDE)] == sorted(path.name for path in REPORTS.iterdir())


def test_good_examples_are_good_and_bad_ones_bad(findings: list[tuple[str, int, str]]) -> None:
    bad = {name for name, _, _ in findings}
    for name, _, verdict in FILE_ROW.findall(GUIDE):
        assert (name in bad) == (verdict == "bad"), name


def test_there_are_good_and_bad_ones_in_at_least_four_layouts() -> None:
    for wanted in ("good", "bad"):
        assert len({layout for _, layout, verdict in FILE_ROW.findall(GUIDE) if verdict == wanted}) >= 4
