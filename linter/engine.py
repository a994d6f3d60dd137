"""Checks one file: bytes → source → report → findings of the rules, each rule guarded → diagnostics in order."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ..grammar import Report, Source, Unreadable, decode, parse
from .choice import choose_standard
from .diagnose import diagnose
from .finding import Diagnostic, Finding
from .rule import Rule
from .trouble import Trouble, cause

if TYPE_CHECKING:
    from .standard import Standard

#: Codes of the linter's own rules: it calls them itself, with what befell a file instead of a report.
UNREADABLE, NOT_A_REPORT, CRASHED = "GOUJI001", "GOUJI002", "GOUJI003"
OWN_FAMILY = "GOUJI"
MAX_FILE_SIZE = 20_000_000


class Plan(NamedTuple):
    """What a file is checked with.

    ``rules`` are the selected ones, in the order of their codes; ``severity`` maps codes to overriding severities;
    ``options`` maps a rule's name to the values set for its options; ``excerpts`` asks for ``Checked.lines``.
    """

    rules: Sequence[Rule]
    standards: "Sequence[Standard]"
    severity: Mapping[str, str] = {}
    options: Mapping[str, Mapping[str, Any]] = {}
    lang: str = "zh"
    max_file_size: int = MAX_FILE_SIZE
    excerpts: bool = False


class Checked(NamedTuple):
    """What came of one file.

    ``troubles`` is what has to be said although no selected rule says it; with ``failed`` the run cannot be trusted
    (the file could not be opened, a rule crashed). ``lines`` are the texts of the lines that diagnostics touch, by
    number; ``labels`` the printed labels, by (table, ``row`` or ``column``, key).
    """

    path: str
    diagnostics: Sequence[Diagnostic]
    failed: bool = False
    troubles: Sequence[Trouble] = ()
    lines: Mapping[int, str] = {}
    labels: Mapping[tuple[str, str, str], str] = {}


def read_file(path: str, limit: int) -> bytes:
    """The bytes of a file. Raises Unreadable for one larger than ``limit``, OSError where it cannot be opened."""
    with open(path, "rb", buffering=0) as stream:
        if os.fstat(stream.fileno()).st_size > limit:
            raise Unreadable("too-large")
        data = stream.readall()
    if len(data) > limit:
        raise Unreadable("too-large")
    return data


def check_file(path: str, plan: Plan, *, shown: str | None = None, named: bool = True) -> Checked:
    """Check the file at ``path``, called ``shown`` in diagnostics; ``named`` tells it from one found in a folder."""
    shown = path if shown is None else shown
    try:
        return check_bytes(read_file(path, plan.max_file_size), shown, plan, named=named)
    except Unreadable as problem:
        return _unreadable(problem, shown, plan)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        trouble = Trouble(f"{shown}：无法打开（{reason}）", f"{shown}: cannot be opened ({reason})")
        return Checked(shown, (), failed=True, troubles=(trouble,))


def check_bytes(data: bytes, path: str, plan: Plan, *, named: bool = True) -> Checked:
    """Check a file's content, called ``path`` in diagnostics."""
    try:
        if len(data) > plan.max_file_size:
            raise Unreadable("too-large")
        return check_source(decode(data, path), plan, named=named)
    except Unreadable as problem:
        return _unreadable(problem, path, plan)


def check_source(source: Source, plan: Plan, *, named: bool = True) -> Checked:
    """Check a decoded file."""
    run = _Run(source, plan)
    standard = choose_standard(plan.standards, source)
    report = run.parse(standard)
    if report is not None and not report.is_report:
        run.own(NOT_A_REPORT, severity=None if named else "info")
    elif report is not None:
        for rule in plan.rules:
            if not rule.code.startswith(OWN_FAMILY):
                run.check(rule, report, standard)
    return run.result(standard)


def lint_source(
    source: Source,
    standards: "Sequence[Standard]",
    rules: Iterable[Rule],
    *,
    severity: Mapping[str, str] | None = None,
    options: Mapping[str, Mapping[str, Any]] | None = None,
    lang: str = "zh",
    named: bool = True,
) -> list[Diagnostic]:
    """The diagnostics of a decoded file, in order. A rule that raises yields GOUJI003, where that is among ``rules``."""
    ordered = sorted(rules, key=lambda rule: rule.code)
    plan = Plan(ordered, standards, severity or {}, options or {}, lang)
    return list(check_source(source, plan, named=named).diagnostics)


