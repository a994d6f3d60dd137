"""What a table cell holds: a figure, a mark for nothing, nothing, or words."""

from functools import lru_cache

from .patterns import lazy

BLANK_MARKS = frozenset(("", "/", "\\", "-", "--", "—", "——", "–", "－", "／", "无"))
LARGEST = 15  # digits that a count has at the most
_NARROW = str.maketrans("０１２３４５６７８９．，－＋", "0123456789.,-+")
_FIGURE = lazy(
    r"([-+]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\\?(\.\d+))?\s*(?:万元|亿元|元|件次|件|条|个|项|宗|起|部|批次|批|份)?"
)


@lru_cache(maxsize=4096)
def count(text: str) -> int | None:
    """The whole number, not negative, that the text of a cell stands for; None when it is none."""
    value = figure(text)
    return value if isinstance(value, int) and value >= 0 else None


@lru_cache(maxsize=4096)
def figure(text: str) -> int | float | None:
    """The number that the text of a cell stands for, with or without a unit; None when it is none."""
    match = _FIGURE.fullmatch(text.translate(_NARROW))
    if not match:
        return None
    sign, digits, decimals = match.groups()
    whole = digits.replace(",", "")
    if decimals:
        return float(f"{sign}{whole}{decimals}")
    return int(sign + whole) if len(whole) <= LARGEST else None
