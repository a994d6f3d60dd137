"""Keeps what came of each file, so that it is checked again only when something has changed.

A result is kept in a file of its own, under a name made of the path: writing needs no lock and no other result's
presence, and memory stays flat however many there are. It counts only for the very path, the very environment (gouji,
plugins, configuration) and the very content that it was made of. That the content is the same is seen by the file's
times, size and place on the disk, else by its hash; times that are not older than the check prove nothing, as the file
could have changed again within the clock's step.
"""

import os
import time
from collections.abc import Mapping, Sequence
from typing import Any
from zlib import crc32

from ..grammar.kept import cache_folder, load, store, unpack
from .environment import digest
from .finding import Diagnostic
from .plan import Checked

_RACY = 2_000_000_000  # nanoseconds: the coarsest clock of a file system
_FORGET = 90 * 24 * 3600  # seconds
_SWEEP = 7 * 24 * 3600
_BINARY = getattr(os, "O_BINARY", 0)

Mark = tuple[int, int, int, int]


class ResultCache:
    """The results in a folder; ``hits`` and ``misses`` count what was asked for."""

    __slots__ = ("_cwd", "_folder", "_today", "hits", "misses")

    def __init__(self, folder: str | None = None, *, timed: bool = False) -> None:
        """``folder``: other than the usual one; ``timed`` results are kept apart: those of files that were fast."""
        self._folder = os.path.join(cache_folder(), "results") if folder is None else os.path.abspath(folder)
        if timed:
            self._folder = os.path.join(self._folder, "timed")
        self._cwd = os.getcwd()
        self._today = time.strftime("%Y-%m-%d")
        self.hits = self.misses = 0

    def get(self, path: str, shown: str, environment: bytes, *, together: bool = False) -> Checked | None:
        """What came of the file at ``path`` when it was last checked in this environment, if that still holds.

        ``together``: not if it was checked alone, so that its facts were not asked for.
        """
        key = self._key(path, shown)
        found = _read(self._place(key))
        if (
            found is not None
            and found[:2] == (key, environment)
            and found[2] >= self._today
            and not (together and found[8] is None)
        ):
            mark = _mark(path)
            if mark is not None and (mark == found[3] or self._same(path, found, mark)):
                self.hits += 1
                diagnostics = [Diagnostic._make(one) for one in found[5]]
                return Checked(shown, diagnostics, lines=found[6], labels=found[7], facts=found[8])
        self.misses += 1
        return None

    def put(self, path: str, environment: bytes, data: bytes, mark: "Mark | None", checked: Checked) -> None:
        """Keep what came of a file with the content ``data``, whose ``mark`` was taken before it was read."""
        if checked.failed or checked.troubles or checked.slow:
            return
        key = self._key(path, checked.path)
        diagnostics = [tuple(one) for one in checked.diagnostics]
        until = checked.until or "9"
        lines, labels = dict(checked.lines), dict(checked.labels) if diagnostics else {}
        about = key, environment, until, _trusted(mark), digest(data)
        store(self._place(key), (*about, diagnostics, lines, labels, checked.facts))

    def key_of(self, facts: Sequence[bytes], environments: Sequence[bytes], where: object) -> bytes:
        """The fingerprint of all that a comparison of reports depends on; ``where`` is what else there is to it."""
        parts = [digest(one) + mark for one, mark in zip(facts, environments, strict=True)]
        return digest(b"".join(parts) + repr(where).encode("utf-8", "surrogatepass"))

    def get_compared(self, paths: Sequence[str], key: bytes) -> dict[int, Checked] | None:
        """What came of comparing these reports, by place, if they and all else are the same as then."""
        found = load(self._compared(paths))
        if not isinstance(found, tuple) or found[:1] != (key,):
            return None
        return {
            place: Checked(paths[place], [Diagnostic._make(one) for one in diagnostics], lines=lines, labels=labels)
            for place, diagnostics, lines, labels in found[1]
        }

    def put_compared(self, paths: Sequence[str], key: bytes, found: Mapping[int, Checked]) -> None:
        """Keep what came of comparing reports."""
        if not any(one.failed or one.troubles for one in found.values()):
            parts = [
                (place, [tuple(diagnostic) for diagnostic in one.diagnostics], dict(one.lines), dict(one.labels))
                for place, one in found.items()
            ]
            store(self._compared(paths), (key, parts))

    def _compared(self, paths: Sequence[str]) -> str:
        """Where it is kept what came of comparing these files."""
        name = digest("\n".join((self._cwd, *paths)).encode("utf-8", "surrogatepass")).hex()
        return f"{self._folder}{os.sep}{name[:2]}{os.sep}{name[2:]}"

    def sweep(self) -> None:
        """Now and then, forget what was kept long ago."""
        note = os.path.join(self._folder, "swept")
        now = time.time()
        last = load(note)
        if isinstance(last, float) and now - last < _SWEEP or not store(note, now) or last is None:
            return
        for folder in os.scandir(self._folder):
            for entry in os.scandir(folder) if folder.is_dir() else ():
                try:
                    if now - entry.stat().st_mtime > _FORGET:
                        os.unlink(entry)
                except OSError:
                    continue

    def _same(self, path: str, found: tuple[Any, ...], mark: "Mark") -> bool:
        """Whether the content is the same by its hash; if so, its times are noted."""
        try:
            with open(path, "rb", 0) as file:
                same: bool = digest(file.read()) == found[4]
        except OSError:
            return False
        trusted = _trusted(mark)
        if same and trusted is not None:
            store(self._place(found[0]), (*found[:3], trusted, *found[4:]))
        return same

    def _key(self, path: str, shown: str) -> str:
        return f"{self._cwd}\n{path}\n{shown}"

    def _place(self, key: str) -> str:
        name = f"{crc32(key.encode('utf-8', 'surrogatepass')):08x}"
        return f"{self._folder}{os.sep}{name[:2]}{os.sep}{name[2:]}"


def _read(place: str) -> tuple[Any, ...] | None:
    """A stored result, if there is a sound one."""
    try:
        file = os.open(place, os.O_RDONLY | _BINARY)
    except OSError:
        return None
    try:
        data = os.read(file, os.fstat(file).st_size)
    except OSError:
        return None
    finally:
        os.close(file)
    found = unpack(data)
    return found if isinstance(found, tuple) and len(found) == 9 else None


def mark_of(stat: os.stat_result) -> "Mark":
    """By what a file is known not to have changed."""
    return stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino


def _mark(path: str) -> "Mark | None":
    try:
        return mark_of(os.stat(path))
    except OSError:
        return None


def _trusted(mark: "Mark | None") -> "Mark | None":
    """The mark, unless the file is so young that it could change without the mark changing."""
    return mark if mark is not None and time.time_ns() - max(mark[:2]) > _RACY else None
