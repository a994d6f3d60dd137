"""On which line of a TOML text a key stands: tomli does not say; the text is read once more when an error needs it."""

import re

from ..grammar.patterns import lazy

Key = str | int
Keys = tuple[Key, ...]

_BLANK = lazy(r"(?:\s|#[^\n]*)*")
_KEY = lazy(r"""[ \t]*(?:("(?:[^"\\\n]|\\.)*")|'([^'\n]*)'|([A-Za-z0-9_-]+))[ \t]*(\.?)""")
_SCALAR = lazy(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|[^,\]}#\n]+",
    re.DOTALL,
)


def line_of(text: str, keys: Keys) -> int | None:
    """The line, from 1, of the value at ``keys`` of a valid TOML text.

    A value that is not there stands on the line of the nearest table or array around it; None when not even that.
    """
    places = _Scanner(text).places
    while keys:
        if keys in places:
            return text.count("\n", 0, places[keys]) + 1
        keys = keys[:-1]
    return None


class _Scanner:
    """Walks over a TOML text that tomli has accepted; ``places`` maps key paths to offsets."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: dict[Keys, int] = {}
        self.lengths: dict[Keys, int] = {}  # of the arrays of tables
        position = self.blank(0)
        table: Keys = ()
        while position < len(text):
            start = position
            if text.startswith("[", position):
                many = text.startswith("[[", position)
                names, position = self.key(position + 1 + many)
                table = self.header(names, many)
                self.record(table, start)
                position += 1 + many
            else:
                position = self.pair(table, position)
            position = self.blank(max(position, start + 1))

    def blank(self, position: int) -> int:
        """Past blanks, line ends and comments."""
        match = _BLANK.match(self.text, position)
        return match.end() if match else position

    def key(self, position: int) -> tuple[list[str], int]:
        """The names of a dotted key and the position behind it."""
        names: list[str] = []
        while match := _KEY.match(self.text, position):
            names.append(_unquoted(match[1]) if match[1] else match[2] if match[2] is not None else match[3])
            position = match.end()
            if not match[4]:
                break
        return names, position

    def header(self, names: list[str], many: bool) -> Keys:
        """The key path of a table that has the header ``[names]`` or ``[[names]]``."""
        keys: Keys = ()
        for index, name in enumerate(names):
            keys += (name,)
            if many and index == len(names) - 1:
                self.lengths[keys] = self.lengths.get(keys, 0) + 1
            if keys in self.lengths:
                keys += (self.lengths[keys] - 1,)
        return keys

    def record(self, keys: Keys, position: int) -> None:
        """Note where a key path, and each part of it that is new, begins."""
        for end in range(1, len(keys) + 1):
            self.places.setdefault(keys[:end], position)

    def pair(self, table: Keys, position: int) -> int:
        """Past ``key = value``."""
        start = position
        names, position = self.key(position)
        self.record((*table, *names), start)
        position = self.blank(position)
        if not names or not self.text.startswith("=", position):
            return len(self.text)
        return self.value((*table, *names), self.blank(position + 1))

    def value(self, keys: Keys, position: int) -> int:
        """Past a value, whose place is noted unless its key's is."""
        self.places.setdefault(keys, position)
        opening = self.text[position : position + 1]
        if opening not in ("[", "{"):
            match = _SCALAR.match(self.text, position)
            return match.end() if match else len(self.text)
        closing = "]" if opening == "[" else "}"
        position, index = self.blank(position + 1), 0
        while position < len(self.text) and not self.text.startswith(closing, position):
            position = self.value((*keys, index), position) if opening == "[" else self.pair(keys, position)
            index += 1
            position = self.blank(position)
            if self.text.startswith(",", position):
                position = self.blank(position + 1)
        return position + 1


def _unquoted(text: str) -> str:
    """A quoted key as the text it stands for."""
    if "\\" not in text:
        return text[1:-1]
    import tomli

    return str(tomli.loads(f"key = {text}")["key"])
