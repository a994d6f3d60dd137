"""Faults of prose against the tables (TEXT001 to TEXT004, TEXT011)."""

from __future__ import annotations

from random import Random

from .faultbook import ALL, READABLE, Effect, fault, one
from .marks import span
from .model import Report


def _drop_claims(report: Report, table: str) -> None:
    """Take back what the prose said of a table."""
    for section in report.sections:
        section.paras = [para for para in section.paras if para.topic != "disputes"]
    overview = report.section("overview")
    if table == "applications":
        overview.para("requests").text = "规范办理流程，明确专人负责。"
    else:
        before = overview.para("requests").text.partition("因政府信息公开")[0]
        overview.para("requests").text = before[: before.rfind("。") + 1]


def _claim(report: Report, text: str) -> None:
    overview = report.section("overview")
    overview.para("requests").text = "明确专人负责登记和答复。" + text


@fault("TEXT001", READABLE)
def requests_wrong(report: Report, rng: Random) -> Effect:
    """The prose counts other requests than table three."""
    _drop_claims(report, "applications")
    table, year, we = report.table("applications"), report.year, report.agency.we
    new, done, after = table.total("new"), table.total("outcome_total"), table.total("carried_out")
    before = table.total("carried_in")
    wrong = new + rng.choice([1, 3, 10])
    says = [
        f"{year}年，{we}共收到政府信息公开申请{span('claim', f'{wrong}件')}。",
        f"全年收到依申请公开{span('claim', f'{wrong}件')}，均按时答复。",
        f"全年办结政府信息公开申请{span('claim', f'{done + 2}件')}。",
        f"全年结转下年度继续办理政府信息公开申请{span('claim', f'{after + 1}件')}。",
        f"本年度共受理{span('claim', f'{wrong}件')}政府信息公开申请。",
        f"上年结转政府信息公开申请{span('claim', str(before + 1) + '件')}，均已办结。",
    ]
    if new:
        says += [f"{year}年，{we}{span('claim', '未收到')}政府信息公开申请。"] * 2
        held = sum(table.total(row.key) for row in table.rows if row.group == "unavailable")
        says.append(f"全年答复政府信息公开申请{done}件，其中无法提供{span('claim', f'{held + 1}件')}。")
    _claim(report, span("sentence", rng.choice(says)))
    return one("TEXT001", "claim", "sentence", allowed=["TEXT001"])


@fault("TEXT002", READABLE)
def disputes_wrong(report: Report, rng: Random) -> Effect:
    """The prose counts other reconsiderations or lawsuits than table four."""
    _drop_claims(report, "reviews")
    table = report.table("reviews")
    first = table.number("reconsideration", "total")
    suits = table.number("lawsuit_direct", "total") + table.number("lawsuit_after_reconsideration", "total")
    says = [
        f"全年因政府信息公开被申请行政复议{span('claim', f'{first + 1}件')}。",
        f"因政府信息公开被提起行政诉讼{span('claim', f'{suits + 2}件')}。",
    ]
    if first and suits:
        says.append(f"{report.year}年{span('claim', '未发生')}因政府信息公开引起的行政复议、行政诉讼。")
    elif first:
        says.append(f"{report.year}年{span('claim', '未发生')}因政府信息公开引起的行政复议。")
    report.section("overview").para("requests").text += span("sentence", rng.choice(says))
    return one("TEXT002", "claim", "sentence", allowed=["TEXT002"])


@fault("TEXT003", READABLE, form="2021")
def documents_wrong(report: Report, rng: Random) -> Effect:
    """The prose counts other documents than table two."""
    row = report.table("documents").row("normative_documents")
    issued, repealed, in_force = (int(row.value(column)) for column in ("issued", "repealed", "in_force"))
    says = [
        f"全年制发行政规范性文件{span('claim', f'{issued + 2}件')}。",
        f"全年废止行政规范性文件{span('claim', f'{repealed + 3}件')}。",
        f"截至{report.year}年12月31日，现行有效行政规范性文件{span('claim', f'{in_force + 4}件')}。",
    ]
    if issued:
        says.append(f"{report.year}年，{report.agency.we}{span('claim', '未制发')}行政规范性文件。")
    report.section("overview").para("disclosure").text = "及时更新有关栏目。" + span("sentence", rng.choice(says))
    return one("TEXT003", "claim", "sentence")


@fault("TEXT004", READABLE, form="2021")
def decisions_wrong(report: Report, rng: Random) -> Effect:
    """The prose counts other decisions than table two."""
    table = report.table("documents")
    key, says = rng.choice([
        ("licences", "全年作出行政许可决定{}。"), ("licences", "全年办理行政许可{}。"),
        ("penalties", "依法公示行政处罚决定{}。"), ("penalties", "全年作出行政处罚{}。"),
        ("compulsory_measures", "全年实施行政强制{}。"),
    ])  # fmt: skip
    claim = span("claim", f"{table.number(key, 'decisions') + rng.choice([1, 7])}件")
    report.section("overview").para("disclosure").text = "及时更新栏目。" + span("sentence", says.format(claim))
    return one("TEXT004", "claim", "sentence")


@fault("TEXT011", ALL)
def two_figures(report: Report, rng: Random) -> Effect:
    """The same thing counted twice with different results."""
    a = rng.randint(10, 60)
    b = a + rng.randint(3, 40)
    first, second = span("first", f"{a}条"), span("second", f"{b}条")
    overview = report.section("overview")
    kind = rng.randrange(3)
    if kind == 0:
        overview.para("disclosure").text = f"{report.year}年，共主动公开政府信息{first}。"
        overview.para("supervision").text = f"全年共主动公开政府信息{second}，接受社会监督。"
    elif kind == 1:
        overview.para("disclosure").text = f"全年主动公开信息{first}。对照要求完善目录，全年主动公开信息{second}。"
    else:
        overview.para("disclosure").text = f"通过政务新媒体发布信息{first}。"
        overview.para(
            "platform"
        ).text = f"{report.agency.we}{span('second', '未开设')}政务新媒体，统一在政府网站发布信息。"
    return one("TEXT011", "first", "second", "para/overview/platform")
