"""Which figures may answer which targets at all: those under names that share enough, or of one concept, in measures that
compare. They are found by an inverted index of the pieces of names, so that the others are never looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, islice

from reportdiff.following.scoring import measures
from reportdiff.lang import Language
from reportdiff.model import Fact, Measure
from reportdiff.names.pieces_shared import COMMON

_FREE, _EACH = 20_000, 4  # pairs that are looked at in any case, and for each target and figure
_MOST = 60  # figures that are looked at for a target where there would be more pairs than that
_NAMES = 200  # names of one concept that are looked at
_SHARING, _SHARING_EACH = 1 << 18, 8  # pairs of names with a piece in common that are counted in any case, and for each piece of a name
_NEAREST = 12  # names that are looked at for a name where names share too much


@dataclass(slots=True)
class _Alike:
    """Facts that differ in their numbers and places alone: one name, concept, measure and unit; where they stand."""

    indicator: str
    concept: str | None
    measure: Measure
    unit: str
    places: list[int] = field(default_factory=list)


def candidates(
    targets: Sequence[Fact], figures: Sequence[Fact], language: Language, *, any_measure: bool = False
) -> list[tuple[int, int]]:
    """The pairs of a target and a figure that may be about one thing, by their places, in order; with ``any_measure`` in
    whatever they are measured."""
    old, new = _grouped(targets), _grouped(figures)
    near = _near(old, new, language, any_measure)
    whole = sum(len(one.places) * len(other.places) for one, others in zip(old, near, strict=True) for other in others)
    few = whole <= _FREE + _EACH * (len(targets) + len(figures))
    pairs: list[tuple[int, int]] = []
    for one, others in zip(old, near, strict=True):
        for at, place in enumerate(one.places):
            found = (other.places if few else _beside(at, one, other) for other in others)
            pairs += [(place, column) for column in islice(chain.from_iterable(found), None if few else _MOST)]
    pairs.sort()
    return pairs


def _grouped(facts: Sequence[Fact]) -> list[_Alike]:
    groups: dict[tuple[object, ...], _Alike] = {}
    for place, fact in enumerate(facts):
        key = (fact.indicator, fact.concept, fact.measure, fact.pint)
        if key not in groups:
            groups[key] = _Alike(*key)
        groups[key].places.append(place)
    return list(groups.values())


def _near(old: Sequence[_Alike], new: Sequence[_Alike], language: Language, any_measure: bool) -> list[list[_Alike]]:
    """For each group the groups of NEW that may be about the same thing, those of its name or concept first."""
    by_name: dict[str, list[_Alike]] = {}
    by_concept: dict[str, list[_Alike]] = {}
    for other in new:
        by_name.setdefault(other.indicator, []).append(other)
        if other.concept:
            by_concept.setdefault(other.concept, []).append(other)
    names = _names_near(list(dict.fromkeys(one.indicator for one in old)), list(by_name), language)
    found = []
    for one in old:
        others = [*by_name.get(one.indicator, ()), *by_concept.get(one.concept or "", ())[:_NAMES]]
        others += [other for name in names[one.indicator] for other in by_name[name]]
        kept = {id(other): other for other in others if _comparable(one, other, any_measure)}
        found.append(list(kept.values()))
    return found


def _comparable(one: _Alike, other: _Alike, any_measure: bool) -> bool:
    if one.concept and other.concept and one.concept != other.concept:
        return False  # names of different concepts are less alike than what is hopeless
    return any_measure or measures(one.measure, one.unit, other.measure, other.unit) is not None


def _names_near(old: Sequence[str], new: Sequence[str], language: Language) -> dict[str, list[str]]:
    """For each name the names that share enough of the pieces of the shorter one; of very many only the nearest."""
    pieces = {name: language.named(name).pieces for name in chain(old, new)}
    asked = Counter(chain.from_iterable(pieces[name] for name in old))
    sought = asked.keys()
    holding: dict[str, list[int]] = {}
    for place, name in enumerate(new):
        for piece in sought & pieces[name]:
            holding.setdefault(piece, []).append(place)
    budget = _SHARING + _SHARING_EACH * sum(map(len, pieces.values()))
    few = sum(asked[piece] * len(places) for piece, places in holding.items()) <= budget
    if not few:
        common = _commonest(asked, holding, budget)
        pieces = {name: own - common for name, own in pieces.items()}
    needed = [COMMON * len(pieces[name]) for name in new]
    near: dict[str, list[str]] = {}
    for name in old:
        own = pieces[name]
        shared = Counter(chain.from_iterable(holding[piece] for piece in own if piece in holding))
        whole = COMMON * len(own)
        # those that share most first, and of them the first ones: told by one number, so that they are sorted at once
        alike = [place - times * len(new) for place, times in shared.items() if not few or times >= whole or times >= needed[place]]
        nearest = (one % len(new) for one in sorted(alike)[: None if few else _NEAREST])
        near[name] = [new[place] for place in nearest if shared[place] >= whole or shared[place] >= needed[place]]
    return near


def _commonest(asked: Mapping[str, int], holding: Mapping[str, Sequence[int]], budget: int) -> frozenset[str]:
    """The pieces that are left alone, the commonest of both reports, so that the others can be followed up in a time that grows as
    the names do."""
    held = {piece: len(holding.get(piece, ())) for piece in asked}
    ordered = sorted(held, key=lambda piece: (asked[piece] + held[piece], piece))
    made = accumulate(asked[piece] * held[piece] for piece in ordered)
    return frozenset(piece for piece, products in zip(ordered, made, strict=True) if products > budget)


def _beside(at: int, one: _Alike, other: _Alike) -> Sequence[int]:
    """Of very many figures of one kind those that stand as far on among them as the target does among its own."""
    middle = at * len(other.places) // len(one.places)
    first = max(0, min(middle - _MOST // 2, len(other.places) - _MOST))
    return other.places[first : first + _MOST]
