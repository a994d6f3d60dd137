"""Faults of arithmetic (SUM001 to SUM006): in the tables, judged by the corpus's own checker, and in prose."""

from __future__ import annotations

from random import Random

from .faultbook import READABLE, Effect, fault
from .judge import failed_identities
from .labels import APPLICANTS, RESULTS, REVIEW_GROUPS
from .marks import span
from .model import Expected, Report


def _judged(report: Report, changed: list[tuple[str, str]], wanted: str) -> Effect | None:
    expected = failed_identities(report)
    if not any(found.code == wanted for found in expected):
        return None
    rows = {row for row, _ in changed}
    stated = any(place.split("/")[1] in rows for place in report.mentions if place.startswith("app"))
    return expected, ["TEXT001"] if stated else []


def _bump(report: Report, row: str, column: str, by: int) -> None:
    line = report.table("applications").row(row)
    line.put(column, str(int(line.value(column)) + by))


def _free_rows(report: Report) -> list[str]:
    special = ("new", "carried_in", "outcome_total", "carried_out")
    return [row.key for row in report.table("applications").rows if row.key not in special]


@fault("SUM001", READABLE)
def total_wrong(report: Report, rng: Random) -> Effect | None:
    """The row's total alone is wrong (its column then fails too)."""
    row = rng.choice([*_free_rows(report), "new", "carried_in"])
    _bump(report, row, "total", rng.choice([1, 2, 10]))
    return _judged(report, [(row, "total")], "SUM001")


@fault("SUM002", READABLE)
def outcome_wrong(report: Report, rng: Random) -> Effect | None:
    """An outcome and its row's total are wrong together, as in the sample that counts one request twice."""
    row, column = rng.choice(_free_rows(report)), rng.choice(list(APPLICANTS))
    _bump(report, row, column, 1)
    _bump(report, row, "total", 1)
    return _judged(report, [(row, column)], "SUM002")


@fault("SUM002", READABLE)
def outcome_total_wrong(report: Report, rng: Random) -> Effect | None:
    """The （七）总计 of one column is wrong."""
    column = rng.choice(list(APPLICANTS))
    _bump(report, "outcome_total", column, rng.choice([1, 3]))
    return _judged(report, [("outcome_total", column)], "SUM002")


@fault("SUM003", READABLE)
def carried_wrong(report: Report, rng: Random) -> Effect | None:
    """What is carried out does not balance; rows still add up."""
    column, row = rng.choice(list(APPLICANTS)), rng.choice(["carried_out", "carried_in", "new"])
    by = rng.choice([1, 2])
    _bump(report, row, column, by)
    _bump(report, row, "total", by)
    return _judged(report, [(row, column)], "SUM003")


@fault("SUM001", READABLE)
def single_cell(report: Report, rng: Random) -> Effect | None:
    """One applicant's cell is wrong: its row and its column fail."""
    row, column = rng.choice(_free_rows(report)), rng.choice(list(APPLICANTS))
    _bump(report, row, column, rng.choice([1, 4]))
    return _judged(report, [(row, column)], "SUM001")


@fault("SUM004", READABLE)
def review_wrong(report: Report, rng: Random) -> Effect | None:
    """A group's total, or one of its results, is wrong."""
    row = report.table("reviews").row(rng.choice(REVIEW_GROUPS))
    column = rng.choice(["total", *RESULTS])
    row.put(column, str(int(row.value(column)) + rng.choice([1, 2])))
    expected = failed_identities(report)
    return expected, ["TEXT002"] if any(place.startswith("reviews") for place in report.mentions) else []


def _say(report: Report, text: str) -> None:
    para = report.section("overview").para("disclosure")
    para.text = "及时更新有关栏目。" + text


@fault("SUM005")
def list_wrong(report: Report, rng: Random) -> Effect:
    """An exact list that does not make its total."""
    a, b, c = rng.randint(5, 40), rng.randint(3, 30), rng.randint(2, 20)
    off = rng.choice([-3, -1, 1, 2, 10])
    total = span("sum", f"{a + b + c + off}条")
    _say(report, rng.choice([
        span("list", f"全年共发布信息{total}，其中工作动态{a}条、政策文件{b}条、通知公告{c}条。"),
        span("list", f"全年主动公开信息{total}，包括政策解读{a}条、财政信息{b}条、公示公告{c}条。"),
        span("list", f"共公开信息{total}，其中：动态类{a}条，文件类{b}条（其中规划{min(b, 2)}条），公告类{c}条。"),
    ]))  # fmt: skip
    return [Expected("SUM005", ("sum", "list"))], []


@fault("SUM006")
def shares_wrong(report: Report, rng: Random) -> Effect:
    """Percentages that do not make a hundred."""
    a, b = rng.randint(30, 50), rng.randint(10, 30)
    c = 100 - a - b + rng.choice([-8, -5, 5, 9])
    _say(report, span("list", f"从内容看，政务动态类占{a}%、政策文件类占{b}%、其他类占{c}%。"))
    return [Expected("SUM006", ("list",))], []
