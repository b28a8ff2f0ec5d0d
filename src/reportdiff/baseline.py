"""What a baseline file says: findings that are known, TOML with one ``[[finding]]`` for each, and why it is left.

[[finding]]
fingerprint = "0c5a1e6b7d2f4a31"
rule = "RD401"
message = "…"                       # what was found, for the reader of the file
reason = "上年数据经普查修订"
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportdiff.errors import SettingsError
from reportdiff.model import Finding

KEYS = ("fingerprint", "rule", "message", "reason")
_LARGEST = 5_000_000  # bytes
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Known:
    """A finding that a baseline knows, and the reason why it is left."""

    fingerprint: str
    rule: str
    message: str
    reason: str


def load(file: str | os.PathLike[str]) -> tuple[Known, ...]:
    """The entries of a baseline file, in its order.

    Raises ``SettingsError``, naming file and entry, for what cannot be read or is not allowed.
    """
    name = os.fspath(file)
    try:
        with open(name, "rb") as opened:  # noqa: PTH123  a path of any kind
            data = opened.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        fault = getattr(error, "strerror", None) or error
        raise SettingsError(f"{name}: cannot be read: {fault}; --write-baseline makes a baseline") from error
    if len(data) > _LARGEST:
        raise SettingsError(f"{name}: is too large for a baseline; give the file that --write-baseline made")
    return parse(data, name)


def parse(data: bytes, name: str) -> tuple[Known, ...]:
    """The entries of a file's bytes; ``name`` is what errors call it."""
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SettingsError(f"{name}: is not UTF-8 text; give a baseline as --write-baseline makes it") from error
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise SettingsError(f"{name}: is not valid TOML: {error}; correct that line") from error
    if unknown := sorted(set(table) - {"finding"}):
        raise SettingsError(f"{name}: unknown key {unknown[0]!r}; a baseline has [[finding]] entries only")
    entries = table.get("finding", [])
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise SettingsError(f"{name}: finding must be entries headed [[finding]]")
    return tuple(_entry(name, number, one) for number, one in enumerate(entries, 1))


def _entry(name: str, number: int, entry: Mapping[str, Any]) -> Known:
    if unknown := sorted(set(entry) - set(KEYS)):
        raise SettingsError(f"{name}: entry {number}: unknown key {unknown[0]!r}; allowed are {', '.join(KEYS)}")
    for key in KEYS:
        if not isinstance(entry.get(key, ""), str):
            raise SettingsError(f"{name}: entry {number}: {key} must be a text, not {entry[key]!r}")
    if not _FINGERPRINT.fullmatch(entry.get("fingerprint", "")):
        raise SettingsError(f"{name}: entry {number}: fingerprint must be 16 hexadecimal digits, as 'check' gives it")
    return Known(*(entry.get(key, "") for key in KEYS))


def unknown(found: Sequence[Finding], known: Sequence[Known]) -> tuple[Finding, ...]:
    """The findings that a baseline does not know."""
    prints = {one.fingerprint for one in known}
    return tuple(one for one in found if one.fingerprint not in prints)


def stale(found: Sequence[Finding], known: Sequence[Known]) -> tuple[Known, ...]:
    """The entries of a baseline that are found no more."""
    prints = {one.fingerprint for one in found}
    return tuple(one for one in known if one.fingerprint not in prints)


def of(found: Sequence[Finding], known: Sequence[Known]) -> tuple[Known, ...]:
    """A baseline of everything that is found now, with the reasons that an earlier one gave."""
    reasons = {one.fingerprint: one.reason for one in known}
    return tuple(Known(one.fingerprint, one.rule, one.message, reasons.get(one.fingerprint, "")) for one in found)
