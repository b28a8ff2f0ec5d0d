"""RD202: ranges that end below where they begin."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.rule import Checked, Rule, Slip, in_unit
from reportdiff.model import Severity


class ReversedRange(Rule):
    """A range whose low end is above its high end.

    Found: 增长6%-5%. Not found: 增长5%-6%, 5%-5%, a fall from one figure to another (从6%降到5%).
    """

    code = "RD202"
    name = "reversed-range"
    severity = Severity.ERROR

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each range told from above to below."""
        for fact in checked.report.facts:
            if fact.low is not None and fact.high is not None and fact.low > fact.high:
                ends = in_unit(f"{fact.high.normalize():f}—{fact.low.normalize():f}", fact.unit, checked.language)
                yield Slip(fact.start, fact.end, fact.text, ends)
