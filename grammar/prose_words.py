"""The words of prose that matter for its figures: from sentences to the terminals of prose_figures.lark."""

import re
from collections.abc import Iterable, Sequence

from .form import Form
from .patterns import lazy
from .per_object import per_object
from .records import NamedTuple

_NUMERALS = "零一二两三四五六七八九十百千"
_MEASURES = (
    "人次|件次|户次|人|名|户|件|宗|起|份|例|条|篇|项|次|个|期|场|部|张|则|家|万?元|天|页|级|届|类|批|本|册|幅|台|倍|种|位"
    "|只"
)
_NUMBER = (
    r"(?<![A-Za-z\d.．/〔\[第])(?:\d{1,3}(?:,\d{3})++(?!\d)|\d++(?:\.\d++)?+)(?!\s*[年月日号时分—\-–~]|\.\d)"
    rf"\s*(?:万余?|亿|余|多)?\s*(?:{_MEASURES})?(?:以上|左右|以内|余|多|\s*[%％])?"
)
_SPELLED = rf"(?<![第统逐同每任某唯十百千万{_NUMERALS}])[{_NUMERALS}]{{1,7}}(?:余|多)?(?:件|宗|例|份|(?<!一)起)"
_FIGURE = lazy(
    rf"(\d[\d,]*(?:\.\d+)?|[{_NUMERALS}]+)\s*(万余?|亿|余|多)?\s*({_MEASURES})?(以上|左右|以内|余|多|\s*[%％])?"
)
_ABOUT = lazy("(?:约|近|逾|超过?|大约|将近|接近|不足|不到|至少|突破)$")
_NONE = (
    "(?:均|尚|从|暂|并|也)?未(?!来|成年|经|能|必|按|及|予|审结|办结)(?:曾|有)?(?:发生|产生|出现|发现|存在|涉及|被)?"
    "|(?:并|均|也)?没有(?:发生|产生|出现|被)?|不存在|零(?=申请)"
    "|(?:均|暂|并|也|亦)?无(?![法效关偿障论误正人线纸需不异烟故限条锡为形意情证记])"
)
_ANYONE = (
    "(?:公民|自然人)[、,，和及或]+(?:企业)?法人(?:[、,，和或及以与者]*(?:其[他它]|社会)*组织)?"
    "(?:等)?(?:申请人)?(?:依法)?(?:提出|提交|递交)?的?"
)
_WHEREOF = "其中|主要(?:包括|包含|为|是|有|涉及|涵盖)|包括|包含|分别[为是]|具体[为是]|含(?![义量糊金])"
_FILLER = lazy(
    r"(?:\s|共|合计|总[计数量共]?|累计|均|已|全部|全年|年内|年度|本年|为|是|有|了|的|各|类|种|数量?|件|案件?|事项|事宜|申请|信息"
    r"|政府|材料|计|新|又|也|达到?|到|决定书?|书|办件|方面|情况|情形|请求|要求|需求|业务|项目|则|都|多|受|[“”\"《》])*+"
)
_AFTER_NUMBER = ("", *"，,；;、。.）) 和")
_NEXT_YEAR = lazy("下一?年")
_DATED = lazy(r"(20\d\d)\s*年")
_JOINED = lazy(r"\s*(?:案件?|件|申请|情况)?(?:、|和|及|与|或|以及|或者|并|/)+(?:被|提起|因此|引发|引起|发生)*\s*")
_BRACKETS = lazy("[（(）)]")
_SENTENCE = lazy("[^。！？!?]+[。！？!?]?")
_COUNTED = lazy(rf"\d(?![\d\s]{{0,6}}[年月日号])|[{_NUMERALS}][件宗例份起条]")
_DENIED = lazy("[未没]|无(?!法)|零申请|不存在")

#: A paragraph shorter than this may be the heading of the next.
HEADING = 30
#: How many lists within lists are followed.
DEEPEST = 20
#: A number with more digits counts nothing.
LONGEST = 12
#: No sentence is longer, and no report has more words that matter.
LONGEST_SENTENCE = 3000
MOST = 20000


class Word:
    """A terminal: its type, the number of its sentence, its place in that, and what the lexer knows of it.

    ``about`` tells 60余条 from 60条; ``value`` is a figure's, or the year that a verb names. The rest is what lark asks
    for.
    """

    __slots__ = ("about", "end", "measure", "sentence", "start", "text", "type", "value")
    start_pos = end_pos = line = end_line = column = end_column = 0

    def __init__(self, kind: str, sentence: int, start: int, end: int, text: str) -> None:
        self.type = kind
        self.sentence = sentence
        self.start = start
        self.end = end
        self.text = text
        self.value: int | float = 0
        self.measure = ""
        self.about = False


