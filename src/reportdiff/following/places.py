"""A comparison of what two reports say, told in the places of their files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportdiff.model import CommitmentOutcome, Diff, Outcome, Pair, Pending, Report, Words


def in_files(found: Diff, old: Report, new: Report, evidence: Sequence[Report], words: Sequence[Words]) -> Diff:
    """What was found in the words of ``old``, ``new`` and ``evidence`` with offsets in their files.

    ``words`` are those of ``old``, of ``new`` and of each document of ``evidence``, in this order.
    """
    of_old, of_new, *others = words
    proving = {document.source: one for document, one in zip(evidence, others, strict=True)}

    def outcome(row: Outcome) -> Outcome:
        of_actual = proving.get(row.document, of_new) if row.document is not None else of_new
        return replace(
            row,
            target=of_old.outward(row.target),
            actual=of_actual.outward(row.actual) if row.actual else None,
            renewed=of_new.outward(row.renewed) if row.renewed else None,
            mentions=tuple(map(of_new.outward, row.mentions)),
        )

    def pending(row: Pending) -> Pending:
        return replace(
            row,
            target=of_old.outward(row.target),
            actual=of_new.outward(row.actual) if row.actual else None,
            renewed=of_new.outward(row.renewed) if row.renewed else None,
        )

    def commitment(row: CommitmentOutcome) -> CommitmentOutcome:
        evidence_spans = tuple(map(of_new.outward, row.evidence))
        return replace(row, commitment=of_old.outward(row.commitment), evidence=evidence_spans)

    def pair(row: Pair) -> Pair:
        ends = (of_old.outward(row.old) if row.old else None, of_new.outward(row.new) if row.new else None)
        return replace(row, old=ends[0], new=ends[1])

    return replace(
        found,
        old=old,
        new=new,
        outcomes=tuple(map(outcome, found.outcomes)),
        new_targets=tuple(map(of_new.outward, found.new_targets)),
        commitments=tuple(map(commitment, found.commitments)),
        sections=tuple(map(pair, found.sections)),
        pending=tuple(map(pending, found.pending)),
        evidence=tuple(evidence),
    )
