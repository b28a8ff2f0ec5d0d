"""RD406: targets of last year that the reported figure does not satisfy."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.rule import Checked, Rule, Slip, place
from reportdiff.checking.written import named, told_as
from reportdiff.model import Severity, Status


class TargetMissed(Rule):
    """A target of last year that the reported figure does not satisfy.

    The table of `reportdiff diff` with its status `missed`; `--tolerance` says what 左右 allows. Figures for a part of the
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
                stated = named(row.target, checked.language)
                yield Slip(
                    row.actual.start,
                    row.actual.end,
                    stated,
                    told_as(row.actual, checked.language),
                    {},
                    (place(row.target, checked.diff.old),),
                )
