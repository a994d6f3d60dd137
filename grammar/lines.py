"""What a line without its neighbours tells: is it part of a table, a page number, an item, prose."""

from functools import lru_cache, partial

from .labels import fold
from .patterns import lazy
from .per_object import Memo
from .records import NamedTuple
from .source import starts_of
from .vocabulary import Vocabulary

ITEM = lazy(
    r"[（(]\s*[一二三四五六七八九十]{0,3}\s*[）)]|[一二三四五六七八九十]{1,3}[）)]|[（(][一二三四五六七八九十]{1,3}[、，,.．]"
    r"|[（(]\s*\d{1,2}\s*[）)]|\d{1,2}\s*[.．、)）](?!\d)|[①②③④⑤⑥⑦⑧⑨⑩]"
    r"|[一二三四五六七八九十]{1,3}[、.．]|[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十][，、]"
)
PAGE = lazy(
    r"[-—–－―]{1,2}\s*\d{1,3}\s*[-—–－―]{1,2}|第\s*\d{1,3}\s*页(?:[\s,，/]*共\s*\d{1,3}\s*页)?|\d{1,3}\s*/\s*\d{1,3}"
    r"|[Pp]age\s*\d{1,3}|·\s*\d{1,3}\s*·"
)
VALUE = lazy(r"[-－]?[\d０-９][\d０-９,，.．]*\s?(?:万元|元|件|条|个|项)?|/|／|\\|-{1,2}|[—–－]{1,2}|无")
_LAST_OF_VALUE = frozenset(",，.．元件条个项/／\\-—–－无")  # besides digits
_VALUES_TAIL = lazy(rf"(?:(?:^|\s+)(?:{VALUE.pattern})(?=\s|$))+\s*$")
SEPARATOR = lazy(r"[\s|:：\-—–]*-{2,}[\s|:：\-—–]*")
RULE = lazy(r"(?m)^[ \t\u00a0\u3000]*\+(?:[-=:]+\+)+[ \t]*$")
_RULED = "+-=:| \t\u00a0\u3000"
_ROW = 5  # so many figures with blanks between them are values of a row
_SENTENCE = lazy("[。！？!?；;]")

LONG = 200  # characters of a line that may hold prose and tables; shorter ones are remembered
WIDE = 100  # more characters are no row without marks
_CELLS, _CELL = 24, 60  # cells of a row at the most, and characters of each

BLANK, MARKED, VALUES, LABEL, FRAGMENT, SHORT, PAGE_NUMBER, PROSE, SEVERAL = range(-1, 8)


class Line(NamedTuple):
    """A line by itself: its kind, its stripped text and where that begins, the item number it begins with.

    The kind is BLANK, SEVERAL for one so long that it may hold what were several, else what ``kind_of`` says.
    """

    kind: int
    piece: str
    at: int
    marker: str


BLANK_LINE = Line(BLANK, "", 0, "")


def read_line(line: str, words: Vocabulary) -> Line:
    """What a line tells by itself."""
    piece = line.strip()
    if piece[:1] in ("#", "*", ">"):
        piece = piece.strip("#*> \t")
    if not piece:
        return BLANK_LINE
    kind = SEVERAL if _is_several(piece) else kind_of(piece, words)
    marker = ITEM.match(piece)
    return Line(kind, piece, line.index(piece), marker[0] if marker else "")


def _is_several(piece: str) -> bool:
    """Whether a line is so long that it may hold what were several, and no row of short cells."""
    if len(piece) <= LONG:
        return False
    cells = piece.split("|", _CELLS) if piece[0] == piece[-1] == "|" else [piece]
    return len(cells) > _CELLS or "。" in piece or max(map(len, map(str.strip, cells))) > _CELL


@lru_cache(maxsize=16)
def _reader(words: Vocabulary) -> Memo[Line]:
    """Reads lines; most of the short ones come again in the next report."""
    return Memo(partial(read_line, words=words), 4096, LONG)


def lines_between(text: str, start: int, end: int, words: Vocabulary) -> tuple[list[Line], list[int]]:
    """The lines, and parts of lines, of a stretch of the text, and where they begin; the last one's end, too."""
    if start >= end:
        return [], []
    texts = text[start:end].split("\n")
    if not texts[-1]:
        texts.pop()  # behind the last line end
    return list(map(_reader(words).__getitem__, texts)), [*starts_of(texts, start), end]


def kind_of(line: str, words: Vocabulary) -> int:
    """The kind of a stripped, non-empty line: one of the constants of this module.

    MARKED lines hold cell marks (tabs, pipes), VALUES figures only, a LABEL is one of the form's (figures may
    follow), a FRAGMENT part of one, SHORT may be a cell or a short sentence.
    """
    if "\t" in line or "|" in line:
        return MARKED if _is_marked(line) or "+" in line and rule_at(line) >= 0 else PROSE
    if line[0] == "+" and rule_at(line) >= 0:
        return MARKED
    if PAGE.fullmatch(line) or line[-1].isdecimal() and words.is_entry(line):
        return PAGE_NUMBER
    last = line[-1]
    if len(line) > WIDE and len("".join(line.split())) > WIDE:
        return PROSE
    if words.opens_text(line):
        return LABEL
    if last == "。":  # a sentence that ends in the words of a label: 、行政诉讼。
        return PROSE
    tail = _VALUES_TAIL.search(line) if last.isdecimal() or last in _LAST_OF_VALUE else None
    if tail and not line[: tail.start()].strip():
        return VALUES
    head = fold(line[: tail.start()] if tail else line)
    fragment = words.is_fragment(head)
    if words.is_label(head) or len(head) >= 8 and fragment or _all_labels(line, words):
        return LABEL
    if fragment or _all_fragments(line, words):
        return FRAGMENT
    if _SENTENCE.search(line):
        return PROSE
    if len(head) > 4 and words.near_label(head):
        return FRAGMENT
    return SHORT if len(head) <= 16 else PROSE


def rule_at(line: str) -> int:
    """Where on a line the rule of a grid (`+---+---+`) begins, before which a cell may go on: `| text +---+`; or -1."""
    at = min((place for place in (line.find("+-"), line.find("+="), line.find("+:")) if place >= 0), default=-1)
    return at if at >= 0 and not line[at:].strip(_RULED) else -1


def _is_marked(line: str) -> bool:
    """Whether a line with tabs or pipes is a row of cells and not prose that happens to hold one."""
    cells = [cell for cell in line.replace("\t", "|").split("|") if cell and not cell.isspace()]
    if not cells:
        return "|" in line
    if len(cells) > 1:
        return not (len(cells) == 2 and "|" not in line and len(cells[1]) > 60)
    return not _SENTENCE.search(line) and ("|" in line and len(cells[0]) < 80 or len(cells[0]) < 45)


def _all_labels(line: str, words: Vocabulary) -> bool:
    """Whether the blank-separated pieces of a line, two or more, are whole labels."""
    pieces = line.split()
    return len(pieces) > 1 and all(words.is_label(fold(piece)) for piece in pieces)


def _all_fragments(line: str, words: Vocabulary) -> bool:
    """Whether the pieces of a line are figures or stand in labels, but for one beside a whole label or many figures."""
    pieces = line.split()
    if len(pieces) < 2:
        return False
    other = False
    for piece in pieces:
        if not VALUE.fullmatch(piece) and not words.is_fragment(fold(piece)):
            if other:
                return False
            other = True
    if not other or sum(bool(VALUE.fullmatch(piece)) for piece in pieces) >= _ROW:
        return True
    return len(pieces) > 3 and any(words.is_label(fold(piece)) for piece in pieces[:3])
