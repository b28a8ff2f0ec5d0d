"""Chinese: what its folder of data does not say yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportdiff.lang import Language, Told
from reportdiff.lang.tables import TableLanguage
from reportdiff.lang.tongue import Tongue
from reportdiff.lang.zh import likeness
from reportdiff.lang.zh.assigning import assigned, assignments
from reportdiff.lang.zh.commitments import read_commitments
from reportdiff.lang.zh.facts import read_facts
from reportdiff.lang.zh.lexicon import bundled
from reportdiff.lang.zh.name import ChineseName
from reportdiff.lang.zh.promised_clauses import clauses
from reportdiff.lang.zh.promised_lists import shared_end
from reportdiff.lang.zh.qualifiers import remarks
from reportdiff.lang.zh.resolve import deadline_told, due
from reportdiff.lang.zh.sought_names import (
    compared,
    distinguishing,
    matters,
    parts,
    pieces,
    quotations,
)
from reportdiff.lang.zh.tables import ChineseTables
from reportdiff.model import Commitment, Fact, Span
from reportdiff.names.lexicon import Lexicon
from reportdiff.names.name import Name


@dataclass(frozen=True, slots=True)
class Chinese(Tongue):
    """The answers of this folder where they are not those of any folder of data."""

    remarks = staticmethod(remarks)
    compared = staticmethod(compared)
    pieces = staticmethod(pieces)
    distinguishing = staticmethod(distinguishing)
    parts = staticmethod(parts)
    quotations = staticmethod(quotations)
    matters = staticmethod(matters)
    assignments = staticmethod(assignments)
    assigned = staticmethod(assigned)

    @property
    def tables(self) -> TableLanguage:
        """What it knows of tables."""
        return ChineseTables(self.lexicon)

    def facts(self, told: Told) -> tuple[Fact, ...]:
        """The facts of a report."""
        return read_facts(told, self.lexicon)

    def promised(self, told: Told, facts: Sequence[Fact]) -> tuple[Commitment, ...]:
        """Work promised without a number."""
        return read_commitments(told, facts)

    def clauses(self, sentence: str) -> tuple[Span, ...]:
        """The clauses of a sentence, each of which may stand alone."""
        return tuple(Span(*one) for one in clauses(self.folder.view(sentence), 0, len(sentence)))

    def deadline(self, words: str, *, alone: bool = False) -> str | None:
        """The date by which work is to be done, as the words of a task say it."""
        view = self.folder.view(words)
        return due(view) if alone else deadline_told(view)

    def in_full(self, promised: Commitment, last: Commitment) -> str:
        """建设云溪高速、长滩大桥等重点项目: 建设云溪高速等重点项目, 建设长滩大桥等重点项目."""
        verb = "" if promised.action in promised.text else promised.action
        return verb + promised.text + ("" if promised is last else shared_end(promised, last))

    @property
    def reads_names(self) -> Callable[[str, Lexicon], Name]:
        """What reads its names."""
        return ChineseName

    def alike(self, old: Fact, new: Fact) -> float:
        """How surely two figures are about the same indicator, 0 to 1."""
        return likeness.alike(old, new, self.lexicon)


@lru_cache(maxsize=16)  # one value for one lexicon, so that what is kept of its answers is found without comparing two
def language(lexicon: Lexicon | None = None, said_in: str = "") -> Language:
    """Chinese with ``lexicon``, by default the bundled one."""
    return Chinese(lexicon or bundled(), said_in)
