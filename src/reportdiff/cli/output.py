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

from reportdiff.cli import provenance
from reportdiff.cli.console import is_terminal, say
from reportdiff.errors import ReportError

_STDOUT = "-"
_KILO = 1000
# What a process may call its own standard output: to open it anew would cut off what is behind it.
_OWN_STDOUT = frozenset({_STDOUT, "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"})
_MADE_BY_THE_SYSTEM = (Path("/dev"), Path("/proc"))
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_BINARY = frozenset({"xlsx", "docx", "parquet"})


class OutputError(ReportError):
    """A result could not be written; the message is one line: where, what is wrong, what to do."""


def check(target: str | None, sources: Iterable[str], form: str = "table") -> None:
    """Fail before any work is done if ``target`` cannot be written to, is a report to be read, or no place for ``form``."""
    if (target is None or target in _OWN_STDOUT) and form in _BINARY and is_terminal(sys.stdout):
        raise OutputError(f"standard output: a terminal cannot show {form}; use -o FILE.{form} or a pipe")
    if target is None or target in _OWN_STDOUT:
        return
    path = Path(target)
    try:
        if path.is_dir() or not target:
            raise OutputError(f"{target or '-o'}: is not a file; name a file to write to")
        _refuse_link(path)
        if not path.resolve().parent.is_dir():
            raise OutputError(f"{target}: its folder does not exist; create it first or name another file")
        for source in sources:
            if source != _STDOUT and path.exists() and Path(source).exists() and path.samefile(source):
                raise OutputError(f"{target}: is a report to be read; name another file to write to")
    except (OSError, ValueError) as error:
        raise _failure(target, error) from error


def write(text: str | bytes, target: str | None, quiet: bool = True, *, beside: bool = False) -> None:
    """Write ``text``, in UTF-8 if it is not bytes, to the file ``target``, or to standard output.

    Says which file was written and how large it is, unless ``quiet``. What is written ``beside`` the result is no part of it.
    """
    if not beside:
        provenance.wrote(target or _STDOUT, _bytes(text))
    if target is None or target in _OWN_STDOUT:
        _to_stdout(text)
        return
    try:
        _to_file(_bytes(text), Path(target))
    except (OSError, ValueError) as error:
        raise _failure(target, error) from error
    if not quiet and Path(target).is_file():
        say(f"{target}: written, {_size(len(_bytes(text)))}")


def _size(count: int) -> str:
    return f"{count} bytes" if count < _KILO else f"{count / _KILO:,.0f} KB"


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace")


def _failure(target: str, error: OSError | ValueError) -> OutputError:
    fault = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return OutputError(f"{target}: cannot be written: {fault}; name another file or make room for it")


def _refuse_link(path: Path) -> None:
    """A link may have been planted, in a shared folder or by a repository; what it points to is the user's to name."""
    if path.is_symlink() and not _is_made_by_the_system(path):
        raise OutputError(f"{path}: is a link; name the file that it points to, or take it away")


def _is_made_by_the_system(path: Path) -> bool:
    """/dev/stderr, /dev/fd/63 of a shell's ``>(…)``: links that nobody plants."""
    return any(path.absolute().is_relative_to(folder) for folder in _MADE_BY_THE_SYSTEM)


def _to_file(data: bytes, path: Path) -> None:
    """Write a temporary file beside ``path`` and move it into place; a device or a pipe is written to as it is."""
    _refuse_link(path)
    mode = None
    with suppress(FileNotFoundError):
        mode = path.stat().st_mode
    if mode is not None and not stat.S_ISREG(mode):
        with os.fdopen(os.open(path, os.O_WRONLY | (0 if _is_made_by_the_system(path) else _NO_LINK)), "wb") as odd:
            odd.write(data)
        return
    temporary = path.parent / f".reportdiff-{secrets.token_hex(8)}.tmp"
    try:
        if not _written_without_a_name(data, temporary):
            _write(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK, 0o600), data)
        temporary.chmod(_ordinary_mode() if mode is None else stat.S_IMODE(mode))
        temporary.replace(path)  # of a link that came in between it replaces the link
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _write(private: int, data: bytes, name: Path | None = None) -> None:
    """Write all of it, and only then give it its name, if it has none yet."""
    with os.fdopen(private, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(private)  # a disk that is full may say so only now
        if name is not None:
            open_files = os.open("/proc/self/fd", os.O_RDONLY)
            try:
                os.link(str(private), name, src_dir_fd=open_files)
            finally:
                os.close(open_files)


def _written_without_a_name(data: bytes, temporary: Path) -> bool:
    """Writes a file that has no name before it is whole, so that nothing is left where the process is killed; whether there is such a thing."""
    if not hasattr(os, "O_TMPFILE"):
        return False
    try:
        _write(os.open(temporary.parent, os.O_WRONLY | os.O_TMPFILE | getattr(os, "O_CLOEXEC", 0), 0o600), data, temporary)
    except OSError:  # a file system that has none; a folder that may not be written, or is full, says so with a name too
        return False
    return True


def _ordinary_mode() -> int:
    """The permissions that a new file gets."""
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


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
        forget_stdout()
    except (OSError, AttributeError) as error:
        fault = getattr(error, "strerror", None) or "it is closed"
        forget_stdout()
        raise OutputError(f"standard output: cannot be written: {fault}; use -o FILE or make room for it") from error


def forget_stdout() -> None:
    """The reader has gone (``| head``) or the disk is full: let nothing try again when Python exits."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
