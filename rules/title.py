"""SEC – the title: there, and in the wording of the standard."""

from collections.abc import Iterator

from ..grammar import Report
from ..grammar.patterns import lazy
from ..grammar.source import FILE_START
from ..grammar.titles import name_of, year_of
from ..linter import Finding, Standard, rule

#: What stands between year and name where 年 is written twice.
_TWICE = lazy(r"\s*年度?\s*年[年度]*\s*")
#: What stands before the name where all is as it should be: no other year, no name of a website.
_USUAL = lazy(r"[^\d二_|–—-]*20[0-9]{2}\s*年度?[^\d年_|–—-]*")


@rule(
    "SEC009",
    severity="error",
    source="2021格式",
    zh="没有找到报告标题；请在开头写明“〈机关名称〉〈年份〉年{label}”",
    en="no line is recognisable as the title; begin with “<body><year>年{label}”",
)
def missing_title(report: Report, standard: Standard) -> Iterator[Finding]:
    """The report has a title.

    It may be a web page's title or the report's own, on one line or several; one that is misworded is SEC010, one
    without a year YEAR001. Sentences, breadcrumbs and titles of other documents are no title.

    中文：报告应有标题。

    网页标题或正文标题均可，可写在一行或分几行；标题措辞不当的由 SEC010 报告，没有年份的由 YEAR001 报告。
    正文语句、网页导航和其他文件的标题不算。

    Source:
        2021格式
    Bad:
        一、总体情况
    Good:
        某县水务局2023年政府信息公开工作年度报告
        一、总体情况
    """
    if report.title is None:
        yield Finding(FILE_START, label=report.form.title.label)


@rule(
    "SEC010",
    severity="warning",
    source="2021格式",
    zh={
        "": "标题应称“…年{expected}”，现称“{actual}”；请按规定名称改正",
        "year": "标题中年份后应有“年”字，应写作“{expected}”，现写作“{actual}”",
    },
    en={
        "": "the title should read “…年{expected}”, it reads “{actual}”; call the report by its name",
        "year": "年 is missing after the year in the title: it should read “{expected}”, it reads “{actual}”",
    },
)
def title_wording(report: Report, standard: Standard) -> Iterator[Finding]:
    """The title ends in the name that the standard gives the report, after the year.

    Legitimate are YYYY年 and YYYY年度, the year first, the body and the rest on several lines, blanks inside, a tail
    such as （文字版） or （2023年度）, and a web page's own title before a proper one. Reported are other names (工作
    or 政府 left out, 年报, 工作报告) and a year without 年. A title without a year is YEAR001, a damaged year YEAR006:
    neither is reported here.

    中文：标题应采用规定的名称，并写在年份之后。

    “YYYY年”“YYYY年度”、年份在前、机关名称与其余文字分行、中间有空格、带“（文字版）”“（2023年度）”等后缀，以及正
    文标题之前另有网页标题，均属正常。报告的是其他名称（缺“工作”或“政府”、“年报”、“工作报告”等）以及年份后缺“年”字。
    没有年份由 YEAR001 报告，年份有误由 YEAR006 报告，此处不再重复。

    Source:
        2021格式
    Bad:
        某县水务局2023信息公开年报
    Good:
        某县水务局2023年政府信息公开工作年度报告
    """
    title = report.title
    if title is None:
        return
    text = title.prose.text
    label = report.form.title.label
    if text.endswith(label) and _USUAL.fullmatch(text, 0, len(text) - len(label)):
        return
    year = year_of(text)
    if year is None:
        return
    named, start, end = name_of(text, report.form.title)
    if not named:
        actual = "".join(text[start:end].split())
        yield Finding(title.prose.at(start, end), expected=label, actual=actual)
    elif year[2] <= end and not text[year[2] :].lstrip().startswith("年"):
        digits = text[year[1] : year[2]]
        yield Finding(title.prose.at(year[1], year[2]), variant="year", expected=f"{digits}年", actual=digits)
    elif year[2] < start and _TWICE.fullmatch(text, year[2], start):
        yield Finding(title.prose.at(year[2], start), expected=label, actual="".join(text[year[2] : end].split()))
