"""The extension points: one documented function per hook, all prefixed ``gouji_``.

A plugin is a module (or an object) named by an entry point of the group ``gouji``, or a module in a folder named in
``rules-path``. It implements hooks by marking functions of the same name with ``hookimpl``, and may declare the version
of this API that it was made for::

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
    from .cross_rules import CrossRule
    from .extensions import Option, Reader
    from .reporters.base import Reporter
    from .standard import Standard

hookspec = pluggy.HookspecMarker("gouji")
hookimpl = pluggy.HookimplMarker("gouji")


@hookspec
def gouji_rules() -> "Iterable[Rule]":  # type: ignore[empty-body]
    """Give the rules of a plugin.

    Called once in a run. Codes and names must differ from those of every other loaded plugin. A module in a folder of
    ``rules-path`` needs this hook only for rules that do not stand in it.

    :return: ``Rule`` objects, as the decorator ``rule`` makes them.
    """


@hookspec
def gouji_cross_rules() -> "Iterable[CrossRule]":  # type: ignore[empty-body]
    """Give the rules of a plugin that compare reports with each other.

    Called once in a run, and only when several files are checked or such a rule is asked for. Codes and names must
    differ from those of all other rules. A module in a folder of ``rules-path`` needs this hook only for rules that do
    not stand in it.

    :return: ``CrossRule`` objects, as the decorator ``cross_rule`` makes them.
    """


@hookspec
def gouji_standards() -> "Iterable[Standard]":  # type: ignore[empty-body]
    """Give the standards that a plugin knows: the forms that reports are read and judged by.

    Called once in a run, and only when a report is about to be read. Ids must differ from those of every other plugin.

    :return: ``Standard`` objects, as ``load_standard`` makes them.
    """


@hookspec
def gouji_readers() -> "Iterable[Reader]":  # type: ignore[empty-body]
    """Give readers of further types of files: they make text, with positions, of a file's bytes.

    Files of these types are then found in folders like text files, and every rule works on them. Suffixes must differ
    from gouji's own and from those of every other plugin.

    :return: ``Reader`` objects: the suffixes, and a function of the bytes and the path that gives a ``Source``.
    """


@hookspec
def gouji_reporters() -> "Iterable[type[Reporter]]":  # type: ignore[empty-body]
    """Give further output formats.

    Called when ``--format`` names one that gouji does not have itself. Names must differ from gouji's own and from
    those of every other plugin.

    :return: subclasses of ``Reporter``, each with a ``name``, which is what ``--format`` takes.
    """


@hookspec
def gouji_options() -> "Iterable[Option]":  # type: ignore[empty-body]
    """Give the options of a plugin that its rules share; ``[plugins.<plugin>]`` in a configuration sets them.

    ``<plugin>`` is the name of the entry point, for a module in a folder of ``rules-path`` the file's name without
    ``.py``. A rule names an option by giving it to the decorator as a keyword, and gets the value under that keyword.
    An option of one rule alone needs no hook: a keyword with a plain default, which ``[rules.<rule>]`` sets.

    :return: ``Option`` objects, the same ones at every call: those that the rules name.
    """
