"""Results that stand beside those of a target's neighbours: what two reports tell side by side goes on side by side.

安排资金8亿元、改造小区60个 is answered by 投入7.6亿元、改造小区62个: that the second figures belong together says that the first do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from reportdiff.following.matching import ANSWERED, Match, Matching
from reportdiff.following.scoring import flow_and_size, is_of_like_size, is_running_total, measures
from reportdiff.lang import Language
from reportdiff.model import Fact, Measure, Score
from reportdiff.units.registry import factor

_BESIDE = 0.19  # what the place beside a neighbour's figure is worth
_ALIKE = 0.5  # where one of two names says nothing but what is measured
_RELATED = 0.5  # a whole and its part are no more alike
_SURE = 0.6  # names of growth and shares are well known, and differ less
_TELLING, _END = 2, 2  # pieces of names that both have; characters on which both end


def told_beside(
    targets: Sequence[Fact], figures: Sequence[Fact], matched: Matching, language: Language, barred: Set[tuple[str, str]] = frozenset()
) -> Matching:
    """The matches, and those of targets without one whose neighbour in its sentence has a figure beside which stands, on the
    same side, one of like name, measure and size that answers nothing else."""
    taken = {match.fact.id for match in matched.found.values()}
    free = {figure.id for figure in figures} - taken
    found: dict[str, Match] = {}
    before, after = (dict(_beside(figures, step)) for step in (-1, 1))
    for first, second in _pairs(targets):
        for target, neighbour, places in ((second, first, after), (first, second, before)):
            match = matched.get(neighbour.id)
            if match is None or matched.get(target.id) or target.id in found:
                continue
            figure = places.get(match.fact.id)
            if figure is None or figure.id not in free or (target.id, figure.id) in barred:
                continue
            if fit := _fit(target, figure, language):
                found[target.id] = Match(figure, fit)
                free.discard(figure.id)
    return matched.and_those(Matching(found))


def _pairs(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Those that follow each other in one sentence."""
    ordered = sorted(facts, key=lambda fact: fact.start)
    return (pair for pair in pairwise(ordered) if pair[0].sentence_start == pair[1].sentence_start)


def _beside(figures: Sequence[Fact], step: int) -> Iterator[tuple[str, Fact]]:
    """For each figure the one that follows it in its sentence, or the one before."""
    for first, second in _pairs(figures):
        yield (first.id, second) if step > 0 else (second.id, first)


def _fit(target: Fact, figure: Fact, language: Language) -> Score | None:
    """How well a figure answers a target by whose neighbour's it stands; ``None`` where it does not."""
    measure = measures(target.measure, target.pint, figure.measure, figure.pint)
    if measure is None or factor(figure.pint, target.pint) is None or language.lists_more(target.indicator, figure.indicator):
        return None
    name = language.alike(target, figure)
    if is_running_total(figure) and not is_of_like_size(target, figure, name):
        return None
    if _says_no_more(target, figure, language):
        name = max(name, _ALIKE)
    elif name <= _RELATED or (target.measure is not Measure.LEVEL and name < _SURE) or not _have_a_thing_in_common(target, figure, language):
        return None
    fit = Score(name, measure, flow_and_size(target, figure, language, any_size=False), _BESIDE)
    return fit if fit.fit >= ANSWERED else None


def _says_no_more(target: Fact, figure: Fact, language: Language) -> bool:
    """Whether one of two names is only the end of the other, and too general to say of what: 投入, 道路建设投入."""
    shorter, longer = sorted((target.indicator, figure.indicator), key=len)
    return longer.endswith(shorter) and not language.distinguishing(shorter)


def _have_a_thing_in_common(target: Fact, figure: Fact, language: Language) -> bool:
    """Whether what two names have in common tells a thing, and neither names another kind of it: 救助站, 救助中心."""
    mine, its = (language.sought(one.indicator)[0] for one in (target, figure))
    spaced = language.folder.grammar.vocabulary.spaced
    (name, other), size = (map(str.split, (mine, its)), 1) if spaced else ((mine, its), _END)
    ends = _after_last_shared(name, other, size)
    if all(ends) and not set(ends[0]) & set(ends[1]):
        return False
    shared = language.distinguishing(mine) & language.distinguishing(its)
    return len(shared) >= _TELLING or (bool(shared) and name[-size:] == other[-size:])


def _after_last_shared(name: Sequence[str], other: Sequence[str], size: int) -> tuple[Sequence[str], Sequence[str]]:
    """What follows in two names, of words or of characters, the last so many of the first that stand in the other too."""
    places = {tuple(other[at : at + size]): at + size for at in range(len(other) - size + 1)}
    for at in range(len(name) - size, -1, -1):
        if (after := places.get(tuple(name[at : at + size]))) is not None:
            return name[at + size :], other[after:]
    return name, other
