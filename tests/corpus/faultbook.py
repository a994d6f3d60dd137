"""The register of faults: what each breaks, where it can be seen, and how it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

from .look import EXPLICIT, LAYOUTS, TABLES_UNKNOWN
from .model import Expected, Report

ALL = frozenset(LAYOUTS)
READABLE = frozenset(LAYOUTS) - TABLES_UNKNOWN
CELLS = frozenset(EXPLICIT)

Effect = tuple[list[Expected], list[str]]
Apply = Callable[[Report, Random], "Effect | None"]


@dataclass(frozen=True)
class Fault:
    """One way to break one rule."""

    code: str
    name: str
    apply: Apply
    layouts: frozenset[str] = ALL
    form: str = ""
    markdown: bool = False


BOOK: list[Fault] = []


def fault(code: str, layouts: Iterable[str] = ALL, form: str = "", markdown: bool = False) -> Callable[[Apply], Apply]:
    """Enter a mutator in the register."""

    def enter(apply: Apply) -> Apply:
        BOOK.append(Fault(code, apply.__name__, apply, frozenset(layouts), form, markdown))
        return apply

    return enter


def one(code: str, *keys: str, allowed: Iterable[str] = ()) -> Effect:
    """The effect of a fault with a single finding."""
    return [Expected(code, keys)], list(allowed)
