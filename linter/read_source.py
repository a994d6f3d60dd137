"""Makes a source of a file's bytes: by the reader of a plugin where the suffix has one, else as text."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..grammar import Source, Unreadable, decode

if TYPE_CHECKING:
    from .extras import PluginReader


class ReaderCrash(Exception):
    """A plugin's reader raised ``error``; ``origin`` is the plugin."""

    def __init__(self, origin: str, error: Exception) -> None:
        super().__init__(str(error))
        self.origin = origin
        self.error = error


def suffix(path: str) -> str:
    """The suffix of a file's name, with the point, in lower case."""
    name = path.replace("\\", "/").rpartition("/")[2]
    return ("." + name.rpartition(".")[2]).lower() if "." in name else ""


def read_source(data: bytes, path: str, readers: "Mapping[str, PluginReader]") -> Source:
    """The source of a file. Raises Unreadable where it is no text, ReaderCrash where a plugin's reader fails."""
    found = readers.get(suffix(path)) if readers else None
    if found is None:
        return decode(data, path)
    if not data:
        raise Unreadable("empty")
    try:
        source = found.reader.read(data, path)
        if not isinstance(source, Source):
            raise TypeError(f"the reader gives {type(source).__name__}, which is no Source")
    except Unreadable:
        raise
    except Exception as error:  # a reader can raise anything, and has to be named
        raise ReaderCrash(found.origin, error) from error
    if not source.text.strip():
        raise Unreadable("empty")
    return source
