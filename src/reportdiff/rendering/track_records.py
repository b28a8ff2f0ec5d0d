"""The lists of a track as records, for CSV and data frames: the years of every series, and how plans were kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from types import MappingProxyType

from reportdiff.model import Kept, Report, Told, Track, Tracked, TrackedYear
from reportdiff.rendering.fields import SIDE, Field, Stated, through
from reportdiff.rendering.records import Records, Where, made

_JOINT = "; "


@dataclass(frozen=True, slots=True)
class _Row:
    """A year of a series, with the figures in their reports."""

    series: Tracked
    told: TrackedYear
    target: Stated | None
    result: Stated | None
    restated: Stated | None


def _source(side: str) -> Callable[[_Row], str | None]:
    return lambda row: None if (stated := getattr(row, side)) is None else stated.report.source


def _first(row: _Row) -> Report | None:
    """The report that a year rests on: the plan that sets the target, else the one that tells the result."""
    return next((one.report for one in (row.target, row.result) if one), None)


_YEAR: tuple[Field[_Row], ...] = (
    Field("source", str, lambda row: one.source if (one := _first(row)) else None),
    *through("series", (Field("issuer", str, attrgetter("issuer")),)),
    Field("report_year", int, lambda row: one.year if (one := _first(row)) else None),
    *through("series", (
        Field("target_id", str, attrgetter("id")),
        Field("indicator", str, attrgetter("indicator")), Field("concept", str, attrgetter("concept")),
        Field("measure", str, attrgetter("measure")), Field("scope", str, attrgetter("scope")),
        Field("headline", int, lambda one: int(one.headline)), Field("spread", int, lambda one: int(one.spread)),
    )),
    *through("told", (
        Field("year", int, attrgetter("year")), Field("verdict", str, attrgetter("verdict")),
        Field("change", str, attrgetter("change")), Field("result_from", str, attrgetter("result_from")),
        Field("margin", float, attrgetter("margin")),
    )),
    Field("margin_unit", str, lambda row: row.target.fact.unit if row.target and row.told.margin is not None else None),
    *(
        field
        for side in ("target", "result", "restated")
        for field in (Field(f"{side}_source", str, _source(side)), *through(side, SIDE, f"{side}_"))
    ),
    Field("earlier", str, lambda row: _JOINT.join(one.fact.text for one in row.told.earlier) or None),
    Field("others", str, lambda row: _JOINT.join(one.fact.text for one in row.told.others) or None),
    Field("why", str, attrgetter("told.why")),
)  # fmt: skip

_KEPT: tuple[Field[Kept], ...] = (
    Field("issuer", str, attrgetter("issuer")), Field("year", int, attrgetter("year")),
    Field("headline", int, lambda one: int(one.headline)), Field("met", int, attrgetter("met")),
    Field("missed", int, attrgetter("missed")), Field("unreported", int, attrgetter("unreported")),
)  # fmt: skip


def series(found: Track) -> Records:
    """One record for each year of each series of which anything is told."""
    where = [Where.of(report) for report in found.sources]

    def stated(told: Told | None) -> Stated | None:
        return where[told.report].stated(told.fact) if told else None

    rows = [
        _Row(one, year, stated(year.target), stated(year.result), stated(year.restated))
        for one in found.series
        for year in one.years
        if year != TrackedYear(year.year)
    ]
    return made(_YEAR, rows)


def issuers(found: Track) -> Records:
    """One record for each plan that a later report tells of, and one for its headline targets."""
    return made(_KEPT, found.issuers)


# The lists of a track, by the name of their key in JSON; the first is the one meant by default.
TRACK: Mapping[str, Callable[[Track], Records]] = MappingProxyType({"series": series, "issuers": issuers})
