"""Levels, their changes and their growth: any two of them, with the level before, give the third."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from reportdiff.lang import Remark
from reportdiff.model import Basis, Direction, Fact, Kind, Measure
from reportdiff.relations.courses import is_of_all
from reportdiff.relations.identity import Told, same_name, year_before
from reportdiff.relations.meant import best, sure
from reportdiff.relations.relation import REVISED, Known, Operand, Relation, number, operand, value_of
from reportdiff.relations.sheet import Sheet
from reportdiff.units.unit import Unit

_BEHIND = 14  # characters between a growth over years and that of each of them, where no other thing is named
_NEAR = 4  # facts on either side of a movement among which its level stands
_POINTS = ("percentage_point", "basis_point")
_SETTLED = Decimal("0.02")  # by which share of itself a preliminary figure of last year differs, as a rule, from the final one
_REVISED = Decimal("0.05")  # and by which it may have been revised
_SURELY = Decimal(2)  # per cent by which something grew without prices that is no less with them
_HARDLY = Decimal("0.005")  # by which share of itself a figure of last year that was told too high may have been so, where prices rose as well
_ROUND = Decimal(2)  # and that of a plan from that of the round number that it wants
_PRICES = Decimal(5)  # percentage points by which growth with prices may differ from that without
OF_A_PART = 4  # times that what there was may be more than what is aimed at, where that is of a part of the place
_SMALL = 200  # of what is counted: of more any growth leads back to some whole number
_PERCENT = Decimal(100)
_NOTHING: Mapping[str, Any] = {}


def read_movements(sheet: Sheet, told: Told) -> Iterator[Relation]:
    """财政收入2.6万亿元,比上年增加3000亿元,增长13%: each movement with its level, and with the level before."""
    for at, moved in enumerate(sheet.report.facts):
        if moved.measure not in (Measure.GROWTH, Measure.CHANGE) or moved.direction is None:
            continue
        level = _level_beside(sheet, at, moved)
        yield from _compounds(sheet, at, moved)
        if level is not None:
            yield from _gain(sheet, at, level, moved)
            yield from _from_nought(sheet, level, moved)
            yield from _from_a_whole_number(sheet, level, moved)
        since = _since(moved, sheet)
        if since is not None and moved.concept is not None and _at_constant_prices(moved.concept, sheet):
            yield from _way_of_output(sheet, told, level, moved, since)
            yield from _aim_of_output(sheet, told, level, moved, since)
        if since is not None and _arithmetic(moved, level, sheet):
            for one in (level,) if level is not None else _level_elsewhere(moved, sheet):
                yield from _against_last(sheet, told, one, moved, since)


def _level_beside(sheet: Sheet, at: int, moved: Fact) -> Fact | None:
    """The level that a movement is told beside: of the same thing, in the same year and sentence, the nearest."""
    facts = sheet.report.facts
    before, after = facts[max(0, at - _NEAR) : at], facts[at + 1 : at + 1 + _NEAR]
    for fact in (*reversed(before), *after):
        level = fact.sentence_start == moved.sentence_start and fact.measure in (Measure.LEVEL, Measure.SHARE)
        if not level or stands_for_a_move(fact, sheet):
            continue
        if fact.start in sheet.origins or not _may_move(fact, moved) or fact.kind is not moved.kind or moved.year not in (None, fact.year):
            continue
        if same_name(fact, moved, sheet.language):
            return fact
    return None


def stands_for_a_move(fact: Fact, sheet: Sheet) -> bool:
    """Whether a level is told under the name of a movement (an increase in income of 31 million), where words are set apart: it tells how much
    that was, and not how much there is."""
    codes = sheet.cues.vocabulary.codes
    found = sheet.cues.vocabulary.find(sheet.language.folder.view(fact.indicator)) if sheet.language.folder.spaced else ()
    return any(start == 0 and code in (*codes["rise"], *codes["fall"]) for start, _, code in found)


def _may_move(level: Fact, moved: Fact) -> bool:
    """Whether a level can move by such a figure: a rate by points, an amount by its own unit or per cent."""
    if level.measure is Measure.SHARE:
        return moved.pint in (*_POINTS, "percent")
    return moved.pint == level.pint and not is_of_all(level, moved) if moved.measure is Measure.CHANGE else moved.pint in ("percent", "times")


def _since(moved: Fact, sheet: Sheet) -> int | None:
    """The year that a movement starts from: the one that is named, or the one before its own."""
    if moved.base_year is not None:
        return moved.base_year
    if moved.period is not None or moved.year is None or Remark.OTHER_BASIS in sheet.language.remarks(moved):
        return None
    return moved.year - 1 if moved.measure is Measure.GROWTH or moved.kind is Kind.ACTUAL else None


def _arithmetic(moved: Fact, level: Fact | None, sheet: Sheet) -> bool:
    """Whether a movement is that of the levels as they are told: at current prices, like for unlike."""
    if moved.basis in (Basis.COMPARABLE, Basis.CONSTANT) or Remark.YEARLY in sheet.language.remarks(moved):
        return False
    if moved.period is not None or (level is not None and level.period is not None):
        return False
    if moved.measure is Measure.CHANGE:
        return True
    return not _at_constant_prices(moved.concept, sheet) if moved.concept else level is not None


def _at_constant_prices(concept: str, sheet: Sheet) -> bool:
    """Whether the growth of an indicator is told without the rise in prices, while its level has it."""
    known = sheet.language.lexicon.indicator(concept)
    return known is not None and known.prices == "constant"


def _way_of_output(sheet: Sheet, told: Told, level: Fact | None, moved: Fact, since: int) -> Iterator[Relation]:
    """地区生产总值4400亿元,增长3.1%, after 4500亿元: prices hardly ever fall so far that what grew without them is less with them."""
    surely = moved.value is not None and moved.value >= _SURELY and moved.direction is Direction.UP and moved.pint == "percent"
    if not surely or moved.kind is not Kind.ACTUAL or moved.year is None or since != moved.year - 1 or moved.period is not None:
        return
    for one in (level,) if level is not None else _level_elsewhere(moved, sheet):
        found = []
        for known, of, last in told.levels(one, since):
            before, after = of.operand(last), sheet.operand(one)
            if before is not None and after is not None and one.measure is Measure.LEVEL and not (of is sheet and last.start in sheet.starting):
                where = "here" if of is sheet else "before"
                ends = (("before", before.with_room(_HARDLY)), ("after", after))
                says = {"year": since, "falls": False, "verb": moved.text}
                found.append(Relation("course", f"way-growth-since-last, without prices, {where}", known, ends, one.start, one.end, says))
        yield from best(found)


def _aim_of_output(sheet: Sheet, told: Told, level: Fact | None, moved: Fact, since: int) -> Iterator[Relation]:
    """地区生产总值增长6%, 达到5000亿元, after 4300亿元: how much a plan wants and how much more that is than there was, but for prices."""
    if moved.kind is not Kind.TARGET or moved.period is not None or moved.year is None or since != moved.year - 1 or moved.measure is not Measure.GROWTH:
        return
    for one in (level,) if level is not None else _level_elsewhere(moved, sheet):
        found = []
        for known, of, last in told.levels(one, since):
            made = _moved_from(last, of, one, moved, sheet, known, "last, without prices, plan")
            of_a_part = value_of(last) > value_of(one) * OF_A_PART
            if made is not None and made.kind == "growth" and not of_a_part and not (of is sheet and last.start in sheet.starting):
                operands = tuple((role, replace(it, range=it.range.around(_PRICES)) if role == "growth" else it) for role, it in made.operands)
                found.append(replace(made, operands=operands, says={"year": since}))
        yield from best(found)


def _gain(sheet: Sheet, at: int, level: Fact, moved: Fact) -> Iterator[Relation]:
    """5955亿元,比上年增加1637亿元,增长37.9%: the change is so much per cent of what was before."""
    following = [one for one in sheet.report.facts[at + 1 : at + 3] if one is not level]
    for grown in following[:1]:
        one = moved.measure is Measure.CHANGE and grown.measure is Measure.GROWTH and moved.pint == level.pint
        apart = grown.sentence_start != moved.sentence_start
        beside = _follows(moved, grown, sheet) and (apart or grown.base_year in (None, moved.base_year))
        real = moved.concept is not None and _at_constant_prices(moved.concept, sheet)
        if one and beside and not real and same_name(moved, grown, sheet.language) and grown.basis is moved.basis:
            yield from _relation("gain", f"change-and-growth{', next sentence' if apart else ''}", Known.SENTENCE, sheet,
                                 (("after", level, False), ("change", moved, _falls(moved)), ("growth", grown, _falls(grown))))  # fmt: skip


def _from_nought(sheet: Sheet, level: Fact, moved: Fact) -> Iterator[Relation]:
    """达33.3%,提高6.4个百分点: what was before is not below nought; of money it may be, where it is a balance of two sums."""
    ended = level.start in sheet.ending  # 由-2.1%回升至1.3%,提高3.4个百分点
    paid = Unit.of(level.pint).is_sum_of_money
    owed = paid and (level.concept is None or level.concept not in sheet.growing)
    if moved.measure is Measure.CHANGE and not _falls(moved) and not owed and not ended:
        cue = "level-and-rise, of money" if paid else "level-and-rise"
        yield from _relation("rise", cue, Known.SENTENCE, sheet, (("after", level, False), ("change", moved, False)))


def _follows(one: Fact, other: Fact, sheet: Sheet) -> bool:
    """Whether a figure stands in the same sentence as another, or in the next."""
    between = sheet.view[one.sentence_end : other.sentence_start]
    return one.sentence_start == other.sentence_start or (one.sentence_end <= other.sentence_start and not between.strip())


def _from_a_whole_number(sheet: Sheet, level: Fact, moved: Fact) -> Iterator[Relation]:
    """4个,增长4倍: of what is counted one by one there was a whole number before."""
    one, grown = sheet.operand(level), sheet.operand(moved, falls=_falls(moved))
    small = one is not None and one.exact and level.pint == "count" and one.value is not None and one.value <= _SMALL
    if not small or one is None or one.value is None or grown is None or not grown.exact or moved.measure is not Measure.GROWTH:
        return
    told_in_times = moved.pint == "times" and moved.base_year in (None, year_before(moved))
    if not told_in_times or grown.value is None or grown.value <= -_PERCENT:
        return
    before = (one.value / (1 + grown.value / _PERCENT)).to_integral_value()
    if before > 0:
        last = number(sheet.report, moved.start, moved.start, before)
        operands = (("before", last), ("after", one), ("growth", grown))
        yield Relation("whole", "counted", Known.SENTENCE, operands, moved.start, moved.end)


def _compounds(sheet: Sheet, at: int, moved: Fact) -> Iterator[Relation]:
    """比2020年增长65.5%,年均增长10.6%: a growth over several years, and that of each of them."""
    if moved.measure is not Measure.GROWTH or moved.start in sheet.yearly:
        return
    years = _years_of(moved, sheet)
    for each in sheet.report.facts[at + 1 : at + 2] if years and years > 1 else ():
        beside = each.sentence_start == moved.sentence_start and each.start in sheet.yearly and each.basis is moved.basis
        named = each.indicator == moved.indicator or (each.start - moved.end < _BEHIND and _is_only_yearly(each, sheet))
        if beside and each.measure is Measure.GROWTH and named and not _is_a_plain_average(moved, each, years or 1, sheet):
            yield from _relation("compound", "growth-and-yearly", Known.SENTENCE, sheet,
                                 (("growth", moved, _falls(moved)), ("yearly", each, _falls(each))), {"years": years})  # fmt: skip


def _is_a_plain_average(moved: Fact, each: Fact, years: int, sheet: Sheet) -> bool:
    """Whether a growth of each year is the whole one shared out among the years (cut by 50 percent over five years, 10 percent a year), as is
    often said where Chinese reports compound."""
    shared = value_of(moved) / years
    return not sheet.cues.names_in_full and abs(shared - value_of(each)) <= each.precision + moved.precision / years


def _is_only_yearly(each: Fact, sheet: Sheet) -> bool:
    """Whether a growth is named by nothing but that it is one of each year: 增长3.57%,年平均增长率为0.35%."""
    codes, told = sheet.cues.vocabulary.codes["yearly"], sheet.language.folder.view(each.indicator)
    return any(start == 0 and code in codes for start, _, code in sheet.cues.vocabulary.find(told))


def _years_of(moved: Fact, sheet: Sheet) -> int | None:
    """Over how many years a growth is told; one from a year that is named goes up to the last that is over."""
    if moved.base_year is not None:
        last = moved.year or (sheet.report.year - 1 if sheet.report.year and moved.kind is Kind.ACTUAL else None)
        return last - moved.base_year if last else None
    if moved.period is not None:
        return int(moved.period.end[:4]) - int(moved.period.start[:4]) + 1
    return None


def _level_elsewhere(moved: Fact, sheet: Sheet) -> Sequence[Fact]:
    """The level of what grew, where it stands in another sentence and the lexicon knows what the name means."""
    if moved.measure is not Measure.GROWTH or moved.year is None:
        return ()
    return [
        fact
        for fact in sheet.levels_of_concept(moved.concept)
        if fact.year == moved.year and fact.kind is moved.kind
        and fact.scope == moved.scope and fact.period is None and (fact.indicator == moved.indicator or _is_the_same_aim(fact, moved, sheet))
    ][:1]  # fmt: skip


def _is_the_same_aim(level: Fact, moved: Fact, sheet: Sheet) -> bool:
    """Whether a plan that tells in one chapter how much something shall grow, and in another to how much, may mean one thing: the whole place."""
    return moved.kind is Kind.TARGET and not sheet.has("zone", level.sentence_start, level.start) and not sheet.is_new(level)


def _against_last(sheet: Sheet, told: Told, level: Fact, moved: Fact, since: int) -> Iterator[Relation]:
    """A movement against this level and the one before, which this report or an earlier one tells."""
    if any(moved.start < one.kept["plan"].start <= sheet.clause_end(moved.end) for one in sheet.giving("than-planned")):
        return
    budgeted = sheet.has("budget", level.sentence_start, moved.end)
    elsewhere = level.sentence_start != moved.sentence_start
    plan = "" if level.kind is Kind.ACTUAL else ", budget" if budgeted else ", plan elsewhere" if elsewhere else ", plan"
    found = [
        one for known, of, last in _levels_before(told, level, moved, since, budgeted=budgeted)
        if (one := _moved_from(last, of, level, moved, sheet, known, f"{_said_since(moved)}{plan}")) is not None
    ]  # fmt: skip
    found = found or list(_from_tables(sheet, told, level, moved, since))
    found = [_with_room(one) for one in found] if plan == ", plan elsewhere" else found
    meant = [replace(one, says={"year": since}) for one in best(found)]
    yield from meant
    yield from (_way(one, moved, since) for one in meant if _is_of_the_last_report(one, sheet) and one.known is not Known.ALIKE)
    yield from (_allowing_revision(one, sheet) for one in meant if _is_of_the_last_report(one, sheet))


def _with_room(one: Relation) -> Relation:
    """The same, where how much and to how much are told in two chapters of a plan, one of them round."""
    return replace(one, operands=tuple((role, replace(it, range=it.range.around(_ROUND)) if role == "growth" else it) for role, it in one.operands))


def _from_tables(sheet: Sheet, told: Told, level: Fact, moved: Fact, since: int) -> Iterator[Relation]:
    """Net debt rose by 33 million to 266 million, and a table has 233 million for the year before: if they fit, or would but for a slip."""
    for known, of, last in told.in_tables(level, since) if moved.cell is None else ():  # what a table says of its own columns its rules see to
        one = _moved_from(last, of, level, moved, sheet, known, f"{_said_since(moved)}, of a table")
        yield from sure([one] if one is not None else [], meant=False)


def _levels_before(told: Told, level: Fact, moved: Fact, since: int, *, budgeted: bool) -> Iterator[tuple[Known, Sheet, Fact]]:
    """The levels of the year that a movement starts from; where that year is named, of a name that is much alike as well."""
    kinds = (Kind.ACTUAL, Kind.TARGET) if level.kind is Kind.TARGET and budgeted else (Kind.ACTUAL,)
    earlier = list(told.levels(level, since, kinds=kinds))
    yield from earlier
    for known, of, last in told.alike(level) if not earlier and moved.base_year is not None else ():
        if last.year == since and last.period is None and last.kind in kinds:
            yield known, of, last


def _said_since(moved: Fact) -> str:
    """How it is said since when something moved: by another year than the last, by the last, or not at all."""
    if moved.base_year not in (None, year_before(moved)):
        return "year"
    return "last" if moved.base_year is not None or moved.measure is Measure.GROWTH else "unsaid"


def _moved_from(last: Fact, of: Sheet, level: Fact, moved: Fact, sheet: Sheet, known: Known, since: str) -> Relation | None:
    """A level before, the one now, and how much it moved."""
    kind = "growth" if moved.measure is Measure.GROWTH else "change"
    rate = level.measure is Measure.SHARE
    owed = value_of(last) < 0 < value_of(level)  # a debt, in brackets in a table
    before, after, change = operand(of.report, last, sheet.rounding, falls=owed), sheet.operand(level), sheet.operand(moved, falls=_falls(moved))
    if before is None or after is None or change is None:
        return None
    if of is not sheet and kind == "growth" and not rate:
        before = before.with_room(_SETTLED)
    operands = (("before", before), ("after", after), (kind, change))
    if rate and (kind == "growth" or level.kind is Kind.TARGET):  # rates that are set are no rounded ones
        operands = (("before", before.as_set), ("after", after.as_set), (kind, change.as_set))
    cue = f"{kind}-since-{since}, {'here' if of is sheet else 'before'}"
    return Relation("points" if rate and kind == "growth" else kind, cue, known, operands, moved.start, moved.end)


def _is_of_the_last_report(one: Relation, sheet: Sheet) -> bool:
    """Whether a movement is told against a level of an earlier report, which may have been revised since."""
    return one.kind != "points" and one["before"].report is not sheet.report


def _way(one: Relation, moved: Fact, since: int) -> Relation:
    """Which way it went: a figure of last year that was revised since is hardly ever so far off that a rise was a fall."""
    before, after = one["before"], one["after"]
    says = {"year": since, "falls": _falls(moved), "verb": moved.text}
    ends = (("before", before.with_room(_SETTLED) if one.kind == "change" else before), ("after", after))
    return Relation("course", f"way-{one.cue}{REVISED}", one.known, ends, one.start, one.end, says)


def _allowing_revision(one: Relation, sheet: Sheet) -> Relation:
    """The same, with room for a figure of last year that was revised since: what is further off is no revision."""
    wide = one["before"].with_room(_REVISED)
    operands = tuple((role, wide if role == "before" else it) for role, it in one.operands)
    return replace(one, cue=one.cue + REVISED, operands=operands)


def _falls(moved: Fact) -> bool:
    return moved.direction is Direction.DOWN


def _relation(
    kind: str, cue: str, known: Known, sheet: Sheet, told: Sequence[tuple[str, Fact, bool]], says: Mapping[str, Any] = _NOTHING
) -> Iterator[Relation]:
    operands: list[tuple[str, Operand]] = []
    for role, fact, falls in told:
        if (one := sheet.operand(fact, falls=falls)) is None:
            return
        operands.append((role, one))
    yield Relation(kind, cue, known, tuple(operands), operands[-1][1].start, operands[-1][1].end, says)
