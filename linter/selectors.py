"""Which rules run on which file: selectors, from the vaguest (``ALL``) to the most precise (a code or a name)."""

import os
from collections.abc import Callable, Iterable, Sequence

from .nearest import hints
from .rule import Rule
from .settings import Chosen, Config, Layer

ALL = "ALL"
COMPARING = "CROSS"
ENGINE = "GOUJI"
# The families and how many codes of each are taken. A code of these whose rule this version does not have may be
# ignored, so that one configuration serves several versions; but to select it is an error: it would silently not run.
FAMILIES = {"SEC": 13, "TAB": 16, "YEAR": 7, "SUM": 6, "TEXT": 11, COMPARING: 6, ENGINE: 5}


def family(code: str) -> str:
    """The letters of a code."""
    return code.rstrip("0123456789")


def split_selectors(values: Iterable[str]) -> tuple[str, ...]:
    """The selectors in the values of a command line option: separated by commas or blanks."""
    return tuple(part for value in values for part in value.replace(",", " ").split())


class Selectors:
    """The selectors that there are, given the loaded rules: codes, names, families, plugins' prefixes and ``ALL``."""

    __slots__ = ("_exact", "_families", "_more", "_taken", "rules")

    def __init__(
        self,
        rules: Iterable[Rule],
        prefixes: Iterable[str] = (),
        more: "Callable[[], Iterable[Rule]] | None" = None,
    ) -> None:
        """``prefixes`` are families of plugins without a rule loaded; ``more`` loads rules that are seldom needed."""
        self._more = more
        self.rules = tuple(rules)
        self._exact = {word: rule.code for rule in self.rules for word in (rule.code, rule.name)}
        self._families = {*FAMILIES, *prefixes, *(family(rule.code) for rule in self.rules)}
        self._taken = frozenset(f"{name}{n:03}" for name, last in FAMILIES.items() for n in range(1, last + 1))

    def settle(self, word: str) -> None:
        """Load the rules that are seldom needed, if ``word`` may name one of them."""
        if self._more is not None and word not in self._exact:
            more, self._more = tuple(self._more()), None
            self.rules = tuple(sorted((*self.rules, *more), key=lambda rule: rule.code))
            self._exact.update({word: rule.code for rule in more for word in (rule.code, rule.name)})
            self._families.update(family(rule.code) for rule in more)

    def rank(self, selector: str, rule: Rule) -> int:
        """How precisely a selector names a rule: 3 code or name, 2 family, 1 ``ALL``, 0 not at all."""
        if selector in (rule.code, rule.name):
            return 3
        if selector == ALL:
            return 1
        return 2 if selector == family(rule.code) else 0

    def check(self, chosen: Chosen, *, to_run: bool = False) -> None:
        """Raises ConfigError for a selector that there is not, ``to_run`` also for one whose rule is not there."""
        word = chosen.text
        if self._there(word):
            return
        if word in self._taken:
            if not to_run or family(word) == ENGINE:
                return
            raise chosen.origin.wrong(f"本版本没有规则 {word}", f"this version has no rule {word}")
        hint = self.hints(word)
        raise chosen.origin.wrong(f'未知的规则选择 "{word}"{hint[0]}', f'unknown selector "{word}"{hint[1]}')

    def knows(self, word: str) -> bool:
        """Whether there is such a selector, be it of a rule that this version does not have."""
        return self._there(word) or word in self._taken

    def _there(self, word: str) -> bool:
        if word != ALL and word not in self._families:
            self.settle(word)
        return word == ALL or word in self._exact or word in self._families

    def hints(self, word: str) -> tuple[str, str]:
        """What to say, in Chinese and English, of a selector that there is not: the nearest that there is."""
        return hints(word, [ALL, *sorted(self._families), *self._exact, *sorted(self._taken)])

    def named(self, word: str) -> Rule | None:
        """The rule with a code or name."""
        self.settle(word)
        code = self._exact.get(word)
        return next((rule for rule in self.rules if rule.code == code), None)

    def choose(self, layers: Sequence[Layer], *, collected: bool = True) -> list[Rule]:
        """The rules that the layers let run, in the order given.

        Where no layer says otherwise all run, but for those of CROSS where the reports are not ``collected``.
        In a layer the more precise selector wins, between two as precise ``ignore`` does. A layer that selects forgets
        those below; but a file that cannot be read, is no report or crashes a rule (GOUJI) is told whatever is
        selected, unless it is ignored.
        """
        return [rule for rule in self.rules if self._runs(rule, layers, collected or family(rule.code) != COMPARING)]

    def _runs(self, rule: Rule, layers: Sequence[Layer], runs: bool) -> bool:
        for layer in layers:
            if layer.select is not None and family(rule.code) != ENGINE:
                runs = False
            chosen = max((self.rank(s.text, rule) for s in (*(layer.select or ()), *layer.extend_select)), default=0)
            ignored = max((self.rank(s.text, rule) for s in layer.ignore), default=0)
            if chosen or ignored:
                runs = chosen > ignored
        return runs


class Selection:
    """What a configuration makes of the loaded rules: which run on a file, and how severe they are.

    Raises ConfigError where the configuration names a selector that there is not.
    """

    __slots__ = ("_by_hits", "_config", "_rules", "_selectors", "_severities")

    def __init__(self, config: Config, selectors: Selectors) -> None:
        for layer in config.layers:
            for chosen in (*(layer.select or ()), *layer.extend_select):
                selectors.check(chosen, to_run=True)
            for chosen in layer.ignore:
                selectors.check(chosen)
        for ignores in config.per_file_ignores.values():
            for chosen in ignores.selectors:
                selectors.check(chosen)
        for chosen in config.suppressions.never:
            selectors.check(chosen)
        for selector, severity in config.severity.items():
            selectors.check(Chosen(selector, severity.origin))
        self._config = config
        self._selectors = selectors
        # A folder with a configuration is kept as one; other files may be drafts and copies of each other.
        self._rules = tuple(selectors.choose(config.layers, collected=config.path is not None))
        self._severities = {rule.code: self._severity(rule) for rule in selectors.rules}
        self._by_hits: dict[tuple[bool, ...], tuple[Rule, ...]] = {}

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that run on some file or other."""
        return self._rules

    def rules_for(self, path: str) -> tuple[Rule, ...]:
        """The rules that run on a file, in the order in which they were loaded."""
        ignores = tuple(self._config.per_file_ignores.values())
        if not ignores:
            return self._rules
        place = os.path.abspath(path)
        hits = tuple(entry.glob.matches(place) for entry in ignores)
        rules = self._by_hits.get(hits)
        if rules is None:
            words = [chosen.text for entry, hit in zip(ignores, hits, strict=True) if hit for chosen in entry.selectors]
            rules = tuple(r for r in self._rules if not any(self._selectors.rank(word, r) for word in words))
            self._by_hits[hits] = rules
        return rules

    def runs(self, rule: Rule, path: str) -> bool:
        """Whether a rule runs on a file."""
        return rule in self.rules_for(path)

    def severity(self, rule: Rule) -> str:
        """How severe a rule's findings are: by the most precise selector of ``[severity]``, else by the rule itself."""
        return self._severities[rule.code]

    def _severity(self, rule: Rule) -> str:
        rank, severity = 0, rule.severity
        for selector, chosen in self._config.severity.items():
            if self._selectors.rank(selector, rule) > rank:
                rank, severity = self._selectors.rank(selector, rule), chosen.text
        return severity
