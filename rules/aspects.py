"""SEC – what the first section speaks of."""

from collections.abc import Iterator
from functools import lru_cache

from ..grammar import Paragraph, Report, Section
from ..grammar.patterns import lazy
from ..linter import Finding, Standard, rule
from ..linter.section_content import is_bare
from ..linter.standard import Aspect

_HEAD = 40
_USUAL = ("（一）", "(一)")
_STOP = lazy("[。：:；，,]")
_INLINE = lazy(r"(?<![^。；;：:\s])[（(][一二三四五六七八九][）)]")
_COUNT = lazy(r"(?<=公开|发布)\d+余?[条件篇]")
_TITLE = lazy("《[^《》]*》")
_PLACE = lazy("^.{2,}?(?:[省县区旗]|市(?!场))")


@rule(
    "SEC006",
    severity="warning",
    source="2021格式；条例第五十条",
    zh="“{section}”没有写到“{label}”；该部分应包括：{all}，请补写，没有相关工作的也应说明",
    en="“{section}” says nothing of {label}; it has to cover {all}: write about it, if only that nothing was done",
)
def missing_aspect(report: Report, standard: Standard) -> Iterator[Finding]:
    """The first section speaks of each aspect that the standard names.

    Both headings and prose count, whatever the items are called and however they are numbered: one mention is enough,
    and the words that count as one are generous. Three things do not count: the names of the report's parts in a
    sentence that lists them, titles in 《》, and the body's own name (市场监督管理局). Under an item's
    heading that names another aspect only an unmistakable mention counts, as a website is named in every sentence on
    what was published. Each aspect that is missing is a finding of its own, on the section's heading. A section that
    is absent or empty is SEC001 or SEC005.

    中文：“总体情况”应写到标准列出的每个方面。

    标题和正文都算，条目怎样命名、怎样编号不限，提到一次即可，认定从宽。三种情形不算：罗列报告各部分名称的语句，
    《》中的文件名称，以及本机关的名称（市场监督管理局）。在标题已写明属于另一方面的条目之下，须有明确的表述才算（例如写主动公开时常会提到网站）。
    每缺一个方面报告一条，标在该部分标题上。该部分缺失或没有内容的，由 SEC001、SEC005 报告。

    Source:
        2021格式；条例第五十条
    Bad:
        （一）主动公开。发布信息96条。
        （二）依申请公开。办结申请11件。
        （三）监督保障。组织培训2次。
    Good:
        （一）主动公开。发布信息96条。
        （二）依申请公开。办结申请11件。
        （三）政府信息管理。落实审核制度。
        （四）政府信息公开平台建设。维护网站专栏。
        （五）监督保障。组织培训2次。
    """
    for key in dict.fromkeys(aspect.section for aspect in standard.aspects):
        aspects = [aspect for aspect in standard.aspects if aspect.section == key]
        sections = [section for section in report.sections if section.key == key]
        paragraphs = [paragraph for section in sections for paragraph in section.paragraphs]
        if not paragraphs:
            continue
        style = next((_style(paragraph.marker) for paragraph in paragraphs if paragraph.marker), _USUAL[0])
        items = [item for paragraph in paragraphs for item in _items(paragraph, style)]
        heads = [_head(text) if marker and _style(marker) == style else "" for text, marker in items]
        headings = "\n".join(heads)
        missing = [aspect for aspect in aspects if not any(map(headings.__contains__, aspect.words))]
        if missing and not all(is_bare(report, section) for section in sections):
            agency = "".join((report.agency or "").split())
            own = tuple(filter(None, (agency, _PLACE.sub("", agency, 1))))
            texts = [_plain(text, report, own) for text, _ in items]
            names = [word for aspect in aspects for word in (aspect.label, *aspect.core)]
            named = [bool(head) and any(map(head.__contains__, names)) for head in heads]
            spoken = list(zip(texts, heads, named, strict=True))
            for aspect in missing:
                if not _spoken_of(aspect, spoken):
                    yield Finding(
                        sections[0].heading.span, section=_label(sections[0], report), label=aspect.label,
                        all="、".join(other.label for other in aspects),
                    )  # fmt: skip


def _label(section: Section, report: Report) -> str:
    return next(form.label for form in report.form.sections if form.key == section.key)


def _spoken_of(aspect: Aspect, items: list[tuple[str, str, bool]]) -> bool:
    """Whether any item speaks of an aspect that none names: those under a heading for another by its core words only.

    An item is its text, its heading (empty for a paragraph that begins no item), and whether that names any aspect.
    """
    words = aspect.words
    for text, head, named in items:
        if head:
            words = aspect.core if named and aspect.core else aspect.words
        if any(map(text.__contains__, words)):
            return True
    return False


def _items(paragraph: Paragraph, style: str) -> list[tuple[str, str]]:
    """The items (text, number) of a paragraph: several where they stand on one line, as the report's do."""
    text = paragraph.text
    several = style in _USUAL and text.count(style[0]) > 1
    starts = [match.start() for match in _INLINE.finditer(text)] if several else []
    if len(starts) < 2:
        return [(text, paragraph.marker)]
    ends = [*starts[1:], len(text)]
    lead = [(text[: starts[0]], paragraph.marker)] if starts[0] else []
    return lead + [(text[start:end], text[start : start + 3]) for start, end in zip(starts, ends, strict=True)]


def _head(text: str) -> str:
    """What an item begins with: up to its first stop."""
    if " " in text[:_HEAD]:
        text = text.replace(" ", "")
    end = _STOP.search(text, 1, _HEAD)
    return text[: end.start() if end else _HEAD]


@lru_cache(maxsize=256)
def _style(marker: str) -> str:
    """The shape of an item number without the number."""
    return "".join(
        "一" if c in "一二三四五六七八九十" else "1" if c.isdigit() else c for c in marker if not c.isspace()
    )


def _plain(text: str, report: Report, own: tuple[str, ...]) -> str:
    """A paragraph without blanks, counts, titles in 《》, the body's ``own`` names and those of the report's parts."""
    if " " in text or "\u00a0" in text or "\u3000" in text:
        text = "".join(text.split())
    text = _COUNT.sub("", text)  # 公开2条信息
    for name in own:
        text = text.replace(name, "")  # 市场监督管理局
    if "《" in text:
        text = _TITLE.sub("", text)
    if "部分" in text or "组成" in text or "包括" in text:
        for sentence in text.split("。"):
            named = sum(form.label in sentence for form in report.form.sections)
            if named > 1 or named and "部分" in sentence:
                text = text.replace(sentence, "")
    return text
