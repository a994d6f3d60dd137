"""Chains of correct reports, faults in them, and what comparing many costs."""

import gc
import shutil
import time
from pathlib import Path
from random import Random

import pytest

from gouji.linter import Reports
from gouji.linter.copies import Copies
from gouji.rules import gouji_cross_rules
from tests.corpus.chains import bodies, chain, write_report
from tests.cross.reports import Gouji, facts_of
from tests.project import GOUJI, run


@pytest.fixture(scope="module")
def chains(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirteen bodies, each with correct reports for four years in all readable layouts."""
    folder, rng = tmp_path_factory.mktemp("chains"), Random(5)
    for number, agency in enumerate(bodies(rng, 13)):
        for report in chain(rng, agency, range(2020, 2024)):
            write_report(report, folder, f"{number:02}-{report.year}", rng)
    return folder


def test_chains_of_correct_reports_have_no_finding(chains: Path, gouji: Gouji) -> None:
    assert gouji("--select", "CROSS", f"{chains}/")[1] == []


def test_two_processes_and_the_cache_say_what_one_says(chains: Path, folder: Path) -> None:
    shutil.copytree(chains, folder, dirs_exist_ok=True)
    command: list[str | Path] = [GOUJI, "check", "--select", "CROSS", "--format", "json", "."]
    first = run([*command, "--no-cache", "--jobs", "1"], folder)
    assert '"CROSS001"' in first.stdout
    for words in (("--no-cache",), ("--cache-dir", "kept"), ("--cache-dir", "kept")):
        again = run([*command, *words, "--jobs", "2"], folder)
        assert (again.returncode, again.stdout, again.stderr) == (1, first.stdout, first.stderr)


def test_what_waits_is_the_same_kept_small(gouji: Gouji, monkeypatch: pytest.MonkeyPatch) -> None:
    first = gouji("--ignore", "CROSS002")
    monkeypatch.setattr("gouji.linter.together._MANY", -1)
    assert gouji("--ignore", "CROSS002") == first


@pytest.mark.parametrize(
    ("code", "table", "row", "column"),
    [
        ("CROSS001", "applications", "carried_in", "business"),
        ("CROSS002", "documents", "normative_documents", "in_force"),
        ("CROSS006", "reviews", "reconsideration", "total"),
    ],
)
def test_a_fault_in_a_chain_is_found_where_it_is(
    code: str, table: str, row: str, column: str, gouji: Gouji, tmp_path: Path
) -> None:
    rng = Random(code)
    found, due = [], []
    for number, agency in enumerate(bodies(rng, 6)):
        reports = list(chain(rng, agency, range(2021, 2024)))
        last, faulty = reports[0].table(table).row(row), reports[1].table(table).row(row)
        if code == "CROSS006":
            last.put("pending", "7")
            faulty.put(column, "6")
        else:
            faulty.put(column, str(int(faulty.value(column)) + 3))
        folder = tmp_path / str(number)
        folder.mkdir()
        paths = [write_report(report, folder, str(report.year), rng) for report in reports]
        faults = gouji("--select", code, f"{folder}/")[1]
        found.append([(one["path"], one["cell"]["row"], one["cell"]["column"], one["actual"]) for one in faults])
        place = str(paths[1]), row, column, int(faulty.value(column))
        later = [(str(paths[2]), row, column, int(reports[2].table(table).row(row).value(column)))]
        due.append([place, *(later if code == "CROSS002" else [])])
    assert found == due


def many(count: int) -> Reports:
    """So many reports of bodies of which every second one copies that before it; all have a sentence in common."""
    reports = []
    for number in range(count):
        place, own = ("".join("青岭石浦望川白沙"[int(digit)] for digit in f"{one:o}") for one in (number, number // 2))
        prose = "".join(f"{own}一带的{word}类河段由专人巡查并公布结果，" for word in "甲乙丙丁戊己庚辛壬癸")
        title = f"{place}县水务局{2022 + number % 2}年政府信息公开工作年度报告"
        text = f"{title}\n\n一、总体情况\n\n认真贯彻落实各项要求。{prose}\n\n二、主动公开政府信息情况\n"
        reports.append(facts_of(text, f"{number}.txt")[1])
    return Reports(reports)


def test_the_cost_of_comparing_grows_as_the_reports_do() -> None:
    rules = list(gouji_cross_rules())

    def cost(reports: Reports) -> float:
        gc.collect()
        start = time.process_time()
        for rule in rules:
            assert list(rule.check(reports, **rule.options)) is not None
        return time.process_time() - start

    small, large = many(500), many(2000)
    assert [len(list(Copies(reports, least=60, near=0.9))) for reports in (small, large)] == [250, 1000]
    ratio = min(cost(large) / max(cost(small), 0.002) for _ in range(3))
    assert ratio < 8, "four times as many"
