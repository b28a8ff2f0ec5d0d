"""Targets of OLD that are not due yet: what NEW says of them so far, and how far that is."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_DOWN, Decimal

from reportdiff.following.judging import Judge, Judgement, aim_of
from reportdiff.following.matching import ANSWERED, Match, Matching, best_matches
from reportdiff.following.reasons import Reasons
from reportdiff.following.revising import revision
from reportdiff.model import Fact, Kind, Measure, Pending, Report

_FOUR_PLACES = Decimal("0.0001")


def not_due(
    targets: Sequence[Fact],
    new: Report,
    renewals: Matching,
    answering: dict[str, set[str]],
    judge: Judge,
    reasons: Reasons,
) -> tuple[Pending, ...]:
    """What NEW says so far of each of ``targets``, which are for a later year or for several."""
    told = [fact for fact in new.facts if _tells_so_far(fact, new)]
    found = best_matches(targets, told, judge.language, answering, ANSWERED, any_size=True)
    return tuple(
        _so_far(target, found.get(target.id), renewals.get(target.id), new, judge, reasons) for target in targets
    )


def _tells_so_far(fact: Fact, new: Report) -> bool:
    """Whether a figure of NEW tells how things stand after the year that it reviews, or what several years came to."""
    return fact.kind is Kind.ACTUAL and new.year is not None and fact.year in (None, new.year - 1)


def _so_far(
    target: Fact, found: Match | None, renewal: Match | None, new: Report, judge: Judge, reasons: Reasons
) -> Pending:
    actual = found.fact if found else None
    renewed = renewal.fact if renewal else None
    judged = judge(target, actual) if actual and _adds_up(target) else None
    progress = _progress(target, judged) if judged else None
    late = target.year is not None and new.year is not None and target.year < new.year
    return Pending(
        target=target,
        actual=actual,
        renewed=renewed,
        change=revision(target, renewed) if renewed else None,
        margin=judged.margin if judged else None,
        progress=progress,
        why=reasons.pending(target, actual, judged, progress, late),
    )


def _adds_up(target: Fact) -> bool:
    """Whether a figure on the way compares with the aim: the growth of one year says little of that over several."""
    return target.measure is not Measure.GROWTH


def _progress(target: Fact, judged: Judgement) -> Decimal | None:
    """The share of the aim that is reached; ``None`` where less is better, and where things went the other way."""
    aim = aim_of(target)
    if judged.ceiling or aim <= 0 or aim + judged.margin < 0:
        return None
    return (1 + judged.margin / aim).quantize(_FOUR_PLACES, ROUND_DOWN)
