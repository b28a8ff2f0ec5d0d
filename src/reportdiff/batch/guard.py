"""One worker, watched: what it does within its limits is an answer, and so is that it went beyond them.

A worker is a process of its own that talks to its guard alone, so that a death takes nothing else with it (the workers of
a process pool share queues, and a Dask worker is not allowed children of ``multiprocessing``).
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from reportdiff.batch.work import Answer, Failed, Limits, Task, Trouble, Write
from reportdiff.batch.worker import receive, send
from reportdiff.errors import FolderError, ReportError

_ATTEMPTS = 3  # a worker may die, or not come up, for a reason that is not its task's
_PATIENCE, _LEAST = 10, 60.0  # by the clock, times the limit and seconds: for what waits and does not compute
_NO_LIMIT = 24 * 3600.0  # seconds for writing: it is no file's fault how long that takes
_TASKS = 1000  # after which a worker is replaced, so that nothing adds up in it
_GROWN = 0.5  # share of its memory at which a worker is replaced

# Workers are many: each numeric library is to use one thread, or they wait for each other.
_ONE_THREAD = (
    "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS",
    "NUMEXPR_NUM_THREADS", "RAYON_NUM_THREADS", "POLARS_MAX_THREADS", "ARROW_NUM_THREADS",
)  # fmt: skip


class Guard:
    """A worker and its limits; the worker is started when it is needed, and again when it is gone."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._worker: subprocess.Popen[bytes] | None = None
        self._done = 0
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def attempt(self, task: Task) -> Answer:
        """Have a task done. Raises ``FolderError`` where it is no use to go on."""
        for attempt in range(1, _ATTEMPTS + 1):
            answer = self._attempt(task)
            if not isinstance(answer, Failed) or answer.kind is not Trouble.DIED or attempt == _ATTEMPTS:
                break
        return answer

    def close(self) -> None:
        """End the worker, whatever it is doing, for good; a task that waits for it is answered as failed."""
        self._closed = True
        self._stop()

    def _stop(self) -> None:
        worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.kill()
        for stream in (worker.stdin, worker.stdout):
            with suppress(OSError):
                stream and stream.close()
        worker.wait()

    def _attempt(self, task: Task) -> Answer:
        if self._closed:
            return Failed(Trouble.DIED, "was given up")
        worker = self._worker or self._start()
        seconds = _NO_LIMIT if isinstance(task, Write) else self._limits.seconds
        late = threading.Event()

        def give_up() -> None:
            late.set()
            worker.kill()

        clock = threading.Timer(max(_LEAST, seconds * _PATIENCE), give_up)
        clock.daemon = True
        clock.start()
        try:
            send(_pipe(worker.stdin), (task, seconds))
            answer, peak = receive(_pipe(worker.stdout))
        except (EOFError, OSError):
            return self._lost(worker, late.is_set())
        finally:
            clock.cancel()
        self._done += 1
        if peak > self._limits.memory * _GROWN or self._done >= _TASKS:
            self._stop()
        if isinstance(answer, ReportError):
            raise answer
        return answer  # type: ignore[no-any-return]

    def _start(self) -> subprocess.Popen[bytes]:
        code = 0
        for _ in range(_ATTEMPTS):
            self._worker, self._done = self._process(), 0
            try:
                receive(_pipe(self._worker.stdout))
                return self._worker
            except (EOFError, OSError):
                code = self._worker.wait() if self._worker else code
                self._stop()
        raise FolderError(
            f"a worker could not be started (it ended with {code}); give it more memory, or try"
            f" {sys.executable} -m reportdiff.batch.worker {self._limits.memory}"
        )

    def _process(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            # -P: a folder of strangers' files that it is started in is no place for modules
            [sys.executable, "-P", "-m", "reportdiff.batch.worker", str(self._limits.memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **dict.fromkeys(_ONE_THREAD, "1")},
            start_new_session=True,  # a Ctrl-C at the terminal is the parent's to handle
        )

    def _lost(self, worker: subprocess.Popen[bytes], late: bool) -> Failed:
        """Why a worker is gone."""
        code = worker.wait()
        self._stop()
        limit = f"{self._limits.seconds:g} seconds"
        if late:
            return Failed(Trouble.TIME, f"was not done after {_PATIENCE} times {limit}")
        if code == -getattr(signal, "SIGXCPU", 0):
            return Failed(Trouble.TIME, f"took more than {limit} of computing")
        return Failed(Trouble.DIED, f"its worker died of it, {_ATTEMPTS} times (exit code {code})")


def _pipe(stream: Any) -> Any:
    if stream is None:
        raise OSError("a worker without pipes")
    return stream
