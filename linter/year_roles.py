"""Years in prose and what part they play: the year that is reported on, one that is planned for, or any other.

Prose names many years with good reason: comparisons, other documents, plans, histories, dates. So a role is given
only where the words leave no doubt; every other year is ``other``.
"""

import re
from collections.abc import Iterator, Sequence
from sys import maxsize

from ..grammar import Paragraph, Report, Span
from ..grammar.patterns import lazy
from ..grammar.per_object import Memo
from ..grammar.per_report import per_report
from ..grammar.records import NamedTuple
from .prose_search import in_sentences

REPORTED, PLANNED, OTHER = "reported", "planned", "other"

_REACH = 400  # characters of a sentence looked at on either side
_DIGITS = lazy(r"(?<!\d)(?:(?:19|20|１９|２０)\d+|0[12]\d(?!\d))")
_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
#: A text with its digits half-width; several ask for that of a paragraph, however long, again and again.
narrow = Memo(lambda text: text.translate(_NARROW), 4, maxsize).__getitem__
_STOP = "。！？!?；;：:\n"
_TO_STOP = lazy(f"(?s:.*)[{_STOP}]")  # up to the last one
_END = lazy(r"[。！？!?；;\n]|如下[：:]")

# What follows the year where it is no date, no span of years and no attribute of something else.
_YEAR = lazy(
    r"\s{0,4}年(?!\s{0,4}(?:\d|以来|[底末初前后起至]|之前|开始|同期|相比|[-—~～]))\s{0,4}(?:度|全年)?\s{0,4}[，,、]?\s{0,4}"
)
_WE = lazy(
    r"全年|[我本](?:局|委|办|部|厅|院|镇|乡|街道|县|区|市|省|州|旗|单位|机关|中心|处|所|站|会|校|馆|队|关(?![注心于])|支队|大队|分局|公司|街|系统|部门)|全[局委厅院镇乡县区市州]"
)
_DONE = lazy(
    r"(?:均|共|累计|依法)?(?:未(?:收到|发生|收取|发出|接到|产生|出现|制发|受理)|没有(?:收到|发生|收取|发出|接到|产生)|无依申请"
    r"|(?:没有|无)其[他它]需要?报告|通过[^，。；;]{2,16}?(?:公开|公布|发布|推送)(?:各类|政府|政务)?信息|共?(?:收到|受理|收取|发出|办理|答复)|主动公开|[^，。；;]{2,10}网站(?:共|累计)?(?:公开|发布)(?:各类|政府|政务)?信息|累计(?:公开|发布)|共(?:公开|发布|制发|制定|印发|出台))"
)
#: What the body counts in a later clause: 做到应公开尽公开，2022年度共主动公开政府信息4条.
_TOTAL = lazy(
    r"\s{0,4}年度?(?:[我本][局委办厅镇乡县区市街])?(?:共|累计)(?:主动公开|公开|发布|收到|受理)[^，,。；;]{0,12}?\d{1,6}\s?[条件]"
)
#: What is counted without saying whose it is.
_COUNTS = lazy(r"(?:共|累计)?(?:主动)?(公开|发布|收到|受理|答复|办理)[^，,。；;\n]{0,16}?\d")
_YEAR_BEFORE = lazy(r"\d年|去年|上年|往年|开通|上线|建成|截[至止]|比|较")
_COMPILED = lazy("(?:编制|编写|撰写|形成)(?:完成|并(?:公布|发布))?(?:了|本单位|本机关|[我本]局)?$")
_PUBLISHED = lazy(r"(?:编制|编写|制定|撰写|形成|公布|发布)了?\s*$")
_ITSELF = lazy(r"\s*年\s*度?\s*政府信息公开(?:工作)?年度报告》")
_ANNOUNCED = lazy(r"(?:现将|现公布|现发布|现予以?公布|本报告(?:是|为|系|反映))([^。；;]*)$")
_REPORT_OF = lazy(r"\s{0,4}年\s{0,4}度?[^。；;，,《》]{0,30}?(?:信息公开|政务公开|工作|情况)")
_TOPIC = lazy(r"方面[，,：:]?\s*$|(?:情况|工作|机制|保障|公开|管理|建设)\s+$")
_NEXT = lazy("(?:下一?步|接下来|今后)(?:工作)?[，,]|一年来[，,]|在|回顾|(?:刚刚)?过去的")
_BASIS = lazy("(?:根据|按照|依据)《[^》]{4,40}》[^，,《]{0,16}[，,]")
_BY_ITS_END = lazy("截[至止]到?")
_LAST_DAY = lazy(r"\s{0,4}年\s{0,4}12\s{0,4}月\s{0,4}31\s{0,4}日(?:止|为止)?[，,]?\s{0,4}")
#: 2022年全县用水总量, 2022年我局制发的文件继续有效: what is told is of something that bears the year.
_OF_THAT_YEAR = lazy("全[^年局委厅院]|[^，,。；;]{2,4}的|[^，,。；;]{2,28}(?:已|继续|仍|有效期)")
_WORK = lazy("(?:政府信息|信息|政务)公开工作[^，,。；;]{0,10}?(?:存在(?!的)|取得)")
_THIS_YEAR = lazy(r"本年度?\s*[（(]\s*$")
_WILL = lazy(
    r"(?:的工作中[，,])?[^。；;，,、]{0,14}?[，,]?\s*(?:将|拟|计划)(?:会|在|于|要)?(?:进一步|继续|从以下|从[^，。]{0,4}方面|采取|着力|不断|持续|努力|切实|更加|按照|认真"
    r"|深入|积极|大力|加强|加大|完善|强化|针对|主要|紧紧|扎实|坚持|严格|对照|立足|聚焦|补齐?|推动|健全|优化|改进|提升|重点(?:做好|抓好|从|围绕|加强|推进|在|开展))"
)
_OFFICE_OF_TOWNSHIP = lazy("(?<=[镇乡道])(?:人民政府|政府|办事处)$")
# The sentence puts the year in the past, or sets it beside another: no report of it.
_PAST = lazy(
    r"整改|指出|修订|施行|颁布|被[^，。；]{0,14}评|评为|评估中|考核中|考评中|排名|位列|位居|得分|通报|荣获|获评|提出的|目标任务|上年度?报告|曾|遗存|历史|入选|获批"
)
_UNSETTLED = lazy(r"(?<!上年)(?<!上年度)结转|遗留|未办结|已全部")
_OPENINGS = ("在", "按照", "根据", "坚持", "认真")
_EVENT = lazy(
    r"制定|印发|出台|建成|建立了|成立|启用|开通|组建|挂牌|更名|合并|划转|完成了|试点|通过[^，。；;]{0,10}(?:测评|评估|验收|审查)|编制了|起草|上线|投入使用|机构改革"
)
_LAST_YEAR = lazy("上年(?!度?结转)")
_FEE = lazy("(?:发出|收取|产生)[^，。；;]{0,12}(?:收费|缴费|处理费)")
_FUTURE = lazy(
    "[将拟]|要(?![求点闻素务])|计划|继续|进一步|下一?步|接下来|今后|打算|力争|重点(?:做好|抓好|围绕|推进|开展|加强|从|在)"
)
_MAY_PLAN = lazy("[将拟计]")
_CLAUSE_END = lazy("[。；;：:]")
_AS_OBJECT = lazy(r"作为|纳入|列入|列为|贯穿|摆[上在]|融入|放在|置于")


