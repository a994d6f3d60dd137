"""``--fix``, ``--diff``, ``--baseline``, ``--write-baseline``: what the command does with findings besides telling."""

import io
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from gouji.linter.cli import main

BASE = (Path(__file__).parent / "cases" / "base" / "county.txt").read_text("utf-8")
WRONG = BASE.replace("六、其他需要报告的事项", "六、其他需报告的事项")
ROW = "（一）予以公开\t4\t1\t0\t0\t0\t0\t5"
UNSUMMED = WRONG.replace(ROW, ROW[:-1] + "6")


class Run:
    def __init__(self, capsys: pytest.CaptureFixture[str], *words: str) -> None:
        capsys.readouterr()
        self.status = main(["check", "--lang", "en", *words])
        self.out, self.err = capsys.readouterr()

    @property
    def codes(self) -> list[str]:
        return [line.split()[1].removesuffix("[*]") for line in self.out.splitlines()]


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    return lambda *words: Run(capsys, "--no-cache", *words)


def write(path: str, text: str) -> None:
    Path(path).write_bytes(text.encode())


# --- fixes ---------------------------------------------------------------------------------------------------------


def test_fix_corrects_and_tells_the_rest(check: Any) -> None:
    write("a.txt", UNSUMMED)
    done = check("--fix", "a.txt")
    assert Path("a.txt").read_bytes().decode() == UNSUMMED.replace("其他需报告", "其他需要报告")
    assert done.status == 1
    assert "SEC003" not in done.codes
    assert "SUM001" in done.codes
    assert "1 correction made in 1 file" in done.err
    again = check("--fix", "a.txt")
    assert (again.out, again.status) == (done.out, 1)


def test_fix_leaves_nothing_to_fail_on(check: Any) -> None:
    write("a.txt", WRONG)
    assert check("--fix", "a.txt").status == 0


def test_diff_changes_nothing(check: Any) -> None:
    text = WRONG.replace("\n", "\r\n").rstrip()
    write("a.txt", text)
    write("b.txt", BASE)
    done = check("--diff", ".")
    assert Path("a.txt").read_bytes().decode() == text
    assert done.status == 1
    lines = done.out.split("\n")
    assert lines[:2] == ["--- ./a.txt", "+++ ./a.txt"]
    assert "-六、其他需报告的事项\r" in lines
    assert "+六、其他需要报告的事项\r" in lines
    assert "b.txt" not in done.out
    assert "1 file would change" in done.err
    assert check("--diff", "b.txt").status == 0
    assert check("--diff", "--exit-zero", ".").status == 0


def test_a_diff_is_a_patch(check: Any) -> None:
    write("a.txt", WRONG.rstrip().replace("六、", "六、", 1))
    Path("patch").write_bytes(check("--diff", "a.txt").out.encode())
    applied = subprocess.run(["git", "apply", "-p0", "patch"], capture_output=True, check=False)
    assert applied.returncode == 0, applied.stderr
    assert Path("a.txt").read_bytes().decode() == WRONG.rstrip().replace("其他需报告", "其他需要报告")


