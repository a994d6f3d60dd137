"""Numbers and their parts: which figures of a sentence are a total, which the list of what it is made of."""

from itertools import accumulate, takewhile

from .patterns import lazy
from .prose_nodes import Figure, Listing, Shares
from .records import NamedTuple
from .source import Span

#: A paragraph that splits up the number of the one before.
_SPLITS_UP = lazy(r"\s*(?:其中|具体(?:包括|[为是])|分别[为是])")
_OVERLAP = lazy(
    "同步|转发|转载|分别计|重复计|分别统计|交叉|互有|兼有|不重复|同一条?信息|一[信文]多发|部分信息[^，。；]{0,12}(?:渠道|平台)"
)
_AT_ONCE = lazy("同时(?:发布|推送|公开|在)")
_PAUSE = lazy(r"\s*[；;]")
_STOP = lazy(r"\s*[，,；;]")
_ELSE = lazy(r"[^；;]*[；;][^\u4e00-\u9fff]*[\u4e00-\u9fff]")
_PARTLY = lazy("其余|若干|主要")
_AND_SO_ON = lazy("[^，。；、,;）)]{0,12}等")
_OTHER_THINGS = frozenset(
    ("人次", "户次", "人", "名", "户", "家", "元", "万元", "天", "倍", "期", "场", "种", "届", "级", "位")
)
_EVENTS = frozenset(("人次", "场", "期"))
_STEPS = ("审结", "办结", "结案", "答复", "办复", "回复", "整改", "解决", "采纳", "受理", "落实")
_STEP = lazy(f"(?:已经?|均|全部|共|全年|目前|现|正在|基本|或)*(?:{'|'.join(_STEPS)})")
_TOTALS = 8  # how many numbers before a list are looked at for its total
_SUM_WORD = lazy(r"^(?:共|合计|总计|累计)(?:公开|发布|更新)(?:信息)?\s*$|(?:共计?|合计|总计|小计)\s*$")
_JUST_SUM = lazy("以上|上述|[各两三四五][类项]|")


class Counted(NamedTuple):
    """A number of a sentence, its place in the paragraph's text, and the (subject, fact) that it states, if any.

    ``whole``: the fact is not one of several results that another splits into.
    """

    figure: Figure
    start: int
    end: int
    fact: tuple[str, str] | None
    whole: bool


class _Level:
    """The numbers that stand side by side: in a sentence, in a bracket, after 其中."""

    __slots__ = ("counted", "opener", "start", "torn", "totals")

    def __init__(self, opener: str, start: int, totals: list[Counted]) -> None:
        self.opener = opener
        self.start = start
        self.totals = totals
        self.counted: list[Counted] = []
        self.torn = False


