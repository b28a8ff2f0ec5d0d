"""The two pictures of a page: how far results lie from their targets, and how the sections of the plan moved.

Both are drawn as rows of text with small vector drawings between them, so that they can be read aloud, printed, and
read on a narrow screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportdiff.model import Diff, Move, Pair, Part, Report, Section
from reportdiff.rendering.figures import heading
from reportdiff.rendering.page.rows import Row
from reportdiff.rendering.wording import Words

_BARS = 20  # as many as a first screen holds
_EDGE = Decimal(50)  # per cent of the target at which a bar ends; what lies beyond is told by its number
_PLACES = Decimal("0.01")
_ENDS = 26  # at most so many sections on a side
_ROW = 21  # height of a section's row


@dataclass(frozen=True, slots=True)
class Bar:
    """A result beside its target: ``length`` 0 to 100 of half the width, ``cut`` where it would go on."""

    row: Row
    beyond: bool
    length: Decimal
    cut: bool
    share: str


@dataclass(frozen=True, slots=True)
class End:
    """A section on one side of the picture: ``deep`` below a chapter, ``lone`` without an answer on the other side."""

    title: str
    deep: bool
    lone: bool
    link: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A line from a section of OLD to the section of NEW that answers it."""

    path: str
    change: str
    label: str


@dataclass(frozen=True, slots=True)
class Moves:
    """The picture of how sections moved."""

    old: tuple[End, ...]
    new: tuple[End, ...]
    curves: tuple[Curve, ...]
    height: int


def bars(rows: Sequence[Row]) -> list[Bar]:
    """The results that lie farthest from their targets, from the farthest beyond to the farthest short."""
    measured = [(row, row.beyond) for row in rows if row.beyond is not None]
    farthest = sorted(measured, key=lambda pair: -abs(pair[1]))[:_BARS]
    ordered = sorted(farthest, key=lambda pair: -pair[1])
    return [
        Bar(row, beyond >= 0, (min(abs(beyond), _EDGE) * 100 / _EDGE).quantize(_PLACES), abs(beyond) > _EDGE, f"{beyond:+.1f}%")
        for row, beyond in ordered
    ]


def moves(found: Diff, words: Words) -> Moves:
    """The sections of both plans, as deep as a picture can show them, and which answers which."""
    old, new = _shown(found.old), _shown(found.new)
    below_old, below_new = _lifted(found.old, old), _lifted(found.new, new)
    places_old = {section.id: at for at, (_, section) in enumerate(old)}
    places_new = {section.id: at for at, (_, section) in enumerate(new)}
    drawn: dict[tuple[str, str], Pair] = {}
    for pair in sorted(found.sections, key=lambda pair: (pair.change is Move.SPLIT, -pair.similarity)):
        if pair.old and pair.new:
            ends = below_old.get(pair.old.id), below_new.get(pair.new.id)
            if ends[0] and ends[1]:
                drawn.setdefault((ends[0], ends[1]), pair)
    curves = tuple(
        Curve(
            _path(places_old[one], places_new[two]),
            pair.change.value,
            f"{heading(pair.old, words)} → {heading(pair.new, words)}: {words.move[pair.change]}",
        )
        for (one, two), pair in sorted(drawn.items(), key=lambda item: places_old[item[0][0]])
    )
    joined_old, joined_new = {one for one, _ in drawn}, {two for _, two in drawn}
    return Moves(
        _ends(old, joined_old, "ot", words),
        _ends(new, joined_new, "nt", words),
        curves,
        max(len(old), len(new), 1) * _ROW,
    )


def _shown(report: Report) -> list[tuple[int, Section]]:
    """The plan's sections with their depth, down to the depth at which there are not too many."""
    plan = [section for section in report.sections if section.part is Part.PLAN]
    ids = {section.id: section for section in plan}
    depths: dict[str, int] = {}
    for section in plan:
        depths[section.id] = depths[section.parent] + 1 if section.parent in ids and section.parent in depths else 0
    for deepest in (2, 1, 0):
        kept = [(depths[section.id], section) for section in plan if depths[section.id] <= deepest]
        if len(kept) <= _ENDS:
            return kept
    return kept[:_ENDS]


def _lifted(report: Report, shown: list[tuple[int, Section]]) -> dict[str, str]:
    """For every section the shown one that it is or stands in."""
    visible = {section.id for _, section in shown}
    parents = {section.id: section.parent for section in report.sections}
    lifted: dict[str, str] = {}
    for section in report.sections:
        at: str | None = section.id
        while at is not None and at not in visible:
            at = parents.get(at)
        if at is not None:
            lifted[section.id] = at
    return lifted


def _path(one: int, two: int) -> str:
    left, right = one * _ROW + _ROW // 2, two * _ROW + _ROW // 2
    return f"M0 {left}C50 {left} 50 {right} 100 {right}"


def _ends(shown: list[tuple[int, Section]], joined: set[str], side: str, words: Words) -> tuple[End, ...]:
    return tuple(
        End(heading(section, words), depth > 0, section.id not in joined, f"{side}-{section.id}")
        for depth, section in shown
    )
