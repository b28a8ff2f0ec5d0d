"""Reads a table of indicators, one line an indicator, as an economist writes it; says which line is wrong and why.

``concept | other names | family | better | prices | part of`` – see the head of each language's ``indicators.txt``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.resources.abc import Traversable
from pathlib import Path

from reportdiff.errors import LexiconError
from reportdiff.files import bytes_of
from reportdiff.names.lexicon import Indicator

FAMILIES = (
    "money", "ratio", "count", "people", "area", "length", "mass", "energy", "volume", "concentration", "index",
    "time", "other",
)  # fmt: skip
_CHOICES = {"family": FAMILIES, "better": ("up", "down", "neither"), "prices": ("constant", "current")}
_NOTHING = "-"
_CELLS = 6
# Characters that no name needs and that can hide or steer: controls, and marks that turn the direction of writing.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]")
_BIGGEST = 4_000_000  # bytes; the bundled table has 0.1 million
_LONGEST = 80  # characters of a name


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: what it says of an indicator, and where; ``None`` where a cell says nothing."""

    place: str
    concept: str
    names: tuple[str, ...]
    family: str | None
    better: str | None
    prices: str | None
    wholes: tuple[str, ...]


def read_rows(path: Traversable | Path) -> tuple[Row, ...]:
    """The lines of a table; raises ``LexiconError`` naming the file and the line that is not of its form."""
    rows = tuple(_rows(str(path), _text(path)))
    if not rows:
        raise LexiconError(f"{path}: holds no indicator; write one a line: {_FORM}")
    return rows


_FORM = "concept | other names | family | better | prices | part of"


def _text(path: Traversable | Path) -> str:
    """A user's file may be anything; one of the package is what it is."""
    data = bytes_of(path, _BIGGEST, "give a lexicon file", LexiconError) if isinstance(path, Path) else path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LexiconError(f"{path}, line {line}: is not UTF-8 text; save the file as UTF-8") from error


def _rows(path: str, text: str) -> Iterator[Row]:
    # the marks between cells and names may be full-width, as a Chinese keyboard writes them
    text = text.replace("\r\n", "\n").replace("｜", "|").replace("，", ",")
    if not text.replace("\n", "").isprintable() and (found := _CONTROL.search(text)):
        at = text.count("\n", 0, found.start()) + 1
        raise LexiconError(f"{path}, line {at}: holds the control character U+{ord(found[0]):04X}; take it out")
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield _row(f"{path}, line {number}", line)


def _row(place: str, line: str) -> Row:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != _CELLS:
        raise LexiconError(f"{place}: has {len(cells)} cells, not {_CELLS}; write {_FORM}")
    concept, names, family, better, prices, wholes = cells
    if concept in ("", _NOTHING) or "," in concept:
        raise LexiconError(f"{place}: the first cell is {_cut(concept)!r}; write the one name of the indicator there")
    row = Row(
        place, concept, _list(names), _chosen(place, "family", family), _chosen(place, "better", better),
        _chosen(place, "prices", prices), _list(wholes),
    )  # fmt: skip
    if len(line) > _LONGEST and (longest := max(map(len, (concept, *row.names)))) > _LONGEST:
        raise LexiconError(f"{place}: a name has {longest} characters; write at most {_LONGEST}")
    return row


def _list(cell: str) -> tuple[str, ...]:
    """The names in a cell, each once."""
    names = [name.strip() for name in cell.split(",")]
    return tuple(dict.fromkeys([name for name in names if name not in ("", _NOTHING)]))


def _cut(value: str) -> str:
    """A cell fit for a message."""
    return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"


def _chosen(place: str, cell: str, value: str) -> str | None:
    if value == _NOTHING:
        return None
    if value not in _CHOICES[cell]:
        allowed = ", ".join((*_CHOICES[cell], _NOTHING))
        raise LexiconError(f"{place}: {cell} is {_cut(value)!r}; write one of {allowed}")
    return value


