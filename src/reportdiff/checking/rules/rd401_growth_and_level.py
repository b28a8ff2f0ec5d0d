"""RD401: this year's level and growth against last year's level."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.interval import growth, interval
from reportdiff.checking.rule import Checked, Rule, Slip, place
from reportdiff.model import Fact, Kind, Measure, Report, Severity


class GrowthAndLevel(Rule):
    """Growth and level are stated, and last year's level in last year's report: they do not agree.

    Only for indicators whose growth is told at current prices or that have none; never for GDP, value added and others at constant
    prices, nor where the growth is told on another basis (同口径, 可比, 实际). Last year's figure may have been revised
    since, which is why this is a warning.

    Found: 进出口总额3120亿元、增长12%, after 2690亿元. Not found: the same with 增长16%.
    """

    code = "RD401"
    name = "growth-and-level"
    severity = Severity.WARNING

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each growth that the two levels do not give."""
        for old in checked.previous[:1]:
            levels = _levels(old, (old.year or 0) - 1, checked)
            now = _levels(checked.report, old.year or 0, checked)
            for fact in checked.report.facts:
                before, after = levels.get(fact.concept or ""), now.get(fact.concept or "")
                if before is None or after is None or not _is_growth(fact, old.year) or not _beside(fact, after):
                    continue
                if checked.language.on_other_basis(fact) or before.pint != after.pint:
                    continue
                first, second, said = interval(before), interval(after), interval(fact)
                grown = growth(first, second) if first and second else None
                if grown is None or said is None:
                    continue
                if not grown.meets(-said if fact.direction == "down" else said):
                    middle = (grown.low + grown.high) / 2
                    words = {"indicator": fact.indicator, "before": before.text, "after": after.text}
                    expected = f"{middle:+.1f}%（{grown.low:.1f}—{grown.high:.1f}）"
                    yield Slip(fact.start, fact.end, fact.text, expected, words,
                               (place(after, checked.report), place(before, old)))  # fmt: skip


def _levels(report: Report, year: int, checked: Checked) -> dict[str, Fact]:
    """The level of each concept in a whole year, but for those whose growth is told at constant prices."""
    found: dict[str, Fact] = {}
    for fact in report.facts:
        whole_year = fact.kind is Kind.ACTUAL and fact.year == year and fact.period is None
        if whole_year and fact.measure is Measure.LEVEL and fact.concept and not fact.qualifiers:
            known = checked.language.lexicon.indicator(fact.concept)
            if known and known.prices != "constant":
                found.setdefault(fact.concept, fact)
    return found


def _is_growth(fact: Fact, year: int | None) -> bool:
    rate = fact.measure is Measure.GROWTH and fact.pint == "percent"
    return rate and fact.kind is Kind.ACTUAL and fact.year == year and fact.period is None


def _beside(growth_: Fact, level: Fact) -> bool:
    """Whether the two are told in one sentence or under one name, so that they are of one matter."""
    return growth_.sentence_start == level.sentence_start or growth_.indicator == level.indicator
