"""What a unit is: its name in the registry, the family of what it measures, and what it is told for each of."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

COUNT = "count"  # the registry's unit of what is counted: people, households, projects
_PER = " / "


class Family(StrEnum):
    """What a unit measures. Only units of one family can convert, and not all of them do: no two currencies."""

    COUNT = "count"
    MONEY = "money"
    SHARE = "share"  # per cent, per mille, times: ratios, which convert to each other
    POINTS = "points"  # percentage points and basis points: differences of ratios
    SCORE = "score"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    MASS = "mass"
    ENERGY = "energy"
    POWER = "power"
    TIME = "time"
    TEMPERATURE = "temperature"
    TRANSPORT = "transport"
    COMPUTING = "computing"
    ELECTRICITY = "electricity"
    LOUDNESS = "loudness"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit. ``id`` is the registry's expression for it; of ``CNY / meter ** 2`` the family is money, ``per`` the rest."""

    id: str
    family: Family
    per: str | None = None

    @classmethod
    @cache
    def of(cls, expression: str) -> Unit:
        """The unit that the registry knows by an expression; of the family OTHER where ``families.toml`` names none."""
        told, bar, per = expression.partition(_PER)
        return cls(expression, _families().get(told, Family.OTHER), per if bar else None)

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money, or of money for each of something (元/亩)."""
        return self.family is Family.MONEY

    @property
    def is_sum_of_money(self) -> bool:
        """Whether it is an amount of money that is not told for each of something."""
        return self.is_money and not self.is_rate

    @property
    def is_rate(self) -> bool:
        """Whether it is told for each of something: 元/亩, km/h, cases per 100,000."""
        return self.per is not None

    @property
    def is_count(self) -> bool:
        """Whether it counts things, and is not told for each of something."""
        return self.family is Family.COUNT and not self.is_rate

    @property
    def is_ratio(self) -> bool:
        """Whether it is a ratio or a difference of ratios: per cent, times, percentage points."""
        return self.family in (Family.SHARE, Family.POINTS)


@cache
def _families() -> dict[str, Family]:
    table = tomllib.loads((files(__package__) / "families.toml").read_text(encoding="utf-8"))
    return {unit: Family(family) for family, units in table.items() for unit in units}


@cache
def scales() -> Mapping[str, int]:
    """Words of scale that stand between the digits of a figure and its unit, each with what it multiplies them by."""
    found: dict[str, int] = tomllib.loads((files(__package__) / "scales.toml").read_text(encoding="utf-8"))
    return found


def is_known(unit: str) -> bool:
    """Whether ``families.toml`` names a unit."""
    return unit in _families()


def multiple_of(unit: str, times: int) -> str | None:
    """The registry's name for a number of units taken as one, as rates are told for (per 100,000); ``None`` where it has none."""
    name = {1: unit}.get(times) or f"{_MULTIPLES.get(times)}_{unit}"
    return name if is_known(name) else None


_MULTIPLES = {
    100: "hundred", 1000: "thousand", 10**4: "ten_thousand", 10**5: "hundred_thousand", 10**6: "million",
    10**8: "hundred_million", 10**9: "billion",
}  # fmt: skip
