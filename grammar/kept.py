"""What gouji keeps of what it can compute again: plain data, one file each, in the user's cache folder.

A file is written whole and put into place at once, so that runs side by side never read half of one. It begins with a
checksum; one that is damaged counts as missing.
"""

import marshal
import os
from itertools import accumulate
from typing import Any
from zlib import crc32


def cache_folder() -> str:
    """The folder in which gouji keeps what it can compute again."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "gouji")


def path_of(name: str, version: str) -> str:
    """Where something is kept that depends on ``version``."""
    return os.path.join(cache_folder(), f"{name}-{version}.kept")


def load(path: str) -> Any:
    """What is kept at ``path``; None where there is nothing, or something damaged."""
    try:
        with open(path, "rb", 0) as file:
            data = file.read()
        return unpack(data)
    except OSError:
        return None


def unpack(data: bytes) -> Any:
    """The plain data in ``data``; None where it is damaged."""
    if len(data) < 5 or crc32(data[4:]) != int.from_bytes(data[:4], "little"):
        return None
    try:
        return marshal.loads(data[4:])
    except (EOFError, ValueError, TypeError):
        return None


def pack(value: Any) -> bytes:
    """Plain data (no objects but those of the language) as bytes. Raises ValueError for anything else."""
    data = marshal.dumps(value)
    return crc32(data).to_bytes(4, "little") + data


def store(path: str, value: Any) -> bool:
    """Keep plain data at ``path``; False where that cannot be done, which nobody has to mind."""
    try:
        return _write(path, pack(value))
    except ValueError:
        return False


class Drawer:
    """Many entries that are kept in one file, of which those that are asked for are read: plain data by plain keys."""

    def __init__(self, path: str) -> None:
        self._file = -1
        self._places: dict[Any, tuple[int, int]] = {}
        self._begin = 0
        try:
            self._file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        except OSError:
            return
        size = int.from_bytes(self._read(0, 4), "little")
        places = unpack(self._read(4, min(size, os.fstat(self._file).st_size)))
        if isinstance(places, dict):
            self._places, self._begin = places, 4 + size

    def get(self, key: Any) -> Any:
        """The entry of a key; None where there is none, or a damaged one."""
        if key not in self._places:
            return None
        start, size = self._places[key]
        return unpack(self._read(self._begin + start, size))

    def all(self) -> dict[Any, Any]:
        """All entries that are whole."""
        found = {key: self.get(key) for key in self._places}
        return {key: value for key, value in found.items() if value is not None}

    def close(self) -> None:
        """Read no more."""
        if self._file >= 0:
            os.close(self._file)
        self._file, self._places = -1, {}

    def _read(self, start: int, size: int) -> bytes:
        if hasattr(os, "pread"):  # processes that were forked have one position in the file
            return os.pread(self._file, size, start)
        os.lseek(self._file, start, os.SEEK_SET)
        return os.read(self._file, size)


def store_all(path: str, entries: dict[Any, Any]) -> bool:
    """Keep entries for a ``Drawer``; False where that cannot be done."""
    try:
        packed = [pack(value) for value in entries.values()]
        sizes = [len(data) for data in packed]
        places = pack({key: place for key, *place in zip(entries, accumulate(sizes, initial=0), sizes, strict=False)})
    except ValueError:
        return False
    return _write(path, b"".join([len(places).to_bytes(4, "little"), places, *packed]))


def _write(path: str, data: bytes) -> bool:
    own = f"{path}.{os.getpid()}"
    try:
        try:
            file = open(own, "wb", 0)  # noqa: SIM115  closed below; opened twice at most
        except FileNotFoundError:
            os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
            file = open(own, "wb", 0)  # noqa: SIM115
        with file:
            file.write(data)
        os.replace(own, path)
    except OSError:
        return False
    return True
