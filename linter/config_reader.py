"""Reads a configuration file's table into a Config, key by key; every mistake is named with its file, key and line."""

import os
from collections.abc import Callable

from ..grammar.patterns import lazy
from .finding import SEVERITIES
from .globs import Glob
from .settings import Chosen, Config, FileIgnores, Layer, Origin, PathStandard, SidecarEntry, Suppressions
from .shape import Item

LANGUAGES = ("zh", "en")
SUPPRESSION_KEYS = ("require-reason", "never", "entries")
ENTRY_KEYS = ("path", "codes", "reason", "until", "line")
_SIZE = lazy(r"\s*([1-9]\d*)\s*([kKmMgG]?)[bB]?\s*\Z")
_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}


def apply_table(config: Config, table: Item, folder: str) -> None:
    """Set what a configuration table sets; paths and patterns in it are relative to ``folder``. Raises ConfigError.

    A list takes the place of the one that the extended file sets, the entries of a table each take the place of that
    with the same key.
    """
    items = table.table(KEYS)
    layer = Layer(
        _chosen(items["select"]) if "select" in items else None,
        _chosen(items["extend-select"]) if "extend-select" in items else (),
        _chosen(items["ignore"]) if "ignore" in items else (),
    )
    if layer != Layer():
        config.layers += (layer,)
    for key, item in items.items():
        if (read := _READERS.get(key)) is not None:
            config.origins[key] = Origin(item)
            read(config, item, folder)


def _chosen(item: Item) -> tuple[Chosen, ...]:
    """An array of selectors; whether they select anything is known when the rules are."""
    return tuple(Chosen(part.text(), Origin(part)) for part in item.array())


def _glob(pattern: str, item: Item, folder: str) -> Glob:
    """A pattern of paths."""
    if pattern.startswith("!"):
        raise item.wrong("此处不支持以 ! 开头的模式", "a pattern that begins with ! is not understood here")
    return Glob(pattern, folder)


def _severity(config: Config, item: Item, _folder: str) -> None:
    for selector, value in item.table().items():
        config.severity[selector] = Chosen(value.one_of(SEVERITIES, "级别", "severity"), Origin(value))


def _per_file_ignores(config: Config, item: Item, folder: str) -> None:
    for pattern, value in item.table().items():
        config.per_file_ignores[folder, pattern] = FileIgnores(_glob(pattern, value, folder), _chosen(value))
        config.origins[f'per-file-ignores."{pattern}"'] = Origin(value)


def _lang(config: Config, item: Item, _folder: str) -> None:
    config.lang = item.one_of(LANGUAGES, "语言", "language")


def _exclude(config: Config, item: Item, folder: str) -> None:
    config.exclude = tuple(_glob(part.text(), part, folder) for part in item.array())


def _max_file_size(config: Config, item: Item, _folder: str) -> None:
    if type(item.value) is not str:
        config.max_file_size = item.whole(1)
        return
    match = _SIZE.match(item.value)
    if match is None:
        raise item.wrong('应为字节数，或如 "20 MB"', 'must be a number of bytes, or like "20 MB"')
    config.max_file_size = int(match[1]) * _UNITS[match[2].lower()]


def _rules_path(config: Config, item: Item, folder: str) -> None:
    config.rules_path = tuple(_path(part, folder, os.path.isdir, "文件夹", "folder") for part in item.array())


def _standards(config: Config, item: Item, folder: str) -> None:
    config.standards = tuple(
        "auto" if part.value == "auto" else _path(part, folder, os.path.isfile, "文件", "file") for part in item.array()
    )
    if not config.standards:
        raise item.wrong("不得为空", "must not be empty")


def _standards_by_path(config: Config, item: Item, folder: str) -> None:
    for pattern, value in item.table().items():
        file = value.text().endswith(".toml")
        standard = _path(value, folder, os.path.isfile, "文件", "file") if file else value.text()
        config.standards_by_path.pop((folder, pattern), None)
        entry = PathStandard(_glob(pattern, value, folder), standard, file, Origin(value))
        config.standards_by_path[folder, pattern] = entry


