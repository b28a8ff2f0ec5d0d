"""Two successive reports compared: the outcome of each target, the new targets, and the sections that answer each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import localcontext
from functools import cache, partial

from reportdiff.alignment import Alignment
from reportdiff.errors import SettingsError
from reportdiff.following import facets
from reportdiff.following.commitments import follow
from reportdiff.following.confidence import confidence
from reportdiff.following.decisions import Settled, settle
from reportdiff.following.deriving import Deriving
from reportdiff.following.evidence import ProvedBy, look_up, notes_on, refuse_unfit
from reportdiff.following.judging import Judge, Judgement
from reportdiff.following.leads import Leads, nameless_among, told_under_leads
from reportdiff.following.matching import ANSWERED, RENEWED, Match, Matching, Restated, best_matches
from reportdiff.following.mentions import Mentions
from reportdiff.following.named_again import told_as_renewed
from reportdiff.following.neighbours import told_before, told_beside
from reportdiff.following.pending import not_due
from reportdiff.following.places import in_files
from reportdiff.following.quoted_goals import told_beside_their_goals
from reportdiff.following.reasons import Reasons
from reportdiff.following.revising import revision
from reportdiff.following.rows import answered_in_rows, wanted_by_status, wanted_in_answers
from reportdiff.following.said import Said
from reportdiff.following.scoring import is_named
from reportdiff.following.second_search import FAINT, SecondSearch, told_best
from reportdiff.following.set_as_one import set_as_one
from reportdiff.following.several import proves_all, proves_end, proves_rank, proves_total, told_together
from reportdiff.following.traces import Spoken
from reportdiff.following.wholes import Blanket, headline_targets
from reportdiff.following.years import Plan, is_past, is_spread, reports_on
from reportdiff.lang import Language, Lexicon, language
from reportdiff.model import (
    ARITHMETIC,
    CommitmentOutcome,
    Decision,
    Diff,
    Fact,
    Kind,
    Outcome,
    Pair,
    Part,
    Report,
    Result,
    Revision,
    Score,
    Span,
    Status,
    Words,
    altered,
    deferred,
    report_in_words,
)
from reportdiff.tolerance import STANDARD, Tolerance

_DERIVED = -0.1  # a growth that the reports do not state but their levels give
_HANGS = -0.1  # a verdict that 左右 decides
_SAME_NUMBER = 0.9  # how near a figure is that was not taken for an answer, and has the number aimed at where NEW speaks of it

# The figure that tells of a target, how the two judge it, why, and how well it fits.
_Answer = tuple[Fact, Judgement, str, Score]


def compare(
    old: Report,
    new: Report,
    tolerance: Tolerance = STANDARD,
    lexicon: Lexicon | None = None,
    *,
    evidence: Sequence[Report] = (),
    decisions: Sequence[Decision] = (),
    commitments: bool = True,
    results_only: bool = False,
    said_in: str = "",
) -> Diff:
    """Follows every target of ``old`` that is due by ``new``, and aligns the sections of the two.

    What ``new`` leaves open is looked up in ``evidence``, document by document. What ``decisions`` settle is as they
    say; one that does not apply is told in the notes. Figures compare with the rounding they were given in;
    ``tolerance`` is what 左右 allows; ``lexicon`` is the one that the reports were read with, by default the bundled one.
    Without ``commitments`` only figures are followed, for a caller that asks for nothing else; with ``results_only`` also no more
    is told than which figure answers which target and of which NEW does not speak at all: no reasons, no places, nothing of
    targets that are new or not due yet, nor of sections of parts in which no target is due. ``said_in`` is the language of the reasons and notes, by default that of the reports.
    Raises ``SettingsError`` for reports in two languages, and for evidence that is one of the two reports.
    """
    if old.lang != new.lang:
        raise SettingsError(
            f"{old.source} is in {old.lang} and {new.source} in {new.lang}; compare reports of one language"
        )
    refuse_unfit(evidence, old, new)
    with localcontext(ARITHMETIC):
        judge = Judge(language(old.lang, lexicon, said_in), tolerance, {**wanted_in_answers(old.facts, new.facts), **wanted_by_status(old.facts)})
        files = (old, new, *evidence)
        told, words = zip(*(report_in_words(one, judge.language.folder.scripts) for one in files), strict=True)
        told_old, told_new, *documents = told
        found = _compared(told_old, told_new, judge, tuple(documents), decisions, words[1], commitments=commitments, results_only=results_only)
    as_they_are = all(one is other for one, other in zip(told, files, strict=True))  # and not only equal: that asks for all they hold
    return found if as_they_are else in_files(found, old, new, evidence, words)


def _compared(
    old: Report,
    new: Report,
    judge: Judge,
    evidence: tuple[Report, ...],
    decisions: Sequence[Decision],
    places: Words,
    *,
    commitments: bool,
    results_only: bool,
) -> Diff:
    tongue = judge.language
    plan, following = Plan.of(old, new), Plan.of(new)
    due = [fact for fact in old.facts if fact.kind is Kind.TARGET and plan.is_due(fact)]
    distant = [fact for fact in old.facts if fact.kind is Kind.TARGET and is_named(fact) and not plan.is_due(fact)]
    alignment = Alignment(old, new)
    pairs = alignment.of(_parts_of(due if results_only else [*due, *distant], old))
    settled = settle(decisions, due, old, (new, *evidence), judge)
    targets = [settled.called(fact, tongue.lexicon) for fact in due if fact.id not in settled.void]
    planned = [fact for fact in new.facts if fact.kind is Kind.TARGET]
    answering = _answering(pairs)
    reported = [fact for fact in new.facts if reports_on(fact, plan, old, new, tongue)]
    asked, offered = settled.left(targets, reported, new)
    together = told_together(new, tongue)
    said, said_new = Said(old, tongue), Said(new, tongue)
    leads = Leads(said), Leads(said_new)
    actuals = told_under_leads(asked, offered, *leads, tongue, settled.barred_in(new))
    under_leads = {match.fact.id for match in actuals.found.values()}
    restated = Restated(tongue)
    for beyond in (False, True):
        actuals = actuals.and_those(
            best_matches(
                [one for one in asked if plan.comes_later(one) is beyond and one.id not in actuals.found],
                [one for one in offered if (one.year is None or plan.comes_later(one) is beyond) and one.id not in under_leads],
                tongue, answering, ANSWERED,
                barred=settled.barred_in(new), in_one_row=answered_in_rows(targets, new.facts), together=together, restated=restated,
            )
        )  # fmt: skip
    set_again = [fact for fact in planned if following.is_due(fact)]
    renewals = _renewed(targets, set_again, frozenset(nameless_among(targets, under_leads, actuals, tongue)), leads, tongue, answering, restated)
    actuals = told_beside(asked, offered, actuals, tongue, settled.barred_in(new))
    actuals = told_as_renewed(asked, offered, actuals, renewals, tongue, settled.barred_in(new))
    actuals = told_beside_their_goals(asked, offered, new.facts, actuals, tongue, settled.barred_in(new)).with_fixed(settled.matches_in(new))
    spoken = cache(partial(Spoken.of, said_new))
    searching = partial(_search, old, new, spoken, tongue, answering, told_before(targets, actuals))
    follower = _Follower.of(said, said_new, judge, settled)
    spread = [fact for fact in new.facts if is_spread(fact, tongue)]
    totals = best_matches(targets, spread, tongue, answering, ANSWERED, any_size=True)
    asked_of = [(target, _told(target, actuals, renewals, totals)) for target in targets]
    rows = follower.outcomes(asked_of, None if results_only else searching)
    if results_only:
        outcomes = look_up(_searched(rows, searching), evidence, old, tongue, follower.asking, settled)
        return Diff(old, new, outcomes, (), (), pairs, (), (), evidence)
    headline = headline_targets(said, targets)
    outcomes = settled.merged((altered(row, headline=row.target.id in headline) for row in rows), follower.proved_by)
    outcomes = settled.said_on(look_up(outcomes, evidence, old, tongue, follower.asking, settled))
    later = best_matches(distant, planned, tongue, answering, RENEWED)
    pending = not_due(
        old, distant, new, later, answering, judge, follower.reasons, lambda fact: places.out(fact.start, fact.end)[0]
    )
    taken = {match.fact.id for match in (*renewals.found.values(), *later.found.values())}
    fresh = tuple(fact for fact in planned if fact.id not in taken and not is_past(fact, new))
    notes = (*_notes(old, new, tongue.folder.reasons), *notes_on(evidence, old, tongue), *settled.notes)
    promised = deferred(partial(_promised, old, new, spoken, tongue)) if commitments else ()
    return Diff(old, new, outcomes, fresh, promised, deferred(alignment.of), notes, pending, evidence)


def _renewed(
    targets: Sequence[Fact],
    set_again: Sequence[Fact],
    nameless: frozenset[str],
    leads: tuple[Leads, Leads],
    tongue: Language,
    answering: dict[str, set[str]],
    restated: Restated,
) -> Matching:
    """The targets that NEW's plan sets again; those ``nameless`` that were answered under a lead only under it, too."""
    led = told_under_leads(targets, set_again, *leads, tongue)
    taken = {match.fact.id for match in led.found.values()}
    asked = [one for one in targets if one.id not in nameless and one.id not in led.found]
    named = best_matches(asked, [one for one in set_again if one.id not in taken], tongue, answering, RENEWED, restated=restated)
    return set_as_one(targets, set_again, told_beside(targets, set_again, led.and_those(named), tongue), tongue, answering, RENEWED)


