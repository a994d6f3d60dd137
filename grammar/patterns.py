"""Regular expressions that cost nothing until they are used, and little then.

Compiling the patterns of the whole catalogue takes longer than linting a file. So a pattern is compiled when it is
first used, and what came of it (the code that ``re`` runs) is kept in the cache folder, as the tables of the grammars
are: keyed by the version of Python, entry by entry by pattern and flags, made anew wherever it does not fit.
"""

import re
import sys
from importlib import import_module
from typing import Any, cast

from .kept import Drawer, path_of, store_all

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "groupindex", "groups")
_NAME = "patterns"


class Lazy:
    """Stands for a compiled pattern; ``pattern`` is its text."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags
        self._compiled: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> Any:
        """Compile at first; what is set here is found without asking again."""
        if name not in _METHODS:
            raise AttributeError(name)
        if self._compiled is None:
            self._compiled = _KEPT.compile(self.pattern, self.flags)
        value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value

    def __repr__(self) -> str:
        return f"lazy({self.pattern!r}, {self.flags})"


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, compiled when it is first used. A mistake in it shows only then."""
    return cast("re.Pattern[str]", Lazy(pattern, int(flags)))


class _Kept:
    """The compiled code of patterns that an earlier run has stored, and what this one adds (``fresh``)."""

    def __init__(self) -> None:
        self.drawer: Drawer | None = None
        self.fresh: dict[tuple[str, int], tuple[Any, ...]] = {}

    def compile(self, pattern: str, flags: int) -> re.Pattern[str]:
        """The compiled pattern."""
        try:
            return self._compile(pattern, flags)
        except Exception:  # noqa: BLE001  another Python may compile in another way; re itself knows best
            return re.compile(pattern, flags)

    def _compile(self, pattern: str, flags: int) -> re.Pattern[str]:
        if self.drawer is None:
            self.drawer = Drawer(path_of(_NAME, version()))
        known = self.drawer.get((pattern, flags))
        if known is None:
            known = code_of(pattern, flags)
            if not self.fresh:
                import atexit

                atexit.register(self.keep)
            self.fresh[pattern, flags] = known
        return compiled(pattern, known)

    def keep(self) -> None:
        """Store what was compiled, with what others have stored in the meantime."""
        if self.fresh:
            path = path_of(_NAME, version())
            others = Drawer(path)
            entries = {**others.all(), **self.fresh}
            for drawer in (others, self.drawer):
                if drawer is not None:
                    drawer.close()
            store_all(path, entries)
            self.fresh, self.drawer = {}, None


def version() -> str:
    """What the compiled code depends on besides the pattern."""
    return f"{sys.implementation.cache_tag}-{sys.hexversion:x}-{import_module('_sre').MAGIC}"


def compiled(pattern: str, known: tuple[Any, ...]) -> re.Pattern[str]:
    """The pattern that runs the code which ``code_of`` gives."""
    flagged, code, *rest = known
    steps = memoryview(code).cast("I").tolist()
    made: re.Pattern[str] = import_module("_sre").compile(pattern, flagged, steps, *rest)
    return made


def code_of(pattern: str, flags: int) -> tuple[Any, ...]:
    """The arguments of ``_sre.compile`` after the pattern, its code as bytes: all that ``re.compile`` finds out."""
    from .first_characters import with_first_characters

    parsed: Any = import_module("re._parser").parse(pattern, flags)
    code = with_first_characters(import_module("re._compiler")._code(parsed, flags), parsed, flags | parsed.state.flags)
    state = parsed.state
    names = dict(state.groupdict)
    by_number: list[str | None] = [None] * state.groups
    for name, number in names.items():
        by_number[number] = name
    steps = b"".join(int(step).to_bytes(4, sys.byteorder) for step in code)
    return int(flags | state.flags), steps, state.groups - 1, names, tuple(by_number)


_KEPT = _Kept()
