"""What the rules of ``check`` find in a report, and what they looked at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
    """What a rule of ``check`` found in a report. Fields as in the JSON document ``reportdiff/check-2``.

    ``stated`` is what the text says, ``expected`` what follows from its other figures, or from an earlier report.
    ``fingerprint`` stays the same across runs and across edits elsewhere in the report. ``page`` is that of a file with
    pages, ``relation`` the kind of arithmetic that it rests on, ``repair`` what in place of the quoted text would
    reconcile it.
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
    page: int | None = None
    relation: str | None = None
    repair: str | None = None


@dataclass(frozen=True, slots=True)
class Failing:
    """A relation that fails as it was read: its kind, where the report states it, and whether a finding tells of it; where none
    does, it may be misread."""

    relation: str
    start: int
    end: int
    told: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was checked in a report. Fields as in the JSON document ``reportdiff/check-2``.

    ``figures`` of the report, how many of them some relation binds (``bound``), how many relations there are
    (``claims``), and of these how many hold as written (``consistent``), only because figures are rounded
    (``only_by_rounding``), and could not be computed (``unreadable``). The rest fail.
    """

    figures: int
    bound: int
    claims: int
    consistent: int
    only_by_rounding: int
    unreadable: int
    failing: tuple[Failing, ...] = ()
