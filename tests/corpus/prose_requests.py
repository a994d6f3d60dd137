"""Prose on 依申请公开: requests received, carried in, answered and carried out, as table three has them."""

from __future__ import annotations

from .labels import GROUPS
from .voice import Voice

PLAIN = [
    "{we}明确专人负责申请的登记、审核、答复和归档，办理流程规范有序。",
    "进一步完善依申请公开办理规程，畅通当面、信函和网络等受理渠道。",
    "答复文书统一使用规范格式，并由法律顾问进行合法性审查。",
    "对申请内容不明确的，一次性告知申请人补正，努力满足合理需求。",
    "坚持依法依规、及时便民，做到件件有登记、事事有回音。",
    "加强与司法、信访等部门会商，提高复杂申请的办理质量。",
    "公开了受理机构的地址、邮编和办公电话，方便群众提交申请。",
]
_NONE = [
    "{y}年，{we}未收到政府信息公开申请。",
    "{y}年度未收到依申请公开事项。",
    "全年未收到公民、法人或其他组织提出的政府信息公开申请。",
    "{y}年{we}没有收到政府信息公开申请，也无上年结转的申请。",
    "全年共收到依申请公开0件。",
    "本年度未收到依申请公开政府信息的申请，未产生相关费用。",
    "{y}年，{we}受理政府信息公开申请0件，答复0件。",
]
_OUTCOMES = ["granted", "partly_granted", *GROUPS]
_NAMES = {"granted": "予以公开", "partly_granted": "部分公开"} | {key: text[3:] for key, text in GROUPS.items()}


def outcome(voice: Voice, key: str) -> int:
    """An outcome, or a group of them, as counted in table three."""
    rows = [row for row in voice.applications.rows if key in (row.key, row.group)]
    voice.mentions.update(f"applications/{row.key}/total" for row in rows)
    return sum(int(row.value("total")) for row in rows)


def requests(voice: Voice) -> str:
    """The paragraph on requests."""
    figure = {key: int(voice.applications.row(key).value("total")) for key in ("new", "carried_in", "outcome_total")}
    text = voice.pick(PLAIN, voice.rng.randint(0, 2))
    if not figure["new"] and not figure["carried_in"]:
        voice.state("applications", "new")
        voice.state("applications", "outcome_total")
        voice.state("applications", "carried_in")
        return voice.say(voice.rng.choice(_NONE)) + text
    if voice.rng.random() < 0.15:
        return text or voice.pick(PLAIN, 2)
    return _received(voice) + text


def _received(voice: Voice) -> str:
    rng = voice.rng
    new, before = voice.state("applications", "new"), voice.state("applications", "carried_in")
    done, after = voice.state("applications", "outcome_total"), voice.state("applications", "carried_out")
    named = [(key, outcome(voice, key)) for key in _OUTCOMES]
    listed = "、".join(f"{_NAMES[key]}{count}件" for key, count in named if count)
    withdrawn = int(voice.applications.row("closed_other").value("total")) if voice.form == "2021" else 0
    carry = f"，上年结转{before}件" if before else ""
    rest = f"，结转下年度继续办理{after}件" if after else "，无结转下年度办理的申请"
    says = [
        f"{{y}}年，{{we}}共收到政府信息公开申请{new}件{carry}，办结{done}件{rest}。",
        f"全年新收政府信息公开申请{new}件{carry}，答复{done}件，其中{listed}。",
        f"{{y}}年收到依申请公开{new}件，均已依法登记办理。",
        f"全年共收到{new}件政府信息公开申请{carry}，已按期答复{done}件{rest}，无超期情形。",
        f"本年度办理政府信息公开申请{done}件，其中{listed}。",
        f"{{y}}年度，{{we}}新收到政府信息公开申请{new}件，较{{py}}年增加{rng.randint(1, 9)}件。",
    ]
    people = int(voice.applications.row("new").value("natural_person"))
    if people and people == new:
        voice.state("applications", "new", "natural_person")
        says.append(f"{{y}}年共收到申请{new}件，均由自然人提出，涉及{max(1, new - 1)}人，部分申请人多次申请。")
    says += [
        f"全{voice.agency.superior}共收到政府信息公开申请{new + rng.randint(60, 300)}件，其中{{we}}收到{new}件。",
        f"{{py}}年收到政府信息公开申请{new + rng.randint(1, 6)}件，{{y}}年收到{new}件，同比有所减少。",
    ]
    if people == new == 2:
        says.append("全年收到政府信息公开申请2件，为同一申请人提出（1人2次），均已按期答复。")
    if new == 2:
        says.append("{y}年度有2户居民申请公开相关内容，{we}均在法定期限内作出答复。")
    if withdrawn and not before and not after and withdrawn < new:
        says.append(f"全年共收到政府信息公开申请{new}件，其中申请人主动撤回{withdrawn}件，答复{done - withdrawn}件。")
    return voice.say(rng.choice(says))


_GROUP_NAMES = {
    "reconsideration": "行政复议",
    "lawsuit_direct": "行政诉讼",
    "lawsuit_after_reconsideration": "行政诉讼",
}


def disputes(voice: Voice) -> str:
    """A sentence on reconsiderations and lawsuits over disclosure."""
    first = voice.state("reviews", "reconsideration")
    suits = voice.state("reviews", "lawsuit_direct") + voice.state("reviews", "lawsuit_after_reconsideration")
    if not first and not suits:
        return voice.pick([
            "{y}年未发生因政府信息公开引起的行政复议、行政诉讼。",
            "全年无因政府信息公开被申请行政复议或提起行政诉讼的情况。",
            "未发生针对{we}有关政府信息公开事务的行政复议和行政诉讼案件。",
        ])  # fmt: skip
    if first and suits:
        return voice.say(f"因政府信息公开被申请行政复议{first}件，被提起行政诉讼{suits}件。")
    if first:
        return voice.say(f"{{y}}年，因政府信息公开引起的行政复议{first}件，未发生行政诉讼。")
    return voice.say(f"{{y}}年发生政府信息公开行政诉讼{suits}件，未发生行政复议。")
