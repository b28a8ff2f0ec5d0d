"""Wholes and their parts in sentences: what 其中 and “of which” say, what is done or new of what there is, lists that make up a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reportdiff.analysis.rules import Found
from reportdiff.model import Comparator, Fact, Measure, Quantity
from reportdiff.relations.amounts import (
    RATES,
    amounts,
    bracket_end,
    is_amount,
    is_level,
    levels,
    same_time,
    stretch_start,
)
from reportdiff.relations.interval import Interval
from reportdiff.relations.laid_text import stands_in
from reportdiff.relations.meant import best, sure
from reportdiff.relations.relation import Known, Operand, Relation, is_before, value_of
from reportdiff.relations.sheet import Sheet
from reportdiff.relations.sums import added_to, adds_up_but_for_a_slip, sum_of, told_as

_ENDING = 2  # characters on which the names of two parts of one whole end
_NOUN, _WORDS = 24, 2  # characters and words after a figure in which the noun stands that it counts
_WORD = re.compile(r"\w+")
_TIMES = ("year", "month", "day")  # ages, which name what a part is
_OPENS = 2  # characters on which clauses open alike
_SIZE = 7  # characters between a count and the size of what it counts: 项目500个、计划总投资1500亿元
_NAME = 4  # characters of a name by which a whole is found again that is told elsewhere
_SHORTEST = 3  # letters of a noun that two figures count
_MOST_WHOLES = 12  # figures before a part of which one may be its whole
_TWICE = Decimal(2)  # nobody says “more than 800” of 1,700


def read_wholes(sheet: Sheet) -> Iterator[Relation]:
    """All relations of wholes and parts in the sentences of a report."""
    for found in sheet.giving("of-which"):
        yield from _of_which(found, sheet)
    for found in sheet.giving("share-of-which"):
        yield from _share_of_which(found, sheet)
    for found in sheet.giving("of-named"):
        yield from _of_named(found, sheet)
    for found in sheet.giving("done-of", "new-of"):
        yield from _done_of(found, sheet)
    for found in sheet.giving("made-of"):
        yield from _made_of(found, sheet)
    for found in sheet.giving("split"):
        yield from _split(found, sheet)
    for found in sheet.giving("rest"):
        yield from _rest(found, sheet)
    for found in sheet.giving("at-most"):
        yield from _at_most_all(found, sheet)


def _of_which(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """A whole, 其中 a part: what follows is not more than a whole before it; closed lists add up to it. What opens in brackets ends with them."""
    start, end = sheet.sentence_at(found.start)
    end = bracket_end(sheet, found.start, start, end)
    if found.rule.says.get("before") or not sheet.view[start : found.start].strip():
        yield from _of_the_sentence_before(found, start, sheet)
        return
    told = sheet.told(stretch_start(sheet, start, found.start), found.start)
    part = _first_part(found, told, sheet)
    wholes = _wholes_before(part, told, sheet) if part is not None and _is_counted_alike(found, part, told, sheet) else ()
    if part is not None and wholes:
        yield from best([one for whole in wholes for one in _part(found.rule.name, part, whole, sheet)])
        yield from _with_the_others(found, part, wholes[-1], end, sheet)


def _share_of_which(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """占比93%,其中绿茶占比73%: a share of what has a share before it, of one whole, is not more than that."""
    whole, part = (sheet.figure(found.kept[role]) for role in ("whole", "share"))
    if not isinstance(part, Fact) or not isinstance(whole, Fact) or not same_time(whole, part):
        return
    shares = all(one.measure is Measure.SHARE and sheet.has("share", sheet.clause_start(one.start), one.start) for one in (part, whole))
    one, all_ = sheet.operand(part), sheet.operand(whole)
    if shares and one is not None and all_ is not None and part.pint == whole.pint:
        yield Relation("part", found.rule.name, Known.SENTENCE, (("part", one.as_named), ("whole", all_.as_named)), part.start, part.end)


def _is_counted_alike(found: Found, part: Fact | Quantity, told: Sequence[Fact | Quantity], sheet: Sheet) -> bool:
    """Whether a count is of what is counted right before it, where the words that open it do not say so: 12 piers, including five new piers."""
    return found.rule.says.get("counts", True) or part.pint != "count" or bool(told and _one_noun(part, told[-1], sheet))


def _wholes_before(part: Fact | Quantity, told: Sequence[Fact | Quantity], sheet: Sheet) -> Sequence[Fact | Quantity]:
    """What a part may be of: the levels before it in its unit and for its time, where the last level before it is one of them."""
    if not is_level(part):
        return ()
    each = part.start in sheet.of_each
    levels = [one for one in told if is_level(one) and (one.start in sheet.of_each) == each][-_MOST_WHOLES:]
    levels = [one for one in levels if one.unit != part.unit or same_time(one, part) or not _in_brackets(one, sheet)]
    changes = {one.end for one in told if isinstance(one, Fact) and one.measure is Measure.CHANGE}
    levels = [one for one in levels if not (sheet.coded.code[one.start - 1] == "、" and one.start - 1 in changes)]  # 增加2.68万座、494万米
    levels = [one for one in levels if not stands_in(one.start, sheet.starting, sheet.changing)] or levels
    wholes = [one for one in levels if one.unit == part.unit and same_time(one, part)]
    if levels and sheet.bracket_before(part.start, levels[-1].end) == levels[-1].end:
        wholes = wholes[-1:]  # 结余4558万元(其中:本级791万元): of what stands right before the brackets
    return wholes if wholes and _told_last(wholes[-1], levels, sheet) else ()


def _told_last(whole: Fact | Quantity, levels: Sequence[Fact | Quantity], sheet: Sheet) -> bool:
    """Whether a level is the last that is told, or the first of the last two that are told of one thing: 87万座、6063万米."""
    after = levels[levels.index(whole) + 1 :]
    places = [whole.end, *(one.end for one in after)]
    return not after or all(_joins(sheet, end, one.start) for end, one in zip(places, after, strict=False))


def _joins(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a figure tells more of what the one before it tells: 87万座、6063万米; 项目500个、总投资1500亿元."""
    code = sheet.coded.code[start:end].strip()
    if not code.startswith("、") or len(code) > _SIZE:
        return False
    return code == "、" or any(one in sheet.cues.vocabulary.codes["whole"] for one in code)


