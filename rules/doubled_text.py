"""TEXT008 – words and sentences that stand twice."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ..grammar import Paragraph, Report, Section
from ..grammar.patterns import lazy
from ..linter import Finding, Related, Standard, rule
from ..linter.whole_prose import matches, paragraph_at

_NEAR, _FAR = 12, 24
_CJK = "\u4e00-\u9fff"
_SIZES = (2, 3, 4, 5, 6)
_PARTICLES = ("的的", "了了", "对对", "在在")
_PARTICLE = lazy(
    r"(?<!目)的的(?!确|士)|(?<![为罢不])了了(?![解然结却])|(?<![应相针核校比反面绝配])对对(?![联照口象方应比接标手策])"
    r"|(?:(?<=[，。；：,;])|^)在在(?![线建职岗编校册场位此其])"
)
_REPEATABLE = lazy(
    "一|每|研究|讨论|考虑|学习|了解|商量|政府$|许多|很多|非常|特别|越来|逐|常常|等等|天天|处处|层层|步步|人人|家家|件件|条条|项项|某某|双双|三.$"
)
#: Two-character words that begin the name of something: before more of a name, two of them are two names that meet.
_HEADS = (
    "信息 公开 工作 管理 服务 申请 部门 单位 项目 政策 文件 责任 监督 办公 发布 教育 行政 社会 法律 财政 "
    "预算 决算 规划 资金 中心 网络 网站 安全 建设 发展 人员 数据 业务 档案 审批 执法 处罚 许可 复议 诉讼 "
    "事项 目录 指南 投诉 举报 宣传 培训 会议 活动 主题 栏目 专栏 机关 机构 企业 医疗 卫生 文化 旅游 科技 "
    "农业 农村 水利 平台 公众 群众 村民 居民 环境 生态 市场 交通 民生 应急 消防 质量 标准 考核 评估 决策 "
    "审查 清单 指标 媒体 热线 法治 组织 干部 领导 小组 办理 重点 领域 要求 水务 税务 气象 统计 审计 司法 民政 体育"
)
_STOPS = lazy(rf"[^{_CJK}]|[的和与及在为中等也都并已将未被得地了]|有关|良好|较|更|不|进一步|进行|予以|$")
#: Before the first of two, these words begin no longer name that it could end.
_LEADS = lazy(r"(?:^|[，。；：,;）)、.．]|(?<!公)共|加强|推进|做好|开展|落实|完善|强化|提升|促进|抓好)$")
#: 电子政务 is a name; 政务 alone ends none.
_ELECTRONIC = lazy("电子$|数字$|智慧$|互联网[+＋]?$|网上$|掌上$")
#: Where the text without the one word reads so across the place, no two names meet there.
_PHRASES = lazy(
    "(?=((?:政府)?信息公开(?:申请|条例|行政复议|情况|工作年度报告|指南|平台建设)|(?:政府)?信息管理(?:情况|工作|方面)|政府信息(?:公开|管理)"
    "|主动公开(?:情况|政府信息)|处理费管理办法|信息处理费|平台建设情况|依申请公开(?:情况|渠道|工作)"
    "|监督保障情况|保密审查(?:制度|机制)|门户网站(?:发布|公开)))"
)
_WORD = lazy(f"[{_CJK}]+")
_MARKS = "；。、,;！？!?\n"
#: A clause, or the end of one, that stands again behind its comma; a short sentence that follows itself.
_CLAUSE = lazy(
    rf"([{_CJK}]{{4,60}}+)[，；、,;]\1(?=[，；。、,;！？!?\n]|$)|(?<=。)([{_CJK}]{{4,{_NEAR - 2}}}+)。\2(?=。)"
)
_SENTENCE = lazy(r"[^。！？!?\n|]+[。！？!?]")
_NUMBERING = lazy(
    r"^(?:[\s（(]*[一二三四五六七八九十\d]{1,3}[）)、.．]\s*|[一二三四五六七八九十]是|第[一二三四五六七八九十][，、])+"
)
_TOPIC = lazy(r"[^：:，,。]{1,16}[：: \u3000]\s*")
_SHARED = lazy("申请|复议|诉讼|处理费|收费|统计期限|《")
_MOST = 20  # findings of a paragraph; more would say no more
_FEW = 20  # ends that are looked for in every paragraph, which takes too long with many
_LONG = 8  # the end of a clause that stands again is no shorter


class _Place(NamedTuple):
    """Where a sentence stands: its section's id, its paragraph, from where to where in that."""

    section: str
    paragraph: Paragraph
    start: int
    end: int


