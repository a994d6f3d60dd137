"""Corrections: what they change and what they never do, how they are written, and the command's options."""

import os
import stat
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gouji.grammar import Source, Span, decode, parse
from gouji.linter import Edit, Finding, Fix, replacing, rule
from gouji.linter.choice import choose_standard
from gouji.linter.edit_places import place_of
from gouji.linter.engine import check_bytes
from gouji.linter.fixing import Fixed, apply, fix_bytes
from gouji.linter.plan import Plan
from gouji.linter.replacing import replace_file
from gouji.linter.rule import Rule
from gouji.rules import gouji_rules, gouji_standards
from tests.corpus.compose import compose
from tests.corpus.faultbook import BOOK, Fault
from tests.corpus.faults import inject
from tests.corpus.layouts import render
from tests.corpus.look import draw_look

RULES = sorted(gouji_rules(), key=lambda one: one.code)
STANDARDS = list(gouji_standards())
PLAN = Plan(RULES, STANDARDS)
#: The codes with a correction, by the manual of the rules.
SAFE = {"SEC003", "SEC007", "SEC008", "TAB004", "TAB012"}
UNSAFE = {"TAB007"}
FAULTS = [fault for fault in BOOK if fault.code in SAFE | UNSAFE]
BASE = (Path(__file__).parent / "cases" / "base" / "county.txt").read_text("utf-8")


def fixed(data: bytes, path: str = "a.txt", *, unsafe: bool = False, plan: Plan = PLAN) -> Fixed:
    return fix_bytes(
        data,
        lambda current: check_bytes(current, path, plan),
        lambda current: decode(current, path),
        lambda _: True,
        unsafe=unsafe,
    )


def numbers(data: bytes, path: str) -> dict[tuple[str, str, str], int | float | None]:
    source = decode(data, path)
    report = parse(source, choose_standard(STANDARDS, source).form)
    return {
        (table.key, row.key, cell.column): cell.value
        for table in report.tables.values()
        for row in table.rows
        for cell in row.cells
    }


def test_the_rules_with_a_correction_are_those_of_the_specification() -> None:
    assert {one.code for one in RULES if one.fixable == "safe"} == SAFE
    assert {one.code for one in RULES if one.fixable == "unsafe"} == UNSAFE


# --- properties ----------------------------------------------------------------------------------------------------


def faulty(seed: int, faults: list[Fault], encoding: str, newline: str) -> tuple[bytes, str] | None:
    rng = Random(seed)
    model = compose(rng, "2021" if any(fault.form for fault in faults) else "")
    layouts = set.intersection(*(set(fault.layouts) for fault in faults))
    look = draw_look(rng, rng.choice(sorted(layouts)))
    if any(fault.markdown for fault in faults):
        look.markdown, look.html_file, look.gap = 2, False, 1
    for fault in faults:
        injected = inject(model, fault, rng)
        if injected is None:
            return None
        model = injected[0]
    text = decode(render(model, look, rng).data).raw
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", newline)
    try:
        return lines.encode(encoding), f"report{look.suffix}"
    except UnicodeEncodeError:
        return None


