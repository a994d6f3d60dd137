"""The middle floor: rules, standards and findings as types, the engine that runs rules, and what people see of it."""

from .finding import Diagnostic, Edit, Finding, Fix, Related, Setting
from .hookspecs import hookimpl
from .rule import Rule, rule
from .standard import Aspect, Fee, Identity, Standard

__all__ = [
    "Aspect", "Diagnostic", "Edit", "Fee", "Finding", "Fix", "Identity", "Related", "Rule", "Setting", "Standard",
    "hookimpl", "rule",
]  # fmt: skip
