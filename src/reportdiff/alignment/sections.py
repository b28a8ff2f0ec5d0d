"""Pairs sections: review with review, plan with plan, the best assignment over all pairs rather than greedy picks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz

from reportdiff.alignment.assignment import assign
from reportdiff.alignment.similarity import Matrix, Texts, similarity
from reportdiff.model import Kind, Move, Pair, Part, Report, Section

# How alike two sections must be by themselves, whatever chapters they stand in:
_ANSWERED = 0.20  # a section of OLD that nothing resembles so much was removed
_SPLIT_OFF = 0.33  # a section of NEW left over that resembles one so much was split off from it, else it was added
_SAME_TITLE = 85.0
_SAME_LEVEL = 0.04
_SAME_PARENT = 0.08
_PARENTS_OWN = 0.08  # the section that answers the parent may take up all that stands under it
_SAME_CHAPTER = 0.06  # chapters that answer each other
_SAME_HORIZON = 0.06  # both of the year's work, or both of a plan of several years
_REGRET = 0.01  # a section that another answers this much better was merged into that one, not renamed to its partner


def align(old: Report, new: Report) -> tuple[Pair, ...]:
    """The pairs of sections in the order of OLD, then the sections that only NEW has, in its order."""
    pairs: list[Pair] = []
    for part in Part:
        pairs += _align_part(_texts(old, part), _texts(new, part), _Chapters.of(old), _Chapters.of(new))
    kept = sorted((pair for pair in pairs if pair.old), key=lambda pair: pair.old.start if pair.old else 0)
    added = sorted((pair for pair in pairs if not pair.old), key=lambda pair: pair.new.start if pair.new else 0)
    return tuple(kept + added)


def _texts(report: Report, part: Part) -> Texts:
    sections = tuple(section for section in report.sections if section.part is part)
    return Texts(sections, tuple(report.text[section.start : section.end] for section in sections))


@dataclass(frozen=True, slots=True)
class _Chapters:
    """The chapter that holds each section, and whether it sets targets for its report's year or for later ones."""

    holding: dict[str, str]
    for_the_year: dict[str, bool]

    @classmethod
    def of(cls, report: Report) -> _Chapters:
        holding: dict[str, str] = {}
        for section in report.sections:
            holding[section.id] = holding[section.parent] if section.parent else section.id
        due: Counter[str] = Counter()
        later: Counter[str] = Counter()
        for fact in report.facts:
            if fact.kind is Kind.TARGET and fact.section in holding:
                (due if fact.year == report.year else later)[holding[fact.section]] += 1
        return cls(holding, {chapter: due[chapter] >= later[chapter] for chapter in due.keys() | later.keys()})


def _align_part(old: Texts, new: Texts, chapters: _Chapters, new_chapters: _Chapters) -> list[Pair]:
    if not old.sections or not new.sections:
        return [Pair(section, None, Move.REMOVED, 0.0) for section in old.sections] + [
            Pair(None, section, Move.ADDED, 0.0) for section in new.sections
        ]
    likeness = similarity(old, new)
    same = _in_same_chapter(likeness.exchanged, old.sections, new.sections, chapters, new_chapters)
    placed = _with_place(likeness.alike + same, old.sections, new.sections)
    placed[likeness.alike.max(axis=1) < _ANSWERED] = 0
    chosen = {i: j for i, j in assign(placed, _ANSWERED).items() if placed[i].max() - placed[i, j] <= _REGRET}
    return _one_to_one(chosen, placed, old, new) + _left_over(chosen, placed, likeness.alike, old, new)


