"""YEAR – what a report cites as its basis."""

import re
from collections.abc import Iterator

from ..grammar import Report
from ..grammar.patterns import lazy
from ..linter import Finding, Standard, rule
from ..linter.prose_search import in_paragraphs

_FIRST_YEAR = 2021  # of the form of 国办公开办函〔2021〕30号
_OPEN, _CLOSE = "〔\\[（(【﹝［", "〕\\])）】﹞］"
_TRIAL = lazy(
    rf"(?:国办)?(?:公开办|办公开)函?\s*(?:[{_OPEN}]\s*)?2019\s*(?:[{_CLOSE}]\s*)?60\s*号|年度报告格式[》）)]?\s*[（(]\s*试行\s*[）)]"
)
_OLD_LAW = lazy(r"(?:国务院令?\s{0,3}[（(]?\s{0,3})?(?:第\s{0,3})?(?<!\d)492\s*号(?:\s*令|\s*国务院令)?")
_DECREE = lazy(r"(?<=公开条例》)[（(，,\s]*(?:中华人民共和国)?国务院令?\s{0,3}第?\s{0,3}(?!(?:711|492)\s*号)\d*\s*号")
_OLD_DATE = lazy(r"(?<=公开条例》[（(])自?\s*2008\s*年\s*5\s*月\s*1\s*日起?(?:施行|实施)")
_HISTORY = lazy(r"废止|取代|不再|替代|停止|原(?:《|国办|条例|格式)|修订前|旧")
_GARBLED = lazy(
    rf"(?<=[{_OPEN}])(?:19|20)\d{{2}}\s*\d{{1,4}}\s*号|(?<=[函发令字办府]〔)(?:19|20)\d{{3,5}}(?=\s*[）)])"
    rf"|(?<=[函发令字办府])\s*(?:19|20)\d{{2}}\s*[〕﹞]\s*\d{{1,4}}\s*号|[{_OPEN}]\s*[{_CLOSE}]\s*\d{{1,4}}\s*号"
    rf"|(?<=[函发令字办府][{_OPEN}])(?:\d{{5,}}|\d{{2,3}})\s*[{_CLOSE}]\s*\d{{1,4}}\s*号"
    rf"|国办(?:政务)?公开(?!办函)[办函]{{1,3}}[{_OPEN}]\s*2021\s*[{_CLOSE}]\s*30\s*号"
    r"|(?:(?<=[函字令])|(?<=[办政府委厅局党]发))(?:19|20)\d{3,6}\s{0,4}号"
)
_STOP = lazy("[。；]")
_REVISED = lazy("711|修订")
_SUPERSEDED = (("form", "60", _TRIAL), ("form", "试行", _TRIAL), ("law", "492", _OLD_LAW), ("law", "2008", _OLD_DATE))
_ANY_YEAR = ("number", "decree")


@rule(
    "YEAR007",
    severity="warning",
    source="2021格式；条例",
    zh={
        "form": "编制依据引用了“{found}”，这是 2019 年印发的试行格式；{year} 年度报告应按国办公开办函〔2021〕30号印发的"
        "格式编制，请更正并核对表格",
        "law": "编制依据引用了“{found}”，即 2019 年修订前的条例；现行条例以国务院令第711号公布，自2019年5月15日起施行，"
        "请更正",
        "decree": "条例的文号“{found}”有误；现行条例以国务院令第711号公布，请更正",
        "number": "文号“{found}”残缺，文字、括号或年份有缺失；请按原文件补全，如国办公开办函〔2021〕30号",
    },
    en={
        "form": "“{found}” is cited as the basis, which is the trial form of 2019; a report on {year} follows the form "
        "of 国办公开办函〔2021〕30号: correct it, and compare the tables",
        "law": "“{found}” is cited as the basis, which is the regulation before its revision of 2019; the one in force "
        "is 国务院令第711号, from 15 May 2019: correct it",
        "decree": "“{found}” is no number of the regulation; the one in force is 国务院令第711号: correct it",
        "number": "the document number “{found}” is damaged, words, a bracket or the year are lost; complete it from "
        "the document, for example 国办公开办函〔2021〕30号",
    },
)
def superseded_source(report: Report, standard: Standard) -> Iterator[Finding]:
    """A report for 2021 or later rests on the sources in force, and cites them by whole document numbers.

    The trial form of 国办公开办函〔2019〕60号 was followed by that of 〔2021〕30号, the regulation of 2007
    (国务院令第492号) by the one of 2019 (第711号). Citing the old ones shows that the report was made after an old
    pattern. A document number that lost a bracket or its year (`〔202130号`) is reported for any year. Sentences that
    say that the old source was repealed or replaced never fire, nor do other papers' numbers; half-width brackets are
    fine.

    中文：2021年及以后的报告应以现行规定为依据，引用的文号应完整。

    2019年的试行格式（国办公开办函〔2019〕60号）已由2021年的格式（〔2021〕30号）接替，2007年的条例（国务院令第492号）已由2019年修订的
    条例（第711号）接替，仍引用旧依据说明报告沿用了旧稿。文号缺括号或年份的（如“〔202130号”），不论哪一年均报告。说明旧规定已废止或被取代
    的语句、其他文件的文号不涉及，使用半角括号不算问题。

    Source:
        2021格式; 条例
    Bad:
        按照国办公开办函〔2019〕60号的要求编制2023年度报告。
    Good:
        按照国办公开办函〔2021〕30号的要求编制2023年度报告。
    """
    judged = report.year is not None and report.year >= _FIRST_YEAR
    for paragraph, _, found in in_paragraphs(report, _wrong_in, _may_cite):
        for variant, start, end, shown in found:
            if judged or variant in _ANY_YEAR:
                yield Finding(paragraph.prose.at(start, end), variant=variant, found=shown, year=report.year)


def _may_cite(text: str) -> bool:
    return "号" in text or "〔" in text or any(cue in text for _, cue, _ in _SUPERSEDED)


def _wrong_in(text: str) -> list[tuple[str, int, int, str]]:
    """What is wrong with the sources that a paragraph cites: the variant, from where to where, what to show."""
    wrong = []
    if "号" in text or "〔" in text:
        wrong = [("number", *match.span(), _around(text, match)) for match in _GARBLED.finditer(text)]
        if match := _DECREE.search(text):
            wrong.append(("decree", *match.span(), match[0].strip("（(，, \n")))
    for variant, cue, pattern in _SUPERSEDED:
        found = pattern.search(text) if cue in text else None
        sentence = _sentence(text, found) if found else ""
        if found and not _HISTORY.search(sentence) and not (variant == "law" and _REVISED.search(sentence)):
            wrong.append((variant, *found.span(), found[0].strip()))
            break
    return wrong


def _sentence(text: str, found: re.Match[str]) -> str:
    before = _STOP.split(text[max(0, found.start() - 200) : found.start()])[-1]
    return before + text[found.start() : found.end() + 200].partition("。")[0]


def _around(text: str, found: re.Match[str]) -> str:
    """The number with the bracket or word before it."""
    start = found.start() if found[0].startswith("国办") else max(0, found.start() - 1)
    return text[start : found.end()].strip()
