"""Finds each file's configuration: ``gouji.toml`` or ``[tool.gouji]`` of ``pyproject.toml``, the nearest upwards."""

import os

from ..grammar.patterns import lazy
from .settings import Config, ConfigError, Overrides
from .shape import Document, Item, read_toml

GOUJI_TOML = "gouji.toml"
PYPROJECT = "pyproject.toml"
# Whether a pyproject.toml can hold [tool.gouji] at all: if not, it is no reason to load a TOML parser.
_TOOL = lazy(r"""(?m)^[ \t]*(?:\[[ \t]*)?["']?tool["']?[ \t]*(?:[\]=]|\.[ \t]*["']?gouji)""")


class Configs:
    """The configurations of a run, each read once; those of a folder are remembered.

    ``path`` is a file that holds for all (``--config``) in place of those found; ``overrides`` come from the command
    line.
    """

    __slots__ = ("_folders", "_given", "_one", "_overrides", "_path")

    def __init__(self, path: str | None = None, overrides: Overrides | None = None) -> None:
        self._path = path
        self._overrides = overrides or Overrides()
        self._one: Config | None = None
        self._folders: dict[str, Config] = {}
        self._given: dict[str, Config] = {}

    def for_file(self, path: str) -> Config:
        """The configuration of a file, which need not exist. Raises ConfigError."""
        folder = os.path.dirname(path)
        config = self._given.get(folder)
        if config is None:
            config = self._given[folder] = self.for_folder(folder)
        return config

    def for_folder(self, folder: str) -> Config:
        """The configuration of the files in a folder. Raises ConfigError."""
        if self._path is not None:
            if self._one is None:
                self._one = self._finish(_read_file(os.path.abspath(self._path), self._path))
            return self._one
        folder = os.path.abspath(folder)
        passed: list[str] = []
        while (config := self._folders.get(folder)) is None:
            passed.append(folder)
            parent = os.path.dirname(folder)
            table = _look_in(folder)
            if table is not None:
                config = self._finish(table)
            elif parent == folder:
                config = self._finish(None)
            if config is not None:
                break
            folder = parent
        self._folders.update(dict.fromkeys(passed, config))
        return config

    def _finish(self, table: "tuple[str, Item] | None") -> Config:
        """The configuration that a table (its file's path before it) makes with all that it extends."""
        config = Config(None if table is None else table[1].document.path)
        if table is not None:
            from .config_reader import apply_table

            for path, base in _chain(*table):
                apply_table(config, base, os.path.dirname(path))
                config.sources += ((path, base.document.text),)
        config.override(self._overrides)
        return config


def _look_in(folder: str) -> tuple[str, Item] | None:
    """The configuration that stands in a folder itself."""
    path = os.path.join(folder, GOUJI_TOML)
    if os.path.isfile(path):
        return _read_file(path)
    path = os.path.join(folder, PYPROJECT)
    if os.path.isfile(path) and _TOOL.search(_bytes(path, display(path)).decode("latin-1")):
        table = _tool_table(path, display(path))
        return None if table is None else (path, table)
    return None


def _read_file(path: str, shown: str | None = None) -> tuple[str, Item]:
    """The configuration in a file that has been named, by its place in the tree or by somebody."""
    shown = shown or display(path)
    if os.path.basename(path) != PYPROJECT:
        return path, read_toml(_text(path, shown), shown, ConfigError)
    table = _tool_table(path, shown)
    if table is None:
        raise ConfigError(shown, "", None, "has no table [tool.gouji]", "没有 [tool.gouji] 表")
    return path, table


def _tool_table(path: str, shown: str) -> Item | None:
    """The table ``[tool.gouji]`` of a pyproject.toml, if it has one."""
    root = read_toml(_text(path, shown), shown, ConfigError)
    tool = root.value.get("tool")
    if not isinstance(tool, dict) or "gouji" not in tool:
        return None
    return Item(tool["gouji"], Document(root.document.text, shown, ConfigError, ("tool", "gouji")))


def _chain(path: str, table: Item) -> list[tuple[str, Item]]:
    """A configuration and those that it extends, the farthest first. ConfigError for a missing file or a circle."""
    chain = [(path, table)]
    while "extend" in (items := chain[-1][1].table()):
        item = items["extend"]
        base = os.path.normpath(os.path.join(os.path.dirname(chain[-1][0]), item.text()))
        if base in (known for known, _ in chain):
            raise item.wrong(f'"{item.value}" 循环继承', f'"{item.value}" extends this file in turn')
        if not os.path.isfile(base):
            raise item.wrong(f'没有这个文件 "{item.value}"', f'there is no file "{item.value}"')
        chain.append(_read_file(base))
    return chain[::-1]


def _bytes(path: str, shown: str) -> bytes:
    """What stands in a file."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise ConfigError(shown, "", None, f"cannot be read: {why}", f"无法读取：{why}") from None


def _text(path: str, shown: str) -> str:
    """The text of a file, which TOML wants in UTF-8."""
    data = _bytes(path, shown)
    try:
        return data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(shown, "", line, "not valid TOML: not UTF-8", "不是有效的 TOML：不是 UTF-8 编码") from None


def display(path: str) -> str:
    """An absolute path as one reads it: relative where it is in the current folder, with slashes."""
    return path.removeprefix(os.getcwd().rstrip(os.sep) + os.sep).replace(os.sep, "/")
