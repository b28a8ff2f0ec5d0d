"""Looks up in further documents what NEW leaves open: a statistical bulletin, the plan report, a table of results.

A document is asked only for targets that nothing before it proved, with the same matching and judging as NEW itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from reportdiff.errors import SettingsError
from reportdiff.following.decisions import Settled
from reportdiff.following.judging import Judgement
from reportdiff.following.matching import ANSWERED, Match, best_matches
from reportdiff.lang import Language
from reportdiff.model import Fact, Kind, Outcome, Report, Result, Status

# The figure of a document that tells of a target, how the two judge it, why, and how sure that is.
Answer = tuple[Fact, Judgement, str, float]
Answers = Callable[[Report, Fact, Match | None], Answer | None]


def look_up(
    outcomes: Sequence[Outcome],
    documents: Sequence[Report],
    old: Report,
    language: Language,
    answers: Answers,
    settled: Settled,
) -> tuple[Outcome, ...]:
    """The outcomes, with the unreported ones proved by the first document that can.

    ``answers`` judges a target by the figure of a document that was matched with it.
    """
    found = list(outcomes)
    for document in documents:
        reported = [fact for fact in document.facts if _tells_of(fact, old.year, language)]
        places = [place for place, one in enumerate(found) if one.outcome is Result.UNREPORTED]
        asked, offered = settled.left([found[place].target for place in places], reported, document)
        matches = best_matches(asked, offered, language, {}, ANSWERED, settled.barred_in(document))
        matches |= settled.matches_in(document)
        for place in places:
            target = found[place].target
            if answer := answers(document, target, matches.get(target.id)):
                found[place] = _proved(found[place], document, answer)
    return tuple(found)


def _tells_of(fact: Fact, year: int | None, language: Language) -> bool:
    """Whether a figure tells of the year that OLD planned."""
    if fact.kind is not Kind.ACTUAL or year is None:
        return False
    return fact.year == year or (fact.year is None and language.holds_yearly(fact))


def _proved(open_: Outcome, document: Report, answer: Answer) -> Outcome:
    actual, judged, why, confidence = answer
    result, status = (Result.MET, Status.MET) if judged.met else (Result.MISSED, Status.MISSED)
    return replace(
        open_, outcome=result, actual=actual, status=status, margin=judged.margin, mentions=(), confidence=confidence,
        why=why, document=document.source,
    )  # fmt: skip


def notes_on(documents: Sequence[Report], old: Report, language: Language) -> tuple[str, ...]:
    """What a reader should know of the documents: what each could not tell, and which has nothing of OLD's year."""
    say = language.reasons()["note_evidence"]
    notes = [f"{one.source}: {note}" for one in documents for note in one.notes]
    empty = [one for one in documents if not any(_tells_of(fact, old.year, language) for fact in one.facts)]
    return (*notes, *(f"{one.source}: {say.format(year=old.year or '—')}" for one in empty))


def refuse_unfit(documents: Sequence[Report], old: Report, new: Report) -> None:
    """Raises ``SettingsError`` for a document in another language, or that is one of the two reports itself."""
    for document in documents:
        if document.lang != old.lang:
            raise SettingsError(
                f"{document.source} is in {document.lang} and {old.source} in {old.lang}; give evidence in one language"
            )
        for name, report in (("OLD", old), ("NEW", new)):
            if document.sha256 == report.sha256:
                raise SettingsError(f"{document.source}: is {name} itself; give another document as evidence")