class Year(NamedTuple):
    """A year, or what may be left of one, in prose: ``digits`` as written, with their place in ``paragraph.text``."""

    paragraph: Paragraph
    start: int
    end: int
    digits: str

    @property
    def value(self) -> int | None:
        """The year; None where there are too many digits for one, or too few."""
        return int(self.digits) if len(self.digits) == 4 else None

    @property
    def span(self) -> Span:
        """Where it stands, its 年 included."""
        text = self.paragraph.text
        end = self.end
        while text[end : end + 1].isspace():
            end += 1
        return self.paragraph.prose.at(self.start, end + 1 if text[end : end + 1] == "年" else self.end)

    @property
    def sentence(self) -> tuple[int, int]:
        """Where the sentence with the year begins and ends."""
        text = self.paragraph.text
        low, high = max(0, self.start - _REACH), self.end + _REACH
        before, behind = _TO_STOP.match(text, low, self.start), _END.search(text, self.end, high)
        return before.end() if before else low, behind.start() if behind else min(high, len(text))


def _years_in(text: str) -> list[tuple[int, int, str]]:
    return [(*match.span(), match[0]) for match in _DIGITS.finditer(text)]


#: The years in a text, or what may be left of such: from where to where, the digits. Several ask for those of a text.
_YEARS = Memo(_years_in, 8)
years_in = _YEARS.__getitem__


