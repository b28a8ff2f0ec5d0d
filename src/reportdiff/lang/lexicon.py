"""The lexicon of indicators: a table that an economist reads and extends, one line an indicator.

``concept | other names | family | better | prices | part of`` – see the head of each language's ``indicators.txt``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from reportdiff.errors import LexiconError

_FAMILIES = frozenset(
    [
        "money",
        "ratio",
        "count",
        "people",
        "area",
        "length",
        "mass",
        "energy",
        "volume",
        "concentration",
        "index",
        "time",
        "other",
    ]
)
_BETTER = frozenset({"up", "down", "-"})
_PRICES = frozenset({"constant", "current", "-"})


@dataclass(frozen=True, slots=True)
class Indicator:
    """What the lexicon knows of an indicator.

    ``family`` is that of its units; ``better`` is ``up`` or ``down`` where more or less of it is wanted; ``prices`` is
    ``constant`` where its growth is quoted at constant prices; ``wholes`` are the concepts that it is a part of.
    """

    concept: str
    names: tuple[str, ...]
    family: str
    better: str | None
    prices: str | None
    wholes: tuple[str, ...]


class Lexicon:
    """Finds indicators by name; ``normal`` brings names to the form in which they are compared."""

    def __init__(self, indicators: tuple[Indicator, ...], normal: Callable[[str], str]) -> None:
        self.indicators = indicators
        self._normal = normal
        self._by_concept = {indicator.concept: indicator for indicator in indicators}
        self._by_name = {name: indicator for indicator in indicators for name in (indicator.concept, *indicator.names)}
        self._by_form = _by_form(self._by_name, normal)

    def find(self, name: str) -> Indicator | None:
        """The indicator called ``name``, as it is written or else in its normal form; ``None`` where there is none."""
        return self._by_name.get(name) or self._by_form.get(self._normal(name))

    def concept_of(self, name: str) -> str | None:
        """The canonical name of what a report calls ``name``, or ``None`` where the lexicon does not know it."""
        found = self.find(name)
        return found.concept if found else None

    def indicator(self, concept: str | None) -> Indicator | None:
        """What the lexicon knows of a concept."""
        return self._by_concept.get(concept) if concept else None


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


def read_indicators(path: Traversable) -> tuple[Indicator, ...]:
    """Reads a table of indicators; raises ``LexiconError`` naming the line that is not of its form."""
    indicators: list[Indicator] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            indicator = _read_line(f"{path}, line {number}", line)
            for name in dict.fromkeys((indicator.concept, *indicator.names)):
                if name in seen:
                    raise LexiconError(f"{path}, line {number}: {name!r} stands in line {seen[name]} already")
                seen[name] = number
            indicators.append(indicator)
    return tuple(indicators)


def _read_line(place: str, line: str) -> Indicator:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != 6 or not cells[0]:
        raise LexiconError(f"{place}: expected 6 cells between '|', got {len(cells)}")
    concept, names, family, better, prices, wholes = cells
    for value, allowed, cell in (
        (family, _FAMILIES, "family"),
        (better, _BETTER, "better"),
        (prices, _PRICES, "prices"),
    ):
        if value not in allowed:
            raise LexiconError(f"{place}: {cell} is {value!r}, expected one of {', '.join(sorted(allowed))}")
    return Indicator(
        concept,
        _list(names),
        family,
        None if better == "-" else better,
        None if prices == "-" else prices,
        _list(wholes),
    )


def _list(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(name.strip() for name in cell.split(",") if name.strip())
