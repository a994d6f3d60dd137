"""What gouji keeps of what it can compute again: plain data, one file each, in the user's cache folder.

A file is written whole and put into place at once, so that runs side by side never read half of one. It begins with a
checksum; one that is damaged counts as missing.
"""

import marshal
import os
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
    own = f"{path}.{os.getpid()}"
    try:
        data = pack(value)
        try:
            file = open(own, "wb", 0)  # noqa: SIM115  closed below; opened twice at most
        except FileNotFoundError:
            os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
            file = open(own, "wb", 0)  # noqa: SIM115
        with file:
            file.write(data)
        os.replace(own, path)
    except (OSError, ValueError):
        return False
    return True
