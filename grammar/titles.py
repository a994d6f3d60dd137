"""The title of a report: which lines of what stands before the first section say whose report it is, on which year."""

import re

from .form import TitleForm
from .labels import fold
from .nodes import Title
from .prose import Piece, text_of

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_CHINESE_YEAR = re.compile(r"二[○〇零0О0]([一二三四])([○〇零一二三四五六七八九])")
_DIGITS = "〇一二三四五六七八九"
_TAIL = re.compile(r"[（(](?:文字版|全文|图文版?|图解版?|公开版|正文)[）)]\s*$|_.*$|-\s*\S*(?:政府|网站?)\S*$")
_CHROME = re.compile(
    r"首页|当前位置|您(?:的|所在的)位置|来源|发布|索引|字号|字体|打印|浏览|责任编辑|附件|下载|分享|http|www\.|^目录|通知|[>》»›]\s*\S"
)
_PROSE = re.compile("[。；：:，,]")
_BODY = re.compile(
    r"(?:局|厅|委|部|署|办|院|处|所|站|中心|政府|委员会|办公室|管委会|街道|镇|乡|公司|集团|学校|大学|医院|法院|检察院|总队|支队|大队|分局|协会|银行|社|会)$"
)
_LONGEST = 80


def title_pieces(text: str) -> list[Piece]:
    """The lines of front matter as (offset, stripped line); a long line gives its blank-separated pieces."""
    pieces: list[Piece] = []
    offset = 0
    for line in text.split("\n"):
        if len(line) <= _LONGEST and "|" not in line:
            bare = line.strip(" \t\u00a0\u3000#*_>")
            if bare:
                pieces.append((offset + line.index(bare), bare))
        else:
            pieces += [(offset + m.start(), m[0]) for m in re.finditer(r"[^\s|#]+", line) if len(m[0]) <= _LONGEST]
        offset += len(line) + 1
    return pieces


def find_titles(text: str, form: TitleForm) -> list[Title]:
    """All titles in the front matter of a report (or in a whole text without sections), in order."""
    pieces = title_pieces(text)
    titles = []
    used = 0
    for i in range(len(pieces)):
        if i < used:
            continue
        size = _core(pieces, i, form)
        if size:
            first = _first(pieces, i, size, used)
            titles.append(_title(pieces[first : i + size], form))
            used = i + size
    return titles


def _core(pieces: list[Piece], i: int, form: TitleForm) -> int:
    """How many pieces from ``i`` make up the name of the report; 0 when none does."""
    whole = ""
    for size, (_, piece) in enumerate(pieces[i : i + 5], 1):
        if _PROSE.search(piece) or _CHROME.search(piece) or len(whole) > _LONGEST:
            return 0
        whole += piece
        folded = fold(_TAIL.sub("", whole))
        if form.keyword in folded and folded.endswith(form.endings):
            following = pieces[i + size][1] if i + size < len(pieces) else ""
            if not (size == 1 and fold(following) in ("度报告", "告")):
                return size
    return 0


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
        if not (_BODY.search(fold(before)) or re.fullmatch(r"\D*(?:19|20)\d{2}\s*年?度?", before)):
            break
        if _BODY.search(fold(before)) and _names_body(whole):
            break
        first -= 1
    return first


def _names_body(title: str) -> bool:
    return bool(_split(title)[0])


def _split(title: str) -> tuple[str, str]:
    """The body's name and what is left of a title on one line."""
    bare = re.sub(r"\s", "", title)
    year = _YEAR.search(bare) or _CHINESE_YEAR.search(bare)
    if year and year.start() > 0:
        return bare[: year.start()], bare[year.start() :]
    rest = re.sub(r"^(?:(?:19|20)\d{2}\s*年?度?)", "", bare)
    at = re.search(r"政府信息公开|信息公开|政务公开", rest)
    return (rest[: at.start()], rest[at.start() :]) if at else ("", rest)


def year_of(title: str) -> tuple[int, int, int] | None:
    """The first year in ``title`` with where it stands: (year, start, end); written in digits or characters."""
    if m := _YEAR.search(title):
        return int(m[1]), m.start(), m.end()
    if m := _CHINESE_YEAR.search(title):
        return 2000 + 10 * _DIGITS.index(m[1]) + _DIGITS.index(m[2].replace("○", "〇").replace("零", "〇")), m.start(), m.end()
    return None


def _title(pieces: list[Piece], form: TitleForm) -> Title:
    prose = text_of(pieces)
    year = year_of(prose.text)
    agency = re.sub(r"^(?:19|20)\d{2}年?度?", "", _split(_TAIL.sub("", prose.text))[0])
    agency = agency.removesuffix("关于").removeprefix("关于").strip("《“\"")
    folded = fold(_TAIL.sub("", prose.text))
    name = [fold(wording) for wording in (form.label, *form.variants)]
    well_formed = bool(year) and folded.endswith(tuple(name))
    return Title(prose.span, prose, prose.span, agency, year[0] if year else None, prose.at(*year[1:]) if year else None, well_formed)
