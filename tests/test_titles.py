"""Titles as they reach a repository: which lines they are, whose report it is, on which year."""

import pytest

from gouji.grammar import Report, Title, decode, parse
from gouji.rules import gouji_standards

FORM = next(standard.form for standard in gouji_standards() if standard.id == "2021")
BODY = "\n\n一、总体情况\n\n本局全年公开信息96条。\n\n二、主动公开政府信息情况\n\n规章\t0\t0\t0\n"
NAME = "政府信息公开工作年度报告"


def read(front: str) -> Report:
    """The report that begins with ``front``."""
    return parse(decode((front + BODY).encode()), FORM)


def title_of(front: str) -> Title:
    """The title that counts of a report that begins with ``front``."""
    title = read(front).title
    assert title is not None
    return title


@pytest.mark.parametrize(
    ("front", "agency", "year"),
    [
        (f"溪口县水务局2023年{NAME}", "溪口县水务局", 2023),
        (f"\n\n溪口县水务局2023年{NAME}", "溪口县水务局", 2023),
        (f"# 溪口县水务局2023年{NAME}", "溪口县水务局", 2023),
        (f"**溪口县水务局2023年{NAME}**", "溪口县水务局", 2023),
        (f"溪口县水务局 2023 年{NAME}", "溪口县水务局", 2023),
        (f"溪口县水务局\u00a02023\u00a0年{NAME}", "溪口县水务局", 2023),
        ("溪口县水务局 2023 年政府信息公开工作 年度报告", "溪口县水务局", 2023),
        (f"溪 口 县 水 务 局 2023年{NAME}", "溪口县水务局", 2023),
        (f"溪口县水务局2023年度{NAME}", "溪口县水务局", 2023),
        (f"2023年溪口县水务局{NAME}", "溪口县水务局", 2023),
        (f"2023年度溪口县水务局{NAME}", "溪口县水务局", 2023),
        (f"溪口县水务局关于2023年{NAME}", "溪口县水务局", 2023),
        (f"《溪口县水务局2023年{NAME}》", "溪口县水务局", 2023),
        (f"溪口县水务局2023年{NAME}（文字版）", "溪口县水务局", 2023),
        (f"溪口县水务局2023年{NAME}(文字版)", "溪口县水务局", 2023),
        (f"溪口县水务局2023年{NAME}（全文）", "溪口县水务局", 2023),
        (f"• 2024-01-15下载word溪口县水务局2023年{NAME}", "溪口县水务局", 2023),
        (f"[2024/1/15 09:30] 溪口县水务局2023年{NAME}", "溪口县水务局", 2023),
        (f"溪口县水务局{NAME}（2023年度）", "溪口县水务局", 2023),
        (f"溪口县水务局{NAME}（2023年）", "溪口县水务局", 2023),
        (f"溪口县水务局二〇二三年{NAME}", "溪口县水务局", 2023),
        (f"溪口县水务局二○二三年{NAME}", "溪口县水务局", 2023),
        (f"溪口县水务局\n2023年{NAME}", "溪口县水务局", 2023),
        (f"溪口县水务局\n\n2023年{NAME}", "溪口县水务局", 2023),
        (f"溪口县人民政府机关\n2023年{NAME}", "溪口县人民政府机关", 2023),
        (f"溪口县人民政府2023年{NAME}\n发布机构 县政府办\n名  称 溪口县人民政府2023年{NAME}", "溪口县人民政府", 2023),
        (f"溪口县水务局2023年\n{NAME}", "溪口县水务局", 2023),
        (f"溪口县水务局\n2023年\n{NAME}", "溪口县水务局", 2023),
        (f"溪口县水务局\n\n2023 年度\n\n{NAME}", "溪口县水务局", 2023),
        (f"溪口县\n水务局\n2023年{NAME}", "溪口县水务局", 2023),
        ("溪口县水务局2023年政府信息公开工\n作年度报告", "溪口县水务局", 2023),
        ("溪口县水务局2023年政府信息公开工作年度报\n告", "溪口县水务局", 2023),
        ("溪口县水务局2023年政府信息公开工作年\n度报告", "溪口县水务局", 2023),
        ("溪口县水务局2023年政府信\n息公开工作年度报告", "溪口县水务局", 2023),
        ("溪口县水务局2023年\n政府信息公开工作\n年度报告", "溪口县水务局", 2023),
        (f"溪口县人民政府2023年{NAME}", "溪口县人民政府", 2023),
        (f"溪口县柳林乡人民政府2023年{NAME}", "溪口县柳林乡人民政府", 2023),
        (f"2023年溪口县柳林乡人民政府{NAME}", "溪口县柳林乡人民政府", 2023),
        ("2023年溪口县柳林乡人民政府信息公开工作年度报告", "溪口县柳林乡人民政府", 2023),
        (f"溪口经济开发区2023年{NAME}", "溪口经济开发区", 2023),
        (f"溪口经济开发区\n2023年{NAME}", "溪口经济开发区", 2023),
        (f"溪口县档案馆\n2023年{NAME}", "溪口县档案馆", 2023),
        (f"溪口县人民政府办公室2021年{NAME}", "溪口县人民政府办公室", 2021),
        (f"溪口县政府信息公开办公室2021年{NAME}", "溪口县政府信息公开办公室", 2021),
        (f"溪口县人民政府门户网站\n溪口县水务局2023年{NAME}", "溪口县水务局", 2023),
        (f"溪口县人民政府\n溪口县水务局2023年{NAME}", "溪口县水务局", 2023),
        (f"政务公开\n溪口县水务局2023年{NAME}", "溪口县水务局", 2023),
        (f"政府信息公开年报\n溪口县水务局2023年{NAME}", "溪口县水务局", 2023),
        (f"首页 > 政务公开 > 政府信息公开年报\n溪口县水务局2023年{NAME}", "溪口县水务局", 2023),
        (f"当前位置：首页 > 政府信息公开年报\n溪口县水务局2023年{NAME}\n发布日期：2024-01-18", "溪口县水务局", 2023),
        (f"索引号：XK-2024-018\n溪口县水务局2023年{NAME}\n来源：水务局 发布时间：2024-01-18", "溪口县水务局", 2023),
        (f"标题：溪口县水务局2023年{NAME}", "溪口县水务局", 2023),
        (f"title: 溪口县水务局2023年{NAME}", "溪口县水务局", 2023),
        (f"溪口县水务局2023年{NAME}_溪口县人民政府", "溪口县水务局", 2023),
        (f"溪口县水务局2023年{NAME} - 溪口县人民政府网站", "溪口县水务局", 2023),
        (f"溪口县水务局2023年{NAME}\n溪口县水务局2023年{NAME}", "溪口县水务局", 2023),
        (f"2023年{NAME}\n发布日期：2024-01-18\n溪口县水务局2023年{NAME}", "溪口县水务局", 2023),
        (f"关于公布2023年{NAME}的通知\n溪口县水务局2023年{NAME}", "溪口县水务局", 2023),
        (f"| 溪口县水务局 2023 年{NAME} |", "溪口县水务局", 2023),
    ],
)
def test_proper_title(front: str, agency: str, year: int) -> None:
    """A title in one of its legitimate shapes, alone or among other lines."""
    title = title_of(front)
    assert (title.agency, title.year, title.well_formed) == (agency, year, True)


