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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportdiff.errors import SettingsError
from reportdiff.files import bytes_of, toml_of
from reportdiff.model import Finding

KEYS = ("fingerprint", "rule", "message", "reason")
_LARGEST = 5_000_000  # bytes
_REMEDY = "give a baseline as --write-baseline makes it"
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
    return parse(bytes_of(file, _LARGEST, _REMEDY), os.fspath(file))


def parse(data: bytes, name: str) -> tuple[Known, ...]:
    """The entries of a file's bytes; ``name`` is what errors call it."""
    table = toml_of(data, name, _REMEDY)
    if unknown := sorted(set(table) - {"finding"}):
        raise SettingsError(f"{name}: unknown key {unknown[0]!r:.60}; a baseline has [[finding]] entries only")
    entries = table.get("finding", [])
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise SettingsError(f"{name}: finding must be entries headed [[finding]]")
    return tuple(_entry(name, number, one) for number, one in enumerate(entries, 1))


def _entry(name: str, number: int, entry: Mapping[str, Any]) -> Known:
    if unknown := sorted(set(entry) - set(KEYS)):
        raise SettingsError(f"{name}: entry {number}: unknown key {unknown[0]!r:.60}; allowed are {', '.join(KEYS)}")
    for key in KEYS:
        if not isinstance(entry.get(key, ""), str):
            raise SettingsError(f"{name}: entry {number}: {key} must be a text, not {entry[key]!r:.60}")
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
