"""The files of a language, read strictly: what they say wrongly is told with the file and the entry."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from reportdiff.errors import LexiconError, SettingsError

LANGUAGES = files("reportdiff") / "languages"


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that there is a folder for."""
    return tuple(sorted(entry.name for entry in LANGUAGES.iterdir() if (entry / "numerals.toml").is_file()))


def entries_of(code: str, name: str) -> Entry:
    """A file of a language. Raises ``SettingsError`` for a language that is not there."""
    if code not in languages():
        raise SettingsError(f"language {code!r} is not known; use one of {', '.join(languages())}")
    return Entry(f"languages/{code}/{name}", tomllib.loads((LANGUAGES / code / name).read_text(encoding="utf-8")))


class Entry:
    """A table of a file. What is asked for must be of the right kind; what is never asked for is an error."""

    __slots__ = ("_asked", "_path", "_table")
    _EXAMPLES = frozenset(["reads", "reads_all", "leaves", "what"])

    def __init__(self, path: str, table: Mapping[str, Any]):
        self._path, self._table, self._asked = path, table, set(self._EXAMPLES)

    def __contains__(self, key: str) -> bool:
        return key in self._table

    def _get(self, key: str, kind: type | tuple[type, ...], default: Any) -> Any:
        self._asked.add(key)
        value = self._table.get(key, default)
        if not isinstance(value, kind) or (isinstance(value, bool) and bool not in (kind if isinstance(kind, tuple) else (kind,))):
            raise self.error(key, f"{value!r} is of the wrong kind")
        return value

    def error(self, key: str, fault: str) -> LexiconError:
        """An error that names the file and the entry."""
        return LexiconError(f"{self._path}, {key}: {fault}")

    def words(self, key: str) -> Sequence[str]:
        """A list of words; empty where the key is not there."""
        listed = self._get(key, list, [])
        if not all(isinstance(word, str) and word for word in listed):
            raise self.error(key, "expected a list of words")
        found: list[str] = listed
        return found

    def text(self, key: str, default: str = "") -> str:
        """A word."""
        return str(self._get(key, str, default))

    def flag(self, key: str, default: bool = False) -> bool:
        """Yes or no."""
        return bool(self._get(key, bool, default))

    def maybe(self, key: str) -> bool | None:
        """Yes, no, or nothing said."""
        return self.flag(key) if key in self else None

    def number(self, key: str) -> Decimal | None:
        """A number, where there is one."""
        value = self._get(key, (int, float, type(None)), None)
        return None if value is None else Decimal(str(value))

    def whole(self, key: str, default: int) -> int:
        """A whole number."""
        return int(self._get(key, int, default))

    def entry(self, key: str) -> Entry:
        """A table; an empty one where the key is not there."""
        return Entry(f"{self._path}, [{key}]", self._get(key, dict, {}))

    def entries(self, key: str) -> list[Entry]:
        """The tables of a list."""
        listed = self._get(key, list, [])
        return [Entry(f"{self._path}, [[{key}]] {i}", table) for i, table in enumerate(listed, 1)]

    def pairs(self, key: str) -> dict[str, str]:
        """A table of single characters, each with all that are read as it."""
        table: dict[str, str] = self._get(key, dict, {})
        if wrong := [char for char, others in table.items() if len(char) != 1 or not isinstance(others, str)]:
            raise self.error(key, f"{wrong[0]!r} must be one character, with a word of those that are read as it")
        return table

    def rest(self) -> Iterator[tuple[str, Sequence[str]]]:
        """Every key that was not asked for yet, with its list of words."""
        for key in [key for key in self._table if key not in self._asked]:
            yield key, self.words(key)

    def done(self) -> None:
        """Raises ``LexiconError`` for what was never asked for: a key that means nothing."""
        if unknown := sorted(set(self._table) - self._asked):
            raise self.error(unknown[0], "this key means nothing here")
