"""RD203: as many values after 分别 as things before it."""

from __future__ import annotations

from reportdiff.checking.rule import Checked
from reportdiff.checking.views import View
from reportdiff.model import Severity
from reportdiff.relations import Relation


class RespectiveCount(View):
    """“A, B and C rose by x % and y % respectively”: not as many values as things.

    A list may be read in more than one way (culture and tourism is one thing or two); nothing is said as long as one of the ways
    fits the number of values. The things may stand in the clauses before. A list that ends in “and others” (等) may have more
    values than it names, never fewer.

    Found: “The incomes of urban residents, rural residents and migrants grew by 5 percent and 6 percent respectively.”
    Not found: “The incomes of urban and rural residents grew by 4 percent and 5 percent respectively.”
    """

    code = "RD203"
    name = "respective-count"
    severity = Severity.ERROR
    kinds = ("count", "open")

    def shows(self, relation: Relation, checked: Checked) -> bool:
        """Lists against lists, not counts of lists."""
        return relation.cue.startswith("respectively")

    def says(self, relation: Relation) -> str:
        """Whether the list says itself that it is not whole."""
        return f"respectively_{relation.kind}"
