"""RD202: ranges that end below where they begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reportdiff.checking.rule import Checked, Rule, Slip
from reportdiff.checking.written import as_in
from reportdiff.model import Severity, Stretch


class ReversedRange(Rule):
    """A range whose low end is above its high end.

    Found: 增长6%-5%; 用5—3年时间. Not found: 增长5%-6%, 5%-5%, a fall from one figure to another (从6%降到5%).
    """

    code = "RD202"
    name = "reversed-range"
    severity = Severity.ERROR

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each range told from above to below."""
        for one in checked.claims:
            if isinstance(one, Stretch) and one.low > one.high:
                stated = checked.report.text[one.start : one.end]
                yield Slip(one.start, one.end, stated, f"{one.high}—{one.low}")
        for fact in checked.report.facts:
            if fact.low is not None and fact.high is not None and fact.low > fact.high:
                unit = fact.unit if fact.text.count(fact.unit) > 1 else ""
                exact = replace(fact, precision=Decimal(0))
                ends = f"{as_in(fact.high, exact, unit)}—{as_in(fact.low, exact)}"
                yield Slip(fact.start, fact.end, fact.text, ends)
