"""What two amounts are apart by, where the words between say of which two (4 more births than deaths), or the two are told right before it (net)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from reportdiff.analysis.rules import Found
from reportdiff.model import Fact, Measure, Quantity
from reportdiff.relations.amounts import levels
from reportdiff.relations.interval import written
from reportdiff.relations.kinds import holds
from reportdiff.relations.meant import sure
from reportdiff.relations.named_shares import LevelsAround, named_at
from reportdiff.relations.relation import Known, Operand, Relation, value_of
from reportdiff.relations.sheet import Sheet

_POINTS, _MOVED = {"percent": "percentage_point"}, (Measure.GROWTH, Measure.CHANGE)
_LONG = 3  # digits of a difference
_MOST = 4  # levels before a difference of which two are apart by it

Figure = Fact | Quantity


def read_differences(sheet: Sheet) -> Iterator[Relation]:
    """There were 813 births and 558 deaths. … 255 more births than deaths; 517 came and 352 left, a net gain of 165."""
    for found in sheet.giving("more-of-than"):
        yield from _more_of_one(found, sheet)
    for found in sheet.giving("net"):
        yield from _net(found, sheet)


def _more_of_one(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """255 more births than deaths: a level around it of each of the two; if they are told once each, they are meant."""
    figure = sheet.figure(found.kept["gap"])
    gap = sheet.operand(figure)
    if figure is None or gap is None:
        return
    around = LevelsAround.around(figure, sheet)
    more, less = (_named(around, named_at(found.kept[role], sheet), figure) for role in ("more", "less"))
    ones, others = (less, more) if "fewer" in found.kept else (more, less)
    made = [it for one in ones for other in others if one is not other for it in _gap(found, one, other, gap, sheet)]
    yield from sure(made, meant=len(ones) == len(others) == 1)


def _named(around: LevelsAround, name: str, beside: Figure) -> Sequence[Figure]:
    words = name.split()
    return next((told for more in range(len(words), 0, -1) if (told := around.named(" ".join(words[:more]), beside))), ())


def _net(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """517 came and 352 left: net migration was 165: two of the last levels before it, there and in the sentence before, if they are apart by it or would
    be but for a slip."""
    figure = sheet.figure(found.kept["gap"])
    gap = sheet.operand(figure)
    if figure is None or gap is None:
        return
    start, _ = sheet.sentence_at(found.start)
    before = sheet.sentence_beside(start)
    begin = before[0] if before is not None else start
    if figure.pint == "percentage_point":
        told = [one for one in sheet.told(start, found.start) if one.pint == "percent" and not (isinstance(one, Fact) and one.measure in _MOVED)][-_MOST:]
    else:
        told = [one for one in levels(sheet, begin, found.start) if one.pint == figure.pint and one.start not in sheet.origins][-_MOST:]
    pairs = [(max(pair, key=value_of), min(pair, key=value_of)) for pair in combinations(told, 2)]
    made = [it for one, other in pairs for it in _gap(found, one, other, gap, sheet)]
    made = made if figure.pint == "percentage_point" or _is_long(figure) else [one for one in made if holds(one)]
    yield from sure(made, meant=figure.pint == "percentage_point" and len(told) == len(("one", "other")))


def _is_long(one: Figure) -> bool:
    """Whether a number is told by so many digits that two others are hardly apart by it, or by it but for a slip, by chance."""
    return one.value is not None and len(written(one.value, one.precision)) >= _LONG


def _gap(found: Found, more: Figure, less: Figure, gap: Operand, sheet: Sheet) -> Iterator[Relation]:
    one, other = sheet.operand(more), sheet.operand(less)
    unit = gap.figure.pint if gap.figure is not None else ""
    if one is not None and other is not None and more.pint == less.pint and unit in (more.pint, _POINTS.get(more.pint)):
        yield Relation("gap", found.rule.name, Known.WORDS, (("one", one), ("other", other), ("gap", gap)), gap.start, gap.end)
