"""TEXT005 – a text that speaks in another body's name."""

import re
from collections import Counter
from collections.abc import Iterator

from ..grammar import Report, Text
from ..grammar.lines import ITEM
from ..grammar.patterns import lazy
from ..linter import Finding, Standard, rule
from ..linter.prose_search import in_paragraphs, in_sentences

_NOT_A_NAME = (
    '\\s，。、；：:,;（）()《》“”"0-9年月日按照根据由为对向在和与及的了是等将被把从经受我本该各全并以其于到至省县区州旗'
)
_PLACE = (
    rf"[^{_NOT_A_NAME}市][^{_NOT_A_NAME}]{{0,7}}?(?:省|自治区|(?<!城)市(?![场容]|政(?![府务协法])|民(?![政族宗]))|自治州|州|盟|县|(?<!社)区(?![域块])|旗"
    r"|(?<!城)镇|(?<!城)乡(?!村)|街道)"
)
_OFFICE = (
    r"(?:人民政府办公室|人民政府|政府办公室|政府|办事处|[\u4e00-\u9fff]{2,18}?"
    r"(?:局(?!面|部|限)|委员会|管委会|厅|总队|支队|中心(?!城|工作|任务)|办公室|办(?=[认严成]))|委员会|管委会)"
)
_BODY = rf"((?:{_PLACE}){{1,3}})({_OFFICE})"
_YEAR = r"(?:20\d\d\s*年度?(?:以来)?[，,、]?\s*)?"
_SELF = (
    r"(?=认真|深入|严格|扎实|坚持|积极|全面|高度|紧紧|紧扣|切实|以习近平|按照|持续|不断|着力|始终|进一步"
    r"|成立了?(?:政务|政府信息|信息)公开|未收[到取]|没有收[到取]|未发[生出]|未产生|没有发[生出]|共收到|共?主动公开|政府信息公开工作|在(?:政府信息|信息|政务)公开工作"
    r"|依法(?:依规)?(?:办理|受理|答复)(?:政府信息|信息公开|依申请)|(?:新收|收到|受理|办结)了?(?:(?:政府)?信息公开|依申请公开))"
)
_BEGINS = "认深严扎坚积全高紧切以按持不着始进成未没共主政在依新收受办"  # what _SELF begins with, which is tried first
_ACTS = lazy(rf"(?<![我本])[局会府处厅心办队镇乡道](?=[{_BEGINS}2]){_YEAR}{_SELF}")
_ANNOUNCES = lazy(
    '(?:公布|发布|现将|编制了?)[^。\n]{6,40}?(?:19|20)\\d\\d|以下简称[:：“"]*[我本]|由[^。，,；;\n]{4,30}?(?:编制|按照|根据|依据)'
)
_TOWNSHIP = rf"(?!部分|[相有]关|所有|其[他它]|多个|周边|兄弟)(?:{_PLACE})?[^{_NOT_A_NAME}]{{1,3}}"
_TOWNSHIP += "(?:(?<![乡村城集小古名重])镇|(?<![城水家侨])乡|街道)"
_WHO = rf"(?P<name>(?!现|特?公布|发布|编制){_BODY}|{_TOWNSHIP}){_YEAR}{_SELF}"
_LEAD = lazy(rf"(?:{_YEAR}|一年来[，,]){_WHO}")
_CALLED = lazy(
    rf"(?:现公布|现发布|现将|特公布|现予公布|编制了?)\s*《?(?P<name>{_BODY})\s*(?=(?:19|20)\d\d)"
    rf"|(?:^|(?<=[，。,、]))(?P<alias>{_BODY})(?=[（(]以下简称[:：“\"]*[我本])"
    rf"|由(?P<author>{_BODY})(?=编制|按照|根据|依据)"
)
_MOST = 20  # places at which a name is reported; more would say no more
_PUBLISHED = lazy(r"(?:现公布|现发布|特公布|现予公布)\s*《?$|报告由$")
_GOVERNMENT = lazy("政府(?:办公室)?$")
_CONTACT = lazy(rf"(?:请与|可与|请联系|可联系|请咨询)[:：]?(?P<name>{_BODY})")
_SUBJECT = lazy(rf"(?:(?<=[。；：:.])|(?<=[况作制面障][，, \u3000]))\s*(?:20\d\d\s*年度?[，,]\s*)?{_WHO}")
_SIGNED = lazy(rf"(?P<name>{_BODY})(?:[（(](?:公?章|盖章)[）)])?\s*((?:19|20)\d\d\s*年\s*\d+\s*月\s*\d+\s*日)?")
_DATE = lazy(r"\s*(?:(?:19|20)\d\d|二[〇○零]\S{2})\s*[年./-]\s*\S{1,3}\s*[月./-]\s*\S{1,3}\s*日?\s*$")
_NAME = lazy(_BODY)
_ROOTS = lazy(_PLACE)
_UNITS = "省市县区州盟旗镇乡街道自治"
_LEVELS = ("县区旗", "镇乡道")
_COMMON = frozenset("局委办公室管理和服务政府中心处院会员事务总支队厅综合行政")
_TOWN = lazy(r"(?:镇|乡|街道)(?:人民政府|办事处|$)")
_BARE = lazy("[镇乡道]$")  # a township's name without 人民政府: a bureau's report that begins so is about the township
_TOWNS = lazy(r"(?<!自)我(?:镇|乡|街道)")
#: Another body is spoken of, or speaks.
_SPEAKER = lazy(r"[\u4e00-\u9fff](?<![我本])(?:局(?![限部面])|镇(?!长)|乡(?![村镇亲])|街道)|“[^”]*$")
_BUREAUS = lazy(r"(?<!自)[我本]局(?![限部面])")
#: What a body ends in, how it speaks of itself, how it does not.
_WE = (
    (_TOWN, _TOWNS, _BUREAUS),
    (lazy("(?<![镇乡道])局$"), lazy(""), _TOWNS),
    (lazy("[市县区旗]人民政府$"), lazy("我[市县区旗]"), lazy(r"(?<!自)我(?:局(?![限部面])|镇|乡|街道)")),
)


