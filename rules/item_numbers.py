"""SEC – the numbers of items: well formed, and one after the other."""

from collections.abc import Iterator
from itertools import chain

from ..grammar import Report, Section, Span
from ..grammar.patterns import lazy
from ..linter import Edit, Finding, Fix, Standard, rule
from ..linter.item_lists import BRACKET, DIGIT, PART, Items, Number, Shape, chinese, shape_in, speaks_of
from ..linter.prose_search import in_paragraphs

_HEADING = lazy(r"\s*([一二三四五六七八九十]+[）)]|[（(][一二三四五六七八九十]+[、，,.．]?)\s*")
_RUNNING = ("一是", "一要", "第一")
_READ = 99  # larger numerals are not read as those of items
_KEPT = 1024  # shapes
_SOUND: set[Shape] = set()
_OPEN, _AHEAD, _LONGEST = 12, 60, 6000  # what is looked at around a number, so that no text costs too much


class _List:
    """A list that is being read: its numbers, the value of the last one, and the values that were left out."""

    __slots__ = ("numbers", "skipped", "style", "value")

    def __init__(self, number: Number, value: int) -> None:
        self.style = number.style
        self.numbers = [number]
        self.value = value
        self.skipped: set[int] = set()

    @property
    def last(self) -> Number:
        """The number read last."""
        return self.numbers[-1]

    def go_on(self, number: Number, value: int) -> None:
        """Take the next number."""
        self.numbers.append(number)
        self.value = value


@rule(
    "SEC008",
    severity="warning",
    source="2021格式",
    fixable="safe",
    zh={
        "malformed": "序号“{actual}”书写不完整，应为“{expected}”；请补全",
        "unknown": "序号“{actual}”缺少数字；请补全",
        "gap": "序号“{actual}”与前一项“{before}”不连续，中间缺“{expected}”；请核对是否漏项或改正序号",
        "twice": "序号“{actual}”与前一项相同，应为“{expected}”；请改正",
        "start": "序号从“{actual}”开始，前面没有“{expected}”；请补上序号或改正",
    },
    en={
        "malformed": "the item number “{actual}” is incomplete, it should be “{expected}”",
        "unknown": "the item number “{actual}” has lost its numeral; put it in",
        "gap": "the item number “{actual}” does not follow “{before}”, “{expected}” is missing between them: "
        "see whether an item is left out, or correct the number",
        "twice": "the item number “{actual}” stands twice, “{expected}” is due; correct it",
        "start": "the list begins with “{actual}”, there is no “{expected}” before it; add it or correct the number",
    },
)
def item_number(report: Report, standard: Standard) -> Iterator[Finding]:
    """Item numbers are complete and follow each other.

    Read are numbers at the beginning of paragraphs and in running prose: （一）, 一、, 一是, 一要, 第一，, 1., 1、,
    （1） and ①. Each section is read by itself; a number one begins a new list, lists may stand in one another, and a
    list may go on in the next paragraph. A missing number is reported only where no other sign of the item stands in
    between (二要 or 其二 for 二是, a number without its full stop). Labels of tables, references such as 第（二）项,
    figures and brackets that enclose text are no item numbers; 一、 in a line of its own may be a heading and need
    not begin at one.

    中文：条目序号应书写完整、前后连续。

    检查段首和句中的序号：（一）、一、、一是、一要、第一，、1.、1、、（1）、①。各部分分别检查；遇到“一”即为新的
    一列，可以嵌套，也可以跨段。只有在中间确实没有该项的任何痕迹时才报告缺号（如以“二要”“其二”代替“二是”、序号前
    漏了句号，均不报告）。表格中的标签、“第（二）项”之类的引用、数字以及括注不是序号；单独成行的“一、”可能是标题，
    不要求从“一”开始。

    Source:
        2021格式
    Bad:
        （一）主动公开。
        三）依申请公开。
    Good:
        （一）主动公开。
        （二）依申请公开。
    """
    tables = {table.section for table in report.form.tables}
    text = report.source.text
    shapes = {id(paragraph): shape for paragraph, _, shape in in_paragraphs(report, shape_in)}
    for section in report.sections:
        heading = section.heading
        if text[heading.span[0] : heading.wording[0]] != heading.number + "、":
            yield from _heading(report, section)
        if section.key not in tables or not section.rows:
            shape = tuple(chain.from_iterable([shapes.get(id(one), ()) for one in section.paragraphs]))
            if shape and shape not in _SOUND:
                yield from _judge(Items(section))


def _heading(report: Report, section: Section) -> Iterator[Finding]:
    heading = section.heading
    number = Span(heading.span.start, heading.wording.start)
    written = report.source.slice(number)
    if len(written) < 2:
        return
    if found := _HEADING.fullmatch(written):
        expected = f"{heading.number}、"
        fix = Fix("safe", (Edit(number, expected),))
        span = Span(number.start, number.start + len(found[1]))
        yield Finding(span, variant="malformed", actual=found[1], expected=expected, fix=fix)


def _judge(items: Items) -> Iterator[Finding]:
    """What is wrong with the numbers of a section; where nothing is, others that look like them are passed over."""
    shape = items.shape
    doubted = False
    for finding in _doubts(items):
        doubted = True
        if finding:
            yield finding
    if not doubted and len(shape) < _AHEAD:
        if len(_SOUND) >= _KEPT:
            _SOUND.clear()
        _SOUND.add(shape)


