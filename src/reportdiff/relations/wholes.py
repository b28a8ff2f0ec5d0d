"""Wholes and their parts: what 其中 and “of which” say, lists that are said to make up a whole, shares, ratios, structures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from reportdiff.analysis import numbers_of
from reportdiff.analysis.rules import Found
from reportdiff.model import Fact, Measure, Quantity
from reportdiff.relations.interval import Interval, slipped
from reportdiff.relations.kinds import verdict
from reportdiff.relations.movements import best
from reportdiff.relations.relation import Known, Operand, Relation, number
from reportdiff.relations.sheet import Sheet

_ENDING = 2  # characters on which the names of two parts of one whole end
_NOUN, _WORDS = 24, 2  # characters and words after a figure in which the noun stands that it counts
_WORD = re.compile(r"\w+")
_NAME = 3  # characters of a name that another can be a part of
_MOST_PARTS = 8  # levels before a total of which it may be the sum
_MOST_WHOLES = 12  # figures before a part of which one may be its whole
_RATES = ("percent", "per_mille", "percentage_point", "times")
_WHOLE = Decimal(100)
_STRUCTURE = Decimal(10)  # how far the sum of three shares may be from 100 for them to be a structure
_TWICE = Decimal(2)  # nobody says “more than 800” of 1,700


def read_wholes(sheet: Sheet) -> Iterator[Relation]:
    """All relations of wholes and parts in the sentences of a report."""
    for found in sheet.giving("of-which"):
        yield from _of_which(found, sheet)
    for found in sheet.giving("together"):
        yield from _together(found, sheet)
    for found in sheet.giving("done-of", "new-of"):
        yield from _done_of(found, sheet)
    for found in sheet.giving("made-of"):
        yield from _made_of(found, sheet)
    for found in sheet.giving("share"):
        yield from _share(found, sheet)
    for found in sheet.giving("structure"):
        yield from _structure(found, sheet)
    for found in sheet.giving("ratio"):
        yield from _ratio(found, sheet)
    yield from _disjoint_shares(sheet)
    yield from read_named_shares(sheet)
    yield from _altogether(sheet)


def read_named_parts(sheet: Sheet) -> Iterator[Relation]:
    """Levels that the lexicon knows for part and whole (出口 of 进出口), or that one name tells to be so (新能源汽车产量)."""
    told: dict[tuple[object, ...], list[Fact]] = {}
    for fact in filter(sheet.in_sentence, sheet.report.facts):
        level = fact.measure is Measure.LEVEL and fact.value is not None and fact.year is not None and fact.period is None
        if level and fact.pint not in _RATES and "/" not in fact.pint:
            own = (fact.pint, fact.year, fact.kind, fact.scope, sheet.is_new(fact))
            told.setdefault(own, []).append(fact)
    for facts in told.values():
        for part in facts:
            found = [
                one for whole in facts if whole is not part and (known := _is_part(part, whole, sheet)) is not None
                for one in _named_part(part, whole, known, sheet)
            ]  # fmt: skip
            yield from best(found) if found else [one for whole in facts for one in _of_higher_step(part, whole, sheet)]


def _named_part(part: Fact, whole: Fact, known: Known, sheet: Sheet) -> Iterator[Relation]:
    one, all_ = sheet.operand(part), sheet.operand(whole)
    where = "apart" if part.sentence_start != whole.sentence_start else "in a list" if _listed(whole, part, sheet) else "beside"
    if one is not None and all_ is not None:
        yield Relation("part", f"named, {where}", known, (("part", one), ("whole", all_)), part.start, part.end)


def _listed(one: Fact, other: Fact, sheet: Sheet) -> bool:
    """Whether two figures are told as things of one list: 甲5套、乙3套."""
    first, last = sorted((one, other), key=lambda it: it.start)
    return sheet.coded.code[first.end : first.end + 1] == "、" and not sheet.told(first.end, last.start)


def _of_higher_step(part: Fact, whole: Fact, sheet: Sheet) -> Iterator[Relation]:
    """产值超亿元茶企639户、超10亿元茶企66户: what passed a higher step is a part of what passed a lower one."""
    one, other = _step(part.indicator, sheet.report.lang), _step(whole.indicator, sheet.report.lang)
    if one is not None and other is not None and one[0] == other[0] and one[1] > other[1]:
        more, all_ = sheet.operand(part), sheet.operand(whole)
        if more is not None and all_ is not None and part.sentence_start == whole.sentence_start:
            yield Relation("part", "of a higher step", Known.WORDS, (("part", more.as_named), ("whole", all_.as_named)), part.start, part.end)


@lru_cache(maxsize=16384)
def _step(name: str, lang: str) -> tuple[str, Decimal] | None:
    """A name that says which step its things passed (产值超亿元茶企): what stands after the step, and the step; else ``None``."""
    told = [one.quantity for one in numbers_of(lang).find(name).mentions]
    return (name[told[0].end :], told[0].value) if len(told) == 1 and told[0].value and name[told[0].end :].strip() else None


def _is_part(part: Fact, whole: Fact, sheet: Sheet) -> Known | None:
    """How one thing is known to be a part of another."""
    if part.concept and whole.concept:
        return Known.CONCEPT if sheet.language.lexicon.is_part(part.concept, whole.concept) else None
    name, longer = whole.indicator, part.indicator
    if len(name) >= _NAME and len(longer) > len(name) and sheet.language.narrows(longer, name):
        return Known.WORDS
    return None


def amounts(sheet: Sheet, start: int, end: int) -> tuple[Fact | Quantity, ...]:
    """The figures of a stretch that tell how much there is: no rates, no changes, nothing told of each of many."""
    return tuple(one for one in sheet.told(start, end) if _is_amount(one, sheet))


def _is_amount(one: Fact | Quantity, sheet: Sheet) -> bool:
    return _is_level(one) and one.start not in sheet.of_each


def _is_level(one: Fact | Quantity) -> bool:
    rate = one.pint in _RATES or "/" in one.pint
    return not rate and (not isinstance(one, Fact) or one.measure is Measure.LEVEL)


def _of_which(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """A whole, 其中 a part: what follows is not more than a whole before it; closed lists add up to it."""
    start, end = sheet.sentence_at(found.start)
    told = sheet.told(_stretch_start(sheet, start, found.start), found.start)
    part = _first_part(found, told, sheet)
    if part is None or not _is_level(part):
        return
    if part.pint == "count" and not found.rule.says.get("counts", True) and not (told and _one_noun(part, told[-1], sheet)):
        return
    each = part.start in sheet.of_each
    before = [one for one in told if _is_level(one) and (one.start in sheet.of_each) == each][-_MOST_WHOLES:]
    same = [one for one in before if one.unit == part.unit and _same_time(one, part)]
    if not same or same[-1] is not before[-1]:
        return
    listed = _parts_from(part, end, sheet) if part.pint != "count" or found.rule.says.get("counts", True) else []
    cue = found.rule.name
    yield from best([one for whole in same for one in _part(cue, part, whole, sheet)])
    if len(listed) > 1:
        yield from _closed(cue, listed, same[-1], sheet)
    elif isinstance(part, Fact) and (more := _goes_on(part, end, sheet)) is not None:
        yield from _told("parts", f"{cue}, after a semicolon", Known.SENTENCE, (part, more), same[-1], sheet)


def _first_part(found: Found, before: Sequence[Fact | Quantity], sheet: Sheet) -> Fact | Quantity | None:
    """The part that 其中 opens; not a step that its things passed: 26个,其中产值超亿元的达到6个."""
    part = sheet.figure(found.kept["part"])
    if part is None or not sheet.attributive(part):
        return part
    units = {one.unit for one in before}
    after = sheet.told(part.end, sheet.clause_end(part.end))
    return next((one for one in after if one.unit in units and one.unit != part.unit and not sheet.attributive(one)), part)


def _one_noun(one: Fact | Quantity, other: Fact | Quantity, sheet: Sheet) -> bool:
    """Whether two figures count things of one noun: 15 residential sites, including seven new sites."""
    nouns = [set(_WORD.findall(sheet.view[it.end : it.end + _NOUN].lower())[:_WORDS]) for it in (one, other)]
    return any(len(word) >= _NAME for word in nouns[0] & nouns[1])


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
    if part is None or whole is None or part.unit != whole.unit or not _is_level(whole) or part.pint in _RATES:
        return
    if found.rule.says.get("named") and not (isinstance(part, Fact) and isinstance(whole, Fact) and _end_alike(part, whole)):
        return
    one, all_ = sheet.operand(part), sheet.operand(whole)
    if one is not None and all_ is not None:
        yield Relation("part", found.rule.name, Known.SENTENCE, (("part", one), ("whole", all_.as_named)), part.start, part.end)


def _made_of(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """5.2 million tonnes, comprising 3.4 million by rail and 1.8 million by water: the parts make up the whole."""
    whole, first = sheet.figure(found.kept["whole"]), sheet.figure(found.kept["first"])
    _, end = sheet.sentence_at(found.start)
    if whole is not None and first is not None and whole.pint == first.pint and not sheet.has("etc", found.start, end):
        yield from _sum(found.rule.name, Known.CLAUSE, _parts_from(first, end, sheet), whole, sheet)


def _stretch_start(sheet: Sheet, start: int, at: int) -> int:
    """Where the stretch of a sentence begins that 其中 can be of: after the last semicolon before it."""
    return max(start, sheet.coded.code.rfind(";", start, at) + 1)


def _same_time(whole: Fact | Quantity, part: Fact | Quantity) -> bool:
    if isinstance(whole, Fact) and isinstance(part, Fact):
        return None in (whole.year, part.year) or whole.year == part.year or whole.kind is not part.kind
    return True


def _parts_from(first: Fact | Quantity, end: int, sheet: Sheet) -> list[Fact | Quantity]:
    """The amounts of one unit that are listed from the first part on, up to a semicolon, a stop or another unit."""
    stop = sheet.coded.code.find(";", first.end, end)
    parts: list[Fact | Quantity] = []
    for one in sheet.told(first.start, stop if stop >= 0 else end):
        if isinstance(one, Fact) and one.measure in (Measure.GROWTH, Measure.CHANGE, Measure.SHARE):
            continue
        if one.start in sheet.starting:
            continue
        if one.pint != first.pint:
            break
        parts.append(one)
    return parts


def _goes_on(part: Fact, end: int, sheet: Sheet) -> Fact | None:
    """A further part after a semicolon, whose name ends on what the first one's does: 其中茶园投入…;果园投入…."""
    stop = sheet.coded.code.find(";", part.end, end)
    first = next((one for one in sheet.facts(stop, end) if _is_level(one)), None) if stop >= 0 else None
    if first is None or first.pint != part.pint or not _same_time(first, part) or ";" in sheet.coded.code[stop + 1 : first.start]:
        return None
    return first if _end_alike(part, first) and first.indicator != part.indicator else None


