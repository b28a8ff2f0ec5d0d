"""Clauses of an English sentence that promise work: verbs behind will with what they are said of, and things that something will be
done to.

A verb counts only where a promise can begin: behind will, or where what the verb before it is said of ends; so that the many words
that are verbs and nouns (support, fund, test) need no other test. Commas of a list are part of what is promised.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportdiff.languages.patterns import patterns

_PROMISED = patterns("en", "commitments.toml")
_VERB, _ANY_VERB, _NEXT, _OBJECT_END = (_PROMISED[name] for name in ("verb", "any verb", "next", "end of the object"))
_TO_BE_DONE, _TAKEN_STEPS = _PROMISED["to be done"], _PROMISED["taken steps"]
_OBJECT_MAX = 260


@dataclass(frozen=True, slots=True)
class Work:
    """Where a promise stands, what is done, what that is said of, and what of this may have a name."""

    start: int
    end: int
    action: str
    object: str
    named: str


def work_in(view: str, first: int, ahead: int, last: int, planned: bool) -> list[Work]:
    """The promises of a sentence from ``first`` to ``last`` in order, of which all behind ``ahead`` is to come; ``planned`` where it is
    of a plan, in which things are told first."""
    passive = list(_to_be_done(view, first, last)) if planned else []
    active = (one for one in _to_do(view, first, ahead, last) if not any(other.start < one.end and one.start < other.end for other in passive))
    return sorted((*passive, *active), key=lambda one: one.start)


def _to_be_done(view: str, first: int, last: int) -> Iterator[Work]:
    """Things that something will be done to; not steps that will be taken."""
    for told in _TO_BE_DONE.finditer(view, first, last):
        if _TAKEN_STEPS.match(told["what"]) is None:
            end = _end_of_object(view, told.end(), last)
            yield Work(told.start("what"), end, told["done"], told["what"] + view[told.end() : end], told["what"])


def _to_do(view: str, first: int, ahead: int, last: int) -> Iterator[Work]:
    """Verbs with what they are said of."""
    at = _behind_blanks(view, ahead, last)
    verb = _VERB.match(view, at, last) or _ANY_VERB.search(view, first, last)
    while True:
        if verb:
            end = _end_of_object(view, verb.end(), last)
            object_ = view[verb.end() : end].strip(" ,")
            yield Work(verb.start("verb"), end, verb["verb"], object_, object_)
            at = end
        following = _NEXT.search(view, at, last)
        if following is None:
            return
        at = following.end()
        verb = _VERB.match(view, at, last) or _ANY_VERB.match(view, following.start(), last)


def _end_of_object(view: str, start: int, last: int) -> int:
    longest = min(last, start + _OBJECT_MAX)
    stop = _OBJECT_END.search(view, start, longest)
    return stop.start() if stop else longest


def _behind_blanks(view: str, at: int, last: int) -> int:
    while at < last and not view[at].isalpha():
        at += 1
    return at
