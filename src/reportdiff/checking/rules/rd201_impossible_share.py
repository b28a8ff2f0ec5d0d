"""RD201: shares above their whole."""

from __future__ import annotations

from reportdiff.checking.views import View
from reportdiff.model import Severity
from reportdiff.relations import Relation


class ImpossibleShare(View):
    """A share that cannot exceed 100 % does.

    Shares of a whole (占比, 比重, 覆盖率, 合格率 …) end at 100 %. Rates that are told against something else than their
    whole are left alone: 产销率, 毛入学率, 完成率, 负债率.

    Found: 农村自来水普及率达到198%. Not found: 存销比为120%, 完成年度任务的112.6%.
    """

    code = "RD201"
    name = "impossible-share"
    severity = Severity.ERROR
    kinds = ("limit", "floor")

    def says(self, relation: Relation) -> str:
        """The sentence for this kind of failure."""
        return f"limit_{relation.says['of']}" if relation.kind == "limit" else relation.kind
