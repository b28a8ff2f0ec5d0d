"""Results under the name under which NEW sets a target again: what OLD calls one thing, NEW calls another twice over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from decimal import Decimal
from functools import partial

from reportdiff.following.judging import aim_of
from reportdiff.following.matching import Match, Matching
from reportdiff.following.scoring import STOCK_FOR_FLOW, flow_and_size, is_of_like_size, is_running_total
from reportdiff.identity import target_id
from reportdiff.lang import Language
from reportdiff.model import Comparator, Fact, Measure
from reportdiff.units.registry import factor, family

_SAME_NAME, _OTHER_STAGE = 0.9, 0.5  # how alike two names are: that of one thing; those of one that is begun and one that is done
_TELLING = 2  # pieces of a name that tell a thing
_SIZE = Decimal(4)  # of a figure further from the aim than so many times the name alone says too little


def told_as_renewed(
    targets: Sequence[Fact],
    figures: Sequence[Fact],
    actuals: Matching,
    renewals: Matching,
    language: Language,
    barred: Set[tuple[str, str]] = frozenset(),
) -> Matching:
    """The matches, and those of targets that have none, but that NEW's plan sets again under a name under which NEW also
    tells a result: the renewal says what the target is called now. They fit as well as the renewal does.

    The name may have another verb, and the figure be of the size of either aim. Nothing is taken where several targets go
    on under the name, where NEW tells several figures under it, or where the figure answers another target already;
    nor what is ``barred``, pairs of a target and a figure that are no match.
    """
    taken = {match.fact.id for match in actuals.found.values()}
    found: dict[str, Match] = {}
    for called in (target_id, partial(_called, language)):
        told = _by_name(figures, called)
        again = _by_name([match.fact for match in renewals.found.values()], called)
        for target in targets:
            renewal = renewals.get(target.id)
            if renewal is None or actuals.get(target.id) or target.id in found or len(again[called(renewal.fact)]) > 1:
                continue
            same = told.get(called(renewal.fact), [])
            if len(same) != 1 or same[0].id in taken or (target.id, same[0].id) in barred:
                continue
            if _answers(target, same[0], renewal.fact, language):
                found[target.id] = Match(same[0], renewal.score)
                taken.add(same[0].id)
    return actuals.and_those(Matching(found))


def _by_name(facts: Iterable[Fact], called: Callable[[Fact], str]) -> dict[str, list[Fact]]:
    named: dict[str, list[Fact]] = {}
    for fact in facts:
        named.setdefault(called(fact), []).append(fact)
    return named


def _called(language: Language, fact: Fact) -> str:
    """What a figure is of, whatever verb before it says that it is made: 组建联合体, 布局建设联合体."""
    plain = language.named(fact.indicator).sought[0]
    if fact.concept or not language.compared(fact.indicator).endswith(plain) or len(language.distinguishing(plain)) < _TELLING:
        return target_id(fact)
    return "|".join((plain, str(language.named(fact.indicator).is_flow), fact.scope or "", fact.measure.value, family(fact.pint)))


def _answers(target: Fact, figure: Fact, renewal: Fact, language: Language) -> bool:
    """Whether a figure under the renewal's name may be the target's: of its size, or more than it and of the renewal's, and
    where another verb says that it is made, of no other stage of the work than either."""
    other = target_id(figure) != target_id(renewal)
    if other and (language.alike(renewal, figure) < _SAME_NAME or language.alike(target, figure) <= _OTHER_STAGE):
        return False
    if flow_and_size(target, figure, language, any_size=True) <= -STOCK_FOR_FLOW:
        return False  # how many there are says nothing of how many are new
    more = figure.pint == target.pint and (figure.value or 0) >= aim_of(target) and _is_of_its_size(renewal, figure)
    return _is_of_its_size(target, figure) or more


def _is_of_its_size(target: Fact, figure: Fact) -> bool:
    scale, value = factor(figure.pint, target.pint), figure.value
    if scale is None or value is None:
        return False
    if figure.comparator is Comparator.RANGE or target.direction is not figure.direction:
        return False
    if is_running_total(figure) and not is_of_like_size(target, figure, 1.0):
        return False
    aim = aim_of(target)
    return aim > 0 and (target.measure is not Measure.LEVEL or 1 / _SIZE <= value * scale / aim <= _SIZE)
