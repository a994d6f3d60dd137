"""What every reporter is, and the text that several of them share."""

from typing import TextIO

from ...grammar.records import NamedTuple
from ..finding import Diagnostic
from ..plan import Checked

# Control characters as the pictures that stand for them, so that no file can send commands to a terminal.
_PICTURES = {code: 0x2400 + code for code in range(32)} | {0x7F: 0x2421}
_PICTURES |= dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD)
_PICTURES |= dict.fromkeys((9, 10, 13, 0x85, 0x2028, 0x2029), 0x20)


class Look(NamedTuple):
    """How findings are to look: their language, whether coloured, how many columns a terminal has."""

    lang: str = "zh"
    colour: bool = False
    width: int = 100


class Reporter:
    """Writes the findings of a run as they come: ``begin``, ``file`` for each file in the order of paths, ``end``.

    The reporter of a plugin has a ``name``, which ``--format`` takes.
    """

    name = ""
    #: Whether ``Checked.lines`` and ``Checked.labels`` are needed.
    excerpts = False

    def __init__(self, out: TextIO, look: Look) -> None:
        self.out = out
        self.look = look

    def begin(self, files: int) -> None:
        """Called once, before any file; ``files`` is how many will be tried."""

    def file(self, checked: Checked) -> None:
        """Called for each file, also for those without findings."""
        raise NotImplementedError

    def end(self) -> None:
        """Called once, after the last file."""

    def say(self, zh: str, en: str) -> str:
        """The text in the language asked for."""
        return en if self.look.lang == "en" else zh


def plain(text: str) -> str:
    """A text on one line, without anything that would command a terminal."""
    return text if text.isprintable() else text.translate(_PICTURES)


def clean(text: str) -> str:
    """A text without what XML and other formats cannot hold: control characters, halves of characters."""
    if text.isprintable():
        return text
    return plain(text).encode("utf-8", "replace").decode("utf-8").replace("\ufffe", "?").replace("\uffff", "?")


def whole_message(one: Diagnostic, lang: str) -> str:
    """The message, with a mark before it where the finding says that something cannot be judged."""
    if one.kind != "unassessable":
        return one.message if one.message.isprintable() else clean(one.message)
    return ("[not assessable] " if lang == "en" else "【无法判定】") + clean(one.message)


def headline(one: Diagnostic, lang: str) -> tuple[str, str, str]:
    """The three parts of a finding on one line: its place, its code (``[*]``: it has a correction), its message."""
    mark = "[*]" if one.fix else ""
    return f"{plain(one.path)}:{one.line}:{one.column}:", f"{one.code}{mark}", whole_message(one, lang)
