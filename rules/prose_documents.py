"""TEXT003, TEXT004 – what prose says of documents and decisions against table two."""

from collections.abc import Iterator

from ..grammar import Report
from ..grammar.patterns import lazy
from ..linter import Finding, Standard, rule
from ..linter.prose_claims import held, mismatch

#: A review of documents goes over those of several bodies and years; what it repeals need not be this year's.
_REVIEW = lazy("文件[^，,。；;]{0,8}[清梳]理(?!废止)|[清梳]理(?!废止)[^，,。；;]{0,14}文件")
#: Documents that are gone over are those of all years: 对制发的13件规范性文件进行评估.
_GONE_OVER = lazy(
    r"(?:制发|制定|印发|出台)(?:的?[^，,。；;]{0,24}文件[^，,。；;]{0,6}(?:进行|开展)[^，,。；;]{0,8}"
    r"|的\s*\d+\s*[件份个部][^，,。；;\d]{0,16}文件[^，,。；;、\d]{0,6})(?:清理|评估|梳理|审查|复查|排查|汇编)"
)
#: 截至2023年底累计制发文件41件: of all years, as it may be.
_SO_FAR = lazy("截[至止][^。；;]{0,24}累计|历年累计|累计[^，,。；;]{0,4}历年")


@rule(
    "TEXT003",
    source="条例第二十条、第五十条；2021格式 表二",
    zh={
        "": "正文称{fact} {actual} 件，而{place}为 {expected}；年度报告的文字应与表格一致"
        "（条例第五十条、2021格式表二），请核对文件清单，改正其中有误的一处",
        "none": "正文称没有{fact}，而{place}为 {expected}；年度报告的文字应与表格一致"
        "（条例第五十条、2021格式表二），请核对文件清单，改正其中有误的一处",
    },
    en={
        "": "the text counts {actual} {fact}, but {place} has {expected}; text and tables of the report have to "
        "agree (Regulation, article 50; form of 2021, table two): check the list of documents "
        "and correct whichever is wrong",
        "none": "the text says that there were no {fact}, but {place} has {expected}; text and tables of the "
        "report have to agree (Regulation, article 50; form of 2021, table two): check the list of documents "
        "and correct whichever is wrong",
    },
)
def documents_mismatch(report: Report, standard: Standard) -> Iterator[Finding]:
    """The rules and normative documents that the text counts are those of the table of documents.

    Judged are exact numbers of documents issued (制发、印发、制定、出台), repealed and in force, and the statement
    that none were issued. To publish, to interpret, to revise, to file or to review a document is not to issue it:
    such numbers are passed over, as are those of another body (以县政府名义), of another year, and those that are not
    exact. No finding where a cell is blank or cannot be read.

    中文：正文中的规章、行政规范性文件数量应与表二一致。

    本规则核对制发（印发、制定、出台）、废止、现行有效的确切件数，以及“未制发规范性文件”一类的表述。公开、解读、修订、
    备案、审查、清理文件的数量不等于制发数量，不作比较；其他机关（如以县政府名义印发的）、其他年度的数字和概数不报；表
    格中该格空白或无法识别的不报。

    Source:
        条例第二十条、第五十条；2021格式 表二
    Bad:
        全年制发行政规范性文件3件。（表二“行政规范性文件”本年制发件数为1）
    Good:
        全年制发行政规范性文件1件，公开历年规范性文件14件。（表二本年制发件数为1）
    """
    for one in held(report, standard, "TEXT003"):
        said = one.statement
        if said.listed or said.fact == "repealed" and _REVIEW.search(said.sentence):
            continue
        if said.fact != "in_force" and _SO_FAR.search(said.sentence):
            continue
        if said.fact == "issued" and _GONE_OVER.search(said.sentence) or "名义" in said.sentence:
            continue
        if finding := mismatch(report, one):
            yield finding


@rule(
    "TEXT004",
    source="条例第二十条、第五十条；2021格式 表二",
    zh={
        "": "正文称{fact} {actual} 件，而{place}为 {expected}；年度报告的文字应与表格一致"
        "（条例第五十条、2021格式表二），请核对后改正其中有误的一处",
        "none": "正文称没有{fact}，而{place}为 {expected}；年度报告的文字应与表格一致"
        "（条例第五十条、2021格式表二），请核对后改正其中有误的一处",
    },
    en={
        "": "the text counts {actual} {fact}, but {place} has {expected}; text and tables of the report have to "
        "agree (Regulation, article 50; form of 2021, table two): check the decisions "
        "and correct whichever is wrong",
        "none": "the text says that there were no {fact}, but {place} has {expected}; text and tables of the "
        "report have to agree (Regulation, article 50; form of 2021, table two): check the decisions "
        "and correct whichever is wrong",
    },
)
def decisions_mismatch(report: Report, standard: Standard) -> Iterator[Finding]:
    """The licences, penalties and compulsory measures that the text counts are those of the table of documents.

    Judged are exact numbers of decisions in 件, 起, 宗 or 例. Items of a catalogue (行政许可事项137项), entries
    published (行政许可信息37条, 公开行政许可决定12件、行政处罚决定3件), applications accepted, decisions of a special
    kind (新增、变更、注销许可, 不予处罚),
    of another body or year, and numbers that are not exact are passed over. No finding where a cell is blank or
    cannot be read.

    中文：正文中的行政许可、行政处罚、行政强制数量应与表二“本年处理决定数量”一致。

    本规则核对以“件、起、宗、例”计的确切数字。清单中的事项数（行政许可事项137项）、公示的信息条数（行政许可信息37条）、
    受理的申请数、某一类决定（新增、变更、注销许可，不予处罚等）、其他机关或其他年度的数字以及概数不作比较；表格中该格
    空白或无法识别的不报。

    Source:
        条例第二十条、第五十条；2021格式 表二
    Bad:
        全年作出行政处罚决定9件。（表二“行政处罚”本年处理决定数量为5）
    Good:
        全年作出行政处罚决定5件，公示行政处罚信息8条。（表二为5）
    """
    denied: set[int] = set()
    for one in held(report, standard, "TEXT004"):
        said = one.statement
        if said.denied and said.span.start in denied:
            continue  # 未实施行政处罚和行政强制 is one statement
        if not said.listed and (finding := mismatch(report, one)):
            if said.denied:
                denied.add(said.span.start)
            yield finding
