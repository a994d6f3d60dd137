"""What ``gouji check`` does with findings besides telling them: correct them, or leave out those of a baseline."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from ..baseline import Baseline, BaselineWriter, read_baseline
from ..finding import Diagnostic
from ..plan import Checked, Plan
from ..reading import read_stdin
from .language import warn

if TYPE_CHECKING:
    from .fix import Fixer


class Treatment:
    """The options ``--fix``, ``--diff``, ``--baseline`` and ``--write-baseline`` of a run. Raises Trouble."""

    __slots__ = ("_baseline", "_diff", "_fixer", "_out", "_path", "_writer")

    def __init__(self, options: argparse.Namespace, paths: Sequence[str]) -> None:
        self._baseline: Baseline | None = read_baseline(options.baseline) if options.baseline else None
        self._writer = BaselineWriter(options.write_baseline) if options.write_baseline else None
        self._path: str = options.write_baseline or ""
        self._diff: bool = options.diff
        self._fixer: Fixer | None = None
        if options.fix or options.diff:
            from . import fix

            self._fixer = fix.Fixer(options)
        # the corrected text or the diff has stdout for itself
        self._out: TextIO = sys.stderr if self._fixer and "-" in paths else sys.stdout

    @property
    def silent(self) -> bool:
        """Whether findings are not to be told on stdout: a diff stands there."""
        return self._diff

    @property
    def out(self) -> TextIO:
        """Where findings go that have no file of their own."""
        return self._out

    @property
    def corrects(self) -> bool:
        """Whether files are read anew, to be corrected."""
        return self._fixer is not None

    def check(self, path: str, plan: Plan, shown: str, *, named: bool) -> Checked:
        """Correct a file (``-``: standard input) and check what came of it."""
        assert self._fixer is not None

        def wanted(one: Diagnostic) -> bool:
            return self._baseline is None or not self._baseline.knows(one, place)

        place = shown if path == "-" else path
        if path == "-":
            return self._fixer.check_stdin(read_stdin(plan.max_file_size), plan, shown, wanted)
        return self._fixer.check_file(path, plan, shown, wanted, named=named)

    def told(self, checked: Checked, path: str, shown: str) -> Checked:
        """What came of a file without what is not to be told."""
        place = shown if path == "-" else path
        if self._baseline is not None and self._writer is None:
            return self._baseline.new(checked, place)
        return checked if self._writer is None else self._writer.add(checked, place)

    def finish(self, lang: str, *, failed: bool, quiet: bool) -> None:
        """Write the baseline, unless the run cannot be trusted, and say what was done."""
        english = lang == "en"
        lines = []
        if self._writer is not None and failed:
            warn(
                f"gouji: {self._path} was not written, as the run cannot be trusted"
                if english
                else f"gouji：本次检查不可信，未写入 {self._path}"
            )
        elif self._writer is not None:
            self._writer.write()
            count, name = self._writer.count, os.path.basename(self._path)
            lines.append(
                f"gouji: {count} finding{'' if count == 1 else 's'} written to {name}"
                if english
                else f"gouji：已将 {count} 处问题写入基线 {name}"
            )
        elif self._baseline is not None and self._baseline.known:
            known = self._baseline.known
            lines.append(
                f"gouji: {known} finding{'' if known == 1 else 's'} of the baseline left out"
                if english
                else f"gouji：另有 {known} 处问题已列入基线，不再列出"
            )
        if self._fixer is not None:
            lines.append(self._fixer.summary(lang))
        for line in lines if not quiet else ():
            warn(line)

    def status(self, status: int, *, exit_zero: bool) -> int:
        """The exit status: of a diff, whether anything would change."""
        if status == 2 or not self._diff or self._fixer is None:
            return status
        return int(bool(self._fixer.files) and not exit_zero)
