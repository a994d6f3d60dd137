"""The identities of a standard made ready: what takes the figures of their sides, from a line or from all cells."""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter

from ..grammar.form import TableForm
from ..grammar.per_object import per_object
from ..grammar.records import NamedTuple
from ..grammar.table_layout import Layout, Taker, taker
from ..grammar.table_nodes import Table
from .standard import Identity, Standard

Line = Sequence[int | None]
#: One side of a sum that is made in many rows or columns: for each summand, what takes that of all of them.
_Side = Sequence[Taker]


class Check(NamedTuple):
    """An identity made ready: the places of its keys in a line of the table, and what takes the figures there."""

    identity: Identity
    near: tuple[int, ...]
    far: tuple[int, ...]
    at: int
    near_of: Taker
    far_of: Taker


@per_object
def checks_of(standard: Standard) -> Mapping[str, Sequence[Check]]:
    """The identities of a standard by table."""
    found: dict[str, list[Check]] = {}
    forms = {table.key: table for table in standard.form.tables}
    for identity in standard.identities:
        form = forms[identity.table]
        keys = [c.key for c in form.columns] if identity.each == "row" else [r.key for r in form.rows]
        place = {key: i for i, key in enumerate(keys)}
        sides = (identity.left, identity.right)
        near, far = sides if identity.at in identity.left else sides[::-1]
        left, right = (tuple(place[key] for key in side) for side in (near, far))
        check = Check(identity, left, right, place[identity.at], taker(left), taker(right))
        found.setdefault(identity.table, []).append(check)
    return found


@per_object
def cells_of(check: Check) -> Callable[[TableForm], Sequence[tuple[tuple[int, ...], tuple[int, ...]]]]:
    """For a form, the cells of both sides in each line, by their numbers in the form, row by row."""

    @per_object
    def cells(form: TableForm) -> Sequence[tuple[tuple[int, ...], tuple[int, ...]]]:
        width, height = len(form.columns), len(form.rows)
        step, start, lines = (1, width, height) if check.identity.each == "row" else (width, 1, width)
        near, far = ([[n * start + i * step for i in side] for n in range(lines)] for side in (check.near, check.far))
        return [(tuple(one), tuple(other)) for one, other in zip(near, far, strict=True)]

    return cells


@per_object
def _sums_of(standard: Standard) -> Callable[[Layout], Sequence[tuple[_Side, _Side]]]:
    """For a layout, the sides of its sums: what takes the figures that are added up, many sums at once."""
    forms = {table.key: table for table in standard.form.tables}

    @per_object
    def of_table(form: TableForm) -> Callable[[Sequence[tuple[str, str]]], Sequence[tuple[_Side, _Side]]]:
        return per_object(lambda keys: _sums(forms[form.key], keys, checks_of(standard).get(form.key, ())))

    return lambda layout: of_table(layout.form)(layout.keys)


def _sums(form: TableForm, keys: Sequence[tuple[str, str]], checks: Sequence[Check]) -> Sequence[tuple[_Side, _Side]]:
    """The sides of the sums of a table whose cells have these keys."""
    place = {key: i for i, key in enumerate(keys)}
    rows = [[place.get((row.key, column.key), -1) for column in form.columns] for row in form.rows]
    columns = list(zip(*rows, strict=True))
    found = []
    for check in checks:
        lines = rows if check.identity.each == "row" else columns
        judged = [line for line in lines if min([line[i] for i in (*check.near, *check.far)]) >= 0]
        if judged:
            near, far = ([_evenly([line[i] for line in judged]) for i in side] for side in (check.near, check.far))
            found.append((near, far))
    return found


def may_fail(table: Table, standard: Standard) -> bool:
    """Whether any sum over a table fails, or has a cell without a count."""
    counts = table.counts
    try:
        return any(_added(near, counts) != _added(far, counts) for near, far in _sums_of(standard)(table.layout))
    except TypeError:  # what None raises
        return True


def _added(side: _Side, counts: Line) -> Line:
    """The sums of one side: of the first figures that are taken, of the second ones, and so on."""
    if len(side) == 1:
        return list(side[0](counts))
    return list(map(sum, zip(*[take(counts) for take in side], strict=True)))


def _evenly(places: Sequence[int]) -> Taker:
    """What takes the figures at some places, at once where these are equally far apart."""
    step = places[1] - places[0] if len(places) > 1 else 1
    if step > 0 and list(places) == list(range(places[0], places[-1] + 1, step)):
        return itemgetter(slice(places[0], places[-1] + 1, step))
    return taker(places)
