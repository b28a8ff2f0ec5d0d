"""Pairs sections: review with review, plan with plan, the best assignment over all pairs rather than greedy picks."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from rapidfuzz import fuzz

from reportdiff.alignment.assignment import assign
from reportdiff.alignment.grams import Numbers, grams_of
from reportdiff.alignment.shared import Values
from reportdiff.alignment.similarity import Likeness, Texts, similarity
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
_ALSO_THERE = 0.30  # the share of sentences that a section must exchange with a second one for its matters to be there, too
_NEARLY = 0.10  # how much less alike that may be than the first
_REGRET = 0.01  # a section that another answers this much better was merged into that one, not renamed to its partner


def align(old: Report, new: Report, parts: Iterable[Part] = Part) -> tuple[Pair, ...]:
    """The pairs of sections of these parts, by default of all, in the order of OLD, then the sections that only NEW has, in its order."""
    return Alignment(old, new).of(parts)


class Alignment:
    """The sections of two reports side by side; those of each part are aligned once, when they are first asked for."""

    def __init__(self, old: Report, new: Report) -> None:
        self._old, self._new = old, new
        self._chapters, self._new_chapters = _Chapters.of(old), _Chapters.of(new)
        self._aligned: dict[Part, list[Pair]] = {}

    def of(self, parts: Iterable[Part] = Part) -> tuple[Pair, ...]:
        """The pairs of these parts, in the order that ``align`` has."""
        pairs = list(chain.from_iterable(map(self._of_part, parts)))
        kept = sorted((pair for pair in pairs if pair.old), key=lambda pair: pair.old.start if pair.old else 0)
        added = sorted((pair for pair in pairs if not pair.old), key=lambda pair: pair.new.start if pair.new else 0)
        return tuple(kept + added)

    def _of_part(self, part: Part) -> list[Pair]:
        if part not in self._aligned:
            mine, its = (_texts_of(each, part) for each in (self._old, self._new))
            self._aligned[part] = _align_part(mine, its, self._chapters.among(mine.sections), self._new_chapters.among(its.sections))
        return self._aligned[part]


def _texts_of(report: Report, part: Part) -> Texts:
    """The sections of a part, with the grams of the stretch that they take up."""
    sections = tuple(section for section in report.sections if section.part is part)
    start, end = min((one.start for one in sections), default=0), max((one.end for one in sections), default=0)
    return Texts(sections, report.text, grams_of(report.text, start, end))


@dataclass(frozen=True, slots=True)
class _Chapters:
    """The chapter that holds each section of a report, and whether a chapter that sets targets sets them for the report's
    year or for later ones."""

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

    def among(self, sections: Sequence[Section]) -> _Held:
        """The same of the sections of one part, by their places."""
        places = {section.id: place for place, section in enumerate(sections)}
        chapters = [self.holding[section.id] for section in sections]
        return _Held(
            np.array([places.get(chapter, -1) for chapter in chapters], dtype=np.int64),
            np.array([self.for_the_year.get(chapter, -1) for chapter in chapters], dtype=np.int64),
        )


@dataclass(frozen=True, slots=True)
class _Held:
    """Of the sections of a part the chapter of each, by its place among them (-1 where it is of another part), and how far
    that looks ahead: 1 to the report's year, 0 further, -1 where it sets no target."""

    chapter: Numbers
    horizon: Numbers


def _align_part(old: Texts, new: Texts, chapters: _Held, new_chapters: _Held) -> list[Pair]:
    if not old.sections or not new.sections:
        return [Pair(section, None, Move.REMOVED, 0.0) for section in old.sections] + [
            Pair(None, section, Move.ADDED, 0.0) for section in new.sections
        ]
    found = similarity(old, new)
    rows, columns = len(old.sections), len(new.sections)
    placed = _with_place(found.alike + _in_same_chapter(found, chapters, new_chapters), found, old, new)
    alike = _best(found.row, found.alike, rows)
    placed[alike.value[found.row] < _ANSWERED] = 0
    best = _best(found.row, placed, rows)
    by_column = np.argsort(found.column, kind="stable")
    nearest = _best(found.column[by_column], placed[by_column], columns)
    chosen = assign(found.row, found.column, placed, (rows, columns), _ANSWERED)
    chosen = {i: pair for i, pair in chosen.items() if best.value[i] - placed[pair] <= _REGRET}
    chosen = dict(sorted((chosen | _wanted_alone(chosen, best, nearest, found)).items()))
    partners = {i: int(found.column[pair]) for i, pair in chosen.items()}
    left = [
        _left_over(section, new, found, placed, best.pair[i], alike.value[i])
        for i, section in enumerate(old.sections)
        if i not in partners
    ]
    merged = {pair.old.id: pair.new.id for pair in left if pair.old and pair.new}
    pairs = [*_one_to_one(partners, [_rounded(placed[pair]) for pair in chosen.values()], old, new, merged), *left]
    taken = set(partners.values())
    for j, section in enumerate(new.sections):
        if j not in taken:
            pair = by_column[nearest.pair[j]] if nearest.pair[j] >= 0 else -1
            pairs.append(_come_in(section, old, found, placed, pair, partners))
    return [*pairs, *_also_there(pairs, old, new, found, placed)]


