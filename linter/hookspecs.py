"""The extension points: one documented function per hook, all prefixed ``gouji_``.

A plugin is a module (or an object) named by an entry point of the group ``gouji``. It implements hooks by marking
functions of the same name with ``hookimpl``, and may declare the version of this API that it was made for::

    from gouji.linter import hookimpl

    gouji_api = 1

    @hookimpl
    def gouji_rules():
        return [motto_missing]
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pluggy

from .rule import Rule

if TYPE_CHECKING:
    from .standard import Standard

#: Version of the plugin API; a plugin that declares another ``gouji_api`` is refused.
API_VERSION = 1

hookspec = pluggy.HookspecMarker("gouji")
hookimpl = pluggy.HookimplMarker("gouji")


@hookspec
def gouji_rules() -> "Iterable[Rule]":  # type: ignore[empty-body]
    """Give the rules of a plugin.

    Called once in a run. Codes and names must differ from those of every other loaded plugin.

    :return: ``Rule`` objects, as the decorator ``rule`` makes them.
    """


@hookspec
def gouji_standards() -> "Iterable[Standard]":  # type: ignore[empty-body]
    """Give the standards that a plugin knows: the forms that reports are read and judged by.

    Called once in a run, and only when a report is about to be read. Ids must differ from those of every other plugin.

    :return: ``Standard`` objects, as ``load_standard`` makes them.
    """
