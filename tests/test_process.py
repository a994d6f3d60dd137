"""The command as a process: bytes out, whatever the locale, the reader or the file's name."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import BAD, COMMAND, REPORTS, sums
from tests.project import ROOT, environment


def process(*words: str | Path, **more: str) -> "subprocess.CompletedProcess[bytes]":
    command = [*COMMAND, *map(str, words)]
    return subprocess.run(command, capture_output=True, check=False, env=environment(**more))


def test_output_is_utf8_with_plain_line_ends_whatever_the_locale() -> None:
    words = sums(BAD, "--format", "full", "--lang", "zh")
    usual = process(*words)
    assert usual.returncode == 1
    assert "依据" in usual.stdout.decode("utf-8")
    assert b"\r" not in usual.stdout
    other = process(*words, PYTHONUTF8="0", PYTHONIOENCODING="latin-1", LC_ALL="C", LANG="C")
    assert (other.returncode, other.stdout, other.stderr) == (usual.returncode, usual.stdout, usual.stderr)


def test_two_runs_give_the_same_bytes() -> None:
    runs = [
        process("check", "--no-cache", REPORTS, "--format", "json", PYTHONHASHSEED=seed).stdout for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert json.loads(runs[0])["diagnostics"]


def test_which_of_several_labels_is_named_is_no_matter_of_chance(tmp_path: Path) -> None:
    """All labels of a block and a row are gone: the first one in the form's order is named, in every run."""
    text = (ROOT / "tests" / "cases" / "base" / "county.txt").read_text("utf-8")
    lost = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n"
    assert lost in text
    (tmp_path / "report.txt").write_text(text.replace(lost, ""), "utf-8")
    runs = {process("check", "--no-cache", tmp_path / "report.txt", PYTHONHASHSEED=seed).stdout for seed in "012345"}
    assert len(runs) == 1
    assert "缺少栏目名称“本年制发件数”" in runs.pop().decode()


def test_a_reader_that_goes_away_is_no_reason_to_complain() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "wb") as closed:
        command = [*COMMAND, "check", str(REPORTS), "--quiet"]
        done = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, env=environment(), check=False)
    assert done.returncode == 2
    assert done.stderr == b""


def test_a_file_name_that_is_no_utf8(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("file names are Unicode here")
    name = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(name, "wb") as file:
        file.write(BAD.read_bytes())
    for form in ("text", "json"):
        done = process(*sums(os.fsdecode(name), "--format", form))
        assert done.returncode == 1
        assert b"\\udcff.txt" in done.stdout
