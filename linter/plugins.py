"""Loads plugins and asks them for rules and standards; whatever is wrong with one of them ends the run by name.

Whose hooks are whose is found out by pluggy. Loading it takes a while, so gouji's own plugin, of which nothing has to
be found out, is asked without it.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from ..grammar.records import NamedTuple
from .entry_points import API_VERSION, GROUP, EntryPoint, find_entry_points
from .extensions import Option
from .rule import Rule
from .selectors import ENGINE, family
from .trouble import PluginError, Trouble, cause

if TYPE_CHECKING:
    import pluggy

    from .standard import Standard

Thing = TypeVar("Thing")


class Plugin(NamedTuple):
    """A loaded plugin: its name, where it comes from (a distribution or a file) and that one's version ("": none)."""

    name: str
    distribution: str
    version: str
    module: Any

    @property
    def key(self) -> str:
        """What stands for the plugin in ``[plugins.<key>]``: its name, that of a house rule's file without ``.py``."""
        return self.name.rpartition("/")[2].removesuffix(".py")

    @property
    def own(self) -> bool:
        """Whether it is the one that gouji itself brings."""
        return self.distribution == GROUP

    @property
    def origin(self) -> str:
        """Distribution and version, or the file."""
        return f"{self.distribution} {self.version}".strip()

    def error(self, zh: str, en: str | None = None) -> PluginError:
        """What makes this plugin unusable, as an exception."""
        return PluginError(self.name, self.origin, zh, zh if en is None else en)


class Plugins:
    """The loaded plugins of a run; those from ``rules-path`` folders count only where a configuration names them."""

    __slots__ = ("_folders", "_manager", "_own", "_pairs", "_rules", "_standards", "loaded")

    def __init__(self) -> None:
        self._manager: pluggy.PluginManager | None = None
        self._own: dict[str, tuple[Rule, ...]] = {}
        self._folders: dict[str, list[Plugin]] = {}
        self._pairs: dict[tuple[str, ...], list[tuple[Plugin, Rule]]] = {}
        self._rules: dict[tuple[tuple[str, ...], bool], tuple[Rule, ...]] = {}
        self._standards: dict[tuple[str, ...], tuple[Standard, ...]] = {}
        self.loaded: list[Plugin] = []

    def add(self, plugin: Plugin, rules: Sequence[Rule] = (), *, folder: str | None = None) -> None:
        """Take a plugin in; ``rules`` are rules it has besides those of its hook.

        Raises PluginError: another API version, a hook that does not fit, no hook and no rule, a name taken twice.
        """
        declared = getattr(plugin.module, "gouji_api", API_VERSION)
        if type(declared) is not int or declared != API_VERSION:
            raise plugin.error(
                f"它按插件接口第 {declared!r} 版编写，本程序的接口是第 {API_VERSION} 版",
                f"it is made for plugin API {declared!r}, this gouji has API {API_VERSION}",
            )
        for other in self.loaded:
            if other.name == plugin.name:
                raise plugin.error(f"{other.origin} 已使用同一名称", f"{other.origin} has the same name")
        if not plugin.own:
            manager = self._registered(plugin)
            for name in dir(plugin.module):
                hook = name.startswith("gouji_") and callable(getattr(plugin.module, name))
                if hook and manager.parse_hookimpl_opts(plugin.module, name) is None:
                    raise plugin.error(f"{name} 未标 @hookimpl", f"{name} is not marked with @hookimpl")
            if not rules and not manager.get_hookcallers(plugin.module):
                raise plugin.error(
                    "其中没有规则，也没有 gouji_ 钩子（辅助模块的文件名请以下划线开头）",
                    "it holds no rule and no gouji_ hook (begin a helper module's name with _)",
                )
        self._own[plugin.name] = tuple(rules)
        self.loaded.append(plugin)
        if folder is not None:
            self._folders[folder].append(plugin)

    def _registered(self, plugin: Plugin) -> "pluggy.PluginManager":
        """The manager of the plugins of others, with this one."""
        if self._manager is None:
            import pluggy

            from . import hookspecs

            self._manager = pluggy.PluginManager(GROUP)
            self._manager.add_hookspecs(hookspecs)
        try:
            self._manager.register(plugin.module, plugin.name)
            self._manager.check_pending()
        except Exception as error:  # a plugin can raise anything, and has to be named
            raise plugin.error(cause(error)) from error
        return self._manager

    def rules(self, folders: Iterable[str] = (), *, cross: bool = True) -> tuple[Rule, ...]:
        """All rules by code: of the installed plugins, and of the modules in ``folders`` (absolute paths).

        Without ``cross`` those that ``gouji_cross_rules`` gives are left out, and not even loaded. Raises PluginError
        where a hook fails or a code or name is taken twice, Trouble for a folder that is none.
        """
        key = tuple(folders)
        if (key, cross) not in self._rules:
            if key not in self._pairs:
                self._pairs[key] = [*self.ask("gouji_rules", Rule, key)]
                self._pairs[key] += [(plugin, rule) for plugin in self._active(key) for rule in self._own[plugin.name]]
            pairs = list(self._pairs[key])
            if cross:
                from .cross_rules import CrossRule

                pairs += self.ask("gouji_cross_rules", CrossRule, key)
            for plugin, rule in pairs:
                rule.plugin = plugin.origin
                if family(rule.code) == ENGINE and not plugin.own:
                    raise plugin.error(f"{rule.code}：{ENGINE} 专供本程序使用", f"{rule.code}: {ENGINE} is reserved")
                if rule.shared:
                    self._refuse_unknown_options(plugin, rule)
            _refuse_twins(pairs, lambda rule: rule.code)
            _refuse_twins(pairs, lambda rule: rule.name)
            self._rules[key, cross] = tuple(sorted((rule for _, rule in pairs), key=lambda rule: rule.code))
        return self._rules[key, cross]

    def standards(self, folders: Iterable[str] = ()) -> "tuple[Standard, ...]":
        """All standards by id, as ``rules`` gives rules. Raises PluginError, and Trouble where there is none."""
        key = tuple(folders)
        if key not in self._standards:
            from .standard import Standard

            pairs = [
                (plugin, standard)
                for plugin in self._active(key)
                for standard in self._ask("gouji_standards", plugin, Standard)
            ]
            _refuse_twins(pairs, lambda standard: standard.id)
            if not pairs:
                raise Trouble("没有任何插件提供报告格式标准", "no plugin gives a standard")
            self._standards[key] = tuple(sorted((standard for _, standard in pairs), key=lambda standard: standard.id))
        return self._standards[key]

    def ask(self, hook: str, kind: type[Thing], folders: Iterable[str] = ()) -> "list[tuple[Plugin, Thing]]":
        """What the implementations of a hook give, with the plugin of each thing. Raises PluginError, and Trouble."""
        return [(plugin, thing) for plugin in self._active(tuple(folders)) for thing in self._ask(hook, plugin, kind)]

    def _refuse_unknown_options(self, plugin: Plugin, rule: Rule) -> None:
        """Raise PluginError where a rule names an option that its plugin does not give, so that nobody could set it."""
        known = self._ask("gouji_options", plugin, Option)
        for option in rule.shared.values():
            if option not in known:
                raise plugin.error(
                    f"规则 {rule.code} 使用的选项 {option.name} 未由 gouji_options 给出",
                    f"rule {rule.code} names the option {option.name}, which gouji_options does not give",
                )

    def _active(self, folders: Sequence[str]) -> list[Plugin]:
        """The installed plugins and those of ``folders``, which are loaded when first asked for."""
        for folder in folders:
            if folder not in self._folders:
                from .rule_folders import load_folder

                self._folders[folder] = []
                for plugin, rules in load_folder(folder):
                    self.add(plugin, rules, folder=folder)
        housed = {plugin.name for plugins in self._folders.values() for plugin in plugins}
        wanted = {plugin.name for folder in folders for plugin in self._folders[folder]}
        return [plugin for plugin in self.loaded if plugin.name not in housed or plugin.name in wanted]

    def _ask(self, hook: str, plugin: Plugin, kind: type[Thing]) -> list[Thing]:
        """What the plugin's implementation of ``hook`` gives, each item of it tested to be a ``kind``."""
        things: list[Thing] = []
        for function in self._implementations(hook, plugin):
            try:
                things += function()
            except (Exception, SystemExit) as error:  # a plugin can raise anything, and has to be named
                raise plugin.error(f"{hook}: {cause(error)}") from error
        for thing in things:
            if not isinstance(thing, kind):
                raise plugin.error(
                    f"{hook} 给出的 {thing!r} 不是 {kind.__name__}",
                    f"{hook} gives {thing!r}, which is no {kind.__name__}",
                )
        return things

    def _implementations(self, hook: str, plugin: Plugin) -> list[Callable[[], Any]]:
        if self._manager is None or plugin.own:
            return [getattr(plugin.module, hook)] if hasattr(plugin.module, hook) else []
        found = getattr(self._manager.hook, hook).get_hookimpls()
        return [one.function for one in found if one.plugin is plugin.module]


