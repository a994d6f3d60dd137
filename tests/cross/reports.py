"""Two reports of a body of which one does not go on from the other, and what comes of checking them."""

from collections.abc import Callable
from typing import Any

from gouji.grammar import decode, parse
from gouji.linter import ReportFacts
from gouji.linter.choice import choose_standard
from gouji.linter.facts import gather
from gouji.rules import gouji_standards
from tests.project import ROOT

BASES = ROOT / "tests" / "cases" / "base"
LAST, NOW = ((BASES / name).read_text("utf-8") for name in ("county-2022.txt", "county.txt"))
CARRIED_OUT, CARRIED_IN = "四、结转下年度继续办理\t\t1\t0", "上年结转政府信息公开申请数量\t\t1\t0"
STANDARDS = tuple(gouji_standards())

Gouji = Callable[..., tuple[int, list[Any], str]]


def codes(found: list[Any]) -> list[str]:
    return [one["code"] for one in found]


def facts_of(text: str, path: str) -> tuple[Any, ReportFacts]:
    """A report, and the facts of it."""
    source = decode(text.encode(), path)
    standard = choose_standard(STANDARDS, source)
    report = parse(source, standard.form)
    return report, ReportFacts(gather(report, standard, []), path, {one.id: one for one in STANDARDS})
