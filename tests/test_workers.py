"""Several processes: the same bytes as from one, and nothing is lost without a word."""

import os
import signal
import subprocess
import sys
import time
from multiprocessing import active_children
from multiprocessing.context import ForkProcess
from pathlib import Path

import pytest

from gouji.linter.runner import Runner, Task
from gouji.linter.settings import Overrides
from gouji.linter.workers import check_all
from tests.corpus.cases import clean_cases, fault_cases
from tests.corpus.measure import write
from tests.project import environment, run

CODE = "import sys; from gouji.linter.cli import main; sys.exit(main())"
KILLER = '''import os, signal
from gouji.linter import Finding, rule

@rule("HOUSE001", source="house")
def killer(report, standard):
    """Nobody is killed."""
    if "杀手" in report.source.text:
        {deed}
    return iter(())
'''


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    write([*clean_cases(1, 40), *fault_cases(1, 40)], folder)
    return folder


@pytest.mark.parametrize("form", ["json", "text"])
def test_two_processes_say_what_one_says(corpus: Path, form: str) -> None:
    words = [sys.executable, "-c", CODE, "check", "--no-cache", "--format", form, "."]
    one, two = (run([*words, "--jobs", jobs], corpus) for jobs in ("1", "2"))
    assert (one.returncode, one.stdout, one.stderr) == (two.returncode, two.stdout, two.stderr)
    assert len(one.stdout) > 1000


def test_so_they_do_where_processes_are_spawned(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(corpus)
    tasks = [Task(path.name, path.name, named=False) for path in sorted(corpus.glob("*.*")) if path.suffix != ".json"]
    found = [
        [tuple(one.diagnostics) for one in check_all(Runner(None, Overrides()), tasks, jobs, start)]
        for jobs, start in ((1, None), (2, "spawn"))
    ]
    assert found[0] == found[1]
    assert len(tasks) > 50


def house(folder: Path, deed: str) -> None:
    (folder / "house").mkdir()
    (folder / "house" / "killer.py").write_text(KILLER.format(deed=deed), "utf-8")
    (folder / "gouji.toml").write_text('rules-path = ["house"]\nselect = ["HOUSE"]\n', "utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_worker_that_dies_is_reported(corpus: Path, tmp_path: Path) -> None:
    house(tmp_path, "os.kill(os.getpid(), signal.SIGKILL)")
    text = next(path for path in sorted(corpus.glob("*_A_*.txt"))).read_text("utf-8")
    for number in range(60):
        (tmp_path / f"{number:02}.txt").write_text(text + ("\n杀手\n" if number == 33 else ""), "utf-8")
    done = run([sys.executable, "-c", CODE, "check", "--no-cache", "--jobs", "2", "--lang", "en", "."], tmp_path)
    assert done.returncode == 2
    assert "a worker process died (-9)" in done.stderr
    assert "60 files checked" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="forks")
def test_an_interrupt_while_a_process_starts_leaves_none_behind(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start = ForkProcess.start

    def interrupted(process: ForkProcess) -> None:
        start(process)
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.chdir(corpus)
    monkeypatch.setattr(ForkProcess, "start", interrupted)
    tasks = [Task(path.name, path.name, named=False) for path in sorted(corpus.glob("*.txt"))]
    with pytest.raises(KeyboardInterrupt):
        list(check_all(Runner(None, Overrides()), tasks * 9, 2))
    assert active_children() == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_interrupt_ends_all_at_once(corpus: Path, tmp_path: Path) -> None:
    house(tmp_path, "import time; time.sleep(60)")
    text = next(path for path in sorted(corpus.glob("*_A_*.txt"))).read_text("utf-8")
    for number in range(60):
        (tmp_path / f"{number:02}.txt").write_text(text + "\n杀手\n", "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-c", CODE, "check", "--no-cache", "--jobs", "2", "--lang", "en", "."],
        cwd=tmp_path, env=environment(), stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True,
    )  # fmt: skip
    time.sleep(1.5)
    os.killpg(process.pid, signal.SIGINT)
    start = time.monotonic()
    _, told = process.communicate(timeout=20)
    assert time.monotonic() - start < 5
    assert (process.returncode, told) == (2, "gouji: interrupted\n")
