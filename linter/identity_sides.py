"""The identities of a standard made ready: what takes the figures of their sides, from a line or from all cells."""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from ..grammar.per_object import per_object
from ..grammar.table_layout import Layout
from ..grammar.table_nodes import Table
from .standard import Identity, Standard

Line = Sequence[int | None]
_Taker = Callable[[Line], Line]


class Check(NamedTuple):
    """An identity made ready: the places of its keys in a line of the table, and what takes the figures there."""

    identity: Identity
    near: tuple[int, ...]
    far: tuple[int, ...]
    at: int
    near_of: _Taker
    far_of: _Taker


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
        check = Check(identity, left, right, place[identity.at], _taker(left), _taker(right))
        found.setdefault(identity.table, []).append(check)
    return found


@per_object
def _sums_of(standard: Standard) -> Callable[[Layout], Sequence[tuple[_Taker, _Taker]]]:
    """For a layout, what takes both sides of each of its sums from the counts of all cells."""
    forms = {table.key: table for table in standard.form.tables}

    @per_object
    def sums(layout: Layout) -> Sequence[tuple[_Taker, _Taker]]:
        place = {keys: i for i, keys in enumerate(layout.keys)}
        form = forms[layout.form.key]
        rows = [[place.get((row.key, column.key), -1) for column in form.columns] for row in form.rows]
        columns = list(zip(*rows, strict=True))
        found = []
        for check in checks_of(standard)[form.key]:
            for line in rows if check.identity.each == "row" else columns:
                near, far = (tuple([line[i] for i in side]) for side in (check.near, check.far))
                if min(*near, *far) >= 0:
                    found.append((_taker(near), _taker(far)))
        return found

    return sums


def may_fail(table: Table, standard: Standard) -> bool:
    """Whether any sum over a table fails, or has a cell without a count."""
    counts = table.counts
    try:
        return any(sum(near(counts)) != sum(far(counts)) for near, far in _sums_of(standard)(table.layout))  # type: ignore[arg-type]  # None raises
    except TypeError:
        return True


def _taker(places: tuple[int, ...]) -> _Taker:
    """What takes the figures at some places of a line, at once where these follow each other."""
    first = places[0] if places else 0
    end = first + len(places)
    return itemgetter(slice(first, end)) if places == tuple(range(first, end)) else itemgetter(*places)
