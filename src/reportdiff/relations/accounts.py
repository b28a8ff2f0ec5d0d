"""What makes up what, what share a part is, and what there is for each head, whatever sentences tell it: by the names of the three."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from reportdiff.languages.cues import Account
from reportdiff.model import Comparator, Direction, Fact, Kind, Measure
from reportdiff.relations.identity import year_before
from reportdiff.relations.interval import Interval
from reportdiff.relations.kinds import but_for_a_slip, may_hold
from reportdiff.relations.meant import best
from reportdiff.relations.relation import Known, Operand, Relation
from reportdiff.relations.sheet import Sheet

_MOST = 3  # figures of one thing for one year that are tried; of a name with more of them there are many things
_BESIDE = ", in one line"
_SHARES = ("percent", "per_mille")
_GROWTH, _MEAN = "growth", "mean"
_PASSED = Decimal("1.1")  # times what is said to be passed that a level is, at most
_ROLES = {"sum": ("part", "whole"), "share": ("part", "share", "whole"), "ratio": ("other", "ratio", "one")}


def read_accounts(sheet: Sheet) -> Iterator[Relation]:
    """出口600亿元 here, 进口400亿元 there, 进出口总额1000亿元: the levels of one year, each under its name."""
    named: dict[str, list[Fact]] = {}
    grown: dict[str, list[Fact]] = {}
    for fact in sheet.report.facts if sheet.cues.accounts else ():
        if not sheet.in_sentence(fact):
            continue
        if _is_of_the_place(fact, sheet):
            named.setdefault(fact.concept or sheet.language.named(fact.indicator).core, []).append(fact)
        elif _is_growth_of_the_place(fact):
            grown.setdefault(fact.concept or sheet.language.named(fact.indicator).core, []).append(fact)
    last = max((fact.year for facts in named.values() for fact in facts if fact.year is not None), default=0)
    for account in (one for one in sheet.cues.accounts if one.kind not in (_GROWTH, _MEAN)):
        names = (*account.parts, account.whole)
        told = [_by_year(named.get(_known_as(name, sheet), ()), last) for name in names]
        for year in sorted(set.intersection(*(set(one) for one in told))):
            ones = [one[year] for one in told]
            if all(len(one) <= _MOST for one in ones):
                told_ = best([one for facts in product(*ones) for one in _account(account, facts, sheet)])
                yield from told_ if account.kind == "sum" and sheet.cues.names_in_full else _meant(told_, sheet)
    yield from _in_paragraphs(named, sheet)
    for account in (one for one in sheet.cues.accounts if one.kind in ("sum", _GROWTH)):
        yield from _growth(account, grown, sheet)
    yield from _means(sheet)


def _in_paragraphs(named: Mapping[str, Sequence[Fact]], sheet: Sheet) -> Iterator[Relation]:
    """Exports were 260.8, imports 340.4. The trade deficit was 79.6: what one paragraph tells once each, whatever time it tells of."""
    for account in () if sheet.cues.names_in_full else sheet.cues.accounts:
        lines: dict[int, list[list[Fact]]] = {}
        for at, name in enumerate(names := (*account.parts, account.whole)):
            for fact in named.get(_known_as(name, sheet), ()):
                lines.setdefault(sheet.paragraph_at(fact.start)[0], [[] for _ in names])[at].append(fact)
        for told in lines.values():
            if account.kind == "sum" and all(len(ones) == 1 for ones in told):
                yield from (_beside(one, sheet) for one in _account(account, [ones[0] for ones in told], sheet) if _is_meant(one))


def _growth(account: Account, grown: Mapping[str, Sequence[Fact]], sheet: Sheet) -> Iterator[Relation]:
    """三次产业增加值分别增长3%、7%、6%: what they make up grew by no less than the least of them, and no more than the most."""
    names = (*account.parts, account.whole)
    told = [_by_year(grown.get(_known_as(name, sheet), ()), 0) for name in names]
    for year in sorted(set.intersection(*(set(one) for one in told))):
        made = []
        for facts in product(*(one[year] for one in told if len(one[year]) <= _MOST)):
            ones = [one for fact in facts if (one := sheet.operand(fact, falls=fact.direction is Direction.DOWN)) is not None]
            if len(ones) == len(facts):
                ones[-1] = replace(ones[-1], range=ones[-1].range.around(account.room))
                operands = tuple(zip(("part",) * len(account.parts) + ("whole",), ones, strict=True))
                made.append(Relation("between", f"account, {account.whole}", Known.CONCEPT, operands, ones[-1].start, ones[-1].end))
        yield from best(made)


def _means(sheet: Sheet) -> Iterator[Relation]:
    """全体居民收入4.2万元, 城镇居民5.1万元, 农村居民2.6万元: what all have on average lies between what their parts have; of what is only said to be
    passed it is no more than a little above it."""
    told: dict[str, list[Fact]] = {}
    for fact in filter(sheet.in_sentence, sheet.report.facts):
        level = fact.measure is Measure.LEVEL and fact.kind is Kind.ACTUAL and fact.value and fact.year is not None and fact.scope is None
        if level and fact.concept and fact.period is None and fact.comparator in (Comparator.EQ, Comparator.APPROX, Comparator.GE):
            told.setdefault(fact.concept, []).append(fact)
    for account in (one for one in sheet.cues.accounts if one.kind == _MEAN):
        ones = [_by_year(told.get(_known_as(name, sheet), ()), 0) for name in (*account.parts, account.whole)]
        for year in sorted(set.intersection(*(set(one) for one in ones))):
            *parts, wholes = (one[year][: _MOST + 1] for one in ones)
            if all(len(one) <= _MOST for one in (*parts, wholes)):
                for whole in wholes:
                    yield from best([one for facts in product(*parts) for one in _mean_of(account, (*facts, whole), sheet)])


def _mean_of(account: Account, facts: Sequence[Fact], sheet: Sheet) -> Iterator[Relation]:
    told = [one for fact in facts if (one := _little_passed(fact, sheet)) is not None]
    if len(told) == len(facts):
        operands = tuple(zip(("part",) * len(account.parts) + ("whole",), told, strict=True))
        yield Relation("between", f"account, mean, {account.whole}", Known.CONCEPT, operands, told[-1].start, told[-1].end, {"mean": True})


def _little_passed(fact: Fact, sheet: Sheet) -> Operand | None:
    """A level; one that is said to be passed as it and a little more."""
    one = sheet.operand(fact)
    if one is None or fact.comparator is not Comparator.GE or fact.value is None:
        return one
    return replace(one, range=Interval(fact.value, fact.value * _PASSED))


def _known_as(name: str, sheet: Sheet) -> str:
    """By what the figures of a name are kept: its concept, or what it is compared as."""
    return sheet.language.lexicon.concept_of(name) or sheet.language.named(name).core


def _is_growth_of_the_place(fact: Fact) -> bool:
    """Whether a figure tells how much something grew in a whole year, in the whole place."""
    told = fact.measure is Measure.GROWTH and fact.kind is Kind.ACTUAL and fact.value is not None and fact.base_year in (None, year_before(fact))
    return told and fact.year is not None and fact.period is None and fact.scope is None and fact.basis is None


def _meant(told: Sequence[Relation], sheet: Sheet) -> Iterator[Relation]:
    """Those that one line tells all of, and of others those that are of one thing by what they say."""
    for one in told:
        beside = _beside(one, sheet)
        if (beside is not one and one.kind != "sum") or _is_meant(one):
            yield beside


def _beside(one: Relation, sheet: Sheet) -> Relation:
    """The same, of a class of its own where all of it is told in one line."""
    lines = {sheet.paragraph_at(it.start) for _, it in one.operands}
    return replace(one, cue=f"{one.cue}{_BESIDE}") if len(lines) == 1 else one


def _is_of_the_place(fact: Fact, sheet: Sheet) -> bool:
    """Whether a figure tells how much there was, in the whole place and a whole year; a report without a year may leave it to the first."""
    dated = fact.year is not None or sheet.report.year is None
    level = fact.measure in (Measure.LEVEL, Measure.SHARE) and fact.kind is Kind.ACTUAL and bool(fact.value)
    return level and fact.comparator in (Comparator.EQ, Comparator.APPROX) and dated and fact.period is None and fact.scope is None


def _is_meant(one: Relation) -> bool:
    """Whether a share or a ratio is that of its two levels, or would be but for a slip: under the same names may be told of whom else."""
    return may_hold(one) or but_for_a_slip(one)


def _by_year(facts: Sequence[Fact], last: int) -> Mapping[int, Sequence[Fact]]:
    """Figures by the year that they are for, or the ``last`` one, each value once."""
    found: dict[int, dict[object, Fact]] = {}
    for fact in facts:
        found.setdefault(fact.year or last, {}).setdefault(fact.value, fact)
    return {year: tuple(ones.values()) for year, ones in found.items()}


def _account(account: Account, facts: Sequence[Fact], sheet: Sheet) -> Iterator[Relation]:
    ones = [one for fact in facts if (one := sheet.operand(fact)) is not None]
    if len(ones) != len(facts) or not _are_in_its_units(account, facts):
        return
    roles = _ROLES[account.kind] if account.kind != "sum" else ("part",) * len(account.parts) + ("whole",)
    operands = tuple((role, one.with_room(account.room) if one is ones[-1] else one) for role, one in zip(roles, ones, strict=True))
    yield Relation(account.kind, f"account, {account.parts[-1] if account.kind != 'sum' else account.whole}", Known.CONCEPT, operands,
                   min(one.start for one in ones), max(one.end for one in ones))  # fmt: skip


def _are_in_its_units(account: Account, facts: Sequence[Fact]) -> bool:
    """Whether the figures of an account are in units that go together: all in one, or a part and its whole in one and the share in per cent."""
    units = [fact.pint for fact in facts]
    if account.kind == "share":
        return units[0] == units[-1] != "percent" and units[1] in _SHARES
    return account.kind == "ratio" or (len(set(units)) == 1 and units[-1] != "percent")
