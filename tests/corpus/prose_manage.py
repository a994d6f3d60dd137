"""Prose on 政府信息管理, 平台建设 and 监督保障."""

from __future__ import annotations

from .voice import Voice

MANAGEMENT = [
    "严格落实信息发布“三审三校”制度，规范信息采集、审核、发布、更新流程。",
    "健全政府信息管理制度，对拟发布的内容逐条进行保密审查和文字校核。",
    "明确由办公室牵头、{unit}配合的管理机制，公文起草时同步确定公开属性。",
    "定期开展规范性文件清理，标注有效性，方便公众查询使用。",
    "按照“先审查、后公开”“一事一审”的原则，严把政治关、政策关、文字关。",
    "对{gov}已发布的信息开展全面排查，及时更正错别字和失效链接。",
    "建立政府信息管理台账，对主动公开的信息实行动态调整。",
    "组织{staff}学习《条例》及配套制度，掌握定密、脱密和个人信息保护要求。",
    "加强对敏感信息的管理，对外发布前须经分管领导审签。",
    "修订完善政府信息公开指南，对公开目录进行了重新编排。",
]
PLATFORM = [
    "以{gov}为第一平台，及时维护政府信息公开专栏，确保信息更新有序。",
    "{we}未单独开设网站，政府信息统一在{gov}集中发布。",
    "优化公开平台栏目设置，增设政策问答和办事指引板块，提升查阅便利度。",
    "在政务服务大厅设置政府信息查阅点，配备查询设备，安排专人引导。",
    "发挥公开栏、广播等传统平台作用，方便老年人了解惠民政策。",
    "加强平台日常巡查，对页面错链、断链做到当天发现、当天处理。",
    "政府信息公开平台各栏目全年运行平稳，未发生安全事件。",
    "按照集约化建设要求，配合{over}完成栏目迁移和数据归集。",
    "推进政府信息公开平台与政务服务平台数据互通，减少重复填报。",
]
SUPERVISION = [
    "成立政务公开工作领导小组，由主要负责同志任组长，定期研究部署。",
    "将政府信息公开纳入年度绩效考核，对落实不力的予以通报。",
    "全年组织业务培训{n}次，参训{m}人次，{staff}业务水平得到提升。",
    "主动接受人大代表、政协委员和社会各界监督，公布监督举报电话。",
    "建立督查通报机制，每季度对{unit}信息报送情况进行检查。",
    "{y}年未发生因政府信息公开工作被追究责任的情况。",
    "认真开展社会评议，广泛听取意见建议，评议结果良好。",
    "邀请群众代表参加政府开放日活动，听取对公开工作的评价。",
    "强化监督保障，落实专项经费，配齐配强专兼职人员。",
    "严格责任追究，本年度没有发生需要追责的情形。",
]


def management(voice: Voice) -> str:
    """The paragraph on management."""
    return voice.pick(MANAGEMENT, voice.rng.randint(1, 3))


def platform(voice: Voice) -> str:
    """The paragraph on the platform, at times with figures of one channel."""
    text = voice.pick(PLATFORM, voice.rng.randint(1, 3))
    if "未单独开设" not in text and voice.rng.random() < 0.25:
        posts = voice.rng.randint(12, 900)
        text += voice.say(f"{{short}}政务微信公众号全年推送图文{posts}期。")
    return text


def supervision(voice: Voice) -> str:
    """The paragraph on supervision and support."""
    return voice.pick(SUPERVISION, voice.rng.randint(1, 3), n=voice.rng.randint(1, 5), m=voice.rng.randint(20, 160))
