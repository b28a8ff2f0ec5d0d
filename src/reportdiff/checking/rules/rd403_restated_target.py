"""RD403: targets told otherwise than they were set."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.rule import Checked, Slip, place
from reportdiff.checking.views import View
from reportdiff.following import targets_beside
from reportdiff.model import Severity, as_written
from reportdiff.relations import FAR_TARGET, Relation


class RestatedTarget(View):
    """A target “done” or “overfulfilled” that is not the target that last year's report set.

    Only the number is compared: a target of more than 30,000 and one of 30,000 are the same. So is the target that a table prints
    beside a result, and how many works a programme has, in digits or words (ten projects for the people); so is a target of a later year
    (half the emissions by 2040), where each of two reports tells one of that name and year.

    Found: “We created 26,000 urban jobs, exceeding the target of 25,000.”, after a target of 30,000.
    Not found: the same, with the target of 30,000.
    """

    code = "RD403"
    name = "restated-target"
    severity = Severity.WARNING
    kinds = ("set", "promised")

    def says(self, relation: Relation) -> str:
        """A target that is told beside its result, or one of a later year."""
        return "set_far" if relation.cue.startswith(FAR_TARGET) else relation.kind

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each failed relation, and each target that a table prints beside its result with another number than it was set with."""
        yield from super().find(checked)
        rows = checked.diff.outcomes if checked.diff else ()
        answered = [(row.target, row.actual) for row in rows if row.actual]
        beside = targets_beside((actual for _, actual in answered), checked.report.facts)
        for target, actual in answered:
            told = beside.get(actual.id)
            if checked.diff is None or told is None or target.pint != told.pint or None in (told.value, target.value):
                continue
            if told.value != target.value:
                words = {"actual": as_written(actual), "one": as_written(told), "other": as_written(target)}
                yield Slip(told.start, told.end, as_written(told), as_written(target), words, (place(target, checked.diff.old),), "set")
