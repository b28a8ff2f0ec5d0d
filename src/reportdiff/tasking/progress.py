"""How far tasks have come by a later report: by the comparison with it, and by the share of the year that its figures cover."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from reportdiff.following import aim_of, compare, part_of_year
from reportdiff.identity import target_id
from reportdiff.lang import Language, Lexicon, language
from reportdiff.model import (
    CommitmentOutcome,
    CommitmentStatus,
    Comparator,
    Fact,
    Kind,
    Measure,
    Outcome,
    Progress,
    Report,
    Result,
    Span,
    Specificity,
    Stage,
    Task,
    TaskProgress,
    to_digit,
)
from reportdiff.tolerance import Tolerance
from reportdiff.units.registry import factor

_LIKELY = 0.5  # less confident, a report rather does not tell of a commitment: the place is shown, and nothing said
_SURE = 0.75  # so confident, what is told of a commitment is of that one
_UNKNOWN = TaskProgress(Progress.UNREPORTED, (), None, None)


@dataclass(frozen=True, slots=True)
class Later:
    """What a later report says of the targets and commitments of a plan, by their ids; ``over`` is whether the year that is
    planned is over by then."""

    outcomes: Mapping[str, Outcome]
    commitments: Mapping[str, CommitmentOutcome]
    partly: Mapping[str, Fact]
    language: Language
    over: bool

    @classmethod
    def of(cls, report: Report, later: Report, tolerance: Tolerance, lexicon: Lexicon | None, said_in: str) -> Later:
        """The comparison of a plan with a later report, and the report's figures for a part of the year that is planned."""
        found = compare(report, later, tolerance, lexicon, said_in=said_in)
        partly: dict[str, Fact] = {}
        for fact in later.facts:
            if fact.kind is Kind.ACTUAL and fact.year == report.year and part_of_year(fact.period) is not None:
                partly.setdefault(target_id(fact), fact)
        return cls(
            {one.target.id: one for one in found.outcomes}, {one.commitment.id: one for one in found.commitments}, partly,
            language(report.lang, lexicon), _is_over(report, later),
        )  # fmt: skip

    def progress(self, task: Task) -> TaskProgress:
        """How far a task has come; of several targets the one that is told of worst."""
        if task.commitment:
            return self._of_commitment(self.commitments.get(task.commitment.id))
        told = [self._of_target(target) for target in task.targets] or [_UNKNOWN]
        return min(told, key=lambda one: _WORST.index(one.status))

    def _of_commitment(self, told: CommitmentOutcome | None) -> TaskProgress:
        """One that is told of goes on, or is done or behind where that is said plainly; of one that is only planned again nothing is
        told, but where."""
        if told is None or told.status in (CommitmentStatus.SILENT, CommitmentStatus.PENDING):
            return TaskProgress(Progress.UNREPORTED, (), None, told.why if told else None)
        if told.status is CommitmentStatus.CONTINUED or told.confidence < _LIKELY:
            return TaskProgress(Progress.UNREPORTED, told.evidence, None, told.why)
        return TaskProgress(self._come_to(told), told.evidence, None, told.why)

    def _come_to(self, told: CommitmentOutcome) -> Progress:
        """How far work is of which a report tells: by what was promised of a thing with a name, and what is surely said of it."""
        promised = self.language.folder.stage(told.commitment.text)
        named = told.commitment.specificity is Specificity.NAMED
        if not named or promised is None or told.stage is None or told.confidence < _SURE:
            return Progress.ON_TRACK
        if told.stage is Stage.DONE:
            return Progress.DONE
        return Progress.BEHIND if promised is Stage.DONE and self.over else Progress.ON_TRACK

    def _of_target(self, target: Fact) -> TaskProgress:
        outcome = self.outcomes.get(target.id)
        if outcome is None:
            return _UNKNOWN
        figure = outcome.actual
        if figure is None:
            figure = self.partly.get(target_id(target))
            reached = _pace(target, figure) if figure and self.language.named(target.indicator).is_flow else None
            if figure is None or reached is None:
                return TaskProgress(Progress.UNREPORTED, outcome.mentions, None, outcome.why)
            return TaskProgress(reached, (_sentence(figure),), figure, None)
        return TaskProgress(self._status(outcome, figure), (_sentence(figure),), figure, outcome.why)

    def _status(self, outcome: Outcome, figure: Fact) -> Progress:
        """A verdict as progress: before the year is over what holds may not last, and what falls short may still come."""
        partly = part_of_year(figure.period) is not None or not self.over
        if outcome.outcome is Result.MET:
            return Progress.ON_TRACK if partly and figure.measure is not Measure.LEVEL else Progress.DONE
        return Progress.UNREPORTED if partly and figure.measure is Measure.LEVEL and not figure.period else Progress.BEHIND


def _is_over(report: Report, later: Report) -> bool:
    return report.year is None or later.year is None or later.year > report.year


_WORST = (Progress.BEHIND, Progress.UNREPORTED, Progress.ON_TRACK, Progress.AHEAD, Progress.DONE)


def _sentence(fact: Fact) -> Span:
    return Span(fact.sentence_start, fact.sentence_end)


def _pace(target: Fact, figure: Fact) -> Progress | None:
    """Where a figure for a part of the year stands to that part of the target, in whole per cent; only for what adds up over
    the year, and where more is wanted."""
    scale, share = factor(figure.pint, target.pint), part_of_year(figure.period)
    adds = target.measure is figure.measure is Measure.LEVEL and target.comparator is not Comparator.LE
    aim = aim_of(target)
    if not adds or scale is None or share is None or figure.value is None or aim <= 0:
        return None
    reached, due = _percent(figure.value * scale / aim), _percent(share)
    if reached >= 100:
        return Progress.DONE
    return Progress.AHEAD if reached > due else Progress.ON_TRACK if reached == due else Progress.BEHIND


def _percent(share: Decimal) -> int:
    return int(to_digit(share * 100, Decimal(1), ROUND_HALF_UP))
