"""Patterns that know what a match begins with find what ``re`` finds."""

import importlib
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gouji
from gouji.grammar.first_characters import _CLASSES, with_first_characters
from gouji.grammar.patterns import Lazy, code_of, compiled
from tests.project import ROOT

TEXTS = [
    path.read_text("utf-8")
    for folder in ("examples/reports", "examples/website", "tests/cases/base")
    for path in sorted((ROOT / folder).iterdir())
    if path.suffix in (".txt", ".md")
]


def patterns() -> Iterator[Lazy]:
    """Every pattern that a module of gouji holds by a name."""
    for module in pkgutil.walk_packages(gouji.__path__, "gouji."):
        if module.name.startswith(("gouji.grammar", "gouji.linter", "gouji.rules")):
            for value in vars(importlib.import_module(module.name)).values():
                yield from (one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, Lazy))


ALL = list({(one.pattern, one.flags): one for one in patterns()}.values())


def knows(pattern: str) -> bool:
    """Whether the characters that a match begins with are known, and were not before."""
    parsed = importlib.import_module("re._parser").parse(pattern, 0)
    code = importlib.import_module("re._compiler")._code(parsed, 0)
    return bool(with_first_characters(code, parsed, parsed.state.flags) != code)


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.pattern[:30])
def test_every_pattern_finds_what_re_finds(one: Lazy) -> None:
    plain = re.compile(one.pattern, one.flags)
    for text in TEXTS:
        assert [m.span() for m in one.finditer(text)] == [m.span() for m in plain.finditer(text)]


def test_choices_of_words_know_their_first_characters() -> None:
    for pattern in ("问题|不足?|[甲乙]", "(?:[一二]、|第?三)年", r"(?<!\d)(?:20\d\d|二〇)", "(?>甲+|乙)丙", "x?+y"):
        assert knows(pattern), pattern
    for pattern in ("问题|不足", "[^甲]乙", "甲*", ".甲", "(?i:a|b)c", "甲|乙?"):
        assert not knows(pattern), pattern


@pytest.mark.parametrize(("name", "belongs"), [("CATEGORY_DIGIT", str.isdecimal), ("CATEGORY_SPACE", str.isspace)])
def test_the_ranges_of_a_class_hold_all_of_it(name: str, belongs: Callable[[str], bool]) -> None:
    characters = (c for c in range(sys.maxunicode + 1) if belongs(chr(c)))
    assert all(any(low <= c <= high for low, high in _CLASSES[name]) for c in characters)


PIECE = st.sampled_from(
    [
        "a",
        "b",
        r"\d",
        r"[\sb]",
        "[ab]",
        "[^a]",
        "a?",
        "b*",
        "(?:ab|c)",
        "(?:a|)",
        "(b)",
        "^",
        "$",
        r"\b",
        "(?<!a)",
        "(?=c)",
    ]
)


@given(
    st.lists(st.lists(PIECE, min_size=1, max_size=4).map("".join), min_size=1, max_size=3),
    st.text("abc1١\n", max_size=12),
)
def test_any_pattern_finds_what_re_finds(choices: list[str], text: str) -> None:
    pattern = "|".join(choices)
    assert [m.span() for m in compiled(pattern, code_of(pattern, 0)).finditer(text)] == [
        m.span() for m in re.finditer(pattern, text)
    ]
