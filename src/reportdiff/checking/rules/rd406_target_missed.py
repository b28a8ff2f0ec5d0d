"""RD406: targets of last year that the reported figure does not satisfy."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.rule import Checked, Rule, Slip, place
from reportdiff.checking.written import in_unit, named, told_as
from reportdiff.model import Comparator, Direction, Outcome, Severity, Status

_LARGEST = 100_000  # what is more is written with a scale


class TargetMissed(Rule):
    """A target of last year that the reported figure does not satisfy.

    The table of `reportdiff diff` with its status `missed`; `--tolerance` says what “about” (左右) allows. Figures for a part of the
    year are left alone: the rest of it is still to come.
    """

    code = "RD406"
    name = "target-missed"
    severity = Severity.INFO

    def find(self, checked: Checked) -> Iterator[Slip]:
        """One for each missed target, at the figure that shows it."""
        for row in checked.diff.outcomes if checked.diff else ():
            if (
                checked.diff
                and row.status is Status.MISSED
                and row.actual
                and row.document is None
                and not row.actual.period
            ):
                stated, reached = named(row.target, checked.language), _reached(row)
                yield Slip(
                    row.actual.start,
                    row.actual.end,
                    stated,
                    told_as(row.actual, checked.language),
                    {"reached": in_unit(reached, row.target.unit, checked.language)} if reached else {},
                    (place(row.target, checked.diff.old),),
                    "missed-since" if reached else None,
                )


def _reached(row: Outcome) -> str | None:
    """What the figure comes to by last year's, where it is not what was aimed at itself: 438 in all, 24 of them new."""
    aim, told, margin = row.target.value, row.actual, row.margin
    if aim is None or margin is None or told is None or told.value is None or abs(aim + margin) >= _LARGEST:
        return None
    if row.target.comparator is Comparator.LE or row.target.direction is Direction.DOWN:
        return None
    same = told.measure is row.target.measure and (told.pint != row.target.pint or abs(told.value - aim) == abs(margin))
    return None if same else f"{(aim + margin).normalize():f}"
