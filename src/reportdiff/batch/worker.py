"""A worker: a process that takes tasks from its standard input and answers on its standard output, one after the other.

    python -m reportdiff.batch.worker MEMORY

It has what ``guard`` gave it: an environment that holds numeric libraries to one thread, and limits that the system keeps.
What it takes to read a hostile file it takes here, and where it is killed for it, nobody else is.
"""

from __future__ import annotations

import os
import pickle
import struct
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

LENGTH = struct.Struct(">Q")
_HEADROOM = 1.0  # seconds of computing between the limit and what the system rounds it to


def send(stream: IO[bytes], value: object) -> None:
    """Write one value."""
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    stream.write(LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read one value; raises ``EOFError`` where the other side is gone."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    (length,) = LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)


def main(memory: int) -> None:
    """Serve until the other side is gone."""
    asked, told = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # what a library prints is no answer
    _limit_memory(memory)
    from reportdiff import __version__
    from reportdiff.batch.tasks import perform
    from reportdiff.collector import collect_seldom
    from reportdiff.errors import ReportError

    collect_seldom()
    send(told, __version__)
    with suppress(EOFError, BrokenPipeError):
        while True:
            task, seconds = receive(asked)
            _limit_computing(seconds)
            try:
                answer: object = perform(task)
            except ReportError as error:
                answer = error
            send(told, (answer, _peak()))


def _limit_memory(memory: int) -> None:
    with suppress(ImportError, ValueError, OSError):  # not on every system
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_computing(seconds: float) -> None:
    """The system ends the process once it has computed for so long from now, wherever it is."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        used = resource.getrusage(resource.RUSAGE_SELF)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + seconds + _HEADROOM), most))


def _peak() -> int:
    """The most memory that this process has had, in bytes; 0 where the system does not say."""
    # what else Linux tells of a process counts what its parent had before it
    with suppress(OSError, IndexError):
        return 1024 * int(Path("/proc/self/status").read_bytes().partition(b"VmHWM:")[2].split()[0])
    with suppress(ImportError):
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024
    return 0


if __name__ == "__main__":
    main(int(sys.argv[1]))
