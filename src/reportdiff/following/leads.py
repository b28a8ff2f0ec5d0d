"""Results of things without a name of their own, found by what they are told under: 项目85个 after 深化“茶乡建设年”活动.

A count of 项目 is the answer to any other only by chance. Where the two reports open with the same words before it, it is
one, and that pair goes before all that names alone would give.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from reportdiff.following.matching import Match, Matching
from reportdiff.following.said import Said
from reportdiff.following.scoring import flow_and_size, is_running_total, measures
from reportdiff.lang import Language
from reportdiff.model import Fact, Kind, Score
from reportdiff.units.registry import factor

_FEW = 2  # pieces of a name that still say next to nothing of which thing it is
_FEWEST, _MOST_OF = 4, 0.8  # pieces that two leads share, and share of the shorter one
_SAME_LEAD = 0.85  # what a lead in common is worth as a name
_MANY = 200  # figures whose names share a piece that then tells nothing of any; so many of one name are looked at
_FARTHEST = 2000  # characters before a figure in which its lead stands
_CUT = re.compile(r"[,;:\n]|\.\s")  # of a text as rules read it


class Leads:
    """What figures of one report are told under; of each it is looked for once, whoever asks."""

    def __init__(self, said: Said) -> None:
        self._said, self._leads = said, dict[str, frozenset[str]]()

    def of_the_nameless(self, facts: Sequence[Fact]) -> list[tuple[Fact, frozenset[str]]]:
        """Those of the facts whose names tell no thing, with the pieces of what they are told under, where that says enough."""
        few = [one for one in facts if one.concept is None and _says_little(one, self._said.language)]
        return [(one, lead) for one in few if (lead := self._lead(one))]

    def _lead(self, fact: Fact) -> frozenset[str]:
        if fact.id not in self._leads:
            self._leads[fact.id] = _lead(fact, self._said)
        return self._leads[fact.id]


def told_under_leads(
    targets: Sequence[Fact], figures: Sequence[Fact], old: Leads, new: Leads, language: Language, barred: Set[tuple[str, str]] = frozenset()
) -> Matching:
    """For targets whose names tell no thing the figure of as little name, measured alike, that is told under the same lead."""
    nameless = old.of_the_nameless(targets)
    told = new.of_the_nameless(figures) if nameless else []
    named: dict[str, list[int]] = {}  # names have a piece in common, or nothing does
    same: dict[str, list[int]] = {}
    for j, (figure, _) in enumerate(told):
        same.setdefault(figure.indicator, []).append(j)
        for piece in set(language.pieces(figure.indicator)):
            named.setdefault(piece, []).append(j)
    rare = {piece: its for piece, its in named.items() if len(its) <= _MANY}
    likely = [
        (shared, language.alike(target, figure), -j, i, target, figure)
        for i, (target, lead) in enumerate(nameless)
        for j in sorted({*same.get(target.indicator, ())[:_MANY], *(j for piece in language.pieces(target.indicator) for j in rare.get(piece, ()))})
        for figure, its in told[j : j + 1]
        if (shared := _shared(lead, its)) and _may_answer(target, figure, language) and (target.id, figure.id) not in barred
    ]
    found: dict[str, Match] = {}
    taken: set[str] = set()
    for _, _, _, _, target, figure in sorted(likely, key=lambda one: (-one[0], -one[1], -one[2], one[3])):
        if target.id not in found and figure.id not in taken:
            found[target.id] = Match(figure, Score(name=_SAME_LEAD, lead=_SAME_LEAD))
            taken.add(figure.id)
    return Matching(found)


def nameless_among(targets: Sequence[Fact], figures: Set[str], actuals: Matching, language: Language) -> Iterator[str]:
    """The ids of the targets that one of ``figures`` answers and whose names say nothing at all of which thing it is."""
    for target in targets:
        match = actuals.get(target.id)
        if match and match.fact.id in figures and not language.named(target.indicator).subject:
            yield target.id


def _may_answer(target: Fact, figure: Fact, language: Language) -> bool:
    """Whether two figures are measured alike and of like size."""
    measure = measures(target.measure, target.pint, figure.measure, figure.pint)
    if measure is None or factor(figure.pint, target.pint) is None or is_running_total(figure):
        return False
    if figure.kind is Kind.ACTUAL and target.year is not None and figure.year not in (None, target.year):
        return False
    return flow_and_size(target, figure, language, any_size=False) > -_FEW / 10


def _says_little(fact: Fact, language: Language) -> bool:
    return len(language.distinguishing(language.named(fact.indicator).sought[0])) <= _FEW


def _lead(fact: Fact, said: Said) -> frozenset[str]:
    """The pieces of the clause that says what a figure is of: the nearest before it in its sentence or the one before, as far as
    they stand in its line, that says enough."""
    text, language = said.view, said.language
    line, starts = said.starts_beside(fact.start)
    at = bisect_right(starts, fact.sentence_start) - 2
    begin = max(starts[at] if at >= 0 else line, fact.start - _FARTHEST)
    between = starts[bisect_right(starts, begin) : bisect_right(starts, fact.start)]  # its own sentence too, if it opens it
    edges = [begin, *sorted({*between, *(cut.end() for cut in _CUT.finditer(text, begin, fact.start))})]
    for start, end in reversed(list(pairwise(edges))):
        clause = language.compared(text[start:end])
        if language.quotations(text[start:end]) or len(language.distinguishing(clause)) >= _FEWEST:
            return frozenset(language.pieces(clause))
    return frozenset()


def _shared(lead: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter of two leads the other holds; 0 where that is too little."""
    both = len(lead & other)
    share = both / min(len(lead), len(other))
    return share if both >= _FEWEST and share >= _MOST_OF else 0.0
