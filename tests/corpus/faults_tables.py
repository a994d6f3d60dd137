"""Faults in the shape and the words of tables (TAB001 to TAB004, TAB009 to TAB011, TAB014 to TAB016)."""

from __future__ import annotations

from copy import deepcopy
from random import Random

from .compose import compose_as
from .faultbook import CELLS, READABLE, Effect, fault, one
from .model import Expected, Report, Row, Table

_SECTION = {"documents": "disclosure", "applications": "requests", "reviews": "disputes"}
_MARKED = READABLE - {"G"}


@fault("TAB001", READABLE)
def table_gone(report: Report, rng: Random) -> Effect:
    """A section without the table it must hold."""
    name = rng.choice(list(_SECTION))
    report.section(_SECTION[name]).tables = []
    return one("TAB001", f"heading/{_SECTION[name]}")


def _zero(row: Row) -> bool:
    return all(value == "0" for value in row.values)


@fault("TAB002", READABLE)
def row_gone(report: Report, rng: Random) -> Effect | None:
    """A mandated row is absent; the row after the gap bears the finding."""
    table = report.table(rng.choice(["documents", "applications"]))
    places = [
        place
        for place in range(1, len(table.rows) - 1)
        if _zero(table.rows[place]) and table.rows[place].key not in ("carried_in", "outcome_total")
        and table.rows[place + 1].block == table.rows[place].block
        and table.rows[place + 1].group == table.rows[place].group
    ]  # fmt: skip
    if not places:
        return None
    place = rng.choice(places)
    after = table.rows[place + 1].key
    del table.rows[place]
    return one("TAB002", f"row:{table.name}/{after}", f"{table.name}/{after}", allowed=["SEC008"])


@fault("TAB003", _MARKED, form="2021")
def label_truncated(report: Report, rng: Random) -> Effect:
    """A column label lost its second half."""
    name, tag, word = rng.choice([
        ("documents", "column/一/issued", "本年制"),
        ("documents", "column/一/repealed", "本年废"),
        ("documents", "column/六/decisions", "本年处理"),
        ("applications", "column/public_welfare", "社会公"),
        ("applications", "column/legal_service", "法律"),
        ("reviews", "column/reconsideration/corrected", "结果"),
        ("reviews", "column/lawsuit_direct/pending", "尚未"),
        ("reviews", "column/lawsuit_after_reconsideration/other", "其他"),
    ])  # fmt: skip
    report.table(name).words[tag] = word
    return one("TAB003", f"{name}/{tag}", allowed=["TAB004"])


@fault("TAB003", CELLS, form="2021")
def label_absent(report: Report, rng: Random) -> Effect:
    """A column label is not there at all."""
    name, tag = rng.choice([
        ("documents", "column/一/repealed"), ("documents", "column/五/decisions"), ("applications", "column/research"),
        ("applications", "column/total"), ("reviews", "column/reconsideration/other"),
    ])  # fmt: skip
    report.table(name).words[tag] = ""
    return [Expected("TAB003", ())], []


_ROW_WORDS = {
    ("documents", "normative_documents"): ["规范性文件", "行政规范文件"],
    ("documents", "fees"): ["行政事业收费", "行政事业性收入"],
    ("documents", "compulsory_measures"): ["行政强制措施"],
    ("applications", "refused_internal"): ["5.属于三类内容事务信息", "5.属于三类内部事物信息"],
    ("applications", "refused_process"): ["6.属于四类过程信息", "6.属于四类过程性信"],
    ("applications", "refused_case_file"): ["7.属于行政执法案件", "7.属于行政执法卷宗"],
    ("applications", "new"): ["一、本年新收政府信息公开申请数", "一、本年新受政府信息公开申请数量"],
    ("applications", "carried_in"): ["二、上年度结转政府信息公开申请数量"],
    ("applications", "unavailable_not_held"): ["1.本机关未掌握相关政府信息"],
    ("applications", "rejected_petition"): ["1.信访举报投拆类申请"],
    ("applications", "carried_out"): ["四、结转下一年度继续办理"],
}
_COLUMN_WORDS = {
    ("documents", "column/一/repealed"): ["本年度止件数", "本年作废件数"],
    ("documents", "column/一/in_force"): ["现行有郊件数"],
    ("documents", "column/八/amount"): ["本年收费金额（单位：元）"],
    ("applications", "column/business"): ["商业企业单位"],
    ("applications", "column/public_welfare"): ["社会公益机构"],
    ("reviews", "column/lawsuit_direct/upheld"): ["维持结果"],
    ("reviews", "column/reconsideration/pending"): ["尚未审理"],
}


