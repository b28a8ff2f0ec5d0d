"""English: how a document becomes head, sections and facts."""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.lang import Language, Reading
from reportdiff.lang.en.claims import may_exceed_whole, read_claims, read_series_of
from reportdiff.lang.en.commitments import compared, peculiar, pieces, quotations, read_commitments, spoken, telling
from reportdiff.lang.en.facts import read_facts
from reportdiff.lang.en.head import read_head
from reportdiff.lang.en.lexicon import bundled
from reportdiff.lang.en.outline import read_outline
from reportdiff.lang.en.quantities import find
from reportdiff.lang.en.view import plain
from reportdiff.lang.tongue import Tongue
from reportdiff.model import Document, Part
from reportdiff.names.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class English(Tongue):
    """English: besides what its folder of data says, heads and parts, promises without a number, and claims."""

    find_quantities = staticmethod(find)
    quotations = staticmethod(quotations)
    telling = staticmethod(telling)
    peculiar = staticmethod(peculiar)
    compared = staticmethod(compared)
    pieces = staticmethod(pieces)
    spoken = staticmethod(spoken)
    claims = staticmethod(read_claims)
    series = staticmethod(read_series_of)
    may_exceed_whole = staticmethod(may_exceed_whole)

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
            notes.append(self.reasons()["note_no_year"])
        if head.told is None and not any(part is Part.PLAN for _, part in outline.turns):
            notes.append(self.reasons()["note_no_plan"])
        promised = read_commitments(document.text, view, outline.sections, outline.turns, head.body, facts)
        return Reading(head.title, head.issuer, head.date, year, outline.sections, facts, promised, tuple(notes))


def language(lexicon: Lexicon | None = None) -> Language:
    """English with ``lexicon``, by default the bundled one."""
    return English(lexicon or bundled())
