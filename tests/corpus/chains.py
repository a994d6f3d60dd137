"""Chains of correct reports: bodies, each with its reports for successive years that go on from each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from . import figures
from .agencies import draw_agency
from .compose import compose_as
from .layouts import render
from .look import LAYOUTS, TABLES_UNKNOWN, draw_look
from .model import Agency, Report

READABLE = sorted(set(LAYOUTS) - TABLES_UNKNOWN)


def chain(rng: Random, agency: Agency, years: range) -> Iterator[Report]:
    """The reports of a body for these years."""
    last: Report | None = None
    scale = figures.draw_scale(rng, agency)
    for year in years:
        last = compose_as(rng, agency, year, "2019" if year < 2021 else "2021", scale, last)
        yield last


def bodies(rng: Random, count: int) -> list[Agency]:
    """So many bodies, no two of which have one name."""
    found: dict[str, Agency] = {}
    while len(found) < count:
        agency = draw_agency(rng)
        found.setdefault(agency.name, agency)
    return list(found.values())


def write_report(report: Report, folder: Path, name: str, rng: Random, layout: str = "") -> Path:
    """Write a report in some layout; ``name`` is that of its file without suffix."""
    look = draw_look(rng, layout or rng.choice(READABLE))
    path = folder / f"{name}{look.suffix}"
    path.write_text(render(report, look, rng).text, "utf-8", newline="")
    return path
