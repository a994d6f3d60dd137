"""Checks one file: bytes → source → report → findings of the rules, each rule guarded → diagnostics in order."""

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..grammar import Source, Unreadable
from .choice import choose_standard
from .file_run import NOT_A_REPORT, UNREADABLE, FileRun
from .finding import Diagnostic
from .plan import Checked, Plan
from .read_source import ReaderCrash, read_source
from .rule import Rule
from .selectors import ENGINE
from .trouble import Trouble, unreadable

if TYPE_CHECKING:
    from .standard import Standard


def read_file(path: str, limit: int) -> bytes:
    """The bytes of a file. Raises Unreadable for one larger than ``limit``, OSError where it cannot be opened."""
    with open(path, "rb", 0) as stream:
        size = os.fstat(stream.fileno()).st_size
        if size > limit:
            raise Unreadable("too-large")
        data = stream.readall() if size else stream.read(limit + 1)  # what is no ordinary file has no size
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
        source = read_source(data, path, plan.readers)
    except Unreadable as problem:
        return _unreadable(problem, path, plan)
    except ReaderCrash as crash:
        run = FileRun(Source("", path), plan)
        run.crash("gouji_readers", crash.origin, crash.error)
        return run.result(None)
    return check_source(source, plan, named=named)


def check_source(source: Source, plan: Plan, *, named: bool = True) -> Checked:
    """Check a decoded file."""
    run = FileRun(source, plan)
    standard = choose_standard(plan.standards, source)
    report = run.parse(standard)
    if report is not None and not report.is_report:
        run.own(NOT_A_REPORT, severity=None if named else "info")
    elif report is not None:
        for rule in plan.rules:
            if rule.code[:-3] != ENGINE:
                run.check(rule, report, standard)
    until = ""
    if source.remarks or plan.policy and plan.policy.entries:
        from .suppressions import suppress

        until = suppress(run)
    if plan.facts and report is not None and report.is_report:
        run.gather(report, standard)
    return run.result(standard, until)


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
    """The diagnostics of a decoded file, in order. A rule that raises yields GOUJI003, if it is among ``rules``."""
    ordered = sorted(rules, key=lambda rule: rule.code)
    plan = Plan([one for one in ordered if not one.cross], standards, severity or {}, options or {}, lang)
    return list(check_source(source, plan, named=named).diagnostics)


def _unreadable(problem: Unreadable, path: str, plan: Plan) -> Checked:
    """GOUJI001 for a file that is no text, or a trouble where that rule is not selected."""
    run = FileRun(Source("", path), plan)
    if not run.own(UNREADABLE, problem, plan.max_file_size, line=problem.line):
        run.troubles.append(unreadable(path, problem.cause))
    return run.result(None)
