"""Whether two names mean the same thing, in languages that set words apart.

Names are compared by their words. Synonyms count as the same; a word that is exchanged for its opposite (urban for rural,
imports for exports) makes two things of them however alike they look; what is newly done (jobs created) is a flow, not a
stock.
"""

from __future__ import annotations

from functools import lru_cache

from reportdiff.model import Fact, Measure
from reportdiff.names.lexicon import Lexicon
from reportdiff.names.pieces_shared import COMMON, DIFFERENT_CONCEPTS
from reportdiff.names.spelling import pieces, spelling
from reportdiff.units.unit import Unit

_RELATED = 0.5
_NOTHING_TELLING = 0.5
_EXCHANGED, _ONLY_ONE = 0.35, 0.1
_PAID_OTHERWISE = 0.1
_FAR = 3  # a name so many times as long says more than another view of the same thing


def alike(old: Fact, new: Fact, lexicon: Lexicon) -> float:
    """How surely two figures are about the same indicator, 0 to 1; a part is never taken for its whole."""
    if old.concept and new.concept and old.concept == new.concept:
        return 1.0 if old.indicator == new.indicator else 0.97
    one, other = (_for_money(fact, lexicon.lang) for fact in (old, new))
    written = max(_alike(old.indicator, new.indicator, lexicon), _alike(one, other, lexicon) - _PAID_OTHERWISE)
    if old.concept and new.concept:  # the lexicon knows both, and knows them for different things
        return min(DIFFERENT_CONCEPTS, 0.6 * written)
    return written


def _for_money(fact: Fact, lang: str) -> str:
    """What a sum of money is for: spending on roads and investment in roads are near to each other."""
    paid = fact.measure is Measure.LEVEL and Unit.of(fact.pint).is_sum_of_money
    return spelling(lang).payment.sub("", fact.indicator) if paid else fact.indicator


@lru_cache(maxsize=65536)
def _alike(old: str, new: str, lexicon: Lexicon) -> float:
    if old.lower() == new.lower():
        return 1.0
    mine, other = pieces(lexicon.lang, old), pieces(lexicon.lang, new)
    if len(mine & other) < COMMON * min(len(mine), len(other)):
        return 0.0
    one, two = lexicon.concept_of(old), lexicon.concept_of(new)
    begins = old.startswith(new) or new.startswith(old)
    score = _written_alike(mine, other, lexicon.lang, begins=begins)
    return min(_RELATED, score) if one and two and lexicon.related(one, two) else score


def _written_alike(mine: frozenset[str], other: frozenset[str], lang: str, *, begins: bool) -> float:
    if mine == other:
        return 0.95
    neutral = spelling(lang).neutral
    shared = mine & other
    shorter, longer = (mine, other) if len(mine) <= len(other) else (other, mine)
    cover, union = len(shared) / len(shorter), len(shared) / len(mine | other)
    score = 0.9 * (0.45 * cover + 0.55 * union)
    if shared == shorter and not shorter <= neutral:
        more = longer - shorter
        if more <= neutral:
            score = max(score, 0.86)
        elif len(shorter) >= 2 and (begins or _FAR * len(shorter) > len(longer)):
            score = max(score, 0.62 + 0.25 * len(shorter) / len(longer))
    elif shared and (mine ^ other) <= neutral and not shared <= neutral:
        score = max(score, 0.82)
    elif len(shared) >= 3 and cover >= 0.75:
        score = max(score, 0.55 + 0.3 * union)
    if shared <= neutral:  # the average growth, the growth rate: of whatever it is
        score = min(score, _NOTHING_TELLING)
    return max(0.0, score - _opposed(mine, other, lang))


@lru_cache(maxsize=16)
def _of_all(groups: tuple[frozenset[str], ...]) -> frozenset[str]:
    return frozenset().union(*groups)


def _opposed(mine: frozenset[str], other: frozenset[str], lang: str) -> float:
    """The penalty for what one name has in place of the other's: urban for rural, imports for exports."""
    penalty = 0.0
    opposed = spelling(lang).opposed
    for group in opposed if not (mine ^ other).isdisjoint(_of_all(opposed)) else ():
        only_mine, only_other = (mine & group) - other, (other & group) - mine
        if only_mine and only_other:
            return _EXCHANGED
        if only_mine or only_other:
            penalty = _ONLY_ONE
    return penalty
