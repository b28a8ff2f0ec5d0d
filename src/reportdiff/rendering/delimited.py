"""CSV for spreadsheets and scripts: UTF-8, English field names that stay, one record a line.

Texts are kept from acting as formulas; numbers stand in columns of their own and stay numbers, negative ones too.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum

from reportdiff.model import Diff, Fact, Outcome, Report, Section
from reportdiff.rendering import wording
from reportdiff.rendering.figures import heading, plain
from reportdiff.rendering.safety import spreadsheet
from reportdiff.rendering.sheets import by_id, in_reading_order

Cell = str | int | float | Decimal | None

# Headings in CSV are joined the same way whatever language a reader speaks; the report's own language decides.
_SIDE = (
    "indicator", "text", "comparator", "value", "low", "high", "unit", "year", "start", "end", "section",
)  # fmt: skip
_OUTCOME = ("status", "outcome", "change", "indicator", "concept", "measure", "direction", "margin", "margin_unit")
_VERDICT = ("confidence", "why", "document")
_FACT = (
    "id", "start", "end", "text", "sentence_start", "sentence_end", "section", "section_title", "part", "kind",
    "indicator", "concept", "measure", "direction", "comparator", "value", "low", "high", "precision", "unit", "pint",
    "year", "period_start", "period_end", "qualifiers", "strength", "deadline", "owner",
)  # fmt: skip
_SECTION = ("id", "parent", "level", "number", "title", "part", "start", "end")

Sections = dict[str | None, Section]


def diff(found: Diff) -> str:
    """One row for each target of OLD that was due, in the order of the table."""
    header = [*_OUTCOME, *(f"{side}_{name}" for side in ("target", "actual", "renewed") for name in _SIDE), *_VERDICT]
    old, new = by_id(found.old), by_id(found.new)
    proving: dict[str | None, Sections] = {report.source: by_id(report) for report in found.evidence}
    proving[None] = new
    joints = (found.old.lang, found.new.lang)
    rows = (_outcome(one, old, new, proving.get(one.document, {}), joints) for one in in_reading_order(found.outcomes))
    return _written(header, rows)


def extract(report: Report) -> str:
    """One row for each fact, in the report's order."""
    sections = by_id(report)
    return _written(_FACT, (_fact(fact, sections.get(fact.section), report.lang) for fact in report.facts))


def outline(report: Report) -> str:
    """One row for each section, in the report's order."""
    return _written(
        _SECTION,
        (
            [one.id, one.parent, one.level, one.number, one.title, one.part, one.start, one.end]
            for one in report.sections
        ),
    )


def _outcome(
    outcome: Outcome, old: Sections, new: Sections, proving: Sections, langs: tuple[str, str]
) -> list[Cell]:
    """``proving`` are the sections of the document that the actual stands in: NEW, or a document of evidence."""
    target = outcome.target
    return [
        outcome.status,
        outcome.outcome,
        outcome.change,
        target.indicator,
        target.concept,
        target.measure,
        target.direction,
        outcome.margin,
        None if outcome.margin is None else target.unit,
        *_side(target, old, langs[0]),
        *_side(outcome.actual, proving, langs[1]),
        *_side(outcome.renewed, new, langs[1]),
        round(outcome.confidence, 4),
        outcome.why,
        outcome.document,
    ]


def _side(fact: Fact | None, sections: Sections, lang: str) -> list[Cell]:
    if fact is None:
        return [None] * len(_SIDE)
    return [
        fact.indicator,
        fact.text,
        fact.comparator,
        fact.value,
        fact.low,
        fact.high,
        fact.unit,
        fact.year,
        fact.start,
        fact.end,
        _title(sections.get(fact.section), lang),
    ]


def _fact(fact: Fact, section: Section | None, lang: str) -> list[Cell]:
    return [
        fact.id,
        fact.start,
        fact.end,
        fact.text,
        fact.sentence_start,
        fact.sentence_end,
        fact.section,
        _title(section, lang),
        section.part if section else None,
        fact.kind,
        fact.indicator,
        fact.concept,
        fact.measure,
        fact.direction,
        fact.comparator,
        fact.value,
        fact.low,
        fact.high,
        fact.precision,
        fact.unit,
        fact.pint,
        fact.year,
        fact.period.start if fact.period else None,
        fact.period.end if fact.period else None,
        "; ".join(fact.qualifiers),
        fact.strength,
        fact.deadline,
        fact.owner,
    ]


def _title(section: Section | None, lang: str) -> str:
    return heading(section, wording.for_reader(None, lang))


def _written(header: Sequence[str], records: Iterable[Sequence[Cell]]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(header)
    for record in records:
        writer.writerow([_cell(cell) for cell in record])
    return written.getvalue()


def _cell(value: Cell) -> str:
    """Numbers plain, names of the contract as they are, nothing as an empty cell, and texts made safe."""
    match value:
        case None:
            return ""
        case Decimal():
            return plain(value)
        case StrEnum():
            return value.value
        case str():
            return spreadsheet(value)
        case _:
            return str(value)
