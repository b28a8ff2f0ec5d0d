"""RD303: a share beside the two amounts that it is of."""

from __future__ import annotations

from reportdiff.checking.rule import Checked
from reportdiff.checking.views import View
from reportdiff.model import Severity
from reportdiff.relations import Relation


class ShareAndAmounts(View):
    """A stated share that the two stated amounts do not give.

    The whole stands before “of which” (其中), is said to be one (total), or stands beside the share (25 percent of all 1.2 million tons). Parts
    that are told each with its share of one whole must be in proportion, whether or not the whole is told.

    Found: “Output was 1.2 million tons, of which 300,000 tons, or 35 percent, were exported.”
    Not found: 25 percent, nearly 30 percent, or where there are two wholes to choose from.
    """

    code = "RD303"
    name = "share-and-amounts"
    severity = Severity.ERROR
    kinds = ("share", "proportion", "ratio")

    def shows(self, relation: Relation, checked: Checked) -> bool:
        """How many times as much something has become is RD304's."""
        return "from-to" not in relation.cue
