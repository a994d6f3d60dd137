"""What the formats look like: text, full (carets, cells, corrections), json."""

import io
import json
import unicodedata
from typing import Any

import pytest

from gouji.linter import Diagnostic
from gouji.linter.plan import Checked
from gouji.linter.reporters import make_reporter
from gouji.linter.reporters.base import Look, plain
from gouji.linter.reporters.columns import excerpt, pad, text_width

LINE = "三、办理结果\t（一）予以公开 | 2 | 0 |"
ENGLISH = Look("en")
KEYS = {"path", "line", "column", "code", "name", "severity", "kind", "message"}


def diagnostic(**more: Any) -> Diagnostic:
    values: dict[str, Any] = dict.fromkeys(Diagnostic._fields) | {
        "path": "a.txt",
        "line": 3,
        "column": 18,
        "end_line": 3,
        "end_column": 19,
        "code": "SUM002",
        "name": "outcome-sum",
        "severity": "error",
        "kind": "fail",
        "message": "不相等",
        "cells": [],
        "alternatives": [],
        "related": [],
        "fingerprint": "who it is",
    }
    return Diagnostic(**(values | more))


def write(form: str, *diagnostics: Diagnostic, look: Look = ENGLISH, lines: dict[int, str] | None = None) -> str:
    out = io.StringIO()
    reporter = make_reporter(form, out, look)
    labels = {
        ("applications", "row", "granted"): "（一）予以公开",
        ("applications", "row", "outcome_total"): "（七）总计",
        ("applications", "column", "total"): "总计",
    }
    reporter.begin(2)
    reporter.file(Checked("0.txt", []))
    reporter.file(Checked("a.txt", diagnostics, lines={3: LINE} if lines is None else lines, labels=labels))
    reporter.end()
    return out.getvalue()


def cell(row: str, value: object, line: int, column: str = "total") -> dict[str, Any]:
    record = {"table": "applications", "row": row, "column": column, "value": value}
    return {**record, "line": line, "column_number": 7}


# --- text ---------------------------------------------------------------------------------------------------------


def test_text_is_one_line_a_finding() -> None:
    fix = {"safety": "safe", "edits": []}
    assert write("text", diagnostic(), diagnostic(code="SEC003", fix=fix)) == (
        "a.txt:3:18: SUM002 不相等\na.txt:3:18: SEC003[*] 不相等\n"
    )


@pytest.mark.parametrize("form", ["text", "full", "json"])
def test_nothing_found_is_nothing_to_read(form: str) -> None:
    written = write(form)
    assert (json.loads(written)["diagnostics"] if form == "json" else written) == ([] if form == "json" else "")


@pytest.mark.parametrize("form", ["text", "full"])
def test_a_file_cannot_command_the_terminal(form: str) -> None:
    hostile = "\x1b[31m\r\n\x9b\u202e\x07"
    related = [{"path": hostile, "line": 1, "column": 1, "message": hostile}]
    one = diagnostic(message=hostile, path=hostile, source=hostile, related=related, column=1, end_column=9)
    written = write(form, one, lines={3: f"a{hostile}b"})
    assert all(char == "\n" or char.isprintable() for char in written)
    assert written.count("SUM002") == 1
    assert written.splitlines()[0].endswith(plain(hostile))


def test_plain_leaves_printable_text_alone() -> None:
    assert plain("表三（一）\u3000é") == "表三（一）\u3000é"
    assert plain("a\tb\nc") == "a b c"
    assert plain("\x1b\x7f") == "␛␡"


# --- json ---------------------------------------------------------------------------------------------------------


def test_json_is_one_object() -> None:
    whole = json.loads(write("json", diagnostic(), diagnostic(fingerprint="another")))
    assert (whole["version"], whole["files"]) == (1, 2)
    one, other = whole["diagnostics"]
    assert {key for key, value in one.items() if value is not None} >= KEYS
    assert set(one) == set(Diagnostic._fields)
    assert one["message"] == "不相等"
    assert len(one["fingerprint"]) == 32
    assert one["fingerprint"] != other["fingerprint"]


