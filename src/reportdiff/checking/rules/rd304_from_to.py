"""RD304: from, to, and the change between."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportdiff.checking.interval import Interval, growth, interval
from reportdiff.checking.rule import Checked, Rule, Slip, in_unit, place
from reportdiff.lang import Language
from reportdiff.model import Course, FromTo, Severity

_POINTS = "percentage_point"


class FromToRule(Rule):
    """“from A to B, up C”: the three do not agree, or “raised from A to B” where B is less.

    C is the difference (提高3个百分点, 增加20家) or the relative change (增长25%); it is computed as an interval from
    what the rounded A and B may stand for. A change of a rate in per cent is RD204's.

    Found: 从120元提高到150元，提高40元; 由45%提高到40%. Not found: 从1.2万家增加到1.5万家，增长25%, nor 增长23%, which rounding explains.
    """

    code = "RD304"
    name = "from-to"
    severity = Severity.ERROR

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each change that the two figures before it do not give, each course that goes the other way."""
        yield from _turned(checked)
        for one in (claim for claim in checked.claims if isinstance(claim, FromTo)):
            change, follows = interval(one.change), _follows(one)
            if change is None or follows is None or follows.meets(change):
                continue
            words = {"before": one.before.text, "after": one.after.text}
            expected = _written((follows.low + follows.high) / 2, one, checked.language)
            yield Slip(one.change.start, one.change.end, one.change.text, expected, words,
                       (place(one.before, checked.report), place(one.after, checked.report)))  # fmt: skip


def _turned(checked: Checked) -> Iterator[Slip]:
    """A rise to less, a fall to more, beyond what rounding and bounds leave open."""
    for one in (claim for claim in checked.claims if isinstance(claim, Course)):
        before, after = interval(one.before), interval(one.after)
        if before is None or after is None:
            continue
        if after.low > before.high if one.falls else after.high < before.low:
            yield Slip(one.start, one.end, one.verb, None, {"before": one.before.text, "after": one.after.text},
                       (place(one.before, checked.report), place(one.after, checked.report)), "RD304_course")  # fmt: skip


def _follows(one: FromTo) -> Interval | None:
    """What the change must be; ``None`` where it is of another kind than the two figures allow."""
    before, after = interval(one.before), interval(one.after)
    if before is None or after is None or one.before.pint != one.after.pint:
        return None
    if one.change.pint == "percent" and one.before.pint != "percent":
        grown = growth(before, after)
        return -grown if grown and one.falls else grown
    if one.change.pint == (_POINTS if one.before.pint == "percent" else one.before.pint):
        return before - after if one.falls else after - before
    return None


def _written(value: Decimal, one: FromTo, language: Language) -> str:
    step = Decimal(1).scaleb((one.change.precision * 2).adjusted())
    rounded = (value / step).to_integral_value() * step
    return in_unit(f"{rounded.normalize():f}", one.change.unit, language)
