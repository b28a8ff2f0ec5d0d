"""RD201: shares above their whole."""

from __future__ import annotations

from reportdiff.checking.views import View
from reportdiff.model import Severity
from reportdiff.relations import Relation


class ImpossibleShare(View):
    """A share that cannot exceed 100 % does.

    Shares of a whole (coverage, occupancy, pass rates …) end at 100 %. Rates that are told against something else than their
    whole are left alone: gross enrollment, completion, debt. A few rates end lower, as none is ever so high: unemployment.

    Found: “The share of households with tap water reached 198 percent.”
    Not found: “The gross enrollment rate was 104 percent.”
    """

    code = "RD201"
    name = "impossible-share"
    severity = Severity.ERROR
    kinds = ("limit", "floor")

    def says(self, relation: Relation) -> str:
        """The sentence for this kind of failure."""
        return f"limit_{relation.says['of']}" if relation.kind == "limit" else relation.kind