@rule(
    "TEXT008",
    source="条例第六条（公开的信息应当准确）",
    zh={
        "word": "“{found}”重复；请删去多余的“{word}”",
        "sentence": "这句话在第 {line} 行已经出现；请核对是否误粘贴，删去重复的一处",
    },
    en={
        "word": "“{found}” is a doubling; take one “{word}” out",
        "sentence": "this sentence stands on line {line} already; check whether it was pasted twice, and take one out",
    },
)
def doubled_text(report: Report, standard: Standard) -> Iterator[Finding]:
    """No word and no sentence stands twice by mistake.

    A doubled word (`情况情况`, `的的`) is a slip of the keyboard; a clause that follows itself (`加强培训，加强培训`)
    and a sentence that stands twice were pasted twice. Of a run of repeated sentences the finding covers the whole run,
    on the second place.

    It never fires where two names meet (`乡人民政府政府信息`, `各部门部门预算`), on reduplication (`方方面面`,
    `研究研究`, `一步一步`), on `目的的` and `为了了解`, on sentences that a report has reason to say twice (requests,
    reconsiderations, lawsuits, the fee, the basis), on short sentences, nor where a whole section stands twice
    (SEC004).

    中文：不应有误重复的词语和句子。

    词语重复（`情况情况`、`的的`）是录入差错；分句紧接着重复（`加强培训，加强培训`）、同一句话出现两次是重复粘贴。连续几句重复的合并为一条，标在第二处。

    不报：两个名称相接（`乡人民政府政府信息`、`各部门部门预算`）、叠用（`方方面面`、`研究研究`、`一步一步`）、`目的的`和`为了了解`、
    报告中有理由说两次的句子（申请、复议、诉讼、处理费、依据）、短句，以及整个部分重复的情形（见 SEC004）。

    Source:
        条例第六条：行政机关应当及时、准确地公开政府信息。
    Bad:
        政府信息管理情况情况良好。
    Good:
        政府信息管理情况良好。
    """
    whole = report.prose
    yield from _doubled_words(report)
    if _clause_again(whole):
        yield from _doubled_clauses(report)
    if any(particle in whole for particle in _PARTICLES):
        yield from _doubled_particles(report)
    ends = _ends(whole)
    if len(set(ends)) == len(ends):
        return
    keys = [section.key for section in report.sections]
    again = {end for end, times in Counter(ends).items() if times > 1}
    yield from _twice([section for section in report.sections if keys.count(section.key) == 1], again, report)


