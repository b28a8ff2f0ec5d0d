"""RD204: percentage points written as per cent, and per cent as percentage points."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportdiff.checking.rule import Checked, Slip, place
from reportdiff.checking.views import View
from reportdiff.checking.written import in_unit
from reportdiff.model import Measure, Severity
from reportdiff.relations import Relation

_POINT = "percentage_point"
_RATES = ("percent", "per_mille", _POINT)
_BESIDE = 8  # characters between an amount and the movement that is told of it


class PercentOrPoint(View):
    """A rate that “rose 3 %” where its own from–to figures show percentage points, or an amount that rose by points.

    A rate that goes from 60 % to 63 % rose by 3 percentage points, which is 5 per cent. Nothing is said where the
    relative change is the one stated. An amount has no percentage points: it is per cent that it rises by.

    Found: “The share of paved roads rose from 60 percent to 63 percent, up 3 percent.”
    Not found: the same, up 3 percentage points, or up 5 percent.
    """

    code = "RD204"
    name = "percent-or-point"
    severity = Severity.WARNING
    kinds = ("points",)

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each change in per cent between two rates that is their difference in points, and each in points of an amount."""
        yield from _points_of_amounts(checked)
        yield from super().find(checked)

    def shows(self, relation: Relation, checked: Checked) -> bool:
        """Where the difference in points is the number that is told as per cent."""
        points = relation["after"].range - relation["before"].range
        return points.meets(relation["growth"].range) or points.meets(-relation["growth"].range)

    def expected(self, relation: Relation, follows: str | None, checked: Checked) -> str | None:
        """The same number of percentage points."""
        told = relation["growth"]
        number = told.text.rstrip("%％").removesuffix(told.figure.unit if told.figure else "").rstrip()
        return in_unit(number, checked.language.folder.reasons["points"], checked.language)


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
            yield Slip(moved.start, moved.end, moved.text, f"{number}%", words, related, "points_of_amount",
                       relation="points: amount", repair=f"{number}%")  # fmt: skip
