"""Targets and figures that are told of several things at once, or of some of them only: what is proven of one is not proven of all.

A、B均增长10% asks it of each; 供热、供水管网490公里 says how much there is of both together, and nothing of either; 6个茶园建设稳步推进
says nothing of those that are done.
"""

from __future__ import annotations

from decimal import Decimal

from reportdiff.following.judging import Judgement
from reportdiff.lang import Language
from reportdiff.model import Fact, Flow, Measure, Report

_MOST_OF_WHOLE = Decimal("1.5")  # of the aim, for a figure of things of any rank that answers for those of one
_AMOUNTS = (Measure.LEVEL, Measure.CHANGE)


def told_together(report: Report, language: Language) -> frozenset[str]:
    """The ids of the figures that say how much there is of several things together."""
    return frozenset(
        fact.id
        for fact in report.facts
        if fact.measure in _AMOUNTS and language.named(fact.indicator).lists_several and not is_of_each(fact, report, language)
    )


def is_of_each(fact: Fact, report: Report, language: Language) -> bool:
    """Whether a figure of several things is that of each: a share or a growth, or an amount of which the text says so."""
    return fact.measure not in _AMOUNTS or language.named(fact.indicator).is_of_each(report.text[fact.sentence_start : fact.start])


def proves_all(target: Fact, figure: Fact, judged: Judgement, old: Report, language: Language) -> bool:
    """Whether a figure decides a target: one of a part of what the target is of can only show that each of them falls
    short, or that one alone is as much as was wanted of all."""
    if not language.named(figure.indicator).lists_more(target.indicator):
        return True
    return judged.met is not is_of_each(target, old, language)


def proves_rank(target: Fact, figure: Fact, judged: Judgement, language: Language) -> bool:
    """Whether a figure decides a target although only one of them is of things that somebody has recognised: few 省级茶社
    do not show that too few 茶社 were founded, and many 茶社 not that enough of them are 省级."""
    ranked = tuple(language.named(one.indicator).is_ranked for one in (target, figure))
    if ranked[0] is ranked[1] or (target.concept and target.concept == figure.concept):
        return True
    if ranked[1]:
        return judged.met
    aim, told = target.value or target.low, figure.value or figure.low
    return not aim or not told or target.pint != figure.pint or told <= aim * _MOST_OF_WHOLE


def proves_end(target: Fact, figure: Fact, judged: Judgement, language: Language) -> bool:
    """Whether a figure decides a target although it is only of those things on which work goes on: few of them do not show
    that too few are done."""
    return judged.met or not language.named(figure.indicator).is_under_way or language.named(target.indicator).is_under_way


def proves_total(target: Fact, figure: Fact, judged: Judgement) -> bool:
    """Whether a figure decides a target although only the target is of all that there shall be: 累计分别达到180个、60个 are not
    missed by those that are new."""
    return judged.met or target.flow not in (Flow.STOCK, Flow.TOTAL) or figure.flow is not Flow.NEW
