"""Faults of what sections say: aspects, item numbers, the fee, the list of parts (SEC006, SEC008, SEC011, SEC012)."""

from __future__ import annotations

from random import Random

from .faultbook import Effect, fault, one
from .labels import ASPECTS, NUMERALS
from .marks import span
from .model import Para, Report

_LEAN = {
    "disclosure": ["主动公开", "及时发布各类政务动态。"],
    "requests": ["依申请公开", "规范登记和答复程序。"],
    "management": ["政府信息管理", "严格保密审查，落实三审三校。"],
    "platform": ["政府信息公开平台建设", "维护网站专栏和政务新媒体。"],
    "supervision": ["监督保障", "加强考核和培训。"],
}


def _lean(report: Report, topics: list[str], style: str = "（{}）") -> list[Para]:
    paras = [
        Para(_LEAN[topic][1], topic, style.format(NUMERALS[n]) + _LEAN[topic][0] + "。")
        for n, topic in enumerate(topics)
    ]
    report.section("overview").paras = paras
    report.mentions = {place for place in report.mentions if not place.startswith("applications")}
    return paras


@fault("SEC006")
def aspect_gone(report: Report, rng: Random) -> Effect:
    """Section 一 is silent on one aspect, or on two."""
    gone = rng.sample(list(ASPECTS), rng.choice([1, 1, 2]))
    style = rng.choice(["（{}）", "{}是"])
    _lean(report, [topic for topic in ASPECTS if topic not in gone], style)
    effect: Effect = ([], [])
    for _ in gone:
        effect[0].extend(one("SEC006", "heading/overview")[0])
    return effect


@fault("SEC008")
def number_malformed(report: Report, rng: Random) -> Effect:
    """An item number lost a bracket or its numeral."""
    paras = _lean(report, list(ASPECTS))
    place = rng.randrange(1, 4)
    para, numeral = paras[place], NUMERALS[place]
    bad = rng.choice([f"{numeral}）", f"（{numeral}、", "（）"])
    para.prefix = span("item", bad) + para.prefix.partition("）")[2]
    return one("SEC008", "item")


@fault("SEC008")
def number_skipped(report: Report, rng: Random) -> Effect:
    """The last item skips a number."""
    style = rng.choice(["（{}）", "{}、", "{}."])
    paras = _lean(report, list(ASPECTS), "（{}）")
    for n, para in enumerate(paras, 1):
        numeral = NUMERALS[n - 1] if style == "（{}）" else str(n)
        para.prefix = style.format(numeral) + para.prefix.partition("）")[2]
    last = paras[-1]
    skipped = style.format("六" if style == "（{}）" else "6")
    last.prefix = span("item", skipped) + last.prefix[len(skipped) :]
    return one("SEC008", "item")


@fault("SEC008")
def ordinal_skipped(report: Report, rng: Random) -> Effect:
    """一是 … 三是 in running prose."""
    marker = span("item", "三是")
    report.section("problems").paras = [
        Para(f"工作中存在以下问题：一是更新不够及时；{marker}解读形式单一。", "problems"),
        Para("改进措施：加强培训，完善更新机制。", "improvements"),
    ]
    return one("SEC008", "item")


@fault("SEC011", form="2021")
def fee_silent(report: Report, rng: Random) -> Effect:
    """Section 六 says nothing of the fee."""
    text = rng.choice(["无", "无其他需要报告的事项。", "暂无。", "本年度没有其他需要报告的事项。"])
    report.section("other").paras = [Para(text, "fee")]
    return one("SEC011", "heading/other", "para/other/fee")


@fault("SEC012")
def parts_miscounted(report: Report, rng: Random) -> Effect:
    """The opening counts or lists the parts wrongly."""
    names = ["总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况"]
    names += ["政府信息公开行政复议、行政诉讼情况", "存在的主要问题及改进情况", "其他需要报告的事项"]
    short = [name for place, name in enumerate(names) if place != rng.randrange(1, 5)]
    claim = rng.choice([
        f"本报告由{span('count', rng.choice(['五', '七', '八']))}个部分组成。",
        f"本报告由{'、'.join(names)}等{span('count', '五')}个部分组成。",
        f"本报告由{span('count', '、'.join(short[:5]) + '五')}个部分组成。",
        f"全文包括{span('count', '、'.join(names[:4] + names[5:]))}。",
    ])  # fmt: skip
    for para in report.paragraphs():
        if para.topic == "opening":
            para.text = claim
            return one("SEC012", "count", "para/opening/opening", "para/overview/opening")
    report.opening = [Para(claim, "opening")]
    return one("SEC012", "count", "para/opening/opening")
