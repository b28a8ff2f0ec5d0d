"""From a document's text to a report: its language, head, sections, quantities and facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import localcontext
from functools import partial

from reportdiff.analysis import numbers_of
from reportdiff.errors import ReadError
from reportdiff.extraction.abbreviations import spelled_out
from reportdiff.extraction.assigned import apart, commitments_assigned, in_plan, of_rows, targets_assigned
from reportdiff.extraction.bases import with_bases
from reportdiff.kinds import Places, Turn
from reportdiff.lang import LANGUAGES, Language, Lexicon, Reading, detect, language, likeliest, load_lexicon
from reportdiff.languages import scripts
from reportdiff.model import (
    ARITHMETIC,
    Assignment,
    Commitment,
    Document,
    Fact,
    Kind,
    Note,
    Page,
    Quantity,
    Report,
    Section,
    Term,
    deferred,
    document_in_words,
    page_at,
    without,
)
from reportdiff.tables import Setting, Tables, lay_out
from reportdiff.tables import read as read_tables

__all__ = ["LANGUAGES", "Lexicon", "extract", "find_quantities", "likeliest", "load_lexicon", "worded"]

# What a reader of the report sees and the program did not: it may hold figures. The rest is told with --verbose.
_MISSED = frozenset({"pictures", "charts", "objects", "footnotes", "frames", "attachments", "pages_without_text", "controls"})


def extract(document: Document, lang: str = "auto", year: int | None = None, lexicon: Lexicon | None = None) -> Report:
    """The report that a document holds: its head, sections, facts and commitments.

    ``lang`` is ``auto`` or a known language; ``year`` overrides the year whose plan the report sets; ``lexicon`` is used
    in place of the bundled one. Raises ``ReadError`` where the text is in no known language, ``SettingsError`` for a language that is not known.
    """
    code = detect(document_in_words(document)[0].text, tables=bool(document.tables)) if lang == "auto" else lang
    if code is None:
        known = ", ".join(LANGUAGES)
        raise ReadError(document.source, "the text is in no language known here", f"give a report in one of: {known}")
    with localcontext(ARITHMETIC):
        tongue = language(code, lexicon)
        words = tongue.tables
        laid = lay_out(document, words) if words else Tables()
        told = tongue.assignments(document.text)
        reading = _read(code, tongue, apart(without(document, laid.hidden), told), year)
        if year is None:
            reading = _dated_by_tables(reading, laid, tongue)
        setting = Setting(document.text, Places.of(reading.sections), reading.turns, reading.reviewed, reading.year)
        facts, tables, unread = read_tables(laid, document, setting, reading.facts, words) if words else (reading.facts, (), ())
    assigned = in_plan((*told, *of_rows(laid, tongue)), reading.turns)
    notes = [note for note in reading.notes if not _is_planned(facts) or note != tongue.folder.reasons["note_no_plan"]]
    missed = worded([note for note in document.notes if note.code in _MISSED], code)
    return Report(
        source=document.source, sha256=document.sha256, format=document.format, lang=code,
        title=reading.title or document.title, issuer=reading.issuer or document.issuer,
        date=reading.date or document.date, year=reading.year, text=document.text,
        sections=reading.sections, facts=_on_pages(targets_assigned(facts, assigned), document.pages),
        commitments=deferred(partial(_promised, reading, assigned)),
        notes=(*missed, *notes, *worded(unread, code)), silences=document.silences, tables=tables,
        furniture=document.furniture, pages=document.pages, left_out=document.notes, genre=reading.genre, assignments=assigned,
        quantities=reading.quantities, terms=_terms(reading.turns, reading.year, len(document.text)),
    )  # fmt: skip


def _terms(turns: Sequence[Turn], year: int | None, end: int) -> tuple[Term, ...]:
    """Where a plan is of several years: from the turn to it up to the next turn."""
    ends = (*(turn.start for turn in turns), end)[1:]
    pairs = zip(turns, ends, strict=True) if turns else ()
    return tuple(Term(turn.start, until, turn.until) for turn, until in pairs if turn.until and turn.until > (year or 0))


def _promised(reading: Reading, assigned: Sequence[Assignment]) -> tuple[Commitment, ...]:
    """The commitments of a report; not read before somebody asks, since neither facts nor checks need them."""
    return commitments_assigned(reading.commitments(), assigned)


def _read(code: str, tongue: Language, document: Document, year: int | None) -> Reading:
    """What a language makes of a document: it is given the words alone, and what it finds has offsets in the file."""
    told, words = document_in_words(document, tongue.folder.scripts)
    reading = tongue.read(told, year)
    return replace(
        reading,
        title=words.spelled(reading.title) if reading.title else reading.title,
        issuer=words.spelled(reading.issuer) if reading.issuer else reading.issuer,
        sections=_nested(tuple(map(words.outward, reading.sections))),
        facts=tuple(map(words.outward, spelled_out(with_bases(reading.facts, reading.view, code, tongue, reading.issuer), reading.view, tongue.lexicon))),
        commitments=lambda: tuple(map(words.outward, reading.commitments())),
        turns=tuple(replace(turn, start=words.out(turn.start, turn.start)[0]) for turn in reading.turns),
    )


def _nested(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Sections, each as long as all in it: where columns of a page stand side by side, a part may end below what it is a part of; where it
    begins above it, it is told as it stands."""
    ends = {one.id: one.end for one in sections}
    for one in reversed(sections):  # what is in a section comes behind it
        if one.parent:
            ends[one.parent] = max(ends[one.parent], ends[one.id])
    return tuple(one if ends[one.id] == one.end else replace(one, end=ends[one.id]) for one in sections)


