"""What stands around the sections: titles, front matter, sign-off lines and the file's name."""

from __future__ import annotations

from random import Random

from .labels import SECTION_VARIANTS, SECTIONS
from .model import Agency, Report


def section_title(rng: Random, key: str) -> str:
    """The mandated wording, or one of the legitimate variants."""
    if key in SECTION_VARIANTS and rng.random() < 0.25:
        return rng.choice(SECTION_VARIANTS[key])
    return SECTIONS[key]


def title_lines(rng: Random, agency: Agency, year: int) -> list[str]:
    """The title in one of its legitimate shapes."""
    name = agency.name
    shapes = [
        [f"{name}{year}年政府信息公开工作年度报告"],
        [f"{name}{year}年度政府信息公开工作年度报告"],
        [f"{year}年{name}政府信息公开工作年度报告"],
        [name, f"{year}年政府信息公开工作年度报告"],
        [name, f"{year}年", "政府信息公开工作年度报告"],
        [f"{name} {year} 年政府信息公开工作 年度报告"],
        [f"{name}{year}年政府信息公开工作年度报告（文字版）"],
    ]
    return list(rng.choices(shapes, [60, 8, 6, 12, 4, 6, 4])[0])


def front_matter(rng: Random, report: Report) -> None:
    """The web title, the breadcrumbs and the publication date, at times."""
    if rng.random() < 0.2:
        report.web_title = f"{report.agency.name}{report.year}年政府信息公开工作年度报告"
    if rng.random() < 0.15:
        report.front.append("当前位置：首页 > 政务公开 > 法定主动公开内容 > 政府信息公开年报")
    if rng.random() < 0.05 and not report.web_title:
        whole = f"{report.agency.name}{report.year}年政府信息公开工作年度报告"
        report.front.append(rng.choice([f"关于发布《{whole}》的公告", f"现将《{whole}》予以公布。"]))
    if rng.random() < 0.1:
        report.footer = [
            "【打印本页】【关闭窗口】",
            f"主办单位：{report.agency.name}　备案号：豫ICP备1800{rng.randint(1000, 9999)}号",
        ]
    if rng.random() < 0.2:
        day = publication(rng, report.agency, report.year)
        shape = rng.choice(
            ["发布日期：{0}-{1:02d}-{2:02d}", "发布时间：{0}年{1}月{2}日", "发布日期：{0}/{1:02d}/{2:02d}"]
        )
        report.front.append(shape.format(*day) + rng.choice(["", " 来源：" + report.agency.name, " 浏览次数：128"]))


def publication(rng: Random, agency: Agency, year: int) -> tuple[int, int, int]:
    """A day within the legal time for that kind of body."""
    if agency.kind == "government":
        return year + 1, rng.randint(1, 3), rng.randint(4, 28)
    return year + 1, 1, rng.randint(4, 30)


def sign_off(rng: Random, agency: Agency, year: int) -> list[str]:
    """The signature and its date, or nothing."""
    if rng.random() < 0.55:
        return []
    day = "{}年{}月{}日".format(*publication(rng, agency, year))
    return [agency.name, day] if rng.random() < 0.8 else [day]


def file_name(rng: Random, year: int) -> str:
    """A name without a year, with the right one, or with a date that is no year."""
    return rng.choice(["report", "report", f"nb-{year}", f"{year}年度报告", f"{year + 1}0118-t8841{year + 1}"])
