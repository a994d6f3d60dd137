"""What a rule yields (``Finding``) and what the linter makes of it (``Diagnostic``)."""

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from ..grammar.records import NamedTuple

if TYPE_CHECKING:
    from ..grammar.nodes import Cell
    from ..grammar.source import Span

SEVERITIES = ("info", "warning", "error")
_PLACE = attrgetter("line", "column", "code", "end_line", "message")


class Edit(NamedTuple):
    """Replace a stretch of the reading text by ``text``."""

    span: "Span"
    text: str


class Fix(NamedTuple):
    """A correction: ``safe`` changes no number and no meaning, ``unsafe`` needs ``--unsafe-fixes``."""

    safety: str
    edits: tuple[Edit, ...]


class Setting(NamedTuple):
    """A cell and the value it would have to hold, in a ``repair`` or an alternative."""

    cell: "Cell"
    table: str
    value: int


class Related(NamedTuple):
    """Another place that explains a finding; ``path`` is that of another report, None for the same file."""

    span: "Span"
    zh: str
    en: str
    path: str | None = None


class Finding:
    """One thing a rule has found, at a span of the report.

    ``message`` is the whole message in one language; rules with messages in two languages give the figures of their
    templates as keywords instead. ``table`` and ``cell`` say which cell it is about, ``cells`` which ones take part.
    """

    __slots__ = (
        "actual", "alternatives", "cell", "cells", "expected", "figures", "fix", "kind", "message", "related", "repair",
        "severity", "span", "table", "variant",
    )  # fmt: skip

    def __init__(
        self,
        span: "Span",
        message: str | None = None,
        *,
        variant: str = "",
        table: str | None = None,
        cell: tuple[str | None, str | None] | None = None,
        cells: "Iterable[tuple[str, Cell]]" = (),
        expected: int | float | str | None = None,
        actual: int | float | str | None = None,
        repair: Iterable[Setting] | None = None,
        alternatives: Iterable[Iterable[Setting]] = (),
        related: Iterable[Related] = (),
        fix: Fix | None = None,
        kind: str = "fail",
        severity: str | None = None,
        **figures: Any,
    ) -> None:
        """``variant`` picks one of several message templates of the rule; ``cell`` is (row key, column key).

        ``cells`` are pairs (table key, cell); ``kind`` is ``fail`` or ``unassessable``; ``severity`` is other than the
        rule's.
        """
        self.span = span
        self.message = message
        self.variant = variant
        self.table = table
        self.cell = cell
        self.cells = tuple(cells)
        self.expected = expected
        self.actual = actual
        self.repair = None if repair is None else tuple(repair)
        self.alternatives = tuple(map(tuple, alternatives))
        self.related = tuple(related)
        self.fix = fix
        self.kind = kind
        self.severity = severity
        self.figures: Mapping[str, Any] = figures


class Diagnostic(NamedTuple):
    """A finding with its place in a file, ready for a reporter. Lines and columns from 1, ends exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    code: str
    name: str
    severity: str
    kind: str
    message: str
    source: str | None
    section: str | None
    cell: dict[str, str | None] | None
    cells: list[dict[str, Any]]
    expected: int | float | str | None
    actual: int | float | str | None
    repair: list[dict[str, Any]] | None
    alternatives: list[list[dict[str, Any]]]
    related: list[dict[str, Any]]
    fix: dict[str, Any] | None
    fingerprint: str


def in_order(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics of a file by place and code, each once."""
    found = {diagnostic[:10]: diagnostic for diagnostic in reversed(diagnostics)}.values()
    return _numbered(sorted(found, key=_PLACE))


def _numbered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics with identities made unique: those alike are numbered in the order of the file."""
    seen: dict[str, int] = {}
    result = []
    make = tuple.__new__  # what calling Diagnostic comes to
    for one in diagnostics:
        *others, fingerprint = one
        count = seen[fingerprint] = seen.get(fingerprint, 0) + 1
        result.append(one if count == 1 else make(Diagnostic, (*others, f"{fingerprint}\x1f{count}")))
    return result
