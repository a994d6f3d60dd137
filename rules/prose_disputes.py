"""TEXT002 – what prose says of reconsiderations and lawsuits against table four."""

from collections.abc import Iterator

from ..grammar import Report
from ..grammar.patterns import lazy
from ..grammar.prose_words import HEADING
from ..linter import Finding, Standard, rule
from ..linter.prose_claims import held, mismatch

#: The body decides other people's reconsiderations, or answers lawsuits for a government.
_DECIDES = lazy(
    "行政复议(?:办公室|机构|机关|局|委员会)|作为复议|(?:受理|审理|接收|审结|代理|应诉)[^，,。；;]{0,12}(?:行政)?(?:复议|诉讼)"
    "|(?:复议|诉讼)(?:案件|申请)?[\\d]+件?[，,、](?:已|均)?(?:受理|审结)"
)
#: Not all cases are about disclosure: 行政复议8件（其中政府信息公开类3件）.
_AMONG = lazy(r"其中[^，,。；;\d]{0,8}信息公开[^，,。；;\d]{0,8}\d")
_SUFFERED = lazy("被申请|被提起|被诉|引[起发]|因(?:政府)?信息公开|因依申请")


@rule(
    "TEXT002",
    severity="error",
    source="条例第五十条；2021格式 表四",
    zh={
        "": "正文称{fact} {actual} 件，而{place}为 {expected}；年度报告的文字应与表格一致"
        "（条例第五十条、2021格式表四），请核对案件情况，改正其中有误的一处",
        "none": "正文称没有{fact}，而{place}为 {expected}；年度报告的文字应与表格一致"
        "（条例第五十条、2021格式表四），请核对案件情况，改正其中有误的一处",
    },
    en={
        "": "the text counts {actual} {fact}, but {place} has {expected}; text and tables of the report have to "
        "agree (Regulation, article 50; form of 2021, table four): check the cases "
        "and correct whichever is wrong",
        "none": "the text says that there were no {fact}, but {place} has {expected}; text and tables of the "
        "report have to agree (Regulation, article 50; form of 2021, table four): check the cases "
        "and correct whichever is wrong",
    },
)
def disputes_mismatch(report: Report, standard: Standard) -> Iterator[Finding]:
    """The reconsiderations and lawsuits that the text counts are those of the table of disputes.

    Judged are exact numbers of reconsiderations and lawsuits over disclosure, their results, and the statement that
    there were none. Lawsuits are those brought directly and those after a reconsideration together. Silent where the
    body decides other people's cases (受理、审理、办理 reconsiderations), where the paragraph outside the section of
    these cases does not speak of disclosure, for a special kind of case (败诉, 被纠错, of another body), for other
    years and for numbers that are not exact, and where a cell is blank or cannot be read.

    中文：正文中的行政复议、行政诉讼数量应与表四一致。

    本规则核对因政府信息公开引起的行政复议、行政诉讼的确切件数、各类结果的件数，以及“未发生行政复议、行政诉讼”一类的表
    述；行政诉讼为未经复议直接起诉与复议后起诉之和。下列情形不报：本机关作为复议机关受理、审理、办理的案件；不在该部分的段落
    未涉及信息公开；特定类型的案件（败诉、被纠错、其他机关的）；其他年度的数字、概数；表格中该格空白或无法识别。

    Source:
        条例第五十条；2021格式 表四
    Bad:
        全年未发生因政府信息公开引起的行政复议。（表四行政复议总计为2）
    Good:
        因政府信息公开被申请行政复议2件，其中结果维持1件。（表四行政复议总计为2，结果维持为1）
    """
    denied: set[int] = set()
    for one in held(report, standard, "TEXT002"):
        said = one.statement
        if said.denied and said.span.start in denied:
            continue  # 未发生行政复议、行政诉讼 is one statement
        if said.value and _AMONG.search(said.sentence):
            continue
        if _DECIDES.search(said.sentence) and not _SUFFERED.search(said.sentence):
            continue
        about_disclosure = not said.value or _of_disclosure(report, said.paragraph, one.claim.table)
        if about_disclosure and (finding := mismatch(report, one)):
            if said.denied:
                denied.add(said.span.start)
            yield finding


def _of_disclosure(report: Report, index: int, table: str) -> bool:
    """Whether a paragraph, the short heading before it, or the section of the ``table`` speaks of disclosure."""
    form = next(form for form in report.form.tables if form.key == table)
    place = report.paragraphs[index].span.start
    if any(one.key == form.section and one.span.start <= place < one.span.end for one in report.sections):
        return True
    before = report.paragraphs[index - 1].text if index else ""
    return "公开" in report.paragraphs[index].text or len(before) < HEADING and "公开" in before
