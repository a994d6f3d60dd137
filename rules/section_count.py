"""SEC – what the opening says of the parts of the report."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from ..grammar import Paragraph, Report
from ..grammar.form import Form
from ..grammar.labels import fold, likeness, most_alike
from ..grammar.patterns import lazy
from ..grammar.per_object import Memo, per_object
from ..grammar.records import NamedTuple
from ..linter import Finding, Standard, rule
from ..linter.prose_search import in_sentences_of

_COUNT = lazy(
    r"(?<![第一二三四五六七八九十\d])([一二两三四五六七八九十]{1,2}|\d{1,2})\s*(?:个|大)?\s*(?:部\s*分|方\s*面|项内容)"
)
_SPEAKS = lazy("部分|组成|包|方面")
_LISTS = ("组成", "包括", "包含")
_BEGINS = lazy(r"由|包括|包含|分为|共分(?=[^为别])|涵盖|分别是|分别为|即|[：:]")
_ENDS = lazy(r"等|组成|构成|共(?=[^、]{0,5}部)|内容(?=[。，,]|$)|。|$")
_ACTED_ON = lazy("等[^，,。；;、]{0,6}(?:开展|进行|加强|予以)")  # 对表述、链接等情况开展检查 lists what is checked
_SPLIT = lazy(r"[、，,；;]")
_NUMBER = lazy(
    r"(?:^|(?<=[、，,；;：:\s“”]))(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)．、.]|[一二三四五六七八九十]是)\s*"
)
_AND = lazy(r"以及|和|及|与")
_FORMATS = lazy("文字|表格|附表|图解")  # 由文字和表格两部分组成
_REPORT = lazy(r"报告|全文|年报|本文")
_NUMERALS = {c: n for n, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_WHOLE = lazy("(?:情况|事项|措施|问题|概述)$")  # a name that ends so goes on behind no comma
_LONGEST = 1000
_ALIKE = 0.8
_SOMEHOW = 0.3  # what is less like a name is no piece of it
_FOREIGN = 3  # parts that are none of the form: a list with so many is not its list, even where it ends in 等


class Claim(NamedTuple):
    """A sentence on the parts: the count it gives (None: none), the parts it lists, whether the list stays open."""

    number: int | None
    count_at: tuple[int, int]
    parts: tuple[str, ...]
    list_at: tuple[int, int]
    open: bool


@rule(
    "SEC012",
    severity="warning",
    source="2021格式",
    zh={
        "count": "此处称报告有 {actual} 个部分，格式规定为 {expected} 个部分；请核对数目",
        "listed": "此处列举了 {listed} 个部分，却称共 {actual} 个部分；请核对数目",
        "list": "列举的部分与格式规定的 {expected} 个部分不符，缺少“{missing}”；请补全",
        "twice": "列举的部分有重复，且缺少“{missing}”；请核对",
    },
    en={
        "count": "the opening says that the report has {actual} parts, the form has {expected}; correct the count",
        "listed": "the opening lists {listed} parts and counts {actual}; correct the count",
        "list": "the parts listed are not the {expected} of the form, “{missing}” is left out; complete the list",
        "twice": "the opening lists a part twice and leaves “{missing}” out; correct the list",
    },
)
def section_count(report: Report, standard: Standard) -> Iterator[Finding]:
    """Where the opening counts or lists the report's parts, count and list are right.

    Judged by number and identity of the parts, not by their wording: 存在的问题 is the part 存在的主要问题, while
    行政复议、行政诉讼 is one part, and a part in other words counts as the one that would be missing. A count that the
    report itself bears out (a seventh part, SEC013) is no defect, a list that ends in 等 may be incomplete, and a list
    of the aspects of the first section is not meant. A wrong count is reported on the count, a wrong list on the list.

    中文：开头写明报告由几个部分组成或列出各部分名称的，数目和名称应当正确。

    按部分的数目和内容判断，不计较措辞：“存在的问题”即“存在的主要问题”，“行政复议、行政诉讼”是一个部分，换了说法
    的视为所缺的那一部分。报告确有第七部分（SEC013）而写“七个部分”的、以“等”字结尾未列全的，不算问题；列举第一部
    分各方面的语句不在此列。数目有误标在数目上，名单有误标在名单上。

    Source:
        2021格式
    Bad:
        本报告由五个部分组成。
    Good:
        本报告由六个部分组成。
    """
    first = report.form.sections[0].key if report.form.sections else ""
    opening = [*report.front, *[p for section in report.sections if section.key == first for p in section.paragraphs]]
    spoken = [one for one in opening if "部" in one.text or "组成" in one.text or "包括" in one.text]
    for paragraph, at, (start, end) in in_sentences_of(spoken, _may_count):
        yield from _judge(report, paragraph, at + start, at + end)


def _may_count(text: str) -> tuple[int, int] | None:
    """Where in a text, with the full stop before it, there is a sentence that may count or list the parts."""
    start = text.startswith("。")
    told = len(text) < _LONGEST and _REPORT.search(text) and (any(one in text for one in _LISTS) or _COUNT.search(text))
    return (start, len(text)) if told and _SPEAKS.search(text) else None


def _judge(report: Report, paragraph: Paragraph, start: int, end: int) -> Iterator[Finding]:
    claim = _claim(paragraph.text[start:end], report)
    if claim is None:
        return
    forms = report.form.sections
    wanted, listed, count = len(forms), len(claim.parts), claim.number
    actual = len({section.key or section.span for section in report.sections})
    if count is not None and count not in (wanted, actual):
        variant = "listed" if listed >= 3 and listed != count and not claim.open else "count"
        span = paragraph.prose.at(start + claim.count_at[0], start + claim.count_at[1])
        yield Finding(span, variant=variant, listed=listed, actual=count, expected=wanted)
        return
    if not claim.parts:
        return
    span = paragraph.prose.at(start + claim.list_at[0], start + claim.list_at[1])
    known = [key for key in claim.parts if key]
    missing = "、".join(form.label for form in forms if form.key not in known)
    foreign = listed > wanted and claim.parts.count("") >= _FOREIGN
    if claim.open and not foreign and (listed != count or listed != wanted):
        return
    if missing and len(known) > len(set(known)):
        variant = "list" if "" in claim.parts else "twice"  # parts that are like none of the form may be any of it
        yield Finding(span, variant=variant, missing=missing, expected=wanted)
    elif missing and (foreign or listed < min(wanted, actual) or _unspoken(report, known, paragraph.text[start:end])):
        yield Finding(span, variant="list", missing=missing, expected=wanted)


def _unspoken(report: Report, known: list[str], text: str) -> bool:
    """Whether the one part that a list leaves out shares no word of its own with it, so that no other name is meant.

    The first part and the last have names that go by many others (概述, 有关说明).
    """
    forms = report.form.sections
    left = [form for form in forms if form.key not in known]
    if len(left) != 1 or left[0] in (forms[0], forms[-1]):
        return False
    others = "\n".join(fold(form.label) for form in forms if form is not left[0])
    label = fold(left[0].label)
    words = (label[i : i + 2] for i in range(len(label) - 1))
    return not any(word in fold(text) for word in words if word not in others)


def _claim(sentence: str, report: Report) -> Claim | None:
    """What a sentence says of the report's parts; None where it speaks of something else."""
    found = _COUNT.search(sentence)
    count = _value(found[1]) if found else None
    subject = _REPORT.search(sentence)
    if not subject or not found and not any(one in sentence for one in _LISTS):
        return None
    parts: tuple[str, ...] = ()
    at, is_open = (0, 0), False
    for begins in _BEGINS.finditer(sentence):
        stop = _ENDS.search(sentence, begins.end())
        ends = stop.start() if stop else len(sentence)
        if _ACTED_ON.match(sentence, ends):
            continue
        if found and begins.end() <= found.start() < ends:
            ends = found.start()
        listed = _parts_of(report.form)[sentence[begins.end() : ends]]
        if sum(map(bool, listed)) >= 3 and len(listed) > len(parts):
            at, parts = (begins.end(), ends), listed
            is_open = sentence[ends : ends + 1] == "等" or sentence[begins.end() : ends].rstrip().endswith("等")
    if found and "部" not in found[0] and (not parts or parts[0] != report.form.sections[0].key):
        return None  # five aspects of something else
    if parts:
        return Claim(count, found.span(1) if found else (0, 0), parts, at, is_open)
    between = sentence[subject.end() : found.start()] if found else "、"
    if found is None or count == 1 or subject.start() > found.start() or _FORMATS.search(between):
        return None
    if (len(between) > 12 or "、" in between) and not _from_the_first(between, report):
        return None
    return Claim(count, found.span(1), (), (0, 0), False)


