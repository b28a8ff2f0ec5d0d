"""What an earlier report told of the same move, or of the same event, in a sentence of the same rare words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from reportdiff.model import Fact, Measure, Quantity
from reportdiff.relations.courses import end_of
from reportdiff.relations.identity import Told
from reportdiff.relations.kinds import holds
from reportdiff.relations.meant import best
from reportdiff.relations.relation import Known, Operand, Relation, number
from reportdiff.relations.sheet import Sheet
from reportdiff.units.registry import factor

_WORD = re.compile(r"[^\W\d_]{4,}")
_RARE = 3  # sentences of a report in which a word stands at most that tells its matter
_SHARED = 2  # rare words that two moves of one matter share
_EVENT_SHARED, _MUCH = 3, 0.6  # and two events; of all words of the shorter so great a part
_REACH = 80  # characters before and after a date in which its event is told
_DAY = "day"

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Move:
    """From one figure to another, how much each is in one unit (spans of time in days), and the words of its sentence."""

    before: Operand
    after: Operand
    ends: tuple[Decimal, Decimal]
    unit: str
    words: Words


@dataclass(frozen=True, slots=True)
class _Event:
    """A month of a year, where it stands, and the words around it."""

    year: int
    month: str
    start: int
    end: int
    words: Words


def read_told_before(sheet: Sheet, told: Told) -> Iterator[Relation]:
    """Moves that the last report told with other ends or the other way round, bases that it told otherwise, events that it dated otherwise."""
    for of in () if sheet.cues.names_in_full else told.latest:  # its words are set apart
        common = _often(sheet) | _often(of)
        yield from _moved_before(sheet, of, common)
        yield from _dated_before(sheet, of, common)
        yield from _bases(sheet, told)


def _often(sheet: Sheet) -> Words:
    """The words that stand in many sentences of a report."""
    counted: Counter[str] = Counter()
    for start, end in sheet.sentences:
        counted.update(_words(sheet, start, end))
    return frozenset(word for word, times in counted.items() if times > _RARE)


def _words(sheet: Sheet, start: int, end: int) -> Words:
    """The words of a stretch, without a plural."""
    return frozenset(word.lower().removesuffix("s") for word in _WORD.findall(sheet.view, start, end))


def _moved_before(sheet: Sheet, of: Sheet, common: Words) -> Iterator[Relation]:
    """From 33 days to nine, where it was from 9 to 33; from 40 days to a week, where the last report had 7 days after 60."""
    earlier: dict[tuple[str, Decimal], list[_Move]] = {}
    for then in _moves(of):
        for end in then.ends:
            earlier.setdefault((then.unit, end), []).append(then)
    for now in _moves(sheet):
        alike = [one for one in earlier.get((now.unit, now.ends[1]), ()) if len((one.words & now.words) - common) >= _SHARED]
        made = [relation for then in alike for relation in _against(now, then, sheet, of)]
        yield from [one for one in made if holds(one)][:1] or made[:1]


def _against(now: _Move, then: _Move, sheet: Sheet, of: Sheet) -> Iterator[Relation]:
    """Two moves of one matter: of the same two figures, which went one way; or to the same figure, which came from one."""
    if set(now.ends) == set(then.ends):
        one, other = (number(its.report, it.after.start, it.after.end, 1 if it.ends[1] > it.ends[0] else -1) for its, it in ((sheet, now), (of, then)))
        yield Relation("called", "move told before", Known.ALIKE, (("one", one), ("other", other)), now.before.start, now.after.end)
    elif now.ends[1] == then.ends[1] and now.before.figure is not None and then.before.figure is not None:
        times = factor(then.before.figure.pint, now.before.figure.pint)
        if times is not None:
            ends = (("one", now.before), ("other", then.before if times == 1 else then.before.times(times)))
            yield Relation("restated", "start of a move told before", Known.ALIKE, ends, now.before.start, now.before.end)


def _moves(sheet: Sheet) -> Iterator[_Move]:
    """The moves of a report."""
    for found in sheet.giving("course", "against"):
        if "before" in found.kept:
            before = end_of(found, "before", sheet)
            after = end_of(found, "after", sheet) if "after" in found.kept else _set_against(before, sheet)
            one, other = _in_days(before), _in_days(after)
            if before is not None and after is not None and one is not None and other is not None and one[1] == other[1] and one[0] != other[0]:
                yield _Move(before, after, (one[0], other[0]), one[1], _words(sheet, *sheet.sentence_at(found.start)))


def _set_against(before: Operand | None, sheet: Sheet) -> Operand | None:
    """The last figure of its unit that a sentence tells before one that it is held against."""
    if before is None or before.figure is None:
        return None
    told = [one for one in sheet.told(sheet.sentence_at(before.start)[0], before.start) if one.pint == before.figure.pint]
    return sheet.operand(told[-1]) if told else None


def _in_days(one: Operand | None) -> tuple[Decimal, str] | None:
    """How much a figure is that is no bare number, a span of time in days, and its unit."""
    if one is None or one.value is None or one.figure is None or not one.figure.unit:
        return None
    times = factor(one.figure.pint, _DAY)
    return (one.value * times, _DAY) if times is not None else (one.value, one.figure.pint)


def _dated_before(sheet: Sheet, of: Sheet, common: Words) -> Iterator[Relation]:
    """Opened in May 2032, where the last report, which speaks of years as late, had May 2031."""
    then = list(_events(of))
    last = max((one.year for one in then), default=0)
    for now in _events(sheet):
        same = [one for one in then if one.month == now.month and _one_event(now, one, common)] if now.year <= last else []
        if same:
            one = next((it for it in same if it.year == now.year), same[0])
            ends = (("one", number(sheet.report, now.start, now.end, now.year)), ("other", number(of.report, one.start, one.end, one.year)))
            yield Relation("dated", "event told before", Known.ALIKE, ends, now.start, now.end)


def _one_event(one: _Event, other: _Event, common: Words) -> bool:
    """Whether two dates are told in so many of the same words that both are of one event."""
    shared = one.words & other.words
    return len(shared - common) >= _EVENT_SHARED and len(shared) >= _MUCH * min(len(one.words), len(other.words))


def _events(sheet: Sheet) -> Iterator[_Event]:
    """The months of years that a report names, each with the words around it in its clause and the one before."""
    for found in sheet.giving("month-of-year"):
        year = sheet.year(found.kept["year"])
        start, end = sheet.sentence_at(found.start)
        words = _words(sheet, max(start, found.start - _REACH), found.start) | _words(sheet, found.end, min(end, found.end + _REACH))
        if year is not None:
            place = found.kept["year"]
            yield _Event(year, sheet.words(found.kept["month"]).lower(), place.start, place.end, words)


def _bases(sheet: Sheet, told: Told) -> Iterator[Relation]:
    """2,340 million, compared with the budget of 2,610 million a year before: what the earlier report told under the name of the first."""
    for found in sheet.giving("against", "course"):
        if "before" not in found.kept:
            continue
        base = sheet.figure(found.kept["before"])
        now = sheet.figure(found.kept["after"]) if "after" in found.kept else _told_first(base, sheet)
        if not isinstance(base, Fact) or not isinstance(now, Fact) or base.year is None or now.year is None or base.year >= now.year or base.pint != now.pint:
            continue
        if sheet.restates(base):
            continue
        named = replace(base, indicator=now.indicator, concept=now.concept, scope=now.scope, measure=now.measure, flow=now.flow, basis=now.basis)
        one = sheet.operand(base)
        made = [
            Relation("restated", "base, under the name of what is held against it", known, (("one", one), ("other", other)), base.start, base.end, {"year": base.year})
            for known, of, then in told.same(named) if of is not sheet and then.year == base.year and then.period == base.period
            and one is not None and (other := of.operand(then)) is not None
        ]  # fmt: skip
        yield from best(made)


def _told_first(base: Fact | Quantity | None, sheet: Sheet) -> Fact | None:
    """The last level of its unit that a sentence tells before one that it is held against."""
    if base is None:
        return None
    start, _ = sheet.sentence_at(base.start)
    told = [one for one in sheet.facts(start, base.start) if one.pint == base.pint and one.measure in (Measure.LEVEL, Measure.SHARE)]
    return told[-1] if told else None