def _wanted_alone(chosen: dict[int, int], best: _Best, nearest: _Best, found: Likeness) -> dict[int, int]:
    """Sections of OLD that would be merged into one that has no partner: the one that is nearest to it becomes that."""
    taken = {int(found.column[pair]) for pair in chosen.values()}
    waiting = [i for i in np.flatnonzero(best.value > 0).tolist() if i not in chosen]
    partners: dict[int, int] = {}
    for i in sorted(waiting, key=lambda i: -best.value[i]):
        column = int(found.column[best.pair[i]])
        if column not in taken and nearest.value[column] - best.value[i] <= _REGRET:
            taken.add(column)
            partners[i] = int(best.pair[i])
    return partners


@dataclass(frozen=True, slots=True)
class _Best:
    """The first of the greatest values of each row: the number of its pair (-1 where a row has none), and the value."""

    pair: Numbers
    value: Values


def _best(row: Numbers, value: Values, rows: int) -> _Best:
    """The best pair of each of so many rows; the pairs stand in the order of their rows."""
    pair, best = np.full(rows, -1), np.zeros(rows)
    first = np.flatnonzero(np.diff(row, prepend=-1))
    if len(first):
        greatest = np.maximum.reduceat(value, first)
        equal = np.flatnonzero(value == np.repeat(greatest, np.diff(np.append(first, len(row)))))
        own, at = np.unique(row[equal], return_index=True)
        pair[own], best[own] = equal[at], greatest
    return _Best(pair, best)


def _in_same_chapter(found: Likeness, chapters: _Held, new_chapters: _Held) -> Values:
    """What is added for sections of chapters that answer each other, or that look as far ahead.

    A chapter is answered by the one that it exchanges most sentences with: so a year's work is not mistaken for the
    five-year plan that the same report sets beside it.
    """
    ahead = _SAME_HORIZON * (chapters.horizon[found.row] == new_chapters.horizon[found.column])
    held, new_held = chapters.chapter[found.row], new_chapters.chapter[found.column]
    heads = np.flatnonzero((held == found.row) & (new_held == found.column))
    best = _best(found.row[heads], (found.exchanged + ahead)[heads], len(chapters.chapter)).pair
    answers = np.where(best >= 0, found.column[heads][best], -1) if len(heads) else best
    same = (held >= 0) & (new_held >= 0) & (answers[held] == new_held)
    return np.asarray(ahead + _SAME_CHAPTER * same, dtype=np.float64)


def _with_place(alike: Values, found: Likeness, old: Texts, new: Texts) -> Values:
    """Similarity raised a little for the same level, and for parents that are each other's best answer."""
    levels, new_levels = (np.array([section.level for section in texts.sections]) for texts in (old, new))
    placed = alike + _SAME_LEVEL * (levels[found.row] == new_levels[found.column])
    best = _best(found.row, placed, len(old.sections)).pair
    answers = np.where(best >= 0, found.column[best], -1)
    parents, new_parents = _parents(old), _parents(new)
    parent = parents[found.row]
    answer = np.where(parent >= 0, answers[parent], -1)
    under = (answer >= 0) & (new_parents[found.column] == answer)
    placed = placed + _SAME_PARENT * under + _PARENTS_OWN * (answer == found.column)
    return np.asarray(np.minimum(placed, 1.0), dtype=np.float64)


def _parents(texts: Texts) -> Numbers:
    """The place of each section's parent among the sections of its part, -1 where it has none there."""
    places = {section.id: place for place, section in enumerate(texts.sections)}
    return np.array([places.get(section.parent or "", -1) for section in texts.sections], dtype=np.int64)


