"""Looks up in further documents what NEW leaves open: a statistical bulletin, the plan report.

A document is asked only for targets that nothing before it proved, with the same matching and judging as NEW itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportdiff.errors import SettingsError
from reportdiff.following.decisions import Settled
from reportdiff.following.matching import ANSWERED, Match, best_matches
from reportdiff.lang import Language, Remark
from reportdiff.model import Fact, Kind, Outcome, Report, Result

# The outcome of a target that is still open, as one document tells it by the figure that was matched with it; None where
# the document does not.
ProvedBy = Callable[[Outcome, Match | None], Outcome | None]


def look_up(
    outcomes: Sequence[Outcome],
    documents: Sequence[Report],
    old: Report,
    language: Language,
    asking: Callable[[Report], ProvedBy],
    settled: Settled,
) -> tuple[Outcome, ...]:
    """The outcomes, with the unreported ones proved by the first document that can.

    ``asking`` gives for a document how it is asked for a target.
    """
    found = list(outcomes)
    for document in documents:
        reported = [fact for fact in document.facts if _tells_of(fact, old.year, language)]
        places = [place for place, one in enumerate(found) if one.outcome is Result.UNREPORTED]
        asked, offered = settled.left([found[place].target for place in places], reported, document)
        matches = best_matches(asked, offered, language, {}, ANSWERED, barred=settled.barred_in(document))
        matches = matches.with_fixed(settled.matches_in(document))
        proved = asking(document)
        for place in places:
            found[place] = proved(found[place], matches.get(found[place].target.id)) or found[place]
    return tuple(found)


def _tells_of(fact: Fact, year: int | None, language: Language) -> bool:
    """Whether a figure tells of the year that OLD planned."""
    if fact.kind is not Kind.ACTUAL or year is None:
        return False
    return fact.year == year or (fact.year is None and Remark.YEARLY in language.remarks(fact))


def notes_on(documents: Sequence[Report], old: Report, language: Language) -> tuple[str, ...]:
    """What a reader should know of the documents: what each could not tell, and which has nothing of OLD's year."""
    say = language.folder.reasons["note_evidence"]
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