@settings(max_examples=80, deadline=None)
@given(
    st.integers(0, 2**32),
    st.lists(st.sampled_from(FAULTS), min_size=1, max_size=3, unique_by=lambda fault: fault.code),
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_a_safe_correction_changes_no_value_and_is_made_once(
    seed: int, faults: list[Fault], encoding: str, newline: str
) -> None:
    drawn = faulty(seed, faults, encoding, newline)
    if drawn is None:
        return
    data, path = drawn
    done = fixed(data, path)
    assert done.settled
    assert numbers(done.data, path) == numbers(data, path)
    assert fixed(done.data, path).data == done.data
    before, after = decode(data), decode(done.data)
    assert (after.encoding, after.bom) == (before.encoding, before.bom)
    assert after.raw.count("\r") == before.raw.count("\r")
    left = [one for one in done.checked.diagnostics if one.fix and one.fix["safety"] == "safe"]
    assert left == []
    also_unsafe = fixed(data, path, unsafe=True)
    assert fixed(also_unsafe.data, path, unsafe=True).data == also_unsafe.data
    old = numbers(data, path)
    assert all(old[key] in (value, None) for key, value in numbers(also_unsafe.data, path).items() if key in old)


@given(
    st.text("一二ab\r\n，\U00020000", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3), st.text("新x\n", max_size=3)), max_size=4),
    st.sampled_from(["utf-8", "gb18030"]),
    st.booleans(),
)
def test_bytes_outside_the_edits_are_the_same(
    text: str, drawn: list[tuple[int, int, str]], encoding: str, bom: bool
) -> None:
    bom = bom and encoding == "utf-8"
    source = Source(text, "a.txt", encoding, bom)
    edits: list[tuple[int, int, str]] = []
    for start, length, new in sorted(drawn):
        if start + length <= len(text) and (not edits or start > edits[-1][1]):
            edits.append((start, start + length, new))
    mark = b"\xef\xbb\xbf" if bom else b""
    expected, at = "", 0
    at_first = text.find("\n")
    end = "\r\n" if at_first > 0 and text[at_first - 1] == "\r" else "\n" if at_first >= 0 or "\r" not in text else "\r"
    for start, stop, new in edits:
        expected, at = expected + text[at:start] + new.replace("\n", end), stop
    expected += text[at:]
    assert apply(edits, source, mark + text.encode(encoding)) == mark + expected.encode(encoding)


# --- what is corrected ---------------------------------------------------------------------------------------------


def test_only_unsafe_corrections_write_figures() -> None:
    row = "（一）予以公开\t4\t1\t0\t0\t0\t0\t5"
    for blank in ("/", "—", "无", ""):
        text = BASE.replace(row, row.replace("\t0\t5", f"\t{blank}\t5"))
        assert text != BASE
        assert fixed(text.encode()).data == text.encode()
        assert fixed(text.encode(), unsafe=True).data == BASE.encode()


@pytest.mark.parametrize(
    ("row", "blank"),
    [
        ("（一）予以公开\t4\t1\t", "（一）予以公开\t/\t1\t"),  # a figure of the row's own sum
        ("（七）总计\t9\t2\t0\t0\t0\t0\t11", "（七）总计\t—\t—\t—\t—\t—\t—\t—"),  # of the columns' sums alone
        ("1\t0\t1\t0\t2\t", "1\t0\t1\t0\t无\t"),
    ],
)
def test_no_nought_is_written_that_breaks_a_sum(row: str, blank: str) -> None:
    text = BASE.replace(row, blank, 1)
    assert text != BASE
    done = fixed(text.encode(), unsafe=True)
    assert done.data == text.encode()
    assert [one.code for one in done.checked.diagnostics] == ["TAB007"]


HTML = (
    "<html><body><p>某县农业局2023年政府信息公开工作年度报告</p><p>一、总体情况</p><p>x。</p>"
    "<p>六、其他需报告的事项</p><p>本年收取信息处理费0元。</p></body></html>"
)


def test_html_is_corrected_between_its_markup_only() -> None:
    done = fixed(HTML.encode(), "a.html")
    assert done.data.decode() == HTML.replace("其他需报告的事项", "其他需要报告的事项")
    torn = HTML.replace("其他需报告", "其他<b>需</b>报告").encode()
    after = fixed(torn, "a.html")
    assert after.data == torn
    assert [one.fix for one in after.checked.diagnostics if one.code == "SEC003"] == [None]


@pytest.mark.parametrize(
    "blank", ["<td></td>", "<td>\n</td>", '<td class="a>b"></td>', "<td>&nbsp;</td>", "<td>/</td>"]
)
def test_blank_cells_of_html(blank: str) -> None:
    cells = [f"<td>{cell}</td>" for cell in ("规章", "0", "0", "5")]
    head = "<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
    rest = "<tr><td>行政规范性文件</td><td>0</td><td>0</td><td>0</td></tr>"
    html = HTML.replace(
        "<p>六", f"<p>二、主动公开政府信息情况</p><table>{head}<tr>{''.join(cells)}</tr>{rest}</table><p>六"
    )
    wrong = html.replace("<td>0</td>", blank, 1)
    done = fixed(wrong.encode(), "a.html", unsafe=True)
    assert numbers(done.data, "a.html")["documents", "regulations", "issued"] == 0
    assert fixed(done.data, "a.html", unsafe=True).data == done.data
    assert len(done.data) <= len(wrong) * 4


