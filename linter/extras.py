"""What the plugins add besides rules and standards, each thing tested and under its name."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ..grammar.records import NamedTuple
from .extensions import Option, Reader

if TYPE_CHECKING:
    from .plugins import Plugin, Plugins
    from .reporters.base import Reporter


class PluginReader(NamedTuple):
    """A reader and where it comes from."""

    reader: Reader
    origin: str


class PluginReporter(NamedTuple):
    """A reporter's class and the plugin that it comes from."""

    make: "type[Reporter]"
    plugin: "Plugin"


def readers(plugins: "Plugins", folders: Iterable[str] = ()) -> Mapping[str, PluginReader]:
    """The readers by suffix. Raises PluginError for a suffix that is taken or is none."""
    from .discovery import SUFFIXES

    found: dict[str, PluginReader] = {}
    for plugin, reader in plugins.ask("gouji_readers", Reader, folders):
        for suffix in reader.suffixes:
            if not (suffix.startswith(".") and len(suffix) > 1 and suffix == suffix.lower()):
                raise plugin.error(
                    f"gouji_readers：{suffix!r} 不是小写的文件后缀（应如 .docx）",
                    f"gouji_readers: {suffix!r} is no suffix in lower case, like .docx",
                )
            owner = "gouji" if suffix in SUFFIXES else found[suffix].origin if suffix in found else None
            if owner is not None:
                raise plugin.error(f"{suffix} 已由 {owner} 读取", f"{suffix} is already read by {owner}")
            found[suffix] = PluginReader(reader, plugin.origin)
    return found


def reporters(plugins: "Plugins", folders: Iterable[str] = ()) -> Mapping[str, PluginReporter]:
    """The reporters by the name that ``--format`` takes. Raises PluginError for a name that is taken, or for none."""
    from .reporters import FORMATS
    from .reporters.base import Reporter

    found: dict[str, PluginReporter] = {}
    for plugin, make in plugins.ask("gouji_reporters", type, folders):
        if not issubclass(make, Reporter) or not make.name:
            raise plugin.error(
                f"gouji_reporters 给出的 {make.__name__} 不是有 name 的 Reporter",
                f"gouji_reporters gives {make.__name__}, which is no Reporter with a name",
            )
        owner = "gouji" if make.name in FORMATS else found[make.name].plugin.origin if make.name in found else None
        if owner is not None:
            raise plugin.error(
                f"输出格式 {make.name} 已由 {owner} 定义", f"the format {make.name} is already defined by {owner}"
            )
        found[make.name] = PluginReporter(make, plugin)
    return found


def options(plugins: "Plugins", folders: Iterable[str] = ()) -> Mapping[str, Mapping[str, Option]]:
    """The options by the key of their plugin and their name. Raises PluginError for a name that is there twice."""
    found: dict[str, dict[str, Option]] = {}
    for plugin, option in plugins.ask("gouji_options", Option, folders):
        own = found.setdefault(plugin.key, {})
        if option.name in own:
            raise plugin.error(
                f"gouji_options：选项 {option.name} 出现两次", f"gouji_options: the option {option.name} stands twice"
            )
        if not isinstance(option.default, (bool, int, float, str, tuple)):
            raise plugin.error(
                f"gouji_options：选项 {option.name} 的默认值应为布尔值、数、字符串或字符串元组",
                f"gouji_options: the default of {option.name} is no boolean, number, string or tuple of strings",
            )
        own[option.name] = option
    return found
