"""Targets and figures that are told of several things at once: what is proven of one of them is not proven of all.

A、B均增长10% asks it of each; 供热、供水管网490公里 says how much there is of both together, and nothing of either.
"""

from __future__ import annotations

from reportdiff.following.judging import Judgement
from reportdiff.lang import Language
from reportdiff.model import Fact, Measure, Report

_AMOUNTS = (Measure.LEVEL, Measure.CHANGE)


def told_together(report: Report, language: Language) -> frozenset[str]:
    """The ids of the figures that say how much there is of several things together."""
    return frozenset(
        fact.id
        for fact in report.facts
        if fact.measure in _AMOUNTS and len(language.named(fact.indicator).listed) > 1 and not is_of_each(fact, report, language)
    )


def is_of_each(fact: Fact, report: Report, language: Language) -> bool:
    """Whether a figure of several things is that of each: a share or a growth, or an amount of which the text says so."""
    return fact.measure not in _AMOUNTS or language.of_each(fact.indicator, report.text[fact.sentence_start : fact.start])


def proves_all(target: Fact, figure: Fact, judged: Judgement, old: Report, language: Language) -> bool:
    """Whether a figure decides a target: one of a part of what the target is of can only show that each of them falls
    short, or that one alone is as much as was wanted of all."""
    if not language.lists_more(figure.indicator, target.indicator):
        return True
    return judged.met is not is_of_each(target, old, language)
