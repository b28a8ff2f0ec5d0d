"""RD103: years that cannot be meant."""

from __future__ import annotations

from reportdiff.checking.views import View
from reportdiff.model import Severity
from reportdiff.relations import Relation


class YearSlip(View):
    """A year that cannot be meant.

    The review's chapter is about the year before the plan's, the plan's chapter about its own; title and date name the
    plan's. A deadline of the plan lies not behind it, and years go from the earlier to the later. Which five-year plan is
    said to begin or to end this year is held against the year as well, and
    how many years ago something was (ten years ago, in 2017; the 60th anniversary). Chapters about several years are left alone.

    Found, in the report that plans 2025: the chapter “Review of 2023”; “The hall will be finished by the end of 2022.”
    Not found: “We will double it by 2030.”
    """

    code = "RD103"
    name = "year-slip"
    severity = Severity.WARNING
    kinds = ("year", "year-or-later", "year-order")

    def says(self, relation: Relation) -> str:
        """By what is told: a year, how long ago it was, or the number of a plan of several years."""
        if relation.says.get("ago"):
            return "year_ago"
        return "plan_number" if relation.says.get("number") else relation.kind
