"""TEXT011 – prose that gives two figures for one thing."""

import re
from collections.abc import Iterator

from ..grammar import Report, Span
from ..grammar.patterns import lazy
from ..grammar.per_object import per_object
from ..grammar.prose_nodes import Statement
from ..linter import Finding, Related, Standard, rule
from ..linter.prose_claims import held, totals
from ..linter.prose_search import in_sentences

_SENTENCE = lazy("[^。；;]+")
_COUNTED = lazy(
    r"\s*(?:[（(][一二三四五六七八九][）)][^：:，,]{2,14}[：:，,]\s*"
    r"|[^：:。；;\d]{0,16}(?:主动公开|平台|管理|监督|保障)[^：:。；;\d]{0,6}[：:]\s*)?"
    r"(?P<does>(?:加强|强化|做好|抓好|完善|健全|推进|规范)[^\d，。；、：:,;（）()《》“”]{2,8}[，,]\s*)?(?P<year>(?:全年|20\d\d\s*年度?|本年度?)[，,]?\s*)?"
    r"(?P<what>[^\d，。；、：:,;（）()《》]{4,30})\s*(?P<number>\d{1,6})\s*(?P<unit>[条次篇期场个])(?=[，。；,;]|$)"
)
_FIGURE = lazy(r"(?<!\d)(\d{1,6})\s*([条次篇期场个])(?=[，。；,;\n]|$)")
#: Counted by the tables, or said to be a part, more, less, or of another time.
_APART = lazy(
    "申请|复议|诉讼|规章|规范性|许可|处罚|强制|其中|另|还|再|又|新(?![闻媒])|比|较|增|减|截|半年|季|月|各|约|近|超|余|部分"
)
_CHANNEL = lazy("网站|公众号|微博|客户端|新媒体|公开栏")
_OTHER_TIME = lazy("半年|季度|[一二三四五六七八九十]月|上年|去年|往年|同比|截至|此前|下一步|计划")
_COMPARED = lazy("[，,](?:同比|环比|[比较])[^，。；;]*")
_ASPECT = lazy("主动公开|平台|管理|监督|保障|改进|主要问题")
_FIELD = lazy("领域|方面|围绕|聚焦|针对|关于|其中|包括|涉及|主题|专题|[类各]|分别")
_COMMA = lazy("[，,]")
_DIGIT = lazy(r"\d")
_FAR = 200  # characters of a sentence in which a clause may count
#: A short sentence that names no field.
_DOES = lazy(
    r"\W*(?:做好|抓好|落实|加强|完善|健全|推进|强化|规范|建立|严格|坚持|认真|及时|明确|注重|深化|优化|夯实|压实)(?:日常|各项|网站|组织|工作|业务"
    "|内容|政府|信息|政务|公开|监督|考核)*(?:更新|考核|监督|维护|平台|制度|培训|学习|管理|审核|责任|机制|领导|公开|解读|队伍|保障|建设|工作)+$"
)
_SAYS_ENOUGH = lazy("公开|解读|网站|公众号|微博|新媒体|发布会|开放日|留言")
_PUBLISHED = lazy("(?:公开|发布)(?:$|.*信息)")
_EVER = lazy(r"全年|本年|今年|年内|一年来|20\d\d\s*年")
_BY_THEN = lazy(r"截[至止]到?\s*20\d\d\s*年\s*12\s*月\s*(?:31\s*日|底|末)")
_DISCLOSURE = lazy(
    "(?:政府信息|信息|政务)公开(?=工作|业务|专题|专项|培训|会议|讲座|检查|自查|督查|抽查|测评|推进|座谈|宣传|宣讲)"
)
_YEAR = lazy(r"(?<!\d)(20\d\d)\s*年")
_RESTRICTS = lazy(
    "栏|专区|网站|网页|公众号|微信|微博|平台|领域|媒体|乡镇|村级|(?<!主动公开)(?<!保障)(?<!监督)方面|公报|热线|一是|二是|三是"
)
_RUN_IN = lazy(r"\s(?=全年|本年|20\d\d\s*年)")  # where a heading ends that runs into its paragraph
_ITEM = lazy(r"[（(]?\d{1,2}[）)、.．]|[①-⑨]|[^，。]{0,16}(?:领域|网站|公众号|专栏|公开栏)|.{2,16}(?:情况|方面|类)$")
_NAMES = lazy(r"[^。；：:，,]+")
_OF_ALL = lazy("主动公开|监督|保障|问题|改进")
_WHOLE = lazy("全年|本年|年内|共|累计|总计|通过|利用|网站|公众号|微博")
_IDLE = lazy(r"全年|本年度?|年内|20\d\d\s*年度?|[我本](?:[局委办镇乡县区市]|机关|单位)|共计?|累计|总计|通过|利用|在|\s")
_TABLED = ("TEXT001", "TEXT002", "TEXT003", "TEXT004")


