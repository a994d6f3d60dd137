"""The folder in which reports are compared, and the command run in it."""

import json
from pathlib import Path
from typing import Any

import pytest

from gouji.linter.cli import main
from tests.cross.reports import CARRIED_IN, CARRIED_OUT, LAST, NOW, Gouji


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of reports, of which one does not go on from the other: two findings of CROSS001."""
    monkeypatch.chdir(tmp_path)
    assert LAST.count(CARRIED_OUT) == NOW.count(CARRIED_IN) == 1
    (tmp_path / "2022.txt").write_text(LAST.replace(CARRIED_OUT, CARRIED_OUT[:-3] + "0\t1"), "utf-8")
    (tmp_path / "2023.txt").write_text(NOW, "utf-8")
    (tmp_path / "gouji.toml").write_text("", "utf-8")  # the folder is kept as one
    return tmp_path


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
