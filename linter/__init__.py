"""The middle floor: rules, standards and findings as types, the engine that runs rules, and what people see of it.

``hookimpl``, which stands on pluggy, and the standard's types are imported when they are first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .extensions import Option, Reader
from .finding import Diagnostic, Edit, Finding, Fix, Related, Setting
from .rule import Rule, rule

if TYPE_CHECKING:
    from .hookspecs import hookimpl
    from .standard import Aspect, Fee, Identity, Standard

__all__ = [
    "Aspect", "Diagnostic", "Edit", "Fee", "Finding", "Fix", "Identity", "Option", "Reader", "Related", "Rule",
    "Setting", "Standard", "hookimpl", "rule",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import the module of an exported name."""
    if name in __all__:
        home = "hookspecs" if name == "hookimpl" else "standard"
        value = globals()[name] = getattr(import_module(f".{home}", __name__), name)
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
