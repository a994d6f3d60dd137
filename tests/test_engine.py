"""One file through the engine: what cannot be read, what is no report, rules that fail, diagnostics in order."""

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gouji.grammar import Report, Source, Span, decode
from gouji.linter import Diagnostic, Edit, Finding, Fix, Related, Rule, Standard, rule
from gouji.linter.engine import Content, check_bytes, check_contents, check_file, lint_source
from gouji.linter.plan import Checked, Plan
from gouji.rules import gouji_rules, gouji_standards
from tests.project import ROOT

TEXT = (ROOT / "examples" / "reports" / "qinghe-agriculture-2023.txt").read_text("utf-8")
BUILT_IN = sorted(gouji_rules(), key=lambda rule: rule.code)
OWN = [rule for rule in BUILT_IN if rule.code.startswith("GOUJI")]
STANDARDS = tuple(gouji_standards())


def plan(*rules: Rule, **more: Any) -> Plan:
    """A plan with the linter's own rules and those given."""
    return Plan([*OWN, *rules], STANDARDS, **more)


def places(checked: Checked) -> list[tuple[str, int, int]]:
    return [(one.code, one.line, one.column) for one in checked.diagnostics]


def findings_of(*findings: Finding, code: str = "TEST001", **more: Any) -> Rule:
    """A rule that yields the findings, whatever the report."""

    def yields_them(report: Report, standard: Standard) -> Iterator[Finding]:
        yield from findings

    return rule(code, source="test", **more)(yields_them)


def lint(*rules: Rule, text: str = TEXT, **more: Any) -> list[Diagnostic]:
    return lint_source(Source(text, "report.txt"), STANDARDS, [*OWN, *rules], **more)


# --- what cannot be read ------------------------------------------------------------------------------------------

UTF8 = TEXT.encode()
CUT = UTF8.index("总体".encode()) + 1

UNREADABLE = {
    "empty": (b"", 1, "空"),
    "only blanks": (b" \r\n\t\xe3\x80\x80\n", 1, "空"),
    "binary": (b"title\nPK\x03\x04\x00\x00\x08\x00", 2, "不是文本"),
    "UTF-16": (("\ufeff" + TEXT).encode("utf-16-le"), 1, "UTF-16"),
    "damaged UTF-8": (UTF8[:CUT] + b"\xff" + UTF8[CUT + 1 :], UTF8.count(b"\n", 0, CUT) + 1, "损坏"),
    "neither": (b"abc\n" + bytes(range(0x80, 0x100)) * 4, 2, "GB18030"),
}


