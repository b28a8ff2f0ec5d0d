"""Numbers that stand in what is said over and over: counts of one noun, and names in quotation marks that are the same but for a number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from reportdiff.analysis import coding
from reportdiff.model import Comparator, Quantity
from reportdiff.relations.interval import differ_in_a_digit, slipped
from reportdiff.relations.relation import Known, Relation, number, value_of
from reportdiff.relations.sheet import Sheet

_OFTEN = 2  # times that a number must stand with a noun, or a name with a number, for another to be a slip
_UNIT = Decimal("0.5")  # half a unit of the last digit of a count
_LEAST = 10  # of a count with several digits
_NOUN = re.compile(r"[^\W\d_]{4,12}")
_LONG = 6  # characters of a noun that is told whole both times, so that the two are one
_KEY = 4  # characters of a noun by which it is known
_QUOTED = re.compile(r"“([^“”\n]{3,14})”")
_NUMBERS = 2  # of a name that is hardly that of two things: “四位一体” is of many
_OF_NAME = 2  # characters of a name beside its numbers
_DIGITS = re.compile(r"\d+")


def read_recurring(sheet: Sheet) -> Iterator[Relation]:
    """32个核心茶区 here and there, and 23个核心茶区 once; “三优两提升” here and there, and “三优三提升” once."""
    if not sheet.cues.recurring:
        return
    yield from _counts(sheet)
    yield from _names(sheet)


def _counts(sheet: Sheet) -> Iterator[Relation]:
    told: dict[tuple[str, str], list[Quantity]] = {}
    whole: dict[tuple[str, str], Quantity] = {}
    for figure in sheet.figures:
        counted = figure.pint == "count" and figure.comparator is Comparator.EQ and figure.value is not None and figure.value >= _LEAST
        noun = _NOUN.match(sheet.view, figure.end) if counted and figure.unit else None
        if noun is not None:
            told.setdefault((figure.unit, noun[0][:_KEY]), []).append(figure)
            first = whole.setdefault((figure.unit, noun[0]), figure)
            newly = any(fact is not None and sheet.is_new(fact) for fact in map(sheet.facts_at.get, (first.start, figure.start)))
            if first is not figure and len(noun[0]) >= _LONG and not newly:
                yield from _once_more(first, figure, sheet)
    for figures in told.values():
        values = Counter(figure.value for figure in figures)
        usual, times = values.most_common(1)[0]
        if times >= _OFTEN and usual is not None:
            first = next(one for one in figures if one.value == usual)
            for figure in figures:
                if figure is not first and figure.value is not None and (figure.value == usual or _is_a_slip(figure.value, usual, values)):
                    one, other = sheet.operand(figure), sheet.operand(first)
                    if one is not None and other is not None:
                        known = Known.WORDS if figure.value == usual else Known.DIGITS
                        yield Relation("same", "counted-again", known, (("one", one), ("other", other)), figure.start, figure.end)


def _once_more(first: Quantity, again: Quantity, sheet: Sheet) -> Iterator[Relation]:
    """16条百亿级茶叶产业链 here and 26条百亿级茶叶产业链 there: a long noun that is told whole both times."""
    one, other = sheet.operand(again), sheet.operand(first)
    same = again.value == first.value
    if one is not None and other is not None and (same or _differ_by_a_digit(again, first)):
        known = Known.WORDS if same else Known.DIGITS
        yield Relation("same", "counted-again, once", known, (("one", one), ("other", other)), again.start, again.end)


def _differ_by_a_digit(one: Quantity, other: Quantity) -> bool:
    first, second = map(value_of, (one, other))
    return differ_in_a_digit(first, second, _UNIT) or _of_the_same_digits(first, second)


def _of_the_same_digits(one: Decimal, other: Decimal) -> bool:
    return sorted(str(int(one))) == sorted(str(int(other)))


def _is_a_slip(value: Decimal, usual: Decimal, values: Mapping[Decimal | None, int]) -> bool:
    """Whether a number is told once of what is told with another often, and its digits are those, in another order or but for one."""
    return values[value] == 1 and (slipped(value, usual, _UNIT) or _of_the_same_digits(value, usual))


def _names(sheet: Sheet) -> Iterator[Relation]:
    codes = sheet.cues.vocabulary.codes["numeral"] + coding.BUILT_IN["NUMBER"]
    told: dict[tuple[str, ...], list[tuple[int, int, tuple[str, ...]]]] = {}
    for match in _QUOTED.finditer(sheet.view):
        if "%" in match[1]:  # 五个100%
            continue
        places = [one.span() for one in sheet.cues.numerals.finditer(sheet.view, *match.span(1)) if sheet.coded.code[one.start()] in codes]
        numbers = tuple(sheet.view[start:end] for start, end in places)
        ends = (match.start(1), *(end for _, end in places)), (*(start for start, _ in places), match.end(1))
        rest = tuple(sheet.view[start:end] for start, end in zip(*ends, strict=True))
        if len(numbers) >= _NUMBERS and sum(map(len, rest)) >= _OF_NAME:
            told.setdefault(rest, []).append((*match.span(1), numbers))
    for names in told.values():
        counts = Counter(numbers for _, _, numbers in names)
        usual, times = counts.most_common(1)[0]
        if times >= _OFTEN:
            start, end, _ = next(one for one in names if one[2] == usual)
            for one_start, one_end, numbers in names:
                differs = sum(a != b for a, b in zip(numbers, usual, strict=True))
                if one_start != start and (differs == 0 or (differs == 1 and counts[numbers] == 1)):
                    one, other = number(sheet.report, one_start, one_end, differs), number(sheet.report, start, end, 0)  # 0: the same
                    yield Relation("same", "named-again", Known.WORDS, (("one", one), ("other", other)), one_start, one_end)
