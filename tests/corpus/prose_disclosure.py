"""Prose on 主动公开: what was published, how much of it, by which channel."""

from __future__ import annotations

from .voice import Voice

PLAIN = [
    "{we}坚持“以公开为常态、不公开为例外”，围绕中心工作及时发布群众关心的各类信息。",
    "{y}年，{we}紧扣{lead}工作部署，聚焦重点领域，主动向社会公开机构职能、权责清单、办事指南等内容。",
    "按照“应公开尽公开”的要求，{we}持续更新部门预决算、行政执法、公共服务等栏目内容。",
    "对涉及群众切身利益的政策，坚持政策文件与解读材料同步起草、同步审批、同步发布。",
    "依托{gov}设置的法定主动公开内容专栏，动态调整领导信息、内设机构和联系方式。",
    "依法公开行政处罚结果和“双随机、一公开”抽查情况，自觉接受社会监督。",
    "{we}在{gov}公开了{py}年度部门决算和{y}年部门预算，内容完整、格式规范。",
    "围绕稳岗就业、义务教育、社会救助等民生领域，及时公开补贴标准、申领流程和发放结果。",
    "落实《{y}年政务公开工作要点》，将公开任务逐项分解到{unit}，明确时限和责任人。",
    "严格执行重大行政决策预公开制度，就有关方案向社会公开征求意见，并反馈采纳情况。",
    "继续执行《关于加强政府信息公开工作的意见》（青政发〔2016〕80号）确定的公开范围，做到家底清楚。",
    "对照2019年修订的《中华人民共和国政府信息公开条例》，梳理完善主动公开基本目录。",
    "逐项公开行政许可事项{n}项的办事指南，明确办理条件和时限。",
    "{ny}年公开工作计划已编制完成，将按季度推进。",
    "转发国家和省级政策文件{n}件，方便企业和群众了解。",
    "截至2019年底形成的历史信息已全部归集到统一栏目，方便公众检索。",
]
_KINDS = ["工作动态", "政策文件", "通知公告", "财政信息", "政策解读", "行政执法", "公共服务", "人事信息", "规划计划"]


def disclosure(voice: Voice) -> str:
    """The paragraph on what was published."""
    rng = voice.rng
    text = voice.pick(PLAIN, rng.randint(1, 3), n=rng.randint(3, 48))
    if rng.random() < 0.75:
        text += _count(voice)
    if voice.form == "2021" and rng.random() < 0.35:
        text += _documents(voice)
    if voice.form == "2021" and rng.random() < 0.3:
        text += _decisions(voice)
    if rng.random() < 0.15:
        a, b = rng.randint(20, 60), rng.randint(5, 30)
        text += f"从内容看，政务动态类占{a}%、政策文件类占{b}%、其他类占{100 - a - b}%。"
    return text


def _count(voice: Voice) -> str:
    rng = voice.rng
    total = rng.choice([rng.randint(6, 60), rng.randint(40, 400), rng.randint(300, 2600)])
    kinds = rng.sample(_KINDS, rng.randint(3, 5))
    parts = voice.split(total, len(kinds))
    unit = rng.choice("条条条篇")
    exact = "、".join(f"{kind}{part}{unit}" for kind, part in zip(kinds, parts, strict=False))
    some = "、".join(f"{kind}{part}{unit}" for kind, part in list(zip(kinds, parts, strict=False))[:-1])
    inner = rng.randint(1, parts[0])
    nested = f"{kinds[0]}{parts[0]}{unit}（其中图文信息{inner}{unit}）、" + exact.partition("、")[2]
    says = [
        f"全年通过{{gov}}主动公开政府信息{total}{unit}，其中{exact}。",
        f"{{y}}年，{{we}}共发布各类信息{total}{unit}，包括{exact}。",
        f"全年累计公开信息{total}{unit}，其中{some}等。",
        f"截至{{y}}年12月31日，共公开政府信息{total}余{unit}，其中{some}。",
        f"全年主动公开信息{total}{unit}，其中{nested}。",
        f"全年主动公开政府信息{total}{unit}，比{{py}}年增加{rng.randint(2, 30)}{unit}。",
        f"{{y}}年主动公开信息{total}{unit}，较{{py}}年下降{rng.randint(2, 30)}%，主要原因是整合了重复栏目。",
        f"通过{{gov}}发布信息约{total}{unit}，涉及{kinds[0]}、{kinds[1]}等方面。",
        (
            f"全年各渠道累计发布信息{total}条，其中门户网站发布{total - 2}条、政务新媒体发布{total - 3}条，"
            "各渠道同步转发、分别计数。"
        ),
        f"全年主动公开政府信息{total}{unit}，其中下半年公开{total // 2}{unit}。",
        f"截至{{y}}年底，共主动公开信息{total}{unit}，其中一季度{parts[0]}{unit}，进度好于{{py}}年同期。",
        f"全年主动公开信息{total}{unit}，涵盖{'、'.join(kinds)}等内容。",
    ]
    return voice.say(rng.choice(says))


def _documents(voice: Voice) -> str:
    rng = voice.rng
    issued, repealed, in_force = (
        voice.state("documents", "normative_documents", column) for column in ("issued", "repealed", "in_force")
    )
    if issued:
        says = [
            f"全年制发行政规范性文件{issued}件，现行有效{in_force}件。",
            f"{{y}}年，{{we}}制发行政规范性文件{issued}件，均在印发后按规定公开。",
            f"全年新制发规范性文件{issued}件、废止{repealed}件，现行有效的规范性文件{in_force}件。",
        ]
        return voice.say(rng.choice(says))
    return voice.say(rng.choice(["{y}年，{we}未制发行政规范性文件。", "本年度没有制发规范性文件。"]))


def _decisions(voice: Voice) -> str:
    rng = voice.rng
    licences = voice.state("documents", "licences", "decisions")
    penalties = voice.state("documents", "penalties", "decisions")
    if licences and penalties:
        says = [
            f"全年作出行政许可决定{licences}件，作出行政处罚决定{penalties}件，均按时在网上公示。",
            f"依法公示行政许可{licences}件、行政处罚{penalties}件。",
        ]
        return voice.say(rng.choice(says))
    if penalties:
        return f"全年办理行政处罚案件{penalties}件，处罚结果全部公示。"
    return ""
