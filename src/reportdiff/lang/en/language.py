"""English: how a document becomes head, sections and facts."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass

from functools import cache, partial
from importlib.resources import files
from typing import Any

from reportdiff.lang import Language, Reading
from reportdiff.lang.en.claims import may_exceed_whole, read_claims, read_series_of
from reportdiff.lang.en.commitments import (
    compared,
    peculiar,
    pieces,
    quotations,
    read_commitments,
    spoken,
    telling,
)
from reportdiff.lang.en.facts import holds_yearly, is_of_target, on_other_basis, read_facts, said_missed
from reportdiff.lang.en.head import read_head
from reportdiff.lang.en.lexicon import bundled
from reportdiff.lang.en.outline import read_outline
from reportdiff.lang.en.quantities import find
from reportdiff.lang.en.view import plain
from reportdiff.names import pieces_shared
from reportdiff.names.lexicon import Lexicon
from reportdiff.model import Document, Fact, Part
from reportdiff.names import likeness
from reportdiff.names.spelling import pieces as name_pieces

_CODE = "en"


@cache
def _reasons() -> dict[str, str]:
    return tomllib.loads((files(__package__) / "reasons.toml").read_text(encoding="utf-8"))


@cache
def _findings() -> dict[str, str]:
    return tomllib.loads((files(__package__) / "findings.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class English:
    """The answers of this folder to the questions of ``Language``, with the indicators of ``lexicon``."""

    lexicon: Lexicon

    find_quantities = staticmethod(find)
    holds_yearly = staticmethod(holds_yearly)
    on_other_basis = staticmethod(on_other_basis)
    said_missed = staticmethod(said_missed)
    is_of_target = staticmethod(is_of_target)
    quotations = staticmethod(quotations)
    telling = staticmethod(telling)
    peculiar = staticmethod(peculiar)
    compared = staticmethod(compared)
    pieces = staticmethod(pieces)
    spoken = staticmethod(spoken)
    reasons = staticmethod(_reasons)
    claims = staticmethod(read_claims)
    series = staticmethod(read_series_of)
    may_exceed_whole = staticmethod(may_exceed_whole)
    findings = staticmethod(_findings)

    def read(self, document: Document, year: int | None) -> Reading:
        """Reads an English report; ``year`` overrides the one that its head gives."""
        view = plain(document.text)
        head = read_head(view)
        year = year or head.year
        outline = read_outline(document.text, view, head, document.headings)
        # results are told in the year after theirs, as a report tells them
        told_in = head.told + 1 if year is None and head.told is not None else year
        facts = read_facts(document.text, view, outline.sections, outline.turns, head.body, told_in, self.lexicon, yearly=head.told is not None)
        notes = []
        if told_in is None:
            notes.append(_reasons()["note_no_year"])
        if head.told is None and not any(part is Part.PLAN for _, part in outline.turns):
            notes.append(_reasons()["note_no_plan"])
        promised = read_commitments(document.text, view, outline.sections, outline.turns, head.body, facts)
        return Reading(head.title, head.issuer, head.date, year, outline.sections, facts, promised, tuple(notes))

    def alike(self, old: Fact, new: Fact) -> float:
        """How surely two figures are about the same indicator, 0 to 1."""
        return likeness.alike(old, new, self.lexicon)

    def may_be_alike(self, old: Sequence[Fact], new: Sequence[Fact], at_least: float) -> Any:
        """A matrix of truth values, ``old`` by ``new``: false only where the two are surely less alike than ``at_least``."""
        return pieces_shared.may_be_alike(
            old, new, at_least, pieces=partial(name_pieces, _CODE), common=likeness.COMMON,
            different_concepts=likeness.DIFFERENT_CONCEPTS,
        )  # fmt: skip

    def named_in(self, indicator: str) -> int:
        """How many indicators a name lists."""
        return likeness.named_in(indicator, self.lexicon)

    def is_flow(self, indicator: str) -> bool:
        """Whether a name tells of what is newly done in a period."""
        return likeness.is_flow(indicator, _CODE)

    def is_cut(self, indicator: str) -> bool:
        """Whether a name tells of what is taken away in a period."""
        return likeness.is_cut(indicator, _CODE)

    def better(self, indicator: str) -> str | None:
        """Which way is wanted, where a name says so that the lexicon does not know."""
        return likeness.better(indicator, _CODE)

    def same_stock(self, target: Fact, fact: Fact) -> bool:
        """Whether ``fact`` tells how much there is of what ``target`` adds to."""
        return likeness.same_stock(target, fact, _CODE)

    def subject(self, indicator: str) -> str:
        """The noun of a name, as it may stand in a text that speaks of it without a figure."""
        return likeness.subject(indicator, _CODE)

    def is_price(self, indicator: str) -> bool:
        """Whether a name is that of consumer prices."""
        return likeness.is_price(indicator, self.lexicon)


def language(lexicon: Lexicon | None = None) -> Language:
    """English with ``lexicon``, by default the bundled one."""
    return English(lexicon or bundled())
