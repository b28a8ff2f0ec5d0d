"""How far an amount moved, where the level that it came from, or came to, is told anywhere in its sentence or right before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportdiff.analysis.rules import Found
from reportdiff.model import Direction, Fact, Measure, Quantity
from reportdiff.relations.amounts import is_level, levels, stretch_end, stretch_start
from reportdiff.relations.courses import at_constant_prices, kind_of_change, without_prices
from reportdiff.relations.identity import same_name
from reportdiff.relations.kinds import holds
from reportdiff.relations.meant import sure
from reportdiff.relations.relation import Known, Operand, Relation, is_before, noun_of, value_of
from reportdiff.relations.sheet import Sheet

_PARAGRAPH = 600  # characters before a sentence among which stands the level that it speaks of
_FEW = 3  # levels before an amount of which one is what it was taken from or put to
_NAME = 4  # characters of a name by which a level is found again that is told elsewhere
_TWOFOLD = 2  # times that a level may be the one before it, where nothing says that the two are of one thing


def read_steps(sheet: Sheet) -> Iterator[Relation]:
    """Changes told as an amount and as a rate at once, and rates of growth told with the level that they led to."""
    both = [*{one.kept["change"].start: one for one in sorted(sheet.giving("both"), key=lambda one: -one.start)}.values()][::-1]
    for i, found in enumerate(both):
        begin = both[i - 1].end if i else 0
        end = both[i + 1].start if i + 1 < len(both) else len(sheet.view)
        yield from _told_twice(found, begin, end, sheet)
    yield from _grown(sheet)
    for found in sheet.giving("chained"):
        yield from _chained(found, sheet)
    yield from _led(sheet)


def _told_twice(found: Found, begin: int, end: int, sheet: Sheet) -> Iterator[Relation]:
    """An increase of 16 million, or 11%, from the budget of 148 million: the amount, the rate, and the levels told with them.

    ``begin`` and ``end`` are where the sentence, or the next such change, bounds what may be told with it.
    """
    falls = "falls" in found.kept
    change = sheet.operand(sheet.figure(found.kept["change"]), falls=falls)
    growth = sheet.operand(sheet.figure(found.kept["growth"]), falls=_growth_falls(found))
    sentence = sheet.sentence_at(found.start)
    if change is None or growth is None or change.figure is None:
        return
    own = (max(begin, stretch_start(sheet, sentence[0], found.start)), min(end, stretch_end(sheet, found.end, sentence[1])))
    told = _of_unit([one for one in levels(sheet, *own) if one.start not in sheet.planned], change, sheet, smaller=falls)
    if not told:
        yield from _of_what_is_spoken_of(found.rule.name, (sentence[0], own[0]), change, growth, sheet)
    before = [one for one in told if one.start in sheet.origins and not _is_what_is_there(found, change, one, growth, sheet)]
    after = [one for one in told if one.start not in sheet.origins]
    cue = found.rule.name
    made = [_gain(cue, (("before", one), ("change", change), ("growth", growth))) for one in before]
    if not before:
        made = [_gain(cue, (("after", one), ("change", change), ("growth", growth))) for one in after]
    real = any(without_prices(one, sheet) for one in (*told, change))  # 地区生产总值100亿元,增加8亿元,增长5.2%
    yield from () if real else sure(made)
    if not told and not real:
        yield from sure([_gain(f"{cue}, level elsewhere", (("after", one), ("change", change), ("growth", growth))) for one in _level_elsewhere(change, sheet)])
    if len(before) == 1:
        after = after or _of_unit(_spoken_of(sentence[0], sheet), change, sheet) or _level_elsewhere(change, sheet)
        yield from sure([
            Relation("change", f"{cue}, from", Known.SENTENCE, (("before", before[0]), ("after", one), ("change", change)), change.start, change.end)
            for one in after if _is_past(one, before[0], falls=falls)
        ])  # fmt: skip


def _is_what_is_there(found: Found, amount: Operand, before: Operand, growth: Operand, sheet: Sheet) -> bool:
    """Whether an amount is what is there after a growth, and not what it came to, where a rule leaves that open: 36 million, or 10% less than
    the 40 million."""
    after = sheet.operand(amount.figure) if found.rule.says.get("or_level") else None
    if after is None:
        return False
    ends = (("before", before), ("after", after), ("growth", growth))
    return holds(Relation("growth", found.rule.name, Known.SENTENCE, ends, amount.start, amount.end, {"years": 1}))


def _of_what_is_spoken_of(cue: str, before: tuple[int, int], change: Operand, growth: Operand, sheet: Sheet) -> Iterator[Relation]:
    """Sales were 489 million. This is 8 million or 1.6% less than last year: the levels that a sentence speaks of, or, of a further such change
    in it, those that the one ``before`` was of. If only one is told, it is meant."""
    beside = levels(sheet, *before)
    told = [one for one in _of_unit(beside or _spoken_of(before[0], sheet), change, sheet) if not _of_others(one, change, sheet)]
    if any(without_prices(one, sheet) for one in (*told, change)):
        return
    last = sheet.sentence_before(before[0])
    made = [_gain(f"{cue}, spoken of", ((_end_of(one, sheet), one), ("change", change), ("growth", growth))) for one in told]
    near = [one for it, one in zip(told, made, strict=True) if last is not None and last[0] <= it.start and _end_of(it, sheet) == "after" and not beside]
    yield from list(sure(made, meant=False)) or (near if len(near) == 1 else ())


def _of_others(one: Operand, change: Operand, sheet: Sheet) -> bool:
    """Whether two figures have names of their own, and not one, where names are told in full (财政收入3万亿元;企业利润增长31%,增加4442亿元)."""
    if not sheet.cues.names_in_full or one.fact is None or change.fact is None:
        return False
    return same_name(one.fact, change.fact, sheet.language) is None


def _end_of(level: Operand, sheet: Sheet) -> str:
    """Whether a level is what something moved from, or what it came to."""
    return "before" if level.start in sheet.origins else "after"


def _level_elsewhere(change: Operand, sheet: Sheet) -> list[Operand]:
    """The last level before a change that is told in another sentence, word for word under its name and for its year."""
    moved = change.fact
    if moved is None or len(moved.indicator) < _NAME or moved.start in sheet.of_years:
        return []
    told = [
        one for one in sheet.facts(0, moved.sentence_start)
        if one.indicator == moved.indicator and is_level(one) and one.unit == moved.unit and (one.year, one.period, one.scope, one.kind)
        == (moved.year, moved.period, moved.scope, moved.kind)
    ]  # fmt: skip
    return [one for figure in told[-1:] if (one := sheet.operand(figure)) is not None]


def _growth_falls(found: Found) -> bool:
    """Which way the rate went, where that is said of it by itself (增加282万元,下降2.27%), or else the amount."""
    return "drops" in found.kept if {"drops", "gains"} & found.kept.keys() else "falls" in found.kept


def _gain(cue: str, operands: tuple[tuple[str, Operand], ...]) -> Relation:
    ends = [one for role, one in operands if role in ("change", "growth")]
    return Relation("gain", cue, Known.SENTENCE, operands, min(one.start for one in ends), max(one.end for one in ends))


def _of_unit(told: Sequence[Fact | Quantity], change: Operand, sheet: Sheet, *, smaller: bool = False) -> list[Operand]:
    """The figures in the unit of a change that are greater than it, or what is left after a fall: what it may have been a change of."""
    assert change.figure is not None
    figures = [one for one in told if one.pint == change.figure.pint and one.start != change.start]
    operands = [one for figure in figures if (one := sheet.operand(figure)) is not None]
    return [one for one in operands if one.value is not None and change.value is not None and (smaller or one.value > abs(change.value))]


def _spoken_of(start: int, sheet: Sheet) -> tuple[Fact | Quantity, ...]:
    """The levels of which a sentence speaks that opens with “this”: those told before it in its paragraph."""
    line, _ = sheet.paragraph_at(start)
    return levels(sheet, max(line, start - _PARAGRAPH), start) if sheet.speaks_on(start) else ()


def _is_past(after: Operand, before: Operand, *, falls: bool) -> bool:
    """Whether a level stands on the side of another to which it is said to have moved, and not far off."""
    one, other = value_of(after), value_of(before)
    return (one < other and one * _TWOFOLD > other) if falls else (other < one < other * _TWOFOLD)


def _grown(sheet: Sheet) -> Iterator[Relation]:
    """Increase 6% in 2033 to 106 million and 3% in 2034 to 110 million, from 100 million: each rate with the level that it led to,
    and the level before: the one that the step before led to, or the one that all of them started from."""
    steps: dict[tuple[int, int], list[Found]] = {}
    for found in sheet.giving("grown-to"):
        sentence, line = sheet.sentence_at(found.start), sheet.paragraph_at(found.start)
        steps.setdefault((max(sentence[0], line[0]), min(sentence[1], line[1])), []).append(found)
    for sentence, founds in steps.items():
        reached = {found.kept["after"].start for found in founds}
        told = [one for one in levels(sheet, *sentence) if one.start not in reached]
        origins = [one for one in told if one.start in sheet.origins and not _are_apart(founds[-1], one, told)]
        others = [one for one in told if is_before(one, founds[0])]
        last: Fact | Quantity | None = None
        for found in founds:
            figure, after = sheet.figure(found.kept["growth"]), sheet.figure(found.kept["after"])
            if figure is not None and after is not None and figure.start not in sheet.yearly:
                goes_on = bool(found.rule.says.get("further"))
                further = [last] if goes_on and last is not None and last.pint == after.pint else []
                marked = further if goes_on else [one for one in origins if one.pint == after.pint]
                before = marked or [one for one in others if one.pint == after.pint] or _before_in_line(sentence[0], after, sheet)
                made = [one for it in (*further, *before) for one in _growth(found, it, figure, after, sheet)]
                yield from sure(made, meant=bool(marked) and len(made) == 1)
                last = after
        if last is not None and len(origins) == 1:
            yield from _over_all(founds[-1], origins[0], last, sheet)


def _led(sheet: Sheet) -> Iterator[Relation]:
    """Reserves are 58.7 million. They will fall to 55 million with the use of 3.7 million: the level before it in its paragraph, the amount, and
    what it led to, if they fit or would but for a slip."""
    for found in sheet.giving("led"):
        falls = "falls" in found.kept
        change = sheet.operand(sheet.figure(found.kept["change"]), falls=falls)
        after, line = sheet.operand(sheet.figure(found.kept["after"])), sheet.paragraph_at(found.start)
        if change is None or after is None or after.figure is None or change.figure is None or change.figure.pint != after.figure.pint:
            continue
        first = min(change.start, after.start)
        told = [one for one in levels(sheet, max(line[0], first - _PARAGRAPH), first) if one.pint == after.figure.pint]
        made = [
            Relation("change", found.rule.name, Known.SENTENCE, (("before", before), ("after", after), ("change", change)), change.start, change.end)
            for one in told[-_FEW:] if (before := sheet.operand(one)) is not None
        ]  # fmt: skip
        yield from sure(made, meant=False)


def _over_all(found: Found, origin: Fact | Quantity, last: Fact | Quantity, sheet: Sheet) -> Iterator[Relation]:
    """… to 110 million, for an increase of 9.7% over the budget of 100 million: the growth told between the last level and the first."""
    moved = [one for one in sheet.giving("moves") if is_before(last, one) and is_before(one.kept["moved"], origin)]
    for one in moved if len(moved) == 1 and sheet.sentence_at(origin.start) == sheet.sentence_at(last.start) else ():
        told = Found(one.rule, one.start, one.end, {**one.kept, "growth": one.kept["moved"]})
        figure = sheet.figure(told.kept["growth"])
        if figure is not None:
            yield from _growth(replace(told, rule=found.rule), origin, figure, last, sheet)


def _chained(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """6% in 2033 and 3.5% in 2034, for a cumulative increase of 9.7%: the rates told before it in its sentence, one upon the other."""
    growth = sheet.operand(sheet.figure(found.kept["growth"]), falls="falls" in found.kept)
    start, _ = sheet.sentence_at(found.start)
    told = [one for one in sheet.facts(start, found.start) if one.measure is Measure.GROWTH and one.pint == "percent"]
    steps = tuple(("step", one) for fact in told if (one := sheet.operand(fact, falls=fact.direction is Direction.DOWN)) is not None)
    if growth is not None and len(steps) > 1:
        yield Relation("chained", found.rule.name, Known.SENTENCE, (*steps, ("growth", growth)), growth.start, growth.end)


def _are_apart(found: Found, origin: Fact | Quantity, told: Sequence[Fact | Quantity]) -> bool:
    """Whether a further level in the unit of an origin stands between it and the last step: it is of another thing."""
    return any(found.end <= one.start < origin.start and one.pint == origin.pint for one in told)


def _before_in_line(start: int, after: Fact | Quantity, sheet: Sheet) -> list[Fact | Quantity]:
    """The levels of the paragraph before, of what ends on the same noun."""
    line, _ = sheet.paragraph_at(start)
    told = [one for one in levels(sheet, max(line, start - _PARAGRAPH), start) if one.pint == after.pint]
    return [one for one in told if isinstance(one, Fact) and isinstance(after, Fact) and noun_of(one.indicator) == noun_of(after.indicator)]


def _growth(found: Found, before: Fact | Quantity, figure: Fact | Quantity, after: Fact | Quantity, sheet: Sheet) -> Iterator[Relation]:
    one, other, growth = sheet.operand(before), sheet.operand(after), sheet.operand(figure, falls="falls" in found.kept)
    if one is None or other is None or growth is None or kind_of_change(one, figure) != "growth" or at_constant_prices(other, sheet) or growth.start in sheet.adjusted:
        return
    near = sheet.sentence_at(before.start) == sheet.sentence_at(after.start)
    cue = f"{found.rule.name}{'' if near else ', from before'}"
    yield Relation("growth", cue, Known.SENTENCE, (("before", one), ("after", other), ("growth", growth)), growth.start, growth.end)
