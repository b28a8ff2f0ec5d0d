"""RD405: targets of last year that are never spoken of again."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.rule import Checked, Rule, Slip
from reportdiff.checking.written import named
from reportdiff.model import Severity, Status


class TargetDropped(Rule):
    """A target of last year that the report neither reports on nor sets again.

    The table of `reportdiff diff` with its status `dropped`. It stands at the beginning of the report, for want of a
    place of its own; the target's own place is the related passage.
    """

    code = "RD405"
    name = "target-dropped"
    severity = Severity.INFO

    def find(self, checked: Checked) -> Iterator[Slip]:
        """One for each dropped target."""
        for row in checked.diff.outcomes if checked.diff else ():
            if checked.diff and row.status is Status.DROPPED:
                target = row.target
                stated = named(target, checked.language)
                yield Slip(0, 0, stated, None, {}, ((checked.diff.old, target.start, target.end),))
