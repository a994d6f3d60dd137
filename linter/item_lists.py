"""Item numbers in prose, and the lists that they make up: for rules that judge them."""

import re
from bisect import bisect_right
from itertools import accumulate
from operator import attrgetter

from ..grammar.nodes import Section
from ..grammar.patterns import lazy
from ..grammar.per_object import Memo
from ..grammar.records import NamedTuple
from ..grammar.source import Span

_N = "一二三四五六七八九十"
_REACH = 1000  # characters in which a bracket that is open is looked for
_NUMERALS = frozenset(_N)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_STOPS = "。；;：:！!？?…”\n \t\u00a0\u3000"
_NUMBER = lazy(
    rf"(?<![^{_STOPS}，,、）)])(?:[（(]\s*(?:([{_N}]{{1,3}})\s*([）)、，,.．]|(?![{_N}\d]))|(\d{{1,2}})\s*[）)]|[）)])|([{_N}]{{1,3}})([是要）)])"
    rf"|第([{_N}]{{1,2}})[，,、]|(\d{{1,2}})([.．、）)])(?!\d)|([{_CIRCLED}])|[）)](?=[\u4e00-\u9fff]))"
)
_HALF = lazy(r"[（(]\s*[二三四五六七八九]$")  # within a line: only where it goes on with a list
_PART = lazy(rf"([{_N}]{{1,3}})[、.．]")
_AHEAD = 60  # how many numbers are looked through for the next of a list
_REFERENCE = ("项", "款", "目", "条", "、（", "和（", "至")
BRACKET, DIGIT, BROKEN, LOST, PART = "（一）", "1", "x", "）", "一、"


class Number(NamedTuple):
    """An item number: its style, its value (0: none is left), its place in the text of its ``Items``, how it looks.

    ``block``: a paragraph begins with it; ``malformed``: a bracket or the numeral is missing.
    """

    style: str
    value: int
    start: int
    end: int
    block: bool
    malformed: bool


Shape = tuple[tuple[str, int, bool, bool], ...]
_start = attrgetter("start")
_UNSURE: Shape = (("", 0, False, False),)
_ENDS_OPEN = lazy(rf"[（(]\s*[{_N}\d]{{0,3}}\s*$")


def shape_in(text: str) -> Shape:
    """The shape of ``Items`` of a paragraph, as far as it does not depend on others; else one that no items have."""
    shape = []
    for m in _NUMBER.finditer(text):
        written, at = m[0], m.start()
        before = text[at - 1] if at else "\n"
        if not at or before in _STOPS or written[-1] in "是要" and before in "，,、）)":
            known = _COMPLETE[written]
            if not known:
                if not m[7] or m[8] in "）)" or m[8] == "、" and before.isspace():
                    return _UNSURE
                number = _number(m, text, not at)
                known = number and number[:2]
            if known and not text.startswith(_REFERENCE, m.end()):
                shape.append((*known, not at, False))
    return _UNSURE if _PART.match(text) or _ENDS_OPEN.search(text) else tuple(shape)


class Items:
    """The paragraphs of a section as one text, and the item numbers in it."""

    __slots__ = ("_begins", "numbers", "paragraphs", "text")

    def __init__(self, section: Section) -> None:
        self._begins: list[int] | None = None
        self.paragraphs = section.paragraphs
        self.text = section.text
        self.numbers = self._numbers()

    @property
    def shape(self) -> Shape:
        """All of the numbers but where they stand."""
        return tuple([(style, value, block, malformed) for style, value, _, _, block, malformed in self.numbers])

    def span(self, number: Number) -> Span:
        """Where a number stands in the source."""
        starts = self._starts()
        place = bisect_right(starts, number.start) - 1
        start = starts[place]
        return self.paragraphs[place].prose.at(number.start - start, number.end - start)

    def _starts(self) -> list[int]:
        """Where each paragraph begins in the text."""
        if self._begins is None:
            self._begins = [0, *accumulate([len(paragraph.text) + 1 for paragraph in self.paragraphs[:-1]])]
        return self._begins

    def _numbers(self) -> list[Number]:
        text = self.text
        found = self._parts() if any(paragraph.marker[:1] in _NUMERALS for paragraph in self.paragraphs) else []
        parts, malformed = len(found), False
        make = tuple.__new__  # what calling Number comes to
        for m in _NUMBER.finditer(text):
            written, at = m[0], m.start()
            before = text[at - 1] if at else "\n"
            block = before == "\n"
            if block or before in _STOPS or written[-1] in "是要" and before in "，,、）)":
                known = _COMPLETE[written]
                end = at + len(written)
                number = make(Number, (*known, at, end, block, False)) if known else _number(m, text, block)
                if number and not text.startswith(_REFERENCE, end):
                    found.append(number)
                    malformed = malformed or number[-1]
        if parts:
            found.sort(key=_start)
        return _of_one_kind(found) if malformed else found

    def _parts(self) -> list[Number]:
        """The numbers like 一、 that paragraphs begin with."""
        found = []
        for start, paragraph in zip(self._starts(), self.paragraphs, strict=False):
            if paragraph.marker[:1] in _NUMERALS and (part := _PART.match(self.text, start)):
                found.append(Number(PART, numeral(part[1]), start, part.end(), True, False))
        return found


