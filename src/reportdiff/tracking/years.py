"""The years of one series: target, result, verdict, how the aim moved, what was restated later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportdiff.following import Judge, revision
from reportdiff.identity import target_id
from reportdiff.model import Comparator, Fact, Result, ResultFrom, Revision, Shift, Status, Strength, Told, TrackedYear
from reportdiff.tracking.aims import Aim
from reportdiff.tracking.results import Placed, Results
from reportdiff.tracking.successions import Succession

_MOVED = {Revision.RAISED: Shift.RAISED, Revision.LOWERED: Shift.LOWERED}
_BOUNDS = (Comparator.GE, Comparator.LE, Comparator.EQ, Comparator.RANGE)


@dataclass(frozen=True, slots=True)
class Follower:
    """What is needed to tell the years of a series; ``first`` is the place in the track of the succession's first report,
    ``evidence`` those of further documents, by their sources."""

    succession: Succession
    first: int
    results: Results
    judge: Judge
    evidence: Mapping[str, int]

    def years(self, group: Sequence[Aim]) -> tuple[TrackedYear, ...]:
        """The years from the first to the last of which anything is told."""
        ids = _names(group)
        if group[0].spread or not _is_settled(group):
            ids = frozenset()  # no single year answers the one, and a name used once may be used of anything
        aims: dict[int, list[Aim]] = {}
        for aim in group:
            aims.setdefault(aim.year, []).append(aim)
        reported = range(self.succession.years[0] - 1, self.succession.years[-1] + 1)
        told: dict[int, TrackedYear] = {}
        in_words = {(aim.report, aim.fact.id) for aim in group if _goes_on_in_words(aim)}
        for year in sorted({*aims, *reported}):
            one = told[year] = self._year(year, aims.get(year, []), told.get(year - 1), ids)
            before = told[year - 1].target if one.change is Shift.DROPPED else None
            if before and (before.report - self.first, before.fact.id) in in_words:
                told[year] = replace(one, change=Shift.REWORDED)
        some = [year for year, one in told.items() if one != TrackedYear(year)]
        span = range(some[0], some[-1] + 1)
        return tuple(told.get(year, TrackedYear(year)) for year in span if year in told or year in reported)

    def _year(self, year: int, aims: Sequence[Aim], before: TrackedYear | None, ids: frozenset[str]) -> TrackedYear:
        chosen = _chosen(aims)
        last = before.target if before else None
        if chosen is None:
            gone = last is not None and year in self.succession.years and self._is_plans_own(last)
            result = self.results.of(ids, year, after=year + 1)
            return TrackedYear(
                year,
                result=self._told(result),
                result_from=ResultFrom.REVIEW if result else None,
                change=Shift.DROPPED if gone else None,
                restated=self._restated(ids, result, year),
            )
        earlier, others = _beside(chosen, aims)
        made = self._answered(chosen, ids)
        return TrackedYear(
            year,
            target=self._told((chosen.report, chosen.fact)),
            result=self._told(made.result),
            result_from=made.come_by,
            verdict=made.verdict,
            change=self._shift(chosen, last, earlier),
            restated=self._restated(ids, made.result, year) if made.come_by is ResultFrom.REVIEW else None,
            margin=made.margin,
            ceiling=(itself := self.judge(chosen.fact, chosen.fact)) is not None and itself.ceiling,
            why=made.why,
            earlier=tuple(Told(self.first + one.report, one.fact) for one in earlier),
            others=tuple(Told(self.first + one.report, one.fact) for one in others),
        )

    def _told(self, placed: Placed | None) -> Told | None:
        return Told(self.first + placed[0], placed[1]) if placed else None

    def _is_plans_own(self, aim: Told) -> bool:
        """Whether a target was for the year that its report plans: one for a far year is not set again each year."""
        return aim.fact.year in (None, self.succession.years[aim.report - self.first])

    def _answered(self, aim: Aim, ids: frozenset[str]) -> _Answer:
        """What came of a target: what the next report was found to say; else what any later one states of that year."""
        outcome = aim.outcome
        if outcome and outcome.actual:
            straight = self.judge(aim.fact, outcome.actual)
            derived = straight is None or straight.margin != outcome.margin
            come_by = ResultFrom.DERIVED if derived else ResultFrom.REVIEW
            place = aim.report + 1
            if outcome.document is not None:
                come_by, place = ResultFrom.EVIDENCE, self.evidence[outcome.document] - self.first
            return _Answer((place, outcome.actual), come_by, outcome.outcome, outcome.margin, outcome.why)
        later = self.results.of(ids, aim.year, after=aim.year + 1)
        if later and outcome and later[0] == aim.report + 1:  # the comparison saw it and did not judge by it: shown, no more
            return _Answer(later, ResultFrom.REVIEW, outcome.outcome, None, outcome.why)
        judged = self.judge(aim.fact, later[1]) if later else None
        if later and judged:
            verdict = Result.MET if judged.met else Result.MISSED
            return _Answer(later, ResultFrom.REVIEW, verdict, judged.margin, None)
        looked = outcome or (ids and aim.year + 1 in self.succession.years)
        silent = Result.UNREPORTED if looked else None
        return _Answer(later, ResultFrom.REVIEW if later else None, silent, None, outcome.why if outcome else None)

    def _restated(self, ids: frozenset[str], result: Placed | None, year: int) -> Told | None:
        if result is None:
            return None
        return self._told(self.results.otherwise(ids | {target_id(result[1])} if ids else ids, result, year))

    def _shift(self, aim: Aim, last: Told | None, earlier: Sequence[Aim]) -> Shift | None:
        """How an aim stands to the one before it: for the same far year, or for the year before its own."""
        if earlier:
            return _between(earlier[-1].fact, aim.fact)
        if not aim.due:
            return Shift.NEW if aim.report else None
        if last is not None:
            return _between(last.fact, aim.fact)
        return Shift.NEW if aim.year - 1 in self.succession.years else None


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came of a target."""

    result: Placed | None
    come_by: ResultFrom | None
    verdict: Result | None
    margin: Decimal | None
    why: str | None


