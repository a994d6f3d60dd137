"""Runs the rules that compare reports, each guarded, and puts what they find in its place in the files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from time import perf_counter
from typing import Any

from ..grammar import Position, Source, Unreadable
from ..grammar.records import NamedTuple
from .diagnose import diagnose
from .engine import read_file
from .facts import print_of
from .file_run import FileRun, labels_of, lines_of
from .finding import Diagnostic, Finding, Related, in_order
from .plan import Checked, Plan
from .read_source import ReaderCrash, read_source
from .report_facts import ReportFacts
from .reports import Reports
from .rule import Rule
from .trouble import Trouble


class Entry(NamedTuple):
    """A report: the place of its file in the run, where that is to be read, its facts, what it is checked with."""

    place: int
    path: str
    report: ReportFacts
    plan: Plan


class Changed(Exception):
    """A file is no longer what it was when its facts were taken."""


def read_again(entry: Entry) -> Source:
    """The source of a report. Raises OSError, Unreadable, ReaderCrash and Changed where it cannot be had."""
    data = read_file(entry.path, entry.plan.max_file_size)
    source = read_source(data, entry.report.path, entry.plan.readers)
    if print_of(source) != entry.report.print:
        raise Changed
    return source


class _Places:
    """As a figure of a template: the places of the related. Being no string, it identifies no finding."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text


class CrossRun:
    """The check of the reports of a run together; ``load`` gives the source of one in which something was found."""

    def __init__(self, entries: Sequence[Entry], load: Callable[[Entry], Source] = read_again) -> None:
        self._entries = entries
        self._by_path = {one.report.path: one for one in entries}
        self._source = lru_cache(maxsize=16)(lambda path: load(self._by_path[path]))
        self._runs: dict[str, FileRun] = {}
        self._found: dict[str, list[tuple[Rule, Finding]]] = {}

    def results(self) -> dict[int, Checked]:
        """What is found in each file, by its place."""
        reports = Reports(one.report for one in self._entries)
        rules = {rule.code: rule for plan in self._plans() for rule in plan.cross}
        for code in sorted(rules):
            for options, paths in self._groups(rules[code]):
                self._check(rules[code], reports, options, paths)
        for path, found in self._found.items():
            self._place(self._by_path[path], found)
        return {
            entry.place: self._result(entry, self._runs[entry.report.path])
            for entry in self._entries
            if entry.report.path in self._runs
        }

    def _plans(self) -> Iterator[Plan]:
        yield from {id(one.plan): one.plan for one in self._entries}.values()

    def _groups(self, rule: Rule) -> Iterator[tuple[Mapping[str, Any], list[str]]]:
        """The options of a rule with the paths of the reports for which they hold: configurations may differ."""
        groups: list[tuple[Mapping[str, Any], list[str]]] = []
        plans: dict[int, list[str]] = {}
        for plan in self._plans():
            if rule in plan.cross:
                options = plan.options.get(rule.code, rule.options)
                group = next((paths for known, paths in groups if known == options), None)
                if group is None:
                    group = []
                    groups.append((options, group))
                plans[id(plan)] = group
        for one in self._entries:
            if id(one.plan) in plans:
                plans[id(one.plan)].append(one.report.path)
        yield from groups

    def _check(self, rule: Rule, reports: Reports, options: Mapping[str, Any], paths: Sequence[str]) -> None:
        """Take the findings of one rule; what it yields before it raises stands."""
        start = perf_counter()
        judged = frozenset(paths)
        try:
            for report, finding in rule.check(reports, **options):
                if report.path in judged:
                    self._found.setdefault(report.path, []).append((rule, finding))
        except Exception as error:  # noqa: BLE001  a rule can raise anything; the others still have to run
            self._crash(rule, error, self._by_path[paths[0]])
        first = self._entries[0]
        if first.plan.timed:
            self._run(first).times[rule.code, rule.name] = perf_counter() - start

    def _run(self, entry: Entry) -> FileRun:
        """What gathers the diagnostics of a file."""
        path = entry.report.path
        if path not in self._runs:
            self._runs[path] = FileRun(Source("", path), entry.plan)
        return self._runs[path]

    def _crash(self, rule: Rule, error: Exception, entry: Entry) -> None:
        self._run(entry).crash(f"{rule.code} {rule.name}", rule.plugin, error)

    def _place(self, entry: Entry, found: Sequence[tuple[Rule, Finding]]) -> None:
        """Make diagnostics of what was found in a file, but for what is suppressed there."""
        run = self._run(entry)
        path = entry.report.path
        try:
            source = self._source(path)
        except (OSError, Unreadable, ReaderCrash, Changed):
            run.failed = True
            run.troubles.append(
                Trouble(
                    f"{path}：检查期间文件已变动，对照其他报告的结果未列出",
                    f"{path}: changed in the meantime; what comparing it with other reports has shown is left out",
                )
            )
            return
        run.source = source
        for rule, finding in found:
            try:
                one = self._diagnostic(rule, finding, source, entry)
            except Exception as error:  # noqa: BLE001  a rule can make a finding of anything
                self._crash(rule, error, entry)
                continue
            if not any(
                one.code in codes and (not first or first <= one.line <= last)
                for codes, first, last in entry.report.hidden
            ):
                run.diagnostics.append(one)

    def _diagnostic(self, rule: Rule, finding: Finding, source: Source, entry: Entry) -> Diagnostic:
        places = [(other, self._elsewhere(other, source)) for other in finding.related]
        shown = "、".join(f"{other.path or source.path}:{place.line}:{place.column}" for other, place in places)
        finding.figures = {"where": _Places(shown), **finding.figures}
        plan = entry.plan
        return diagnose(
            rule,
            finding,
            source,
            entry.report,
            severity=plan.severity.get(rule.code) or finding.severity or rule.severity,
            lang=plan.lang,
            elsewhere=[place for _, place in places],
        )

    def _elsewhere(self, other: Related, source: Source) -> Position:
        """Where a related place is; the first line of a file that cannot be read any more."""
        try:
            return (source if other.path is None else self._source(other.path)).position(other.span.start)
        except (OSError, Unreadable, ReaderCrash, Changed, KeyError):
            return Position(1, 1)

    def _result(self, entry: Entry, run: FileRun) -> Checked:
        diagnostics = in_order(run.diagnostics)
        excerpts = entry.plan.excerpts and bool(diagnostics)
        return Checked(
            entry.report.path, diagnostics, run.failed, run.troubles,
            lines_of(diagnostics, run.source) if excerpts else {},
            labels_of(entry.report.standard) if excerpts else {},
            times=run.times,
        )  # fmt: skip
