"""The columns of every list, as tables of fields: CSV, data frames and Parquet files are all written from these.

Whoever adds a field to the model adds a line to a table here, and frames and data sets have it. Names are those of the
JSON documents, flat: ``target_value`` is the ``value`` of an outcome's ``target``. They stay, whatever language a reader
speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import Any, Generic, TypeVar

from reportdiff.identity import commitment_id, target_id
from reportdiff.model import (
    Commitment,
    CommitmentOutcome,
    Fact,
    Finding,
    Kind,
    Outcome,
    Pair,
    Pending,
    Report,
    Section,
    Span,
    Words,
)
from reportdiff.rendering import wording
from reportdiff.rendering.figures import heading
from reportdiff.rendering.findings import position

Cell = str | int | float | Decimal | None
Type = type[int] | type[float] | type[str]
Row = TypeVar("Row")

_JOINT = "; "
_RATIO_PLACES = 4
_SENTENCE = 600  # characters of a sentence that a row holds: a text without full stops is all one sentence


@dataclass(frozen=True, slots=True)
class Field(Generic[Row]):
    """One column: its name, what it holds in every row that holds anything, and how a row gives it.

    ``framed`` columns are those of frames and data sets alone: the CSV of one report does without them.
    """

    name: str
    type: Type
    of: Callable[[Row], Cell]
    framed: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure in its report, and the report's words, without what is not of them."""

    fact: Fact
    report: Report
    section: Section | None
    words: Words


@dataclass(frozen=True, slots=True)
class Followed:
    """A target of OLD and what became of it, with the figures that it names in the reports that hold them."""

    found: Outcome | Pending
    target: Stated
    actual: Stated | None
    renewed: Stated | None
    new: Report


@dataclass(frozen=True, slots=True)
class Promised:
    """A commitment in its report."""

    commitment: Commitment
    report: Report
    section: Section | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A commitment of OLD, and what NEW says of it."""

    found: CommitmentOutcome
    promised: Promised
    new: Report

    @property
    def evidence(self) -> Span | None:
        """The first sentence of NEW that speaks of it."""
        return self.found.evidence[0] if self.found.evidence else None

    @property
    def evidence_text(self) -> str | None:
        """That sentence as text."""
        return self.new.text[self.evidence.start : self.evidence.end] if self.evidence else None


@dataclass(frozen=True, slots=True)
class Answering:
    """Two sections that answer each other."""

    pair: Pair
    new: Report


@dataclass(frozen=True, slots=True)
class Told:
    """A section in its report."""

    section: Section
    report: Report


@dataclass(frozen=True, slots=True)
class Found:
    """A finding in its report, and the figure that stands where it was found, if one does."""

    finding: Finding
    report: Report
    section: Section | None
    figure: Stated | None


def _text(name: str, of: Callable[[Any], Any] | None = None, framed: bool = False) -> Field[Any]:
    return Field(name, str, of or attrgetter(name), framed)


def _whole(name: str, of: Callable[[Any], Any] | None = None, framed: bool = False) -> Field[Any]:
    return Field(name, int, of or attrgetter(name), framed)


def _number(name: str, of: Callable[[Any], Any] | None = None, framed: bool = False) -> Field[Any]:
    return Field(name, float, of or attrgetter(name), framed)


def through(path: str, fields: Iterable[Field[Any]], prefix: str = "") -> tuple[Field[Any], ...]:
    """The fields of what an attribute holds, all empty where it holds nothing."""
    get = attrgetter(path)

    def reach(field: Field[Any]) -> Callable[[Any], Cell]:
        return lambda row: None if (there := get(row)) is None else field.of(there)

    return tuple(Field(prefix + field.name, field.type, reach(field), field.framed) for field in fields)


def _part(name: str, part: str) -> Callable[[Any], Any]:
    """What stands in a part that may be missing: the start of a period, the row of a cell."""
    return lambda one: None if (there := getattr(one, name)) is None else getattr(there, part)


def _heading(row: Any) -> str:
    """A heading is joined the same way whatever language a reader speaks; the report's own language decides."""
    return heading(row.section, wording.for_reader(None, row.report.lang))


