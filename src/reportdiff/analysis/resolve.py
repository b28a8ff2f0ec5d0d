"""How firmly something is promised, by when it is to be reached, and who is to see to it."""

from __future__ import annotations

from reportdiff.analysis.language import Grammar
from reportdiff.analysis.marking import Marked
from reportdiff.analysis.naming import Capitals, Names
from reportdiff.analysis.rules import find
from reportdiff.analysis.times import Time
from reportdiff.model import Strength

_NEAR = 140  # characters before a figure in which a word of resolve belongs to it


def strength_before(marked: Marked, place: int) -> Strength | None:
    """The nearest word of resolve before a place in a sentence: ensure commits, strive aspires."""
    found = [
        (one.start, one.rule.says["strength"]) for one in marked.resolves
        if place - _NEAR < one.start < place
    ]  # fmt: skip
    return Strength(max(found)[1]) if found else None


def owner_in(grammar: Grammar, marked: Marked) -> str | None:
    """Who is to see to what a sentence says: led by the Housing Bureau."""
    for one in find(grammar.giving("owner"), marked.full):
        return Names(grammar, marked, Capitals(), whole=True).part(one.kept["owner"])
    return None


def last_due(marked: Marked) -> str | None:
    """The last date by which a sentence says that something is to be reached, as it is written."""
    due = [time for time in marked.times if time.role == "due"]
    return written(marked, due[-1]) if due else None


def written(marked: Marked, time: Time) -> str:
    """An expression of time as it is written."""
    return marked.view[time.start : time.end].strip(" ,")
