"""What a result depends on besides the file: the sources of gouji, the plugins, the house rules, the configuration.

Sources are told apart by place, size and times, as ``make`` does; only what decides is read.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache

from .. import __version__
from .entry_points import GROUP, EntryPoint

Stamp = tuple[str, int, int]


def digest(data: bytes) -> bytes:
    """Sixteen bytes that no other content has."""
    try:
        from _blake2 import blake2b  # hashlib itself takes 2 ms to import, for OpenSSL
    except ImportError:
        from hashlib import blake2b
    return blake2b(data, digest_size=16).digest()


@lru_cache(maxsize=1)
def own_sources() -> bytes:
    """The fingerprint of gouji: its version, Python's, and every file of the package."""
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    stamps = [stamp for floor in ("grammar", "linter", "rules") for stamp in stamps_in(os.path.join(root, floor))]
    return digest(repr((__version__, sys.version, root, stamps)).encode("utf-8", "surrogatepass"))


def stamps_in(folder: str) -> list[Stamp]:
    """Path, size and time of every file in a folder and those in it, but for compiled ones; by path."""
    stamps: list[Stamp] = []
    folders = [folder]
    while folders:
        try:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    if entry.is_dir():
                        if entry.name != "__pycache__":
                            folders.append(entry.path)
                    elif not entry.name.endswith((".pyc", ".pyo")):
                        stat = entry.stat()
                        stamps.append((entry.path, stat.st_size, stat.st_mtime_ns))
        except OSError:
            continue
    return sorted(stamps)


def plugins(found: list[EntryPoint]) -> bytes:
    """The fingerprint of the installed plugins: names, versions, and the files of those that are not gouji's own."""
    stamps = [stamp for entry in found if entry.distribution != GROUP for stamp in _stamps_of(entry.value)]
    return digest(repr((own_sources(), found, stamps)).encode("utf-8", "surrogatepass"))


def _stamps_of(value: str) -> Iterator[Stamp]:
    """The files of the package or module that an entry point's value stands in; nothing of it is imported."""
    from importlib.util import find_spec

    try:
        spec = find_spec(value.partition(":")[0].strip().partition(".")[0])
    except (ImportError, ValueError):
        spec = None
    if spec is None:
        return
    for folder in spec.submodule_search_locations or ():
        yield from stamps_in(folder)
    if spec.origin and not spec.submodule_search_locations:
        yield from stamps([spec.origin])


def sources_in(folder: str) -> list[str]:
    """The Python files in a folder and those in it, by path."""
    return [path for path, _, _ in stamps_in(folder) if path.endswith(".py")]


def read_all(paths: Iterable[str]) -> bytes:
    """The fingerprint of files by path and content; a file that is not there counts as such."""
    contents: list[tuple[str, bytes | None]] = []
    for path in paths:
        try:
            with open(path, "rb") as file:
                contents.append((path, digest(file.read())))
        except OSError:
            contents.append((path, None))
    return digest(repr(contents).encode("utf-8", "surrogatepass"))


def stamps(paths: Iterable[str]) -> Iterator[Stamp]:
    """Path, size and time of files; of those that are not there, that they are not."""
    for path in paths:
        try:
            stat = os.stat(path)
            yield path, stat.st_size, stat.st_mtime_ns
        except OSError:
            yield path, -1, -1
