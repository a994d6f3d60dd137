"""Compares the reports of a run when all its files are checked, and adds what is found to its file."""

import gc
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from .finding import in_order
from .plan import Checked

if TYPE_CHECKING:
    from .cross_run import CrossRun
    from .runner import Runner, Task

#: Files; of more than so many the results are kept small until the reports are compared.
_MANY = 5000
_OFTEN = 200


def together(
    results: Iterable[Checked], tasks: "Sequence[Task]", runner: "Runner", given: Sequence[str]
) -> Iterator[Checked]:
    """What came of each file, and with it what comes of comparing reports; ``given`` are the paths that were named.

    A file without facts of a report goes straight through, unless it has to wait for one before it: so nothing is kept
    of a run in which no rule is selected that compares reports.
    """
    waiting: list[Checked | bytes] = []
    facts: list[bytes] = []
    for checked in results:
        if not checked.facts and not waiting:
            yield checked
            continue
        facts.append(checked.facts or b"")
        checked = checked._replace(facts=None)
        waiting.append(_small(checked) if len(waiting) > _MANY and checked.diagnostics else checked)
        if len(waiting) % _OFTEN == 0:
            gc.freeze()  # what waits stays to the end: it need not be looked through again and again
    judged = tasks[len(tasks) - len(waiting) :]
    more = _more(facts, judged, runner, given) if sum(map(bool, facts)) > 1 else {}
    for place, packed in enumerate(waiting):
        checked = packed if isinstance(packed, Checked) else _large(packed)
        yield _added(checked, more[place]) if place in more else checked


def _small(checked: Checked) -> bytes:
    """What came of a file in little memory, in a run of many files."""
    from pickle import dumps
    from zlib import compress

    return compress(dumps(checked), 1)


def _large(packed: bytes) -> Checked:
    """The same as it was."""
    from pickle import loads
    from zlib import decompress

    checked: Checked = loads(decompress(packed))
    return checked


def _more(
    facts: Sequence[bytes], tasks: "Sequence[Task]", runner: "Runner", given: Sequence[str]
) -> Mapping[int, Checked]:
    """What is found besides, by place: out of the cache where the same reports were compared before."""
    cache = runner.cache
    key = b""
    if cache is not None:
        where = os.getcwd(), sorted(map(os.path.abspath, given))
        key = cache.key_of(facts, [runner.environment(task) for task in tasks], where)
        kept = cache.get_compared([task.shown for task in tasks], key)
        if kept is not None:
            return kept
    found = _run(facts, tasks, runner, given).results()
    if cache is not None and not runner.timed:
        cache.put_compared([task.shown for task in tasks], key, found)
    return found


def _run(facts: Sequence[bytes], tasks: "Sequence[Task]", runner: "Runner", given: Sequence[str]) -> "CrossRun":
    """The run of the rules that compare reports."""
    from .cross_run import CrossRun, Entry
    from .report_facts import ReportFacts

    roots = sorted((os.path.abspath(path) for path in given or (os.curdir,) if os.path.isdir(path)), key=len)
    entries = []
    for place, (packed, task) in enumerate(zip(facts, tasks, strict=True)):
        if packed:
            plan = runner.session.plan(task.path)
            config = runner.configs.for_file(task.path)
            area = "" if config.path is None or runner.one_config else os.path.dirname(os.path.abspath(config.path))
            report = ReportFacts(
                packed,
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
    return checked._replace(
        diagnostics=in_order([*checked.diagnostics, *more.diagnostics]),
        failed=checked.failed or more.failed,
        troubles=[*checked.troubles, *more.troubles],
        lines={**checked.lines, **more.lines},
        labels=checked.labels or more.labels,
        times={**checked.times, **more.times},
    )
