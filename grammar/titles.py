"""The title of a report: which lines of what stands before the first section say whose report it is, on which year."""

import re
from functools import lru_cache

from .form import TitleForm
from .labels import fold, fold_map
from .nodes import Title
from .patterns import lazy
from .per_object import per_object
from .prose import Piece, text_of

_YEAR = lazy(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_CHINESE_YEAR = lazy(r"二[○〇零0О0]([一二三四])([○〇零一二三四五六七八九])")
_WIDE = lazy("[０-９]")
_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
_DIGITS = "〇一二三四五六七八九"
_TAIL = lazy(
    r"\s*[（(](?:文字版|全文|图文版?|图解版?|公开版|正文|(?:19|20)\d{2}\s*年?度?)[）)][》”\"]?\s*$|_.*$|\s[-–—|]\s.*$|-\s*\S*(?:政府|网站?)\S*$"
)
_PREFIX = lazy(
    r"(?:标\s*题|目\s*录|名\s*称|题\s*名|信息名称|文件名称|title)(?:\s*[:：]|\s)\s*"
    r"|[\[【（(]?(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}\s*(?:\d{1,2}:\d{2}(?::\d{2})?)?[\]】）)]?\s*"
    r"(?:(?:导出|下载|打印)\w{0,4}?)?(?=[\u4e00-\u9fff]\S{8,60}(?:报告|年报)$)"
)
_CHROME = lazy(
    r"首页|当前位置|您(?:的|所在的)位置|来源|发布|索引|字号|字体|打印|浏览|责任编辑|附件|下载|分享|http|www\.|^目录|通知|[>》»›]\s*\S|解读"
)
#: A title with what a web page prints beside it on the same line, or the first sentence.
_FOLLOWED = lazy(
    r"(\S[^。；：:，,]{9,60}?(?:报告|年报))[ \t\u00a0\u3000]+"
    r"(?=(?:信息)?(?:发布|来源|时间|日期|浏览|字[号体]|作者|发文|文号|索\s*引|[【\[]|目\s*录$|(?:19|20)\d{2}\s*[-/.年]\s*\d)"
    r"|[^。]{10,}。)"
)
_PROSE = lazy("[。；：:，,]")
_AFTER = lazy("的?(?:公告|公示|公布|通告|函)|全文|（?稿）?|书")
_BODY = lazy(
    r"(?:局|厅|委|部|署|办|院|处|所|站|中心|政府|委员会|办公室|管委会|街道|镇|乡|公司|集团|学校|大学|医院|法院|检察院|总队|支队|大队|分局|协会|银行|社|会"
    r"|馆|台|室|队|园|机关|(?<!专)区|县|市)$"
)
_PLACE = lazy(r"\S{2,12}[省市县区州盟旗镇乡]")
_NAME_TAIL = lazy(r"(?:政府)?信息公开(?:工作)?(?:年度报告)?[（(]?$")
_YEAR_LINE = lazy(r"\D*(?:19|20)\d{2}\s*年?度?")
_YEAR_FIRST = lazy(r"^(?:(?:19|20)\d{2}|二[○〇零0О0].{2}(?=年))\s*年?度?")
_AFTER_YEAR = lazy(r"\s*年?度?\s*")
_SUBJECT = lazy("政府信息公开|信息公开|政务公开")
_CELLS = lazy(r"[^\s|#]+")
_YEAR_AROUND = lazy(r"^(?:19|20)\d{2}年?度?|\d+年?度?$")
_BRACKETS = lazy(r"^(?:【[^】]{1,12}】|\[[^\]]{1,12}\])")
_LONGEST = 80


def title_pieces(text: str) -> list[Piece]:
    """The lines of front matter as (offset, stripped line); a long line gives its blank-separated pieces."""
    pieces: list[Piece] = []
    offset = 0
    for line in text.split("\n"):
        if len(line) <= _LONGEST and "|" not in line:
            bare = line.strip(" \t\u00a0\u3000#*_>•")
            bare = _PREFIX.sub("", bare, count=1) if _PREFIX.match(bare) else bare
            followed = _FOLLOWED.match(bare)
            bare = followed[1] if followed else bare
            if bare:
                pieces.append((offset + line.index(bare), bare))
        else:
            pieces += [(offset + m.start(), m[0]) for m in _CELLS.finditer(line) if len(m[0]) <= _LONGEST]
        offset += len(line) + 1
    return pieces


def find_titles(text: str, form: TitleForm) -> list[Title]:
    """All titles in the front matter of a report (or in a whole text without sections), in order."""
    pieces = title_pieces(text)
    titles = []
    used = i = 0
    while i < len(pieces):
        size = _core(pieces, i, used, form)
        if size:
            first = _first(pieces, i + 1 - size, size, used)
            while i + 1 < len(pieces) and _goes_on(pieces, first, i, form):
                i += 1
            titles.append(_title(pieces[first : i + 1], form))
            used = i + 1
        i += 1
    return titles or _notice(pieces, form)


def _core(pieces: list[Piece], last: int, used: int, form: TitleForm) -> int:
    """How many pieces up to ``last`` make up the name of the report, as few as can be; 0 when none do."""
    if not _ending(pieces[last][1], form):
        return 0
    whole = ""
    for first in range(last, max(used, last - 4) - 1, -1):
        piece = pieces[first][1]
        if _PROSE.search(piece) or _CHROME.search(piece) or len(whole) > _LONGEST or piece.count("、") > 1:
            return 0
        whole = piece + whole
        folded = fold(_without_tail(whole))
        named = form.keyword in folded
        if not named:
            stem = fold(form.label).partition(form.keyword)[0]  # 2022年度政府信息工作报告: the keyword left out
            named = stem in folded and stem != "" and year_of(whole) is not None
        if named and folded.endswith(form.endings):
            name = fold(form.label)
            torn = len(folded) < len(name) and name.endswith(folded) and first > used
            if first > used and _torn_before(folded, fold(pieces[first - 1][1]), form):
                continue
            if not (torn and fold(pieces[first - 1][1] + whole).endswith(name)):
                return last - first + 1
    return 0


def _torn_before(after: str, before: str, form: TitleForm) -> bool:
    """Whether the words before the keyword were torn off: ``…局政府信息`` and, on the next line, ``公开年度报告``."""
    stem = fold(form.label).partition(form.keyword)[0]
    left = after.partition(form.keyword)[0]
    return len(left) < len(stem) and stem.endswith(left) and before.endswith(stem[: len(stem) - len(left)])


def _ending(piece: str, form: TitleForm) -> bool:
    """Whether a piece may be the last one of a title: it ends like one, or in the rest of a word torn off."""
    folded = fold(_without_tail(piece))
    return folded.endswith(form.endings) or 0 < len(folded) < 4 and any(end.endswith(folded) for end in form.endings)


def _goes_on(pieces: list[Piece], first: int, last: int, form: TitleForm) -> bool:
    """Whether the piece after a title is the rest of its last word."""
    after = fold(pieces[last + 1][1])
    whole = fold("".join(piece for _, piece in pieces[first : last + 1]))
    return 0 < len(after) < 5 and fold(form.label).endswith(after) and (whole + after).endswith(fold(form.label))


def _notice(pieces: list[Piece], form: TitleForm) -> list[Title]:
    """Where nothing else is a title: that of a notice which publishes the report."""
    for i, (_, piece) in enumerate(pieces):
        if form.keyword in piece and not _PROSE.search(piece) and not _CHROME.search(piece):
            for ending in form.endings[:1]:
                after = piece.rpartition(ending)[2]
                if ending in piece and _AFTER.fullmatch(after):
                    return [_title(pieces[i : i + 1], form)]
    return []


def _first(pieces: list[Piece], i: int, size: int, used: int) -> int:
    """Where the title begins, which may name its body or its year on lines of their own before the core."""
    first = i
    for _ in range(2):
        whole = "".join(piece for _, piece in pieces[first : i + size])
        if first == used or _names_body(whole) and year_of(whole):
            break
        before = pieces[first - 1][1]
        if len(before) > 40 or _PROSE.search(before) or _CHROME.search(before):
            break
        if not (_BODY.search(fold(before)) or _YEAR_LINE.fullmatch(before)):
            break
        if _BODY.search(fold(before)) and _names_body(whole):
            break
        first -= 1
    if used < first < i and _PLACE.fullmatch(pieces[first - 1][1]) and not _PLACE.match(pieces[first][1]):
        first -= 1
    return first


@lru_cache(maxsize=64)  # as the two below: asked several times of each title
def _without_tail(title: str) -> str:
    return _TAIL.sub("", title)


def _narrow(title: str) -> str:
    return title.translate(_NARROW) if _WIDE.search(title) else title


def _names_body(title: str) -> bool:
    return bool(_split(title)[0])


@lru_cache(maxsize=64)
def _split(title: str) -> tuple[str, str]:
    """The body's name and what is left of a title on one line."""
    bare = "".join(_narrow(title).split())
    year = _YEAR.search(bare) or _CHINESE_YEAR.search(bare)
    if year and year.start() > 0:
        body = _NAME_TAIL.sub("", bare[: year.start()])
        return body, bare[len(body) :]
    rest = _YEAR_FIRST.sub("", bare)
    at = _SUBJECT.search(rest)
    return (rest[: at.start()], rest[at.start() :]) if at else ("", rest)


@lru_cache(maxsize=64)
def year_of(title: str) -> tuple[int, int, int] | None:
    """The first year in ``title`` with where it stands: (year, start, end); written in digits or characters."""
    title = _narrow(title)
    if m := _YEAR.search(title):
        return int(m[1]), m.start(), m.end()
    if m := _CHINESE_YEAR.search(title):
        return (
            2000 + 10 * _DIGITS.index(m[1]) + _DIGITS.index(m[2].replace("○", "〇").replace("零", "〇")),
            m.start(),
            m.end(),
        )
    return None


def _title(pieces: list[Piece], form: TitleForm) -> Title:
    prose = text_of(pieces)
    year = year_of(prose.text)
    agency = _BRACKETS.sub("", _YEAR_AROUND.sub("", _split(_without_tail(prose.text))[0]))
    agency = agency.removesuffix("关于").removeprefix("关于").strip('《“"')
    if agency.endswith("人民"):  # …人民政府政府信息公开…, the second 政府 left out
        agency += "政府"
    well_formed = bool(year) and fold(_without_tail(prose.text)).endswith(_names(form))
    return Title(
        prose.span,
        prose,
        prose.span,
        agency,
        year[0] if year else None,
        prose.at(*year[1:]) if year else None,
        well_formed,
    )


@per_object
def _names(form: TitleForm) -> tuple[str, ...]:
    """The folded wordings of the name of the report."""
    return tuple([fold(wording) for wording in (form.label, *form.variants)])


@lru_cache(maxsize=16)
def _spaced(keyword: str) -> re.Pattern[str]:
    """Finds the keyword of a title with what may stand before it and blanks within."""
    return lazy(r"(?:政\s*[府务]\s*)?(?:信\s*息\s*)?" + r"\s*".join(keyword))


def name_of(text: str, form: TitleForm) -> tuple[bool, int, int]:
    """Whether a title ends in the form's name for the report, and where in it the name it uses begins and ends."""
    tail = _TAIL.search(text)
    end = len(text[: tail.start()].rstrip()) if tail else len(text)
    folded = fold(text[:end])
    places = fold_map(text[:end])
    for name in _names(form):
        if folded.endswith(name):
            return True, places[-len(name)], end
    year = year_of(text[:end])
    after = _AFTER_YEAR.match(text, year[2]) if year else None
    rest = fold(text[after.end() : end]) if after else ""
    stem = fold(form.label).partition(form.keyword)[0]
    start = after.end() if after and (form.keyword in rest or stem and stem in rest) else 0
    known = _spaced(form.keyword).search(text, start, end)
    return False, known.start() if known else start, end
