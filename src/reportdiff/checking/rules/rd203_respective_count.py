"""RD203: as many values after 分别 as things before it."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.rule import Checked, Rule, Slip
from reportdiff.model import Respective, Severity


class RespectiveCount(Rule):
    """“A、B和C分别增长x%、y%”: not as many values as things.

    A list may be read in more than one way (文化和旅游 is one thing or two); nothing is said as long as one of the ways
    fits the number of values. The things may stand in the clauses before. A list that ends in 等 may have more values than it
    names, never fewer.

    Found: 甲、乙、丙分别增长5%、6%. Not found: 城镇、农村居民收入分别增长4%、5%.
    """

    code = "RD203"
    name = "respective-count"
    severity = Severity.ERROR

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each clause whose values cannot be shared out among its things."""
        for one in (claim for claim in checked.claims if isinstance(claim, Respective)):
            each = one.values == 1 and not one.exact  # 分别达到200个以上 holds for each of them
            if each or one.fewest <= one.values <= one.most or (one.open and one.values > one.most):
                continue
            things = str(one.most) if one.fewest == one.most else f"{one.fewest}—{one.most}"
            if one.open:
                things = str(one.fewest)
            says = "RD203_open" if one.open else None
            yield Slip(one.start, one.end, str(one.values), things, {"things": things}, says=says)
