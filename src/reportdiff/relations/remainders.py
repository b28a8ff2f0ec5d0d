"""What remains of an amount when a part of it is done: of cases taken in those that are not closed yet, with what was left from before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from reportdiff.analysis.rules import Found
from reportdiff.model import Fact, Quantity
from reportdiff.relations.amounts import levels
from reportdiff.relations.kinds import holds
from reportdiff.relations.meant import sure
from reportdiff.relations.relation import Known, Operand, Relation, value_of
from reportdiff.relations.sheet import Sheet

_MOST = 5  # amounts before what remains, among which stand what there was and what is done
_STOCK = 3  # what was left from before, what came in, what went out


def read_remainders(sheet: Sheet) -> Iterator[Relation]:
    """受理1458件,结案888件,未结570件; 旧存113件,新收345件,结案229件,未结229件."""
    for found in sheet.giving("remains"):
        figure = sheet.figure(found.kept["left"])
        left = sheet.operand(figure)
        if figure is not None and left is not None:
            told = [one for it in _before(found, figure, sheet) if (one := sheet.operand(it)) is not None and one.value is not None]
            made = [*_of_a_whole(found, told, left), *_of_a_stock(found, told, left)]
            last = [one for one in made if told[-1] in (*one.all("part"), one.get("outflow"))]  # what is done is told right before what remains
            yield from sure(made if any(map(holds, made)) else last, meant=False)


def _before(found: Found, figure: Fact | Quantity, sheet: Sheet) -> Sequence[Fact | Quantity]:
    """The amounts in the unit of what remains that are told before it: in its sentence, or in its line."""
    start, line = sheet.sentence_at(found.start)[0], sheet.paragraph_at(found.start)[0]
    alike = [one for one in levels(sheet, min(start, line), found.start) if one.unit == figure.unit and one.start not in sheet.origins]
    own = [one for one in alike if one.start >= start]
    told = own if len(own) > 1 else alike
    return told[-_MOST:]


def _of_a_whole(found: Found, told: Sequence[Operand], left: Operand) -> Iterator[Relation]:
    """What there was is what is done and what remains."""
    for whole, done in combinations(told, 2):
        if value_of(whole) > max(value_of(done), value_of(left)):
            operands = (("part", done), ("part", left), ("whole", whole))
            yield Relation("sum", found.rule.name, Known.SENTENCE, operands, whole.start, left.end)


def _of_a_stock(found: Found, told: Sequence[Operand], left: Operand) -> Iterator[Relation]:
    """What was left from before and what came in is what is done and what remains."""
    if len(told) >= _STOCK:
        opening, one, other = told[-_STOCK:]
        for inflow, outflow in ((one, other), (other, one))[: 2 if found.rule.says.get("either") else 1]:
            operands = (("opening", opening), ("inflow", inflow), ("outflow", outflow), ("closing", left))
            yield Relation("stock", found.rule.name, Known.SENTENCE, operands, opening.start, left.end)