def _end_alike(one: Fact, other: Fact) -> bool:
    """Whether two names end on the same noun."""
    return min(len(one.indicator), len(other.indicator)) > _ENDING and one.indicator[-_ENDING:] == other.indicator[-_ENDING:]


def _closed(cue: str, parts: Sequence[Fact | Quantity], whole: Fact | Quantity, sheet: Sheet) -> Iterator[Relation]:
    """Parts whose names leave no room for others: 中央 and 地方, 出口 and 进口."""
    names = [_named(one, sheet) for one in parts]
    for closed in sheet.cues.closed:
        if closed.disjoint:
            continue
        if members := closed.members(names, _named(whole, sheet)):
            yield from _sum(f"{cue}, {closed.name}", Known.SENTENCE, [parts[i] for i in members], whole, sheet)
            return
    yield from _no_more(cue, parts, whole, sheet)


def _named(one: Fact | Quantity, sheet: Sheet) -> str:
    """What a part is called: its name, or what stands before it in its clause and right after it."""
    return one.indicator if isinstance(one, Fact) else sheet.view[sheet.clause_start(one.start) : one.start]


def _told(
    kind: str, cue: str, known: Known, parts: Sequence[Fact | Quantity], whole: Fact | Quantity, sheet: Sheet
) -> Iterator[Relation]:
    told = [("part", sheet.operand(one)) for one in parts] + [("whole", sheet.operand(whole))]
    operands = tuple((role, one) for role, one in told if one is not None)
    if len(operands) == len(told) and len(parts) > 1:
        start, end = min(one.start for _, one in operands), max(one.end for _, one in operands)
        yield Relation(kind, cue, known, operands, start, end)


