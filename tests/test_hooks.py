"""Readers, reporters, options and the time that rules take: what plugins add besides rules and standards."""

import json
from pathlib import Path
from typing import Any

import pytest

from gouji.linter.cli import main
from tests.project import ROOT

REPORT = ROOT / "examples" / "reports" / "qinghe-agriculture-2023.txt"
READER = """
from gouji.grammar import Source, Unreadable
from gouji.linter import Reader, hookimpl

def read(data, path):
    if data == b"raise":
        raise KeyError("report.txt")
    if data == b"unreadable":
        raise Unreadable("binary")
    return data.decode() if data == b"text" else Source(data.decode()[::-1], path)

@hookimpl
def gouji_readers():
    return [Reader((".back",), read)]
"""
REPORTER = """
from gouji.linter import hookimpl
from gouji.linter.reporters.base import Reporter

class Codes(Reporter):
    name = "codes"
    excerpts = True

    def begin(self, files):
        self.out.write(f"{files} files\\n")

    def file(self, checked):
        for one in checked.diagnostics:
            self.out.write(f"{one.code} {len(checked.lines)}\\n")

    def end(self):
        self.out.write(self.say("完", "end") + "\\n")

@hookimpl
def gouji_reporters():
    return [Codes]
"""
OPTIONS = """
from gouji.linter import Finding, Option, hookimpl, rule

WORD = Option("word", "no", zh="词", en="the word")
MANY = Option("many", ("a",), zh="多", en="many", choices=("a", "b"))

@hookimpl
def gouji_options():
    return [WORD, MANY]

@rule("HOUSE001", source="x", word=WORD, many=MANY, own=1)
def told(report, standard, word, many, own):
    yield Finding(report.title.span, message=f"{word} {many} {own}")

@rule("HOUSE002", source="x", other=WORD)
def told_again(report, standard, other):
    yield Finding(report.title.span, message=other)
"""


@pytest.fixture(autouse=True)
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for house rules, named in the configuration."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gouji.toml").write_text('rules-path = ["house"]\nlang = "en"\n', "utf-8")
    (tmp_path / "house").mkdir()
    (tmp_path / "report.txt").write_bytes(REPORT.read_bytes())
    return tmp_path / "house"


