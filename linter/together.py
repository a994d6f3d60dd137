"""Compares the reports of a run when all its files are checked, and adds what is found to its file."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from .plan import Checked

if TYPE_CHECKING:
    from .cross_run import CrossRun
    from .runner import Runner, Task


def together(
    results: Iterable[Checked], tasks: "Sequence[Task]", runner: "Runner", given: Sequence[str]
) -> Iterator[Checked]:
    """What came of each file, and with it what comes of comparing reports; ``given`` are the paths that were named.

    A file without facts of a report goes straight through, unless it has to wait for one before it: so nothing is kept
    of a run in which no rule is selected that compares reports.
    """
    waiting: list[Checked] = []
    reports = 0
    for checked in results:
        if not checked.facts and not waiting:
            yield checked
        else:
            waiting.append(checked)
            reports += bool(checked.facts)
    more = _more(waiting, tasks[len(tasks) - len(waiting) :], runner, given) if reports > 1 else {}
    for place, checked in enumerate(waiting):
        yield _added(checked, more[place]) if place in more else checked


def _more(
    waiting: Sequence[Checked], tasks: "Sequence[Task]", runner: "Runner", given: Sequence[str]
) -> Mapping[int, Checked]:
    """What is found besides, by place: out of the cache where the same reports were compared before."""
    cache = runner.cache
    key = b""
    if cache is not None:
        where = os.getcwd(), sorted(map(os.path.abspath, given))
        key = cache.key_of(waiting, [runner.environment(task) for task in tasks], where)
        kept = cache.get_compared(waiting, key)
        if kept is not None:
            return kept
    found = _run(waiting, tasks, runner, given).results()
    if cache is not None and not runner.timed:
        cache.put_compared(waiting, key, found)
    return found


def _run(waiting: Sequence[Checked], tasks: "Sequence[Task]", runner: "Runner", given: Sequence[str]) -> "CrossRun":
    """The run of the rules that compare reports."""
    from .cross_run import CrossRun, Entry
    from .report_facts import ReportFacts

    roots = sorted((os.path.abspath(path) for path in given or (os.curdir,) if os.path.isdir(path)), key=len)
    entries = []
    for place, (checked, task) in enumerate(zip(waiting, tasks, strict=True)):
        if checked.facts:
            plan = runner.session.plan(task.path)
            config = runner.configs.for_file(task.path)
            area = "" if config.path is None or runner.one_config else os.path.dirname(os.path.abspath(config.path))
            report = ReportFacts(
                checked.facts,
                task.shown,
                {standard.id: standard for standard in plan.standards},
                scope="" if task.named else _scope(os.path.abspath(task.path), area, roots),
                rollup=config.rollup,
                area=area,
            )
            entries.append(Entry(place, task.path, report, plan))
    return CrossRun(entries)


def _scope(path: str, area: str, roots: Sequence[str]) -> str:
    """The folder in which a file was found, if all that its configuration is for was looked through."""
    for root in roots:
        if _inside(path, root):
            return root if not area or _inside(area, root) else ""
    return ""


def _inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _added(checked: Checked, more: Checked) -> Checked:
    """What came of a file, twice over, as one."""
    from .file_run import in_order

    return checked._replace(
        diagnostics=in_order([*checked.diagnostics, *more.diagnostics]),
        failed=checked.failed or more.failed,
        troubles=[*checked.troubles, *more.troubles],
        lines={**checked.lines, **more.lines},
        labels=checked.labels or more.labels,
        times={**checked.times, **more.times},
    )
