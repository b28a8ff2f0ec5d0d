"""What a clause says of its figure besides the number: preliminary, per head, on another basis, of a target."""

from __future__ import annotations

from reportdiff.lang.zh.patterns import patterns
from reportdiff.model import Fact, Measure

_PROMISES = patterns("promises.toml")
_VERBS = patterns("verbs.toml")


def qualifiers_of(clause: str) -> tuple[str, ...]:
    """The words of a clause that qualify its figure, each once, in the order of the text."""
    return tuple(dict.fromkeys(_PROMISES["qualifier"].findall(clause)))


def holds_yearly(fact: Fact) -> bool:
    """Whether a figure is said to hold in each of several years: 每年, 连续三年; what they come to on average does not."""
    on_average = any(map(_PROMISES["on average"].match, fact.qualifiers))
    return not on_average and any(map(_PROMISES["in each year"].match, fact.qualifiers))


def on_other_basis(fact: Fact) -> bool:
    """Whether a growth is told on another basis than last year's stated figure: 同口径, 剔除价格因素, 年均."""
    # 实际使用外资 is a name; 居民收入实际增长 is growth without the rise of prices
    return any(_PROMISES["basis of its own"].search(said) for said in fact.qualifiers if said not in fact.indicator)


def is_of_target(fact: Fact) -> bool:
    """Whether a percentage tells how much of the year's target was reached: 完成年计划的118.2%."""
    return fact.measure is Measure.SHARE and any(map(_PROMISES["of the target"].match, fact.qualifiers))


def said_missed(fact: Fact) -> bool:
    """Whether a figure is that of a target which the text says was not reached: 没有实现…降低4%的目标."""
    return any(map(_PROMISES["not reached"].match, fact.qualifiers))


def just_short(fact: Fact) -> bool:
    """Whether a figure is said to be almost reached: 近1100亿元."""
    return any(_PROMISES["short of"].fullmatch(said) for said in fact.qualifiers)


def of_each(indicator: str, before: str) -> bool:
    """Whether a figure holds for each of the things that its name lists: by the words before it (均增长, 分别), or as a
    standard does, which nobody adds up."""
    return bool(_VERBS["of each"].search(before) or _VERBS["a standard"].search(indicator))
