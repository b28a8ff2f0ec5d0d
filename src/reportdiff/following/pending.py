"""Targets of OLD that are not due yet: what NEW says of them so far, and how far that is, measured from where they began."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from reportdiff.following.candidates import candidates
from reportdiff.following.judging import Judge, Judgement, aim_of
from reportdiff.following.matching import Match, Matching
from reportdiff.following.reasons import Reasons
from reportdiff.following.revising import revision
from reportdiff.following.scoring import is_named
from reportdiff.lang import Language
from reportdiff.model import Fact, Kind, Measure, Pending, Report, Score
from reportdiff.units.registry import factor

_FOUR_PLACES = Decimal("0.0001")
_SAME_NAME = 0.62  # so alike are the names of a far target and of a figure on the way to it
_OTHER_MEASURE = -0.12  # a level tells less of a growth that was aimed at than a growth does
_OTHER_WAY = -0.08
_NO_BASE = -0.05  # a growth that does not say from when it is measured may be last year's
_SAME_PLACE = 0.06
_STANDS_BESIDE, _LIKE_NAME = 0.2, 0.2
_IN_ROW, _IN_BOX = 300, 900  # characters before and after a goal in which its result stands
_SUMMED_LEVEL = 0.25
_SUMMED = 0.03  # what was added up since the start is nearer to an aim over years than one year's figure
_MOVED = (Measure.GROWTH, Measure.CHANGE)


def not_due(
    targets: Sequence[Fact],
    new: Report,
    renewals: Matching,
    answering: dict[str, set[str]],
    judge: Judge,
    reasons: Reasons,
    where: Callable[[Fact], int],
) -> tuple[Pending, ...]:
    """What NEW says so far of each of ``targets``, which are for a later year or for several; ``where`` tells at which
    place of its file a figure of NEW stands."""
    results = [fact for fact in new.facts if _tells_so_far(fact, new)]
    told = _of_one_thing(targets, results, judge.language)
    aims = [fact for fact in new.facts if fact.kind is Kind.TARGET]
    planned = _of_one_thing(targets, aims, judge.language)
    beside = _Beside.of(aims, results, where)
    return tuple(
        _so_far(
            target, _latest(target, sofar, judge.language, answering, beside.of_goal(renewals.get(target.id))),
            renewals.get(target.id) or _replaced(target, others, judge.language), new, judge, reasons,
        )
        for target, sofar, others in zip(targets, told, planned, strict=True)
    )  # fmt: skip


def _of_one_thing(targets: Sequence[Fact], figures: Sequence[Fact], language: Language) -> list[list[Fact]]:
    """For each target the figures under names that may be alike, in whatever they are measured."""
    found: list[list[Fact]] = [[] for _ in targets]
    for row, column in candidates(targets, figures, language, any_measure=True):
        found[row].append(figures[column])
    return found


def _tells_so_far(fact: Fact, new: Report) -> bool:
    """Whether a figure of NEW tells how things stand after the year that it reviews, or what several years came to."""
    return fact.kind is Kind.ACTUAL and new.year is not None and fact.year in (None, new.year - 1)


@dataclass(frozen=True, slots=True)
class _Beside:
    """The results that stand beside the goals that NEW tells again: in the row of a table, under "Progress" in a box."""

    results: Mapping[str, Sequence[Fact]]
    goals: Mapping[tuple[str, str], Sequence[str]]

    @classmethod
    def of(cls, goals: Sequence[Fact], results: Sequence[Fact], where: Callable[[Fact], int]) -> _Beside:
        """A row holds what is near its goal, on either side; a box what comes after its goal, up to the next."""
        ordered = sorted(goals, key=where)
        starts = [where(goal) for goal in ordered]
        found: dict[str, list[Fact]] = {goal.id: [] for goal in ordered}
        for result in results:
            place = where(result)
            last = bisect_right(starts, place) - 1
            first, end = bisect_left(starts, place - _IN_ROW), bisect_right(starts, place + _IN_ROW)
            for at in {*range(first, end), *([last] if last >= 0 and place - starts[last] <= _IN_BOX else [])}:
                found[ordered[at].id].append(result)
        alike: dict[tuple[str, str], list[str]] = {}
        for goal in ordered:
            alike.setdefault(_told(goal), []).append(goal.id)
        return cls(found, alike)

    def of_goal(self, renewal: Match | None) -> Sequence[Fact]:
        """The results beside a goal that is told again, wherever it is."""
        ids = self.goals.get(_told(renewal.fact), ()) if renewal else ()
        return [result for goal in ids for result in self.results[goal]]


def _told(goal: Fact) -> tuple[str, str]:
    return goal.indicator.lower(), f"{goal.value} {goal.pint}"


def _latest(
    target: Fact, told: Sequence[Fact], language: Language, answering: dict[str, set[str]], beside: Sequence[Fact]
) -> Match | None:
    """The figure that tells most of a far target: of the same thing, from the same base, at best in the same measure.

    Unlike targets of one year, several far targets may be told of by one figure. What stands ``beside`` the goal as NEW
    tells it again need be less like it.
    """
    near = {fact.id for fact in beside}
    figures = {fact.id: fact for fact in (*told, *beside)}.values()
    matches = [match for fact in figures if (match := _match(target, fact, language, answering, beside=fact.id in near))]
    return max(matches, key=lambda match: (match.score.fit, -match.fact.start), default=None)


def _match(
    target: Fact, fact: Fact, language: Language, answering: dict[str, set[str]], *, beside: bool
) -> Match | None:
    measure = _measures(target, fact)
    if measure is None or not (is_named(target) and is_named(fact)):
        return None
    name = language.alike(target, fact)
    if name < (_LIKE_NAME if beside else _SAME_NAME):
        return None
    place = _STANDS_BESIDE if beside else _SAME_PLACE if fact.section in answering.get(target.section or "", ()) else 0.0
    since = fact.period is not None or fact.base_year is not None
    summed = (_SUMMED_LEVEL if fact.measure is target.measure is Measure.LEVEL else _SUMMED) if since else 0.0
    return Match(fact, Score(name, measure, summed, place))


def _measures(target: Fact, fact: Fact) -> float | None:
    """What the measures of a far target and of a figure take away; ``None`` where the figure tells nothing of it.

    A growth is measured from the target's own base, never from last year; a level tells of a growth only what it came to.
    """
    if fact.measure in _MOVED:
        if fact.measure is not target.measure:
            return None
        if fact.direction is not target.direction:
            # a growth of last year, or against a plan, says nothing of one over years
            same_base = fact.base_year is not None and fact.base_year == target.base_year
            return _OTHER_WAY if fact.measure is Measure.CHANGE or same_base else None
        if target.base_year is not None and fact.base_year not in (None, target.base_year):
            return None
        if fact.base_year is not None and target.base_year is None:
            return _NO_BASE
        return 0.0 if fact.base_year == target.base_year else _NO_BASE
    if target.measure in _MOVED:
        return _OTHER_MEASURE
    return 0.0 if fact.measure is target.measure and factor(fact.pint, target.pint) is not None else None


def _replaced(target: Fact, planned: Sequence[Fact], language: Language) -> Match | None:
    """The aim of NEW's that takes the place of a far target in another measure: 25 % women for twice as many."""
    others = [fact for fact in planned if fact.measure is not target.measure and fact.year == target.year]
    if target.year is None:
        return None
    matches = [
        Match(fact, Score(language.alike(target, fact), _OTHER_MEASURE, 0.0, 0.0))
        for fact in others if language.alike(target, fact) >= _SAME_NAME
    ]  # fmt: skip
    return max(matches, key=lambda match: match.score.fit, default=None)


