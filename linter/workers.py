"""Checks files in several processes; what comes of them comes in order, as it would from one.

Files go to the workers in chunks, as handing over costs more than a report takes; a chunk that a worker died over is
reported and lost, the others are not. Where processes can be forked they inherit all that is loaded, else they load it.
"""

import gc
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from .plan import Checked
from .runner import Runner, Task
from .trouble import Trouble

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

CHUNK = 100
_RARELY = 100_000  # objects made between two searches for garbage
FEW = 50  # files: below, another process costs more than it brings


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Let an interrupt wait, so that no process is started of which nobody knows; where that can be had."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Slot:
    """A part of the run in its turn: what is known of it, or the chunk of tasks that a worker has or will have."""

    __slots__ = ("results", "tasks")

    def __init__(self, tasks: list[Task], results: list[Checked] | None = None) -> None:
        self.tasks = tasks
        self.results = results


class _Worker:
    """A process and the pipe to it; ``slot`` is what it works on."""

    __slots__ = ("pipe", "process", "slot")

    def __init__(self, process: "BaseProcess", pipe: "Connection") -> None:
        self.process = process
        self.pipe = pipe
        self.slot: _Slot | None = None


class Workers:
    """Up to ``jobs`` processes, started when there is work for them. Close it, however the run ends."""

    def __init__(self, runner: Runner, jobs: int, start: str | None = None) -> None:
        """``start`` is the way to start processes (``fork``, ``spawn``); by default the better one there is."""
        self._runner = runner
        self._jobs = jobs
        self._start = start or ("fork" if sys.platform == "linux" else "spawn")
        self._workers: list[_Worker] = []
        self._waiting: deque[_Slot] = deque()

    def run(self, slots: Iterable[_Slot]) -> Iterator[Checked]:
        """The results of ``slots``, in their order; no more of them are taken than keep the workers busy."""
        order: deque[_Slot] = deque()
        source = iter(slots)
        more = True
        while more or order:
            while more and len(self._waiting) < self._jobs and len(order) < 8 * self._jobs:
                slot = next(source, None)
                if slot is None:
                    more = False
                    break
                order.append(slot)
                if slot.results is None:
                    self._waiting.append(slot)
                self._hand_out()
            while order and order[0].results is not None:
                yield from order.popleft().results or ()
            if order and (not more or len(self._waiting) >= self._jobs or len(order) >= 8 * self._jobs):
                self._collect()

    def close(self) -> None:
        """End the processes at once."""
        for worker in self._workers:
            worker.process.terminate()
            worker.pipe.close()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()

    def _hand_out(self) -> None:
        while self._waiting:
            free = next((worker for worker in self._workers if worker.slot is None), None)
            if free is None and len(self._workers) < self._jobs:
                with _no_interrupt():
                    free = self._begin()
            if free is None:
                return
            free.slot = self._waiting.popleft()
            try:
                free.pipe.send(free.slot.tasks)
            except OSError:  # it has died; that is seen when its answer is read
                return

    def _begin(self) -> _Worker:
        from multiprocessing import get_context

        context = get_context(self._start)
        ours, theirs = context.Pipe()
        others = [worker.pipe for worker in self._workers] if self._start == "fork" else []
        process = context.Process(  # type: ignore[attr-defined]  # every context has it
            target=_work, args=(self._runner, theirs, [*others, ours] if self._start == "fork" else []), daemon=True
        )
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _collect(self) -> None:
        """Wait for an answer and take all there are."""
        from multiprocessing.connection import wait

        busy = {worker.pipe: worker for worker in self._workers if worker.slot is not None}
        for pipe in wait(list(busy)):
            worker = busy[pipe]  # type: ignore[index]  # they are the pipes that were given
            slot = worker.slot
            assert slot is not None
            try:
                answer: Any = worker.pipe.recv()
            except (EOFError, OSError):
                self._lost(worker, slot)
                continue
            if isinstance(answer, BaseException):
                raise answer
            slot.results = answer
            worker.slot = None
        self._hand_out()

    def _lost(self, worker: _Worker, slot: _Slot) -> None:
        """Report a worker that died; its chunk counts as failed."""
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        code = worker.process.exitcode
        first, last, count = slot.tasks[0].shown, slot.tasks[-1].shown, len(slot.tasks)
        trouble = Trouble(
            f"一个工作进程异常退出（{code}），以下 {count} 个文件未检查：{first} … {last}",
            f"a worker process died ({code}); {count} files were not checked: {first} … {last}",
        )
        slot.results = [Checked(task.shown, (), failed=True) for task in slot.tasks]
        slot.results[0] = slot.results[0]._replace(troubles=(trouble,))


def check_all(runner: Runner, tasks: list[Task], jobs: int, start: str | None = None) -> Iterator[Checked]:
    """What comes of the files, in their order; other processes are started only if many are not in the cache."""
    if len(tasks) >= FEW and not gc.isenabled():
        gc.freeze()  # what is loaded so far stays to the end
        gc.set_threshold(_RARELY, 50, 50)  # nothing here refers to itself in a circle, only a plugin's objects may
        gc.enable()
    workers: Workers | None = None
    if jobs > 1 and len(tasks) >= FEW:
        workers = Workers(runner, jobs, start)
    if workers is None:
        yield from runner.results(tasks)
        return
    size = max(10, min(CHUNK, len(tasks) // (4 * jobs)))
    try:
        yield from workers.run(_slots(runner, tasks, size))
    finally:
        workers.close()


def _slots(runner: Runner, tasks: list[Task], size: int) -> Iterator[_Slot]:
    """The run in parts: files that the cache knows, and chunks of those that it does not."""
    known: list[Checked] = []
    unknown: list[Task] = []
    loaded = False
    for task in tasks:
        checked = runner.cached(task)
        if checked is None:
            if known:
                yield _Slot([], known)
                known = []
            if not loaded:
                runner.session.plan(task.path)  # a fork inherits it
                loaded = True
            unknown.append(task)
            if len(unknown) == size:
                yield _Slot(unknown)
                unknown = []
        else:
            if unknown:
                yield _Slot(unknown)
                unknown = []
            known.append(checked)
            if len(known) == size:
                yield _Slot([], known)
                known = []
    if known:
        yield _Slot([], known)
    if unknown:
        yield _Slot(unknown)


def _work(runner: Runner, pipe: "Connection", foreign: "list[Connection]") -> None:
    """The life of a worker: a chunk in, its results out, until the pipe is closed."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process ends the workers
    for other in foreign:
        other.close()
    while True:
        try:
            tasks: list[Task] = pipe.recv()
        except (EOFError, OSError):
            return
        answer: Any
        try:
            answer = list(runner.results(tasks, cached=False))
        except Exception as error:  # noqa: BLE001  the main process raises it
            answer = error if isinstance(error, Trouble) else Trouble(*2 * (f"{type(error).__name__}: {error}",))
        try:
            pipe.send(answer)
        except OSError:
            return
