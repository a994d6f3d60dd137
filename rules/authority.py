"""What a body reports that, by its name, it has no power to make."""

from collections.abc import Iterator

from ..grammar import Report
from ..grammar.patterns import lazy
from ..linter.finding import Finding
from ..linter.odd_cells import about
from ..linter.rule import rule
from ..linter.standard import Standard

_COUNTY = lazy(
    r"(?:^|[省市州盟区])[^省市区县州盟]{0,14}(?<!市)县(?![域级])"
    r"|(?:^|[省市州盟区])[^省市区县州盟旗]{2,12}旗(?![区县市镇乡帜])"
    r"|(?:^|[省市州盟])[^省市区县州盟]{1,12}"
    r"(?<![地新园社特林矿灾库牧农学校辖政港开])(?<!开发)(?<![省市州盟]山)(?<!高新)(?<!保税)(?<!示范)(?<!试验)(?<!实验)(?<!合作)(?<!产业)(?<!工业)"
    r"(?<!管理)(?<!度假)(?<!保护)(?<!风景)(?<!景)(?<!自治)(?<!功能)(?<!经济)(?<!物流)(?<!旅游)(?<!集聚)(?<!聚集)(?<!先行)"
    r"区(?![域划位块])"
)
_ROW = "regulations"
_TOWNSHIP = lazy(r"(?:[^城]乡|镇|苏木)(?:人民)?政府|(?:[^城]乡|(?<!景德)镇)$|街道(?:办事处|办|党工委|$)")


@rule(
    "TAB016",
    source="《中华人民共和国立法法》",
    zh="{name}“{row}”的“{column}”填了 {text}：“{agency}”不是有权制定规章的机关（立法法规定，国务院部门，省、自治"
    "区、直辖市和设区的市、"
    "自治州的人民政府才能制定规章），请核对这些文件是否应填在其他行",
    en='"{column}" of row "{row}" of table "{name}" is {text}, but "{agency}" is not a body that can make such '
    "rules (by the "
    "Legislation Law only State Council departments and the governments of provinces, cities with districts and "
    "autonomous prefectures can): check whether these are normative documents",
)
def regulations_authority(report: Report, standard: Standard) -> Iterator[Finding]:
    """A body that cannot make 规章 reports none.

    规章 are made by State Council departments and by the governments of provinces, cities with districts and
    autonomous prefectures. A county, a district of a city, a township, and their departments make normative
    documents at most. The finding stands on the first cell above 0 of the row. Only the name of the body is looked
    at, and only a name that decides: an autonomous region (自治区), a prefecture (地区), a development zone or new
    area, and a city, which may be one without districts, are passed over in silence.

    中文：无权制定规章的机关不应填报规章。

    规章由国务院部门以及省、自治区、直辖市和设区的市、自治州的人民政府制定。县、市辖区、乡镇及其部门至多制定行政规范性
    文件。问题标注在该行第一个大于 0 的单元格上。只看机关名称，且仅在名称足以认定时才报：自治区、地区、开发区、新区以
    及市（可能是不设区的市）一律不报。

    Source:
        《中华人民共和国立法法》第九十一条、第九十三条
    Bad:
        某县教育局2023年政府信息公开工作年度报告
        规章 | 2 | 0 | 2 |
    Good:
        某县教育局2023年政府信息公开工作年度报告
        规章 | 0 | 0 | 0 |
        行政规范性文件 | 2 | 0 | 2 |
    """
    table = report.table("documents")
    if table is None:
        return
    made = [key for key, count in zip(table.layout.keys, table.counts, strict=True) if count and key[0] == _ROW]
    agency = report.agency or ""
    first = table.cell(*made[0]) if made else None
    if first and (_COUNTY.search(agency) or _TOWNSHIP.search(agency)):
        yield Finding(first.span, **about(table, first), actual=first.value, text=first.text, agency=agency)
