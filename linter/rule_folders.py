"""Loads the modules of a folder named in ``rules-path``: house rules without packaging."""

import os
import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

from .config import display
from .plugins import Plugin
from .rule import Rule
from .trouble import Trouble, cause


def load_folder(folder: str) -> Iterator[tuple[Plugin, list[Rule]]]:
    """Each module of the folder as a plugin, with the rules that stand in it, by file name.

    Modules whose name begins with an underscore are helpers, for ``from . import _helper``. Raises Trouble where the
    folder is missing or holds no module, PluginError where a module cannot be imported.
    """
    try:
        files = sorted(name for name in os.listdir(folder) if name.endswith(".py") and not name.startswith("_"))
    except OSError as error:
        raise Trouble(
            f"rules-path：无法打开文件夹 {folder}（{error.strerror}）",
            f"rules-path: the folder {folder} cannot be opened ({error.strerror})",
        ) from error
    if not files:
        raise Trouble(f"rules-path：{folder} 中没有规则模块", f"rules-path: {folder} holds no rule module")
    package = ModuleType(f"gouji_house_rules_{sum(name.startswith('gouji_house_rules_') for name in sys.modules)}")
    package.__path__ = [folder]
    sys.modules[package.__name__] = package
    for file in files:
        path = os.path.join(folder, file)
        module = _load(path, f"{package.__name__}.{file[:-3]}")
        rules = [
            thing
            for thing in vars(module).values()
            if isinstance(thing, Rule) and thing.check.__module__ == module.__name__
        ]
        shown = display(path)
        yield Plugin(shown, shown, "", module), list(dict.fromkeys(rules))


def _load(path: str, name: str) -> ModuleType:
    """Import a module without leaving compiled code, which could be taken for that of a file changed at once after."""
    writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec = spec_from_file_location(name, path)
        if spec is None or spec.loader is None:
            raise ImportError(path)
        module = module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:  # a plugin can raise anything, and has to be named
        shown = display(path)
        raise Plugin(shown, shown, "", None).error(cause(error)) from error
    finally:
        sys.dont_write_bytecode = writes
    return module
