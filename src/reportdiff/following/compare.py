"""Two successive reports compared: the outcome of each target, the new targets, and the sections that answer each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import localcontext

from reportdiff.alignment import align
from reportdiff.errors import SettingsError
from reportdiff.following.confidence import confidence
from reportdiff.following.deriving import derive
from reportdiff.following.judging import Judge, Judgement
from reportdiff.following.matching import ANSWERED, RENEWED, Match, Matching, best_matches
from reportdiff.following.mentions import mentions_of, still_planned
from reportdiff.following.pending import not_due
from reportdiff.following.reasons import Reasons
from reportdiff.following.revising import revision
from reportdiff.lang import Language, Lexicon, language
from reportdiff.model import (
    ARITHMETIC,
    Diff,
    Fact,
    Kind,
    Outcome,
    Pair,
    Report,
    Result,
    Score,
    Status,
)
from reportdiff.tolerance import STANDARD, Tolerance

_DERIVED = -0.1  # a growth that the reports do not state but their levels give
_HANGS = -0.1  # a verdict that 左右 decides


def compare(old: Report, new: Report, tolerance: Tolerance = STANDARD, lexicon: Lexicon | None = None) -> Diff:
    """Follows every target of ``old`` that is due by ``new``, and aligns the sections of the two.

    Figures compare with the rounding they were given in; ``tolerance`` is what 左右 allows; ``lexicon`` is the one that
    the reports were read with, by default the bundled one. Raises ``SettingsError`` for reports in two languages.
    """
    with localcontext(ARITHMETIC):
        return _compared(old, new, tolerance, lexicon)


def _compared(old: Report, new: Report, tolerance: Tolerance, lexicon: Lexicon | None) -> Diff:
    if old.lang != new.lang:
        raise SettingsError(
            f"{old.source} is in {old.lang} and {new.source} in {new.lang}; compare reports of one language"
        )
    tongue = language(old.lang, lexicon)
    pairs = align(old, new)
    targets = [fact for fact in old.facts if fact.kind is Kind.TARGET and is_due(fact, old)]
    planned = [fact for fact in new.facts if fact.kind is Kind.TARGET]
    answering = _answering(pairs)
    reported = [fact for fact in new.facts if _reports_on(fact, old, new, tongue)]
    actuals = best_matches(targets, reported, tongue, answering, ANSWERED)
    renewals = best_matches(targets, [f for f in planned if is_due(f, new)], tongue, answering, RENEWED)
    follower = _Follower(old, new, tongue, Reasons(tongue), Judge(tongue, tolerance))
    spread = [fact for fact in new.facts if _is_spread(fact, tongue)]
    totals = best_matches(targets, spread, tongue, answering, ANSWERED, any_size=True)
    outcomes = tuple(follower.outcome(target, _told(target, actuals, renewals, totals)) for target in targets)
    distant = [fact for fact in old.facts if fact.kind is Kind.TARGET and not is_due(fact, old)]
    later = best_matches(distant, planned, tongue, answering, RENEWED)
    pending = not_due(distant, new, later, answering, follower.judge, follower.reasons)
    taken = {match.fact.id for match in (*renewals.found.values(), *later.found.values())}
    fresh = tuple(fact for fact in planned if fact.id not in taken)
    return Diff(old, new, outcomes, fresh, (), pairs, _notes(old, new, tongue.reasons()), pending)


def is_due(target: Fact, report: Report) -> bool:
    """Whether a target is to be reached in the year that its report plans, and not over several."""
    return report.year is None or target.year == report.year


def _reports_on(fact: Fact, old: Report, new: Report, tongue: Language) -> bool:
    """Whether a figure of NEW tells of the year that OLD planned."""
    if fact.kind is not Kind.ACTUAL or new.year is None:
        return False
    year = old.year or new.year - 1
    return fact.year == year or (fact.year is None and new.year == year + 1 and tongue.holds_yearly(fact))


def _is_spread(fact: Fact, tongue: Language) -> bool:
    """Whether a figure tells what several years came to together or on average."""
    return fact.kind is Kind.ACTUAL and fact.year is None and not tongue.holds_yearly(fact)


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
class _Told:
    """What NEW says of a target: the figure for its year, the plan's next aim, what several years came to; and how well
    the best figure fits that was not taken for any of them."""

    actual: Match | None
    renewal: Match | None
    total: Match | None
    nearest: float


def _told(target: Fact, actuals: Matching, renewals: Matching, totals: Matching) -> _Told:
    actual, renewal, total = (found.get(target.id) for found in (actuals, renewals, totals))
    refused = actual.score.fit if actual else actuals.nearest.get(target.id, 0.0)
    nearest = max(refused, 0.0 if renewal else renewals.nearest.get(target.id, 0.0))
    return _Told(actual, renewal, total, nearest)


@dataclass(frozen=True, slots=True)
class _Follower:
    """What is needed to tell a target's outcome."""

    old: Report
    new: Report
    language: Language
    reasons: Reasons
    judge: Judge

    def outcome(self, target: Fact, told: _Told) -> Outcome:
        """The outcome of one target, with its proof and its reason."""
        renewed = told.renewal.fact if told.renewal else None
        change = revision(target, renewed) if renewed else None
        if answer := self._answer(target, told.actual):
            figure, judged, why, score = answer
            result, status = (Result.MET, Status.MET) if judged.met else (Result.MISSED, Status.MISSED)
            parts = replace(score, tolerance=_HANGS if judged.relation == "within" else 0.0)
            sure = confidence(status, parts, False)
            return Outcome(target, result, figure, renewed, change, status, judged.margin, (), sure, why, parts)
        mentions = mentions_of(target, self.new, self.language)
        planned = None if renewed else still_planned(target, self.new, self.language)
        status = Status.CARRIED_OVER if renewed or planned else Status.DROPPED
        quote = self.new.text[planned.start : planned.end] if planned else None
        total, open_figure = (match.fact if match else None for match in (told.total, told.actual))
        why = self.reasons.unreported(renewed, quote, bool(mentions), total, open_figure)
        parts = replace(told.renewal.score if told.renewal else Score(), nearest=told.nearest)
        sure = confidence(status, parts, bool(mentions))
        return Outcome(target, Result.UNREPORTED, None, renewed, change, status, None, mentions, sure, why, parts)

    def _answer(self, target: Fact, actual: Match | None) -> tuple[Fact, Judgement, str, Score] | None:
        """The figure of NEW that tells of a target, how the two judge it, why, and how well it fits."""
        if actual and (judged := self.judge(target, actual.fact)):
            return actual.fact, judged, self.reasons.judged(target, actual.fact, judged), actual.score
        derived = derive(target, self.old, self.new, self.judge, self.reasons)
        return (*derived, Score(name=self.language.alike(target, derived[0]), measure=_DERIVED)) if derived else None