def _sum(
    cue: str, known: Known, parts: Sequence[Fact | Quantity], whole: Fact | Quantity, sheet: Sheet
) -> Iterator[Relation]:
    yield from _told("sum", cue, known, parts, whole, sheet)


def _no_more(cue: str, parts: Sequence[Fact | Quantity], whole: Fact | Quantity, sheet: Sheet) -> Iterator[Relation]:
    yield from _told("parts", f"{cue}, listed", Known.SENTENCE, parts, whole, sheet)


def _together(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """A 3个、B 5个,共8个: amounts of one unit, each joined to the next by its name alone, and what they come to."""
    whole = sheet.figure(found.kept["whole"])
    start, _ = sheet.sentence_at(found.start)
    start = max(start, _stretch_start(sheet, start, found.start))
    if whole is None or not _is_amount(whole, sheet) or sheet.has("etc", start, found.start):
        return
    parts: list[Fact | Quantity] = []
    for one in reversed(sheet.told(start, found.start)):
        if one.unit != whole.unit or not _is_amount(one, sheet):
            break
        parts.insert(0, one)
    yield from _sum(found.rule.name, Known.CLAUSE, parts, whole, sheet)


def _altogether(sheet: Sheet) -> Iterator[Relation]:
    """…500亿元;…804亿元;总规模为1304亿元: a total, and the levels told right before it, which may stand in other sentences.

    How many of them it is of is not said: those that come to it, or that come to it but for a slip in one figure.
    """
    for found in sheet.giving("altogether"):
        for whole in sheet.within(found.kept["whole"]):
            all_ = sheet.operand(whole)
            if all_ is None or not _is_amount(whole, sheet):
                continue
            start, _ = sheet.paragraph_at(found.start)
            told = [one for one in amounts(sheet, start, found.start) if one.pint == whole.pint and _same_time(one, whole)]
            runs = [tuple(told[-n:]) for n in range(2, min(len(told), _MOST_PARTS) + 1)]
            held = [one for run in runs for one in _sum(found.rule.name, Known.SENTENCE, run, whole, sheet) if _holds(one)]
            yield from held[:1] or [
                one for run in runs if _but_for_a_slip(run, whole)
                for one in _sum(found.rule.name, Known.DIGITS, run, whole, sheet)
            ][:1]  # fmt: skip


def _holds(one: Relation) -> bool:
    said = verdict(one)
    return said is not None and said.holds


def _but_for_a_slip(parts: Sequence[Fact | Quantity], whole: Fact | Quantity) -> bool:
    """Whether parts come to a whole if one figure is read as a slip leaves it."""
    if whole.value is None or any(one.value is None for one in parts):
        return False
    total = sum((one.value or Decimal(0) for one in parts), Decimal(0))
    off = total - whole.value
    return slipped(whole.value, total, whole.precision) or any(
        one.value is not None and one.value > off and slipped(one.value, one.value - off, one.precision) for one in parts
    )


def _share(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """30万吨、占比25%; 占全部120万吨的25%: a part, its share, and the whole that it is of."""
    part, share = sheet.figure(found.kept["part"]), sheet.figure(found.kept["share"])
    if part is None or share is None or not _is_amount(part, sheet):
        return
    if "whole" in found.kept:
        told_ = sheet.figure(found.kept["whole"])
        wholes: Sequence[Fact | Quantity] = (told_,) if told_ is not None else ()
        known = Known.CLAUSE
    else:
        wholes, known = _wholes_of(found, part, sheet), Known.SENTENCE
    one, said = sheet.operand(part), sheet.operand(share)
    if one is None or said is None:
        return
    told = [
        Relation("share", found.rule.name, known, (("part", one), ("whole", all_), ("share", said)), said.start, said.end)
        for whole in wholes
        if (all_ := sheet.operand(whole)) is not None and whole.pint == part.pint and whole is not part
    ]
    yield from best(told)


def read_named_shares(sheet: Sheet) -> Iterator[Relation]:
    """占国内生产总值比重1.49%: the amounts of the sentence for the same year, and the whole that the name of the share tells.

    Of two courses side by side (从509亿元增加到1161亿元, 比重从0.64%提高到1.13%) ends belong to ends.
    """
    for share in sheet.report.facts:
        subject, _, whole = sheet.language.share_of(share.indicator) if share.measure is Measure.SHARE else ("", "", "")
        said = sheet.operand(share)
        if not whole or share.pint != "percent" or share.year is None or said is None:
            continue
        parts = [
            one for one in sheet.beside(share)
            if _is_level(one) and one.year == share.year and one.start < share.start and (one.start in sheet.starting) == (share.start in sheet.starting)
            and (not subject or sheet.language.core(one.indicator) == sheet.language.core(subject))
        ]  # fmt: skip
        for part in parts[-1:]:
            made = [
                Relation("share", f"share-named{'' if subject else ', of what is told before'}", known,
                         (("part", one), ("whole", all_), ("share", said)), said.start, said.end)
                for known, fact in _levels_named(whole, part, sheet)
                if (one := sheet.operand(part)) is not None and (all_ := sheet.operand(fact)) is not None
            ]  # fmt: skip
            yield from best(made)


def _levels_named(name: str, part: Fact, sheet: Sheet) -> Iterator[tuple[Known, Fact]]:
    """The levels of a name for the year of a part, in its unit."""
    concept = sheet.language.lexicon.concept_of(name)
    for fact in filter(sheet.in_sentence, sheet.report.facts):
        level = _is_level(fact) and fact.pint == part.pint and fact.year == part.year and fact.period is None and fact is not part
        if level and fact.scope is None and fact.kind is part.kind:
            if fact.indicator == name:
                yield Known.WORDS, fact
            elif concept is not None and fact.concept == concept:
                yield Known.CONCEPT, fact


def _wholes_of(found: Found, part: Fact | Quantity, sheet: Sheet) -> Sequence[Fact | Quantity]:
    """The wholes that a share without one may be of: what 其中 follows, or is told as one in the sentence."""
    start, _ = sheet.sentence_at(part.start)
    before = amounts(sheet, _stretch_start(sheet, start, part.start), part.start)
    same = [one for one in before if one.unit == part.unit]
    if not same:
        return ()
    opened = any(same[-1].end <= of.start < part.start for of in sheet.giving("of-which"))
    if opened:
        return same if len(same) == 1 else ()
    return same[-1:] if sheet.is_whole(same[-1]) else ()


def _ratio(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """收入分别达6.6万元和3.2万元,收入比缩小至2.04:1: two amounts of one unit, and how many times the other the one is."""
    start, _ = sheet.sentence_at(found.start)
    ratio = sheet.ratio(found.kept["ratio"])
    before = amounts(sheet, start, found.start)[-2:]
    if ratio is None or len(before) != 2 or before[0].unit != before[1].unit or not _same_time(*before):
        return
    one, other = (sheet.operand(each) for each in before)
    if one is not None and other is not None:
        yield Relation("ratio", found.rule.name, Known.SENTENCE, (("one", one), ("other", other), ("ratio", ratio)), ratio.start, ratio.end)


def _disjoint_shares(sheet: Sheet) -> Iterator[Relation]:
    """Shares of one whole that have nothing in common: together at most 100."""
    told: dict[tuple[object, ...], list[tuple[int, Fact]]] = {}
    for fact in sheet.report.facts:
        subject, _, whole = sheet.language.share_of(fact.indicator) if fact.measure is Measure.SHARE else ("", "", "")
        for i, closed in enumerate(sheet.cues.closed if subject and fact.pint == "percent" else ()):
            if closed.disjoint and (part := closed.part(subject)) is not None:
                told.setdefault((i, whole, fact.year, fact.period, fact.kind), []).append((part, fact))
    for ones in told.values():
        parts = dict(reversed(ones))
        operands = [("part", one) for fact in parts.values() if (one := sheet.operand(fact)) is not None]
        if len(operands) > 1:
            last = max((one for _, one in operands), key=lambda one: one.start)
            whole_ = ("whole", number(sheet.report, last.start, last.start, 100))
            yield Relation("parts", "disjoint-shares", Known.WORDS, (*operands, whole_), last.start, last.end)


def _structure(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """7.4:39.6:53: shares that make up a whole."""
    place = found.kept["shares"]
    shares: list[tuple[str, Operand]] = []
    at = place.start
    for written in sheet.words(place).split(":"):
        told = written.strip()
        start = sheet.view.index(told, at)
        at = start + len(told)
        value = Decimal(told.replace(",", ""))
        room = Decimal(1).scaleb(int(value.as_tuple().exponent)) / 2
        one = number(sheet.report, start, at, value)
        shares.append(("share", Operand(sheet.report, start, at, one.text, value, Interval(value - room, value + room))))
    total = sum((one.value or Decimal(0) for _, one in shares), Decimal(0))
    if abs(total - _WHOLE) <= _STRUCTURE:
        yield Relation("hundred", found.rule.name, Known.CLAUSE, tuple(shares), place.start, place.end)
