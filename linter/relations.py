"""Relations between the figures of tables, as a standard or a configuration writes them: ``total = a + b..d``."""

from collections.abc import Callable, Iterable, Sequence

from ..grammar.records import NamedTuple
from .nearest import hints
from .shape import Item

_SIGNS = "=≤≥"
_ROUNDING = 6  # decimals to which sums are compared: 0.1 + 0.2 is 0.3

Number = int | float


class Side(NamedTuple):
    """A side of a relation: the keys whose figures are added, the number that is, the terms as (first, last) keys."""

    keys: tuple[str, ...]
    number: Number
    terms: tuple[tuple[str, str], ...]

    def total(self, figures: Iterable[Number]) -> Number:
        """The sum of the side, given the figures of its keys."""
        total = sum(figures, self.number)
        return total if isinstance(total, int) else round(total, _ROUNDING)

    def text(self, label: Callable[[str], str]) -> str:
        """The side as one reads it, by the labels of its keys."""
        parts = [label(first) if first == last else f"{label(first)}…{label(last)}" for first, last in self.terms]
        if self.number or not parts:
            parts.append(f"{self.number:g}" if isinstance(self.number, float) else str(self.number))
        return " + ".join(parts)


class Relation(NamedTuple):
    """``sign`` is ``=``, ``≤`` or ``≥``."""

    left: Side
    sign: str
    right: Side

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of both sides."""
        return self.left.keys + self.right.keys

    def holds(self, left: Number, right: Number) -> bool:
        """Whether the relation holds between the sums of its sides."""
        return left == right if self.sign == "=" else left <= right if self.sign == "≤" else left >= right

    def text(self, label: Callable[[str], str]) -> str:
        """The relation as one reads it, by the labels of its keys."""
        return f"{self.left.text(label)} {self.sign} {self.right.text(label)}"


def read_relation(item: Item, keys: Sequence[str], zh: str, en: str, *, ranges: bool = True) -> Relation:
    """A relation between ``keys``, which ``zh`` and ``en`` say what they are; raises the error of the item's document.

    Each side is a sum of keys, of ``ranges`` of them (``a..b``) and of numbers.
    """
    text = item.text().replace("<=", "≤").replace(">=", "≥")
    signs = [c for c in text if c in _SIGNS]
    if len(signs) != 1:
        raise item.wrong(
            '应为含有一个 =、<= 或 >= 的关系式，如 "total = a + b"',
            'must be a relation with one =, <= or >=, like "total = a + b"',
        )
    left, right = (_side(item, part, keys, (zh, en), ranges=ranges) for part in text.split(signs[0]))
    if not left.keys and not right.keys:
        raise item.wrong(f"其中没有{zh}", f"there is no {en} in it")
    for key in left.keys:
        if key in right.keys:
            raise item.wrong(f'"{key}" 两边都有', f'"{key}" stands on both sides')
    return Relation(left, signs[0], right)


def _side(item: Item, text: str, keys: Sequence[str], what: tuple[str, str], *, ranges: bool) -> Side:
    found: list[str] = []
    terms: list[tuple[str, str]] = []
    number: Number = 0
    for term in (part.strip() for part in text.split("+")):
        if not term:
            raise item.wrong("有一项是空的", "one of its terms is empty")
        if term.isascii() and term.replace(".", "", 1).isdecimal():
            number += float(term) if "." in term else int(term)
            continue
        part = expand(item, term, keys, *what) if ranges else (_known(item, term, keys, *what),)
        found += part
        terms.append((part[0], part[-1]))
    refuse_twice(item, found)
    return Side(tuple(found), number, tuple(terms))


def expand(item: Item, text: str, keys: Sequence[str], zh: str, en: str) -> tuple[str, ...]:
    """A key, or a range of keys ``a..b`` written out in the order of the table."""
    ends = [_known(item, end.strip(), keys, zh, en) for end in text.split("..")]
    first, last = keys.index(ends[0]), keys.index(ends[-1])
    if len(ends) > 2 or first > last:
        raise item.wrong(f'"{text}" 不是从前到后的范围', f'"{text}" is no range from an earlier to a later {en}')
    return tuple(keys[first : last + 1])


def refuse_twice(item: Item, keys: Sequence[str]) -> None:
    """Raise the item's error where a key is among ``keys`` twice."""
    if len(set(keys)) < len(keys):
        twice = next(key for key in keys if keys.count(key) > 1)
        raise item.wrong(f'"{twice}" 重复', f'"{twice}" stands twice')


def _known(item: Item, key: str, keys: Sequence[str], zh: str, en: str) -> str:
    if key not in keys:
        hint = hints(key, keys)
        raise item.wrong(f'未知的{zh} "{key}"{hint[0]}', f'unknown {en} "{key}"{hint[1]}')
    return key
