"""What the parts of a standard have in common: entries with an id, references to them, lists of words."""

from collections.abc import Collection, Mapping, Sequence

from .nearest import hints
from .shape import Item

Items = Mapping[str, Item]


def texts(items: Items, key: str) -> tuple[str, ...]:
    """The strings at a key that need not be there."""
    return items[key].texts() if key in items else ()


def by_id(entries: Sequence[Item], known: Collection[str]) -> dict[str, Item]:
    """The tables of an array by their ``id``; each has a label, none an id twice."""
    found: dict[str, Item] = {}
    for item in entries:
        key = item.table(known, ("id", "label"))["id"].text()
        if key in found:
            raise item.wrong(f'"{key}" 重复', f'"{key}" stands twice', "id")
        found[key] = item
    return found


def reference(item: Item, known: Collection[str], zh: str, en: str) -> tuple[str, ...]:
    """The strings of an array, each of which must be one of ``known`` and stand once."""
    keys = item.texts()
    for index, key in enumerate(keys):
        if key not in known:
            hint = hints(key, known)
            raise item.wrong(f'未知的{zh} "{key}"{hint[0]}', f'unknown {en} "{key}"{hint[1]}')
        if key in keys[:index]:
            raise item.wrong(f'"{key}" 重复', f'"{key}" stands twice')
    return keys


def words(item: Item) -> tuple[str, ...]:
    """An array of words with at least one word in it."""
    words = item.texts()
    if not words:
        raise item.wrong("不得为空", "must not be empty")
    return words
