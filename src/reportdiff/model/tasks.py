"""The tasks that a plan sets, one a row, as an office hands them out; and how far each has come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from reportdiff.model.documents import Span
from reportdiff.model.reports import Commitment, Fact, Report, Strength


class Progress(StrEnum):
    """How far a task has come: beyond the share of the year that is over (超进度), up to it or told of (达进度), short of it
    (欠进度), done, or not reported."""

    AHEAD = "ahead"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    DONE = "done"
    UNREPORTED = "unreported"


@dataclass(frozen=True, slots=True)
class TaskProgress:
    """What a later report says of a task: the sentences, the figure that tells, and the reason."""

    status: Progress
    evidence: tuple[Span, ...]
    figure: Fact | None
    why: str | None


@dataclass(frozen=True, slots=True)
class Task:
    """A task of a plan: targets of one indicator in one sentence, or a commitment without a number.

    ``start`` and ``end`` are where ``task``, its words, stand in the report; of a list that shares a verb or an end ``task`` has those,
    too. ``lead`` and ``departments`` are who sees to it, as far as the report says so; ``progress`` is ``None`` where no later report
    was given. ``until`` is the last year of the plan of several years that sets the task; of one of the year that the report plans it is
    ``None``.
    """

    id: str
    section: str | None
    start: int
    end: int
    task: str
    targets: tuple[Fact, ...]
    commitment: Commitment | None
    lead: str | None
    departments: tuple[str, ...]
    deadline: str | None
    strength: Strength | None
    headline: bool
    progress: TaskProgress | None = None
    until: int | None = None

    @property
    def criterion(self) -> str | None:
        """By which figures the task is done, as the report writes them."""
        return "; ".join(target.text for target in self.targets) or None


@dataclass(frozen=True, slots=True, repr=False)
class Ledger:
    """The tasks of a report's plan in its order; ``later`` is the report that tells how far they have come; ``left_out`` how many tasks of
    later years are not among ``tasks``, where only those of the year were asked for."""

    report: Report
    tasks: tuple[Task, ...]
    later: Report | None = None
    left_out: int = 0

    def of_the_year(self) -> Ledger:
        """The same without the tasks of plans of several years; with them where there are no others."""
        tasks = tuple(task for task in self.tasks if task.until is None)
        return replace(self, tasks=tasks, left_out=self.left_out + len(self.tasks) - len(tasks)) if tasks else self

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.report.source!r}, year={self.report.year}, {len(self.tasks)} tasks)"
