"""Regular expressions that users write: compiled, and refused where matching them could take forever."""

import re
from importlib import import_module
from typing import Any

from .shape import Item

LONGEST = 1000  # characters of a pattern
_FEW = 4  # repetitions: more of one thing that can itself vary in length are as bad as any number


def compile_pattern(item: Item) -> re.Pattern[str]:
    """The pattern in a string. Raises the error of the item's document for one that is none, or that could run away."""
    text = item.text()
    if len(text) > LONGEST:
        raise item.wrong(f"不得超过 {LONGEST} 个字符", f"must not be longer than {LONGEST} characters")
    try:
        pattern = re.compile(text)
        parsed = import_module("re._parser").parse(text)
    except (re.error, OverflowError, RecursionError) as error:
        raise item.wrong(f"不是有效的正则表达式：{error}", f"not a valid regular expression: {error}") from None
    if _runs_away(parsed, repeated=False):
        raise item.wrong(
            "重复之中又有长短不定的重复或开头相同的选项，匹配可能永远完不成：内层请用 ++、*+ 或 ?+，选项请合并",
            "a repetition holds another one of varying length, or options that begin alike: matching it could take "
            "forever; write the inner one as ++, *+ or ?+, and merge the options",
        )
    return pattern


def _runs_away(parsed: Any, *, repeated: bool) -> bool:
    """Whether a text can be matched in ever more ways as it grows: a repetition of what can match it in several."""
    return any(_grows(str(operation), argument, repeated=repeated) for operation, argument in parsed)


def _grows(name: str, argument: Any, *, repeated: bool) -> bool:
    """Whether a part of a pattern does."""
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        least, most, body = argument
        return repeated and least != most or _runs_away(body, repeated=repeated or int(most) > _FEW)
    if name == "POSSESSIVE_REPEAT":
        return _runs_away(argument[2], repeated=int(argument[1]) > _FEW)
    if name == "BRANCH":
        options = argument[1]
        return repeated and not _begin_apart(options) or any(_runs_away(one, repeated=repeated) for one in options)
    if name == "SUBPATTERN":
        return _runs_away(argument[-1], repeated=repeated)
    if name == "ATOMIC_GROUP":
        return _runs_away(argument, repeated=False)
    if name in ("ASSERT", "ASSERT_NOT"):
        return _runs_away(argument[1], repeated=False)
    if name == "GROUPREF_EXISTS":
        return any(part is not None and _runs_away(part, repeated=repeated) for part in argument[1:])
    return False


def _begin_apart(options: Any) -> bool:
    """Whether each of the options begins with a character that no other one begins with."""
    first = [str(one[0]) if one and str(one[0][0]) == "LITERAL" else "" for one in options]
    return "" not in first and len(set(first)) == len(first)
