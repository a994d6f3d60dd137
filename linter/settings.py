"""The effective configuration of a file: plain values, each of which knows where it was set."""

from collections.abc import Iterator
from typing import Any

from ..grammar.records import NamedTuple
from .globs import Glob
from .shape import Item, ShapeError

MAX_FILE_SIZE = 20_000_000
RULE_BUDGET = 100


class ConfigError(ShapeError):
    """The configuration is not as it must be; names the file (or the command line option), key and line."""


class Origin:
    """Where a value was set: an item of a configuration file, a command line option (``--select``) or the default."""

    __slots__ = ("item", "option")

    def __init__(self, item: Item | None = None, option: str = "default") -> None:
        self.item = item
        self.option = option

    def __str__(self) -> str:
        if self.item is None:
            return self.option
        line = self.item.document.line(self.item.keys)
        return self.item.document.path if line is None else f"{self.item.document.path}:{line}"

    def wrong(self, zh: str, en: str) -> ShapeError:
        """The error to raise over the value."""
        return self.item.wrong(zh, en) if self.item is not None else ConfigError(self.option, "", None, en, zh)


DEFAULT = Origin()


class Chosen(NamedTuple):
    """A word that somebody chose (a selector, a severity), and where."""

    text: str
    origin: Origin


class Layer(NamedTuple):
    """One say on which rules run: a configuration file or the command line. ``select`` None: those of the layer below.

    A later layer goes before an earlier one, as a file goes before the one that it extends.
    """

    select: tuple[Chosen, ...] | None = None
    extend_select: tuple[Chosen, ...] = ()
    ignore: tuple[Chosen, ...] = ()


class FileIgnores(NamedTuple):
    """The selectors of the rules that do not run on the files that a pattern names."""

    glob: Glob
    selectors: tuple[Chosen, ...]


class PathStandard(NamedTuple):
    """The standard, by its id or (``file``) the path of its file, of the files that a pattern names."""

    glob: Glob
    standard: str
    file: bool
    origin: Origin


class SidecarEntry(NamedTuple):
    """A suppression beside the file: for the files that ``glob`` names (``exact``: one file), or one line of them.

    ``until`` is the last day, as 2027-01-31, on which it holds ("": for ever).
    """

    glob: Glob
    exact: bool
    codes: tuple[Chosen, ...]
    reason: str
    until: str
    line: int | None
    origin: Origin


class Suppressions(NamedTuple):
    """Whether a suppression needs a reason, the selectors of the rules that cannot be suppressed, and the list."""

    require_reason: bool = False
    never: tuple[Chosen, ...] = ()
    entries: tuple[SidecarEntry, ...] = ()


class Overrides(NamedTuple):
    """What the command line says; None: nothing."""

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    lang: str | None = None


