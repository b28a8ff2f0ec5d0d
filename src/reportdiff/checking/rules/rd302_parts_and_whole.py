"""RD302: a part larger than its whole."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.interval import at_least, at_most
from reportdiff.checking.rule import Checked, Rule, Slip, place
from reportdiff.model import PartOf, Severity


class PartsAndWhole(Rule):
    """A part larger than the whole that it is said to be one of.

    What follows 其中 is set against every figure of its unit before it in the sentence; only where it is larger than
    all of them is something wrong. A whole that is told as a lower bound (超过, 多) may be up to twice as large, no more: nobody says
    超过800 of 2000.

    Found: 培训学员800人，其中女性1200人. Not found: 培训学员超过800人，其中女性810人.
    """

    code = "RD302"
    name = "parts-and-whole"
    severity = Severity.ERROR

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each part that is larger than every whole it may belong to."""
        for one in (claim for claim in checked.claims if isinstance(claim, PartOf)):
            least, wholes = at_least(one.part), [at_most(whole) for whole in one.wholes]
            if least is None or not all(whole is not None and least > whole for whole in wholes):
                continue
            whole = max(one.wholes, key=lambda fact: fact.value or 0)
            yield Slip(one.part.start, one.part.end, one.part.text, whole.text, {}, (place(whole, checked.report),))
