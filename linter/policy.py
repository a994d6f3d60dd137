"""What a configuration says on suppressions: the policy, and the sidecar list for files that must stay untouched."""

import os

from ..grammar.records import NamedTuple
from .selectors import Selectors
from .settings import Config, SidecarEntry
from .trouble import Trouble

#: That a file is unreadable, a rule crashed or a suppression is invalid cannot be suppressed.
NEVER = frozenset(("GOUJI001", "GOUJI003", "GOUJI005"))


class Policy(NamedTuple):
    """What may be suppressed: ``never`` are codes that may not; ``entries`` are those of the list for one file."""

    selectors: Selectors
    require_reason: bool = False
    never: frozenset[str] = NEVER
    entries: tuple[SidecarEntry, ...] = ()

    def covered(self, word: str) -> set[str]:
        """The codes of the rules that a selector names."""
        self.selectors.settle(word)
        return {rule.code for rule in self.selectors.rules if self.selectors.rank(word, rule)}

    def known(self, word: str) -> bool:
        """Whether there is such a selector, be it of a rule that this version does not have."""
        return self.selectors.knows(word)


def make_policy(config: Config, selectors: Selectors) -> Policy:
    """The policy of a configuration. Raises ConfigError for an entry of the list that goes against it."""
    wanted = config.suppressions
    for one in wanted.never:
        selectors.settle(one.text)
    never = {rule.code for rule in selectors.rules if any(selectors.rank(one.text, rule) for one in wanted.never)}
    policy = Policy(selectors, wanted.require_reason, NEVER | never)
    for entry in wanted.entries:
        if wanted.require_reason and not entry.reason:
            raise entry.origin.wrong(
                '缺少 "reason"（require-reason = true）', '"reason" is missing (require-reason = true)'
            )
        for code in entry.codes:
            selectors.check(code)
            covered = policy.covered(code.text)
            if covered and covered <= policy.never:
                raise _never(entry, code.text)
    return policy


def entries_for(config: Config, path: str) -> tuple[SidecarEntry, ...]:
    """The entries of the list that hold for a file."""
    entries = config.suppressions.entries
    if not entries:
        return ()
    place = os.path.abspath(path)
    return tuple(entry for entry in entries if entry.glob.matches(place))


def _never(entry: SidecarEntry, code: str) -> Trouble:
    return entry.origin.wrong(f"{code} 不得被忽略（never）", f"{code} cannot be suppressed (never)")