@rule(
    "TEXT011",
    source="条例第六条（公开的信息应当准确）",
    zh={
        "": "正文对{fact}前后给出两个数字：此处为 {actual}，前文为 {expected}；"
        "公开的信息应当准确（条例第六条），请核对后统一，口径不同的请写明",
        "none": "正文既称没有{fact}，又称{other} {count}；公开的信息应当准确（条例第六条），请核对后改正其中一处",
    },
    en={
        "": "the text gives two numbers for {fact}: {actual} here, {expected} before; what is published has "
        "to be accurate "
        "(Regulation, article 6): make them one, or say what sets them apart",
        "none": "the text says that there is no {fact}, and also counts {count} {other}; what is published "
        "has to be "
        "accurate (Regulation, article 6): correct whichever is wrong",
    },
)
def prose_contradiction(report: Report, standard: Standard) -> Iterator[Finding]:
    """The text does not give two figures for one and the same thing.

    Compared are exact totals of this body and this year: what was published (公开信息22条 … 公开信息55条), and what
    the tables count where the table itself cannot be judged (else the number that is wrong is reported by TEXT001 to
    TEXT004). Items on new media beside the statement that the body runs none contradict each other as well. The
    finding stands on the later place and names the earlier. Numbers of a channel, a field, a period or another body
    are other things, as are 公开 and 发布, numbers in a list of parts, numbers that are not exact, and different
    measures (条, 件).

    中文：正文对同一事项不应给出两个不同的数字。

    本规则比较本机关本年度的确切总数：主动公开（发布）信息的数量（公开信息22条……公开信息55条）；以及表格无法核对时正文
    中的申请、复议、诉讼、文件、决定数量（能核对的，由 TEXT001—TEXT004 指出有误的数字）。称未开设政务新媒体、又称政务
    新媒体发布若干条的，同样前后矛盾。问题标在后出现的一处，并指明前一处。某一渠道、领域、时段、其他机关的数字是另一回
    事；“公开”与“发布”、分项数字、概数、计量单位不同的（条、件）不作比较。

    Source:
        条例第六条
    Bad:
        全年共公开信息22条……本年度共公开信息55条。
    Good:
        全年共公开信息55条，其中通过门户网站公开信息22条。
    """
    first: dict[tuple[str, str, str], Statement] = {}
    for said in _totals(report, standard):
        key = (said.subject, said.fact, said.whose + ("" if said.subject == "requests" else said.measure))
        before = first.setdefault(key, said)
        if before.value != said.value and not _ever(max(before, said, key=lambda one: one.value)):
            note = Related(before.span, f"前文为 {before.value}", f"{before.value} before")
            fact = _labels(standard)[said.subject, said.fact]
            yield Finding(said.span, expected=before.value, actual=said.value, related=[note], fact=fact)
    yield from _media(report, standard)
    yield from _same_words(report)


@per_object
def _labels(standard: Standard) -> dict[tuple[str, str], tuple[str, str]]:
    """What each fact of a subject is called, in Chinese and English."""
    return {(claim.subject, claim.fact): (claim.label, claim.label_en) for claim in standard.claims}


def _totals(report: Report, standard: Standard) -> Iterator[Statement]:
    """What may be compared: totals of publications, and what the tables count but cannot show."""
    for said, claim in held(report, standard, "TEXT011"):
        if claim.subject == "publications" and not said.listed and not _of_field(report, said):
            yield said
    for code in _TABLED:
        for said, claim in held(report, standard, code):
            if not said.listed and not totals(report, claim):
                yield said


def _of_field(report: Report, said: Statement) -> bool:
    """Whether a heading, or an earlier clause, tells of some field or channel: 2.财政信息公开情况。公开信息12条。"""
    numbers = [at for number in (f"{said.value}", f"{said.value:,}") if (at := said.sentence.find(number)) >= 0]
    words = _RUN_IN.split(said.sentence[: min(numbers, default=None)])[-1]
    if _RESTRICTS.search(words):
        return True
    total = said.total or _EVER.search(words)
    paragraph = report.paragraphs[said.paragraph]
    opening = paragraph.text[:30]
    ends = [at for mark in "。：:" if (at := opening.find(mark)) >= 0]
    heading = opening[: min(ends, default=0)]
    if heading and not any(c in "，,；年" for c in heading):
        plain = _ASPECT if total else _OF_ALL
        return not plain.search(heading) and (not total or _ITEM.match(heading) is not None)
    if not said.paragraph or paragraph.marker:
        return False
    before = report.paragraphs[said.paragraph - 1]
    if len(before.text) >= 18 or report.section_at(before.span.start) != report.section_at(paragraph.span.start):
        return False
    return bool(_NAMES.fullmatch(before.text)) and not _ASPECT.search(before.text)


