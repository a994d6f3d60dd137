"""What ``gouji check`` checks files with: the cache where it knows the answer, else a session, loaded when needed."""

import os
import sys
from typing import TYPE_CHECKING, Any

from ..grammar.records import NamedTuple
from .config import Configs
from .entry_points import EntryPoint, find_entry_points, only_gouji
from .environment import digest, read_all, sources_in
from .environment import plugins as plugins_print
from .plan import Checked
from .result_cache import ResultCache, mark_of
from .settings import Config, Overrides

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .extras import PluginReader
    from .plan import Plan
    from .result_cache import Mark
    from .session import Session

_AT_ONCE, _MOST = 64, 400_000  # files that are checked at once, and bytes of them


class Task(NamedTuple):
    """A file to check: its path, the name it goes by in diagnostics, whether it was named itself."""

    path: str
    shown: str
    named: bool


class _Read(NamedTuple):
    """A file that was read: ``mark`` tells its state from a later one."""

    task: Task
    plan: "Plan"
    data: bytes
    mark: "Mark"


class Runner:
    """Checks the files of a run; ``cache`` None: none is used.

    ``excerpts``, ``timed`` and ``together`` are as in ``Session``.
    """

    def __init__(self, path: str | None, overrides: Overrides, cache: ResultCache | None = None) -> None:
        self._given = (path, overrides)
        self.cache = cache
        self.excerpts = False
        self.timed = False
        self.together = False
        self.configs = Configs(path, overrides)
        self._session: Session | None = None
        self._environments: dict[int, bytes] = {}
        self._entries: list[EntryPoint] | None = None
        self._plugins: bytes | None = None

    def __getstate__(self) -> Any:
        """For a process that shares nothing with this one."""
        return self._given, self.cache, self.excerpts, self.timed, self.together

    def __setstate__(self, state: Any) -> None:
        """Start anew with the same orders."""
        given, cache, excerpts, timed, together = state
        self.__init__(*given, cache)  # type: ignore[misc]  # it is how an object is made anew
        self.excerpts, self.timed, self.together = excerpts, timed, together

    @property
    def entries(self) -> list[EntryPoint]:
        """The entry points of the installed plugins."""
        if self._entries is None:
            self._entries = find_entry_points(sys.path)
        return self._entries

    @property
    def session(self) -> "Session":
        """Plugins and configurations. Raises Trouble for what is wrong with the plugins."""
        if self._session is None:
            from .plugins import load_plugins
            from .session import Session

            self._session = Session(self.configs, load_plugins(self.entries))
        self._session.excerpts, self._session.timed = self.excerpts, self.timed  # a format may come of a plugin
        self._session.together = self.together
        return self._session

    @property
    def one_config(self) -> bool:
        """Whether one configuration file was named for all files."""
        return self._given[0] is not None

    def readers(self, config: Config) -> "Mapping[str, PluginReader]":
        """The plugins' readers under a configuration; where there are no plugins, nothing is loaded to see that."""
        return {} if not config.rules_path and only_gouji(self.entries) else self.session.readers(config)

    def prepare(self, tasks: "list[Task]") -> None:
        """Raise the Trouble of every configuration that cannot be used, before anything is checked."""
        seen: set[int] = set()
        for task in tasks or [Task(os.path.join(os.curdir, "report"), "", named=True)]:
            config = self.configs.for_file(task.path)
            if id(config) not in seen:
                seen.add(id(config))
                if not tasks or self.cached(task) is None:
                    self.session.plan(task.path)
        if self.cache is not None:
            self.cache.hits = self.cache.misses = 0

    def cached(self, task: Task) -> Checked | None:
        """What the cache knows of a file."""
        if self.cache is None:
            return None
        return self.cache.get(task.path, task.shown, self.environment(task), together=self.together)

    def check(self, task: Task) -> Checked:
        """Check a file and keep what comes of it."""
        return next(self.results([task], cached=False))

    def results(self, tasks: "Iterable[Task]", *, cached: bool = True) -> "Iterator[Checked]":
        """What comes of files, in their order: what the cache knows, and what several at a time are found to be."""
        waiting: list[_Read] = []
        room = _MOST
        for task in tasks:
            one = (self.cached(task) if cached else None) or self._read(task)
            full = len(waiting) == _AT_ONCE
            if waiting and (
                isinstance(one, Checked) or full or one.plan is not waiting[0].plan or len(one.data) >= room
            ):
                yield from self._checked(waiting)
                waiting, room = [], _MOST
            if isinstance(one, Checked):
                yield one
            else:
                waiting.append(one)
                room -= len(one.data)
        if waiting:
            yield from self._checked(waiting)

    def _read(self, task: Task) -> "_Read | Checked":
        """A file's content; where it cannot be had, what comes of the file."""
        from .engine import check_file

        plan = self.session.plan(task.path)
        try:
            with open(task.path, "rb", 0) as stream:
                stat = os.fstat(stream.fileno())
                if stat.st_size <= plan.max_file_size:
                    data = stream.read(stat.st_size or plan.max_file_size + 1)
                    if len(data) < stat.st_size:
                        data += stream.readall()
                    return _Read(task, plan, data, mark_of(stat))
        except OSError:
            pass  # which check_file says
        return check_file(task.path, plan, shown=task.shown, named=task.named)

    def _checked(self, files: "Sequence[_Read]") -> "Iterator[Checked]":
        """Check files that have one plan, and keep what comes of them."""
        from .engine import Content, check_contents

        contents = [Content(file.data, file.task.shown, file.task.named) for file in files]
        for file, checked in zip(files, check_contents(contents, files[0].plan), strict=True):
            if self.cache is not None:
                self.cache.put(file.task.path, self.environment(file.task), file.data, file.mark, checked)
            yield checked

    def environment(self, task: Task) -> bytes:
        """All that a result depends on besides path and content, as a fingerprint."""
        config = self.configs.for_file(task.path)
        found = self._environments.get(id(config))
        if found is None:
            if self._plugins is None:
                self._plugins = plugins_print(self.entries)
            files = [*config.standards, *(entry.standard for entry in config.standards_by_path.values() if entry.file)]
            files += [file for folder in config.rules_path for file in sources_in(folder)]
            orders = (self._given[1], config.lang, self.excerpts, config.sources, read_all(files))
            found = digest(repr((self._plugins, orders)).encode("utf-8", "surrogatepass"))
            self._environments[id(config)] = found
        return found + bytes((task.named,))
