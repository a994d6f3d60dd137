"""The check of one source: runs rules, each guarded, and gathers what they find."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from ..grammar import Report, Source, parse
from ..grammar.nodes import Root
from ..grammar.report import read_tree
from .choice import choose_standard
from .diagnose import diagnose
from .finding import Diagnostic, Finding, in_order
from .plan import Checked, Plan, Slow
from .rule import Rule
from .trouble import Trouble, cause

if TYPE_CHECKING:
    from .standard import Standard

#: Codes of the linter's own rules: it calls them itself, with what befell a file instead of a report.
UNREADABLE, NOT_A_REPORT, CRASHED = "GOUJI001", "GOUJI002", "GOUJI003"
#: Codes that a suppression in the file hides, and its first and last line (0: the whole file).
Hidden = tuple[tuple[str, ...], int, int]


class FileRun:
    """Gathers the diagnostics of one source."""

    __slots__ = (
        "diagnostics", "facts", "failed", "hidden", "named", "plan", "report", "root", "slow", "source", "standard",
        "times", "troubles",
    )  # fmt: skip

    def __init__(self, source: Source, plan: Plan, *, named: bool = True) -> None:
        self.source = source
        self.plan = plan
        self.named = named
        self.standard: Standard | None = None
        self.root: Root | None = None
        self.report: Report | None = None
        self.diagnostics: list[Diagnostic] = []
        self.troubles: list[Trouble] = []
        self.slow: list[Slow] = []
        self.times: dict[tuple[str, str], float] = {}
        self.failed = False
        self.facts = None if plan.alone else b""
        self.hidden: list[Hidden] = []

    def read_tree(self) -> None:
        """Read the syntax tree by the standard that fits the source best."""
        self.standard = choose_standard(self.plan.standards, self.source)
        with suppress(Exception):  # should the parser not accept a text, ``parse`` says so
            self.root = read_tree(self.source, self.standard.form)

    def parse(self) -> None:
        """Read the report, and say so where it is none."""
        if self.standard is None:
            self.read_tree()
        assert self.standard is not None
        try:
            self.report = parse(self.source, self.standard.form, self.root)
        except Exception as error:  # noqa: BLE001  the parser accepts any text; should it not, this has to be said
            self.crash("parse", "gouji.grammar", error)
        self.root = None
        if self.report is not None and not self.report.is_report:
            self.own(NOT_A_REPORT, severity=None if self.named else "info")

    @property
    def judged(self) -> "tuple[Report, Standard] | None":
        """The report that rules judge, by what standard; None where there is none."""
        if self.report is None or self.standard is None or not self.report.is_report:
            return None
        return self.report, self.standard

    def gather(self) -> None:
        """Keep what the rules that compare reports need of this one."""
        from .facts import gather

        try:
            self.facts = gather(*self.judged, self.hidden) if self.judged else self.facts
        except Exception as error:  # noqa: BLE001  facts can be had of any report; should they not, this has to be said
            self.crash("facts", "gouji.linter", error)

    def take(self, rule: Rule, finding: Finding, *, severity: str | None = None, line: int | None = None) -> None:
        """Make a diagnostic of a finding; ``severity`` is a default that goes before the rule's own."""
        self.diagnostics.append(
            diagnose(
                rule,
                finding,
                self.source,
                self.report,
                severity=self.plan.severity.get(rule.code) or severity or finding.severity or rule.severity,
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

    def result(self, until: str = "") -> Checked:
        """The diagnostics in order, each once, and what reporters need with them."""
        ordered = in_order(self.diagnostics)
        lines: dict[int, str] = {}
        labels: dict[tuple[str, str, str], str] = {}
        if self.plan.excerpts:
            lines = lines_of(ordered, self.source)
            labels = {} if self.standard is None else labels_of(self.standard)
        return Checked(
            self.source.path, ordered, self.failed, self.troubles, lines, labels, self.slow, until, self.times,
            self.facts,
        )  # fmt: skip


def check(rule: Rule, runs: "Iterable[tuple[FileRun, Report, Standard]]", plan: Plan) -> None:
    """Take the findings of one rule in some reports; what it yields before it raises stands."""
    options = plan.options.get(rule.code, rule.options)
    found = partial(rule.check, **options) if options else rule.check
    timed = plan.timed
    start = 0.0
    for run, report, standard in runs:
        if timed:
            start = perf_counter()
        try:
            for finding in found(report, standard):
                run.take(rule, finding)
        except Exception as error:  # noqa: BLE001  a rule can raise anything; the others still have to run
            run.crash(f"{rule.code} {rule.name}", rule.plugin, error)
        if timed:
            took = perf_counter() - start
            run.times[rule.code, rule.name] = took
            if 1000 * took > plan.rule_budget:
                run.slow.append(Slow(rule.code, rule.name, rule.plugin, 1000 * took, plan.rule_budget))


def lines_of(diagnostics: Iterable[Diagnostic], source: Source) -> dict[int, str]:
    """The texts of the lines that an excerpt may show, by number."""
    return {number: source.line(number) for number in _numbers_of(diagnostics)}


def _numbers_of(diagnostics: Iterable[Diagnostic]) -> Iterator[int]:
    """The numbers of the lines that an excerpt may show."""
    for one in diagnostics:
        yield one.line
        yield one.end_line
        for edit in one.fix["edits"] if one.fix else ():
            yield edit["line"]
            yield edit["end_line"]


def labels_of(standard: "Standard") -> dict[tuple[str, str, str], str]:
    """The printed labels of the tables' rows and columns."""
    return {
        (table.key, kind, part.key): part.label
        for table in standard.form.tables
        for kind, parts in (("row", table.rows), ("column", table.columns))
        for part in parts
    }
