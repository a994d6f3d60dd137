"""The command from outside: what goes in, what comes out where, and with which exit status."""

import io
import re
from pathlib import Path
from typing import Any

import pytest

from tests.command import BAD, GOOD, REPORTS, sums

# --- exit status --------------------------------------------------------------------------------------------------


def test_clean_is_0_and_findings_are_1(gouji: Any) -> None:
    clean = gouji(*sums(GOOD))
    assert (clean.status, clean.out) == (0, "")
    bad = gouji(*sums(BAD))
    assert bad.status == 1
    assert bad.out.startswith(f"{BAD}:")


@pytest.mark.parametrize(
    ("severity", "options", "status"),
    [
        ("error", (), 1),
        ("warning", (), 1),
        ("info", (), 0),
        ("warning", ("--fail-level", "error"), 0),
        ("error", ("--fail-level", "error"), 1),
        ("info", ("--fail-level", "info"), 1),
        ("error", ("--exit-zero",), 0),
    ],
)
def test_the_fail_level_decides(
    gouji: Any, tmp_path: Path, severity: str, options: tuple[str, ...], status: int
) -> None:
    (tmp_path / "gouji.toml").write_text(f'[severity]\nSUM = "{severity}"\n', "utf-8")
    (tmp_path / "report.txt").write_bytes(BAD.read_bytes())
    checked = gouji(*sums("report.txt", "--format", "json", *options))
    assert {one["severity"] for one in checked.json["diagnostics"]} == {severity}
    assert checked.status == status


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("check", "--bogus"),
        ("check", "--format", "poem"),
        ("check", "--format"),
        ("check", "--jobs", "0"),
        ("check", "--jobs", "many"),
        ("check", "--sel", "SUM"),
        ("check", "--lang", "fr"),
        ("check", "--select", "NOPE"),
        ("check", "--config", "missing.toml"),
        ("check", "--format", "text", "--format", "json"),
        ("check", "--output", "no/such/folder/out.txt"),
        ("check", "missing.txt"),
        ("lint",),
        ("rule",),
        ("rule", "SUM999"),
        ("tree", "missing.txt"),
        ("tables", "missing.txt"),
        ("tables",),
        ("config", "--config", "missing.toml"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_2(gouji: Any, words: tuple[str, ...]) -> None:
    done = gouji(*words)
    assert done.status == 2
    assert done.out == ""
    assert done.err
    assert "Traceback" not in done.err


def test_exit_zero_does_not_hide_what_makes_a_run_untrustworthy(gouji: Any) -> None:
    assert gouji("check", "--exit-zero", "missing.txt").status == 2


def test_a_wrong_configuration_is_2_even_without_files(gouji: Any, tmp_path: Path) -> None:
    (tmp_path / "gouji.toml").write_text('ignore = ["SUM0001"]\n', "utf-8")
    done = gouji("check")
    assert done.status == 2
    assert "gouji.toml:1" in done.err


def test_an_internal_error_is_2_and_one_line(gouji: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("nobody thought of it")

    monkeypatch.setattr("gouji.linter.commands.check.discover", broken)
    done = gouji("check", "--lang", "en")
    assert done.status == 2
    assert re.fullmatch(r"gouji: internal error.*ZeroDivisionError: nobody thought of it \(.*:\d+\)\n", done.err)


def test_an_interrupt_ends_the_run(gouji: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gouji.linter.runner.Runner.results", interrupted)
    done = gouji("check", GOOD, "--lang", "en")
    assert (done.status, done.err) == (2, "gouji: interrupted\n")


# --- what is checked ----------------------------------------------------------------------------------------------


def test_without_a_path_the_current_folder(gouji: Any, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "report.txt").write_bytes(BAD.read_bytes())
    found = gouji(*sums("--format", "json")).json
    assert found["files"] == 1
    assert {one["path"] for one in found["diagnostics"]} == {"./a/report.txt"}


def test_paths_may_stand_between_options(gouji: Any, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_bytes(BAD.read_bytes())
    done = gouji("check", "c.txt", "--select", "SUM", "a.txt", "--format", "json", "b.txt")
    assert done.json["files"] == 3
    assert {one["path"] for one in done.json["diagnostics"]} == {"a.txt", "b.txt", "c.txt"}
    assert [entry["path"] for entry in gouji("tables", "b.txt", "--format", "json", "a.txt").json["files"]] == [
        "a.txt",
        "b.txt",
    ]


def test_a_folder_without_reports_is_a_note(gouji: Any, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = gouji("check", "empty", "--lang", "en")
    assert (done.status, done.out) == (0, "")
    assert done.err.splitlines() == ["gouji: no reports in empty", "gouji: 0 files checked, no findings"]


def test_stdin(gouji: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def feed() -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(BAD.read_bytes())))

    feed()
    first = gouji(*sums("-", "--format", "json"))
    assert first.status == 1
    assert {one["path"] for one in first.json["diagnostics"]} == {"<stdin>"}
    feed()
    named = gouji(*sums("-", "--stdin-filename", "a/report.txt", "--format", "json"))
    assert {one["path"] for one in named.json["diagnostics"]} == {"a/report.txt"}
    assert [one["fingerprint"] for one in named.json["diagnostics"]] == [
        one["fingerprint"] for one in first.json["diagnostics"]
    ]


def test_stdin_has_the_configuration_of_its_name(gouji: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "gouji.toml").write_text('exclude = ["old/**"]\n[per-file-ignores]\n"a/**" = ["SUM"]\n', "utf-8")
    for name, options, files, status in (
        ("b/report.txt", (), 1, 1),
        ("a/report.txt", (), 1, 0),
        ("old/report.txt", (), 1, 1),
        ("old/report.txt", ("--force-exclude",), 0, 0),
        ("README.txt", ("--force-exclude",), 0, 0),
    ):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(BAD.read_bytes())))
        done = gouji(*sums("-", "--stdin-filename", name, "--format", "json", *options))
        assert (done.json["files"], done.status) == (files, status), name


def test_each_file_has_its_own_configuration(gouji: Any, tmp_path: Path) -> None:
    for name, config in (("a", 'ignore = ["SUM"]'), ("b", 'lang = "en"'), ("c", 'severity = { SUM = "info" }')):
        (tmp_path / name).mkdir()
        (tmp_path / name / "gouji.toml").write_text(config + "\n", "utf-8")
        (tmp_path / name / "report.txt").write_bytes(BAD.read_bytes())
    found = gouji("check", "--format", "json").json["diagnostics"]
    ignored, english_ones, chinese_ones = (
        [one for one in found if one["path"] == f"./{name}/report.txt" and one["code"].startswith("SUM")]
        for name in "abc"
    )
    assert ignored == []
    assert english_ones
    assert {one["severity"] for one in chinese_ones} == {"info"}
    for english, chinese in zip(english_ones, chinese_ones, strict=True):
        assert english["message"] != chinese["message"]
        assert english["fingerprint"] == chinese["fingerprint"]


def test_findings_come_in_the_order_of_the_file(gouji: Any) -> None:
    found = gouji("check", BAD, GOOD, REPORTS, "--format", "json").json
    keys = [(one["path"], one["line"], one["column"], one["code"]) for one in found["diagnostics"]]
    assert keys == sorted(keys)
    assert found["files"] == len(list(REPORTS.iterdir()))


def test_select_and_ignore(gouji: Any) -> None:
    everything = gouji("check", REPORTS, "--format", "json").codes
    only = gouji("check", REPORTS, "--format", "json", "--select", "SUM,YEAR").codes
    without = gouji("check", REPORTS, "--format", "json", "--ignore", "SUM", "--ignore", "YEAR").codes
    assert only == [code for code in everything if code[:-3] in ("SUM", "YEAR")]
    assert without == [code for code in everything if code[:-3] not in ("SUM", "YEAR")]
    assert only
    assert without


# --- where output goes --------------------------------------------------------------------------------------------


def test_findings_on_stdout_everything_else_on_stderr(gouji: Any) -> None:
    done = gouji(*sums(BAD, "--statistics", "--lang", "en"))
    findings = done.out.splitlines()
    assert findings
    assert all(re.match(rf"{re.escape(str(BAD))}:\d+:\d+: SUM\d\d\d ", line) for line in findings)
    *statistics, summary = done.err.splitlines()
    counts = [line.split()[0] for line in statistics if re.match(r" *\d+  [A-Z]", line)]
    assert sum(map(int, counts)) == len(findings)
    assert any(re.match(r" *\d+\.\d ms  SUM\d\d\d", line) for line in statistics)
    assert re.fullmatch(r"1 file in \d+\.\d\d s, \d+ a second, 0 of them in the cache", statistics[-1])
    many = "" if len(findings) == 1 else "s"
    assert summary == f"gouji: 1 file checked, {len(findings)} finding{many} ({len(findings)} error{many})"


def test_quiet(gouji: Any) -> None:
    done = gouji(*sums(BAD, "--quiet"))
    assert done.out
    assert done.err == ""


def test_several_formats_at_once(gouji: Any, tmp_path: Path) -> None:
    plain = gouji(*sums(BAD)).out
    as_json = gouji(*sums(BAD, "--format", "json")).out
    for words in (
        ("--format", "json", "--output", "a.json", "--format", "text"),
        ("--format", "text", "--format", "json", "--output", "a.json"),
        ("--output", "a.json", "--format", "json", "--format", "text"),
    ):
        assert gouji(*sums(BAD, *words)).out == plain
        assert (tmp_path / "a.json").read_text("utf-8") == as_json
        (tmp_path / "a.json").unlink()
    both = gouji(*sums(BAD, "--output", "b.txt", "--format", "text", "--output", "b.json", "--format", "json"))
    assert both.out == ""
    assert (tmp_path / "b.txt").read_text("utf-8") == plain
    assert (tmp_path / "b.json").read_text("utf-8") == as_json
    assert gouji(*sums(BAD, "--output", "c.txt")).out == ""
    assert (tmp_path / "c.txt").read_text("utf-8") == plain


def test_colour_only_where_it_is_wanted(gouji: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    full = (*sums(BAD), "--format", "full")
    assert "\x1b" not in gouji(*full).out
    assert "\x1b" in gouji(*full, "--color", "always").out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b" in gouji(*full).out
    assert "\x1b" not in gouji(*full, "--color", "never").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in gouji(*full).out


def test_full_is_the_default_on_a_terminal(gouji: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "^" not in gouji(*sums(BAD)).out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert "^" in gouji(*sums(BAD, "--color", "never")).out


# --- languages ----------------------------------------------------------------------------------------------------


def test_chinese_unless_told_otherwise(gouji: Any, tmp_path: Path) -> None:
    assert "用法错误：无法识别的参数：--bogus" in gouji("check", "--bogus").err
    assert "unrecognized arguments: --bogus" in gouji("check", "--bogus", "--lang", "en").err
    assert "没有这个文件" in gouji("check", "missing.txt").err
    assert "检查了 1 个文件" in gouji("check", GOOD).err
    (tmp_path / "gouji.toml").write_text('lang = "en"\n', "utf-8")
    assert "no such file" in gouji("check", "missing.txt").err
    assert "没有这个文件" in gouji("check", "missing.txt", "--lang=zh").err
    assert "1 file checked" in gouji("check", GOOD).err
    assert "检查了 1 个文件" in gouji("check", GOOD, "--lang", "zh").err
    assert "there is no rule" in gouji("rule", "SUM099").err


def test_every_option_is_explained_in_both_languages(gouji: Any) -> None:
    for command in ("check", "rules", "rule", "tree", "tables", "config"):
        chinese, english = (gouji(command, "--help", "--lang", lang) for lang in ("zh", "en"))
        assert chinese.status == english.status == 0
        options = re.findall(r"^  (--?[a-z][\w-]*)", english.out, re.M)
        assert options == re.findall(r"^  (--?[a-z][\w-]*)", chinese.out, re.M)
        assert not re.search(r"[\u4e00-\u9fff]", english.out)
        explained = [line for line in chinese.out.splitlines() if re.match(r"  -.*  ", line)]
        assert all(re.search(r"[\u4e00-\u9fff]", line) for line in explained)
