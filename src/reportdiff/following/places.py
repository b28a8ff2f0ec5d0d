"""A comparison of what two reports say, told in the places of their files, or in those of their words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reportdiff.model import (
    Commitment,
    CommitmentOutcome,
    Diff,
    Fact,
    Outcome,
    Pair,
    Pending,
    Report,
    Section,
    Span,
    Words,
    report_in_words,
)


@dataclass(frozen=True, slots=True)
class _Side:
    """A report in the places that are asked for, and the way there from those in which it was compared."""

    facts: dict[str, Fact]
    sections: dict[str, Section]
    commitments: dict[str, Commitment]
    move: Callable[[Span], Span]

    @classmethod
    def of(cls, report: Report, move: Callable[[Span], Span]) -> _Side:
        """The facts, sections and commitments of a report, by their ids."""
        return cls(
            {one.id: one for one in report.facts},
            {one.id: one for one in report.sections},
            {one.id: one for one in report.commitments},
            move,
        )

    def fact(self, one: Fact | None) -> Fact | None:
        """The fact there that is the same as this one."""
        return None if one is None else self.facts[one.id]

    def section(self, one: Section | None) -> Section | None:
        """The section there, likewise."""
        return None if one is None else self.sections[one.id]


def in_files(found: Diff, old: Report, new: Report, evidence: Sequence[Report], words: Sequence[Words]) -> Diff:
    """What was found in the words of ``old``, ``new`` and ``evidence`` with offsets in their files.

    ``words`` are those of ``old``, of ``new`` and of each document of ``evidence``, in this order.
    """
    files = (old, new, *evidence)
    return _placed(found, files, [_Side.of(one, way.outward) for one, way in zip(files, words, strict=True)])


def in_words(found: Diff, old: Report, new: Report) -> Diff:
    """The same comparison with offsets in the words of the reports, of which ``old`` and ``new`` are at hand."""
    told, words = zip(*map(report_in_words, (found.old, found.new, *found.evidence)), strict=True)
    if told == (found.old, found.new, *found.evidence):
        return replace(found, old=old, new=new)
    words_of = (old, new, *told[2:])
    return _placed(found, words_of, [_Side.of(one, way.inward) for one, way in zip(words_of, words, strict=True)])


def _placed(found: Diff, reports: Sequence[Report], sides: Sequence[_Side]) -> Diff:
    """A comparison with offsets in these reports: OLD, NEW and the further documents, in this order."""
    old, new, *evidence = reports
    first, second, *others = sides
    proving = {document.source: one for document, one in zip(evidence, others, strict=True)}

    def outcome(row: Outcome) -> Outcome:
        proof = proving.get(row.document, second) if row.document is not None else second
        return replace(
            row,
            target=first.facts[row.target.id],
            actual=proof.fact(row.actual),
            renewed=second.fact(row.renewed),
            mentions=tuple(map(second.move, row.mentions)),
        )

    def pending(row: Pending) -> Pending:
        return replace(
            row,
            target=first.facts[row.target.id],
            actual=second.fact(row.actual),
            renewed=second.fact(row.renewed),
        )

    def commitment(row: CommitmentOutcome) -> CommitmentOutcome:
        spoken = tuple(map(second.move, row.evidence))
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
