"""What a clause says of its figure besides the number: preliminary, per head, on another basis, of a target."""

from __future__ import annotations

import re

from reportdiff.model import Fact, Measure

_QUALIFIERS = re.compile(
    r"完成(?:年度?|全年|年初|目标)+(?:计划|任务|目标)*(?=的?\d)"  # 完成年计划的118.2%
    r"|没有(?:实现|完成|达到)|未能?(?:实现|完成|达到)"
    r"|同口径|可比口径|可比价格?|不变价格?|扣除价格因素|剔除价格因素"
    r"|初步(?:预计|统计|核算)|预计|预期|实际|名义|累计"
    r"|(?<!人)每年|连续[\d一二三四五六七八九十两]+年"
    r"|年均(?!浓度|温度|降水|值|气温)|平均(?!浓度|气温)|全口径|人均"
)
_OTHER_BASIS = re.compile(r"口径|可比|不变价|因素|实际|累计|每年|连续|平均|年均")


def qualifiers_of(clause: str) -> tuple[str, ...]:
    """The words of a clause that qualify its figure, each once, in the order of the text."""
    return tuple(dict.fromkeys(_QUALIFIERS.findall(clause)))


def holds_yearly(fact: Fact) -> bool:
    """Whether a figure is said to hold in each of several years: 每年, 连续三年; what they come to on average does not."""
    on_average = any(said in ("平均", "年均") for said in fact.qualifiers)
    return not on_average and any(said.startswith(("每年", "连续")) for said in fact.qualifiers)


def on_other_basis(fact: Fact) -> bool:
    """Whether a growth is told on another basis than last year's stated figure: 同口径, 剔除价格因素, 年均."""
    # 实际使用外资 is a name; 居民收入实际增长 is growth without the rise of prices
    return any(_OTHER_BASIS.search(said) for said in fact.qualifiers if said not in fact.indicator)


def is_of_target(fact: Fact) -> bool:
    """Whether a percentage tells how much of the year's target was reached: 完成年计划的118.2%."""
    return fact.measure is Measure.SHARE and any(said.startswith("完成") for said in fact.qualifiers)


def said_missed(fact: Fact) -> bool:
    """Whether a figure is that of a target which the text says was not reached: 没有实现…降低4%的目标."""
    return any(said.startswith(("没有", "未")) for said in fact.qualifiers)