def _refuse_twins(pairs: Sequence[tuple[Plugin, Thing]], name_of: Callable[[Thing], str]) -> None:
    """Raise PluginError where two of the plugins' things bear one name."""
    owners: dict[str, Plugin] = {}
    for plugin, thing in pairs:
        name = name_of(thing)
        if name in owners:
            other = owners[name].origin
            raise plugin.error(f"{name} 已由 {other} 定义", f"{name} is already defined by {other}")
        owners[name] = plugin


def load_plugins(entries: Iterable[EntryPoint] | None = None) -> Plugins:
    """Load the plugins of ``entries`` (by default all that are installed), the built-in rules too.

    Raises PluginError, naming plugin, distribution and cause; Trouble where the built-in rules are not installed.
    """
    plugins = Plugins()
    found = find_entry_points(sys.path) if entries is None else entries
    entries = sorted(found, key=lambda entry: entry.distribution != GROUP)  # ours first: clashes are the others' fault
    if not entries or entries[0].distribution != GROUP:
        raise Trouble(
            "找不到内置规则：gouji 尚未安装（在源码目录中请先运行 pip install -e .）",
            "the built-in rules are not found: gouji is not installed (in a checkout, run: pip install -e .)",
        )
    for entry in entries:
        plugins.add(_import(entry))
    return plugins


def _import(entry: EntryPoint) -> Plugin:
    """The plugin that an entry point names. Raises PluginError where it cannot be imported."""
    module_name, _, attributes = (part.strip() for part in entry.value.partition(":"))
    plugin = Plugin(entry.name, entry.distribution, entry.version, None)
    try:
        thing: Any = import_module(module_name)
        for attribute in filter(None, attributes.split(".")):
            thing = getattr(thing, attribute)
    except (Exception, SystemExit) as error:  # a plugin can raise anything, and has to be named
        raise plugin.error(cause(error)) from error
    return plugin._replace(module=thing)
