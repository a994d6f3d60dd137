"""The wrong cell: which fewest figures of a table would have to be others for all of its sums to hold.

Every sum is an equation over cells with coefficients 1 and -1. In a smallest set of wrong cells some equation holds
only one of them, which settles that cell's value; what is left is the same search for one cell fewer.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import TypeVar

from ..grammar.records import NamedTuple

LARGEST = 3  # cells in a set
MOST = 5  # alternatives told
_STEPS = 20_000  # of the search, so that its time is bounded whatever the table holds
_MANY = 500  # solutions looked at

Equation = tuple[Sequence[int], Sequence[int], int]  # cells by their numbers
Sides = tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
_Terms = Sequence[tuple[int, int]]  # what is added (1) and what is taken away (-1)
Change = tuple[int, int]  # a cell by its number, and its new value
Settings = tuple[Change, ...]
Solution = frozenset[Change]
_Thing = TypeVar("_Thing")
_Mark = TypeVar("_Mark")


class Cause(NamedTuple):
    """What mends an equation: the one smallest set of cell values, or some of the sets that are equally small."""

    repair: Settings | None
    alternatives: tuple[Settings, ...]


NO_CAUSE = Cause(None, ())


def find_causes(equations: Sequence[Equation], values: Sequence[int | None]) -> list[Cause]:
    """For each equation (cells that add, cells that take away, what is left over) what would mend it.

    Cells are numbered in reading order; ``values`` is what each holds. An equation that holds has nothing left over;
    it stays true under every repair.
    """
    system = _System(equations, values)
    causes = [NO_CAUSE] * len(equations)
    failed = [n for n, (_, _, off) in enumerate(equations) if off]
    searches = [failed]
    solutions = system.solve(failed)
    if not solutions:
        searches = system.components(failed)
    for part in searches:
        found = solutions or (system.solve(part) if len(searches) > 1 else [])
        for group, choices in system.independent(part, found):
            cause = system.cause(choices)
            for n in group:
                causes[n] = cause
    return causes


class _System:
    """The equations of a table: the cells of each with their signs, the equations of each cell."""

    __slots__ = ("_steps", "degree", "of_cell", "off", "terms", "values")

    def __init__(self, equations: Sequence[Equation], values: Sequence[int | None]) -> None:
        self.values = [value or 0 for value in values]
        self.off = {n: off for n, (_, _, off) in enumerate(equations) if off}
        self.terms, self.of_cell = _terms(tuple([(tuple(add), tuple(take)) for add, take, _ in equations]), len(values))
        self.degree = max(map(len, self.of_cell), default=0)
        self._steps = 0

    def solve(self, failed: Sequence[int]) -> list[Solution]:
        """The smallest sets of changes that mend the ``failed`` equations and break none; empty where none is small."""
        off = {n: self.off[n] for n in failed}
        self._steps = _STEPS
        for size in range(1, LARGEST + 1):
            found: dict[Solution, None] = {}
            for solution in self._search(off, size, frozenset()):
                found[solution] = None
                if len(found) >= _MANY:
                    break
            if self._steps < 0:
                return []
            if found:
                return sorted(found, key=sorted)
        return []

    def _search(self, off: dict[int, int], size: int, changed: Solution) -> Iterator[Solution]:
        """Sets of ``size`` more changes after which no equation is ``off``."""
        if not off:
            return
        if len(off) > size * self.degree:
            return
        equations = [min(off, key=lambda n: len(self.terms[n]))] if size == 1 else list(off)
        taken = {cell for cell, _ in changed}
        for n in equations:
            for cell, sign in self.terms[n]:
                value = self.values[cell] - sign * off[n]
                if value < 0 or cell in taken:
                    continue
                left = self._left(off, cell, value - self.values[cell], size == 1)
                if left is None:
                    continue
                self._steps -= 1
                if self._steps < 0:
                    return
                now = changed | {(cell, value)}
                if size > 1:
                    yield from self._search(left, size - 1, now)
                else:
                    yield now

    def _left(self, off: dict[int, int], cell: int, delta: int, last: bool) -> dict[int, int] | None:
        """What is left over when a cell changes by ``delta``; None where the ``last`` change does not mend all."""
        if last:
            touched = self.of_cell[cell]
            fits = len(touched) == len(off) and all(off.get(n, 0) == -sign * delta for n, sign in touched)
            return {} if fits else None
        left = dict(off)
        for n, sign in self.of_cell[cell]:
            rest = left.pop(n, 0) + sign * delta
            if rest:
                left[n] = rest
        return left

    def components(self, failed: Sequence[int]) -> list[list[int]]:
        """The failed equations in groups that share no cell."""
        return _grouped(failed, [{cell for cell, _ in self.terms[n]} for n in failed])

    def independent(
        self, failed: Sequence[int], solutions: Sequence[Solution]
    ) -> Iterator[tuple[list[int], list[Solution]]]:
        """Groups of failed equations with causes of their own, each with the sets of changes that mend it."""
        marks: list[set[tuple[int, int]]] = [set() for _ in failed]
        for s, solution in enumerate(solutions):
            for p, piece in enumerate(self._pieces(solution)):
                for i, n in enumerate(failed):
                    if any(n == m for cell, _ in piece for m, _ in self.of_cell[cell]):
                        marks[i].add((s, p))
        groups = _grouped(failed, marks)
        choices = [[self._touching(solution, group) for solution in solutions] for group in groups]
        distinct = [sorted(set(sets), key=sorted) for sets in choices]
        whole = (
            {frozenset(change for part in parts for change in part) for parts in product(*distinct)}
            if _size(distinct) <= _MANY
            else set()
        )
        if whole == set(solutions) and solutions:
            yield from zip(groups, distinct, strict=True)
        else:
            yield list(failed), list(solutions)

    def _pieces(self, solution: Solution) -> list[list[Change]]:
        """The changes of a solution in groups that have no equation in common."""
        changes = sorted(solution)
        return _grouped(changes, [{n for n, _ in self.of_cell[cell]} for cell, _ in changes])

    def _touching(self, solution: Solution, group: Sequence[int]) -> Solution:
        """The part of a solution that bears on a group of equations."""
        return frozenset(
            change
            for piece in self._pieces(solution)
            if any(n in group for cell, _ in piece for n, _ in self.of_cell[cell])
            for change in piece
        )

    def cause(self, choices: Sequence[Solution]) -> Cause:
        """The choices, each in the order of its cells."""
        settings = [tuple(sorted(choice)) for choice in choices[:MOST]]
        if len(choices) == 1:
            return Cause(settings[0], ())
        return Cause(None, tuple(settings))


@lru_cache(maxsize=16)
def _terms(sides: Sides, cells: int) -> tuple[Sequence[_Terms], Sequence[_Terms]]:
    """The cells of each equation, and the equations of each cell, with their signs: the same for whole tables."""
    of_cell: list[list[tuple[int, int]]] = [[] for _ in range(cells)]
    for n, (add, take) in enumerate(sides):
        for cell in add:
            of_cell[cell].append((n, 1))
        for cell in take:
            of_cell[cell].append((n, -1))
    return [[*[(cell, 1) for cell in add], *[(cell, -1) for cell in take]] for add, take in sides], of_cell


def _size(choices: Sequence[Sequence[Solution]]) -> int:
    size = 1
    for sets in choices:
        size *= len(sets)
    return size


def _grouped(things: Sequence[_Thing], marks: Sequence[set[_Mark]]) -> list[list[_Thing]]:
    """The things in groups such that those with a mark in common, directly or by others, are together."""
    groups: list[tuple[list[int], set[_Mark]]] = []
    for i, own in enumerate(marks):
        joined, rest, all_marks = [i], [], set(own)
        for members, others in groups:
            if others & own:
                joined = members + joined
                all_marks |= others
            else:
                rest.append((members, others))
        groups = [*rest, (joined, all_marks)]
    return [[things[i] for i in sorted(members)] for members, _ in groups]
