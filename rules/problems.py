"""TEXT010 – a section on problems that names none."""

from collections.abc import Iterator

from ..grammar import Report, Section, fold
from ..grammar.patterns import lazy
from ..linter import Finding, Standard, rule
from ..linter.prose_search import in_sentences_of

_SECTION = "problems"
_BOTH = {"problem", "improvement"}
#: So many characters behind a label say something; of improvements fewer.
_TOLD, _LONG = 6, 40
_MEASURE = 4  # 按周巡检
_NOTHING = lazy(
    r"(?:[一二三四五六七八九十\d]{0,2}(?:存在)?(?:的)?(?:主要)?(?:问题|困难|不足)?(?:及|和|与)?(?:改进|整改)?(?:措施|情况|方向)?"
    r"(?:暂?无|没有|不存在|未发现)(?:其他|其它)?(?:任何|明显|突出|主要|较大|大)?(?:的)?(?:问题|不足|困难)?(?:和不足|及不足)?)*"
)
_NO_PROBLEM = lazy(r"(?:不存在|没有|暂?无|未发现)(?:任何|明显|突出|主要|较大|什么)?的?(?:问题|不足|困难)")
_HEADING = lazy(
    r"存在的?(?:主要)?(?:问题|困难|不足|困难和问题|问题和不足|问题与不足)(?:及|和|与)?(?:改进|整改)(?:情况|措施)"
    r"|(?<![以已的于行])(?:下一步)?(?:改进|整改)(?:情况|措施|方向|计划)?(?=[。：:\s]|$)|(?<![还仍])(?:存在的?)?主要(?:问题|困难|不足)(?=[。：:\s]|$)"
    r"|(?:^|(?<=[\s）)、.]))存在的?(?:问题|困难|不足)(?=[。：:\s]|$)"
)
_PROBLEM = lazy(
    r"问题|不足|差距|不够|不强|不高|不全|不深|不多|不大|不佳|不严|不紧|不及|不到位|不完善|不完备|不健全|不规范|不平衡|不均衡|不明显|不丰富"
    r"|不熟|不准|不清|不能|不显著|不理想|不畅|不一|有待|尚待|亟待|亟需|有限|薄弱|短板|弱项|欠缺|欠|缺乏|缺少|缺失|滞后|单一|困难|难点|堵点|偏"
    r"|较少|较慢|较低|较弱|不经常|迟缓|紧缺|压力|遗漏|需要?(?:进一步)?(?:加强|提高|提升|改进|完善|强化|规范|拓宽|优化|丰富|加大|深化)"
    r"|距离|缺项|频繁|缺陷|隐患|跟不上|存在[^，。；;]{2,20}(?:情况|现象)|瓶颈|制约|粗放|流于|不便|不力|难以|参差|慢|难|低|窄|浅|淡薄|松懈|差错|弱|少|未能|未达|未及时|尚未"
)
_WANTED = lazy(
    r"(?:有待|尚待|亟待|亟需|仍需|还需|尚需|需要?|待)(?:于|要)?(?:进一步|继续|不断|持续)?"
    r"(?:加强|提高|提升|改进|完善|强化|规范|拓宽|拓展|优化|丰富|加大|深化|增强|健全|改善|细化|充实|推进|落实)"
)
#: What is lacking is no improvement: 不够丰富, 未健全, 与上级要求有差距.
_LACKING = lazy(
    r"不(?:够|太|甚|尽)?(?:及时)?(?:丰富|规范|健全|完善|严格|充实|扎实|深化|细化|优化|落实|加强)"
    r"|(?:未能?|没有)(?:及时|全面|完全|充分)?(?:建立|健全|完善|落实|开展|规范|细化|组织|制定)"
    r"|(?:要求|标准|目标|期望|期待)[^，。；、]{0,8}(?:差距|距离|不符)|(?:落实|完善|组织|开展|推进|规范)(?:还|仍)?(?:不|欠|缺)"
)
_BETTER = lazy(
    r"下一步|下一年|下步|今后|将|改进|整改|加强|完善|提升|提高|强化|推进|优化|加大|加快|规范|健全|建立|开展|丰富|拓展|拓宽|落实|增强"
    r"|补齐|弥补|采取|引进|增设|增配|配齐|配强|克服|杜绝|消除|畅通|已明确|深化|细化|严格|改善|制定|组织|要求|抓好|做好|切实|进一步|持续|聚焦|解决|努力|充实|压实|探索|推动|促进"
)


