"""Reads the corpus of phrases of a language (its head says how its lines are to be read)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportdiff.model import Quantity

Row = tuple[str, str, str, str]  # text, value or low..high, unit, comparator

CORPORA = Path(__file__).parents[1] / "corpus"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase and the quantities that it must give, in order."""

    text: str
    quantities: tuple[Row, ...]


def phrases(lang: str = "zh") -> list[Phrase]:
    """The phrases of the corpus; raises ``ValueError`` with the number of a line that is not of its form."""
    corpus = CORPORA / lang / "quantities.txt"
    found: list[Phrase] = []
    for number, line in enumerate(corpus.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        first, *cells = (cell.strip() for cell in line.split("|"))
        if cells == ["-"] and first:
            found.append(Phrase(first, ()))
        elif len(cells) == 4 and first:
            found.append(Phrase(first, (_row(cells),)))
        elif len(cells) == 4 and found and line[0] == " ":
            found[-1] = Phrase(found[-1].text, (*found[-1].quantities, _row(cells)))
        else:
            raise ValueError(f"{corpus}, line {number}: {line!r}")
    return found


def _row(cells: list[str]) -> Row:
    text, value, unit, comparator = cells
    return text, value, unit, comparator


def as_row(quantity: Quantity) -> Row:
    """A quantity as the corpus writes it."""
    if quantity.value is not None:
        value = f"{quantity.value.normalize():f}"
    else:
        assert quantity.low is not None
        assert quantity.high is not None
        value = f"{quantity.low.normalize():f}..{quantity.high.normalize():f}"
    return quantity.text, value, quantity.unit or "-", str(quantity.comparator)


def known_wrong() -> frozenset[str]:
    """The phrases that the program is known to read wrongly."""
    lines = (Path(__file__).parent / "known_wrong_quantities.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
