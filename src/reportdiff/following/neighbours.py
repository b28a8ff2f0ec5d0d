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
_SAME_NUMBER = 0.1  # what it is worth that the number is the target's to the digit
_IN_STEP = 0.8  # what two numbers that are both repeated are worth as a name
_MANY = 10  # of two numbers the greater one, which another pair hardly has
_TELLING, _END = 2, 2  # pieces of names that both have; characters on which both end


def told_beside(
    targets: Sequence[Fact], figures: Sequence[Fact], matched: Matching, language: Language, barred: Set[tuple[str, str]] = frozenset()
) -> Matching:
    """The matches, and those of targets without one whose neighbour in its sentence has a figure beside which stands, on the
    same side, one of like name, measure and size that answers nothing else."""
    taken = {match.fact.id for match in matched.found.values()}
    free = {figure.id for figure in figures} - taken
    found: dict[str, Match] = {}
    beside = [*_pairs(figures)]
    before, after = {second.id: first for first, second in beside}, {first.id: second for first, second in beside}
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
    open_ = [target for target in targets if target.id not in found and not matched.get(target.id)]
    in_step = _in_step(open_, [one for one in figures if one.id in free], language, barred)
    return matched.and_those(Matching({**found, **in_step}))


def told_before(targets: Sequence[Fact], matched: Matching) -> dict[str, Fact]:
    """For the ids of targets the figures that answer those that stand next before them in their sentences."""
    return {second.id: match.fact for first, second in _pairs(targets) if (match := matched.get(first.id))}


def _in_step(targets: Sequence[Fact], figures: Sequence[Fact], language: Language, barred: Set[tuple[str, str]]) -> dict[str, Match]:
    """Two targets side by side that two figures side by side repeat to the digit, each under a name that has something of its
    own in common with the target's: 新建学校15所、投用16所, 市区扩建学校15所，投入使用16所."""
    by_numbers: dict[tuple[object, ...], list[tuple[Fact, Fact]]] = {}
    for pair in _pairs(figures):
        by_numbers.setdefault(_numbers(pair), []).append(pair)
    found: dict[str, Match] = {}
    for pair in _pairs(targets):
        if max(one.value or 0 for one in pair) >= _MANY and not any(one.id in found for one in pair):
            for told in by_numbers.get(_numbers(pair), ()):
                both = tuple(zip(pair, told, strict=True))
                if all(_share_a_word(*one, language) and (one[0].id, one[1].id) not in barred for one in both):
                    found |= {target.id: Match(figure, Score(name=_IN_STEP)) for target, figure in both}
                    break
    return found


def _numbers(pair: tuple[Fact, Fact]) -> tuple[object, ...]:
    return tuple((one.value, one.pint, one.measure) for one in pair)


def _share_a_word(target: Fact, figure: Fact, language: Language) -> bool:
    mine, its = (language.distinguishing(language.named(one.indicator).sought[0]) for one in (target, figure))
    return not mine.isdisjoint(its)


def _pairs(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Those that follow each other in one sentence."""
    ordered = sorted(facts, key=lambda fact: fact.start)
    return (pair for pair in pairwise(ordered) if pair[0].sentence_start == pair[1].sentence_start)


def _fit(target: Fact, figure: Fact, language: Language) -> Score | None:
    """How well a figure answers a target by whose neighbour's it stands; ``None`` where it does not."""
    measure = measures(target.measure, target.pint, figure.measure, figure.pint)
    if measure is None or factor(figure.pint, target.pint) is None or language.named(target.indicator).lists_more(figure.indicator):
        return None
    name = language.alike(target, figure)
    if is_running_total(figure) and not is_of_like_size(target, figure, name):
        return None
    if _says_no_more(target, figure, language):
        name = max(name, _ALIKE)
    elif name <= _RELATED or (target.measure is not Measure.LEVEL and name < _SURE) or not _have_a_thing_in_common(target, figure, language):
        return None
    same = target.value == figure.value and target.pint == figure.pint and (target.value or 0) >= _MANY
    size = flow_and_size(target, figure, language, any_size=False)
    fit = Score(name, measure, size + (_SAME_NUMBER if same else 0.0), _BESIDE)
    return fit if fit.fit >= ANSWERED else None


def _says_no_more(target: Fact, figure: Fact, language: Language) -> bool:
    """Whether one of two names is only the end of the other, and too general to say of what: 投入, 道路建设投入."""
    shorter, longer = sorted((target.indicator, figure.indicator), key=len)
    return longer.endswith(shorter) and not language.distinguishing(shorter)


def _have_a_thing_in_common(target: Fact, figure: Fact, language: Language) -> bool:
    """Whether what two names have in common tells a thing, and neither names another kind of it: 救助站, 救助中心."""
    mine, its = (language.named(one.indicator).sought[0] for one in (target, figure))
    spaced = language.folder.spaced
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