def _doubled(text: str) -> Iterator[tuple[int, int]]:
    """Where a piece of two to six characters follows itself, and of how many; of each size such as do not overlap.

    There the text, as a number, and the same moved on by the piece have so many characters in common. A pattern that
    refers back to its group finds them, too, but takes five times as long.
    """
    width, units = 2, text.encode("utf-16-le", "surrogatepass")
    if len(units) > 2 * len(text):
        width, units = 4, text.encode("utf-32-le", "surrogatepass")
    number = int.from_bytes(units, "little")
    for size in _SIZES:
        common = (number ^ number >> 8 * width * size).to_bytes(len(units), "little")
        same = bytes(width * size)
        at = common.find(same)
        while at >= 0:
            start = -(-at // width)
            piece = text[start : start + size]
            step = piece.rfind("\n") + 1
            if not step and common.startswith(same, start * width) and text.startswith(piece, start + size):
                yield start, size
                step = 2 * size
            at = common.find(same, (start + (step or 1)) * width)


def _ends(text: str) -> list[str]:
    """How the sentences end that are long enough to be judged."""
    for mark in "！？!?\n":
        text = text.replace(mark, "。")
    return [sentence[1 - _NEAR :] for sentence in text.split("。") if len(sentence) >= _NEAR - 1]


def _clause_again(text: str) -> bool:
    """Whether a clause, or the end of one, stands again behind its comma."""
    for mark in _MARKS:
        text = text.replace(mark, "，")
    clauses = list(filter(None, text.split("，")))
    return any(map(str.endswith, clauses, clauses[1:]))


def _doubled_words(report: Report) -> Iterator[Finding]:
    """The words that stand twice."""
    whole, last = report.prose, 0
    for at, size in sorted(_doubled(whole)):
        word = whole[at : at + size]
        if at < last or not _WORD.fullmatch(word) or word[0] == word[1] or _REPEATABLE.match(word):
            continue
        last = at + 2 * size
        paragraph, begins = paragraph_at(report, at)
        text, start, end = paragraph.text, at - begins, last - begins
        turned = word[1:] + word[0]
        if turned in _HEADS and text.startswith(word[0], end):  # 政务服务服务: not 务服务服
            word, start, end = turned, start + 1, end + 1
        if not _is_chrome(paragraph, report) and _is_slip(text, word, start, end):
            yield Finding(paragraph.prose.at(start, end), variant="word", found=word * 2, word=word)


def _doubled_clauses(report: Report) -> Iterator[Finding]:
    """The clauses that stand twice."""
    for paragraph, begins, match in matches(report, _CLAUSE):
        clause, start = match[1] or match[2], match.start() - begins
        inner = start > 0 and _WORD.match(paragraph.text, start - 1)
        if not _is_chrome(paragraph, report) and len(clause) >= (_LONG if inner else 4):
            span = paragraph.prose.at(start, match.end() - begins)
            yield Finding(span, variant="word", found=match[0], word=clause)


def _doubled_particles(report: Report) -> Iterator[Finding]:
    """The particles that stand twice."""
    for paragraph, begins, match in matches(report, _PARTICLE):
        if not _is_chrome(paragraph, report):
            span = paragraph.prose.at(match.start() - begins, match.end() - begins)
            yield Finding(span, variant="word", found=match[0], word=match[0][0])


def _is_chrome(paragraph: Paragraph, report: Report) -> bool:
    """Whether a paragraph is what a site prints above a report, or a line of a table: words, and no sentence."""
    if "。" in paragraph.text:
        return False
    in_front = bool(report.front) and paragraph.span <= report.front[-1].span
    return in_front or any(paragraph in one.paragraphs for one in report.sections if one.rows)


def _is_slip(text: str, word: str, start: int, end: int) -> bool:
    """Whether a word that stands twice is no longer name that meets another."""
    if text.startswith("再" + word, end):  # 落实落实再落实
        return False
    if word == "政务" and _ELECTRONIC.search(text, max(0, start - 3), start):
        return False
    if text.startswith("如下", end):  # …工作年度报告报告如下
        return False
    if word not in _HEADS or _LEADS.search(text, max(0, start - 2), start) or _STOPS.match(text, end):
        return True
    before = text[max(0, start - 8) : start]
    once = before + word + text[end : end + 8]
    return any(m.start() < len(before) and m.end(1) > len(before) + len(word) for m in _PHRASES.finditer(once))


def _twice(sections: list[Section], again: set[str], report: Report) -> Iterator[Finding]:
    """Sentences that stand twice, runs of them as one; ``again``: the ends that more than one sentence has."""
    seen: dict[str, _Place] = {}
    for section in sections:
        for paragraph in section.paragraphs:
            if len(again) <= _FEW and not any(end in paragraph.text for end in again):
                continue
            run: tuple[int, int, _Place] | None = None
            last = ""
            for match in _SENTENCE.finditer(paragraph.text):
                sentence = _bare(match[0])
                if len(sentence) < _NEAR:
                    continue
                start, end = match.span()
                first = seen.get(sentence)
                if last and len(last) > len(sentence) and last.endswith(sentence):
                    first = _Place(section.key, paragraph, start - len(sentence), start)
                last = sentence
                if first is None:
                    seen[sentence] = _Place(section.key, paragraph, start, end)
                elif (section.key == first.section or len(sentence) >= _FAR) and not _SHARED.search(sentence):
                    run = (start if run is None else run[0], end, first if run is None else run[2])
            if run:
                place = run[2].paragraph.prose.at(run[2].start, run[2].end)
                line = report.source.position(place.start).line
                earlier = Related(place, "第一次出现在这里", "it stands here first")
                yield Finding(paragraph.prose.at(*run[:2]), variant="sentence", line=line, related=[earlier])


def _bare(sentence: str) -> str:
    """A sentence without its number and the heading it follows on the same line."""
    bare = _NUMBERING.sub("", sentence.strip())
    topic = _TOPIC.match(bare)
    return bare[topic.end() :] if topic else bare