def _with_the_others(found: Found, part: Fact | Quantity, whole: Fact | Quantity, end: int, sheet: Sheet) -> Iterator[Relation]:
    """A part together with those that are listed after it, or with the one that goes on after a semicolon."""
    end = _end_of_parts(found, part, whole, end, sheet)
    counted = part.pint == "count" and not found.rule.says.get("counts", True) and not _each_named_alike(part, whole, end, sheet)
    named = is_before(found.kept["part"], part)  # 其中超10亿元项目6个: what is listed after it is not known to be of the whole
    listed = [] if counted or named else _parts_from(part, end, sheet)
    if len(listed) > 1:
        yield from _closed(found.rule.name, listed, whole, sheet)
    elif isinstance(part, Fact) and (more := _goes_on(part, whole, end, sheet)) is not None:
        yield from told_as("parts", f"{found.rule.name}, after a semicolon", Known.SENTENCE, (part, more), whole, sheet)


def _each_named_alike(part: Fact | Quantity, whole: Fact | Quantity, end: int, sheet: Sheet) -> bool:
    """Whether the counts of a list have, each, the noun in their names that stands behind their whole: 100 units, including 74 units for rent and
    26 other units for sale."""
    nouns = set(_WORD.findall(sheet.view[whole.end : whole.end + _NOUN].lower())[:1])
    listed = _parts_from(part, end, sheet)
    return len(listed) > 1 and all(isinstance(one, Fact) and nouns & set(_WORD.findall(one.indicator.lower())) for one in listed)


def _end_of_parts(found: Found, part: Fact | Quantity, whole: Fact | Quantity, end: int, sheet: Sheet) -> int:
    """Where parts end at the latest: at a clause that opens as that of their whole does (新增铁路639公里,其中高铁370公里,新增公路2600公里), and
    at any where they are told inside a list (铁路639公里、其中高铁370公里,公路…)."""
    code, view = sheet.coded.code, sheet.view
    inside = code[: found.start].rstrip().endswith("、")
    start = sheet.clause_start(whole.start)
    opening = view[start : start + _OPENS]
    commas = (at for at in range(part.end, end) if code[at] == ",")
    return next((at for at in commas if inside or view.startswith(opening, at + 1)), end)