class Lexicon(NamedTuple):
    """The words of a form: how they are found, and what they mean.

    ``pattern`` finds every terminal, ``named`` only nouns and verbs. ``nouns`` maps a noun to its subject; ``deeds``
    maps (subject, word) to a fact, with an empty word where the noun alone says it; ``free`` maps words that need no
    noun to (subject, fact). ``denied`` are the (subject, fact) pairs that can be denied, ``deniable`` maps a subject
    to the one that a denial without a verb denies, ``measures`` one to the words that it is counted in.
    """

    pattern: re.Pattern[str]
    named: re.Pattern[str]
    nouns: dict[str, str]
    deeds: dict[tuple[str, str], str]
    free: dict[str, tuple[str, str]]
    all_nouns: tuple[str, ...]
    deniable: dict[str, str]
    denied: frozenset[tuple[str, str]]
    measures: dict[str, tuple[str, ...]]
    deed_words: frozenset[str]


@per_object
def lexicon(form: Form) -> Lexicon:
    """The words of a form, made once."""
    nouns = {noun: subject.key for subject in form.subjects for noun in subject.nouns}
    deeds = {(s.key, word): fact.key for s in form.subjects for fact in s.facts for word in fact.words}
    free = {word: (s.key, fact.key) for s in form.subjects if not s.nouns for fact in s.facts for word in fact.words}
    words = _longest_first({word for _, word in deeds})
    deed = f"{_either(words)}|{_of_next_year(words)}"
    deeds |= {(s.key, ""): fact.key for s in form.subjects for fact in s.facts if fact.alone}
    denied = [(s.key, fact.key) for s in form.subjects for fact in s.facts if fact.denied]
    parts = {
        "ANYONE": _ANYONE,
        "OPEN": "[（(]", "CLOSE": "[）)]", "COMMA": "[，,；;、：:]", "FIGURE": f"{_NUMBER}|{_SPELLED}",
        "NOUN": _either(_longest_first(nouns)), "DEED": deed, "NONE": _NONE,
        "WHEREOF": _WHEREOF,
    }  # fmt: skip
    pattern = lazy("|".join(f"(?P<{name}>{part})" for name, part in parts.items()))
    named = lazy(_either(_longest_first({*nouns, *words})))
    measures = {subject.key: subject.measures for subject in form.subjects}
    deniable, deed_words = dict(reversed(denied)), frozenset(words)
    return Lexicon(
        pattern, named, nouns, deeds, free, tuple(nouns), deniable, frozenset(denied), measures, deed_words
    )  # fmt: skip


def _of_next_year(words: list[str]) -> str:
    """A pattern for verbs with 下年 where it has a number (结转2024年度), or the figure before it (结转3件至下年)."""
    parts = [(m.string[: m.start()], m.string[m.end() :]) for m in map(_NEXT_YEAR.search, words) if m and m.start()]
    if not parts:
        return "(?!)"
    heads = _either(_longest_first({head for head, _ in parts}))
    tails = _either(_longest_first({tail for _, tail in parts}))
    return rf"(?:{heads})(?:20\d\d\s*年(?:{tails})|(?=\s*\d{{1,6}}\s*[件宗份例条项个]?\s*[至到]下一?年))"


def _as_listed(written: str, lexical: Lexicon) -> tuple[str, int]:
    """A verb as the form lists it, and the year that it names in place of 下年 (0: none)."""
    if written in lexical.deed_words:
        return written, 0
    dated = _DATED.search(written)
    return (_DATED.sub("下年", written), int(dated[1])) if dated else (f"{written}下年度", 0)


def _longest_first(words: Iterable[str]) -> list[str]:
    """Longer words before shorter ones, always in the same order."""
    return sorted(words, key=lambda word: (-len(word), word))


def _either(words: list[str]) -> str:
    """Any of some words."""
    return "|".join(map(re.escape, words)) or "(?!)"


def sentences_of(text: str, begin: int) -> list[tuple[int, int, str, bool]]:
    """The sentences of a paragraph from ``begin`` on: from where to where, the text, whether the next begins 其中.

    There are none where the paragraph says no figure, nor is the heading of one that does.
    """
    if len(text) >= HEADING and not _COUNTED.search(text, begin) and not _DENIED.search(text, begin):
        return []
    places = [match.span() for match in _SENTENCE.finditer(text, begin)]
    return [
        (start, end, text[start:end], text.startswith("其中", end))
        for start, end in places
        if end - start <= LONGEST_SENTENCE
    ]


