"""RD103: years that cannot be meant."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.rule import Checked, Rule, Slip
from reportdiff.model import Severity, YearNamed, YearOrder


class YearSlip(Rule):
    """A year that cannot be meant.

    The review's chapter is about the year before the plan's, the plan's chapter about its own; title and date name the
    plan's. A deadline of the plan lies not behind it, and years go from the earlier to the later. Chapters about several
    years are left alone.

    Found, in the report that plans 2025: 一、2023年工作回顾; 到2022年底建成; 从2020年的51%提升到2015年的70%.
    Not found: 比2020年增长一倍, 到2030年.
    """

    code = "RD103"
    name = "year-slip"
    severity = Severity.WARNING

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each year that is not the one, or not in the time, that can be meant."""
        text = checked.report.text
        for one in checked.claims:
            if isinstance(one, YearOrder) and one.last < one.first:
                words = {"first": str(one.first), "last": str(one.last)}
                yield Slip(one.start, one.end, text[one.start : one.end], None, words, says="RD103_order")
            if not isinstance(one, YearNamed):
                continue
            if one.year == one.expected or (one.or_later and one.year > one.expected):
                continue
            words = {"plan": str(checked.report.year)}
            says = "RD103_later" if one.or_later else None
            yield Slip(one.start, one.end, text[one.start : one.end], str(one.expected), words, says=says)
