"""Reads the pairs of names of a language (their head says how the lines are to be read)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from reportdiff.lang import language
from reportdiff.model import Comparator, Fact, Kind, Measure

CORPORA = Path(__file__).parents[1] / "corpus"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, and whether they mean the same indicator."""

    one: str
    other: str
    same: bool

    @property
    def line(self) -> str:
        """As the list of known faults writes it."""
        return f"{self.one} | {self.other}"


def pairs(lang: str = "zh") -> list[Pair]:
    """The pairs of the corpus; raises ``ValueError`` with the number of a line that is not of its form."""
    corpus = CORPORA / lang / "same_indicator.txt"
    found: list[Pair] = []
    for number, line in enumerate(corpus.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != 3 or not all(cells) or cells[2] not in ("same", "different"):
            raise ValueError(f"{corpus}, line {number}: {line!r}")
        found.append(Pair(cells[0], cells[1], cells[2] == "same"))
    return found


def likeness(one: str, other: str, lang: str = "zh") -> float:
    """How alike two names are, with the concepts that the lexicon knows them by."""
    return language(lang).alike(_called(one, lang), _called(other, lang))


def _called(name: str, lang: str) -> Fact:
    return replace(FACT, indicator=name, concept=language(lang).lexicon.concept_of(name))


FACT = Fact(
    id="f1", start=0, end=1, text="8", sentence_start=0, sentence_end=1, section=None, kind=Kind.TARGET, indicator="",
    concept=None, measure=Measure.LEVEL, direction=None, comparator=Comparator.EQ, value=Decimal(8), low=None,
    high=None, precision=Decimal("0.5"), unit="个", pint="count", year=2031, period=None, qualifiers=(), strength=None,
    deadline=None, owner=None,
)  # fmt: skip


def known_wrong() -> frozenset[str]:
    """The pairs, as ``name | name``, that the program is known to judge wrongly."""
    lines = (Path(__file__).parent / "known_wrong_pairs.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
