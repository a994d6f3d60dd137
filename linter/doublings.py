"""Words and clauses that stand twice by mistake, told from two names that meet and from words said twice on purpose."""

from collections.abc import Callable, Iterator, Sequence

from ..grammar import Paragraph, Report, Span
from ..grammar.form import Form
from ..grammar.patterns import lazy
from ..grammar.per_object import per_object
from ..grammar.records import NamedTuple
from .prose_search import in_paragraphs, in_sentences

_SHORT = 10  # characters of a short sentence at the most
_CJK = "\u4e00-\u9fff"
_SIZES = (1, 2, 3, 4, 5, 6)
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
_LEADS = lazy(
    r"(?:^|[，。；：,;）)、.．]|(?<!公)共|加强|推进|做好|开展|落实|完善|强化|提升|提高|健全|优化|深化|加大|扩大|增强|促进|抓好|收取|编印)$"
)
#: 电子政务 is a name; 政务 alone ends none.
_ELECTRONIC = lazy("电子$|数字$|智慧$|互联网[+＋]?$|网上$|掌上$")
#: Where the text without the one word reads so across the place, no two names meet there.
_PHRASES = lazy(
    "(?=((?:政府)?信息公开(?:申请|条例|行政复议|情况|工作年度报告|指南|平台建设)|(?:政府)?信息管理(?:情况|工作|方面)|政府信息(?:公开|管理)"
    "|主动公开(?:情况|政府信息)|处理费管理办法|信息处理费|平台建设情况|依申请公开(?:情况|渠道|工作)"
    "|监督保障情况|保密审查(?:制度|机制)|门户网站(?:发布|公开)))"
)
#: Names, beside those of the form, within which no character stands twice.
_NAMES = (
    "政府信息公开 政府信息管理 主动公开情况 依申请公开 公开情况 信息公开工作 政务公开 过程性信息 内部事务信息 "
    "公开行政复议 公开行政诉讼 监督保障 平台建设 门户网站 微信公众号 年度报告 主要问题 改进情况 统计期限 信息处理费"
)
_EARNEST = ("认真", "坚持", "高度重视", "积极", "深入")  # what a bureau does, whose name is not followed by 局长
_WORD = lazy(f"[{_CJK}]+")
_MARKS = "；。、,;！？!?\n"
_LONG = 8  # the end of a clause that stands again is no shorter
#: A clause, or the end of one, that stands again behind its comma; a short sentence that follows itself.
_CLAUSE = lazy(
    rf"([{_CJK}]{{4,60}}+)[，；、,;]\1(?=[，；。、,;！？!?\n]|$)|(?<=。)([{_CJK}]{{4,{_SHORT}}}+)。\2(?=。)|([{_CJK}]{{{_LONG},{_SHORT}}}+)。\3(?=。)"
)


#: From where to where something stands twice in a text, both of it, one of it.
_Place = tuple[int, int, str, str]


class Doubling(NamedTuple):
    """What stands twice, with its place: ``found`` is both, ``word`` one of them."""

    span: Span
    found: str
    word: str


def doublings(report: Report) -> Iterator[Doubling]:
    """The words, clauses and particles that stand twice."""
    for places in (
        in_sentences(report, *_words_in(report.form)),
        in_paragraphs(report, _clauses_in, _clause_again),
        in_sentences(report, _particles_in, _particles_in),
    ):
        for paragraph, at, found in places:
            if not _is_chrome(paragraph, report):
                for start, end, twice, word in found:
                    yield Doubling(paragraph.prose.at(at + start, at + end), twice, word)


def _doubled(text: str, others: bytes = bytes(256)) -> Iterator[tuple[int, int]]:
    """Where a piece of one to six characters follows itself, and of how many; of each size such as do not overlap.

    There the text, as a number of which each character is a byte (its lowest), and the same moved on by the piece have
    so many bytes in common. A pattern that refers back to its group finds them, too, but takes ten times as long.
    ``others`` has a 1 for each second byte of characters that are passed over.
    """
    encoded = text.encode("utf-32-le", "surrogatepass")
    number = int.from_bytes(encoded[::4], "little")
    passed = int.from_bytes(encoded[1::4].translate(others), "little")
    for size in _SIZES:
        common = (number ^ number >> 8 * size | passed).to_bytes(len(text), "little")
        same = bytes(size)
        at = common.find(same)
        while at >= 0:
            piece = text[at : at + size]
            step = piece.rfind("\n") + 1
            if not step and text.startswith(piece, at + size):
                yield at, size
                step = 2 * size
            at = common.find(same, at + (step or 1))


