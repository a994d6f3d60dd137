"""The progress bar: only where a run is long, and gone before a finding is told."""

from collections.abc import Iterator

import pytest

from gouji.linter.commands import progress
from gouji.linter.plan import Checked
from gouji.linter.trouble import Trouble


def results(count: int) -> Iterator[Checked]:
    for number in range(count):
        yield Checked(str(number), (), troubles=[Trouble("坏", "bad")] if number == 2 else ())


def test_a_short_run_shows_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(list(progress.shown(results(4), 4))) == 4
    assert capsys.readouterr().err == ""


def test_a_long_run_does(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", -1.0)
    monkeypatch.setattr(progress, "_STEP", -1.0)
    assert [one.path for one in progress.shown(results(4), 4)] == ["0", "1", "2", "3"]
    err = capsys.readouterr().err
    assert "] 2/4 \r\x1b[K" in err
    assert err.endswith("\r\x1b[K")
