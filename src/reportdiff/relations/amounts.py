"""Figures that tell how much there is, and where and when others can be a part of them."""

from __future__ import annotations

from reportdiff.model import Fact, Measure, Quantity
from reportdiff.relations.sheet import Sheet

RATES = ("percent", "per_mille", "percentage_point", "basis_point", "times")


def amounts(sheet: Sheet, start: int, end: int) -> tuple[Fact | Quantity, ...]:
    """The figures of a stretch that tell how much there is: no rates, no changes, nothing told of each of many."""
    return tuple(one for one in sheet.told(start, end) if is_amount(one, sheet))


def levels(sheet: Sheet, start: int, end: int) -> tuple[Fact | Quantity, ...]:
    """The amounts of a stretch and its counts without a unit, in the order of the text."""
    return tuple(sorted((*amounts(sheet, start, end), *sheet.bare(start, end)), key=lambda one: one.start))


def is_amount(one: Fact | Quantity, sheet: Sheet) -> bool:
    return is_level(one) and one.start not in sheet.of_each


def is_level(one: Fact | Quantity) -> bool:
    rate = one.pint in RATES or "/" in one.pint
    return not rate and (not isinstance(one, Fact) or one.measure is Measure.LEVEL)


def stretch_start(sheet: Sheet, start: int, at: int) -> int:
    """Where the stretch of a sentence begins that 其中 can be of: after the last semicolon before it."""
    return sheet.after_last(";", start, at)


def stretch_end(sheet: Sheet, at: int, end: int) -> int:
    """Where that stretch ends: at the first semicolon after a place."""
    return sheet.first(";", at, end)


def bracket_end(sheet: Sheet, at: int, start: int, end: int) -> int:
    """Where the brackets close that hold a place, or else ``end``."""
    return sheet.first(")", at, end) if sheet.in_brackets(at, start) else end


def same_time(whole: Fact | Quantity, part: Fact | Quantity) -> bool:
    if isinstance(whole, Fact) and isinstance(part, Fact):
        return None in (whole.year, part.year) or whole.year == part.year or whole.kind is not part.kind
    return True
