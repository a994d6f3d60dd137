"""Page numbers that nothing marks as such but where they stand: alone on a line beside a form feed, page by page."""

from .patterns import lazy

_BREAK = lazy("\f")
_LEAST = 3  # fewer numbers may be values that happen to follow each other
_REACH = 40  # characters beside a form feed that are looked at
_DIGITS = 3
_BLANK = " \t\r\n\u00a0\u3000"


def page_numbers(text: str) -> list[tuple[int, int]]:
    """Where the bare numbers at the feet of pages stand, else those at the heads; none unless they count the pages."""
    breaks = [m.start() for m in _BREAK.finditer(text)]
    feet = [found for at in [*breaks, len(text)] if (found := _foot(text, at))]
    heads = [found for at in breaks if (found := _head(text, at + 1))]
    for places in (feet, heads):
        pages = [int(text[start:end]) for start, end in places]
        counted = len(pages) >= _LEAST and pages[0] in (1, 2) and pages == list(range(pages[0], pages[0] + len(pages)))
        if counted and 2 * len(pages) > len(breaks):
            return places
    return []


def _foot(text: str, at: int) -> tuple[int, int] | None:
    """The number that is the last line before ``at``."""
    before = text[max(0, at - _REACH) : at]
    rest = before.rstrip(_BLANK)
    line = rest[max(rest.rfind("\n"), rest.rfind("\r"), rest.rfind("\f")) + 1 :].strip(_BLANK)
    end = at - len(before) + len(rest)
    return (end - len(line), end) if _number(line) else None


def _head(text: str, at: int) -> tuple[int, int] | None:
    """The number that is the first line behind ``at``."""
    behind = text[at : at + _REACH]
    rest = behind.lstrip(_BLANK)
    line = rest.partition("\n")[0].partition("\r")[0].strip(_BLANK)
    start = at + len(behind) - len(rest)
    return (start, start + len(line)) if _number(line) else None


def _number(line: str) -> bool:
    return line.isdecimal() and line.isascii() and len(line) <= _DIGITS
