"""What a file is checked with, and what comes of it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..grammar.records import NamedTuple
from .settings import MAX_FILE_SIZE, RULE_BUDGET
from .trouble import Trouble

if TYPE_CHECKING:
    from .extras import PluginReader
    from .finding import Diagnostic
    from .policy import Policy
    from .rule import Rule
    from .standard import Standard


class Plan(NamedTuple):
    """What a file is checked with.

    ``rules`` are the selected ones, in the order of their codes; ``severity`` maps codes to overriding severities;
    ``options`` maps codes to the values of the rule's options; ``excerpts`` asks for ``Checked.lines``; ``readers``
    are those of plugins, by suffix; ``timed`` asks which rules take longer than ``rule_budget`` milliseconds;
    ``policy`` says what may be suppressed (None: whatever is loaded); ``cross`` are the selected rules that compare
    reports, ``facts``: they want the facts of this file, ``alone``: no other file is checked with it.
    """

    rules: "Sequence[Rule]"
    standards: "Sequence[Standard]"
    severity: Mapping[str, str] = {}
    options: Mapping[str, Mapping[str, Any]] = {}
    lang: str = "zh"
    max_file_size: int = MAX_FILE_SIZE
    excerpts: bool = False
    readers: Mapping[str, "PluginReader"] = {}
    rule_budget: int = RULE_BUDGET
    timed: bool = False
    policy: "Policy | None" = None
    cross: "Sequence[Rule]" = ()
    facts: bool = False
    alone: bool = True


class Slow(NamedTuple):
    """A rule that took longer on a file than its budget, in milliseconds."""

    code: str
    name: str
    plugin: str
    took: float
    budget: int


class Checked(NamedTuple):
    """What came of one file.

    ``troubles`` is what has to be said although no selected rule says it; with ``failed`` the run cannot be trusted
    (the file could not be opened, a rule crashed). ``lines`` are the texts of the lines that diagnostics touch, by
    number; ``labels`` the printed labels, by (table, ``row`` or ``column``, key). ``slow`` are the rules over budget,
    ``times`` the seconds that each took, by code and name, where that was asked for.
    ``until`` is the last day, as 2027-01-31, on which the check comes out the same ("": for ever): a suppression
    expires then. ``facts`` are those for rules that compare reports, packed (empty: there are none; None: nobody
    asked).
    """

    path: str
    diagnostics: "Sequence[Diagnostic]"
    failed: bool = False
    troubles: Sequence[Trouble] = ()
    lines: Mapping[int, str] = {}
    labels: Mapping[tuple[str, str, str], str] = {}
    slow: Sequence[Slow] = ()
    until: str = ""
    times: Mapping[tuple[str, str], float] = {}
    facts: bytes | None = None
