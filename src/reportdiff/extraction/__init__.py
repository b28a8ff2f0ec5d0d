"""From a document's text to a report: its language, head, sections, quantities and facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import localcontext

from reportdiff.errors import ReadError
from reportdiff.lang import LANGUAGES, Lexicon, detect, language, load_lexicon
from reportdiff.model import ARITHMETIC, Document, Fact, Page, Quantity, Report, document_in_words, page_at

__all__ = ["LANGUAGES", "Lexicon", "extract", "find_quantities", "load_lexicon"]


def extract(document: Document, lang: str = "auto", year: int | None = None, lexicon: Lexicon | None = None) -> Report:
    """The report that a document holds: its head, sections, facts and commitments.

    ``lang`` is ``auto`` or a known language; ``year`` overrides the year whose plan the report sets; ``lexicon`` is used
    in place of the bundled one. Raises ``ReadError`` where the text is in no known language, ``SettingsError`` for a language that is not known.
    """
    told, words = document_in_words(document)
    code = detect(told.text) if lang == "auto" else lang
    if code is None:
        known = ", ".join(LANGUAGES)
        raise ReadError(document.source, "the text is in no language known here", f"give a report in one of: {known}")
    with localcontext(ARITHMETIC):
        reading = language(code, lexicon).read(told, year)
    return Report(
        source=document.source, sha256=document.sha256, format=document.format, lang=code,
        title=reading.title or document.title, issuer=reading.issuer or document.issuer,
        date=reading.date or document.date, year=reading.year, text=document.text,
        sections=tuple(map(words.outward, reading.sections)),
        facts=_on_pages(map(words.outward, reading.facts), document.pages),
        commitments=tuple(map(words.outward, reading.commitments)),
        notes=reading.notes, silences=document.silences, furniture=document.furniture, pages=document.pages,
    )  # fmt: skip


def _on_pages(facts: Iterable[Fact], pages: Sequence[Page]) -> tuple[Fact, ...]:
    """The facts, each with the page that it stands on, where the file has pages."""
    if not pages:
        return tuple(facts)
    return tuple(replace(fact, page=page_at(pages, fact.start)) for fact in facts)


def find_quantities(text: str, lang: str = "zh") -> tuple[Quantity, ...]:
    """The quantities of a text in order, without what they are about.

    Raises ``SettingsError`` for a language that is not known.
    """
    with localcontext(ARITHMETIC):
        return language(lang).find_quantities(text)
