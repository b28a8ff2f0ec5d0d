"""Chinese: how a document becomes head, sections and facts."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from reportdiff.lang import Reading
from reportdiff.lang.zh.facts import holds_yearly as holds_yearly
from reportdiff.lang.zh.facts import read_facts
from reportdiff.lang.zh.head import read_head
from reportdiff.lang.zh.lexicon import lexicon as lexicon
from reportdiff.lang.zh.likeness import alike as alike
from reportdiff.lang.zh.likeness import is_flow as is_flow
from reportdiff.lang.zh.likeness import is_price as is_price
from reportdiff.lang.zh.likeness import named_in as named_in
from reportdiff.lang.zh.likeness import same_stock as same_stock
from reportdiff.lang.zh.likeness import subject as subject
from reportdiff.lang.zh.outline import read_outline
from reportdiff.lang.zh.quantities import find as find_quantities
from reportdiff.lang.zh.view import half_width
from reportdiff.model import Document, Part

__all__ = [
    "alike",
    "find_quantities",
    "holds_yearly",
    "is_flow",
    "is_price",
    "lexicon",
    "named_in",
    "read",
    "reasons",
    "same_stock",
    "subject",
]


def read(document: Document, year: int | None) -> Reading:
    """Reads a Chinese report; ``year`` overrides the one that its head gives."""
    view = half_width(document.text)
    head = read_head(view)
    year = year or head.year
    outline = read_outline(document.text, view, head, document.headings)
    # results are told in the year after theirs, as a report tells them
    told_in = head.told + 1 if year is None and head.told is not None else year
    facts = read_facts(document.text, view, outline.sections, outline.turns, head.body, told_in)
    notes = []
    if told_in is None:
        notes.append(reasons()["note_no_year"])
    if head.told is None and not any(part is Part.PLAN for _, part in outline.turns):
        notes.append(reasons()["note_no_plan"])
    return Reading(head.title, head.issuer, head.date, year, outline.sections, facts, tuple(notes))


@cache
def reasons() -> dict[str, str]:
    """The sentences that explain an outcome, by name."""
    return tomllib.loads((files(__package__) / "reasons.toml").read_text(encoding="utf-8"))
