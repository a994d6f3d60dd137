"""Start-up: nothing is imported before it is needed, and what is kept between runs is never older than its source."""

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.grammar import kept, patterns
from gouji.linter import standard_store
from tests.project import ROOT, run, succeed

REPORT = ROOT / "examples" / "reports" / "qinghe-agriculture-2023.txt"
HEAVY = (
    "lark",
    "pluggy",
    "tomli",
    "gouji.rules",
    "gouji.grammar.parser",
    "gouji.linter.session",
    "gouji.linter.plugins",
)
#: What a file that is checked alone never needs.
TOGETHER = (
    "array", "gouji.linter.between_years", "gouji.linter.bodies", "gouji.linter.clauses", "gouji.linter.copies",
    "gouji.linter.cross_rules", "gouji.linter.cross_run", "gouji.linter.facts", "gouji.linter.packed",
    "gouji.linter.report_facts", "gouji.linter.reports", "gouji.linter.together", "gouji.rules.cross_copies",
    "gouji.rules.cross_duplicates", "gouji.rules.cross_rollup", "gouji.rules.cross_years",
)  # fmt: skip
VERSION = (
    "gouji", "gouji.grammar", "gouji.grammar.kept", "gouji.grammar.patterns", "gouji.grammar.records", "gouji.linter",
    "gouji.linter.cli",
    "gouji.linter.commands", "gouji.linter.commands.language", "gouji.linter.commands.parser",
    "gouji.linter.commands.version", "gouji.linter.config", "gouji.linter.config_reader", "gouji.linter.entry_points",
    "gouji.linter.extensions", "gouji.linter.finding", "gouji.linter.globs", "gouji.linter.nearest",
    "gouji.linter.rule", "gouji.linter.selectors", "gouji.linter.settings", "gouji.linter.shape",
    "gouji.linter.toml_lines", "gouji.linter.trouble",
)  # fmt: skip
CHECK = (
    *(name for name in VERSION if not name.endswith(".version")), "gouji.linter.commands.check",
    "gouji.linter.commands.check_options", "gouji.linter.commands.tally", "gouji.linter.discovery",
    "gouji.linter.environment", "gouji.linter.gitignore", "gouji.linter.plan", "gouji.linter.reporters",
    "gouji.linter.reporters.base", "gouji.linter.reporters.text", "gouji.linter.result_cache", "gouji.linter.runner",
    "gouji.linter.workers",
)  # fmt: skip


def imported(cwd: Path, *words: str) -> set[str]:
    """The modules that a command has imported when it ends."""
    code = (
        "import sys, json; from gouji.linter.cli import main; main(sys.argv[1:]);"
        "sys.stderr.write('\\n' + json.dumps(sorted(sys.modules)))"
    )
    done = run([sys.executable, "-c", code, *words], cwd)
    return set(json.loads(done.stderr.rpartition("\n")[2]))


def ours(names: set[str]) -> set[str]:
    return {name for name in names if name.partition(".")[0] == "gouji"}


def test_the_version_imports_little(tmp_path: Path) -> None:
    found = imported(tmp_path, "--version")
    assert found.isdisjoint(HEAVY)
    assert ours(found) <= set(VERSION)