def _clause_again(text: str) -> bool:
    """Whether a clause, or the end of one, stands again behind its comma."""
    for mark in _MARKS:
        text = text.replace(mark, "，")
    clauses = list(filter(None, text.split("，")))
    return any(map(str.endswith, clauses, clauses[1:]))


@per_object
def _words_in(form: Form) -> tuple[Callable[[str], Sequence[_Place]], Callable[[str], bool]]:
    """What finds the words of a text that stand twice, and what tells whether there may be any."""

    def words(text: str) -> Sequence[_Place]:
        return list(_words(text, form))

    def may_be(text: str) -> bool:
        return next(_candidates(text, form), None) is not None

    return words, may_be


def _candidates(text: str, form: Form) -> Iterator[tuple[int, int]]:
    """Where words stand twice that may be slips, and of how many characters they are."""
    for at, size in _doubled(text, _others(form)):
        word = text[at : at + size]
        slip = _WORD.fullmatch(word) and word[0] != word[1] and not _REPEATABLE.match(word) if size > 1 else None
        if slip or size == 1 and _in_a_name(text, at, form):
            yield at, size


def _words(text: str, form: Form) -> Iterator[_Place]:
    """The words of a text that stand twice."""
    last = 0
    for at, size in sorted(_candidates(text, form)):
        word = text[at : at + size]
        if size == 1:
            yield at, at + 2, word * 2, word
            continue
        if at < last:
            continue
        last = at + 2 * size
        while text.startswith(word, last):  # however often it follows, it is one slip
            last += size
        start, end = at, last
        turned = word[1:] + word[0]
        if turned in _HEADS and text.startswith(word[0], end):  # 政务服务服务: not 务服务服
            word, start, end = turned, start + 1, end + 1
        if _is_slip(text, word, start, end):
            yield start, end, word * 2, word


@per_object
def _inside(form: Form) -> dict[str, list[tuple[str, str]]]:
    """By character: what stands before and behind the first of two where a name has one within it."""
    names = set(_NAMES.split())
    names.update(wording for section in form.sections for wording in (section.label, *section.variants))
    names.update(noun for subject in form.subjects for noun in subject.nouns)
    inside = {"局": [("", f"局{verb}") for verb in _EARNEST]}
    for name in names:
        for i in range(1, len(name) - 1):
            inside.setdefault(name[i], []).append((name[:i], name[i:]))
    return inside


@per_object
def _others(form: Form) -> bytes:
    """By the second byte of a character: 0 where it may be one of a word or within a name, else 1."""
    wanted = {*range(0x4E, 0xA0), *(ord(c) >> 8 & 0xFF for c in _inside(form))}
    return bytes(byte not in wanted for byte in range(256))


def _in_a_name(text: str, at: int, form: Form) -> bool:
    """Whether a character that stands twice there does so within a name that has it once."""
    return any(
        at >= len(before) and text.startswith(before, at - len(before)) and text.startswith(after, at + 1)
        for before, after in _inside(form).get(text[at], ())
    )


def _clauses_in(text: str) -> Sequence[_Place]:
    """The clauses of a text that stand twice."""
    return list(_clauses(text)) if _clause_again(text) else ()


def _clauses(text: str) -> Iterator[_Place]:
    for match in _CLAUSE.finditer(text):
        clause, start = match[1] or match[2] or match[3], match.start()
        inner = start > 0 and _WORD.match(text, start - 1)
        if len(clause) >= (_LONG if inner else 4):
            yield start, match.end(), match[0], clause


def _particles_in(text: str) -> Sequence[_Place]:
    """The particles of a text that stand twice."""
    if not any(map(text.__contains__, _PARTICLES)):
        return ()
    found: list[_Place] = []
    behind = 0
    for match in _PARTICLE.finditer(text):
        start, particle = match.start(), match[0][0]
        if start >= behind:
            behind = match.end()
            while text.startswith(particle, behind):  # however often it follows, it is one slip
                behind += 1
            found.append((start, behind, match[0], particle))
    return found


def _is_chrome(paragraph: Paragraph, report: Report) -> bool:
    """Whether a paragraph is what a site prints above a report, or a line of a table: words, and no sentence."""
    at = paragraph.span.start
    apart = bool(report.front) and at <= report.front[-1].span.start
    apart = apart or any(one.span.start <= at < one.span.end for one in report.sections if one.rows)
    return apart and "。" not in paragraph.text


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