def indicators(tables: Iterable[tuple[Row, ...]]) -> tuple[Indicator, ...]:
    """What the tables say together, the later ones on top of the earlier.

    A later table adds names to a concept that it finds, and its cells, where they say something, take the place of the
    earlier ones. Raises ``LexiconError`` for a name of two concepts, a whole that is none, and wholes in a circle.
    """
    found: dict[str, Indicator] = {}
    claims: dict[str, tuple[str, str]] = {}  # the concept that a name is of, and the place where it says so
    stated: dict[str, str] = {}  # where the wholes of a concept stand
    for table in tables:
        lines: dict[str, str] = {}
        earlier = frozenset(found)
        for row in table:
            if row.concept in lines:
                raise LexiconError(
                    f"{row.place}: {row.concept!r} has a line already ({lines[row.concept]}); make one of the two"
                )
            lines[row.concept] = row.place
            _claim(row, claims, earlier)
            found[row.concept] = _added(row, found.get(row.concept))
            if row.wholes:
                stated.pop(row.concept, None)
                stated[row.concept] = row.place
    for concept, place in stated.items():
        _check_wholes(found[concept], place, found, claims)
    _check_circles(found, stated)
    return tuple(found.values())


def _claim(row: Row, claims: dict[str, tuple[str, str]], earlier: Collection[str]) -> None:
    """Notes the names of a line, unless one is another concept's; ``earlier`` are the concepts of the tables before this one, which
    a line may add to and not take from."""
    for name in (row.concept, *row.names):
        concept, place = claims.setdefault(name, (row.concept, row.place))
        if concept == row.concept:
            continue
        if name == concept:
            raise LexiconError(f"{row.place}: {name!r} is an indicator by itself ({place}); write it in the first cell to add to it, or leave it out")
        if concept in earlier or name == row.concept:
            raise LexiconError(f"{row.place}: {name!r} is a name of {concept!r} already ({place}); write {concept!r} in the first cell to add to it, or leave {name!r} out")
        raise LexiconError(f"{row.place}: {name!r} is a name of {concept!r} already ({place}); take it out of one of the two")


def _added(row: Row, known: Indicator | None) -> Indicator:
    """An indicator with what a line says of it."""
    if known is None:
        if row.family is None:
            raise LexiconError(
                f"{row.place}: {row.concept!r} is a new indicator and has no family; write one of {', '.join(FAMILIES)}"
            )
        return Indicator(row.concept, row.names, row.family, row.better, row.prices, row.wholes)
    return replace(
        known,
        names=tuple(name for name in dict.fromkeys((*known.names, *row.names)) if name != known.concept),
        family=row.family or known.family,
        better=row.better or known.better,
        prices=row.prices or known.prices,
        wholes=row.wholes or known.wholes,
    )


def _check_wholes(part: Indicator, place: str, found: dict[str, Indicator], claims: dict[str, tuple[str, str]]) -> None:
    """Fails for a whole that is no concept."""
    for whole in part.wholes:
        if whole not in found:
            named = claims.get(whole)
            remedy = f"that is a name of {named[0]!r}: write this" if named else "give it a line of its own"
            raise LexiconError(f"{place}: {whole!r} in the last cell is no concept; {remedy}")


def _check_circles(found: dict[str, Indicator], stated: dict[str, str]) -> None:
    """Fails for concepts that are parts of each other, at the line that closes the circle."""
    open_wholes = {concept: set(found[concept].wholes) for concept in stated}
    parts: dict[str, list[str]] = {}
    for concept, wholes in open_wholes.items():
        for whole in wholes:
            parts.setdefault(whole, []).append(concept)
    settled = [concept for concept in found if not open_wholes.get(concept)]
    while settled:
        whole = settled.pop()
        for concept in parts.get(whole, ()):
            open_wholes[concept].discard(whole)
            if not open_wholes[concept]:
                settled.append(concept)
    circular = [concept for concept, wholes in open_wholes.items() if wholes]
    if circular:
        way = {circular[0]: 0}  # from a concept that is not settled one comes to a circle, and then round it
        while (whole := min(open_wholes[next(reversed(way))])) not in way:
            way[whole] = len(way)
        order = {concept: i for i, concept in enumerate(stated)}
        last = max((concept for concept, step in way.items() if step >= way[whole]), key=order.__getitem__)
        raise LexiconError(f"{stated[last]}: {last!r} comes out as a part of itself; take a whole out of its last cell")
