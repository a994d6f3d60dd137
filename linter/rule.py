"""The decorator that makes a rule of a function."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .extensions import Option
from .finding import SEVERITIES, Finding

Check = Callable[..., Iterator[Any]]


class Rule:
    """A rule: its code, name, severity, source, message templates, options, and the function that checks.

    ``zh`` and ``en`` map a variant ("" for the plain one) to a ``str.format`` template of the finding's figures.
    ``options`` maps an option's name to its default; the effective values reach the function as keywords. ``shared``
    are those of them that are options of the plugin. ``cross``: it compares reports (see ``CrossRule``).
    """

    __slots__ = ("check", "code", "en", "fixable", "name", "options", "plugin", "severity", "shared", "source", "zh")
    cross = False

    def __init__(
        self,
        check: Check,
        code: str,
        severity: str,
        source: str,
        zh: Mapping[str, str],
        en: Mapping[str, str],
        fixable: str | None,
        options: Mapping[str, Any],
    ) -> None:
        self.check = check
        self.code = code
        self.name: str = check.__name__.replace("_", "-")
        self.severity = severity
        self.source = source
        self.zh = zh
        self.en = en
        self.fixable = fixable
        self.shared = {name: value for name, value in options.items() if isinstance(value, Option)}
        self.options = {name: value.default if name in self.shared else value for name, value in options.items()}
        self.plugin = ""

    @property
    def manual(self) -> str:
        """The rule's documentation: the function's docstring."""
        return self.check.__doc__ or ""

    def message(self, finding: Finding, lang: str) -> str:
        """The finding's message in ``lang`` (``zh`` or ``en``)."""
        if finding.message is not None:
            return finding.message
        templates = self.zh if lang == "zh" else self.en
        figures = {
            key: value[lang == "en"] if isinstance(value, tuple) else value for key, value in finding.figures.items()
        }
        return templates[finding.variant].format(expected=finding.expected, actual=finding.actual, **figures)


def well_formed(code: str) -> bool:
    """Whether a rule code is capital letters and three digits."""
    family = code.rstrip("0123456789")
    return family.isalpha() and family.isupper() and family.isascii() and len(code) - len(family) == 3


def rule(
    code: str,
    *,
    source: str,
    severity: str = "warning",
    zh: str | Mapping[str, str] = "",
    en: str | Mapping[str, str] = "",
    fixable: str | None = None,
    **options: Any,
) -> Callable[[Check], Rule]:
    """Make a rule of a generator function ``(report, standard, **options) -> Iterator[Finding]``.

    ``code`` is letters and three digits; ``source`` the demand's source; ``zh`` and ``en`` message templates, or
    templates by variant; ``fixable`` is ``safe``, ``unsafe`` or None. The rule's name is the function's, with hyphens.
    A figure that is a pair (zh, en) is given in the language of the message. ``options`` are names with defaults, or
    with an ``Option`` of the plugin, whose value the rule then takes. Raises ValueError for a malformed code
    or severity.
    """
    if not well_formed(code):
        raise ValueError(f"rule code {code!r} is not capital letters and three digits")
    if severity not in SEVERITIES:
        raise ValueError(f"severity {severity!r} of {code} is none of {', '.join(SEVERITIES)}")

    def decorate(check: Check) -> Rule:
        templates = [{"": text} if isinstance(text, str) else text for text in (zh, en)]
        return Rule(check, code, severity, source, templates[0], templates[1], fixable, options)

    return decorate