@rule(
    "TEXT005",
    source="条例第四十九条、第五十条（行政机关公布本机关的年度报告）",
    zh={
        "": "标题中的机关是“{own}”，此处却自称“{name}”；年度报告由本机关编制并公布（条例第四十九条），"
        "请核对是否抄自其他机关的报告并改正",
        "we": "标题中的机关是“{own}”，此处却自称“{name}”；请核对是否抄自其他机关的报告并改正",
    },
    en={
        "": "the title names “{own}”, but here the text calls itself “{name}”; a body reports on itself (Regulation, "
        "article 49): check whether this was copied from another body's report, and correct the name",
        "we": "the title names “{own}”, but here the text calls itself “{name}”; check whether this was copied from "
        "another body's report, and correct it",
    },
)
def agency_name(report: Report, standard: Standard) -> Iterator[Finding]:
    """The report speaks in the name of the body that its title names.

    A text taken over from another body's report often keeps that body's name. The name is judged where the text speaks
    of itself: in the first paragraphs (`青山县水务局认真贯彻……`), behind 现公布 and before 以下简称我局, as the subject
    of a sentence on its own disclosure work, and in the sign-off before the date. A township that says 我局 beside
    我镇, a government that says 我局 beside 我县, or a bureau that says 我镇, is reported once; in a township's report
    another township is known without 人民政府, too (`板桥镇坚持……`).

    It never fires on short names of the body itself (`区经信局` for 青禾市东区经济和信息化局), on a superior
    government or another department that is merely mentioned, on names without a place, nor where the title names no
    body.

    中文：报告应以标题所列机关的名义行文。

    照搬其他机关的报告时，常会留下对方的名称。只在文中自称之处判断：开头段落（`青山县水务局认真贯彻……`）、“现公布”之后、
    “以下简称我局”之前、以本机关公开工作为内容的句子的主语，以及日期前的落款。乡镇报告称“我镇”又称“我局”、政府报告称“我县”又称“我局”、
    部门报告称“我镇”的，报一次；乡镇报告中，其他乡镇不写“人民政府”的也能识别（`板桥镇坚持……`）。

    不报：本机关的简称（如以“区经信局”称青禾市东区经济和信息化局）、只是提到的上级政府或其他部门、不带地名的名称；
    标题中看不出机关名称时也不报。

    Source:
        条例第四十九条：县级以上人民政府部门应当在每年1月31日前向本级政府信息公开工作主管部门提交本行政机关上一年度政府信息公开工作年度报告并向社会公布。
    Bad:
        （标题：临江县水务局2023年……）青山县水务局认真贯彻落实《条例》。
    Good:
        （标题：临江县水务局2023年……）我局认真贯彻落实《条例》。
    """
    own = "".join((report.agency or "").split())
    if not _NAME.fullmatch(own) and not _TOWN.search(own):
        return
    town = bool(_TOWN.search(own))
    seen: set[int] = set()
    names: Counter[str] = Counter()
    for prose, start, end in (*_self_names(report, own), *_signatures(report)):
        name = prose.text[start:end]
        if (
            (town or not _BARE.search(name))
            and (_is_other(own, name) or _published_for(own, prose, start, end))
            and prose.at(start).start not in seen
            and names[name] < _MOST
        ):
            seen.add(prose.at(start).start)
            names[name] += 1
            yield Finding(prose.at(start, end), own=own, name=name, expected=own, actual=name)
    for paragraph in report.front:
        for asked in _CONTACT.finditer(paragraph.text) if "请" in paragraph.text or "可" in paragraph.text else ():
            if _elsewhere(own, name := asked["name"]):  # whom to ask may be a superior, but of the same place
                yield Finding(paragraph.prose.at(*asked.span("name")), own=own, name=name, expected=own, actual=name)
    we = next((one for one in _WE if one[0].search(own)), None)
    spoken = (
        in_sentences(report, we[2].findall, we[2].search) if we and not seen else ()
    )  # another body's name brings its 我局, too
    if we and spoken and we[1].search(report.prose):
        for paragraph, at, (name, *_) in spoken:
            start = paragraph.text.index(name, at)
            if _SPEAKER.search(paragraph.text[at:start]):
                continue  # 县水务局在座谈会上介绍我局…
            span = paragraph.prose.at(start, start + len(name))
            yield Finding(span, variant="we", own=own, name=name, expected=own, actual=name)
            return