def _in_same_chapter(
    exchanged: Matrix,
    old: tuple[Section, ...],
    new: tuple[Section, ...],
    chapters: _Chapters,
    new_chapters: _Chapters,
) -> Matrix:
    """What is added for sections of chapters that answer each other, or that look as far ahead.

    A chapter is answered by the one that it exchanges most sentences with: so a year's work is not mistaken for the
    five-year plan that the same report sets beside it.
    """
    held, new_held = [chapters.holding[one.id] for one in old], [new_chapters.holding[one.id] for one in new]
    ahead = np.array(
        [[chapters.for_the_year.get(a, a) == new_chapters.for_the_year.get(b, b) for b in new_held] for a in held]
    )
    weighed = exchanged + _SAME_HORIZON * ahead
    first = {one.id: j for j, one in enumerate(new) if one.id == new_held[j]}
    answers = {
        one.id: max(first, key=lambda other: weighed[i, first[other]])
        for i, one in enumerate(old)
        if one.id == held[i] and first
    }
    same = np.array([[answers.get(a) == b for b in new_held] for a in held])
    return np.asarray(_SAME_HORIZON * ahead + _SAME_CHAPTER * same, dtype=np.float64)


def _with_place(alike: Matrix, old: tuple[Section, ...], new: tuple[Section, ...]) -> Matrix:
    """Similarity raised a little for the same level, and for parents that are each other's best answer."""
    levels = np.equal.outer([s.level for s in old], [s.level for s in new])
    placed = alike + _SAME_LEVEL * levels
    row = {section.id: i for i, section in enumerate(old)}
    column = {section.id: j for j, section in enumerate(new)}
    best = placed.argmax(axis=1)
    for i, a in enumerate(old):
        if a.parent not in row:
            continue
        answer = new[int(best[row[a.parent]])].id
        for j, b in enumerate(new):
            if b.parent == answer and b.parent in column:
                placed[i, j] += _SAME_PARENT
            elif b.id == answer:
                placed[i, j] += _PARENTS_OWN
    return np.asarray(np.minimum(placed, 1.0), dtype=np.float64)


def _one_to_one(chosen: dict[int, int], alike: Matrix, old: Texts, new: Texts) -> list[Pair]:
    in_order = _longest_rising(list(chosen.values()))
    partner: dict[str | None, str] = {old.sections[i].id: new.sections[j].id for i, j in chosen.items()}
    here = {section.id for section in old.sections}  # the chapter may be of the other part, and then has no partner
    pairs = []
    for i, j in chosen.items():
        a, b = old.sections[i], new.sections[j]
        moved = j not in in_order or (a.parent in here and partner.get(a.parent) != b.parent)
        same = fuzz.ratio(a.title, b.title) >= _SAME_TITLE
        change = Move.MOVED if moved else Move.KEPT if same else Move.RENAMED
        pairs.append(Pair(a, b, change, _rounded(alike[i, j])))
    return pairs


def _left_over(chosen: dict[int, int], placed: Matrix, alike: Matrix, old: Texts, new: Texts) -> list[Pair]:
    """Sections that no other answers alone: merged into or split off from one that is paired already, removed or added."""
    taken = set(chosen.values())
    pairs = []
    for i, section in enumerate(old.sections):
        if i not in chosen:
            j = int(placed[i].argmax())
            if placed[i, j] > 0:
                pairs.append(Pair(section, new.sections[j], Move.MERGED, _rounded(placed[i, j])))
            else:
                pairs.append(Pair(section, None, Move.REMOVED, _rounded(alike[i].max())))
    for j, section in enumerate(new.sections):
        if j not in taken:
            i = int(placed[:, j].argmax())
            if alike[i, j] >= _SPLIT_OFF and i in chosen:
                pairs.append(Pair(old.sections[i], section, Move.SPLIT, _rounded(placed[i, j])))
            else:
                pairs.append(Pair(None, section, Move.ADDED, _rounded(alike[i, j])))
    return pairs


def _rounded(value: float) -> float:
    return round(float(value), 3)


def _longest_rising(values: list[int]) -> set[int]:
    """The longest run of values that keep their order; the others have moved."""
    tails: list[list[int]] = []
    for value in values:
        longest = max((run for run in tails if run[-1] < value), key=len, default=[])
        tails.append([*longest, value])
    longest_of_all: list[int] = max(tails, key=len, default=[])
    return set(longest_of_all)
