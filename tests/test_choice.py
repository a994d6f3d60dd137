"""Which standard a text is read by: the labels of its tables decide, then its year."""

import time

import pytest

from gouji.grammar import Source
from gouji.linter.choice import choose_standard
from gouji.linter.standard import Standard
from gouji.rules import gouji_standards

STANDARDS = list(gouji_standards())
OLD = "信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量\n"
NEW = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"


def title(year: str) -> str:
    """A report's title."""
    return f"某县教育局{year}年政府信息公开工作年度报告\n"


def other(keyword: str, *labels: str) -> Standard:
    """A standard for another kind of report."""
    return Standard("other", "其他", "other", "house", 2018, 9999, keyword, STANDARDS[0].form, labels=labels)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (title("2023") + NEW, "2021"),
        (title("2020") + OLD, "2019"),
        (title("2022") + OLD, "2019"),
        (title("2022") + OLD.replace("\t", "\n\n").replace("制作", "\n制作").replace("公开", "公\n开"), "2019"),
        (title("2020"), "2019"),
        (title("2019年度"), "2019"),
        (title("2021"), "2021"),
        ("某县教育局2020信息公开年报\n", "2019"),
        ("2020年\n某县教育局\n政府信息公开工作年度报告\n\n2021年，我局将继续公开信息。", "2019"),
        ("发布日期：2021年1月18日\n某县教育局政府信息公开工作年度报告\n统计期限为2020年1月1日至2020年12月31日", "2019"),
        (title("2022") + "比2020年增加3件，不再统计对外公开总数量。" + NEW, "2021"),
        ("某县教育局政府信息公开工作年度报告\n", "2021"),
        ("", "2021"),
    ],
)
def test_form_of_a_report(text: str, form: str) -> None:
    """Labels first, then the year of the title, then that of the period; else the newest form."""
    assert choose_standard(STANDARDS, Source(text)).id == form


def test_another_kind_of_report() -> None:
    """A text is read by the standard whose keyword it holds first, or whose labels it holds."""
    website = other("政府网站工作年度报表")
    text = "某县政府网站工作年度报表\n信息公开目录信息更新量\t5\n"
    assert choose_standard([*STANDARDS, website], Source(text)) is website
    labelled = other("政府网站工作年度报表", "独立用户访问总量")
    text = "首页 > 政府信息公开\n某县政府网站工作年度报表\n独立用户访问总量\t5\n"
    assert choose_standard([*STANDARDS, labelled], Source(text)) is labelled
    assert choose_standard([*STANDARDS, labelled], Source(title("2023") + NEW)).id == "2021"


def test_one_standard_is_taken_for_everything() -> None:
    """Where there is no choice there is no doubt."""
    website = other("政府网站")
    assert choose_standard([website], Source("别的文字")) is website


def test_hostile_text_takes_no_time() -> None:
    """Years and blanks without end."""
    text = ("2020" + " " * 500 + "年") * 2000 + "信息公开"
    start = time.perf_counter()
    choose_standard(STANDARDS, Source(text))
    assert time.perf_counter() - start < 1
