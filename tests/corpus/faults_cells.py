"""Faults inside table cells (TAB005 to TAB008, TAB012, TAB013)."""

from __future__ import annotations

from random import Random

from .faultbook import CELLS, READABLE, Effect, fault, one
from .model import Report, Row, Table


def _zero_row(table: Table, rng: Random) -> Row | None:
    free = [row for row in table.rows if all(value == "0" for value in row.values)]
    return rng.choice(free) if free else None


@fault("TAB005", READABLE)
def value_gone(report: Report, rng: Random) -> Effect:
    """A row of table three, or the line of table four, with one value too few."""
    table = report.table(rng.choice(["applications", "applications", "reviews"]))
    row = rng.choice(table.rows)
    place = rng.randrange(len(row.values))
    del row.values[place], row.columns[place]
    rows = table.rows if table.name == "reviews" else [row]
    return one("TAB005", *(f"row:{table.name}/{one.key}" for one in rows))


@fault("TAB005", READABLE)
def value_added(report: Report, rng: Random) -> Effect | None:
    """A row of table three with one value too many."""
    row = _zero_row(report.table("applications"), rng)
    if row is None:
        return None
    row.values.append("0")
    row.columns.append("extra")
    return one("TAB005", f"row:applications/{row.key}")


@fault("TAB005", READABLE)
def review_value_gone(report: Report, rng: Random) -> Effect:
    """The line of fifteen numbers has sixteen."""
    row = report.table("reviews").rows[-1]
    row.values.append("0")
    row.columns.append("extra")
    return one("TAB005", *(f"row:reviews/{one.key}" for one in report.table("reviews").rows))


@fault("TAB006", READABLE)
def text_in_cell(report: Report, rng: Random) -> Effect | None:
    """A value cell holds words."""
    table = report.table(rng.choice(["documents", "applications", "reviews"]))
    row = _zero_row(table, rng)
    if row is None:
        return None
    column = rng.choice(row.columns)
    row.put(column, rng.choice(["详见附件", "若干", "不详", "O", "见网站"]))
    return one("TAB006", f"{table.name}/{row.key}/{column}")


@fault("TAB007", READABLE)
def placeholder(report: Report, rng: Random) -> Effect | None:
    """A stroke or 无 where a 0 belongs, in one cell or in a whole row."""
    table = report.table(rng.choice(["documents", "applications", "reviews"]))
    row = _zero_row(table, rng)
    if row is None:
        return None
    mark = rng.choice(["/", "-", "—", "——", "无"])
    first = rng.randrange(len(row.columns))
    for place in range(first, len(row.columns) if rng.random() < 0.5 else first + 1):
        row.values[place] = mark
    return one("TAB007", f"{table.name}/{row.key}/{row.columns[first]}")


@fault("TAB007", CELLS, form="2021")
def blank(report: Report, rng: Random) -> Effect | None:
    """Empty cells, wherever they are: one, six before a total, all to the end of the row."""
    table = report.table(rng.choice(["documents", "applications", "applications", "reviews"]))
    row = _zero_row(table, rng)
    if row is None:
        return None
    first = rng.randrange(len(row.columns))
    for place in range(first, rng.choice([first + 1, max(first + 1, len(row.columns) - 1), len(row.columns)])):
        row.values[place] = ""
    return one("TAB007", f"{table.name}/{row.key}/{row.columns[first]}")


@fault("TAB008", READABLE, form="2021")
def no_count(report: Report, rng: Random) -> Effect:
    """A negative count, or half a document."""
    key, column = rng.choice([
        ("licences", "decisions"), ("penalties", "decisions"), ("compulsory_measures", "decisions"),
        ("normative_documents", "repealed"), ("normative_documents", "issued"),
    ])  # fmt: skip
    report.table("documents").row(key).put(column, rng.choice(["-1", "-12", "2.5", "0.5"]))
    return one("TAB008", f"documents/{key}/{column}", allowed=["TEXT003", "TEXT004"])


@fault("TAB012", READABLE, form="2021")
def number_dressed(report: Report, rng: Random) -> Effect | None:
    """Full-width digits, a thousands separator, a unit inside the cell."""
    row = report.table("documents").row(rng.choice(["licences", "penalties"]))
    if "documents/" + row.key + "/decisions" in report.mentions:
        return None
    row.put("decisions", rng.choice(["１２", "1,234", "12,345", "36件", "1，208"]))
    return one("TAB012", f"documents/{row.key}/decisions")


@fault("TAB012", READABLE)
def zero_dressed(report: Report, rng: Random) -> Effect | None:
    """A full-width nought in table three."""
    row = _zero_row(report.table("applications"), rng)
    if row is None:
        return None
    column = rng.choice(row.columns)
    row.put(column, rng.choice(["０", "0件"]))
    return one("TAB012", f"applications/{row.key}/{column}")


@fault("TAB013", READABLE, form="2021")
def fee_in_yuan(report: Report, rng: Random) -> Effect:
    """The amount carries 元, or is too large to be 万元."""
    row = report.table("documents").row("fees")
    row.put("amount", rng.choice(["251000元", "3200.50元", "8815200", "1250000"]))
    return one("TAB013", "documents/fees/amount")
