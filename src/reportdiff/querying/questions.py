"""The ready questions: each a file with its title, its parameters and its SQL, so that whoever knows SQL can add one.

    title.en = "Which targets were missed by most issuers"
    title.zh = "哪些目标未完成最多"
    sql = '''SELECT … WHERE target_year = $year'''

    [parameters.year]
    type = "integer"                 # integer, number, text or indicator (any name of one; the SQL gets all of them, as a list)
    meaning.en = "the year of the targets; by default the latest that was reported on"
    meaning.zh = "…"
    default = 2024                   # without one it is null, and the SQL says what that means
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from reportdiff.errors import SettingsError

Value = int | float | str | None
Bound = Value | list[str]

_INDICATOR = "indicator"
_TYPES: Mapping[str, type[int] | type[float] | type[str]] = MappingProxyType({"integer": int, "number": float, "text": str, _INDICATOR: str})
_ENDING = ".toml"


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something that a question leaves open: its type, what it means in each language, and what it is by default."""

    type: str
    meaning: Mapping[str, str]
    default: Value


@dataclass(frozen=True, slots=True)
class Question:
    """A ready question; titles are by language."""

    name: str
    title: Mapping[str, str]
    parameters: Mapping[str, Parameter]
    sql: str

    def values(self, given: Sequence[str]) -> dict[str, Value]:
        """The values of all parameters, those out of ``name=value`` in place of the defaults.

        Raises ``SettingsError`` for a parameter that the question has not, or a value that is not of its type.
        """
        found = {name: parameter.default for name, parameter in self.parameters.items()}
        for one in given:
            name, equals, value = one.partition("=")
            if not equals or name not in found:
                known = ", ".join(f"{name}=…" for name in found) or "nothing"
                raise SettingsError(f"question {self.name}: {one!r} is no parameter of it; it takes {known}")
            kind = self.parameters[name].type
            try:
                found[name] = _TYPES[kind](value)
            except ValueError as error:
                raise SettingsError(f"question {self.name}: {name} must be of type {kind}, not {value!r}") from error
        return found

    def bound(self, values: Mapping[str, Value]) -> dict[str, Bound]:
        """The values as the SQL takes them: of an indicator all canonical names, whatever it was called by."""
        from reportdiff.lang import names_everywhere

        return {
            name: list(names_everywhere(value)) if self.parameters[name].type == _INDICATOR and isinstance(value, str) else value
            for name, value in values.items()
        }


@cache
def questions() -> Mapping[str, Question]:
    """All ready questions by name, in the order of their names."""
    files = sorted(file for file in _folder() if file.endswith(_ENDING))
    return MappingProxyType({(one := _load(file)).name: one for file in files})


def question(name: str) -> Question:
    """A ready question; raises ``SettingsError`` for one that there is not."""
    if name not in questions():
        raise SettingsError(f"question {name!r} is not known; one of {', '.join(questions())}")
    return questions()[name]


def _folder() -> list[str]:
    return [file.name for file in (resources.files("reportdiff.querying") / "questions").iterdir()]


def _load(file: str) -> Question:
    text = (resources.files("reportdiff.querying") / "questions" / file).read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    parameters = {
        name: Parameter(one["type"], one["meaning"], one.get("default")) for name, one in data.get("parameters", {}).items()
    }
    return Question(file.removesuffix(_ENDING), data["title"], parameters, data["sql"].strip())
