"""RD102: as many things as the text announces."""

from __future__ import annotations

from reportdiff.checking.rule import Checked
from reportdiff.checking.views import View
from reportdiff.model import Severity
from reportdiff.relations import Relation


class AnnouncedCount(View):
    """A count that the text announces and then does not keep.

    “以下六个方面” before 一是 … 五是; “甲、乙、丙、丁三大产业”. With 等 a list may be shorter than its count, never longer.
    Where a list can be read in more than one way, nothing is said as long as one of them fits.

    Found: 建材、化工、装备、食品等三大产业. Not found: 建材、化工等三大产业.
    """

    code = "RD102"
    name = "announced-count"
    severity = Severity.ERROR
    kinds = ("count", "open")

    def shows(self, relation: Relation, checked: Checked) -> bool:
        """Counts of lists, not lists against lists."""
        return not relation.cue.startswith("respectively")
