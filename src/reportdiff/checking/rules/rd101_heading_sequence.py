"""RD101: the numbers of headings and points, one after the other."""

from __future__ import annotations

from reportdiff.checking.rule import Checked
from reportdiff.checking.views import View
from reportdiff.model import Severity
from reportdiff.relations import Relation


class HeadingSequence(View):
    """A heading number skipped, repeated or out of order.

    Each form of number (I., 1., (a), 一、, （一）) counts for itself: it goes on by one, or begins again at one. A reader who
    finds 2. twice looks for what was cut between; usually a passage was lost or moved.

    Found: 1. Roads … 2. Water … 4. Schools. Not found: 1. again under the next chapter, or chapters that count their sections
    through the whole report.
    """

    code = "RD101"
    name = "heading-sequence"
    severity = Severity.ERROR
    kinds = ("goes-on",)

    def shows(self, relation: Relation, checked: Checked) -> bool:
        """Numbers of headings and points, not series of years."""
        return relation.cue.startswith("numbering")

    def says(self, relation: Relation) -> str:
        """Whether the number goes on from none, or from a wrong one."""
        return "numbering_first" if relation.says["first"] else "numbering"

    def expected(self, relation: Relation, follows: str | None, checked: Checked) -> str | None:
        """The number that is due, in its form."""
        return str(relation.says["expected"])
