"""Wholes and parts that are known by their names: by the lexicon, by a name within another, by the steps that things passed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import TypeVar

from reportdiff.analysis import numbers_of
from reportdiff.model import Fact, Measure
from reportdiff.relations.amounts import RATES
from reportdiff.relations.meant import surest
from reportdiff.relations.relation import Known, Relation
from reportdiff.relations.sheet import Sheet

_TIMES = ("year", "month", "day")  # 16岁以上 and 14岁以上: ages may end, too
_MOST = 24  # figures of one name that a part is set against
_Of = TypeVar("_Of")
_NAME = 3  # characters of a name that another can be a part of


def read_named_parts(sheet: Sheet) -> Iterator[Relation]:
    """Levels that the lexicon knows for part and whole (出口 of 进出口), or that one name tells to be so (新能源汽车产量)."""
    told: dict[tuple[object, ...], list[Fact]] = {}
    for fact in filter(sheet.in_sentence, sheet.report.facts):
        level = fact.measure is Measure.LEVEL and fact.value is not None and fact.year is not None and fact.period is None
        if level and fact.pint not in RATES and "/" not in fact.pint:
            own = (fact.pint, fact.year, fact.kind, fact.scope, sheet.is_new(fact))
            told.setdefault(own, []).append(fact)
    for facts in told.values():
        levels = _Levels.of(facts)
        for part in facts:
            if not _ends_a_list(part, sheet) and part.concept not in sheet.means:
                found = surest(one for known, whole in levels.wholes(part, sheet) for one in _named_part(part, whole, known, sheet))
                yield from [found] if found is not None else [one for whole in levels.beside(part) for one in _of_higher_step(part, whole, sheet)]


@dataclass(frozen=True, slots=True)
class _Levels:
    """Levels of one unit, time and kind, in their order, by what the lexicon knows them for, by their names and how these end, by their sentences."""

    by_concept: Mapping[str, Sequence[Fact]]
    by_name: Mapping[str, Sequence[tuple[int, Fact]]]
    lengths: Mapping[str, Sequence[int]]  # of the names that end in the same way
    by_sentence: Mapping[int, Sequence[Fact]]

    @classmethod
    def of(cls, facts: Sequence[Fact]) -> _Levels:
        """All of these levels."""
        by_concept: dict[str, list[Fact]] = {}
        by_name: dict[str, list[tuple[int, Fact]]] = {}
        lengths: dict[str, set[int]] = {}
        by_sentence: dict[int, list[Fact]] = {}
        for place, fact in enumerate(facts):
            if fact.concept:
                by_concept.setdefault(fact.concept, []).append(fact)
            if len(fact.indicator) >= _NAME:
                name = fact.indicator.lower()
                by_name.setdefault(name, []).append((place, fact))
                lengths.setdefault(name[-_NAME:], set()).add(len(name))
            by_sentence.setdefault(fact.sentence_start, []).append(fact)
        return cls(by_concept, by_name, {ending: sorted(its) for ending, its in lengths.items()}, by_sentence)

    def wholes(self, part: Fact, sheet: Sheet) -> Iterator[tuple[Known, Fact]]:
        """What a level is a part of, and how that is known, the surest first; steps in two names (产值超亿元茶企) are told apart by ``_of_higher_step``."""
        name = part.indicator.lower()
        ends = (name[-length:] for length in self.lengths.get(name[-_NAME:], ()) if length < len(name))  # the names that it may end in
        for _, whole in sorted((one for end in ends for one in _nearest(self.by_name.get(end, ()), part, _start_of_second)), key=itemgetter(0)):
            longer = len(part.indicator) > len(whole.indicator) and not (part.concept and whole.concept)
            if longer and sheet.language.named(part.indicator).narrows(whole.indicator):
                yield Known.WORDS, whole
        for concept, facts in self.by_concept.items() if part.concept else ():
            if sheet.language.lexicon.is_part(part.concept or "", concept):
                yield from ((Known.CONCEPT, whole) for whole in _nearest(facts, part, _start_of))

    def beside(self, part: Fact) -> Iterator[Fact]:
        """The others of its sentence."""
        return (one for one in self.by_sentence[part.sentence_start] if one is not part)


def _nearest(found: Sequence[_Of], part: Fact, start: Callable[[_Of], int]) -> Sequence[_Of]:
    """Those that stand nearest to a part, where one name is told more often than any text has a reason to."""
    if len(found) <= _MOST:
        return found
    at = max(0, min(bisect_left(found, part.start, key=start) - _MOST // 2, len(found) - _MOST))
    return found[at : at + _MOST]


def _start_of(fact: Fact) -> int:
    return fact.start


def _start_of_second(told: tuple[int, Fact]) -> int:
    return told[1].start


def _ends_a_list(fact: Fact, sheet: Sheet) -> bool:
    """Whether the name of a figure is the last of several that it is told of together: 民事、刑事、行政案件609件."""
    start = sheet.clause_start(fact.start)
    at = sheet.report.text.rfind(fact.indicator, start, fact.start)
    if at >= start and "、" in sheet.coded.code[at : at + len(fact.indicator)]:
        return True
    return at > start and sheet.coded.code[at - 1] == "、" and not any(one.end == at - 1 for one in sheet.told(start, at))


def _named_part(part: Fact, whole: Fact, known: Known, sheet: Sheet) -> Iterator[Relation]:
    one, all_ = sheet.operand(part), sheet.operand(whole)
    where = "apart" if part.sentence_start != whole.sentence_start else "in a list" if _listed(whole, part, sheet) else "beside"
    if one is not None and all_ is not None:
        yield Relation("part", f"named, {where}", known, (("part", one), ("whole", all_)), part.start, part.end)


def _listed(one: Fact, other: Fact, sheet: Sheet) -> bool:
    """Whether two figures are told as things of one list: 甲5套、乙3套."""
    first, last = sorted((one, other), key=lambda it: it.start)
    return sheet.coded.code[first.end : first.end + 1] == "、" and not sheet.told(first.end, last.start)


def _of_higher_step(part: Fact, whole: Fact, sheet: Sheet) -> Iterator[Relation]:
    """产值超亿元茶企639户、超10亿元茶企66户: what passed a higher step is a part of what passed a lower one."""
    one, other = _step(part.indicator, sheet.report.lang), _step(whole.indicator, sheet.report.lang)
    if one is not None and other is not None and one[0] == other[0] and one[1] > other[1]:
        more, all_ = sheet.operand(part), sheet.operand(whole)
        if more is not None and all_ is not None:
            yield Relation("part", "of a higher step", Known.WORDS, (("part", more.as_named), ("whole", all_.as_named)), part.start, part.end)


@lru_cache(maxsize=16384)
def _step(name: str, lang: str) -> tuple[str, Decimal] | None:
    """A name that says which step its things passed (产值超亿元茶企): what stands after the step, and the step; else ``None``."""
    told = [one.quantity for one in numbers_of(lang).find(name).mentions if one.quantity.pint not in _TIMES]
    return (name[told[0].end :], told[0].value) if len(told) == 1 and told[0].value and name[told[0].end :].strip() else None
