"""Workers on this machine: a guard for each, in a thread that waits for it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Protocol, Self

from reportdiff.batch.guard import Guard
from reportdiff.batch.work import Answer, Limits, Task
from reportdiff.errors import ReportError

Feed = Callable[[], Task | None]
_WAITING = 2  # tasks for each worker that are handed out at once, so that none waits for the next


class Crew(Protocol):
    """Whoever does tasks: workers of this machine, of a cluster."""

    def run(self, feed: Feed) -> Iterator[tuple[Task, Answer]]:
        """Do tasks as ``feed`` gives them, and give each with its answer, in the order in which they are done.

        ``feed`` is asked again after each answer, and gives ``None`` where it has none at the moment; when all are
        answered and it still has none, the work is over. Raises ``ReportError`` where it is no use to go on.
        """


class Pool:
    """So many workers on this machine."""

    def __init__(self, workers: int, limits: Limits) -> None:
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[tuple[Task, Answer | BaseException]] = queue.SimpleQueue()
        self._guards = [Guard(limits) for _ in range(workers)]
        self._threads = [threading.Thread(target=self._serve, args=(guard,), daemon=True) for guard in self._guards]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        if kind is not None:  # nobody waits for what is being done
            for guard in self._guards:
                guard.close()
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join(timeout=5)

    def run(self, feed: Feed) -> Iterator[tuple[Task, Answer]]:
        """See ``Crew``."""
        waiting = 0
        while True:
            while waiting < _WAITING * len(self._guards) and (task := feed()) is not None:
                self._tasks.put(task)
                waiting += 1
            if not waiting:
                return
            task, answer = self._answers.get()
            waiting -= 1
            if isinstance(answer, BaseException):
                raise answer
            yield task, answer

    def _serve(self, guard: Guard) -> None:
        with guard:
            while (task := self._tasks.get()) is not None:
                try:
                    self._answers.put((task, guard.attempt(task)))
                except ReportError as error:
                    self._answers.put((task, error))
                except BaseException as error:  # raised where the answers are taken; after an interrupt nobody takes them
                    self._answers.put((task, error))
                    return
