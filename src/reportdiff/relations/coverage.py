"""What the relations of a report cover: how many of its figures something binds, and how many relations hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.model import Coverage, Report, frequent
from reportdiff.relations.kinds import ALONE, Verdict
from reportdiff.relations.relation import Relation


@frequent
@dataclass(frozen=True, slots=True)
class Judged:
    """A relation, and whether it holds; ``None`` where its figures leave that open."""

    relation: Relation
    verdict: Verdict | None

    @property
    def fails(self) -> bool:
        """Whether the figures cannot all be right."""
        return self.verdict is not None and not self.verdict.holds


def coverage(report: Report, judged: Sequence[Judged]) -> Coverage:
    """What the relations of a report cover."""
    facts = {fact.start for fact in report.facts}
    meant = [one for one in judged if not one.relation.allows_revision and one.relation.kind not in ALONE]
    bound = {it.start for one in meant for _, it in one.relation.operands if it.report is report and it.start in facts}
    told = [one.verdict for one in meant]
    return Coverage(
        len(facts), len(bound), len(meant),
        sum(it is not None and it.as_written for it in told),
        sum(it is not None and it.holds and not it.as_written for it in told),
        sum(it is None for it in told),
    )  # fmt: skip
