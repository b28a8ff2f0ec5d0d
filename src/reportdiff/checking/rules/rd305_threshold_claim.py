"""RD305: levels said to be passed."""

from __future__ import annotations

from reportdiff.checking.views import View
from reportdiff.model import Severity
from reportdiff.relations import Relation


class ThresholdClaim(View):
    """“Passed 10 billion for the first time” beside a figure below it, or when the year before was already above it.

    Only figures of the same name, known to the lexicon, are set against the claim; so are falls below a step (fell below 30 micrograms for the first time).

    So is what the plan wants to raise to a number that is passed already, or lower to one that lies above what is told; and less than
    it wants in an earlier year.

    Found: “Government revenue exceeded 10 billion yuan for the first time, reaching 9.62 billion yuan.”
    Not found: the same, reaching 10.3 billion yuan.
    """

    code = "RD305"
    name = "threshold-claim"
    severity = Severity.ERROR
    kinds = ("reached", "not-before", "ahead")

    def says(self, relation: Relation) -> str:
        """The sentence for this kind of failure."""
        if relation.says.get("planned"):
            return f"{relation.kind}_planned"
        return f"{relation.kind}_below" if relation.says.get("below") else relation.kind
