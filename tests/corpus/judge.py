"""The corpus's own arithmetic: which identities fail, and what a reader should read from the tables."""

from __future__ import annotations

from .labels import APPLICANTS, RESULTS, application_lines
from .look import TABLES_UNKNOWN
from .model import Expected, Report, Table

Value = int | float | str | None


def failed_identities(report: Report) -> list[Expected]:
    """Every broken sum within the tables, each on the cell the standard names."""
    found: list[Expected] = []
    for section in report.sections:
        for table in section.tables:
            if table.name == "applications":
                found += _applications(table)
            elif table.name == "reviews":
                found += _reviews(table)
    return found


def _cells(table: Table) -> dict[tuple[str, str], int | None]:
    cells: dict[tuple[str, str], int | None] = {}
    for row in table.rows:
        for column, text in zip(row.columns, row.values, strict=True):
            value = number(text)
            cells[row.key, column] = value if isinstance(value, int) else None
    return cells


def _differ(left: list[int | None], right: list[int | None]) -> bool:
    known = [[value for value in side if value is not None] for side in (left, right)]
    if len(known[0]) < len(left) or len(known[1]) < len(right):
        return False
    return sum(known[0]) != sum(known[1])


def _applications(table: Table) -> list[Expected]:
    cells = _cells(table)
    lines = application_lines(table.form)
    found: list[Expected] = []
    for line in lines:
        parts = [cells.get((line.key, who)) for who in APPLICANTS]
        if _differ(parts, [cells.get((line.key, "total"))]):
            found.append(Expected("SUM001", (f"applications/{line.key}/total",)))
    for column in [*APPLICANTS, "total"]:
        outcomes = [cells.get((line.key, column)) for line in lines if line.outcome]
        done, after = cells.get(("outcome_total", column)), cells.get(("carried_out", column))
        if _differ(outcomes, [done]):
            found.append(Expected("SUM002", (f"applications/outcome_total/{column}",)))
        if _differ([cells.get(("new", column)), cells.get(("carried_in", column))], [done, after]):
            found.append(Expected("SUM003", (f"applications/carried_out/{column}",)))
    return found


def _reviews(table: Table) -> list[Expected]:
    cells = _cells(table)
    return [
        Expected("SUM004", (f"reviews/{row.key}/total",))
        for row in table.rows
        if _differ([cells.get((row.key, result)) for result in RESULTS], [cells.get((row.key, "total"))])
    ]


def number(text: str) -> Value:
    """A cell as `gouji tables` prints it: null when blank, a number when it is one, else its text."""
    text = text.strip()
    if not text:
        return None
    try:
        return int(text) if "." not in text else float(text)
    except ValueError:
        return text


def values(report: Report, layout: str) -> dict[str, dict[str, dict[str, Value]]]:
    """Every value of the tables by table, row and column, as far as the layout shows them."""
    found: dict[str, dict[str, dict[str, Value]]] = {}
    if layout in TABLES_UNKNOWN:
        return found
    for section in report.sections:
        for table in section.tables:
            if table.name == "extra":
                continue
            rows: dict[str, dict[str, Value]] = {}
            for row in table.rows:
                rows[row.key] = {column: number(text) for column, text in zip(row.columns, row.values, strict=True)}
            found[table.name] = rows
    return found
