"""The figures of a report by where they stand: facts, quantities of which none is stated, and what of them are operands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from reportdiff.model import Comparator, Fact, Flow, Measure, Quantity, Span
from reportdiff.relations.interval import Interval, last_digit, named
from reportdiff.relations.laid_text import LaidText
from reportdiff.relations.relation import Operand, number, operand

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_A_LITTLE = Decimal("0.03")  # by which share of itself a figure may be passed that is passed by a little
_COUNT = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d,]|\.\d)")  # no year, no number of a heading or of a line
_THOUSANDS = re.compile(r",\d{3}")  # which such a count has, and few stretches
_RATIO = re.compile(r"(?P<one>\d+(?:\.\d+)?)[:：](?P<other>\d+(?:\.\d+)?)")


@dataclass(frozen=True)
class LaidFigures(LaidText):
    """A report and what is looked up of its figures."""

    @cached_property
    def _figure_starts(self) -> Sequence[int]:
        return [figure.start for figure in self.figures]

    @cached_property
    def facts_at(self) -> Mapping[int, Fact]:
        """The facts by where they begin."""
        return {fact.start: fact for fact in self.report.facts}

    @cached_property
    def _fact_starts(self) -> Sequence[int]:
        return [fact.start for fact in self.report.facts]

    def facts(self, start: int, end: int) -> tuple[Fact, ...]:
        """The facts that begin in a stretch."""
        return self.report.facts[bisect_left(self._fact_starts, start) : bisect_left(self._fact_starts, end)]

    def told(self, start: int, end: int) -> tuple[Fact | Quantity, ...]:
        """The figures that begin in a stretch: facts, or quantities of which the report states no indicator."""
        figures = self.figures[bisect_left(self._figure_starts, start) : bisect_left(self._figure_starts, end)]
        return tuple(self.facts_at.get(figure.start, figure) for figure in figures)

    def within(self, place: Span) -> tuple[Fact | Quantity, ...]:
        """The figures that begin in a place."""
        return self.told(place.start, place.end)

    def figure(self, place: Span) -> Fact | Quantity | None:
        """The figure that a rule kept; a number without a unit is a count."""
        figure = next(iter(self.told(place.start, max(place.end, place.start + 1))), None)
        written = self.words(place).strip().replace(",", "")
        if figure is not None or not _NUMBER.fullmatch(written):
            return figure
        value = Decimal(written)
        room = Decimal(1).scaleb(int(value.as_tuple().exponent)) / 2
        text = self.report.text[place.start : place.end]
        return Quantity(place.start, place.end, text, value, None, None, room, "", "count", Comparator.EQ)

    def bare(self, start: int, end: int) -> tuple[Quantity, ...]:
        """The counts of a stretch that have no unit, as the marks between their thousands show: 1,012,215."""
        found = _COUNT.finditer(self.view, start, end) if _THOUSANDS.search(self.view, start, end) else ()
        figures = (self.figure(Span(one.start(), one.end())) for one in found if self.coded.code[one.start()] == "N")
        return tuple(one for one in figures if isinstance(one, Quantity))

    def below_nought(self, figure: Fact | Quantity) -> bool:
        """Whether a fact is told as a fall only because its number has a sign: 由-2.1%回升至1.3%."""
        at = bisect_left(self._figure_starts, figure.start)
        written = self.figures[at].value if at < len(self.figures) and self.figures[at].start == figure.start else None
        return written is not None and written < 0 and figure.value is not None and figure.value > 0

    def counted(self, figure: Fact | Quantity) -> int | None:
        """The whole number of things that a figure counts."""
        value = figure.value
        counts = figure.pint == "count" and figure.comparator is Comparator.EQ and value is not None and value == int(value)
        return int(value) if counts and value is not None else None

    def operand(self, figure: Fact | Quantity | None, *, falls: bool = False) -> Operand | None:
        """A figure of the report as an operand; one of so much and somewhat more (1030多) ends with its last digit."""
        one = operand(self.report, figure, self.rounding, falls=falls) if figure else None
        if one is None or figure is None or figure.comparator is not Comparator.GE or one.value is None:
            return one
        if figure.start in self._barely and (first := named(figure)) is not None:
            room = max(last_digit(figure), abs(one.value) * _A_LITTLE)
            return replace(one, range=Interval(first.low - room, first.high) if falls else Interval(first.low, first.high + room))
        said = self.language.folder.view(one.text)
        if not any(word in said for word in self.cues.odd):
            return one
        ends = sorted((one.value, one.value + (-1 if falls else 1) * last_digit(figure)))
        return replace(one, range=Interval(*ends))

    @cached_property
    def _barely(self) -> frozenset[int]:
        """Where figures begin that something is only a little more than (just over 61%)."""
        return frozenset(found.kept["figures"].start for found in self.giving("barely"))

    def in_numerals(self, place: Span) -> Operand | None:
        """The whole number that a place names in digits or in words, as an operand; ``None`` for nought, too."""
        value = self.numeral(place)
        return number(self.report, place.start, place.end, value) if value else None

    def told_at(self, place: Span) -> Operand | None:
        """The figure of a place, or the number that it names in words."""
        figure = self.figure(place)
        return self.operand(figure) if figure is not None else self.in_numerals(place)

    def ratio(self, place: Span) -> Operand | None:
        """A ratio told as 2.5:1, as the one number that it is."""
        told = _RATIO.fullmatch(self.words(place).replace(" ", ""))
        if told is None or not Decimal(told["other"]):
            return None
        one, other = Decimal(told["one"]), Decimal(told["other"])
        room = Decimal(1).scaleb(int(one.as_tuple().exponent)) / 2
        range_ = Interval((one - room) / other, (one + room) / other)
        return Operand(self.report, place.start, place.end, self.report.text[place.start : place.end], one / other, range_)

    def beside(self, fact: Fact) -> tuple[Fact, ...]:
        """The facts of a fact's sentence, itself among them."""
        return self.facts(fact.sentence_start, fact.sentence_end)

    def beside_each_other(self, figure: Fact | Quantity, start: int, end: int) -> bool:
        """Whether a figure stands next to a stretch: no other figure and no semicolon between the two."""
        first, last = (figure.end, start) if figure.end <= start else (end, figure.start)
        return first >= last or not (self.told(first, last) or ";" in self.coded.code[first:last])

    def attributive(self, figure: Fact | Quantity) -> bool:
        """Whether a figure is said of the noun after it: 总投资18亿元的项目."""
        return self.coded.code[figure.end : figure.end + 1] in tuple(self.cues.vocabulary.codes["of"])

    @cached_property
    def _by_concept(self) -> Mapping[str, Sequence[Fact]]:
        by_concept: dict[str, list[Fact]] = {}
        for fact in self.report.facts:
            if fact.concept is not None:
                by_concept.setdefault(fact.concept, []).append(fact)
        return by_concept

    def of_concept(self, concept: str | None) -> Sequence[Fact]:
        """The figures of what the lexicon knows under one concept, in the order of the text; of none, nothing."""
        return self._by_concept.get(concept, ()) if concept is not None else ()

    @cached_property
    def _levels_by_concept(self) -> Mapping[str, Sequence[Fact]]:
        return {concept: [fact for fact in facts if fact.measure is Measure.LEVEL] for concept, facts in self._by_concept.items()}

    def levels_of_concept(self, concept: str | None) -> Sequence[Fact]:
        """Those of them that tell how much there is: few, where one thing is told to grow in thousands of sentences."""
        return self._levels_by_concept.get(concept, ()) if concept is not None else ()

    def is_new(self, fact: Fact) -> bool:
        """Whether a figure tells what is newly done, rather than how much there is."""
        return fact.flow in (Flow.NEW, Flow.TOTAL) or (fact.flow is None and self.language.named(fact.indicator).is_flow)