def _in_brackets(one: Fact | Quantity, sheet: Sheet) -> bool:
    """Whether a figure stands in brackets behind another: 37 million (2032: 43 million)."""
    return ")" in sheet.coded.code[one.end : one.end + 2]


def _of_the_sentence_before(found: Found, start: int, sheet: Sheet) -> Iterator[Relation]:
    """Spending is 789 million. Of this, 572 million is for schools: the part of a sentence that opens so is of the one before, in its line."""
    part = sheet.figure(found.kept["part"])
    before = sheet.sentence_beside(start)
    if part is None or not is_level(part) or before is None:
        return
    told = [one for one in amounts(sheet, *before) if one.unit == part.unit and same_time(one, part)]
    told = [one for one in told if not stands_in(one.start, sheet.starting, sheet.changing, sheet.moving, sheet.named_targets)]
    cue = f"{found.rule.name}, sentence before"
    yield from best([one for whole in told for one in _part(cue, part, whole, sheet)])
    listed = [] if found.rule.says.get("before") else _parts_of_all(part, sheet.sentence_at(found.start)[1], sheet)
    open_ = [one for one in told if not sheet.in_brackets(one.start, before[0])]
    if len(open_) == 1:
        yield from _closed(cue, listed, open_[0], sheet)


def named_whole(found: Found, part: Fact | Quantity, sheet: Sheet) -> Sequence[Fact]:
    """The last level before a sentence that has the name which it opens with (茶务人员总数中,…), in the unit of what is told of it."""
    if not sheet.ends_as_said(found):
        return ()
    told = [one for one in sheet.facts(0, found.kept["named"].start) if is_level(one) and one.unit == part.unit and same_time(one, part)]
    told = [one for one in told if one.start not in sheet.origins]
    name = sheet.language.named(sheet.name_of(found)).core
    return [one for one in told if len(core := sheet.language.named(one.indicator).core) >= _NAME and name.endswith(core)][-1:]