def _goes_on_in_words(aim: Aim) -> bool:
    """Whether the next plan sets a target again without a number: 财政收入正增长."""
    return aim.outcome is not None and aim.outcome.status is Status.CARRIED_OVER and aim.outcome.renewed is None


def _is_settled(group: Sequence[Aim]) -> bool:
    """Whether a name is one that the reports go by: known to the lexicon, or aimed at under it in more than one report."""
    return any(aim.fact.concept for aim in group) or len({aim.report for aim in group}) > 1


def _names(group: Sequence[Aim]) -> frozenset[str]:
    """The names of a series' targets, and of the figures that were found to answer them and measure the same."""
    own = {aim.id for aim in group}
    kinds = {tuple(name.split("|")[1:]) for name in own}
    proofs = {target_id(aim.outcome.actual) for aim in group if aim.outcome and aim.outcome.actual}
    return frozenset(own | {name for name in proofs if tuple(name.split("|")[1:]) in kinds})


def _chosen(aims: Sequence[Aim]) -> Aim | None:
    """The last word on a year before it was over; of one report the headline target, else one with an answer, else the first."""
    if not aims:
        return None
    return min(aims, key=lambda aim: (-aim.due, -aim.report, not aim.headline, not _proved(aim), aim.fact.start))


def _proved(aim: Aim) -> bool:
    return aim.outcome is not None and aim.outcome.actual is not None


def _beside(chosen: Aim, aims: Sequence[Aim]) -> tuple[list[Aim], list[Aim]]:
    """What earlier reports aimed at for the same year, each time it was another number, and what else the same report sets."""
    earlier: list[Aim] = []
    for aim in sorted(aims, key=lambda aim: (aim.report, aim.fact.start)):
        if aim.report < chosen.report and not (earlier and _same(earlier[-1].fact, aim.fact)):
            earlier.append(aim)
    if len(earlier) == 1 and _same(earlier[0].fact, chosen.fact):
        earlier = []
    others = [aim for aim in aims if aim.report == chosen.report and not _same(aim.fact, chosen.fact)]
    return earlier, others


def _same(one: Fact, other: Fact) -> bool:
    figures = [(fact.value, fact.low, fact.high, fact.comparator, fact.direction, fact.pint) for fact in (one, other)]
    return figures[0] == figures[1]


def _between(old: Fact, new: Fact) -> Shift | None:
    """How one aim moved to the next."""
    moved = revision(old, new)
    if moved is None:
        return None
    if moved in _MOVED:
        return _MOVED[moved]
    looser = old.comparator in _BOUNDS and new.comparator is Comparator.APPROX
    softer = old.strength is Strength.COMMITTED and new.strength is Strength.ASPIRATIONAL
    if looser or softer:
        return Shift.WEAKENED
    return Shift.SAME if target_id(old) == target_id(new) else Shift.REWORDED
