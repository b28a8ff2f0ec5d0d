"""Workers of a Dask cluster that is there already: the same tasks, each done by a guarded worker beside a Dask worker.

The scheduler hands a task to another Dask worker where one is lost. Every worker needs reportdiff in the same version, and
the same files under the same names: a shared folder, or a storage that fsspec knows.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from importlib import import_module
from types import TracebackType
from typing import Any, Self

from reportdiff import __version__
from reportdiff.batch.guard import Guard
from reportdiff.batch.pool import Feed
from reportdiff.batch.work import Answer, Failed, Limits, Task, Trouble
from reportdiff.errors import MissingLibraryError, SettingsError

_WAITING = 3  # tasks for each thread of the cluster that are handed out at once
_TIMEOUT = "30s"

_own = threading.local()  # in a Dask worker: the guard of each of its threads


class Cluster:
    """The workers of the cluster whose scheduler listens at an address."""

    def __init__(self, scheduler: str, limits: Limits) -> None:
        self._distributed = _library()
        self._limits = limits
        try:
            self._client = self._distributed.Client(scheduler, timeout=_TIMEOUT)
        except (OSError, ValueError) as error:
            raise SettingsError(
                f"{scheduler}: no Dask scheduler answers there; give the address that it printed, tcp://HOST:8786"
            ) from error

    def __enter__(self) -> Self:
        try:
            self._refuse_others()
        except BaseException:
            self._client.close()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self._client.close()

    def run(self, feed: Feed) -> Iterator[tuple[Task, Answer]]:
        """See ``Crew``."""
        waiting: dict[Any, Task] = {}
        done = self._distributed.as_completed(loop=self._client.loop)
        while True:
            room = _WAITING * max(1, sum(self._client.nthreads().values()))
            while len(waiting) < room and (task := feed()) is not None:
                future = self._client.submit(attempt, task, self._limits, pure=False)
                waiting[future] = task
                done.add(future)
            if not waiting:
                return
            future = next(done)
            yield waiting.pop(future), self._answer(future)

    def _answer(self, future: Any) -> Answer:
        fault = future.exception()
        if fault is None:
            answer: Answer = future.result()
            return answer
        if isinstance(fault, self._distributed.KilledWorker):
            return Failed(Trouble.DIED, "several workers of the cluster were lost with it")
        raise fault

    def _refuse_others(self) -> None:
        """Fail where a worker of the cluster would do the work otherwise than this machine."""
        self._client.wait_for_workers(1, timeout=_TIMEOUT)
        found = self._client.run(version, on_error="return")
        for worker, said in found.items():
            if said != __version__:
                what = f"has reportdiff {said}" if isinstance(said, str) else "has no reportdiff"
                raise SettingsError(f"{worker}: {what}, and this machine {__version__}; install the same on all")


def attempt(task: Task, limits: Limits) -> Answer:
    """Have a task done beside the Dask worker that this runs in."""
    if getattr(_own, "limits", None) != limits:
        _own.guard, _own.limits = Guard(limits), limits
    guard: Guard = _own.guard
    return guard.attempt(task)


def version() -> str:
    """The version that a worker has."""
    return __version__


def _library() -> Any:
    try:
        return import_module("distributed")
    except ModuleNotFoundError as error:
        raise MissingLibraryError("distributed: is not installed; pip install 'reportdiff[cluster]' brings it, or '.[cluster]' in a copy of the source") from error