@fault("TAB004", READABLE, form="2021")
def row_misworded(report: Report, rng: Random) -> Effect:
    """A row label can be recognised, its wording is off."""
    name, key = rng.choice(list(_ROW_WORDS))
    report.table(name).row(key).label = rng.choice(_ROW_WORDS[name, key])
    return one("TAB004", f"{name}/{key}")


@fault("TAB004", _MARKED, form="2021")
def column_misworded(report: Report, rng: Random) -> Effect:
    """A column label can be recognised, its wording is off."""
    name, tag = rng.choice(list(_COLUMN_WORDS))
    report.table(name).words[tag] = rng.choice(_COLUMN_WORDS[name, tag])
    return one("TAB004", f"{name}/{tag}", allowed=["TAB013"] if "amount" in tag else [])


@fault("TAB009", READABLE)
def rows_swapped(report: Report, rng: Random) -> Effect:
    """Two neighbours in the wrong order."""
    name, key = rng.choice([
        ("documents", "regulations"), ("documents", "penalties"), ("applications", "granted"), ("applications", "new"),
        ("applications", "refused_internal"), ("applications", "rejected_repeat"),
    ])  # fmt: skip
    table = report.table(name)
    place = table.rows.index(table.row(key))
    table.rows[place], table.rows[place + 1] = table.rows[place + 1], table.rows[place]
    keys = [f"row:{name}/{row.key}" for row in table.rows[place : place + 2]]
    return one("TAB009", *keys, allowed=["TAB009"])


@fault("TAB009", READABLE)
def row_twice(report: Report, rng: Random) -> Effect | None:
    """A row stands twice."""
    table = report.table("applications")
    free = [row for row in table.rows if _zero(row) and row.group]
    if not free:
        return None
    row = rng.choice(free)
    again = deepcopy(row)
    again.tag = f"{row.key}#2"
    table.rows.insert(table.rows.index(row) + 1, again)
    return one("TAB009", f"row:applications/{row.key}#2", f"row:applications/{row.key}")


@fault("TAB010", ["A", "B", "K"])
def stray_separator(report: Report, rng: Random) -> Effect:
    """A separator row in the middle of a table."""
    row = rng.choice(report.table("applications").rows[1:])
    report.table("applications").tear = ("separator", row.key)
    return one("TAB010", "tear", f"row:applications/{row.key}")


@fault("TAB010", ["A", "B"])
def row_torn_off(report: Report, rng: Random) -> Effect:
    """The last row of table two became a table of its own."""
    report.table("documents").tear = ("off", "fees")
    return one("TAB010", "tear", "row:documents/fees", allowed=["TAB010"])


@fault("TAB010", ["A"])
def row_in_two(report: Report, rng: Random) -> Effect:
    """A row torn in two: the end of its label stands on a line of its own."""
    key = rng.choice(["unavailable_unclear", "rejected_petition", "refused_case_file"])
    report.table("applications").tear = ("split", key)
    return one("TAB010", "tear", f"row:applications/{key}", f"applications/{key}")


@fault("TAB011", READABLE)
def table_elsewhere(report: Report, rng: Random) -> Effect:
    """A table stands under another section."""
    name, place = rng.choice([("reviews", "problems"), ("documents", "requests"), ("reviews", "requests")])
    table = report.table(name)
    report.section(_SECTION[name]).tables.remove(table)
    home = report.section(place)
    home.tables.insert(0 if name == "documents" else len(home.tables), table)
    return [Expected("TAB011", ())], ["TAB001", "SEC005"]


@fault("TAB014", READABLE)
def outdated_form(report: Report, rng: Random) -> Effect | None:
    """A report for 2021 or later on the form of 2019."""
    if report.form != "2019":
        return None
    again = compose_as(rng, report.agency, rng.choice([2021, 2022, 2023]), "2019", rng.choice([0, 0, 12]))
    again.section("other").paras[0].text = f"{again.year}年未收取政府信息公开信息处理费。"
    report.__dict__.update(again.__dict__)
    return [Expected("TAB014", ())], []


@fault("TAB015", ["F", "G"])
def values_lost(report: Report, rng: Random) -> Effect:
    """The labels of a table are there, its values are not."""
    name = rng.choice(["applications", "reviews"])
    table: Table = report.table(name)
    for row in table.rows:
        row.values = ["" for _ in row.values]
    return [Expected("TAB015", ())], []


@fault("TAB016", READABLE, form="2021")
def regulations_made(report: Report, rng: Random) -> Effect | None:
    """A county or township body reports 规章 of its own."""
    if report.agency.level != "county":
        return None
    row = report.table("documents").row("regulations")
    column = rng.choice(["issued", "in_force"])
    row.put(column, str(rng.randint(1, 9)))
    if column == "issued":
        row.put("in_force", row.value("issued"))
    return one("TAB016", "row:documents/regulations", f"documents/regulations/{column}")
