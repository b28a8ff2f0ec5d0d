"""RD306: completion rates against figure and target."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportdiff.checking.interval import Interval, interval
from reportdiff.checking.rule import Checked, Rule, Slip, place
from reportdiff.checking.written import rate
from reportdiff.model import Completion, Measure, Severity, as_written


class CompletionRate(Rule):
    """“完成年度任务的112.6%”, “超年度任务12.6%” that the figure and last year's target do not give.

    The target is the one that last year's report set. A target that only bounds (3万人以上) counts as its bound.

    Found: 城镇新增就业3.38万人，完成年度任务的125%, after a target of 3万人. Not found: 112.7%, or a target in other units.
    """

    code = "RD306"
    name = "completion-rate"
    severity = Severity.ERROR

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each rate that figure and target do not give."""
        for one in (claim for claim in checked.claims if isinstance(claim, Completion)):
            target, actual, said = checked.targets.get(one.actual.id), interval(one.actual), interval(one.rate)
            if (
                not (checked.diff and target and target.value and actual and said)
                or target.measure is not Measure.LEVEL
            ):
                continue
            if target.pint != one.actual.pint:
                continue
            beyond = Decimal(100 if one.over else 0)
            follows = Interval(actual.low / target.value * 100 - beyond, actual.high / target.value * 100 - beyond)
            if not follows.meets(said) and one.actual.value is not None:
                words = {"actual": one.actual.text, "target": as_written(target)}
                expected = rate(one.actual.value / target.value * 100 - beyond, follows, checked.language)
                yield Slip(one.start, one.end, one.rate.text, expected, words,
                           (place(one.actual, checked.report), place(target, checked.diff.old)),
                           "RD306_over" if one.over else None)  # fmt: skip
