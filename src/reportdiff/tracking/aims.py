"""The targets of a succession of reports, each with the year that it is for; and which of them are one series."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportdiff.following import Plan, headline_ids
from reportdiff.identity import target_id
from reportdiff.lang import Language, Remark
from reportdiff.model import Diff, Fact, Kind, Measure, Outcome
from reportdiff.tracking.successions import Succession


@dataclass(frozen=True, slots=True)
class Aim:
    """A target: the place of its report in the succession, the year it is for, and what the next report says of it.

    ``due`` says that its report's plan sets it for the plan's own year, ``headline`` that it does so among what it aims at
    first; ``spread`` that several years together are to reach it (their average growth, what they add), so that no one
    year's result answers it.
    """

    report: int
    fact: Fact
    year: int
    due: bool
    headline: bool
    outcome: Outcome | None
    spread: bool = False

    @property
    def id(self) -> str:
        """What it is known by from year to year."""
        return target_id(self.fact)

    @property
    def key(self) -> tuple[str, bool]:
        """What aims of one series share."""
        return self.id, self.spread


def aims(succession: Succession, diffs: Sequence[Diff | None], tongue: Language) -> list[Aim]:
    """Every target that has a name and a year, report by report; ``diffs`` are the comparisons with the next report."""
    found: list[Aim] = []
    for at, (report, year, diff) in enumerate(zip(succession.reports, succession.years, diffs, strict=True)):
        outcomes = {one.target.id: one for one in diff.outcomes} if diff else {}
        plan = Plan.of(report)
        due_now = frozenset(fact.id for fact in report.facts if fact.kind is Kind.TARGET and plan.is_due(fact))
        headline = headline_ids(report, due_now, tongue)
        for fact in report.facts:
            if fact.kind is not Kind.TARGET or not (fact.concept or fact.indicator):
                continue
            outcome = outcomes.get(fact.id)
            due = plan.is_due(fact)
            meant = year if due else _year(fact)
            if meant is not None:
                spread = not due and _is_spread(fact, tongue)
                found.append(Aim(at, fact, meant, due, fact.id in headline, outcome, spread))
    return found


def _is_spread(fact: Fact, tongue: Language) -> bool:
    """Whether a target for a far year is one for the years until then together."""
    adds = fact.measure in (Measure.GROWTH, Measure.CHANGE) or (fact.measure is Measure.LEVEL and tongue.named(fact.indicator).is_flow)
    return adds or Remark.YEARLY in tongue.remarks(fact)


def _year(fact: Fact) -> int | None:
    """The year that a target is for which its plan does not set for its own: that in which its period ends."""
    return int(fact.period.end[:4]) if fact.year is None and fact.period else fact.year


def grouped(found: Iterable[Aim], diffs: Iterable[Diff | None]) -> list[list[Aim]]:
    """The aims in series: those of one ``target_id``, and those of another that a plan sets again in its place.

    A renewal under another name joins two series only where no plan sets both for one year, for then they are two things.
    """
    series: dict[tuple[str, bool], list[Aim]] = {}
    for aim in found:
        series.setdefault(aim.key, []).append(aim)
    root = {key: key for key in series}
    years = {key: {(aim.report, aim.year) for aim in group} for key, group in series.items()}
    for old, new in _renewals(diffs):
        one, other = _root(root, (old, False)), _root(root, (new, False))
        if one is None or other is None or one == other or _kind(old) != _kind(new) or years[one] & years[other]:
            continue
        root[other] = one
        years[one] |= years.pop(other)
    joined: dict[tuple[str, bool], list[Aim]] = {}
    for key, group in series.items():
        joined.setdefault(_root(root, key) or key, []).extend(group)
    return list(joined.values())


def _renewals(diffs: Iterable[Diff | None]) -> list[tuple[str, str]]:
    """The pairs of names under which one target is set two years running, the surest first."""
    pairs = [
        (-one.confidence, target_id(one.target), target_id(one.renewed))
        for diff in diffs
        if diff
        for one in diff.outcomes
        if one.renewed
    ]
    return [(old, new) for _, old, new in sorted(pairs) if old != new]


def _root(root: dict[tuple[str, bool], tuple[str, bool]], key: tuple[str, bool]) -> tuple[str, bool] | None:
    at = root.get(key)
    while at is not None and root[at] != at:
        at = root[at]
    return at


def _kind(name: str) -> list[str]:
    """Scope, measure and unit of a ``target_id``: what names that are joined have in common."""
    return name.split("|")[1:]
