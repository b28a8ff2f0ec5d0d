"""Standard error: messages on one line each, and what is being done where a person waits at a terminal."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import IO, Self

from reportdiff.cli.speech import said
from reportdiff.rendering.safety import escaped

_PATIENCE = 1.0  # seconds that may pass in silence
_LONGEST = 2_000  # characters of a message
_ERASE_LINE = "\r\x1b[2K"


def say(message: str) -> None:
    """One line on standard error, safe to show whatever file name or text it quotes."""
    message = said(message)
    shown = message if len(message) <= _LONGEST else f"{message[:_LONGEST]}…"
    _write(f"reportdiff: {escaped(shown)}\n")


@contextmanager
def doing(what: str) -> Iterator[None]:
    """Notes on an exception that nobody foresaw what was being done; the program's end tells it."""
    try:
        yield
    except Exception as fault:
        fault.add_note(what)
        raise


def _write(text: str) -> None:
    with suppress(OSError, ValueError, AttributeError):  # nobody listens: not a reason to fail
        sys.stderr.write(text)
        sys.stderr.flush()


def is_terminal(stream: IO[str] | None) -> bool:
    """Whether a person sees what is written to ``stream`` on a terminal that can do more than print."""
    with suppress(ValueError, AttributeError):
        return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"
    return False


def in_colour(stream: IO[str] | None) -> bool:
    """Whether ``stream`` may be coloured: a terminal, and NO_COLOR (https://no-color.org) is not set."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR")


def columns(output: str | None) -> int:
    """How wide tables are drawn: as the terminal that shows them, within reason; elsewhere as COLUMNS asks, else as many as mail has."""
    from reportdiff.rendering import table

    if output is None and is_terminal(sys.stdout):
        return min(max(shutil.get_terminal_size().columns, table.NARROWEST), table.WIDEST)
    told = os.environ.get("COLUMNS", "")
    asked = int(told) if told.isascii() and told.isdigit() else 0
    return min(max(asked, table.NARROWEST), table.WIDEST_OF_ALL) if asked else table.COLUMNS


class Progress:
    """Says on standard error which step is being done, once the work takes longer than a second.

    Only at a terminal; the line is gone when the work is done.
    """

    def __init__(self, wanted: bool) -> None:
        self._wanted = wanted and is_terminal(sys.stderr)
        self._lock = threading.Lock()
        self._step = self._told = ""
        self._shown = False
        self._timer = threading.Timer(_PATIENCE, self._lose_patience)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        if self._wanted:
            self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self._timer.cancel()
        self.pause()
        self._wanted = False
        if isinstance(fault, Exception):
            fault.add_note(self._step)

    def step(self, what: str) -> None:
        """Name the step that begins."""
        with self._lock:
            self._step, self._told = what, said(what)  # said here: a thread of its own does not know the language
            if self._shown:
                self._show()

    def pause(self) -> None:
        """Clear the line for a message; the next step shows it again."""
        with self._lock:
            if self._shown:
                _write(_ERASE_LINE)

    def _lose_patience(self) -> None:
        with self._lock:
            if self._wanted:
                self._shown = True
                if self._step:
                    self._show()

    def _show(self) -> None:
        if self._step:
            _write(f"{_ERASE_LINE}{escaped(self._told)} …")
