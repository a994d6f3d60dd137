"""The printed words of both forms, written down from the published form for the corpus alone."""

from __future__ import annotations

from typing import NamedTuple

NUMERALS = "一二三四五六七八九十"

SECTIONS: dict[str, str] = {
    "overview": "总体情况",
    "disclosure": "主动公开政府信息情况",
    "requests": "收到和处理政府信息公开申请情况",
    "disputes": "政府信息公开行政复议、行政诉讼情况",
    "problems": "存在的主要问题及改进情况",
    "other": "其他需要报告的事项",
}

SECTION_VARIANTS: dict[str, list[str]] = {
    "disclosure": ["行政机关主动公开政府信息情况"],
    "requests": ["行政机关收到和处理政府信息公开申请情况"],
    "disputes": [
        "政府信息公开行政复议和行政诉讼情况",
        "政府信息公开行政复议及行政诉讼情况",
        "政府信息公开行政复议与行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    ],
    "problems": ["政府信息公开工作存在的主要问题及改进情况", "存在问题及改进情况"],
}

ASPECTS: dict[str, str] = {
    "disclosure": "主动公开",
    "requests": "依申请公开",
    "management": "政府信息管理",
    "platform": "政府信息公开平台建设",
    "supervision": "监督保障",
}

APPLICANTS: dict[str, str] = {
    "natural_person": "自然人",
    "business": "商业企业",
    "research": "科研机构",
    "public_welfare": "社会公益组织",
    "legal_service": "法律服务机构",
    "other": "其他",
}
RESULTS: dict[str, str] = {"upheld": "结果维持", "corrected": "结果纠正", "other": "其他结果", "pending": "尚未审结"}
REVIEW_GROUPS: list[str] = ["reconsideration", "lawsuit_direct", "lawsuit_after_reconsideration"]

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
STEM = "三、本年度办理结果"
GROUPS: dict[str, str] = {
    "refused": "（三）不予公开",
    "unavailable": "（四）无法提供",
    "rejected": "（五）不予处理",
    "closed": "（六）其他处理",
}


class Line(NamedTuple):
    """A row of the applications table: its key, its label, the group it stands in and whether it is an outcome."""

    key: str
    label: str
    group: str = ""
    outcome: bool = True


_HEAD = [
    Line("new", "一、本年新收政府信息公开申请数量", outcome=False),
    Line("carried_in", "二、上年结转政府信息公开申请数量", outcome=False),
    Line("granted", "（一）予以公开"),
    Line("partly_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    Line("refused_state_secret", "1.属于国家秘密", "refused"),
    Line("refused_law", "2.其他法律行政法规禁止公开", "refused"),
    Line("refused_safety", "3.危及“三安全一稳定”", "refused"),
    Line("refused_third_party", "4.保护第三方合法权益", "refused"),
    Line("refused_internal", "5.属于三类内部事务信息", "refused"),
    Line("refused_process", "6.属于四类过程性信息", "refused"),
    Line("refused_case_file", "7.属于行政执法案卷", "refused"),
    Line("refused_inquiry", "8.属于行政查询事项", "refused"),
    Line("unavailable_not_held", "1.本机关不掌握相关政府信息", "unavailable"),
    Line("unavailable_to_create", "2.没有现成信息需要另行制作", "unavailable"),
    Line("unavailable_unclear", "3.补正后申请内容仍不明确", "unavailable"),
    Line("rejected_petition", "1.信访举报投诉类申请", "rejected"),
    Line("rejected_repeat", "2.重复申请", "rejected"),
    Line("rejected_publication", "3.要求提供公开出版物", "rejected"),
    Line("rejected_excessive", "4.无正当理由大量反复申请", "rejected"),
    Line("rejected_confirm", "5.要求行政机关确认或重新出具已获取信息", "rejected"),
]
_TAIL = [
    Line("outcome_total", "（七）总计", outcome=False),
    Line("carried_out", "四、结转下年度继续办理", outcome=False),
]
_CLOSED_2021 = [
    Line("closed_not_corrected", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "closed"),
    Line("closed_fee_unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "closed"),
    Line("closed_other", "3.其他", "closed"),
]
_CLOSED_2019 = [Line("closed", "（六）其他处理")]


def application_lines(form: str) -> list[Line]:
    """The rows of table three on a form, in print order."""
    return _HEAD + (_CLOSED_2021 if form == "2021" else _CLOSED_2019) + _TAIL


class Block(NamedTuple):
    """A block of table two: the item of article twenty, its column labels and its row labels."""

    item: str
    columns: dict[str, str]
    rows: dict[str, str]


BLOCKS: dict[str, list[Block]] = {
    "2021": [
        Block(
            "一",
            {"issued": "本年制发件数", "repealed": "本年废止件数", "in_force": "现行有效件数"},
            {"regulations": "规章", "normative_documents": "行政规范性文件"},
        ),
        Block("五", {"decisions": "本年处理决定数量"}, {"licences": "行政许可"}),
        Block("六", {"decisions": "本年处理决定数量"}, {"penalties": "行政处罚", "compulsory_measures": "行政强制"}),
        Block("八", {"amount": "本年收费金额（单位：万元）"}, {"fees": "行政事业性收费"}),
    ],
    "2019": [
        Block(
            "一",
            {"made": "本年新制作数量", "published": "本年新公开数量", "public_total": "对外公开总数量"},
            {"regulations": "规章", "normative_documents": "规范性文件"},
        ),
        Block(
            "五",
            {"last_year": "上一年项目数量", "change": "本年增/减", "decisions": "处理决定数量"},
            {"licences": "行政许可", "other_services": "其他对外管理服务事项"},
        ),
        Block(
            "六",
            {"last_year": "上一年项目数量", "change": "本年增/减", "decisions": "处理决定数量"},
            {"penalties": "行政处罚", "compulsory_measures": "行政强制"},
        ),
        Block("八", {"last_year": "上一年项目数量", "change": "本年增/减"}, {"fees": "行政事业性收费"}),
        Block("九", {"projects": "采购项目数量", "sum": "采购总金额"}, {"procurement": "政府集中采购"}),
    ],
}
