"""The progress bar of a long run, on a terminal."""

import sys
from collections.abc import Iterator
from time import monotonic

from ..plan import Checked

_PATIENCE = 2.0  # seconds without a bar
_STEP = 0.1
_WIDTH = 30


def shown(results: Iterator[Checked], total: int) -> Iterator[Checked]:
    """The same results; when they take long, stderr shows how far they are. The bar is gone before anything is told."""
    start = last = monotonic()
    drawn = False
    for done, checked in enumerate(results):
        now = monotonic()
        if now - start > _PATIENCE and now - last > _STEP:
            full = _WIDTH * done // total
            sys.stderr.write(f"\r[{'#' * full}{'-' * (_WIDTH - full)}] {done}/{total} ")
            sys.stderr.flush()
            last, drawn = now, True
        if drawn and (checked.diagnostics or checked.troubles or done + 1 == total):
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            drawn = False
        yield checked