def _doubts(items: Items) -> Iterator[Finding | None]:
    """What is wrong with numbers by what they are, None for what is not by the text between them."""
    lists: list[_List] = []
    closed: list[_List] = []
    for i, number in enumerate(items.numbers):
        del lists[:-_OPEN], closed[:-_OPEN]
        own = [one for one in lists if one.style == number.style]
        value = number.value or (own[-1].value + 1 if own else 1)
        if number.malformed:
            yield _malformed(items, number, value, _later(items, i))
        fitting = None
        for one in own:
            if one.value + 1 == value:
                fitting = one
        if fitting and fitting is not own[-1] and number.style in _RUNNING and len(own[-1].numbers) == 1:
            fitting = None  # 一是…；二是…。一是…；三是…: no list has one item only
        if value == 1 and own and own[-1].value == 1 and number.block == own[-1].last.block and _after(items, i) == 3:
            if not number.malformed:  # （一）（一）（三）: the second is meant for （二）
                yield _twice(items, number, 1)
            own[-1].go_on(number, 2)
        elif value == 1:
            lists.append(_List(number, 1))
        elif fitting:
            place = lists.index(fitting) + 1
            closed += lists[place:]
            del lists[place:]
            fitting.go_on(number, value)
        elif not any(value in one.skipped for one in own):
            sure = [one for one in (*lists, *closed) if one.numbers[0].value == 1 < one.value]
            others = [one for one in sure if one.style != number.style]
            finding = _broken(items, number, value, own, others, _later(items, i))
            yield None if number.malformed else finding
            after = _after(items, i)
            if own and after == value == own[-1].value + 2:
                own[-1].go_on(number, value - 1)  # （二）（四）（四）: the first of the two is meant for （三）
            elif own and value >= own[-1].value:
                own[-1].skipped.update(range(own[-1].value + 1, value) if value > own[-1].value else (value + 2,))
                own[-1].go_on(number, value)
            else:  # （二）（二）（三）: the first is meant for （一）
                lists.append(_List(number, value - (after == value)))
        else:
            own[-1].go_on(number, max(own[-1].value, value))


def _later(items: Items, i: int) -> list[Number]:
    """The numbers behind the one at ``i``."""
    return items.numbers[i + 1 : i + 1 + _AHEAD]


def _after(items: Items, i: int) -> int:
    """The value of the next number of the same style as the one at ``i``, 0 where there is none."""
    style = items.numbers[i].style
    return next((one.value for one in _later(items, i) if one.style == style), 0)


def _broken(
    items: Items, number: Number, value: int, own: list[_List], others: list[_List], later: list[Number]
) -> Finding | None:
    """The finding on a number that goes on with no list of its style (``own``), None where that is not sure."""
    actual = items.text[number.start : number.end]
    before = own[-1] if own else None
    between = _between(items, before.last.end if before else 0, number.start, others)
    if before and before.value < value:
        if value - before.value > 3 or any(speaks_of(between, n) for n in range(before.value + 1, value)):
            return None
        return Finding(
            items.span(number), variant="gap", actual=actual, before=items.text[before.last.start : before.last.end],
            expected=_written(actual, value, before.value + 1),
        )  # fmt: skip
    if before and before.value == value and before.last.block == number.block:
        if speaks_of(between, 1) or speaks_of(between, value + 1):
            return None
        return _twice(items, number, value)
    goes_on = any(one.style == number.style and one.value == 3 for one in later)
    sure = goes_on if number.style[0] in f"{DIGIT}①" or number.style == "（1）" else number.style != PART
    if value != 2 or not sure or speaks_of(between, 1):
        return None
    return Finding(items.span(number), variant="start", actual=actual, expected=_written(actual, 2, 1))


def _twice(items: Items, number: Number, value: int) -> Finding:
    actual = items.text[number.start : number.end]
    return Finding(items.span(number), variant="twice", actual=actual, expected=_written(actual, value, value + 1))


def _between(items: Items, start: int, end: int, others: list[_List]) -> str:
    """The text between two numbers, without the numbers of lists of other styles."""
    start = max(start, end - _LONGEST)
    text = items.text[start:end]
    for one in others:
        for number in reversed(one.numbers):
            if number.start < start:
                break
            if number.end <= end:
                at, after = number.start - start, number.end - start
                text = text[:at] + " " * (after - at) + text[after:]
    return text


def _written(actual: str, value: int, wanted: int) -> str:
    """``actual``, an item number of that value, with another value."""
    if actual in "①②③④⑤⑥⑦⑧⑨⑩":
        return chr(ord(actual) - value + wanted)
    return actual.replace(chinese(value), chinese(wanted)).replace(str(value), str(wanted))


def _malformed(items: Items, number: Number, value: int, later: list[Number]) -> Finding:
    actual = items.text[number.start : number.end]
    half = "(" in actual or ")" in actual
    expected = f"({chinese(value)})" if half else f"（{chinese(value)}）"
    following = next((one for one in later if one.style == BRACKET), None)
    span = items.span(number)
    alone = value == 1 and following is None
    if not number.value and (alone or following and following.value not in (value + 1, 1)):
        return Finding(span, variant="unknown", actual=actual)
    fix = Fix("safe", (Edit(span, expected),)) if value <= _READ else None
    return Finding(span, variant="malformed", actual=actual, expected=expected, fix=fix)
