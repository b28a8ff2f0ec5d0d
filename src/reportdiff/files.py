"""Small files that stand beside reports (settings, lexicons, baselines, decisions), read bounded: they may be a stranger's.

A repository under review brings its own. A device never ends, a pipe never begins, and a key of a hundred thousand parts
keeps the parser of TOML busy for a day.
"""

from __future__ import annotations

import os
import re
import stat
import tomllib
from typing import Any

from reportdiff.errors import ReportError, SettingsError

# Strings and comments, even those that never end: so that what is left is read once.
_TOML_STRING = re.compile(
    r'"""[\s\S]*?(?:"""|\Z)|\'\'\'[\s\S]*?(?:\'\'\'|\Z)|"(?:\\.|[^"\\\n])*+"?|\'[^\'\n]*+\'?|#[^\n]*+'
)
_TOO_DEEP = re.compile(r"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){16}")  # keys of more parts than any settings have
_PLACE_OF_FAULT = re.compile(r"\(at line (\d+), column \d+\)")
_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def bytes_of(file: str | os.PathLike[str], limit: int, remedy: str, error: type[ReportError] = SettingsError) -> bytes:
    """The bytes of an ordinary file of at most ``limit`` bytes.

    Raises ``error`` for anything else, with one line that names the file and ends in ``remedy``.
    """
    name = os.fspath(file)
    try:
        _refuse_odd(os.stat(name), name, remedy, error)  # noqa: PTH116  a path of any kind
        descriptor = os.open(name, os.O_RDONLY | _WITHOUT_WAITING)
        with os.fdopen(descriptor, "rb") as opened:
            _refuse_odd(os.fstat(descriptor), name, remedy, error)
            data = opened.read(limit + 1)
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or fault
        raise error(f"{name}: cannot be read: {reason}; {remedy}") from fault
    if len(data) > limit:
        raise error(f"{name}: is larger than {limit:,} bytes; {remedy}")
    return data


def _refuse_odd(status: os.stat_result, name: str, remedy: str, error: type[ReportError]) -> None:
    if not stat.S_ISREG(status.st_mode):
        what = "is a folder" if stat.S_ISDIR(status.st_mode) else "is no ordinary file"
        raise error(f"{name}: {what}; {remedy}")


def toml_of(data: bytes, name: str, remedy: str) -> dict[str, Any]:
    """The table that a TOML file holds. Raises ``SettingsError``, naming the file, for bytes that are none."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise SettingsError(f"{name}: is not UTF-8 text; {remedy}") from fault
    if _TOO_DEEP.search(_TOML_STRING.sub("s", text)):
        raise SettingsError(f"{name}: has a key of too many parts; {remedy}")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        if (place := _PLACE_OF_FAULT.search(str(fault))) is None:
            raise SettingsError(f"{name}: is not valid TOML: {fault}; correct that line") from fault
        line = text.split("\n")[int(place[1]) - 1].strip()  # which says more to a person than the parser's words
        raise SettingsError(f'{name}: line {place[1]} is not valid TOML: {line!r:.80}; write key = "text" there, or # before a remark') from fault
    except (RecursionError, ValueError) as fault:  # brackets within brackets; a number of five thousand digits
        raise SettingsError(f"{name}: cannot be read as TOML; {remedy}") from fault