def _ever(said: Statement) -> bool:
    """Whether a number may be of all years, the greater of two: 累计公开信息1208条, no word of the year but its end."""
    return "累计" in said.sentence and not _EVER.search(_BY_THEN.sub("", said.sentence))


def _same_words(report: Report) -> Iterator[Finding]:
    """Sentences that begin with the same words but for the number: 全年组织培训3次 … 全年组织培训5次."""
    figures = {figure for *_, found in in_sentences(report, _FIGURE.findall, _FIGURE.search) for figure in found}
    if len({unit for _, unit in figures}) == len(figures):
        return
    first: dict[tuple[str, str], tuple[int, Span]] = {}
    heading = ""
    openings = {id(paragraph) for section in report.sections for paragraph in section.paragraphs[:1]}
    for paragraph in report.paragraphs:
        text, before, heading = paragraph.text, "" if id(paragraph) in openings else heading, ""
        if len(text) < 18 and "。" not in text:
            heading = text
        if not _FIGURE.search(text):
            continue
        for start, words, last, found in _counts(text, before):
            said = _COMPARED.sub("", f"{last}。{words}")
            if _APART.search(found["what"]) or _OTHER_TIME.search(said):
                continue
            headed = len(last) < 18 and last and not _ASPECT.search(last) and not _COUNTED.match(last)
            if headed and not _DOES.match(last):
                continue  # 1.门户网站。全年发布信息40条。
            if (headed or last or found["does"]) and not _SAYS_ENOUGH.search(found["what"]):
                continue  # 加强保密教育，全年组织培训3次
            years = {int(year) for year in _YEAR.findall(said)}
            what = _IDLE.sub("", found["what"])
            named = _DISCLOSURE.sub("", what)
            if _PUBLISHED.search(named) and not _CHANNEL.search(what):
                continue  # what _totals compares
            if years - {report.year} or len(what) < 4 or not (found["year"] or _WHOLE.search(found["what"])):
                continue
            span = paragraph.prose.at(start + found.start("number"), start + found.end("unit"))
            value = int(found["number"])
            earlier, place = first.setdefault((what, found["unit"]), (value, span))
            if earlier != value:
                note = Related(place, f"前文为 {earlier}", f"{earlier} before")
                yield Finding(span, expected=earlier, actual=value, related=[note], fact=(what, what))


def _counts(text: str, before: str) -> Iterator[tuple[int, str, str, re.Match[str]]]:
    """The counts that open a sentence, or a later clause that names its channel.

    Where the sentence starts, its words, those of the sentence before, the count.
    """
    for sentence in _SENTENCE.finditer(text):
        words = sentence[0]
        if found := _COUNTED.match(words):
            yield sentence.start(), words, before, found
        for comma in _COMMA.finditer(words, 0, _FAR):
            found = _COUNTED.match(words, comma.end())
            if found and _CHANNEL.search(found["what"]) and _unlimited(words[: comma.start()]):
                yield sentence.start(), words[: found.end()], before, found
        before = words


def _unlimited(words: str) -> bool:
    """Whether clauses name no field or occasion (防汛期间) that a count behind them could be of."""
    clauses = _COMMA.split(words)
    return not _FIELD.search(words) and all(_DIGIT.search(one) and one[-1:] not in "中间后时" for one in clauses)


def _media(report: Report, standard: Standard) -> Iterator[Finding]:
    """Posts on new media of a body that says it has none."""
    said = [one for one in report.figures.statements if one.subject == "new_media" and one.period == "reported"]
    none = next((one for one in said if one.fact == "accounts" and one.denied and one.whose == "own"), None)
    posts = next((one for one in said if one.fact == "posts" and one.value and one.whose == "own"), None)
    if none and posts and (none.sentence != posts.sentence or posts.span < none.span):  # none, …由上级平台推送信息46条
        later, earlier = (none, posts) if none.span > posts.span else (posts, none)
        note = Related(earlier.span, "与此处矛盾", "contradicts this")
        fact, other = (_labels(standard)["new_media", one] for one in ("accounts", "posts"))
        yield Finding(later.span, variant="none", related=[note], fact=fact, other=other, count=posts.value)
