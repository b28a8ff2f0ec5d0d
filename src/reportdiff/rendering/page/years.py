"""A small picture of one indicator over the years: each year's target as a bar with its kept side shaded, its result as a dot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportdiff.model import Direction, Fact, Told, Tracked
from reportdiff.rendering import track_sheets
from reportdiff.rendering.figures import short
from reportdiff.rendering.wording import Words
from reportdiff.units.registry import factor

WIDTH, HEIGHT = 260, 96
_EDGE = 8
_FEWEST = 3  # years without which there is nothing to see
_PLACES = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Bar:
    """A target: from ``x`` on so ``wide``, at ``y``; shaded from ``top`` on so ``high``."""

    x: Decimal
    y: Decimal
    wide: Decimal
    top: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Dot:
    """A result; ``status`` colours it, ``hint`` tells the year's numbers."""

    x: Decimal
    y: Decimal
    status: str
    hint: str


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn of an indicator; ``lines`` are the stretches of years whose results follow one another."""

    title: str
    unit: str
    first: int
    last: int
    high: str
    low: str
    bars: tuple[Bar, ...]
    dots: tuple[Dot, ...]
    lines: tuple[str, ...]


def drawn(one: Tracked, words: Words) -> Picture | None:
    """The picture of a series; ``None`` where too few of its years have numbers of one unit."""
    unit = next((year.target.fact for year in one.years if year.target), None)
    if unit is None:
        return None
    aims = {year.year: value for year in one.years if (value := _number(year.target, unit)) is not None}
    results = {year.year: value for year in one.years if (value := _number(year.result, unit)) is not None}
    years = sorted({*aims, *results})
    if len(years) < _FEWEST:
        return None
    scale = _Scale.over(years, [*aims.values(), *results.values()])
    told = {year.year: year for year in one.years}
    bars = tuple(scale.bar(year, value, ceiling=told[year].ceiling) for year, value in sorted(aims.items()))
    dots = tuple(
        Dot(scale.x(year), scale.y(value), told[year].verdict or "", _hint(told[year].year, one, words)) for year, value in sorted(results.items())
    )
    return Picture(
        one.indicator, unit.unit, years[0], years[-1], short(scale.high, words), short(scale.low, words), bars, dots, tuple(_lines(sorted(results), scale, results)),
    )  # fmt: skip


def _hint(year: int, one: Tracked, words: Words) -> str:
    told = next(each for each in one.years if each.year == year)
    texts = (str(year), track_sheets.target_text(told, words), track_sheets.result_text(told, words), track_sheets.verdict_text(told, words))
    return " · ".join(filter(None, texts))


def _number(told: Told | None, unit: Fact) -> Decimal | None:
    """A figure in the unit of the picture; a fall is below zero unless falls are what is drawn."""
    if told is None or told.fact.measure is not unit.measure:
        return None
    fact = told.fact
    value = fact.value if fact.value is not None else fact.low
    scale = factor(fact.pint, unit.pint)
    if value is None or scale is None:
        return None
    falls = (fact.direction is Direction.DOWN) is not (unit.direction is Direction.DOWN)
    return (-value if falls else value) * scale


@dataclass(frozen=True, slots=True)
class _Scale:
    """Years and numbers to places in the picture."""

    first: int
    last: int
    low: Decimal
    high: Decimal

    @classmethod
    def over(cls, years: Sequence[int], values: Sequence[Decimal]) -> _Scale:
        low, high = min(values), max(values)
        if low == high:
            low, high = low - 1, high + 1
        return cls(years[0], years[-1], low, high)

    def x(self, year: int) -> Decimal:
        step = Decimal(WIDTH - 2 * _EDGE) / max(1, self.last - self.first)
        return (_EDGE + step * (year - self.first)).quantize(_PLACES)

    def y(self, value: Decimal) -> Decimal:
        share = (value - self.low) / (self.high - self.low)
        return (HEIGHT - _EDGE - share * (HEIGHT - 2 * _EDGE)).quantize(_PLACES)

    def bar(self, year: int, value: Decimal, *, ceiling: bool) -> Bar:
        wide = min(Decimal(14), Decimal(WIDTH - 2 * _EDGE) / max(1, self.last - self.first) * Decimal("0.7")).quantize(_PLACES)
        y = self.y(value)
        top, high = (y, HEIGHT - y) if ceiling else (Decimal(0), y)
        return Bar((self.x(year) - wide / 2).quantize(_PLACES), y, wide, top, high)


def _lines(years: Sequence[int], scale: _Scale, results: dict[int, Decimal]) -> list[str]:
    """A path for each stretch of years without a gap."""
    paths: list[str] = []
    for at, year in enumerate(years):
        point = f"{scale.x(year)} {scale.y(results[year])}"
        if at and years[at - 1] == year - 1:
            paths[-1] += f"L{point}"
        else:
            paths.append(f"M{point}")
    return [path for path in paths if "L" in path]
