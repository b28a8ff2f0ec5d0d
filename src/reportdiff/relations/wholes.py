"""Wholes and their parts in sentences: what 其中 and “of which” say, what is done or new of what there is, lists that make up a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reportdiff.analysis.rules import Found
from reportdiff.model import Comparator, Fact, Flow, Measure, Quantity, Span
from reportdiff.relations.amounts import RATES, amounts, is_amount, is_level, same_time, stretch_start
from reportdiff.relations.interval import Interval, slipped
from reportdiff.relations.kinds import verdict
from reportdiff.relations.movements import best
from reportdiff.relations.relation import Known, Operand, Relation, number
from reportdiff.relations.sheet import Sheet

_ENDING = 2  # characters on which the names of two parts of one whole end
_NOUN, _WORDS = 24, 2  # characters and words after a figure in which the noun stands that it counts
_WORD = re.compile(r"\w+")
_SHORTEST = 3  # letters of a noun that two figures count
_FAR_APART = 800  # characters before a difference among which stand the two amounts
_FAR, _LINE = 200, 80  # characters before a breakdown in which stands what it is of; of a line in it
_MOST_PARTS = 8  # levels before a total of which it may be the sum
_MOST_WHOLES = 12  # figures before a part of which one may be its whole
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
    for found in sheet.giving("left"):
        yield from _left(found, sheet)
    for found in sheet.giving("rest"):
        yield from _rest(found, sheet)
    for found in sheet.giving("in-all"):
        yield from _in_all(found, sheet)
    for found in sheet.giving("of-both"):
        yield from _of_both(found, sheet)
    for found in sheet.giving("apart"):
        yield from _apart(found, sheet)
    for found in sheet.giving("breakdown"):
        yield from _broken_down(found, sheet)
    for found in sheet.giving("total-of"):
        yield from _total_of(found, sheet)
    yield from _altogether(sheet)
    yield from _balances(sheet)


def _of_which(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """A whole, 其中 a part: what follows is not more than a whole before it; closed lists add up to it."""
    start, end = sheet.sentence_at(found.start)
    if found.rule.says.get("before") or not sheet.view[start : found.start].strip():
        yield from _of_the_sentence_before(found, start, sheet)
        return
    told = sheet.told(stretch_start(sheet, start, found.start), found.start)
    part = _first_part(found, told, sheet)
    wholes = _wholes_before(part, told, sheet) if part is not None and _is_counted_alike(found, part, told, sheet) else ()
    if part is not None and wholes:
        yield from best([one for whole in wholes for one in _part(found.rule.name, part, whole, sheet)])
        yield from _with_the_others(found, part, wholes[-1], end, sheet)


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
    wholes = [one for one in levels if one.unit == part.unit and same_time(one, part)]
    return wholes if wholes and wholes[-1] is levels[-1] else ()


def _with_the_others(found: Found, part: Fact | Quantity, whole: Fact | Quantity, end: int, sheet: Sheet) -> Iterator[Relation]:
    """A part together with those that are listed after it, or with the one that goes on after a semicolon."""
    counted = part.pint == "count" and not found.rule.says.get("counts", True)
    named = part.start >= found.kept["part"].end  # 其中超10亿元项目6个: what is listed after it is not known to be of the whole
    listed = [] if counted or named else _parts_from(part, end, sheet)
    if len(listed) > 1:
        yield from _closed(found.rule.name, listed, whole, sheet)
    elif isinstance(part, Fact) and (more := _goes_on(part, end, sheet)) is not None:
        yield from _told("parts", f"{found.rule.name}, after a semicolon", Known.SENTENCE, (part, more), whole, sheet)


def _in_brackets(one: Fact | Quantity, sheet: Sheet) -> bool:
    """Whether a figure stands in brackets behind another: 37 million (2032: 43 million)."""
    return ")" in sheet.coded.code[one.end : one.end + 2]


def _of_the_sentence_before(found: Found, start: int, sheet: Sheet) -> Iterator[Relation]:
    """Spending is 789 million. Of this, 572 million is for schools: the part of a sentence that opens so is of the one before, in its line."""
    part = sheet.figure(found.kept["part"])
    before = sheet.sentence_before(start)
    if part is None or not is_level(part) or before is None or "\n" in sheet.view[before[1] : start]:
        return
    told = [one for one in amounts(sheet, *before) if one.unit == part.unit and same_time(one, part)]
    cue = f"{found.rule.name}, sentence before"
    yield from best([one for whole in told for one in _part(cue, part, whole, sheet)])
    listed = [] if found.rule.says.get("before") else _parts_from(part, sheet.sentence_at(found.start)[1], sheet)
    if len(listed) > 1 and len(told) == 1:
        yield from _closed(cue, listed, told[0], sheet)


def _left(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """Income was 412. Spending was 405, leaving a surplus of 7: what came in is told right before, there or in the sentence before."""
    other, gap = (sheet.figure(found.kept[role]) for role in ("other", "gap"))
    start, _ = sheet.sentence_at(found.start)
    before = sheet.sentence_before(start)
    told = [one for one in amounts(sheet, start, found.kept["other"].start) if other is not None and one.pint == other.pint]
    if not told and before is not None and "\n" not in sheet.view[before[1] : start]:
        told = [one for one in amounts(sheet, *before) if other is not None and one.pint == other.pint]
    two, apart = sheet.operand(other), sheet.operand(gap)
    if not told or two is None or apart is None:
        return
    made = []
    for figure in told:
        if (one := sheet.operand(figure)) is not None and one.value is not None and two.value is not None:
            more, less = (one, two) if one.value >= two.value else (two, one)
            made.append(Relation("gap", found.rule.name, Known.SENTENCE, (("one", more), ("other", less), ("gap", apart)), apart.start, apart.end))
    yield from best(made)


def _rest(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """12 of the 15 sites, the remaining three: what is told of and what remains are all there is."""
    roles = (("part", "part"), ("part", "second"), ("part", "rest"), ("whole", "whole"))
    ones = [(role, _count(found.kept[name], sheet)) for role, name in roles if name in found.kept]
    operands = tuple((role, one) for role, one in ones if one is not None)
    if len(operands) == len(ones):
        yield Relation("sum", found.rule.name, Known.CLAUSE, operands, found.start, found.end)


def _count(place: Span, sheet: Sheet) -> Operand | None:
    """A figure, or a number in words."""
    figure = sheet.figure(place)
    if figure is not None:
        return sheet.operand(figure)
    value = sheet.language.numeral(sheet.words(place))
    return number(sheet.report, place.start, place.end, value) if value else None


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
    if part is None and whole is not None and (counted := _count(found.kept["part"], sheet)) is not None:  # of those 18, six were…
        yield from _part_of(found.rule.name, counted, sheet.operand(whole))
        return
    units = found.rule.says.get("units")  # households and their people
    if part is None or whole is None or not is_level(whole) or part.pint in RATES:
        return
    if (part.unit not in units[0] or whole.unit not in units[1]) if units else part.unit != whole.unit:
        return
    if found.rule.says.get("named") and not (isinstance(part, Fact) and isinstance(whole, Fact) and _end_alike(part, whole)):
        return
    yield from _part_of(found.rule.name, sheet.operand(part), sheet.operand(whole))


def _part_of(cue: str, one: Operand | None, all_: Operand | None) -> Iterator[Relation]:
    if one is not None and all_ is not None:
        yield Relation("part", cue, Known.SENTENCE, (("part", one), ("whole", all_.as_named)), one.start, one.end)


def _broken_down(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """There were 999 incidents. The breakdown includes: 79 fires … a count on each of the lines that follow: all of them are what was told last."""
    told = [one for one in amounts(sheet, max(0, found.start - _FAR), found.start) if one.pint == "count"]
    parts: list[Fact | Quantity] = []
    for line in _lines_after(found.end, sheet):
        counts = [one for one in sheet.told(*line) if one.pint == "count"]
        if len(counts) != 1 or not told or counts[0].value is None:
            break
        parts += counts
    if len(parts) > 1:
        yield from _sum(found.rule.name, Known.CLAUSE, parts, told[-1], sheet)


def _apart(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """Income was 376. … Spending was 392. … This resulted in a deficit of 16: two of the amounts before differ by it, or would but for a slip."""
    figure = sheet.figure(found.kept["gap"])
    gap = sheet.operand(figure)
    if figure is None or gap is None or gap.value is None:
        return
    told = [one for one in amounts(sheet, max(0, found.start - _FAR_APART), found.start) if one.pint == figure.pint and one.value]
    pairs = [(one, other) for one in told[-_MOST_PARTS:] for other in told[-_MOST_PARTS:] if one.value and other.value and one.value > other.value]
    made = [
        Relation("gap", found.rule.name, Known.SENTENCE, (("one", one), ("other", two), ("gap", gap)), gap.start, gap.end)
        for more, less in pairs
        if (one := sheet.operand(more)) is not None and (two := sheet.operand(less)) is not None
    ]
    held = [one for one in made if _holds(one)]
    slips = [one for one in made if slipped(gap.value, (one["one"].value or gap.value) - (one["other"].value or gap.value), figure.precision)]
    yield from held[:1] or (replace(one, known=Known.DIGITS) for one in slips[:1])


def _lines_after(at: int, sheet: Sheet) -> Iterator[tuple[int, int]]:
    """The lines after the one that holds a place, as far as they are a list: short, and without a full stop."""
    _, end = sheet.paragraph_at(at)
    while end < len(sheet.view):
        start, end = sheet.paragraph_at(end + 1)
        if end - start > _LINE or sheet.view[start:end].rstrip().endswith("."):
            return
        if sheet.view[start:end].strip():
            yield start, end


def _made_of(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """5.2 million tonnes, comprising 3.4 million by rail and 1.8 million by water: the parts make up the whole."""
    whole, first = sheet.figure(found.kept["whole"]), sheet.figure(found.kept["first"])
    _, end = sheet.sentence_at(found.start)
    if whole is not None and first is not None and whole.pint == first.pint and not sheet.has("etc", found.start, end):
        yield from _sum(found.rule.name, Known.CLAUSE, _parts_from(first, end, sheet), whole, sheet)


def _parts_from(first: Fact | Quantity, end: int, sheet: Sheet) -> list[Fact | Quantity]:
    """The amounts of one unit that are listed from the first part on, up to a semicolon, a stop or another unit."""
    stop = sheet.coded.code.find(";", first.end, end)
    parts: list[Fact | Quantity] = []
    for one in sheet.told(first.start, stop if stop >= 0 else end):
        if isinstance(one, Fact) and one.measure in (Measure.GROWTH, Measure.CHANGE, Measure.SHARE):
            continue
        if one.start in sheet.starting or (_in_brackets(one, sheet) and not same_time(first, one)):
            continue
        if one.pint != first.pint:
            break
        parts.append(one)
    return parts


def _goes_on(part: Fact, end: int, sheet: Sheet) -> Fact | None:
    """A further part after a semicolon, whose name ends on what the first one's does: 其中茶园投入…;果园投入…."""
    stop = sheet.coded.code.find(";", part.end, end)
    first = next((one for one in sheet.facts(stop, end) if is_level(one)), None) if stop >= 0 else None
    if first is None or first.pint != part.pint or not same_time(first, part) or ";" in sheet.coded.code[stop + 1 : first.start]:
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
    total = list(_sum(f"{cue}, all told", Known.SENTENCE, parts, whole, sheet))
    if any(_holds(one) for one in total):
        yield from total
    elif _but_for_a_slip(parts, whole):
        yield from _sum(f"{cue}, all told", Known.DIGITS, parts, whole, sheet)
    else:
        yield from _no_more(cue, parts, whole, sheet)


