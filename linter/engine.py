"""Checks files: bytes → source → report → findings of the rules, each rule guarded → diagnostics in order."""

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..grammar import Source, Unreadable
from ..grammar.records import NamedTuple
from .file_run import UNREADABLE, FileRun, check
from .finding import Diagnostic
from .plan import Checked, Plan
from .read_source import ReaderCrash, read_source
from .rule import Rule
from .selectors import ENGINE
from .trouble import Trouble, unreadable

if TYPE_CHECKING:
    from .standard import Standard


class Content(NamedTuple):
    """A file that was read: its bytes, what it is called in diagnostics, whether it was named or found in a folder."""

    data: bytes
    path: str
    named: bool = True


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
        return _unreadable(problem, shown, plan).result()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        trouble = Trouble(f"{shown}：无法打开（{reason}）", f"{shown}: cannot be opened ({reason})")
        return Checked(shown, (), failed=True, troubles=(trouble,))


def check_bytes(data: bytes, path: str, plan: Plan, *, named: bool = True) -> Checked:
    """Check a file's content, called ``path`` in diagnostics."""
    return check_contents([Content(data, path, named)], plan)[0]


def check_source(source: Source, plan: Plan, *, named: bool = True) -> Checked:
    """Check a decoded file."""
    run = FileRun(source, plan, named=named)
    run.parse()
    judge([run])
    return _finished(run)


def check_contents(contents: Iterable[Content], plan: Plan) -> list[Checked]:
    """Check the contents of files. Several at once take less time than one by one: each rule is fetched once."""
    begun = [_begun(content, plan) for content in contents]
    runs = [run for run, _ in begun]
    readable = [run for run, is_text in begun if is_text]
    for run in readable:
        run.read_tree()
    for run in readable:
        run.parse()
    judge(runs)
    return [_finished(run) for run in runs]


def judge(runs: Sequence[FileRun]) -> None:
    """Let each rule judge the reports of runs by one plan."""
    judged = [(run, *known) for run in runs if (known := run.judged)]
    for rule in runs[0].plan.rules if judged else ():
        if rule.code[:-3] != ENGINE:
            check(rule, judged, runs[0].plan)


def _begun(content: Content, plan: Plan) -> tuple[FileRun, bool]:
    """The run of a file, and whether that is text; with the finding that says so where it is none."""
    data, path, named = content
    try:
        if len(data) > plan.max_file_size:
            raise Unreadable("too-large")
        return FileRun(read_source(data, path, plan.readers), plan, named=named), True
    except Unreadable as problem:
        return _unreadable(problem, path, plan), False
    except ReaderCrash as crash:
        run = FileRun(Source("", path), plan)
        run.crash("gouji_readers", crash.origin, crash.error)
        return run, False


def _finished(run: FileRun) -> Checked:
    """What came of a file whose report was judged."""
    until = ""
    if run.standard and (run.source.remarks or run.plan.policy and run.plan.policy.entries):
        from .suppressions import suppress

        until = suppress(run)
    if run.plan.facts and run.judged:
        run.gather()
    return run.result(until)


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


def _unreadable(problem: Unreadable, path: str, plan: Plan) -> FileRun:
    """The run of a file that is no text: GOUJI001, or a trouble where that rule is not selected."""
    run = FileRun(Source("", path), plan)
    if not run.own(UNREADABLE, problem, plan.max_file_size, line=problem.line):
        run.troubles.append(unreadable(path, problem.cause))
    return run
