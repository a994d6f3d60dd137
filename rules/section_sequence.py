"""SEC002 and SEC004 – each mandated section stands once, in its place, under its number."""

from collections.abc import Iterator

from ..grammar import Report, Section, Span
from ..linter import Finding, Related, Standard, rule

_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")


@rule(
    "SEC002",
    severity="error",
    source="2021格式",
    zh={
        "order": "“{label}”应为第{number}部分，现排在“{other}”之后，次序颠倒；请按格式规定的顺序排列",
        "number": "“{label}”的序号应为“{expected}”，现写作“{actual}”；请改正序号",
    },
    en={
        "order": "“{label}” is section {number} of the form but stands after “{other}”; "
        "put the sections in the form's order",
        "number": "“{label}” is numbered “{actual}” where the form says “{expected}”; correct the number",
    },
)
def section_order(report: Report, standard: Standard) -> Iterator[Finding]:
    """The sections follow each other in the order of the form, under their numbers.

    As few sections as can be are reported as out of order: of two that changed places the later one, whose place was
    before. Numbers that merely go on from a section left out, added or moved are not reported once more, nor is a
    section that stands twice (SEC004). A heading without a number is none of this rule's business.

    中文：各部分应按格式规定的顺序排列，序号与格式一致。

    只报告最少的错位部分：两个部分互换位置时，标在后出现、本应在前的那一个上。因漏掉、增加或移动某一部分而顺延的
    序号不重复报告；重复出现的部分由 SEC004 报告；标题没有序号的不在此列。

    Source:
        2021格式
    Bad:
        六、其他需要报告的事项
        五、存在的主要问题及改进情况
    Good:
        五、存在的主要问题及改进情况
        六、其他需要报告的事项
    """
    forms = report.form.sections
    if [(one.key, one.heading.number) for one in report.sections] == [(one.key, one.number) for one in forms]:
        return
    ranks = {form.key: rank for rank, form in enumerate(forms)}
    firsts: list[Section] = []
    places: dict[int, int] = {}
    numbered = 0
    for section in report.sections:
        if section.key not in {other.key for other in firsts} or not section.key:
            numbered += 1
            places[section.span.start] = numbered
            if section.key:
                firsts.append(section)
    kept = _longest_run([ranks[section.key] for section in firsts])
    for i, section in enumerate(firsts):
        form = report.form.sections[ranks[section.key]]
        number = section.heading.number
        if i not in kept:
            before = next((other for other in firsts[:i] if ranks[other.key] > ranks[section.key]), None)
            other = before or firsts[i + 1]
            related = [Related(other.heading.span, "应排在它前面的部分", "the section that it should precede")]
            yield Finding(
                section.heading.span, variant="order" if before else "number", label=form.label, number=form.number,
                other=report.form.sections[ranks[other.key]].label, related=related if before else (),
                expected=form.number, actual=number,
            )  # fmt: skip
        elif form.number and number and number not in (form.number, _numeral(places[section.span.start])):
            span = Span(section.heading.span.start, section.heading.span.start + len(number))
            yield Finding(span, variant="number", label=form.label, expected=form.number, actual=number)


def _numeral(place: int) -> str:
    return _NUMERALS[place - 1] if place <= len(_NUMERALS) else ""


def _longest_run(ranks: list[int]) -> set[int]:
    """The places of a longest ascending run of ``ranks``; of equals the one that keeps what comes first."""
    best: list[tuple[int, ...]] = []
    for i, rank in enumerate(ranks):
        runs = [run for run in best if ranks[run[-1]] < rank]
        before: tuple[int, ...] = ()
        if runs:
            before = max(runs, key=len)
        best.append((*before, i))
    if not best:
        return set()
    longest = max(best, key=len)
    return set(longest)


@rule(
    "SEC004",
    severity="error",
    source="2021格式",
    zh={
        "": "“{label}”已在前面出现过，此处重复；请合并为一个部分或删去多余的",
        "all": "所有部分自“{label}”起又出现一遍，文件中像是有两份报告；请一个文件只放一份报告",
    },
    en={
        "": "“{label}” stands in the report already; merge the two sections or take the superfluous one out",
        "all": "all sections stand there once more from “{label}” on, as if there were two reports; keep one in a file",
    },
)
def duplicate_section(report: Report, standard: Standard) -> Iterator[Finding]:
    """Every section of the form stands in the report once.

    The second and each further heading of a section is reported, with the first one as the related place; where all
    sections stand twice, that is reported once. A table of contents, a list of the parts in the opening and a table's
    caption are no headings.

    中文：格式规定的每个部分只出现一次。

    第二次及以后的标题逐一报告，并指出第一次出现的位置；全部重复的只报一次。目录、开头罗列各部分的语句以及表格名称不算标题。

    Source:
        2021格式
    Bad:
        六、其他需要报告的事项
        无
        六、其他需要报告的事项
        本年度未收取信息处理费。
    Good:
        六、其他需要报告的事项
        本年度未收取信息处理费。
    """
    first: dict[str, Section] = {}
    keyed = [section for section in report.sections if section.key]
    if len({section.key for section in keyed}) == len(keyed):
        return
    labels = {form.key: form.label for form in report.form.sections}
    again = [section for section in keyed if first.setdefault(section.key, section) is not section]
    both = len(labels) > 1 and {section.key for section in again} == set(labels)
    for section in again[:1] if both else again:
        related = Related(first[section.key].heading.span, "第一次出现", "the first one")
        variant = "all" if both else ""
        yield Finding(section.heading.span, variant=variant, label=labels[section.key], related=[related])
