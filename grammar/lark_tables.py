"""A grammar's LALR tables, computed once and kept: building them takes ten times as long as loading them.

They are kept in the user's cache folder under a name made of the grammar's text and the versions of lark and Python,
so that a changed grammar never meets old tables; a damaged file is built anew.
"""

import os
import pickle
import sys
from typing import Any, cast
from zlib import crc32

import lark
from lark.grammar import Rule
from lark.lexer import Lexer

from .kept import cache_folder

_HERE = os.path.dirname(os.path.abspath(__file__))


def load_grammar(name: str, lexer: type[Lexer], transformer: "lark.Transformer[Any, Any]") -> lark.Lark:
    """The parser of the grammar file ``name`` in this folder; its start rule is the file's name without ending."""
    with open(os.path.join(_HERE, name), encoding="utf-8") as file:
        text = file.read()
    path = tables_path(name, text)
    try:
        with open(path, "rb") as stored:
            tables = pickle.load(stored)
        # Lark.load takes no transformer; this is what lark's standalone parsers call.
        return _quick(cast("Any", lark.Lark)._load_from_dict(tables["data"], tables["memo"], transformer=transformer))
    except Exception:  # noqa: BLE001  whatever is wrong with the stored tables, they can be built
        parser = lark.Lark(text, start=name.removesuffix(".lark"), parser="lalr", lexer=lexer, transformer=transformer)
        _store(parser, path)
        return _quick(parser)


class _Same(Rule):
    """A rule of a loaded grammar, of which there is but one: it is known by what it is, not by what it says."""

    __slots__ = ()
    __hash__ = object.__hash__
    __eq__ = object.__eq__


def _quick(parser: Any) -> lark.Lark:
    """The parser with callbacks that are found without a call: lark looks one up for each reduction."""
    run = parser.parser.parser.parser
    rules = list(run.callbacks.items())
    for rule, _ in rules:
        rule.__class__ = _Same
    run.callbacks = dict(rules)
    return cast("lark.Lark", parser)


def tables_path(name: str, text: str) -> str:
    """Where the tables of a grammar with that text are kept."""
    version = f"{lark.__version__}-{sys.version_info[0]}{sys.version_info[1]}"
    return os.path.join(cache_folder(), f"{name}-{version}-{crc32(text.encode()):08x}.tables")


def _store(parser: lark.Lark, path: str) -> None:
    """Keep the tables; another process may do the same at once, and the folder may not be writable."""
    own = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(own, "wb") as file:
            parser.save(file)
        os.replace(own, path)
    except OSError:
        pass