@pytest.mark.parametrize(
    ("front", "agency", "year"),
    [
        ("溪口县水务局2023信息公开年报", "溪口县水务局", 2023),
        ("溪口县水务局2023年信息公开年报", "溪口县水务局", 2023),
        ("溪口县水务局2023年政府信息公开年报", "溪口县水务局", 2023),
        ("溪口县水务局2023年政府信息公开工作报告", "溪口县水务局", 2023),
        ("溪口县水务局2023年政府信息公开年度报告", "溪口县水务局", 2023),
        ("溪口县水务局2023年信息公开工作年度报告", "溪口县水务局", 2023),
        ("溪口县水务局2023年政务公开工作年度报告", "溪口县水务局", 2023),
        ("2023年度溪口县水务局政务公开工作年度报告", "溪口县水务局", 2023),
        ("溪口县水务局2023年政府信息公开工作总结", "溪口县水务局", 2023),
        ("溪口县水务局政府信息公开2023年年度报告", "溪口县水务局", 2023),
        ("溪口县水务局政府信息公开工作2023年度报告", "溪口县水务局", 2023),
        (f"溪口县水务局{NAME}", "溪口县水务局", None),
        (f"溪口县柳林乡人民政府{NAME}", "溪口县柳林乡人民政府", None),
        ("溪口县水务局政府信息公开年报", "溪口县水务局", None),
        (f"溪口县水务局202020年{NAME}", "溪口县水务局", None),
        (f"溪口县水务局2023年{NAME}的公示", "溪口县水务局", 2023),
        (f"溪口县水务局2023年{NAME}稿", "溪口县水务局", 2023),
        ("溪口县水务局\n2023年政务公开年报", "溪口县水务局", 2023),
        ("溪口县水务局\n信息公开工作报告\n2023年1月", "溪口县水务局", None),
    ],
)
def test_poor_title(front: str, agency: str, year: int | None) -> None:
    """A title that lacks its year or is called something else is still known as the title."""
    title = title_of(front)
    assert (title.agency, title.year, title.well_formed) == (agency, year, False)


