"""What a plan says apart from its tasks of who is to see to them: no words of theirs, and told of the figures that it covers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportdiff.model import Assignment, Commitment, Document, Fact, Kind, assigned_at, without


def apart(document: Document, assignments: Sequence[Assignment]) -> Document:
    """The document without where it says who: in a sentence nothing stands there, lines of their own stay lines."""
    lines = [one.said for one in assignments if _is_line(document.text, one)]
    amid = [one.said for one in assignments if not _is_line(document.text, one)]
    return without(without(document, lines), amid, "")


def _is_line(text: str, one: Assignment) -> bool:
    return not text[text.rfind("\n", 0, one.said.start) + 1 : one.said.start].strip()


def targets_assigned(facts: Iterable[Fact], assignments: Sequence[Assignment]) -> tuple[Fact, ...]:
    """The facts; a target that says neither itself has owner and deadline of what it stands in."""
    return tuple(
        replace(fact, owner=fact.owner or one.lead, deadline=fact.deadline or one.deadline)
        if fact.kind is Kind.TARGET and (one := assigned_at(fact.start, assignments))
        else fact
        for fact in facts
    )


def commitments_assigned(commitments: Iterable[Commitment], assignments: Sequence[Assignment]) -> tuple[Commitment, ...]:
    """The same for work promised without a number."""
    return tuple(
        replace(one, owner=one.owner or found.lead, deadline=one.deadline or found.deadline)
        if (found := assigned_at(one.start, assignments))
        else one
        for one in commitments
    )
