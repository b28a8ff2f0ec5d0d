"""Shares of wholes, ratios of two amounts, and shares that together make up a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from reportdiff.analysis.rules import Found
from reportdiff.languages.cues import Closed
from reportdiff.model import Comparator, Direction, Fact, Kind, Measure, Quantity
from reportdiff.relations.amounts import amounts, is_amount, is_level, levels, same_time, stretch_start
from reportdiff.relations.interval import Interval
from reportdiff.relations.kinds import but_for_a_slip, holds
from reportdiff.relations.laid_text import stands_in
from reportdiff.relations.meant import best, sure
from reportdiff.relations.relation import Known, Operand, Relation, is_before, noun_of, number, total_of, value_of
from reportdiff.relations.sheet import Sheet
from reportdiff.relations.wholes import named_whole

_WHOLE = Decimal(100)
_TWICE = Decimal("1.75"), Decimal("2.25")  # times that what is twice as much may be as much
_TWO = 2  # shares, of which nobody says that they are all
_FRACTION = Decimal(8)  # how far a share may be from the fraction that is said to be about it
_MOST_SHARES = 8  # shares before what remains that are tried
_TWO = 2  # structures of a sentence: what was, and what is
_OPENING = 2  # characters on which the names of a part and of its rate open
_NAMED = 4  # words after a share among which stands the name of what it is of
_NEAR = 300  # characters before a part among which stands its whole, where words are not set apart
_ALL = Decimal(100)
_FAR = 1200  # characters before a share in which stands what it is of
_STRUCTURE = Decimal(10)  # how far the sum of three shares may be from 100 for them to be a structure


_PART = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")  # a number of a structure


def read_shares(sheet: Sheet) -> Iterator[Relation]:
    """All relations of shares in the sentences of a report."""
    for found in sheet.giving("share"):
        yield from _share(found, sheet)
    for found in sheet.giving("structure"):
        yield from _structure(found, sheet)
    yield from _structures_moved(sheet)
    for found in sheet.giving("ratio"):
        yield from _ratio(found, sheet)
    for found in sheet.giving("contributions"):
        yield from _contributions(found, sheet)
    for found in sheet.giving("remaining"):
        yield from _remaining(found, sheet)
    for found in sheet.giving("in-words"):
        yield from _in_words(found, sheet)
    for found in sheet.giving("shares-closed"):
        yield from _closed_shares(found, sheet)
    for found in sheet.giving("multiple"):
        yield from _times_as_much(found, sheet)
    for found in sheet.giving("share-of-total"):
        yield from _of_the_total(found, sheet)
    yield from _disjoint_shares(sheet)
    yield from _named_shares(sheet)


def _share(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """30万吨、占比25%; 占全部120万吨的25%: a part, its share, and the whole that it is of."""
    if "part" not in found.kept:
        yield from _of_what_is_told_before(found, sheet)
        return
    part, share = sheet.figure(found.kept["part"]), sheet.figure(found.kept["share"])
    if part is None or share is None or not is_amount(part, sheet) or not sheet.ends_as_said(found):
        return
    if "whole" in found.kept:
        told_ = sheet.figure(found.kept["whole"])
        wholes: Sequence[Fact | Quantity] = (told_,) if told_ is not None else ()
        known = Known.CLAUSE
    else:
        wholes, known = _wholes_of(found, part, sheet), Known.SENTENCE
        if not wholes:
            yield from (_of_one_told if sheet.cues.names_in_full else _of_the_last_told)(found, part, share, sheet)
    one, said = sheet.operand(part), sheet.operand(share)
    if one is None or said is None:
        return
    if found.rule.says.get("perhaps"):
        made = [it for whole in wholes if whole.unit == part.unit for it in _share_of(found.rule.name, part, whole, share, sheet)]
        yield from sure(made, meant=_named_alike(found, sheet))
        return
    told = [
        Relation("share", found.rule.name, known, (("part", one), ("whole", all_), ("share", said)), said.start, said.end)
        for whole in wholes
        if (all_ := sheet.operand(whole)) is not None and whole.pint == part.pint and whole is not part
    ]
    yield from best(_turned(told))


def _turned(told: Sequence[Relation]) -> Sequence[Relation]:
    """Purchases of 69 billion of the expenditure of 230 billion or 30 per cent: of what is told after its whole, the less is the part."""
    made = []
    for one in told:
        part, whole, share = one["part"], one["whole"], one["share"]
        if whole.range.below(part.range) and (share.value or 0) < _ALL:
            one = replace(one, operands=(("part", whole), ("whole", part), ("share", share)))
        made.append(one)
    return made


def _of_the_total(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """The budget totals 286 million. … 125 million, or 44% of the total: of the last level before it, in its section, that is said to be one."""
    part, share = sheet.figure(found.kept["part"]), sheet.figure(found.kept["share"])
    if part is None or share is None:
        return
    section = sheet.section_at(found.start)
    begin = max(section.start if section is not None else 0, found.start - _FAR)
    totals = {place.start for one in sheet.giving("altogether", "total") for place in [one.kept.get("whole") or one.kept["figures"]] if begin <= place.start < found.start}
    told = [one for one in levels(sheet, begin, found.start) if one.pint == part.pint and one.start in totals and one.start != part.start]
    if told and value_of(told[-1]) > value_of(part):
        yield from sure(list(_share_of(found.rule.name, part, told[-1], share, sheet)), meant=False)


def _named_alike(found: Found, sheet: Sheet) -> bool:
    """Whether the name of a rate opens as that of its part does: 优良断面28个,优良率87.5%."""
    opening = sheet.words(found.kept["named"]).strip()[:_OPENING]
    return len(opening) == _OPENING and opening in sheet.view[found.kept["whole"].end : found.kept["named"].start]


def _of_what_is_told_before(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """Nine shares are issued. They will account for 2.5% of the 360 shares: the level before that the share is of, or is but for a slip."""
    share, whole = (sheet.operand(sheet.figure(found.kept[role])) for role in ("share", "whole"))
    before = sheet.sentence_before(sheet.sentence_at(found.start)[0])
    levels = amounts(sheet, before[0], found.start) if before is not None else ()
    if share is None or whole is None or whole.figure is None:
        return
    unit = whole.figure.pint
    parts = [it for one in levels if one.pint == unit and (it := sheet.operand(one)) is not None and it.range.below(whole.range)]
    made = [Relation("share", found.rule.name, Known.SENTENCE, (("part", one), ("whole", whole), ("share", share)), share.start, share.end) for one in parts]
    yield from sure(made, meant=False)


def _of_the_last_told(found: Found, part: Fact | Quantity, share: Fact | Quantity, sheet: Sheet) -> Iterator[Relation]:
    """There were 1,080 visitors. … 222 tourists came from the north, a share of 20.6 percent: the levels of the last sentence that told any.

    A sentence that opens so (Of this amount, 225 million, or 43 percent, …) means one of them; else the share must hold of one, or would but for a slip.
    """
    if isinstance(share, Fact) and share.measure is not Measure.SHARE:
        return
    start, _ = sheet.sentence_at(part.start)
    opened = not found.rule.says.get("unsure") and (sheet.has("of", start, start + 1) or sheet.has("of_which", start, start + 1))
    before = [one for one in levels(sheet, max(0, start - _FAR), start if opened else part.start) if one.pint == part.pint and one.start not in sheet.origins]
    told = [one for one in before if one.unit == part.unit or not part.unit or not one.unit]
    told = [one for one in told if one.value is not None and part.value is not None and one.value > part.value] or told
    last = [one for one in told if sheet.sentence_at(one.start) == sheet.sentence_at(told[-1].start)]
    last = [one for one in last if _is_named_there(one, share, sheet)] or (last if len(last) == 1 else [])
    cue = f"{found.rule.name}, of the last told"
    held = [one for whole in (last if opened else (*last, *told)) for one in _share_of(cue, part, whole, share, sheet) if holds(one)]
    failed = [one for whole in last for one in _share_of(cue, part, whole, share, sheet)]
    if held or opened:
        yield from (held or failed)[:1]
    elif len(failed) == 1:
        yield from sure(failed, meant=False)


def _share_of(cue: str, part: Fact | Quantity, whole: Fact | Quantity, share: Fact | Quantity, sheet: Sheet) -> Iterator[Relation]:
    """A part, a whole that is greater, and the share."""
    one, all_, said = sheet.operand(part), sheet.operand(whole), sheet.operand(share)
    if one is not None and all_ is not None and said is not None and one.range.below(all_.range):
        yield Relation("share", cue, Known.SENTENCE, (("part", one), ("whole", all_), ("share", said)), said.start, said.end)


def _of_one_told(found: Found, part: Fact | Quantity, share: Fact | Quantity, sheet: Sheet) -> Iterator[Relation]:
    """共收案321件。其中,初审271件,占总数的84%: one of the greater levels before in its unit, of which the share holds, or would but for a slip."""
    one, said = sheet.operand(part), sheet.operand(share)
    before = [it for it in amounts(sheet, max(0, part.start - _NEAR), part.start) if it.pint == part.pint and it.unit in ("", part.unit)]
    levels = [it for it in before if it.start not in sheet.shared or sheet.sentence_at(it.start) != sheet.sentence_at(part.start)]
    if one is None or said is None:
        return
    wholes = [all_ for it in levels if (all_ := sheet.operand(it)) is not None and one.range.below(all_.range)]
    made = [
        Relation("share", f"{found.rule.name}, of one told before", Known.SENTENCE, (("part", one), ("whole", all_), ("share", said)), said.start, said.end)
        for all_ in wholes
    ]
    in_its_unit = {all_.place for all_ in wholes if all_.figure is not None and all_.figure.unit == part.unit}
    yield from sure(made, meant=False, slip=lambda told: told["whole"].place in in_its_unit and but_for_a_slip(told))


def _is_named_there(whole: Fact | Quantity, share: Fact | Quantity, sheet: Sheet) -> bool:
    """Whether a share that says what it is of (11% of sales) names a level; one that does not may be of any."""
    after = sheet.view[share.end : sheet.clause_end(share.end)].lower().split()[:_NAMED]
    return after[:1] != ["of"] or (isinstance(whole, Fact) and noun_of(whole.indicator.lower()) in after)


def _named_shares(sheet: Sheet) -> Iterator[Relation]:
    """占国内生产总值比重1.49%: the amounts of the sentence for the same year, and the whole that the name of the share tells.

    Of two courses side by side (从509亿元增加到1161亿元, 比重从0.64%提高到1.13%) ends belong to ends.
    """
    for share in sheet.report.facts:
        subject, whole = sheet.language.named(share.indicator).share_of if share.measure is Measure.SHARE else ("", "")
        said = sheet.operand(share)
        if not whole or share.pint != "percent" or said is None:
            continue
        parts = [
            one for one in sheet.beside(share)
            if is_level(one) and one.year == share.year and is_before(one, share) and (one.start in sheet.starting) == (share.start in sheet.starting)
            and (not subject or sheet.language.named(one.indicator).core == sheet.language.named(subject).core)
        ]  # fmt: skip
        for part in parts[-1:]:
            made = [
                Relation("share", f"share-named{'' if subject else ', of what is told before'}", known,
                         (("part", one), ("whole", all_), ("share", said)), said.start, said.end)
                for known, fact in _levels_named(whole, part, sheet)
                if (one := sheet.operand(part)) is not None and (all_ := sheet.operand(fact)) is not None and all_.range.high > one.range.low
            ]  # fmt: skip
            yield from best([one for one in made if one["whole"].exact] or made)


def _levels_named(name: str, part: Fact, sheet: Sheet) -> Iterator[tuple[Known, Fact]]:
    """The levels of a name for the year of a part, in its unit."""
    concept = sheet.language.lexicon.concept_of(name)
    of_all = concept is not None and concept == sheet.language.lexicon.concept_of(sheet.cues.economy)
    line = sheet.paragraph_at(part.start)
    for fact in filter(sheet.in_sentence, sheet.report.facts):
        level = is_level(fact) and fact.pint == part.pint and (fact.year, fact.period) == (part.year, part.period) and fact is not part
        near = of_all or sheet.cues.names_in_full or line[0] <= fact.start < line[1]  # sales may be those of a division
        if level and near and fact.scope is None and fact.kind is part.kind:
            if fact.indicator == name:
                yield Known.WORDS, fact
            elif concept is not None and fact.concept == concept:
                yield Known.CONCEPT, fact
            elif not sheet.cues.names_in_full and fact.indicator.endswith(f" {name}") and not sheet.language.named(fact.indicator).share_of[1]:
                yield Known.CORE, fact


def _wholes_of(found: Found, part: Fact | Quantity, sheet: Sheet) -> Sequence[Fact | Quantity]:
    """The wholes that a share without one may be of: what 其中 follows, or is told as one in the sentence."""
    start, _ = sheet.sentence_at(part.start)
    before = amounts(sheet, stretch_start(sheet, start, part.start), part.start)
    same = [one for one in before if one.unit == part.unit or (one.pint == part.pint and not part.unit)]
    if not same:
        named = sheet.giving_in("of-named", start, part.start)
        return next((told for of in named if (told := named_whole(of, part, sheet))), ())
    if found.rule.says.get("unsure"):  # of whom 27 (60%) are …, and 18 (40%) …: of what all of them are
        opens = sheet.giving_in("of-which", start, part.start)[:1]
        return [one for it in opens for one in same if is_before(one, it)][-1:]
    if sheet.giving_in("of-which", same[-1].end, part.start):
        return same if len(same) == 1 and same[0].start not in sheet.shared else ()  # 其中乙占9%: of what it is in, or of what that is a share of
    return same[-1:] if sheet.is_whole(same[-1]) else ()


def _ratio(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """收入分别达6.6万元和3.2万元,收入比缩小至2.04:1: two amounts of one unit, and how many times the other the one is."""
    start, _ = sheet.sentence_at(found.start)
    ratio = sheet.ratio(found.kept["ratio"])
    before = [one for one in sheet.told(start, found.start) if is_level(one)][-2:]  # incomes are told of each head
    if ratio is None or len(before) != 2 or before[0].unit != before[1].unit or not same_time(*before):
        return
    one, other = (sheet.operand(each) for each in before)
    if one is not None and other is not None:
        yield Relation("ratio", found.rule.name, Known.SENTENCE, (("one", one), ("other", other), ("ratio", ratio)), ratio.start, ratio.end)


def _contributions(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """三次产业对经济增长的贡献率分别为9.5%、34.9%和55.6%: what each contributes is all that there is."""
    operands = tuple(("share", one) for figure in sheet.within(found.kept["shares"]) if (one := sheet.operand(figure)) is not None)
    total = total_of(one for _, one in operands)
    if len(operands) > 2 and abs(total - _WHOLE) <= _STRUCTURE:
        yield Relation("hundred", found.rule.name, Known.CLAUSE, operands, operands[0][1].start, operands[-1][1].end)


def _remaining(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """34%, 38%, and the remaining 28%: the shares of a sentence up to what remains are all there is."""
    last = sheet.figure(found.kept["share"])
    start, _ = sheet.sentence_at(found.start)
    told = [one for one in sheet.told(max(start, stretch_start(sheet, start, found.start)), found.start) if one.pint == "percent"]
    shares = [one for one in told if _is_share(one)]
    if last is not None and not shares:  # 53% of nights … Those in other places rose by 12%, with the other 47%
        yield from _remaining_of_a_paragraph(found, last, start, sheet)
        return
    operands = tuple(("share", one) for figure in (*shares, last) if (one := sheet.operand(figure)) is not None)
    total = total_of(one for _, one in operands)
    if shares and len(shares) == len(told) and len(operands) == len(shares) + 1:
        made = Relation("hundred", found.rule.name, Known.SENTENCE, operands, operands[0][1].start, operands[-1][1].end)
        yield from sure([made], meant=total > _WHOLE - _STRUCTURE)  # of less some may be told in another sentence


def _remaining_of_a_paragraph(found: Found, last: Fact | Quantity, start: int, sheet: Sheet) -> Iterator[Relation]:
    """52% … 5% and 18% … 21% … The remaining 4%: as many of the shares before it in its paragraph as make it all there is, or would but for a slip."""
    told = [one for one in sheet.told(sheet.paragraph_at(found.start)[0], start) if one.pint == "percent" and _is_share(one)][-_MOST_SHARES:]
    made = []
    for first in range(len(told)):
        operands = tuple(("share", one) for figure in (*told[first:], last) if (one := sheet.operand(figure)) is not None)
        made.append(Relation("hundred", f"{found.rule.name}, of a paragraph", Known.SENTENCE, operands, operands[0][1].start, operands[-1][1].end))
    yield from sure(made, meant=len(made) == 1 and total_of(one for _, one in made[0].operands) > _WHOLE - _STRUCTURE)


def _is_share(one: Fact | Quantity) -> bool:
    return not isinstance(one, Fact) or one.measure is Measure.SHARE


def _in_words(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """Just over half (52 per cent): a fraction in words, and the share that it is; half of the 240 boats, 118 of them: and what that is."""
    if "least" in found.rule.says:
        yield from _of_most(found, sheet)
        return
    fraction = sheet.figure(found.kept["fraction"])
    other = sheet.operand(fraction)
    if fraction is None or other is None or fraction.value is None or any(char.isdecimal() for char in fraction.text):
        return
    low = fraction.value - (0 if fraction.comparator is Comparator.GE else _FRACTION)
    high = fraction.value + (0 if fraction.comparator is Comparator.LE else _FRACTION)
    other = replace(other, range=Interval(low, high))
    told = {role: sheet.operand(sheet.figure(found.kept[role])) for role in ("share", "part", "whole") if role in found.kept}
    if (one := told.get("share")) is not None:
        yield Relation("same", found.rule.name, Known.CLAUSE, (("one", one), ("other", other)), one.start, one.end)
    if (part := told.get("part")) is not None and (whole := told.get("whole")) is not None:
        operands = (("part", part), ("whole", whole), ("share", other))
        yield Relation("share", found.rule.name, Known.CLAUSE, operands, part.start, part.end)


def _of_most(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """The majority of members (62%): no less than half."""
    share, said = sheet.operand(sheet.figure(found.kept["share"])), found.kept["fraction"]
    if share is not None:
        least = number(sheet.report, said.start, said.end, found.rule.says["least"])
        yield Relation("floor", found.rule.name, Known.CLAUSE, (("figure", share), ("least", least)), share.start, share.end)


def _closed_shares(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """40% of the budget, roads 25%, parks 15% and all else 20%: all shares of a sentence, of which the last is of all that is left."""
    start, end = sheet.sentence_at(found.start)
    told = sheet.told(start, end)
    shares = [(("share", one)) for one in map(sheet.operand, told) if one is not None]
    if len(shares) == len(told) > _TWO and all(one.pint == "percent" and not stands_in(one.start, sheet.origins, sheet.moving) for one in told):
        yield Relation("hundred", found.rule.name, Known.CLAUSE, tuple(shares), told[0].start, told[-1].end)


def _times_as_much(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """8.6%, three times the growth of the economy of 2.8%; 40 tonnes, twice as much as the 20 tonnes of the south."""
    other, times = sheet.figure(found.kept["other"]), found.kept.get("ratio") or found.kept["twice"]
    start, _ = sheet.sentence_at(found.start)
    one = next((it for it in reversed(sheet.told(start, times.start)) if other is not None and it.pint == other.pint), None)
    first, second, ratio = sheet.operand(one), sheet.operand(other), sheet.operand(sheet.figure(times))
    if "twice" in found.kept:
        ratio = number(sheet.report, times.start, times.end, *_TWICE)
    elif ratio is not None:
        ratio = ratio.times(1 / _WHOLE)
    if first is not None and second is not None and ratio is not None:
        operands = (("one", first), ("other", second), ("ratio", ratio))
        yield Relation("ratio", found.rule.name, Known.CLAUSE, operands, ratio.start, ratio.end)


def _disjoint_shares(sheet: Sheet) -> Iterator[Relation]:
    """Shares of one whole that have nothing in common: together at most 100, and where they leave no room for others 100."""
    shares = [(fact, *sheet.language.named(fact.indicator).share_of) for fact in sheet.report.facts if fact.measure is Measure.SHARE and fact.pint == "percent"]
    for closed in sheet.cues.closed:
        told: dict[tuple[object, ...], dict[int, Fact]] = {}
        anyhow = closed.disjoint or bool(closed.negation)
        for fact, of, whole in shares:
            subject = of if of or anyhow else fact.indicator
            part = closed.part(subject) if subject and (closed.disjoint or closed.is_of(whole)) else None
            if part is not None and (of or _says_of_no_target(fact, sheet)):
                told.setdefault((whole or fact.sentence_start, closed.rest(subject), fact.year, fact.period, fact.kind), {}).setdefault(part, fact)
        for parts in told.values():
            yield from _shares_of_one_whole(closed, tuple(parts.values()), sheet)


def _says_of_no_target(fact: Fact, sheet: Sheet) -> bool:
    """Whether a share that does not say of what it is (公立床位占71.4%) is not one of a plan or a budget."""
    clause = sheet.clause_start(fact.start), fact.start
    return not sheet.has("target", *clause) and not sheet.has("budget", *clause)


def _shares_of_one_whole(closed: Closed, parts: Sequence[Fact], sheet: Sheet) -> Iterator[Relation]:
    shares = [one for fact in parts if (one := sheet.operand(fact)) is not None]
    if len(shares) < _TWO:
        return
    last = max(shares, key=lambda one: one.start)
    if closed.disjoint:
        operands = (*(("part", one) for one in shares), ("whole", number(sheet.report, last.start, last.start, 100)))
        yield Relation("parts", "disjoint-shares", Known.WORDS, operands, last.start, last.end)
    elif len(shares) == len(closed.parts) and abs(total_of(shares) - _WHOLE) <= _STRUCTURE:
        yield Relation("hundred", f"closed-shares, {closed.name}", Known.WORDS, tuple(("share", one) for one in shares), last.start, last.end)


def _structure(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """7.4:39.6:53: shares that make up a whole."""
    place = found.kept["shares"]
    shares = [("share", one) for one in _parts_told(found, sheet)]
    total = total_of(one for _, one in shares)
    if abs(total - _WHOLE) <= _STRUCTURE:
        yield Relation("hundred", found.rule.name, Known.CLAUSE, tuple(shares), place.start, place.end)
        yield from _shares_of_sectors(found, [one for _, one in shares], sheet)


def _parts_told(found: Found, sheet: Sheet) -> Iterator[Operand]:
    """The numbers of 7.4:39.6:53; none where what stands there is the number of an edition or a section: 7.4.1:39.6:53."""
    place = found.kept["shares"]
    at = place.start
    parts = [written.strip(" ,") for written in sheet.words(place).split(":")]  # 9:40:49, 2030: a comma belongs to the number before the next
    for told in parts if all(map(_PART.fullmatch, parts)) else ():
        start = sheet.view.index(told, at)
        at = start + len(told)
        value = Decimal(told.replace(",", ""))
        room = Decimal(1).scaleb(int(value.as_tuple().exponent)) / 2
        yield Operand(sheet.report, start, at, sheet.report.text[start:at], value, Interval(value - room, value + room))


def _structures_moved(sheet: Sheet) -> Iterator[Relation]:
    """由14.9:33.2:51.9调整为15.3:31.3:53.4,一产比重上升0.4个百分点…: how far each share moved, told right after for each in its turn."""
    by_sentence: dict[tuple[int, int], list[Found]] = {}
    for found in sheet.giving("structure"):
        by_sentence.setdefault(sheet.sentence_at(found.start), []).append(found)
    for (_, end), founds in by_sentence.items():
        before, after = ([*_parts_told(found, sheet)] for found in founds) if len(founds) == _TWO else ([], [])
        moved = [fact for fact in sheet.facts(founds[-1].end, end) if fact.pint == "percentage_point" and fact.direction is not None]
        if len(before) == len(after) == len(moved):
            for one, other, fact in zip(before, after, moved, strict=True):
                change = sheet.operand(fact, falls=fact.direction is Direction.DOWN)
                if change is not None:
                    operands = (("before", _made_to_fit(one)), ("after", _made_to_fit(other)), ("change", change))
                    yield Relation("change", "structures, moved", Known.SENTENCE, operands, change.start, change.end)


def _shares_of_sectors(found: Found, shares: Sequence[Operand], sheet: Sheet) -> Iterator[Relation]:
    """三次产业结构为8:29:63, and 服务业增加值占比63% elsewhere: the last structure of a sentence, for the year that is over."""
    start, end = sheet.sentence_at(found.start)
    concepts, lexicon = found.rule.says.get("of", ()), sheet.language.lexicon
    later = any(found.end <= other.start < end for other in sheet.giving("structure"))
    if len(concepts) != len(shares) or later or not sheet.has("sectors", start, found.start):
        return
    meant = dict(zip(map(lexicon.concept_of, concepts), shares, strict=True))
    yield from _of_the_output(meant, sheet)
    for fact in sheet.report.facts:
        own = _of_last_year(fact, sheet)
        if own and fact.measure is Measure.SHARE and fact.start not in sheet.starting:
            subject, whole = sheet.language.named(fact.indicator).share_of
            one, other = meant.get(lexicon.concept_of(subject)), sheet.operand(fact)
            if one is not None and other is not None and lexicon.concept_of(whole) == lexicon.concept_of(sheet.cues.economy):
                operands = (("one", one), ("other", other))
                yield Relation("same", "structure-and-share", Known.CONCEPT, operands, one.start, one.end)


def _of_the_output(shares: Mapping[str | None, Operand], sheet: Sheet) -> Iterator[Relation]:
    """三次产业结构为8:29:63, and the value added of each sector: the share of each in the output of the economy."""
    levels = {
        concept: [fact for fact in sheet.of_concept(concept) if is_level(fact) and _of_last_year(fact, sheet)]
        for concept in (*shares, sheet.language.lexicon.concept_of(sheet.cues.economy))
    }
    *_, outputs = levels.values()
    for concept, share in shares.items():
        made = [
            Relation("share", "structure-and-amounts", Known.CONCEPT, (("part", one), ("whole", all_), ("share", _made_to_fit(share))), share.start, share.end)
            for part in levels[concept] for whole in outputs
            if (one := sheet.operand(part)) is not None and (all_ := sheet.operand(whole)) is not None and part.pint == whole.pint
        ]  # fmt: skip
        yield from best(made)


def _made_to_fit(share: Operand) -> Operand:
    """A share that was made another by its last digit, so that all of them are a hundred."""
    return replace(share, range=share.range.around((share.range.high - share.range.low) / 2))


def _of_last_year(fact: Fact, sheet: Sheet) -> bool:
    """Whether a figure is of the whole year that the report looks back on, or of that of a bulletin, in the whole place."""
    year = sheet.report.year
    own = year is None or fact.year in (year - 1, year)
    return own and fact.period is None and fact.scope is None and fact.kind is Kind.ACTUAL
