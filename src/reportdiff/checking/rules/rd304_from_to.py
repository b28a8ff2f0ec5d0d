"""RD304: from, to, and the change between."""

from __future__ import annotations

from reportdiff.checking.rule import Checked
from reportdiff.checking.views import View
from reportdiff.model import Severity
from reportdiff.relations import Relation


class FromToRule(View):
    """“from A to B, up C”: the three do not agree, or “raised from A to B” where B is less.

    C is the difference (提高3个百分点, 增加20家), the relative change (增长25%), how many times as much (是…的1.8倍) or, where
    the years are told, the average of each (年均增长12.5%); it is computed as an interval from what the rounded A and B
    may stand for. A change of a rate in per cent is RD204's. Growth of what is told at constant prices (地区生产总值) and
    growth said to be so (实际增长) is left alone. A growth over several years and its yearly average are set against each
    other too (比2020年增长65.5%，年均增长10.6%), and what rose by more than it is now was below nought before
    (覆盖率达33%、提高64个百分点).

    Found: 从120元提高到150元，提高40元; 由45%提高到40%; 从2020年的10亿元增加到2025年的18亿元，年均增长15%.
    Not found: 从1.2万家增加到1.5万家，增长25%, nor 增长23%, which rounding explains.
    """

    code = "RD304"
    name = "from-to"
    severity = Severity.ERROR
    kinds = ("rise", "change", "growth", "course", "compound", "gain", "whole", "ratio", "chained")

    def shows(self, relation: Relation, checked: Checked) -> bool:
        """Where the figures stand in one passage; against last year's level it is RD401."""
        return "since" not in relation.cue and (relation.kind != "ratio" or "from-to" in relation.cue)

    def says(self, relation: Relation) -> str:
        """By the year, or over all of them; of a change what it was told of."""
        if relation.kind == "gain":
            return "gain" if relation.get("after") is not None else "gain_before"
        return f"{relation.kind}_yearly" if (relation.says.get("years") or 1) > 1 and relation.kind != "compound" else relation.kind
