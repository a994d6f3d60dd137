"""Searching the prose of a report; what stands in other reports, too, is searched only once.

A body's reports of several years, and those of its neighbours, have most sentences in common. So what a search finds
is kept by the text in which it was made, a paragraph or a sentence; a search may look at nothing else. It has to be
one function for all reports: from the first time that it is asked for, it is made in each new text.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from ..grammar import Paragraph, Report
from ..grammar.form import Form
from ..grammar.per_object import per_object
from ..grammar.per_report import per_report

_Found = TypeVar("_Found")
_Search = Callable[[str], _Found | None]
_STOP = "。"
_KEPT = 1 << 19  # characters of texts that are kept; as much again is about to be forgotten
_ALLOWANCE = 256  # characters that a text counts for besides its own
_LONGEST = 2000  # characters of a text that is kept
_FEW = 2  # new texts, so few that they are searched one by one
_NOTHING: Mapping[_Search[Any], Any] = {}


class _Known:
    """What is known of a text: a bit for each search that was made, and what those found that found something.

    ``sentences`` are those of a paragraph, each with where it begins, once they were asked for.
    """

    __slots__ = ("asked", "results", "sentences", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.asked = 0
        self.results = _NOTHING
        self.sentences: list[tuple[int, _Known]] | None = None

    def search(self, search: _Search[Any], bit: int) -> None:
        """Make a search that was not made yet."""
        if result := search(self.text):
            self.results = {**self.results, search: result}
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


class _Wanted:
    """The searches that are made in reports by one form: a bit for each, and its ``quick``; ``mask`` is all bits."""

    def __init__(self, _form: Form) -> None:
        self.searches: dict[_Search[Any], tuple[int, _Search[Any] | None]] = {}
        self.mask = 0

    def add(self, search: _Search[Any], quick: _Search[Any] | None) -> int:
        """From now on that search, too."""
        bit = _BITS.get(search) or _BITS.setdefault(search, 1 << len(_BITS))
        self.searches[search] = bit, quick
        self.mask |= bit
        return bit

    def make(self, texts: list[_Known], bits: int, asked: _Search[Any]) -> int:
        """Make some searches in texts, where they were not made yet, and return the bits of those that were made.

        One that raises is left out, unless it is the one that is asked for.
        """
        for search, (bit, quick) in self.searches.items():
            if bits & bit:
                fresh = [one for one in texts if not one.asked & bit]
                try:
                    if not quick or len(fresh) <= _FEW or quick("\n".join([one.text for one in fresh])):
                        for one in fresh:
                            if result := search(one.text):
                                one.results = {**one.results, search: result}
                except Exception:  # whoever asks for it is told
                    if search is asked:
                        raise
                    bits &= ~bit
        for one in texts:
            one.asked |= bits
        return bits


class _Pieces:
    """The prose of a report in pieces: each with its paragraph, where in that it begins, and what is known of it.

    Whoever asks for one search first has all those made that were asked for in other reports by the same form.
    ``found`` is where each search that was made finds something.
    """

    __slots__ = ("_made", "_wanted", "found", "places")

    def __init__(self, places: list[tuple[Paragraph, int, _Known]], wanted: _Wanted) -> None:
        self.places = places
        self._wanted = wanted
        self._made = 0
        self.found: dict[_Search[Any], Sequence[tuple[Paragraph, int, Any]]] = {}

    def search(self, asked: _Search[_Found], quick: _Search[Any] | None) -> Sequence[tuple[Paragraph, int, _Found]]:
        """Where a search finds something that was not made yet: with it, all others are made."""
        wanted = self._wanted.searches.get(asked)
        bit = wanted[0] if wanted else self._wanted.add(asked, quick)
        places = self.places
        new = self._wanted.mask & ~self._made
        if lacking := dict.fromkeys([known for _, _, known in places if new & ~known.asked]):
            new = self._wanted.make(list(lacking), new, asked)
        self._made |= new
        if new == bit:
            self.found[asked] = [(one, at, known.results[asked]) for one, at, known in places if asked in known.results]
            return self.found[asked]
        found: dict[_Search[Any], list[tuple[Paragraph, int, Any]]] = {}
        for paragraph, at, known in places:
            for search, result in known.results.items():
                if search in found:
                    found[search].append((paragraph, at, result))
                else:
                    found[search] = [(paragraph, at, result)]
        self.found = {
            search: found.get(search, ()) for search, (one, _) in self._wanted.searches.items() if self._made & one
        }
        return self.found[asked]


_PARAGRAPHS, _SENTENCES = _Memory(), _Memory()
_BITS: dict[_Search[Any], int] = {}
_of_paragraphs, _of_sentences = per_object(_Wanted), per_object(_Wanted)


def in_paragraphs(
    report: Report, search: _Search[_Found], quick: _Search[Any] | None = None
) -> Sequence[tuple[Paragraph, int, _Found]]:
    """The paragraphs for the text of which ``search`` gives something that counts as true: each with 0 and that.

    ``quick`` looks at many new texts at once, a line each: where it gives nothing, ``search`` finds nothing in any.
    """
    pieces = _paragraphs(report)
    found = pieces.found.get(search)
    return pieces.search(search, quick) if found is None else found


def in_sentences(
    report: Report, search: _Search[_Found], quick: _Search[Any] | None = None
) -> Sequence[tuple[Paragraph, int, _Found]]:
    """As ``in_paragraphs``, sentence by sentence: the paragraph, where in that the searched text begins, what is found.

    The full stop before a sentence, if there is one in its paragraph, belongs to its text.
    """
    pieces = _sentences(report)
    found = pieces.found.get(search)
    return pieces.search(search, quick) if found is None else found


def in_sentences_of(
    paragraphs: Iterable[Paragraph], search: _Search[_Found]
) -> Iterator[tuple[Paragraph, int, _Found]]:
    """As ``in_sentences``, of some paragraphs only."""
    bit = _BITS.get(search) or _BITS.setdefault(search, 1 << len(_BITS))
    for paragraph in paragraphs:
        for at, known in _sentences_of(_PARAGRAPHS.of(paragraph.text)):
            if not known.asked & bit:
                known.search(search, bit)
            if search in known.results:
                yield paragraph, at, known.results[search]


@per_report
def _paragraphs(report: Report) -> _Pieces:
    lately, of = _PARAGRAPHS.lately, _PARAGRAPHS.of
    known = [lately.get(text) or of(text) for text in report.texts]
    return _Pieces(
        [(one, 0, text) for one, text in zip(report.paragraphs, known, strict=True)], _of_paragraphs(report.form)
    )


@per_report
def _sentences(report: Report) -> _Pieces:
    places = [
        (paragraph, at, sentence)
        for paragraph, _, known in _paragraphs(report).places
        for at, sentence in known.sentences or _sentences_of(known)
    ]
    return _Pieces(places, _of_sentences(report.form))


def _sentences_of(paragraph: _Known) -> list[tuple[int, _Known]]:
    """The sentences of a paragraph."""
    if paragraph.sentences is None:
        paragraph.sentences = [(at, _SENTENCES.of(text)) for at, text in _cut(paragraph.text)]
    return paragraph.sentences


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
