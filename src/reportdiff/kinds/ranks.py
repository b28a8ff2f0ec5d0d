"""How high headings stand: as their numbers say; those without one by the format's marks and by what they stand over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from reportdiff.kinds.headings import CHAPTER_RANK, LEAD_RANK, LINE_RANK, Heading

_HIGHEST = 5  # a heading that opens a part stands over all numbers
_ABOVE = 5  # a heading over a numbering that begins again stands so much higher


def ranked(headings: Sequence[Heading], parts: frozenset[int]) -> list[Heading]:
    """The headings, each as high as it stands; ``parts`` are the places of those that by their words open a part."""
    styled = [_by_style(heading, styles) for styles in (_ranks_of_styles(headings),) for heading in headings]
    return _over_what_begins_again(styled, parts)


def _by_style(heading: Heading, ranks: dict[int, int]) -> Heading:
    """A heading without a number as high as the format's mark says."""
    if heading.number is not None or not heading.mark:
        return heading
    return replace(heading, rank=ranks.get(heading.mark, heading.rank))


def _ranks_of_styles(headings: Sequence[Heading]) -> dict[int, int]:
    """How high each level of the format's marks stands: as high as the numbered headings of it, else by its level alone.

    A level whose headings run into their paragraphs, or have numbers of several forms, is no level but mere emphasis.
    """
    numbered: dict[int, set[int]] = defaultdict(set)
    levels: set[int] = set()
    emphasis: set[int] = set()
    for heading in headings:
        if not heading.mark:
            continue
        levels.add(heading.mark)
        if heading.number is not None:
            numbered[heading.mark].add(heading.rank)
        elif not heading.whole:
            emphasis.add(heading.mark)
    emphasis |= {level for level, ranks in numbered.items() if len(ranks) > 1}
    by_level = {level: min(level * CHAPTER_RANK, LINE_RANK) for level in levels}
    return {level: min(numbered[level], default=by_level[level]) for level in levels - emphasis}


def _over_what_begins_again(headings: list[Heading], parts: frozenset[int]) -> list[Heading]:
    """Puts a short line over the numbered headings after it where their numbering begins again at it.

    Beneath 2024年工作回顾 and beneath 2025年工作安排 stands 一、二、三 each time: the lines without a number are the chapters.
    A line that opens a part stands over all numbers, unless a numbered chapter goes on after it.
    """
    made = list(headings)
    for i, heading in enumerate(headings):
        if heading.number is not None or heading.rank < CHAPTER_RANK or not heading.whole or heading.rank >= LEAD_RANK:
            continue
        first = _first_numbered(headings, i + 1)
        if heading.start in parts and not _within_chapter(made, i):
            made[i] = replace(heading, rank=_HIGHEST)
        elif first and first.value == 1 and first.rank <= heading.rank and _begins_again(headings, i, first):
            made[i] = replace(heading, rank=first.rank - _ABOVE)
    return made


def _first_numbered(headings: Sequence[Heading], begin: int) -> Heading | None:
    """The numbered heading that comes next, if no other line of its own stands before it."""
    for heading in headings[begin:]:
        if heading.number is not None:
            return heading
        if heading.rank < LEAD_RANK and heading.whole:
            return None
    return None


def _begins_again(headings: Sequence[Heading], at: int, first: Heading) -> bool:
    """Whether headings of that form stood before this place, with no higher number in between that explains a new start."""
    for heading in reversed(headings[:at]):
        if heading.number is None:
            continue
        if heading.form == first.form:
            return True
        if heading.rank < first.rank:
            return False
    return False


def _within_chapter(headings: Sequence[Heading], at: int) -> bool:
    """Whether numbered chapters go on from one before this place to one after it: the place is within the first."""
    before = next((one for one in reversed(headings[:at]) if one.number is not None and one.rank <= CHAPTER_RANK), None)
    if before is None:
        return False
    after = next((one for one in headings[at + 1 :] if one.form == before.form), None)
    if after is None:
        return not any(one.number is None and one.rank < CHAPTER_RANK for one in headings[:at])
    return after.value is not None and before.value is not None and after.value == before.value + 1