@pytest.mark.parametrize(("data", "line", "word"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_file_that_is_no_text_is_gouji001(data: bytes, line: int, word: str) -> None:
    checked = check_bytes(data, "a.txt", plan(*BUILT_IN))
    assert places(checked) == [("GOUJI001", line, 1)]
    (one,) = checked.diagnostics
    assert (one.path, one.severity, one.kind, one.section) == ("a.txt", "error", "fail", None)
    assert word in one.message
    (english,) = check_bytes(data, "a.txt", plan(lang="en")).diagnostics
    assert english.message.isascii()
    assert not checked.failed


def test_max_file_size(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(UTF8)
    small, large = plan(max_file_size=len(UTF8) - 1), plan(max_file_size=len(UTF8))
    assert places(check_file(str(tmp_path / "a.txt"), small)) == [("GOUJI001", 1, 1)]
    assert places(check_bytes(UTF8, "a.txt", small)) == [("GOUJI001", 1, 1)]
    assert places(check_file(str(tmp_path / "a.txt"), large)) == []
    assert places(check_bytes(UTF8, "a.txt", large)) == []


def test_a_file_that_says_nothing_of_its_size_is_still_limited() -> None:
    zero = Path("/dev/zero")
    if not zero.exists() or not stat.S_ISCHR(zero.stat().st_mode):
        pytest.skip("no /dev/zero here")
    assert places(check_file(str(zero), plan(max_file_size=1000))) == [("GOUJI001", 1, 1)]


def test_an_unreadable_file_is_told_even_when_its_rule_is_not_selected() -> None:
    checked = check_bytes(b"", "a.txt", Plan([], STANDARDS))
    assert checked.diagnostics == []
    assert not checked.failed
    (trouble,) = checked.troubles
    assert trouble.en == "a.txt: not read (the file is empty)"
    assert trouble.zh == "a.txt：未读取（文件是空的）"


def test_a_file_that_cannot_be_opened_fails_the_run(tmp_path: Path) -> None:
    checked = check_file(str(tmp_path / "gone.txt"), plan(), shown="gone.txt")
    assert checked.failed
    assert checked.diagnostics == ()
    assert [trouble.en for trouble in checked.troubles] == ["gone.txt: cannot be opened (No such file or directory)"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
def test_encodings_make_no_difference(encoding: str) -> None:
    right = "（一）予以公开\t4\t1\t0\t0\t0\t0\t5\t"
    assert TEXT.count(right) == 1
    wrong = TEXT.replace(right, right.replace("5", "6"))
    expected = check_bytes(wrong.encode(), "a.txt", plan(*BUILT_IN))
    assert places(check_bytes(wrong.encode(encoding), "a.txt", plan(*BUILT_IN))) == places(expected)
    assert any(code.startswith("SUM") for code, _, _ in places(expected))


# --- what is no report --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("named", "severity"), [(True, "warning"), (False, "info")])
def test_a_file_that_is_no_report_is_gouji002_and_nothing_else(named: bool, severity: str) -> None:
    data = "购物清单\n\n一、苹果\n二、梨\n".encode()
    checked = check_bytes(data, "a.txt", plan(*BUILT_IN), named=named)
    assert places(checked) == [("GOUJI002", 1, 1)]
    assert checked.diagnostics[0].severity == severity


@pytest.mark.parametrize("named", [True, False])
def test_a_configured_severity_goes_before_both(named: bool) -> None:
    checked = check_bytes(b"nothing\n", "a.txt", plan(severity={"GOUJI002": "error"}), named=named)
    assert [one.severity for one in checked.diagnostics] == ["error"]


# --- rules that fail ----------------------------------------------------------------------------------------------


def crashing(**more: Any) -> Rule:
    @rule("TEST002", source="test", **more)
    def crashes(report: Report, standard: Standard) -> Iterator[Finding]:
        yield Finding(Span(0, 1), "before")
        raise ZeroDivisionError("no luck")

    crashes.plugin = "luck 1.0"
    return crashes


def test_a_rule_that_raises_is_gouji003_and_the_others_run_on() -> None:
    other = findings_of(Finding(Span(0, 1), "found"), code="TEST003")
    checked = check_bytes(UTF8, "a.txt", plan(crashing(), other, lang="en"))
    assert checked.failed
    assert [(one.code, one.line) for one in checked.diagnostics] == [("GOUJI003", 1), ("TEST002", 1), ("TEST003", 1)]
    message = checked.diagnostics[0].message
    assert "TEST002 crashes" in message
    assert "luck 1.0" in message
    assert "ZeroDivisionError: no luck (test_engine.py:" in message


def no_generator(report: Report, standard: Standard) -> Any:
    return None


def no_finding(report: Report, standard: Standard) -> Iterator[Any]:
    yield "a finding"


def no_figure(report: Report, standard: Standard) -> Iterator[Finding]:
    yield Finding(Span(0, 1))


def too_deep(report: Report, standard: Standard) -> Iterator[Finding]:
    yield from too_deep(report, standard)


@pytest.mark.parametrize("check", [no_generator, no_finding, no_figure, too_deep])
def test_every_way_of_failing_is_told(check: Any) -> None:
    broken = rule("TEST004", source="test", zh="{figure}", en="{figure}")(check)
    checked = check_bytes(UTF8, "a.txt", plan(broken))
    assert checked.failed
    assert [one.code for one in checked.diagnostics] == ["GOUJI003"]


def test_several_files_at_once_come_out_as_one_by_one() -> None:
    wrong = TEXT.replace("2023年", "2022年", 1).encode()
    files = [UTF8, b"", wrong, "不是报告\n".encode(), UTF8, b"PK\x03\x04\x00", TEXT.encode("gb18030")]
    one = plan(crashing(), *BUILT_IN)
    contents = [Content(data, f"{number}.txt", number % 2 > 0) for number, data in enumerate(files)]
    expected = [check_bytes(data, path, one, named=named) for data, path, named in contents]
    assert check_contents(contents, one) == expected
    assert [bool(checked.failed) for checked in expected] == [True, False, True, False, True, False, True]
    assert check_contents([], one) == []


@pytest.mark.parametrize(
    "text", ["<!-- gouji: ignore SUM001 -- x -->", "<!-- gouji: ignore SUM001 -- x -->\n", "\u200b\u200b"]
)
def test_a_file_of_which_nothing_is_read_is_no_report(text: str) -> None:
    checked = check_bytes(text.encode(), "a.md", plan(*BUILT_IN))
    assert [one.code for one in checked.diagnostics if one.code != "GOUJI005"] == ["GOUJI002"]


def test_a_crash_is_told_even_when_its_rule_is_not_selected() -> None:
    checked = check_bytes(UTF8, "a.txt", Plan([crashing()], STANDARDS))
    assert checked.failed
    assert [one.code for one in checked.diagnostics] == ["TEST002"]
    (trouble,) = checked.troubles
    assert "TEST002 crashes" in trouble.en
    assert "ZeroDivisionError" in trouble.zh


def test_a_parser_that_raises_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Report:
        raise IndexError("parsing")

    monkeypatch.setattr("gouji.linter.file_run.parse", broken)
    checked = check_bytes(UTF8, "a.txt", plan())
    assert checked.failed
    assert [one.code for one in checked.diagnostics] == ["GOUJI003"]
    assert "IndexError: parsing" in checked.diagnostics[0].message


# --- diagnostics --------------------------------------------------------------------------------------------------


def test_diagnostics_come_in_the_order_of_the_file_each_once() -> None:
    third = TEXT.index("\n", TEXT.index("\n") + 1) + 1
    one = findings_of(
        Finding(Span(third, third + 2), "b"), Finding(Span(0, 1), "a"), Finding(Span(0, 1), "a"), code="TEST009"
    )
    other = findings_of(Finding(Span(third, third + 1), "c"), code="TEST001")
    found = [(d.code, d.line, d.column, d.end_line, d.end_column, d.message) for d in lint(one, other)]
    assert found == [
        ("TEST009", 1, 1, 1, 2, "a"),
        ("TEST001", 3, 1, 3, 2, "c"),
        ("TEST009", 3, 1, 3, 3, "b"),
    ]


def test_a_byte_order_mark_is_no_column() -> None:
    mark = findings_of(Finding(Span(0, 2), "here"))
    (one,) = check_bytes(b"\xef\xbb\xbf" + UTF8, "a.txt", plan(mark)).diagnostics
    assert (one.line, one.column, one.end_column) == (1, 1, 3)


def test_places_are_those_of_the_file_not_of_the_reading_text() -> None:
    text = TEXT.replace("一、", "\u200b一、", 1)
    start = decode(text.encode()).text.index("一、")
    (one,) = lint(findings_of(Finding(Span(start, start + 1), "here")), text=text)
    assert text.splitlines()[one.line - 1][one.column - 1 : one.end_column - 1] == "一"


def test_severity_options_and_language() -> None:
    @rule("TEST005", source="test", severity="info", zh="至多 {most}", en="at most {most}", most=3)
    def at_most(report: Report, standard: Standard, *, most: int) -> Iterator[Finding]:
        yield Finding(Span(0, 1), most=most)

    (one,) = lint(at_most)
    assert (one.severity, one.message) == ("info", "至多 3")
    (one,) = lint(at_most, severity={"TEST005": "error"}, options={"TEST005": {"most": 5}}, lang="en")
    assert (one.severity, one.message) == ("error", "at most 5")


def test_cells_related_and_fix_are_plain_data() -> None:
    def everything(report: Report, standard: Standard) -> Iterator[Finding]:
        table = report.table("applications")
        assert table is not None
        cell = table.cell("granted", "total")
        assert cell is not None
        yield Finding(
            cell.span,
            "all",
            table="applications",
            cell=("granted", "total"),
            cells=[("applications", cell)],
            expected=6,
            actual=5,
            related=[Related(Span(0, 3), "题", "title")],
            fix=Fix("unsafe", (Edit(cell.span, "6"), Edit(Span(0, 0), "x"))),
        )

    (one,) = lint(rule("TEST006", source="test")(everything))
    line = TEXT.splitlines()[one.line - 1]
    assert "（一）予以公开" in line
    assert line[one.column - 1 : one.end_column - 1] == "5"
    assert one.section == "requests"
    assert one.cell == {"table": "applications", "row": "granted", "column": "total"}
    assert one.cells == [{**one.cell, "value": 5, "line": one.line, "column_number": one.column}]
    assert (one.expected, one.actual, one.repair, one.alternatives) == (6, 5, None, [])
    assert one.related == [{"path": "report.txt", "line": 1, "column": 1, "message": "题"}]
    place = {"line": one.line, "column": one.column, "end_line": one.line, "end_column": one.end_column}
    start = {"line": 1, "column": 1, "end_line": 1, "end_column": 1}
    assert one.fix == {"safety": "unsafe", "edits": [{**place, "text": "6"}, {**start, "text": "x"}]}


# --- fingerprints -------------------------------------------------------------------------------------------------


def on_each(word: str, message: str = "here") -> Rule:
    """A rule that finds each occurrence of a word."""

    def each(report: Report, standard: Standard) -> Iterator[Finding]:
        text, start = report.source.text, 0
        while (start := text.find(word, start)) >= 0:
            yield Finding(Span(start, start + len(word)), message)
            start += 1

    return rule("TEST007", source="test")(each)


def test_fingerprints_are_stable_when_lines_move() -> None:
    before = lint(on_each("公开"), on_each("申请"))
    moved = lint(on_each("公开"), on_each("申请"), text=TEXT.replace("\n", "\n\n").replace("\n", "\r\n"))
    assert [one.fingerprint for one in moved] == [one.fingerprint for one in before]
    assert [one.line for one in moved] != [one.line for one in before]
    assert len({one.fingerprint for one in before}) == len(before) > 20


def test_fingerprints_do_not_depend_on_the_language_or_the_message() -> None:
    one, other = lint(on_each("公开", "one")), lint(on_each("公开", "other"), lang="en")
    assert [d.fingerprint for d in one] == [d.fingerprint for d in other]


def test_fingerprints_tell_findings_apart() -> None:
    @rule("TEST008", source="test", zh="缺{aspect}", en="{aspect} is missing")
    def aspects(report: Report, standard: Standard) -> Iterator[Finding]:
        for aspect in (("甲", "first"), ("乙", "second")):
            yield Finding(Span(0, 1), aspect=aspect)

    chinese, english = lint(aspects), lint(aspects, lang="en")
    assert len({one.fingerprint for one in chinese}) == 2
    assert {one.message: one.fingerprint for one in chinese} == {
        f"缺{zh}": next(d.fingerprint for d in english if d.message == f"{en} is missing")
        for zh, en in (("甲", "first"), ("乙", "second"))
    }
