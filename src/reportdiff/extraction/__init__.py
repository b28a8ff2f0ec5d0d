"""From a document's text to a report: its language, head, sections, quantities and facts."""

from __future__ import annotations

from decimal import localcontext

from reportdiff.errors import ReadError
from reportdiff.extraction.bases import with_bases
from reportdiff.lang import LANGUAGES, Lexicon, detect, language, load_lexicon
from reportdiff.model import ARITHMETIC, Document, Quantity, Report

__all__ = ["LANGUAGES", "Lexicon", "extract", "find_quantities", "load_lexicon"]


def extract(document: Document, lang: str = "auto", year: int | None = None, lexicon: Lexicon | None = None) -> Report:
    """The report that a document holds: its head, sections, facts and commitments.

    ``lang`` is ``auto`` or a known language; ``year`` overrides the year whose plan the report sets; ``lexicon`` is used
    in place of the bundled one. Raises ``ReadError`` where the text is in no known language, ``SettingsError`` for a language that is not known.
    """
    code = detect(document.text) if lang == "auto" else lang
    if code is None:
        known = ", ".join(LANGUAGES)
        raise ReadError(document.source, "the text is in no language known here", f"give a report in one of: {known}")
    with localcontext(ARITHMETIC):
        own = language(code, lexicon)
        reading = own.read(document, year)
        facts = with_bases(reading.facts, document.text, code, own)
    return Report(
        source=document.source, sha256=document.sha256, format=document.format, lang=code, title=reading.title,
        issuer=reading.issuer, date=reading.date, year=reading.year, text=document.text, sections=reading.sections,
        facts=facts, commitments=reading.commitments, notes=reading.notes,
        silences=document.silences,
    )  # fmt: skip


def find_quantities(text: str, lang: str = "zh") -> tuple[Quantity, ...]:
    """The quantities of a text in order, without what they are about.

    Raises ``SettingsError`` for a language that is not known.
    """
    with localcontext(ARITHMETIC):
        return language(lang).find_quantities(text)
