"""What the grammar of prose reads out of sentences: the data in tests/prose, and what no text must break."""

import os
import time
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from gouji.grammar import Paragraph, Report, Source, Span, Text, parse
from gouji.grammar.prose_nodes import Figures, Listing, Statement
from gouji.grammar.prose_reader import read_figures
from gouji.rules import gouji_standards

FOLDER = os.path.join(os.path.dirname(__file__), "prose")
FORMS = {standard.id: standard.form for standard in gouji_standards()}
with open(os.path.join(FOLDER, "sentences.toml"), "rb") as file:
    SENTENCES = tomli.load(file)["sentence"]
PIECES = ["均已", "案件", "全年", "收到", "（其中", "1、", "和行政复议", "12件", "公民、法人", "规定时限", "占5%"]
PIECES += ["12件，", "收到申请12件，", "其中3件、", "的情况"]
PERIODS = {"other": "other-time", "reported": ""}
BODIES = {"own": "", "area": "area", "other": "other-body", "government": "government"}
WORDS = [
    "收到",
    "政府信息公开申请",
    "12件",
    "，",
    "。",
    "其中",
    "（",
    "）",
    "未",
    "无",
    "行政复议",
    "、",
    "和",
    "占",
    "45%",
    "：",
    "网络",
    "2022年",
]


def read(text: str, agency: str = "临江县水务局", year: int = 2023) -> Figures:
    prose = Text(Span(0, len(text)), text, ((0, 0),))
    return read_figures((Paragraph(Span(0, len(text)), prose, "", text),), (text,), FORMS["2021"], year, agency)


def said(one: Statement) -> str:
    marks = ["denied" * one.denied, "about" * (not one.exact), PERIODS.get(one.period, one.period), BODIES[one.whose]]
    marks += ["limited" * one.limited, "and " * bool(one.also) + " ".join(one.also)]
    return " ".join([one.subject, one.fact, str(one.value), *filter(None, marks)])


def listed(one: Listing) -> str:
    sums = f"{one.total.value} = " + " + ".join(str(part.value) for part in one.parts)
    return " ".join([sums, *filter(None, ["open" * one.open, "overlaps" * one.overlaps])])


def says(figures: Figures) -> list[str]:
    shares = [" + ".join(str(part.value) for part in one.parts) + " %" for one in figures.shares]
    return [*map(said, figures.statements), *map(listed, figures.listings), *shares]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence["text"][:30])
def test_a_sentence_says(sentence: dict[str, Any]) -> None:
    assert says(read(sentence["text"], sentence.get("agency", "临江县水务局"))) == sentence["says"]


def test_there_is_variety() -> None:
    assert len({sentence["text"] for sentence in SENTENCES}) >= 150


def test_spans_lead_back_to_the_file() -> None:
    text = "临江县水务局2023年政府信息公开工作年度报告\n一、总体情况\n"
    text += "全年我局共收到公民、法人和其他组织提出的政府信息公开申请\n12 件，"
    text += "答复均在法定期限之内，没有超期的情形，结转下年\n度2件。\n"
    report: Report = parse(Source(text), FORMS["2021"])
    found = [report.source.slice(one.span) for one in report.figures.statements]
    assert found == ["12 件", "2件"]


def test_a_heading_gives_its_paragraph_the_subject() -> None:
    text = (
        "临江县水务局2023年政府信息公开工作年度报告\n一、总体情况\n（二）依申请公开情况\n全年收到申请8件，办结8件。\n"
    )
    assert [said(one) for one in parse(Source(text), FORMS["2021"]).figures.statements] == [
        "requests received 8",
        "requests answered 8",
    ]


@given(st.lists(st.sampled_from(WORDS), max_size=24))
def test_any_text_is_prose(words: list[str]) -> None:
    read("".join(words))


@pytest.mark.parametrize("piece", PIECES)
def test_reading_is_linear(piece: str) -> None:
    def seconds(times: int) -> float:
        start = time.perf_counter()
        read("未收到政府信息公开申请" + piece * times + "3件培训")
        return time.perf_counter() - start

    seconds(10)
    assert seconds(8000) < 40 * max(seconds(800), 0.002)
