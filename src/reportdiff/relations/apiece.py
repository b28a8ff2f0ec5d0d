"""How much each of many has (49 hours each, 1,062 dollars on average), where how much there is in all and how many there are is told right before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from reportdiff.analysis.rules import Found
from reportdiff.model import Fact, Quantity
from reportdiff.relations.amounts import levels
from reportdiff.relations.kinds import holds
from reportdiff.relations.laid_text import stands_in
from reportdiff.relations.meant import sure
from reportdiff.relations.relation import Known, Operand, Relation, value_of
from reportdiff.relations.sheet import Sheet

_MOST = 6  # levels before an average among which stand the two that it is of

Figure = Fact | Quantity


def read_apiece(sheet: Sheet) -> Iterator[Relation]:
    """612 gave 28,764 hours, 47 hours each: of a line those that fit; or of a sentence that tells just two, these; or those that would fit but for a slip."""
    for found in sheet.giving("apiece"):
        average = sheet.figure(found.kept["each"])
        each = sheet.operand(average)
        if average is None or each is None or each.value is None:
            continue
        each = replace(each, range=each.range.around(average.precision))  # an average is rounded, whatever it counts
        if "years" in found.kept:
            yield from _of_years(found, each, sheet)
            continue
        start, line = sheet.sentence_at(found.start)[0], sheet.paragraph_at(found.start)[0]
        own, around = (list(_ratios(found, _before(average, first, sheet)[-_MOST:], average, each, sheet)) for first in (start, min(start, line)))
        yield from own if len(own) == 1 and not any(map(holds, around)) else sure(around, meant=False)


def _of_years(found: Found, each: Operand, sheet: Sheet) -> Iterator[Relation]:
    """42 million over five years, 8.4 million a year."""
    whole, years = sheet.operand(sheet.figure(found.kept["whole"])), sheet.in_numerals(found.kept["years"])
    if whole is not None and years is not None and whole.figure is not None and each.figure is not None and whole.figure.pint == each.figure.pint:
        yield Relation("ratio", found.rule.name, Known.CLAUSE, (("one", whole), ("other", years), ("ratio", each)), each.start, each.end)


def _before(average: Figure, start: int, sheet: Sheet) -> Sequence[Figure]:
    """The levels of a stretch before an average, without those that something moved from or by."""
    told = levels(sheet, start, average.start)
    return [one for one in told if one.value and not stands_in(one.start, sheet.origins, sheet.moving, sheet.averaged)]


def _ratios(found: Found, told: Sequence[Figure], average: Figure, each: Operand, sheet: Sheet) -> Iterator[Relation]:
    """An amount in the unit of an average, and a count, each of the levels before it."""
    wholes = [one for one in told if one.pint == average.pint and value_of(one) > value_of(average)]
    counts = [one for one in told if one.pint == "count"]
    for whole, count in product(wholes, counts):
        one, other = sheet.operand(whole), sheet.operand(count)
        if whole is not count and one is not None and other is not None and one.exact and other.exact:
            yield Relation("ratio", found.rule.name, Known.SENTENCE, (("one", one), ("other", other), ("ratio", each)), each.start, each.end)
