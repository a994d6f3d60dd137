"""Writes a file in place of another at one stroke: whatever happens, either the old or the new one is there, whole."""

import os
import stat
import tempfile


class Changed(OSError):
    """The file is no longer what was read."""


def replace_file(path: str, data: bytes, *, expected: bytes | None = None) -> None:
    """Write ``data`` to ``path``; where something fails the old file stays and nothing is left behind.

    A symbolic link goes on pointing where it did; the mode bits stay. ``expected`` is what must still stand in the
    file. Raises OSError.
    """
    target = os.path.realpath(path)
    mode = None
    if os.path.exists(target):
        mode = stat.S_IMODE(os.stat(target).st_mode)
        if not os.access(target, os.W_OK):
            raise PermissionError(13, "read-only")
    handle, temporary = tempfile.mkstemp(prefix=".gouji-", suffix=".tmp", dir=os.path.dirname(target))
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _new_mode() if mode is None else mode)
        if expected is not None:
            with open(target, "rb") as old:
                if old.read() != expected:
                    raise Changed(0, "changed in the meantime")
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise
    _settle(os.path.dirname(target))


def _new_mode() -> int:
    """The mode that a new file gets."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _settle(folder: str) -> None:
    """Have the new name on the disk, too, where the system can."""
    try:
        handle = os.open(folder or os.curdir, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
