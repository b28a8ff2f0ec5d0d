"""RD301: one indicator, one year, two values."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.interval import interval
from reportdiff.checking.rule import Checked, Rule, Slip, place
from reportdiff.model import Fact, Kind, Severity


class Contradiction(Rule):
    """The same indicator, year and scope stated with two values that no rounding reconciles.

    Only figures whose name is the same word for word and known to the lexicon are set against each other, for the same
    year, the same measure and unit, on the same basis (同口径, 预计 …).

    Found: 地区生产总值增长6.1%, and later 地区生产总值增长6.4%. Not found: 5.2万亿元 beside 52134亿元.
    """

    code = "RD301"
    name = "contradiction"
    severity = Severity.ERROR

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each figure that differs from the first of its indicator."""
        first: dict[tuple[object, ...], Fact] = {}
        for fact in checked.report.facts:
            stands_for = interval(fact)
            if fact.kind is not Kind.ACTUAL or not fact.concept or fact.year is None or stands_for is None:
                continue
            key = (fact.indicator, fact.measure, fact.unit, fact.year, fact.period, fact.qualifiers)
            other = first.setdefault(key, fact)
            said = interval(other)
            signed = -stands_for if fact.direction == "down" else stands_for
            other_signed = -said if said and other.direction == "down" else said
            if fact.sentence_start != other.sentence_start and other_signed and not other_signed.meets(signed):
                words = {"indicator": fact.indicator}
                yield Slip(fact.start, fact.end, fact.text, other.text, words, (place(other, checked.report),))
