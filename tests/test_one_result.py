"""One report, one result: whatever layout its tables arrive in, the same values and the same findings."""

from collections import Counter
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from gouji.grammar import Report, decode, parse
from gouji.linter.choice import choose_standard
from gouji.linter.engine import lint_source
from gouji.rules import gouji_rules, gouji_standards
from tests.corpus.compose import compose
from tests.corpus.faultbook import BOOK, CELLS, READABLE, Fault
from tests.corpus.faults import inject
from tests.corpus.layouts import render
from tests.corpus.look import draw_look
from tests.corpus.model import Report as Model

RULES = list(gouji_rules())
STANDARDS = list(gouji_standards())
#: Faults that every readable layout shows, and that all do which mark cells off (the others hide blank ones).
SHOWN = [fault for fault in BOOK if fault.layouts >= READABLE and not fault.markdown]
MARKED = [fault for fault in BOOK if fault.layouts >= CELLS and not fault.layouts >= READABLE and not fault.markdown]
Result = tuple[dict[tuple[str, str, str], object], Counter[tuple[object, ...]]]


def values(report: Report) -> dict[tuple[str, str, str], object]:
    """Every value by table, row and column; text where there is no number."""
    return {
        (table.key, row.key, cell.column): cell.text if cell.value is None else cell.value
        for table in report.tables.values()
        for row in table.rows
        for cell in row.cells
    }


def result(model: Model, layout: str, seed: int) -> Result:
    """What is read of the model in a layout, and what is found: code, and cell, section or rule."""
    look = draw_look(Random(seed), layout)
    look.markdown = 0
    source = decode(render(model, look, Random(seed)).data, model.file_name)
    standard = choose_standard(STANDARDS, source)
    found: Counter[tuple[object, ...]] = Counter()
    for one in lint_source(source, STANDARDS, RULES):
        found[one.code, *(one.cell.values() if one.cell else (one.section,))] += 1
    return values(parse(source, standard.form)), found


def alike(seed: int, fault: Fault | None, layouts: frozenset[str]) -> None:
    """Fail where a layout has other values or other findings than A has."""
    rng = Random(seed)
    model = compose(rng, fault.form if fault else "")
    if fault is not None:
        injected = inject(model, fault, rng)
        if injected is None:
            return
        model = injected[0]
    results = {layout: result(model, layout, seed) for layout in sorted(layouts)}
    reference = results["A"]
    for layout, (read, found) in results.items():
        assert read == reference[0], f"{layout}: other values than in A"
        assert found == reference[1], f"{layout}: {found - reference[1]} more, {reference[1] - found} fewer than in A"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([None, *SHOWN]))
def test_every_readable_layout_gives_the_same(seed: int, fault: Fault | None) -> None:
    alike(seed, fault, READABLE)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(MARKED))
def test_every_layout_that_marks_cells_shows_the_same_blank_ones(seed: int, fault: Fault) -> None:
    alike(seed, fault, CELLS)
