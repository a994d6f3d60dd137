"""What stands in a section besides its heading: for rules that ask whether it says anything."""

from collections.abc import Iterator
from itertools import islice

from ..grammar.labels import fold, says_nothing
from ..grammar.nodes import Section
from ..grammar.patterns import lazy
from ..grammar.report import Report
from ..grammar.source import Span

_DATE = lazy(r"[〇○零一二三四五六七八九十\d]+年[一二三四五六七八九十\d]+月[一二三四五六七八九十\d]+日")
_CHROME = lazy(r"打印|关闭|主办|承办|备案|版权|分享|扫一扫|责任编辑|附件|上一篇|下一篇|来源|审核|监审|编辑")
_NONE = frozenset(("无", "暂无", "没有", "略"))
_MARGIN = "| \t\n\u00a0\u3000"


def content_of(report: Report, section: Section) -> list[Span]:
    """Where a section's prose and tables stand, in order; without signature, date and what a site puts below."""
    return sorted(_content(report, section))


def is_empty(report: Report, section: Section) -> bool:
    """Whether a section has no content at all."""
    first = section.paragraphs[0].text if section.paragraphs else ""
    if "。" in first and not says_nothing(first):
        return False  # as nearly always
    return next(_content(report, section), None) is None


def is_bare(report: Report, section: Section) -> bool:
    """Whether a section says no more than 无."""
    content = list(islice(_content(report, section), 2))
    return len(content) == 1 and fold(report.source.slice(content[0])) in _NONE


def _content(report: Report, section: Section) -> Iterator[Span]:
    for paragraph in section.paragraphs:
        if not says_nothing(paragraph.text) and not _is_below(paragraph.text, report):
            yield paragraph.prose.span
    for leaf in section.rows:
        text = report.source.slice(leaf.span)
        if not says_nothing(text) and not _is_signature(text, report):
            start = leaf.span.start + len(text) - len(text.lstrip(_MARGIN))
            yield Span(start, start + len(text.strip(_MARGIN)))


def _is_below(text: str, report: Report) -> bool:
    """Whether a paragraph is no more than the body's name and a date, or what a site puts below an article."""
    if len(text) > 60 or "。" in text:
        return False
    return _is_signature(text, report) or "费" not in text and bool(_CHROME.search("".join(text.split())))


def _is_signature(text: str, report: Report) -> bool:
    return len(text) <= 60 and _DATE.sub("", "".join(text.replace("|", " ").split())) in ("", report.agency)
