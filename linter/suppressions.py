"""Hides what is suppressed in the file or beside it, and tells of suppressions that are invalid or hide nothing."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from sys import maxsize

from ..grammar import Source
from ..grammar.records import NamedTuple
from ..grammar.remarks import Remark
from . import directives
from .directives import Word, read_directive
from .file_run import FileRun
from .finding import Diagnostic
from .policy import Policy
from .selectors import Selectors
from .settings import SidecarEntry

UNUSED, INVALID = "GOUJI004", "GOUJI005"
_HINTS = 100  # words that are unknown for which the nearest known one is looked for
_HERE = ("文件中", "in the file")


class Suppression(NamedTuple):
    """A valid suppression of the codes that ``word`` names, on the lines ``first`` to ``last`` (0: on all)."""

    word: Word
    codes: frozenset[str]
    first: int
    last: int
    judged: bool
    where: tuple[str, str]


class Suppressor:
    """The suppressions of one file; ``until`` is the last day on which all that hold today still do ("": for ever)."""

    __slots__ = ("_codes", "_nearest", "_policy", "_run", "_today", "found", "until")

    def __init__(self, run: FileRun, policy: Policy) -> None:
        """Read the file's remarks and the list beside it; what is invalid is reported to ``run``."""
        self._run = run
        self._policy = policy
        self._codes: dict[str, frozenset[str]] = {}
        self._nearest: dict[str, tuple[str, str]] = {}
        self._today = ""
        self.until = ""
        self.found: list[Suppression] = []
        remarks = run.source.remarks
        lines = _next_lines(run.source, remarks)
        for remark in remarks:
            self.found += self._of_remark(remark, lines)
        for entry in policy.entries:
            self.found += self._of_entry(entry)

    def hide(self) -> None:
        """Take what is suppressed out of the diagnostics of the run, and report what hides nothing."""
        run = self._run
        used: set[Suppression] = set()
        run.diagnostics = self._kept(run.diagnostics, used)
        if run.failed or run.report is None or not run.report.is_report:
            return
        ran = {rule.code for rule in run.plan.rules}  # those that compare reports run later, if there are others
        before = len(run.diagnostics)
        for one in self.found:
            if one not in used and one.judged and self._covered(one.word.text) <= ran and UNUSED not in one.codes:
                self._tell(UNUSED, one.word, one.word.text, one.where, bool(one.first))
        run.diagnostics[before:] = self._kept(run.diagnostics[before:], used)

    def _kept(self, diagnostics: Sequence[Diagnostic], used: set[Suppression]) -> list[Diagnostic]:
        lines: dict[str, list[int]] = {}
        for diagnostic in diagnostics:
            lines.setdefault(diagnostic.code, []).append(diagnostic.line)
        for found in lines.values():
            found.sort()
        hiding: dict[str, list[tuple[int, int]]] = {}
        for one in self.found:
            first, last = (one.first, one.last) if one.first else (0, maxsize)
            for code in one.codes.intersection(lines):
                if bisect_left(lines[code], first) < bisect_right(lines[code], last):
                    used.add(one)
                    hiding.setdefault(code, []).append((first, last))
        hidden = {code: set(_within(lines[code], sorted(stretches))) for code, stretches in hiding.items()}
        return [diagnostic for diagnostic in diagnostics if diagnostic.line not in hidden.get(diagnostic.code, ())]

    def _of_remark(self, remark: Remark, lines: Mapping[int, int]) -> Iterator[Suppression]:
        directive = read_directive(remark)
        whole = Word(remark.body.strip(), remark.start, remark.end)
        if directive.verb is None or directive.verb.text not in directives.VERBS:
            self._tell(INVALID, directive.verb or whole, "verb", directive.verb.text if directive.verb else "", _HERE)
        elif not remark.closed:
            self._tell(INVALID, whole, "open", "", _HERE)
        elif not directive.codes:
            self._tell(INVALID, directive.verb, "codes", directive.verb.text, _HERE)
        elif self._policy.require_reason and not directive.reason:
            self._tell(INVALID, whole, "reason", directive.codes[0].text, _HERE)
        elif directive.until and not directives.is_date(directive.until):
            self._tell(INVALID, whole, "date", directive.until, _HERE)
        elif directive.until and self._expired(directive.until):
            self._tell(INVALID, whole, "expired", directive.until, _HERE)
        else:
            first = last = 0
            if directive.verb.text == "ignore":
                first = self._run.source.raw_position(remark.start).line
                last = lines[self._run.source.raw_position(remark.end).line]
            once: dict[str, Word] = {}
            for word in directive.codes:
                once.setdefault(word.text, word)
            for word in once.values():
                yield from self._of_word(word, first, last)

    def _of_word(self, word: Word, first: int, last: int) -> Iterator[Suppression]:
        if not self._policy.known(word.text):
            self._tell(INVALID, word, "unknown", word.text, self._hints(word.text))
            return
        codes = self._covered(word.text)
        if codes and codes <= self._policy.never:
            self._tell(INVALID, word, "never", word.text, _HERE)
        elif codes:
            yield Suppression(word, codes - self._policy.never, first, last, True, _HERE)

    def _covered(self, word: str) -> frozenset[str]:
        """The codes of the rules that a word names."""
        codes = self._codes.get(word)
        if codes is None:
            codes = self._codes[word] = frozenset(self._policy.covered(word))
        return codes

    def _hints(self, word: str) -> tuple[str, str]:
        """What to say of a word that names none; of many the first ones have to do."""
        if word not in self._nearest and len(self._nearest) < _HINTS:
            self._nearest[word] = self._policy.selectors.hints(word)
        return self._nearest.get(word, ("", ""))

    def _of_entry(self, entry: SidecarEntry) -> Iterator[Suppression]:
        where = f"配置 {entry.origin} 中", f"at {entry.origin}"
        start = end = 0
        starts = self._run.source.line_starts
        if entry.line is not None and entry.line <= len(starts):
            start = end = starts[entry.line - 1]
        found = [
            Suppression(
                Word(chosen.text, start, end),
                self._covered(chosen.text) - self._policy.never,
                entry.line or 0, entry.line or 0, entry.exact, where,
            )
            for chosen in entry.codes
        ]  # fmt: skip
        if not entry.until or not self._expired(entry.until):
            yield from found
        elif entry.exact or any(_hides(one, diagnostic) for one in found for diagnostic in self._run.diagnostics):
            self._tell(INVALID, Word("", start, end), "expired", entry.until, where)

    def _expired(self, until: str) -> bool:
        self._today = self._today or directives.today()
        if until < self._today:
            return True
        self.until = min(self.until or until, until)
        return False

    def _tell(self, code: str, word: Word, *about: object) -> None:
        """Report by GOUJI004 or GOUJI005, at a stretch of the file's text."""
        run = self._run
        before = len(run.diagnostics)
        run.own(code, *about)
        start, end = run.source.raw_position(word.start), run.source.raw_position(word.end)
        run.diagnostics[before:] = [
            one._replace(
                line=start.line, column=start.column, end_line=end.line, end_column=end.column, section=None
            )
            for one in run.diagnostics[before:]
        ]  # fmt: skip