def test_json_survives_what_is_no_text() -> None:
    written = write("json", diagnostic(path="\udcff.txt", fingerprint="\udcff"))
    encoded = written.encode("utf-8", "backslashreplace")
    assert json.loads(encoded)["diagnostics"][0]["path"] == "\udcff.txt"


# --- full: the excerpt --------------------------------------------------------------------------------------------


def column_of(line: str, index: int) -> int:
    """The terminal column at which a character begins, counted independently of the reporter."""
    return sum(2 if unicodedata.east_asian_width(char) in ("W", "F") else 1 for char in line[:index])


@pytest.mark.parametrize("word", ["三", "（一）", "予以公开", "2", "办理结果\t（一）", "|"])
def test_carets_stand_below_what_they_mean(word: str) -> None:
    start = LINE.index(word) + 1
    one = diagnostic(column=start, end_column=start + len(word))
    _, source, carets, *_ = write("full", one).splitlines()
    shown = word.replace("\t", " " * (source.index("（") - source.index("果") - 1))
    assert source.startswith("3 | 三、办理结果 ")
    assert carets.index("^") == column_of(source, source.index(shown, 4))
    assert carets.count("^") == text_width(shown)
    assert carets.strip(" ^") == "|"


def test_tabs_go_to_the_next_stop() -> None:
    assert excerpt("a\tb", 2, 3, 80) == ("a   b", 4, 1)
    assert excerpt("表格\tb", 3, 4, 80) == ("表格    b", 8, 1)
    assert excerpt("\tb", 0, 1, 80) == ("    b", 0, 4)


def test_invisible_characters_are_left_out() -> None:
    assert excerpt("一\u200b二\u0301三", 3, 5, 80).text == "一二三"
    assert excerpt("一\u200b二", 2, 3, 80) == ("一二", 2, 2)


def test_a_caret_behind_the_end_and_an_empty_span() -> None:
    assert excerpt("一二", 2, 2, 80) == ("一二", 4, 1)
    assert excerpt("一二", 9, 12, 80) == ("一二", 4, 1)
    assert excerpt("一二", 1, 1, 80) == ("一二", 2, 1)


@pytest.mark.parametrize("start", [0, 1, 50, 5000, 9990, 9999])
@pytest.mark.parametrize("length", [0, 1, 10, 4000])
@pytest.mark.parametrize("room", [20, 80])
def test_a_long_line_is_cut_around_what_is_meant(start: int, length: int, room: int) -> None:
    line = "".join(chr(0x4E00 + index) for index in range(10000))
    shown = excerpt(line, start, start + length, room)
    assert text_width(shown.text) <= room
    assert shown.text.startswith("…") == (2 * start > room)
    index = next(i for i in range(len(shown.text)) if column_of(shown.text, i) == shown.indent)
    assert shown.text[index] == line[start]
    assert shown.indent + shown.carets <= room
    assert shown.carets == max(1, 2 * min(length, sum(char != "…" for char in shown.text[index:])))


def test_cutting_a_line_does_not_take_longer_the_longer_it_is() -> None:
    class Counted(str):
        """A line that counts how many of its characters are asked for."""

        __slots__ = ()
        asked = 0

        def __getitem__(self, key: Any) -> str:
            Counted.asked += 1
            return super().__getitem__(key)

    excerpt(Counted("x" * 1_000_000), 500_000, 900_000, 100)
    assert Counted.asked < 2000


def test_a_finding_over_several_lines_is_shown_on_its_first() -> None:
    written = write("full", diagnostic(column=3, end_line=5, end_column=2), lines={3: "一二三四"}).splitlines()
    assert written[1:3] == ["3 | 一二三四", "  |     ^^^^"]


def test_a_finding_on_no_text_has_no_excerpt() -> None:
    assert write("full", diagnostic(source=None), lines={3: ""}) == "a.txt:3:18: SUM002 不相等\n\n"


