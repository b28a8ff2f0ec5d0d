"""Two successive reports compared: what became of targets, commitments and sections from OLD to NEW."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from reportdiff.model.decisions import Decision
from reportdiff.model.deferring import may_be_deferred
from reportdiff.model.documents import Span
from reportdiff.model.making import frequent
from reportdiff.model.reports import Commitment, Fact, Report, Section


class Result(StrEnum):
    """What NEW says about a target of OLD."""

    MET = "met"
    MISSED = "missed"
    UNREPORTED = "unreported"


class Status(StrEnum):
    """A target's outcome for a reader: as ``Result``, with the unreported told apart by what NEW still says of them.

    ``carried_over``: NEW's plan sets it again or goes on with it; ``mentioned``: in no plan, but NEW speaks of the matter;
    ``dropped``: nothing in NEW speaks of it.
    """

    MET = "met"
    MISSED = "missed"
    CARRIED_OVER = "carried_over"
    MENTIONED = "mentioned"
    DROPPED = "dropped"


class Facet(StrEnum):
    """What a reader should know of an outcome beside its status.

    ``within_tolerance``: met only because of 左右 or rounding; ``partial``: what is reported is only a part of what was
    asked; ``late``: its own deadline has gone and NEW's plan still works on it; ``weakened``, ``strengthened``: renewed
    with a lower or a higher aim, or a weaker or a stronger bound; ``claimed``: covered only by a blanket sentence that all
    of them were done; ``mid_year``: judged by a figure for a part of the year.
    """

    WITHIN_TOLERANCE = "within_tolerance"
    PARTIAL = "partial"
    LATE = "late"
    WEAKENED = "weakened"
    STRENGTHENED = "strengthened"
    CLAIMED = "claimed"
    MID_YEAR = "mid_year"


class CommitmentStatus(StrEnum):
    """What NEW says of a commitment: reports on it, goes on with it in its plan, or nothing; of one that its plan of several years
    gives more time, nothing yet."""

    REPORTED = "reported"
    CONTINUED = "continued"
    PENDING = "pending"
    SILENT = "silent"


class Stage(StrEnum):
    """How far work has come: begun, under way, done."""

    BEGUN = "begun"
    UNDER_WAY = "under_way"
    DONE = "done"


class Revision(StrEnum):
    """How NEW's plan changed a target that it sets again."""

    RAISED = "raised"
    SAME = "same"
    LOWERED = "lowered"


class Move(StrEnum):
    """What became of a section from OLD to NEW."""

    KEPT = "kept"
    RENAMED = "renamed"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    REMOVED = "removed"
    ADDED = "added"


@frequent
@dataclass(frozen=True, slots=True)
class Score:
    """What a row's confidence is made of, part by part.

    ``name``, ``measure``, ``size`` and ``place`` tell how well the figure that the row rests on (the actual, or else the
    renewed target) fits the target: how alike the two names are (0..1), less for a level read as a change, less for a
    stock in place of a flow or a number of another size, more for the section that answers the target's. Their sum
    decides which figure is taken. ``lead`` is how much better that figure fits than the next one, ``tolerance`` is below
    0 where the verdict hangs on what 左右 allows, and ``nearest`` is how well the best figure fits that was not taken
    for an answer, where the row has none.
    """

    name: float = 0.0
    measure: float = 0.0
    size: float = 0.0
    place: float = 0.0
    lead: float = 0.0
    tolerance: float = 0.0
    nearest: float = 0.0

    @property
    def fit(self) -> float:
        """How well the figure fits the target, 0 to about 1."""
        return max(0.0, self.name + self.measure + self.size + self.place)


@frequent
@dataclass(frozen=True, slots=True)
class Outcome:
    """One target of OLD that was due by NEW, and what NEW says of it.

    ``margin`` is how far beyond (positive) or short (negative) the actual is, in the target's unit. ``mentions`` are
    where NEW speaks of the matter without a figure that compares, the likeliest first. ``document`` is the source of the
    further document that ``actual`` stands in, ``None`` where it stands in NEW; ``decision`` that of a person which made
    the row what it is. ``headline``: OLD set the target in its paragraph of headline targets.
    """

    target: Fact
    outcome: Result
    actual: Fact | None
    renewed: Fact | None
    change: Revision | None
    status: Status
    margin: Decimal | None
    mentions: tuple[Span, ...]
    confidence: float
    why: str
    parts: Score | None = None
    document: str | None = None
    decision: Decision | None = None
    headline: bool = False
    facets: tuple[Facet, ...] = ()


@dataclass(frozen=True, slots=True)
class Pending:
    """One target of OLD that was not due by NEW, for a later year or for several, and what NEW says of it so far.

    ``margin`` is how far beyond (positive) or short (negative) the actual is, in the target's unit; ``progress`` the
    share of the aim that is reached (0.6 is 60 %), ``None`` where a share would mislead: less is better, a growth.
    """

    target: Fact
    actual: Fact | None
    renewed: Fact | None
    change: Revision | None
    margin: Decimal | None
    progress: Decimal | None
    why: str


@frequent
@dataclass(frozen=True, slots=True)
class Pair:
    """A section of OLD and the section of NEW that answers it; one of them ``None`` where there is none."""

    old: Section | None
    new: Section | None
    change: Move
    similarity: float


@frequent
@dataclass(frozen=True, slots=True)
class CommitmentOutcome:
    """A commitment of OLD, and where NEW speaks of it; ``stage`` is how far NEW's review says it has come, where it says so."""

    commitment: Commitment
    status: CommitmentStatus
    evidence: tuple[Span, ...]
    confidence: float
    why: str
    stage: Stage | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Diff:
    """Two successive reports compared. ``notes`` say what could not be told; what concerns one report names it.

    ``evidence`` are the further documents in which was looked up what ``new`` leaves open, in that order.
    """

    old: Report
    new: Report
    outcomes: tuple[Outcome, ...]
    new_targets: tuple[Fact, ...]
    commitments: tuple[CommitmentOutcome, ...]
    sections: tuple[Pair, ...]
    notes: tuple[str, ...] = ()
    pending: tuple[Pending, ...] = ()
    evidence: tuple[Report, ...] = ()

    def __repr__(self) -> str:
        told = Counter(outcome.status for outcome in self.outcomes)
        counts = ", ".join(f"{told[status]} {status.value}" for status in Status)
        ends = f"{self.old.source!r} to {self.new.source!r}"
        return f"{type(self).__name__}({ends}, {len(self.outcomes)} targets: {counts}, {len(self.new_targets)} new targets)"


may_be_deferred(Diff, "commitments", "sections")
