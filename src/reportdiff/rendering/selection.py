"""Which of a comparison's rows a reader asked for: by status, headline targets alone, those of a section, the counts alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportdiff.model import CommitmentOutcome, Diff, Fact, Outcome, Specificity, Status
from reportdiff.rendering.chapters import within
from reportdiff.rendering.wording import Words


@dataclass(frozen=True, slots=True)
class Selection:
    """``statuses``: only targets that came to one of these, all where there are none; ``headline``: only headline targets;
    ``section``: only what stands under a heading with this in it; ``summary``: no rows at all, only the counts.

    ``general``: in tables and pages also the promises that any plan makes, which data hold in any case.
    Statuses and headline targets are of outcomes alone: who asks for them is shown no other list. Counts are always those
    of the whole comparison.
    """

    statuses: frozenset[Status] = frozenset()
    headline: bool = False
    section: str = ""
    summary: bool = False
    general: bool = False

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return replace(self, general=False) == ALL

    def shows(self, listed: str) -> bool:
        """Whether a list of the comparison, by its name, is shown at all."""
        if self.summary:
            return False
        return listed == "outcomes" or not (self.statuses or self.headline)

    def of(self, found: Diff) -> Diff:
        """The comparison with the rows that were asked for, the reports whole."""
        if self.everything:
            return found
        old, new = within(found.old, self.section), within(found.new, self.section)

        def fits(section: str | None, sections: frozenset[str]) -> bool:
            return not self.section or section in sections

        def facts(listed: str, given: Sequence[Fact]) -> tuple[Fact, ...]:
            return tuple(one for one in given if self.shows(listed) and fits(one.section, new))

        def chosen(one: Outcome) -> bool:
            named = not self.statuses or one.status in self.statuses
            return named and (one.headline or not self.headline) and fits(one.target.section, old)

        return replace(
            found,
            outcomes=tuple(one for one in found.outcomes if self.shows("outcomes") and chosen(one)),
            new_targets=facts("new_targets", found.new_targets),
            pending=tuple(one for one in found.pending if self.shows("pending") and fits(one.target.section, old)),
            commitments=tuple(one for one in found.commitments if self.shows("commitments") and fits(one.commitment.section, old)),
            sections=tuple(
                one
                for one in found.sections
                if self.shows("sections")
                and ((one.old is not None and fits(one.old.id, old)) or (one.new is not None and fits(one.new.id, new)))
            ),
        )

    def for_readers(self, found: Diff) -> Diff:
        """The same for a table or a page: of promises those that are named or concrete, unless the general ones were asked for."""
        chosen = self.of(found)
        return chosen if self.general else replace(chosen, commitments=particular(chosen))

    def finds_section(self, found: Diff) -> bool:
        """Whether one of the two reports has a heading with the section's words in it; true where none was asked for."""
        return not self.section or bool(within(found.old, self.section) or within(found.new, self.section))

    def told(self, words: Words) -> list[str]:
        """What was asked for, in a line for a reader; nothing where nothing is left out."""
        if self.everything:
            return []
        line = words.line
        parts = [words.status[one] for one in Status if one in self.statuses]
        if self.headline:
            parts.append(line["headline_targets"])
        if self.section:
            parts.append(line["only_section"].format(section=self.section))
        if self.summary:
            parts = [line["only_summary"]]
        return [line["only"].format(what=line["list_joint"].join(parts))]

    def to_dict(self) -> dict[str, object] | None:
        """The ``selection`` of the JSON document: ``null`` where nothing is left out."""
        if self.everything:
            return None
        return {
            "statuses": [one.value for one in Status if one in self.statuses] or None,
            "headline": self.headline,
            "section": self.section or None,
            "summary": self.summary,
        }


def particular(found: Diff) -> tuple[CommitmentOutcome, ...]:
    """The promises that are more than what any plan says."""
    return tuple(one for one in found.commitments if one.commitment.specificity is not Specificity.GENERAL)


ALL = Selection()
