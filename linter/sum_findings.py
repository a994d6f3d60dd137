"""Findings of sums that do not hold: the figures of their messages, and the advice on what would mend the table."""

from collections.abc import Iterator

from ..grammar import Report, TableForm
from ..grammar.per_object import per_object
from .finding import Finding, Setting
from .identities import Broken, Sum, broken_sums
from .standard import Standard

_SHORT = 8  # figures of a sum that a message spells out


def sum_findings(report: Report, standard: Standard, code: str) -> Iterator[Finding]:
    """A finding for each failed identity that the standard gives to the rule ``code``.

    Figures for templates: ``line`` (the row or column judged) and ``at`` (the cell in it) by their labels, ``sum`` and
    ``near`` (the sides, added up in figures), ``far_names`` and ``near_names`` (what they add up), ``off``, ``form``
    (source and table) and ``advice``, which begins with a full stop.
    """
    for broken in broken_sums(report, standard).get(code, ()):
        yield _finding(broken, standard)


def _finding(broken: Broken, standard: Standard) -> Finding:
    """The finding of a sum that does not hold, at its cell."""
    one = broken.sum
    table = one.identity.table
    return Finding(
        one.at.span,
        table=table,
        cell=(one.at.row, one.at.column),
        cells=[(table, cell) for cell in (*one.far, *one.near)],
        expected=one.expected,
        actual=one.actual,
        repair=broken.repair,
        alternatives=broken.alternatives,
        line=_label(one, one.key, other=True),
        at=_label(one, one.identity.at),
        sum=_written(one, near=False),
        near=_written(one, near=True),
        far_names="、".join(_names(one, near=False)),
        near_names="、".join(_names(one, near=True)),
        off=(
            f"多 {one.off}" if one.off > 0 else f"少 {-one.off}",
            f"{abs(one.off)} too {'many' if one.off > 0 else 'few'}",
        ),
        form=f"{standard.source}{one.form.name}",
        advice=_advice(broken),
    )


def _labels(one: Sum, kind: str) -> dict[str, str]:
    return _labels_of(one.form)[kind == "column"]


@per_object
def _labels_of(form: TableForm) -> tuple[dict[str, str], dict[str, str]]:
    """The labels of rows and columns by their keys."""
    return {row.key: row.label for row in form.rows}, {column.key: column.label for column in form.columns}


def _label(one: Sum, key: str, *, other: bool = False) -> str:
    """The printed label of a row or column: of those that the sum adds up, or (``other``) of those it stands in."""
    rows = (one.identity.each == "row") == other
    return _labels(one, "row" if rows else "column")[key]


def _names(one: Sum, *, near: bool) -> list[str]:
    keys = one.identity.left if (one.identity.at in one.identity.left) == near else one.identity.right
    return [f"“{_label(one, key)}”" for key in keys]


def _written(one: Sum, *, near: bool) -> str:
    """A side of the sum in figures, noughts left out."""
    figures = [str(cell.value) for cell in (one.near if near else one.far) if cell.value]
    total = str(one.actual if near else one.expected)
    if len(figures) < 2:
        return total
    if len(figures) > _SHORT:
        figures = [*figures[: _SHORT - 1], "…"]
    return f"{'+'.join(figures)}={total}"


def _advice(broken: Broken) -> tuple[str, str]:
    """What would mend the table."""
    if not broken.repair and not broken.alternatives:
        return (
            "。没有哪一格（或少数几格）的改动能使各项关系都成立，请按原始台账逐格核对",
            ". Neither a single cell nor a few of them mend it; check the table cell by cell against the records",
        )
    settings = broken.repair or broken.alternatives[0]
    count = len(settings)
    zh, en = _change(broken, settings)
    if broken.repair and count == 1:
        return f"。对照其他各项关系，错在{zh}", f". By the other sums the wrong cell is {en}"
    if broken.repair:
        return (
            f"。没有哪一格单独改动能使各项关系都成立，至少须同时改：{zh}",
            f". No single cell mends it, together these do: {en}",
        )
    if count == 1:
        return (
            f"。改动其中任一格均可使关系成立（如{zh}），请核对原始台账",
            f". More than one cell could be the wrong one (for example {en}); check the records",
        )
    return (
        f"。没有哪一格单独改动能使各项关系都成立，至少须同时改 {count} 格，且改法不止一种（如{zh}），请核对原始台账",
        f". No single cell mends it; {count} cells do, in more than one way (for example {en}); check the records",
    )


def _change(broken: Broken, settings: tuple[Setting, ...]) -> tuple[str, str]:
    """Cells and their values in words."""
    rows, columns = _labels(broken.sum, "row"), _labels(broken.sum, "column")
    names = [(f"“{rows[s.cell.row]}”行“{columns[s.cell.column]}”列", s) for s in settings]
    zh = "；".join(f"{name}，应由 {s.cell.value} 改为 {s.value}" for name, s in names)
    en = ", ".join(
        f"“{rows[s.cell.row]}” / “{columns[s.cell.column]}” from {s.cell.value} to {s.value}" for _, s in names
    )
    return zh, en
