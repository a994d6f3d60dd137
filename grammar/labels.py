"""Comparing wordings: what is left of a label when width, blanks and punctuation are taken away."""

from functools import lru_cache

_DROPPED = (
    " \t\r\n\f\v\u00a0\u3000\u2002\u2003\u2009\u200b\ufeff"
    "、,，.。．:：;；·•“”\"‘’'「」『』()（）〔〕[]【】［］{}<>《》〈〉*＊#＃_＿-—–－~～/／\\|｜!！?？…`"
)
_FOLD: dict[int, int | None] = {ord(c): None for c in _DROPPED}
_FOLD.update({0xFF01 + i: 0x21 + i for i in range(94) if chr(0xFF01 + i) not in _DROPPED})
_FOLD.update(str.maketrans("〇○臺①②③④⑤⑥⑦⑧⑨", "零零台123456789"))


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The letters, digits and characters of ``text``: no blanks, no punctuation, full-width made half-width."""
    return text.translate(_FOLD)


def says_nothing(text: str) -> bool:
    """Whether nothing is left of ``text`` when it is folded."""
    return not text.strip(_DROPPED)


def fold_map(text: str) -> list[int]:
    """For each character of ``fold(text)``, its offset in ``text``."""
    return [i for i, c in enumerate(text) if _FOLD.get(ord(c), 0) is not None]


@lru_cache(maxsize=4096)
def likeness(one: str, known: str) -> float:
    """How alike two folded wordings are, 0 to 1: twice their longest common subsequence over their lengths.

    ``known`` is better the one that comes again, such as a label: what is worked out for it is kept.
    """
    if one == known:
        return 1.0
    if not one or not known:
        return 0.0
    # The longest common subsequence bit by bit (Hyyrö): a zero in ``row`` is a character that is matched.
    masks = _masks(known)
    full = row = (1 << len(known)) - 1
    for c in one:
        if c in masks:
            matched = row & masks[c]
            row = (row + matched | row - matched) & full
    return 2 * (len(known) - row.bit_count()) / (len(one) + len(known))


@lru_cache(maxsize=1024)
def _masks(text: str) -> dict[str, int]:
    """For each character of a text, a bit for each of its places."""
    masks: dict[str, int] = {}
    for i, c in enumerate(text):
        masks[c] = masks.get(c, 0) | 1 << i
    return masks


def most_alike(one: str, other: str) -> float:
    """How alike two wordings can be at the most, by their lengths alone."""
    shorter, longer = sorted((len(one), len(other)))
    return 2 * shorter / (shorter + longer) if longer else 1.0


def is_subsequence(short: str, long: str) -> bool:
    """Whether all of ``short`` stands in ``long`` in the same order: ``long`` with characters lost."""
    rest = iter(long)
    return all(c in rest for c in short)
