"""Runs the commands of examples in copies of one process that has the program loaded, so that each starts at once.

In ``commands()`` stand the names that a shell is to find first: ``reportdiff``, and ``python`` for scripts. Each hands what it was
given, with its files and its folder, to the process that is loaded, which makes a copy of itself for it.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import runpy
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

_MOST = 1 << 20  # bytes of a command with its environment
# Python without its site-packages starts in a hundredth of a second.
_COMMAND = """#!{python} -SEs
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as line:
    line.connect({place!r})
    asked = json.dumps([{name!r}, sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
    socket.send_fds(line, [len(asked).to_bytes(8, "big")], [0, 1, 2])
    line.sendall(asked)
    os._exit(int(line.recv(16) or b"1"))
"""


@contextlib.contextmanager
def commands(environment: dict[str, str]) -> Iterator[Path]:
    """The folder of the commands, while the process is there that runs them, started in an environment like theirs."""
    with tempfile.TemporaryDirectory(prefix="reportdiff-loaded-") as folder:
        place = Path(folder) / "line"
        for name in ("reportdiff", "python"):
            (Path(folder) / name).write_text(_COMMAND.format(python=sys.executable, place=str(place), name=name), encoding="utf-8")
            (Path(folder) / name).chmod(0o700)
        loaded = subprocess.Popen([sys.executable, __file__, str(place)], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        with loaded:
            loaded.stdout.readline()
            try:
                yield Path(folder)
            finally:
                loaded.kill()


class _Alone:
    """Does the tasks of a batch in the process that asks, which knows the languages; what comes of them is the same."""

    def __init__(self, *_: object) -> None:
        pass

    def __enter__(self) -> _Alone:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def run(self, feed: Callable[[], Any]) -> Iterator[tuple[Any, Any]]:
        from reportdiff.batch.tasks import perform

        while (task := feed()) is not None:
            yield task, perform(task)


def _load() -> None:
    """All that the commands would load: the program, and what its languages know."""
    from click.testing import CliRunner

    from reportdiff.batch import pool
    from reportdiff.cli import main

    pool.Pool = _Alone
    for lang in ("zh", "en"):
        CliRunner().invoke(main, ["demo", "--lang", lang, "--quiet"])


def _serve(place: str) -> None:
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(place)
        door.listen()
        print("loaded", flush=True)
        while True:
            line, _ = door.accept()
            with line:
                if not os.fork():
                    door.close()
                    _answer(line)
            with contextlib.suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass


def _answer(line: socket.socket) -> None:
    """Does what is asked on a line, says how it ended, and is gone."""
    size, files, _, _ = socket.recv_fds(line, 8, 3)
    asked = b""
    while len(asked) < int.from_bytes(size, "big"):
        asked += line.recv(_MOST)
    name, arguments, folder, environment = json.loads(asked)
    for own, given in enumerate(files):
        os.dup2(given, own)
        os.close(given)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    code = _done(name, arguments)
    line.sendall(str(code).encode())
    os._exit(0)


def _done(name: str, arguments: list[str]) -> int:
    """The exit code of a command."""
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), encoding="utf-8")
    try:
        if name == "python":
            sys.argv = arguments
            sys.path[0] = str(Path(arguments[0]).resolve().parent)
            runpy.run_path(arguments[0], run_name="__main__")
        else:
            from reportdiff.cli import main

            sys.argv = [name, *arguments]
            main()
        code: object = 0
    except SystemExit as ended:
        code = ended.code or 0
    except BaseException:
        traceback.print_exc()
        code = 1
    if not isinstance(code, int):
        print(code, file=sys.stderr)
        code = 1
    with contextlib.suppress(BrokenPipeError):
        sys.stdout.flush()
    sys.stderr.flush()
    return code


if __name__ == "__main__":
    _load()
    _serve(sys.argv[1])
