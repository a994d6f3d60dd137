"""Properties of the ground floor: any text is read without an exception, and nothing of it is lost."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gouji.grammar import Report, Source, Span, Title, Unreadable, decode, parse
from gouji.grammar.nodes import Item, Matter
from gouji.rules import gouji_standards
from tests.corpus.compose import compose
from tests.corpus.layouts import render
from tests.corpus.look import LAYOUTS, draw_look
from tests.project import ROOT

FORMS = [standard.form for standard in gouji_standards()]
BASES = [path.read_text("utf-8") for path in sorted((ROOT / "tests" / "cases" / "base").iterdir()) if path.is_file()]


def _laid_out(layout: str, seed: int) -> str:
    rng = Random(seed)
    return render(compose(rng), draw_look(rng, layout), rng).text


REPORTS = BASES + [_laid_out(layout, seed) for layout in LAYOUTS for seed in range(2 + 10 * (layout == "H"))]
#: What the lexer looks at, so that arbitrary text is not always plain prose.
SHARDS = [
    "一、总体情况", "二、", "（一）", "1.", "一是", "规章", "行政处罚", "三、本年度办理结果", "总计", "0", "0 0 0",
    "2023年", "|", "\t", "\n", "\r", "\r\n", "\f", "\u200b", "\ufeff", "\u3000", "\x85", "\u2028", "- 1 -", "第3页",
    "---|---", "#", "# gouji: ignore", "<!-- gouji: ignore -->", "《", "某县水务局", "政府信息公开工作年度报告",
    "。", "，", "<td>", "</p>", "&nbsp;", "&#50;", "<!--", "<!", "</", "无",
]  # fmt: skip
BYTES = [
    b"\xff",
    b"\xfe",
    b"\x81",
    b"\x30",
    b"\r",
    b"\n",
    b"\x00",
    b"\xef\xbb\xbf",
    "年".encode(),
    "年".encode("gbk"),
    b"a",
]
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.lists(st.one_of(st.sampled_from(SHARDS), st.text(max_size=3)), max_size=60).map("".join),
)
quick = settings(max_examples=100, deadline=None, derandomize=True, database=None)


@st.composite
def mutilated(draw: st.DrawFn) -> str:
    """A report with lines dropped, moved or doubled, characters deleted or put in, or cut in two."""
    text = draw(st.sampled_from(REPORTS))
    rng = Random(draw(st.integers(0, 10**9)))
    how = draw(st.sampled_from(["drop", "shuffle", "double", "delete", "insert", "head", "tail", "twice", "join"]))
    lines = text.splitlines(keepends=True)
    share = draw(st.sampled_from([0.02, 0.2, 0.8]))
    if how == "drop":
        return "".join(line for line in lines if rng.random() > share)
    if how == "shuffle":
        rng.shuffle(lines)
        return "".join(lines)
    if how == "double":
        return "".join(line * (1 + (rng.random() < share)) for line in lines)
    if how == "delete":
        return "".join(c for c in text if rng.random() > share)
    if how == "insert":
        return "".join(c + (rng.choice(SHARDS) if rng.random() < share / 10 else "") for c in text)
    cut = rng.randint(0, len(text))
    return {"head": text[:cut], "tail": text[cut:], "twice": text + text[cut:], "join": "".join(text.split("\n"))}[how]


def leaves(report: Report) -> list[Span]:
    """The stretches of the tree's leaves, in the order of the tree."""

    def below(matter: tuple[Matter, ...]) -> list[Span]:
        found: list[Span] = []
        for child in matter:
            if isinstance(child, Item):
                found += below(child.children)
            else:
                found.append(child.lines if isinstance(child, Title) else child.span)
        return found

    found = below(report.root.front)
    for section in report.sections:
        found += [section.leaf.span, *below(section.children)]
    return found


def check(source: Source) -> None:
    """Everything that has to hold of a source, whatever it holds."""
    for form in FORMS:
        report = parse(source, form)
        at = 0
        for span in leaves(report):
            assert span.start == at < span.end or span == (0, 0)
            at = span.end
        assert at == len(source.text)
        _check_origins(source, [span.start for span in leaves(report)])
        _check_nodes(report)


def _check_origins(source: Source, starts: list[int]) -> None:
    """The leaves' beginnings cut the file into pieces that are the file, and every character knows its place."""
    origins = [source.origin(offset) for offset in range(len(source.text) + 1)]
    assert origins == sorted(origins)
    assert origins[-1] == len(source.raw)
    cuts = [0, *(origins[start] for start in starts[1:]), len(source.raw)]
    assert "".join(source.raw[a:b] for a, b in pairwise(cuts)) == source.raw
    places = [source.position(offset) for offset in range(len(source.text) + 1)]
    assert places == sorted(places)
    assert places[0] >= (1, 1)


def _check_nodes(report: Report) -> None:
    """Spans lie within the text, and the prose of a paragraph stands where its joints say."""
    text = report.source.text
    for paragraph in report.paragraphs:
        assert 0 <= paragraph.span.start <= paragraph.prose.span.start <= paragraph.prose.span.end <= len(text)
        for at, c in enumerate(paragraph.text):
            assert text[paragraph.prose.at(at).start] == c
    for section in report.sections:
        assert section.span.start <= section.heading.wording.start <= section.heading.wording.end <= len(text)
    for table in report.tables.values():
        for cell in (cell for row in table.rows for cell in row.cells):
            assert 0 <= cell.span.start <= cell.span.end <= len(text)


@pytest.mark.parametrize("text", REPORTS, ids=lambda text: text.strip()[:20])
def test_a_report_is_the_sum_of_its_leaves(text: str) -> None:
    check(Source(text))
    check(decode(text.encode()))


@quick
@given(TEXTS)
def test_any_text_is_read(text: str) -> None:
    check(Source(text))


@quick
@given(mutilated())
def test_a_mutilated_report_is_read(text: str) -> None:
    check(Source(text))
    if "<" in text:  # markup is cut away only in decoding
        check(decode(text.encode()))


@quick
@given(TEXTS, st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]))
def test_what_is_decoded_is_the_file(text: str, encoding: str) -> None:
    try:
        source = decode(text.encode(encoding))
    except Unreadable:
        return
    if source.encoding == encoding.removesuffix("-sig") and not (encoding == "utf-8" and source.bom):
        assert source.raw == text
    check(source)


@quick
@given(st.one_of(st.binary(), st.lists(st.sampled_from(BYTES)).map(b"".join)))
def test_bytes_are_text_or_unreadable(data: bytes) -> None:
    try:
        source: Source | None = decode(data)
    except Unreadable as problem:
        known = problem.cause in {"empty", "binary", "utf-16", "utf-8", "encoding"}
        source = Source("") if known and 1 <= problem.line <= data.count(b"\n") + 1 else None
    assert source is not None
    check(source)


@quick
@given(st.text(st.sampled_from("ab\r\n\f\u200b\ufeff\x85\u2028\n")))
def test_lines_end_at_lf_crlf_or_cr_only(raw: str) -> None:
    source = Source(raw)
    lines = raw.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert [source.line(number) for number in range(1, len(lines) + 2)] == [*lines, ""]
    for offset, c in enumerate(source.text):
        place = source.position(offset)
        shown = (lines[place.line - 1] + "\n")[place.column - 1]
        assert shown == c or c == "\n" and shown == "\f"
