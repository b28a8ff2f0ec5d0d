"""RD204: percentage points written as per cent, and per cent as percentage points."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportdiff.checking.interval import interval
from reportdiff.checking.rule import Checked, Rule, Slip, place
from reportdiff.checking.written import in_unit
from reportdiff.model import FromTo, Measure, Severity

_POINT = "percentage_point"
_RATES = ("percent", "permille", _POINT)
_BESIDE = 8  # characters between an amount and the movement that is told of it


class PercentOrPoint(Rule):
    """A rate that “rose 3 %” where its own from–to figures show percentage points, or an amount that rose by points.

    A rate that goes from 60 % to 63 % rose by 3 percentage points, which is 5 per cent. Nothing is said where the
    relative change is the one stated. An amount has no percentage points: it is per cent that it rises by.

    Found: 从60%提高到63%，提高3%; 进出口总额31.2亿元、增长4.4个百分点.
    Not found: 从60%提高到63%，提高3个百分点, or 提高5%; 进出口总额31.2亿元、增速提高4.4个百分点.
    """

    code = "RD204"
    name = "percent-or-point"
    severity = Severity.WARNING

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each change in per cent between two rates that is their difference in points, and each in points of an amount."""
        yield from _points_of_amounts(checked)
        for one in (claim for claim in checked.claims if isinstance(claim, FromTo)):
            if one.years or not one.before.pint == one.after.pint == one.change.pint == "percent":
                continue
            before, after, change = (interval(figure) for figure in (one.before, one.after, one.change))
            if before is None or after is None or change is None:
                continue
            points = before - after if one.falls else after - before
            if points.meets(change):
                said = {"before": one.before.text, "after": one.after.text, "relative": _relative(one)}
                number = one.change.text.rstrip("%％").removesuffix(one.change.unit).rstrip()
                expected = in_unit(number, checked.language.reasons()["points"], checked.language)
                yield Slip(one.change.start, one.change.end, one.change.text, expected, said,
                           (place(one.before, checked.report), place(one.after, checked.report)))  # fmt: skip


def _points_of_amounts(checked: Checked) -> Iterator[Slip]:
    """Each change in percentage points told right beside the amount that it is said of, and not of the amount's growth."""
    for level, moved in pairwise(checked.report.facts):
        points = moved.measure is Measure.CHANGE and moved.pint == _POINT and level.measure is Measure.LEVEL
        if not points or level.pint in _RATES or moved.sentence_start != level.sentence_start:
            continue
        if level.indicator == moved.indicator and moved.start - level.end <= _BESIDE:
            number = moved.text.removesuffix(moved.unit).rstrip()
            words = {"indicator": level.indicator, "amount": level.text}
            related = (place(level, checked.report),)
            yield Slip(moved.start, moved.end, moved.text, f"{number}%", words, related, "RD204_amount")


def _relative(one: FromTo) -> str:
    """By how much per cent of itself a rate changed."""
    if not one.before.value or one.after.value is None:
        return "—"
    return f"{abs(one.after.value / one.before.value - 1) * 100:.1f}%"
