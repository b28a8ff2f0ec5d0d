"""RD201: shares above their whole."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.rule import Checked, Rule, Slip
from reportdiff.model import Measure, Severity

_WHOLE = 100


class ImpossibleShare(Rule):
    """A share that cannot exceed 100 % does.

    Shares of a whole (占比, 比重, 覆盖率, 合格率 …) end at 100 %. Rates that are told against something else than their
    whole are left alone: 产销率, 毛入学率, 完成率, 负债率.

    Found: 农村自来水普及率达到198%. Not found: 存销比为120%, 完成年度任务的112.6%.
    """

    code = "RD201"
    name = "impossible-share"
    severity = Severity.ERROR

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each share of a whole that even rounding leaves above the whole."""
        for fact in checked.report.facts:
            lowest = fact.low if fact.value is None else fact.value - fact.precision
            if fact.measure is not Measure.SHARE or fact.pint != "percent" or lowest is None or lowest < _WHOLE:
                continue
            if not checked.language.may_exceed_whole(fact.indicator):
                yield Slip(fact.start, fact.end, fact.text, "100%", {"indicator": fact.indicator})
