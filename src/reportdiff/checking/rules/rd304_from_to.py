"""RD304: from, to, and the change between."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportdiff.checking.interval import Interval, counted, growth, interval, yearly
from reportdiff.checking.rule import Checked, Rule, Slip, place
from reportdiff.checking.written import as_in, rate, rounded
from reportdiff.model import Comparator, Compound, Course, FromTo, Quantity, Severity

_POINTS = "percentage_point"
_TIMES = "times"
_PERCENT = Decimal(100)


class FromToRule(Rule):
    """“from A to B, up C”: the three do not agree, or “raised from A to B” where B is less.

    C is the difference (提高3个百分点, 增加20家), the relative change (增长25%), how many times as much (是…的1.8倍) or, where
    the years are told, the average of each (年均增长12.5%); it is computed as an interval from what the rounded A and B
    may stand for. A change of a rate in per cent is RD204's. Growth of what is told at constant prices (地区生产总值) and
    growth said to be so (实际增长) is left alone. A growth over several years and its yearly average are set against each
    other too (比2020年增长65.5%，年均增长10.6%).

    Found: 从120元提高到150元，提高40元; 由45%提高到40%; 从2020年的10亿元增加到2025年的18亿元，年均增长15%.
    Not found: 从1.2万家增加到1.5万家，增长25%, nor 增长23%, which rounding explains.
    """

    code = "RD304"
    name = "from-to"
    severity = Severity.ERROR

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each change that the two figures before it do not give, each course that goes the other way."""
        for claim in checked.claims:
            match claim:
                case Course():
                    yield from _turned(claim, checked)
                case FromTo():
                    yield from _changed(claim, checked)
                case Compound():
                    yield from _averaged(claim, checked)


def _turned(one: Course, checked: Checked) -> Iterator[Slip]:
    """A rise to less, a fall to more, beyond what rounding leaves open; nobody rises to at least less."""
    before, after = _about(one.before), _about(one.after)
    if before is None or after is None:
        return
    if after.low > before.high if one.falls else after.high < before.low:
        yield Slip(one.start, one.end, one.verb, None, {"before": one.before.text, "after": one.after.text},
                   (place(one.before, checked.report), place(one.after, checked.report)), "RD304_course")  # fmt: skip


def _about(figure: Quantity) -> Interval | None:
    """The number that a figure names, whether or not it is also a bound; a tenth around it where it is about so much."""
    if figure.value is None:
        return None
    room = figure.precision + (abs(figure.value) / 10 if figure.comparator is Comparator.APPROX else 0)
    return Interval(figure.value - room, figure.value + room)


def _changed(one: FromTo, checked: Checked) -> Iterator[Slip]:
    change, follows = counted(one.change), _follows(one)
    if change is None or follows is None or follows.meets(change):
        return
    if one.change.pint in ("percent", _TIMES) and _at_constant_prices(one.after, checked):
        return
    expected, way = _expected(one, follows, checked), "down" if one.falls else "up"
    forms = checked.language.findings()
    grown = one.change.pint == "percent" or (one.change.pint == _TIMES and not one.times)
    moved = forms[f"growth_{way}"].format(figure=expected) if grown else expected
    words = {"before": one.before.text, "after": one.after.text, "years": str(one.years), "moved": moved}
    says = "RD304_yearly" if one.years else "RD304_rate" if grown or one.times else None
    yield Slip(one.change.start, one.change.end, one.change.text, expected, words,
               (place(one.before, checked.report), place(one.after, checked.report)), says)  # fmt: skip


def _at_constant_prices(figure: Quantity, checked: Checked) -> bool:
    fact = checked.by_start.get(figure.start)
    if fact is None:
        return False
    known = checked.language.lexicon.indicator(fact.concept) if fact.concept else None
    return bool(known and known.prices == "constant") or checked.language.on_other_basis(fact)


def _follows(one: FromTo) -> Interval | None:
    """What the change must be; ``None`` where it is of another kind than the two figures allow."""
    before, after = counted(one.before), counted(one.after)
    if before is None or after is None or one.before.pint != one.after.pint:
        return None
    if one.change.pint == _TIMES or (one.change.pint == "percent" and one.before.pint != "percent"):
        grown = growth(before, after)
        if grown and one.change.pint == _TIMES:
            times = grown / 100
            return times + Interval(Decimal(1), Decimal(1)) if one.times else times
        if grown and one.years:
            grown = yearly(grown, one.years)
        return -grown if grown and one.falls else grown
    if one.change.pint == (_POINTS if one.before.pint == "percent" else one.before.pint):
        change = before - after if one.falls else after - before
        return change / one.years if one.years else change
    return None


def _expected(one: FromTo, follows: Interval, checked: Checked) -> str:
    middle = (follows.low + follows.high) / 2
    if one.change.pint == "percent" and one.before.value and one.after.value is not None:
        ratio = one.after.value / one.before.value
        exact = (ratio ** (Decimal(1) / one.years) if one.years else ratio) * _PERCENT - _PERCENT
        return rate(-exact if one.falls else exact, follows, checked.language)
    if one.change.pint == _TIMES:
        return f"{rounded(middle, one.change.precision * 2)}{one.change.unit}"
    return as_in(middle, one.change)


def _averaged(one: Compound, checked: Checked) -> Iterator[Slip]:
    total, said = interval(one.total), interval(one.yearly)
    follows = yearly(total, one.years) if total else None
    if said is None or follows is None or follows.meets(said) or one.total.value is None:
        return
    exact = ((1 + one.total.value / _PERCENT) ** (Decimal(1) / one.years) - 1) * _PERCENT
    words = {"total": one.total.text, "years": str(one.years)}
    yield Slip(one.yearly.start, one.yearly.end, one.yearly.text, rate(exact, follows, checked.language), words,
               (place(one.total, checked.report),), "RD304_average")  # fmt: skip
