"""The frozen values that pass from step to step: document, report, section, quantity, fact, outcome, pair, diff.

Offsets count Unicode characters in the report's plain text (``Report.text``), so that ``text[start:end]`` is what a
span quotes. Numbers are exact decimals in the unit beside them, with the scale multiplied out (万, 亿, million).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from enum import StrEnum

# The arithmetic in which numbers are read and compared, so that the caller's own decimal context changes none of them.
ARITHMETIC = Context(prec=28, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation, DivisionByZero, Overflow])


class Part(StrEnum):
    """Which part of a report a section belongs to."""

    REVIEW = "review"
    PLAN = "plan"
    OTHER = "other"


class Kind(StrEnum):
    """Whether a figure is reported as so, or committed to, planned or expected."""

    ACTUAL = "actual"
    TARGET = "target"


class Measure(StrEnum):
    """What a figure says of its indicator.

    ``level``: how much there is; ``growth``: relative change; ``change``: absolute change; ``share``: a percentage or
    ratio as a state; ``rank``: a place in an order.
    """

    LEVEL = "level"
    GROWTH = "growth"
    CHANGE = "change"
    SHARE = "share"
    RANK = "rank"


class Direction(StrEnum):
    """Which way a growth or change goes; its value is given without a sign."""

    UP = "up"
    DOWN = "down"


class Comparator(StrEnum):
    """How a stated figure bounds the true one: equal, at least, at most, about, between two ends."""

    EQ = "eq"
    GE = "ge"
    LE = "le"
    APPROX = "approx"
    RANGE = "range"


class Strength(StrEnum):
    """How firmly a target is promised: 确保 commits, 力争 aspires."""

    COMMITTED = "committed"
    ASPIRATIONAL = "aspirational"


class Result(StrEnum):
    """What NEW says about a target of OLD."""

    MET = "met"
    MISSED = "missed"
    UNREPORTED = "unreported"


class Status(StrEnum):
    """A target's outcome for a reader: as ``Result``, with the unreported told apart by NEW's plan."""

    MET = "met"
    MISSED = "missed"
    CARRIED_OVER = "carried_over"
    DROPPED = "dropped"


class CommitmentStatus(StrEnum):
    """What NEW says of a commitment: reports on it, goes on with it in its plan, or nothing."""

    REPORTED = "reported"
    CONTINUED = "continued"
    SILENT = "silent"


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


@dataclass(frozen=True, slots=True)
class StyledHeading:
    """A heading that the file format itself marks: a Word heading style, an HTML ``h2``, a Markdown ``##``."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Silence:
    """A stretch of a report's text in which its source asks that rules of ``check`` be silent; all, if it names none.

    ``whole`` where it asks so for the whole report.
    """

    start: int
    end: int
    rules: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A file's plain text, as a reader hands it on, before anything in it is understood.

    ``source`` is the name as given, ``format`` one of ``txt md html docx pdf``, ``sha256`` that of the file's bytes.
    """

    source: str
    format: str
    sha256: str
    text: str
    headings: tuple[StyledHeading, ...] = ()
    silences: tuple[Silence, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a report's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Period:
    """From when to when a figure holds, as ISO dates."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it. ``start`` is that of its heading, ``end`` where its text ends.

    ``number`` is the heading's number as written (``一``, ``（二）``, ``1.``) or ``None``; ``level`` counts from 1.
    """

    id: str
    parent: str | None
    level: int
    number: str | None
    title: str
    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as it stands in the text.

    ``value`` is in ``unit`` with the scale multiplied out, ``None`` for a range, whose ends are ``low`` and ``high``.
    ``precision`` is half a unit of the last digit given (37.7亿 → 5000000). ``unit`` is as written without its scale,
    ``pint`` the unit that the registry knows it by.
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    precision: Decimal
    unit: str
    pint: str
    comparator: Comparator


@dataclass(frozen=True, slots=True)
class Fact:
    """A quantity that a report states about one indicator. Fields as in the JSON document ``reportdiff/extract-1``."""

    id: str
    start: int
    end: int
    text: str
    sentence_start: int
    sentence_end: int
    section: str | None
    kind: Kind
    indicator: str
    concept: str | None
    measure: Measure
    direction: Direction | None
    comparator: Comparator
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    precision: Decimal
    unit: str
    pint: str
    year: int | None
    period: Period | None
    qualifiers: tuple[str, ...]
    strength: Strength | None
    deadline: str | None
    owner: str | None


@dataclass(frozen=True, slots=True)
class Commitment:
    """Work that a plan commits to without a number. Fields as in the JSON document ``reportdiff/extract-1``."""

    id: str
    start: int
    end: int
    text: str
    section: str | None
    action: str
    object: str
    names: tuple[str, ...]
    strength: Strength | None
    deadline: str | None
    owner: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """A report as read: where it came from, what it is, its text, its sections and its facts.

    ``year`` is the year whose plan the report sets: 2018 for one that reviews 2017 and plans 2018; ``None`` where it
    could not be told. ``notes`` are plain sentences about what could not be told.
    """

    source: str
    sha256: str
    format: str
    lang: str
    title: str | None
    issuer: str | None
    date: str | None
    year: int | None
    text: str
    sections: tuple[Section, ...]
    facts: tuple[Fact, ...]
    commitments: tuple[Commitment, ...] = ()
    notes: tuple[str, ...] = ()
    silences: tuple[Silence, ...] = ()


class Verdict(StrEnum):
    """What a person decided: this target is answered by that figure, or not by it; it is no target; it was met, missed."""

    IS = "is"
    NOT = "not"
    VOID = "void"
    MET = "met"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Quote:
    """A figure by what a reader sees of it, so that it is found again after small edits; empty where it is not said."""

    indicator: str
    measure: str
    figure: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's decision about a target of OLD. ``verdict`` is ``None`` where the entry is not filled in yet.

    ``figure`` is the one that ``is`` or ``not`` speak of; ``entry`` counts the entries of the file from 1.
    """

    entry: int
    verdict: Verdict | None
    target: Quote
    figure: Quote | None
    reason: str
    by: str


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