def words_of(sentences: Sequence[tuple[str, bool]], form: Form, idle: dict[tuple[str, bool], str | None]) -> list[Word]:
    """The terminals of sentences, each given as its text and whether the next one begins with 其中.

    Of a sentence that says no figure there are none; the subject of its last noun, or None, is set in ``idle``.
    """
    lexical = lexicon(form)
    words: list[Word] = []
    left = MOST
    for index, sentence in enumerate(sentences):
        text, listed = sentence
        named = lexical.named.search(text)
        denied = named and _DENIED.search(text)
        figures = 0 if denied else len(_COUNTED.findall(text))
        if denied or figures and (named or figures > 2 or listed):
            own = _sentence(index, text, lexical)
            words += own
            left -= len(own)
        elif named:
            nouns = (word for word in reversed(lexical.named.findall(text)) if word in lexical.nouns)
            idle[sentence] = next((lexical.nouns[noun] for noun in nouns), None)
            left -= 2
        if left < 0:
            break
    return words


def _sentence(index: int, text: str, lexical: Lexicon) -> list[Word]:
    """The terminals of one sentence; brackets count where they pair, lists within lists up to a depth."""
    words: list[Word] = []
    paired = _paired(text)
    lists = 0
    last, before, denied = 0, "", False
    stop = len(text) - (text[-1] in "。！？!?")
    for match in lexical.pattern.finditer(text, 0, stop):
        kind, start = match.lastgroup or "", match.start()
        if kind == "NOUN" and _leads(match, lexical):
            continue  # 因政府信息公开申请行政复议
        if match[0] == "、" and (denied or before == "NOUN" and _goes_on(text, last, lexical)):
            continue
        if kind == before == "NOUN" and _JOINED.fullmatch(text, last, start):
            words.append(Word("JOIN", index, last, start, text[last:start]))
        elif start > last and not _FILLER.fullmatch(text, last, start):
            words.append(Word("WORDS", index, last, start, text[last:start]))
            before = "WORDS"
        elif kind == before == "NOUN":
            kind = "ANYONE"  # a second noun for the same thing
        last = match.end()
        if kind == "ANYONE":  # all who may apply: it tells no applicant from another
            continue
        word = Word(kind, index, start, last, match[0])
        if kind == "DEED":
            word.text, word.value = _as_listed(match[0], lexical)
            word.type = "WORDS" if denied and word.value else kind  # 无结转2024年申请: into or out of the year
        elif kind == "FIGURE":
            _read_figure(word, text)
        elif kind in ("OPEN", "CLOSE") and not paired:
            word.type = "COMMA"
        elif kind == "WHEREOF" or before == "FIGURE" and match[0] in "：:":
            lists += 1
            word.type = "WHEREOF" if lists < DEEPEST else "COMMA"
        denied = kind == "NONE" or denied and kind not in ("COMMA", "OPEN", "CLOSE")
        before = word.type
        words.append(word)
    if last < stop and not _FILLER.fullmatch(text, last, stop):
        words.append(Word("WORDS", index, last, stop, text[last:stop]))
    words.append(Word("STOP", index, len(text), len(text), ""))
    return words


def _leads(noun: re.Match[str], lexical: Lexicon) -> bool:
    """Whether another thing's noun follows at once, which then is what is spoken of."""
    following = lexical.named.match(noun.string, noun.end())
    return following is not None and lexical.nouns.get(following[0], own := lexical.nouns[noun[0]]) != own


def _goes_on(text: str, end: int, lexical: Lexicon) -> bool:
    """Whether a noun that ends there is joined with another."""
    joint = _JOINED.match(text, end)
    return joint is not None and text.startswith(lexical.all_nouns, joint.end())


def _paired(text: str) -> bool:
    """Whether every bracket of a text is closed after it is opened, and none is too deep."""
    depth = 0
    for c in _BRACKETS.findall(text):
        if c in "（(":
            depth += 1
        else:
            depth -= 1
            if not -1 < depth < DEEPEST:
                return False
    return not depth


def _read_figure(word: Word, text: str) -> None:
    """Value, measure and exactness of a FIGURE, which becomes a SHARE where it is a percentage.

    A number without a measure counts only where nothing follows that it could belong to, a year never.
    """
    match = _FIGURE.match(word.text)
    assert match is not None
    digits, times, measure, after = match.groups()
    after = (after or "").strip()
    plain = digits.replace(",", "")
    if len(plain) > LONGEST:
        word.type = "WORDS"
        return
    word.value = _spelled(digits) if digits[0] in _NUMERALS else float(plain) if "." in plain else int(plain)
    word.about = bool(times or after not in "%％" or _ABOUT.search(text, max(0, word.start - 3), word.start))
    word.measure = measure or ""
    if after and not word.about and after in "%％":
        word.type = "SHARE"
    elif not measure and (text[word.end : word.end + 1] not in _AFTER_NUMBER or 1949 < word.value < 2100):
        word.type = "WORDS"


def _spelled(text: str) -> int:
    """The value of a number in Chinese numerals."""
    total = digit = 0
    for c in text:
        place = "十百千".find(c)
        if place >= 0:
            total += (digit or 1) * 10 ** (place + 1)
            digit = 0
        else:
            digit = "零一二三四五六七八九".find(c) if c != "两" else 2
    return total + digit
