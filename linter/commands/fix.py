"""``gouji check --fix`` and ``--diff``: corrects files in place, or shows what would change."""

import argparse
import sys
from collections.abc import Callable, Iterator

from ...grammar import Unreadable
from ..engine import check_bytes, check_file, read_file
from ..finding import Diagnostic
from ..fixing import can_rewrite, fix_bytes
from ..plan import Checked, Plan
from ..read_source import read_source, suffix
from ..replacing import Changed, replace_file
from ..trouble import Trouble


class Fixer:
    """Corrects the files of a run. ``fixed`` counts corrections, ``files`` the files that changed or would."""

    __slots__ = ("_diff", "_unsafe", "files", "fixed")

    def __init__(self, options: argparse.Namespace) -> None:
        self._diff: bool = options.diff
        self._unsafe: bool = options.unsafe_fixes
        self.fixed = 0
        self.files = 0

    def check_file(
        self, path: str, plan: Plan, shown: str, wanted: Callable[[Diagnostic], bool], *, named: bool
    ) -> Checked:
        """Correct a file and check what came of it."""
        try:
            data = read_file(path, plan.max_file_size)
        except (OSError, Unreadable):
            return check_file(path, plan, shown=shown, named=named)  # which says what is wrong
        checked, changed, count = self._fix(data, plan, shown, wanted, named=named)
        if changed == data:
            return checked
        if self._diff:
            self._show(data, changed, shown)
        else:
            try:
                replace_file(path, changed, expected=data)
            except OSError as error:
                return _failed(check_bytes(data, shown, plan, named=named), error)
        self.files += 1
        self.fixed += count
        return checked

    def check_stdin(self, data: bytes, plan: Plan, shown: str, wanted: Callable[[Diagnostic], bool]) -> Checked:
        """Correct standard input and check what came of it; the corrected text goes to stdout."""
        checked, changed, count = self._fix(data, plan, shown, wanted, named=True)
        self.files += changed != data
        self.fixed += count
        if self._diff:
            if changed != data:
                self._show(data, changed, shown)
            return checked
        sys.stdout.flush()
        sys.stdout.buffer.write(changed)
        if len(data) > plan.max_file_size:  # no more of it has been read
            while more := sys.stdin.buffer.read(1 << 16):
                sys.stdout.buffer.write(more)
        sys.stdout.buffer.flush()
        return checked

    def summary(self, lang: str) -> str:
        """One line on what was corrected."""
        if self._diff:
            would = f"{self.files} 个文件会改动", f"{self.files} file{'' if self.files == 1 else 's'} would change"
            return f"gouji: {would[1]}" if lang == "en" else f"gouji：{would[0]}"
        if lang == "en":
            many = "" if self.fixed == 1 else "s"
            return f"gouji: {self.fixed} correction{many} made in {self.files} file{'' if self.files == 1 else 's'}"
        return f"gouji：在 {self.files} 个文件中作了 {self.fixed} 处自动改正"

    def _fix(
        self, data: bytes, plan: Plan, shown: str, wanted: Callable[[Diagnostic], bool], *, named: bool
    ) -> tuple[Checked, bytes, int]:
        """What is found after the corrections, the corrected content, and how many corrections that took."""
        if suffix(shown) in plan.readers:  # what a reader made of a file is not what stands in it
            return check_bytes(data, shown, plan, named=named), data, 0
        try:
            rewritable = can_rewrite(read_source(data, shown, {}), data)
        except Unreadable:
            rewritable = False
        if not rewritable:
            return check_bytes(data, shown, plan, named=named), data, 0
        done = fix_bytes(
            data,
            lambda current: check_bytes(current, shown, plan, named=named),
            lambda current: read_source(current, shown, {}),
            wanted,
            unsafe=self._unsafe,
        )
        if not done.settled:
            codes = "、".join(done.codes)
            trouble = Trouble(
                f"{shown}：自动改正相互抵消，文件未改动（{codes}）；请向规则的维护者报告",
                f"{shown}: corrections undo each other, the file was left as it is ({codes}); report it to the rules' "
                "maintainers",
            )
            return done.checked._replace(failed=True, troubles=[*done.checked.troubles, trouble]), data, 0
        return done.checked, done.data, len(done.codes)

    def _show(self, before: bytes, after: bytes, shown: str) -> None:
        """Print a unified diff."""
        old, new = (read_source(data, shown, {}).raw for data in (before, after))
        sys.stdout.writelines(_diff(old, new, shown))


def _diff(old: str, new: str, shown: str) -> Iterator[str]:
    from difflib import unified_diff

    for line in unified_diff(_lines(old), _lines(new), shown, shown):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """The lines of a text with their ends; only LF ends one, so that a patch holds all others."""
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _failed(checked: Checked, error: OSError) -> Checked:
    """That a file could not be written; it is as it was."""
    path = checked.path
    if isinstance(error, Changed):
        trouble = Trouble(f"{path}：检查期间文件已变动，未改写", f"{path}: changed in the meantime, not corrected")
    else:
        why = error.strerror or type(error).__name__
        trouble = Trouble(
            f"{path}：无法改写（{why}），文件保持原样", f"{path}: cannot be written ({why}), left as it was"
        )
    return checked._replace(failed=True, troubles=[*checked.troubles, trouble])
