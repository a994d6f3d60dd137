"""The stored tables of a grammar: made once, never older than the grammar, rebuilt when damaged, run as lark does."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lark
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark.lexer import Lexer, Token

from gouji.grammar import kept, lark_tables
from gouji.grammar.nodes import Root
from gouji.grammar.parser import Builder
from tests.project import run

GRAMMAR = Path(lark_tables.__file__).with_name("prose_figures.lark")
TERMINALS = ("FIGURE", "SHARE", "NOUN", "DEED", "NONE", "JOIN", "WHEREOF", "OPEN", "CLOSE", "COMMA", "STOP", "WORDS")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "gouji"


def load() -> lark_tables.Parse:
    return lark_tables.load_grammar("report.lark", Builder())


def test_tables_are_built_once(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load()
    (stored,) = cache.iterdir()
    before = stored.stat().st_mtime_ns
    monkeypatch.setattr(lark_tables, "store", lambda *_: pytest.fail("built again"))
    load()
    assert stored.stat().st_mtime_ns == before


def test_a_changed_grammar_has_other_tables() -> None:
    assert lark_tables.tables_path("report.lark", "a: B") != lark_tables.tables_path("report.lark", "a: C")


@pytest.mark.parametrize("damage", [b"", b"no tables", b"\x80\x04N."])
def test_damaged_tables_are_built_again(cache: Path, damage: bytes) -> None:
    load()
    (stored,) = cache.iterdir()
    states = len(kept.load(os.fspath(stored))[0]["states"])
    stored.write_bytes(damage)
    assert load()([]) == Root((), ())
    assert len(kept.load(os.fspath(stored))[0]["states"]) == states


def test_a_cache_that_cannot_be_written_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", os.fspath(blocked))
    assert load()([]) == Root((), ())


class Nested:
    """Makes of every rule its name and its children."""

    def __getattr__(self, name: str) -> Any:
        return lambda children: (name, [getattr(child, "type", child) for child in children])


class Given(Lexer):
    """Hands tokens on."""

    def __init__(self, lexer_conf: Any) -> None:
        """Needs nothing."""

    def lex(self, data: list[str]) -> Iterator[Token]:  # type: ignore[override]
        """A token for each type."""
        return (Token(kind, "") for kind in data)


def plain(tree: "lark.Tree[Token] | Token") -> object:
    if isinstance(tree, Token):
        return tree.type
    return str(tree.data), [plain(child) for child in tree.children]


RUN = lark_tables.load_grammar(GRAMMAR.name, Nested())
LARK: Any = lark.Lark(GRAMMAR.read_text("utf-8"), start=GRAMMAR.stem, parser="lalr", lexer=Given)


@given(st.lists(st.sampled_from(TERMINALS), max_size=24))
def test_a_grammar_is_run_as_lark_runs_it(kinds: list[str]) -> None:
    """The same tree as by ``Lark.parse``, and an error where that has one."""
    try:
        tree = plain(LARK.parse(kinds))
    except lark.UnexpectedToken:
        with pytest.raises(lark.UnexpectedToken):
            RUN(Token(kind, "") for kind in kinds)
    else:
        assert RUN(Token(kind, "") for kind in kinds) == tree


def test_lark_is_whole_for_others(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("2023年政府信息公开工作年度报告", "utf-8")
    code = (
        "import sys; from gouji.linter.cli import main; main(['check', '--no-cache', 'report.txt']);"
        "print('lark.lark' in sys.modules);"
        "import lark; print(lark.Lark('start: \"a\"+').parse('aa').data, lark.__version__, 'lark.lark' in sys.modules)"
    )
    run([sys.executable, "-c", code], tmp_path)  # builds the tables, if they are not there
    lines = run([sys.executable, "-c", code], tmp_path).stdout.splitlines()
    assert lines[-2:] == ["False", f"start {lark.__version__} True"]
