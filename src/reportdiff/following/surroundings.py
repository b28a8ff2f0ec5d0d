"""What figures are spoken of with: the words of their names and of the clauses in which they stand, the rarer the weightier.

Names alone fail where a report sets its results in boxes and tables: "87 % of surveyed employees agreed" tells of the goal
that "90 % of our employees believe that we have a strong safety culture" by what stands around the two figures. Where a page
sets goals and results side by side, the words of a goal stand among those of a result: what is told again word for word says
nothing of a result.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log, sqrt

from reportdiff.lang import Language
from reportdiff.model import Fact, Kind, Report

_CLAUSE = 0.5  # what a word of the clause counts beside one of the name
_REACH = 240  # characters of a clause on either side of its figure
_FEW = 2  # words that two figures share before it says anything
_AGAIN = 4  # words in a row that tell a goal again
_HALF = 0.5  # of the words around a figure
_STEM = 6  # letters of a word by which it is known: conserve, conserved, conserving
_PASSAGE = 400  # characters on either side of a goal, by which it is told from the same goal in another place

Words = Mapping[str, float]


class Surroundings:
    """Figures of a later report by their surroundings, weighed by how many of them, and of the targets, stand with a word."""

    def __init__(self, old: Report, targets: Sequence[Fact], new: Report, figures: Sequence[Fact], language: Language) -> None:
        self._language, self._old, self._new = language, old, new
        self._issuer = frozenset(word for report in (old, new) for word in self._words(report.issuer or ""))
        self._goals: frozenset[tuple[str, ...]] = frozenset()
        self._again: set[str] = set()
        self._names: dict[str, frozenset[str]] = {}
        self._passages: dict[tuple[bool, str], tuple[frozenset[str], float]] = {}
        self._targets = {target.id: words for target, words in self._told(old, targets)}
        sentences = {(target.sentence_start, target.sentence_end) for target in targets}
        self._goals = frozenset(run for start, end in sentences for run in _runs(self._words(old.text[start:end])))
        self._figures = {fact.id: words for fact, words in self._told(new, figures)}
        count = Counter(word for words in (*self._figures.values(), *self._targets.values()) for word in words)
        everything = len(self._figures) + len(self._targets)
        self._rarity = {word: log(1 + everything / (1 + number)) for word, number in count.items()}
        self._rarest = log(1 + everything / 2)
        self._weights = {
            (id_, new_): sum(self._rarity[word] * counts for word, counts in words.items())
            for new_, told in ((False, self._targets), (True, self._figures))
            for id_, words in told.items()
        }

    def alike(self, target: Fact, figure: Fact) -> float:
        """How much a target and a figure of the later report share of what they stand with, 0 to 1."""
        mine, its = self._targets[target.id], self._figures[figure.id]
        shared = sorted(mine.keys() & its.keys())  # sorted, so that the sum is always the same
        if len(shared) < _FEW:
            return 0.0
        held = sum(self._rarity[word] * min(mine[word], its[word]) for word in shared)
        return held / sqrt(self._weights[target.id, False] * self._weights[figure.id, True])

    def tells_again(self, figure: Fact) -> bool:
        """Whether a figure of the later report stands in the words of a goal of the earlier one, and hardly in others."""
        return figure.id in self._again

    def named(self, target: Fact, figure: Fact) -> float:
        """How many words that no other figure has the words that the names of a target and of a figure share are worth."""
        return self._rarities(self._of_name(target.indicator) & self._of_name(figure.indicator)) / self._rarest

    def _of_name(self, name: str) -> frozenset[str]:
        if name not in self._names:
            self._names[name] = frozenset(self._words(name))
        return self._names[name]

    def passage_alike(self, target: Fact, goal: Fact) -> float:
        """How much the passages share in which a target and a goal of the later report stand, 0 to 1."""
        (mine, weight), (its, other) = self._passage(self._old, target), self._passage(self._new, goal)
        whole = weight * other
        return self._rarities(mine & its) / sqrt(whole) if whole else 0.0

    def _passage(self, report: Report, fact: Fact) -> tuple[frozenset[str], float]:
        """The words of the passage in which a figure stands, and what they are worth together; made out once of each."""
        key = report is self._new, fact.id
        if key not in self._passages:
            words = frozenset(self._words(report.text[max(0, fact.start - _PASSAGE) : fact.end + _PASSAGE]))
            self._passages[key] = words, self._rarities(words)
        return self._passages[key]

    def _rarities(self, words: Iterable[str]) -> float:
        return sum(self._rarity.get(word, 0.0) for word in sorted(words))

    def _told(self, report: Report, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Words]]:
        """Some figures of a report, each with the words of its name and of what stands between the figures beside it."""
        ordered = sorted(report.facts, key=lambda fact: fact.start)
        ends = [0, *(fact.end for fact in ordered)]
        starts = [*(fact.start for fact in ordered[1:]), len(report.text)]
        wanted = {fact.id for fact in facts}
        for fact, before, after in zip(ordered, ends, starts, strict=False):
            if fact.id in wanted:
                start = max(fact.sentence_start, fact.start - _REACH, before)
                end = min(fact.sentence_end, fact.end + _REACH, after)
                sides = report.text[start : fact.start], report.text[fact.end : end]
                clause = [word for side in sides for word in self._own(side, fact)]
                if _HALF * sum(len(self._words(side)) for side in sides) > len(clause):
                    self._again.add(fact.id)
                words = {**dict.fromkeys(clause, _CLAUSE), **dict.fromkeys(self._words(fact.indicator), 1.0)}
                yield fact, {word: counts for word, counts in words.items() if word not in self._issuer}

    def _own(self, side: str, fact: Fact) -> Iterator[str]:
        """The words on one side of a figure, without those of a goal that is told again there; a goal's are its own."""
        words = self._words(side)
        again = {at + i for at, run in enumerate(_runs(words)) if run in self._goals for i in range(_AGAIN)}
        return (word for at, word in enumerate(words) if fact.kind is Kind.TARGET or at not in again)

    def _words(self, text: str) -> list[str]:
        return [word[:_STEM] for word in self._language.pieces(self._language.compared(text)) if word.isalpha()]


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The words in a row, as many as tell a goal again."""
    return zip(*(words[at:] for at in range(_AGAIN)), strict=False)
