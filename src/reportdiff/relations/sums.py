"""Sums and differences that a sentence tells of what stands before it: totals, breakdowns, balances, what is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, product

from reportdiff.analysis.rules import Found
from reportdiff.model import Comparator, Fact, Flow, Quantity, Span
from reportdiff.relations.amounts import amounts, is_amount, is_level, same_time, stretch_start
from reportdiff.relations.interval import Interval, slipped
from reportdiff.relations.kinds import holds
from reportdiff.relations.laid_text import stands_in
from reportdiff.relations.meant import best, sure
from reportdiff.relations.relation import Known, Operand, Relation, noun_of, total_of, value_of
from reportdiff.relations.sheet import Sheet

_NOUN = 24  # characters before a figure in which the noun stands that it is of
_FAR_APART = 2000  # characters before a difference among which stand the two amounts
_FAR, _LINE = 200, 80  # characters before a breakdown in which stands what it is of; of a line in it
_SHARP, _A_LITTLE = 200, 4  # rooms that a bound with all its digits has at least; by how many of them it may be passed
_FAR_BACK = 4_000  # characters of a paragraph before a total among which stand the levels that it is of
_MOST_PARTS = 8  # levels before a total of which it may be the sum


def read_sums(sheet: Sheet) -> Iterator[Relation]:
    """All sums and differences that sentences tell of what stands before them."""
    for gives, read in _READ.items():
        for found in sheet.giving(gives):
            yield from read(found, sheet)
    yield from _altogether(sheet)
    yield from _balances(sheet)


def _together(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """A 3个、B 5个,共8个: amounts of one unit, each joined to the next by its name alone, and what they come to."""
    whole = sheet.figure(found.kept["whole"])
    start, _ = sheet.sentence_at(found.start)
    start = max(start, stretch_start(sheet, start, found.start))
    if whole is None or not is_amount(whole, sheet) or sheet.has("etc", start, found.start):
        return
    parts: list[Fact | Quantity] = []
    told = {one.start: one for one in (*sheet.bare(start, found.start), *sheet.told(start, found.start))}
    for _, one in sorted(told.items(), reverse=True):
        same = one.unit == whole.unit if sheet.cues.names_in_full else one.pint == whole.pint
        if not same or not is_amount(one, sheet):
            break
        parts.insert(0, one)
    yield from sum_of(found.rule.name, Known.CLAUSE, parts, whole, sheet)
    if len(parts) == 1 and not sheet.cues.names_in_full:
        yield from added_to(found, parts[0], whole, sheet)


def added_to(found: Found, part: Fact | Quantity, whole: Fact | Quantity, sheet: Sheet) -> Iterator[Relation]:
    """49 million go to public schools. … A further 6 million go to others, bringing the total to 55 million: a level of its paragraph before it and
    what is added, if they come to the total, or would but for a slip."""
    line, _ = sheet.paragraph_at(found.start)
    told = [one for one in amounts(sheet, line, part.start) if one.pint == whole.pint == part.pint and one.start not in sheet.origins]
    told = [replace(one, comparator=Comparator.EQ) for one in told]
    made = [it for one in told for it in sum_of(f"{found.rule.name}, added", Known.SENTENCE, [one, part], whole, sheet)]
    yield from sure(made, meant=False, slip=adds_up_but_for_a_slip)


def _in_all(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """We repaired 34 bridges and 28 culverts. A total of 62 structures were repaired: the counts of the sentence before, of which the same is said."""
    whole, before = sheet.figure(found.kept["whole"]), sheet.sentence_beside(sheet.sentence_at(found.start)[0])
    told = sheet.told(*before) if before is not None else ()
    parts = [one for one in told if isinstance(one, Fact) and one.pint == "count" and is_amount(one, sheet)]
    if not isinstance(whole, Fact) or not len(parts) == len(told) > 1:
        return
    if parts[0].flow is whole.flow is Flow.NEW and noun_of(whole.indicator) == noun_of(parts[0].indicator):
        yield from sum_of(found.rule.name, Known.SENTENCE, parts, whole, sheet)


def _in_total(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """40 million in the first half and 54 million in the second, 94 million in all: all amounts of the sentence before it, of which it says that it is the sum."""
    whole = sheet.figure(found.kept["whole"])
    start, _ = sheet.sentence_at(found.start)
    if whole is None or not is_amount(whole, sheet):
        return
    told = [one for one in amounts(sheet, start, found.start) if one.pint == whole.pint]
    parts = [one for one in told if not stands_in(one.start, sheet.origins, sheet.moving) and not sheet.in_brackets(one.start, start) and not _is_a_part(one, sheet)]
    if 1 < len(parts) <= _MOST_PARTS:
        yield from sure(list(sum_of(found.rule.name, Known.CLAUSE, parts, whole, sheet)), meant=len(parts) == len(told))


def _of_both(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """A surplus of 3 here and a surplus of 2 there. This will result in a surplus of 5: the amounts of the sentence before, each told by the noun of the whole."""
    whole, before = sheet.figure(found.kept["whole"]), sheet.sentence_beside(found.start)
    told = sheet.told(*before) if before is not None else ()
    noun = sheet.words(found.kept["noun"]).lower()
    parts = [one for one in told if whole is not None and one.pint == whole.pint]
    named = [one for one in parts if sheet.words(Span(max(0, one.start - _NOUN), one.start)).lower().split()[-2:-1] == [noun]]
    if whole is not None and len(named) == len(told):
        yield from sum_of(found.rule.name, Known.SENTENCE, named, whole, sheet)


def _total_of(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """Running costs are 298 … Building costs are 73. Total costs reach 371: the levels before it, in its paragraph and the last, whose names end as its does."""
    whole = sheet.figure(found.kept["whole"])
    line, _ = sheet.paragraph_at(found.start)
    start, _ = sheet.paragraph_at(max(0, len(sheet.view[:line].rstrip()) - 1))
    if not isinstance(whole, Fact) or not is_level(whole):
        return
    noun, parts = noun_of(whole.indicator), dict[str, Fact]()
    for one in sheet.facts(start, found.start):
        if noun_of(one.indicator) == noun and one.pint == whole.pint and is_amount(one, sheet) and same_time(one, whole) and not _is_a_part(one, sheet):
            parts.setdefault(one.indicator, one)
    total = sum_of(found.rule.name, Known.WORDS, tuple(parts.values()), whole, sheet)
    yield from sure(list(total), meant=False, slip=adds_up_but_for_a_slip)


def _altogether(sheet: Sheet) -> Iterator[Relation]:
    """…500亿元;…804亿元;总规模为1304亿元: a total, and the levels told right before it, which may stand in other sentences.

    How many of them it is of is not said: those that come to it, or that come to it but for a slip in one figure.
    """
    for found in sheet.giving("altogether"):
        for whole in sheet.within(found.kept["whole"]):
            all_ = sheet.operand(whole)
            if all_ is None or not is_amount(whole, sheet):
                continue
            start = max(sheet.paragraph_at(found.start)[0], found.start - _FAR_BACK)
            parts = [one for one in amounts(sheet, start, found.start) if one.pint == whole.pint and same_time(one, whole)]
            told = [one for one in parts if not _is_a_part(one, sheet)] if len(parts) > 1 else parts
            count = _how_many(found, sheet)
            if count is not None:  # these three areas together
                yield from sure(list(sum_of(found.rule.name, Known.SENTENCE, tuple(told[-count:]), whole, sheet)) if len(told) >= count else [])
                continue
            runs = [tuple(told[-n:]) for n in range(2, min(len(told), _MOST_PARTS) + 1)]
            made = [one for run in runs for one in sum_of(found.rule.name, Known.SENTENCE, run, whole, sheet)]
            yield from sure(made, meant=False, slip=adds_up_but_for_a_slip)


def _how_many(found: Found, sheet: Sheet) -> int | None:
    """Of how many things a total is said to be (these three areas together), where that is said."""
    count = sheet.numeral(found.kept["count"]) if "count" in found.kept else None
    return count if count is not None and 1 < count <= _MOST_PARTS else None


def _added_up(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """4p, which together with the interim dividend of 2p makes 6p: two amounts that a sentence says to come to a third."""
    one, other, whole = (sheet.figure(found.kept[role]) for role in ("one", "other", "whole"))
    if one is not None and other is not None and whole is not None and one.pint == other.pint == whole.pint:
        yield from sum_of(found.rule.name, Known.CLAUSE, (one, other), whole, sheet)


def _is_a_part(one: Fact | Quantity, sheet: Sheet) -> bool:
    """Whether 其中 stands before a figure in its sentence: what it tells is in the figure before already."""
    start, _ = sheet.sentence_at(one.start)
    return bool(sheet.giving_in("of-which", start, one.start))


def _broken_down(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """There were 999 incidents. The breakdown includes: 79 fires … a count on each of the lines that follow: all of them are what was told last."""
    told = [one for one in amounts(sheet, max(0, found.start - _FAR), found.start) if one.pint == "count"]
    parts: list[Fact | Quantity] = []
    for line in _lines_after(found.end, sheet):
        counts = [one for one in sheet.told(*line) if one.pint == "count"]
        if len(counts) != 1 or counts[0].value is None:
            break
        parts += counts
    for whole in told[-1:]:
        yield from sum_of(found.rule.name, Known.CLAUSE, parts, whole, sheet)


def _lines_after(at: int, sheet: Sheet) -> Iterator[tuple[int, int]]:
    """The lines after the one that holds a place, as far as they are a list: short, and without a full stop."""
    _, end = sheet.paragraph_at(at)
    while end < len(sheet.view):
        start, end = sheet.paragraph_at(end + 1)
        if end - start > _LINE or sheet.view[start:end].rstrip().endswith("."):
            return
        if sheet.view[start:end].strip():
            yield start, end


def _left(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """Income was 412. Spending was 405, leaving a surplus of 7: what came in is told right before, there or in the sentence before."""
    other, gap = (sheet.figure(found.kept[role]) for role in ("other", "gap"))
    start, _ = sheet.sentence_at(found.start)
    before = sheet.sentence_beside(start)
    told = [one for one in amounts(sheet, start, found.kept["other"].start) if other is not None and one.pint == other.pint]
    if not told and before is not None:
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


def _apart(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """Income was 376. … Spending was 392. … This resulted in a deficit of 16: something that came in and something that was spent, before it,
    differ by it, or would but for a slip."""
    figure = sheet.figure(found.kept["gap"])
    gap = sheet.operand(figure)
    if figure is None or gap is None or gap.value is None:
        return
    told = [fact for fact in sheet.facts(max(0, found.start - _FAR_APART), found.start) if is_level(fact) and fact.pint == figure.pint]
    ins, outs = ([one for fact in told if _ends_on(name, fact, sheet) and (one := sheet.operand(fact))] for name in ("income", "outlay"))
    made = [
        Relation("gap", found.rule.name, Known.WORDS, (("one", max(pair, key=value_of)), ("other", min(pair, key=value_of)), ("gap", gap)), gap.start, gap.end)
        for pair in product(ins, outs)
    ]  # fmt: skip
    slips = [one for one in made if slipped(gap.value, value_of(one["one"]) - value_of(one["other"]), figure.precision)]
    yield from [one for one in made if holds(one)][:1] or [replace(one, known=Known.DIGITS) for one in slips[:1]]


def _ends_on(name: str, fact: Fact, sheet: Sheet) -> bool:
    """Whether the name of a figure ends on a word of a class."""
    return sheet.has_word(name, fact.indicator.split()[-1])


def _balances(sheet: Sheet) -> Iterator[Relation]:
    """收入总计797万元 and 支出总计797万元 after it in a paragraph: they balance, or what is lacking is told with them.

    Where something is left (结余3万元), that may be in the outlay or not.
    """
    lines: dict[int, list[Found]] = {}
    for found in sheet.giving("balance"):
        lines.setdefault(sheet.paragraph_at(found.start)[0], []).append(found)
    yield from _balances_below(list(lines.values()), sheet)
    for line in lines.values():
        income: Found | None = None
        outlay: Found | None = None
        lacks: Found | None = None
        remains = False
        for found in line:
            if "income" in found.kept:
                income, outlay, lacks, remains = found, None, None, False
            elif "outlay" in found.kept and income is not None and outlay is None:
                outlay = found
            elif "lacks" in found.kept and outlay is not None and lacks is None:
                lacks = found
            elif "remains" in found.kept and outlay is not None:
                remains = True
        if income is not None and outlay is not None:
            told = [sheet.figure(one.kept["whole"]) for one in (income, lacks) if one is not None]
            whole = sheet.figure(outlay.kept["whole"])
            operands = [("part", one) for figure in told if (one := sheet.operand(figure)) is not None]
            if (all_ := sheet.operand(whole)) is not None and len(operands) == len(told):
                made = Relation("sum", "balance", Known.SENTENCE, (*operands, ("whole", all_)), income.start, outlay.end)
                if holds(made) or not remains:
                    yield made


def _balances_below(lines: Sequence[Sequence[Found]], sheet: Sheet) -> Iterator[Relation]:
    """收入总计797万元 in one line and 支出总计797万元 in the next: if they balance, or would but for a slip."""
    for above, below in pairwise(lines):
        alone = len(above) == len(below) == 1 and "income" in above[0].kept and "outlay" in below[0].kept
        one, other = (sheet.operand(sheet.figure(found.kept["whole"])) if alone else None for found in (above[0], below[0]))
        if one is not None and other is not None and "\n" not in sheet.view[sheet.paragraph_at(one.start)[1] : other.start].strip():
            made = Relation("sum", "balance, next line", Known.SENTENCE, (("part", one), ("whole", other)), one.start, other.end)
            yield from sure([made], meant=False)


_READ = {
    "together": _together, "in-all": _in_all, "of-both": _of_both, "total-of": _total_of, "in-total": _in_total,
    "breakdown": _broken_down, "left": _left, "apart": _apart, "adds-up": _added_up,
}  # fmt: skip


def told_as(
    kind: str, cue: str, known: Known, parts: Sequence[Fact | Quantity], whole: Fact | Quantity, sheet: Sheet
) -> Iterator[Relation]:
    """Several parts and a whole as a relation of a kind; nothing where one of them says no number."""
    told = [("part", sheet.operand(one)) for one in parts] + [("whole", _hardly_passed(whole, sheet))]
    operands = tuple((role, one) for role, one in told if one is not None)
    if len(operands) == len(told) and len(parts) > 1:
        start, end = min(one.start for _, one in operands), max(one.end for _, one in operands)
        yield Relation(kind, cue, known, operands, start, end)


def _hardly_passed(whole: Fact | Quantity, sheet: Sheet) -> Operand | None:
    """A whole as an operand; one told as a bound with all its digits (over 49.4 million) is hardly more than that, where words are set apart."""
    one = sheet.operand(whole)
    if one is None or whole.comparator is not Comparator.GE or whole.value is None or not sheet.language.folder.spaced:
        return one
    sharp = whole.precision * _SHARP <= whole.value
    return replace(one, range=Interval(whole.value - whole.precision, whole.value + whole.precision * _A_LITTLE)) if sharp else one


def sum_of(
    cue: str, known: Known, parts: Sequence[Fact | Quantity], whole: Fact | Quantity, sheet: Sheet
) -> Iterator[Relation]:
    """Parts that are said to make up a whole."""
    yield from told_as("sum", cue, known, parts, whole, sheet)


def adds_up_but_for_a_slip(made: Relation) -> bool:
    """Whether the parts of a sum come to its whole if one figure is read as a slip leaves it."""
    parts, whole = made.all("part"), made["whole"]
    if whole.value is None or any(one.value is None for one in parts):
        return False
    total = total_of(parts)
    off = total - whole.value
    return _slipped(whole, total) or any(_slipped(one, value_of(one) - off) for one in parts)


def _slipped(one: Operand, right: Decimal) -> bool:
    """Whether a figure differs from what would be right as a slip makes it differ."""
    return one.figure is not None and slipped(value_of(one), right, one.figure.precision)
