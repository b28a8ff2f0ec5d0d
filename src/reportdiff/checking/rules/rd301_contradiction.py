"""RD301: one indicator, one year, two values."""

from __future__ import annotations

from reportdiff.checking.views import View
from reportdiff.model import Severity
from reportdiff.relations import Relation


class Contradiction(View):
    """The same indicator, year and scope stated with two values that no rounding reconciles.

    Figures are set against each other where the lexicon knows them by one name, for the same year, measure and unit and
    on the same basis (同口径, 人均 …); levels only where they have the same name word for word. A result may be told as a
    number and as a bound (838亿斤, 稳定在800亿斤以上): the two must be able to hold at once. Targets of one year must be the
    same number where both are told in the same way (左右, 以上), and equally firmly.

    Found: 地区生产总值增长6.1%, and later 经济增长6.4%; 城镇新增就业3万人以上 and 4万人以上 in one plan.
    Not found: 5.2万亿元 beside 52134亿元; 力争增长6.5% beside 增长6%.
    """

    code = "RD301"
    name = "contradiction"
    severity = Severity.ERROR
    kinds = ("same", "gap", "more")

    def says(self, relation: Relation) -> str:
        """The sentence for this kind of failure."""
        return "same_target" if relation.cue.startswith("target") else relation.kind
