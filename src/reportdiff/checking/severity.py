"""How severe a finding is, earned by counting: how often relations of its class hold over all reports at hand.

A class is the kind of arithmetic, the cue that says that it is meant, how the operands were recognised, and the language.
``holdrates.toml`` has the counts, which ``make holdrates`` writes: how often a class held, how often it failed, and in how
many of those a person found the failure true. A relation that is meant holds, since what is published is nearly always
true; a class that fails often is not meant, or is misread.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportdiff.model import Severity
from reportdiff.relations import Relation

OFTEN = 20  # times that a class must have held to be believed without looking
_RARELY = 50  # times that it must have held for each false failure to be worth a look
_SLIPS = "digits"  # recognition that needs a slip's digits: such a relation cannot hold, and is judged by its failures alone

Class = tuple[str, str, str, str]


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


def class_of(relation: Relation, lang: str) -> Class:
    """The class of a relation: kind, cue, recognition, language."""
    return relation.kind, relation.cue, relation.known.value, lang


def severity(relation: Relation, lang: str) -> Severity | None:
    """What it is worth that a relation fails; one of a class that no report at hand has is worth a look."""
    return hold_rates().get(class_of(relation, lang), Counts()).severity(relation.known.value)


@cache
def hold_rates() -> Mapping[Class, Counts]:
    """The counts by class."""
    text = (files(__package__) / "holdrates.toml").read_text(encoding="utf-8")
    return {
        (one["kind"], one["cue"], one["known"], one["lang"]): Counts(one["held"], one["failed"], one["true"])
        for one in tomllib.loads(text).get("class", ())
    }