def _judged(text: str) -> Sequence[tuple[int, int, str, bool]]:
    """The whole years in a text: from where to where, the digits, whether the words behind it may be of a plan."""
    return [
        (start, end, digits, _MAY_PLAN.search(text, end, end + 24) is not None)
        for start, end, digits in years_in(text)
        if len(digits) == 4
    ]


def role(year: Year, report: Report) -> str:
    """The part that a year plays: REPORTED or PLANNED where the words leave no doubt, else OTHER."""
    text = year.paragraph.text
    closed = _LAST_DAY.match(text, year.end)
    if not closed and not _YEAR.match(text, year.end):
        return OTHER
    begins, ends = year.sentence
    before = text[begins : year.start]
    if closed:  # 截至2022年12月31日，我局累计公开…
        ours = _WE.match(text, closed.end())
        done = _DONE.match(text, ours.end() if ours else closed.end())
        by_then = (
            done and _BY_ITS_END.fullmatch(before.strip()) and not _beside_another(year, text[begins:ends], report)
        )
        return REPORTED if by_then else OTHER
    if before.count("《") > before.count("》") or before.count("“") > before.count("”"):
        return REPORTED if _own_report(before, text[year.end : ends], report) and _leads(year, report) else OTHER
    sentence = text[begins:ends]
    after = text[year.end : ends]
    if _announced(before, after) or _THIS_YEAR.search(before):
        return REPORTED
    if (
        _COMPILED.search(before.rstrip().removesuffix(report.agency or "\n"))
        and _REPORT_OF.match(after)
        and _leads(year, report)
    ):
        return REPORTED
    if not (_opens(before, year.paragraph) or _named(before.strip(), report) == before.strip()):
        late = before.endswith(("，", ",")) and _TOTAL.match(after) and not _YEAR_BEFORE.search(before)
        return REPORTED if late and not _beside_another(year, sentence, report) else OTHER
    if _planned(after):
        return PLANNED
    if report.year and (year.value or 0) > report.year:
        later = len(report.sections) > 1 and year.paragraph.span.start > report.sections[1].span.start
        if _FUTURE.search(before) or _FUTURE.search(after, 0, 24) or later and not _DONE.search(after):
            return OTHER
    if _beside_another(year, sentence, report) or _UNSETTLED.search(sentence):
        return OTHER
    if _counted_again(after, report):
        return OTHER
    return REPORTED if _reports(after, year, report) else OTHER


def stale_roles(report: Report, current: int) -> Iterator[tuple[Year, str]]:
    """The years that prose presents as the reported one although it is another, or as the future although it is not."""
    for paragraph, at, found in in_sentences(report, _judged):
        for start, end, digits, may_plan in found:
            value = int(digits)
            if not current - 9 <= value <= current + 1 or value == current and not may_plan:
                continue
            year = Year(paragraph, at + start, at + end, digits)
            part = role(year, report)
            if part == REPORTED and value != current or part == PLANNED and value <= current:
                yield year, part


def _opens(before: str, paragraph: Paragraph) -> bool:
    """Whether nothing but an item number or a topic (``主动公开方面，``) stands before the year in its sentence."""
    bare = before.strip().lstrip("| ")
    if len(bare) <= 40 and _TOPIC.search(before):
        return True
    if _WE.fullmatch(bare) or _NEXT.fullmatch(bare) or _BASIS.fullmatch(bare):
        return True
    return not bare or bare == paragraph.marker.strip() or bare[-1] in "是）)、.．" and len(bare) <= 5


def _announced(before: str, after: str) -> bool:
    """``现将2022年…情况报告如下`` and the like."""
    found = _ANNOUNCED.search(before)
    if found is None or len(found[1]) > 40 or "《" in found[1]:
        return False
    return _REPORT_OF.match(after) is not None


def _own_report(before: str, after: str, report: Report) -> bool:
    """``我局编制了《…2022年政府信息公开工作年度报告》``: the report names itself."""
    head, _, name = before.rpartition("《")
    named = _named(name, report) == name and name != ""
    return named and _PUBLISHED.search(head) is not None and _ITSELF.match(after) is not None


