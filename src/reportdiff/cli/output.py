"""Where results go: to standard output, or to a file that is written whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import click

from reportdiff.cli.console import is_terminal
from reportdiff.errors import ReportError

_STDOUT = "-"
_BINARY = frozenset({"xlsx", "docx", "parquet"})


class OutputError(ReportError):
    """A result could not be written; the message is one line: where, what is wrong, what to do."""


def check(target: str | None, sources: Iterable[str], form: str = "table") -> None:
    """Fail before any work is done if ``target`` cannot be written to, is a report to be read, or no place for ``form``."""
    if target in (None, _STDOUT) and form in _BINARY and is_terminal(sys.stdout):
        raise OutputError(f"standard output: a terminal cannot show {form}; use -o FILE.{form} or a pipe")
    if target is None or target == _STDOUT:
        return
    path = Path(target)
    try:
        if path.is_dir() or not target:
            raise OutputError(f"{target or '-o'}: is not a file; name a file to write to")
        if not path.resolve().parent.is_dir():
            raise OutputError(f"{target}: its folder does not exist; create it first or name another file")
        for source in sources:
            if source != _STDOUT and path.exists() and Path(source).exists() and path.samefile(source):
                raise OutputError(f"{target}: is a report to be read; name another file to write to")
    except (OSError, ValueError) as error:
        raise _failure(target, error) from error


def write(text: str | bytes, target: str | None) -> None:
    """Write ``text``, in UTF-8 if it is not bytes, to the file ``target``, or to standard output."""
    if target is None or target == _STDOUT:
        _to_stdout(text)
        return
    try:
        _to_file(_bytes(text), Path(target))
    except (OSError, ValueError) as error:
        raise _failure(target, error) from error


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace")


def _failure(target: str, error: OSError | ValueError) -> OutputError:
    fault = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return OutputError(f"{target}: cannot be written: {fault}; name another file or make room for it")


def _to_file(data: bytes, path: Path) -> None:
    """Write a temporary file beside ``path`` (beside what a link points to) and move it into place."""
    mode = None
    with suppress(FileNotFoundError):
        mode = path.stat().st_mode
    if mode is not None and not stat.S_ISREG(mode):  # /dev/null, a pipe: nothing to replace
        path.write_bytes(data)
        return
    path = path.resolve()
    temporary = path.parent / f".reportdiff-{secrets.token_hex(8)}.tmp"
    try:
        with temporary.open("xb") as file:
            file.write(data)
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _to_stdout(text: str | bytes) -> None:
    """A document's bytes are the same everywhere (UTF-8); only a terminal gets what its encoding can show."""
    try:
        if isinstance(text, str) and is_terminal(sys.stdout):
            encoding = sys.stdout.encoding or "utf-8"
            click.echo(text.encode(encoding, "backslashreplace").decode(encoding), nl=False)
        elif hasattr(sys.stdout, "buffer"):
            sys.stdout.flush()
            sys.stdout.buffer.write(_bytes(text))
        elif isinstance(text, str):
            sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_stdout()
    except (OSError, AttributeError) as error:
        fault = getattr(error, "strerror", None) or "it is closed"
        _forget_stdout()
        raise OutputError(f"standard output: cannot be written: {fault}; use -o FILE or make room for it") from error


def _forget_stdout() -> None:
    """The reader has gone (``| head``) or the disk is full: let nothing try again when Python exits."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
