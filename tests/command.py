"""The command for tests: the example reports, a run in this process, a run in one of its own."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from gouji.linter.cli import main
from tests.project import ROOT

REPORTS = ROOT / "examples" / "reports"
GOOD = REPORTS / "qinghe-agriculture-2023.txt"
BAD = REPORTS / "qinghe-water-2023.txt"

COMMAND = [sys.executable, "-c", "import sys; from gouji.linter.cli import main; sys.exit(main())"]


class Run:
    """An in-process run in a folder: its exit status, stdout and stderr."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *words: str | Path) -> None:
        capsys.readouterr()
        self.status = main([str(word) for word in words])
        self.out, self.err = capsys.readouterr()

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def codes(self) -> list[str]:
        return [one["code"] for one in self.json["diagnostics"]]


def sums(*words: str | Path) -> tuple[str | Path, ...]:
    """Arguments of a check that looks for wrong sums only, so that other rules can come without a change here."""
    return ("check", "--select", "SUM", *words)
