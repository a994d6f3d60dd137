"""Remembering what a function makes of a text, for texts that come again and again: lines, cells, labels."""

from collections.abc import Callable
from typing import TypeVar

_Value = TypeVar("_Value")
_MOST = 4096  # texts
_LONGEST = 300  # characters of a text that is kept


class Memo(dict[str, _Value]):
    """What ``make`` makes of a text: ``memo[text]``. Short texts are kept, until there are too many."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[str], _Value]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: str) -> _Value:
        value = self._make(text)
        if len(text) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[text] = value
        return value
