"""RD103: years that cannot be meant."""

from __future__ import annotations

from reportdiff.checking.views import View
from reportdiff.model import Severity


class YearSlip(View):
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
    kinds = ("year", "year-or-later", "year-order")
