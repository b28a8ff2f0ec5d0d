"""Partitions told stretch by stretch: 其中:A…;B…, 从结构看:A…;B…; each stretch opens with a part, or lists the parts of a partition of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reportdiff.model import Fact, Quantity
from reportdiff.relations.amounts import levels, same_time
from reportdiff.relations.relation import Known, Relation
from reportdiff.relations.sheet import Sheet
from reportdiff.relations.sums import but_for_a_slip, holds, sum_of

_FAR = 700  # characters before a partition among which stands its whole
_MOST_WHOLES = 6
_TWO, _NEARLY = 2, Decimal("0.95")

Parts = Sequence[Fact | Quantity]


def read_partitions(sheet: Sheet) -> Iterator[Relation]:
    """Wholes and the partitions of them that follow 其中, or words that say by what they are broken down."""
    for found in (*sheet.giving("of-which"), *sheet.giving("broken-down")):
        start, end = sheet.sentence_at(found.start)
        told = _stretches(found.kept["part"].start if "part" in found.kept else found.end, end, sheet)
        opens = not sheet.view[start : found.start].strip()
        apart = found.rule.gives == "broken-down"
        begin = max(0, start - _FAR) if apart else _one_before(start, sheet) if opens else start
        wholes = [one for one in levels(sheet, begin, found.start) if one.start not in sheet.planned]
        for parts in _partitions(told):
            yield from _of_one_of(f"{found.rule.name}, in stretches", parts, wholes[-_MOST_WHOLES:], sheet)


def _one_before(start: int, sheet: Sheet) -> int:
    before = sheet.sentence_before(start)
    return before[0] if before is not None and "\n" not in sheet.view[before[1] : start] else start


def _stretches(start: int, end: int, sheet: Sheet) -> list[Parts]:
    """The levels of each stretch up to the next semicolon, without what was planned and what was before."""
    found: list[Parts] = []
    at = start
    while at < end:
        stop = sheet.coded.code.find(";", at, end)
        stop = stop if stop >= 0 else end
        told = [one for one in levels(sheet, at, stop) if one.start not in sheet.planned | sheet.starting | sheet.of_each]
        if told:
            unit = (found[0] if found else told)[0].unit
            found.append([one for one in told if one.unit == unit] or told)
        at = stop + 1
    return found


def _partitions(stretches: Sequence[Parts]) -> Iterator[Parts]:
    """What may be all the parts of a whole: the first level of each stretch, or all those of one stretch."""
    if len(stretches) > 1:
        yield [one[0] for one in stretches]
    yield from (one for one in stretches if len(one) > 1)


def _may_leave_some(parts: Parts, whole: Fact | Quantity) -> bool:
    """Whether two parts may be all but a little of a whole: what they lack is the rest rather than a slip."""
    total = sum((one.value or Decimal(0) for one in parts), Decimal(0))
    return len(parts) == _TWO and whole.value is not None and total < whole.value and total > whole.value * _NEARLY


def _of_one_of(cue: str, parts: Parts, wholes: Parts, sheet: Sheet) -> Iterator[Relation]:
    """The whole that parts add up to; or the only one that they would add up to but for a slip."""
    alike = [one for one in wholes if all(one.pint == part.pint and one.unit == part.unit and same_time(one, part) for part in parts)]
    made = [(whole, one) for whole in alike for one in sum_of(cue, Known.SENTENCE, parts, whole, sheet)]
    held = [one for _, one in made if holds(one)]
    slips = [one for whole, one in made if but_for_a_slip(parts, whole) and not _may_leave_some(parts, whole)]
    if held:
        yield held[-1]
    elif len(slips) == 1:
        yield replace(slips[0], known=Known.DIGITS)
