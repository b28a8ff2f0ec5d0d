"""Partitions told stretch by stretch: 其中:A…;B…, 从结构看:A…;B…; each stretch opens with a part, or lists the parts of a partition of its own;
and those told line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby, takewhile

from reportdiff.analysis.rules import Found
from reportdiff.model import Comparator, Fact, Measure, Quantity, Span
from reportdiff.relations.amounts import RATES, bracket_end, is_level, levels, same_time
from reportdiff.relations.interval import exchanged, written
from reportdiff.relations.kinds import but_for_a_slip, holds
from reportdiff.relations.laid_text import stands_in
from reportdiff.relations.meant import sure
from reportdiff.relations.relation import Known, Operand, Relation, total_of, value_of
from reportdiff.relations.sheet import Sheet
from reportdiff.relations.sums import adds_up_but_for_a_slip, sum_of, told_as

_FAR = 700  # characters before a partition among which stands its whole
_MOST_WHOLES = 6
_TIMES = ("year", "month", "day")  # ages, which name what each share is of
_LINE = 60  # characters of a line that only names its figure
_SEVERAL = 4  # levels below a line that are told of all its parts
_MOST_BELOW = 40  # and at most: so many and more below a line are no parts of it
_MANY = 5  # lines with a share each that are a list of all there is
_FIVE, _MOST_RUN = 5, 6  # digits of a number that others hardly add up to by chance; others that are tried
_TWO, _LITTLE = 2, Decimal("0.05")  # of which share of a whole two parts may lack, what is left
_TENTH = Decimal("0.05")  # the room of what is told to a tenth
_HUNDRED, _STRUCTURE = Decimal(100), Decimal(10)  # how far what is told of each pound may be from all of it
_POINT = re.compile(r"[ \t]*(?:[•·*—–-]|\([a-z]\)|[a-z]\))?[ \t]*")  # what marks a line as a point of a list
_NUMBERED = re.compile(r"[ \t]*(?:\(?\d{1,2}[.)、]|[•·*—–-])")  # how a line of an announced list begins
_COUNTED = re.compile(r"\d{1,3}(?:,\d{3})*(?![\d,.%/-])")

Parts = Sequence[Fact | Quantity]


def read_partitions(sheet: Sheet) -> Iterator[Relation]:
    """Wholes and the partitions of them that follow 其中, or words that say by what they are broken down."""
    for found in (*sheet.giving("of-which"), *sheet.giving("broken-down")):
        start, end = sheet.sentence_at(found.start)
        told = _stretches(found.kept["part"].start if "part" in found.kept else found.end, end, sheet)
        opens = not sheet.view[start : found.start].strip()
        apart = found.rule.gives == "broken-down"
        begin = max(0, start - _FAR) if apart else _one_before(start, sheet) if opens else start
        wholes = [one for one in _amounts(begin, found.start, sheet) if one.start not in sheet.planned]
        for parts in _partitions(told):
            yield from _of_one_of(f"{found.rule.name}, in stretches", parts, wholes, sheet)
        yield from _changes(found, sheet)
    yield from _in_brackets(sheet)
    yield from _bracketed(sheet)
    yield from _listed_after(sheet)
    yield from _under_lines(sheet)
    yield from _announced_lines(sheet)
    yield from _in_long_numbers(sheet)
    yield from _told_below(sheet)
    yield from _listed_shares(sheet)
    yield from _shares_by_line(sheet)
    for found in sheet.giving("of-each"):
        yield from _of_each(found, sheet)
    for found in sheet.giving("the-rest"):
        yield from _with_the_rest(found, sheet)


def _changes(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """收入增加3627万元,其中:甲增加365万元,乙增加3262万元: changes that go one way, told of each part of what changed."""
    first = sheet.figure(found.kept["part"]) if "part" in found.kept else None
    start, end = sheet.sentence_at(found.start)
    if isinstance(first, Fact) and _is_change(first, first):
        told = [one for one in sheet.facts(first.start, bracket_end(sheet, found.start, start, end)) if not sheet.in_brackets(one.start, first.start)]
        parts = list(takewhile(lambda one: _is_change(one, first), told))
        wholes = [one for one in sheet.facts(start, found.start) if _is_change(one, first)]
        yield from _of_one_of(f"{found.rule.name}, changes", parts, wholes[-1:], sheet)


def _is_change(one: Fact, other: Fact) -> bool:
    """Whether a figure tells by how much an amount changed, in the unit of another and the same way."""
    return one.measure is Measure.CHANGE and one.pint not in RATES and one.direction is other.direction and one.pint == other.pint


def _in_brackets(sheet: Sheet) -> Iterator[Relation]:
    """本级收入增加365万元(税收增加146万元、非税增加219万元): all the figures in brackets, in the unit of the one right before them."""
    code = sheet.coded.code
    for whole in sheet.told(0, len(code)):
        inside = sheet.told(whole.end, sheet.first(")", whole.end, sheet.sentence_at(whole.start)[1])) if code.startswith("(", whole.end) else ()
        alike = [one for one in inside if (one.pint, one.unit) == (whole.pint, whole.unit) and _moves_alike(one, whole)]
        if inside and len(alike) == len(inside):
            yield from _of_one_of("in brackets", alike, [whole], sheet)


def _bracketed(sheet: Sheet) -> Iterator[Relation]:
    """525 homes were for rent (310) and for sale (215): counts of a sentence that stand in brackets by themselves, and the one before all of them."""
    for found in sheet.giving("each-in-brackets"):
        whole, *parts = (sheet.figure(found.kept[role]) for role in ("whole", "one", "other", "further") if role in found.kept)
        told = [one for one in parts if one is not None]
        if whole is not None and len(told) == len(parts):
            yield from _of_one_of(found.rule.name, told, [whole], sheet)


def _listed_after(sheet: Sheet) -> Iterator[Relation]:
    """学位2450个:小学1220个、初中810个、高中420个; 共有茶馆45家,甲级2家、乙级43家: levels of one unit to the end of their sentence, behind a colon
    and that whole; behind a whole that is said to be all there is, they may be some of it."""
    code = sheet.coded.code
    for start, end in sheet.sentences if sheet.cues.names_in_full else ():
        if ":" not in code[start:end] and not sheet.has("together", start, end):
            continue
        told = levels(sheet, start, end)
        if len(told) > _TWO and len(sheet.told(start, end)) == len(told) and not sheet.has("etc", told[1].end, end):
            whole, *parts = told
            in_all = sheet.has("together", sheet.clause_start(whole.start), whole.start)
            said = {":": "behind a colon", ",": "all there is" if in_all else ""}.get(code[whole.end : whole.end + 1])
            alike = all((one.pint, one.unit) == (whole.pint, whole.unit) and one.comparator is Comparator.EQ for one in parts)
            if said and alike and not sheet.has("of_which", whole.end, end):
                yield from told_as("parts" if in_all else "sum", f"listed, {said}", Known.SENTENCE, parts, whole, sheet)


def _moves_alike(one: Fact | Quantity, other: Fact | Quantity) -> bool:
    """Whether two figures are both levels, or both changes the same way."""
    return (is_level(one) and is_level(other)) or (isinstance(one, Fact) and isinstance(other, Fact) and _is_change(one, other))


def _under_lines(sheet: Sheet) -> Iterator[Relation]:
    """1,160 recommendations: 386 …, 644 …, 130 … on a line each below it, in a list or set in further: if they add up to it, or would but for a slip."""
    lines = [(line, one) for line in _lines(sheet) if (one := _leading(line, sheet) or _only(line, sheet)) is not None]
    for place, (line, whole) in enumerate(lines):
        parts: list[Fact | Quantity] = []
        announced = sheet.view[line[0] : line[1]].rstrip().endswith(":")
        for at, (other, part) in enumerate(lines[place + 1 :], place + 1):
            between = sheet.view[lines[at - 1][0][1] : other[0]].strip()
            opens = at == place + 1 and between.endswith(":") and len(between) <= _LINE  # Including:
            announced = announced or opens
            if (between and not opens) or part.pint != whole.pint or not (_indent(other, sheet) > _indent(line, sheet) or announced):
                break
            parts.append(part)
        yield from _of_one_of("list below", parts, [whole], sheet)


def _announced_lines(sheet: Sheet) -> Iterator[Relation]:
    """7,144万元用于以下2个项目: and 1.…100万元; 2.…7,044万元; on a line each below it."""
    lines = list(_lines(sheet))
    yield from _points_below(lines, sheet)
    for place, line in enumerate(lines):
        wholes = _amounts(*line, sheet) if sheet.view[line[0] : line[1]].rstrip().endswith(":") else ()
        parts: list[Fact | Quantity] = []
        for other in lines[place + 1 :] if wholes else ():
            units = {(one.pint, one.unit) for one in (parts or wholes)}
            told = [one for one in levels(sheet, *other) if (one.pint, one.unit) in units]
            if len(told) != 1 or not _NUMBERED.match(sheet.view, *other):
                break
            parts += told
        yield from _of_one_of("list below", parts, wholes, sheet)


def _points_below(lines: Sequence[tuple[int, int]], sheet: Sheet) -> Iterator[Relation]:
    """We decided 3,955 cases … and below it • 3,285 cases … • 670 cases …: the counts that all the points of a list open with, and one of the line above."""
    for at, line in enumerate(lines[1:], 1):
        above = lines[at - 1]
        if sheet.is_point(line[0]) and not sheet.is_point(above[0]):
            points = list(takewhile(lambda one: sheet.is_point(one[0]), lines[at:]))
            parts = [one for it in points if (one := _leading(it, sheet)) is not None and one.pint == "count"]
            if len(parts) == len(points) > 1:
                wholes = [one for one in levels(sheet, *above) if one.pint == "count" and one.start not in sheet.origins]
                yield from _of_one_of("points below", parts, wholes, sheet)


def _in_long_numbers(sheet: Sheet) -> Iterator[Relation]:
    """526,117 incidents … 148,392 fires … 213,507 false alarms … 164,218 others: a long number, and those that follow it, if they add up to it, or
    would but for a slip where the text says that they are of it."""
    told = [one for one in levels(sheet, *sheet.body) if not stands_in(one.start, sheet.origins, sheet.planned, sheet.of_each)]
    for at, whole in enumerate(told):
        if _is_long(whole, _FIVE):
            after = [one for one in told[at + 1 : at + 1 + _MOST_RUN] if one.pint == whole.pint and one.start - whole.end < _FAR]
            yield from _run_of(whole, after, sheet)


def _run_of(whole: Fact | Quantity, after: Parts, sheet: Sheet) -> Iterator[Relation]:
    runs = [after[:n] for n in range(2, len(after) + 1)]
    for run in runs:
        made = list(sum_of("long numbers", Known.SENTENCE, run, whole, sheet))
        if any(map(holds, made)):
            yield from made
            return
    said = any(sheet.giving_in(kind, whole.end, one.start) for one in after[:1] for kind in ("of-which", "broken-down"))
    several = [run for run in runs if len(run) > _TWO and all(_is_long(one, _FIVE) for one in run)] if said else []
    yield from sure([one for run in several for one in sum_of("long numbers", Known.SENTENCE, run, whole, sheet)], meant=False, slip=adds_up_but_for_a_slip)


def _is_long(one: Fact | Quantity, digits: int) -> bool:
    """Whether a number is told by so many digits, noughts at its end aside."""
    return one.value is not None and len(written(one.value, one.precision).rstrip("0")) >= digits


def _told_below(sheet: Sheet) -> Iterator[Relation]:
    """审结各类案件7018件。 and below it 审结行政案件30件,…;办结再审案件1件… line by line: what is told first in each stretch, down to a line without."""
    lines = list(_lines(sheet))
    firsts: dict[tuple[int, int], list[Fact | Quantity]] = {}  # of each line what its stretches tell first
    for place, line in enumerate(lines):
        wholes = levels(sheet, *line)
        whole = wholes[0] if len(wholes) == 1 and wholes[0].pint == "count" else None
        parts: list[Fact | Quantity] = []
        for other in lines[place + 1 : place + 2 + _MOST_BELOW] if whole is not None else ():
            if other not in firsts:
                firsts[other] = [one for stretch in _clauses(other, sheet) if (one := next(iter(levels(sheet, *stretch)), None)) is not None]
            if not firsts[other] or any(one.unit != whole.unit for one in firsts[other] if whole is not None):
                break
            parts += firsts[other]
        if whole is not None and _SEVERAL <= len(parts) <= _MOST_BELOW:
            yield from _of_one_of("told below", parts, [whole], sheet)


def _clauses(line: tuple[int, int], sheet: Sheet) -> Iterator[tuple[int, int]]:
    """The stretches of a line: its sentences, and what semicolons set apart in them."""
    start = line[0]
    for at in range(*line):
        if sheet.coded.code[at] in ";.":
            yield start, at
            start = at + 1
    yield start, line[1]


def _shares_by_line(sheet: Sheet) -> Iterator[Relation]:
    """Taxes 67%, fees 20%, … a line each: if they are all there is, or would be but for a slip in one."""
    told = [(line, _only_share(line, sheet)) for line in _lines(sheet)]
    for same, run in groupby(told, key=lambda one: one[1] is not None):
        shares = tuple(("share", one) for _, figure in run if figure is not None and (one := sheet.operand(figure)) is not None) if same else ()
        announced = bool(shares) and sheet.lead_in(shares[0][1].start) is not None
        if len(shares) >= (_TWO + 1 if announced else _MANY):
            yield from _all_there_is("a share a line", shares, announced=announced)


def _all_there_is(
    cue: str, shares: tuple[tuple[str, Operand], ...], *, some_may_lack: bool = False, announced: bool = False
) -> Iterator[Relation]:
    """Shares that come to a hundred, or would but for a slip in one; where they are ``announced`` as all there is, they ought to, whatever
    it is that is wrong. Of shares that which ``some may lack`` nothing follows from too small a sum."""
    total = total_of(one for _, one in shares)
    made = Relation("hundred", cue, Known.SENTENCE, shares, shares[0][1].start, shares[-1][1].end)
    if abs(total - _HUNDRED) > _STRUCTURE:
        return
    if holds(made):
        yield made
    elif announced or ((total > _HUNDRED or not some_may_lack) and but_for_a_slip(made)):
        yield replace(made, known=Known.DIGITS)


def _only_share(line: tuple[int, int], sheet: Sheet) -> Fact | Quantity | None:
    told = sheet.told(*line) if line[1] - line[0] <= _LINE else ()
    moved = isinstance(told[0], Fact) and told[0].measure in (Measure.GROWTH, Measure.CHANGE) if told else False
    moved = moved and sheet.lead_in(told[0].start) is None
    return told[0] if len(told) == 1 and told[0].pint == "percent" and not moved and told[0].value is not None else None


def _listed_shares(sheet: Sheet) -> Iterator[Relation]:
    """0—14岁占17.86%,15—64岁占65.42%,65岁以上占16.72%: the shares that a sentence lists, one right behind the other, if they are all there is, or
    would be but for a slip."""
    for start, end in sheet.sentences:
        told = [one for one in sheet.told(start, end) if isinstance(one, Fact) or one.pint not in _TIMES]
        runs = [list(run) for same, run in groupby(told, key=lambda one: one.pint == "percent" and isinstance(one, Fact) and one.measure is Measure.SHARE) if same]
        for run in runs:
            shares = tuple(("share", one) for it in run if (one := sheet.operand(it)) is not None and one.exact)
            listed = all(isinstance(it, Fact) and sheet.in_sentence(it) for it in run)
            if listed and _TWO < len(shares) == len(run):
                opened = _opens_with_all(start, run[0].start, sheet)
                cue = "listed shares, of all" if opened else "listed shares"
                yield from _all_there_is(cue, shares, some_may_lack=any(it.precision >= _TENTH for it in run), announced=opened)


def _opens_with_all(start: int, first: int, sheet: Sheet) -> bool:
    """Whether a sentence opens with what its shares are of: Of our visitors, 62% came …"""
    return sheet.has("of", start, start + 1) and "," in sheet.coded.code[start:first] and not sheet.told(start, first)


def _lines(sheet: Sheet) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(sheet.view):
        line = sheet.paragraph_at(at)
        if sheet.view[line[0] : line[1]].strip():
            yield line
        at = line[1] + 1


def _leading(line: tuple[int, int], sheet: Sheet) -> Fact | Quantity | None:
    """The count that a line opens with, whatever marks it as a point of a list."""
    opening = _POINT.match(sheet.view, *line)
    told = sheet.told(opening.end(), opening.end() + 1) or sheet.bare(opening.end(), line[1])[:1] if opening is not None else ()
    first = next(iter(told), None)
    if opening is None or first is None:
        number = _COUNTED.match(sheet.view, opening.end(), line[1]) if opening is not None else None
        return sheet.figure(Span(number.start(), number.end())) if number is not None else None
    return first if first.start == opening.end() and is_level(first) else None


def _only(line: tuple[int, int], sheet: Sheet) -> Fact | Quantity | None:
    """The only figure of a short line: Shops £1.8m."""
    told = sheet.told(*line) if line[1] - line[0] <= _LINE else ()
    return told[0] if len(told) == 1 and is_level(told[0]) else None


def _indent(line: tuple[int, int], sheet: Sheet) -> int:
    text = sheet.view[line[0] : line[1]]
    return len(text) - len(text.lstrip())


def _of_each(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """From each pound: 16p on repairs … a line each: they are all of it."""
    parts: list[Fact | Quantity] = []
    end = sheet.paragraph_at(found.start)[1]
    while end < len(sheet.view):
        line = sheet.paragraph_at(end + 1)
        told = [one for one in sheet.told(*line) if is_level(one) or one.pint in RATES]
        if sheet.view[line[0] : line[1]].strip() and (len(told) != 1 or (parts and told[0].pint != parts[0].pint)):
            break
        parts += told
        end = line[1]
    shares = tuple(("share", one) for part in parts if (one := sheet.operand(part)) is not None)
    total = total_of(one for _, one in shares)
    factor = Decimal(1) if abs(total - _HUNDRED) <= _STRUCTURE else _HUNDRED  # 16p, or £0.16
    if len(shares) > _TWO and abs(total * factor - _HUNDRED) <= _STRUCTURE:
        made = tuple((role, one.times(factor)) for role, one in shares)
        yield Relation("hundred", found.rule.name, Known.CLAUSE, made, made[0][1].start, made[-1][1].end)


def _with_the_rest(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """There were 167 trips. … 120 were for leisure and 30 for work. The remaining 17 were for study: what remains, the levels right before it, and
    the one before them that all of them come to, or would but for a slip."""
    rest = sheet.figure(found.kept["rest"])
    if rest is None or not is_level(rest) or sheet.in_a_table(rest.start):
        return
    told = [one for one in levels(sheet, max(0, found.start - _FAR), found.kept["rest"].start) if one.pint == rest.pint and not stands_in(one.start, sheet.origins, sheet.moving)]
    runs = [(told[-n - 1], [*told[-n:], rest]) for n in range(1, min(_MOST_RUN, len(told)))]
    made = [one for whole, parts in runs for one in sum_of(found.rule.name, Known.SENTENCE, parts, whole, sheet)]
    yield from sure(made, meant=False, slip=adds_up_but_for_a_slip)


def _amounts(start: int, end: int, sheet: Sheet) -> Parts:
    """The levels of a stretch and the changes: what is new (增加支出7144万元) is broken down, too."""
    changes = [one for one in sheet.facts(start, end) if one.measure is Measure.CHANGE and one.pint not in RATES]
    return (*changes[-1:], *levels(sheet, start, end)[-_MOST_WHOLES:])


def _one_before(start: int, sheet: Sheet) -> int:
    before = sheet.sentence_beside(start)
    return before[0] if before is not None else start


def _stretches(start: int, end: int, sheet: Sheet) -> list[Parts]:
    """The levels of each stretch up to the next semicolon, without what was planned and what was before."""
    found: list[Parts] = []
    at = start
    while at < end:
        stop = sheet.first(";", at, end)
        told = [one for one in levels(sheet, at, stop) if not stands_in(one.start, sheet.planned, sheet.starting, sheet.of_each)]
        if told:
            unit = (found[0] if found else told)[0].unit
            found.append([one for one in told if one.unit == unit] or told)
        at = stop + 1
    return found


def _partitions(stretches: Sequence[Parts]) -> Iterator[Parts]:
    """What may be all the parts of a whole: the first level of each stretch, or all those of one stretch."""
    if len(stretches) > 1:
        yield [one[0] for one in stretches]
    yield from (one for one in stretches if len(one) > 1)


def _may_leave_some(made: Relation) -> bool:
    """Whether two parts may be all but a little of a whole: what they lack is the rest rather than a slip."""
    parts, whole = made.all("part"), value_of(made["whole"])
    lacking = whole - total_of(parts)
    slips = any(one.figure is not None and exchanged(value_of(one), value_of(one) + lacking, one.figure.precision) for one in parts)
    return len(parts) == _TWO and 0 < lacking < whole * _LITTLE and not slips


def _of_one_of(cue: str, parts: Parts, wholes: Parts, sheet: Sheet) -> Iterator[Relation]:
    """The whole that several parts add up to; or the only one that they would add up to but for a slip."""
    alike = [one for one in wholes if all(one.pint == part.pint and one.unit == part.unit and same_time(one, part) for part in parts)]
    made = [one for whole in reversed(alike) for one in sum_of(cue, Known.SENTENCE, parts, whole, sheet)]
    yield from sure(made, meant=False, slip=lambda one: adds_up_but_for_a_slip(one) and not _may_leave_some(one))
