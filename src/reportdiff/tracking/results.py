"""What a succession of reports states of past years, by name and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from reportdiff.identity import target_id
from reportdiff.model import Comparator, Direction, Fact, Kind
from reportdiff.tracking.successions import Succession
from reportdiff.units.registry import factor

Placed = tuple[int, Fact]  # the place of its report in the succession, and the figure


class Results:
    """The results of whole years, to be looked up by the ``target_id`` of what they measure."""

    def __init__(self, succession: Succession) -> None:
        self._years = succession.years
        self._stated: dict[tuple[str, int], list[Placed]] = {}
        for at, report in enumerate(succession.reports):
            for fact in report.facts:
                if fact.kind is Kind.ACTUAL and fact.year is not None and fact.period is None:
                    self._stated.setdefault((target_id(fact), fact.year), []).append((at, fact))

    def of(self, ids: Iterable[str], year: int, *, after: int) -> Placed | None:
        """What the first report from ``after`` on (a year) says that ``year`` came to."""
        listed = [one for name in sorted(ids) for one in self._stated.get((name, year), ())]
        told = [(at, fact) for at, fact in listed if self._years[at] >= max(after, year + 1)]
        return _foremost([one for one in told if one[0] == min(at for at, _ in told)])

    def otherwise(self, ids: Iterable[str], first: Placed, year: int) -> Placed | None:
        """The last later figure for the year that rounding does not reconcile with the ``first``."""
        listed = [one for name in sorted(ids) for one in self._stated.get((name, year), ())]
        later = sorted((at, fact.start, fact) for at, fact in listed if at > first[0])
        other = [(at, fact) for at, _, fact in later if differ(first[1], fact)]
        return _foremost([one for one in other if one[0] == other[-1][0]]) if other else None


def _foremost(told: list[Placed]) -> Placed | None:
    """Of what one report says of one thing: the exact figures before those that only bound it, what is said most often,
    then what is said first."""
    if not told:
        return None
    counted = Counter((fact.value, fact.low, fact.high) for _, fact in told)
    return min(told, key=lambda one: (one[1].comparator is not Comparator.EQ,
                                      -counted[one[1].value, one[1].low, one[1].high], one[1].start))  # fmt: skip


def differ(one: Fact, other: Fact) -> bool:
    """Whether two figures for one thing cannot both be right, however they were rounded."""
    exact = one.comparator is other.comparator is Comparator.EQ
    scale = factor(other.pint, one.pint)
    if not exact or scale is None or one.value is None or other.value is None:
        return False
    return abs(_signed(other) * scale - _signed(one)) > other.precision * scale + one.precision


def _signed(fact: Fact) -> Decimal:
    assert fact.value is not None
    return -fact.value if fact.direction is Direction.DOWN else fact.value
