r"""Which characters a match of a pattern can begin with, written into its compiled code.

``re`` looks for a match at every place of a text unless it knows what a match begins with, which it finds out for the
simplest patterns only. Most patterns here are choices of Chinese words: knowing their first characters, the search
goes from one of these to the next. A class such as ``\d`` among them asks Unicode's tables at every place, so it is
written out.
"""

from collections.abc import Iterable
from importlib import import_module
from typing import Any

_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_PLACES = ("AT", "ASSERT", "ASSERT_NOT")
#: Ranges that hold all digits and blanks of Unicode; it does no harm that they hold more.
_CLASSES = {
    "CATEGORY_DIGIT": ((0x30, 0x39), (0x660, 0x1CFF), (0xA600, 0xABFF), (0xFF10, 0xFF19), (0x10000, 0x10FFFF)),
    "CATEGORY_SPACE": ((0x09, 0x0D), (0x1C, 0x20), (0x85, 0x85), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x205F),
                       (0x3000, 0x3000)),
}  # fmt: skip
_MASK, _CHARSET, _IGNORECASE = 2, 4, 2


def with_first_characters(code: list[int], parsed: Any, flags: int) -> list[int]:
    """The code of a pattern (that of ``re`` on Python 3.11 to 3.13) with the characters that its matches begin with.

    As it was where ``re`` knows as much itself, or where there are no such characters.
    """
    least, most = code[3], code[4]
    found = None if code[_MASK] & ~_CHARSET or not least or flags & _IGNORECASE else _first(parsed)
    if found is None or found[1]:
        return code
    first = _without_classes(found[0])
    if code[_MASK] and first == found[0]:
        return code
    compiler = import_module("re._compiler")
    characters: list[int] = []
    compiler._compile_charset(compiler._optimize_charset(first)[0], flags, characters)
    info = [code[0], 0, _CHARSET, least, most, *characters]
    info[1] = len(info) - 1
    return info + code[1 + code[1] :]


def _without_classes(characters: list[Any]) -> list[Any]:
    r"""The characters with those written as a class (``\d``) told one by one, which is quicker to look up."""
    constants = import_module("re._constants")
    return [
        one
        for operation, argument in characters
        for one in (
            [(constants.RANGE, pair) for pair in _CLASSES[str(argument)]]
            if str(argument) in _CLASSES
            else [(operation, argument)]
        )
    ]


def _first(items: Iterable[tuple[Any, Any]]) -> tuple[list[Any], bool] | None:
    """What a sequence of parsed items can begin with, and whether it can be empty; None where that cannot be told."""
    found: list[Any] = []
    for operation, argument in items:
        name = str(operation)
        if name in _PLACES:
            continue
        if name == "LITERAL":
            return [*found, (operation, argument)], False
        if name == "IN":
            return None if str(argument[0][0]) == "NEGATE" else ([*found, *argument], False)
        parts = _parts(name, argument)
        if parts is None:
            return None
        empty = name in _REPEATS and argument[0] == 0
        for part in parts:
            inner = _first(part)
            if inner is None:
                return None
            found += inner[0]
            empty = empty or inner[1]
        if not empty:
            return found, False
    return found, True


def _parts(name: str, argument: Any) -> list[Any] | None:
    """The sequences that an item can stand for; None for one of another kind."""
    if name == "BRANCH":
        return list(argument[1])
    if name in _REPEATS:
        return [argument[2]]
    if name == "SUBPATTERN" and not argument[1] and not argument[2]:
        return [argument[3]]
    return [argument] if name == "ATOMIC_GROUP" else None
