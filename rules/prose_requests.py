"""TEXT001 – what prose says of requests against table three."""

from collections.abc import Iterator

from ..grammar import Report
from ..grammar.patterns import lazy
from ..grammar.prose_nodes import Statement
from ..linter import Finding, Standard, rule
from ..linter.prose_claims import held, mismatch, totals

_WITHDRAWN = lazy("撤[销回诉]|撤件|注销")
_APART = lazy(
    r"(?:撤[销回诉]|撤件|注销)[^，,。；;\d]{0,8}(\d+)|(\d+)\s*[件宗份条项起][^，,。；;\d]{0,20}(?:撤[销回诉]|撤件|注销)"
)
_COUNTS = lazy(r"\d+(?=\s*[件宗份条项起个])")
#: What came over from last year, told apart from what came in: 办结54件，另办理上年结转2件.
_OLDER = lazy(
    r"(?:办理|办结|答复|回复|处理|另|加上)[^，,。；;、\d]{0,8}(?:上一?年|去年|往年|20\d\d\s*年)[^，,。；;、\d]{0,12}(\d+)\s*[件宗份条项起个]"
    r"|(?:上一?年|去年|往年|20\d\d\s*年)[^，,。；;、\d]{0,12}(\d+)\s*[件宗份条项起个][^，,。；;、\d]{0,10}(?:办结|答复|办理|回复)"
)
#: What became of what came over: 新收15件，办结14件；上年结转2件，办结2件.
_OF_OLDER = lazy(
    r"结转[^，,。；;\d]{0,8}(\d+)\s*[件宗份条项起个][，,、][^，,。；;、\d]{0,6}(\d+)\s*[件宗份条项起个](?=[。；;]|$)"
)
#: Documents told apart by how they may be disclosed: 制发公文128件，其中主动公开12件、依申请公开31件、不予公开85件.
_ATTRIBUTES = lazy(
    r"公文|公开属性|(?:制作|产生)(?:各类)?(?:政府)?信息"
    r"|依申请公开(?:类|的|事项|文件|政府信息|信息|数量?)*[\s\d,为]+[件份条项]?(?:[，,]占比?[\s\d.%％]+)?[、，,；;]不(?:予)?公开"
)
#: Answers counted by when they came: 按期答复11件、延期答复1件.
_BY_TIME = lazy(r"(?:延期|逾期|超期|即时|当场|当日)(?:答复|办理|办结|回复)*[\s为]*[1-9一二三四五六七八九十]")
#: What came in was not all about disclosure: 共收到申请14件，其中2件不属于政府信息公开申请.
_MIXED = lazy(
    r"(?:不属于?|并?非|不是)[^，,。；;]{0,4}信息公开|其中[，,：:]?(?:属于|属)?政府信息公开类?(?:申请)?[\s\d]+件"
)
_BROUGHT_OVER = lazy(
    "[含括][^，,。；;]{0,8}(?:上年|上一年|去年|往年|结转)|(?:上年|上一年|去年|往年)[^，,。；;]{0,8}在内"
    "|其中[^，,。；;]{0,10}(?:上年|上一年|去年|往年)[^，,。；;]{0,6}(?:结转|转[来入]|遗留)"
)


