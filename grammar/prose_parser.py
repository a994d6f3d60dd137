"""Running lark over the words of prose: the grammar of prose_figures.lark, LALR, nodes made on the way."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from .form import Form
from .lark_tables import Parse, load_grammar
from .nodes import Paragraph
from .per_object import per_object
from .prose_words import MOST, Word, words_of
from .records import NamedTuple

GRAMMAR = "prose_figures.lark"
_KEPT = 2048  # paragraphs


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


def parse_prose(paragraphs: Sequence[Paragraph], form: Form) -> list[tuple[Sentence, ...]]:
    """The sentences of each paragraph; never raises. Much is said in the same words in other reports: it is kept."""
    texts = [paragraph.text for paragraph in paragraphs]
    if 2 * sum(map(len, texts)) > MOST:
        return _parsed(paragraphs, form)
    known = _known(form)
    fresh = [paragraph for paragraph, text in zip(paragraphs, texts, strict=True) if text not in known]
    found = dict(zip([paragraph.text for paragraph in fresh], _parsed(fresh, form), strict=True))
    if len(known) + len(found) > _KEPT:
        known.clear()
        return _parsed(paragraphs, form)
    known.update(found)
    return [known[text] for text in texts]


@per_object
def _known(_form: Form) -> dict[str, tuple[Sentence, ...]]:
    """The sentences of paragraphs that were read, by their text."""
    return {}


def _parsed(paragraphs: Sequence[Paragraph], form: Form) -> list[tuple[Sentence, ...]]:
    """The sentences of each paragraph."""
    prose = [(index, part.text, len(part.marker)) for index, part in enumerate(paragraphs)]
    found: list[list[Sentence]] = [[] for _ in paragraphs]
    sentences: list[Sentence] = _parser()(words_of(prose, form)) if prose else []
    for sentence in sentences:
        found[sentence[-1].paragraph].append(sentence)  # type: ignore[union-attr]  # a sentence ends in a STOP
    return [tuple(one) for one in found]