def test_pad_counts_columns() -> None:
    assert pad("总计", 6) == "总计  "
    assert pad("ab", 3) == "ab "


# --- full: the notes ----------------------------------------------------------------------------------------------


def notes(one: Diagnostic, lang: str = "en", lines: dict[int, str] | None = None) -> list[str]:
    written = write("full", one, look=Look(lang), lines={} if lines is None else lines).splitlines()
    return [line.strip() for line in written[1:] if line.strip()]


def test_the_cells_of_a_failed_sum_are_a_table() -> None:
    zeros = [cell(f"zero_{number}", 0, 20 + number) for number in range(4)]
    one = diagnostic(
        cell={"table": "applications", "row": "outcome_total", "column": "total"},
        cells=[cell("granted", 13, 9), cell("blank", None, 10), *zeros, cell("outcome_total", 0, 55)],
        expected=13,
        actual=0,
        source="2021格式",
    )
    assert notes(one) == [
        "= the cells (line:column on the right):",
        "（一）予以公开  13  9:7",
        "blank            -  10:7",
        "the other 4 are 0",
        "（七）总计       0  55:7  <",
        "= expected 13, is 0, off by -13",
        "= source: 2021格式",
    ]
    assert notes(one, "zh")[-3:] == ["（七）总计       0  55:7  <", "= 应为 13，实为 0，相差 -13", "= 依据：2021格式"]


def test_few_zeros_are_shown_and_one_row_names_its_columns() -> None:
    one = diagnostic(cells=[cell("granted", 0, 9, "other"), cell("granted", 1, 9)], expected="0", actual=1.5)
    assert notes(one) == [
        "= the cells (line:column on the right):",
        "other  0  9:7",
        "总计   1  9:7",
        "= expected 0, is 1.5",
    ]


def test_repair_and_alternatives() -> None:
    setting = {"table": "applications", "row": "granted", "column": "total", "value": 1}
    assert notes(diagnostic(repair=[setting])) == ["= repair: （一）予以公开 / 总计 → 1"]
    assert notes(diagnostic(alternatives=[[setting, setting | {"column": "x"}], [setting | {"value": 2}]])) == [
        "= these repairs are equally small, find out which is right:",
        "1. （一）予以公开 / 总计 → 1; （一）予以公开 / x → 1",
        "2. （一）予以公开 / 总计 → 2",
    ]


def test_related_places() -> None:
    related = [{"path": "b.txt", "line": 7, "column": 2, "message": "first here"}]
    assert notes(diagnostic(related=related)) == ["= see b.txt:7:2: first here"]


def test_the_correction_is_shown_as_the_line_would_read() -> None:
    edit = {"line": 3, "column": 3, "end_line": 3, "end_column": 5, "text": "废止"}
    fix = {"safety": "safe", "edits": [edit]}
    assert notes(diagnostic(fix=fix), lines={3: "本年度止件数"})[-2:] == ["= correction:", "+ 本年废止件数"]
    over_lines = edit | {"line": 3, "column": 2, "end_line": 4, "end_column": 2, "text": "x\ny"}
    unsafe = {"safety": "unsafe", "edits": [over_lines]}
    shown = notes(diagnostic(fix=unsafe), lines={3: "本年", 4: "一二"})
    assert shown[-3:] == ["= correction (unsafe, make sure of it):", "+ 本x", "+ y二"]


def test_colours_change_nothing_but_the_colour() -> None:
    one = diagnostic(cells=[cell("granted", 1, 9)], source="x", fix={"safety": "safe", "edits": []})
    coloured = write("full", one, look=Look("en", colour=True))
    assert "\x1b[1;31mSUM002[*]\x1b[0m" in coloured
    parts = coloured.split("\x1b[")
    assert parts[0] + "".join(part.partition("m")[2] for part in parts[1:]) == write("full", one)


def test_there_is_no_other_format() -> None:
    with pytest.raises(KeyError):
        make_reporter("poem", io.StringIO(), Look())
