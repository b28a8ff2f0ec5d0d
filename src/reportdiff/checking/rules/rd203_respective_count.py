"""RD203: as many values after 分别 as things before it."""

from __future__ import annotations

from reportdiff.checking.rule import Checked
from reportdiff.checking.views import View
from reportdiff.model import Severity
from reportdiff.relations import Relation


class RespectiveCount(View):
    """“A、B和C分别增长x%、y%”: not as many values as things.

    A list may be read in more than one way (文化和旅游 is one thing or two); nothing is said as long as one of the ways
    fits the number of values. The things may stand in the clauses before. A list that ends in 等 may have more values than it
    names, never fewer.

    Found: 甲、乙、丙分别增长5%、6%. Not found: 城镇、农村居民收入分别增长4%、5%.
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
