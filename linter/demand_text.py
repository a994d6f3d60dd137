"""What a demand wants of prose: words or a pattern in a section, present or absent; a section, a heading; a length."""

from collections.abc import Callable, Collection, Iterator, Sequence

from ..grammar import Report, Section, Span, fold
from ..grammar.cells import read_cells
from ..grammar.form import Form
from ..grammar.patterns import lazy
from .demand_forms import WHOLE, all_of, any_of, section_name
from .finding import Finding
from .passages import Passage, find_pattern, find_words, opening, passages
from .patterns import compile_pattern
from .shape import Item
from .standard_parts import Items, words

Judge = Callable[[Report], Iterator[Finding]]
_CLAUSE = lazy("[。：:；;，,]")


class _Place:
    """The section that a demand is about, or the whole report; ``name`` is it as messages name it."""

    def __init__(self, items: Items, form: Form) -> None:
        self.key = ""
        self.name = WHOLE
        if "section" in items:
            labels = {section.key: section.label for section in form.sections}
            self.key = known(items["section"], labels, "部分", "section")
            self.name = section_name(labels[self.key])

    def found(self, report: Report) -> list[Section | None]:
        """The section, None for the whole report; nothing where the section is missing, which is another finding."""
        section = report.section(self.key) if self.key else None
        return [] if self.key and section is None else [section]


def known(item: Item, choices: Collection[str], zh: str, en: str) -> str:
    """One of the keys of a form, which may have none of that sort."""
    if not choices:
        raise item.wrong(f"此格式没有{zh}", f"the form has no {en}s")
    return item.one_of(choices, zh, en)


def judge_text(items: Items, form: Form, variant: str) -> Judge:
    """Words (any of them) or a pattern must stand in a section, or must not."""
    place = _Place(items, form)
    find: Callable[[Passage], Iterator[Span]]
    if "pattern" in items:
        pattern = compile_pattern(items["pattern"])
        if pattern.search(""):
            raise items["pattern"].wrong(
                "它与空文本也相符，因此总是成立", "it matches even no text, so it always holds"
            )
        wanted = any_of((pattern.pattern,))

        def find(passage: Passage) -> Iterator[Span]:
            return find_pattern(passage, pattern)
    else:
        texts = words(items["words"])
        folded = folded_words(items["words"])
        wanted = any_of(texts)

        def find(passage: Passage) -> Iterator[Span]:
            return find_words(passage, folded)

    absent = "absent" in items and items["absent"].flag()

    def judge(report: Report) -> Iterator[Finding]:
        for section in place.found(report):
            spans = (span for passage in passages(report, section) for span in find(passage))
            if absent:
                for span in spans:
                    found = " ".join(report.source.slice(span).split())
                    yield Finding(span, variant=variant, section=place.name, found=found, wanted=wanted)
            elif next(spans, None) is None:
                span = opening(report, section)
                yield Finding(span, variant=variant, section=place.name, found="", wanted=wanted)

    return judge


def folded_words(item: Item) -> tuple[str, ...]:
    """Words as they are compared: without blanks and punctuation, of which there must be more than that."""
    found = tuple(fold(word) for word in words(item))
    for index, word in enumerate(found):
        if not word:
            raise item.wrong("只有标点，无法比对", "it is nothing but punctuation, which is not compared", index)
    return found


def judge_length(items: Items, form: Form, variant: str) -> Judge:
    """The prose of a section must have so many characters at least, or at most; blanks do not count."""
    place = _Place(items, form)
    limits = items["length"].table(("least", "most"))
    if not limits:
        raise items["length"].wrong('应有 "least" 或 "most"', 'must have "least" or "most"')
    least = limits["least"].whole(1) if "least" in limits else 0
    most = limits["most"].whole(max(1, least)) if "most" in limits else None
    told = (
        "、".join(
            f"{zh} {limits[key].value} 字" for key, zh in (("least", "不少于"), ("most", "不多于")) if key in limits
        ),
        " and ".join(f"at {key} {limits[key].value}" for key in ("least", "most") if key in limits),
    )

    def judge(report: Report) -> Iterator[Finding]:
        for section in place.found(report):
            paragraphs = report.paragraphs if section is None else section.paragraphs
            length = sum(len("".join(paragraph.text.split())) for paragraph in paragraphs)
            if length < least or most is not None and length > most:
                yield Finding(
                    opening(report, section), variant=variant, section=place.name, actual=length,
                    expected=least if length < least else most, length=length, limits=told,
                )  # fmt: skip

    return judge


def judge_section(items: Items, form: Form, variant: str) -> Judge:
    """A section must be there."""
    place = _Place(items, form)

    def judge(report: Report) -> Iterator[Finding]:
        if report.section(place.key) is None:
            yield Finding(opening(report, None), variant=variant, section=place.name)

    return judge


def judge_heading(items: Items, form: Form, variant: str) -> Judge:
    """A heading with any of some wordings must stand in the report, or in a section: a part or an item of its own."""
    place = _Place(items, form)
    wanted = words(items["heading"])
    folded = frozenset(folded_words(items["heading"]))

    def judge(report: Report) -> Iterator[Finding]:
        for section in place.found(report):
            if not any(fold(wording) in folded for wording in _headings(report, section)):
                yield Finding(opening(report, section), variant=variant, section=place.name, wanted=any_of(wanted))

    return judge


def _headings(report: Report, section: Section | None) -> Iterator[str]:
    if section is None:
        for one in report.sections:
            yield report.source.slice(one.heading.wording)
    for paragraph in report.paragraphs if section is None else section.paragraphs:
        text = paragraph.text.removeprefix(paragraph.marker).lstrip("、.． ")
        stop = _CLAUSE.search(text)
        yield text[: stop.start()] if stop else text


def judge_labels(items: Items, form: Form, variant: str) -> Judge:
    """A table that the form does not know must stand in a section, known by its labels."""
    place = _Place(items, form)
    wanted = words(items["labels"])
    folded = folded_words(items["labels"])

    def judge(report: Report) -> Iterator[Finding]:
        for section in place.found(report):
            lacking = _lacking(report, section, dict(zip(folded, wanted, strict=True)))
            if lacking:
                span = opening(report, section)
                yield Finding(span, variant=variant, section=place.name, wanted=all_of(tuple(lacking)))

    return judge


def _lacking(report: Report, section: Section | None, wanted: dict[str, str]) -> Sequence[str]:
    """The labels that no cell holds; a short line on its own may be a cell, and one label may fill several."""
    sections = report.sections if section is None else (section,)
    leaves = tuple(leaf for one in sections for leaf in one.rows)
    found = [cell.folded for cell in read_cells(report.source.text, leaves).cells] if leaves else []
    found += [fold(paragraph.text) for one in sections for paragraph in one.paragraphs if len(paragraph.text) < 40]
    whole, joined = frozenset(found), "".join(found)
    return [
        label for folded, label in wanted.items() if folded not in whole and not (len(folded) > 3 and folded in joined)
    ]