def _unreadable(problem: Unreadable, path: str, plan: Plan) -> Checked:
    """GOUJI001 for a file that is no text, or a trouble where that rule is not selected."""
    run = _Run(Source("", path), plan)
    if not run.own(UNREADABLE, problem, plan.max_file_size, line=problem.line):
        run.troubles.append(
            Trouble(f"{path}：未检查，不是可读的文本（{problem.cause}）", f"{path}: not checked, no readable text ({problem.cause})")
        )
    return run.result(None)


class _Run:
    """The check of one source: gathers diagnostics."""

    __slots__ = ("diagnostics", "failed", "plan", "report", "source", "troubles")

    def __init__(self, source: Source, plan: Plan) -> None:
        self.source = source
        self.plan = plan
        self.report: Report | None = None
        self.diagnostics: list[Diagnostic] = []
        self.troubles: list[Trouble] = []
        self.failed = False

    def parse(self, standard: "Standard") -> Report | None:
        """The report, or None where the parser itself crashed."""
        try:
            self.report = parse(self.source, standard.form)
        except Exception as error:  # noqa: BLE001  the parser accepts any text; should it not, this has to be said
            self.crash("parse", "gouji.grammar", error)
        return self.report

    def check(self, rule: Rule, report: Report, standard: "Standard") -> None:
        """Take the findings of one rule; what it yields before it raises stands."""
        options = self.plan.options.get(rule.name)
        values = {**rule.options, **options} if options else rule.options
        try:
            for finding in rule.check(report, standard, **values):
                self.take(rule, finding)
        except Exception as error:  # noqa: BLE001  a rule can raise anything; the others still have to run
            self.crash(f"{rule.code} {rule.name}", rule.plugin, error)

    def take(self, rule: Rule, finding: Finding, *, severity: str | None = None, line: int | None = None) -> None:
        """Make a diagnostic of a finding; ``severity`` is a default that goes before the rule's own."""
        self.diagnostics.append(
            diagnose(
                rule,
                finding,
                self.source,
                self.report,
                severity=self.plan.severity.get(rule.code) or severity or rule.severity,
                lang=self.plan.lang,
                line=line,
            )
        )

    def own(self, code: str, *about: object, severity: str | None = None, line: int | None = None) -> bool:
        """Report by one of the linter's own rules; False where it is not selected."""
        for rule in self.plan.rules:
            if rule.code == code:
                for finding in rule.check(*about):
                    self.take(rule, finding, severity=severity, line=line)
                return True
        return False

    def crash(self, rule: str, plugin: str, error: Exception) -> None:
        """Report that a rule raised."""
        self.failed = True
        if not self.own(CRASHED, rule, plugin, cause(error), line=1):
            self.troubles.append(
                Trouble(
                    f"{self.source.path}：规则 {rule}（来自 {plugin}）运行出错：{cause(error)}",
                    f"{self.source.path}: rule {rule} (from {plugin}) crashed: {cause(error)}",
                )
            )

    def result(self, standard: "Standard | None") -> Checked:
        """The diagnostics in order, each once, and what reporters need with them."""
        found = {diagnostic[:10]: diagnostic for diagnostic in reversed(self.diagnostics)}.values()
        ordered = _numbered(sorted(found, key=lambda one: (one.line, one.column, one.code, one.end_line, one.message)))
        lines: dict[int, str] = {}
        labels: dict[tuple[str, str, str], str] = {}
        if self.plan.excerpts:
            lines = {number: self.source.line(number) for number in _lines_of(ordered)}
            labels = {} if standard is None else _labels_of(standard)
        return Checked(self.source.path, ordered, self.failed, self.troubles, lines, labels)


def _numbered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics with identities made unique: those alike are numbered in the order of the file."""
    seen: dict[str, int] = {}
    result = []
    for one in diagnostics:
        count = seen[one.fingerprint] = seen.get(one.fingerprint, 0) + 1
        result.append(one if count == 1 else one._replace(fingerprint=f"{one.fingerprint}\x1f{count}"))
    return result


def _lines_of(diagnostics: Iterable[Diagnostic]) -> Iterator[int]:
    """The numbers of the lines that an excerpt may show."""
    for one in diagnostics:
        yield one.line
        for edit in one.fix["edits"] if one.fix else ():
            yield edit["line"]
            yield edit["end_line"]


def _labels_of(standard: "Standard") -> dict[tuple[str, str, str], str]:
    """The printed labels of the tables' rows and columns."""
    return {
        (table.key, kind, part.key): part.label
        for table in standard.form.tables
        for kind, parts in (("row", table.rows), ("column", table.columns))
        for part in parts
    }
