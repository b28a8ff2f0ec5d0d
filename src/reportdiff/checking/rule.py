"""What a rule of ``check`` is: a code, a name, a severity at most, a page, and what it shows of what is known of the reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from inspect import cleandoc
from typing import ClassVar

from reportdiff.kinds import Places
from reportdiff.lang import Language
from reportdiff.model import Diff, Fact, Quantity, Report, Severity
from reportdiff.relations import ALONE, EQUALITIES, Judged, Place, Rounding, Sheet, Targets, judged, laid_out


@dataclass(frozen=True)
class Checked:
    """What the rules look at: the report, the earlier ones (the latest first), and what follows from them."""

    report: Report
    previous: tuple[Report, ...]
    language: Language
    diff: Diff | None
    rounding: Rounding = Rounding.NEAREST

    @cached_property
    def sheet(self) -> Sheet:
        """The report laid out."""
        return laid_out(self.report, self.language, self.rounding)

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """All relations of the report, by itself and with the earlier ones."""
        earlier = tuple(laid_out(one, self.language, self.rounding, earlier=True) for one in self.previous)
        rows = self.diff.outcomes if self.diff else ()
        targets = Targets(self.diff.old, {row.actual.id: row.target for row in rows if row.actual}) if self.diff else None
        return judged(self.sheet, earlier, targets)

    @cached_property
    def doubts(self) -> Mapping[Place, int]:
        """For each figure in how many relations it fails, less those in which it holds as written."""
        counted: Counter[Place] = Counter()
        for one in self.judged:
            if one.verdict is not None and not one.relation.allows_revision and one.relation.kind not in ALONE:
                for _, it in one.relation.operands:
                    sure = one.verdict.as_written and one.relation.exact and one.relation.kind in EQUALITIES
                    counted[it.place] += 1 if one.fails else -1 if sure else 0
        return counted

    @cached_property
    def places(self) -> Places:
        """The sections of the report by place."""
        return Places.of(self.report.sections)


@dataclass(frozen=True, slots=True)
class Slip:
    """What a rule found: where it stands, and what fills the sentence that says so.

    ``says`` names the sentence where the rule has more than one; ``words`` are its further words by name. ``severity`` is
    what the finding is worth where that is less than its rule may raise; ``relation`` names the arithmetic that it rests
    on, ``repair`` what in place of the quoted text would reconcile it.
    """

    start: int
    end: int
    stated: str | None
    expected: str | None
    words: dict[str, str] = field(default_factory=dict)
    related: tuple[tuple[Report, int, int], ...] = ()
    says: str | None = None
    severity: Severity | None = None
    relation: str | None = None
    repair: str | None = None


class Rule:
    """One rule; the docstring of each is the page that ``reportdiff rules CODE`` prints.

    ``severity`` is the most that it raises; the classes of relations that it shows have to earn it.
    """

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