def _planned(after: str) -> bool:
    """The sentence goes on to say what will be done."""
    opening = _YEAR.match(after)
    will = opening and _WILL.match(after, opening.end())
    return bool(will and not _AS_OBJECT.search(_CLAUSE_END.split(after[will.start() :].lstrip("，, "), maxsplit=1)[0]))


def _beside_another(year: Year, sentence: str, report: Report) -> bool:
    """The sentence, or the one before or behind it, is about the year of the report: the two are compared."""
    current, text = str(report.year), year.paragraph.text
    compared = "比" in sentence or "较" in sentence
    if not year.digits.isascii():
        sentence, text = sentence.translate(_NARROW), narrow(text)
    if current in sentence or _LAST_YEAR.search(sentence) and "较上年" not in sentence and "比上年" not in sentence:
        return True
    if compared and ("本年" in sentence or "今年" in sentence):
        return True
    told = {m[0] for m in _DIGITS.finditer(sentence) if len(m[0]) > 3 and sentence[m.start() - 1 : m.start()] != "〔"}
    if not compared and len(told) > 1:
        return True  # 2022年收到19件，2021年收到23件
    begins, ends = year.sentence
    if text[ends + 1 : ends + 20].lstrip().removeprefix("到").startswith(current):
        return True
    if text[begins : year.start].strip():
        return False
    before = text[max(0, begins - _REACH) : max(0, begins - 1)]
    stopped = _TO_STOP.match(before)
    return before[stopped.end() if stopped else 0 :].lstrip().startswith(current)


def _counted_again(after: str, report: Report) -> bool:
    """Whether a count that a year opens with is told of the report's year, too: the two stand to be compared."""
    opening = _YEAR.match(after)
    deed = _COUNTS.match(after, opening.end()) if opening else None
    return deed is not None and deed[1] in _counted_now(report)


@per_report
def _counted_now(report: Report) -> frozenset[str]:
    """What is counted of the report's year: 公开, 收到 and the like."""
    now = rf"(?:{report.year}\s*年度?|本年度?|今年)[^。；;\n]{{0,30}}?"
    return frozenset(re.findall(now + _COUNTS.pattern, report.prose))


def _reports(after: str, year: Year, report: Report) -> bool:
    """What follows the year tells what was done in it: by us, by the body by name, or by nobody in particular."""
    opening = _YEAR.match(after)
    if opening is None:
        return False
    rest = after[opening.end() :]
    leads = _leads(year, report)
    past = _PAST.search(after) is not None
    if ours := _WE.match(rest):
        if opening[0][-1] not in "，,、 " and _OF_THAT_YEAR.match(rest):
            return _DONE.match(rest, ours.end()) is not None
        return _DONE.match(rest, ours.end()) is not None or not past and (leads or not _EVENT.search(after))
    if named := _named(rest, report):
        whole = (report.agency or "").endswith(named)
        done = _DONE.match(rest.removeprefix(named).removeprefix("办公室"))
        return done is not None or not past and (leads or whole and not _EVENT.search(after))
    if _DONE.match(rest) or not past and (_WORK.match(rest) or _FEE.search(rest)):
        return True
    return leads and not past and not _EVENT.search(after) and rest.startswith(_OPENINGS)


def _named(text: str, report: Report) -> str:
    """The body's name, the end of it, or a township's without 人民政府, that a text begins with; else empty."""
    endings = _ENDINGS[report.agency or ""]
    return next(filter(text.startswith, endings), "") if text.startswith(endings) else ""


def _endings(name: str) -> tuple[str, ...]:
    """A body's name and its ends, the longest first; then those of a township's without 人民政府."""
    names = (name, 4), (_OFFICE_OF_TOWNSHIP.sub("", name), 3)
    return tuple([one[at:] for one, shortest in names if one for at in range(max(1, len(one) - shortest + 1))])


_ENDINGS = Memo(_endings, 64)


def _leads(year: Year, report: Report) -> bool:
    """Whether the year opens the report: the first words of its first section, or of what stands before it."""
    if year.start > _REACH or any(mark in year.paragraph.text[: year.start] for mark in _STOP):
        return False
    return any(year.paragraph is paragraph for paragraph in _first_paragraphs(report))


@per_report
def _first_paragraphs(report: Report) -> tuple[Paragraph, ...]:
    first = report.sections[0].paragraphs[:1] if report.sections else ()
    return (*first, *report.front[:1])
