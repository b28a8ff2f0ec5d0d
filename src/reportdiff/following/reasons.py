"""The sentence that explains an outcome, in the language of the reports or another."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_DOWN, Decimal

from reportdiff.following.judging import Judgement, part_of_year
from reportdiff.lang import Language
from reportdiff.model import Fact, as_written

_QUOTE = 60  # characters of NEW that a reason quotes


class Reasons:
    """Fills the sentences that a language offers; ``document`` names where figures stand if that is not NEW."""

    def __init__(self, language: Language, document: str | None = None) -> None:
        self._say = language.folder.reasons
        if document is not None:
            shown = document.replace("{", "{{").replace("}", "}}")
            where = self._say["in_document"].replace("{document}", shown)
            self._say = {name: said.replace(self._say["new_report"], where) for name, said in self._say.items()}

    def derived(self, target: Fact, before: Fact, after: Fact, growth: Decimal, judgement: Judgement) -> str:
        """Why a growth target counts as met or missed where the reports give only levels."""
        return self._say["derived"].format(
            actual=self._figure(after), base=as_written(before), growth=f"{growth:+.1f}%",
            relation=self._relation(target, judgement), target=self._figure(target),
        )  # fmt: skip

    def reached(self, target: Fact, before: Fact, growth: Fact, level: Decimal, judgement: Judgement) -> str:
        """Why a target to reach a level counts as met or missed where NEW gives only the growth since OLD's level."""
        return self._say["reached"].format(
            actual=self._figure(growth), base=as_written(before), level=self._in_unit(self._scaled(level), target.unit),
            relation=self._relation(target, judgement), target=self._figure(target),
        )  # fmt: skip

    def risen(self, target: Fact, before: Fact, after: Fact, difference: Decimal, judgement: Judgement) -> str:
        """Why a target to add so much counts as met or missed where the reports give how much there is."""
        return self._say["risen"].format(
            actual=self._figure(after), base=as_written(before), growth=self._in_unit(f"{difference.normalize():+,f}", target.unit),
            relation=self._relation(target, judgement), target=self._figure(target),
        )  # fmt: skip

    def completed(self, target: Fact, share: Fact, judgement: Judgement) -> str:
        """Why a target counts as met or missed where NEW gives only how much of it was reached."""
        return self._say["completed"].format(
            share=as_written(share), relation=self._relation(target, judgement), target=self._figure(target)
        )

    def _scaled(self, number: Decimal) -> str:
        """A number with the largest scale of the language that it reaches: 310.5亿."""
        for mark in ("scale_large", "scale_small"):
            scale, word = self._say[mark].split()
            if abs(number) >= Decimal(scale):
                return self._in_unit(_number(number / Decimal(scale)), word)
        return _number(number)

    def _relation(self, target: Fact, judgement: Judgement) -> str:
        tolerance = self._in_unit(_number(judgement.tolerance), self._unit(target))
        return self._say[judgement.relation].format(tolerance=tolerance)

    def judged(self, target: Fact, actual: Fact, judgement: Judgement) -> str:
        """Why a target counts as met or missed."""
        say = self._say
        relation = self._relation(target, judgement)
        reason = say["met" if judgement.met else "missed"].format(
            actual=self._figure(actual), relation=relation, target=self._figure(target)
        )
        return reason + self._partial(actual)

    def of_both(self, target: Fact, told: Sequence[Fact], judgement: Judgement) -> str:
        """Why a target for several things together counts as met or missed, of which NEW reports each."""
        *others, last = map(self._figure, told)
        return self._say["of_both"].format(
            one=self._say["listing"].join(others), other=last, relation=self._relation(target, judgement), target=self._figure(target)
        )

    def _partial(self, actual: Fact) -> str:
        """How far a figure goes that is for a part of the year."""
        share = part_of_year(actual.period)
        return self._say["partial"].format(end=actual.period.end) if actual.period and share else ""

    def pending(
        self, target: Fact, actual: Fact | None, judgement: Judgement | None, progress: Decimal | None, late: bool
    ) -> str:
        """What NEW says so far of a target that is for a later year or for several, and how far that is."""
        say = self._say
        due = say["due_over" if late else "due"].format(year=target.year) if target.year else say["due_years"]
        opening = say["pending"].format(target=self._figure(target), due=due)
        if actual is None:
            return opening + say["pending_silent"]
        told = say["pending_told"].format(actual=self._figure(actual))
        if judgement is None:
            return opening + told + say["pending_unjudged"]
        if judgement.margin >= 0:
            return opening + told + say["pending_reached"]
        if progress is None:
            short = self._in_unit(self._scaled(-judgement.margin), self._unit(target))
            return opening + told + say["pending_short"].format(short=short)
        return opening + told + say["pending_share"].format(share=_percent(progress))

    def _in_unit(self, number: str, unit: str) -> str:
        return f"{number}{self._say['unit_joint']}{unit}" if number and unit[:1].isalpha() else number + unit

    def _unit(self, target: Fact) -> str:
        return self._say["points"] if target.pint == "percent" else target.unit

    def unreported(
        self,
        renewed: Fact | None,
        planned: str | None,
        mentioned: str | None,
        total: Fact | None,
        open_figure: Fact | None,
        *,
        claimed: bool = False,
        faint: bool = False,
    ) -> str:
        """Why a target counts as neither met nor missed.

        ``planned`` is where the new plan goes on with it, ``mentioned`` what it says of it otherwise, which is ``claimed`` where it only
        says that all were done, and ``faint`` where that hardly holds anything of the name; ``total`` what NEW says of several years
        together, ``open_figure`` a figure that leaves open whether the target was reached.
        """
        say = self._say
        gap = say["unreported_figure"]
        if open_figure:
            gap = say["unreported_open"].format(actual=self._figure(open_figure), partial=self._partial(open_figure))
        elif total:
            years = say["years"].format(first=total.period.start[:4], last=total.period.end[:4]) if total.period else ""
            gap = say["unreported_total"].format(total=self._figure(total), years=years)
        if planned:
            return gap + say["unreported_continued"].format(quote=_cut(planned))
        if renewed:
            return gap + say["unreported_renewed"].format(renewed=self._figure(renewed))
        if total or open_figure:
            return gap + say["unreported_ended"]
        if mentioned:
            how = "claimed" if claimed else "faint" if faint else "mentioned"
            return say[f"unreported_{how}"].format(quote=_cut(mentioned))
        return say["unreported"]

    def _figure(self, fact: Fact) -> str:
        verb = self._say["verb_" + fact.measure.value + ("_" + fact.direction.value if fact.direction else "")]
        if fact.indicator.endswith(tuple(self._say["growth_nouns"].split())):
            verb = ""
        bound = self._say["bound_" + fact.comparator.value]
        told = verb + bound.format(figure=as_written(fact))
        apart = " " if f"{fact.indicator[-1:]}{told[:1]}".isascii() and told[:1].isalnum() else ""  # Latin words in a Chinese sentence
        return f"{fact.indicator}{apart}{told}"


def _cut(quote: str) -> str:
    return quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1] + "…"


def _percent(share: Decimal) -> str:
    return f"{(share * 100).to_integral_value(ROUND_DOWN)}%"


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"
