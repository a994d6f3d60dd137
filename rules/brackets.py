"""TEXT007 – brackets that do not pair."""

from collections.abc import Iterator

from ..grammar import Paragraph, Report
from ..grammar.patterns import lazy
from ..grammar.records import NamedTuple
from ..linter import Finding, Standard, rule
from ..linter.item_lists import chinese, numeral
from ..linter.prose_search import in_paragraphs

_OPENING = {"《": "《》", "“": "“”", "（": "（）", "(": "（）", "〔": "〔〕"}
_CLOSING = {"》": "《》", "”": "“”", "）": "（）", ")": "（）", "〕": "〔〕"}
_MARKS = lazy("[《》“”（）()〔〕]")
_MARKS_BY_LINE = lazy("[《》“”（）()〔〕\n]")
_LIST_MARK = lazy(r"(?:^|[\s。；;：:，,、！？])(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z①-⑳])$")
_CUT_NUMBER = lazy(r"\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]")
_HALF_NUMBER = lazy("[（(]([二三四五六七八九])(?![一二三四五六七八九十])")
_BROKEN_NUMBER = lazy(r"[（(]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[、.．，,](?!\d)|〔\d{4}\s*\d{1,4}\s*[号）)]")
_LOST_OPENING = lazy(r"[函发令字办府]\s*(?:19|20)\d\d\s*$")
_MOST = 20  # findings of a paragraph; more would say no more


class _Mark(NamedTuple):
    """A bracket without its partner: which kind, whether it opens, where it stands."""

    kind: str
    opens: bool
    at: int


@rule(
    "TEXT007",
    source="GB/T 15834—2011《标点符号用法》",
    zh="“{mark}”没有成对的另一半；《》“”（）〔〕应当成对使用（GB/T 15834—2011），"
    "请在本段补上“{partner}”或删去多余的一个",
    en="“{mark}” has no partner in its paragraph; such marks come in pairs (GB/T 15834-2011): add “{partner}” or take "
    "the odd one out",
)
def unbalanced_bracket(report: Report, standard: Standard) -> Iterator[Finding]:
    """The marks 《》, “”, （） and 〔〕 pair within a paragraph.

    A title of a document or a quotation that is not closed is a misprint, and often a sign that words were lost.
    Full-width and half-width round brackets pair with each other; a paragraph cut in two by a page break is put
    together first. One finding stands on each mark that has no partner.

    It never fires on list numbers (`1）`, `二）`, `（三、`: SEC008), on damaged document numbers (`〔202130号`,
    `函2021〕30号`: YEAR007), on straight quotation marks, on a quotation that one straight mark closes, nor on cells of
    a table.

    中文：《》、“”、（）、〔〕应在段内成对。

    书名号、引号或括号没有闭合是文字差错，往往还意味着有文字丢失。全角、半角括号可以互相配对；被分页截断的段落先接起来再判断。
    每个不成对的符号报一次。

    不报：序号（`1）`、`二）`、`（三、`，见 SEC008）、残缺的文号（`〔202130号`，见 YEAR007）、直引号、
    一半为直引号的引文，以及表格单元格。

    Source:
        GB/T 15834—2011《标点符号用法》
    Bad:
        严格执行《政府信息公开保密审查制度，做到先审查后公开。
    Good:
        严格执行《政府信息公开保密审查制度》，做到先审查后公开。
    """
    if not in_paragraphs(report, _may_be_odd, _may_be_odd):
        return
    whole = report.prose
    paragraphs = [*report.front]
    for section in report.sections:
        # Among the lines of a table a label may pass for a paragraph: there only sentences are judged.
        tabular = bool(section.rows)
        paragraphs += [one for one in section.paragraphs if not tabular or "。" in one.text]
    before: list[tuple[Paragraph, _Mark]] = []
    for paragraph in paragraphs:
        if _CUT_NUMBER.match(paragraph.text):
            before = [one for one in before if one[1].at < len(one[0].text.rstrip()) - 1]
        odd = [(paragraph, mark) for mark in _odd_marks(paragraph.text) if not _cut_item(whole, paragraph, mark)]
        for pair in odd:
            partner = next((one for one in before if one[1].kind == pair[1].kind and one[1].opens), None)
            if partner and not pair[1].opens:
                before.remove(partner)
                odd = [one for one in odd if one is not pair]
            elif _lost_number(whole, *pair):
                odd = [one for one in odd if one is not pair]
        yield from map(_unpaired, before)
        before = odd
    yield from map(_unpaired, before)


def _cut_item(whole: str, paragraph: Paragraph, mark: _Mark) -> bool:
    """Whether a bracket opens an item number that lost its other half, of a list that is there: SEC008's."""
    text, at = paragraph.text, mark.at
    item = _HALF_NUMBER.match(text, at)
    if not mark.opens or item is None or at and text[at - 1] not in "。；;：:！!？?” \t\u3000":
        return False
    before = chinese(numeral(item[1]) - 1)
    return any(f"{left}{before}{right}" in whole for left in "（(" for right in "）)")


def _lost_number(whole: str, paragraph: Paragraph, mark: _Mark) -> bool:
    """Whether a paragraph begins with a bracket that is all that is left of an item number, of a list that is there."""
    if mark.opens or paragraph.text[: mark.at].strip():
        return False
    return any(f"{left}{number}{right}" in whole for number in "二三四五" for left in "（(" for right in "）)")


def _may_be_odd(text: str) -> bool:
    """Whether not all marks are nested in pairs, line by line."""
    marks = "".join(_MARKS_BY_LINE.findall(text))
    for pair in ("“”", "《》", "（）", "()", "〔〕", "（)", "(）") * 3:
        marks = marks.replace(pair, "")
    return bool(marks.strip())


def _odd_marks(text: str) -> list[_Mark]:
    """The marks of a paragraph that have no partner in it."""
    open_marks: dict[str, list[_Mark]] = {}
    odd: list[_Mark] = []
    for match in _MARKS.finditer(text):
        mark, at = match[0], match.start()
        kind = _OPENING.get(mark)
        if kind:
            if not _BROKEN_NUMBER.match(text, at):
                open_marks.setdefault(kind, []).append(_Mark(kind, True, at))
        elif open_marks.get(_CLOSING[mark]):
            open_marks[_CLOSING[mark]].pop()
        elif mark == "〕" and _LOST_OPENING.search(text, max(0, at - 9), at):
            continue
        elif mark not in "）)" or not _LIST_MARK.search(text, max(0, at - 5), at):
            odd.append(_Mark(_CLOSING[mark], False, at))
    odd += [mark for marks in open_marks.values() for mark in marks]
    quotes = [mark for mark in odd if mark.kind == "“”"]
    if quotes and '"' in text and text.count('"') % 2 == len(quotes) % 2:
        odd = [mark for mark in odd if mark.kind != "“”"]
    elif len(quotes) == 2 and quotes[0].opens == quotes[1].opens:  # “……“: one mark turned the wrong way
        odd.remove(max(quotes) if not quotes[0].opens else min(quotes))
    return sorted(odd, key=lambda mark: mark.at)[:_MOST]


def _unpaired(place: tuple[Paragraph, _Mark]) -> Finding:
    paragraph, mark = place
    written = paragraph.text[mark.at]
    return Finding(paragraph.prose.at(mark.at), mark=written, partner=mark.kind[mark.opens])
