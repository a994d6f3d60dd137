"""Which body a report is of: its name, and where a name alone cannot tell, the folder too."""

import os

from ..grammar.labels import fold
from ..grammar.patterns import lazy

_PART = (
    r"(?!城市|城镇|城乡|市场|市政|乡村|社区|区域|县域)[\u4e00-\u9fff]{1,7}?"
    r"(?:省|自治[区州县旗]|(?<!城)市(?![场容政])|州(?!市)|盟|县(?!域)|(?<!社)区(?!域)|旗|(?<!城)镇|(?<!城)乡(?![村建])|街道)"
)
_PLACE = lazy(rf"(?:{_PART})*")
_PARTS = lazy(_PART)
_UNITS = ("省", "区", "州", "县", "旗", "市", "盟")
#: Areas that many places have by that name.
_NAMELESS = ("开发区", "高新区", "新区", "园区", "示范区", "城区", "郊区", "矿区", "库区", "度假区", "保税区")


def parts_of(name: str) -> list[str]:
    """The places that a body's name begins with, the wider first: 某市, 某县."""
    match = _PLACE.match(name)
    return _PARTS.findall(match[0]) if match else []


def unmistakable(name: str) -> bool:
    """Whether a name names its county, district or city, so that no body elsewhere bears it, too."""
    return any(part.endswith(_UNITS) and not part.endswith(_NAMELESS) for part in parts_of(name))


def body_of(name: str, path: str, kind: str) -> str:
    """What tells the body and kind of a report from all others, empty where the name is.

    Bodies of two counties may both sign as 教育局 or 城关镇人民政府: with such names reports are of one body only
    where they are in one folder.
    """
    if not name:
        return ""
    return "\n".join((name, kind, "" if unmistakable(name) else os.path.dirname(path)))


def normal_name(name: str | None) -> str:
    """A body's name without blanks and punctuation, full-width characters made half-width."""
    return fold(name or "")
