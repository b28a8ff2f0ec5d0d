"""RD302: parts that do not make up their whole, or are larger than it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportdiff.checking.interval import at_least, at_most, counted
from reportdiff.checking.rule import Checked, Rule, Slip, place
from reportdiff.checking.written import as_in
from reportdiff.model import PartOf, Severity, Structure, SumOf

_WHOLE = Decimal(100)


class PartsAndWhole(Rule):
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

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each part that is larger than every whole it may belong to, each sum that is another."""
        report = checked.report
        for claim in checked.claims:
            match claim:
                case PartOf():
                    yield from _too_large(claim, checked)
                case SumOf():
                    yield from _other_sum(claim, checked)
                case Structure() if abs(claim.total - _WHOLE) > claim.rounding:
                    stated = report.text[claim.start : claim.end]
                    total = f"{claim.total.normalize():f}"
                    yield Slip(claim.start, claim.end, stated, "100", {"total": total}, says="RD302_structure")


def _too_large(one: PartOf, checked: Checked) -> Iterator[Slip]:
    least, wholes = at_least(one.part), [at_most(whole) for whole in one.wholes]
    if least is None or not all(whole is not None and least > whole for whole in wholes):
        return
    whole = max(one.wholes, key=lambda fact: fact.value or 0)
    over = as_in((one.part.value or least) - (whole.value or whole.low or least), one.part)
    words = {"part": one.part.indicator, "whole": whole.indicator, "over": over}
    yield Slip(one.part.start, one.part.end, one.part.text, whole.text, words, (place(whole, checked.report),))


def _other_sum(one: SumOf, checked: Checked) -> Iterator[Slip]:
    whole, parts = counted(one.whole), [counted(part) for part in one.parts]
    total = parts[0]
    for part in parts[1:]:
        total = total + part if total and part else None
    if whole is None or total is None or total.meets(whole):
        return
    listed = "、".join(part.text for part in one.parts)
    expected = as_in((total.low + total.high) / 2, one.whole)
    related = tuple(place(part, checked.report) for part in one.parts)
    yield Slip(one.whole.start, one.whole.end, one.whole.text, expected, {"parts": listed}, related, "RD302_sum")
