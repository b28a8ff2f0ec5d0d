"""RD306: completion rates against figure and target."""

from __future__ import annotations

from reportdiff.checking.views import View
from reportdiff.model import Severity
from reportdiff.relations import Relation


class CompletionRate(View):
    """“完成年度任务的112.6%”, “超年度任务12.6%” that the figure and last year's target do not give.

    The target is the one that last year's report set. A target that only bounds (3万人以上) counts as its bound.

    Found: 城镇新增就业3.38万人，完成年度任务的125%, after a target of 3万人. Not found: 112.7%, or a target in other units.
    """

    code = "RD306"
    name = "completion-rate"
    severity = Severity.ERROR
    kinds = ("rate", "surplus")

    def says(self, relation: Relation) -> str:
        """The sentence for this kind of failure."""
        return "rate_beyond" if relation.says.get("beyond") else "rate_told" if relation.kind == "rate" else relation.kind
