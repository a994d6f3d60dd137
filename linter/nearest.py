"""The known word that a misspelt one was probably meant to be."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The word of ``known`` most like ``word``, whatever its case; None when nothing is near."""
    from difflib import get_close_matches

    folded: dict[str, str] = {}
    for name in known:
        folded.setdefault(name.casefold(), name)
    matches = get_close_matches(word.casefold(), folded, n=1)
    return folded[matches[0]] if matches else None


def hints(word: str, known: Iterable[str]) -> tuple[str, str]:
    """What to say behind ``unknown …``, in Chinese and English: the nearest of ``known``, else, if few, all of them."""
    words = list(known)
    near = nearest(word, words)
    if near is not None:
        return f'，是否应为 "{near}"？', f', did you mean "{near}"?'
    if not 0 < len(words) <= 20:
        return "", ""
    return f"（可用：{'、'.join(words)}）", f" (known: {', '.join(words)})"
