"""Two successive reports compared: the outcome of each target, the new targets, and the sections that answer each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import localcontext

from reportdiff.alignment import align
from reportdiff.errors import SettingsError
from reportdiff.following.decisions import Settled, settle
from reportdiff.following.deriving import derive, judge_by_lexicon
from reportdiff.following.evidence import Answer, look_up, notes_on, refuse_unfit
from reportdiff.following.judging import Judgement, revised
from reportdiff.following.matching import ANSWERED, RENEWED, Match, best_matches
from reportdiff.following.mentions import mentions_of, still_planned
from reportdiff.following.reasons import Reasons
from reportdiff.lang import Language, language
from reportdiff.model import (
    ARITHMETIC,
    Decision,
    Diff,
    Fact,
    Kind,
    Outcome,
    Pair,
    Report,
    Result,
    Revision,
    Status,
)

_DERIVED = 0.75  # how sure a growth is that the reports do not state but their levels give


def compare(old: Report, new: Report, evidence: Sequence[Report] = (), decisions: Sequence[Decision] = ()) -> Diff:
    """Follows every target of ``old`` that is due by ``new``, and aligns the sections of the two.

    What ``new`` leaves open is looked up in ``evidence``, document by document. What ``decisions`` settle is as they
    say; one that does not apply is told in the notes. Figures compare with the rounding they were given in. Raises ``SettingsError`` for reports in two languages.
    """
    with localcontext(ARITHMETIC):
        return _compared(old, new, tuple(evidence), decisions)


def _compared(old: Report, new: Report, evidence: tuple[Report, ...], decisions: Sequence[Decision]) -> Diff:
    if old.lang != new.lang:
        raise SettingsError(
            f"{old.source} is in {old.lang} and {new.source} in {new.lang}; compare reports of one language"
        )
    refuse_unfit(evidence, old, new)
    tongue = language(old.lang)
    pairs = align(old, new)
    due = [fact for fact in old.facts if fact.kind is Kind.TARGET and is_due(fact, old)]
    settled = settle(decisions, due, old, (new, *evidence), tongue)
    targets = [fact for fact in due if fact.id not in settled.void]
    planned = [fact for fact in new.facts if fact.kind is Kind.TARGET]
    answering = _answering(pairs)
    reported = [fact for fact in new.facts if _reports_on(fact, old, new, tongue)]
    asked, offered = settled.left(targets, reported, new)
    actuals = best_matches(asked, offered, tongue, answering, ANSWERED, settled.barred_in(new)) | settled.matches_in(new)
    renewals = best_matches(targets, [f for f in planned if is_due(f, new)], tongue, answering, RENEWED)
    follower = _Follower(old, new, tongue, Reasons(tongue), answering, settled)
    outcomes = tuple(follower.outcome(target, actuals.get(target.id), renewals.get(target.id)) for target in targets)
    outcomes = look_up(outcomes, evidence, old, tongue, follower.answer_in, settled)
    outcomes = settled.said_on(outcomes)
    later = best_matches(
        [fact for fact in old.facts if fact.kind is Kind.TARGET and not is_due(fact, old)],
        planned,
        tongue,
        answering,
        RENEWED,
    )
    taken = {match.fact.id for match in (*renewals.values(), *later.values())}
    fresh = tuple(fact for fact in planned if fact.id not in taken)
    notes = (*_notes(old, new, tongue.reasons()), *notes_on(evidence, old, tongue), *settled.notes)
    return Diff(old, new, outcomes, fresh, (), pairs, notes, evidence)


def is_due(target: Fact, report: Report) -> bool:
    """Whether a target is to be reached in the year that its report plans, and not over several."""
    return report.year is None or target.year == report.year


def _reports_on(fact: Fact, old: Report, new: Report, tongue: Language) -> bool:
    """Whether a figure of NEW tells of the year that OLD planned."""
    if fact.kind is not Kind.ACTUAL or new.year is None:
        return False
    year = old.year or new.year - 1
    return fact.year == year or (fact.year is None and new.year == year + 1 and tongue.holds_yearly(fact))


def _answering(pairs: tuple[Pair, ...]) -> dict[str, set[str]]:
    answers: dict[str, set[str]] = {}
    for pair in pairs:
        if pair.old and pair.new:
            answers.setdefault(pair.old.id, set()).add(pair.new.id)
    return answers


def _notes(old: Report, new: Report, say: dict[str, str]) -> tuple[str, ...]:
    """What a reader should know of the two reports before believing the rows."""
    notes = [f"{report.source}: {note}" for report in (old, new) for note in report.notes]
    if old.year and new.year and new.year != old.year + 1:
        notes.append(say["note_years"].format(old=old.year, new=new.year))
    if old.issuer and new.issuer and old.issuer != new.issuer:
        notes.append(say["note_issuers"].format(old=old.issuer, new=new.issuer))
    return tuple(notes)


@dataclass(frozen=True, slots=True)
class _Follower:
    """What is needed to tell a target's outcome."""

    old: Report
    new: Report
    language: Language
    reasons: Reasons
    answering: dict[str, set[str]]
    settled: Settled

    def outcome(self, target: Fact, actual: Match | None, renewal: Match | None) -> Outcome:
        """The outcome of one target, with its proof and its reason."""
        renewed = renewal.fact if renewal else None
        change = _revision(target, renewed) if renewed else None
        if answer := self._answer(target, actual):
            figure, judged, why, confidence = answer
            result, status = (Result.MET, Status.MET) if judged.met else (Result.MISSED, Status.MISSED)
            return Outcome(target, result, figure, renewed, change, status, judged.margin, (), confidence, why)
        mentions = mentions_of(target, self.new, self.language)
        planned = None if renewed else still_planned(target, self.new, self.language)
        status = Status.CARRIED_OVER if renewed or planned else Status.DROPPED
        quote = self.new.text[planned.start : planned.end] if planned else None
        why = self.reasons.unreported(renewed, quote, bool(mentions))
        confidence = renewal.score if renewal else (0.6 if mentions else 0.8)
        return Outcome(
            target, Result.UNREPORTED, None, renewed, change, status, None, mentions, round(confidence, 2), why
        )

    def answer_in(self, document: Report, target: Fact, actual: Match | None) -> Answer | None:
        """What a further document tells of a target, as NEW would."""
        there = replace(self, new=document, reasons=Reasons(self.language, document.source))
        return there._answer(target, actual)

    def _answer(self, target: Fact, actual: Match | None) -> Answer | None:
        """The figure of NEW that tells of a target, how the two judge it, why, and how sure that is."""
        if actual and (judged := judge_by_lexicon(target, actual.fact, self.language)):
            return actual.fact, judged, self.reasons.judged(target, actual.fact, judged), _confidence(actual, judged)
        if self.settled.holds(target):
            return None
        derived = derive(target, self.old, self.new, self.language, self.reasons)
        if derived is None or (target.id, derived[0].id) in self.settled.barred_in(self.new):
            return None
        return (*derived, _DERIVED)


def _revision(target: Fact, renewed: Fact) -> Revision | None:
    difference = revised(target, renewed)
    if difference is None:
        return None
    return Revision.SAME if difference == 0 else Revision.RAISED if difference > 0 else Revision.LOWERED


def _confidence(actual: Match, judged: Judgement) -> float:
    """How sure the row is: how surely the figure is the target's, less where the judgement hangs on a tolerance."""
    doubt = 0.1 if judged.relation == "within" else 0.0
    return round(max(0.0, min(1.0, actual.score - doubt)), 2)
