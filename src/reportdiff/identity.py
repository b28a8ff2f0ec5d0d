"""What a target is known by from year to year: a ``target_id``, made of what is aimed at and never of where it stands.

    地区生产总值||growth|percent          regional GDP, of the issuer's whole, its growth
    办学条件改善学校||level|count         a name that no lexicon knows, as the report writes it

The four pieces are the name (the lexicon's concept, else the report's own words), the scope, the measure, and the family of
the unit, so that 亩 one year and 平方米 the next are one target. Neither issuer nor year is in it: whoever follows
one issuer groups by both, whoever compares issuers by the ``target_id`` alone. Two figures of one ``target_id`` measure
the same; one thing told under two names that no lexicon joins has two.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from reportdiff.model import Commitment, Fact
from reportdiff.units.registry import family

_WORD = re.compile(r"[^\W_]+")
_IDLE_SPACE = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")  # 5G 基站 and 5G基站 are one name
_COMMITMENT = "commitment"  # stands where a figure has its measure


def target_id(fact: Fact) -> str:
    """What a figure, target or result, has in common with those of other years that measure the same."""
    return "|".join((_plain(fact.concept or fact.indicator), _plain(fact.scope or ""), fact.measure.value, family(fact.pint)))


def commitment_id(commitment: Commitment) -> str:
    """The same for work promised without a number: the things it names, else what it is done to."""
    names = sorted({_plain(name) for name in commitment.names} - {""})
    return "|".join((",".join(names) or _plain(commitment.object), "", _COMMITMENT, ""))


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    """A name without what writers vary: width and case of letters, spaces, quotation marks and other signs."""
    words = _WORD.findall(unicodedata.normalize("NFKC", name).casefold())
    return _IDLE_SPACE.sub("", " ".join(words))
