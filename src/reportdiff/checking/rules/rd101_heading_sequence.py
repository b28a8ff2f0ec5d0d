"""RD101: the numbers of headings and points, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.rule import Checked, Rule, Slip
from reportdiff.model import Numbering, Severity


class HeadingSequence(Rule):
    """A heading number skipped, repeated or out of order.

    Each form of number (一、, （一）, 1., 一是) counts for itself: it goes on by one, or begins again at one. A reader who
    finds （二） twice looks for what was cut between; usually a passage was lost or moved.

    Found: （一）… （二）… （四）…. Not found: （一） again under the next chapter, or chapters that count their sections
    through the whole report.
    """

    code = "RD101"
    name = "heading-sequence"
    severity = Severity.ERROR

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each number that neither begins a list nor goes on with the one before it."""
        last: dict[str, Numbering] = {}
        due: dict[str, int] = {}  # the number that should have stood where the last one of a form is wrong
        for one in (claim for claim in checked.claims if isinstance(claim, Numbering)):
            before = last.get(one.form)
            last[one.form] = one
            goes_on = due.pop(one.form, None)
            if one.number in (1, goes_on) or (before and one.number == before.number + 1):
                continue
            due[one.form] = (before.number if before else 0) + 2
            text = checked.report.text
            expected = before.following if before else one.first
            stated = text[one.start : one.end].strip()
            if before is None:
                yield Slip(one.start, one.end, stated, expected, says="RD101_first")
                continue
            words = {"before": text[before.start : before.end].strip()}
            yield Slip(one.start, one.end, stated, expected, words, ((checked.report, before.start, before.end),))
