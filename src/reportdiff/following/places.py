"""A comparison of what two reports say, told in the places of their files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportdiff.model import Commitment, CommitmentOutcome, Diff, Fact, Outcome, Pair, Pending, Report, Section, Words


@dataclass(frozen=True, slots=True)
class _File:
    """A report as its file has it, and the way there from its words."""

    facts: dict[str, Fact]
    sections: dict[str, Section]
    commitments: dict[str, Commitment]
    words: Words

    @classmethod
    def of(cls, report: Report, words: Words) -> _File:
        """The facts, sections and commitments of a report, by their ids."""
        return cls(
            {one.id: one for one in report.facts},
            {one.id: one for one in report.sections},
            {one.id: one for one in report.commitments},
            words,
        )

    def fact(self, one: Fact | None) -> Fact | None:
        """The fact of the file that is meant by one of its words."""
        return None if one is None else self.facts[one.id]

    def section(self, one: Section | None) -> Section | None:
        """The section of the file, likewise."""
        return None if one is None else self.sections[one.id]


def in_files(found: Diff, old: Report, new: Report, evidence: Sequence[Report], words: Sequence[Words]) -> Diff:
    """What was found in the words of ``old``, ``new`` and ``evidence`` with offsets in their files.

    ``words`` are those of ``old``, of ``new`` and of each document of ``evidence``, in this order.
    """
    first, second, *others = (_File.of(*pair) for pair in zip((old, new, *evidence), words, strict=True))
    proving = {document.source: one for document, one in zip(evidence, others, strict=True)}

    def outcome(row: Outcome) -> Outcome:
        proof = proving.get(row.document, second) if row.document is not None else second
        return replace(
            row,
            target=first.facts[row.target.id],
            actual=proof.fact(row.actual),
            renewed=second.fact(row.renewed),
            mentions=tuple(map(second.words.outward, row.mentions)),
        )

    def pending(row: Pending) -> Pending:
        return replace(
            row,
            target=first.facts[row.target.id],
            actual=second.fact(row.actual),
            renewed=second.fact(row.renewed),
        )

    def commitment(row: CommitmentOutcome) -> CommitmentOutcome:
        spoken = tuple(map(second.words.outward, row.evidence))
        return replace(row, commitment=first.commitments[row.commitment.id], evidence=spoken)

    def pair(row: Pair) -> Pair:
        return replace(row, old=first.section(row.old), new=second.section(row.new))

    return replace(
        found,
        old=old,
        new=new,
        outcomes=tuple(map(outcome, found.outcomes)),
        new_targets=tuple(second.facts[one.id] for one in found.new_targets),
        commitments=tuple(map(commitment, found.commitments)),
        sections=tuple(map(pair, found.sections)),
        pending=tuple(map(pending, found.pending)),
        evidence=tuple(evidence),
    )
