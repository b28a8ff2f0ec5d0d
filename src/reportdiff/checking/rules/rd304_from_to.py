"""RD304: from, to, and the change between."""

from __future__ import annotations

from reportdiff.checking.rule import Checked
from reportdiff.checking.views import View
from reportdiff.model import Severity
from reportdiff.relations import Relation


class FromToRule(View):
    """“from A to B, up C”: the three do not agree, or “raised from A to B” where B is less.

    C is the difference (up 3 percentage points, 20 more), the relative change (up 25 percent), how many times as much (1.8 times) or,
    where the years are told, the average of each (12.5 percent a year); it is computed as an interval from what the rounded A and B
    may stand for. A change of a rate in per cent is RD204's. Growth of what is told at constant prices (GDP) and
    growth said to be so (real growth) is left alone. A growth over several years and its yearly average are set against each
    other too (65.5 percent more than in 2020, 10.6 percent a year), and what rose by more than it is now was below nought before
    (33 percent, up 64 percentage points). What is said to have risen and is called a cut in the next sentence is told too,
    and what is said to be unchanged beside a figure that is another.

    A movement, and the bound of a target, is set against the way that is wanted of its indicator, too: where reports of a kind hardly ever
    tell the other, it is said: energy use that rose at the lowest severity, since it may have risen; unemployment to be kept above 5 percent.

    Found: “Pensions rose from 120 yuan to 150 yuan, an increase of 40 yuan.”
    Not found: “The number of firms rose from 12,000 to 15,000, an increase of 25 percent.”
    """

    code = "RD304"
    name = "from-to"
    severity = Severity.ERROR
    kinds = ("rise", "change", "growth", "course", "compound", "gain", "whole", "ratio", "chained", "wanted", "called", "unchanged")

    def shows(self, relation: Relation, checked: Checked) -> bool:
        """Where the figures stand in one passage; against last year's level it is RD401."""
        return "since" not in relation.cue and (relation.kind != "ratio" or "from-to" in relation.cue)

    def expected(self, relation: Relation, follows: str | None, checked: Checked) -> str | None:
        """What the arithmetic says; of which way a figure should have gone there is no number."""
        return None if relation.kind in ("wanted", "called") else follows

    def most(self, relation: Relation) -> Severity:
        """That something went the wrong way may be so, and is no error."""
        return Severity.INFO if relation.kind == "wanted" and not relation.says.get("bound") else self.severity

    def says(self, relation: Relation) -> str:
        """By the year, or over all of them; of a change what it was told of."""
        if relation.kind == "wanted":
            return "wanted_bound" if relation.says.get("bound") else "wanted"
        if relation.kind == "called":
            return "called_before" if relation.cue.endswith("before") else "called"
        if relation.kind == "gain":
            return "gain" if relation.get("after") is not None else "gain_before"
        return f"{relation.kind}_yearly" if (relation.says.get("years") or 1) > 1 and relation.kind != "compound" else relation.kind
