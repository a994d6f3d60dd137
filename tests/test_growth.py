"""No input takes more than its share: four times as much of anything takes no more than about four times as long.

The ratio is guarded, not the time, and by the best of several runs, as the machine may be busy.
"""

import gc
import time
from collections.abc import Callable

import pytest

from gouji.linter.config import Configs
from gouji.linter.engine import check_bytes
from gouji.linter.plan import Plan
from gouji.linter.session import Session
from tests.project import ROOT

BASE = (ROOT / "tests" / "cases" / "base" / "county.txt").read_text("utf-8")
SMALL = 12_000
MOST = 7.0  # times as long for four times as much: 4 is linear, 16 is quadratic


def filled(text: str) -> Callable[[int], str]:
    """That text over and over."""
    return lambda size: text * (size // len(text) + 1)


def inside(text: str, before: str = "\n二、") -> Callable[[int], str]:
    """A report with that text over and over at the end of a section, so that every rule meets it."""
    head, mark, tail = BASE.partition(before)
    assert mark
    return lambda size: f"{head}\n{text * (size // len(text) + 1)}\n{mark}{tail}"


HOSTILE: dict[str, Callable[[int], str]] = {
    "one line of digits": filled("1"),
    "one line of numbers": filled("12 "),
    "one line of words": filled("政府信息公开"),
    "one line of pipes": filled("| 1 "),
    "rows": filled("三、本年度办理结果|(一) 予以公开|1|2|3|4|5|6|7\n"),
    "rows of digits": filled("1\t2\t3\n"),
    "brackets": filled("（"),
    "headings": filled("一、总体情况\n二、主动公开政府信息情况\n"),
    "half headings": filled("三、收到处理信息申请况\n文字。\n"),
    "titles": filled("某县2023年政府信息公开工作年度报告\n"),
    "blanks": filled("文 "),
    "tags": lambda size: "<p>" + "<b>" * (size // 3),
    "open tags": lambda size: "<p>" + "<" * size,
    "half tags": lambda size: "<p>" + "<a href=" * (size // 8),
    "open comments": lambda size: "<p>" + "<!--" * (size // 4),
    "open ends": lambda size: "<p>" + "</" * (size // 2),
    "declarations": lambda size: "<p>" + "<!a" * (size // 3),
    "instructions": lambda size: "<p>" + "<?a" * (size // 3),
    "nested tables": lambda size: "<table><tr><td>" * (size // 15),
    "framed tables": lambda size: "<table><tr><td>" * (size // 30) + "0" + "</td></tr></table>" * (size // 30),
    "unended tables": lambda size: "<table><tr><td>规章<td>0\n末段\n" * (size // 32),
    "unended cells": lambda size: "<table>" + "<tr><td>\n\n" * (size // 10),
    "fields": filled("规章,0,0,"),
    "rows of fields": filled("规章,0,0\n"),
    "quoted fields": filled("['0', "),
    "boxes": filled("│0┼─"),
    "marked sections": lambda size: "<p>" + "<![if" * (size // 5),
    "references": lambda size: "<p>" + "&amp;" * (size // 5),
    "remarks": filled("<!-- gouji: ignore SUM001 -- x -->\n"),
    "open remarks": filled("<!-- gouji: ignore "),
    "reports": filled(BASE),
    "long prose": inside("本机关认真做好政府信息公开工作，本年收到申请5件，答复5件。"),
    "long paragraphs": inside("本机关认真做好政府信息公开工作，本年收到申请5件，答复5件。\n"),
    "no full stop": inside("本年收到申请12件，答复3件，"),
    "lists": inside("其中公开12件、"),
    "items": inside("（一）项目；"),
    "items on lines": inside("（一）项目。\n"),
    "years": inside("2023年"),
    "names": inside("某某局"),
    "doubled words": inside("的的"),
    "digits in prose": inside("7"),
    "blanks in prose": inside("我 局 "),
    "nested brackets": inside("（其中"),
    "quotes": inside("《"),
    "rows in a section": inside("三、本年度办理结果|(一) 予以公开|1|2|3|4|5|6|7\n"),
    "rows torn in a section": inside("| 规章 |  |  |\n| | 1 | 2 |\n", "\n三、"),
    "unread labels in a section": inside("第二十条第（一）项/信息内容/本年制发件数/规章/行政许可/0\n", "\n三、"),
    "pages in a section": inside("规章\t1\t2\t3\n- 3 -\n\f", "\n三、"),
    "labels in a section": inside("信息内容\t本年制发件数\t1\n", "\n三、"),
    "rows in the table": inside("行政许可\t1\n", "\n三、"),
    "ruled rows": inside("+----+---+\n| 行政许可 | 1 |\n", "\n三、"),
    "one ruled row": inside("+---+\n" + "| 行政许可 | 1 |\n" * 40, "\n三、"),
    "items on one line": inside(" （一）主动公开情况 公开信息12条。"),
    "contents": filled("一、总体情况……1\n二、主动公开政府信息情况……2\n"),
    "another table": inside("项目\t件数\n1\t行政许可\n", "\n三、"),
    "broken numbers": inside("（一）做好。（三）做好。\n"),
    "half numbers": inside("二）做好。\n"),
    "lost numbers": inside("）做好。\n"),
    "numbers beyond a hundred": inside("（十十九）做好。"),
    "years of the report before": inside("２０２２年我局共收到3件。"),
    "periods": inside("2023年1月1日至2023年12月31日，"),
    "remarks that nothing ends": inside("<!-- gouji: ignore\n"),
    "remarks on one line": inside("<!-- gouji: ignore SUM001 -->"),
    "remarks of no use": inside("<!-- gouji: ignore SUM001,TEXT008 -- x -->\n"),
    "days in a remark": lambda size: inside(f"<!-- gouji: ignore SUM001 -- {',until 1' * (size // 8)} -->")(0),
    "words with figures in the table": inside("规章1\n", "\n三、"),
    "heads run together in the table": inside("本年制发件数本年废止件数\n", "\n三、"),
    "heads in one cell": lambda size: inside("本年制发件数" * (size // 18) + " 1\n", "\n三、")(0),
    "remarks and findings": inside("<!-- gouji: ignore TEXT008 -- x -->\n依法依法公开。\n"),
}  # fmt: skip


@pytest.fixture(scope="module")
def plan() -> Plan:
    return Session(Configs()).plan("report.txt")


def cost(text: str, plan: Plan) -> float:
    gc.collect()
    gc.disable()  # what other tests have left behind is not to be looked through
    try:
        start = time.process_time()
        assert not check_bytes(text.encode(), "report.txt", plan).failed
        return time.process_time() - start
    finally:
        gc.enable()


@pytest.mark.parametrize("name", HOSTILE)
def test_the_cost_grows_no_faster_than_the_input(name: str, plan: Plan) -> None:
    make = HOSTILE[name]
    small, large = make(SMALL), make(4 * SMALL)
    cost(small, plan)
    best = float("inf")
    for _ in range(5):
        best = min(best, cost(large, plan) / max(cost(small, plan), 0.002))
        if best < MOST:
            return
    pytest.fail(f"four times as much takes {best:.1f} times as long")
