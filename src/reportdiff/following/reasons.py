"""The sentence that explains an outcome, in the language of the report."""

from __future__ import annotations

from decimal import Decimal

from reportdiff.following.judging import Judgement
from reportdiff.lang import Language
from reportdiff.model import Fact


class Reasons:
    """Fills the sentences that a language offers."""

    def __init__(self, language: Language) -> None:
        self._say = language.reasons()

    def judged(self, target: Fact, actual: Fact, judgement: Judgement) -> str:
        """Why a target counts as met or missed."""
        say = self._say
        tolerance = _number(judgement.tolerance) + ("%" if target.pint == "percent" else target.unit)
        relation = say[judgement.relation].format(tolerance=tolerance if judgement.tolerance is not None else "")
        reason = say["met" if judgement.met else "missed"].format(
            actual=self._figure(actual), relation=relation, target=self._figure(target)
        )
        if actual.period:
            reason += say["partial"].format(end=actual.period.end)
        return reason

    def unreported(self, renewed: Fact | None, mentioned: bool) -> str:
        """Why a target counts as neither met nor missed."""
        if renewed:
            return self._say["unreported_renewed"].format(renewed=self._figure(renewed))
        return self._say["unreported_mentioned" if mentioned else "unreported"]

    def _figure(self, fact: Fact) -> str:
        verb = self._say["verb_" + fact.measure.value + ("_" + fact.direction.value if fact.direction else "")]
        bound = self._say["bound_" + fact.comparator.value]
        return f"{fact.indicator}{verb}{bound.format(figure=fact.text)}"


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


