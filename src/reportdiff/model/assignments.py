"""Who is to see to which stretch of a plan, where it says so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.model.documents import Span


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who is to see to a stretch of a plan, and by when, where the plan says so apart from what is to be done: in brackets
    behind it or in lines below. ``said`` is where, empty where the sentence says it itself; ``covers`` of what."""

    said: Span
    covers: Span
    lead: str | None
    departments: tuple[str, ...]
    deadline: str | None


_WITHIN = 2  # of one stretch a sentence may say so itself


def assigned_at(place: int, assignments: Sequence[Assignment]) -> Assignment | None:
    """What is said of the stretch that a place stands in, the narrowest; ``assignments`` are in the order of the text."""
    at = bisect_right(assignments, place, key=lambda one: one.covers.start)
    near = reversed(assignments[max(0, at - _WITHIN) : at])
    return next((one for one in near if place < one.covers.end), None)
