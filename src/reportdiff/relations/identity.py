"""When two figures are of the same thing: one key for every rule, within a report and between reports.

The name is the lexicon's concept, or else what is left of the name without scope and what was done. Beside it stand what or
where the figure is of, whether it tells what is newly done or how much there is, what is measured, the unit, the basis
and the time, and from when a movement is told. Figures for several years, for a part of one, or of a part of the place are of another time or thing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportdiff.lang import Language
from reportdiff.languages import cues
from reportdiff.model import Basis, Fact, Flow, Kind, Measure, Period, frequent
from reportdiff.relations.relation import Known
from reportdiff.relations.sheet import Sheet

_ALIKE = 0.75  # from where two names are taken for one where the text itself says that the thing was told before
_OFTEN = 60  # figures of one name and unit in one report
_CROWD = 400  # figures of one measure and unit in one report
_NEW = frozenset({Flow.NEW, Flow.TOTAL})


@frequent
@dataclass(frozen=True, slots=True)
class Identity:
    """What a figure is of, and for when; two figures with one identity must be able to be true at once.

    ``new`` tells what is newly done from how much there is; ``unit`` is the one that the registry knows, and of what is
    counted the word that counts it.
    """

    name: str
    scope: str | None
    new: bool
    measure: Measure
    unit: str
    basis: Basis | None
    year: int | None
    period: Period | None
    since: int | None


def identity(fact: Fact, language: Language) -> Identity:
    """The identity of a fact, the same whatever report it stands in."""
    name = fact.concept or _core(fact.indicator, language)
    return Identity(
        name, fact.scope, _is_new(fact, language), fact.measure, _unit(fact, language), fact.basis, fact.year, fact.period, since(fact)
    )


def _unit(fact: Fact, language: Language) -> str:
    return cues(language.lexicon.lang).counters.get(fact.unit, fact.unit) if fact.pint == "count" else fact.pint


def same_unit(one: Fact, other: Fact, language: Language) -> bool:
    """Whether two figures are in one unit; of what is counted the word that counts it may be left out."""
    units = {_unit(one, language), _unit(other, language)}
    return one.pint == other.pint and (len(units) == 1 or "" in units)


def since(fact: Fact) -> int | None:
    """The year that a movement is told from; ``None`` for the year before its own, which need not be said."""
    return fact.base_year if fact.base_year != year_before(fact) else None


def year_before(fact: Fact) -> int | None:
    """The year before that of a figure."""
    return fact.year - 1 if fact.year is not None else None


def same_name(one: Fact, other: Fact, language: Language) -> Known | None:
    """How two names are known to be of one thing; ``None`` where they are not."""
    if one.indicator == other.indicator:
        return Known.WORDS
    if one.concept or other.concept:
        return Known.CONCEPT if one.concept == other.concept else None
    alike = _core(one.indicator, language) == _core(other.indicator, language)
    return Known.CORE if alike and _finished(one.indicator, language) == _finished(other.indicator, language) else None


def same_thing(one: Fact, other: Fact, language: Language, *, whatever_measure: bool = False) -> Known | None:
    """How two figures are known to be of one thing, at whatever time; with ``whatever_measure`` of its level or growth."""
    known_for_one = one.concept is not None and one.concept == other.concept  # the lexicon keeps 新增… apart itself
    if one.scope != other.scope or (not known_for_one and _is_new(one, language) != _is_new(other, language)):
        return None
    if not whatever_measure and (one.measure is not other.measure or not same_unit(one, other, language) or one.basis is not other.basis):
        return None
    return same_name(one, other, language)


def much_alike(one: Fact, other: Fact, language: Language) -> bool:
    """Whether two names are so much alike that they may be of one thing, where the text itself says that it was told before."""
    return language.alike(one, other) >= _ALIKE


@lru_cache(maxsize=16384)
def _finished(indicator: str, language: Language) -> bool:
    """Whether a name says that what it counts is done with: 审结案件, and not 受理案件."""
    vocabulary = cues(language.lexicon.lang).vocabulary
    return any(code in vocabulary.codes["finished"] for _, _, code in vocabulary.find(indicator))


@lru_cache(maxsize=16384)
def _core(indicator: str, language: Language) -> str:
    return language.named(indicator).core


def _is_new(fact: Fact, language: Language) -> bool:
    return fact.flow in _NEW if fact.flow else fact.measure is Measure.LEVEL and language.named(fact.indicator).is_flow


# The sheet that a figure stands in, its unit and measure; what else two figures of one thing have in common beside their name.
_Kind = tuple[int, str, Measure, Basis | None, str | None, bool]


def _kind(fact: Fact, sheet: Sheet) -> _Kind:
    return id(sheet), fact.pint, fact.measure, fact.basis, fact.scope, _is_new(fact, sheet.language)


@dataclass(frozen=True, slots=True)
class Told:
    """What reports tell, by name, so that the figures of a thing are found; the checked report first, then the latest.

    What a report tells more than ``_OFTEN`` times under one name is of many things; and where it has more than ``_CROWD``
    figures of one measure and unit, a name that is only much alike says too little to look for it.
    """

    sheets: Sequence[Sheet]
    _by_name: dict[tuple[str, str], list[tuple[Sheet, Fact]]]
    _by_kind: dict[_Kind, list[Fact]]
    _in_tables: dict[tuple[str, str], list[Fact]]

    @property
    def latest(self) -> Sequence[Sheet]:
        """The latest of the earlier reports: one, or none."""
        return self.sheets[1:2]

    @property
    def before(self) -> Sequence[tuple[Sheet, int]]:
        """The same with its year, where it is the report of the year before: one, or none."""
        return [(of, year) for of in self.latest if (year := of.report.year) is not None and self.sheets[0].follows(of)]

    @classmethod
    def of(cls, sheets: Sequence[Sheet]) -> Told:
        """All facts of these reports."""
        by_name: dict[tuple[str, str], list[tuple[Sheet, Fact]]] = {}
        by_kind: dict[_Kind, list[Fact]] = {}
        measured: Counter[tuple[int, str, Measure]] = Counter()
        for sheet in sheets:
            for fact in filter(sheet.in_sentence, sheet.report.facts):
                key = (fact.concept or _core(fact.indicator, sheet.language), fact.pint)
                by_name.setdefault(key, []).append((sheet, fact))
                by_kind.setdefault(_kind(fact, sheet), []).append(fact)
                measured[id(sheet), fact.pint, fact.measure] += 1
        often = {key for key, told in by_name.items() if max(Counter(id(sheet) for sheet, _ in told).values()) > _OFTEN}
        named = {key: told for key, told in by_name.items() if key not in often}
        in_tables: dict[tuple[str, str], list[Fact]] = {}
        for fact in (one for one in sheets[0].report.facts if one.cell is not None and one.value is not None):
            in_tables.setdefault((fact.concept or _core(fact.indicator, sheets[0].language), fact.pint), []).append(fact)
        return cls(sheets, named, {kind: facts for kind, facts in by_kind.items() if measured[kind[:3]] <= _CROWD}, in_tables)

    def levels(self, of: Fact, year: int, *, kinds: Sequence[Kind] = (Kind.ACTUAL,)) -> Iterator[tuple[Known, Sheet, Fact]]:
        """The levels of a thing at the end of a whole year, or in it: those of ``kinds`` and not ``of`` itself."""
        for known, sheet, fact in self.same(of):
            if fact.year == year and fact.period is None and fact.kind in kinds and fact is not of and not sheet.may_be_of_years(fact):
                yield known, sheet, fact

    def in_tables(self, of: Fact, year: int) -> Iterator[tuple[Known, Sheet, Fact]]:
        """The results of a thing in a whole year that tables of the checked report give, where they give one."""
        sheet = self.sheets[0]
        told = self._in_tables.get((of.concept or _core(of.indicator, sheet.language), of.pint), ())
        found = [fact for fact in told if fact.year == year and fact.period is None and fact.kind is Kind.ACTUAL and fact.measure is of.measure]
        if len({fact.value for fact in found}) == 1 and (known := same_name(of, found[0], sheet.language)) is not None:
            yield known, sheet, found[0]

    def alike(self, of: Fact) -> Iterator[tuple[Known, Sheet, Fact]]:
        """As ``same``, in the earlier reports alone, and where they have none figures of a name that is much alike."""
        found = [(known, sheet, fact) for known, sheet, fact in self.same(of) if sheet is not self.sheets[0]]
        yield from found
        for sheet in () if found else self.sheets[1:]:
            for fact in self._by_kind.get(_kind(of, sheet), ()):
                if much_alike(fact, of, sheet.language):
                    yield Known.ALIKE, sheet, fact

    def at_any_time(self, of: Fact) -> Iterator[tuple[Known, Sheet, Fact]]:
        """As ``same``, and in each report that has none such figures of a name that is much alike."""
        found = list(self.same(of))
        yield from found
        met = {id(sheet) for _, sheet, fact in found if fact is not of}
        for sheet in self.sheets:
            for fact in self._by_kind.get(_kind(of, sheet), ()) if id(sheet) not in met else ():
                if fact is not of and much_alike(fact, of, sheet.language):
                    yield Known.ALIKE, sheet, fact

    def of_one_core(self, of: Fact) -> Iterator[tuple[Known, Sheet, Fact]]:
        """As ``same``, and what is of one name but for what was done, though the lexicon knows only one of the two."""
        language = self.sheets[0].language
        core = _core(of.indicator, language)
        for sheet, fact in self._by_name.get((of.concept or core, of.pint), ()):
            if (known := same_thing(of, fact, language)) is not None:
                yield known, sheet, fact
            elif _core(fact.indicator, language) == core and fact.measure is of.measure and fact.scope == of.scope and same_unit(of, fact, language):
                yield Known.CORE, sheet, fact

    def same(self, of: Fact) -> Iterator[tuple[Known, Sheet, Fact]]:
        """All figures of what a fact is of, with the same measure and unit, at whatever time."""
        language = self.sheets[0].language
        for sheet, fact in self._by_name.get((of.concept or _core(of.indicator, language), of.pint), ()):
            if (known := same_thing(of, fact, language)) is not None:
                yield known, sheet, fact
