"""Chinese: how a document becomes head, sections and facts."""

from __future__ import annotations

from reportdiff.lang import Reading
from reportdiff.lang.zh.facts import read_facts
from reportdiff.lang.zh.head import read_head
from reportdiff.lang.zh.lexicon import lexicon as lexicon
from reportdiff.lang.zh.outline import read_outline
from reportdiff.lang.zh.quantities import find as find_quantities
from reportdiff.lang.zh.view import half_width
from reportdiff.model import Document, Part

__all__ = ["find_quantities", "lexicon", "read"]


def read(document: Document, year: int | None) -> Reading:
    """Reads a Chinese report; ``year`` overrides the one that its head gives."""
    view = half_width(document.text)
    head = read_head(view)
    year = year or head.year
    outline = read_outline(view, head, document.headings)
    facts = read_facts(document.text, view, outline.sections, outline.turns, head.body, year)
    notes = []
    if year is None:
        notes.append("no year could be found; give it with --year")
    if not any(part is Part.PLAN for _, part in outline.turns):
        notes.append("no plan part could be found, so no figure counts as a target")
    return Reading(head.title, head.issuer, head.date, year, outline.sections, facts, tuple(notes))
