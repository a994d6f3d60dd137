"""Searches of the prose find the same whether texts are new, known from other reports, or forgotten in between."""

import re
from collections.abc import Callable, Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.grammar import Report, Source, parse
from gouji.linter import prose_search
from gouji.linter.prose_search import in_paragraphs, in_sentences, in_sentences_of
from tests.test_engine import STANDARDS

TITLE = "临江县水务局2023年政府信息公开工作年度报告\n一、总体情况\n"
SENTENCES = (
    "我局做好公开工作。",
    "公开信息12条。",
    "公开信息。",
    "12。",
    "。",
    "（一）公开，共34条",
    "收到申请5件；办结。",
)


def digits(text: str) -> Sequence[tuple[int, str]]:
    return [(match.start(), match[0]) for match in re.finditer(r"\d+", text)]


def published(text: str) -> Sequence[tuple[int, str]]:
    return [(match.start(), match[0]) for match in re.finditer("公开信息", text)]


def has_digit(text: str) -> bool:
    return any(c.isdigit() for c in text)


def report_of(paragraphs: Sequence[str]) -> Report:
    return parse(Source(TITLE + "\n".join(paragraphs)), STANDARDS[-1].form)


def places(found: Iterable[tuple[object, int, Sequence[tuple[int, str]]]]) -> list[tuple[int, str]]:
    """Where in the source something was found."""
    return [
        (paragraph.prose.at(at + start).start, text)  # type: ignore[attr-defined]
        for paragraph, at, several in found
        for start, text in several
    ]


def expected(report: Report, search: Callable[[str], Sequence[tuple[int, str]]]) -> list[tuple[int, str]]:
    return [
        (paragraph.prose.at(start).start, text)
        for paragraph in report.paragraphs
        for start, text in search(paragraph.text)
    ]


PARAGRAPHS = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map("".join), max_size=6)
SEARCHES = st.lists(st.sampled_from([digits, published]), min_size=1, max_size=4)


@given(st.lists(PARAGRAPHS, min_size=1, max_size=5), SEARCHES, st.booleans(), st.sampled_from([1, 2000, 1 << 20]))
def test_what_is_known_changes_nothing(
    reports: list[list[str]], searches: list[Callable[..., Sequence[tuple[int, str]]]], quick: bool, kept: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prose_search, "_KEPT", kept)
        read = [report_of(paragraphs) for paragraphs in reports]
        for search in searches:  # several reports side by side, as in a run
            for report in read:
                test = has_digit if quick and search is digits else None
                assert places(in_sentences(report, search, test)) == expected(report, search)
                assert places(in_paragraphs(report, search, test)) == expected(report, search)
                some = report.paragraphs[:2]
                assert places(in_sentences_of(some, search)) == [
                    (paragraph.prose.at(start).start, text)
                    for paragraph in some
                    for start, text in search(paragraph.text)
                ]


def test_a_sentence_comes_with_the_stop_before_it() -> None:
    seen: list[str] = []

    def noted(text: str) -> None:
        seen.append(text)

    report = report_of(["一是开展培训。二是完善制度。三是"])
    in_sentences(report, noted)
    assert seen == ["一是开展培训。", "。二是完善制度。", "。三是"]


def test_a_text_is_searched_once() -> None:
    seen: list[str] = []

    def noted(text: str) -> str:
        seen.append(text)
        return text

    for words in ("我局组织座谈九次。", "我局组织座谈九次。我局走访企业七家。"):
        found = in_sentences(report_of([words]), noted)
        assert "".join(text for *_, text in found).replace("。。", "。") == words
    assert [text.count("座谈") for text in seen] == [1, 0]


def test_a_long_text_is_not_kept() -> None:
    seen: list[int] = []

    def noted(text: str) -> None:
        seen.append(len(text))

    for _ in range(2):
        in_sentences(report_of(["某项工作，" * 1000 + "。公开。"]), noted)
    assert seen == [5004, 5004]


def test_a_search_that_raises_is_told_to_whoever_asks_for_it() -> None:
    def broken(text: str) -> None:
        if "座谈" in text:
            raise ValueError(text)

    def noted(text: str) -> str:
        return text

    for search in (noted, broken):
        in_sentences(report_of(["我局组织培训。"]), search)
    report = report_of(["我局组织座谈。"])
    for _ in range(2):
        assert [text for *_, text in in_sentences(report, noted)] == ["我局组织座谈。"]
        with pytest.raises(ValueError, match="座谈"):
            in_sentences(report, broken)
