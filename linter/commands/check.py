"""``gouji check``: lint files and folders."""

import argparse
import os
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

from ..config import Configs
from ..discovery import Found, discover
from ..engine import check_bytes, check_file
from ..plan import Checked, Plan
from ..reading import STDIN, read_stdin
from ..selectors import split_selectors
from ..session import Session
from ..settings import Overrides
from ..trouble import Trouble
from .check_options import arguments, outputs_of
from .language import language, warn
from .tally import Tally

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..extras import PluginReporter
    from .treatment import Treatment

__all__ = ["arguments", "run"]


def run(options: argparse.Namespace) -> int:
    """Lint, report, and give the exit status."""
    configs = Configs(options.config, _overrides(options))
    lang = language(options, configs)
    session = Session(configs)
    jobs = outputs_of(options, lang, sys.stdout.isatty(), lambda: _more_formats(session))
    session.excerpts = any(job.excerpts for job in jobs)
    session.timed = options.statistics
    files, notes = _files(options, session)
    planned = [(found, session.plan(_place(found, options))) for found in files]
    if not planned:
        session.plan(os.path.join(os.curdir, STDIN))  # what is wrong with the configuration is wrong all the same
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
            reporter.begin(len(planned))
        for found, plan in planned:
            checked = _check(found, plan, options, treatment)
            tally.add(checked)
            for reporter in reporters:
                reporter.file(checked)
            _tell(checked, plan.lang, quiet=options.quiet)
        for reporter in reporters:
            reporter.end()
    sys.stdout.flush()
    if options.statistics:
        for line in tally.statistics(lang):
            warn(line)
    status = tally.status(exit_zero=options.exit_zero)
    if treatment is not None:
        treatment.finish(lang, failed=tally.failed, quiet=options.quiet)
        status = treatment.status(status, exit_zero=options.exit_zero)
    if not options.quiet:
        warn(tally.summary(lang))
    return status


def _treatment(options: argparse.Namespace) -> "Treatment | None":
    """What is to be done with findings besides telling them."""
    if not (options.fix or options.diff or options.baseline or options.write_baseline):
        return None
    from .treatment import Treatment

    return Treatment(options, options.paths)


def _overrides(options: argparse.Namespace) -> Overrides:
    """What the command line says in place of the configuration."""
    select, extend, ignore = (
        None if values is None else split_selectors(values)
        for values in (options.select, options.extend_select, options.ignore)
    )
    return Overrides(select, extend, ignore, getattr(options, "lang", None))


def _more_formats(session: Session) -> "Mapping[str, PluginReporter]":
    """The formats of the plugins that the current folder's configuration has."""
    from ..extras import reporters

    return reporters(session.plugins, session.configs.for_folder(os.curdir).rules_path)


def _files(options: argparse.Namespace, session: Session) -> tuple[list[Found], tuple[str, ...]]:
    """The files to check in the order of their paths, and the folders without any; ``-`` is standard input."""
    paths, configs = options.paths or [os.curdir], session.configs
    found = discover(
        (path for path in paths if path != "-"),
        configs,
        force_exclude=options.force_exclude,
        more_suffixes=session.readers,
    )
    files = list(found.files)
    if "-" in paths and not (options.force_exclude and _stdin_excluded(options, configs)):
        files.append(Found("-", named=True))
        files.sort(key=lambda file: (_shown(file, options), file.path))
    return files, found.empty


def _stdin_excluded(options: argparse.Namespace, configs: Configs) -> bool:
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


def _check(found: Found, plan: Plan, options: argparse.Namespace, treatment: "Treatment | None") -> Checked:
    shown = _shown(found, options)
    if treatment is not None and treatment.corrects:
        checked = treatment.check(found.path, plan, shown, named=found.named)
    elif found.path == "-":
        checked = check_bytes(read_stdin(plan.max_file_size), shown, plan)
    else:
        checked = check_file(found.path, plan, shown=shown, named=found.named)
    return checked if treatment is None else treatment.told(checked, found.path, shown)


def _tell(checked: Checked, lang: str, *, quiet: bool) -> None:
    """Say what no finding says."""
    if checked.failed or not quiet:
        for trouble in checked.troubles:
            warn(_prefixed(trouble, lang))


def _prefixed(trouble: Trouble, lang: str) -> str:
    return f"gouji{': ' if lang == 'en' else '：'}{trouble.text(lang)}"
