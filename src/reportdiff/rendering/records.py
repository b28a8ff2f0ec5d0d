"""The lists of a result as records, for CSV and data frames: one thing a row, one column a field, one type a column.

Column names are those of the JSON documents, flat: ``target_value`` is the ``value`` of an outcome's ``target``. They
stay, whatever language a reader speaks. To add a list, add a function and its entry in ``DIFF`` or ``REPORT``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from reportdiff.model import Commitment, CommitmentOutcome, Diff, Fact, Finding, Outcome, Pending, Report, Section
from reportdiff.rendering import wording
from reportdiff.rendering.figures import heading
from reportdiff.rendering.findings import position
from reportdiff.rendering.sheets import by_id, in_reading_order

Cell = str | int | float | Decimal | None
Sections = Mapping[str | None, Section]

_WHOLE = frozenset({"level", "year", "start", "end", "sentence_start", "sentence_end", "line", "column", "page"})
_MEASURED = frozenset(
    {"value", "low", "high", "precision", "margin", "confidence", "similarity", "progress"},
)  # fmt: skip
_SIDES = ("target_", "actual_", "renewed_", "old_", "new_")

_SIDE = (
    "indicator", "text", "comparator", "value", "low", "high", "unit", "year", "start", "end", "section",
)  # fmt: skip
_OUTCOME = ("status", "outcome", "change", "indicator", "concept", "measure", "direction", "margin", "margin_unit")
_VERDICT = ("confidence", "why", "document")
_PENDING = ("change", "indicator", "concept", "measure", "direction", "margin", "margin_unit", "progress")
_FACT = (
    "id", "start", "end", "text", "sentence_start", "sentence_end", "section", "section_title", "part", "kind",
    "indicator", "concept", "measure", "direction", "comparator", "value", "low", "high", "precision", "unit", "pint",
    "year", "period_start", "period_end", "qualifiers", "strength", "deadline", "owner", "page",
)  # fmt: skip
_COMMITMENT = (
    "id", "start", "end", "text", "section", "section_title", "action", "object", "names", "strength", "deadline",
    "owner",
)  # fmt: skip
_SECTION = ("id", "parent", "level", "number", "title", "part", "start", "end")
_FINDING = (
    "rule", "name", "severity", "line", "column", "message", "start", "end", "quote", "section", "section_title",
    "stated", "expected", "related", "fingerprint", "page",
)  # fmt: skip

_JOINT = "; "
_RATIO_PLACES = 4


@dataclass(frozen=True, slots=True)
class Records:
    """One list: the names of its columns, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def type_of(column: str) -> type[int] | type[float] | type[str]:
    """What a column holds, in every row that holds anything: whole numbers, measured numbers, or texts."""
    field = next((column.removeprefix(side) for side in _SIDES if column.startswith(side)), column)
    if field in _WHOLE:
        return int
    return float if field in _MEASURED else str


def outcomes(found: Diff) -> Records:
    """One record for each target of OLD that was due, in the order of the table."""
    old, new = by_id(found.old), by_id(found.new)
    proving: dict[str | None, Sections] = {report.source: by_id(report) for report in found.evidence}
    proving[None] = new
    langs = (found.old.lang, found.new.lang)

    def record(one: Outcome) -> tuple[Cell, ...]:
        told = (one.status, one.outcome, one.change, *_named(one.target), *_margin(one))
        sides = (
            *_side(one.target, old, langs[0]),
            *_side(one.actual, proving.get(one.document, {}), langs[1]),
            *_side(one.renewed, new, langs[1]),
        )
        return (*told, *sides, round(one.confidence, _RATIO_PLACES), one.why, one.document)

    return Records(
        (*_OUTCOME, *_prefixed("target", "actual", "renewed"), *_VERDICT),
        tuple(record(one) for one in in_reading_order(found.outcomes)),
    )


def pending(found: Diff) -> Records:
    """One record for each target of OLD that was not due yet."""
    old, new = by_id(found.old), by_id(found.new)

    def record(one: Pending) -> tuple[Cell, ...]:
        told = (one.change, *_named(one.target), *_margin(one), one.progress)
        sides = (
            *_side(one.target, old, found.old.lang),
            *_side(one.actual, new, found.new.lang),
            *_side(one.renewed, new, found.new.lang),
        )
        return (*told, *sides, one.why)

    columns = (*_PENDING, *_prefixed("target", "actual", "renewed"), "why")
    return Records(columns, tuple(record(one) for one in found.pending))


def new_targets(found: Diff) -> Records:
    """One record for each target that NEW sets and OLD did not."""
    return _facts(found.new_targets, found.new)


