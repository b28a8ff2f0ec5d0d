"""Commitments without a number: a verb of work and what is to be done (begin construction of the Lark Bridge, build a ferry
terminal), each with how particular it is: named, concrete, or general where no one thing could be looked for.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from reportdiff.analysis.marking import Marked, mark
from reportdiff.analysis.resolve import last_due, owner_in, strength_before
from reportdiff.kinds import Places, part_at
from reportdiff.lang import Told
from reportdiff.lang.en.promised_clauses import work_in
from reportdiff.languages import grammar
from reportdiff.languages.patterns import patterns, table
from reportdiff.model import Commitment, Fact, Part, Specificity
from reportdiff.names.spelling import spelling

_PROMISED = patterns("en", "commitments.toml")
_AHEAD, _WE, _GENERIC, _FOR_EXAMPLE = (_PROMISED[name] for name in ("ahead", "we", "generic", "for example"))
_CHECKABLE, _ABSTRACT, _CUT_SHORT = (_PROMISED[name] for name in ("checkable", "abstract", "cut short"))
_NAME, _QUOTED = _PROMISED["name"], _PROMISED["quotation"]
_JOINING = frozenset(table("en", "commitments.toml", "said")["joining"])
_EMPTY = frozenset(table("en", "commitments.toml", "said")["empty"])
_OF_NO_MATTER = re.compile(f"(?:{'|'.join(_PROMISED[name].pattern for name in ('an abstract noun', 'a verb of work'))})")
_SHORTEST, _LONGEST = 7, 90
_TELLING = 4  # words that tell what a promise is about; with so many it is a particular one, whatever is done
_FEW = 2  # words of what is promised, fewer say nothing that could be looked for
_WORD = re.compile(r"[a-z0-9][a-z0-9'&]*")


def read_commitments(told: Told, facts: Sequence[Fact]) -> tuple[Commitment, ...]:
    """The commitments of the sentences of a report's plan, in order, of one without a plan those in its own name; a clause that
    states a figure is that of a fact."""
    tongue, text, view = grammar("en"), told.text, told.view
    places, figures = Places.of(told.sections), [fact.start for fact in facts]
    found: list[Commitment] = []
    planned = any(turn.part is Part.PLAN for turn in told.turns)
    for first, last in told.spans:
        cue = (_AHEAD if part_at(told.turns, first) is Part.PLAN else None) if planned else _WE
        ahead = cue.search(view, first, last) if cue else None
        if ahead is None:
            continue
        marked: Marked | None = None
        for work in work_in(view, first, ahead.end(), last, planned):
            start, end, action, object_ = work.start, work.end, work.action, work.object
            names = tuple(dict.fromkeys(_names(work.named)))
            told_of_a_figure = bisect_right(figures, end) > bisect_left(figures, start)
            if told_of_a_figure or not (names or len(_content(object_)) >= _FEW):
                continue
            section = places.section(start)
            marked = marked or mark(tongue, view[first:last], first, ())
            found.append(
                Commitment(
                    id=f"c{len(found) + 1}", start=start, end=end, text=text[start:end],
                    section=section.id if section else None, action=action,
                    object=object_, names=names, specificity=_specificity(action, object_, names),
                    strength=strength_before(marked, end - first),
                    deadline=last_due(marked), owner=owner_in(tongue, marked),
                )
            )
    return tuple(found)


def _specificity(action: str, object_: str, names: Sequence[str]) -> Specificity:
    """How particular a promise is: whether what it is of has a name, or is one thing that could be looked for."""
    if names:
        return Specificity.NAMED
    if _CUT_SHORT.search(object_.strip()):
        return Specificity.GENERAL
    weak = _CHECKABLE.search(action) is None or _ABSTRACT.search(object_.strip())
    return Specificity.GENERAL if weak and len(matters(object_)) < _TELLING else Specificity.CONCRETE


def _content(object_: str) -> list[str]:
    """The words of what is promised, without those that only join."""
    return [word for word in _WORD.findall(object_.lower()) if word not in _JOINING]


def matters(promised: str) -> tuple[str, ...]:
    """The words of what a promise is about, without what is done and what any plan says: logistic, cost of reduce logistic costs."""
    words = (word for word in _content(promised) if word not in _EMPTY and len(word) > 1 and not _OF_NO_MATTER.fullmatch(word))
    return tuple(dict.fromkeys(words))


def _names(object_: str) -> Iterator[str]:
    """What a promise names: quotations, and words with capitals that are not general ones only; not what only serves as an example."""
    example = _FOR_EXAMPLE.search(object_)
    for match in _NAME.finditer(object_, 0, example.start() if example else len(object_)):
        name = match["quoted"] or match["name"]
        proper = [word for word in _WORD.findall(_GENERIC.sub(" ", name).lower()) if word not in _JOINING]
        if _SHORTEST <= len(name) <= _LONGEST and len(proper) >= 2:
            yield name


def quotations(name: str) -> tuple[str, ...]:
    """What a name quotes, as it may stand in a text."""
    return tuple(dict.fromkeys(_QUOTED.findall(name)))


def pieces(text: str) -> Iterator[str]:
    """The words of a text, in the singular, without those that only join."""
    return (spelling("en").one(word) for word in _WORD.findall(text) if word not in _JOINING)
