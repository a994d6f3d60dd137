"""Reads one file as a report, for the commands that show what was read."""

import sys

from ..grammar import Report, Unreadable, parse
from .choice import choose_standard
from .discovery import STDIN
from .engine import read_file
from .read_source import ReaderCrash, read_source
from .session import Session
from .trouble import PluginError, Trouble, cause, unreadable


def read_stdin(limit: int) -> bytes:
    """Standard input; no more of it than shows that it is larger than ``limit``."""
    return sys.stdin.buffer.read(limit + 1)


def read_report(session: Session, path: str) -> tuple[Report, str]:
    """A file (``-``: standard input) as a report, and the id of the form it was read by.

    Raises Trouble where it cannot be opened or is no text.
    """
    plan = session.plan(STDIN if path == "-" else path)
    try:
        data = read_stdin(plan.max_file_size) if path == "-" else read_file(path, plan.max_file_size)
        source = read_source(data, STDIN if path == "-" else path, plan.readers)
    except ReaderCrash as crash:
        why = f"{path}: {cause(crash.error)}"
        raise PluginError("gouji_readers", crash.origin, why, why) from None
    except Unreadable as problem:
        raise unreadable(path, problem.cause) from None
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Trouble(f"{path}：无法打开（{why}）", f"{path}: cannot be opened ({why})") from None
    standard = choose_standard(plan.standards, source)
    return parse(source, standard.form), standard.id