def _search(
    old: Report,
    new: Report,
    spoken: Callable[[], Spoken],
    tongue: Language,
    answering: dict[str, set[str]],
    before: dict[str, Fact],
    targets: Sequence[Fact],
) -> SecondSearch:
    return SecondSearch(old, new, spoken(), targets, tongue, answering, before)


def _searched(rows: list[Outcome], searching: Callable[[Sequence[Fact]], SecondSearch]) -> tuple[Outcome, ...]:
    """The rows; targets that were dropped at first sight are looked for in the whole of NEW."""
    silent = [row.target for row in rows if row.status is Status.DROPPED]
    search = searching(silent) if silent else None
    return tuple(
        altered(row, status=Status.MENTIONED) if search and row.status is Status.DROPPED and search.finds(row.target) else row for row in rows
    )


def _promised(old: Report, new: Report, spoken: Callable[[], Spoken], language: Language) -> tuple[CommitmentOutcome, ...]:
    with localcontext(ARITHMETIC):
        return follow(old, new, spoken(), language)


def _parts_of(targets: Sequence[Fact], report: Report) -> list[Part]:
    """The parts of a report in whose sections targets stand."""
    holding = {target.section for target in targets}
    own = {section.part for section in report.sections if section.id in holding}
    return [part for part in Part if part in own]


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
    """What is needed to tell a target's outcome from NEW, or from a further document in its place."""

    new: Report
    reasons: Reasons
    judge: Judge
    settled: Settled
    mentions: Mentions
    deriving: Deriving | None
    old: Report
    blanket: Blanket

    @classmethod
    def of(
        cls,
        old: Said,
        new: Said,
        judge: Judge,
        settled: Settled,
        document: str | None = None,
    ) -> _Follower:
        """``document`` is the name that reasons give NEW where it is a further document."""
        tongue = judge.language
        reasons = Reasons(tongue, document) if document else Reasons(tongue)
        deriving = Deriving.of(old.report, new.report, judge, reasons)
        return cls(new.report, reasons, judge, settled, Mentions(new.report, tongue), deriving, old.report, Blanket(old, new))

    def outcomes(
        self, asked: Sequence[tuple[Fact, _Told]], searching: Callable[[Sequence[Fact]], SecondSearch] | None
    ) -> list[Outcome]:
        """The outcome of each target, with its proof and its reason. Those that no figure answers are looked for in the whole of NEW;
        without ``searching`` of these no more is told than whether NEW speaks of them at first sight."""
        answers = [self._answer(target, told.actual) for target, told in asked]
        silent = [target for (target, _), answer in zip(asked, answers, strict=True) if answer is None]
        search = searching(silent) if searching and silent else None
        return [self._outcome(target, told, answer, search) for (target, told), answer in zip(asked, answers, strict=True)]

    def _outcome(self, target: Fact, told: _Told, answer: _Answer | None, search: SecondSearch | None) -> Outcome:
        renewed = told.renewal.fact if told.renewal else None
        change = revision(target, renewed) if renewed and told.renewal and not told.renewal.together else None
        if answer:
            return self._proved(target, answer, renewed, change)
        if search is None:
            return self._open(target, told, renewed, change)
        return self._unreported(target, told, renewed, change, search)

    def _open(self, target: Fact, told: _Told, renewed: Fact | None, change: Revision | None) -> Outcome:
        """Of a target that no figure answers whether NEW speaks of it at first sight."""
        spoken_of = told.total or told.actual or self.mentions.of(target) or self.blanket.covering(target)
        kept = Status.CARRIED_OVER if renewed else Status.MENTIONED if spoken_of else Status.DROPPED
        return Outcome(target, Result.UNREPORTED, None, renewed, change, kept, None, (), confidence(kept, Score()), "", Score())

    def _unreported(
        self, target: Fact, told: _Told, renewed: Fact | None, change: Revision | None, search: SecondSearch
    ) -> Outcome:
        """What NEW says of a target that no figure answers; nothing only where a second search finds nothing."""
        total, open_figure = (match.fact if match else None for match in (told.total, told.actual))
        claims = self.blanket.covering(target)
        places = search.of(target) or (() if claims else search.near(target))
        planned = None if renewed else self.mentions.planned(target)
        if planned is None and renewed is None:
            planned = search.goes_on(places)
        figures = (Span(one.start, one.end) for one in (open_figure, total) if one)
        named = self.mentions.of(target)
        spoken = (*figures, *named, *(place.span for place in told_best(places)), *claims)
        mentions = tuple(dict.fromkeys(spoken))
        kept = Status.CARRIED_OVER if renewed or planned else Status.MENTIONED if mentions else Status.DROPPED
        same_number = search.tells_number(target, mentions)
        certain = named or claims or total or open_figure or same_number
        held = 1.0 if certain else max((place.held for place in places), default=0.0)
        told_of = self.reasons.unreported(
            renewed, self._quote(planned), self._quote(mentions[0] if mentions else None), total, open_figure,
            claimed=bool(claims) and mentions == claims, faint=held < FAINT,
        )  # fmt: skip
        nearest = _SAME_NUMBER if same_number else told.nearest
        parts = altered(told.renewal.score if told.renewal else Score(), nearest=max(nearest, told.nearest))
        found = facets.of_silence(target, kept, bool(claims))
        found += facets.of_renewal(target, renewed, change, self.judge) if renewed else []
        return Outcome(
            target, Result.UNREPORTED, None, renewed, change, kept, None, mentions, confidence(kept, parts, held), told_of, parts,
            facets=tuple(found),
        )  # fmt: skip

    def _quote(self, span: Span | None) -> str | None:
        """What stands in NEW at a place, on one line."""
        return " ".join(self.new.text[span.start : span.end].split()) if span else None

    def _proved(self, target: Fact, answer: _Answer, renewed: Fact | None, change: Revision | None) -> Outcome:
        figure, judged, why, score = answer
        result, status = (Result.MET, Status.MET) if judged.met else (Result.MISSED, Status.MISSED)
        parts = altered(score, tolerance=_HANGS if judged.relation == "within" else 0.0)
        found = facets.of_proof(figure, judged)
        found += facets.of_renewal(target, renewed, change, self.judge) if renewed else []
        sure = confidence(status, parts)
        return Outcome(
            target, result, figure, renewed, change, status, judged.margin, (), sure, why, parts, facets=tuple(found)
        )

    def proved_by(self, target: Fact, other: Outcome) -> Outcome | None:
        """The row of a target that is proved by what proves another which is the same."""
        judged = self.judge(target, other.actual) if other.actual else None
        if other.actual is None or judged is None:
            return None
        answer = (other.actual, judged, self.reasons.judged(target, other.actual, judged), other.parts or Score())
        return replace(self._proved(target, answer, other.renewed, other.change), headline=other.headline)

    def asking(self, document: Report) -> ProvedBy:
        """How a further document is asked for the outcome of a target that is still open."""
        tongue = self.judge.language
        there = _Follower.of(Said(self.old, tongue), Said(document, tongue), self.judge, self.settled, document=document.source)

        def proved(open_: Outcome, actual: Match | None) -> Outcome | None:
            answer = there._answer(open_.target, actual)
            if answer is None:
                return None
            row = there._proved(open_.target, answer, open_.renewed, open_.change)
            return replace(row, document=document.source, headline=open_.headline)

        return proved

    def _decides(self, target: Fact, figure: Fact, judged: Judgement) -> bool:
        tongue = self.judge.language
        some = proves_rank(target, figure, judged, tongue) and proves_end(target, figure, judged, tongue)
        return some and proves_total(target, figure, judged) and proves_all(target, figure, judged, self.old, tongue)

    def _answer(self, target: Fact, actual: Match | None) -> _Answer | None:
        """The figure of NEW that tells of a target, how the two judge it, why, and how well it fits."""
        judged = self.judge(target, actual.fact) if actual else None
        if actual and judged and (self.settled.holds(target) or self._decides(target, actual.fact, judged)):
            return actual.fact, judged, self.reasons.judged(target, actual.fact, judged), actual.score
        if self.settled.holds(target):
            return None
        derived = self.deriving(target) if self.deriving else None
        if derived is None or (target.id, derived[0].id) in self.settled.barred_in(self.new):
            return None
        return (*derived, Score(name=self.judge.language.alike(target, derived[0]), measure=_DERIVED))
