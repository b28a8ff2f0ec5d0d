"""What a clause says of its figure besides the number: preliminary, per head, on another basis, of a target."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportdiff.lang import Remark
from reportdiff.lang.zh.patterns import patterns
from reportdiff.model import Fact, Measure

_PROMISES = patterns("promises.toml")
_VERBS = patterns("verbs.toml")
_QUALIFIER = _PROMISES["qualifier"]


def qualifiers_of(clause: str) -> tuple[str, ...]:
    """The words of a clause that qualify its figure, each once, in the order of the text."""
    return tuple(dict.fromkeys(match[0] for match in _QUALIFIER.finditer(clause)))


def remarks(fact: Fact) -> frozenset[Remark]:
    """What the qualifiers of a figure say that matters where it is compared."""
    return frozenset(remark for remark, so in _REMARKS.items() if so(fact)) if fact.qualifiers else frozenset()


def _any(name: str, fact: Fact) -> bool:
    return any(map(_PROMISES[name].match, fact.qualifiers))


_REMARKS: Mapping[Remark, Callable[[Fact], bool]] = {
    # 每年, 连续三年; what they come to on average does not hold in each
    Remark.YEARLY: lambda fact: _any("in each year", fact) and not _any("on average", fact),
    # 实际使用外资 is a name; 居民收入实际增长 is growth without the rise of prices
    Remark.OTHER_BASIS: lambda fact: any(_PROMISES["basis of its own"].search(said) for said in fact.qualifiers if said not in fact.indicator),
    Remark.OF_TARGET: lambda fact: fact.measure is Measure.SHARE and _any("of the target", fact),
    Remark.MISSED: lambda fact: _any("not reached", fact),
    Remark.JUST_SHORT: lambda fact: any(_PROMISES["short of"].fullmatch(said) for said in fact.qualifiers),
}


def is_of_each(indicator: str, before: str) -> bool:
    """Whether a figure holds for each of the things that its name lists: by the words before it (均增长, 分别), or as a
    standard does, which nobody adds up."""
    return bool(_VERBS["of each"].search(before) or _VERBS["a standard"].search(indicator))
