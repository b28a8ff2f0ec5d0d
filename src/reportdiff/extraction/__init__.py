"""From a document's text to a report: its language, head, sections, quantities and facts."""

from __future__ import annotations

from dataclasses import replace
from decimal import localcontext

from reportdiff.errors import ReadError
from reportdiff.lang import LANGUAGES, Lexicon, Reading, detect, language, load_lexicon
from reportdiff.lang.section_tree import Places
from reportdiff.model import ARITHMETIC, Document, Kind, Quantity, Report
from reportdiff.tables import Setting, Tables, lay_out
from reportdiff.tables import read as read_tables

__all__ = ["LANGUAGES", "Lexicon", "extract", "find_quantities", "load_lexicon"]


def extract(document: Document, lang: str = "auto", year: int | None = None, lexicon: Lexicon | None = None) -> Report:
    """The report that a document holds: its head, sections, facts and commitments.

    ``lang`` is ``auto`` or a known language; ``year`` overrides the year whose plan the report sets; ``lexicon`` is used
    in place of the bundled one. Raises ``ReadError`` where the text is in no known language, ``SettingsError`` for a language that is not known.
    """
    code = detect(document.text, tables=bool(document.tables)) if lang == "auto" else lang
    if code is None:
        known = ", ".join(LANGUAGES)
        raise ReadError(document.source, "the text is in no language known here", f"give a report in one of: {known}")
    with localcontext(ARITHMETIC):
        tongue = language(code, lexicon)
        laid = lay_out(document, tongue.tables)
        reading = tongue.read(replace(document, furniture=(*document.furniture, *laid.hidden)), year)
        reading = _dated_by_tables(reading, laid, tongue.reasons()["note_no_year"])
        setting = Setting(document.text, Places.of(reading.sections), reading.turns, reading.reviewed, reading.year)
        facts, tables, notes = read_tables(laid, document, setting, reading.facts, tongue.tables)
        if any(fact.kind is Kind.TARGET for fact in facts):
            reading = replace(reading, notes=tuple(note for note in reading.notes if note != tongue.reasons()["note_no_plan"]))
    worded = tuple(tongue.reasons()[f"note_{note.code}"].format(**dict(note.arguments)) for note in notes)
    return Report(
        source=document.source, sha256=document.sha256, format=document.format, lang=code, title=reading.title,
        issuer=reading.issuer, date=reading.date, year=reading.year, text=document.text, sections=reading.sections,
        facts=facts, commitments=reading.commitments, notes=(*reading.notes, *worded),
        silences=document.silences, tables=tables,
    )  # fmt: skip


def _dated_by_tables(reading: Reading, laid: Tables, undated: str) -> Reading:
    """A reading whose head names no year with that of its tables: it plans the year after the last one with results."""
    if reading.year is not None or laid.reviewed is None:
        return reading
    reviewed = reading.reviewed or laid.reviewed
    notes = tuple(note for note in reading.notes if note != undated)
    return replace(reading, year=reviewed + 1, reviewed=reviewed, notes=notes)


def find_quantities(text: str, lang: str = "zh") -> tuple[Quantity, ...]:
    """The quantities of a text in order, without what they are about.

    Raises ``SettingsError`` for a language that is not known.
    """
    with localcontext(ARITHMETIC):
        return language(lang).find_quantities(text)
