"""What makes up what, and what there is for each head, whatever sentences tell it: by what the lexicon knows of the names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from reportdiff.languages.cues import Account
from reportdiff.model import Comparator, Fact, Kind, Measure
from reportdiff.relations.movements import best
from reportdiff.relations.relation import Known, Relation
from reportdiff.relations.sheet import Sheet

_MOST = 3  # figures of one thing for one year that are tried; of a name with more of them there are many things


def read_accounts(sheet: Sheet) -> Iterator[Relation]:
    """出口600亿元 here, 进口400亿元 there, 进出口总额1000亿元: the levels of one year, each under the name that the lexicon knows."""
    for account in sheet.cues.accounts:
        names = (*account.parts, account.whole)
        told = [_by_year(sheet.language.lexicon.concept_of(name), sheet) for name in names]
        for year in sorted(set.intersection(*(set(one) for one in told))):
            ones = [one[year] for one in told]
            if all(len(one) <= _MOST for one in ones):
                yield from best([one for facts in product(*ones) for one in _account(account, facts, sheet)])


def _by_year(concept: str | None, sheet: Sheet) -> dict[int, list[Fact]]:
    """The levels of a concept in the whole place by the year that they are for, each once."""
    found: dict[int, list[Fact]] = {}
    for fact in sheet.of_concept(concept):
        level = fact.measure is Measure.LEVEL and fact.kind is Kind.ACTUAL and fact.comparator in (Comparator.EQ, Comparator.APPROX)
        whole = fact.period is None and fact.scope is None and sheet.in_sentence(fact)
        if level and whole and fact.year is not None and fact.value not in (None, *(one.value for one in found.get(fact.year, ()))):
            found.setdefault(fact.year, []).append(fact)
    return found


def _account(account: Account, facts: Sequence[Fact], sheet: Sheet) -> Iterator[Relation]:
    ones = [one for fact in facts if (one := sheet.operand(fact)) is not None]
    if len(ones) != len(facts):
        return
    *parts, whole = ones
    start, end = min(one.start for one in ones), max(one.end for one in ones)
    if account.room is not None:
        each, heads = parts
        yield Relation("ratio", "for each head", Known.CONCEPT, (("one", whole.with_room(account.room)), ("other", heads), ("ratio", each)), start, end)
    elif len({fact.pint for fact in facts}) == 1:
        operands = (*(("part", one) for one in parts), ("whole", whole))
        yield Relation("sum", f"account, {account.name}", Known.CONCEPT, operands, start, end)
