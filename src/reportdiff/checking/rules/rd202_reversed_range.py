"""RD202: ranges that end below where they begin."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from reportdiff.checking.rule import Checked
from reportdiff.checking.views import View
from reportdiff.checking.written import as_in
from reportdiff.model import Severity
from reportdiff.relations import Relation


class ReversedRange(View):
    """A range whose low end is above its high end.

    Found: “Output will grow by 6 to 5 percent.”
    Not found: “Output will grow by 5 to 6 percent.”, a fall from one figure to another (from 6 to 5 percent).
    """

    code = "RD202"
    name = "reversed-range"
    severity = Severity.ERROR
    kinds = ("range",)

    def says(self, relation: Relation) -> str:
        """The sentence for two figures, or for one that holds both ends."""
        return "range_whole" if relation["one"].text == relation["other"].text else relation.kind

    def expected(self, relation: Relation, follows: str | None, checked: Checked) -> str | None:
        """The range the right way round."""
        high, low = relation["one"], relation["other"]
        figure = next((it for it in checked.sheet.figures if it.start == high.start and it.low is not None), None)
        if figure is None or low.value is None or high.value is None:
            return f"{high.text}—{low.text}"
        exact = replace(figure, precision=Decimal(0))
        unit = figure.unit if figure.text.count(figure.unit) > 1 else ""
        return f"{as_in(high.value, exact, unit)}—{as_in(low.value, exact)}"
