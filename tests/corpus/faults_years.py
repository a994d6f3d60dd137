"""Faults of years and dates (YEAR001 to YEAR007)."""

from __future__ import annotations

from random import Random

from .faultbook import ALL, Effect, fault, one
from .marks import span
from .model import Para, Report


def _open_with(report: Report, text: str) -> None:
    """The opening says just this."""
    for para in report.paragraphs():
        if para.topic == "opening":
            para.text = text
            return
    report.opening = [Para(text, "opening")]


@fault("YEAR001")
def no_year(report: Report, rng: Random) -> Effect:
    """The title bears no year."""
    report.web_title = ""
    name = report.agency.name
    report.title = rng.choice([[f"{name}政府信息公开工作年度报告"], [name, "政府信息公开工作年度报告"]])
    report.file_name = "report"
    year = report.year
    _open_with(report, f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。")
    return one("YEAR001", "title")


@fault("YEAR002")
def period_wrong(report: Report, rng: Random) -> Effect:
    """The statistics period is another one."""
    year = report.year
    period = rng.choice([
        f"{year - 1}年1月1日起至{year - 1}年12月31日",
        f"{year}年1月1日起至{year}年12月30日",
        f"{year}年1月1日起至{year}年11月30日",
        f"{year - 1}年1月1日起至{year}年12月31日",
        f"{year}年2月1日起至{year}年12月31日",
        f"{year}年1月1日起至{year + 1}年12月31日",
    ])  # fmt: skip
    _open_with(report, f"按照《条例》要求编制本报告。所列数据的统计期限自{span('period', period)}止。")
    return one("YEAR002", "period")


@fault("YEAR003")
def last_years_prose(report: Report, rng: Random) -> Effect:
    """A sentence left over from last year's report."""
    old = span("year", f"{report.year - 1}年")
    we = report.agency.we
    topic, text = rng.choice([
        ("lead", f"{old}，{we}认真贯彻落实《条例》，扎实推进政府信息公开工作，现将有关情况报告如下："),
        ("disclosure", f"{old}，{we}紧紧围绕中心工作，及时主动公开各类政府信息。"),
        ("fee", f"{old}，{we}未收取政府信息公开信息处理费。"),
        ("problems", f"{old}，{we}公开工作取得了一定成效，但仍存在更新不够及时的问题。今后将加强培训，改进流程。"),
        ("supervision", f"{old}{we}未发生因政府信息公开工作被追究责任的情况。"),
    ])  # fmt: skip
    if topic == "lead":
        section = report.section("overview")
        section.paras = [para for para in section.paras if para.topic != "lead"]
        section.paras.insert(0, Para(text, "lead"))
    elif topic == "problems":
        report.section("problems").paras = [Para(text, "problems")]
    else:
        section = report.section("other" if topic == "fee" else "overview")
        section.para(topic).text = text
    return one("YEAR003", "year")


@fault("YEAR003")
def future_year(report: Report, rng: Random) -> Effect:
    """The report year spoken of as the future."""
    year = span("year", f"{report.year}年")
    report.section("problems").paras = [
        Para("政府信息公开工作还存在更新不够及时、解读形式单一等问题。", "problems"),
        Para(f"{year}，{report.agency.we}将进一步加强培训，改进更新机制，提升公开质量。", "improvements"),
    ]
    return one("YEAR003", "year")


@fault("YEAR003", ALL - {"L"})
def second_title(report: Report, rng: Random) -> Effect:
    """The web title bears another year than the title of the body."""
    name, year = report.agency.name, report.year
    report.web_title = f"{name}{year}年政府信息公开工作年度报告"
    report.title = [f"{name}{span('year', f'{year - 1}年')}政府信息公开工作年度报告"]
    report.file_name, report.front, report.sign = "report", [], []
    return one("YEAR003", "year", "title", "web title", allowed=["YEAR002", "YEAR003"])


@fault("YEAR004")
def file_of_another_year(report: Report, rng: Random) -> Effect:
    """The file is named after another year."""
    other = report.year + rng.choice([-1, 1])
    report.file_name = rng.choice([f"{other}年年报", f"nb_{other}", f"report-{other}-final"])
    return one("YEAR004", "title")


@fault("YEAR005")
def signed_early(report: Report, rng: Random) -> Effect:
    """Signed before the year's end."""
    day = span("day", f"{report.year}年{rng.randint(3, 12)}月{rng.randint(2, 28)}日")
    report.front = []
    report.sign = [report.agency.name, day]
    return one("YEAR005", "day", "sign/1")


@fault("YEAR005")
def published_late(report: Report, rng: Random) -> Effect | None:
    """Signed or published after the deadline of that kind of body."""
    if report.agency.kind == "township":
        return None
    month = rng.randint(5, 9) if report.agency.kind == "government" else rng.randint(3, 8)
    report.front, report.sign = [], []
    if rng.random() < 0.5:
        report.sign = [report.agency.name, span("day", f"{report.year + 1}年{month}月{rng.randint(2, 28)}日")]
        return one("YEAR005", "day", "sign/1")
    report.front = [f"发布日期：{span('day', f'{report.year + 1}-{month:02d}-{rng.randint(2, 28):02d}')}"]
    return one("YEAR005", "day", "front/0")


@fault("YEAR006")
def damaged_year(report: Report, rng: Random) -> Effect:
    """A year with too many digits, without its 年, or twice."""
    name, year = report.agency.name, report.year
    kind = rng.randrange(3)
    if kind == 0:
        report.web_title = ""
        report.title = [f"{name}{span('year', f'{year}年{year}年')}政府信息公开工作年度报告"]
        return one("YEAR006", "year", "title")
    bad = span("year", f"{year}1月1日")
    if kind == 1:
        _open_with(report, f"本报告所列数据的统计期限自{bad}起至{year}年12月31日止。")
        return one("YEAR006", "year")
    twice = span("year", f"20{year}年")
    report.section("overview").para("management").text = f"{twice}，严格落实信息管理制度，做好发布审查。"
    return one("YEAR006", "year")


@fault("YEAR007", form="2021")
def old_source(report: Report, rng: Random) -> Effect:
    """The trial form or the old regulation cited as the basis, or a damaged document number."""
    source = rng.choice([
        f"《中华人民共和国政府信息公开工作年度报告格式（试行）》（{span('source', '国办公开办函〔2019〕60号')}）",
        f"《中华人民共和国政府信息公开条例》（{span('source', '国务院令第492号')}）",
        f"《中华人民共和国政府信息公开工作年度报告格式》（{span('source', '国办公开办函〔202130号')}）",
    ])  # fmt: skip
    _open_with(report, span("basis", f"根据{source}要求，编制本报告。"))
    return one("YEAR007", "source", "basis", allowed=["TEXT007"])
