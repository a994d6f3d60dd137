"""The formats for machines: each has the shape that its readers document, and shows what cannot be assessed."""

import io
import json
import xml.etree.ElementTree as ET
from typing import Any

import pytest

from gouji.linter import Diagnostic
from gouji.linter.plan import Checked
from gouji.linter.reporters import FORMATS, make_reporter
from gouji.linter.reporters.base import Look
from gouji.linter.trouble import Trouble

LINE = "三、𠀀办理\t（一）2"
SEVERITIES = ("error", "warning", "info")


def diagnostic(**more: Any) -> Diagnostic:
    values: dict[str, Any] = dict.fromkeys(Diagnostic._fields) | {
        "path": "./reports/年报 1.txt",
        "line": 3,
        "column": 4,
        "end_line": 3,
        "end_column": 6,
        "code": "TAB015",
        "name": "unreadable-table",
        "severity": "warning",
        "kind": "fail",
        "message": "表“三”<无法>读: 50%, & 无\x1b\ufffe\n它",
        "source": "2021格式",
        "cells": [],
        "alternatives": [],
        "related": [{"path": "b.txt", "line": 7, "column": 2, "message": "另一处"}],
        "fix": {
            "safety": "safe",
            "edits": [{"line": 3, "column": 4, "end_line": 3, "end_column": 6, "text": "新"}],
        },
        "fingerprint": "who it is",
    }
    return Diagnostic(**(values | more))


def write(form: str, *diagnostics: Diagnostic, lang: str = "en", failed: bool = False, line: str = LINE) -> str:
    out = io.StringIO()
    reporter = make_reporter(form, out, Look(lang))
    reporter.begin(2)
    reporter.file(Checked("0.txt", []))
    troubles = [Trouble("打不开 <b>", "cannot be opened <b>")] if failed else []
    reporter.file(Checked("./reports/年报 1.txt", diagnostics, failed, troubles, lines={3: line}))
    reporter.end()
    return out.getvalue()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_cannot_be_assessed_is_told_from_a_failure(form: str, lang: str) -> None:
    assert write(form, diagnostic(kind="unassessable"), lang=lang) != write(form, diagnostic(), lang=lang)
    assert any(word in write(form, diagnostic(kind="unassessable"), lang=lang) for word in ("assess", "无法判定"))


@pytest.mark.parametrize("form", ["junit", "checkstyle"])
def test_xml_is_well_formed(form: str) -> None:
    for found in ((), (diagnostic(), diagnostic(path='a"<&>.txt', message="]]>"))):
        ET.fromstring(write(form, *found).encode())


@pytest.mark.parametrize("form", ["json", "sarif", "gitlab", "rdjson"])
def test_json_is_sound(form: str) -> None:
    for found in ((), (diagnostic(),), (diagnostic(), diagnostic(line=4, path="\udcff.txt"))):
        json.loads(write(form, *found).encode("utf-8", "backslashreplace"))


# --- sarif ---------------------------------------------------------------------------------------------------------


