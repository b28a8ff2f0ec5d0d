"""Commitments without a number: a verb of work and something that has a name (启动青澜湖大桥建设, 出台《…办法》).

Only what can be found again by its name is listed; what a plan says of no thing in particular (坚持…, 着力提升…水平) is not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportdiff.kinds import Places, Turn, part_at
from reportdiff.lang.zh.commitment_words import commitment_words
from reportdiff.lang.zh.patterns import patterns, table
from reportdiff.lang.zh.proper_names import names_in
from reportdiff.lang.zh.resolve import deadline_in, owner_in, strength_in
from reportdiff.model import Commitment, Fact, Part, Section, frequent

# A clause: up to a mark that is not within quotation marks, brackets or a title.
_CLAUSE = re.compile(r"(?:“[^”\n]{0,60}”|《[^》\n]{0,60}》|\([^()\n]{0,60}\)|[^,;:。!?\n])+")
_CLAUSE_MAX = 240
_TIMES = patterns("times.toml")
_OPENS = 12  # characters in which a sentence opens
_PROMISED = patterns("commitments.toml")
_OPENING = _PROMISED["before the verb"]
_AIMS = _PROMISED["an aim"]
_STRIVE = table("commitments.toml", "said")["strive"]
_MANNER_BEFORE = _PROMISED["manner before"]
_DRAFTED = _PROMISED["a plan that is drafted"]


@frequent
@dataclass(frozen=True, slots=True)
class _Promise:
    """Where it begins in its clause, and where its verb stands."""

    start: int
    action: tuple[int, int]
    names: tuple[str, ...]


def read_commitments(
    text: str,
    view: str,
    sections: Sequence[Section],
    turns: Sequence[Turn],
    spans: Sequence[tuple[int, int]],
    facts: Sequence[Fact],
) -> tuple[Commitment, ...]:
    """The commitments of the sentences of a report's plan, in order; a clause that states a figure is that of a fact."""
    places, figures = Places.of(sections), [fact.start for fact in facts]
    found: list[Commitment] = []
    for first, last in spans:
        if part_at(turns, first) is not Part.PLAN:
            continue
        if _TIMES["an appeal"].search(view[first : min(last, first + _OPENS)]):
            continue
        owner = owner_in(view, first, last)
        for start, end in _clauses(view, first, last):
            if bisect_right(figures, end) > (at := bisect_right(figures, start)):
                end = view.rfind("、", start, figures[at])
                if not _AIMS.match(view, end + 1):
                    continue
            if promise := _promise(view, start, end):
                near = view[max(first, promise.start - 30) : end]
                section = places.section(promise.start)
                begun, done = promise.action
                found.append(
                    Commitment(
                        id=f"c{len(found) + 1}",
                        start=promise.start,
                        end=end,
                        text=text[promise.start : end],
                        section=section.id if section else None,
                        action=text[begun:done],
                        object=(text[promise.start : begun] + text[done:end]).strip(),
                        names=promise.names,
                        strength=strength_in(near),
                        deadline=deadline_in(near),
                        owner=owner,
                    )
                )
    return tuple(found)


def _clauses(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _CLAUSE.finditer(view, start, end):
        first, last = match.span()
        while first < last and view[first].isspace():
            first += 1
        while last > first and view[last - 1].isspace():
            last -= 1
        if 6 <= last - first <= _CLAUSE_MAX:
            yield first, last


def _promise(view: str, start: int, end: int) -> _Promise | None:
    """What a clause promises; ``None`` for one that names nothing."""
    verb = _verb(view, start, end)
    if verb is None:
        return _predicate(view, start, end)
    begun, done = verb
    drafted = _DRAFTED.match(view, begun, end)
    names = (
        (drafted[1],) if drafted else names_in(view[done:end], commitment_words().weak.match(view, begun) is not None)
    )
    return _Promise(begun, verb, names) if names else None


def _verb(view: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the verb stands that opens a clause, behind words of time and manner."""
    words = commitment_words()
    found = None
    while True:
        if verb := words.verb.match(view, start, end):
            if found is None or view[slice(*found)] == _STRIVE:
                found = verb.span()
            elif found[1] == verb.start():  # 加快引进: the one says how
                found = found[0], verb.end()
            start = verb.end()
            if verb[0] != _STRIVE and words.adverb.fullmatch(verb[0]) is None:
                return found
        elif opening := _OPENING.match(view, start, end) or words.adverb.match(view, start, end):
            start = opening.end()
        else:
            return found


def _predicate(view: str, start: int, end: int) -> _Promise | None:
    """A promise that says behind the names what is to be done: 青澜湖大桥年内建成通车."""
    predicate = commitment_words().predicate.search(view, start, end)
    if predicate is None:
        return None
    named = _MANNER_BEFORE.sub("", view[start : predicate.start()])
    names = names_in(named)
    return _Promise(start, predicate.span(), names) if names else None