def _dated_by_tables(reading: Reading, laid: Tables, tongue: Language) -> Reading:
    """A reading whose head names no year, or names one over tables alone and says nothing of a plan, with that of its tables:
    it plans the year after the last one with results."""
    if laid.reviewed is None:
        return reading
    if reading.year is not None:
        said = " ".join((reading.title or "", *(section.title for section in reading.sections)))
        if reading.facts or laid.reviewed != reading.year or (tongue.tables and tongue.tables.words.target.search(said)):
            return reading
    reviewed = (reading.reviewed if reading.year is None else None) or laid.reviewed
    notes = tuple(note for note in reading.notes if note != tongue.folder.reasons["note_no_year"])
    return replace(reading, year=reviewed + 1, reviewed=reviewed, notes=notes)


def _is_planned(facts: Iterable[Fact]) -> bool:
    return any(fact.kind is Kind.TARGET for fact in facts)


def worded(notes: Iterable[Note], lang: str) -> tuple[str, ...]:
    """What a reader of a file noted, as sentences in a known language."""
    say = language(lang).folder.reasons
    return tuple(say[f"note_{note.code}"].format(**dict(note.arguments)) for note in notes)


def _on_pages(facts: Iterable[Fact], pages: Sequence[Page]) -> tuple[Fact, ...]:
    """The facts, each with the page that it stands on, where the file has pages."""
    if not pages:
        return tuple(facts)
    return tuple(replace(fact, page=page_at(pages, fact.start)) for fact in facts)


def find_quantities(text: str, lang: str = "auto") -> tuple[Quantity, ...]:
    """The quantities of a text in order, without what they are about.

    ``lang`` is ``auto`` or any language that there is a folder of numbers for. Raises
    ``SettingsError`` for one that is not known.
    """
    code = likeliest(text) if lang == "auto" else lang
    numbers, plain = numbers_of(code), text
    for script in scripts(code):
        plain = script.plain(plain)
    with localcontext(ARITHMETIC):
        return tuple(mention.quantity for mention in numbers.find(text, numbers.spelling.view(plain)).mentions)
