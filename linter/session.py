"""Brings plugins and configurations together: what each file is checked with."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..grammar.records import NamedTuple
from .config import Configs
from .extras import PluginReader, options, readers
from .house import House, refuse_twins
from .options import plugin_options, rule_options
from .plugins import Plugins, load_plugins
from .policy import entries_for, make_policy
from .rule import Rule
from .selectors import Selection, Selectors
from .settings import Config

if TYPE_CHECKING:
    from .extensions import Option
    from .plan import Plan


class _Ground(NamedTuple):
    """What the files of one configuration have in common; the plan's rules are those of no file in particular."""

    config: Config
    selection: Selection
    plan: "Plan"


class Session:
    """The plugins and configurations of a run. Raises Trouble, on the first use of what is wrong with either.

    ``excerpts``: whether a reporter wants the lines that diagnostics touch; ``timed``: whether the rules are to be
    timed; ``together``: whether several files are checked, so that reports can be compared. They count for the plans
    that are made after they were set.
    """

    __slots__ = ("_grounds", "_houses", "_plans", "_readers", "configs", "excerpts", "plugins", "timed", "together")

    def __init__(self, configs: Configs, plugins: Plugins | None = None, *, excerpts: bool = False) -> None:
        self.configs = configs
        self.plugins = load_plugins() if plugins is None else plugins
        self.excerpts = excerpts
        self.timed = False
        self.together = False
        self._readers: dict[tuple[str, ...], Mapping[str, PluginReader]] = {}
        self._grounds: dict[int, _Ground] = {}
        self._houses: dict[int, House] = {}
        self._plans: dict[tuple[int, int, tuple[int, ...]], Plan] = {}

    def rules(self, config: Config, *, cross: bool = True) -> tuple[Rule, ...]:
        """All rules that there are under a configuration, by code; ``cross``: those too that compare reports."""
        if config.required_plugins:
            from .requirements import require

            require(config, self.plugins.loaded)
        rules = self.plugins.rules(config.rules_path, cross=cross)
        own = self._house(config).rules
        if own:
            refuse_twins(rules, own)
            rules = tuple(sorted((*rules, *own), key=lambda rule: rule.code))
        return rules

    def plan(self, path: str) -> "Plan":
        """What the file at ``path`` (which need not exist) is checked with."""
        ground = self._ground(self.configs.for_file(path))
        rules = ground.selection.rules_for(path)
        standards = self._house(ground.config).for_file(path)
        entries = entries_for(ground.config, path)
        key = id(ground), id(rules), tuple(map(id, (*standards, *entries)))
        if key not in self._plans:
            policy = ground.plan.policy
            if entries and policy is not None:
                policy = policy._replace(entries=entries)
            self._plans[key] = ground.plan._replace(
                rules=tuple(rule for rule in rules if not rule.cross),
                cross=tuple(rule for rule in rules if rule.cross),
                standards=standards,
                policy=policy,
            )
        return self._plans[key]

    def readers(self, config: Config) -> Mapping[str, PluginReader]:
        """The plugins' readers under a configuration, by suffix."""
        if config.rules_path not in self._readers:
            self._readers[config.rules_path] = readers(self.plugins, config.rules_path)
        return self._readers[config.rules_path]

    def _shared(self, config: Config) -> "dict[Option, Any]":
        """The values of plugins' options that a configuration sets."""
        if not config.plugin_options:
            return {}
        return plugin_options(config, options(self.plugins, config.rules_path))

    def _ground(self, config: Config) -> _Ground:
        if id(config) not in self._grounds:
            from .plan import Plan

            more = None if self.together else lambda: [rule for rule in self.rules(config) if rule.cross]
            selectors = Selectors(self.rules(config, cross=self.together), more=more)
            selection = Selection(config, selectors)
            overridden = [
                rule for rule in selectors.rules if any(selectors.rank(word, rule) for word in config.severity)
            ]
            plan = Plan(
                (),
                self._house(config).standards,
                {rule.code: selection.severity(rule) for rule in overridden},
                rule_options(config, selectors, self._shared(config)),
                config.lang,
                config.max_file_size,
                self.excerpts,
                self.readers(config),
                config.rule_budget,
                self.timed,
                make_policy(config, selectors),
                facts=self.together and any(rule.cross for rule in selection.rules),
                alone=not self.together,
            )
            self._grounds[id(config)] = _Ground(config, selection, plan)
        return self._grounds[id(config)]

    def _house(self, config: Config) -> House:
        """The standards and rules without code of a configuration."""
        if id(config) not in self._houses:
            self._houses[id(config)] = House(config, lambda: self.plugins.standards(config.rules_path))
        return self._houses[id(config)]
