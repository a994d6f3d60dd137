"""Searching all the prose of a report at once, which takes less time than paragraph by paragraph.

The patterns are such as match within a line: ``report.prose`` has a paragraph on each.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from ..grammar import Paragraph, Report


def matches(report: Report, pattern: re.Pattern[str]) -> Iterator[tuple[Paragraph, int, re.Match[str]]]:
    """All matches, each with its paragraph and the offset at which that begins in the prose."""
    for match in pattern.finditer(report.prose):
        yield *paragraph_at(report, match.start()), match


def paragraph_at(report: Report, offset: int) -> tuple[Paragraph, int]:
    """The paragraph at an offset in the prose, and the offset at which that begins."""
    starts = _starts(report)
    place = bisect_right(starts, offset) - 1
    return report.paragraphs[place], starts[place]


def paragraphs_with(report: Report, pattern: re.Pattern[str]) -> list[Paragraph]:
    """The paragraphs in which there is a match."""
    found = []
    starts = _starts(report)
    match = pattern.search(report.prose)
    while match:
        after = bisect_right(starts, match.start())
        found.append(report.paragraphs[after - 1])
        match = pattern.search(report.prose, starts[after])
    return found


@lru_cache(maxsize=1)
def _starts(report: Report) -> list[int]:
    """Where each paragraph begins in the prose, and where one would that followed."""
    return [0, *accumulate([len(paragraph.text) + 1 for paragraph in report.paragraphs])]
