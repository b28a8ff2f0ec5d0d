"""English: what its folder of data does not say yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.lang import Language, Told
from reportdiff.lang.en.commitments import matters, pieces, quotations, read_commitments
from reportdiff.lang.en.tables import EnglishTables
from reportdiff.lang.tables import TableLanguage
from reportdiff.lang.tongue import Tongue
from reportdiff.model import Commitment, Fact
from reportdiff.names import concepts
from reportdiff.names.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class English(Tongue):
    """What its folder of data says, and promises without a number."""

    quotations = staticmethod(quotations)
    pieces = staticmethod(pieces)
    matters = staticmethod(matters)

    @property
    def tables(self) -> TableLanguage:
        """What it knows of tables."""
        return EnglishTables(self.lexicon)

    def promised(self, told: Told, facts: Sequence[Fact]) -> tuple[Commitment, ...]:
        """Work promised without a number."""
        return read_commitments(told, facts)


def language(lexicon: Lexicon | None = None, said_in: str = "") -> Language:
    """English with ``lexicon``, by default the bundled one."""
    return English(lexicon or concepts.bundled("en"), said_in)
