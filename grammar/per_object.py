"""Remembering what a function makes of an object that is costly to hash, such as a form: by which object it is."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_MOST = 256


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
