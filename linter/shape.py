"""Reading TOML into checked values: every value knows its file and key path, every error names them and the line."""

from collections.abc import Collection
from typing import Any

from ..grammar.patterns import lazy
from .nearest import hints
from .toml_lines import Keys, line_of
from .trouble import Trouble

_BARE = lazy(r"[A-Za-z0-9_-]+\Z")
_PLACE = lazy(r"\(at line (\d+), column \d+\)$")  # else a TOML error is at the end of the document
_KINDS = {
    bool: ("布尔值", "a boolean"),
    int: ("整数", "an integer"),
    float: ("小数", "a decimal number"),
    str: ("字符串", "a string"),
    list: ("数组", "an array"),
    dict: ("表", "a table"),
}


class ShapeError(Trouble):
    """A TOML file is not as it must be: which file, which key (``a.b[3]``), which line if it can be told, and why."""

    def __init__(self, path: str, key: str, line: int | None, message: str, zh: str | None = None) -> None:
        place = path if line is None else f"{path}:{line}"
        texts = [": ".join(part for part in (place, key, text) if part) for text in (zh or message, message)]
        super().__init__(texts[0], texts[1])
        self.path = path
        self.key = key
        self.line = line
        self.message = message


class Document:
    """A TOML text, where it comes from, the error to raise over it, and the table (``prefix``) that is read of it."""

    __slots__ = ("error", "path", "prefix", "text")

    def __init__(self, text: str, path: str, error: type[ShapeError], prefix: Keys = ()) -> None:
        self.text = text
        self.path = path
        self.error = error
        self.prefix = prefix

    def line(self, keys: Keys) -> int | None:
        """The line on which the value at ``keys`` stands."""
        return line_of(self.text, (*self.prefix, *keys))


class Item:
    """A value of a TOML document and its key path; the methods return it as what it has to be, or raise the error."""

    __slots__ = ("document", "keys", "value")

    def __init__(self, value: Any, document: Document, keys: Keys = ()) -> None:
        self.value = value
        self.document = document
        self.keys = keys

    def wrong(self, zh: str, en: str, *keys: str | int) -> ShapeError:
        """The error to raise over this value, or over the one at ``keys`` inside it."""
        place = (*self.keys, *keys)
        return self.document.error(self.document.path, key_name(place), self.document.line(place), en, zh)

    def must_be(self, zh: str, en: str) -> ShapeError:
        """The error that this value is something else than it must be."""
        kind = _KINDS.get(type(self.value), ("日期或时间", "a date or time"))
        return self.wrong(f"应为{zh}，而不是{kind[0]}", f"must be {en}, not {kind[1]}")

    def text(self) -> str:
        """A string with something in it."""
        if type(self.value) is not str:
            raise self.must_be("字符串", "a string")
        if not self.value.strip():
            raise self.wrong("不得为空", "must not be empty")
        return self.value

    def flag(self) -> bool:
        """True or false."""
        if type(self.value) is not bool:
            raise self.must_be("true 或 false", "true or false")
        return self.value

    def whole(self, least: int | None = 0) -> int:
        """A whole number, at least ``least`` (None: any)."""
        if type(self.value) is not int:
            raise self.must_be("整数", "a whole number")
        if least is not None and self.value < least:
            raise self.wrong(f"不得小于 {least}", f"must be at least {least}")
        return self.value

    def one_of(self, choices: Collection[str], zh: str = "取值", en: str = "value") -> str:
        """One of some strings; ``zh`` and ``en`` say what they are."""
        text = self.text()
        if text not in choices:
            hint = hints(text, choices)
            raise self.wrong(f'未知的{zh} "{text}"{hint[0]}', f'unknown {en} "{text}"{hint[1]}')
        return text

    def array(self) -> "list[Item]":
        """The values of an array."""
        if type(self.value) is not list:
            raise self.must_be("数组", "an array")
        return [Item(value, self.document, (*self.keys, index)) for index, value in enumerate(self.value)]

    def texts(self) -> tuple[str, ...]:
        """The strings of an array of strings."""
        if type(self.value) is list and all(type(value) is str and value.strip() for value in self.value):
            return tuple(self.value)
        return tuple(item.text() for item in self.array())

    def table(self, known: Collection[str] = (), required: Collection[str] = ()) -> "dict[str, Item]":
        """The values of a table by key: none that is not in ``known`` (if given), all that are in ``required``."""
        if type(self.value) is not dict:
            raise self.must_be("表", "a table")
        items = {key: Item(value, self.document, (*self.keys, key)) for key, value in self.value.items()}
        if known:
            for key, item in items.items():
                if key not in known:
                    hint = hints(key, known)
                    raise item.wrong(f"未知的键{hint[0]}", f"unknown key{hint[1]}")
        for key in required:
            if key not in items:
                raise self.wrong(f'缺少 "{key}"', f'"{key}" is missing')
        return items


def key_name(keys: Keys) -> str:
    """A key path as one reads it: ``tables.applications.rows[3].columns``."""
    name = ""
    for key in keys:
        if isinstance(key, int):
            name += f"[{key}]"
        else:
            name += ("." if name else "") + (key if _BARE.match(key) else f'"{key}"')
    return name


def read_toml(text: str, path: str, error: type[ShapeError]) -> Item:
    """The root table of a TOML text. Raises ``error`` with the line for a text that is no TOML."""
    import tomli

    text = text.removeprefix("\ufeff")
    try:
        return Item(tomli.loads(text), Document(text, path, error))
    except tomli.TOMLDecodeError as cause:
        message = str(cause)
        place = _PLACE.search(message)
        line = int(place[1]) if place else text.rstrip().count("\n") + 1
        raise error(path, "", line, f"not valid TOML: {message}", f"不是有效的 TOML：{message}") from None
    except RecursionError:
        raise error(path, "", None, "not valid TOML: nested too deeply", "不是有效的 TOML：嵌套过深") from None
