"""The text of a report, or of one of its sections, in passages to search for words and patterns."""

import re
from collections.abc import Iterator, Sequence

from ..grammar import Report, Section, Span, fold
from ..grammar.labels import fold_map
from ..grammar.nodes import Text, rows_of
from ..grammar.records import NamedTuple

WINDOW = 1000  # a pattern is searched in no longer stretch at once, so that the cost of a bad one has a limit
_STEP = WINDOW // 2


class Passage(NamedTuple):
    """A piece of running text (a paragraph, a title) or a line of a table (``prose`` None), with its place."""

    text: str
    start: int
    prose: Text | None = None

    def at(self, start: int, end: int) -> Span:
        """The place of ``text[start:end]`` in the source."""
        if self.prose is not None:
            return self.prose.at(start, end)
        return Span(self.start + start, self.start + max(end, start + 1))


def passages(report: Report, section: Section | None) -> Iterator[Passage]:
    """All passages of a section but for its heading, or of the whole report where none is given."""
    if section is None:
        proses = [*(title.prose for title in report.titles), *(paragraph.prose for paragraph in report.paragraphs)]
        leaves = [*rows_of(report.root.front), *(leaf for one in report.sections for leaf in one.rows)]
    else:
        proses = [paragraph.prose for paragraph in section.paragraphs]
        leaves = list(section.rows)
    for prose in proses:
        yield Passage(prose.text, prose.span.start, prose)
    for leaf in leaves:
        at = leaf.span.start
        for line in report.source.text[at : leaf.span.end].split("\n"):
            if line.strip():
                yield Passage(line, at)
            at += len(line) + 1


def find_words(passage: Passage, words: Sequence[str]) -> Iterator[Span]:
    """Where any of ``words`` (folded) stands, whatever its blanks, punctuation and width."""
    folded = fold(passage.text)
    places: list[int] = []
    end = 0
    found = sorted((at, at + len(word)) for word in words if word in folded for at in _places(folded, word))
    for start, stop in found:
        if start >= end:
            places = places or fold_map(passage.text)
            yield passage.at(places[start], places[stop - 1] + 1)
            end = stop


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def find_pattern(passage: Passage, pattern: re.Pattern[str]) -> Iterator[Span]:
    """Where ``pattern`` matches, in stretches of at most ``WINDOW`` characters that overlap by half."""
    end = 0
    for begin in range(0, max(1, len(passage.text) - _STEP), _STEP):
        for match in pattern.finditer(passage.text, max(begin, end), begin + WINDOW):
            if match.start() >= end and match.end() > match.start():
                yield passage.at(match.start(), match.end())
                end = match.end()


def opening(report: Report, section: Section | None) -> Span:
    """Where a finding about a whole section stands: its heading; about the whole report: its title, or first line."""
    if section is not None:
        return section.heading.span
    if report.title is not None:
        return report.title.span
    text = report.source.text
    start = len(text) - len(text.lstrip())
    return Span(start, max(start + 1, text.find("\n", start)))
