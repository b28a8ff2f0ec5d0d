"""What figures of a report, and of earlier ones, are said to be to each other: relations over facts, with the cue that says
that each is meant, and how its operands were recognised.

rules of the language ──▶ cues ─┐
facts, identity ────────────────┴─▶ relations ──kinds──▶ verdicts
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportdiff.lang import Language
from reportdiff.model import Report
from reportdiff.relations.accounts import read_accounts
from reportdiff.relations.across import read_across
from reportdiff.relations.aims import read_aims
from reportdiff.relations.apiece import read_apiece
from reportdiff.relations.averages import read_averages, read_days, read_each
from reportdiff.relations.budgets import read_budgets
from reportdiff.relations.called_moves import read_called
from reportdiff.relations.comparisons import read_comparisons
from reportdiff.relations.courses import read_courses
from reportdiff.relations.coverage import Judged, coverage
from reportdiff.relations.differences import read_differences
from reportdiff.relations.identity import Identity, Told, identity, same_thing
from reportdiff.relations.interval import Interval, Rounding, stands_for
from reportdiff.relations.joined_names import read_joined
from reportdiff.relations.kinds import ALONE, EQUALITIES, KINDS, Verdict, verdict
from reportdiff.relations.labelled import read_labelled
from reportdiff.relations.like_words import read_like_words
from reportdiff.relations.limits import read_limits
from reportdiff.relations.lists import read_lists
from reportdiff.relations.magnitudes import read_magnitudes
from reportdiff.relations.movements import read_movements
from reportdiff.relations.moves import read_moves
from reportdiff.relations.named_parts import read_named_parts
from reportdiff.relations.named_shares import read_named_shares
from reportdiff.relations.numbering import read_numbering
from reportdiff.relations.partitions import read_partitions
from reportdiff.relations.per_unit import read_each_of_the, read_per_unit, read_times
from reportdiff.relations.proportions import read_proportions
from reportdiff.relations.ranks import read_ranks
from reportdiff.relations.recurring import read_recurring
from reportdiff.relations.relation import BESIDE, FACTORS, OF_YEARS, PERHAPS, REVISED, Known, Operand, Place, Relation
from reportdiff.relations.remainders import read_remainders
from reportdiff.relations.retold import FAR_TARGET, read_retold
from reportdiff.relations.sessions import read_sessions
from reportdiff.relations.shares import read_shares
from reportdiff.relations.sheet import Sheet
from reportdiff.relations.siblings import read_siblings
from reportdiff.relations.spans_counted import read_months
from reportdiff.relations.steps import read_steps
from reportdiff.relations.sums import read_sums
from reportdiff.relations.targets import Targets, read_targets
from reportdiff.relations.told_before import read_told_before
from reportdiff.relations.told_twice import read_growth_targets, read_scales, read_told_twice
from reportdiff.relations.totals import read_totals
from reportdiff.relations.wanted import read_wanted
from reportdiff.relations.wholes import read_wholes
from reportdiff.relations.years import read_years

__all__ = [
    "ALONE", "EQUALITIES", "FACTORS", "FAR_TARGET", "KINDS", "PERHAPS", "Identity", "Interval", "Judged", "Known", "Operand", "Place", "Relation", "Rounding", "Sheet",
    "Targets", "Told", "Verdict", "coverage", "identity", "judged", "laid_out", "relations", "same_thing", "stands_for", "verdict",
]  # fmt: skip


# What reads relations of a report by itself, and of its figures with what is told of the same things, there and earlier.
_BY_ITSELF = (
    read_numbering, read_years, read_limits, read_lists, read_courses, read_wholes, read_sums, read_shares, read_named_parts, read_magnitudes,
    read_told_twice, read_growth_targets, read_moves, read_accounts, read_recurring,
)  # fmt: skip
_BESIDES = (  # what is told in no order that the others know
    read_steps, read_partitions, read_siblings, read_named_shares, read_proportions, read_remainders, read_averages, read_days, read_each,
    read_differences, read_per_unit, read_times, read_each_of_the, read_labelled, read_joined, read_budgets, read_apiece, read_wanted,
    read_called, read_months,
)  # fmt: skip
_WITH_OTHERS = (read_movements, read_comparisons, read_scales, read_totals, read_across, read_aims, read_sessions, read_retold, read_ranks, read_like_words, read_told_before)


def laid_out(report: Report, language: Language, rounding: Rounding = Rounding.NEAREST, *, earlier: bool = False) -> Sheet:
    """A report laid out, so that relations can be read in it, or an ``earlier`` one, to which they may go back."""
    return Sheet(report, language, rounding, earlier)


def relations(sheet: Sheet, earlier: Sequence[Sheet] = (), targets: Targets | None = None) -> tuple[Relation, ...]:
    """All relations of a report, by itself and with the earlier ones (the latest first), in the order of the text.

    ``targets`` are those that the latest earlier report set, by the facts that answer them.
    """
    told = Told.of((sheet, *earlier))
    found = [one for read in _BY_ITSELF for one in read(sheet)]
    found += [one for read in _WITH_OTHERS for one in read(sheet, told)]
    found += read_targets(sheet, targets or Targets(), told.latest)
    found += [one for read in _BESIDES for one in read(sheet)]
    found = [_of_years(one, told.sheets) for one in _once(found)]
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.kind, one.cue)))


def _once(found: Sequence[Relation]) -> Iterator[Relation]:
    """Of relations of one kind between the same figures only the one that is known most surely."""
    order, met = list(Known), set()
    for one in sorted(found, key=lambda it: order.index(it.known)):
        own = one.kind, one.allows_revision, tuple(sorted(it.place for _, it in one.operands))
        if own not in met or any(it.end == it.start for _, it in one.operands):
            met.add(own)
            yield one


def _of_years(one: Relation, sheets: Sequence[Sheet]) -> Relation:
    """The same; of another class where figures that are known by their names stand where several years are told."""
    if one.known in BESIDE:
        return one
    of_years = {id(sheet.report): sheet.of_years for sheet in sheets}
    if not any(it.fact is not None and it.start in of_years.get(id(it.report), ()) for _, it in one.operands):
        return one
    cue = one.cue.removesuffix(REVISED)
    return replace(one, cue=f"{cue}{OF_YEARS}{REVISED if one.allows_revision else ''}")


def judged(sheet: Sheet, earlier: Sequence[Sheet] = (), targets: Targets | None = None) -> tuple[Judged, ...]:
    """All relations, each with whether it holds."""
    return tuple(Judged(one, verdict(one)) for one in relations(sheet, earlier, targets))
