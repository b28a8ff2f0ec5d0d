"""What a report states of a whole year, found by what it is about: for targets that two figures answer together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from reportdiff.lang import Language, Remark
from reportdiff.model import Comparator, Fact, Kind, Measure, Report

_STOCKS = (Measure.LEVEL, Measure.SHARE)


@dataclass(frozen=True, slots=True)
class Stated:
    """The results that a report states for one whole year (eleven months do not compare with twelve), in its order.

    ``levels`` and ``growths`` are the first of each concept, ``stocks`` those of each concept and of each noun (what
    there is so much of), ``rates`` all that tell how much of a target was reached, ``whole`` all of them.
    """

    levels: dict[str, Fact]
    growths: dict[str, Fact]
    stocks: dict[tuple[str, Hashable], Fact]
    rates: tuple[Fact, ...]
    whole: tuple[Fact, ...]
    language: Language

    @classmethod
    def in_year(cls, report: Report, year: int, language: Language) -> Stated:
        """The results of ``year`` in ``report``."""
        whole = [fact for fact in report.facts if fact.kind is Kind.ACTUAL and fact.year == year and fact.period is None]
        levels = [fact for fact in whole if fact.measure is Measure.LEVEL]
        growths = [
            fact
            for fact in whole
            if fact.measure is Measure.GROWTH and fact.pint == "percent" and Remark.OTHER_BASIS not in language.remarks(fact)
        ]
        stocks: dict[tuple[str, Hashable], Fact] = {}
        for fact in whole:
            exact = fact.measure in _STOCKS and fact.comparator is Comparator.EQ
            for key in _keys(fact, language) if exact and not language.named(fact.indicator).is_flow else ():
                stocks.setdefault(key, fact)
        rates = tuple(fact for fact in whole if Remark.OF_TARGET in language.remarks(fact))
        return cls(_by_concept(levels), _by_concept(growths), stocks, rates, tuple(whole), language)

    def stock(self, target: Fact) -> Fact | None:
        """How much there is of what ``target`` adds to."""
        found = [self.stocks[key] for key in _keys(target, self.language) if key in self.stocks]
        return min(found, key=lambda fact: fact.start, default=None)


def _keys(fact: Fact, language: Language) -> list[tuple[str, Hashable]]:
    by_noun: tuple[str, Hashable] = ("noun", language.named(fact.indicator).core)
    return [by_noun, ("concept", fact.concept)] if fact.concept else [by_noun]


def _by_concept(facts: Iterable[Fact]) -> dict[str, Fact]:
    """The first of each concept."""
    found: dict[str, Fact] = {}
    for fact in facts:
        if fact.concept:
            found.setdefault(fact.concept, fact)
    return found
