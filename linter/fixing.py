"""Applies corrections to a file's text: those that do not touch each other at once, the others in later rounds."""

from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from operator import itemgetter
from typing import Any

from ..grammar import Source
from ..grammar.records import NamedTuple
from .finding import Diagnostic
from .plan import Checked

#: After so many rounds rules undo each other's corrections.
ROUNDS = 12
Place = tuple[int, int, str]


class Fixed(NamedTuple):
    """A file's bytes with corrections applied, the codes applied, and what is found in them afterwards.

    ``settled`` is False where the corrections did not come to an end; the bytes are then those that came in.
    """

    data: bytes
    codes: tuple[str, ...]
    checked: Checked
    settled: bool = True


def fix_bytes(
    data: bytes,
    check: Callable[[bytes], Checked],
    decode: Callable[[bytes], Source],
    wanted: Callable[[Diagnostic], bool],
    *,
    unsafe: bool,
) -> Fixed:
    """Correct a file's content: lint, apply what fits together, lint again, until nothing is left to apply.

    ``wanted`` says which diagnostics may be corrected at all. Without ``unsafe`` no figure changes. ``decode`` is asked
    for what ``check`` has found a correction in only.
    """
    current = data
    codes: list[str] = []
    for _ in range(ROUNDS):
        checked = check(current)
        fixable = [one for one in checked.diagnostics if one.fix and wanted(one)]
        if not fixable:
            return Fixed(current, tuple(codes), checked)
        source = decode(current)
        edits, applied = choose(fixable, source, unsafe=unsafe)
        changed = apply(edits, source, current) if edits else current
        if changed == current:
            return Fixed(current, tuple(codes), checked)
        current = changed
        codes += applied
    return Fixed(data, tuple(codes[-1:]), check(data), settled=False)


def choose(diagnostics: Iterable[Diagnostic], source: Source, *, unsafe: bool) -> tuple[list[Place], list[str]]:
    """Edits that do not touch each other, in ascending order, and the codes of the diagnostics whose they are.

    All edits of a correction are taken or none; of two that conflict the first in the file is.
    """
    taken: list[Place] = []
    known: set[Place] = set()
    codes = []
    for one in diagnostics:
        fix = one.fix or {}
        if fix["safety"] != "safe" and not unsafe:
            continue
        new = sorted({_place(edit, source) for edit in fix["edits"]} - known)
        inside = any(_overlap(edit, other) for edit, other in pairwise(new))
        if new and not inside and not any(_touches(edit, taken) for edit in new):
            for edit in new:
                insort(taken, edit)
            known.update(new)
            codes.append(one.code)
    return taken, codes


def apply(edits: Iterable[Place], source: Source, data: bytes) -> bytes:
    """The bytes with the edits applied; all others are the very same, byte order mark, encoding and line ends."""
    newline = _newline(source.raw)
    result: list[bytes] = []
    at = byte = offset = 0
    mark = 3 if source.bom else 0
    for start, end, text in edits:
        first = byte + len(source.raw[at:start].encode(source.encoding))
        byte = first + len(source.raw[start:end].encode(source.encoding))
        result.append(data[offset : first + mark])
        result.append(text.replace("\n", newline).encode(source.encoding))
        at, offset = end, byte + mark
    result.append(data[offset:])
    return b"".join(result)


def can_rewrite(source: Source, data: bytes) -> bool:
    """Whether the text is encoded as the file is, so that places in one are places in the other."""
    return source.raw.encode(source.encoding, "replace") == data[3 if source.bom else 0 :]


def _place(edit: Mapping[str, Any], source: Source) -> Place:
    starts = source.line_starts
    start, end = (
        starts[edit[line] - 1] + edit[column] - 1 for line, column in (("line", "column"), ("end_line", "end_column"))
    )
    return start, end, edit["text"]


def _touches(edit: Place, taken: list[Place]) -> bool:
    """Whether an edit overlaps or meets any of others, in ascending order; those that meet go one after the other."""
    start, end, _ = edit
    before = bisect_right(taken, end, key=itemgetter(0))
    return before > 0 and taken[before - 1][1] >= start


def _overlap(one: Place, other: Place) -> bool:
    """Whether two edits of one correction are at odds."""
    return one[0] < other[1] and other[0] < one[1] or one[:2] == other[:2]


def _newline(raw: str) -> str:
    """How lines end in a text: as the first one does."""
    at = raw.find("\n")
    if at < 0:
        return "\r" if "\r" in raw else "\n"
    return "\r\n" if raw[at - 1 : at] == "\r" else "\n"