def _demands(config: Config, item: Item, _folder: str) -> None:
    entries = item.array()
    codes = {entry.table((), ("code",))["code"].text() for entry in entries}
    kept = tuple(entry for entry in config.demands if entry.value["code"] not in codes)
    config.demands = (*kept, *entries)


def _path(item: Item, folder: str, test: Callable[[str], bool], zh: str, en: str) -> str:
    """A path, made absolute, at which something is."""
    path = os.path.normpath(os.path.join(folder, item.text()))
    if not test(path):
        raise item.wrong(f'没有这个{zh} "{item.value}"', f'there is no {en} "{item.value}"')
    return path


def _required_plugins(config: Config, item: Item, _folder: str) -> None:
    config.required_plugins = item.texts()


def _rules(config: Config, item: Item, _folder: str) -> None:
    for rule, value in item.table().items():
        config.options.setdefault(rule, {}).update(value.table())
        config.origins[f"rules.{rule}"] = Origin(value)


def _plugins(config: Config, item: Item, _folder: str) -> None:
    for plugin, value in item.table().items():
        config.plugin_options.setdefault(plugin, {}).update(value.table())
        config.origins[f"plugins.{plugin}"] = Origin(value)


def _rule_budget(config: Config, item: Item, _folder: str) -> None:
    config.rule_budget = item.whole(1)


def _suppressions(config: Config, item: Item, folder: str) -> None:
    items = item.table(SUPPRESSION_KEYS)
    reason, never, entries = config.suppressions
    if "entries" in items:
        entries += tuple(_sidecar(entry, folder) for entry in items["entries"].array())
    config.suppressions = Suppressions(
        items["require-reason"].flag() if "require-reason" in items else reason,
        _chosen(items["never"]) if "never" in items else never,
        entries,
    )
    for key, value in items.items():
        config.origins[f"suppressions.{key}"] = Origin(value)


def _sidecar(item: Item, folder: str) -> SidecarEntry:
    """An entry of the list of suppressions beside the files; it adds to those of an extended file."""
    items = item.table(ENTRY_KEYS, ("path", "codes"))
    path, codes = items["path"].text(), _chosen(items["codes"])
    if not codes:
        raise items["codes"].wrong("不得为空", "must not be empty")
    until = _date(items["until"]) if "until" in items else ""
    return SidecarEntry(
        _glob(path if "/" in path else f"/{path}", items["path"], folder),
        not any(char in path for char in "*?[") and not os.path.isdir(os.path.join(folder, path)),
        codes,
        items["reason"].text() if "reason" in items else "",
        until,
        items["line"].whole(1) if "line" in items else None,
        Origin(item),
    )


def _date(item: Item) -> str:
    """A day, as a string or as TOML writes one."""
    from datetime import date

    try:
        return (item.value if type(item.value) is date else date.fromisoformat(item.text())).isoformat()
    except ValueError:
        raise item.wrong('应为日期，如 "2027-01-31"', 'must be a date like "2027-01-31"') from None


def _rollup(config: Config, item: Item, _folder: str) -> None:
    for body, value in item.table().items():
        members = value.table(("members",), ("members",))["members"]
        config.rollup[body] = members.texts()
        config.origins[f'rollup."{body}".members'] = Origin(members)


_READERS: dict[str, Callable[[Config, Item, str], None]] = {
    "severity": _severity,
    "per-file-ignores": _per_file_ignores,
    "lang": _lang,
    "exclude": _exclude,
    "max-file-size": _max_file_size,
    "rules-path": _rules_path,
    "standards": _standards,
    "standards-by-path": _standards_by_path,
    "demands": _demands,
    "required-plugins": _required_plugins,
    "rules": _rules,
    "plugins": _plugins,
    "rule-budget": _rule_budget,
    "suppressions": _suppressions,
    "rollup": _rollup,
}
KEYS = ("select", "ignore", "extend-select", "extend", *_READERS)
