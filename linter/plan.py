"""What a file is checked with, and what comes of it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from .finding import Diagnostic
from .rule import Rule
from .settings import MAX_FILE_SIZE
from .trouble import Trouble

if TYPE_CHECKING:
    from .standard import Standard


class Plan(NamedTuple):
    """What a file is checked with.

    ``rules`` are the selected ones, in the order of their codes; ``severity`` maps codes to overriding severities;
    ``options`` maps codes to the values of the rule's options; ``excerpts`` asks for ``Checked.lines``.
    """

    rules: Sequence[Rule]
    standards: "Sequence[Standard]"
    severity: Mapping[str, str] = {}
    options: Mapping[str, Mapping[str, Any]] = {}
    lang: str = "zh"
    max_file_size: int = MAX_FILE_SIZE
    excerpts: bool = False


class Checked(NamedTuple):
    """What came of one file.

    ``troubles`` is what has to be said although no selected rule says it; with ``failed`` the run cannot be trusted
    (the file could not be opened, a rule crashed). ``lines`` are the texts of the lines that diagnostics touch, by
    number; ``labels`` the printed labels, by (table, ``row`` or ``column``, key).
    """

    path: str
    diagnostics: Sequence[Diagnostic]
    failed: bool = False
    troubles: Sequence[Trouble] = ()
    lines: Mapping[int, str] = {}
    labels: Mapping[tuple[str, str, str], str] = {}
