"""What there is of one thing for each of another (bushels per acre), where both are told in all: the whole, how many there are, and what each has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from reportdiff.analysis.rules import Found
from reportdiff.model import Fact, Quantity
from reportdiff.relations.amounts import levels, same_time
from reportdiff.relations.laid_text import stands_in
from reportdiff.relations.meant import sure
from reportdiff.relations.relation import Known, Operand, Relation, number, value_of
from reportdiff.relations.sheet import Sheet

_FAR = 700  # characters around an average in its section among which stand the two that it is of
_MOST = 3  # figures of one of them that are tried
_AFTER = 24  # characters after a figure in which stands what it counts
_PENCE, _HUNDREDTH = ("penny_sterling", "GBP"), Decimal("0.01")

Figure = Fact | Quantity


def read_per_unit(sheet: Sheet) -> Iterator[Relation]:
    """14.2 billion bushels from 83.1 million acres, 171 bushels per acre; 1,010 million spent by 1.24 million visitors, 813 each."""
    for found in sheet.giving("per-unit"):
        average = sheet.figure(found.kept["each"])
        each = sheet.operand(average)
        if average is None or each is None or not each.exact:
            continue
        for around in _around(average, sheet):
            wholes = [one for one in around if _is_of(one, sheet.words(found.kept["thing"]) if "thing" in found.kept else "", average, sheet)]
            counts = [one for one in around if (one.pint == "count" if "heads" in found.rule.says else _counts(one, sheet.words(found.kept["unit"]), sheet))]
            if wholes and counts:
                if max(len(wholes), len(counts)) <= _MOST:
                    made = [it for whole, count in product(wholes, counts) if whole is not count for it in _ratio(found, whole, count, each, sheet)]
                    yield from sure(made, meant=False)
                break


def read_times(sheet: Sheet) -> Iterator[Relation]:
    """14p a day, which is 52 pounds a year: so many times as much."""
    for found in sheet.giving("per-time"):
        each, whole = (sheet.operand(sheet.figure(found.kept[role])) for role in ("each", "whole"))
        if each is not None and whole is not None and each.figure is not None and whole.figure is not None:
            units = each.figure.pint, whole.figure.pint
            if units == _PENCE or units[0] == units[1]:
                each = each.times(_HUNDREDTH) if units == _PENCE else each
                least, most = map(Decimal, found.rule.says["times"])
                operands = (("one", whole), ("other", each), ("ratio", number(sheet.report, found.end, found.end, least, most)))
                yield Relation("ratio", found.rule.name, Known.CLAUSE, operands, each.start, whole.end, {"ratio": found.rule.says["times"][0]})


def read_each_of_the(sheet: Sheet) -> Iterator[Relation]:
    """37,945 times, or about 2,100 for each of the 18 computers: one of the levels before it in its sentence is so many times as much."""
    for found in sheet.giving("each-of-the"):
        each, count = (sheet.operand(sheet.figure(found.kept[role])) for role in ("each", "count"))
        if each is None or count is None or each.figure is None:
            continue
        pint = each.figure.pint
        told = [one for one in levels(sheet, sheet.sentence_at(found.start)[0], each.start) if one.pint == pint and one.start not in sheet.origins]
        wholes = [one for one in map(sheet.operand, told) if one is not None]
        made = [Relation("ratio", found.rule.name, Known.SENTENCE, (("one", one), ("other", count), ("ratio", _rounded(each))), each.start, each.end) for one in wholes]
        yield from sure(made)


def _around(average: Figure, sheet: Sheet) -> Iterator[Sequence[Figure]]:
    """The levels of the paragraph of an average, and those around it in its section, that are no averages, no plans and no figures of another time."""
    section = sheet.section_at(average.start)
    begin, end = (section.start, section.end) if section is not None else (0, len(sheet.view))
    for first, last in (sheet.paragraph_at(average.start), (max(begin, average.start - _FAR), min(end, average.end + _FAR))):
        told = [one for one in levels(sheet, first, last) if one.value and same_time(one, average)]
        yield [one for one in told if not stands_in(one.start, sheet.starting, sheet.moving, sheet.averaged)]


def _is_of(one: Figure, thing: str, average: Figure, sheet: Sheet) -> bool:
    """Whether a level is of the thing that an average tells: in its unit, and of the same noun where the unit is only a number."""
    if one.pint != average.pint or not value_of(one) > value_of(average):
        return False
    return one.pint != "count" if not thing else _of_one_noun(thing, _told_after(one, sheet), sheet)


def _counts(one: Figure, unit: str, sheet: Sheet) -> bool:
    """Whether a level tells how many of a unit there are."""
    return _of_one_noun(unit, f"{_told_after(one, sheet)} {one.unit} {one.pint}", sheet)


def _told_after(one: Figure, sheet: Sheet) -> str:
    """The words of a figure and right after it."""
    return " ".join(sheet.view[one.start : one.end + _AFTER].split(",")[0].split()[: _MOST + 1])


def _of_one_noun(one: str, other: str, sheet: Sheet) -> bool:
    """Whether what is told names one noun, whatever its number."""
    return not sheet.nouns(one).isdisjoint(sheet.nouns(other))


def _ratio(found: Found, whole: Figure, count: Figure, each: Operand, sheet: Sheet) -> Iterator[Relation]:
    one, other = sheet.operand(whole), sheet.operand(count)
    if one is not None and other is not None and one.exact and other.exact:
        rounded = each if each.figure is None else _rounded(each)
        yield Relation("ratio", found.rule.name, Known.WORDS, (("one", one), ("other", other), ("ratio", rounded)), each.start, each.end)


def _rounded(each: Operand) -> Operand:
    """An average is rounded, whatever it counts."""
    assert each.figure is not None
    return replace(each, range=each.range.around(each.figure.precision))
