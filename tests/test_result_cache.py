"""The cache of results: it never gives a stale finding, and whatever is wrong with it is mended without a word."""

import os
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gouji.linter import environment
from gouji.linter.result_cache import ResultCache
from gouji.linter.runner import Runner, Task
from gouji.linter.settings import Overrides
from tests.project import ROOT, run

REPORT = (ROOT / "examples" / "reports" / "qinghe-water-2023.txt").read_text("utf-8")
RULE = '''from gouji.linter import Finding, rule

@rule("HOUSE001", source="house", severity="{severity}")
def motto(report, standard):
    """The motto is there."""
    yield Finding(report.sections[0].span, message="{words}")
'''


def gouji(cwd: Path, *words: str) -> tuple[int, str]:
    code = "import sys; from gouji.linter.cli import main; sys.exit(main())"
    done = run([sys.executable, "-c", code, "check", *words], cwd)
    return done.returncode, done.stdout


def old(path: Path) -> None:
    """Make a file so old that its times can be trusted, whatever was the last change."""
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns - 10_000_000_000))


FILES = st.sampled_from(
    [REPORT, REPORT.replace("2023", "2022"), REPORT.replace("总体情况", "总体清况"), "不是报告\n", ""]
)
CONFIGS = st.sampled_from(["", 'ignore = ["SUM"]', 'lang = "en"', '[severity]\nSUM = "info"', "max-file-size = 2000"])
RULES = st.sampled_from([None, RULE.format(severity="info", words="one"), RULE.format(severity="info", words="two")])
VERSIONS = st.sampled_from([b"1", b"2"])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(FILES, CONFIGS, RULES, VERSIONS, st.booleans()), min_size=2, max_size=6))
def test_no_finding_is_ever_stale(steps: list[tuple[str, str, str | None, bytes, bool]]) -> None:
    with tempfile.TemporaryDirectory() as scratch, pytest.MonkeyPatch.context() as patch:
        folder = Path(scratch)
        patch.chdir(folder)
        (folder / "house").mkdir()
        for text, config, rule, version, aged in steps:
            (folder / "a.txt").write_text(text, "utf-8")
            (folder / "house" / "motto.py").write_text(rule or RULE.format(severity="error", words="none"), "utf-8")
            lines = f'rules-path = ["house"]\n{config}' if rule else config
            (folder / "gouji.toml").write_text(lines, "utf-8")
            patch.setattr(environment, "own_sources", lambda version=version: version)
            if aged:
                old(folder / "a.txt")
            task = Task("a.txt", "a.txt", named=True)
            results = []
            for cache in (ResultCache(str(folder / "cache")), None, ResultCache(str(folder / "cache"))):
                runner = Runner(None, Overrides(), cache)
                results.append(runner.cached(task) or runner.check(task))
            assert [list(one.diagnostics) for one in results] == [list(results[1].diagnostics)] * 3


def test_a_plugin_that_changes_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "site" / "city-1.0.dist-info").mkdir(parents=True)
    (tmp_path / "site" / "city-1.0.dist-info" / "entry_points.txt").write_text("[gouji]\ncity = city_rules\n", "utf-8")
    path = os.pathsep.join([str(tmp_path / "site"), os.environ.get("PYTHONPATH", "")])
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    code = "import sys; from gouji.linter.cli import main; sys.exit(main())"
    hook = "\n\nfrom gouji.linter import hookimpl\n\n@hookimpl\ndef gouji_rules():\n    return [motto]\n"
    for words in ("first", "second"):
        text = RULE.format(severity="info", words=words) + hook
        (tmp_path / "site" / "city_rules.py").write_text(text, "utf-8")
        for _ in range(2):
            command = [sys.executable, "-B", "-c", code, "check", "--cache-dir", "cache", "--select", "HOUSE", "a.txt"]
            assert words in run(command, tmp_path, PYTHONPATH=path).stdout


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 40, b"\xff" * 4000])
def test_a_damaged_cache_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    first = gouji(tmp_path, "--cache-dir", "cache", "a.txt")
    stored = [path for path in (tmp_path / "cache").rglob("*") if path.is_file() and path.parent.name != "cache"]
    assert len(stored) == 1
    good = stored[0].read_bytes()
    stored[0].write_bytes(damage)
    assert gouji(tmp_path, "--cache-dir", "cache", "a.txt") == first
    assert len(stored[0].read_bytes()) == len(good)


def test_a_cache_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    (tmp_path / "cache").write_text("a file", "utf-8")
    assert gouji(tmp_path, "--cache-dir", "cache", "a.txt") == gouji(tmp_path, "--no-cache", "a.txt")


def test_no_cache_is_no_cache(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    gouji(tmp_path, "--no-cache", "--cache-dir", "cache", "a.txt")
    assert not (tmp_path / "cache").exists()


def test_a_crash_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    crash = RULE.format(severity="info", words="x").replace("    yield", "    1 / 0\n    yield")
    (tmp_path / "house" / "motto.py").write_text(crash, "utf-8")
    (tmp_path / "gouji.toml").write_text('rules-path = ["house"]\n', "utf-8")
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    for _ in range(2):
        status, out = gouji(tmp_path, "--cache-dir", "cache", "a.txt")
        assert status == 2
        assert "GOUJI003" in out


def test_a_suppression_expires_in_the_cache_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(REPORT + "\n# gouji: ignore-file SUM -- why until 2999-01-31\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    task = Task("a.txt", "a.txt", named=True)
    Runner(None, Overrides(), ResultCache("cache")).check(task)
    assert Runner(None, Overrides(), ResultCache("cache")).cached(task) is not None
    later = ResultCache("cache")
    later._today = "2999-02-01"
    assert Runner(None, Overrides(), later).cached(task) is None


def test_an_unchanged_file_is_known_by_its_times_and_else_by_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    monkeypatch.setattr("gouji.linter.result_cache._RACY", -(10**18))
    task = Task("a.txt", "a.txt", named=True)
    first = Runner(None, Overrides(), ResultCache("cache")).check(task)
    with monkeypatch.context() as patch:
        patch.setattr("gouji.linter.result_cache.ResultCache._same", lambda *_: pytest.fail("read"))
        found = Runner(None, Overrides(), ResultCache("cache")).cached(task)
    assert found is not None
    assert list(found.diagnostics) == list(first.diagnostics)
    os.utime("a.txt", (1, 1))
    assert Runner(None, Overrides(), ResultCache("cache")).cached(task) is not None


def test_what_was_kept_long_ago_is_forgotten(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    gouji(tmp_path, "--cache-dir", "cache", "a.txt")
    (stored,) = [path for path in (tmp_path / "cache").rglob("*") if path.parent.parent.name == "cache"]
    os.utime(stored, (1, 1))
    cache = ResultCache(str(tmp_path / "cache"))
    cache.sweep()
    assert stored.exists()
    from gouji.grammar.kept import store

    store(str(tmp_path / "cache" / "swept"), 1.0)
    cache.sweep()
    assert not stored.exists()
