"""RD302: parts that do not make up their whole, or are larger than it."""

from __future__ import annotations

from reportdiff.checking.views import View
from reportdiff.model import Severity
from reportdiff.relations import Relation


class PartsAndWhole(View):
    """A part larger than its whole, or parts that do not add up to the whole that claims them.

    What follows “of which” (其中) is set against every figure of its unit before it in the sentence; only where it is larger than
    all of them is something wrong. A whole that is told as a lower bound (more than) may be up to twice as large, no more:
    nobody says “more than 800” of 2000.

    Parts are added up where the text says that they are all of them: a list with its total (共), two or three parts that leave
    no room for others (exports and imports), the shares of three sectors of an economy, which make 100. What all have on average lies
    between what those have of whom they are made up.

    Found: “We trained 800 nurses, of whom 1,200 work in villages.”; “We repaired 31 bridges, 22 wells and 14 roofs. A total of
    77 structures were repaired.”
    Not found: 620 of 800 nurses; a total of 67; shares of 7.4, 39.6 and 53.1, which rounding explains.
    """

    code = "RD302"
    name = "parts-and-whole"
    severity = Severity.ERROR
    kinds = ("part", "parts", "stock", "sum", "hundred", "between", "disjoint")

    def says(self, relation: Relation) -> str:
        """The sentence for this kind of failure; of averages it is another than of growth."""
        return "between_mean" if relation.says.get("mean") else relation.kind
