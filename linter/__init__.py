"""The middle floor: rules, standards and findings as types, the engine that runs rules, and what people see of it.

``hookimpl``, which stands on pluggy, and the standard's types are imported when they are first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .extensions import Option, Reader
from .finding import Diagnostic, Edit, Finding, Fix, Related, Setting
from .rule import Rule, rule

if TYPE_CHECKING:
    from .cross_rules import CrossRule, cross_rule
    from .hookspecs import hookimpl
    from .report_facts import ReportFacts, SectionFacts
    from .reports import Reports
    from .standard import Aspect, Continuity, Fee, Identity, Standard

__all__ = [
    "Aspect", "Continuity", "CrossRule", "Diagnostic", "Edit", "Fee", "Finding", "Fix", "Identity", "Option", "Reader",
    "Related", "ReportFacts", "Reports", "Rule", "SectionFacts", "Setting", "Standard", "cross_rule", "hookimpl",
    "rule",
]  # fmt: skip


_HOMES = {
    "cross_rules": ("CrossRule", "cross_rule"),
    "hookspecs": ("hookimpl",),
    "report_facts": ("ReportFacts", "SectionFacts"),
    "reports": ("Reports",),
}


def __getattr__(name: str) -> Any:
    """Import the module of an exported name."""
    if name in __all__:
        home = next((module for module, names in _HOMES.items() if name in names), "standard")
        value = globals()[name] = getattr(import_module(f".{home}", __name__), name)
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
