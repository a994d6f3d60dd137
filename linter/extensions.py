"""What a plugin gives besides rules, standards and reporters: readers of file types, and options."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from ..grammar.records import NamedTuple

if TYPE_CHECKING:
    from ..grammar import Source


class Reader(NamedTuple):
    """Reads a type of files, which is known by its ``suffixes`` (``.docx``, lower case, with the point).

    ``read`` makes a ``Source`` of a file's bytes and path. It may raise ``Unreadable`` (GOUJI001); whatever else it
    raises is told as a crash (GOUJI003). Positions in findings are those in the ``raw`` text of the source; as that is
    not what stands in the file, nothing is corrected in such files.
    """

    suffixes: tuple[str, ...]
    read: "Callable[[bytes, str], Source]"


class Option:
    """An option of a plugin, which ``[plugins.<plugin>]`` of a configuration sets for all rules that name it.

    The kind of the ``default`` is that of the values: a boolean, an integer, a decimal number, a string, a tuple of
    strings. ``zh`` and ``en`` say what it is for; ``choices`` are the only values that it takes, if there are any.
    """

    __slots__ = ("choices", "default", "en", "name", "zh")

    def __init__(self, name: str, default: Any, *, zh: str, en: str, choices: Sequence[str] = ()) -> None:
        self.name = name
        self.default = default
        self.zh = zh
        self.en = en
        self.choices = tuple(choices)
