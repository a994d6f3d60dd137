"""Invented bodies: departments, townships and governments of places that do not exist."""

from __future__ import annotations

from random import Random

from .model import Agency

_CITIES = ["安澜", "永沅", "临泽江", "云岫", "启宁", "秀洲", "长庚", "望海", "金檀", "清岳"]
_COUNTIES = ["青岭", "临澜", "石浦", "望川", "松坪", "白沙", "东陵溪", "龙桥", "凤鸣", "南屿", "双塔", "河阳湾"]
_TOWNS = ["石桥", "柳林", "大湾", "新河", "黄泥坡", "古渡", "三合", "太平"]
_DEPARTMENTS = [
    "财政局", "教育局", "民政局", "司法局", "水利局", "统计局", "审计局", "林业局", "信访局", "商务局", "公安局",
    "农业农村局", "卫生健康局", "市场监督管理局", "应急管理局", "交通运输局", "自然资源局", "文化广电和旅游局",
    "人力资源和社会保障局", "医疗保障局", "城市管理局", "住房和城乡建设局", "发展和改革局", "工业和信息化局",
    "退役军人事务局", "行政审批服务局", "乡村振兴局", "生态环境局", "科学技术局", "民族宗教事务局",
]  # fmt: skip


def draw_agency(rng: Random, kind: str = "") -> Agency:
    """A body with a name that is consistent in itself."""
    kind = kind or rng.choices(["department", "township", "government", "city", "bureau"], [55, 18, 9, 6, 12])[0]
    city = rng.choice(_CITIES) + "市"
    if kind == "city":
        return Agency(city + "人民政府", "government", "city", rng.choice(["我市", "全市"]), "市政府", "市")
    if kind == "bureau":
        office = rng.choice(_DEPARTMENTS)
        return Agency(city + office, "department", "city", rng.choice(["我局", "本局", "本机关"]), "市" + office, "市")
    word = rng.choice("县县区区")
    place = rng.choice(_COUNTIES) + word
    full = (city if rng.random() < 0.3 else "") + place
    if kind == "government":
        return Agency(full + "人民政府", "government", "county", "我" + word, word + "政府", word)
    if kind == "township":
        unit = rng.choice(["镇", "镇", "乡", "街道"])
        town = rng.choice(_TOWNS)
        name = f"{full}{town}{unit}" + ("办事处" if unit == "街道" else "人民政府")
        return Agency(name, "township", "county", "我" + unit, town + unit, word)
    office = rng.choice(_DEPARTMENTS)
    we = rng.choice(["我局", "本局", "我单位", "本机关"])
    return Agency(full + office, "department", "county", we, word + office, word)


def other_agency(rng: Random, agency: Agency) -> Agency:
    """A body of the same kind with another name."""
    while True:
        found = draw_agency(rng, "township" if agency.kind == "township" else "department")
        shared = [place for place in _CITIES + _COUNTIES + _TOWNS if place in found.name and place in agency.name]
        if not shared and found.short != agency.short and found.name[-3:] != agency.name[-3:]:
            return found
