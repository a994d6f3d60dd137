"""Searching the prose of a report; what stands in other reports, too, is searched only once.

A body's reports of several years, and those of its neighbours, have most sentences in common. So what a search finds
is kept by the text in which it was made, a paragraph or a sentence; a search may look at nothing else.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any, TypeVar

from ..grammar import Paragraph, Report
from ..grammar.per_report import per_report

_Found = TypeVar("_Found")
_Search = Callable[[str], _Found | None]
_STOP = "。"
_KEPT = 1 << 20  # characters of texts that are kept; as much again is about to be forgotten
_ALLOWANCE = 256  # characters that a text counts for besides its own
_LONGEST = 2000  # characters of a text that is kept


class _Known:
    """What is known of a text: a bit for each search that was made and for each that found something, and what.

    ``results`` has with each thing that was found where the text begins in which it was.
    """

    __slots__ = ("_sentences", "_starts", "asked", "found", "results", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.asked = 0
        self.found = 0
        self.results: dict[int, list[tuple[int, Any]]] = {}
        self._sentences: _Several | None = None
        self._starts: tuple[int, ...] = ()

    def search(self, bit: int, search: _Search[Any]) -> None:
        """Make a search in the text."""
        if result := search(self.text):
            self.found |= bit
            self.results[bit] = [(0, result)]
        self.asked |= bit

    def search_sentences(self, bit: int, search: _Search[Any]) -> None:
        """Make a search in each sentence of the text."""
        if self._sentences is None:
            self._starts, texts = zip(*_sentences(self.text), strict=True)
            self._sentences = _Several(texts, _SENTENCES)
        sentences = self._sentences
        sentences.search(bit, _Known.search, search)
        if sentences.found & bit:
            self.found |= bit
            pairs = zip(self._starts, sentences.known, strict=True)
            self.results[bit] = [(at, one.results[bit][0][1]) for at, one in pairs if one.found & bit]
        self.asked |= bit


class _Memory:
    """What is known by text: of the texts met lately, and of those before them until as many others were met."""

    def __init__(self) -> None:
        self.lately: dict[str, _Known] = {}
        self._before: dict[str, _Known] = {}
        self._size = 0

    def of(self, text: str) -> _Known:
        """What is known of a text."""
        known = self.lately.get(text)
        if known is None:
            known = self._before.get(text) or _Known(text)
            if len(text) > _LONGEST:
                return known
            self._size += len(text) + _ALLOWANCE
            if self._size > _KEPT:
                self._before, self.lately, self._size = self.lately, {}, len(text)
            self.lately[text] = known
        return known


class _Several:
    """What is known of several texts: which searches were made in all of them, which found something in any."""

    __slots__ = ("_fresh", "_seen", "asked", "found", "known")

    def __init__(self, texts: Sequence[str], memory: _Memory) -> None:
        lately, of = memory.lately, memory.of
        self.known = [lately.get(text) or of(text) for text in texts]
        self._fresh = [one for one in self.known if not one.asked]
        self._seen = reduce(and_, [one.asked for one in self.known if one.asked], -1)
        self.asked = 0 if self._fresh else self._seen
        self.found = reduce(or_, [one.found for one in self.known], 0)

    def search(self, bit: int, make: Callable[[_Known, int, _Search[_Found]], None], search: _Search[_Found]) -> None:
        """Make a search where it was not made yet."""
        if self.asked & bit:
            return
        for known in self._fresh if self._seen & bit else self.known:
            if not known.asked & bit:
                make(known, bit, search)
            self.found |= known.found  # another paragraph with that sentence may have asked
        self.asked |= bit


_PARAGRAPHS, _SENTENCES = _Memory(), _Memory()
_BITS: dict[_Search[Any], int] = {}


def in_paragraphs(report: Report, search: _Search[_Found]) -> list[tuple[Paragraph, int, _Found]]:
    """The paragraphs for the text of which ``search`` gives something that counts as true: each with 0 and that."""
    return _made(report, search, _Known.search)


def in_sentences(report: Report, search: _Search[_Found]) -> list[tuple[Paragraph, int, _Found]]:
    """As ``in_paragraphs``, sentence by sentence: the paragraph, where in that the searched text begins, what is found.

    The full stop before a sentence, if there is one in its paragraph, belongs to its text.
    """
    return _made(report, search, _Known.search_sentences)


def _made(
    report: Report, search: _Search[_Found], make: Callable[[_Known, int, _Search[_Found]], None]
) -> list[tuple[Paragraph, int, _Found]]:
    bit = _BITS.get(search) or _BITS.setdefault(search, 1 << len(_BITS))
    prose = _prose(report)
    prose.search(bit, make, search)
    if not prose.found & bit:
        return []
    pairs = zip(report.paragraphs, prose.known, strict=True)
    return [(paragraph, at, result) for paragraph, one in pairs if one.found & bit for at, result in one.results[bit]]


@per_report
def _prose(report: Report) -> _Several:
    return _Several([paragraph.prose.text for paragraph in report.paragraphs], _PARAGRAPHS)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text, each with the full stop before it, and where they begin."""
    first, *others = text.split(_STOP) if len(text) <= _LONGEST else (text,)
    if not others:
        yield 0, text
        return
    yield 0, first + _STOP
    at, last = len(first), others.pop()
    for other in others:
        yield at, f"{_STOP}{other}{_STOP}"
        at += len(other) + 1
    if last:
        yield at, _STOP + last