class Config:
    """The configuration that holds for the files of a folder.

    ``path`` is the configuration file (None: there is none). ``severity`` maps selectors to severities, ``options``
    rule names and ``plugin_options`` plugins to their options' items, ``rollup`` a body to its members; ``rules_path``
    and ``standards`` (but for ``auto``) are absolute paths; ``demands`` are entries that are tables with a code, read
    with the standards. ``origins`` says for the keys that were set where that was, ``sources`` are the files read, with
    their texts.
    """

    __slots__ = (
        "demands", "exclude", "lang", "layers", "max_file_size", "options", "origins", "path", "per_file_ignores",
        "plugin_options", "required_plugins", "rollup", "rule_budget", "rules_path", "severity", "sources",
        "standards",
        "standards_by_path", "suppressions",
    )  # fmt: skip

    def __init__(self, path: str | None = None) -> None:
        self.path = path
        self.sources: tuple[tuple[str, str], ...] = ()
        self.layers: tuple[Layer, ...] = ()
        self.severity: dict[str, Chosen] = {}
        self.per_file_ignores: dict[tuple[str, str], FileIgnores] = {}
        self.lang = "zh"
        self.exclude: tuple[Glob, ...] = ()
        self.max_file_size = MAX_FILE_SIZE
        self.rules_path: tuple[str, ...] = ()
        self.standards: tuple[str, ...] = ("auto",)
        self.standards_by_path: dict[tuple[str, str], PathStandard] = {}
        self.demands: tuple[Item, ...] = ()
        self.required_plugins: tuple[str, ...] = ()
        self.options: dict[str, dict[str, Item]] = {}
        self.plugin_options: dict[str, dict[str, Item]] = {}
        self.rule_budget = RULE_BUDGET
        self.suppressions = Suppressions()
        self.rollup: dict[str, tuple[str, ...]] = {}
        self.origins: dict[str, Origin] = {}

    def override(self, overrides: Overrides) -> None:
        """Let the command line have its say."""

        def chosen(texts: tuple[str, ...] | None, option: str) -> tuple[Chosen, ...]:
            return tuple(Chosen(text, Origin(option=option)) for text in texts or ())

        select = None if overrides.select is None else chosen(overrides.select, "--select")
        layer = Layer(select, chosen(overrides.extend_select, "--extend-select"), chosen(overrides.ignore, "--ignore"))
        if layer != Layer():
            self.layers += (layer,)
        if overrides.lang is not None:
            self.lang = overrides.lang
            self.origins["lang"] = Origin(option="--lang")

    def entries(self) -> Iterator[tuple[str, Any, str]]:
        """Every effective value as (key, value, where it was set), for display."""
        yield from self._selection()
        for key in ("lang", "exclude", "max-file-size", "rule-budget", "rules-path", "standards", "required-plugins"):
            value = getattr(self, key.replace("-", "_"))
            shown = [glob.pattern for glob in value] if key == "exclude" else value
            yield key, list(shown) if isinstance(shown, tuple) else shown, str(self.origins.get(key, DEFAULT))
        for selector, severity in self.severity.items():
            yield f"severity.{selector}", severity.text, str(severity.origin)
        for ignores in self.per_file_ignores.values():
            key, texts = f'per-file-ignores."{ignores.glob.pattern}"', [chosen.text for chosen in ignores.selectors]
            yield key, texts, str(self.origins[key])
        for rule, options in self.options.items():
            for option, item in options.items():
                yield f"rules.{rule}.{option}", item.value, str(Origin(item))
        for plugin, options in self.plugin_options.items():
            for option, item in options.items():
                yield f"plugins.{plugin}.{option}", item.value, str(Origin(item))
        for path in self.standards_by_path.values():
            yield f'standards-by-path."{path.glob.pattern}"', path.standard, str(path.origin)
        for item in self.demands:
            yield f"demands.{item.value['code']}", dict(item.value), str(Origin(item))
        never = [chosen.text for chosen in self.suppressions.never]
        required = self.suppressions.require_reason
        for key, policy in (("require-reason", required), ("never", never)):
            yield f"suppressions.{key}", policy, str(self.origins.get(f"suppressions.{key}", DEFAULT))
        for entry in self.suppressions.entries:
            codes = [chosen.text for chosen in entry.codes]
            about = {"codes": codes, "reason": entry.reason, "until": entry.until, "line": entry.line}
            given = {name: value for name, value in about.items() if value}
            yield f'suppressions.entries."{entry.glob.pattern}"', given, str(entry.origin)
        for body, members in self.rollup.items():
            key = f'rollup."{body}".members'
            yield key, list(members), str(self.origins[key])

    def _selection(self) -> Iterator[tuple[str, list[str], str]]:
        """The selectors that count: those of the last layer that selects and of the layers above it."""
        start = max((i for i, layer in enumerate(self.layers) if layer.select is not None), default=0)
        layers = self.layers[start:]
        select = layers[0].select if layers else None
        parts = {
            "select": [Chosen("ALL", DEFAULT)] if select is None else list(select),
            "extend-select": [chosen for layer in layers for chosen in layer.extend_select],
            "ignore": [chosen for layer in layers for chosen in layer.ignore],
        }
        for key, selectors in parts.items():
            origins = dict.fromkeys(str(chosen.origin) for chosen in selectors)
            yield key, [chosen.text for chosen in selectors], ", ".join(origins) or str(DEFAULT)
