"""The labels of columns and rows: as the form prints them."""

from collections.abc import Iterator

from ..grammar import Label, Report, Span, fold
from ..grammar.patterns import lazy
from ..linter.choice import outdated_label
from ..linter.finding import Edit, Finding, Fix
from ..linter.headers import HeaderFlaw, header_flaws
from ..linter.rule import rule
from ..linter.standard import Standard

_NUMERALS = "一二三四五六七八九十"
_REMARK = lazy(r"[（(][^（()）]*[)）]\s*$")


@rule(
    "TAB003",
    source="2021格式",
    zh={
        "truncated": "{name}的栏目名称“{text}”不完整：{form}规定为“{label}”，请补全",
        "absent": "{name}缺少栏目名称“{label}”：{form}规定应有此栏，请补上",
    },
    en={
        "truncated": 'the column label "{text}" of table "{name}" is cut short: {form} prints "{label}"; complete it',
        "absent": 'table "{name}" lacks the column label "{label}" that {form} demands; add it',
    },
)
def header_label(report: Report, standard: Standard) -> Iterator[Finding]:
    """Every column of a table bears its label, and the whole of it.

    Cells of a header that lost their second line (`结果`, `其他`, `尚未`) leave a reader guessing what a figure counts.
    One finding for each table, on the first label that is cut short, else where the header begins. Blanks and line
    ends inside a label, other punctuation, and words that text extraction put in another order are no defect, as long
    as all characters are there. A label that is complete but worded otherwise is TAB004; silent where the values
    cannot be told (TAB015) and on the old form (TAB014).

    中文：表格的每一栏都应有完整的栏目名称。

    表头文字缺了后半截（如只剩“结果”“其他”“尚未”），读者就无从知道数据的含义。每张表报一条，标注在第一个不完整的名称
    上；名称整个缺失的，标注在表头开头。名称中的空格、换行、标点差异，以及文字提取造成的次序错乱，只要字数齐全都不算问
    题。名称完整但用字不同的报 TAB004；数值无法辨认（TAB015）或使用旧格式（TAB014）的表不报此项。

    Source:
        2021格式
    Bad:
        结果维持 | 结果 | 其他 | 尚未 | 总计 |
    Good:
        结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
    """
    for table in report.tables.values():
        flaws = header_flaws(table, "absent", "truncated")
        if flaws and table.readable and not outdated_label(report, standard):
            flaw = flaws[0]
            yield Finding(
                flaw.span,
                variant=flaw.kind,
                table=table.key,
                cell=(None, flaw.key),
                expected=flaw.mandated,
                actual=flaw.text or None,
                name=(table.form.name, table.key),
                text=flaw.text,
                label=flaw.mandated,
                form=(standard.source, standard.name_en),
            )


@rule(
    "TAB004",
    source="2021格式",
    zh="{name}的名称“{text}”有误：{form}规定为“{label}”，请改正",
    en='the label "{text}" of table "{name}" is misworded: {form} prints "{label}"; correct it',
    fixable="safe",
)
def label_wording(report: Report, standard: Standard) -> Iterator[Finding]:
    """A label of a row or column is worded as on the form.

    The labels define what is counted; a slip (`本年度止件数`), a word too few (`规范性文件` for 行政规范性文件) or a
    similar word (`三类内容事务信息`) defines something else. One finding for each label that can be recognised
    although it is worded otherwise. Blanks, width and punctuation do not count, nor do a remark in brackets behind the
    whole label (`采购总金额（万元）`), and labels that a page break tore in two (TAB010) or text extraction ran
    together. A column label that is merely cut short is TAB003. The fix writes the printed label where it stands in
    one cell.

    中文：行、栏名称的文字应与格式一致。

    名称决定统计口径，错字（本年度止件数）、漏字（规范性文件）、形近义近的词（三类内容事务信息）都会改变含义。能辨认出
    是哪一行（栏）、但用字不同的，每处报一条。空格、全角半角、标点的差异不算；完整名称之后的括注（`采购总金额（万元）`）、因分页断开的（TAB010）、文字提取时粘连的
    不算。栏目名称只缺后半截的报TAB003。名称在一个单元格内的，可自动改为规定的文字。

    Source:
        2021格式
    Bad:
        规范性文件 | 0 | 0 | 0 |
    Good:
        行政规范性文件 | 0 | 0 | 0 |
    """
    for table in report.tables.values():
        layout = table.layout
        wrong = [flaw for flaw in header_flaws(table, "misworded") if not _remarked(flaw)]
        labels = table.inexact("row", "group", "header")
        if not (wrong or labels) or not table.readable or outdated_label(report, standard):
            continue
        empty = {row.key for row in layout.rows if not row.readable} if layout.lacking else ()
        own = _own(labels, table.explicit)
        torn = any(flaw.kind == "torn" for flaw in layout.flaws)  # the rest of a label stands on other rows
        wrong += [_flaw(label) for label in own if not ((torn or label.key in empty) and _cut(label))]
        for flaw in wrong:
            unit = standard.units.get((table.key, flaw.key), "")
            yield Finding(
                flaw.span,
                table=table.key,
                cell=(flaw.key, None) if flaw.kind == "row" else (None, flaw.key) if flaw.key else None,
                expected=flaw.mandated,
                actual=flaw.text,
                fix=_fix(report, flaw.span, flaw.mandated) if unit in flaw.text else None,
                name=(table.form.name, table.key),
                text=flaw.text,
                label=flaw.mandated,
                form=(standard.source, standard.name_en),
            )


def _remarked(flaw: HeaderFlaw) -> bool:
    """Whether the label is whole, with a remark in brackets behind it: `采购总金额（万元）`."""
    remark = _REMARK.search(flaw.text)
    return remark is not None and fold(flaw.text[: remark.start()]) == fold(flaw.mandated)


def _own(labels: tuple[Label, ...], explicit: bool) -> Iterator[Label]:
    """Of misworded labels those of rows, and where cells are marked those of groups; a merged cell may repeat them."""
    seen: set[str] = set()
    for label in labels:
        if label.kind == "header" and not label.key:
            continue
        if label.text in seen or label.kind != "row" and (not explicit or _more_or_less(label)):
            continue
        seen.add(label.text)
        yield label


def _cut(label: Label) -> bool:
    """Whether only the beginning of a label is there."""
    return label.mandated.startswith(label.text) or fold(label.mandated).startswith(fold(label.text))


def _more_or_less(label: Label) -> bool:
    """Whether the label of a group is cut at either end, or whole with words added (`《条例》第二十条第（一）项`)."""
    whole, text = fold(label.mandated), fold(label.text)
    lost = whole.removesuffix(text)
    return _cut(label) or whole in text or lost != whole and lost.lstrip(_NUMERALS) != ""


def _flaw(label: Label) -> HeaderFlaw:
    return HeaderFlaw("row", label.span, label.key, label.text, label.mandated)


def _fix(report: Report, span: Span, text: str) -> Fix | None:
    """Write the label, where nothing but the label would be written over."""
    written = report.source.slice(span)
    return None if any(c in written for c in "\n\t|<") else Fix("safe", (Edit(span, text),))
