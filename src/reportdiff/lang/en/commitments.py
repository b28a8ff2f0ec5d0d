"""Commitments without a number: a verb of work and something that has a name (begin construction of the Lark Bridge).

Only what can be found again by its name is listed; what a plan says of no thing in particular is not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reportdiff.analysis.marking import Marked, mark
from reportdiff.analysis.resolve import last_due, owner_in, strength_before
from reportdiff.kinds import Places, part_at
from reportdiff.lang import Told
from reportdiff.languages import grammar
from reportdiff.languages.patterns import patterns, table
from reportdiff.model import Commitment, Fact, Part, Stage
from reportdiff.names.spelling import spelling

_PROMISED = patterns("en", "commitments.toml")
_AHEAD, _VERB, _GENERIC, _OBJECT_END = (_PROMISED[name] for name in ("ahead", "verb", "generic", "end of the object"))
_NAME, _QUOTED = _PROMISED["name"], _PROMISED["quotation"]
_JOINING = frozenset(table("en", "commitments.toml", "said")["joining"])
_STAGES = {Stage.DONE: _PROMISED["done"], Stage.UNDER_WAY: _PROMISED["under way"], Stage.BEGUN: _PROMISED["begun"]}
_SHORTEST, _LONGEST = 7, 90
_OBJECT_MAX = 220
_WORD = re.compile(r"[a-z0-9][a-z0-9'&]*")


def read_commitments(told: Told, facts: Sequence[Fact]) -> tuple[Commitment, ...]:
    """The commitments of the sentences of a report's plan, in order; a clause that states a figure is that of a fact."""
    tongue, text, view = grammar("en"), told.text, told.view
    places, figures = Places.of(told.sections), [fact.start for fact in facts]
    found: list[Commitment] = []
    for first, last in told.spans:
        ahead = _AHEAD.search(view, first, last) if part_at(told.turns, first) is Part.PLAN else None
        if ahead is None:
            continue
        marked: Marked | None = None
        for start, end, action, names in _promises(view, ahead.end(), last):
            if bisect_right(figures, end) > bisect_right(figures, start):
                continue
            section = places.section(start)
            marked = marked or mark(tongue, view[first:last], first, ())
            found.append(
                Commitment(
                    id=f"c{len(found) + 1}", start=start, end=end, text=text[start:end],
                    section=section.id if section else None, action=action,
                    object=text[start + len(action) : end].strip(), names=names, strength=strength_before(marked, end - first),
                    deadline=last_due(marked), owner=owner_in(tongue, marked),
                )
            )
    return tuple(found)


def _promises(view: str, start: int, end: int) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    """Each verb of a sentence with the names in its object: where they stand, the verb, the names."""
    position = start
    while verb := _VERB.search(view, position, end):
        stop = _OBJECT_END.search(view, verb.end(), min(end, verb.end() + _OBJECT_MAX))
        until = stop.start() if stop else min(end, verb.end() + _OBJECT_MAX)
        names = tuple(dict.fromkeys(_names(view[verb.end() : until])))
        if names:
            yield verb.start(), until, verb[0], names
        position = max(until, verb.end())


def _names(object_: str) -> Iterator[str]:
    """What a promise names: quotations, and words with capitals that are not general ones only."""
    for match in _NAME.finditer(object_):
        name = match["quoted"] or match["name"]
        proper = [word for word in _WORD.findall(_GENERIC.sub(" ", name).lower()) if word not in _JOINING]
        if _SHORTEST <= len(name) <= _LONGEST and len(proper) >= 2:
            yield name


def quotations(name: str) -> tuple[str, ...]:
    """What a name quotes, as it may stand in a text."""
    return tuple(dict.fromkeys(_QUOTED.findall(name)))


def stage(clause: str) -> Stage | None:
    """How far a clause says that work is, the furthest that it names."""
    return next((stage for stage, told in _STAGES.items() if told.search(clause)), None)


def pieces(text: str) -> Iterator[str]:
    """The words of a text, in the singular, without those that only join."""
    return (spelling("en").one(word) for word in _WORD.findall(text) if word not in _JOINING)
