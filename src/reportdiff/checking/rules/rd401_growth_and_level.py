"""RD401: this year's level and growth against last year's level."""

from __future__ import annotations

from reportdiff.checking.rule import Checked
from reportdiff.checking.severity import severity
from reportdiff.checking.views import View
from reportdiff.model import Severity
from reportdiff.relations import Relation


class GrowthAndLevel(View):
    """Growth and level are stated, and last year's level in last year's report: they do not agree.

    So are a difference (30 billion yuan more) and a growth since a named year (40 percent more than in 2020), where a report gives the level of
    that year. Growth only of indicators whose growth is told at current prices or that have none, nor where it is told on another basis
    (comparable, real). Of GDP, value added and others at constant prices only this: what grew by 2 percent or more is no less in money,
    and how much a plan wants is not many points away from the growth that it wants. Names that the lexicon
    does not know must be the same word for word, and be counts rather than money. Earlier figures may have been revised
    since, which is why this is a warning; nothing is said where one of several earlier figures fits.

    Found: “Imports and exports reached 312 billion yuan, up 12 percent.”, after 269 billion yuan. Not found: the same, up 16 percent.
    """

    code = "RD401"
    name = "growth-and-level"
    severity = Severity.WARNING
    kinds = ("change", "growth", "course")

    def shows(self, relation: Relation, checked: Checked) -> bool:
        """Against the level of the year before; where the figures stand in one passage it is RD304. Which way it went only where by how much
        is not told."""
        if relation.kind != "course" or "since" not in relation.cue:
            return "since" in relation.cue
        beside = (one.relation for one in checked.judged if one.fails and one.relation.start == relation.start)
        return not any(one.kind in self.kinds and one.kind != "course" and severity(one, checked.report) for one in beside)

    def says(self, relation: Relation) -> str:
        """Of which year the other level is."""
        return f"{relation.kind}_since"
