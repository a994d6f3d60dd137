"""The cache of comparisons: what has not changed is not read again, nothing is stale."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gouji.linter import result_cache, runner
from gouji.linter.cli import main
from tests.cross.reports import BASES, CARRIED_OUT, LAST, NOW, Gouji, codes


def test_only_what_has_changed_is_read_again(gouji: Gouji, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "other.txt").write_bytes((BASES / "county-education.txt").read_bytes())
    first = gouji(cache=True)
    read: list[str] = []
    reads = runner.Runner._read

    def noted(self: runner.Runner, task: runner.Task) -> Any:
        read.append(task.shown)
        return reads(self, task)

    monkeypatch.setattr(runner.Runner, "_read", noted)
    with monkeypatch.context() as patch:
        patch.setattr("gouji.linter.cross_run.CrossRun.results", lambda _: pytest.fail("compared again"))
        assert gouji(cache=True) == first
    (folder / "2022.txt").write_text(LAST, "utf-8")
    status, found, _ = gouji(cache=True)
    assert (status, found, read) == (0, [], ["./2022.txt"])


def test_a_file_that_was_checked_alone_is_compared_all_the_same(gouji: Gouji) -> None:
    for _ in range(2):
        assert gouji("2023.txt", cache=True)[1] == []
        assert gouji("2022.txt", cache=True)[1] == []
        assert codes(gouji("2022.txt", "2023.txt", cache=True)[1]) == ["CROSS001", "CROSS001"]


TEXTS = st.sampled_from(
    [
        LAST,
        NOW,
        "\n" + NOW,
        NOW.replace("。2023年，我局", "。\n2023年，我局"),
        LAST.replace(CARRIED_OUT, CARRIED_OUT[:-3] + "0\t1"),
        "# gouji: ignore-file CROSS001\n" + NOW,
        "不是报告\n",
        "",
    ]
)
CONFIGS = st.sampled_from(
    ["", 'ignore = ["CROSS001"]', 'lang = "en"', 'ignore = ["CROSS"]', "rules.copied-report.near = 0.1"]
)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS, CONFIGS), min_size=2, max_size=5))
def test_no_comparison_is_ever_stale(steps: list[tuple[str, str, str]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(result_cache, "_RACY", -(10**18))
        for number, (one, other, config) in enumerate(steps):
            for name, text in (("2022.txt", one), ("2023.txt", other), ("gouji.toml", config)):
                Path(name).write_text(text, "utf-8")
            outputs = []
            for words in (["--cache-dir", "kept"], ["--no-cache"], ["--cache-dir", "kept"]):
                target = f"out-{number}.json"
                main(["check", "--quiet", "--format", "json", "--output", target, *words, "2022.txt", "2023.txt"])
                outputs.append(Path(target).read_text("utf-8"))
            assert outputs[0] == outputs[1] == outputs[2]


def test_a_file_that_changes_meanwhile_is_told(gouji: Gouji, monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(entry: Any) -> Any:
        raise FileNotFoundError

    monkeypatch.setattr("gouji.linter.cross_run.read_again.__code__", changed.__code__)
    status, found, err = gouji()
    assert (status, found) == (2, [])
    assert "./2023.txt: changed in the meantime" in err
