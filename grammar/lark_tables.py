"""A grammar's LALR tables, computed once and kept: building them takes ten times as long as loading them.

They are kept in the user's cache folder under a name made of the grammar's text and of the lark and the Python that
are installed, so that a changed grammar never meets old tables; a damaged file is built anew. Running a grammar takes
lark's parser for such tables and no more of lark; the rest of it is loaded when tables have to be built.
"""

import os
import sys
from collections.abc import Callable, Iterable
from typing import Any
from zlib import crc32

from .kept import load, path_of, store
from .lark_package import place_of_lark

_HERE = os.path.dirname(os.path.abspath(__file__))

Parse = Callable[[Iterable[Any]], Any]


class _Tokens:
    """What lark takes for a lexer: tokens need a ``type`` and no more."""

    __slots__ = ("tokens",)

    def __init__(self, tokens: Iterable[Any]) -> None:
        self.tokens = tokens

    def lex(self, _state: Any) -> Iterable[Any]:
        """The tokens."""
        return self.tokens


def load_grammar(name: str, builder: object) -> Parse:
    """What parses tokens by the grammar file ``name`` of this folder; its start rule is the file's name without ending.

    ``builder`` has a method for each rule without a leading underscore, which makes of a list of children what the rule
    stands for; rules with one are taken up into those above them.
    """
    with open(os.path.join(_HERE, name), encoding="utf-8") as file:
        text = file.read()
    start = name.removesuffix(".lark")
    path = tables_path(name, text)
    try:
        return _parser(load(path), start, builder)
    except Exception:  # noqa: BLE001  whatever is wrong with the stored tables, they can be built
        tables = _built(text, start)
        store(path, tables)
        return _parser(tables, start, builder)


def tables_path(name: str, text: str) -> str:
    """Where the tables of a grammar with that text are kept."""
    lark = os.stat(place_of_lark())
    version = f"{lark.st_size:x}{lark.st_mtime_ns:x}-{sys.version_info[0]}{sys.version_info[1]}"
    return path_of(name, f"{version}-{crc32(text.encode()):08x}")


def _built(text: str, start: str) -> Any:
    """The tables of a grammar and the rules that they refer to, as plain data."""
    from lark import Lark
    from lark.grammar import Rule
    from lark.lexer import BasicLexer, TerminalDef

    lark: Any = Lark(text, start=start, parser="lalr", lexer=BasicLexer)
    data, rules = lark.memo_serialize([TerminalDef, Rule])
    return data["parser"]["parser"], rules


def _parser(tables: Any, start: str, builder: object) -> Parse:
    from lark.grammar import Rule
    from lark.lexer import TerminalDef
    from lark.parsers.lalr_parser import LALR_Parser
    from lark.utils import SerializeMemoizer

    class Same(Rule):
        """A rule of which there is but one is found by what it is, not by what it says: that takes no call."""

        __slots__ = ()
        __hash__ = object.__hash__
        __eq__ = object.__eq__

    data, known = tables
    memo: Any = SerializeMemoizer.deserialize(known, {"Rule": Rule, "TerminalDef": TerminalDef}, {})
    rules = [rule for rule in memo.values() if isinstance(rule, Rule)]
    for rule in rules:
        rule.__class__ = Same
    callbacks = {rule: _callback(rule, builder) for rule in rules}
    parser: Any = LALR_Parser.deserialize(data, memo, callbacks)  # type: ignore[no-untyped-call]
    return lambda tokens: parser.parse(_Tokens(tokens), start)


def _callback(rule: Any, builder: object) -> Callable[[list[Any]], Any]:
    """What makes of the children of a rule what it stands for."""
    taken_up = [not symbol.is_term and symbol.name.startswith("_") for symbol in rule.expansion]
    if rule.origin.name.startswith("_"):
        return _gone_on if taken_up[:1] == [True] else list if not any(taken_up) else _flat(taken_up, list)
    make = getattr(builder, rule.origin.name)
    return _flat(taken_up, make) if any(taken_up) else make


def _gone_on(children: list[Any]) -> list[Any]:
    """What a repetition has, and what comes next."""
    first: list[Any] = children.pop(0)
    first += children
    return first


def _flat(taken_up: list[bool], make: Callable[[list[Any]], Any]) -> Callable[[list[Any]], Any]:
    """The children of a rule with those of the rules in it that are taken up."""
    single = taken_up.index(True)

    def made(children: list[Any]) -> Any:
        flat = children[:single]
        for several, child in zip(taken_up[single:], children[single:], strict=True):
            if several:
                flat += child
            else:
                flat.append(child)
        return make(flat)

    def at_the_end(children: list[Any]) -> Any:
        flat = children[:single]
        for child in children[single:]:
            flat += child
        return make(flat)

    return at_the_end if all(taken_up[single:]) else made
