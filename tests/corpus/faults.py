"""Every fault by rule, and the act of putting one into a report."""

from __future__ import annotations

from copy import deepcopy
from random import Random

from . import (
    faults_cells,
    faults_overview,
    faults_sections,
    faults_sums,
    faults_tables,
    faults_text,
    faults_words,
    faults_years,
)
from .faultbook import BOOK, Fault
from .model import Injected, Report

MODULES = [
    faults_sections, faults_overview, faults_tables, faults_cells, faults_sums, faults_years, faults_text, faults_words
]  # fmt: skip


def faults_for(layout: str, code: str = "") -> list[Fault]:
    """The faults that can be seen in a layout."""
    return [fault for fault in BOOK if layout in fault.layouts and code in ("", fault.code)]


def codes() -> list[str]:
    """The rules that have a fault, in order."""
    return sorted({fault.code for fault in BOOK})


def inject(report: Report, fault: Fault, rng: Random) -> tuple[Report, Injected] | None:
    """A copy of the report with the fault in it; nothing where this report cannot have it."""
    if fault.form and report.form != fault.form:
        return None
    broken = deepcopy(report)
    effect = fault.apply(broken, rng)
    if effect is None or not effect[0]:
        return None
    expected, allowed = effect
    return broken, Injected(f"{fault.code} {fault.name}", tuple(expected), tuple(allowed))
