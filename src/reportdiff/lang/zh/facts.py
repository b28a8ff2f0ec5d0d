"""From statements to facts: kind, year, period, strength, deadline and owner, by where and how a figure is stated."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from reportdiff.analysis import Mention
from reportdiff.analysis.signed import directed
from reportdiff.kinds import Places
from reportdiff.lang import Told
from reportdiff.lang.zh.counted_names import COSTING, THAT_COSTS
from reportdiff.lang.zh.passage import Passage, Setting
from reportdiff.lang.zh.patterns import patterns
from reportdiff.lang.zh.qualifiers import qualifiers_of
from reportdiff.lang.zh.resolve import deadline_in, strength_in
from reportdiff.lang.zh.statement import Statement
from reportdiff.lang.zh.statements import read_sentence
from reportdiff.lang.zh.words import words
from reportdiff.lang.zh.years import Wording, is_over, period_of, without_base, year_of
from reportdiff.model import Comparator, Direction, Fact, Kind, Measure, Part, Quantity
from reportdiff.names.lexicon import Lexicon

_TIMES = patterns("times.toml")
_FAR_BACK = 240  # characters before a figure in which what is said of it is looked for
_NEAR = 40  # and those in which it is promised, and by when
_OPENING = 12
_BEHIND = 30  # and after it in which a general truth is told
_GREAT = 10**8


def read_facts(told: Told, lexicon: Lexicon) -> tuple[Fact, ...]:
    """All facts of a report, in order."""
    passage = Passage(told.view, Places.of(told.sections), told.turns, told.year)
    reader, numbers = _Reader(told.view, passage, told.year, lexicon), told.numbers
    starts = [mention.start for mention in numbers]
    facts: list[Fact] = []
    for start, end in told.spans:
        first = bisect_left(starts, start)
        passage.remember(start, end, starts[first] if first < len(starts) else None)
        if found := numbers[first : bisect_left(starts, end, first)]:
            facts += reader.sentence(start, end, found)
    return tuple(facts)


class _Reader:
    """Goes through the sentences of a report that have figures; the passage remembers what one sentence sets for the next."""

    def __init__(self, view: str, passage: Passage, year: int | None, lexicon: Lexicon):
        self._view, self._passage, self._year, self._lexicon = view, passage, year, lexicon
        self._ids = map("f{}".format, count(1))
        self._told: list[Statement] = []  # of the last sentence with figures

    def sentence(self, start: int, end: int, found: Sequence[Mention]) -> Iterator[Fact]:
        """The facts of one sentence, by its figures."""
        passage = self._passage
        setting = passage.setting(start, end)
        self._told = read_sentence(self._view, start, end, found, passage.topic, self._lexicon, passage.theme, self._told)
        return (self._fact(statement, setting, start, end) for statement in self._told)

    def _fact(self, statement: Statement, setting: Setting, start: int, end: int) -> Fact:
        quantity, direction = directed(statement.mention.quantity, statement.measure, statement.direction)
        lead, tail = statement.mention.lead, statement.mention.tail
        before = self._view[max(start, lead - _FAR_BACK) : lead]
        clause = self._view[max(statement.clause_start, lead - _FAR_BACK) : tail]
        wording = Wording(self._view[start : start + _OPENING], before, clause, without_base(clause), self._view[tail : tail + _BEHIND])
        kind = self._kind(statement, setting, wording, start)
        year = year_of(statement, setting, kind, wording, self._year)
        if kind is Kind.ACTUAL and tail == quantity.end and _TIMES["held"].search(self._view, lead, quantity.start):
            quantity = replace(quantity, comparator=Comparator.EQ)
        indicator = statement.name or "—"
        concept = self._lexicon.fitting(indicator, statement.measure, quantity.pint)
        measure, direction = _as_rise(statement.measure, direction, concept, quantity.pint)
        target, near = kind is Kind.TARGET, before[-_NEAR:]
        return Fact(
            id=next(self._ids), start=quantity.start, end=quantity.end, text=quantity.text, sentence_start=start,
            sentence_end=max(end, quantity.end),  # a number may go over the end of its line
            section=setting.section.id if setting.section else None, kind=kind, indicator=indicator,
            concept=concept, measure=measure,
            direction=direction, comparator=quantity.comparator, value=quantity.value, low=quantity.low,
            high=quantity.high, precision=quantity.precision, unit=quantity.unit,
            pint=_currency(indicator, quantity) or quantity.pint, year=year,
            period=period_of(setting, year, clause, wording.opening), qualifiers=qualifiers_of(clause),
            strength=strength_in(near) if target else None, deadline=deadline_in(near) if target else None,
            owner=setting.owner if target else None,
        )  # fmt: skip

    def _kind(self, statement: Statement, setting: Setting, wording: Wording, start: int) -> Kind:
        if setting.part is not Part.PLAN:
            return self._kind_outside_the_plan(setting, wording.clause, wording.before)
        return Kind.ACTUAL if self._is_no_aim(statement, wording, start) else Kind.TARGET

    def _kind_outside_the_plan(self, setting: Setting, clause: str, before: str) -> Kind:
        """A figure of the review is one reached, but where it is planned for a year that is still to come."""
        planned = _TIMES["planned in the review"].search(clause)
        horizon = planned[1] or planned[2] if planned else by[1] if (by := _TIMES["by a year"].search(before)) else None
        if self._passage.unparted:
            return Kind.TARGET if horizon and (self._year is None or int(horizon) >= self._year) else Kind.ACTUAL
        later = horizon and self._year and int(horizon) >= self._year
        ahead = self._passage.sets_tasks and setting.year is not None and setting.year == self._year  # the year is not over
        return Kind.TARGET if (later or ahead) and setting.part is Part.REVIEW else Kind.ACTUAL

    def _is_no_aim(self, statement: Statement, wording: Wording, start: int) -> bool:
        """Whether a figure of the plan only tells what was, what is there, or what is true of all."""
        if statement.baseline or self._looks_back(statement, start) or _TIMES["done"].search(statement.wording):
            return True
        if _TIMES["an appeal"].search(wording.opening):
            return True
        unbased = wording.unbased
        if words().background.search(unbased) or _TIMES["already there"].search(unbased) or is_over(unbased, self._year):
            return True
        return self._is_background(statement) or self._is_of_people(statement)

    def _is_of_people(self, statement: Statement) -> bool:
        """Whether a figure only says how many people there are, or what is true of them all: 14亿人民, 86万群众."""
        quantity, wording = statement.mention.quantity, statement.wording.strip()
        if _TIMES["a people"].match(self._view, quantity.end) or _TIMES["a general truth"].search(self._view, quantity.end, quantity.end + _BEHIND):
            return True
        counted = _TIMES["people by number"].match(quantity.unit) and not _TIMES["led"].match(wording)
        return bool(counted) and words().population.search(wording) is not None

    def _looks_back(self, statement: Statement, start: int) -> bool:
        """Whether what is told was, and the sentence from ``start`` on has not turned to this year."""
        this = _TIMES["this year again"].search(self._view, start, statement.mention.start)
        return self._passage.looks_back and this is None

    def _is_background(self, statement: Statement) -> bool:
        """Whether a figure of the plan only tells what a planned work costs, or what is to come to an end."""
        lead, tail = statement.mention.lead, statement.mention.tail
        before = self._view[max(statement.clause_start, lead - _NEAR) : lead]
        if COSTING.search(before) and THAT_COSTS.match(self._view, tail):
            return True
        return bool(_TIMES["to end"].search(before) and _TIMES["state that ends"].match(self._view, tail))


def _as_rise(measure: Measure, direction: Direction | None, concept: str | None, unit: str) -> tuple[Measure, Direction | None]:
    """A percentage of what the lexicon knows as a rise is one, though the text names the index: 居民消费价格指数控制在3%."""
    if measure is Measure.SHARE and unit == "percent" and concept and words().growth_noun_up.search(concept):
        return Measure.GROWTH, Direction.UP
    return measure, direction


def _currency(indicator: str, quantity: Quantity) -> str | None:
    great = not quantity.unit and quantity.value is not None and quantity.value >= _GREAT
    return "CNY" if great and _TIMES["money without a unit"].search(indicator) else None
