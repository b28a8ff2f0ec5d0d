"""Where NEW speaks of a target's matter without a figure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from reportdiff.lang import Language
from reportdiff.model import Fact, Part, Report, Span

_SHORTEST = 4  # a shorter name stands everywhere
_PROPER = 5  # so long a name is that of one thing: 青澜湖大桥, 政府隐性债务
_MOST = 3


def mentions_of(target: Fact, new: Report, language: Language) -> tuple[Span, ...]:
    """The first places where NEW names what the target measures."""
    return tuple(islice(_places(language.subject(target.indicator), new, language), _MOST))


def still_planned(target: Fact, new: Report, language: Language) -> Span | None:
    """Where NEW's plan goes on with the target's matter under its full name, though without a figure."""
    name = language.subject(target.indicator)
    if len(name) < _PROPER:
        return None
    starts = [section.start for section in new.sections if section.part is Part.PLAN]
    plan = min(starts, default=len(new.text))
    figures = [fact for fact in new.facts if fact.start >= plan]
    for place in _places(name, new, language):
        told = any(fact.sentence_start <= place.start < fact.end and fact.start - place.end < 8 for fact in figures)
        if place.start >= plan and not told:
            return place
    return None


def _places(name: str, new: Report, language: Language) -> Iterator[Span]:
    if len(name) < _SHORTEST:
        return
    position = new.text.find(name)
    while position >= 0:
        end = position + len(name)
        cut = new.text[position - 1 : position].isdigit()  # 亿元以上项目 is not named in 30亿元以上项目
        if not cut and not language.lexicon.inside_relative(new.text, position, end):
            yield Span(position, end)
        position = new.text.find(name, end)
