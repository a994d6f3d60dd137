"""The package lark without what it loads when it is imported: five times what it takes to run a grammar.

Its modules can be imported one by one; whoever asks the package itself for a name gets the whole of it.
"""

import sys
from importlib.machinery import ModuleSpec
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any

_NAME = "lark"


class _Unloaded(ModuleType):
    """A package that runs when it is asked for something."""

    def __getattr__(self, name: str) -> Any:
        """Asked only for what is not there yet."""
        self.__class__ = ModuleType  # type: ignore[assignment]  # from now on it is like any other
        _spec(self).loader.exec_module(self)  # type: ignore[union-attr]  # a package has a loader
        return getattr(self, name)


def place_of_lark() -> str:
    """The file of the package lark, which can be imported then. Raises ImportError where it is not installed."""
    if _NAME not in sys.modules:
        spec = find_spec(_NAME)
        if spec is None:
            raise ModuleNotFoundError(f"No module named {_NAME!r}", name=_NAME)
        module = module_from_spec(spec)
        module.__class__ = _Unloaded
        sys.modules[_NAME] = module
    return str(_spec(sys.modules[_NAME]).origin)


def _spec(module: ModuleType) -> ModuleSpec:
    spec = module.__spec__
    assert spec is not None
    return spec
