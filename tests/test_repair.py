"""The wrong cell: what broken sums of table three say about the cell that is to blame."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gouji.grammar import Report, Source, parse
from gouji.linter.identities import Broken, broken_sums
from gouji.linter.repair import find_causes
from gouji.linter.standard import Standard
from gouji.rules import gouji_standards

STANDARD: Standard = max(gouji_standards(), key=lambda standard: standard.first_year)
FORM = next(table for table in STANDARD.form.tables if table.key == "applications")
ROWS = [row.key for row in FORM.rows]
COLUMNS = [column.key for column in FORM.columns]
OUTCOMES = ROWS[2:-2]
PARTS = COLUMNS[:-1]
BASE = os.path.join(os.path.dirname(__file__), "cases", "base", "county.txt")

Values = dict[tuple[str, str], int]
Change = tuple[str, str, int]


def completed(outcomes: list[list[int]], carried: list[tuple[int, int]]) -> Values:
    """A correct table three of outcomes by applicant, and (carried in, carried out) by applicant."""
    values: Values = {}
    for part, counts, (before, after) in zip(PARTS, outcomes, carried, strict=True):
        for row, count in zip(OUTCOMES, counts, strict=True):
            values[row, part] = count
        values["outcome_total", part] = sum(counts)
        before = min(before, sum(counts) + after)
        values["carried_in", part], values["carried_out", part] = before, after
        values["new", part] = sum(counts) + after - before
    for row in ROWS:
        values[row, "total"] = sum(values[row, part] for part in PARTS)
    return values


TABLES = st.builds(
    completed,
    st.lists(
        st.lists(st.sampled_from([0, 0, 0, 1, 2, 5, 40]), min_size=len(OUTCOMES), max_size=len(OUTCOMES)),
        min_size=len(PARTS),
        max_size=len(PARTS),
    ),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=len(PARTS), max_size=len(PARTS)),
)
CELLS = st.tuples(st.sampled_from(ROWS), st.sampled_from(COLUMNS))


def report_of(values: Values) -> Report:
    """A report with the table in layout A."""
    with open(BASE, encoding="utf-8") as file:
        lines = file.read().split("\n")
    first = next(n for n, line in enumerate(lines) if line.startswith("一、本年新收"))
    for n, row in enumerate(ROWS):
        cells = lines[first + n].split("\t")
        numbers = [i for i, cell in enumerate(cells) if cell.isdigit()]
        for i, column in zip(numbers, COLUMNS, strict=True):
            cells[i] = str(values[row, column])
        lines[first + n] = "\t".join(cells)
    return parse(Source("\n".join(lines)), STANDARD.form)


def broken(values: Values) -> list[Broken]:
    """All broken sums of the table with these values."""
    return [one for found in broken_sums(report_of(values), STANDARD).values() for one in found]


def plain(found: tuple[object, ...] | None) -> set[Change] | None:
    """Settings as plain triples."""
    return None if found is None else {(s.cell.row, s.cell.column, s.value) for s in found}  # type: ignore[attr-defined]


def sums(values: Values) -> Iterator[int]:
    """What is left over of every sum, written a second time from the form."""
    for row in ROWS:
        yield values[row, "total"] - sum(values[row, part] for part in PARTS)
    for column in COLUMNS:
        yield values["outcome_total", column] - sum(values[row, column] for row in OUTCOMES)
        yield (
            values["new", column]
            + values["carried_in", column]
            - values["outcome_total", column]
            - values["carried_out", column]
        )


@given(TABLES)
@settings(max_examples=30, deadline=None)
def test_a_correct_table_has_no_broken_sum(values: Values) -> None:
    assert not any(sums(values))
    assert broken(values) == []


@given(TABLES, CELLS, st.integers(-5, 60).filter(bool))
@settings(max_examples=150, deadline=None)
def test_one_wrong_cell_is_named_with_its_value(values: Values, at: tuple[str, str], by: int) -> None:
    right = values[at]
    wrong = {**values, at: max(0, right + by)}
    if wrong[at] == right:
        return
    found = broken(wrong)
    assert len(found) == sum(map(bool, sums(wrong))) >= 2
    for one in found:
        assert plain(one.repair) == {(*at, right)}
        assert one.alternatives == ()
        assert one.sum.actual - one.sum.expected == one.sum.off


@given(
    TABLES, st.lists(st.tuples(CELLS, st.integers(1, 7)), min_size=2, max_size=2, unique_by=lambda change: change[0])
)
@settings(max_examples=150, deadline=None)
def test_two_wrong_cells_are_among_what_is_told(values: Values, changes: list[tuple[tuple[str, str], int]]) -> None:
    wrong = dict(values)
    for at, by in changes:
        wrong[at] += by
    truth = {(*at, values[at]) for at, _ in changes}
    found = broken(wrong)
    assert found
    told: set[Change] = set()
    for one in found:
        choices = [one.repair] if one.repair is not None else list(one.alternatives)
        assert choices
        assert len(choices) <= 5
        assert len({len(choice) for choice in choices if choice}) == 1
        told |= {change for choice in choices for change in plain(choice) or ()}
    assert truth <= told or len(told) >= 5 or mended(wrong, told)


def mended(values: Values, changes: set[Change]) -> bool:
    """Whether the changes, if there is one for a cell at most, make all sums hold."""
    if len({change[:2] for change in changes}) < len(changes):
        return False
    return not any(sums({**values, **{(row, column): value for row, column, value in changes}}))


def test_two_causes_without_a_common_sum_are_told_apart() -> None:
    values = completed([[3] * len(OUTCOMES)] * len(PARTS), [(1, 1)] * len(PARTS))
    wrong = {**values, ("granted", "business"): 5, ("rejected_repeat", "other"): 10}
    repairs = {(one.sum.identity.rule, one.sum.key): plain(one.repair) for one in broken(wrong)}
    first, second = {("granted", "business", 3)}, {("rejected_repeat", "other", 3)}
    assert repairs == {
        ("SUM001", "granted"): first,
        ("SUM002", "business"): first,
        ("SUM001", "rejected_repeat"): second,
        ("SUM002", "other"): second,
    }


def test_two_causes_of_one_size_may_have_been_crossed() -> None:
    values = completed([[3] * len(OUTCOMES)] * len(PARTS), [(1, 1)] * len(PARTS))
    wrong = {**values, ("granted", "business"): 4, ("rejected_repeat", "other"): 4}
    for one in broken(wrong):
        assert one.repair is None
        assert [plain(choice) for choice in one.alternatives] == [
            {("granted", "business", 3), ("rejected_repeat", "other", 3)},
            {("granted", "other", 2), ("rejected_repeat", "business", 2)},
        ]


def test_a_request_counted_twice_has_a_pair_of_cells_for_a_repair() -> None:
    outcomes = [[0] * len(OUTCOMES) for _ in PARTS]
    outcomes[0][0] = 2
    values = completed(outcomes, [(0, 0)] * len(PARTS))
    twice = ("unavailable_not_held", "natural_person"), ("unavailable_not_held", "total")
    found = broken({**values, twice[0]: 1, twice[1]: 1})
    assert [(one.sum.identity.rule, one.sum.expected, one.sum.actual) for one in found] == [("SUM002", 3, 2)] * 2
    for one in found:
        assert one.repair is None
        assert [plain(choice) for choice in one.alternatives] == [
            {("granted", "natural_person", 1), ("granted", "total", 1)},
            {(*twice[0], 0), (*twice[1], 0)},
        ]


def test_many_wrong_cells_have_no_small_repair() -> None:
    values = completed([[3] * len(OUTCOMES)] * len(PARTS), [(1, 1)] * len(PARTS))
    found = broken({**values, **{(row, "total"): 0 for row in ROWS}})
    assert len(found) > 20
    assert all(one.repair is None and not one.alternatives for one in found)


def test_a_part_moved_to_another_column_is_a_pair() -> None:
    values = completed([[3] * len(OUTCOMES)] * len(PARTS), [(9, 1)] * len(PARTS))
    at, to = ("new", "business"), ("new", "other")
    found = broken({**values, at: values[at] - 2, to: values[to] + 2})
    assert [one.sum.identity.rule for one in found] == ["SUM003", "SUM003"]
    assert [plain(choice) for choice in found[0].alternatives] == [
        {(*at, values[at]), (*to, values[to])},
        {("carried_in", "business", 11), ("carried_in", "other", 7)},
    ]


@pytest.mark.parametrize("groups", [2, 5])
def test_sums_without_common_cells_have_causes_of_their_own(groups: int) -> None:
    equations = [([3 * group + 2], [3 * group, 3 * group + 1], 1) for group in range(groups)]
    for group, cause in enumerate(find_causes(equations, [1, 2, 4] * groups)):
        part, other, total = range(3 * group, 3 * group + 3)
        assert cause.repair is None
        assert cause.alternatives == (((part, 2),), ((other, 3),), ((total, 3),))


def test_no_value_below_zero_is_proposed() -> None:
    assert find_causes([([1], [0], -2)], [5, 3])[0].alternatives == (((0, 3),), ((1, 5),))
    assert find_causes([([1], [0], 5), ([0], [], 0)], [0, 5])[0].repair == ((1, 0),)
