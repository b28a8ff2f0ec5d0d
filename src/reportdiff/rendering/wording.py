"""The words of tables in the reader's language, from ``words/<ui>.toml``; a language is a file, not a branch."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from reportdiff.errors import SettingsError

LANGUAGES = ("zh", "en")
FALLBACK = "en"

Terms = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words, by what they name; the keys are those of the model's enumerations and of ``sheets``."""

    ui: str
    status: Terms
    result: Terms
    shift: Terms
    progress: Terms
    strength: Terms
    facet: Terms
    commitment: Terms
    severity: Terms
    kind: Terms
    measure: Terms
    part: Terms
    move: Terms
    revision: Terms
    tab: Terms
    column: Terms
    page: Terms
    line: Terms
    bound: Terms
    bound_in_text: Mapping[str, tuple[str, ...]]
    movement: Mapping[str, Terms]
    movement_in_text: tuple[str, ...]
    number: Terms
    scales: tuple[tuple[Decimal, str], ...]


def for_reader(ui: str | None, lang: str) -> Words:
    """The words of ``ui`` if the reader chose one, else of the report's language, else English.

    Raises ``SettingsError`` for a ``ui`` that there are no words for.
    """
    if ui is not None and ui not in LANGUAGES:
        raise SettingsError(f"ui {ui!r} is not known; one of {', '.join(LANGUAGES)}")
    return load(ui or (lang if lang in LANGUAGES else FALLBACK))


@lru_cache(maxsize=len(LANGUAGES))
def load(ui: str) -> Words:
    """The words of one of ``LANGUAGES``."""
    file = resources.files("reportdiff.rendering") / "words" / f"{ui}.toml"
    data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    return Words(
        ui=ui,
        **{name: MappingProxyType(data[name]) for name in _TERMS},
        bound_in_text={bound: tuple(marks) for bound, marks in data["bound_in_text"].items()},
        movement=data["movement"],
        movement_in_text=tuple(data["movement_in_text"]["verbs"]),
        scales=tuple((Decimal(scale["from"]), scale["word"]) for scale in data["scale"]),
    )


_TERMS = (
    "status", "result", "shift", "progress", "facet", "strength", "commitment", "severity", "kind", "measure", "part", "move", "revision", "tab", "column", "page", "line", "bound",
    "number",
)  # fmt: skip
