"""A plugin's reporter whose mistakes are told by the plugin's name."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

from ..trouble import cause
from .base import Look, Reporter

if TYPE_CHECKING:
    from ..extras import PluginReporter
    from ..plan import Checked


class Guarded(Reporter):
    """Hands everything on to the reporter of a plugin. Raises PluginError where that one fails."""

    def __init__(self, reporter: "PluginReporter", out: TextIO, look: Look) -> None:
        super().__init__(out, look)
        self._plugin = reporter.plugin
        self._name = reporter.make.name
        self._guard(lambda: self._make(reporter.make, out, look))

    def _make(self, make: type[Reporter], out: TextIO, look: Look) -> None:
        self._inner = make(out, look)

    def begin(self, files: int) -> None:
        """Called once, before any file."""
        self._guard(lambda: self._inner.begin(files))

    def file(self, checked: "Checked") -> None:
        """Called for each file."""
        self._guard(lambda: self._inner.file(checked))

    def end(self) -> None:
        """Called once, after the last file."""
        self._guard(self._inner.end)

    def _guard(self, call: Callable[[], None]) -> None:
        try:
            call()
        except OSError:  # nobody reads any more, or the disk is full: not the plugin's fault
            raise
        except Exception as error:  # a plugin can raise anything, and has to be named
            raise self._plugin.error(f"--format {self._name}: {cause(error)}") from error