def _named(one: Fact | Quantity, sheet: Sheet) -> str:
    """What a part is called: its name, or what stands before it in its clause and right after it."""
    if isinstance(one, Fact):
        return one.indicator
    after = sheet.view[one.end : min(one.end + _NOUN, sheet.clause_end(one.end))] if sheet.cues.vocabulary.spaced else ""
    return f"{sheet.view[sheet.clause_start(one.start) : one.start]} {after}"


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
    start = max(start, stretch_start(sheet, start, found.start))
    if whole is None or not is_amount(whole, sheet) or sheet.has("etc", start, found.start):
        return
    parts: list[Fact | Quantity] = []
    for one in reversed(sheet.told(start, found.start)):
        same = one.pint == whole.pint if sheet.cues.vocabulary.spaced else one.unit == whole.unit  # of counts the noun stands behind
        if not same or not is_amount(one, sheet):
            break
        parts.insert(0, one)
    yield from _sum(found.rule.name, Known.CLAUSE, parts, whole, sheet)


def _in_all(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """We repaired 34 bridges and 28 culverts. A total of 62 structures were repaired: the counts of the sentence before, of which the same is said."""
    whole, before = sheet.figure(found.kept["whole"]), sheet.sentence_before(sheet.sentence_at(found.start)[0])
    told = sheet.told(*before) if before is not None and "\n" not in sheet.view[before[1] : found.start] else ()
    parts = [one for one in told if isinstance(one, Fact) and one.pint == "count" and is_amount(one, sheet)]
    if isinstance(whole, Fact) and len(parts) == len(told) > 1 and parts[0].flow is whole.flow is Flow.NEW:
        said = [one.indicator.split()[-1:] for one in (whole, parts[0])]
        if said[0] == said[1]:
            yield from _sum(found.rule.name, Known.SENTENCE, parts, whole, sheet)


def _altogether(sheet: Sheet) -> Iterator[Relation]:
    """…500亿元;…804亿元;总规模为1304亿元: a total, and the levels told right before it, which may stand in other sentences.

    How many of them it is of is not said: those that come to it, or that come to it but for a slip in one figure.
    """
    for found in sheet.giving("altogether"):
        for whole in sheet.within(found.kept["whole"]):
            all_ = sheet.operand(whole)
            if all_ is None or not is_amount(whole, sheet):
                continue
            start, _ = sheet.paragraph_at(found.start)
            parts = [one for one in amounts(sheet, start, found.start) if one.pint == whole.pint and same_time(one, whole)]
            told = [one for one in parts if not _is_a_part(one, sheet)] if len(parts) > 1 else parts
            runs = [tuple(told[-n:]) for n in range(2, min(len(told), _MOST_PARTS) + 1)]
            held = [one for run in runs for one in _sum(found.rule.name, Known.SENTENCE, run, whole, sheet) if _holds(one)]
            yield from held[:1] or [
                one for run in runs if _but_for_a_slip(run, whole)
                for one in _sum(found.rule.name, Known.DIGITS, run, whole, sheet)
            ][:1]  # fmt: skip


def _of_both(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """A surplus of 3 here and a surplus of 2 there. This will result in a surplus of 5: the amounts of the sentence before, each told by the noun of the whole."""
    whole, before = sheet.figure(found.kept["whole"]), sheet.sentence_before(found.start)
    told = sheet.told(*before) if before is not None and "\n" not in sheet.view[before[1] : found.start] else ()
    noun = sheet.words(found.kept["noun"]).lower()
    parts = [one for one in told if whole is not None and one.pint == whole.pint]
    named = [one for one in parts if sheet.words(Span(max(0, one.start - _NOUN), one.start)).lower().split()[-2:-1] == [noun]]
    if whole is not None and len(named) == len(told):
        yield from _sum(found.rule.name, Known.SENTENCE, named, whole, sheet)


def _total_of(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """Running costs are 298 … Building costs are 73. Total costs reach 371: the levels before it, in its paragraph and the last, whose names end as its does."""
    whole = sheet.figure(found.kept["whole"])
    line, _ = sheet.paragraph_at(found.start)
    start, _ = sheet.paragraph_at(max(0, len(sheet.view[:line].rstrip()) - 1))
    if not isinstance(whole, Fact) or not is_level(whole):
        return
    noun, parts = whole.indicator.split()[-1:], dict[str, Fact]()
    for one in sheet.facts(start, found.start):
        if one.indicator.split()[-1:] == noun and one.pint == whole.pint and is_amount(one, sheet) and same_time(one, whole) and not _is_a_part(one, sheet):
            parts.setdefault(one.indicator, one)
    total = list(_sum(found.rule.name, Known.WORDS, tuple(parts.values()), whole, sheet))
    if all(map(_holds, total)):
        yield from total
    elif _but_for_a_slip(tuple(parts.values()), whole):
        yield from _sum(found.rule.name, Known.DIGITS, tuple(parts.values()), whole, sheet)


def _is_a_part(one: Fact | Quantity, sheet: Sheet) -> bool:
    """Whether 其中 stands before a figure in its sentence: what it tells is in the figure before already."""
    start, _ = sheet.sentence_at(one.start)
    return any(start <= found.start < one.start for found in sheet.giving("of-which"))


def _balances(sheet: Sheet) -> Iterator[Relation]:
    """收入总计797万元 and 支出总计797万元 after it in a paragraph: they balance, or what is lacking is told with them."""
    lines: dict[int, list[Found]] = {}
    for found in sheet.giving("balance"):
        lines.setdefault(sheet.paragraph_at(found.start)[0], []).append(found)
    for line in lines.values():
        income: Found | None = None
        outlay: Found | None = None
        lacks: Found | None = None
        for found in line:
            if "income" in found.kept:
                income, outlay, lacks = found, None, None
            elif "outlay" in found.kept and income is not None and outlay is None:
                outlay = found
            elif "lacks" in found.kept and outlay is not None and lacks is None:
                lacks = found
        if income is None or outlay is None:
            continue
        told = [sheet.figure(one.kept["whole"]) for one in (income, lacks) if one is not None]
        whole = sheet.figure(outlay.kept["whole"])
        operands = [("part", one) for figure in told if (one := sheet.operand(figure)) is not None]
        if (all_ := sheet.operand(whole)) is not None and len(operands) == len(told):
            yield Relation("sum", "balance", Known.SENTENCE, (*operands, ("whole", all_)), income.start, outlay.end)


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
