"""Brings plugins and configurations together: what each file is checked with."""

from typing import TYPE_CHECKING, NamedTuple

from .config import Configs
from .house import House, refuse_twins
from .options import rule_options
from .plugins import Plugins, load_plugins
from .rule import Rule
from .selectors import Selection, Selectors
from .settings import Config

if TYPE_CHECKING:
    from .plan import Plan


class _Ground(NamedTuple):
    """What the files of one configuration have in common; the plan's rules are those of no file in particular."""

    config: Config
    selection: Selection
    plan: "Plan"


class Session:
    """The plugins and configurations of a run. Raises Trouble, on the first use of what is wrong with either.

    ``excerpts``: whether a reporter wants the lines that diagnostics touch.
    """

    __slots__ = ("_grounds", "_houses", "_plans", "configs", "excerpts", "plugins")

    def __init__(self, configs: Configs, plugins: Plugins | None = None, *, excerpts: bool = False) -> None:
        self.configs = configs
        self.plugins = load_plugins() if plugins is None else plugins
        self.excerpts = excerpts
        self._grounds: dict[int, _Ground] = {}
        self._houses: dict[int, House] = {}
        self._plans: dict[tuple[int, int, tuple[int, ...]], Plan] = {}

    def rules(self, config: Config) -> tuple[Rule, ...]:
        """All rules that are loaded under a configuration, by code."""
        if config.required_plugins:
            from .requirements import require

            require(config, self.plugins.loaded)
        rules = self.plugins.rules(config.rules_path)
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
        key = id(ground), id(rules), tuple(map(id, standards))
        if key not in self._plans:
            self._plans[key] = ground.plan._replace(rules=rules, standards=standards)
        return self._plans[key]

    def _ground(self, config: Config) -> _Ground:
        if id(config) not in self._grounds:
            from .plan import Plan

            selectors = Selectors(self.rules(config))
            selection = Selection(config, selectors)
            overridden = [
                rule for rule in selectors.rules if any(selectors.rank(word, rule) for word in config.severity)
            ]
            plan = Plan(
                (),
                self._house(config).standards,
                {rule.code: selection.severity(rule) for rule in overridden},
                rule_options(config, selectors),
                config.lang,
                config.max_file_size,
                self.excerpts,
            )
            self._grounds[id(config)] = _Ground(config, selection, plan)
        return self._grounds[id(config)]

    def _house(self, config: Config) -> House:
        """The standards and rules without code of a configuration."""
        if id(config) not in self._houses:
            self._houses[id(config)] = House(config, lambda: self.plugins.standards(config.rules_path))
        return self._houses[id(config)]
