"""RD102: as many things as the text announces."""

from __future__ import annotations

from reportdiff.checking.rule import Checked
from reportdiff.checking.views import View
from reportdiff.model import Severity
from reportdiff.relations import Relation


class AnnouncedCount(View):
    """A count that the text announces and then does not keep.

    “Six tasks:” before five points; “three industries: A, B, C and D”. With “such as” (等) a list may be shorter than its count,
    never longer. Where a list can be read in more than one way, nothing is said as long as one of them fits. So are the numbers of a
    slogan (two safeguards and three improvements) and the list in brackets behind it, and how often a word is said again that was
    announced with its number (four firsts).

    Found: “We will modernize three industries: cement, chemicals, machinery and food.”
    Not found: “We will modernize three industries, such as cement and chemicals.”
    """

    code = "RD102"
    name = "announced-count"
    severity = Severity.ERROR
    kinds = ("count", "open")

    def shows(self, relation: Relation, checked: Checked) -> bool:
        """Counts of lists, not lists against lists."""
        return not relation.cue.startswith("respectively")
