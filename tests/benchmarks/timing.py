"""Whole processes, measured in pairs: the machine may be busy, but it is equally busy for both."""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

GOUJI = (sys.executable, "-c", "import sys; from gouji.linter.cli import main; sys.exit(main())", "check", "--quiet")
PASS = (sys.executable, "-c", "pass")


class Pair(NamedTuple):
    """Seconds of both commands (medians) and the median of their ratios, run by run."""

    one: float
    other: float
    ratio: float


def seconds(command: Sequence[str], cwd: Path, cache: Path) -> float:
    """How long a process takes; its output is thrown away."""
    unwanted = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
    kept = {key: value for key, value in os.environ.items() if key not in unwanted}
    start = time.perf_counter()
    subprocess.run(
        command, cwd=cwd, env={**kept, "XDG_CACHE_HOME": str(cache)}, check=False,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return time.perf_counter() - start


def pair(one: Callable[[], float], other: Callable[[], float], times: int) -> Pair:
    """Both in turn, ``times`` times; the ratio is of the first to the second."""
    found = [(one(), other()) for _ in range(times)]
    first, second = ([pair[i] for pair in found] for i in (0, 1))
    return Pair(statistics.median(first), statistics.median(second), statistics.median(a / b for a, b in found))


def peak(command: Sequence[str], cwd: Path, cache: Path) -> float:
    """The most memory, in MB, that a process (and none of its own) has held."""
    code = (
        "import subprocess, sys, resource; subprocess.run(sys.argv[1:], stdout=-3, stderr=-3);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    env = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    done = subprocess.run(
        [sys.executable, "-c", code, *command], cwd=cwd, env=env, check=True, capture_output=True, encoding="utf-8"
    )
    return int(done.stdout) / (1024 if sys.platform != "darwin" else 1024 * 1024)


def machine() -> str:
    """The machine in a line."""
    load = os.getloadavg()[0]
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return f"{os.cpu_count()} cores, {sys.platform}, load {load:.1f}, {limit} open files"