@pytest.mark.parametrize(
    "front",
    [
        "",
        "溪口县水务局",
        "2024年1月18日",
        "根据条例规定，现公布2023年政府信息公开工作年度报告。",
        "当前位置：首页 > 政务公开 > 溪口县水务局2023年政府信息公开工作年度报告",
        "一图读懂2023年政府信息公开工作年度报告解读",
        "关于做好2023年政府信息公开工作年度报告编制发布工作的通知",
        "附件：2023年政府信息公开工作年度报告",
        "溪口县水务局2023年工作要点",
        "政府信息公开指南",
        "政府信息公开目录",
    ],
)
def test_no_title(front: str) -> None:
    """Chrome, sentences and other documents' titles are no title."""
    assert read(front).title is None


def test_two_titles() -> None:
    """Web title and body title are both kept; the last of the best formed counts."""
    report = read(f"溪口县水务局2022年{NAME}\n发布日期：2024-01-18\n溪口县水务局\n2023年{NAME}")
    assert [title.year for title in report.titles] == [2022, 2023]
    assert report.title is report.titles[1]


def test_span() -> None:
    """A title over several lines reaches from its first to its last character."""
    report = read(f"\n  溪口县水务局  \n\n 2023年\n{NAME}  ")
    assert report.title is not None
    assert report.source.slice(report.title.span) == f"溪口县水务局  \n\n 2023年\n{NAME}"
    assert report.title.year_span is not None
    assert report.source.slice(report.title.year_span) == "2023"


def test_many_titles_cost_no_time() -> None:
    """Long runs of title lines are read in linear time."""
    for run in (f"溪口县水务局2023年{NAME}\n", "政府信息公开工作\n", "溪口县水务局\n", "年度报告\n", "告\n"):
        parse(decode((run * 20_000).encode()), FORM)


@pytest.mark.parametrize(
    "front",
    [
        f"溪口县清水镇人民政府\n2023年{NAME}\n2023年{NAME}",
        f"溪口县清水镇人民政府2023年{NAME}\n录入：清水镇\n\n关于2023年{NAME}",
    ],
)
def test_agency_of_another_title(front: str) -> None:
    """Where the title that counts names no body, another one tells."""
    assert read(front).agency == "溪口县清水镇人民政府"
