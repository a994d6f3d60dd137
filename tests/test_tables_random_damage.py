"""A correct report with one line of its tables damaged: what is read is what was printed, or nothing is."""

import re
from collections import Counter
from collections.abc import Callable
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gouji.grammar import Report, decode, parse
from gouji.linter.choice import choose_standard
from gouji.linter.engine import lint_source
from gouji.rules import gouji_rules, gouji_standards
from tests.corpus.compose import compose
from tests.corpus.layouts import render
from tests.corpus.look import draw_look

RULES = list(gouji_rules())
STANDARDS = list(gouji_standards())
PAGES = ["- 3 -", "\n— 3 —\n", "第3页", "\f", "\n第 3 页 共 9 页\n"]
KINDS = ["delete", "join", "mark", "twice", "blank", "cut", "cell", "blanks", "page"]


def values(report: Report) -> dict[tuple[str, str, str], object]:
    """Every figure by table, row and column."""
    cells = [(table.key, cell) for table in report.tables.values() for row in table.rows for cell in row.cells]
    return {(key, cell.row, cell.column): cell.value for key, cell in cells if cell.value is not None}


def lines_of_tables(report: Report) -> list[int]:
    """The numbers of the lines on which the tables stand."""
    text = report.source.text
    spans = [
        (text.count("\n", 0, start), text.count("\n", 0, end))
        for start, end in (t.span for t in report.tables.values())
    ]
    return [number for first, last in spans for number in range(first, last + 1)]


def damage(lines: list[str], at: int, kind: str, rng: Random) -> None:
    """Damage a line."""
    line = lines[at]
    marks = [m.start() for m in re.finditer(r"[ \t|]" if kind == "cut" else r"[\t|]", line)]
    cells = [m.span() for m in re.finditer(r"[^|\t]*[^|\t\s][^|\t]*", line)]
    place = rng.choice(marks or [len(line)])
    first, end = rng.choice(cells or [(0, 0)])
    edits: dict[str, Callable[[], list[str]]] = {
        "delete": list,
        "join": lambda: [line + rng.choice(["", " "]) + (lines.pop(at + 1) if at + 1 < len(lines) else "")],
        "mark": lambda: [line[:place] + line[place + 1 :]],
        "twice": lambda: [line, line],
        "blank": lambda: ["", line],
        "cut": lambda: [line[:place], line[place:]],
        "cell": lambda: [line[:first] + line[end + rng.randrange(2) :]],
        "blanks": lambda: [line.replace("\t", rng.choice([" ", "  ", "    "]))],
        "page": lambda: [rng.choice(PAGES), line],
    }
    lines[at : at + 1] = edits[kind]()


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from("ABCDEFGHK"), st.sampled_from(KINDS))
def test_no_figure_is_made_up(seed: int, layout: str, kind: str) -> None:
    """And the one cause is said in few findings."""
    rng = Random(seed)
    model = compose(rng)
    source = decode(render(model, draw_look(rng, layout), rng).data, model.file_name)
    standard = choose_standard(STANDARDS, source)
    report = parse(source, standard.form)
    lines = source.text.split("\n")
    places = lines_of_tables(report)
    assume(places)
    damage(lines, rng.choice(places), kind, rng)
    data = "\n".join(lines).encode()
    read = values(parse(decode(data, model.file_name), standard.form))
    printed = values(report)
    assert read == {place: printed.get(place) for place in read}
    before = Counter(one.code for one in lint_source(source, STANDARDS, RULES))
    found = Counter(one.code for one in lint_source(decode(data, model.file_name), STANDARDS, RULES)) - before
    assert found.total() <= 5