class PartsReader:
    """Gathers listings and shares while a sentence is walked."""

    def __init__(self) -> None:
        self.listings: list[Listing] = []
        self.shares: list[Shares] = []
        self._levels: list[_Level] = []
        self._shared: list[Counted] = []
        self._text = ""
        self._whole = ""
        self._overlaps: bool | None = None
        self._end = 0
        self._last: list[Counted] = []
        self._latest: Counted | None = None
        self._beside = ""  # the measure of the number that the latest percentage goes with

    def begin(self, text: str, start: int, end: int) -> None:
        """A sentence begins: ``text`` is that of its paragraph, in which it stands from ``start`` to ``end``."""
        if not (text is self._text and start == self._end or _SPLITS_UP.match(text)):
            self._last = []
        self._text, self._whole, self._end = text, text[start:end], end
        self._overlaps = None
        self._levels = [_Level("", start, self._last)]
        self._shared = []
        self._latest = None

    def pass_over(self) -> None:
        """A sentence without a number."""
        self._last = []

    def end(self) -> None:
        """The sentence ends: its only number, if it has one, may be what the next one splits up."""
        counted = self._levels[0].counted
        self._last = counted if len(counted) == 1 else []
        if len(self._shared) > 1:
            self._listed_shares()

    def count(self, counted: Counted) -> None:
        """A number."""
        self._latest = counted
        self._levels[-1].counted.append(counted)

    def share(self, counted: Counted) -> None:
        """A percentage."""
        if len(self._levels) < 3:
            self._shared.append(counted)
            self._beside = self._latest.figure.measure if self._latest else ""

    def open(self, opener: str, start: int) -> None:
        """A bracket (``opener`` is empty) or a breakdown opens, where in the paragraph's text."""
        outer = self._levels[-1]
        if opener and outer.opener and outer.counted:
            outer.torn = True  # 其中 within 其中: which of the two a later part belongs to cannot be told
        self._levels.append(_Level(opener, start, outer.counted[-_TOTALS:] or outer.totals))

    def close(self) -> None:
        """It closes: if it holds a list of parts, that is one listing."""
        level = self._levels.pop()
        parts = _things(_alike(level.counted))
        summed = parts.pop() if parts and _sums_up(parts) else None
        if len(parts) < 2 or level.torn:
            return
        measure = parts[0].figure.measure
        alike_at_first = list(takewhile(lambda part: part.figure.measure == measure, parts))
        total = self._total(level, measure, len(alike_at_first))
        if total and level.opener and _ELSE.match(self._text, total.end, level.start):
            total = summed  # 共102条；专栏包括4条、8条，共12条: another list
        if total and total.figure.value != sum(part.figure.value for part in parts):
            parts = list(takewhile(_no_other, parts))
        alike_at_first = list(takewhile(lambda part: part.figure.measure == measure, parts))
        if (
            total is None
            or len(parts) < 2
            or len(alike_at_first) < len(parts)
            and not self._ends_early(alike_at_first, parts, total)
        ):
            return
        parts = alike_at_first
        alike = [one.figure.value for one in level.counted if one.figure.measure == measure]
        if len(parts) < len(alike) and total.figure.value == sum(alike):
            return  # whole only with parts that say something else as well
        among = [one.figure.value for one in level.counted if parts[0].start <= one.start < parts[-1].end]
        if len(among) > len(parts) and total.figure.value == sum(among):
            return  # 报告25篇、数据11期: one of them is counted in another measure
        if len(parts) < len(level.counted) and total.figure.value == sum(one.figure.value for one in level.counted):
            return  # or that are counted in another measure: 动态30条、征集2期
        opener = level.opener
        parts = self._up_to_pause(parts, total, opener)
        if len(parts) < 2:
            return
        inside = self._text[parts[0].start - 12 : parts[-1].end]
        is_open = opener.startswith("主要") or _PARTLY.search(inside) or _AND_SO_ON.match(self._text, parts[-1].end)
        figures = tuple(part.figure for part in parts)
        breaks = tuple(count for count, part in enumerate(parts, 1) if not self._text.startswith("、", part.end))
        first = parts[0].fact
        results = first[0] if total.fact and total.whole and first and not parts[0].whole else ""
        overlaps = self._overlap() or _AT_ONCE.search(self._text, total.end, parts[-1].end) is not None
        self.listings.append(Listing(total.figure, figures, opener, breaks, bool(is_open), overlaps, results))

    def _total(self, level: _Level, measure: str, parts: int) -> Counted | None:
        """The number that parts in a measure split up: the last one in it, right before a bracket or 分别为."""
        totals = [one for one in level.totals if one.figure.measure == measure]
        if not totals or (level.opener in ("", "分别为", "分别是") and totals[-1] is not level.totals[-1]):
            return None
        if level.opener.startswith("分别") and len(totals) >= parts:
            return None  # 去年复议5件、诉讼3件，今年分别为4件、2件
        return totals[-1]

    def _ends_early(self, first: list[Counted], parts: list[Counted], total: Counted) -> bool:
        """Whether the first parts, in one measure, are a list of their own: what follows counts other things."""
        if len(first) < 2:
            return False
        whole, sums = total.figure.value, list(accumulate(part.figure.value for part in parts))
        return sums[len(first) - 1] > whole or bool(_PAUSE.match(self._text, first[-1].end)) and whole not in sums

    def _up_to_pause(self, parts: list[Counted], total: Counted, opener: str) -> list[Counted]:
        """The parts before a ；, where those behind it are far too many, or before any stop after 含.

        其中文件9条、通告4条；发布短信306条 · 申请42件，含去年的3件，予以公开10件
        """
        sums = list(accumulate(part.figure.value for part in parts))
        stop = _STOP if opener == "含" else _PAUSE
        pause = next((n for n, part in enumerate(parts[:-1], 1) if stop.match(self._text, part.end)), 0)
        far = opener == "含" or pause > 1 and sums[-1] > 2 * total.figure.value
        return parts[:pause] if pause and far and total.figure.value not in sums else parts

    def _overlap(self) -> bool:
        """Whether the sentence says that things are counted more than once."""
        if self._overlaps is None:
            self._overlaps = bool(_OVERLAP.search(self._whole))
        return self._overlaps

    def _listed_shares(self) -> None:
        """The percentages of the sentence as one list, if they are said to be shares."""
        shared, figures = self._shared, tuple(one.figure for one in self._shared)
        if any("占" not in figure.label or "约" in figure.label for figure in figures):
            return
        is_open = _PARTLY.search(self._whole) is not None or _AND_SO_ON.match(self._text, shared[-1].end) is not None
        is_open = is_open or self._one_without_share()
        span = Span(figures[0].span.start, figures[-1].span.end)
        self.shares.append(Shares(figures, is_open, self._overlap(), span))

    def _one_without_share(self) -> bool:
        """Whether one more follows the shares: 公开18件，占45%；不予处理15件，占37.5%；其他7件."""
        latest, ends = self._latest, [one.end for one in self._shared[-2:]]
        return (
            latest is not None
            and latest.start > ends[-1]
            and latest.figure.measure == self._beside
            and latest.figure.value > 0
            and len({self._text[end : end + 1] for end in ends}) == 1
        )


