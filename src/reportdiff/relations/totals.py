"""What is new, or done in one year: no more than there is, or than was done in the years together."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.model import Comparator, Fact, Flow, Kind, Measure, Period
from reportdiff.relations.amounts import RATES
from reportdiff.relations.identity import Told, much_alike
from reportdiff.relations.laid_text import stands_in
from reportdiff.relations.meant import best
from reportdiff.relations.relation import Known, Relation
from reportdiff.relations.sheet import Sheet

_NEAR = 2  # figures on either side of what is new among which stands how much there is


def read_totals(sheet: Sheet, told: Told) -> Iterator[Relation]:
    """新增景区6个、景区达19个; 五年累计改造小区691个 beside 改造小区70个 in the last of these years."""
    stocks = _stocks(sheet)
    for at, fact in enumerate(sheet.report.facts):
        if fact.measure is Measure.LEVEL and fact.value is not None and fact.pint not in RATES and sheet.in_sentence(fact):
            if fact.flow is Flow.NEW and sheet.has_word("new", fact.indicator):
                beside = list(_of_all_there_is(at, fact, sheet))
                yield from beside or _of_all_elsewhere(fact, stocks, sheet)
            if fact.period is not None and fact.year is None and _years(fact.period) > 1 and fact.kind is Kind.ACTUAL:
                yield from _of_the_years(fact, sheet, told)


def _of_all_there_is(at: int, new: Fact, sheet: Sheet) -> Iterator[Relation]:
    """What is new beside how much there is of the same: told in one sentence, one next to the other."""
    facts = sheet.report.facts
    for all_ in (*facts[at + 1 : at + 1 + _NEAR], *reversed(facts[max(0, at - _NEAR) : at])):
        known = _of_one_thing(new, all_, sheet)
        if known is not None:
            yield from _part("new, of all there is", new, all_, known, sheet, sheet)
            return


def _stocks(sheet: Sheet) -> dict[tuple[str, str], list[Fact]]:
    """The levels that tell how much there is of what is counted, by their names without scope and unit."""
    found: dict[tuple[str, str], list[Fact]] = {}
    for fact in filter(sheet.in_sentence, sheet.report.facts):
        level = fact.measure is Measure.LEVEL and fact.pint == "count" and fact.value is not None and fact.kind is Kind.ACTUAL
        if level and stands_in(fact.start, sheet.standing, sheet.risen) and not sheet.is_new(fact):
            found.setdefault((sheet.language.named(fact.indicator).core, fact.pint), []).append(fact)
    return found


def _of_all_elsewhere(new: Fact, stocks: dict[tuple[str, str], list[Fact]], sheet: Sheet) -> Iterator[Relation]:
    """What is new in a year against how much there is by its end, in another sentence."""
    if new.kind is not Kind.ACTUAL or new.year is None or not sheet.names_one_thing(new):
        return
    made = [
        one for all_ in stocks.get((sheet.language.named(new.indicator).core, new.pint), ())
        if all_.year == new.year and all_.scope == new.scope and all_.start not in sheet.starting
        for one in _part("new, of all there is, apart", new, all_, Known.CORE, sheet, sheet)
    ]  # fmt: skip
    yield from best(made)


def _of_one_thing(new: Fact, all_: Fact, sheet: Sheet) -> Known | None:
    """How it is known that one figure tells what is new of what the other tells to be there."""
    if all_.sentence_start != new.sentence_start or all_.measure is not Measure.LEVEL or all_.flow is Flow.NEW or all_.value is None:
        return None
    if all_.start in sheet.gone:  # 注销110户，净增310户
        return None
    alike = all_.pint == new.pint and all_.kind is new.kind and all_.scope == new.scope
    if not alike or sheet.language.named(all_.indicator).is_flow or all_.start in sheet.of_each or new.start in sheet.of_each:
        return None
    if sheet.has("done", sheet.clause_start(all_.start), all_.start) or sheet.attributive(all_) or sheet.attributive(new):
        return None
    named = sheet.language.named
    if named(new.indicator).core == named(all_.indicator).core:
        return Known.CORE
    told = stands_in(all_.start, sheet.standing, sheet.risen)  # 新增就业3万人、再就业2万人 are two things
    return Known.ALIKE if told and much_alike(new, all_, sheet.language) else None


def _of_the_years(whole: Fact, sheet: Sheet, told: Told) -> Iterator[Relation]:
    """A sum over years against what each of them had, here and in the reports of the time: of each year what fits best."""
    if whole.period is None or not _sums_years(whole, sheet):
        return
    first, last = int(whole.period.start[:4]), int(whole.period.end[:4])
    of_year: dict[int | None, list[Relation]] = {}
    for known, of, one in told.of_one_core(whole):
        fits = one.year is not None and one.period is None and first <= one.year <= last and one.kind is Kind.ACTUAL
        if fits and one.value is not None and one.measure is Measure.LEVEL:
            where = "here" if of is sheet else "before"
            flow = whole.flow.value if whole.flow else "unsaid"
            cue = f"a year of several, {flow}, {where}{', of the lexicon' if whole.concept else ''}"
            of_year.setdefault(one.year, []).extend(_part(cue, one, whole, known, of, sheet))
    for made in of_year.values():
        yield from best(made)


def _sums_years(whole: Fact, sheet: Sheet) -> bool:
    """Whether a level told of several years is their sum: not what each had, nor what it was in all of them (稳定在1300亿斤以上)."""
    summed = sheet.has("together", sheet.clause_start(whole.start), whole.start)  # of which years is not said
    if sheet.has_word("net", whole.indicator):
        return False
    unsaid = whole.flow is None and (summed or "/" in whole.pint or whole.comparator is not Comparator.EQ)
    return not unsaid and sheet.names_one_thing(whole) and not stands_in(whole.start, sheet.of_each, sheet.yearly, sheet.starting)


def _part(cue: str, part: Fact, whole: Fact, known: Known, of: Sheet, sheet: Sheet) -> Iterator[Relation]:
    one, all_ = of.operand(part), sheet.operand(whole)
    if one is not None and all_ is not None:
        if whole.comparator is not Comparator.EQ:
            all_ = all_.as_named
        place = part if of is sheet else whole
        yield Relation("part", cue, known, (("part", one.as_named), ("whole", all_)), place.start, place.end)


def _years(period: Period) -> int:
    return int(period.end[:4]) - int(period.start[:4]) + 1
