"""Reporters: each writes the findings of a run in one format."""

from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from .base import Look, Reporter

#: The names that ``--format`` takes.
FORMATS = ("text", "full", "json", "sarif", "github", "gitlab", "junit", "rdjson", "checkstyle", "html")
#: Those of them that show source lines.
EXCERPTS = ("full", "rdjson", "html")


def make_reporter(name: str, out: "TextIO", look: "Look") -> "Reporter":
    """The reporter of a format, writing to ``out``; only its own module is imported. Raises KeyError for no format."""
    from importlib import import_module

    if name not in FORMATS:
        raise KeyError(name)
    reporter: Reporter = import_module(f".{name}", __name__).REPORTER(out, look)
    return reporter
