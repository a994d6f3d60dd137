"""Page numbers that nothing marks as such: alone on a line, they count the pages.

Beside form feeds that is all there is to see. Without these they stand among the values of tables: each line of digits
that is no value of a row, and one of the values of each row with one too many, have to be 1, 2, 3 and so on.
"""

from collections.abc import Collection

from .patterns import lazy
from .source import Span

_BREAK = lazy("\f")
_LEAST = 3  # fewer numbers may be values that happen to follow each other
_REACH = 40  # characters beside a form feed that are looked at
_DIGITS = 3
_BARE_LINE = lazy(r"(?m)^[^\S\n]*(\d{1,3})[^\S\n]*$")
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


def counting_numbers(text: str, values: set[int], surplus: Collection[tuple[int, list[Span]]]) -> list[Span]:
    """The numbers of a text that count its pages; none unless each row with some too many has the next ones.

    ``values`` are the offsets of the values of rows that are read, ``surplus`` says of each other row how many it has
    too many, and which it has.
    """
    extra = {row[0]: count for count, row in surplus if row}
    rows = [row for _, row in surplus if row]
    taken = values | {place.start for row in rows for place in row}
    alone = [[Span(*m.span(1))] for m in _BARE_LINE.finditer(text) if m.start(1) not in taken]
    places = sorted([*rows, *alone])
    for first in (1, 2):
        found: list[Span] = []
        page = first
        for row in places:
            numbers = [_page(text[start:end]) for start, end in row]
            count = extra.get(row[0], 1)
            if [number for number in numbers if page <= number < page + count] == [*range(page, page + count)]:
                found += [row[numbers.index(number)] for number in range(page, page + count)]
            elif page in numbers and count == 1:
                at, alike = numbers.index(page), numbers.count(page)
                if numbers[at : at + alike] == [page] * alike:  # else which one it is cannot be told
                    found.append(row[at])
            elif row[0] in extra:
                break
            else:
                continue
            page += count
        else:
            if page - first >= _LEAST:
                return found
    return []


def _page(figures: str) -> int:
    return int(figures) if _number(figures) else -1
