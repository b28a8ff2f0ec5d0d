"""RD504: figures of a table that the text, or another table, tells otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from reportdiff.checking.rule import Checked, Rule, Slip, place
from reportdiff.checking.written import told_as
from reportdiff.model import Direction, Fact, Kind, Severity
from reportdiff.relations import identity, stands_for
from reportdiff.relations.interval import slipped

_TIMES = 4  # times that a figure of a thing may be another one of it
_LEAST_NAME = 4  # characters; shorter names are of many things, but for those that the lexicon knows


class TableAgainstText(Rule):
    """A figure of a table told otherwise in the prose of the report, or in another of its tables.

    The two have the same name word for word, or one that the lexicon knows, and the same year, measure and unit. Rounding
    explains most differences (128.6 in the text, 128.64 in the table). A name that a table uses for several figures of one
    year is of many things and left alone, and so is what is told of one place among others.

    Found: retail sales of 8.74 billion yuan in the table, and of 7.84 billion yuan in the text. Not found: 8.7 billion yuan.
    """

    code = "RD504"
    name = "table-against-text"
    severity = Severity.WARNING

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each figure of a table that another place contradicts."""
        told: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
        for fact in checked.report.facts:
            if fact.year is not None and fact.value is not None and fact.pint and fact.scope is None and _is_named(fact):
                told[fact.kind, identity(fact, checked.language)].append(fact)
        slips = [slip for facts in told.values() for slip in _against(facts, checked)]
        yield from sorted(slips, key=lambda slip: slip.start)


def _agree(one: Fact, other: Fact) -> bool:
    """Whether two figures of one thing can both hold; targets with other bounds are set apart from each other."""
    if one.kind is Kind.TARGET and (one.comparator, one.strength) != (other.comparator, other.strength):
        return True
    first, second = stands_for(one), stands_for(other)
    if first is None or second is None:
        return True
    falls = [-stands if fact.direction is Direction.DOWN else stands for fact, stands in ((one, first), (other, second))]
    return falls[0].meets(falls[1]) or (_is_owed(one, other) and falls[0].meets(-falls[1]))


def _is_owed(one: Fact, other: Fact) -> bool:
    """Whether one of two amounts stands below nought in a table, and the other is told without a sign in the text: a debt of 265 million."""
    values = [fact.value or 0 for fact in (one, other)]
    return min(values) < 0 < max(values) and any(fact.cell is not None and (fact.value or 0) < 0 for fact in (one, other))


def _may_be_meant(one: Fact, other: Fact) -> bool:
    """Whether one figure may be told in place of another: not many times as much or as little, unless by a slip in its digits or its scale."""
    first, second = abs(one.value or Decimal(0)), abs(other.value or Decimal(0))
    near = max(first, second) <= _TIMES * min(first, second)
    return near or slipped(first, second, max(one.precision, other.precision))


def _is_named(fact: Fact) -> bool:
    return fact.concept is not None or len(fact.indicator) >= _LEAST_NAME


def _against(facts: list[Fact], checked: Checked) -> Iterator[Slip]:
    in_tables: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.cell:
            in_tables[fact.cell.table].append(fact)
    single = [found[0] for found in in_tables.values() if len(found) == 1]
    if len(single) < len(in_tables):
        return  # a name of many things
    prose = [fact for fact in facts if not fact.cell]
    for at, fact in enumerate(single):
        known = [other for other in single[:at] if fact.concept and other.concept == fact.concept]
        other = next((one for one in (*prose, *known) if not _agree(one, fact) and _may_be_meant(one, fact)), None)
        if other is not None and not any(_agree(one, fact) for one in prose):
            words = {"indicator": fact.indicator, "year": str(fact.year)}
            yield Slip(fact.start, fact.end, told_as(fact, checked.language), told_as(other, checked.language), words,
                       (place(other, checked.report),), "RD504_table" if other.cell else None)  # fmt: skip