def test_places_of_edits() -> None:
    source = decode("甲\u200b乙\r\n丙<br>丁 &amp; 戊".encode())
    assert place_of(Edit(Span(0, 2), "x"), source) == (0, 3)
    assert place_of(Edit(Span(3, 5), "x"), source) is None  # over a line break of the markup
    assert place_of(Edit(Span(0, 1), "<b>"), source) is None
    assert place_of(Edit(source_span(source, "&"), "x"), source) is None
    assert place_of(Edit(Span(1, 1), "x"), source) in ((1, 1), (2, 2), None)


def source_span(source: Source, text: str) -> Span:
    at = source.text.index(text)
    return Span(at, at + len(text))


# --- conflicts -----------------------------------------------------------------------------------------------------


def plan_of(*rules: Rule) -> Plan:
    return Plan([*rules, *(one for one in RULES if one.code.startswith("GOUJI"))], STANDARDS)


def replacing_rule(code: str, old: str, *new: str, safety: str = "safe") -> Rule:
    @rule(code, source="test", en="x", zh="x", fixable=safety)
    def check(report, standard):  # type: ignore[no-untyped-def]
        """Replace."""
        at = report.source.text.find(old)
        if at >= 0:
            edits = tuple(Edit(Span(at + index, at + index + 1), text) for index, text in enumerate(new))
            yield Finding(Span(at, at + len(old)), fix=Fix(safety, edits))

    return check


def test_conflicting_edits_are_made_in_rounds() -> None:
    text = BASE.replace("2023年，本机关未发出", "甲乙丙，本机关未发出").encode()
    plan = plan_of(replacing_rule("AAA001", "甲乙", "丁", "戊"), replacing_rule("AAA002", "乙丙", "己", "庚"))
    assert fixed(text, plan=plan).data == text.replace("甲乙丙".encode(), "丁戊丙".encode())
    plan = plan_of(replacing_rule("AAA001", "甲乙", "丁"), replacing_rule("AAA002", "乙丙", "己"))
    assert fixed(text, plan=plan).data == text.replace("甲乙丙".encode(), "丁己丙".encode())
    assert fixed(text, plan=plan).codes == ("AAA001", "AAA002")


def test_corrections_that_undo_each_other_leave_the_file() -> None:
    text = BASE.replace("2023年，本机关未发出", "甲，本机关未发出").encode()
    plan = plan_of(replacing_rule("AAA001", "甲", "乙"), replacing_rule("AAA002", "乙，", "甲"))
    done = fixed(text, plan=plan)
    assert (done.settled, done.data) == (False, text)


def test_a_correction_that_changes_a_figure_is_not_safe() -> None:
    text = BASE.replace("2023年，本机关未发出", "甲，本机关未发出").encode()
    plan = plan_of(replacing_rule("AAA001", "甲", "1"))
    done = fixed(text, plan=plan)
    assert done.data == text
    assert [one.fix and one.fix["safety"] for one in done.checked.diagnostics] == ["unsafe"]
    assert fixed(text, plan=plan, unsafe=True).data == text.replace("甲，".encode(), "1，".encode())


# --- writing -------------------------------------------------------------------------------------------------------


def test_a_file_is_replaced_with_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"old")
    file.chmod(0o640)
    replace_file(str(file), b"new", expected=b"old")
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"new", 0o640)
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_link_goes_on_pointing(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "a.txt").write_bytes(b"old")
    (tmp_path / "link.txt").symlink_to(Path("far") / "a.txt")
    replace_file(str(tmp_path / "link.txt"), b"new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "far" / "a.txt").read_bytes() == b"new"


@pytest.mark.parametrize("call", ["os.replace", "os.fsync", "os.chmod", "os.fdopen"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_whatever_fails_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, error: BaseException
) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"old")

    def fail(*arguments: object, **options: object) -> None:
        raise error

    monkeypatch.setattr(f"gouji.linter.replacing.{call}", fail)
    with pytest.raises(type(error)):
        replace_file(str(file), b"new")
    monkeypatch.undo()
    assert file.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_file_that_changed_in_the_meantime_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"somebody else's")
    with pytest.raises(replacing.Changed):
        replace_file(str(file), b"new", expected=b"old")
    assert file.read_bytes() == b"somebody else's"
    assert os.listdir(tmp_path) == ["a.txt"]