def test_unsafe_fixes_have_to_be_asked_for(check: Any) -> None:
    blank = BASE.replace(ROW, ROW.replace("\t0\t5", "\t/\t5"))
    write("a.txt", blank)
    assert check("--fix", "a.txt").status == 1
    assert Path("a.txt").read_bytes().decode() == blank
    assert check("--fix", "--unsafe-fixes", "a.txt").status == 0
    assert Path("a.txt").read_bytes().decode() == BASE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_stdin_comes_out_corrected(check: Any, monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    class Stdin:
        buffer = io.BytesIO(UNSUMMED.encode(encoding))

    class Stdout(io.StringIO):
        buffer = io.BytesIO()

    monkeypatch.setattr("sys.stdin", Stdin())
    out = Stdout()
    monkeypatch.setattr("sys.stdout", out)
    assert main(["check", "--lang", "en", "--fix", "-"]) == 1
    assert out.buffer.getvalue() == UNSUMMED.replace("其他需报告", "其他需要报告").encode(encoding)
    assert out.getvalue() == ""


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_file_that_may_not_be_written(check: Any) -> None:
    write("a.txt", WRONG)
    Path("a.txt").chmod(0o444)
    assert check("--fix", "a.txt").status == 2


def test_a_full_disk_leaves_the_file(check: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt", WRONG)

    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("gouji.linter.replacing.os.fsync", full)
    done = check("--fix", "a.txt")
    assert (done.status, done.codes) == (2, ["SEC003"])
    assert "No space left on device" in done.err
    assert "0 corrections made" in done.err
    assert [name for name in os.listdir() if name != ".cache"] == ["a.txt"]
    assert Path("a.txt").read_bytes().decode() == WRONG


def test_what_is_suppressed_is_not_corrected(check: Any) -> None:
    text = WRONG.replace("六、其他", "# gouji: ignore SEC003 -- x\n六、其他")
    write("a.txt", text)
    assert check("--fix", "a.txt").status == 0
    assert Path("a.txt").read_bytes().decode() == text


# --- baseline ------------------------------------------------------------------------------------------------------


def test_only_new_findings_are_told(check: Any) -> None:
    write("a.txt", UNSUMMED)
    first = check("a.txt")
    written = check("--write-baseline", "base.json", "a.txt")
    assert (written.status, written.out) == (0, "")
    assert f"{len(first.codes)} findings written to base.json" in written.err
    known = check("--baseline", "base.json", "a.txt")
    assert (known.status, known.out) == (0, "")
    assert f"{len(first.codes)} findings of the baseline left out" in known.err
    write("a.txt", "\n\n前言。\n" + UNSUMMED)  # lines move
    assert check("--baseline", "base.json", "a.txt").status == 0
    write("a.txt", UNSUMMED.replace("规章\t0\t0\t0", "规章\t０\t0\t0"))
    assert check("--baseline", "base.json", "a.txt").codes == ["TAB012"]


def test_one_more_of_the_same_is_new(check: Any) -> None:
    line = "联系人：张三，电话 13800138000。"
    once = BASE.replace("六、其他", f"{line}\n\n六、其他")
    write("a.txt", once)
    found = check("--select", "TEXT009", "a.txt").codes
    assert found == ["TEXT009"]
    check("--write-baseline", "base.json", "a.txt")
    assert check("--select", "TEXT009", "--baseline", "base.json", "a.txt").codes == []
    write("a.txt", once.replace(line, f"{line}\n\n{line}"))
    assert check("--select", "TEXT009", "--baseline", "base.json", "a.txt").codes == ["TEXT009"]


def test_a_baseline_holds_from_any_folder(check: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    Path("reports").mkdir()
    write("reports/a.txt", WRONG)
    check("--write-baseline", "base.json", ".")
    assert list(json.loads(Path("base.json").read_text("utf-8"))["files"]) == ["reports/a.txt"]
    monkeypatch.chdir(tmp_path / "reports")
    assert check("--baseline", "../base.json", "a.txt").status == 0
    write("b.txt", WRONG)
    assert check("--baseline", "../base.json", ".").status == 1


def test_a_baseline_is_written_the_same_twice(check: Any) -> None:
    write("a.txt", UNSUMMED)
    check("--write-baseline", "1.json", "a.txt")
    check("--write-baseline", "2.json", "a.txt")
    assert Path("1.json").read_bytes() == Path("2.json").read_bytes()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (None, "cannot be read"),
        ("", "damaged"),
        ('{"version": 1,\n "files": {', "base.json:2"),
        ("[]", "no baseline"),
        ('{"version": 1}', "no baseline"),
        ('{"version": 1, "files": {"a.txt": ["x"]}}', "no baseline"),
        ('{"version": 1, "files": {"a.txt": {"SEC003": [1]}}}', "no baseline"),
        ('{"version": 9, "files": {}}', "newer"),
        ("[" * 100000, "damaged"),
    ],
)
def test_a_damaged_baseline_is_an_error(check: Any, content: str | None, what: str) -> None:
    write("a.txt", WRONG)
    if content is not None:
        write("base.json", content)
    done = check("--baseline", "base.json", "a.txt")
    assert done.status == 2
    assert what in done.err
    assert done.out == ""


def test_no_baseline_of_a_run_that_cannot_be_trusted(check: Any) -> None:
    write("a.txt", WRONG)
    write("base.json", "mine")
    assert check("--write-baseline", "base.json", "a.txt", "missing.txt").status == 2
    assert Path("base.json").read_text("utf-8") == "mine"


def test_a_baseline_that_cannot_be_written(check: Any) -> None:
    write("a.txt", WRONG)
    done = check("--write-baseline", "no/such/base.json", "a.txt")
    assert done.status == 2
    assert "cannot be written" in done.err


def test_known_findings_are_not_corrected(check: Any) -> None:
    write("a.txt", WRONG)
    check("--write-baseline", "base.json", "a.txt")
    assert check("--fix", "--baseline", "base.json", "a.txt").status == 0
    assert Path("a.txt").read_bytes().decode() == WRONG
