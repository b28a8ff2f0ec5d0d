"""The name of what is read, as the user gave it, and the errors that name it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from reportdiff.errors import ReadError

OWN = "reportdiff"  # what files that this program made say of who made them


@dataclass(frozen=True, slots=True)
class Source:
    """Where a report comes from."""

    name: str

    @property
    def shown(self) -> str:
        """The name on one line and harmless to a terminal: control, format and undecodable characters are escaped."""
        return escaped(self.name) or "''"

    def error(self, fault: str, remedy: str) -> ReadError:
        """The error that says what is wrong with this source and what to do."""
        return ReadError(self.shown, escaped(fault), escaped(remedy))


def escaped(text: str) -> str:
    """A text with each character that could break the line, or steer a terminal, written as ``\\n``, ``\\x1b`` …"""
    return "".join(char if _harmless(char) else _escape(char) for char in text)


def _harmless(char: str) -> bool:
    return char.isprintable() or unicodedata.category(char) == "Zs"


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