def test_sarif() -> None:
    whole = json.loads(write("sarif", diagnostic(), diagnostic(code="SUM001", severity="error"), diagnostic()))
    assert whole["version"] == "2.1.0"
    assert whole["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = whole["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert (driver["name"], [one["id"] for one in driver["rules"]]) == ("gouji", ["TAB015", "SUM001"])
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["kind"] == "fail"
        assert result["message"]["text"]
        assert len(result["partialFingerprints"]["gouji/v1"]) == 32
        (location,) = result["locations"]
        physical = location["physicalLocation"]
        assert physical["artifactLocation"] == {"uri": "reports/%E5%B9%B4%E6%8A%A5%201.txt"}
        assert physical["region"] == {"startLine": 3, "startColumn": 4, "endLine": 3, "endColumn": 6}
        (change,) = result["fixes"][0]["artifactChanges"]
        assert change["artifactLocation"] == physical["artifactLocation"]
        assert change["replacements"] == [{"deletedRegion": physical["region"], "insertedContent": {"text": "新"}}]
        assert result["relatedLocations"][0]["message"] == {"text": "另一处"}
    assert [one["level"] for one in run["results"]] == ["warning", "error", "warning"]
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_sarif_has_no_level_for_what_is_open() -> None:
    (result,) = json.loads(write("sarif", diagnostic(kind="unassessable")))["runs"][0]["results"]
    assert (result["kind"], result["level"]) == ("open", "none")


def test_sarif_says_that_the_run_failed() -> None:
    (invocation,) = json.loads(write("sarif", failed=True))["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"] == {"text": "cannot be opened <b>"}


# --- the others ----------------------------------------------------------------------------------------------------


def test_github() -> None:
    line, other, info = write(
        "github",
        diagnostic(path="a,b:c.txt", message="50%: a, b\n"),
        diagnostic(severity="error", end_line=4, end_column=1),
        diagnostic(severity="info"),
    ).splitlines()
    assert line == (
        "::warning title=TAB015 unreadable-table,file=a%2Cb%3Ac.txt,line=3,col=4,endLine=3,endColumn=5::50%25: a, b "
    )
    assert other.startswith("::error title=TAB015 unreadable-table,file=./reports/年报 1.txt,line=3,col=4,endLine=4::")
    assert info.startswith("::notice ")


def test_gitlab() -> None:
    found = [diagnostic(severity=severity, fingerprint=severity) for severity in SEVERITIES]
    issues = json.loads(write("gitlab", *found, diagnostic(path="b.txt", fingerprint="info")))
    for issue in issues:
        assert {"description", "check_name", "fingerprint", "severity", "location"} <= set(issue)
        assert issue["location"]["lines"]["begin"] == 3
        assert not issue["location"]["path"].startswith("./")
    assert [issue["severity"] for issue in issues[:3]] == ["major", "minor", "info"]
    assert len({issue["fingerprint"] for issue in issues}) == 4
    assert json.loads(write("gitlab")) == []


def test_junit() -> None:
    found = [diagnostic(severity=severity) for severity in SEVERITIES]
    root = ET.fromstring(write("junit", *found, diagnostic(kind="unassessable"), failed=True).encode())
    clean, suite = root.findall("testsuite")
    assert (clean.get("tests"), clean.get("failures"), len(clean.findall("testcase"))) == ("1", "0", 1)
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("5", "3", "1")
    kinds = [child.get("type", child.tag) for case in suite.findall("testcase") for child in case]
    assert kinds == ["error", "warning", "system-out", "unassessable", "error"]


def test_rdjson_counts_bytes() -> None:
    (one,) = json.loads(write("rdjson", diagnostic()))["diagnostics"]
    first = len("三、𠀀".encode()) + 1
    place = {"start": {"line": 3, "column": first}, "end": {"line": 3, "column": first + 6}}
    assert one["location"] == {"path": "./reports/年报 1.txt", "range": place}
    assert (one["severity"], one["code"]) == ("WARNING", {"value": "TAB015"})
    assert one["suggestions"] == [{"range": place, "text": "新"}]


def test_checkstyle() -> None:
    root = ET.fromstring(write("checkstyle", diagnostic(), diagnostic(kind="unassessable")).encode())
    (file,) = root.findall("file")
    assert file.get("name") == "./reports/年报 1.txt"
    first, second = file.findall("error")
    assert (first.get("line"), first.get("column"), first.get("severity")) == ("3", "4", "warning")
    assert (first.get("source"), second.get("source")) == ("gouji.TAB015", "gouji.TAB015.unassessable")


def test_html_holds_no_markup_of_the_report() -> None:
    page = write("html", diagnostic(message="<script>alert(1)</script>", path="<b>.txt"), failed=True)
    assert "<script" not in page
    assert "<b>" not in page
    assert "<mark>办理</mark>" in page
    assert "2 files checked; warning 1" in page
    assert 'class="warning unassessable"' in write("html", diagnostic(kind="unassessable"))
    assert "没有发现问题" in write("html", lang="zh")


@pytest.mark.parametrize("form", FORMATS)
def test_a_long_line_is_not_written_out_with_each_finding(form: str) -> None:
    line = "县局a" * 20_000
    places = [diagnostic(column=at, end_column=at + 2) for at in (60_000, 400, 30_000, 59_999)]
    assert len(write(form, *places, line=line)) < len(line)


def test_rdjson_counts_bytes_in_whatever_order_places_come() -> None:
    columns = [4, 2, 3, 1, 4]
    told = json.loads(write("rdjson", *[diagnostic(column=column) for column in columns]))["diagnostics"]
    starts = [one["location"]["range"]["start"]["column"] for one in told]
    assert starts == [len(LINE[: column - 1].encode()) + 1 for column in columns]
