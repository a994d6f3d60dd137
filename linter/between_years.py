"""Judges what a standard demands between a body's reports of two successive years."""

from collections.abc import Iterator

from ..grammar import Cell
from .finding import Finding, Related
from .report_facts import ReportFacts
from .reports import Reports
from .standard import Continuity

Term = tuple[int, int, Cell]  # +1 or -1, the year (0 or -1), the cell


def continuity_findings(reports: Reports, code: str) -> Iterator[tuple[ReportFacts, Finding]]:
    """A finding for each relation between two years that fails and that the standard gives to the rule ``code``.

    Judged are only cells that hold a count in both reports. Figures for templates: ``line`` (the row or column judged)
    and ``at`` (the cell in it) by their labels, ``sum`` (what it has to be, added up in figures), ``year`` (the one
    before), ``off``, and ``form`` (source and table).
    """
    for report in reports:
        last = reports.previous(report)
        for demand in report.standard.between_years if last else ():
            if demand.rule == code and last is not None:
                yield from ((report, finding) for finding in _findings(report, last, demand))


def _findings(report: ReportFacts, last: ReportFacts, demand: Continuity) -> Iterator[Finding]:
    form = report.form(demand.table)
    if form is None:
        return
    for line in form.columns if demand.each == "column" else form.rows:
        left, right = (_cells(report, last, demand, keys, line.key) for keys in (demand.left, demand.right))
        if left is None or right is None or _holds(_sum(left), demand.sign, _sum(right)):
            continue
        near, far = (left, right) if (0, demand.at) in demand.left else (right, left)
        at = next(cell for year, cell in near if not year and demand.at in (cell.row, cell.column))
        terms = [(1, *one) for one in far] + [(-1, *one) for one in near if one[1] is not at]
        yield _finding(report, last, demand, line.label, at, terms)


def _cells(
    report: ReportFacts, last: ReportFacts, demand: Continuity, keys: tuple[tuple[int, str], ...], line: str
) -> list[tuple[int, Cell]] | None:
    """The cells of a side with their years; None where one of them is absent or holds no count."""
    found = []
    for year, key in keys:
        row, column = (key, line) if demand.each == "column" else (line, key)
        cell = (last if year else report).cell(demand.table, row, column)
        if cell is None or cell.count is None:
            return None
        found.append((year, cell))
    return found


def _sum(side: list[tuple[int, Cell]]) -> int:
    return sum(cell.count or 0 for _, cell in side)


def _holds(left: int, sign: str, right: int) -> bool:
    return left == right if sign == "=" else left <= right if sign == "≤" else left >= right


def _finding(
    report: ReportFacts, last: ReportFacts, demand: Continuity, line: str, at: Cell, terms: list[Term]
) -> Finding:
    form = report.form(demand.table)
    assert form is not None
    rows = demand.each == "column"
    labels = {part.key: part.label for part in (form.rows if rows else form.columns)}
    expected = sum(sign * (cell.count or 0) for sign, _, cell in terms)
    off = (at.count or 0) - expected
    named = [(sign, year, labels.get(cell.row if rows else cell.column, ""), cell) for sign, year, cell in terms]
    return Finding(
        at.span,
        table=demand.table,
        cell=(at.row, at.column),
        cells=[(demand.table, cell) for _, year, cell in terms if not year] + [(demand.table, at)],
        expected=expected,
        actual=at.count,
        related=[
            Related(cell.span, f"{last.year} 年报告“{label}”填 {cell.count}",
                    f"“{label}” is {cell.count} in the report on {last.year}", last.path)
            for _, year, label, cell in named if year
        ],
        line=line,
        at=labels[demand.at],
        sum=(_written(named, expected, "上年", "填 "), _written(named, expected, "last year's ", " is ")),
        year=last.year,
        off=(
            f"多 {off}" if off > 0 else f"少 {-off}",
            f"{abs(off)} too {'many' if off > 0 else 'few'}",
        ),
        form=f"{report.standard.source}{form.name}",
    )  # fmt: skip


def _written(terms: list[tuple[int, int, str, Cell]], total: int, last: str, verb: str) -> str:
    """The sum in labels and figures; of one term only that."""
    if len(terms) == 1:
        return f"“{terms[0][2]}”{verb}{total}"
    parts: list[str] = []
    for sign, year, label, cell in terms:
        mark = "" if sign > 0 and not parts else " + " if sign > 0 else " − "
        parts.append(f"{mark}{last if year else ''}“{label}” {cell.count}")
    return f"{''.join(parts)} = {total}"
