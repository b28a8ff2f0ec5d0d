"""Many reports of an issuer over the years: what it aimed at in each, what came of it, and how the aims moved."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from reportdiff.model.comparison import Result
from reportdiff.model.documents import Note
from reportdiff.model.reports import Fact, Measure, Report


class ResultFrom(StrEnum):
    """How a result is known: stated in a review, derived from other figures, stated in a further document."""

    REVIEW = "review"
    DERIVED = "derived"
    EVIDENCE = "evidence"


class Shift(StrEnum):
    """How the aim of a year stands to that of the year before; of an aim for a far year, to what was aimed at before.

    ``weakened``: the same number under a weaker bound or less firmly promised; ``reworded``: the same under another name;
    ``dropped``: there was an aim, and the report of this year has none.
    """

    NEW = "new"
    RAISED = "raised"
    SAME = "same"
    LOWERED = "lowered"
    WEAKENED = "weakened"
    REWORDED = "reworded"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Told:
    """A figure and the report that states it, by its place in ``Track.sources``."""

    report: int
    fact: Fact


@dataclass(frozen=True, slots=True)
class TrackedYear:
    """What was aimed at for a year, what came of it, and what was said of it later.

    ``target`` is the last word on the year before it was over, ``earlier`` what was aimed at for it before, where that was
    another number, ``others`` further aims of the same report under the same name. ``verdict`` is ``None`` where no report
    tells of the year. ``restated`` is a later figure for the year that rounding does not reconcile with ``result``.
    ``margin`` is how far beyond (positive) or short (negative) the result is, in the target's unit; ``ceiling`` whether the
    target asks to stay at or below it.
    """

    year: int
    target: Told | None = None
    result: Told | None = None
    result_from: ResultFrom | None = None
    verdict: Result | None = None
    change: Shift | None = None
    restated: Told | None = None
    margin: Decimal | None = None
    ceiling: bool = False
    why: str | None = None
    earlier: tuple[Told, ...] = ()
    others: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Tracked:
    """One indicator of one issuer over the years. ``id`` is the ``target_id`` of its targets, ``ids`` all of them where
    it went by several names; the years stand in order, from the first to the last of which anything is told. ``spread``: its
    targets are for several years together, until the one under which they stand."""

    id: str
    ids: tuple[str, ...]
    issuer: str | None
    indicator: str
    concept: str | None
    measure: Measure
    unit: str
    scope: str | None
    headline: bool
    spread: bool
    years: tuple[TrackedYear, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """How many targets of a plan were met, missed, and left unreported: the headline targets, or the others."""

    issuer: str | None
    year: int
    headline: bool
    met: int
    missed: int
    unreported: int


@dataclass(frozen=True, slots=True, repr=False)
class Track:
    """Reports over the years, by issuer and year. ``notes`` are what a reader should know of their order; ``evidence`` are the
    further documents in which was looked up what the next report left open."""

    reports: tuple[Report, ...]
    series: tuple[Tracked, ...]
    issuers: tuple[Kept, ...]
    notes: tuple[Note, ...] = ()
    evidence: tuple[Report, ...] = ()

    @property
    def sources(self) -> tuple[Report, ...]:
        """Whatever figures stand in: the reports, then the further documents."""
        return (*self.reports, *self.evidence)

    def __repr__(self) -> str:
        years = sorted(report.year for report in self.reports if report.year is not None)
        span = f"{years[0]}–{years[-1]}, " if years else ""
        return f"{type(self).__name__}({len(self.reports)} reports, {span}{len(self.series)} series)"