def test_a_file_in_the_cache_imports_little(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(REPORT.read_bytes())
    words = ["check", "--cache-dir", str(tmp_path / "cache"), "a.txt"]
    assert not imported(tmp_path, *words).isdisjoint(HEAVY)
    found = imported(tmp_path, *words)
    assert found.isdisjoint(HEAVY)
    assert ours(found) <= set(CHECK)


def test_a_file_alone_imports_nothing_that_compares_reports(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(REPORT.read_bytes())
    (tmp_path / "gouji.toml").write_text('ignore = ["SUM001", "CROSS"]\n', "utf-8")
    found = imported(tmp_path, "check", "--no-cache", "a.txt")
    assert "gouji.rules.sums" in found
    assert found.isdisjoint(TOGETHER)
    (tmp_path / "b.txt").write_bytes(REPORT.read_bytes())
    (tmp_path / "gouji.toml").write_text("", "utf-8")
    assert imported(tmp_path, "check", "--no-cache", "a.txt", "b.txt").issuperset({*TOGETHER} - {"array"})


def test_what_finds_the_hooks_of_plugins_is_loaded_for_those_of_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(REPORT.read_bytes())
    words = "check", "--no-cache", "a.txt"
    alone = imported(tmp_path, *words)
    assert "gouji.rules.sums" in alone
    assert alone.isdisjoint({"pluggy", "gouji.linter.hookspecs"})
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "motto.py").write_text(
        "from gouji.linter import hookimpl\n\n@hookimpl\ndef gouji_rules():\n    return []\n"
    )
    (tmp_path / "gouji.toml").write_text('rules-path = ["house"]\n', "utf-8")
    assert "pluggy" in imported(tmp_path, *words)


def test_nothing_is_loaded_where_nothing_has_changed(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(REPORT.read_bytes())
    words = ["check", "--cache-dir", str(tmp_path / "cache"), "a.txt", "b.txt"]
    assert not imported(tmp_path, *words).isdisjoint(HEAVY)
    found = imported(tmp_path, *words)
    assert found.isdisjoint(HEAVY)
    assert ours(found) <= {*CHECK, "gouji.linter.together"}


def test_importing_a_small_module_does_not_bring_lark() -> None:
    code = (
        "import sys, gouji.grammar.labels, gouji.linter.finding; print('lark' in sys.modules, 'pluggy' in sys.modules)"
    )
    assert succeed([sys.executable, "-c", code]) == "False False\n"


@pytest.mark.parametrize("floor", ["grammar", "linter"])
def test_every_exported_name_is_there(floor: str) -> None:
    code = f"import gouji.{floor} as m; print([n for n in m.__all__ if not hasattr(m, n)], hasattr(m, 'nonsense'))"
    assert succeed([sys.executable, "-c", code]) == "[] False\n"


# --- patterns -----------------------------------------------------------------------------------------------------


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "gouji"


def test_a_lazy_pattern_is_like_a_compiled_one(cache: Path) -> None:
    for _ in range(2):  # compiled, then out of what was kept
        store = patterns._Kept()
        found = store.compile(r"(?P<a>一|二)\s+x", 0)
        match = found.search("是二 x")
        assert match is not None
        assert (match["a"], match.span(), found.groups) == ("二", (1, 4), 1)
        assert store.compile("^ab", 2 | 8).findall("AB\nab") == ["AB", "ab"]
        store.keep()
        assert not store.fresh
    assert len(kept.Drawer(kept.path_of("patterns", patterns.version())).all()) == 2
    lazy = patterns.lazy("a(b)?")
    assert (lazy.pattern, lazy.sub("x", "ab"), lazy.groups) == ("a(b)?", "x", 1)


@pytest.mark.parametrize("damage", [b"", b"x", b"\5\0\0\0\0\0\0\0N", b"\xff" * 99])
def test_damaged_patterns_are_compiled_again(cache: Path, damage: bytes) -> None:
    path = Path(kept.path_of("patterns", patterns.version()))
    path.parent.mkdir(parents=True)
    path.write_bytes(damage)
    assert patterns._Kept().compile("a+", 0).fullmatch("aaa")


def test_code_that_does_not_fit_is_compiled_again(cache: Path) -> None:
    kept.store_all(kept.path_of("patterns", patterns.version()), {("a+", 0): (32, b"\xff" * 4, 0, {}, (None,))})
    assert patterns._Kept().compile("a+", 0).fullmatch("aaa")


@given(
    st.dictionaries(st.text(), st.tuples(st.integers(), st.text(), st.binary(max_size=99)), max_size=9),
    st.integers(0, 400),
    st.binary(max_size=3),
)
def test_entries_that_are_whole_are_found(entries: dict[str, Any], at: int, damage: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "kept")
        assert kept.store_all(path, entries)
        drawer = kept.Drawer(path)
        assert drawer.all() == entries
        assert drawer.get("another key") == entries.get("another key")
        drawer.close()
        data = Path(path).read_bytes()
        Path(path).write_bytes(data[:at] + damage + data[at + len(damage) :])
        drawer = kept.Drawer(path)
        assert drawer.all().items() <= entries.items()
        drawer.close()
        assert not drawer.all()


# --- standards ----------------------------------------------------------------------------------------------------


def test_a_kept_standard_is_as_fresh_as_its_file(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "own.toml"
    text = (ROOT / "rules" / "standards" / "2021.toml").read_text("utf-8")
    path.write_text(text, "utf-8")
    first = standard_store.kept_standard(str(path))
    with monkeypatch.context() as patch:
        patch.setattr("gouji.linter.standard_loader.load_standard", lambda *_: pytest.fail("read again"))
        again = standard_store.kept_standard(str(path))
    assert (again.form, again.identities, again.claims) == (first.form, first.identities, first.claims)
    path.write_text(text.replace(first.source, "another source"), "utf-8")
    assert standard_store.kept_standard(str(path)).source == "another source"


def test_a_kept_standard_is_no_older_than_gouji(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(ROOT / "rules" / "standards" / "2021.toml")
    standard_store.kept_standard(path)
    monkeypatch.setattr(standard_store, "own_sources", lambda: b"another gouji")
    monkeypatch.setattr("gouji.linter.standard_loader.load_standard", lambda *_: "read again")
    assert str(standard_store.kept_standard(path)) == "read again"
