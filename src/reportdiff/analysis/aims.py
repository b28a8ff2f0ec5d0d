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

from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.analysis.language import Grammar
from reportdiff.analysis.marking import Marked
from reportdiff.analysis.rules import Found, find
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
    figure: int | None


def cues_of(grammar: Grammar, marked: Marked) -> tuple[Cue, ...]:
    """The cues of a sentence in order, the first rule first and none in another."""
    taken: list[Cue] = []
    for found in find(grammar.giving("cue"), marked.code):
        cue = _cue(found)
        if cue.figure is not None or not any(one.figure is None and one.start < cue.end and cue.start < one.end for one in taken):
            taken.append(cue)
    return tuple(sorted(taken, key=lambda cue: (cue.start, cue.end)))


def _cue(found: Found) -> Cue:
    span, figure = found.kept.get("cue", found), found.kept.get("figure")
    return Cue(span.start, span.end, found.rule.says["kind"], figure.start if figure else None)


def kind_of(
    marked: Marked, cues: Sequence[Cue], statement: Statement, last: Statement | None, before: str | None
) -> str | None:
    """What the words around a figure say that it is; ``before`` is what they said of ``last``, the figure before it."""
    place = statement.figures.start
    for cue in cues:
        if cue.figure == place:
            return cue.kind
    start, end = marked.clause(place)
    free = [cue for cue in cues if cue.figure is None and start <= cue.start < end]
    said = _said(statement, last, before, free)
    since = last.figures.start if last else 0
    left_open = said in _LEFT_OPEN and (statement.found is None or "move" not in statement.found.kept)
    ordered = left_open and any(cue.kind == "command" and since <= cue.start < place for cue in free)
    return "command" if ordered else said


def _said(statement: Statement, last: Statement | None, before: str | None, free: Sequence[Cue]) -> str | None:
    """What the cues say that stand free in the clause of a figure: the one at its verb, the last before it, the first behind."""
    place = statement.figures.start
    for verb in _verbs(statement):
        for cue in free:
            if cue.start <= verb < cue.end:
                return cue.kind
    earlier = [cue for cue in free if cue.start < place]
    if statement.carried and before and last and not any(cue.start > last.figures.start for cue in earlier):
        return before
    if earlier:
        return earlier[-1].kind
    later = [cue for cue in free if cue.start >= place]
    if later:
        return later[0].kind
    return before if statement.carried else None


def _verbs(statement: Statement) -> list[int]:
    if statement.found is None:
        return []
    return [statement.found.kept[name].start for name in _VERBS if name in statement.found.kept]