def _one_to_one(
    partners: dict[int, int], similarities: Sequence[float], old: Texts, new: Texts, merged: dict[str, str]
) -> list[Pair]:
    """The pairs of sections, each told as moved where it stands in a chapter that does not answer its own, or otherwise
    among those that are in that chapter with it. What goes with its chapter has not moved, nor what stands a level higher
    or deeper in it; ``merged`` are the chapters that another took up."""
    above = {section.id: section.parent for section in new.sections}
    answers = merged | {old.sections[i].id: new.sections[j].id for i, j in partners.items()}
    here = {section.id for section in old.sections}  # the chapter may be of the other part, and then has no partner
    beside: dict[str | None, list[int]] = {}
    for i, j in partners.items():
        parent, its = old.sections[i].parent, new.sections[j].parent
        answer = answers.get(parent or "")
        if parent not in here or (answer and (answer in (its, above.get(its or "")) or above.get(answer) == its)):
            beside.setdefault(its, []).append(j)
    in_order = {j for among in beside.values() for j in _longest_rising(among)}
    pairs = []
    for (i, j), alike in zip(partners.items(), similarities, strict=True):
        a, b = old.sections[i], new.sections[j]
        same = fuzz.ratio(a.title, b.title) >= _SAME_TITLE
        change = Move.MOVED if j not in in_order else Move.KEPT if same else Move.RENAMED
        pairs.append(Pair(a, b, change, alike))
    return pairs


def _left_over(section: Section, new: Texts, found: Likeness, placed: Values, pair: int, alike: float) -> Pair:
    """A section of OLD that none answers alone: merged into one that is paired already, or removed."""
    if pair >= 0 and placed[pair] > 0:
        return Pair(section, new.sections[found.column[pair]], Move.MERGED, _rounded(placed[pair]))
    return Pair(section, None, Move.REMOVED, _rounded(alike))


def _come_in(
    section: Section, old: Texts, found: Likeness, placed: Values, pair: int, partners: dict[int, int]
) -> Pair:
    """A section of NEW that answers none alone: split off from one that is paired already, or added."""
    if pair < 0:
        return Pair(None, section, Move.ADDED, 0.0)
    if found.alike[pair] >= _SPLIT_OFF and found.row[pair] in partners:
        return Pair(old.sections[found.row[pair]], section, Move.SPLIT, _rounded(placed[pair]))
    return Pair(None, section, Move.ADDED, _rounded(found.alike[pair]))


def _also_there(pairs: Sequence[Pair], old: Texts, new: Texts, found: Likeness, placed: Values) -> list[Pair]:
    """Of each section of OLD that is answered the one further section, if any, that takes up much of it and is nearly as like it: one that stands
    neither under an answer nor over one."""
    above = {section.id: section.parent for section in new.sections}
    answers: dict[str, set[str]] = {}
    for pair in pairs:
        if pair.old and pair.new:
            answers.setdefault(pair.old.id, set()).add(pair.new.id)
    enough = np.flatnonzero((found.exchanged >= _ALSO_THERE) & (placed > 0))
    further: dict[str, Pair] = {}
    likest: dict[str, float] = {}
    for at in enough[np.argsort(-placed[enough], kind="stable")].tolist():
        section, its = old.sections[found.row[at]], new.sections[found.column[at]]
        mine = answers.get(section.id, set())
        if its.id in mine:
            likest.setdefault(section.id, placed[at])
        elif section.id not in further and likest.get(section.id, 0.0) - placed[at] <= _NEARLY and not _akin(its.id, mine, above):
            further[section.id] = Pair(section, its, Move.SPLIT, _rounded(placed[at]))
    return [further[section.id] for section in old.sections if section.id in further and section.id in answers]


def _akin(one: str, others: set[str], above: Mapping[str, str | None]) -> bool:
    """Whether a section stands under any of the others, or over one."""
    return bool(others & set(_line(one, above))) or any(one in _line(other, above) for other in others)


def _line(section: str | None, above: Mapping[str, str | None]) -> Iterator[str]:
    """A section and those that it stands under."""
    while section:
        yield section
        section = above.get(section)


def _rounded(value: float) -> float:
    return round(float(value), 3)


def _longest_rising(values: list[int]) -> set[int]:
    """The longest run of values that keep their order, of equally long ones the first; the others have moved."""
    ending: list[list[int]] = []  # of each length the places at which such runs end; their values fall
    before: list[int] = []
    for place, value in enumerate(values):
        length = bisect_left(ending, value, key=lambda places: values[places[-1]])
        shorter = ending[length - 1] if length else []
        before.append(shorter[bisect_left(shorter, -value, key=lambda at: -values[at])] if shorter else -1)
        if length == len(ending):
            ending.append([])
        ending[length].append(place)
    run: set[int] = set()
    place = ending[-1][0] if ending else -1
    while place >= 0:
        run.add(values[place])
        place = before[place]
    return run
