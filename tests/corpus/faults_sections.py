"""Faults of sections: missing, disordered, renamed, repeated, empty (SEC001 to SEC005, SEC007, SEC013)."""

from __future__ import annotations

from random import Random

from .faultbook import ALL, Effect, fault, one
from .labels import SECTIONS
from .model import Para, Report, Section


def _below(report: Report, key: str) -> str:
    keys = list(SECTIONS)
    place = keys.index(key)
    return f"heading/{keys[place + 1]}" if place < 5 else "last line"


@fault("SEC001")
def section_gone(report: Report, rng: Random) -> Effect:
    """A section with all that it holds is absent."""
    key = rng.choice(list(SECTIONS))
    report.sections.remove(report.section(key))
    return one("SEC001", _below(report, key), allowed=["SEC012"])


@fault("SEC001")
def heading_gone(report: Report, rng: Random) -> Effect:
    """Only the heading is lost; the prose runs on under the section before."""
    key = rng.choice(["problems", "other"])
    gone = report.section(key)
    place = report.sections.index(gone)
    report.sections[place - 1].paras += gone.paras
    report.sections.remove(gone)
    return one("SEC001", _below(report, key), allowed=["SEC012", "SEC008", "TAB011"])


@fault("SEC002")
def sections_swapped(report: Report, rng: Random) -> Effect:
    """Two neighbours stand in the wrong order."""
    place = rng.choice([0, 3, 4])
    report.sections[place], report.sections[place + 1] = report.sections[place + 1], report.sections[place]
    keys = [f"heading/{section.key}" for section in report.sections[place : place + 2]]
    return one("SEC002", *keys, allowed=["SEC002", "SEC012"])


@fault("SEC002")
def number_of_another(report: Report, rng: Random) -> Effect:
    """A section bears the number of its neighbour."""
    place = rng.randrange(1, 6)
    report.sections[place].number = report.sections[place - 1].number
    return one("SEC002", f"heading/{report.sections[place].key}", allowed=["SEC008"])


_WORDINGS = {
    "overview": ["总体的情况"],
    "disclosure": ["主动公开政府信息的情况", "主动公开政府信息工作情况"],
    "requests": ["收到和处理政府信息公开申请的情况", "收到和处理信息公开申请情况"],
    "disputes": ["政府信息公开行政复议、行政诉讼的情况", "政府信息公开行政复议、诉讼情况"],
    "problems": ["存在的主要问题及改进措施", "存在的主要问题和下一步改进情况"],
    "other": ["其他需报告的事项", "需要报告的其他事项", "其他需要报告事项"],
}


@fault("SEC003")
def heading_reworded(report: Report, rng: Random) -> Effect:
    """A heading in words of its own."""
    key = rng.choice(list(_WORDINGS))
    report.section(key).title = rng.choice(_WORDINGS[key])
    return one("SEC003", f"heading/{key}")


@fault("SEC004")
def section_twice(report: Report, rng: Random) -> Effect:
    """A mandated section stands a second time."""
    key = rng.choice(["problems", "other"])
    first = report.section(key)
    text = "工作中仍存在信息更新较慢的问题，今后将改进发布流程。" if key == "problems" else "没有其他需要报告的内容。"
    again = Section(key, first.number, first.title, [Para(text)], tag=f"{key}#2")
    report.sections.insert(report.sections.index(first) + 1, again)
    return one("SEC004", f"heading/{key}#2", allowed=["SEC012"])


@fault("SEC005")
def section_empty(report: Report, rng: Random) -> Effect:
    """Nothing stands under a heading."""
    key = rng.choice(["overview", "other"])
    report.section(key).paras, report.section(key).tables = [], []
    if key == "overview":
        return one("SEC005", f"heading/{key}", allowed=["SEC006"])
    report.sign = []
    return one("SEC005", f"heading/{key}", allowed=["SEC011"])


@fault("SEC007", ["A", "B", "K", "L"], markdown=True)
def levels_differ(report: Report, rng: Random) -> Effect:
    """One or several headings on a deeper level than the first."""
    first = rng.randrange(1, 6)
    keys = [section.key for section in report.sections][first : rng.choice([first + 1, 6])]
    for key in keys:
        report.section(key).level = 1
    effect = one("SEC007", f"level/{keys[0]}", f"heading/{keys[0]}")
    for key in keys[1:]:
        effect[0].extend(one("SEC007", f"level/{key}", f"heading/{key}")[0])
    return effect


@fault("SEC013")
def seventh_section(report: Report, rng: Random) -> Effect:
    """A seventh numbered part."""
    title = rng.choice(["附件", "附件、附表", "名词解释", "下一步工作打算"])
    text = {"附件": "无附件。", "名词解释": "政府信息，是指行政机关在履行职能过程中制作或者获取的信息。"}.get(
        title, "继续做好公开工作，完善制度。"
    )
    report.sections.append(Section("extra", "七", title, [Para(text)]))
    return one("SEC013", "heading/extra", allowed=["SEC012"])


@fault("SEC009")
def title_gone(report: Report, rng: Random) -> Effect:
    """No title anywhere."""
    report.title, report.web_title = [], ""
    return one("SEC009", "first line", allowed=["YEAR001"])


@fault("SEC010", ALL)
def title_reworded(report: Report, rng: Random) -> Effect:
    """The title is not called what it must be called."""
    name, year = report.agency.name, report.year
    report.web_title = ""
    report.title = [rng.choice([
        f"{name}{year}年信息公开年报",
        f"{name}{year}年政府信息公开工作报告",
        f"{name}{year}年政府信息公开年度报告",
        f"{name}{year}政府信息公开工作年度报告",
        f"{name}{year}年信息公开工作年度报告",
        f"{year}年度{name}政务公开工作年度报告",
    ])]  # fmt: skip
    return one("SEC010", "title")
