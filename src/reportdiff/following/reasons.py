"""The sentence that explains an outcome, in the language of the report."""

from __future__ import annotations

from decimal import Decimal

from reportdiff.following.judging import Judgement
from reportdiff.lang import Language
from reportdiff.model import Fact


class Reasons:
    """Fills the sentences that a language offers; ``document`` names where figures stand if that is not NEW."""

    def __init__(self, language: Language, document: str | None = None) -> None:
        self._say = language.reasons()
        if document is not None:
            shown = document.replace("{", "{{").replace("}", "}}")
            where = self._say["in_document"].replace("{document}", shown)
            self._say = {name: said.replace(self._say["new_report"], where) for name, said in self._say.items()}

    def derived(self, target: Fact, before: Fact, after: Fact, growth: Decimal, judgement: Judgement) -> str:
        """Why a growth target counts as met or missed where the reports give only levels."""
        return self._say["derived"].format(
            actual=self._figure(after), base=before.text, growth=f"{growth:+.1f}%",
            relation=self._relation(target, judgement), target=self._figure(target),
        )  # fmt: skip

    def risen(self, target: Fact, before: Fact, after: Fact, difference: Decimal, judgement: Judgement) -> str:
        """Why a target to add so much counts as met or missed where the reports give how much there is."""
        return self._say["risen"].format(
            actual=self._figure(after), base=before.text, growth=f"{difference.normalize():+,f}{target.unit}",
            relation=self._relation(target, judgement), target=self._figure(target),
        )  # fmt: skip

    def _relation(self, target: Fact, judgement: Judgement) -> str:
        tolerance = _number(judgement.tolerance) + (self._say["points"] if target.pint == "percent" else target.unit)
        return self._say[judgement.relation].format(tolerance=tolerance)

    def judged(self, target: Fact, actual: Fact, judgement: Judgement) -> str:
        """Why a target counts as met or missed."""
        say = self._say
        relation = self._relation(target, judgement)
        reason = say["met" if judgement.met else "missed"].format(
            actual=self._figure(actual), relation=relation, target=self._figure(target)
        )
        if actual.period:
            reason += say["partial"].format(end=actual.period.end)
        return reason

    def unreported(self, renewed: Fact | None, planned: str | None, mentioned: bool) -> str:
        """Why a target counts as neither met nor missed; ``planned`` is where the new plan goes on with it."""
        if planned:
            return self._say["unreported_continued"].format(quote=planned)
        if renewed:
            return self._say["unreported_renewed"].format(renewed=self._figure(renewed))
        return self._say["unreported_mentioned" if mentioned else "unreported"]

    def _figure(self, fact: Fact) -> str:
        verb = self._say["verb_" + fact.measure.value + ("_" + fact.direction.value if fact.direction else "")]
        if fact.indicator.endswith(tuple(self._say["growth_nouns"].split())):
            verb = ""
        bound = self._say["bound_" + fact.comparator.value]
        return f"{fact.indicator}{verb}{bound.format(figure=fact.text)}"


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"
