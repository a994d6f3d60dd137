"""Measure gouji on a corpus of its own making and print a table of ratios.

python -m tests.benchmarks [--files 10000] [--times 7] [--only one,many,…]
"""

import argparse
import importlib.metadata
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from gouji import __version__
from tests.corpus.cases import clean_cases, fault_cases

from . import floor
from .peers import GOALS, configure, installed
from .timing import GOUJI, PASS, machine, pair, peak, seconds

HOSTILE = {
    "one line of words": "政府信息公开",
    "rows": "三、本年度办理结果|(一) 予以公开|1|2|3|4|5|6|7\n",
    "brackets": "（",
    "headings": "一、总体情况\n二、主动公开政府信息情况\n",
    "tags": "<p><b>",
}


class Bench:
    """The folders and the means to run things in them."""

    def __init__(self, scratch: Path, files: int, times: int) -> None:
        self.scratch = scratch
        self.times = times
        self.cache = scratch / "xdg"
        faulty = iter(fault_cases(1, files // 5))
        cases = [
            case
            for number, clean in enumerate(clean_cases(1, files - files // 5))
            for case in ((clean, next(faulty)) if number % 4 == 3 and number // 4 < files // 5 else (clean,))
        ]
        self.texts = [(case.rendering.data, Path(case.path).suffix) for case in cases]
        self.few = self.folder("few", 20)
        self.many = self.folder("many", files)
        self.files = files
        self.run(*GOUJI, str(self.few), "--no-cache")  # what is kept between runs is there
        self.run(*GOUJI, str(self.few), "--no-cache")

    def folder(self, name: str, count: int, suffix: str = "") -> Path:
        """A folder of that many reports, all of them different where there are enough."""
        folder = self.scratch / name
        folder.mkdir()
        for number in range(count):
            data, own = self.texts[number % len(self.texts)]
            (folder / f"{number:06}{suffix or own}").write_bytes(data)
        return folder

    def run(self, *command: str) -> float:
        """The seconds of a command."""
        return seconds(command, self.scratch, self.cache)

    def checking(self, *words: str | Path) -> Callable[[], float]:
        """Running ``gouji check`` with these arguments."""
        return lambda: self.run(*GOUJI, *map(str, words))

    def base(self) -> float:
        """Running Python for nothing."""
        return self.run(*PASS)

    def one(self) -> Iterator[str]:
        """Start-up: a version, one file, twenty."""
        file = next(iter(sorted(self.few.iterdir())))
        for what, words, goal in (
            ("one file, no cache", ["--no-cache", file], "≤ 9"),
            ("one file, in the cache", [file], "≤ 9"),
            ("20 files, no cache", ["--no-cache", self.few], "≤ 14"),
            ("20 files, in the cache", [self.few], "≤ 14"),
        ):
            self.run(*GOUJI, *map(str, words))
            found = pair(self.checking(*words), self.base, 3 * self.times)
            yield row(what, "python -c pass", found.one, found.other, found.ratio, goal)

    def many_files(self) -> Iterator[str]:
        """Many files: against the floor, two processes against one, the cache against none."""
        script = floor.__file__
        times = max(1, self.times // 3)
        cold = self.checking("--no-cache", "--jobs", "1", self.many)
        found = pair(cold, lambda: self.run(sys.executable, script, str(self.many)), times)
        yield row(f"{self.files} files, one process", "floor.py", found.one, found.other, found.ratio, "≤ 10")
        found = pair(cold, self.checking("--no-cache", "--jobs", "2", self.many), times)
        yield row("one process", "two processes", found.one, found.other, found.ratio, "≥ 1.8")
        self.checking("--jobs", "1", self.many)()
        self.checking("--jobs", "1", self.many)()  # the times are old enough to be trusted now
        found = pair(cold, self.checking("--jobs", "1", self.many), times)
        yield row("no cache", "known by times", found.one, found.other, found.ratio, "≥ 20")

        def touched() -> float:
            for path in self.many.iterdir():
                path.touch()
            return self.checking("--jobs", "1", self.many)()

        found = pair(cold, touched, times)
        yield row("no cache", "known by content", found.one, found.other, found.ratio, "≥ 8")
        most = peak([*GOUJI, "--no-cache", str(self.many)], self.scratch, self.cache)
        most = peak([*GOUJI, "--no-cache", str(self.many)], self.scratch, self.cache)
        yield f"| memory, {self.files} files | | {most:.0f} MB | | | ≤ 80 MB |"

    def lengths(self) -> Iterator[str]:
        """Longer reports: the cost of a KB."""
        data = self.texts[0][0]
        costs = []
        for factor in (1, 10, 100):
            path = self.scratch / f"long{factor}{self.texts[0][1]}"
            path.write_bytes(data * factor)
            costs.append(pair(self.checking("--no-cache", path), self.base, self.times).one)
        once, ten, hundred = costs
        ratio = (hundred - ten) / 90 / ((ten - once) / 9)
        yield row("10 to 100 times as long, per KB", "1 to 10 times", hundred - ten, ten - once, ratio, "≤ 1.3")

    def hostile(self) -> Iterator[str]:
        """A megabyte of anything."""
        for name, text in HOSTILE.items():
            path = self.scratch / "hostile.txt"
            path.write_text(text * (1_000_000 // len(text.encode())), "utf-8")
            found = pair(self.checking("--no-cache", path), self.base, max(1, self.times // 3))
            yield row(f"1 MB: {name}", "python -c pass", found.one, found.other, found.ratio, "< 2 s")

    def peers(self) -> Iterator[str]:
        """Others on a thousand Markdown files: whatever is no HTML, in UTF-8, as not all of them read more."""
        self.texts = [(data, suffix) for data, suffix in self.texts if b"<t" not in data and is_utf8(data)]
        folder = self.folder("md", 1000, ".md")
        configure(folder)
        one = folder / "000000.md"
        for name, (version, command) in installed().items():
            found = pair(
                lambda command=command: seconds(command, folder, self.cache),  # type: ignore[misc]
                self.checking("--no-cache", folder),
                1,
            )
            goal = f"≥ {GOALS[name]}" if name in GOALS else ""
            yield row(f"{name} {version}, 1000 files", "gouji", found.one, found.other, found.ratio, goal)
            if name == "textlint":
                alone = (*command[:-1], one.name)
                found = pair(
                    lambda alone=alone: seconds(alone, folder, self.cache),  # type: ignore[misc]
                    self.checking("--no-cache", one),
                    self.times,
                )
                yield row(f"{name} {version}, one file", "gouji", found.one, found.other, found.ratio, goal)


def is_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def row(what: str, against: str, one: float, other: float, ratio: float, goal: str) -> str:
    """A line of the table."""
    return f"| {what} | {against} | {1000 * one:.0f} ms | {1000 * other:.0f} ms | {ratio:.1f} | {goal} |"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--files", type=int, default=10_000, help="how many files are many")
    parser.add_argument("--times", type=int, default=7, help="how often each pair is run")
    parser.add_argument("--only", default="one,many,lengths,hostile,peers")
    options = parser.parse_args()
    scratch = Path(tempfile.mkdtemp(prefix="gouji-bench-"))
    try:
        bench = Bench(scratch, options.files, options.times)
        versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("lark", "pluggy"))
        print(f"{date.today()}, gouji {__version__}, Python {sys.version.split()[0]}, {versions}; {machine()}\n")
        print("| what | against | it | the other | ratio | target |\n|---|---|---|---|---|---|")
        parts = {
            "one": bench.one, "many": bench.many_files, "lengths": bench.lengths, "hostile": bench.hostile,
            "peers": bench.peers,
        }  # fmt: skip
        for name in options.only.split(","):
            for line in parts[name]():
                print(line, flush=True)
    finally:
        shutil.rmtree(scratch)


if __name__ == "__main__":
    main()
