"""Pieces of a text that follow themselves are found as a pattern with a reference to its group finds them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from gouji.linter.doublings import _SIZES, _doubled

PATTERNS = {size: re.compile(rf"({'.' * size})\1") for size in _SIZES}


@given(st.text("公开情\n", max_size=24) | st.text("a\0\x01\u0100\ud800\U0001f600", max_size=24))
def test_pieces_that_follow_themselves(text: str) -> None:
    due = [(match.start(), size) for size, pattern in PATTERNS.items() for match in pattern.finditer(text)]
    assert list(_doubled(text)) == due


def test_pieces_of_every_size() -> None:
    for size in _SIZES:
        piece = "政府信息公开"[:size]
        assert (2, size) in list(_doubled(f"我局{piece}{piece}。"))
        assert not list(_doubled(f"我局{piece}，{piece}。"))
