"""RD402: past figures against the reports of their time."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.interval import interval
from reportdiff.checking.rule import Checked, Rule, Slip, place
from reportdiff.model import Fact, Kind, Series, Severity


class RestatedPast(Rule):
    """A past figure quoted differently from how its own report gave it.

    Looks back through all earlier reports. The name must be the same word for word and known to the lexicon, and the
    year named in the sentence. Figures are revised after a census, which is why this is a warning. What is said to have
    gone on for so many years (连续9年全国第一) must count one more than in last year's report.

    Found: 2023年为48.2亿元, where the report of the time said 46.2亿元; 连续12年 after 连续9年 a year before.
    Not found: 46亿元, which rounding explains.
    """

    code = "RD402"
    name = "restated-past"
    severity = Severity.WARNING

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each past figure that the report of its time gave otherwise, each series that does not go on from the last."""
        yield from _restated(checked)
        yield from _not_gone_on(checked)


def _not_gone_on(checked: Checked) -> Iterator[Slip]:
    """连续12年 where last year's report said 连续9年 of the same."""
    before = {one.matter: one for old in checked.previous[:1] for one in checked.language.series(old)}
    for one in checked.claims:
        last = before.get(one.matter) if isinstance(one, Series) else None
        years = [report.year for report in (checked.report, *checked.previous[:1]) if report.year is not None]
        if not isinstance(one, Series) or last is None or len(years) < 2:
            continue
        due, old = last.years + years[0] - years[1], checked.previous[0]
        if one.years != due:
            words = {"years": str(last.years), "due": str(due)}
            yield Slip(one.start, one.end, checked.report.text[one.start : one.end], str(due), words,
                       ((old, last.start, last.end),), "RD402_series")  # fmt: skip


def _restated(checked: Checked) -> Iterator[Slip]:
    """Each past figure that the report of its time gave otherwise."""
    for old in checked.previous:
        told = {_key(fact): fact for fact in reversed(old.facts) if _is_result(fact, (old.year or 0) - 1)}
        for fact in checked.report.facts:
            then = told.get(_key(fact))
            if then is None or fact.cell or not _is_result(fact, (old.year or 0) - 1):
                continue
            sentence = checked.report.text[fact.sentence_start : fact.sentence_end]
            if str(fact.year) not in checked.language.compared(sentence):
                continue
            now, before = interval(fact), interval(then)
            if now and before and not now.meets(before):
                words = {"indicator": fact.indicator, "year": str(fact.year)}
                yield Slip(fact.start, fact.end, fact.text, then.text, words, (place(then, old),))


def _key(fact: Fact) -> tuple[object, ...]:
    return fact.indicator, fact.concept, fact.measure, fact.direction, fact.pint, fact.qualifiers


def _is_result(fact: Fact, year: int) -> bool:
    return fact.kind is Kind.ACTUAL and fact.concept is not None and fact.year == year and fact.period is None