@dataclass(frozen=True, slots=True)
class Outcome:
    """One target of OLD that was due by NEW, and what NEW says of it.

    ``margin`` is how far beyond (positive) or short (negative) the actual is, in the target's unit. ``document`` is the
    source of the further document that ``actual`` stands in, ``None`` where it stands in NEW; ``decision`` that of a
    person which made the row what it is.
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


@dataclass(frozen=True, slots=True)
class Pair:
    """A section of OLD and the section of NEW that answers it; one of them ``None`` where there is none."""

    old: Section | None
    new: Section | None
    change: Move
    similarity: float


@dataclass(frozen=True, slots=True)
class CommitmentOutcome:
    """A commitment of OLD, and where NEW speaks of it."""

    commitment: Commitment
    status: CommitmentStatus
    evidence: tuple[Span, ...]
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
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


class Severity(StrEnum):
    """How sure a finding is: cannot be true as written; very unlikely; worth reading."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Related:
    """A further passage that a finding rests on; ``report`` is the source of the report that it stands in."""

    report: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule of ``check`` found in a report. Fields as in the JSON document ``reportdiff/check-1``.

    ``stated`` is what the text says, ``expected`` what follows from its other figures, or from an earlier report.
    ``fingerprint`` stays the same across runs and across edits elsewhere in the report.
    """

    rule: str
    name: str
    severity: Severity
    message: str
    start: int
    end: int
    quote: str
    section: str | None
    related: tuple[Related, ...]
    stated: str | None
    expected: str | None
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Numbering:
    """A number of a heading or of a point (一、, （二）, 三是), as a claim about its place in its list.

    ``first`` and ``following`` are the first of its form and the one after it, as the text would write them.
    """

    start: int
    end: int
    form: str
    number: int
    first: str = ""
    following: str = ""


@dataclass(frozen=True, slots=True)
class Respective:
    """“A、B和C分别增长x%、y%”: how many things the text may be read to name, at least and at most, and how many values.

    ``exact`` is false where a value only bounds, so that a single one may hold for each of the things; ``open`` where the
    text says itself that it does not name all of them (等).
    """

    start: int
    end: int
    fewest: int
    most: int
    values: int
    exact: bool
    open: bool = False


@dataclass(frozen=True, slots=True)
class FromTo:
    """“from A to B, up C” or down: what the change between two figures is said to be.

    ``years`` is over how many years where ``change`` is that of each of them on average; with ``times`` it is how many
    times as much the second is.
    """

    start: int
    end: int
    before: Quantity
    after: Quantity
    change: Quantity
    falls: bool
    years: int | None = None
    times: bool = False


@dataclass(frozen=True, slots=True)
class Compound:
    """“up X since 2020, Z a year”: a growth over ``years`` years and the average one, in per cent."""

    start: int
    end: int
    total: Quantity
    yearly: Quantity
    years: int


@dataclass(frozen=True, slots=True)
class Course:
    """“raised from A to B” or “lowered from A to B”: which way the verb says that it went."""

    start: int
    end: int
    before: Quantity
    after: Quantity
    verb: str
    falls: bool


@dataclass(frozen=True, slots=True)
class MovedBy:
    """A growth or change told since the year ``since``, and the ``level`` of the same thing that it is told beside."""

    start: int
    end: int
    change: Fact
    level: Fact | None
    since: int


@dataclass(frozen=True, slots=True)
class PartOf:
    """“a whole, of which a part”: ``wholes`` are the figures that the part may be one of."""

    start: int
    end: int
    part: Fact
    wholes: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ShareOf:
    """“a whole A, of which B, C per cent of it”, in whatever order."""

    start: int
    end: int
    whole: Quantity
    part: Quantity
    share: Quantity


@dataclass(frozen=True, slots=True)
class SumOf:
    """“A 3, B 5, C 2, together 10”: parts that make up the whole."""

    start: int
    end: int
    whole: Quantity
    parts: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Structure:
    """Shares in per cent that make up a whole (7.4:39.6:53): their ``total``, and what ``rounding`` allows."""

    start: int
    end: int
    total: Decimal
    rounding: Decimal


@dataclass(frozen=True, slots=True)
class Announced:
    """A count that the text announces, and how many things it then lists, at least and at most.

    ``open`` where the list says itself that it is not whole (等); ``listing`` is where the things are listed.
    """

    start: int
    end: int
    count: int
    fewest: int
    most: int
    open: bool
    listing: Span


@dataclass(frozen=True, slots=True)
class YearNamed:
    """A year where only one can be meant, ``expected``, or with ``or_later`` that one and all after it."""

    start: int
    end: int
    year: int
    expected: int
    or_later: bool


@dataclass(frozen=True, slots=True)
class YearOrder:
    """A stretch of years, from the ``first`` to the ``last``."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A range of time (3—5年), from ``low`` to ``high`` of some unit."""

    start: int
    end: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Series:
    """Something that is said to have gone on for so many ``years``; ``matter`` is the same in the next report."""

    start: int
    end: int
    matter: str
    years: int


@dataclass(frozen=True, slots=True)
class Completion:
    """“figure, so many per cent of the year's task”: ``over`` where only what is beyond the task is told."""

    start: int
    end: int
    actual: Fact
    rate: Quantity
    over: bool


@dataclass(frozen=True, slots=True)
class Threshold:
    """A level that is said to be passed; ``first`` where it is said to be so for the first time."""

    start: int
    end: int
    fact: Fact
    first: bool


@dataclass(frozen=True, slots=True)
class AllMet:
    """“All targets of the year were met.”"""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StatedTarget:
    """“a figure, above the target of so much”: what the text says that the target of a figure was."""

    start: int
    end: int
    actual: Fact
    target: Quantity


Claim = (
    Numbering
    | Respective
    | FromTo
    | Compound
    | Course
    | MovedBy
    | PartOf
    | ShareOf
    | SumOf
    | Structure
    | Announced
    | YearNamed
    | YearOrder
    | Series
    | Stretch
    | Completion
    | Threshold
    | AllMet
    | StatedTarget
)
