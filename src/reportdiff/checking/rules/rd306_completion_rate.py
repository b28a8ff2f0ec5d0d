"""RD306: completion rates against figure and target."""

from __future__ import annotations

from reportdiff.checking.views import View
from reportdiff.model import Severity
from reportdiff.relations import Relation


class CompletionRate(View):
    """“112.6 percent of the target”, “12.6 percent above the target” that the figure and last year's target do not give.

    The target is the one that last year's report set. A target that only bounds (more than 30,000) counts as its bound.

    Found: “We created 33,800 urban jobs, 125 percent of the target for the year.”, after a target of 30,000.
    Not found: 112.7 percent, or a target in other units.
    """

    code = "RD306"
    name = "completion-rate"
    severity = Severity.ERROR
    kinds = ("rate", "surplus")

    def says(self, relation: Relation) -> str:
        """The sentence for this kind of failure."""
        return "rate_beyond" if relation.says.get("beyond") else "rate_told" if relation.kind == "rate" else relation.kind
