"""Whose figure it is and of which time: what the words before a number in its sentence say."""

from functools import lru_cache

from .labels import is_subsequence
from .patterns import lazy

_YEAR = lazy(r"(?<!\d)((?:19|20)\d{2})\s*年")
_THIS_YEAR = lazy("本年|今年|全年|年内|当年|(?<!十)一年来")
_WHOLE_YEAR = lazy(r"12\s*月\s*(?:31\s*日|底|末)|1\s*月\s*1\s*日")
_OTHER_TIME = lazy(
    r"(?<!结转)上一?年(?!度?结转)|下一?个?年|[次明来]年|去年|前年|往年|历年|[季半][度年]|每[个]?[年月周日天季]|平均|[日月周]均|(?<!今年)(?<!\d年)以来|近[几两三四五六七八九十\d]+年|(?<![今一])年来|十一年来"
    r"|\d\s*月|月份|五年|三年|任期|此前|以前|之前"
)
_COMPARED = lazy(
    "[比较](?:上|去|前|往|同|20|其|之)|相比|同比|环比|增[加长至到多]|减[少至到]|下降|上升|降低|降[至到]|多于|少于|超出"
)
_PLANNED = lazy("将(?!近)|计划|拟|预计|力争|下一步|目标|应当|如(?=果|有|收|遇|发)|[若须]")
_AREA = lazy("全[省市县区州盟旗镇乡街](?!政府)|全街道")
_OTHERS = lazy(
    r"各(?:乡|镇|村|社区|中?小?学|街|县|市|区|地|部门|单位|级|成员|有关|相关|职能|委办|行政|股|科|处|分局)"
    r"|[省市县区州旗]直(?!接)|乡镇|镇街|街镇|下属|所属|直属|基层|系统|名义|本级|上级|代为|转办|融媒|委托|等\s*\d+\s*个|\d\s*个(?:乡|镇|街道|部门|单位|县|区)"
    "|(?:省|市|县|区|州|旗)(?:人民)?政府(?!门户|网|信息|公报|令)|政府办|移送|指导|协助|会同|配合|[省市县区州旗]级层面"
)
_LIMITED = lazy(
    "网络|网上|网站|在线|线[上下]|来[信电访]|留言|信箱|热线|信函|邮[寄件政箱]|书面|当面|现场|传真|平台|渠道|自然人|企业|公司|律师|法人|科研|公益|法律服务|专栏|栏目|公众号|微信|微博|抖音|客户端"
    "|报[刊纸]|公开栏|窗口|(?:涉及|关于|因)(?!政府信息|信息公开|依申请|政务公开)|方面|领域|属于|超期|逾期|延期|其中|重复"
    r"|结转[至到]\s*(?:本|今|20\d\d\s*)年|当年$|撤[销回]|另|部分|不作为|不再|不属于|[不未]掌握|不存在|复议后|后又?(?:起诉|提起)|未经复议|直接起诉|[一二再]审|[败胜]诉|纠错|违法"
    r"|秘密|案卷|隐私|第三方|内部事务|过程性|(?<!各)类\s*$"
)
_CONTENT = lazy("(?:涉及|内容|事由|事项)(?!政府信息|信息公开|依申请|政务公开)[^，。；：、\\d]{0,16}\\d")
_NAMED = lazy(
    r"(?:其中|同时|此外|本年度?|全年|今年|(?:19|20)\d{2}\s*年度?|\s)*+([\u4e00-\u9fff]{2,14}?(?:局|厅|委员会|委|办公室|办事处|街道办?|中心|[大支总]队|科|股|[一-龥]镇|[一-龥]乡|政府|医院|学校|大学|公司))"
    r"(?=共|累计|全年|本年|新|收|接|受|办|答|作|制|印|出台|未|没|无|发|公|主动|因|被|[\s\d，,])"
)
_MODIFIER = lazy(
    r"(?:\s|[“”\"、,和或及与的]|任何|任一|形式|公民|(?<=[民人、和或及与])法人|自然人(?=[和、或及与])|其[他它]|社会(?!组织)|(?<!社会)组织|公众|群众|居民|单位|个人|申请人|提[出交]|递交|发来|寄来"
    r"|关于|有关|相关|针对|涉及|因|由|需要?|要求|各[类种]|等|有效|书面|[我本](?:[省市县区州旗局委厅办院站所镇乡街处]|机关|单位|部门|街道|级|年度?)?"
    r"|(?:19|20)\d{2}\s*年度?|全年|年内|今年|一年来|共计?|合计|总计|累计|均|都|已|均已|全部|新|按[期时]|依法|及时|如期|按规定|规定时[限间]内?|法定时?[期限]+内?"
    r"|(?:在|于)?(?:政府)?信息公开(?:工作|事务|方面|答复|类|行为|领域)?|政务公开(?:工作)?|依申请公开|被|申请|引[发起]|导致|产生|发生|提起|而|向|到"
    r"|截[至止]|底|末|12\s*月\s*31\s*日|1\s*月\s*1\s*日|[至到]|当前|目前|止|年|度|时|期间|内|以|已经|还|也|并|又|对)*+"
)
_TOTAL = lazy(r"[共总]|全年|本年|今年|年内|一年来|累计|合计|20\d\d\s*年")
_COUNT = lazy(r"\d(?![\d\s]{0,6}[年月日])")
_DROP = lazy("^(?:我|本|该|省|市|县|区|州|旗)+")