def _self_names(report: Report, own: str) -> Iterator[tuple[Text, int, int]]:
    """Where the prose names itself: (prose, start, end)."""
    overview = report.sections[0].paragraphs if report.sections else ()
    first = {id(paragraph) for paragraph in (*report.front, *overview[:1])}
    of_bodies = own.endswith(("省人民政府", "州人民政府", "市人民政府"))  # speaks of its departments, too
    for paragraph, at, names in in_sentences(report, _names_in, _may_name):
        for start, end, pattern in names:
            if pattern is _CALLED or not of_bodies or pattern is _LEAD and id(paragraph) in first:
                yield paragraph.prose, at + start, at + end


def _may_name(text: str) -> bool:
    return bool(_ACTS.search(text) or _ANNOUNCES.search(text))


def _names_in(text: str) -> list[tuple[int, int, re.Pattern[str]]]:
    """Where a sentence may say whose report it is, or whose work: from where to where, and what matched."""
    found = []
    if _ANNOUNCES.search(text):
        named = (
            (match, next(name for name in ("name", "alias", "author") if match[name]))
            for match in _CALLED.finditer(text)
        )
        found += [(*match.span(name), _CALLED) for match, name in named]
    if _ACTS.search(text):
        marker = ITEM.match(text)
        lead = None if text[0] == "。" else _LEAD.match(text, marker.end() if marker else 0)
        if lead:
            found.append((*lead.span("name"), _LEAD))
        found += [(*match.span("name"), _SUBJECT) for match in _SUBJECT.finditer(text)]
    return found


def _signatures(report: Report) -> Iterator[tuple[Text, int, int]]:
    """The names that stand before the date at the report's end."""
    signed = {id(paragraph): place for paragraph, _, place in in_paragraphs(report, _signature_in)}
    last = report.sections[-1].paragraphs[-6:] if signed and report.sections else ()
    for paragraph, after in zip(last, (*last[1:], None), strict=False):
        start, end, dated, alone = signed.get(id(paragraph)) or (0, 0, False, False)
        if dated or alone and after is not None and _DATE.fullmatch(after.text):
            yield paragraph.prose, start, end


def _signature_in(text: str) -> tuple[int, int, bool, bool] | None:
    """The name that ends a paragraph: from where to where, whether a date follows it, whether it stands alone."""
    start = text.rfind("。") + 1  # on the line of the last sentence only with its date
    end = len(text.rstrip("| \u3000"))
    begin = end - len(text[start:end].lstrip())
    match = _SIGNED.fullmatch(text, begin, end) if end - begin < 50 else None
    return (*match.span("name"), match[match.re.groups] is not None, not begin) if match else None


def _is_other(own: str, name: str) -> bool:
    """Whether ``name`` is neither ``own`` nor a shorter or longer name of the same body."""
    if name in own or own in name or _within(name, own) or _within(own, name):
        return False
    places, mine = _ROOTS.findall(name), _ROOTS.findall(own)
    if not places or not mine:
        return False
    if _disjoint(places, own) and _disjoint(mine, name):
        return True
    if _elsewhere(own, name):
        return True
    office, ours = (set(_ROOTS.sub("", body).replace("人民政府", "")) - _COMMON for body in (name, own))
    return bool(office and ours) and not office & ours


def _published_for(own: str, prose: Text, start: int, end: int) -> bool:
    """Whether a bureau publishes what is called the report of the government: its titles are the government's."""
    mine = own.endswith("局") and "政府" not in own
    published = _PUBLISHED.search(prose.text, max(0, start - 8), start)
    return mine and published is not None and _GOVERNMENT.search(prose.text, start, end) is not None


def _elsewhere(own: str, name: str) -> bool:
    """Whether ``name`` names another county, or another township, than ``own`` does."""
    for units in _LEVELS:
        there, here = ([place for place in _ROOTS.findall(body) if place[-1] in units] for body in (name, own))
        if there and here and _disjoint(there, own) and _disjoint(here, name):
            return True
    return False


def _disjoint(places: list[str], name: str) -> bool:
    """Whether ``name`` names none of the places, whatever unit they are said to be (县 may have become 市)."""
    return all((place.rstrip(_UNITS) or place) not in name for place in places)


def _within(short: str, long: str) -> bool:
    rest = iter(long)
    return all(c in rest for c in short)
