"""Cases: a report with a seed, a layout and at most one fault, ready to be written and judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from . import judge
from .compose import compose
from .faultbook import Fault
from .faults import codes, faults_for, inject
from .layouts import Rendering, render
from .look import LAYOUTS, Look, draw_look
from .marks import Place
from .model import Expected, Report

_HOME = {"documents": "disclosure", "applications": "requests", "reviews": "disputes"}


@dataclass(frozen=True)
class Case:
    """One file of the corpus and all that is known of it."""

    path: str
    report: Report
    look: Look
    rendering: Rendering
    fault: str
    expected: tuple[Expected, ...]
    allowed: tuple[str, ...]

    def described(self) -> dict[str, object]:
        """The case as it stands in `expected.json`."""
        return {
            "layout": self.look.layout,
            "year": self.report.year,
            "agency": self.report.agency.name,
            "form": self.report.form,
            "fault": self.fault,
            "findings": [self._finding(expected) for expected in self.expected],
            "allowed": list(self.allowed),
            "tables": judge.values(self.report, self.look.layout),
        }

    def _finding(self, expected: Expected) -> dict[str, object]:
        spots = [self.rendering.places[key] for key in expected.keys if key in self.rendering.places]
        first = spots[0] if spots else None
        return {
            "code": expected.code,
            "line": first.line if first else None,
            "column": first.column if first else None,
            "spots": [[spot.line, spot.column, spot.end_line, spot.end_column] for spot in spots],
        }


def _unreadable(report: Report, layout: str, places: Mapping[str, Place]) -> list[Expected]:
    """What the layout alone makes a finding: one for each table that cannot be read, as not all its values are left."""
    found: list[Expected] = []
    for section in report.sections:
        for table in section.tables:
            if table.name == "extra":
                continue
            if layout == "I" and section.key == _HOME[table.name]:
                found.append(Expected("TAB001", (f"heading/{section.tag or section.key}",)))
            elif layout == "F'":
                values = (f"{table.name}/{row.tag or row.key}/{key}" for row in table.rows for key in row.columns)
                found += [Expected("TAB015")] if any(value not in places for value in values) else []
    return found


def make_case(seed: int, number: int, layout: str, fault: Fault | None = None) -> Case | None:
    """A case, or nothing where the drawn report cannot bear the fault."""
    rng = Random(f"{seed}/{number}/{layout}")
    form = fault.form if fault else ""
    if fault and fault.code == "TAB014":
        form = "2019"
    report = compose(rng, form)
    look = draw_look(rng, layout)
    expected: list[Expected] = []
    allowed: tuple[str, ...] = ()
    name = ""
    if fault:
        if fault.markdown:
            look.markdown, look.html_file, look.gap = 2, False, 1
        outcome = inject(report, fault, rng)
        if outcome is None:
            return None
        report, injected = outcome
        expected, allowed, name = list(injected.expected), injected.allowed, injected.fault
    rendering = render(report, look, rng)
    expected += _unreadable(report, layout, rendering.places)
    path = f"{number:05d}_{layout.replace(chr(39), 'x')}_{report.file_name}{look.suffix}"
    return Case(path, report, look, rendering, name, tuple(expected), allowed)


def clean_cases(seed: int, count: int, layout: str = "") -> Iterator[Case]:
    """Correct reports, the layouts in turn."""
    for number in range(count):
        case = make_case(seed, number, layout or LAYOUTS[number % len(LAYOUTS)])
        if case:
            yield case


def fault_cases(seed: int, count: int, layout: str = "", code: str = "") -> Iterator[Case]:
    """Faulty reports: the rules in turn, each in a layout that shows it."""
    wanted = code.split(",") if code else codes()
    number, made = 10000, 0
    while made < count:
        number += 1
        rng = Random(f"{seed}/{number}")
        rule = wanted[made % len(wanted)]
        where = layout or rng.choice(LAYOUTS)
        choices = faults_for(where, rule)
        case = make_case(seed, number, where, rng.choice(choices)) if choices else None
        if case:
            made += 1
            yield case
        elif number > 10000 + 60 * (count + 60):
            return
        elif layout and not choices:
            wanted.remove(rule)
            if not wanted:
                return
