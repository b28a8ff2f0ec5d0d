"""RD301: one indicator, one year, two values."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.identity import agree, key_of
from reportdiff.checking.rule import Checked, Rule, Slip, place
from reportdiff.checking.written import told_as
from reportdiff.model import Fact, Kind, Severity

_MOST = 20  # figures of one indicator and year that others are set against


class Contradiction(Rule):
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

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each figure that cannot stand beside an earlier one of its indicator."""
        told: dict[tuple[object, ...], list[Fact]] = {}
        for fact in checked.report.facts:
            if not fact.concept or fact.year is None or fact.value is None or fact.cell:
                continue
            earlier = told.setdefault(key_of(fact, checked.language), [])
            other = next((one for one in earlier if not agree(one, fact)), None)
            if len(earlier) < _MOST:
                earlier.append(fact)
            if other is not None:
                says = "RD301_target" if fact.kind is Kind.TARGET else None
                words = {"indicator": fact.indicator, "year": str(fact.year)}
                stated, expected = (told_as(one, checked.language) for one in (fact, other))
                yield Slip(fact.start, fact.end, stated, expected, words, (place(other, checked.report),), says)