def _within(lines: Iterable[int], stretches: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The lines that are in any of the stretches (from the first line to the last one); both are in order."""
    last = number = 0
    for line in lines:
        while number < len(stretches) and stretches[number][0] <= line:
            last = max(last, stretches[number][1])
            number += 1
        if line <= last:
            yield line


def _hides(one: Suppression, diagnostic: Diagnostic) -> bool:
    return diagnostic.code in one.codes and (not one.first or one.first <= diagnostic.line <= one.last)


def _next_lines(source: Source, remarks: Sequence[Remark]) -> dict[int, int]:
    """For the last line of each remark the line that it speaks of besides: the next that is neither blank nor a remark.

    Lines that have been passed over once are not looked at again, however many remarks follow each other.
    """
    taken = {
        line
        for one in remarks
        if one.cut_end == len(source.raw) or source.raw[one.cut_end - 1] in "\r\n"
        for line in range(source.raw_position(one.start).line, source.raw_position(one.end).line + 1)
    }
    after: dict[int, int] = {}
    lines = len(source.line_starts)
    for end in sorted(_ends(source, remarks), reverse=True):
        line = end + 1
        while line <= lines and line not in after and (line in taken or not source.line(line).strip()):
            line += 1
        target = after.get(line, line if line <= lines else 0)
        after.update(dict.fromkeys(range(end + 1, line), target))
    return {end: after.get(end + 1, end + 1 if end < lines else 0) or end for end in _ends(source, remarks)}


def _ends(source: Source, remarks: Iterable[Remark]) -> set[int]:
    return {source.raw_position(one.end).line for one in remarks}


def suppress(run: FileRun) -> str:
    """Apply the suppressions of a file to what its run found; the last day on which that comes out the same."""
    policy = run.plan.policy or Policy(Selectors((*run.plan.rules, *run.plan.cross)))
    suppressor = Suppressor(run, policy)
    suppressor.hide()
    together = {rule.code for rule in run.plan.cross}
    for one in suppressor.found if together else ():
        if codes := together & one.codes:
            run.hidden.append((tuple(sorted(codes)), one.first, one.last))
    return suppressor.until
