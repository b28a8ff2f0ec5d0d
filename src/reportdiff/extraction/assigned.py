"""What a plan says apart from its tasks of who is to see to them: no words of theirs, and told of the figures that it covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportdiff.kinds import Turn, part_at
from reportdiff.lang import Language
from reportdiff.model import Assignment, Commitment, Document, Fact, Kind, Part, Role, Span, assigned_at, without
from reportdiff.tables import Tables
from reportdiff.tables.text import has_letters

_ASSIGNING = (Role.OWNER, Role.PARTNER, Role.DEADLINE)
_TOLD = (Role.LABEL, Role.GROUP, Role.VALUE, Role.STATUS)


def apart(document: Document, assignments: Sequence[Assignment]) -> Document:
    """The document without where it says who: in a sentence nothing stands there, lines of their own stay lines."""
    lines = [one.said for one in assignments if _is_line(document.text, one)]
    amid = [one.said for one in assignments if not _is_line(document.text, one)]
    return without(without(document, lines), amid, "")


def of_rows(tables: Tables, tongue: Language) -> Iterator[Assignment]:
    """What the rows of tables say of it, in columns for who and for when."""
    for layout in tables.layouts:
        columns = [(at, plan) for at, plan in enumerate(layout.columns) if plan.role in _ASSIGNING]
        if not any(plan.role is not Role.DEADLINE for _, plan in columns):
            continue
        for row in layout.rows:
            told = [(plan.role, plan.told.text, text) for at, plan in columns if has_letters(text := layout.sheet.at(row.number, at))]
            cells = [layout.sheet.cell(row.number, at) for at, plan in enumerate(layout.columns) if plan.role in _TOLD]
            own = [cell for cell in cells if cell and cell.row == row.number and has_letters(layout.sheet.written(cell))]
            if told and own:
                covers = Span(min(cell.start for cell in own), max(cell.end for cell in own))
                yield Assignment(Span(covers.end, covers.end), covers, *tongue.assigned(told))


def in_plan(assignments: Iterable[Assignment], turns: Sequence[Turn]) -> tuple[Assignment, ...]:
    """Those that stand where the report plans, in the order of the text."""
    kept = (one for one in assignments if part_at(turns, one.covers.start) is Part.PLAN)
    return tuple(sorted(kept, key=lambda one: (one.covers.start, one.said.start)))


def _is_line(text: str, one: Assignment) -> bool:
    return not text[text.rfind("\n", 0, one.said.start) + 1 : one.said.start].strip()


def targets_assigned(facts: Iterable[Fact], assignments: Sequence[Assignment]) -> tuple[Fact, ...]:
    """The facts; a target that says neither itself has owner and deadline of what it stands in."""
    return tuple(
        replace(fact, owner=fact.owner or one.lead, deadline=fact.deadline or one.deadline)
        if fact.kind is Kind.TARGET and (one := assigned_at(fact.start, assignments))
        else fact
        for fact in facts
    )


def commitments_assigned(commitments: Iterable[Commitment], assignments: Sequence[Assignment]) -> tuple[Commitment, ...]:
    """The same for work promised without a number."""
    return tuple(
        replace(one, owner=one.owner or found.lead, deadline=one.deadline or found.deadline)
        if (found := assigned_at(one.start, assignments))
        else one
        for one in commitments
    )
