"""SEC – headings: their wording, their Markdown level, and parts beyond the form."""

from collections.abc import Iterator

from ..grammar import Report, Section, Source, Span
from ..grammar.labels import fold, likeness
from ..linter import Edit, Finding, Fix, Standard, rule


@rule(
    "SEC003",
    severity="warning",
    source="2021格式",
    fixable="safe",
    zh="第{number}部分标题应为“{expected}”，现写作“{actual}”；请按格式改正",
    en="the heading of section {number} is “{actual}”, the form says “{expected}”; correct the wording",
)
def section_title(report: Report, standard: Standard) -> Iterator[Finding]:
    """The heading of a section has the wording of the form or a legitimate variant of it.

    A heading is known by its number, its wording and its place, so one in slightly other words is still recognised.
    Blanks, width, punctuation, line ends, a missing or differently written number and Markdown marks are no defect.
    The correction puts the form's wording in; it is not offered where the heading has little in common with it.

    中文：各部分标题应采用格式规定的文字或通行的等同写法。

    标题按序号、文字和位置识别，措辞略有出入也能认出。空格、全角半角、标点、换行、序号写法和 Markdown 标记不算问题。
    可自动改为规定的文字；与规定文字相差较大的不自动修改。

    Source:
        2021格式
    Bad:
        六、其他需报告的事项
    Good:
        六、其他需要报告的事项
    """
    worded = [section for section in report.sections if not section.heading.mandated]
    for section in worded:
        form = next((form for form in report.form.sections if form.key == section.key), None)
        if form is None:
            continue
        actual = " ".join(report.source.slice(section.heading.wording).split())
        alike = likeness(fold(actual), fold(form.label)) >= 0.6
        fix = Fix("safe", (Edit(section.heading.wording, form.label),)) if alike else None
        yield Finding(section.heading.wording, number=form.number, expected=form.label, actual=actual, fix=fix)


@rule(
    "SEC007",
    severity="warning",
    source="2021格式",
    fixable="safe",
    zh="标题级别不一致：第一个标题为 {expected} 级，此处为 {actual} 级（0 为未作标题标记）；"
    "各部分标题应同级，请改为 {expected} 级",
    en="the heading is of Markdown level {actual}, the first one of level {expected} (0: not marked as a heading); "
    "sections stand on one level, make it {expected}",
)
def heading_level(report: Report, standard: Standard) -> Iterator[Finding]:
    """The headings of the sections are of one Markdown level.

    Each heading whose level differs from that of the first one is reported. Level 0 is a heading without `#`; a report
    without any `#`, or with its headings within lines, has nothing to compare. Headings underlined with `===` or `---`
    and parts beyond the form do not count. In HTML the levels are those of `<h1>` to `<h6>`, and other headings do not
    count; there is no fix.

    中文：各部分标题的 Markdown 级别应当一致。

    与第一个标题级别不同的逐一报告。0 级指没有 `#` 标记；全文没有 `#` 的不作比较。用 `===`、`---` 下划线标记的标题
    和格式以外的部分不计。HTML 以 `<h1>` 至 `<h6>` 为级别，其他标题不计，也不提供自动修改。

    Source:
        2021格式
    Bad:
        ## 一、总体情况
        ### 二、主动公开政府信息情况
    Good:
        ## 一、总体情况
        ## 二、主动公开政府信息情况
    """
    sections = [section for section in report.sections if section.key]
    levels = {section.heading.level for section in sections}
    if len(levels) < 2:
        return
    source, text = report.source, report.source.text
    tagged = source.text is not source.raw and any(
        section.heading.level and _tagged(source, section) for section in sections
    )
    if tagged:
        sections = [section for section in sections if section.heading.level]
    first = sections[0].heading.level
    for section in sections[1:]:
        level = section.heading.level
        if level == first or not level and _underlined(text, section.leaf.span.end):
            continue
        start = section.leaf.span.start
        at = text.find("#", start, section.heading.span.start) if level else section.heading.span.start
        if tagged:
            yield Finding(Span(at, at + level), expected=first, actual=level)
            continue
        if level and first:
            span, edit = Span(at, at + level), Edit(Span(at, at + level), "#" * first)
        elif level:
            span = Span(at, at + level)
            blanks = len(text[at + level :]) - len(text[at + level :].lstrip(" \t"))
            edit = Edit(Span(at, at + level + blanks), "")
        else:
            span, edit = section.heading.span, Edit(Span(start, start), "#" * first + " ")
        alone = not level and text[start : section.heading.span.start].strip("*_ \t\u00a0\u3000")
        fix = None if alone else Fix("safe", (edit,))
        yield Finding(span, expected=first, actual=level, fix=fix)


def _tagged(source: Source, section: Section) -> bool:
    """Whether the level of a heading is that of an HTML tag."""
    at = source.text.find("#", section.leaf.span.start)
    return source.raw[source.origin(at)] == "<"


def _underlined(text: str, offset: int) -> bool:
    line = text[offset : text.find("\n", offset) + 1 or None].strip()
    return len(line) > 1 and line in ("=" * len(line), "-" * len(line))


@rule(
    "SEC013",
    severity="info",
    source="2021格式",
    zh="“{label}”是格式规定的 {count} 个部分之外的部分；请确认是否必要，可并入“{last}”",
    en="“{label}” is a part beyond the {count} of the form; see whether it is needed or belongs under “{last}”",
)
def extra_section(report: Report, standard: Standard) -> Iterator[Finding]:
    """The report has no numbered part beyond those of the form.

    A numbered heading that goes on counting after the last section, or stands between two of them, is a part of the
    report's own. That is no fault, but what it says usually belongs under the other matters. A list of seven items
    within the last section is no seventh part, nor are appendices without a number.

    中文：报告一般不设格式规定以外的部分。

    在最后一个部分之后继续编号的标题，或插在各部分之间的编号标题，是报告自设的部分。这不算错误，但其内容通常可并
    入“其他需要报告的事项”。最后部分之内自编的条目以及不编号的附件不在此列。

    Source:
        2021格式
    Bad:
        七、下一步工作打算
    Good:
        六、其他需要报告的事项
    """
    count = len(report.form.sections)
    for section in report.sections:
        if not section.key:
            label = " ".join(report.source.slice(section.heading.wording).split())
            yield Finding(section.heading.span, label=label, count=count, last=report.form.sections[-1].label)
