"""Remembering what a function makes of a text, or of an object that is costly to hash, such as a form."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_MOST = 256  # objects
_LONGEST = 300  # characters of a text that is kept


def per_object(function: Callable[[_Key], _Value]) -> Callable[[_Key], _Value]:
    """The function, called once for each object; an object that is kept in memory for its result has no twin."""
    known: dict[int, tuple[_Key, _Value]] = {}

    @wraps(function)
    def remembered(thing: _Key) -> _Value:
        found = known.get(id(thing))
        if found is None:
            if len(known) >= _MOST:
                known.clear()
            found = known[id(thing)] = (thing, function(thing))
        return found[1]

    return remembered


class Memo(dict[str, _Value]):
    """What ``make`` makes of a text: ``memo[text]``. Texts up to ``longest`` are kept, until there are ``most``."""

    __slots__ = ("_longest", "_make", "_most")

    def __init__(self, make: Callable[[str], _Value], most: int = 4096, longest: int = _LONGEST) -> None:
        super().__init__()
        self._make = make
        self._most = most
        self._longest = longest

    def __missing__(self, text: str) -> _Value:
        value = self._make(text)
        if len(text) <= self._longest:
            if len(self) >= self._most:
                self.clear()
            self[text] = value
        return value
