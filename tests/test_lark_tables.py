"""The stored tables of a grammar: made once, never older than the grammar, rebuilt when damaged."""

import os
from pathlib import Path

import pytest

from gouji.grammar import lark_tables
from gouji.grammar.parser import Builder, ReportLexer


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "gouji"


def load() -> object:
    return lark_tables.load_grammar("report.lark", ReportLexer, Builder())


def test_tables_are_built_once(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load()
    (stored,) = cache.iterdir()
    before = stored.stat().st_mtime_ns
    monkeypatch.setattr(lark_tables, "_store", lambda *_: pytest.fail("built again"))
    load()
    assert stored.stat().st_mtime_ns == before


def test_a_changed_grammar_has_other_tables() -> None:
    assert lark_tables.tables_path("report.lark", "a: B") != lark_tables.tables_path("report.lark", "a: C")


@pytest.mark.parametrize("damage", [b"", b"no pickle", b"\x80\x04N."])
def test_damaged_tables_are_built_again(cache: Path, damage: bytes) -> None:
    load()
    (stored,) = cache.iterdir()
    good = stored.stat().st_size
    stored.write_bytes(damage)
    load()
    assert stored.stat().st_size == good


def test_a_cache_that_cannot_be_written_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", os.fspath(blocked))
    assert load()
