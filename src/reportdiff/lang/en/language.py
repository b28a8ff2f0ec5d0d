"""English: how a document becomes head, sections and facts."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportdiff.lang import Language, Reading
from reportdiff.lang.en import likeness, numerals
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
from reportdiff.lang.en.resemblance import may_be_alike
from reportdiff.lang.en.sentences import sentences
from reportdiff.lang.en.view import plain
from reportdiff.lang.lexicon import Lexicon
from reportdiff.model import Document, Fact, Part


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
    may_be_alike = staticmethod(may_be_alike)
    named_in = staticmethod(likeness.named_in)
    is_flow = staticmethod(likeness.is_flow)
    said_missed = staticmethod(said_missed)
    is_of_target = staticmethod(is_of_target)
    is_cut = staticmethod(likeness.is_cut)
    better = staticmethod(likeness.better)
    same_stock = staticmethod(likeness.same_stock)
    subject = staticmethod(likeness.subject)
    quotations = staticmethod(quotations)
    telling = staticmethod(telling)
    peculiar = staticmethod(peculiar)
    compared = staticmethod(compared)
    pieces = staticmethod(pieces)
    spoken = staticmethod(spoken)
    reasons = staticmethod(_reasons)
    view = staticmethod(plain)
    sentences = staticmethod(sentences)
    numeral = staticmethod(numerals.counted)
    written = staticmethod(numerals.written)
    core = staticmethod(likeness.core)
    narrows = staticmethod(likeness.narrows)
    findings = staticmethod(_findings)

    def read(self, document: Document, year: int | None) -> Reading:
        """Reads an English report; ``year`` overrides the one that its head gives."""
        view = plain(document.text)
        head = read_head(view)
        year = year or head.year
        outline = read_outline(document.text, view, head, document.headings)
        # results are told in the year after theirs, as a report tells them
        told_in = head.told + 1 if year is None and head.told is not None else year
        facts = read_facts(document.text, view, outline.sections, outline.turns, head.body, told_in, self.lexicon)
        notes = []
        if told_in is None:
            notes.append(_reasons()["note_no_year"])
        if head.told is None and not any(part is Part.PLAN for _, part in outline.turns):
            notes.append(_reasons()["note_no_plan"])
        promised = read_commitments(document.text, view, outline.sections, outline.turns, head.body, facts)
        return Reading(head.title, head.issuer, head.date, year, outline.sections, facts, promised, tuple(notes))

    def share_of(self, indicator: str) -> tuple[str, str, str]:
        """services as a share of GDP: services, as a share of, GDP."""
        subject, word, whole = indicator.partition(" as a share of ")
        return (subject, word, whole) if whole else ("", "", "")

    def alike(self, old: Fact, new: Fact) -> float:
        """How surely two figures are about the same indicator, 0 to 1."""
        return likeness.alike(old, new, self.lexicon)

    def is_price(self, indicator: str) -> bool:
        """Whether a name is that of consumer prices."""
        return likeness.is_price(indicator, self.lexicon)


def language(lexicon: Lexicon | None = None) -> Language:
    """English with ``lexicon``, by default the bundled one."""
    return English(lexicon or bundled())
