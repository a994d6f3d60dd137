"""The corpus is itself right: sums hold, and every piece stands where it is said to stand."""

from __future__ import annotations

from random import Random

import pytest

from .cases import make_case
from .compose import compose
from .faultbook import BOOK, Fault
from .judge import failed_identities
from .look import LAYOUTS, TABLES_UNKNOWN


@pytest.mark.parametrize("seed", range(30))
def test_composed_reports_add_up(seed: int) -> None:
    """No identity fails in a composed report."""
    assert failed_identities(compose(Random(seed))) == []


@pytest.mark.parametrize("layout", sorted(set(LAYOUTS) - TABLES_UNKNOWN))
def test_cells_stand_where_they_are_said_to(layout: str) -> None:
    """The text at the place of a cell is the cell's value, in every layout and whatever its options."""
    for number in range(8):
        case = make_case(3, number, layout)
        assert case is not None
        lines = case.rendering.text.split("\n")
        for section in case.report.sections:
            for table in section.tables:
                for row in table.rows:
                    for column, value in zip(row.columns, row.values, strict=True):
                        place = case.rendering.places[f"{table.name}/{row.key}/{column}"]
                        assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == value


@pytest.mark.parametrize("fault", BOOK, ids=lambda fault: f"{fault.code}-{fault.name}")
def test_faults_name_a_place_that_exists(fault: Fault) -> None:
    """Every fault can be injected somewhere, and what it expects points into the text."""
    made = 0
    for layout in sorted(fault.layouts):
        for number in range(2):
            case = make_case(4, number, layout, fault)
            if case is None:
                continue
            made += 1
            for expected in case.expected:
                assert not expected.keys or any(key in case.rendering.places for key in expected.keys)
    assert made
