"""What a configuration adds without code: standards from files, a standard for some paths, demands of its own."""

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from .nearest import hints
from .rule import Rule
from .settings import Config, PathStandard

if TYPE_CHECKING:
    from .standard import Standard


class House:
    """The standards and the rules without code of a configuration.

    ``standards`` are those among which a file's content chooses; ``rules`` come of the demands of all standards and of
    the configuration. Raises Trouble for whatever is wrong with one of them.
    """

    __slots__ = ("_by_path", "_files", "rules", "standards")

    def __init__(self, config: Config, installed: "Callable[[], Sequence[Standard]]") -> None:
        """``installed`` gives the standards of plugins: what ``auto`` stands for."""
        self._files: dict[str, Standard] = {}
        standards: dict[str, Standard] = {}
        for entry in config.standards:
            for standard in installed() if entry == "auto" else (self._file(entry),):
                if standards.setdefault(standard.id, standard) is not standard and entry != "auto":
                    origin = config.origins["standards"]
                    raise origin.wrong(
                        f'有两个标准的 id 为 "{standard.id}"', f'two standards have the id "{standard.id}"'
                    )
        self.standards = tuple(standards.values())
        self._by_path = {entry: self._named(entry, standards, installed) for entry in config.standards_by_path.values()}
        everything = tuple(dict.fromkeys((*self.standards, *self._by_path.values())))
        rules = [rule for standard in everything for rule in standard.rules]
        if config.demands:
            from .demands import read_demands

            rules += read_demands(config.demands, everything, several=True)
        self.rules = tuple(rules)

    def for_file(self, path: str) -> "tuple[Standard, ...]":
        """The standards that a file may be on: the one that the last matching pattern gives its path, or all."""
        found = self.standards
        if self._by_path:
            place = os.path.abspath(path)
            for entry, standard in self._by_path.items():
                if entry.glob.matches(place):
                    found = (standard,)
        return found

    def _file(self, path: str) -> "Standard":
        if path not in self._files:
            from .standard_loader import read_standard

            self._files[path] = read_standard(path)
        return self._files[path]

    def _named(
        self,
        entry: PathStandard,
        standards: "Mapping[str, Standard]",
        installed: "Callable[[], Sequence[Standard]]",
    ) -> "Standard":
        """The standard that an entry of ``standards-by-path`` names by its id or its file."""
        if entry.file:
            return self._file(entry.standard)
        known = {**{standard.id: standard for standard in installed()}, **standards}
        if entry.standard not in known:
            hint = hints(entry.standard, known)
            raise entry.origin.wrong(
                f'未知的标准 "{entry.standard}"{hint[0]}', f'unknown standard "{entry.standard}"{hint[1]}'
            )
        return known[entry.standard]


def refuse_twins(rules: Sequence[Rule], house: Sequence[Rule]) -> None:
    """Raise the error of its document for a demand whose code or name another rule has."""
    from .demands import DemandCheck

    owners = {word: rule for rule in rules for word in (rule.code, rule.name)}
    for rule in house:
        for key, word in (("code", rule.code), ("name", rule.name)):
            if word in owners and isinstance(rule.check, DemandCheck):
                other = owners[word].plugin
                raise rule.check.item.wrong(f"{word} 已由 {other} 定义", f"{word} is already defined by {other}", key)
            owners[word] = rule