_OUR = lazy("[我本](?!级|年|次)")
_OFFICE_ITSELF = lazy("本级|办")
_IS_GOVERNMENT = lazy("[省市县区州旗](?:人民)?政府$")
_GOVERNMENT = lazy("(?:省|市|县|区|州|旗)(?:人民)?政府(?!办)")
_OFFICE = lazy("(?:省|自治区|市|县|区|州|旗|盟)(?:人民)?政府办(?:公[室厅])?|[省市县区州旗]府办")
_COUNTY_UP = lazy("(?<![乡镇])(?:省|自治区|市|县|区|州|旗|盟)人民政府$")
_THE_GOVERNMENT = lazy("(?:省|自治区|市|县|区|州|旗|盟)(?:人民)?政府(?!门户|网|信息|公报|令|部门|系统)")


@lru_cache(maxsize=4096)
def period(text: str, year: int | None) -> str:
    """The time that words name: reported, other, compared, planned; empty when they name none."""
    if _COMPARED.search(text):
        return "compared"
    if _PLANNED.search(text):
        return "planned"
    years = {int(found) for found in _YEAR.findall(text)}
    if years and years != {year} or _OTHER_TIME.search(_WHOLE_YEAR.sub("", text)):
        return "other"
    return "reported" if years or _THIS_YEAR.search(text) else ""


@lru_cache(maxsize=2048)
def opening_period(clause: str, year: int | None) -> str:
    """The time that a clause sets for those after it: as ``period``, but only where the clause opens with it."""
    head = "".join(clause[:30].split())[:16]
    found = period(head, year)
    return found if found in ("reported", "other") else ""


def whose(text: str, agency: str) -> str:
    """Whose figures words announce: own, government (without its bodies), area, other; empty when they do not say."""
    said = _whose(text)
    return _whose_to(text, agency) if said is None else said


@lru_cache(maxsize=4096)
def _whose(text: str) -> str | None:
    """As ``whose``; None where it depends on who says it."""
    if "府" in text or _AREA.search(text) or _OTHERS.search(text) or _NAMED.match(text.lstrip()):
        return None
    return _ours(text)


def _ours(text: str) -> str:
    return "own" if _OUR.search(text) else ""


@lru_cache(maxsize=4096)
def _whose_to(text: str, agency: str) -> str:
    office = _OFFICE.search(text) if agency.endswith(("办公室", "办公厅")) else None
    if office and is_subsequence(office[0], agency):
        text = text.replace(office[0], "本办")
    if _COUNTY_UP.search(agency) and _without_its_bodies(text, agency):
        return "government"
    area = _AREA.search(text) if agency.endswith("政府") or "街道" in agency and "全街" in text else None
    if area and not _OFFICE_ITSELF.search(text):
        return "own"
    if _OTHERS.search(text):
        return "own" if _IS_GOVERNMENT.search(agency) and _only_government(text) else "other"
    if _AREA.search(text):
        return "area"
    named = _NAMED.match(text.lstrip())
    if named:
        core = _DROP.sub("", named[1])
        if named[1][-2] in "我本全":
            return "own"
        return "own" if not core or core in ("局", "办", "委") or is_subsequence(core, agency) else "other"
    return _ours(text)


def _without_its_bodies(text: str, agency: str) -> bool:
    """Whether words name the government, by less than its whole name, and no body of it."""
    place = agency.removesuffix("人民政府")
    bare = text.replace(f"{place}人民政府", "").replace(f"{place}政府", "")
    return _THE_GOVERNMENT.search(bare) is not None and not _AREA.search(bare) and _only_government(bare)


def _only_government(text: str) -> bool:
    """Whether the other body that the words name is the government itself."""
    bare = _GOVERNMENT.sub("", text)
    return not _OTHERS.search(bare)


def counted(clause: str) -> bool:
    """Whether a clause gives a number that is no year."""
    return bool(_COUNT.search(clause))


@lru_cache(maxsize=4096)
def limited(text: str) -> bool:
    """Whether words tell some of the things counted from the rest."""
    return bool(_LIMITED.search(_plain(text)))


@lru_cache(maxsize=4096)
def modifies(text: str) -> bool:
    """Whether words say nothing that would tell some of the things counted from the rest."""
    return bool(_MODIFIER.fullmatch(text))


def by_content(text: str) -> bool:
    """Whether words that open a list say that it goes by what the things are about: 申请内容涉及…5件、行政处罚3件."""
    return bool(_CONTENT.search(text))


def compared(text: str) -> bool:
    """Whether a number that follows is a difference from another."""
    return bool(_COMPARED.search(text))


def total(text: str) -> bool:
    """Whether words say that all is counted."""
    return bool(_TOTAL.search(text))


_ANYONE = lazy("(?:各种?|多种|线上线下)渠道")


def _plain(text: str) -> str:
    """Words without the phrase that names all ways to apply."""
    return _ANYONE.sub("", text)
