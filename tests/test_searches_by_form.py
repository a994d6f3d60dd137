"""Searching prose: what is found in texts that other reports have, too, is what a search of each text finds."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gouji.grammar import Report, Source, parse
from gouji.linter.prose_search import in_paragraphs, in_sentences, in_sentences_of
from gouji.rules import gouji_standards

FORMS = {standard.id: standard.form for standard in gouji_standards()}
SENTENCES = ("全年公开信息12条", "未收到申请", "2023年，我局开通公众号", "依法办结2件", "没有收费", "信息" * 1200)
PATTERNS = [re.compile(pattern) for pattern in (r"\d+", "[未没]", "信息", "条。", "。依法", "，")]
Search = Callable[[str], Any]
SEARCHES: list[tuple[Search, Search | None]] = [
    (one.findall, one.search if one.pattern in "[未没]，" else None) for one in PATTERNS
]
Prose = list[list[str]]
prose = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), min_size=1, max_size=6)


def report(paragraphs: Prose, form: str) -> Report:
    lines = "".join(f"（{'一二三四五六'[i]}）{'。'.join(one)}。\n" for i, one in enumerate(paragraphs))
    return parse(Source(f"某县水务局2023年政府信息公开工作年度报告\n一、总体情况\n{lines}"), FORMS[form])


def sentences(text: str) -> list[tuple[int, str]]:
    """Where each sentence begins, and its text with the full stops around it."""
    if len(text) > 2000:
        return [(0, text)]
    stops = [-1, *(match.start() for match in re.finditer("。", text))]
    pieces = [(max(0, one), text[max(0, one) : other + 1]) for one, other in pairwise(stops)]
    return [*pieces, (stops[-1], text[stops[-1] :])] if stops[-1] < len(text) - 1 else pieces


@given(
    st.lists(st.tuples(prose, st.sampled_from(("2021", "2019"))), min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, len(SEARCHES) - 1), st.integers(0, 2)), max_size=40),
)
def test_found_as_in_each_text_alone(texts: list[tuple[Prose, str]], asked: list[tuple[int, int, int]]) -> None:
    reports = [report(paragraphs, form) for paragraphs, form in texts]
    for which, number, way in asked:
        one = reports[which % len(reports)]
        search, quick = SEARCHES[number]
        some = one.paragraphs[-2:] if way == 2 else one.paragraphs
        pieces = [(p, at, text) for p in some for at, text in ([(0, p.text)] if way == 1 else sentences(p.text))]
        found = (
            in_sentences(one, search, quick) if way == 0
            else in_paragraphs(one, search, quick) if way == 1
            else in_sentences_of(some, search)
        )  # fmt: skip
        assert list(found) == [(p, at, result) for p, at, text in pieces if (result := search(text))]
