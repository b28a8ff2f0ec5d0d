"""What two things are together, where its name joins theirs (scope 1 and 2 emissions), and each of them is told by its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportdiff.model import Comparator, Fact, Measure
from reportdiff.relations.kinds import but_for_a_slip, holds
from reportdiff.relations.relation import Known, Relation
from reportdiff.relations.sheet import Sheet
from reportdiff.relations.sums import sum_of

_LONGEST = 8  # words of a name
_FAR = 1500  # characters between a whole and its parts

Key = tuple[object, ...]


def read_joined(sheet: Sheet) -> Iterator[Relation]:
    """A and B things, A things, B things, each told once for one year near each other: if they add up, or would but for a slip."""
    joints = sheet.cues.joints
    named: dict[Key, dict[str, list[Fact]]] = {}
    wholes: list[Fact] = []
    for fact in sheet.report.facts if joints else ():
        if fact.measure is Measure.LEVEL and fact.comparator in (Comparator.EQ, Comparator.APPROX) and fact.value and fact.start not in sheet.origins:
            named.setdefault(_key(fact), {}).setdefault(_written(fact.indicator), []).append(fact)
            if len(fact.indicator.split()) <= _LONGEST and any(f" {joint} " in fact.indicator for joint in joints):
                wholes.append(fact)
    for whole in wholes:
        parts = _parts(whole, named[_key(whole)], joints)
        for made in sum_of("joined names", Known.WORDS, parts, whole, sheet) if parts else ():
            if holds(made) or but_for_a_slip(made):
                yield made


def _key(fact: Fact) -> Key:
    return fact.year, fact.period, fact.kind, fact.pint, fact.scope, fact.basis


def _written(name: str) -> str:
    return " ".join(name.lower().split())


def _parts(whole: Fact, named: Mapping[str, Sequence[Fact]], joints: Sequence[str]) -> Sequence[Fact]:
    """The two parts that a name joins, if each is told once, by whichever way of reading the name both are told."""
    for first, second in _readings(_written(whole.indicator), joints):
        near = [[one for one in named.get(name, ()) if abs(one.start - whole.start) < _FAR] for name in (first, second)]
        if all(len({one.value for one in told}) == 1 for told in near):
            return tuple(told[0] for told in near)
    return ()


def _readings(name: str, joints: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The names of the parts of what a name joins: scope 1 and 2 emissions → scope 1 emissions, scope 2 emissions; fees and gifts → fees, gifts."""
    words = name.split()
    for at, word in enumerate(words):
        if word in joints and at not in (0, len(words) - 1):
            before, after = words[:at], words[at + 1 :]
            for shared in range(len(after)):  # words at the end that are of both
                tail = after[len(after) - shared :]
                for led in range(len(before)):  # and at the beginning
                    yield " ".join([*before, *tail]), " ".join([*before[:led], *after])
