"""English: what its folder of data does not say yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.kinds import Frame
from reportdiff.lang import Language
from reportdiff.lang.en import numerals
from reportdiff.lang.en.commitments import (
    compared,
    peculiar,
    pieces,
    quotations,
    read_commitments,
    spoken,
    stage,
    telling,
)
from reportdiff.lang.en.lexicon import bundled
from reportdiff.lang.en.tables import EnglishTables
from reportdiff.lang.tables import TableLanguage
from reportdiff.lang.tongue import Tongue
from reportdiff.model import Commitment, Fact
from reportdiff.names.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class English(Tongue):
    """What its folder of data says, promises without a number, and numerals in words."""

    quotations = staticmethod(quotations)
    telling = staticmethod(telling)
    peculiar = staticmethod(peculiar)
    compared = staticmethod(compared)
    pieces = staticmethod(pieces)
    spoken = staticmethod(spoken)
    stage = staticmethod(stage)
    numeral = staticmethod(numerals.counted)
    written = staticmethod(numerals.written)

    def share_of(self, indicator: str) -> tuple[str, str, str]:
        """services as a share of GDP: services, as a share of, GDP."""
        subject, word, whole = indicator.partition(" as a share of ")
        return (subject, word, whole) if whole else ("", "", "")

    @property
    def tables(self) -> TableLanguage:
        """What it knows of tables."""
        return EnglishTables(self.lexicon)

    def promised(
        self, text: str, view: str, frame: Frame, spans: Sequence[tuple[int, int]], facts: Sequence[Fact]
    ) -> tuple[Commitment, ...]:
        """Work promised without a number."""
        outline = frame.outline
        return read_commitments(text, view, outline.sections, outline.turns, spans, facts)


def language(lexicon: Lexicon | None = None, said_in: str = "") -> Language:
    """English with ``lexicon``, by default the bundled one."""
    return English(lexicon or bundled(), said_in)
