"""Pairs sections: review with review, plan with plan, the best assignment over all pairs rather than greedy picks."""

from __future__ import annotations

import numpy as np
from rapidfuzz import fuzz

from reportdiff.alignment.assignment import assign
from reportdiff.alignment.similarity import Matrix, Texts, similarity
from reportdiff.model import Move, Pair, Part, Report, Section

_PAIRED = 0.30  # two sections less alike than this do not answer each other one to one
_ABSORBED = 0.30  # a section left over whose matter stands in another was merged into it
_SAME_TITLE = 85.0
_SAME_LEVEL = 0.04
_SAME_PARENT = 0.08
_REGRET = 0.05  # a section that another answers this much better was merged into that one, not renamed to its partner


def align(old: Report, new: Report) -> tuple[Pair, ...]:
    """The pairs of sections in the order of OLD, then the sections that only NEW has, in its order."""
    pairs: list[Pair] = []
    for part in Part:
        pairs += _align_part(_texts(old, part), _texts(new, part))
    kept = sorted((pair for pair in pairs if pair.old), key=lambda pair: pair.old.start if pair.old else 0)
    added = sorted((pair for pair in pairs if not pair.old), key=lambda pair: pair.new.start if pair.new else 0)
    return tuple(kept + added)


def _texts(report: Report, part: Part) -> Texts:
    sections = tuple(section for section in report.sections if section.part is part)
    return Texts(sections, tuple(report.text[section.start : section.end] for section in sections))


def _align_part(old: Texts, new: Texts) -> list[Pair]:
    if not old.sections or not new.sections:
        return [Pair(section, None, Move.REMOVED, 0.0) for section in old.sections] + [
            Pair(None, section, Move.ADDED, 0.0) for section in new.sections
        ]
    alike = similarity(old, new)
    alike = _with_place(alike, old.sections, new.sections)
    chosen = {i: j for i, j in assign(alike, _PAIRED).items() if alike[i].max() - alike[i, j] <= _REGRET}
    return _one_to_one(chosen, alike, old, new) + _left_over(chosen, alike, old, new)


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


def _left_over(chosen: dict[int, int], alike: Matrix, old: Texts, new: Texts) -> list[Pair]:
    """Sections that no other answers alone: merged into or split off from one that is paired already, removed or added."""
    taken = set(chosen.values())
    pairs = []
    for i, section in enumerate(old.sections):
        if i not in chosen:
            j = int(alike[i].argmax())
            if alike[i, j] >= _ABSORBED:
                pairs.append(Pair(section, new.sections[j], Move.MERGED, _rounded(alike[i, j])))
            else:
                pairs.append(Pair(section, None, Move.REMOVED, _rounded(alike[i, j])))
    for j, section in enumerate(new.sections):
        if j not in taken:
            i = int(alike[:, j].argmax())
            if alike[i, j] >= _PAIRED and i in chosen:
                pairs.append(Pair(old.sections[i], section, Move.SPLIT, _rounded(alike[i, j])))
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
