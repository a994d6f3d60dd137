"""Reads what a remark says: ``ignore SUM005, agency-name -- reason until 2027-01-31``."""

from ..grammar.patterns import lazy
from ..grammar.records import NamedTuple
from ..grammar.remarks import Remark

_WORD = lazy(r"[^\s,，、;；]+")
_REASON = lazy("--|——|－－")
_UNTIL = lazy(r"(?:(?<=[\s,，;；（(])|\A)until\s*(\d\S*?)[)）.。]?\s*\Z")
_DATED = 100  # characters at the end of a remark in which the day is looked for
VERBS = ("ignore", "ignore-file")


class Word(NamedTuple):
    """A word of a remark, and where it stands in the file's text."""

    text: str
    start: int
    end: int


class Directive(NamedTuple):
    """What a remark says. ``verb`` is None where it says nothing; ``reason`` and ``until`` may be empty."""

    verb: Word | None
    codes: tuple[Word, ...]
    reason: str
    until: str


def read_directive(remark: Remark) -> Directive:
    """The parts of a remark; any remark has them, sensible or not."""
    body, until = remark.body.rstrip(), ""
    if match := _UNTIL.search(body, max(0, len(body) - _DATED)):
        body, until = body[: match.start()], match[1]
    dashes = _REASON.search(body)
    head, reason = (body[: dashes.start()], body[dashes.end() :]) if dashes else (body, "")
    words = [
        Word(match[0], remark.body_start + match.start(), remark.body_start + match.end())
        for match in _WORD.finditer(head)
    ]
    return Directive(words[0] if words else None, tuple(words[1:]), reason.strip(" \t\r\n,，;；（("), until)


def is_date(text: str) -> bool:
    """Whether a text is a day as 2027-01-31."""
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def today() -> str:
    """The present day, as 2027-01-31."""
    from time import strftime

    return strftime("%Y-%m-%d")