def _of_named(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """茶务人员1347人. … 茶务人员总数中,茶艺师1067人,制茶师120人: of the level that is named, told before."""
    part = sheet.figure(found.kept["part"])
    if part is None or not is_level(part):
        return
    for whole in named_whole(found, part, sheet):
        yield from _part(found.rule.name, part, whole, sheet)
        listed = _parts_of_all(part, sheet.sentence_at(found.start)[1], sheet)
        yield from _closed(found.rule.name, listed, whole, sheet)


def _rest(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """12 of the 15 sites, the remaining three: what is told of and what remains are all there is."""
    roles = (("part", "part"), ("part", "second"), ("part", "rest"), ("whole", "whole"))
    ones = [(role, sheet.told_at(found.kept[name])) for role, name in roles if name in found.kept]
    operands = tuple((role, one) for role, one in ones if one is not None)
    units = {one.figure.pint for _, one in operands if one.figure is not None}
    if len(operands) == len(ones) and len(units) <= 1:
        yield Relation("sum", found.rule.name, Known.CLAUSE, operands, found.start, found.end)


def _at_most_all(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """It rose in eight of the twelve and fell in four: both together are no more than all."""
    ones = [(role, sheet.told_at(found.kept[name])) for role, name in (("part", "part"), ("part", "second"), ("whole", "whole"))]
    operands = tuple((role, one) for role, one in ones if one is not None)
    if len(operands) == len(ones):
        yield Relation("parts", found.rule.name, Known.CLAUSE, operands, found.start, found.end)


def _first_part(found: Found, before: Sequence[Fact | Quantity], sheet: Sheet) -> Fact | Quantity | None:
    """The part that 其中 opens; not a step that its things passed: 26个,其中产值超亿元的达到6个; 其中超10亿元项目6个."""
    part = sheet.figure(found.kept["part"])
    if part is None or not before:
        return part
    units = {one.unit for one in before}
    a_step = part.comparator is Comparator.GE and part.unit != before[-1].unit
    if not a_step and not sheet.attributive(part):
        return part
    after = sheet.told(part.end, sheet.clause_end(part.end))
    return next((one for one in after if one.unit in units and one.unit != part.unit and not sheet.attributive(one)), part)


def _one_noun(one: Fact | Quantity, other: Fact | Quantity, sheet: Sheet) -> bool:
    """Whether two figures count things of one noun: 12 ferry piers, including five new piers."""
    nouns = [set(_WORD.findall(sheet.view[it.end : it.end + _NOUN].lower())[:_WORDS]) for it in (one, other)]
    return any(len(word) >= _SHORTEST for word in nouns[0] & nouns[1])


def _part(cue: str, part: Fact | Quantity, whole: Fact | Quantity, sheet: Sheet) -> Iterator[Relation]:
    one, all_ = sheet.operand(part), sheet.operand(whole)
    if one is None or all_ is None:
        return
    if not all_.range.bounded and all_.value is not None:  # 700万套以上,其中770万套以上: both as they are named
        all_ = all_.as_named if not one.range.bounded else _at_most_twice(all_)
    yield Relation("part", cue, Known.SENTENCE, (("part", one), ("whole", all_)), part.start, part.end)


def _at_most_twice(whole: Operand) -> Operand:
    assert whole.value is not None
    return replace(whole, range=Interval(whole.range.low, max(whole.value * _TWICE, whole.range.low)))


def _done_of(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """排定项目184个、竣工171个; 新增5座、总数43座: no more is done than was listed, or new than there is."""
    part, whole = sheet.figure(found.kept["part"]), sheet.figure(found.kept["whole"])
    if part is None or whole is None:  # of those 18, six were…; two of the three
        yield from _part_of(found.rule.name, sheet.told_at(found.kept["part"]), sheet.told_at(found.kept["whole"]))
        return
    if found.rule.says.get("adds"):
        yield from added_to(found, part, whole, sheet)
    units = found.rule.says.get("units")  # households and their people
    if not is_level(whole) or part.pint in RATES:
        return
    if (part.unit not in units[0] or whole.unit not in units[1]) if units else part.unit != whole.unit:
        return
    if found.rule.says.get("named") and not (isinstance(part, Fact) and isinstance(whole, Fact) and _end_alike(part, whole)):
        return
    yield from _part_of(found.rule.name, sheet.operand(part), sheet.operand(whole))


def _part_of(cue: str, one: Operand | None, all_: Operand | None) -> Iterator[Relation]:
    if one is not None and all_ is not None:
        yield Relation("part", cue, Known.SENTENCE, (("part", one), ("whole", all_.as_named)), one.start, one.end)


def _made_of(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """5.2 million tonnes, comprising 3.4 million by rail and 1.8 million by water: the parts make up the whole."""
    first = sheet.figure(found.kept["first"])
    start, end = sheet.sentence_at(found.start)
    if first is None or sheet.has("etc", found.start, end):
        return
    if "whole" not in found.kept:
        yield from _made_of_what_is_told_before(found, first, (start, end), sheet)
        return
    whole = sheet.figure(found.kept["whole"])
    parts = _parts_from(first, end, sheet)
    if whole is not None and whole.pint == first.pint:
        too_great = any(value_of(one) > value_of(whole) for one in parts)  # 13 districts made up of 98 schools
        made = sum_of(found.rule.name, Known.CLAUSE, parts, whole, sheet)
        yield from (one for one in made if not too_great or adds_up_but_for_a_slip(one))


def _made_of_what_is_told_before(found: Found, first: Fact | Quantity, sentence: tuple[int, int], sheet: Sheet) -> Iterator[Relation]:
    """There were 140 fires, compared with 150 in 2031. This total comprised 80 … and 60 …: what the sentence before tells, where that is one
    level, or what the parts come to."""
    before = sheet.sentence_beside(sentence[0])
    told = levels(sheet, *before) if before is not None else ()
    wholes = [one for one in told if one.pint == first.pint and one.start not in sheet.origins]
    parts = _parts_from(first, sentence[1], sheet)
    yield from sure([one for whole in wholes for one in sum_of(found.rule.name, Known.SENTENCE, parts, whole, sheet)], slip=adds_up_but_for_a_slip)


def _split(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """Of the 54 million, A served 25 million, B 24 million and C 5 million: all of it, or no more than it."""
    whole, first = sheet.figure(found.kept["whole"]), sheet.figure(found.kept["first"])
    if whole is not None and first is not None and whole.pint == first.pint:
        yield from _closed(found.rule.name, _parts_from(first, sheet.sentence_at(found.start)[1], sheet), whole, sheet)


def _parts_from(first: Fact | Quantity, end: int, sheet: Sheet) -> list[Fact | Quantity]:
    """The amounts of one unit that are listed from the first part on, up to a semicolon, a stop or another unit."""
    parts: list[Fact | Quantity] = []
    for one in sheet.told(first.start, sheet.first(";", first.end, end)):
        if isinstance(one, Fact) and one.measure in (Measure.GROWTH, Measure.CHANGE, Measure.SHARE):
            continue
        nested = sheet.in_brackets(one.start, first.start)  # 甲30万元(含乙10万元)
        if nested or stands_in(one.start, sheet.origins, sheet.moving, sheet.changing) or (_in_brackets(one, sheet) and not same_time(first, one)):
            continue
        if one.pint != first.pint:
            break
        parts.append(one)
    return parts


def _parts_of_all(first: Fact | Quantity, end: int, sheet: Sheet) -> list[Fact | Quantity]:
    """The parts that a sentence lists which opens with 其中: set apart by commas, or one in each stretch up to a semicolon."""
    parts = _parts_from(first, end, sheet)
    stop = sheet.first(";", first.end, end)
    while stop < end and parts:
        after = sheet.first(";", stop + 1, end)
        levels = [one for one in sheet.told(stop, after) if is_amount(one, sheet) and one.start not in sheet.starting]
        levels = [one for one in levels if one.pint not in _TIMES]  # 15-59岁人口9万人
        if not levels or levels[0].pint != first.pint or levels[0].unit != first.unit:
            break
        parts, stop = [*parts, levels[0]], after
    return parts


def _goes_on(part: Fact, whole: Fact | Quantity, end: int, sheet: Sheet) -> Fact | None:
    """A further part after a semicolon, whose name ends on what the first one's does: 其中茶园投入…;果园投入….

    One that is no less than the whole is another whole: 工业投资500亿元，其中技改投资300亿元；农业投资804亿元.
    """
    stop = sheet.first(";", part.end, end)
    first = next((one for one in sheet.facts(stop, end) if is_level(one)), None)
    if first is None or first.pint != part.pint or not same_time(first, part) or ";" in sheet.coded.code[stop + 1 : first.start]:
        return None
    other_whole = whole.value is not None and first.value is not None and first.value >= whole.value
    return first if _end_alike(part, first) and first.indicator != part.indicator and not other_whole else None


def _end_alike(one: Fact, other: Fact) -> bool:
    """Whether two names end on the same noun."""
    return min(len(one.indicator), len(other.indicator)) > _ENDING and one.indicator[-_ENDING:] == other.indicator[-_ENDING:]


def _closed(cue: str, parts: Sequence[Fact | Quantity], whole: Fact | Quantity, sheet: Sheet) -> Iterator[Relation]:
    """Several parts whose names leave no room for others (中央 and 地方, 出口 and 进口), that come to a whole, or that are no more than it."""
    names = [_named(one, sheet) for one in parts]
    for closed in sheet.cues.closed:
        if closed.disjoint:
            continue
        if members := closed.members(names, _named(whole, sheet)):
            yield from sum_of(f"{cue}, {closed.name}", Known.SENTENCE, [parts[i] for i in members], whole, sheet)
            return
    total = list(sum_of(f"{cue}, all told", Known.SENTENCE, parts, whole, sheet))
    no_more = told_as("parts", f"{cue}, listed", Known.SENTENCE, parts, whole, sheet)
    yield from list(sure(total, meant=False, slip=adds_up_but_for_a_slip)) or no_more


def _named(one: Fact | Quantity, sheet: Sheet) -> str:
    """What a part is called: its name, or what stands before it in its clause and right after it."""
    if isinstance(one, Fact):
        return one.indicator
    after = "" if sheet.cues.names_in_full else sheet.view[one.end : min(one.end + _NOUN, sheet.clause_end(one.end))]
    return f"{sheet.view[sheet.clause_start(one.start) : one.start]} {after}"
