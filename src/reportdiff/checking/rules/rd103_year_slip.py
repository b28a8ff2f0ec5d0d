"""RD103: years that cannot be meant."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.rule import Checked, Rule, Slip
from reportdiff.model import Severity, YearNamed


class YearSlip(Rule):
    """A year that cannot be meant.

    The review's chapter is about the year before the plan's, the plan's chapter about its own; a deadline of the plan
    lies not behind it. Chapters about several years are left alone.

    Found, in the report that plans 2025: 一、2023年工作回顾; 到2022年底建成. Not found: 比2020年增长一倍, 到2030年.
    """

    code = "RD103"
    name = "year-slip"
    severity = Severity.WARNING

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each year that is not the one, or not in the time, that can be meant."""
        for one in (claim for claim in checked.claims if isinstance(claim, YearNamed)):
            if one.year == one.expected or (one.or_later and one.year > one.expected):
                continue
            says = "RD103_later" if one.or_later else None
            yield Slip(one.start, one.end, checked.report.text[one.start : one.end], str(one.expected), says=says)