def _so_far(
    target: Fact, found: Match | None, renewal: Match | None, new: Report, judge: Judge, reasons: Reasons
) -> Pending:
    actual = found.fact if found else None
    renewed = renewal.fact if renewal else None
    judged = judge(target, actual) if actual and _adds_up(target, actual) else None
    progress = _progress(target, actual, judged) if judged and actual else None
    late = target.year is not None and new.year is not None and target.year < new.year
    return Pending(
        target=target,
        actual=actual,
        renewed=renewed,
        change=revision(target, renewed) if renewed and renewed.measure is target.measure else None,
        margin=judged.margin if judged else None,
        progress=progress,
        why=reasons.pending(target, actual, judged, progress, late),
    )


def _adds_up(target: Fact, actual: Fact) -> bool:
    """Whether a figure on the way compares with the aim: a growth does that is measured from the same year."""
    if target.measure is not actual.measure:
        return False
    return target.measure is not Measure.GROWTH or (
        target.base_year is not None and target.base_year == actual.base_year
    )


def _progress(target: Fact, actual: Fact, judged: Judgement) -> Decimal | None:
    """The share of the way from the base to the aim; ``None`` where no base is known and less is better, and where things
    went the other way."""
    aim = aim_of(target)
    base = target.base_value if target.base_value is not None else actual.base_value
    if target.measure not in _MOVED and base is not None and base != aim:
        value = actual.value if actual.value is not None else actual.low
        scale = factor(actual.pint, target.pint)
        if value is None or scale is None:
            return None
        share = (value * scale - base) / (aim - base)
        return share.quantize(_FOUR_PLACES, ROUND_DOWN) if share >= 0 else None
    if judged.ceiling or aim <= 0 or aim + judged.margin < 0:
        return None
    return (1 + judged.margin / aim).quantize(_FOUR_PLACES, ROUND_DOWN)
