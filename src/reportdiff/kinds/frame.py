"""What is known of a report before its sentences are read: what kind it is, its head, its sections and its parts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.model import Part, Section


@dataclass(frozen=True, slots=True)
class Head:
    """What a report says of itself; ``None`` where it does not.

    ``year`` is the year whose plan it sets. ``told`` is the year whose results a report without such a plan gives, 2024 for
    a bulletin of 2024; its ``year`` is then the one after, or ``None``. ``body`` is the extent of its text proper.
    """

    title: str | None
    issuer: str | None
    date: str | None
    year: int | None
    body: tuple[int, int]
    told: int | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """Where the text turns to a part. ``until`` is the last year of the plan, where it is one of several years; ``year`` is
    the year that this part is about, where that is not the usual one: the same year in a report on its first half."""

    start: int
    part: Part
    until: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of a report in order, and where its text turns to review, plan or something else."""

    sections: tuple[Section, ...]
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A report before its sentences are read."""

    kind: str
    head: Head
    outline: Outline


def turn_at(turns: Sequence[Turn], position: int) -> Turn | None:
    """The last turn before a place in the text, which the place belongs to."""
    index = bisect_right(turns, position, key=lambda turn: turn.start) - 1
    return turns[index] if index >= 0 else None


def part_at(turns: Sequence[Turn], position: int) -> Part:
    """Review, plan or other: the part that a place in the text belongs to."""
    turn = turn_at(turns, position)
    return turn.part if turn else Part.OTHER
