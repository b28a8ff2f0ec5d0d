"""RD305: levels said to be passed."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.interval import interval
from reportdiff.checking.rule import Checked, Rule, Slip, place
from reportdiff.model import Fact, Kind, Measure, Severity, Threshold, as_written


class ThresholdClaim(Rule):
    """“首次突破百亿” beside a figure below it, or when the year before was already above it.

    Only figures of the same name, known to the lexicon, are set against the claim.

    Found: 一般公共预算收入首次突破100亿元、达到96.2亿元. Not found: 突破100亿元、达到103亿元.
    """

    code = "RD305"
    name = "threshold-claim"
    severity = Severity.ERROR

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each threshold that a figure of the report, or last year's, speaks against."""
        for one in (claim for claim in checked.claims if isinstance(claim, Threshold)):
            passed, words = one.fact, {"indicator": one.fact.indicator}
            if checked.language.is_flow(passed.indicator):  # 净增98万户、突破1900万户: two matters under one name
                continue
            for fact in checked.levels.get((passed.indicator, passed.pint), ()):
                stands_for = (
                    interval(fact)
                    if fact.id != passed.id and fact.year == passed.year
                    else None
                )
                if stands_for and passed.value is not None and stands_for.high < passed.value:
                    yield Slip(one.start, one.end, passed.text, as_written(fact), words, (place(fact, checked.report),))
                    break
            for old in checked.previous[:1] if one.first and passed.concept else ():
                for fact in old.facts:
                    stands_for = interval(fact) if _same(fact, passed) and fact.year == (old.year or 0) - 1 else None
                    if stands_for and passed.value is not None and stands_for.low >= passed.value:
                        yield Slip(
                            one.start, one.end, passed.text, as_written(fact), words, (place(fact, old),), "RD305_first"
                        )
                        break


def _same(fact: Fact, passed: Fact) -> bool:
    named = fact.indicator == passed.indicator and fact.pint == passed.pint
    return named and fact.kind is Kind.ACTUAL and fact.measure is Measure.LEVEL
