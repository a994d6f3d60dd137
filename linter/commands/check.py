"""``gouji check``: lint files and folders."""

import argparse
import os
import sys
from contextlib import ExitStack
from time import perf_counter
from typing import TYPE_CHECKING

from ..discovery import STDIN, Found, discover
from ..plan import Checked
from ..runner import Runner, Task
from ..settings import Overrides
from ..trouble import Trouble
from .check_options import arguments, outputs_of
from .language import language, warn
from .tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..config import Configs
    from ..extras import PluginReporter
    from ..result_cache import ResultCache
    from .treatment import Treatment

__all__ = ["arguments", "run"]


def run(options: argparse.Namespace) -> int:
    """Lint, report, and give the exit status."""
    start = perf_counter()
    runner = Runner(options.config, _overrides(options), _cache(options))
    lang = language(options, runner.configs)
    jobs = outputs_of(options, lang, sys.stdout.isatty(), lambda: _more_formats(runner))
    runner.excerpts = any(job.excerpts for job in jobs)
    runner.timed = options.statistics
    files, notes = _files(options, runner)
    runner.together = len(files) > 1 and not options.diff
    tasks = [_task(found, options) for found in files]
    runner.prepare(tasks)
    english = lang == "en"
    if not options.quiet:
        for folder in notes:
            warn(f"gouji: no reports in {folder}" if english else f"gouji：{folder} 中没有报告")
    tally = Tally(options.fail_level)
    treatment = _treatment(options)
    out = sys.stdout if treatment is None else treatment.out
    with ExitStack() as stack:
        told = [job for job in jobs if job.output is not None or treatment is None or not treatment.silent]
        reporters = [job.open(stack, out) for job in told]
        for reporter in reporters:
            reporter.begin(len(files))
        results = _results(files, tasks, runner, options, treatment)
        if not options.quiet and sys.stderr.isatty():
            from .progress import shown

            results = shown(results, len(files))
        if runner.together:
            from ..together import together

            results = together(results, tasks, runner, options.paths)
        for found, task, checked in zip(files, tasks, results, strict=True):
            if treatment is not None:
                checked = treatment.told(checked, found.path, task.shown)
            tally.add(checked)
            for reporter in reporters:
                reporter.file(checked)
            _tell(checked, task, runner, quiet=options.quiet)
        for reporter in reporters:
            reporter.end()
    sys.stdout.flush()
    if options.statistics:
        for line in tally.statistics(lang, perf_counter() - start, runner.cache.hits if runner.cache else 0):
            warn(line)
    status = tally.status(exit_zero=options.exit_zero)
    if treatment is not None:
        treatment.finish(lang, failed=tally.failed, quiet=options.quiet)
        status = treatment.status(status, exit_zero=options.exit_zero)
    if not options.quiet and (treatment is None or not treatment.silent):
        warn(tally.summary(lang))
    return status


def _treatment(options: argparse.Namespace) -> "Treatment | None":
    """What is to be done with findings besides telling them."""
    if not (options.fix or options.diff or options.baseline or options.write_baseline):
        return None
    from .treatment import Treatment

    return Treatment(options, options.paths)


def _cache(options: argparse.Namespace) -> "ResultCache | None":
    """The cache of results; a run that corrects files uses none."""
    if options.no_cache or options.fix or options.diff:
        return None
    from ..result_cache import ResultCache

    return ResultCache(options.cache_dir, timed=options.statistics)


def _overrides(options: argparse.Namespace) -> Overrides:
    """What the command line says in place of the configuration."""
    from ..selectors import split_selectors

    select, extend, ignore = (
        None if values is None else split_selectors(values)
        for values in (options.select, options.extend_select, options.ignore)
    )
    return Overrides(select, extend, ignore, getattr(options, "lang", None))


def _more_formats(runner: Runner) -> "Mapping[str, PluginReporter]":
    """The formats of the plugins that the current folder's configuration has."""
    from ..extras import reporters

    return reporters(runner.session.plugins, runner.configs.for_folder(os.curdir).rules_path)


def _files(options: argparse.Namespace, runner: Runner) -> tuple[list[Found], tuple[str, ...]]:
    """The files to check in the order of their paths, and the folders without any; ``-`` is standard input."""
    paths, configs = options.paths or [os.curdir], runner.configs
    found = discover(
        (path for path in paths if path != "-"),
        configs,
        force_exclude=options.force_exclude,
        more_suffixes=runner.readers,
    )
    files = list(found.files)
    if "-" in paths and not (options.force_exclude and _stdin_excluded(options, configs)):
        files.append(Found("-", named=True))
        files.sort(key=lambda file: (_shown(file, options), file.path))
    return files, found.empty


def _stdin_excluded(options: argparse.Namespace, configs: "Configs") -> bool:
    """Whether a file of the name that standard input goes by is excluded."""
    from ..discovery import is_never_report

    if options.stdin_filename is None:
        return False
    place = os.path.abspath(options.stdin_filename)
    excluded = any(glob.matches(place) for glob in configs.for_file(place).exclude)
    return excluded or is_never_report(os.path.basename(place))


def _shown(found: Found, options: argparse.Namespace) -> str:
    """The path of a file in diagnostics."""
    path: str = (options.stdin_filename or STDIN) if found.path == "-" else found.path
    return path.replace(os.sep, "/")


def _place(found: Found, options: argparse.Namespace) -> str:
    """The path whose configuration a file has."""
    return found.path if found.path != "-" else options.stdin_filename or os.path.join(os.curdir, STDIN)


def _task(found: Found, options: argparse.Namespace) -> Task:
    return Task(_place(found, options), _shown(found, options), found.named)


def _results(
    files: list[Found], tasks: list[Task], runner: Runner, options: argparse.Namespace, treatment: "Treatment | None"
) -> "Iterator[Checked]":
    """What comes of each file, in order."""
    if treatment is not None and treatment.corrects:
        for found, task in zip(files, tasks, strict=True):
            plan = runner.session.plan(task.path)
            checked = treatment.check(found.path, plan, task.shown, named=found.named)
            yield _uncompared(checked) if found.path == "-" else checked
        return
    if any(found.path == "-" for found in files):
        from ..engine import check_bytes
        from ..reading import read_stdin

        for found, task in zip(files, tasks, strict=True):
            if found.path == "-":
                plan = runner.session.plan(task.path)
                yield _uncompared(check_bytes(read_stdin(plan.max_file_size), task.shown, plan))
            else:
                yield from runner.results([task])
        return
    from ..workers import check_all

    yield from check_all(runner, tasks, options.jobs or os.cpu_count() or 1)
    if runner.cache is not None and runner.cache.misses:
        runner.cache.sweep()


def _uncompared(checked: Checked) -> Checked:
    """What came of standard input: it may be a file of the run, so it is compared with none."""
    return checked._replace(facts=None)


def _tell(checked: Checked, task: Task, runner: Runner, *, quiet: bool) -> None:
    """Say what no finding says."""
    for trouble in checked.troubles if checked.failed or not quiet else ():
        warn(_prefixed(trouble, runner.configs.for_file(task.path).lang))


def _prefixed(trouble: Trouble, lang: str) -> str:
    return f"gouji{': ' if lang == 'en' else '：'}{trouble.text(lang)}"
