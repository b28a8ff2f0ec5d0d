"""A comparison of what two reports say, told in the places of their files, and the reverse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reportdiff.model import (
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
    altered,
    deferred,
)


@dataclass(frozen=True, slots=True)
class _Text:
    """A report as its file has it, or as its words have it, and the way there from the other."""

    facts: dict[str, Fact]
    sections: dict[str, Section]
    move: Callable[[Span], Span]

    @classmethod
    def of(cls, report: Report, move: Callable[[Span], Span]) -> _Text:
        """The facts and sections of a report, by their ids."""
        return cls(
            {one.id: one for one in report.facts},
            {one.id: one for one in report.sections},
            move,
        )

    def fact(self, one: Fact | None) -> Fact | None:
        """The fact here that is meant by one there."""
        return None if one is None else self.facts[one.id]

    def section(self, one: Section | None) -> Section | None:
        """The section here, likewise."""
        return None if one is None else self.sections[one.id]


def in_files(found: Diff, old: Report, new: Report, evidence: Sequence[Report], words: Sequence[Words]) -> Diff:
    """What was found in the words of ``old``, ``new`` and ``evidence`` with offsets in their files.

    ``words`` are those of ``old``, of ``new`` and of each document of ``evidence``, in this order.
    """
    return _told(found, (old, new, *evidence), [one.outward for one in words])


def in_words(found: Diff, old: Report, new: Report, words: Sequence[Words]) -> Diff:
    """What was found in the files of ``old`` and ``new``, without further evidence, with offsets in their words.

    The reports are given as their words have them; ``words`` are those of ``old`` and of ``new``.
    """
    return _told(found, (old, new), [one.inward for one in words])


def _told(found: Diff, reports: Sequence[Report], moves: Sequence[Callable[[Span], Span]]) -> Diff:
    old, new, *evidence = reports
    first, second, *others = (_Text.of(*pair) for pair in zip(reports, moves, strict=True))
    proving = {document.source: one for document, one in zip(evidence, others, strict=True)}

    def outcome(row: Outcome) -> Outcome:
        proof = proving.get(row.document, second) if row.document is not None else second
        return altered(
            row,
            target=altered(first.facts[row.target.id], indicator=row.target.indicator, concept=row.target.concept),
            actual=proof.fact(row.actual),
            renewed=second.fact(row.renewed),
            mentions=tuple(map(second.move, row.mentions)),
        )

    def pending(row: Pending) -> Pending:
        return altered(
            row,
            target=first.facts[row.target.id],
            actual=second.fact(row.actual),
            renewed=second.fact(row.renewed),
        )

    def commitments() -> tuple[CommitmentOutcome, ...]:
        own = {one.id: one for one in old.commitments}
        return tuple(
            altered(row, commitment=own[row.commitment.id], evidence=tuple(map(second.move, row.evidence)))
            for row in found.commitments
        )

    def pair(row: Pair) -> Pair:
        return altered(row, old=first.section(row.old), new=second.section(row.new))

    return replace(
        found,
        old=old,
        new=new,
        outcomes=tuple(map(outcome, found.outcomes)),
        new_targets=tuple(second.facts[one.id] for one in found.new_targets),
        commitments=deferred(commitments),
        sections=deferred(lambda: tuple(map(pair, found.sections))),
        pending=tuple(map(pending, found.pending)),
        evidence=tuple(evidence),
    )
