"""Targets of OLD that are not due yet: what NEW says of them so far, and how far that is, measured from where they began."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_DOWN, Decimal

from reportdiff.following.candidates import candidates
from reportdiff.following.judging import Judge, Judgement, aim_of
from reportdiff.following.latest import MOVED, Latest
from reportdiff.following.matching import Match, Matching
from reportdiff.following.reasons import Reasons
from reportdiff.following.revising import revision
from reportdiff.lang import Language
from reportdiff.model import Fact, Kind, Measure, Pending, Report, Score, to_digit
from reportdiff.units.registry import factor

_FOUR_PLACES = Decimal("0.0001")
_SAME_NAME = 0.62  # so alike are the names of a far target and of an aim that takes its place
_OTHER_MEASURE = -0.12  # a level tells less of a growth that was aimed at than a growth does


def not_due(
    old: Report,
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
    planned = _of_one_thing(targets, [fact for fact in new.facts if fact.kind is Kind.TARGET], judge.language)
    latest = Latest(old, targets, new, answering, judge.language, where)
    return tuple(
        _so_far(
            target, latest.of(target), renewals.get(target.id) or _replaced(target, others, judge.language), new, judge, reasons
        )
        for target, others in zip(targets, planned, strict=True)
    )  # fmt: skip


def _of_one_thing(targets: Sequence[Fact], figures: Sequence[Fact], language: Language) -> list[list[Fact]]:
    """For each target the figures under names that may be alike, in whatever they are measured."""
    found: list[list[Fact]] = [[] for _ in targets]
    for row, column in candidates(targets, figures, language, any_measure=True):
        found[row].append(figures[column])
    return found


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
    if target.measure not in MOVED and base is not None and base != aim:
        value = actual.value if actual.value is not None else actual.low
        scale = factor(actual.pint, target.pint)
        if value is None or scale is None:
            return None
        share = (value * scale - base) / (aim - base)
        return to_digit(share, _FOUR_PLACES, ROUND_DOWN) if share >= 0 else None
    if judged.ceiling or aim <= 0 or aim + judged.margin < 0:
        return None
    return to_digit(1 + judged.margin / aim, _FOUR_PLACES, ROUND_DOWN)
