"""RD402: past figures against the reports of their time."""

from __future__ import annotations

from reportdiff.checking.rule import Checked
from reportdiff.checking.views import View
from reportdiff.model import Severity
from reportdiff.relations import Relation


class RestatedPast(View):
    """A past figure quoted differently from how its own report gave it.

    Looks back through all earlier reports. The name must be the same word for word and known to the lexicon, and the
    year named in the sentence. Figures are revised after a census, which is why this is a warning. What is said to have
    gone on for so many years (first for the ninth year running) must count one more than in last year's report. What a report says again
    of the last one (the rank from which something rose, how many there were the year before) is set against it under a name that is much alike.

    Found: “Government revenue was 48.2 billion yuan in 2023.”, where the report of the time said 46.2 billion yuan.
    Not found: 46 billion yuan, which rounding explains.
    """

    code = "RD402"
    name = "restated-past"
    severity = Severity.WARNING
    kinds = ("restated", "goes-on", "added", "risen", "lowest", "dated")

    def shows(self, relation: Relation, checked: Checked) -> bool:
        """Series of years, not numbers of headings."""
        return not relation.cue.startswith("numbering")

    def says(self, relation: Relation) -> str:
        """A figure told again, or a series."""
        if relation.kind == "restated" and "of a move" in relation.cue:
            return "restated_move"
        return "series" if relation.kind == "goes-on" else relation.kind