def commitments(found: Diff) -> Records:
    """One record for each commitment of OLD without a number, with the first sentence of NEW that speaks of it."""
    sections = by_id(found.old)

    def record(one: CommitmentOutcome) -> tuple[Cell, ...]:
        first = one.evidence[0] if one.evidence else None
        told = found.new.text[first.start : first.end] if first else None
        start, end = (first.start, first.end) if first else (None, None)
        ratio = round(one.confidence, _RATIO_PLACES)
        return (one.status, *_commitment(one.commitment, sections, found.old.lang), told, start, end, ratio, one.why)

    columns = ("status", *_COMMITMENT, "new_text", "new_start", "new_end", "confidence", "why")
    return Records(columns, tuple(record(one) for one in found.commitments))


def pairs(found: Diff) -> Records:
    """One record for each pair of sections."""
    nothing = (None,) * len(_SECTION)
    rows = (
        (
            one.change,
            round(one.similarity, _RATIO_PLACES) if one.old and one.new else None,
            *(_section(one.old) if one.old else nothing),
            *(_section(one.new) if one.new else nothing),
        )
        for one in found.sections
    )
    return Records(("change", "similarity", *(f"{side}_{name}" for side in ("old", "new") for name in _SECTION)), tuple(rows))


def facts(report: Report) -> Records:
    """One record for each fact, in the report's order."""
    return _facts(report.facts, report)


def promised(report: Report) -> Records:
    """One record for each commitment without a number that a report makes."""
    sections = by_id(report)
    return Records(_COMMITMENT, tuple(_commitment(one, sections, report.lang) for one in report.commitments))


def sections(report: Report) -> Records:
    """One record for each section, in the report's order."""
    return Records(_SECTION, tuple(_section(one) for one in report.sections))


def findings(found: Sequence[Finding], report: Report) -> Records:
    """One record for each finding in ``report``; ``related`` quotes what else it rests on."""
    by = by_id(report)

    def record(one: Finding) -> tuple[Cell, ...]:
        related = _JOINT.join(f"{other.report}: {other.quote}" for other in one.related)
        where = (one.section, _title(by.get(one.section), report.lang))
        return (
            *(one.rule, one.name, one.severity, *position(report.text, one.start), one.message),
            *(one.start, one.end, one.quote, *where, one.stated, one.expected, related, one.fingerprint),
            one.page,
        )

    return Records(_FINDING, tuple(record(one) for one in found))


# The lists of a comparison and of a report, by the name of their key in JSON; the first is the one meant by default.
DIFF: Mapping[str, Callable[[Diff], Records]] = MappingProxyType(
    {
        "outcomes": outcomes,
        "new_targets": new_targets,
        "pending": pending,
        "commitments": commitments,
        "sections": pairs,
    }
)
REPORT: Mapping[str, Callable[[Report], Records]] = MappingProxyType(
    {"facts": facts, "commitments": promised, "sections": sections}
)


def _prefixed(*sides: str) -> tuple[str, ...]:
    return tuple(f"{side}_{name}" for side in sides for name in _SIDE)


def _named(target: Fact) -> tuple[Cell, ...]:
    return (target.indicator, target.concept, target.measure, target.direction)


def _margin(one: Outcome | Pending) -> tuple[Cell, ...]:
    return (one.margin, None if one.margin is None else one.target.unit)


def _side(fact: Fact | None, sections: Sections, lang: str) -> tuple[Cell, ...]:
    if fact is None:
        return (None,) * len(_SIDE)
    return (
        *(fact.indicator, fact.text, fact.comparator, fact.value, fact.low, fact.high, fact.unit, fact.year),
        *(fact.start, fact.end, _title(sections.get(fact.section), lang)),
    )


def _facts(facts: Iterable[Fact], report: Report) -> Records:
    sections = by_id(report)
    return Records(_FACT, tuple(_fact(fact, sections.get(fact.section), report.lang) for fact in facts))


def _fact(fact: Fact, section: Section | None, lang: str) -> tuple[Cell, ...]:
    period = (fact.period.start, fact.period.end) if fact.period else (None, None)
    return (
        *(fact.id, fact.start, fact.end, fact.text, fact.sentence_start, fact.sentence_end),
        *(fact.section, _title(section, lang), section.part if section else None, fact.kind),
        *(fact.indicator, fact.concept, fact.measure, fact.direction, fact.comparator),
        *(fact.value, fact.low, fact.high, fact.precision, fact.unit, fact.pint, fact.year, *period),
        *(_JOINT.join(fact.qualifiers), fact.strength, fact.deadline, fact.owner, fact.page),
    )


def _commitment(one: Commitment, sections: Sections, lang: str) -> tuple[Cell, ...]:
    return (
        *(one.id, one.start, one.end, one.text, one.section, _title(sections.get(one.section), lang)),
        *(one.action, one.object, _JOINT.join(one.names), one.strength, one.deadline, one.owner),
    )


def _section(one: Section) -> tuple[Cell, ...]:
    return (one.id, one.parent, one.level, one.number, one.title, one.part, one.start, one.end)


def _title(section: Section | None, lang: str) -> str:
    """A heading is joined the same way whatever language a reader speaks; the report's own language decides."""
    return heading(section, wording.for_reader(None, lang))
