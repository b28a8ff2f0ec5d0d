"""Where NEW speaks of a target's matter without a figure."""

from __future__ import annotations

from reportdiff.lang import Language
from reportdiff.model import Fact, Report, Span

_SHORTEST = 4  # a shorter name stands everywhere
_MOST = 3


def mentions_of(target: Fact, new: Report, language: Language) -> tuple[Span, ...]:
    """The first places where NEW names what the target measures."""
    name = language.subject(target.indicator)
    if len(name) < _SHORTEST:
        return ()
    spans: list[Span] = []
    position = new.text.find(name)
    while position >= 0 and len(spans) < _MOST:
        spans.append(Span(position, position + len(name)))
        position = new.text.find(name, position + len(name))
    return tuple(spans)
