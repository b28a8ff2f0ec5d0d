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

    Found: 增长6%-5%; 用5—3年时间. Not found: 增长5%-6%, 5%-5%, a fall from one figure to another (从6%降到5%).
    """

    code = "RD202"
    name = "reversed-range"
    severity = Severity.ERROR
    kinds = ("range",)

    def expected(self, relation: Relation, follows: str | None, checked: Checked) -> str | None:
        """The range the right way round."""
        high, low = relation["one"], relation["other"]
        figure = next((it for it in checked.sheet.figures if it.start == high.start and it.low is not None), None)
        if figure is None or low.value is None or high.value is None:
            return f"{high.text}—{low.text}"
        exact = replace(figure, precision=Decimal(0))
        unit = figure.unit if figure.text.count(figure.unit) > 1 else ""
        return f"{as_in(high.value, exact, unit)}—{as_in(low.value, exact)}"
