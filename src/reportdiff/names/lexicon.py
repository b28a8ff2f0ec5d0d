"""The lexicon: what is known of each indicator, found by any of its names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from reportdiff.model import Measure

_RATIO_UNITS = frozenset({"percent", "per_mille", "percentage_point", "tenth"})
_OF_RATIOS, _OF_COUNTS = ("ratio", "index", "other"), ("count", "people", "other", "index")
_REACH = 8  # characters that a longer name may have before or after a shorter one in it


@dataclass(frozen=True, slots=True)
class Indicator:
    """What the lexicon knows of an indicator.

    ``family`` is that of its units; ``better`` is ``up`` or ``down`` where more or less of it is wanted, ``neither`` where it is to be as planned; ``prices`` is
    ``constant`` where its growth is quoted at constant prices; ``wholes`` are the concepts that it is a part of.
    """

    concept: str
    names: tuple[str, ...]
    family: str
    better: str | None
    prices: str | None
    wholes: tuple[str, ...]

    @property
    def all_names(self) -> tuple[str, ...]:
        """The concept and its other names."""
        return (self.concept, *self.names)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The indicators of a language; a value that can be shared, compared and pickled.

    ``normal``, a function of a module, brings a name to the form in which names are compared.
    """

    lang: str
    indicators: tuple[Indicator, ...]
    normal: Callable[[str], str]
    _by_concept: dict[str, Indicator] = field(init=False, repr=False, compare=False)
    _by_name: dict[str, Indicator] = field(init=False, repr=False, compare=False)
    _by_form: dict[str, Indicator] = field(init=False, repr=False, compare=False)
    _related: frozenset[str] = field(init=False, repr=False, compare=False)
    """The concepts that are a part of another, or have parts."""

    def __post_init__(self) -> None:
        by_name = {name: indicator for indicator in self.indicators for name in indicator.all_names}
        object.__setattr__(self, "_by_concept", {indicator.concept: indicator for indicator in self.indicators})
        object.__setattr__(self, "_by_name", by_name)
        object.__setattr__(self, "_by_form", _by_form(by_name, self.normal))
        related = frozenset(concept for one in self.indicators if one.wholes for concept in (one.concept, *one.wholes))
        object.__setattr__(self, "_related", related)

    def __hash__(self) -> int:
        return len(self.indicators)  # quick: it is a key of caches

    def __reduce__(self) -> tuple[type[Lexicon], tuple[str, tuple[Indicator, ...], Callable[[str], str]]]:
        return Lexicon, (self.lang, self.indicators, self.normal)

    @property
    def size(self) -> tuple[int, int]:
        """How many indicators it knows, and how many names."""
        return len(self._by_concept), len(self._by_name)

    def find(self, name: str) -> Indicator | None:
        """The indicator called ``name``, as it is written or else in its normal form; ``None`` where there is none."""
        return self._by_name.get(name) or self._by_form.get(self.normal(name))

    def concept_of(self, name: str) -> str | None:
        """The canonical name of what a report calls ``name``, or ``None`` where the lexicon does not know it."""
        found = self.find(name)
        return found.concept if found else None

    def fitting(self, name: str, measure: Measure, unit: str) -> str | None:
        """The same, where the figure's unit is one that the indicator can have."""
        found = self.find(name)
        if found is None:
            return None
        if measure is Measure.SHARE and unit in _RATIO_UNITS and found.family not in _OF_RATIOS:
            return None
        return None if measure is Measure.LEVEL and unit == "count" and found.family not in _OF_COUNTS else found.concept

    def indicator(self, concept: str | None) -> Indicator | None:
        """What the lexicon knows of a concept."""
        return self._by_concept.get(concept) if concept else None

    def is_part(self, concept: str, whole: str) -> bool:
        """Whether what ``concept`` measures is contained in ``whole``, at whatever depth: 装备制造业投资 in 固定资产投资."""
        return whole in self._wholes(concept)

    def related(self, one: str, other: str) -> bool:
        """Whether one concept is a part of the other, and so never the same."""
        return self.is_part(one, other) or self.is_part(other, one)

    def inside_relative(self, text: str, start: int, end: int) -> bool:
        """Whether a name in a text is only a piece of the name of its whole or part: 出口总额 in 进出口总额."""
        own = self.concept_of(text[start:end])
        if own is None or own not in self._related:
            return False
        return any(before <= start and text.startswith(name, start - before) for name, before in _relatives(self, text[start:end], own))

    def names_with(self, piece: str) -> Iterator[tuple[str, Indicator]]:
        """The names that a piece of a name stands in, each with its indicator."""
        return ((name, one) for name, one in self._by_name.items() if piece in name)

    def _wholes(self, concept: str) -> set[str]:
        """The wholes of a concept, of those the wholes, and so on."""
        found: set[str] = set()
        waiting = [concept]
        while waiting:
            known = self._by_concept.get(waiting.pop())
            fresh = [whole for whole in known.wholes if whole not in found] if known else []
            found.update(fresh)
            waiting.extend(fresh)
        return found


@lru_cache(maxsize=4096)
def _relatives(lexicon: Lexicon, piece: str, own: str) -> tuple[tuple[str, int], ...]:
    """The names of wholes and parts of a concept in which a name of it stands, and how many characters stand before it there."""
    return tuple(
        (name, found.start())
        for name, one in lexicon.names_with(piece) if lexicon.related(own, one.concept)
        for found in re.finditer(f"(?={re.escape(piece)})", name)
        if found.start() <= _REACH and len(name) - found.start() - len(piece) <= _REACH
    )  # fmt: skip


def _by_form(by_name: dict[str, Indicator], normal: Callable[[str], str]) -> dict[str, Indicator]:
    """Indicators by the normal forms of their names.

    A form that is itself a name is that name's: 财政赤字, to which 地方财政赤字 comes as well. One that two indicators
    come to and neither is called is neither's.
    """
    claims: dict[str, dict[str, Indicator]] = {}
    for name, indicator in by_name.items():
        claims.setdefault(normal(name), {})[indicator.concept] = indicator
    forms = {form: next(iter(claimed.values())) for form, claimed in claims.items() if len(claimed) == 1}
    return forms | {form: by_name[form] for form, claimed in claims.items() if len(claimed) > 1 and form in by_name}