@rule(
    "TEXT001",
    severity="error",
    source="条例第五十条；2021格式 表三",
    zh={
        "": "正文称{fact} {actual} 件，而{place}为 {expected}；年度报告的文字应与表格一致"
        "（条例第五十条、2021格式表三），请核对办理台账，改正其中有误的一处",
        "none": "正文称没有{fact}，而{place}为 {expected}；年度报告的文字应与表格一致"
        "（条例第五十条、2021格式表三），请核对办理台账，改正其中有误的一处",
    },
    en={
        "": "the text counts {actual} {fact}, but {place} has {expected}; text and tables of the report have to "
        "agree (Regulation, article 50; form of 2021, table three): check the register "
        "and correct whichever is wrong",
        "none": "the text says that there were no {fact}, but {place} has {expected}; text and tables of the "
        "report have to agree (Regulation, article 50; form of 2021, table three): check the register "
        "and correct whichever is wrong",
    },
)
def requests_mismatch(report: Report, standard: Standard) -> Iterator[Finding]:
    """The requests that the text counts are those of the table of requests.

    Judged are exact numbers of this body and this year: requests received, carried in, answered, by outcome and
    carried out, and the statement that none were received. The finding stands on the number, or on the words that
    deny. 收到 is compared with the new requests, 受理 with these or with those carried in added, 办理 with either or
    with what was answered. Silent where the text could be meant otherwise: people are not requests (2户居民, 1人2次);
    requests of one channel, kind of applicant, month or other body or year; differences from last year; 余, 约 and
    the like; requests withdrawn and counted apart; a number for new requests that is said to include those carried
    in; a sentence that gives two numbers for one thing; a cell that is blank or cannot be read.

    中文：正文中的申请数量应与表三一致。

    本规则核对本机关本年度的确切数字：新收、上年结转、办结（含各类办理结果）和结转下年度的申请数量，以及“未收到申请”一
    类的表述。问题标在数字或否定词上。“收到”对照新收数量；“受理”对照新收数量或新收与上年结转之和；“办理”对照前两者或办
    理结果总计。表述可以另作理解的一律不报：人数、户数不是件数（2户居民、1人2次）；某一渠道、某类申请人、某一时段、其
    他机关或其他年度的数字；与上年相比的增减；带“余”“约”“近”“以上”的概数；撤回、撤销另行计算的；写明含上年结转的；一句
    话对同一事项给出两个数字的；表格中该格空白或无法识别的。

    Source:
        条例第五十条；2021格式 表三
    Bad:
        全年共收到政府信息公开申请15件。（表三“一、本年新收政府信息公开申请数量”总计为12）
    Good:
        全年共收到政府信息公开申请12件，其中网络申请8件、信函申请4件。（表三新收12）
    """
    for one in held(report, standard, "TEXT001"):
        said = one.statement
        if said.fact in ("answered", "handled") and _BY_TIME.search(said.sentence):
            continue
        if _ATTRIBUTES.search(said.sentence) or said.value and _MIXED.search(said.sentence):
            continue
        finding = mismatch(report, one)
        if finding is None or said.value and _explained(said, finding, report.paragraphs[said.paragraph].text):
            continue
        if said.fact != "answered" or int(finding.expected or 0) - said.value not in _closed(report, standard):
            yield finding


def _closed(report: Report, standard: Standard) -> list[int]:
    """How many requests were closed without an answer, which 答复 may leave out."""
    closed = (claim for claim in standard.claims if (claim.subject, claim.fact) == ("requests", "closed"))
    return [count for claim in closed for count in totals(report, claim)[:1]]


def _explained(said: Statement, finding: Finding, paragraph: str) -> bool:
    """Whether a number may differ from the table by what is said to be withdrawn, or brought over."""
    if said.fact in ("handled", "answered") and _WITHDRAWN.search(said.sentence):
        return True
    if said.fact == "answered":
        older = [int(one[1] or one[2]) for one in _OLDER.finditer(paragraph)]
        if int(finding.expected or 0) - said.value in older:
            return True
        if any(int(one[1]) >= int(one[2]) == said.value for one in _OF_OLDER.finditer(said.sentence)):
            return True
    if said.fact in ("received", "accepted") and _WITHDRAWN.search(said.sentence):
        apart = [int(one[1] or one[2]) for one in _APART.finditer(said.sentence)]
        if not apart or min(apart) <= abs(said.value - int(finding.expected or 0)) <= sum(apart):
            return True
    brought = _BROUGHT_OVER.search(said.sentence) if said.fact == "received" else None
    if brought is None:
        return False
    before = _COUNTS.findall(said.sentence[: brought.start()])
    return not before or int(before[-1]) == said.value  # 收到8件；办结10件（含上年结转1件） is not said of the 8
