"""Prose of the opening and of the sections 五 and 六."""

from __future__ import annotations

from .labels import SECTIONS
from .model import Para
from .voice import Voice

PROBLEMS = [
    "公开的主动性有待增强，个别科室对公开工作重视不够",
    "政策解读形式较为单一，图文、视频等方式运用不多",
    "信息更新不够及时，部分栏目内容偏少",
    "业务人员流动较快，专业能力有待提高",
    "公开内容与群众需求之间还存在差距",
    "依申请公开答复的规范化水平需要进一步提升",
    "信息发布的审核机制还不够健全",
    "基层公开渠道不够丰富，群众知晓率不高",
]
MEASURES = [
    "加强组织领导，定期研究公开工作，压实{unit}责任",
    "丰富解读形式，多用图表、动漫等方式把政策讲清楚",
    "完善信息更新提醒机制，做到专人维护、按时更新",
    "加大培训力度，组织{staff}系统学习《条例》和业务规范",
    "聚焦群众关切，拓展公开的广度和深度",
    "严格答复程序，必要时征求法律顾问意见",
    "落实三级审核制度，确保信息准确、表述规范",
    "用好宣传栏、村（社区）微信群等渠道，扩大政策知晓面",
]
_LEAD_PROBLEMS = [
    "{y}年，{we}政府信息公开工作取得了一定成效，但仍存在一些不足：",
    "{we}政府信息公开工作虽有进步，但与群众期待相比还存在以下问题：",
    "存在的主要问题：",
    "对照上级要求，工作中还存在一些问题。",
    "{py}年指出的问题已基本整改到位，但工作中仍有短板：",
]
_LEAD_MEASURES = [
    "下一步，{we}将重点做好以下工作：",
    "针对上述问题，{ny}年将从以下方面改进：",
    "改进措施：",
    "{ny}年，{we}将采取有效措施加以改进：",
    "今后，{we}将补短板、强弱项，不断改进公开工作：",
]
_FEE_NONE = [
    "{y}年，{we}未收取政府信息公开信息处理费。",
    "本年度未发出收费通知，未收取信息处理费，无其他需要报告的事项。",
    "依据《政府信息公开信息处理费管理办法》，{y}年发出收费通知0件，总金额0元，实际收取0元。",
    "{we}{y}年度没有收取信息处理费的情况，无其他需要报告的事项。",
    (
        "按照国务院办公厅印发的《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）规定的按件、按量收费标准，"
        "本年度没有产生信息处理费。"
    ),
    "{y}年度本机关未收取信息处理费。发出收费通知的件数、总金额和实际收取的总金额都是0。",
    "（一）收取信息处理费情况：{y}年未收取信息处理费。（二）其他事项：无。",
]
_OPENING = [
    "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）规定，现公布{agency}{y}年政府信息公开工作年度报告。",
    (
        "本报告依据《中华人民共和国政府信息公开条例》（国务院令第711号）和《中华人民共和国政府信息公开工作年度报告格式》"
        "（国办公开办函〔2021〕30号）的要求编制。"
    ),
    "按照《条例》第五十条规定，{we}编制了本报告，现予公布。",
]
_PERIOD = [
    "本报告所列数据的统计期限自{y}年1月1日起至{y}年12月31日止。",
    "报告中数据统计时间为{y}年1月1日至{y}年12月31日。",
    "统计期限从{y}年1月1日至12月31日。",
]
_CONTACT = [
    "如对本报告有疑问，请与{short}联系（联系电话：0371-6{phone}）。",
    "本报告的电子版可在{gov}查阅或下载。",
    "",
]


def opening(voice: Voice) -> list[Para]:
    """The sentence before (or at the head of) section 一, with the period and the list of parts."""
    rng = voice.rng
    if rng.random() < 0.2:
        return []
    basis = [text for text in _OPENING if voice.form == "2021" or "2021" not in text]
    text = voice.pick(basis)
    if rng.random() < 0.5:
        text += _parts(voice)
    if rng.random() < 0.75:
        text += voice.pick(_PERIOD)
    text += voice.pick(_CONTACT, phone=f"{rng.randint(100000, 999999)}")
    return [Para(text, "opening")]


def _parts(voice: Voice) -> str:
    names = list(SECTIONS.values())
    if voice.rng.random() < 0.3:
        names[4] = "存在的问题及改进情况"
    listed = "、".join(names)
    return voice.rng.choice([
        f"本报告由{listed}六个部分组成。",
        f"本报告包括{listed}等六部分内容。",
        "全文共分六个部分。",
        f"本报告共六个部分，包括{listed}。",
    ])  # fmt: skip


def problems(voice: Voice) -> list[Para]:
    """Section 五: problems named, improvements named, in one of several shapes."""
    rng = voice.rng
    count = rng.randint(1, 3)
    places = rng.sample(range(len(PROBLEMS)), count)
    marks = rng.choice([["一是", "二是", "三是"], ["1.", "2.", "3."], ["（1）", "（2）", "（3）"]])
    named = _list([PROBLEMS[place] for place in places], marks)
    remedy = _list([voice.say(MEASURES[place]) for place in places], marks)
    lead, after = voice.pick(_LEAD_PROBLEMS), voice.pick(_LEAD_MEASURES)
    shape = rng.randint(0, 3)
    if shape == 0:
        return [Para(lead + named + after + remedy, "problems")]
    if shape == 1:
        return [Para(lead + named, "problems"), Para(after + remedy, "improvements")]
    own = rng.random() < 0.5
    stop = "" if own else "。"
    return [
        Para(lead + named, "problems", "（一）存在的主要问题" + stop, own),
        Para(after + remedy, "improvements", "（二）改进情况" + stop, own),
    ]


def _list(texts: list[str], marks: list[str]) -> str:
    if len(texts) == 1:
        return texts[0] + "。"
    return "；".join(mark + text for mark, text in zip(marks, texts, strict=False)) + "。"


def other(voice: Voice) -> list[Para]:
    """Section 六: the fee statement, or (2019 form) at times only 无."""
    if voice.form == "2019" and voice.rng.random() < 0.6:
        return [Para(voice.rng.choice(["无", "无。", "无其他需要报告的事项。"]), "fee")]
    return [Para(voice.pick(_FEE_NONE), "fee")]
