"""English: how a document becomes head, sections and facts."""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.kinds import Frame, read_frame
from reportdiff.lang import Language, Reading
from reportdiff.lang.en import numerals
from reportdiff.lang.en.commitments import compared, peculiar, pieces, quotations, read_commitments, spoken, telling
from reportdiff.lang.en.facts import read_facts
from reportdiff.lang.en.lexicon import bundled
from reportdiff.lang.en.quantities import find
from reportdiff.lang.en.view import plain
from reportdiff.lang.tongue import Tongue, reports_of
from reportdiff.model import Document
from reportdiff.names.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class English(Tongue):
    """English: besides what its folder of data says, promises without a number, and numerals in words."""

    find_quantities = staticmethod(find)
    quotations = staticmethod(quotations)
    telling = staticmethod(telling)
    peculiar = staticmethod(peculiar)
    compared = staticmethod(compared)
    pieces = staticmethod(pieces)
    spoken = staticmethod(spoken)
    view = staticmethod(plain)
    numeral = staticmethod(numerals.counted)
    written = staticmethod(numerals.written)

    def frame(self, document: Document, year: int | None) -> Frame:
        """Kind, head, sections and parts of a document."""
        return read_frame(document, plain(document.text), reports_of("en"), year)

    def share_of(self, indicator: str) -> tuple[str, str, str]:
        """services as a share of GDP: services, as a share of, GDP."""
        subject, word, whole = indicator.partition(" as a share of ")
        return (subject, word, whole) if whole else ("", "", "")

    def read(self, document: Document, year: int | None) -> Reading:
        """Reads an English report; ``year`` overrides the one that its head gives."""
        frame = self.frame(document, year)
        view = plain(document.text)
        head, outline = frame.head, frame.outline
        year = year or head.year
        # results are told in the year after theirs, as a report tells them
        told_in = head.told + 1 if year is None and head.told is not None else year
        facts = read_facts(document.text, view, outline.sections, outline.turns, head.body, told_in, self.lexicon, yearly=head.told is not None)
        promised = read_commitments(document.text, view, outline.sections, outline.turns, head.body, facts)
        return Reading(head.title, head.issuer, head.date, year, outline.sections, facts, promised, self.notes(told_in, frame), frame.kind)


def language(lexicon: Lexicon | None = None) -> Language:
    """English with ``lexicon``, by default the bundled one."""
    return English(lexicon or bundled())
