"""The options of rules: their defaults, and what ``[plugins.<name>]`` and ``[rules.<name>]`` set instead."""

from collections.abc import Mapping
from typing import Any

from .extensions import Option
from .nearest import hints
from .selectors import Selectors
from .settings import Config
from .shape import Item


def rule_options(
    config: Config, selectors: Selectors, shared: Mapping[Option, Any] | None = None
) -> dict[str, Mapping[str, Any]]:
    """For the code of each rule its options and their values; ``shared`` are the values of plugins' options.

    Raises ConfigError for a rule or an option that there is not and for a value of another kind than the default.
    """
    values: dict[str, Mapping[str, Any]] = {rule.code: rule.options for rule in selectors.rules}
    if shared:
        for one in selectors.rules:
            own = {name: shared[option] for name, option in one.shared.items() if option in shared}
            values[one.code] = {**one.options, **own}
    named: dict[str, str] = {}
    for word, items in config.options.items():
        rule, origin = selectors.named(word), config.origins[f"rules.{word}"]
        if rule is None:
            hint = hints(word, [known for rule in selectors.rules if rule.options for known in (rule.name, rule.code)])
            raise origin.wrong(f'未知的规则 "{word}"{hint[0]}', f'unknown rule "{word}"{hint[1]}')
        if rule.code in named:
            other = f"rules.{named[rule.code]}"
            raise origin.wrong(f"与 {other} 是同一条规则", f"is the same rule as {other}")
        named[rule.code] = word
        for option, item in items.items():
            if option not in rule.options:
                hint = hints(option, rule.options)
                raise item.wrong(
                    f"规则 {rule.code} 没有这个选项{hint[0]}", f"rule {rule.code} has no such option{hint[1]}"
                )
        set_values = {option: _value(item, rule.options[option]) for option, item in items.items()}
        values[rule.code] = {**values.get(rule.code, rule.options), **set_values}
    return values


def plugin_options(config: Config, known: Mapping[str, Mapping[str, Option]]) -> dict[Option, Any]:
    """What ``[plugins.<name>]`` sets; ``known`` are the options by plugin and name.

    Raises ConfigError for a plugin or an option that there is not and for a value that the option does not take.
    """
    values: dict[Option, Any] = {}
    for plugin, items in config.plugin_options.items():
        if plugin not in known:
            hint = hints(plugin, known)
            raise config.origins[f"plugins.{plugin}"].wrong(
                f'没有名为 "{plugin}" 且带选项的插件{hint[0]}', f'no plugin "{plugin}" has options{hint[1]}'
            )
        for name, item in items.items():
            option = known[plugin].get(name)
            if option is None:
                hint = hints(name, known[plugin])
                raise item.wrong(f"插件 {plugin} 没有这个选项{hint[0]}", f"{plugin} has no such option{hint[1]}")
            value = values[option] = _value(item, option.default)
            if option.choices:
                for text in item.array() if isinstance(value, tuple) else (item,):
                    text.one_of(option.choices)
    return values


def _value(item: Item, default: Any) -> Any:
    """The value of an option, of the same kind as its default."""
    if isinstance(default, bool):
        return item.flag()
    if isinstance(default, int):
        return item.whole(None)
    if isinstance(default, float):
        if type(item.value) not in (int, float):
            raise item.must_be("数", "a number")
        return float(item.value)
    if isinstance(default, str):
        return item.text()
    if isinstance(default, (tuple, list)):
        return item.texts()
    return item.value
