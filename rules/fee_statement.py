"""SEC – the statement on the fee for handling information."""

from collections.abc import Iterator

from ..grammar import Report, Span
from ..grammar.labels import fold
from ..grammar.per_object import per_object
from ..linter import Finding, Standard, rule
from ..linter.section_content import content_of


@rule(
    "SEC011",
    severity="warning",
    source="收费办法；2021格式",
    zh="“{section}”没有写信息处理费的情况；请写明发出收费通知的件数和总金额、实际收取的总金额，没有的写明未收取",
    en="“{section}” says nothing of the fee for handling information; give the fee notices issued, their sum and the "
    "sum received, or say that none was charged",
)
def missing_fee_statement(report: Report, standard: Standard) -> Iterator[Finding]:
    """The last section reports the fee for handling information.

    The fee notices issued, their sum and the sum received have to be reported, none as well. Any mention of the fee in
    the section will do; a bare 无 leaves it out. Forms that are older than the fee measure (2019) do not ask for it;
    a section that is absent or empty is SEC001 or SEC005. The finding stands on the short text that takes the
    statement's place, else on the heading.

    中文：“其他需要报告的事项”应报告信息处理费情况。

    应写明发出收费通知的件数和总金额以及实际收取的总金额，没有收取的也要写明。只要该部分提到收费即可，只写“无”视
    为没有报告。2019格式早于收费办法，不作要求；该部分缺失或没有内容的，由 SEC001、SEC005 报告。问题标在代替说明
    的简短文字上，否则标在标题上。

    Source:
        收费办法；2021格式
    Bad:
        六、其他需要报告的事项
        无
    Good:
        六、其他需要报告的事项
        2023年未发出收费通知，未收取信息处理费。
    """
    fee = standard.fee
    section = report.section(fee.section) if fee else None
    if fee is None or section is None:
        return
    inside = [one for one in report.sections if one.key == fee.section]
    words, others = _words(standard)
    for one in inside:
        text = fold(report.source.slice(Span(one.leaf.span.end, one.span.end)))
        for label in others:
            text = text.replace(label, "")
        if any(word in text for word in words):
            return
    content = [span for one in inside for span in content_of(report, one)]
    if not content:
        return
    label = next(form.label for form in report.form.sections if form.key == fee.section)
    short = content[0].end - content[0].start <= 30
    yield Finding(content[0] if short else section.heading.span, section=label)


@per_object
def _words(standard: Standard) -> tuple[list[str], list[str]]:
    """The words for the fee, folded, and the labels of the tables that hold such a word: other fees."""
    words = [fold(word) for word in standard.fee.words] if standard.fee else []
    labels = [fold(row.label) for table in standard.form.tables for row in table.rows]
    return words, [label for label in labels if any(word in label for word in words)]
