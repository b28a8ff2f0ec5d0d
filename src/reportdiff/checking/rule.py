"""What a rule of ``check`` is: a code, a name, a severity, a page, and a search through what is known of the reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from inspect import cleandoc
from typing import ClassVar

from reportdiff.kinds.places import Places
from reportdiff.lang import Language
from reportdiff.model import Claim, Diff, Fact, Kind, Measure, Quantity, Report, Severity


@dataclass(frozen=True)
class Checked:
    """What the rules look at: the report, the earlier ones (the latest first), and what follows from them."""

    report: Report
    previous: tuple[Report, ...]
    language: Language
    diff: Diff | None

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What the report says of its own figures and lists."""
        return self.language.claims(self.report)

    @cached_property
    def places(self) -> Places:
        """The sections of the report by place."""
        return Places.of(self.report.sections)

    @cached_property
    def by_start(self) -> dict[int, Fact]:
        """The figures of the report by where they begin, of several the first."""
        return {fact.start: fact for fact in reversed(self.report.facts)}

    @cached_property
    def growths(self) -> dict[tuple[int, str | None], Fact]:
        """The first growth in per cent of each concept in each sentence, by where that begins."""
        return {
            (fact.sentence_start, fact.concept): fact
            for fact in reversed(self.report.facts)
            if fact.measure is Measure.GROWTH and fact.pint == "percent" and fact.value is not None
        }

    @cached_property
    def levels(self) -> dict[tuple[str, str], list[Fact]]:
        """The levels that the report tells as reached, by name and unit."""
        found: dict[tuple[str, str], list[Fact]] = {}
        for fact in self.report.facts:
            if fact.kind is Kind.ACTUAL and fact.measure is Measure.LEVEL:
                found.setdefault((fact.indicator, fact.pint), []).append(fact)
        return found

    @cached_property
    def targets(self) -> dict[str, Fact]:
        """The targets that the latest earlier report set, by the ids of the facts that answer them."""
        return {row.actual.id: row.target for row in self.diff.outcomes if row.actual} if self.diff else {}


@dataclass(frozen=True, slots=True)
class Slip:
    """What a rule found: where it stands, and what fills the sentence that says so.

    ``says`` names the sentence where the rule has more than one; ``words`` are its further words by name.
    """

    start: int
    end: int
    stated: str | None
    expected: str | None
    words: dict[str, str] = field(default_factory=dict)
    related: tuple[tuple[Report, int, int], ...] = ()
    says: str | None = None


class Rule:
    """One rule; the docstring of each is the page that ``reportdiff rules CODE`` prints."""

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Everything in the report that the rule speaks of, in the order of the text."""
        raise NotImplementedError

    @classmethod
    def page(cls) -> str:
        """What the rule finds, why it matters, an example, and how to silence it."""
        return cleandoc(cls.__doc__ or "")

    @classmethod
    def summary(cls) -> str:
        """The first line of the page."""
        return cls.page().partition("\n")[0]


def place(figure: Fact | Quantity, report: Report) -> tuple[Report, int, int]:
    """A figure as a related passage."""
    return report, figure.start, figure.end
