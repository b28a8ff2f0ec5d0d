"""One thing told twice in a report, and figures out of scale with all else that is told of their thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportdiff.model import Direction, Fact, Kind, Measure, Strength
from reportdiff.relations.identity import Told, identity, same_name
from reportdiff.relations.kinds import verdict
from reportdiff.relations.relation import Known, Relation
from reportdiff.relations.sheet import Sheet

_MOST = 20  # figures of one thing that others are set against
_FAR = Decimal(50)  # times away from every other figure of its name
_LEAST_NAME = 5  # characters; shorter names (总投资) are of many things, but for those that the lexicon knows
_MOST_NAMED = 50  # figures of one name; a name with more is of many things
_DIGITS = 3  # digits of a number from which a slip of one of them is told from another number


def read_told_twice(sheet: Sheet) -> Iterator[Relation]:
    """Each figure against the earlier ones of what it is of, for the same time and on the same basis."""
    told: dict[tuple[object, ...], list[Fact]] = {}
    for fact in sheet.report.facts:
        if fact.value is None or (fact.year is None and fact.period is None):
            continue
        own = identity(fact, sheet.language)
        earlier = told.setdefault((own, fact.kind), [])
        others = [one for one in earlier if _comparable(one, fact)]
        if others:
            yield from _relation(fact, others, sheet)
        if len(earlier) < _MOST:
            earlier.append(fact)


def read_scales(sheet: Sheet, told: Told) -> Iterator[Relation]:
    """Each level against the nearest of all others of its name, in this report and last year's, whatever their year."""
    for fact in sheet.report.facts:
        named = fact.concept is not None or len(fact.indicator) >= _LEAST_NAME
        if not named or fact.measure is not Measure.LEVEL or fact.period is not None or not fact.value:
            continue
        others = [
            (known, of, one)
            for known, of, one in told.same(fact)
            if one.value and known in (Known.WORDS, Known.CONCEPT) and one.period is None
            and not (of is sheet and one.sentence_start == fact.sentence_start)
        ]  # fmt: skip
        if 0 < len(others) <= _MOST_NAMED:
            known, of, nearest = min(others, key=lambda one: _times(one[2], fact))
            now, then = sheet.operand(fact), of.operand(nearest)
            if now is not None and then is not None:
                where = "here" if of is sheet else "before"
                yield Relation("scale-of-name", where, known, (("last", then.as_named), ("now", now.as_named)),
                               fact.start, fact.end, {"times": _FAR})  # fmt: skip


def _times(one: Fact, other: Fact) -> Decimal:
    assert one.value
    assert other.value
    return max(abs(one.value / other.value), abs(other.value / one.value))


def _comparable(one: Fact, other: Fact) -> bool:
    """Whether two figures are told so much alike that they can be set against each other."""
    if one.sentence_start == other.sentence_start:
        return False
    if one.kind is not Kind.TARGET:
        return True
    firmly = (one.strength is Strength.ASPIRATIONAL) == (other.strength is Strength.ASPIRATIONAL)  # 力争
    same_way = (one.direction is Direction.DOWN) == (other.direction is Direction.DOWN)
    return one.comparator is other.comparator and firmly and same_way


def _relation(fact: Fact, others: Sequence[Fact], sheet: Sheet) -> Iterator[Relation]:
    """One with which it agrees, or else the one told in the most like words."""
    made = [one for other in others if (one := _same(fact, other, sheet)) is not None]
    held = [one for one in made if (said := verdict(one)) is None or said.holds]
    order = list(Known)
    yield from sorted(held or made, key=lambda one: (one.known is not Known.DIGITS, order.index(one.known)))[:1]


def _same(fact: Fact, other: Fact, sheet: Sheet) -> Relation | None:
    one, two = (sheet.operand(each, falls=each.direction is Direction.DOWN) for each in (fact, other))
    known = same_name(fact, other, sheet.language)
    if one is None or two is None or known is None:
        return None
    if fact.kind is Kind.TARGET:  # targets are set, not rounded, and 左右 is no room for another
        one, two = one.as_set, two.as_set
    if known is not Known.CONCEPT and not one.range.meets(two.range) and slipped(fact, other):
        known = Known.DIGITS
    cue = "target-told-again" if fact.kind is Kind.TARGET else "told-again"
    if fact.start in sheet.named_targets:
        cue = "target-named-again"
    cue = f"{cue}, {fact.measure.value}"
    return Relation("same", cue, known, (("one", one), ("other", two)), fact.start, fact.end)


def slipped(one: Fact, other: Fact) -> bool:
    """Whether two numbers differ as a slip makes them differ: two digits exchanged, one digit another, the point elsewhere."""
    if one.value is None or other.value is None or one.value == other.value:
        return False
    first, second = (_digits(each.value) for each in (one, other) if each.value is not None)
    if first == second:
        return True  # the point, or 万 for 亿
    if len(first) != len(second) or len(first) < _DIGITS:
        return False
    differing = [i for i, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    exchanged = len(differing) == 2 and differing[1] == differing[0] + 1 and sorted(first) == sorted(second)
    return exchanged or (len(differing) == 1 and len(first) > _DIGITS)


def _digits(value: Decimal) -> str:
    return "".join(map(str, value.normalize().as_tuple().digits)).rstrip("0")

