"""Targets that no single figure of NEW answers, but two figures do: two levels give a growth, a level with its growth the
next level, the target itself with the share of it that was reached what came of it, and what is aimed at for both of two
things is reported for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportdiff.following.judging import Judge, Judgement, growth_between, level_after, risen_between
from reportdiff.following.reasons import Reasons
from reportdiff.following.several import is_of_each
from reportdiff.following.stated import Stated
from reportdiff.model import Comparator, Direction, Fact, Kind, Measure, Report, to_digit

Derived = tuple[Fact, Judgement, str]
_TENTH = Decimal("0.1")
_EXACT = Decimal(0)
_FAR = Decimal("0.2")
_SAME_NAME = 0.9
_ONE_OF_THEM = 0.8  # of the names of several things, each is told shorter than alone
_MOST = 200  # rates that are looked at for a target


@dataclass(frozen=True, slots=True)
class Deriving:
    """What two reports state of the years before and in which targets were due, and how it is judged."""

    old: Report
    before: Stated
    after: Stated
    judge: Judge
    reasons: Reasons
    by_sentence: Mapping[int, Sequence[Fact]]  # the facts of OLD by where their sentence begins, in order

    @classmethod
    def of(cls, old: Report, new: Report, judge: Judge, reasons: Reasons) -> Deriving | None:
        """``None`` where it is not known in which year OLD's targets were due."""
        if old.year is None:
            return None
        before, after = (
            Stated.in_year(report, year, judge.language) for report, year in ((old, old.year - 1), (new, old.year))
        )
        by_sentence: dict[int, list[Fact]] = {}
        for fact in old.facts:
            by_sentence.setdefault(fact.sentence_start, []).append(fact)
        return cls(old, before, after, judge, reasons, by_sentence)

    def __call__(self, target: Fact) -> Derived | None:
        """The level of NEW that answers a target together with OLD's, how the two judge it, and the sentence that says so."""
        if told := self._completed(target) or self._of_both(target):
            return told
        if target.measure is Measure.GROWTH:
            return self._grown(target)
        if target.measure is Measure.LEVEL and (reached := self._reached(target)):
            return reached
        if target.measure is Measure.CHANGE or self.judge.language.named(target.indicator).is_flow:
            return self._risen(target)
        return None

    def _completed(self, target: Fact) -> Derived | None:
        """A target of which NEW tells only how much was reached: 完成年计划的118.2%."""
        if target.value is None or target.measure not in (Measure.LEVEL, Measure.CHANGE):
            return None
        alike = self.judge.language.alike
        rate = next((fact for fact in self.after.rates[:_MOST] if alike(target, fact) >= _SAME_NAME), None)
        if rate is None or rate.value is None:
            return None
        reached = _figure(rate, target, target.value * rate.value / 100, target.value * rate.precision / 100)
        judged = self.judge(target, reached)
        return (rate, judged, self.reasons.completed(target, rate, judged)) if judged else None

    def _of_both(self, target: Fact) -> Derived | None:
        """A target for each of several things (城乡), of which NEW reports each: the one decides that falls short, or else
        the first."""
        language = self.judge.language
        judged: list[tuple[Fact, Judgement]] = []
        listed = language.named(target.indicator).listed if is_of_each(target, self.old, language) else ()
        names = language.named(target.indicator).sides or listed
        for name in names if len(names) > 1 else ():
            side = replace(target, indicator=name, concept=language.lexicon.concept_of(name))
            told = next((fact for fact in self.after.whole if fact.measure is target.measure and language.alike(side, fact) >= _ONE_OF_THEM), None)
            verdict = self.judge(target, told) if told else None
            if told is None or verdict is None:
                return None
            judged.append((told, verdict))
        if len(judged) < 2 or len({fact.id for fact, _ in judged}) < len(judged):
            return None
        fact, verdict = next((one for one in judged if not one[1].met), judged[0])
        return fact, verdict, self.reasons.of_both(target, [one for one, _ in judged], verdict)

    def _grown(self, target: Fact) -> Derived | None:
        """A growth target; never for what grows at constant prices, of which levels say nothing."""
        known = self.judge.language.lexicon.indicator(target.concept)
        if known is None or known.prices == "constant" or target.pint != "percent":
            return None
        before, after = self.before.levels.get(known.concept), self.after.levels.get(known.concept)
        grown = growth_between(before, after) if before and after else None
        if before is None or after is None or grown is None:
            return None
        growth, half = grown
        judged = self.judge(target, _figure(after, target, growth, half))
        if judged is None:
            return None
        judged = replace(judged, margin=to_digit(judged.margin, _TENTH))
        return after, judged, self.reasons.derived(target, before, after, growth, judged)

    def _reached(self, target: Fact) -> Derived | None:
        """A target to reach a level, answered by last year's level and the growth since, both at current prices.

        Judged only where the whole interval that rounding leaves lies on one side of the target, and not far from it: a
        level much above or below what was aimed at is more likely a growth of something else.
        """
        known = self.judge.language.lexicon.indicator(target.concept)
        if known is None or known.prices != "current" or self.judge.language.named(target.indicator).is_flow:
            return None
        before, growth = self.before.levels.get(known.concept), self.after.growths.get(known.concept)
        reached = level_after(before, growth, target) if before and growth else None
        if before is None or growth is None or reached is None:
            return None
        level, half = reached
        lowest, highest = (self.judge(target, _figure(growth, target, end, _EXACT)) for end in (level - half, level + half))
        judged = self.judge(target, _figure(growth, target, level, _EXACT))
        if not (judged and lowest and highest and lowest.met == highest.met) or abs(judged.margin) > _FAR * level:
            return None
        judged = replace(judged, margin=to_digit(judged.margin, _open_digit(half)))
        return growth, judged, self.reasons.reached(target, before, growth, to_digit(level, _open_digit(half)), judged)

    def _risen(self, target: Fact) -> Derived | None:
        """A target to add so much to what there is, answered by how much there was and is."""
        before, after = self.before.stock(target) or _implied(target, self.by_sentence), self.after.stock(target)
        risen = risen_between(before, after, target) if before and after else None
        if before is None or after is None or risen is None:
            return None
        difference, half = risen
        judged = self.judge(target, _figure(after, target, difference, half))
        return (after, judged, self.reasons.risen(target, before, after, difference, judged)) if judged else None


