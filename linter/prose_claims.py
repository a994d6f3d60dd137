"""What prose says in figures against the tables: statements that no sum of cells they may mean bears out."""

from collections.abc import Sequence

from ..grammar import Report
from ..grammar.per_object import per_object
from ..grammar.per_report import per_report
from ..grammar.prose_nodes import Statement
from ..grammar.records import NamedTuple
from .finding import Finding
from .standard import Claim, Standard


class Held(NamedTuple):
    """A statement about the reporting body and year, and what it claims."""

    statement: Statement
    claim: Claim


def held(report: Report, standard: Standard, code: str) -> Sequence[Held]:
    """The plain statements that the rule ``code`` judges; in the order of the text."""
    return _held(report, standard).get(code, ())


@per_report
def _held(report: Report, standard: Standard) -> dict[str, list[Held]]:
    """The statements that each rule judges; looked up once for all rules."""
    held: dict[str, list[Held]] = {}
    claims = _claims(standard)
    for said in _plain(report):
        for code, claim in claims.get((said.subject, said.fact), {}).items():
            also = (claims.get((subject, said.fact), {}).get(code) for subject in said.also)
            held.setdefault(code, []).extend([Held(said, one) for one in (claim, *also) if one])
    return held


@per_object
def _claims(standard: Standard) -> dict[tuple[str, str], dict[str, Claim]]:
    """The claims for a subject and a fact, by the rule that judges them."""
    claims: dict[tuple[str, str], dict[str, Claim]] = {}
    for claim in standard.claims:
        claims.setdefault((claim.subject, claim.fact), {})[claim.rule] = claim
    return claims


def _plain(report: Report) -> list[Statement]:
    """The plain statements of a report but for those that a sentence makes twice with different numbers."""
    plain = [said for said in report.figures.statements if said.plain]
    values: dict[tuple[str, str, int, str], set[int]] = {}
    for said in plain:
        values.setdefault(_thing(said), set()).add(said.value)
    return [said for said in plain if len(values[_thing(said)]) == 1]


def _thing(said: Statement) -> tuple[str, str, int, str]:
    """What a sentence counts; where it gives that two numbers, it may split it up in some way."""
    return said.subject, said.fact, said.paragraph, said.sentence


def totals(report: Report, claim: Claim) -> list[int]:
    """What each sum that a claim may mean comes to; empty where any of them cannot be judged."""
    table = report.table(claim.table) if claim.table else None
    if table is None or not table.readable:
        return []
    found = []
    for rows in claim.cells:
        counts = [table.count(row, claim.column) for row in rows]
        known = [count for count in counts if count is not None]
        if len(known) < len(counts):
            return []
        found.append(sum(known))
    return found


def mismatch(report: Report, one: Held) -> Finding | None:
    """The finding where a statement differs from every sum it may mean; None where it agrees or cannot be judged.

    Figures for templates: ``fact`` and ``value`` as stated, ``place`` (the table and its cells, named), ``found`` (what
    the table has). The variant is ``none`` for a denial.
    """
    said, claim = one
    choices = totals(report, claim)
    if not choices or said.value in choices:
        return None
    if said.whose == "government" and said.value < max(choices):
        return None  # the table is of all bodies of the place, the figure of the government alone
    table = report.tables[claim.table]
    cells = [cell for row in claim.cells[0] if (cell := table.cell(row, claim.column))]
    labels = [table.form.row_label(cell.row) for cell in cells]
    column = table.form.column_label(claim.column)
    if len(labels) > 3:
        rows = (f"“{labels[0]}”至“{labels[-1]}”合计", f"“{labels[0]}” to “{labels[-1]}” together")
    else:
        rows = ("与".join(f"“{label}”" for label in labels), " and ".join(f"“{label}”" for label in labels))
    return Finding(
        said.span,
        variant="none" if said.denied else "",
        table=claim.table,
        cell=(cells[0].row, claim.column) if len(cells) == 1 else None,
        cells=[(claim.table, cell) for cell in cells],
        expected=choices[0],
        actual=said.value,
        fact=(claim.label, claim.label_en),
        place=(f"{table.form.name}{rows[0]}（{column}）", f"{table.form.name}, {rows[1]} ({column})"),
    )
