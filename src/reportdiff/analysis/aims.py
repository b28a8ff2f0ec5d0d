"""Whether a figure is reported or aimed at: by the words around it, by its verb, by where it stands.

A rule that gives a ``cue`` says its ``kind``:

``aim``         what shall be: will, aims to, the goal of
``command``     what shall be, as a goal is worded: Achieve 100 % renewable electricity
``aimed``       what was aimed at in the year that is over: missed our target of
``foreseen``    what is expected
``estimated``   what is estimated, for a year that is over or for one to come
``told``        what was
``done``        what was done, or is to be: a participle alone
``now``         what is
``background``  what already is, also in a plan

and keeps as ``figure`` the figure that alone it speaks of, where it speaks of one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from reportdiff.analysis.language import Grammar
from reportdiff.analysis.marking import Marked
from reportdiff.analysis.rules import find
from reportdiff.analysis.statements import Statement
from reportdiff.model import frequent

_VERBS = ("done", "did", "move")
_LEFT_OPEN = ("done", "now")  # what a command is about: Increase the share of people having a say, of contracted suppliers


@frequent
@dataclass(frozen=True, slots=True)
class Cue:
    """A word or two that tell what kind of figure stands near."""

    start: int
    end: int
    kind: str


@frequent
@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of a sentence: what all of them say; what those say that speak of one figure alone, by its place; and those that stand free,
    in order and none in another."""

    kinds: frozenset[str]
    of: Mapping[int, str]
    free: Sequence[Cue]
    starts: Sequence[int]

    def within(self, start: int, end: int) -> Sequence[Cue]:
        """The free ones that begin in a stretch."""
        return self.free[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def last_before(self, place: int) -> Cue | None:
        """The last of the free ones that begins before a place."""
        at = bisect_left(self.starts, place)
        return self.free[at - 1] if at else None

    def first_from(self, place: int) -> Cue | None:
        """The first of the free ones that begins at a place or behind it."""
        at = bisect_left(self.starts, place)
        return self.free[at] if at < len(self.free) else None


def cues_of(grammar: Grammar, marked: Marked) -> Cues:
    """The cues of a sentence, the first rule first."""
    of: list[tuple[tuple[int, int], int, str]] = []
    free: list[Cue] = []
    starts: list[int] = []
    for found in find(grammar.giving("cue"), marked.code):
        span, figure, kind = found.kept.get("cue", found), found.kept.get("figure"), found.rule.says["kind"]
        if figure is not None:
            of.append(((span.start, span.end), figure.start, kind))
            continue
        at = bisect_left(starts, span.end)
        if not at or free[at - 1].end <= span.start:
            free.insert(at, Cue(span.start, span.end, kind))
            starts.insert(at, span.start)
    of.sort(key=itemgetter(0))
    kinds = frozenset((*(kind for _, _, kind in of), *(cue.kind for cue in free)))
    return Cues(kinds, {figure: kind for _, figure, kind in reversed(of)}, free, starts)  # the first in the sentence


def kind_of(marked: Marked, cues: Cues, statement: Statement, last: Statement | None, before: str | None) -> str | None:
    """What the words around a figure say that it is; ``before`` is what they said of ``last``, the figure before it."""
    place = statement.figures.start
    if (own := cues.of.get(place)) is not None:
        return own
    start, end = marked.clause(place)
    said = _said(statement, last, before, cues, (start, end))
    left_open = said in _LEFT_OPEN and (statement.found is None or "move" not in statement.found.kept)
    since = max(start, last.figures.start) if last else start
    ordered = left_open and any(cue.kind == "command" for cue in cues.within(since, place))
    return "command" if ordered else said


def _said(statement: Statement, last: Statement | None, before: str | None, cues: Cues, clause: tuple[int, int]) -> str | None:
    """What the cues say that stand free in the clause of a figure: the one at its verb, the last before it, the first behind."""
    place, (start, end) = statement.figures.start, clause
    for verb in _verbs(statement):
        at_verb = cues.last_before(verb + 1)
        if at_verb and verb < at_verb.end and start <= at_verb.start < end:
            return at_verb.kind
    earlier, later = cues.last_before(place), cues.first_from(place)
    earlier = earlier if earlier and earlier.start >= start else None
    if statement.carried and before and last and not (earlier and earlier.start > last.figures.start):
        return before
    if earlier:
        return earlier.kind
    if later and later.start < end:
        return later.kind
    return before if statement.carried else None


def _verbs(statement: Statement) -> list[int]:
    if statement.found is None:
        return []
    return [statement.found.kept[name].start for name in _VERBS if name in statement.found.kept]