def _open_digit(half: Decimal) -> Decimal:
    """The first digit that a rounding interval leaves open, as a power of ten: 46 → 10."""
    return Decimal(1).scaleb(half.adjusted()) if half else Decimal(1)


def _implied(target: Fact, by_sentence: Mapping[int, Sequence[Fact]]) -> Fact | None:
    """Last year's level, where OLD aims at a level and says how much more that is: 安排1134亿元，比上年增加134亿元."""
    if target.measure is not Measure.CHANGE or target.value is None:
        return None
    told = (fact for fact in by_sentence.get(target.sentence_start, ()) if fact.end <= target.start)
    same = [fact for fact in told if fact.indicator == target.indicator and fact.pint == target.pint]
    if not same or same[-1].measure is not Measure.LEVEL or same[-1].kind is not Kind.TARGET:
        return None
    aimed = same[-1]
    if aimed.value is None or aimed.comparator is not Comparator.EQ:
        return None
    falls = target.direction is Direction.DOWN
    return replace(
        aimed, value=aimed.value + target.value if falls else aimed.value - target.value,
        precision=aimed.precision + target.precision, text=f"{aimed.text}{'+' if falls else '−'}{target.text}",
    )  # fmt: skip


def _figure(after: Fact, target: Fact, value: Decimal, half: Decimal) -> Fact:
    """The derived number as a figure of the target's kind, to be judged like one that is stated."""
    direction = None if target.direction is None else Direction.UP if value >= 0 else Direction.DOWN
    return replace(
        after, measure=target.measure, direction=direction, value=abs(value) if direction else value, precision=half,
        unit=target.unit, pint=target.pint, comparator=Comparator.EQ,
    )  # fmt: skip