@rule(
    "TEXT010",
    source="条例第五十条第（四）项",
    zh={
        "nothing": "“{heading}”部分只写了“{found}”；年度报告应当写明问题和改进（条例第五十条），请写明问题和改进措施",
        "problem": "“{heading}”部分没有写明存在什么问题；年度报告应当包括存在的主要问题（条例第五十条），请补充",
        "improvement": "“{heading}”部分没有写明如何改进；年度报告应当包括改进情况（条例第五十条），请补充",
    },
    en={
        "nothing": "the section “{heading}” says only “{found}”; a report holds its main problems and improvements "
        "(Regulation, article 50): name the problems and what is done about them",
        "problem": "the section “{heading}” names no problem; a report holds its main problems (Regulation, article "
        "50): add them",
        "improvement": "the section “{heading}” names no improvement; a report holds what is done about its problems "
        "(Regulation, article 50): add it",
    },
)
def thin_section(report: Report, standard: Standard) -> Iterator[Finding]:
    """The section on problems names a problem and an improvement.

    The Regulation wants both in every report, and reviewers send back those that say 无. Any wording of a shortcoming
    (不够, 有待, 单一, 短板 …) is a problem, any measure or intention (下一步, 加强, 完善 …) an
    improvement; what merely has yet to be improved (`有待加强`) is a problem and no improvement. The finding stands on
    无, else on the heading.

    It never fires on an empty section (SEC005), nor for the improvement where a part of its own follows for it.

    中文：“存在的主要问题及改进情况”部分应写明问题和改进措施。

    条例要求报告兼有二者，只写“无”的报告会被退回。凡表示不足的措辞（不够、有待、单一、短板等）都算写了问题，凡表示措施或打算的措辞
    （下一步、加强、完善等）都算写了改进；仅写“有待加强”的，算问题，不算改进。只写“无”的标在“无”上，其余标在标题上。

    不报：空白的部分（见 SEC005）；改进措施另设一个部分的，不报缺少改进。

    Source:
        条例第五十条：政府信息公开工作年度报告应当包括……（四）政府信息公开工作存在的主要问题及改进情况。
    Bad:
        五、存在的主要问题及改进情况
        无
    Good:
        五、存在的主要问题及改进情况
        个别信息发布滞后。下一步将制定公开事项台账，按月核对。
    """
    section = report.section(_SECTION)
    if section is None or not section.paragraphs:
        return
    heading = report.source.slice(section.heading.wording)
    first = section.paragraphs[0]
    text = section.text
    if len(text) < 60 and _NOTHING.fullmatch(fold(text)):
        where = next((one for one in section.paragraphs if "无" in one.text or "没有" in one.text), first)
        yield Finding(where.prose.span, variant="nothing", heading=heading, found=where.text)
        return
    told = {kind for *_, kinds in in_sentences_of(section.paragraphs, _tells) for kind in kinds}
    if told == _BOTH:
        return  # as nearly always
    announced = _announced(text)
    if announced == _BOTH:
        return
    announced |= _tells(text)
    if "problem" not in announced:
        yield Finding(section.heading.wording, variant="problem", heading=heading)
    elif "improvement" not in announced and not _continued(report, section):
        yield Finding(section.heading.wording, variant="improvement", heading=heading)


def _tells(text: str) -> set[str]:
    """Which of ``problem`` and ``improvement`` a text tells of, whatever its headings say."""
    said = _HEADING.sub(" ", text)
    problem = _PROBLEM.search(_NO_PROBLEM.sub("", said))
    better = _BETTER.search(_LACKING.sub("", _WANTED.sub("", said)))
    return {name for name, yes in (("improvement", better), ("problem", problem)) if yes}


def _announced(text: str) -> set[str]:
    """Which of ``problem`` and ``improvement`` a label announces that has words of its own behind it."""
    labels = list(_HEADING.finditer(text))
    ends = [*(label.start() for label in labels[1:]), len(text)]
    told = set()
    for label, end in zip(labels, ends, strict=False):
        words = _beginning(_NO_PROBLEM.sub("", text[label.end() : end]))
        enough = _MEASURE if "改进" in label[0] or "整改" in label[0] else _TOLD
        if len(words) >= enough and not words.startswith(("无", "没有", "暂无", "不存在", "未发现")):
            told.add(label[0])
    better = any("改进" in label or "整改" in label for label in told)
    named = any(word in label for label in told for word in ("问题", "不足", "困难"))
    return {name for name, yes in (("improvement", better), ("problem", named)) if yes}


def _beginning(text: str) -> str:
    """A text folded, of a long one no more than tells whether it says something."""
    words = fold(text[:_LONG])
    return words if len(words) >= _TOLD else fold(text)


def _continued(report: Report, section: Section) -> bool:
    """Whether a part beyond the form follows, which may hold the improvements, or lines that could not be read."""
    return bool(section.rows) or any(not other.key for other in report.sections)