def _complete(written: str) -> tuple[str, int] | None:
    """The style and the value of an item number that is one wherever it stands."""
    m = _NUMBER.fullmatch(written)
    if m is None:
        return None
    if m[2] and m[2] in "）)":
        return BRACKET, numeral(m[1])
    if m[3]:
        return "（1）", int(m[3])
    if m[5] and m[5] in "是要":
        return f"一{m[5]}", numeral(m[4])
    if m[6]:
        return "第一", numeral(m[6])
    return ("①", _CIRCLED.index(m[9]) + 1) if m[9] else None


_COMPLETE = Memo(_complete)


def _number(m: re.Match[str], text: str, block: bool) -> Number | None:
    """The item number that a match is by what stands around it, None for anything else."""
    at, end = m.span()
    if m[7]:
        bracket = m[8] in "）)"
        if (
            bracket
            and (not block or _open(text, at))
            or not block
            and m[8] == "、"
            and text[max(0, at - 9) : at].rstrip()[-1:] not in tuple("。；;！？!?：:")
        ):
            return None
        return Number(f"{DIGIT}{'）' if bracket else '、' if m[8] == '、' else '.'}", int(m[7]), at, end, block, False)
    if m[4]:
        return None if _open(text, at) else Number(BRACKET, numeral(m[4]), at, end, block, True)
    if m[1]:
        if (
            _closed(text, end)
            or text[end : end + 1] in (*_N, *"0123456789")
            or not (m[2] or block or _HALF.match(m[0]))
        ):
            return None
        return Number(BRACKET if m[2] else BROKEN, numeral(m[1]), at, end, block, True)
    if m[0] in "）)":
        return Number(LOST, 0, at, end, block, True) if block and not _open(text, at) else None
    if text[end : end + 1] in ("", "\n", "。", "，") or not block and text[at - 1] in "：:":
        return None
    return Number(BRACKET, 0, at, end, block, True)


def _open(text: str, at: int) -> bool:
    """Whether the last bracket before ``at``, within three lines, opens."""
    low = max(0, at - _REACH)
    before = text[max(low, text.rfind("\n", low, max(low, text.rfind("\n", low, at)))) : at]
    return max(before.rfind("（"), before.rfind("(")) > max(before.rfind("）"), before.rfind(")"))


def _closed(text: str, at: int) -> bool:
    """Whether the next bracket from ``at`` on, in this line, closes."""
    for c in text[at : at + 200]:
        if c in "（(\n":
            return False
        if c in "）)":
            return True
    return False


def _of_one_kind(numbers: list[Number]) -> list[Number]:
    """``numbers``, some of them malformed, made even: 一） is a style of its own where there is no （一）.

    A bracket that is never closed, and one that is all that is left, is an item number only where it fits a list.
    """
    brackets = [number for number in numbers if number.style == BRACKET and number.value]
    if len(brackets) > 1 and all(number.malformed and number.end - number.start < 4 for number in brackets):
        kinds = {number.value for number in brackets}
        if 1 in kinds:
            ids = {id(number) for number in brackets}
            numbers = [one._replace(style="一）", malformed=False) if id(one) in ids else one for one in numbers]
    made: list[Number] = []
    last = 0
    for i, number in enumerate(numbers):
        if number.style == LOST:
            after = next((one.value for one in numbers[i + 1 : i + 1 + _AHEAD] if one.style == BRACKET), 0)
            if after != last + 2 and (after or last < 2):
                continue
            number = number._replace(style=BRACKET)
        if number.style == BROKEN:
            if number.value != last + 1:
                continue
            number = number._replace(style=BRACKET)
        if number.style == BRACKET:
            last = number.value or last + 1
        made.append(number)
    return made


def numeral(text: str) -> int:
    """The value of a Chinese numeral below a hundred."""
    if len(text) == 1:
        return _N.find(text) + 1
    tens, ten, ones = text.rpartition("十")
    return (10 * (_N.find(tens) + 1 or 1) if ten else 0) + (_N.find(ones) + 1 if ones else 0)


def chinese(value: int) -> str:
    """A number as a Chinese numeral, in digits from a thousand on."""
    if value >= 1000:
        return str(value)
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    head = f"{_N[hundreds - 1]}百" if hundreds else ""
    middle = f"{_N[tens - 1] if head or tens > 1 else ''}十" if tens else "零" if head and ones else ""
    return head + middle + (_N[ones - 1] if ones else "")


def speaks_of(text: str, value: int) -> bool:
    """Whether ``text`` may hold an item of that number in any shape at all."""
    c, d = chinese(value), str(value)
    words = "|首先|一方面" if value == 1 else "|其次|另一方面" if value == 2 else ""
    circled = f"|{_CIRCLED[value - 1]}" if 0 < value <= len(_CIRCLED) else ""
    return bool(
        re.search(
            rf"(?<![单统唯之专同第]){c}\s*(?:[是要、，,）)．.：:则来为]|方面|者)|其{c}|第\s*{c}(?!十)|[（(]\s*{c}|(?<!\d){d}\s*[.．、）)：:]|[（(]\s*{d}"
            + words + circled,
            text,
        )
    )  # fmt: skip
