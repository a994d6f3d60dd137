"""Brings plugins and configurations together: what each file is checked with."""

from typing import TYPE_CHECKING, NamedTuple

from .config import Configs
from .options import rule_options
from .plugins import Plugins, load_plugins
from .rule import Rule
from .selectors import Selection, Selectors
from .settings import Config

if TYPE_CHECKING:
    from .plan import Plan
    from .standard import Standard


class _Ground(NamedTuple):
    """What the files of one configuration have in common; the plan's rules are those of no file in particular."""

    config: Config
    selection: Selection
    plan: "Plan"


class Session:
    """The plugins and configurations of a run. Raises Trouble, on the first use of what is wrong with either.

    ``excerpts``: whether a reporter wants the lines that diagnostics touch.
    """

    __slots__ = ("_grounds", "_plans", "configs", "excerpts", "plugins")

    def __init__(self, configs: Configs, plugins: Plugins | None = None, *, excerpts: bool = False) -> None:
        self.configs = configs
        self.plugins = load_plugins() if plugins is None else plugins
        self.excerpts = excerpts
        self._grounds: dict[int, _Ground] = {}
        self._plans: dict[tuple[int, int], Plan] = {}

    def rules(self, config: Config) -> tuple[Rule, ...]:
        """All rules that are loaded under a configuration, by code."""
        if config.required_plugins:
            from .requirements import require

            require(config, self.plugins.loaded)
        return self.plugins.rules(config.rules_path)

    def plan(self, path: str) -> "Plan":
        """What the file at ``path`` (which need not exist) is checked with."""
        ground = self._ground(self.configs.for_file(path))
        rules = ground.selection.rules_for(path)
        key = id(ground), id(rules)
        if key not in self._plans:
            self._plans[key] = ground.plan._replace(rules=rules)
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
                self._standards(config),
                {rule.code: selection.severity(rule) for rule in overridden},
                rule_options(config, selectors),
                config.lang,
                config.max_file_size,
                self.excerpts,
            )
            self._grounds[id(config)] = _Ground(config, selection, plan)
        return self._grounds[id(config)]

    def _standards(self, config: Config) -> "tuple[Standard, ...]":
        """The standards that a configuration names; ``auto`` stands for all that plugins give."""
        from .standard_loader import load_standard

        standards: dict[str, Standard] = {}
        for entry in config.standards:
            if entry == "auto":
                found = self.plugins.standards(config.rules_path)
            else:
                with open(entry, encoding="utf-8") as stream:
                    found = (load_standard(stream.read(), entry),)
            for standard in found:
                standards.setdefault(standard.id, standard)
        return tuple(standards.values())
