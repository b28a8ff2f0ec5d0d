"""The counts of a comparison: how many targets came to what, and what became of the sections."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass

from reportdiff.model import Diff


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
class Summary:
    """The counts of a ``Diff``: OLD's targets that were due, by status, NEW's new targets, those of OLD that
    were not due yet, and the sections."""

    targets: int
    met: int
    missed: int
    carried_over: int
    dropped: int
    new_targets: int
    pending: int
    sections: SectionCounts

    def to_dict(self) -> dict[str, object]:
        """The ``summary`` of the JSON document, keys in the order of the fields."""
        return asdict(self)


def summarise(diff: Diff) -> Summary:
    """Count what ``diff`` holds."""
    statuses = Counter(outcome.status.value for outcome in diff.outcomes)
    return Summary(
        targets=len(diff.outcomes),
        met=statuses["met"],
        missed=statuses["missed"],
        carried_over=statuses["carried_over"],
        dropped=statuses["dropped"],
        new_targets=len(diff.new_targets),
        pending=len(diff.pending),
        sections=SectionCounts(**Counter(pair.change.value for pair in diff.sections)),
    )
