"""The lists of a result as records, for CSV, data frames and Parquet: one thing a row, one column a field, one type a column.

The columns stand in ``fields``. To add a list, add a function and its entry in ``DIFF`` or ``REPORT``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from reportdiff.model import Commitment, Diff, Fact, Finding, Outcome, Pending, Report, Section, Words
from reportdiff.rendering import fields
from reportdiff.rendering.fields import Cell, Field, Followed, Stated
from reportdiff.rendering.sheets import by_id, in_reading_order


@dataclass(frozen=True, slots=True)
class Records:
    """One list: its columns, and its rows."""

    fields: tuple[Field[Any], ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(field.name for field in self.fields)

    def only(self, wanted: Callable[[Field[Any]], bool]) -> Records:
        """The same rows with those of their columns that are wanted."""
        places = [place for place, field in enumerate(self.fields) if wanted(field)]
        rows = tuple(tuple(row[place] for place in places) for row in self.rows)
        return Records(tuple(self.fields[place] for place in places), rows)


def made(columns: tuple[Field[Any], ...], rows: Iterable[Any]) -> Records:
    """A list of what each row gives for each column."""
    return Records(columns, tuple(tuple(field.of(row) for field in columns) for row in rows))


def joined(lists: Iterable[Records]) -> Records:
    """Lists of the same columns as one, the rows of one after those of another; there is at least one."""
    first, *others = lists
    return Records(first.fields, (*first.rows, *(row for other in others for row in other.rows)))


def outcomes(found: Diff) -> Records:
    """One record for each target of OLD that was due, in the order of the table."""
    return _followed(fields.OUTCOME, in_reading_order(found.outcomes), found)


def pending(found: Diff) -> Records:
    """One record for each target of OLD that was not due yet."""
    return _followed(fields.PENDING, found.pending, found)


def new_targets(found: Diff) -> Records:
    """One record for each target that NEW sets and OLD did not."""
    return made(fields.FACT, _in(found.new, found.new_targets))


def kept(found: Diff) -> Records:
    """One record for each commitment of OLD without a number, with the first sentence of NEW that speaks of it."""
    promised = _promised(found.old, [one.commitment for one in found.commitments])
    rows = zip(found.commitments, promised, strict=True)
    return made(fields.KEPT, [fields.Kept(one, promise, found.new) for one, promise in rows])


def pairs(found: Diff) -> Records:
    """One record for each pair of sections."""
    return made(fields.PAIR, [fields.Answering(one, found.new) for one in found.sections])


def about(report: Report) -> Records:
    """One record: what the report is, and how much is in it."""
    return made(fields.REPORT, [report])


def facts(report: Report) -> Records:
    """One record for each fact, in the report's order."""
    return made(fields.FACT, _in(report, report.facts))


def commitments(report: Report) -> Records:
    """One record for each commitment without a number that a report makes."""
    return made(fields.COMMITMENT, _promised(report, report.commitments))


def sections(report: Report) -> Records:
    """One record for each section, in the report's order."""
    return made(fields.SECTION, [fields.Told(one, report) for one in report.sections])


def findings(found: Sequence[Finding], report: Report) -> Records:
    """One record for each finding in ``report``; ``related`` quotes what else it rests on."""
    by = by_id(report)
    stated = _in(report, sorted(report.facts, key=lambda fact: fact.start))
    starts = [figure.fact.start for figure in stated]

    def row(one: Finding) -> fields.Found:
        before = bisect_right(starts, max(one.start, one.end - 1))  # the last figure that begins in what was found, or before
        figure = stated[before - 1] if before and stated[before - 1].fact.end > one.start else None
        return fields.Found(one, report, by.get(one.section), figure)

    return made(fields.FINDING, [row(one) for one in found])


# The lists of a comparison and of a report, by the name of their key in JSON; the first is the one meant by default.
DIFF: Mapping[str, Callable[[Diff], Records]] = MappingProxyType(
    {
        "outcomes": outcomes,
        "new_targets": new_targets,
        "pending": pending,
        "commitments": kept,
        "sections": pairs,
    }
)
REPORT: Mapping[str, Callable[[Report], Records]] = MappingProxyType(
    {"facts": facts, "commitments": commitments, "sections": sections, "reports": about}
)


def _in(report: Report, stated: Iterable[Fact]) -> list[Stated]:
    where = _Where.of(report)
    return [where.stated(fact) for fact in stated]


@dataclass(frozen=True, slots=True)
class _Where:
    """A report with what is needed to place figures in it."""

    report: Report
    sections: Mapping[str | None, Section]
    words: Words

    @classmethod
    def of(cls, report: Report) -> _Where:
        """A report with its sections by their ids, and its words."""
        return cls(report, by_id(report), Words.of(report.text, report.furniture))

    def stated(self, fact: Fact) -> Stated:
        """A figure in its place."""
        return Stated(fact, self.report, self.sections.get(fact.section), self.words)


def _promised(report: Report, promised: Iterable[Commitment]) -> list[fields.Promised]:
    by = by_id(report)
    return [fields.Promised(one, report, by.get(one.section)) for one in promised]


def _followed(columns: tuple[Field[Followed], ...], followed: Iterable[Outcome | Pending], found: Diff) -> Records:
    holding: dict[str | None, _Where] = {report.source: _Where.of(report) for report in found.evidence}
    old, new = _Where.of(found.old), _Where.of(found.new)
    holding[None] = new

    def row(one: Outcome | Pending) -> Followed:
        proving = holding[one.document if isinstance(one, Outcome) else None]
        actual = proving.stated(one.actual) if one.actual else None
        return Followed(one, old.stated(one.target), actual, new.stated(one.renewed) if one.renewed else None, found.new)

    return made(columns, [row(one) for one in followed])
