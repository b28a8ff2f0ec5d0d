"""RD302: parts that do not make up their whole, or are larger than it."""

from __future__ import annotations

from reportdiff.checking.views import View
from reportdiff.model import Severity


class PartsAndWhole(View):
    """A part larger than its whole, or parts that do not add up to the whole that claims them.

    What follows 其中 is set against every figure of its unit before it in the sentence; only where it is larger than
    all of them is something wrong. A whole that is told as a lower bound (超过, 多) may be up to twice as large, no more:
    nobody says 超过800 of 2000.

    Parts are added up where the text says that they are all of them: a list that ends in 共, two or three parts that leave
    no room for others (中央 and 地方, 预期性 and 约束性, 出口 and 进口), the shares of 三次产业结构, which make 100.

    Found: 培训学员800人，其中女性1200人; 甲3个、乙5个，共9个; 三次产业结构为7.4:39.6:63.
    Not found: 培训学员超过800人，其中女性810人; 共10个，其中甲3个、乙5个, which may not be all; 7.4:39.6:53.1, which rounding explains.
    """

    code = "RD302"
    name = "parts-and-whole"
    severity = Severity.ERROR
    kinds = ("part", "parts", "sum", "hundred", "disjoint")