def gouji(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(list(words))
    out, err = capsys.readouterr()
    return status, out, err


def findings(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[Any]]:
    status, out, err = gouji(capsys, "check", "--no-cache", "--format", "json", *words)
    assert out, err
    return status, json.loads(out)["diagnostics"]


# --- readers ------------------------------------------------------------------------------------------------------


def test_a_reader_makes_reports_of_other_files(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (house / "back.py").write_text(READER, "utf-8")
    text = REPORT.read_text("utf-8").replace("\t4\t1\t0\t0\t0\t0\t5\t", "\t4\t1\t0\t0\t0\t0\t6\t")
    Path("backward.back").write_text(text[::-1], "utf-8")
    Path("report.txt").write_text(text, "utf-8")
    _, found = findings(capsys, "--select", "SUM001")
    first, second = found
    assert (first["path"], second["path"]) == ("./backward.back", "./report.txt")
    assert {**first, "path": "", "fingerprint": ""} == {**second, "path": "", "fingerprint": ""}
    assert findings(capsys, "--select", "SUM001", "backward.back")[1][0]["line"] == first["line"]
    status, out, _ = gouji(capsys, "tables", ".")
    assert status == 0
    one, other = json.loads(out)["files"]
    assert one["tables"] == other["tables"]
    assert gouji(capsys, "tree", "backward.back")[0] == 0


def test_corrections_stay_out_of_files_that_a_reader_reads(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (house / "back.py").write_text(READER, "utf-8")
    text = REPORT.read_text("utf-8").replace("三、收到和处理政府信息公开申请情况", "三、收到与处理政府信息公开申请情况")
    Path("backward.back").write_text(text[::-1], "utf-8")
    before = Path("backward.back").read_bytes()
    gouji(capsys, "check", "--fix", "backward.back")
    assert Path("backward.back").read_bytes() == before


@pytest.mark.parametrize(
    ("content", "code", "status"),
    [
        ("raise", "GOUJI003", 2),
        ("text", "GOUJI003", 2),
        ("unreadable", "GOUJI001", 1),
        ("", "GOUJI001", 1),
        (" ", "GOUJI001", 1),
    ],
)
def test_a_reader_that_fails(
    house: Path, capsys: pytest.CaptureFixture[str], content: str, code: str, status: int
) -> None:
    (house / "back.py").write_text(READER, "utf-8")
    Path("a.back").write_text(content, "utf-8")
    ended, found = findings(capsys, "a.back", "report.txt")
    assert (ended, [one["code"] for one in found]) == (status, [code])
    if status == 2:
        assert "house/back.py" in found[0]["message"]
    ended, _, err = gouji(capsys, "tables", "a.back")
    assert ended == 2
    assert "a.back" in err


@pytest.mark.parametrize(
    ("suffix", "why"),
    [(".txt", ".txt is already read by gouji"), ("back", "'back' is no suffix"), (".Back", "'.Back' is no suffix")],
)
def test_suffixes_have_to_be_new(house: Path, capsys: pytest.CaptureFixture[str], suffix: str, why: str) -> None:
    (house / "back.py").write_text(READER.replace('".back"', f'"{suffix}"'), "utf-8")
    status, _, err = gouji(capsys, "check")
    assert status == 2
    assert "plugin house/back.py cannot be used: " in err
    assert why in err
    (house / "back.py").write_text(READER, "utf-8")
    (house / "more.py").write_text(READER, "utf-8")
    assert ".back is already read by house/back.py" in gouji(capsys, "check")[2]


# --- reporters ----------------------------------------------------------------------------------------------------


def test_a_reporter_of_a_plugin(house: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (house / "codes.py").write_text(REPORTER, "utf-8")
    text = REPORT.read_text("utf-8").replace("\t4\t1\t0\t0\t0\t0\t5\t", "\t4\t1\t0\t0\t0\t0\t6\t")
    Path("wrong.txt").write_text(text, "utf-8")
    status, out, _ = gouji(capsys, "check", "--no-cache", "--select", "SUM001", "--format", "codes", ".")
    assert (status, out) == (1, "2 files\nSUM001 1\nend\n")
    words = ["--format", "codes", "--output", "out", "--format", "json", "--lang", "zh"]
    gouji(capsys, "check", "--no-cache", "--select", "SUM001", *words, ".")
    assert Path("out").read_text("utf-8") == "2 files\nSUM001 1\n完\n"


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('"codes"', '"json"', "the format json is already defined by gouji"),
        ('"codes"', '""', "gouji_reporters gives Codes, which is no Reporter with a name"),
        ("[Codes]", "[int]", "gouji_reporters gives int, which is no Reporter with a name"),
        ("[Codes]", "[3]", "gouji_reporters gives 3, which is no type"),
        ("{files}", "{files / 0}", "--format codes: ZeroDivisionError"),
        ("    excerpts = True", "    def __init__(self, out):\n        pass", "--format codes: TypeError"),
    ],
)
def test_a_reporter_that_fails(house: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, why: str) -> None:
    (house / "codes.py").write_text(REPORTER.replace(old, new), "utf-8")
    status, _, err = gouji(capsys, "check", "--format", "codes", "report.txt")
    assert status == 2
    assert err.startswith("gouji: error: plugin house/codes.py cannot be used: ")
    assert why in err


def test_an_unknown_format(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (house / "codes.py").write_text(REPORTER, "utf-8")
    status, out, err = gouji(capsys, "check", "--format", "code", "report.txt")
    assert (status, out) == (2, "")
    assert 'unknown format "code", did you mean "codes"?' in err


# --- options ------------------------------------------------------------------------------------------------------


def told(capsys: pytest.CaptureFixture[str], configuration: str) -> tuple[int, list[str]]:
    Path("gouji.toml").write_text('rules-path = ["house"]\nlang = "en"\n' + configuration, "utf-8")
    status, out, err = gouji(capsys, "check", "--select", "HOUSE", "--quiet", "--lang", "en", "report.txt")
    return status, [line.partition(" ")[2] for line in out.splitlines()] or [err]


def test_options_of_a_plugin_reach_its_rules(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (house / "words.py").write_text(OPTIONS, "utf-8")
    assert told(capsys, "")[1] == ["HOUSE001 no ('a',) 1", "HOUSE002 no"]
    shared = '[plugins.words]\nword = "yes"\nmany = ["b", "a"]\n'
    assert told(capsys, shared)[1] == ["HOUSE001 yes ('b', 'a') 1", "HOUSE002 yes"]
    assert told(capsys, shared + '[rules.told]\nword = "mine"\nown = 2\n')[1] == [
        "HOUSE001 mine ('b', 'a') 2",
        "HOUSE002 yes",
    ]
    assert '    other = "no" (default)' in gouji(capsys, "rule", "HOUSE002")[1]


@pytest.mark.parametrize(
    ("configuration", "why"),
    [
        ("[plugins.word]\n", 'gouji.toml:3: plugins.word: no plugin "word" has options, did you mean "words"?'),
        ("[plugins.words]\nwort = 1\n", 'plugins.words.wort: words has no such option, did you mean "word"?'),
        ("[plugins.words]\nword = 1\n", "gouji.toml:4: plugins.words.word: must be a string, not an integer"),
        ('[plugins.words]\nmany = ["a", "c"]\n', 'plugins.words.many[1]: unknown value "c"'),
        ("plugins = 1\n", "plugins: must be a table, not an integer"),
        ("rule-budget = 0\n", "rule-budget: must be at least 1"),
    ],
)
def test_wrong_options(house: Path, capsys: pytest.CaptureFixture[str], configuration: str, why: str) -> None:
    (house / "words.py").write_text(OPTIONS, "utf-8")
    status, (err,) = told(capsys, configuration)
    assert status == 2
    assert why in err


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("[WORD, MANY]", "[WORD]", "rule HOUSE001 names the option many, which gouji_options does not give"),
        ('"no"', "None", "the default of word is no boolean, number, string or tuple of strings"),
        ("[WORD, MANY]", "[WORD, MANY, Option('word', 1, zh='', en='')]", "the option word stands twice"),
    ],
)
def test_options_that_do_not_fit(house: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, why: str) -> None:
    (house / "words.py").write_text(OPTIONS.replace(old, new), "utf-8")
    status, (err,) = told(capsys, "[plugins.words]\n")
    assert status == 2
    assert "plugin house/words.py cannot be used: " in err
    assert why in err


# --- how long rules take ------------------------------------------------------------------------------------------

SLOW = """
from time import sleep
from gouji.linter import rule

@rule("HOUSE001", source="x")
def slow(report, standard):
    sleep(0.05)
    yield from ()
"""


def test_slow_rules_are_named(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (house / "slow.py").write_text(SLOW, "utf-8")
    Path("gouji.toml").write_text('rules-path = ["house"]\nrule-budget = 20\n', "utf-8")
    Path("second.txt").write_bytes(REPORT.read_bytes())
    for _ in "ab":  # the second time from the cache, if there were one
        status, _, err = gouji(capsys, "check", "--select", "HOUSE", "--statistics", "--lang", "en", ".")
        assert status == 0
        (line,) = (line for line in err.splitlines() if line.startswith("slow: "))
        assert line.startswith("slow: HOUSE001 slow (from house/slow.py) took ")
        assert line.endswith(" rule-budget is 20 ms; over it on 2 files")
    assert "超时：HOUSE001 slow" in gouji(capsys, "check", "--select", "HOUSE", "--statistics", ".")[2]
    assert "slow: " not in gouji(capsys, "check", "--select", "SEC001", "--statistics", "--lang", "en", ".")[2]
    assert "超时" not in gouji(capsys, "check", "--select", "HOUSE", ".")[2]
