"""Running lark over the words of prose: the grammar of prose_figures.lark, LALR, nodes made on the way."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from .form import Form
from .lark_tables import Parse, load_grammar
from .nodes import Paragraph
from .per_object import per_object
from .prose_words import MOST, Word, sentences_of, words_of
from .records import NamedTuple

GRAMMAR = "prose_figures.lark"
_PARAGRAPHS, _SENTENCES = 2048, 4096  # that are kept


class Phrase(NamedTuple):
    """A stretch of a sentence: ``kind`` is a rule of the grammar, count, nothing, share or idle."""

    kind: str
    words: tuple[Word, ...]


class Parts(NamedTuple):
    """A bracket (``opener`` is None) or what 其中 opens, with the phrases and further parts in it."""

    opener: Word | None
    members: "tuple[Phrase | Parts | Word, ...]"


Member = Phrase | Parts | Word  # a word is a COMMA or the STOP at the end
Sentence = tuple[Member, ...]
#: A sentence in its paragraph: from where to where, and what it says; the places of its words count from its start.
Placed = tuple[int, int, Sentence]


class Builder:
    """Makes the nodes; lark calls a method as soon as its rule is complete."""

    def prose_figures(self, children: list[Any]) -> list[Sentence]:
        """All sentences."""
        return children

    def sentence(self, children: list[Any]) -> Sentence:
        """The members of a sentence, its full stop at the end."""
        return tuple(children)

    def count(self, children: list[Any]) -> Phrase:
        """A number of something."""
        return Phrase("count", tuple(children))

    def nothing(self, children: list[Any]) -> Phrase:
        """A denial."""
        return Phrase("nothing", tuple(children))

    def share(self, children: list[Any]) -> Phrase:
        """A percentage."""
        return Phrase("share", tuple(children))

    def idle(self, children: list[Any]) -> Phrase:
        """Words that say no figure."""
        return Phrase("idle", tuple(children))

    def bracket(self, children: list[Any]) -> Parts:
        """What stands in brackets."""
        return Parts(None, tuple(children[1:-1]))

    def breakdown(self, children: list[Any]) -> Parts:
        """What 其中 opens."""
        return Parts(children[0], tuple(children[1:]))


@lru_cache(maxsize=1)
def _parser() -> Parse:
    return load_grammar(GRAMMAR, Builder())


def parse_prose(paragraphs: Sequence[Paragraph], form: Form) -> list[tuple[Placed, ...]]:
    """The sentences of each paragraph; never raises. Much is said in the same words in other reports: it is kept."""
    memory = _memory(form)
    texts = [paragraph.text for paragraph in paragraphs]
    if 2 * sum(map(len, texts)) > MOST:
        memory = _Memory({}, {})
    elif len(memory.paragraphs) + len(texts) > _PARAGRAPHS or len(memory.sentences) > _SENTENCES:
        memory.paragraphs.clear()
        memory.sentences.clear()
    fresh = [paragraph for paragraph, text in zip(paragraphs, texts, strict=True) if text not in memory.paragraphs]
    cut = [sentences_of(paragraph.text, len(paragraph.marker)) for paragraph in fresh]
    unknown = [place[2:] for places in cut for place in places if place[2:] not in memory.sentences]
    memory.sentences.update(_parsed(list(dict.fromkeys(unknown)), form))
    for paragraph, places in zip(fresh, cut, strict=True):
        known = [(place[0], place[1], memory.sentences[place[2:]]) for place in places]
        memory.paragraphs[paragraph.text] = tuple([place for place in known if place[2]])
    return [memory.paragraphs[text] for text in texts]


class _Memory(NamedTuple):
    """The sentences of paragraphs that were read, by their text; what a sentence says, by its text and what follows."""

    paragraphs: dict[str, tuple[Placed, ...]]
    sentences: dict[tuple[str, bool], Sentence]


@per_object
def _memory(_form: Form) -> _Memory:
    return _Memory({}, {})


def _parsed(sentences: Sequence[tuple[str, bool]], form: Form) -> dict[tuple[str, bool], Sentence]:
    """What each sentence says; empty where it says nothing that matters."""
    found: dict[tuple[str, bool], Sentence] = dict.fromkeys(sentences, ())
    parsed: list[Sentence] = _parser()(words_of(sentences, form)) if sentences else []
    for sentence in parsed:
        found[sentences[sentence[-1].sentence]] = sentence  # type: ignore[union-attr]  # a sentence ends in a STOP
    return found
