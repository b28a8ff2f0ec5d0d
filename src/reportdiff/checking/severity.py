"""How severe a finding is, earned by counting: how often relations of its class hold over all reports at hand.

A class is the kind of arithmetic, the cue that says that it is meant, how the operands were recognised, the language and
the kind of report: what is read of a printed page is not what is read of a speech. Of a class that was hardly met the same
in other languages counts too, since a relation is the same in all of them; of a kind of report that was never met, all. ``holdrates.toml`` has the counts, which
``make holdrates`` writes: how often a class held, how often it failed, and in how many of those a person found the failure
true. A relation that is meant holds, since what is published is nearly always true; a class that fails often is not meant,
or is misread.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportdiff.model import Report, Severity
from reportdiff.relations import ALONE, PERHAPS, Relation

OFTEN = 20  # times that a class must have held to be believed without looking
_RARELY = 50  # times that it must have held for each false failure to be worth a look
_SLIPS = "digits"  # recognition that needs a slip's digits: such a relation cannot hold, and is judged by its failures alone

_HARDLY = 5  # times that a class was met, below which the same in other languages counts too

Class = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Counts:
    """How often relations of a class held, failed, and failed truly."""

    held: int = 0
    failed: int = 0
    true: int = 0

    @property
    def false(self) -> int:
        """How often it failed though what is said is right, or nobody found it wrong."""
        return self.failed - self.true

    def severity(self, known: str = "") -> Severity | None:
        """What a failure of the class is worth; ``None`` where it is not worth a look."""
        if self.held >= OFTEN and self.false == 0:
            return Severity.ERROR
        seldom = self.false == 0 or self.false * _RARELY <= self.held or self.false <= self.true
        return Severity.WARNING if seldom or (known == _SLIPS and self.false <= 1) else None

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.held + other.held, self.failed + other.failed, self.true + other.true)


def class_of(relation: Relation, report: Report) -> Class:
    """The class of a relation of a report: kind, cue, recognition, language, kind of report."""
    return relation.kind, relation.cue, relation.known.value, report.lang, report.genre


@dataclass(frozen=True, slots=True)
class HoldRates:
    """The counts by class, and what a failure is worth by them."""

    by_class: Mapping[Class, Counts]
    by_arithmetic: Mapping[tuple[str, str, str], Sequence[tuple[str, Counts]]]
    genres: frozenset[str]

    @classmethod
    def of(cls, counts: Mapping[Class, Counts]) -> HoldRates:
        """The counts, found by kind, cue and recognition too."""
        found: dict[tuple[str, str, str], list[tuple[str, Counts]]] = {}
        for (kind, cue, known, _, genre), one in counts.items():
            found.setdefault((kind, cue, known), []).append((genre, one))
        return cls(counts, found, frozenset(genre for *_, genre in counts))

    def severity(self, of: Class) -> Severity | None:
        """What it is worth that a relation of a class fails; one of a class that no report of its kind has is worth a look."""
        kind, cue, known, _, genre = of
        own = self.by_class.get(of, Counts())
        if own.held + own.failed >= _HARDLY:
            return own.severity(known)
        met = Counts()
        for other, counts in self.by_arithmetic.get((kind, cue, known), ()):
            if other == genre or genre not in self.genres:
                met += counts
        worth = met.severity(known)
        return Severity.WARNING if worth is Severity.ERROR else worth


def severity(relation: Relation, report: Report) -> Severity | None:
    """What it is worth that a relation of a report fails."""
    if relation.kind in ALONE and hold_rates().by_class.get(class_of(relation, report), Counts()).held < OFTEN:
        return None  # nothing is known but how often reports of its kind tell it
    worth = hold_rates().severity(class_of(relation, report))
    return Severity.WARNING if worth is Severity.ERROR and relation.cue.endswith(PERHAPS) else worth


@cache
def hold_rates() -> HoldRates:
    """The counts that come with the package."""
    text = (files(__package__) / "holdrates.toml").read_text(encoding="utf-8")
    return HoldRates.of({
        (one["kind"], one["cue"], one["known"], one["lang"], one["genre"]): Counts(one["held"], one["failed"], one["true"])
        for one in tomllib.loads(text).get("class", ())
    })
