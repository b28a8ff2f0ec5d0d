"""The counts of a comparison: how many targets came to what, and what became of the sections."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass

from reportdiff.model import Diff, Facet


@dataclass(frozen=True, slots=True)
class SectionCounts:
    """How many pairs of sections were kept, renamed and so on."""

    kept: int = 0
    renamed: int = 0
    moved: int = 0
    split: int = 0
    merged: int = 0
    removed: int = 0
    added: int = 0


@dataclass(frozen=True, slots=True)
class HeadlineCounts:
    """How many headline targets were due, and what NEW says of them; of those met, how many only within tolerance."""

    targets: int = 0
    met: int = 0
    missed: int = 0
    unreported: int = 0
    within_tolerance: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of a ``Diff``: OLD's targets that were due, by status, NEW's new targets, those of OLD that
    were not due yet, the sections, and the headline targets by themselves.

    ``within_tolerance`` are among ``met``, ``claimed`` among those that no figure answers.
    """

    targets: int
    met: int
    missed: int
    carried_over: int
    mentioned: int
    dropped: int
    within_tolerance: int
    claimed: int
    new_targets: int
    pending: int
    sections: SectionCounts
    headline: HeadlineCounts

    def to_dict(self) -> dict[str, object]:
        """The ``summary`` of the JSON document, keys in the order of the fields."""
        return asdict(self)


def summarise(diff: Diff) -> Summary:
    """Count what ``diff`` holds."""
    statuses = Counter(outcome.status.value for outcome in diff.outcomes)
    facets = Counter(facet for outcome in diff.outcomes for facet in outcome.facets)
    return Summary(
        targets=len(diff.outcomes),
        met=statuses["met"],
        missed=statuses["missed"],
        carried_over=statuses["carried_over"],
        mentioned=statuses["mentioned"],
        dropped=statuses["dropped"],
        within_tolerance=facets[Facet.WITHIN_TOLERANCE],
        claimed=facets[Facet.CLAIMED],
        new_targets=len(diff.new_targets),
        pending=len(diff.pending),
        sections=SectionCounts(**Counter(pair.change.value for pair in diff.sections)),
        headline=_headline(diff),
    )


def _headline(diff: Diff) -> HeadlineCounts:
    rows = [outcome for outcome in diff.outcomes if outcome.headline]
    within = sum(Facet.WITHIN_TOLERANCE in outcome.facets for outcome in rows)
    return HeadlineCounts(len(rows), **Counter(row.outcome.value for row in rows), within_tolerance=within)
