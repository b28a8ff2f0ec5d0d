"""What comes in, what is spent, what is over or lacking, and what is kept: by their names, whatever sentences of a report tell them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product

from reportdiff.languages.cues import Budget
from reportdiff.model import Comparator, Fact, Measure
from reportdiff.relations.interval import differ_in_a_digit
from reportdiff.relations.kinds import but_for_a_slip, verdict
from reportdiff.relations.meant import sure
from reportdiff.relations.relation import Known, Operand, Relation
from reportdiff.relations.sheet import Sheet
from reportdiff.units.unit import Unit

_MOST = 3  # figures of one side for one year that are tried; of more nobody knows which are of one budget
_CLOSELY = Decimal("0.5")  # by which share of itself what is over may be off, for a slip in it to be told from another account

Sides = Mapping[str, Sequence[Fact]]


def read_budgets(sheet: Sheet) -> Iterator[Relation]:
    """Revenue is 390, spending 394; a deficit of 4 is forecast, and reserves will be 655, after 659 the year before."""
    budget = sheet.cues.budget
    years = _by_year(budget, sheet) if budget is not None else {}
    for year, sides in sorted(years.items()):
        for role, falls in (("surplus", False), ("deficit", True)):
            yield from _balance(sides, role, falls=falls, sheet=sheet)
            yield from _kept(years.get(year - 1, {}), sides, role, falls=falls, sheet=sheet)


def _by_year(budget: Budget, sheet: Sheet) -> Mapping[int, Sides]:
    """The figures of each side by the year that they are for, each value once."""
    found: dict[int, dict[str, dict[object, Fact]]] = {}
    for fact in sheet.report.facts:
        level = fact.measure is Measure.LEVEL and fact.comparator in (Comparator.EQ, Comparator.APPROX) and fact.value
        if not level or fact.year is None or fact.period is not None or not Unit.of(fact.pint).is_sum_of_money or fact.start in sheet.origins or fact.cell is not None:
            continue
        if (side := budget.side(fact.indicator)) is not None:
            found.setdefault(fact.year, {}).setdefault(side, {}).setdefault(fact.value, fact)
    return {year: {side: tuple(ones.values()) for side, ones in sides.items()} for year, sides in found.items()}


def _balance(sides: Sides, role: str, *, falls: bool, sheet: Sheet) -> Iterator[Relation]:
    """What came in less what was spent is what is over; the other way round what is lacking."""
    told = [sides.get(side, ()) for side in (("outlay", "income") if falls else ("income", "outlay"))]
    made = []
    for more, less, gap in product(*told, sides.get(role, ())):
        ones = [sheet.operand(fact) for fact in (more, less, gap)]
        if len({fact.pint for fact in (more, less, gap)}) == 1 and (operands := _as_roles(("one", "other", "gap"), ones)):
            made.append(Relation("gap", f"budget, {role}", Known.WORDS, operands, gap.start, gap.end))
    yield from _meant(made, max(map(len, (*told, sides.get(role, ()))), default=0))


def _kept(before: Sides, sides: Sides, role: str, *, falls: bool, sheet: Sheet) -> Iterator[Relation]:
    """What was kept a year before, with what is over since, is what is kept now."""
    told = before.get("kept", ()), sides.get(role, ()), sides.get("kept", ())
    made = []
    for last, new, now in product(*told):
        ones = [sheet.operand(last), sheet.operand(new, falls=falls), sheet.operand(now)]
        if len({fact.pint for fact in (last, new, now)}) == 1 and (operands := _as_roles(("last", "new", "now"), ones)):
            made.append(Relation("added", f"budget kept, {role}", Known.WORDS, operands, now.start, now.end))
    yield from _meant(made, max(map(len, told), default=0))


def _as_roles(roles: Sequence[str], ones: Sequence[Operand | None]) -> tuple[tuple[str, Operand], ...]:
    operands = tuple((role, one) for role, one in zip(roles, ones, strict=True) if one is not None)
    return operands if len(operands) == len(roles) else ()


def _meant(made: Sequence[Relation], most: int) -> Iterator[Relation]:
    """One that holds; or, of figures of which there are but few, the only one that would hold but for a slip."""
    alone, few = len(made) == 1, most <= _MOST
    yield from sure(made, meant=False, slip=lambda one: few and (but_for_a_slip(one) or (alone and _but_for_a_digit(one))))


def _but_for_a_digit(one: Relation) -> bool:
    """Whether one figure of a relation would be right with one digit another."""
    said = verdict(one)
    if said is None:
        return False
    for at, (_, operand) in enumerate(one.operands):
        follows, figure = said.expected.get(at), operand.figure
        if follows is not None and follows.bounded and figure is not None and operand.value is not None:
            close = abs(follows.middle - operand.value) <= _CLOSELY * abs(operand.value)
            if close and differ_in_a_digit(abs(operand.value), abs(follows.middle), figure.precision):
                return True
    return False
