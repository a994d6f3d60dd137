"""The clauses of a section's prose as hashes: by them it is seen that two sections say the same.

What is not the author's own is left out first: years, the body's name, the sentences that every report has, blanks and
marks. So last year's text, and another body's under a new name, come out the same.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from ..grammar.patterns import lazy
from .bodies import parts_of
from .packed import pack

if TYPE_CHECKING:
    from ..grammar.nodes import Paragraph
    from .standard import Standard

_SENTENCES = lazy(r"[。；;！!？?|]+")
_CLAUSES = lazy(r"[。；;！!？?|，,、：:（）()]+")
_BLANKS_AND_MARKS = lazy(r"[\s“”\"‘’'《》〈〉「」·*#_—–\-…]+")
_NOT_ITS_OWN = lazy(
    r"(?:19|20)\d\d年度?|二[〇○零][一二三四].年度?|[一二三四五六七八九十]是|\d{1,2}[.．](?!\d)"
    r"|[我本](?:[省市县区州镇乡局厅委办院处中心部所站]|街道|单位|机关|部门)"
)
_DIGIT = lazy(r"\d")
_SHORTEST = 4  # characters; less is no clause to speak of
_LEAST = 60  # characters; a section with less is not worth comparing


def clauses_of(paragraphs: "Sequence[Paragraph]", name: str, standard: "Standard") -> tuple[bytes, bytes]:
    """The hashes of the clauses (an odd one has figures in it) and their lengths; empty where there are hardly any.

    ``name`` is the body's own, normalised.
    """
    text = "。".join([paragraph.text for paragraph in paragraphs])
    if len(text) < _LEAST:
        return b"", b""
    text = _NOT_ITS_OWN.sub("", _BLANKS_AND_MARKS.sub("", text))
    for own in _names(name):
        text = text.replace(own, "")
    stock = [word for word in standard.stock if word in text]
    if stock:
        text = "。".join(
            [sentence for sentence in _SENTENCES.split(text) if not any(word in sentence for word in stock)]
        )
    found: dict[int, int] = {}
    has_digit = _DIGIT.search
    for clause in _CLAUSES.split(text):
        if len(clause) >= _SHORTEST:
            hashed = crc32(clause.encode("utf-8", "surrogatepass"))
            figures = not clause.isalpha() and has_digit(clause)  # characters are letters
            found[hashed | 1 if figures else hashed & ~1] = min(len(clause), 255)
    if sum(found.values()) < _LEAST:
        return b"", b""
    return pack(list(found)), pack(list(found.values()))


@lru_cache(maxsize=8)
def _names(name: str) -> tuple[str, ...]:
    """What a body calls itself, longest first: its name, its place, its office, each also without the last word."""
    parts = parts_of(name)
    office = name[sum(map(len, parts)) :]
    found = [name, "".join(parts), *parts, *(part[:-1] for part in parts), office if len(office) > 2 else ""]
    if office.endswith(("局", "厅", "委", "办")):
        found.append(office[:-1])
    return tuple(sorted({one for one in found if len(one) > 1}, key=lambda one: (-len(one), one)))