def _from_the_first(text: str, report: Report) -> bool:
    """Whether a list that is not of the form's parts begins with its first one: it is of the report's parts."""
    names = tuple(name for part in report.form.sections[:1] for name in (part.label, *part.variants, *part.known))
    lists = (text[begins.end() :].lstrip("“一1、.： ") for begins in _BEGINS.finditer(text))
    return any(_SPLIT.split(listed, maxsplit=1)[0].rstrip("”") in names for listed in lists)


def _value(text: str) -> int:
    if text.isdigit():
        return int(text)
    return 10 + _NUMERALS[text[1]] if len(text) == 2 and text[0] == "十" else _NUMERALS[text[0]]


@per_object
def _parts_of(form: Form) -> Memo[tuple[str, ...]]:
    """The parts that lists name: most openings have the same one."""
    return Memo(lambda listed: _parts(listed, form), 256)


def _parts(listed: str, form: Form) -> tuple[str, ...]:
    """The parts that a list names, in order: a section's key each, empty for a part that is like none.

    Names hold commas themselves, so neighbours are put together where that makes them more like a name.
    """
    pieces = _SPLIT.split(_NUMBER.sub("", listed))
    folded = [fold(piece) for piece in pieces if fold(piece)]
    if not 2 <= len(folded) <= 20:
        return ()
    likest = _likest(form)
    for joint in _AND.finditer(folded[-1]):
        halves = folded[-1][: joint.start()], folded[-1][joint.end() :]
        alike = [likest(half) for half in halves if len(half) > 3]
        if len(alike) == 2 and min(alike[0][1], alike[1][1]) >= 0.6 and alike[0][0] != alike[1][0]:
            folded[-1:] = halves
            break
    parts: list[tuple[str, float]] = []
    i = 0
    while i < len(folded):
        one = likest(folded[i])
        two = likest(folded[i] + folded[i + 1]) if i + 1 < len(folded) else ("", 0.0)
        rest = likest(folded[i + 1]) if i + 1 < len(folded) else ("", 0.0)
        same = one[0] == rest[0] == two[0] and one[1] > _SOMEHOW
        together = two[1] > one[1] and (two[1] > rest[1] or same)
        best = two if together else one
        key = best[0] if best[1] >= 0.5 else ""
        if not key or not parts or parts[-1][0] != key or _WHOLE.search(folded[i - 1]):
            parts.append((key, best[1]))
        i += 2 if together else 1
    # Of two that are taken for one part, one that is not much like it is rather another.
    return tuple(
        key if score >= _ALIKE or score == max(s for k, s in parts if k == key) else "" for key, score in parts
    )


@per_object
def _likest(form: Form) -> Callable[[str], tuple[str, float]]:
    """What finds the part of which a name, folded, is likest the form's, and how like it is."""
    names = [(fold(name), part.key) for part in form.sections for name in (part.label, *part.variants)]
    names += [(fold(name), part.key) for part in form.sections for name in part.known]

    @lru_cache(maxsize=1024)
    def likest(folded: str) -> tuple[str, float]:
        for name, key in names:
            if folded.endswith(name):  # 政府信息公开工作的总体情况
                return key, 1.0
        best = ("", 0.0)
        for name, key in names:
            if most_alike(folded, name) > best[1] and (alike := likeness(folded, name)) > best[1]:
                best = (key, alike)
        return best

    return likest
