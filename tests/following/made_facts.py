"""Facts built by hand, for tests of judging and matching."""

from __future__ import annotations

from decimal import Decimal

from reportdiff.model import Comparator, Direction, Fact, Kind, Measure


def fact(
    value: str | None,
    pint: str = "count",
    *,
    comparator: Comparator = Comparator.EQ,
    ends: tuple[str, str] | None = None,
    measure: Measure = Measure.LEVEL,
    direction: Direction | None = None,
    precision: str = "0",
    kind: Kind = Kind.TARGET,
    indicator: str = "茶叶产量",
) -> Fact:
    low, high = (Decimal(end) for end in ends) if ends else (None, None)
    return Fact(
        id="f1", start=0, end=1, text=value or "-", sentence_start=0, sentence_end=1, section=None, kind=kind,
        indicator=indicator, concept=None, measure=measure, direction=direction,
        comparator=Comparator.RANGE if ends else comparator, value=None if value is None else Decimal(value),
        low=low, high=high, precision=Decimal(precision), unit=pint, pint=pint, year=2031, period=None, qualifiers=(),
        strength=None, deadline=None, owner=None,
    )  # fmt: skip


def up(value: str | None, pint: str = "percent", **given: object) -> Fact:
    """A growth of so much."""
    return fact(value, pint, measure=Measure.GROWTH, direction=Direction.UP, **given)  # type: ignore[arg-type]


def down(value: str | None, pint: str = "percent", **given: object) -> Fact:
    """A fall of so much."""
    return fact(value, pint, measure=Measure.GROWTH, direction=Direction.DOWN, **given)  # type: ignore[arg-type]
