"""The words of ``words.toml`` and the patterns that it makes of them, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from reportdiff.lang.zh.patterns import data, patterns


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns over the half-width text; each is anchored where it is used: at the end or at the start of a name."""

    change_up: re.Pattern[str]
    change_down: re.Pattern[str]
    growth_noun_up: re.Pattern[str]
    growth_noun_down: re.Pattern[str]
    links: re.Pattern[str]
    adverbs: re.Pattern[str]
    counted_as: frozenset[str]
    action_start: re.Pattern[str]
    action_end: re.Pattern[str]
    weak_start: re.Pattern[str]
    openers: re.Pattern[str]
    relative: frozenset[str]
    subjects: re.Pattern[str]
    heads: re.Pattern[str]
    committed: re.Pattern[str]
    aspirational: re.Pattern[str]
    background: re.Pattern[str]
    population: re.Pattern[str]
    own_scope: re.Pattern[str]
    growth_nouns: tuple[str, ...]
    growth_end: re.Pattern[str]
    exchanged: re.Pattern[str]
    sectors: frozenset[str]
    synonyms: tuple[tuple[str, str], ...]
    synonyms_compared: tuple[tuple[str, str], ...]
    flow_start: re.Pattern[str]
    manner_start: re.Pattern[str]
    done_end: re.Pattern[str]
    standing_end: re.Pattern[str]
    ended_start: re.Pattern[str]
    begun_start: re.Pattern[str]
    ongoing: re.Pattern[str]
    won: re.Pattern[str]
    started: re.Pattern[str]
    prepared: re.Pattern[str]
    finished: re.Pattern[str]
    generic: re.Pattern[str]
    measured: re.Pattern[str]
    areas: frozenset[str]
    own_places: frozenset[str]
    part_start: re.Pattern[str]
    part_of: dict[str, str]
    told_of_parts: re.Pattern[str]
    model_start: re.Pattern[str]
    whose: re.Pattern[str]
    both: tuple[tuple[str, str, str], ...]
    area_start: re.Pattern[str]
    ranks: frozenset[str]
    rank_start: re.Pattern[str]
    cut_at: re.Pattern[str]


@cache
def words() -> Words:
    """The bundled words."""
    told, found = data("words.toml"), patterns("words.toml")
    compiled: dict[str, Any] = {field.name: found[field.name] for field in fields(Words) if field.name in found}
    return Words(
        **compiled,
        counted_as=frozenset(told["counted_as"]["words"]),
        relative=frozenset(told["relative"]["words"]),
        growth_nouns=tuple(told["growth_end"]["words"]),
        sectors=frozenset(told["scope"]["sectors"]),
        synonyms=tuple((written, plain) for written, plain in told["synonyms"]["names"]),
        synonyms_compared=tuple((written, plain) for written, plain in told["synonyms"]["compared"]),
        part_of={name: names[0] for names in told["ranks"]["parts"] for name in names},
        own_places=frozenset(told["scope"]["own"]),
        areas=frozenset(told["ranks"]["areas"]),
        both=tuple((word, one, other) for word, one, other in told["scope"]["both"]),
        ranks=frozenset(told["ranks"]["words"]),
    )
