"""Searching the prose of a report; what stands in other reports, too, is searched only once.

A body's reports of several years, and those of its neighbours, have most sentences in common. So what a search finds
is kept by the text in which it was made, a paragraph or a sentence; a search may look at nothing else.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from ..grammar import Paragraph, Report
from ..grammar.per_report import per_report

_Found = TypeVar("_Found")
_Search = Callable[[str], _Found | None]
_STOP = "。"
_KEPT = 1 << 20  # characters of texts that are kept; as much again is about to be forgotten
_ALLOWANCE = 256  # characters that a text counts for besides its own
_LONGEST = 2000  # characters of a text that is kept
_FEW = 3  # new texts, so few that they are searched one by one


class _Known:
    """What is known of a text: a bit for each search that was made and for each that found something, and what.

    ``sentences`` are those of a paragraph, each with where it begins, once they were asked for.
    """

    __slots__ = ("asked", "found", "results", "sentences", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.asked = 0
        self.found = 0
        self.results: dict[int, Any] = {}
        self.sentences: list[tuple[int, _Known]] | None = None


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


class _Pieces:
    """The prose of a report in pieces: each with its paragraph, where in that it begins, and what is known of it."""

    __slots__ = ("_asked", "_fresh", "_seen", "found", "places")

    def __init__(self, places: list[tuple[Paragraph, int, _Known]]) -> None:
        self.places = places
        seen, found, fresh = -1, 0, []
        for _, _, known in places:
            if known.asked:
                seen &= known.asked
                found |= known.found
            else:
                fresh.append(known)
        self._seen, self.found, self._fresh = seen, found, fresh
        self._asked = 0 if fresh else seen

    def search(self, search: _Search[_Found], quick: _Search[Any] | None) -> list[tuple[Paragraph, int, _Found]]:
        """Where a search finds something; it is made in the pieces in which it was not made yet."""
        bit = _BITS.get(search) or _BITS.setdefault(search, 1 << len(_BITS))
        if not self._asked & bit:
            known = self._fresh if self._seen & bit else [place[2] for place in self.places]
            fresh = [one for one in known if not one.asked & bit]
            idle = quick and len(fresh) > _FEW and not quick("\n".join([one.text for one in fresh]))
            for one in fresh:
                if not idle and (result := search(one.text)):
                    one.found |= bit
                    one.results[bit] = result
                one.asked |= bit
            for one in known:  # another report of the run may have asked in the meantime
                self.found |= one.found
            self._asked |= bit
        if not self.found & bit:
            return []
        return [(paragraph, at, known.results[bit]) for paragraph, at, known in self.places if known.found & bit]


_PARAGRAPHS, _SENTENCES = _Memory(), _Memory()
_BITS: dict[_Search[Any], int] = {}


def in_paragraphs(
    report: Report, search: _Search[_Found], quick: _Search[Any] | None = None
) -> list[tuple[Paragraph, int, _Found]]:
    """The paragraphs for the text of which ``search`` gives something that counts as true: each with 0 and that.

    ``quick`` looks at many new texts at once, a line each: where it gives nothing, ``search`` finds nothing in any.
    """
    return _paragraphs(report).search(search, quick)


def in_sentences(
    report: Report, search: _Search[_Found], quick: _Search[Any] | None = None
) -> list[tuple[Paragraph, int, _Found]]:
    """As ``in_paragraphs``, sentence by sentence: the paragraph, where in that the searched text begins, what is found.

    The full stop before a sentence, if there is one in its paragraph, belongs to its text.
    """
    return _sentences(report).search(search, quick)


def in_sentences_of(paragraphs: Iterable[Paragraph], search: _Search[_Found]) -> list[tuple[Paragraph, int, _Found]]:
    """As ``in_sentences``, of some paragraphs only."""
    return _Pieces(_places((paragraph, _PARAGRAPHS.of(paragraph.text)) for paragraph in paragraphs)).search(
        search, None
    )


@per_report
def _paragraphs(report: Report) -> _Pieces:
    lately, of = _PARAGRAPHS.lately, _PARAGRAPHS.of
    texts = [(paragraph, paragraph.prose.text) for paragraph in report.paragraphs]
    return _Pieces([(paragraph, 0, lately.get(text) or of(text)) for paragraph, text in texts])


@per_report
def _sentences(report: Report) -> _Pieces:
    return _Pieces(_places((paragraph, known) for paragraph, _, known in _paragraphs(report).places))


def _places(paragraphs: Iterable[tuple[Paragraph, _Known]]) -> list[tuple[Paragraph, int, _Known]]:
    """The sentences of paragraphs."""
    places = []
    for paragraph, known in paragraphs:
        if known.sentences is None:
            known.sentences = [(at, _SENTENCES.of(text)) for at, text in _cut(known.text)]
        places += [(paragraph, at, sentence) for at, sentence in known.sentences]
    return places


def _cut(text: str) -> Iterator[tuple[int, str]]:
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
