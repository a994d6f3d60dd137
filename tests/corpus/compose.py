"""A correct report out of nothing but a random seed."""

from __future__ import annotations

from random import Random

from . import figures, prose_manage, prose_requests, prose_rest
from .agencies import draw_agency
from .furniture import file_name, front_matter, section_title, sign_off, title_lines
from .labels import ASPECTS, NUMERALS, SECTIONS
from .model import Agency, Para, Report, Section
from .prose_disclosure import disclosure
from .tables import applications_table, documents_table, extra_table, reviews_table
from .voice import Voice

_OWN_HEADINGS = {
    "disclosure": ["聚焦重点领域，深化主动公开", "坚持应公开尽公开，扎实做好主动公开"],
    "requests": ["规范办理流程，做好依申请公开", "回应群众需求，提升依申请公开质效"],
    "management": ["强化全流程把关，加强政府信息管理", "规范制作与审查，抓好信息管理"],
    "platform": ["夯实公开阵地，推进平台建设", "用好公开平台，拓宽公开渠道"],
    "supervision": ["压实工作责任，强化监督保障", "健全考核机制，加强监督和保障"],
}
_TAILS = ["情况", "方面", "工作", "机制", ""]
_STYLES = ["bracket", "bracket line", "own", "comma", "dot", "first", "none"]


def compose(rng: Random, form: str = "", agency: Agency | None = None, scale: int = -1) -> Report:
    """A report in which nothing is wrong."""
    form = form or rng.choices(["2021", "2019"], [84, 16])[0]
    year = rng.choice([2019, 2020] if form == "2019" else [2021, 2022, 2023, 2023, 2024])
    agency = agency or draw_agency(rng)
    return compose_as(rng, agency, year, form, figures.draw_scale(rng, agency) if scale < 0 else scale)


def compose_as(rng: Random, agency: Agency, year: int, form: str, scale: int, last: Report | None = None) -> Report:
    """A correct report of this body for this year, printed on this form, which goes on from ``last`` year's."""
    documents = documents_table(figures.documents(rng, agency, form, last), form)
    requests = applications_table(figures.applications(rng, scale, form, last), form, rng.random() < 0.5)
    reviews = reviews_table(figures.reviews(rng, scale, last), form)
    voice = Voice(agency, year, form, documents, requests, reviews, rng)
    opening = prose_rest.opening(voice)
    sections = [Section(key, NUMERALS[place], section_title(rng, key)) for place, key in enumerate(SECTIONS)]
    report = Report(agency, year, form, title_lines(rng, agency, year), "", [], [], sections, [])
    if rng.random() < 0.5:
        report.opening = opening
    else:
        sections[0].paras += opening
    sections[0].paras += _aspects(voice)
    for section, table in zip(sections[1:4], (documents, requests, reviews), strict=True):
        section.tables.append(table)
    if rng.random() < 0.04:
        sections[0].tables.append(extra_table(rng, form))
    if not any(para.topic == "disputes" for para in sections[0].paras) and rng.random() < 0.2:
        sections[3].paras.append(Para(prose_requests.disputes(voice), "disputes"))
    sections[4].paras += prose_rest.problems(voice)
    sections[5].paras += prose_rest.other(voice)
    front_matter(rng, report)
    report.sign = sign_off(rng, agency, year)
    report.file_name = file_name(rng, year)
    report.mentions = voice.mentions
    return report


def _aspects(voice: Voice) -> list[Para]:
    """The five aspects of section 一, numbered in one of the usual styles or in none."""
    rng = voice.rng
    style = rng.choices(_STYLES, [40, 20, 10, 9, 7, 7, 7])[0]
    tail, stop = rng.choice(_TAILS), rng.choice("。。：")
    texts = {
        "disclosure": disclosure(voice),
        "requests": prose_requests.requests(voice),
        "management": prose_manage.management(voice),
        "platform": prose_manage.platform(voice),
        "supervision": prose_manage.supervision(voice),
    }
    paras: list[Para] = []
    if rng.random() < 0.3:
        paras.append(Para(_lead(voice), "lead"))
    for place, (topic, text) in enumerate(texts.items()):
        name = rng.choice(_OWN_HEADINGS[topic]) if style == "own" else ASPECTS[topic] + tail
        number = NUMERALS[place]
        own_line = style == "bracket line" or (style == "own" and place >= 0)
        prefix = {
            "bracket": f"（{number}）{name}{stop}",
            "bracket line": f"（{number}）{name}",
            "own": f"（{number}）{name}",
            "comma": f"{place + 1}、{name}{stop}",
            "dot": f"{place + 1}.{name}{stop}",
            "first": f"{number}是{name}{stop}",
            "none": f"{ASPECTS[topic]}方面，",
        }[style]
        paras.append(Para(text, topic, prefix, own_line))
        if topic == "requests" and rng.random() < 0.25:
            paras[-1].text += prose_requests.disputes(voice)
            paras.append(Para("", "disputes"))
    return [para for para in paras if para.text]


def _lead(voice: Voice) -> str:
    return voice.pick([
        "{y}年，在{lead}的正确领导下，{we}认真贯彻落实《条例》，扎实推进政府信息公开各项工作，现将有关情况报告如下：",
        "{y}年，{we}以习近平新时代中国特色社会主义思想为指导，深入落实党中央、国务院关于政务公开的决策部署。",
        "{y}年，{agency}认真执行《中华人民共和国政府信息公开条例》，不断提升公开质量。",
        "一年来，{we}围绕“十四五”规划确定的任务，持续提升工作透明度。",
    ])  # fmt: skip
