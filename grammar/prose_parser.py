"""Running lark over the words of prose: the grammar of prose_figures.lark, LALR, nodes made on the way."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from .form import Form
from .lark_tables import Parse, load_grammar
from .nodes import Paragraph
from .patterns import lazy
from .per_object import per_object
from .prose_context import limited, modifies
from .prose_words import MOST, Lexicon, Word, lexicon, sentences_of, words_of
from .records import NamedTuple

GRAMMAR = "prose_figures.lark"
_PARAGRAPHS, _SENTENCES = 2048, 4096  # that are kept


class Denial(NamedTuple):
    """What a denial denies: (subject, fact) pairs, or by ``deed`` a fact of the subject that was spoken of before.

    ``narrow``: only some of what there may be is denied.
    """

    facts: tuple[tuple[str, str], ...]
    deed: str
    narrow: bool


class Phrase(NamedTuple):
    """A stretch of a sentence: ``kind`` is a rule of the grammar, count, nothing, share or idle."""

    kind: str
    words: tuple[Word, ...]
    denial: Denial | None = None


class Parts(NamedTuple):
    """A bracket (``opener`` is None) or what 其中 opens, with the phrases and further parts in it."""

    opener: Word | None
    members: "tuple[Phrase | Parts | Word, ...]"


Member = Phrase | Parts | Word  # a word is a COMMA or the STOP at the end
Sentence = tuple[Member, ...]
#: What a sentence says; of one that says no figure only the subject of its last noun, None where it has no noun.
Said = Sentence | str | None
#: A sentence in its paragraph: from where to where, and what it says; the places of its words count from its start.
Placed = tuple[int, int, Said]


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


def parse_prose(paragraphs: Sequence[Paragraph], texts: Sequence[str], form: Form) -> list[tuple[Placed, ...]]:
    """The sentences of each paragraph; never raises. Much is said in the same words in other reports: it is kept."""
    memory = _memory(form)
    if 2 * sum(map(len, texts)) > MOST:
        memory = _Memory({}, {})
    elif len(memory.paragraphs) + len(texts) > _PARAGRAPHS or len(memory.sentences) > _SENTENCES:
        memory.paragraphs.clear()
        memory.sentences.clear()
    known = memory.paragraphs
    fresh = {text: number for number, text in enumerate(texts) if text not in known}
    cut = [sentences_of(text, len(paragraphs[number].marker)) for text, number in fresh.items()]
    unknown = [place[2:] for places in cut for place in places if place[2:] not in memory.sentences]
    memory.sentences.update(_parsed(list(dict.fromkeys(unknown)), form))
    for text, places in zip(fresh, cut, strict=True):
        said = [(place[0], place[1], memory.sentences[place[2:]]) for place in places]
        known[text] = tuple([place for place in said if place[2] != ()])
    return [known[text] for text in texts]


class _Memory(NamedTuple):
    """The sentences of paragraphs that were read, by their text; what a sentence says, by its text and what follows."""

    paragraphs: dict[str, tuple[Placed, ...]]
    sentences: dict[tuple[str, bool], Said]


@per_object
def _memory(_form: Form) -> _Memory:
    return _Memory({}, {})


def _parsed(sentences: Sequence[tuple[str, bool]], form: Form) -> dict[tuple[str, bool], Said]:
    """What each sentence says; empty where it says nothing that matters."""
    found: dict[tuple[str, bool], Any] = dict.fromkeys(sentences, ())
    parsed: list[Sentence] = _parser()(words_of(sentences, form, found)) if sentences else []
    for sentence in parsed:
        place = sentences[sentence[-1].sentence]  # type: ignore[union-attr]  # a sentence ends in a STOP
        found[place] = _said(sentence, place[0], lexicon(form))
    return found


def _said(sentence: Sentence, text: str, lexical: Lexicon) -> Said:
    """What a sentence of that text says, with its denials."""
    members = tuple([_with_denials(member, text, lexical) for member in sentence])
    return members if any(map(_counts, members)) else _last_subject(members, lexical)


def _with_denials(member: Member, text: str, lexical: Lexicon) -> Member:
    if isinstance(member, Parts):
        return Parts(member.opener, tuple([_with_denials(part, text, lexical) for part in member.members]))
    if isinstance(member, Word) or member.kind != "nothing":
        return member
    denial = _denial(member.words, text, lexical)
    counts = denial or any(word.type == "FIGURE" for word in member.words)
    return Phrase("nothing" if counts else "idle", member.words, denial)


def _counts(member: Member) -> bool:
    """Whether a member says something in figures."""
    return any(map(_counts, member.members)) if isinstance(member, Parts) else getattr(member, "kind", "idle") != "idle"


def _last_subject(members: tuple[Member, ...], lexical: Lexicon) -> str | None:
    """The subject of the last noun that is not in brackets; None where there is no noun."""
    subject = None
    for member in members:
        if isinstance(member, Phrase):
            nouns = [word for word in member.words if word.type == "NOUN"]
            subject = subject_of(nouns, lexical) if nouns else subject
        elif isinstance(member, Parts) and member.opener:
            last = _last_subject(member.members, lexical)
            subject = subject if last is None else last
    return subject


def subject_of(nouns: Sequence[Word], lexical: Lexicon) -> str:
    """The one thing that nouns speak of; empty where they speak of several."""
    subjects = {lexical.nouns[noun.text] for noun in nouns}
    return subjects.pop() if len(subjects) == 1 else ""


def _denial(words: tuple[Word, ...], text: str, lexical: Lexicon) -> Denial | None:
    """What a denial denies: the last nouns in its scope, by the verb after it; None where that is nothing."""
    if any(word.type in ("FIGURE", "SHARE") for word in words):
        return None
    nouns = [place for place, word in enumerate(words) if word.type == "NOUN"]
    verb = next((place for place, word in enumerate(words) if word.type == "DEED"), 0)
    if any(word.type == "WORDS" and not modifies(word.text) for word in words[1:verb]):
        return None
    ahead = words[: nouns[0]] if nouns else words
    found = [word for word in ahead if word.type == "DEED" and word.text not in lexical.free]
    if any(text.startswith("的", word.end) for word in found[1:]):
        return None  # 未收到不予公开的申请
    deeds = [word.text for word in found]
    if not nouns:
        harmless = deeds and _harmless("".join(word.text for word in words[1:] if word.type == "WORDS"))
        return Denial((), deeds[0], False) if harmless else None
    first = last = nouns[-1]
    while first > 1 and words[first - 1].type == "JOIN":
        first -= 2
    subjects = [lexical.nouns[word.text] for word in words[first : last + 1] if word.type == "NOUN"]
    if not deeds and words[last + 1 : last + 2] and words[last + 1].type == "DEED":
        deeds, last = [words[last + 1].text], last + 1  # 无规范性文件制发
    tail = "".join(word.text for word in words[last + 1 :])
    if not _harmless(tail) or any(word.type == "NOUN" for word in words[1:first]) and subjects[0] == "":
        return None
    facts = (
        (subject, lexical.deeds.get((subject, deeds[0])) if deeds else lexical.deniable.get(subject))
        for subject in dict.fromkeys(subjects)
    )
    told = tuple([(subject, fact) for subject, fact in facts if fact and (subject, fact) in lexical.denied])
    middle = [word.text for word in words[1:first] if word.type == "WORDS"]
    return Denial(told, "", any(not modifies(one) and limited(one) for one in middle)) if told else None


def _harmless(tail: str) -> bool:
    """Whether words after the noun leave a denial what it is: 未收到…申请 的情况, but not …申请 的投诉."""
    head, joint, rest = _AND.search(tail), "", ""
    if head:
        tail, joint, rest = tail[: head.start()], head[0], tail[head.end() :]
    return bool(_TAIL.fullmatch(tail) and (not joint or _OTHERS.fullmatch(rest)))


_PIECE = (
    r"申请|事项|事宜|信息|政府|政务|案件|信件|件|情况|情形|现象|要求|需求|内容|业务|工作|的|等|公开|办理|继续|处理|问题|发生|提出|也|且"
    r"|事件|诉求|而|被|[，“”\s]"
)
_TAIL = lazy(rf"(?:{_PIECE})*+")
_OTHERS = lazy(rf"(?:{_PIECE}|[、和及或与]|以及|举报|投诉|申诉|信访|诉讼|咨询|纠纷|再)*+")
_AND = lazy("[、和及或与并]|以及")
