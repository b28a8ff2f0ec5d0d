"""From a path or a stream to bytes, never more of them than the limits allow."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from typing import IO

from reportdiff.reading import limits
from reportdiff.reading.kinds import Kind
from reportdiff.reading.source import Source

_MISSING = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL)


def bytes_of_file(source: Source, kind: Kind) -> bytes:
    """A file's bytes."""
    limit = limits.PAGE_BYTES if kind is Kind.HTML else limits.FILE_BYTES
    path = Path(source.name)
    try:
        _refuse_odd(source, path.stat(), limit)
        with path.open("rb") as file:
            return _bounded(file, source, limit)
    except OSError as fault:
        raise _file_system_error(source, fault) from fault
    except ValueError as fault:  # a name with a NUL in it, or that the file system's encoding cannot write
        raise source.error("is no possible file name", "check the name") from fault


def bytes_of_stream(stream: IO[bytes] | None, source: Source) -> bytes:
    """All that a stream has to give; by default standard input, which a process may have been started without."""
    stream = stream or getattr(sys.stdin, "buffer", None)
    try:
        if stream is None:
            raise ValueError
        return _bounded(stream, source, limits.FILE_BYTES)
    except OSError as fault:
        raise source.error(f"standard input cannot be read ({_reason(fault)})", "pipe the text in again") from fault
    except ValueError as fault:
        raise source.error("standard input is closed", "pipe the report's text in, or give a file") from fault


def refuse_folder(source: Source) -> None:
    """Raises `ReadError` where the name is that of a folder."""
    if os.path.isdir(source.name):  # noqa: PTH112 (a name with a NUL is no error here)
        raise source.error("is a folder", "give a file inside it, or the folder to 'reportdiff batch'")


def _refuse_odd(source: Source, status: os.stat_result, limit: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise source.error("is no ordinary file", "give a file, or pipe its text in and give -")
    if status.st_size > limit:
        raise _too_large(source, limit)


def _bounded(stream: IO[bytes], source: Source, limit: int) -> bytes:
    data = stream.read(limit + 1)
    if not data:
        raise source.error("is empty", "give the file that holds the report's text")
    if len(data) > limit:
        raise _too_large(source, limit)
    return data


def _too_large(source: Source, limit: int) -> Exception:
    megabytes = limit // limits.MEGABYTE
    return source.error(f"is larger than {megabytes} MB", "give the report alone, without pictures or attachments")


def _file_system_error(source: Source, fault: OSError) -> Exception:
    if fault.errno in _MISSING:
        return source.error("there is no such file", "check the name and the folder")
    if isinstance(fault, PermissionError):
        return source.error("may not be read (permission denied)", "ask for permission to read it, or copy it")
    return source.error(f"cannot be read ({_reason(fault)})", "check the disk or the network folder and try again")


def _reason(fault: OSError) -> str:
    return fault.strerror or type(fault).__name__
