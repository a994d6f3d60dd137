"""Faults of wording: names, residue, brackets, doublings, personal data, thin sections (TEXT005 to TEXT010)."""

from __future__ import annotations

from random import Random

from .agencies import other_agency
from .faultbook import Effect, fault, one
from .marks import span
from .model import Para, Report


@fault("TEXT005")
def another_body(report: Report, rng: Random) -> Effect:
    """The text calls itself by another body's name."""
    name = other_agency(rng, report.agency).name
    year = report.year
    topic, text = rng.choice([
        ("lead", f"{year}年，{span('name', name)}认真贯彻落实《条例》，扎实推进政府信息公开工作。"),
        ("lead", f"根据《条例》规定，现公布{span('name', name)}{year}年政府信息公开工作年度报告。"),
        ("supervision", f"{span('name', name)}成立了政务公开领导小组，强化监督保障。"),
    ])  # fmt: skip
    overview = report.section("overview")
    if topic == "supervision":
        overview.para(topic).text = text
    else:
        overview.paras.insert(0, Para(text, topic))
    return one("TEXT005", "name")


@fault("TEXT006")
def residue(report: Report, rng: Random) -> Effect:
    """What a template or a draft left behind."""
    overview = report.section("overview")
    topic, text = rng.choice([
        ("disclosure", f"{span('rest', '××')}科室负责信息发布，全年运转正常。"),
        ("supervision", f"{span('rest', 'XX局')}高度重视监督保障工作。"),
        ("management", f"{span('rest', '（宋体加粗小四号字）')}健全信息管理制度，严格审查把关。"),
        ("disclosure", f"全年主动公开信息{span('rest', '  ')}条，及时更新栏目。"),
        ("platform", f"维护政府网站专栏。{span('rest', 'TODO')}补充新媒体数据。"),
    ])  # fmt: skip
    overview.para(topic).text = text
    return one("TEXT006", "rest", f"para/overview/{topic}")


@fault("TEXT006")
def sign_off_empty(report: Report, rng: Random) -> Effect:
    """A sign-off line without a name, or the form's note to its author."""
    if rng.random() < 0.5:
        report.section("requests").paras.insert(0, Para(span("rest", "（该部分以表格形式报告）"), "note"))
        return one("TEXT006", "rest")
    report.sign = [span("rest", rng.choice(["审核:", "监审：", "编辑:"]))]
    return one("TEXT006", "rest")


@fault("TEXT007")
def bracket_open(report: Report, rng: Random) -> Effect:
    """A bracket or a quotation mark without its partner."""
    text = rng.choice([
        "严格执行《政府信息公开保密审查制度，做到先审查后公开。",
        "坚持“谁公开、谁负责的原则，落实审核责任。",
        "对拟公开的信息逐条审核（包括文字、图片和表格，确保准确。",
        "严格执行政府信息公开保密审查制度》，做到先审查后公开。",
    ])  # fmt: skip
    report.section("overview").para("management").text = text
    return one("TEXT007", "para/overview/management")


@fault("YEAR007")
def number_without_bracket(report: Report, rng: Random) -> Effect:
    """A document number that lost a bracket: the damage of a number, and no second finding on the mark."""
    text = "落实《关于规范信息管理的通知》（青政办〔2018 12号）要求，动态调整信息目录。"
    report.section("overview").para("management").text = text
    return one("YEAR007", "para/overview/management")


@fault("TEXT008")
def doubled(report: Report, rng: Random) -> Effect:
    """A word or a whole sentence twice."""
    text = rng.choice([
        f"本年度信息管理{span('twice', '情况情况')}良好，制度健全。",
        f"严格落实{span('twice', '审核审核')}制度，规范信息管理。",
        f"{span('twice', '定期清理规范性文件并公开清理结果。定期清理规范性文件并公开清理结果。')}",
        f"规范信息采集、审核、发布流程，{span('twice', '的的')}确确做到管理到位，{span('x', '加强加强')}审查。",
    ][:3])  # fmt: skip
    report.section("overview").para("management").text = text
    return one("TEXT008", "twice")


def _id_number(rng: Random) -> str:
    body = f"{rng.choice([110101, 330106, 410102, 510104])}19{rng.randint(50, 99)}{rng.randint(1, 12):02d}"
    body += f"{rng.randint(1, 28):02d}{rng.randint(1, 999):03d}"
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return body + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11]


def _card_number(rng: Random) -> str:
    body = "622" + "".join(str(rng.randint(0, 9)) for _ in range(15))
    total = 0
    for place, digit in enumerate(reversed(body)):
        twice = int(digit) * (2 if place % 2 == 0 else 1)
        total += twice - 9 if twice > 9 else twice
    return body + str(-total % 10)


@fault("TEXT009")
def personal_data(report: Report, rng: Random) -> Effect:
    """An identity number, a card number or a private telephone number."""
    text = rng.choice([
        f"申请人王某（身份证号：{span('data', _id_number(rng))}）的申请已按时办理。",
        f"有关费用退回申请人账户{span('data', _card_number(rng))}，办理流程规范。",
        f"已通过电话{span('data', f'13{rng.randint(5, 9)}{rng.randint(10000000, 99999999)}')}联系申请人补正。",
    ])  # fmt: skip
    report.section("overview").para("management").text = text
    return one("TEXT009", "data")


@fault("TEXT010")
def thin(report: Report, rng: Random) -> Effect:
    """Section 五 is 无, or tells only half."""
    text = rng.choice([
        "无",
        "无。",
        "工作中存在信息更新不够及时、解读形式单一等问题。",
        "下一步，将加强业务培训，完善发布流程，提高公开质量。",
    ])  # fmt: skip
    report.section("problems").paras = [Para(text, "problems")]
    return one("TEXT010", "heading/problems", "para/problems/problems")
