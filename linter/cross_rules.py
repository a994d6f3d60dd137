"""The decorator that makes a rule of a function which compares reports."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from .finding import Finding
from .rule import Rule, rule

if TYPE_CHECKING:
    from .report_facts import ReportFacts

CrossCheck = Callable[..., "Iterator[tuple[ReportFacts, Finding]]"]


class CrossRule(Rule):
    """A rule on the reports of a run together, such as a body's of two years."""

    __slots__ = ()
    cross = True


def cross_rule(
    code: str,
    *,
    source: str,
    severity: str = "warning",
    zh: str | Mapping[str, str] = "",
    en: str | Mapping[str, str] = "",
    **options: Any,
) -> Callable[[CrossCheck], CrossRule]:
    """Make a rule of a generator function ``(reports, **options) -> Iterator[tuple[ReportFacts, Finding]]``.

    ``reports`` are the ``Reports`` of the run. Each finding comes with the report that it stands in, and is told only
    if the rule is selected for that file. Its span and those of its cells count in that report's text, the span of a
    ``Related`` with a ``path`` in the text of the report with that path. In templates ``{where}`` stands for the places
    of the related, as ``path:line:column``. All else is as for ``rule``. Raises ValueError as that does.
    """

    def decorate(check: CrossCheck) -> CrossRule:
        made = rule(code, source=source, severity=severity, zh=zh, en=en, **options)(check)
        return CrossRule(check, code, severity, source, made.zh, made.en, None, options)

    return decorate
