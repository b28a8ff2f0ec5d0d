"""RD305: levels said to be passed."""

from __future__ import annotations

from reportdiff.checking.views import View
from reportdiff.model import Severity
from reportdiff.relations import Relation


class ThresholdClaim(View):
    """“首次突破百亿” beside a figure below it, or when the year before was already above it.

    Only figures of the same name, known to the lexicon, are set against the claim; so are falls below a step (首次跌破30微克).

    Found: 一般公共预算收入首次突破100亿元、达到96.2亿元. Not found: 突破100亿元、达到103亿元.
    """

    code = "RD305"
    name = "threshold-claim"
    severity = Severity.ERROR
    kinds = ("reached", "not-before")

    def says(self, relation: Relation) -> str:
        """The sentence for this kind of failure."""
        return f"{relation.kind}_below" if relation.says.get("below") else relation.kind