def _things(parts: list[Counted]) -> list[Counted]:
    """The parts that count things; visits, meetings and issues are a list of their own where the first part is one."""
    first = parts[0].figure.measure if parts else ""
    own = first if first in _EVENTS else None
    return [part for part in parts if part.figure.measure not in _OTHER_THINGS or part.figure.measure == own]


def _sums_up(parts: list[Counted]) -> bool:
    """Whether the last number is no part but the sum of those before it: …，共计28条, but not 其他信息共计4条."""
    last = parts[-1].figure
    word = _SUM_WORD.search(last.label)
    if word is None:
        return False
    before = last.label[: word.start()]
    return _JUST_SUM.fullmatch(before) is not None or last.value == sum(part.figure.value for part in parts[:-1])


def _next_step(part: Counted) -> bool:
    """Whether a number tells what became of the things listed before it: 其中涉及公开类11件；审结84件."""
    return _STEP.match(part.figure.label) is not None


def _no_other(part: Counted) -> bool:
    """Whether a number is not told apart from those before it: 另办理上年结转2件."""
    return not part.figure.label.startswith("另")


def _alike(counted: list[Counted]) -> list[Counted]:
    """The parts before the first that says something else: 网络申请8件、信函3件，答复12件."""
    if not counted:
        return counted
    first = counted[0]
    if first.figure.label.endswith(_STEPS):  # 办结44件，其中延期办结14件；尚有3件在办
        counted = list(takewhile(lambda part: part.figure.label.endswith(_STEPS), counted))
    if first.fact is None:
        alike = takewhile(lambda part: part is first or part.fact is None and not _next_step(part), counted)
        return list(alike)
    subject = first.fact[0]
    return list(takewhile(lambda part: not part.fact or part.fact[0] == subject and part.whole <= first.whole, counted))
