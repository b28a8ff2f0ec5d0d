"""Which figures may answer which targets at all: those under names that share enough, or of one concept, in measures that
compare. They are found by an inverted index of the pieces of names, so that the others are never looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

import numpy as np

from reportdiff.alignment.shared import Held, affordable, cosines
from reportdiff.following.scoring import HOPELESS, measures
from reportdiff.lang import Language
from reportdiff.model import Fact, Measure
from reportdiff.names.pieces_shared import COMMON, DIFFERENT_CONCEPTS

_FREE, _EACH = 20_000, 20  # pairs that are looked at in any case, and for each target and figure
_MOST = 60  # figures that are looked at for a target where there would be more pairs than that
_NAMES = 200  # names of one concept that are looked at
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
    known = one.concept and other.concept and one.concept != other.concept
    if known and HOPELESS > DIFFERENT_CONCEPTS:
        return False
    return any_measure or measures(one.measure, one.unit, other.measure, other.unit) is not None


def _names_near(old: Sequence[str], new: Sequence[str], language: Language) -> dict[str, list[str]]:
    """For each name the names that share enough of the pieces of the shorter one; of very many only the nearest."""
    pieces = [language.named(name).pieces for name in (*old, *new)]
    numbers: dict[str, int] = {}
    grams = [numbers.setdefault(piece, len(numbers)) for each in pieces for piece in sorted(each)]
    order = np.argsort(grams, kind="stable")
    gram = np.array(grams, dtype=np.int64)[order]
    stretch = np.repeat(np.arange(len(pieces)), [len(each) for each in pieces])[order]
    found = Held(gram, stretch, np.ones(len(gram), dtype=np.int64), len(old), len(pieces))
    kept = affordable(found)
    ones = np.ones(len(pieces))
    shared = cosines(kept, np.ones(len(kept.gram)), ones, 0.0, None if kept is found else _NEAREST)
    size = np.bincount(kept.stretch, minlength=len(pieces))
    row, column = np.divmod(shared.pair, max(1, len(new)))
    enough = shared.value >= COMMON * np.minimum(size[row], size[len(old) + column]) - 1e-9
    near: dict[str, list[str]] = {name: [] for name in old}
    row, column = row[enough], column[enough]
    order = np.lexsort((-shared.value[enough], row))
    for i, j in zip(row[order].tolist(), column[order].tolist(), strict=True):
        near[old[i]].append(new[j])
    return near


def _beside(at: int, one: _Alike, other: _Alike) -> Sequence[int]:
    """Of very many figures of one kind those that stand as far on among them as the target does among its own."""
    middle = at * len(other.places) // len(one.places)
    first = max(0, min(middle - _MOST // 2, len(other.places) - _MOST))
    return other.places[first : first + _MOST]