def _sentence(one: Stated) -> str:
    """The sentence that states a figure, in words; of one without end as much as stands around the figure."""
    fact = one.fact
    start, end = one.words.into(fact.sentence_start, fact.sentence_end)
    start = max(start, one.words.into(fact.start, fact.end)[0] - _SENTENCE // 2)
    return one.words.text[start : min(end, start + _SENTENCE)].strip()


# Which report a row is from: with these columns frames of many reports can be put together.
_ORIGIN: tuple[Field[Report], ...] = (
    _text("source", framed=True), _text("issuer", framed=True), _whole("report_year", attrgetter("year"), True),
)  # fmt: skip
ORIGIN = frozenset(field.name for field in _ORIGIN)

REPORT: tuple[Field[Report], ...] = (
    *_ORIGIN,
    _text("sha256"), _text("format"), _text("lang"), _text("title"), _text("date"),
    _whole("characters", lambda report: len(report.text)),
    _whole("sections", lambda report: len(report.sections)),
    _whole("facts", lambda report: len(report.facts)),
    _whole("targets", lambda report: sum(fact.kind is Kind.TARGET for fact in report.facts)),
    _whole("commitments", lambda report: len(report.commitments)),
    _text("notes", lambda report: _JOINT.join(report.notes)),
)  # fmt: skip

_SECTION: tuple[Field[Section], ...] = (
    _text("id"), _text("parent"), _whole("level"), _text("number"), _text("title"), _text("part"), _whole("start"),
    _whole("end"),
)  # fmt: skip
SECTION: tuple[Field[Told], ...] = (*through("report", _ORIGIN), *through("section", _SECTION))

FACT: tuple[Field[Stated], ...] = (
    *through("report", _ORIGIN),
    _text("target_id", lambda row: target_id(row.fact), True),
    *through("fact", (
        _text("id"), _whole("start"), _whole("end"), _text("text"), _whole("sentence_start"), _whole("sentence_end"),
        _text("section"),
    )),
    _text("section_title", _heading),
    _text("part", _part("section", "part")),
    *through("fact", (
        _text("kind"), _text("indicator"), _text("concept"), _text("measure"), _text("direction"), _text("comparator"),
        _number("value"), _number("low"), _number("high"), _number("precision"), _text("unit"), _text("pint"),
        _whole("year"), _text("period_start", _part("period", "start")), _text("period_end", _part("period", "end")),
        _text("qualifiers", lambda fact: _JOINT.join(fact.qualifiers)), _text("strength"), _text("deadline"),
        _text("owner"),
        _text("basis", framed=True), _text("flow", framed=True), _text("scope", framed=True),
        _whole("base_year", framed=True), _number("base_value", framed=True), _whole("page"),
        _whole("table", _part("cell", "table")), _text("table_row", _part("cell", "row")),
        _text("table_column", _part("cell", "column")), _text("table_status", _part("cell", "status"), True),
    )),
    _text("sentence", _sentence, True),
)  # fmt: skip

SIDE: tuple[Field[Stated], ...] = (
    *through("fact", (
        _text("indicator"), _text("text"), _text("comparator"), _number("value"), _number("low"), _number("high"),
        _text("unit"), _whole("year"), _whole("start"), _whole("end"),
    )),
    _text("section", _heading),
    *through("fact", (
        _whole("table", _part("cell", "table")), _text("table_row", _part("cell", "row")),
        _text("table_column", _part("cell", "column")),
    )),
    _text("sentence", _sentence, True),
)  # fmt: skip
_SIDES: tuple[Field[Followed], ...] = tuple(
    field for side in ("target", "actual", "renewed") for field in through(side, SIDE, f"{side}_")
)
_AIM: tuple[Field[Followed], ...] = (
    *through("target.fact", (_text("indicator"), _text("concept"), _text("measure"), _text("direction"))),
    _number("margin", attrgetter("found.margin")),
    _text("margin_unit", lambda row: None if row.found.margin is None else row.target.fact.unit),
)
_FOLLOWED: tuple[Field[Followed], ...] = (
    *through("new", _ORIGIN),
    _text("old_source", attrgetter("target.report.source"), True),
    _text("target_id", lambda row: target_id(row.target.fact), True),
)

OUTCOME: tuple[Field[Followed], ...] = (
    *_FOLLOWED,
    *through("found", (_text("status"), _text("outcome"), _text("change"))),
    *_AIM,
    *_SIDES,
    _number("confidence", lambda row: round(row.found.confidence, _RATIO_PLACES)),
    *through("found", (
        _text("why"), _text("document"), _whole("headline", lambda one: int(one.headline)),
        _text("facets", lambda one: _JOINT.join(one.facets) or None),
    )),
)  # fmt: skip

PENDING: tuple[Field[Followed], ...] = (
    *_FOLLOWED,
    _text("change", attrgetter("found.change")),
    *_AIM,
    _number("progress", attrgetter("found.progress")),
    *_SIDES,
    _text("why", attrgetter("found.why")),
)

_PROMISE: tuple[Field[Promised], ...] = (
    *through("commitment", (_text("id"), _whole("start"), _whole("end"), _text("text"), _text("section"))),
    _text("section_title", _heading),
    *through("commitment", (
        _text("action"), _text("object"), _text("names", lambda one: _JOINT.join(one.names)), _text("specificity"), _text("strength"),
        _text("deadline"), _text("owner"),
    )),
)  # fmt: skip
COMMITMENT: tuple[Field[Promised], ...] = (
    *through("report", _ORIGIN),
    _text("target_id", lambda row: commitment_id(row.commitment), True),
    *_PROMISE,
)
KEPT: tuple[Field[Kept], ...] = (
    *through("new", _ORIGIN),
    _text("old_source", attrgetter("promised.report.source"), True),
    _text("target_id", lambda row: commitment_id(row.found.commitment), True),
    _text("status", attrgetter("found.status")),
    _text("stage", attrgetter("found.stage")),
    *through("promised", _PROMISE),
    _text("new_text", attrgetter("evidence_text")),
    *through("evidence", (_whole("start"), _whole("end")), "new_"),
    _number("confidence", lambda row: round(row.found.confidence, _RATIO_PLACES)),
    _text("why", attrgetter("found.why")),
)

PAIR: tuple[Field[Answering], ...] = (
    *through("new", _ORIGIN),
    _text("change", attrgetter("pair.change")),
    _number("similarity", lambda row: round(row.pair.similarity, _RATIO_PLACES) if row.pair.old and row.pair.new else None),
    *through("pair.old", _SECTION, "old_"),
    *through("pair.new", _SECTION, "new_"),
)

FINDING: tuple[Field[Found], ...] = (
    *through("report", _ORIGIN),
    *through("figure", (_text("target_id", lambda row: target_id(row.fact), True),)),
    *through("finding", (_text("rule"), _text("name"), _text("severity"))),
    _whole("line", lambda row: position(row.report.text, row.finding.start)[0]),
    _whole("column", lambda row: position(row.report.text, row.finding.start)[1]),
    *through("finding", (_text("message"), _whole("start"), _whole("end"), _text("quote"), _text("section"))),
    _text("section_title", _heading),
    *through("finding", (
        _text("stated"), _text("expected"),
        _text("related", lambda one: _JOINT.join(f"{other.report}: {other.quote}" for other in one.related)),
        _text("fingerprint"), _whole("page"),
    )),
    *through("figure", (_text("sentence", _sentence, True),)),
)  # fmt: skip
