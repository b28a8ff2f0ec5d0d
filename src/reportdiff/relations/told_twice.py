"""One thing told twice in a report, and figures out of scale with all else that is told of their thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from reportdiff.analysis.rules import Found
from reportdiff.model import Comparator, Direction, Fact, Kind, Measure, Part, Quantity, Strength
from reportdiff.relations.identity import Told, identity, same_name
from reportdiff.relations.interval import exchanged, slipped, written
from reportdiff.relations.laid_text import LONGEST_SENTENCE, after_blanks
from reportdiff.relations.meant import best, sure
from reportdiff.relations.relation import Known, Operand, Relation, value_of
from reportdiff.relations.sheet import Sheet

_MOST = 20  # figures of one thing that others are set against
_LEAST = 2  # characters of a name that tells what it is of
_SHORT = 4  # characters of a name that may be told of what stands before it
_FEW = 2  # numbers that one thing may be told with; of a name with more of them there are many things
_DIFFERENT = 3  # digits of a number, of which two may be exchanged
_ALIKE = 0.6  # from where names may be of one thing if the digits say so too
_FAR = Decimal(50)  # times away from every other figure of its name
_LONG = 5  # digits of a number that is hardly told twice of two things
_HEADING = 120  # characters of a heading that tells a figure
_STOPS = ".,;:)"
_FAR_BACK = 4_000  # characters of a paragraph before a word that points back to one of its figures
_SHARE_OF = 3  # characters behind a share in which a word begins that says of what it is: 52% of, (52%) of
_DATES = ("year", "month", "day")
_SUREST = (Known.DIGITS, *Known)  # of what one name was told before: a slip tells most
_MOST_NAMED = 50  # figures of one name; a name with more is of many things


def read_told_twice(sheet: Sheet) -> Iterator[Relation]:
    """Each figure against the earlier ones of what it is of, for the same time and on the same basis."""
    told: dict[tuple[object, ...], list[_Retold]] = {}
    for fact in filter(sheet.in_sentence, sheet.report.facts):
        if fact.value is None or (fact.year is None and fact.period is None) or fact.start in sheet.elsewhere or sheet.is_of_any_account(fact):
            continue
        if fact.start not in sheet.partial and not sheet.is_only_a_part(fact) and not sheet.is_only_counted(fact):
            again = _Retold(fact, sheet)
            earlier = told.setdefault((identity(fact, sheet.language), fact.kind), [])
            others = [one for one in earlier if _comparable(one.fact, fact)]
            if others:
                yield from _relation(again, others)
            if len(earlier) < _MOST:
                earlier.append(again)
    yield from _exchanged(sheet)
    yield from _same_digits(sheet)
    for found in sheet.giving("these"):
        yield from _these(found, sheet)
    yield from _in_headings(sheet)


def _in_headings(sheet: Sheet) -> Iterator[Relation]:
    """Visits rise by 14.9 percent: what a heading tells and the paragraph below it tells again, or would but for a slip in the one that it tells."""
    lines: dict[tuple[int, int], tuple[int, int] | None] = {}
    for figure in () if sheet.cues.names_in_full else sheet.told(0, len(sheet.view)):
        line = sheet.paragraph_at(figure.start)
        below = lines[line] = lines[line] if line in lines else _paragraph_below(*line, sheet)
        one = sheet.operand(figure) if below is not None and figure.pint not in _DATES else None
        if one is not None and one.exact and one.value is not None and below is not None:
            alike = {it.value: it for it in reversed(sheet.told(*below)) if it.pint == figure.pint and it.comparator is Comparator.EQ}
            others = [it for it in map(sheet.operand, alike.values()) if it is not None]
            made = [Relation("same", "told in a heading", Known.WORDS, (("one", one), ("other", it)), one.start, one.end) for it in others]
            yield from sure(made, meant=False, slip=is_told_with_a_slip)


def _paragraph_below(start: int, end: int, sheet: Sheet) -> tuple[int, int] | None:
    """The paragraph under a line that may be a heading: a short one that opens with a letter, ends as none of a text does, and has prose below it."""
    line = sheet.view[start:end].strip()
    if len(line) > _HEADING or not line[:1].isalpha() or line[-1:] in _STOPS:
        return None
    below = sheet.paragraph_at(after_blanks(sheet.view, end))
    prose = below[1] - below[0] > _HEADING // 2 and sheet.view[below[0] : below[1]].rstrip().endswith(".")
    return below if prose and below[0] > start else None


def _these(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """There are 1,016 funders. … These 1,016 funders: one of the counts before it in its paragraph, or one but for a slip."""
    figure = sheet.figure(found.kept["count"])
    one, line = sheet.operand(figure), max(sheet.paragraph_at(found.start)[0], found.start - _FAR_BACK)
    before = {it.start: it for it in (*sheet.told(line, found.start), *sheet.bare(line, found.start)) if it.pint == "count" and it.value}
    told = [it for it in map(sheet.operand, before.values()) if it is not None]
    if figure is None or one is None or one.value is None or figure.pint != "count":
        return
    cue = f"{found.rule.name}, counted"
    made = [Relation("same", cue, Known.SENTENCE, (("one", one), ("other", it)), one.start, one.end) for it in reversed(told)]
    yield from sure(made, meant=False, slip=is_told_with_a_slip)


def is_told_with_a_slip(again: Relation) -> bool:
    """Whether two figures that ought to be the same differ as a slip makes them differ."""
    one, other = again["one"], again["other"]
    precision = max(it.figure.precision for it in (one, other) if it.figure is not None)
    return slipped(value_of(one), value_of(other), precision)


def _exchanged(sheet: Sheet) -> Iterator[Relation]:
    """Figures with the same digits in another order, of things whose names are alike: 1,480 and 1,840."""
    told: dict[tuple[object, ...], list[Fact]] = {}
    for fact in filter(sheet.in_sentence, sheet.report.facts):
        if fact.value is None or fact.comparator is not Comparator.EQ:
            continue
        digits = "".join(sorted(written(fact.value, fact.precision)))
        if len(set(digits)) < _DIFFERENT:
            continue
        own = (digits, fact.pint, fact.measure, fact.year, fact.period, fact.kind, fact.scope, sheet.is_new(fact), fact.precision)
        for other in told.setdefault(own, []):
            apart = fact.value != other.value and fact.sentence_start != other.sentence_start
            if apart and same_name(fact, other, sheet.language) is None and sheet.language.alike(fact, other) >= _ALIKE:
                one, two = sheet.operand(fact), sheet.operand(other)
                assert one is not None  # a number is told of both
                assert two is not None
                if slipped(fact.value, value_of(other), fact.precision):
                    yield Relation("same", "told-again, exchanged", Known.DIGITS, (("one", one), ("other", two)), fact.start, fact.end)
        told[own] = [*told[own][1 - _MOST :], fact]


def _same_digits(sheet: Sheet) -> Iterator[Relation]:
    """182,825 fires here and 182,825 there: long numbers of one thing, or that would be one but for a slip in their leading digits."""
    if sheet.cues.names_in_full:
        return
    told: dict[tuple[str, str], list[Fact | Quantity]] = {}
    for start, end in sheet.sentences:
        if end - start > LONGEST_SENTENCE:
            continue
        for one in {it.start: it for it in (*sheet.told(start, end), *sheet.bare(start, end))}.values():
            digits = _digits(one)
            if len(digits.rstrip("0")) >= _LONG and "/" not in one.pint:
                for shape in (digits, *_shapes(digits)):
                    others = told.setdefault((one.pint, shape), [])
                    same = [other for other in others if other.start < start and (other.value == one.value) is (shape == digits)]
                    yield from _of_one_thing(one, same[-1:], sheet)
                    others.append(one)


def _digits(one: Fact | Quantity) -> str:
    """The digits of a number to the last that is given."""
    return written(one.value, one.precision) if one.value is not None and one.comparator is Comparator.EQ else ""


def _shapes(digits: str) -> Iterator[str]:
    """A number as it is with any digit in a place of its first half, and with two digits there exchanged."""
    for at in range(len(digits) // 2):
        yield f"{digits[:at]}?{digits[at + 1 :]}"
        yield f"{digits[:at]}{''.join(sorted(digits[at : at + 2]))}~{digits[at + 2 :]}"


def _of_one_thing(one: Fact | Quantity, others: Sequence[Fact | Quantity], sheet: Sheet) -> Iterator[Relation]:
    for other in others:
        first, second = sheet.operand(one), sheet.operand(other)
        if first is not None and second is not None and sheet.about(one) & sheet.about(other):
            known = Known.ALIKE if one.value == other.value else Known.DIGITS
            yield Relation("same", "told-again, long number", known, (("one", first), ("other", second)), one.start, one.end)


def read_growth_targets(sheet: Sheet) -> Iterator[Relation]:
    """5%左右的增长目标: the target for the growth of the economy, told by that name."""
    concept = sheet.language.lexicon.concept_of(sheet.cues.economy)
    own = [
        fact
        for fact in sheet.of_concept(concept)
        if fact.kind is Kind.TARGET and fact.measure is Measure.GROWTH
        and fact.year == sheet.report.year and fact.scope is None
    ]  # fmt: skip
    for found in sheet.giving("growth-target"):
        for figure in sheet.within(found.kept["figures"]):
            one = sheet.operand(figure)
            made = [
                Relation("same", found.rule.name, Known.CONCEPT, (("one", one.as_set), ("other", two.as_set)), figure.start, figure.end)
                for fact in own
                if one is not None and fact.start != figure.start and (two := sheet.operand(fact)) is not None
            ]
            yield from best(made)


def read_scales(sheet: Sheet, told: Told) -> Iterator[Relation]:
    """Each level against the nearest of all others of its name, in this report and last year's, whatever their year."""
    for fact in filter(sheet.in_sentence, sheet.report.facts):
        if not sheet.names_one_thing(fact) or fact.measure is not Measure.LEVEL or fact.period is not None or not fact.value:
            continue
        if fact.start in sheet.partial or not sheet.names_itself(fact) or sheet.is_only_a_part(fact):
            continue
        others = [
            (known, of, one)
            for known, of, one in told.same(fact)
            if one.value and known in (Known.WORDS, Known.CONCEPT) and one.period is None and one.start not in of.partial and of.names_itself(one)
            and not (of is sheet and one.sentence_start == fact.sentence_start)
        ]  # fmt: skip
        if 0 < len(others) <= _MOST_NAMED:
            known, of, nearest = min(others, key=lambda one: _times(one[2], fact))
            now, then = sheet.operand(fact), of.operand(nearest)
            assert now is not None  # a number is told of both
            assert then is not None
            where = "here" if of is sheet else "before"
            yield Relation("scale-of-name", where, known, (("last", then.as_named), ("now", now.as_named)),
                           fact.start, fact.end, {"times": _FAR})  # fmt: skip


def _times(one: Fact, other: Fact) -> Decimal:
    assert one.value
    assert other.value
    return max(abs(one.value / other.value), abs(other.value / one.value))


def _comparable(one: Fact, other: Fact) -> bool:
    """Whether two figures are told so much alike that they can be set against each other."""
    if one.sentence_start == other.sentence_start or min(len(one.indicator), len(other.indicator)) < _LEAST:
        return False
    if one.kind is not Kind.TARGET:
        return True
    firmly = (one.strength is Strength.ASPIRATIONAL) == (other.strength is Strength.ASPIRATIONAL)  # 力争
    same_way = (one.direction is Direction.DOWN) == (other.direction is Direction.DOWN)
    return one.comparator is other.comparator and firmly and same_way


@dataclass(frozen=True)
class _Retold:
    """A figure that is set against others of its name, and what each of these asks of it: made out once."""

    fact: Fact
    sheet: Sheet

    @cached_property
    def operand(self) -> Operand | None:
        """What it may stand for; targets are set, not rounded, and 左右 is no room for another."""
        one = self.sheet.operand(self.fact, falls=self.fact.direction is Direction.DOWN)
        return one.as_set if one is not None and self.fact.kind is Kind.TARGET else one

    @cached_property
    def is_only_a_noun(self) -> bool:
        """Whether a count is told under no other name than the noun behind it: of 120 trips here and 30 trips there nothing is said twice."""
        fact = self.fact
        return not self.sheet.cues.names_in_full and fact.kind is Kind.ACTUAL and self.sheet.view.startswith(fact.indicator, fact.end + 1)

    @cached_property
    def is_of_some_part(self) -> bool:
        """Whether it stands outside a review and a plan, where one name is told of quarters, of divisions."""
        sheet = self.sheet
        unframed = not sheet.cues.names_in_full and (sheet.part_at(self.fact.start) is Part.OTHER or any(True for _ in sheet.giving("part-of-year")))
        return unframed and self.fact.kind is not Kind.TARGET

    @cached_property
    def told_first(self) -> Fact | None:
        """The figure of its unit that its sentence tells first, where one stands before it."""
        return next((it for it in self.sheet.facts(self.fact.sentence_start, self.fact.start) if it.unit == self.fact.unit), None)

    @cached_property
    def is_of_which(self) -> bool:
        """Whether it is a part of what its sentence tells before it."""
        return bool(self.sheet.giving_in("of-which", self.fact.sentence_start, self.fact.start))


def _relation(again: _Retold, others: Sequence[_Retold]) -> Iterator[Relation]:
    """One with which it agrees, or else the one told in the most like words."""
    many = len({one.fact.value for one in (again, *others)}) > _FEW
    made = [one for other in others if (one := _same(again, other, of_many=many)) is not None]
    held = [one for one in made if one["one"].range.meets(one["other"].range)]  # as what is the same does
    yield from sorted(held or made, key=lambda one: _SUREST.index(one.known))[:1]


def _of_what_is_told_first(one: _Retold, other: _Retold) -> bool:
    """Whether short names may be of what their sentences tell first, and that is not one: 小学阶段招生9人,在校生54人; 中学阶段招生8人,在校生43人."""
    if len(one.fact.indicator) > _SHORT or one.sheet.language.folder.spaced:
        return False
    led, lead = one.told_first, other.told_first
    return led is not None and lead is not None and same_name(led, lead, one.sheet.language) is None


def _is_of_no_part(fact: Fact, other: Fact, sheet: Sheet) -> bool:
    """Whether a share says of what it is (52% of deaths, 21% of deaths): where names are not told in full its name seldom says which part it is,
    and only digits that are exchanged tell that the two are one."""
    of = sheet.has("of", fact.end, fact.end + _SHARE_OF) and not exchanged(value_of(fact), value_of(other), fact.precision)
    return of and not sheet.cues.names_in_full and fact.measure is Measure.SHARE and fact.kind is Kind.ACTUAL


def _of_two_wholes(one: _Retold, other: _Retold) -> bool:
    """Whether both are parts (全国公路400公里,其中高速公路40公里; 收费公路100公里,其中高速公路30公里): of what, is not in their names."""
    return one.is_of_which and other.is_of_which


def _same(again: _Retold, before: _Retold, *, of_many: bool) -> Relation | None:
    fact, other, sheet, one, two = again.fact, before.fact, again.sheet, again.operand, before.operand
    known = same_name(fact, other, sheet.language)
    if one is None or two is None or known is None:
        return None
    apart = fact.value is not None and other.value is not None and not one.range.meets(two.range)
    if apart and known is not Known.CONCEPT and slipped(value_of(fact), value_of(other), fact.precision):
        known = Known.DIGITS
    if apart and known is not Known.DIGITS and (again.is_only_a_noun or _is_of_no_part(fact, other, sheet) or again.is_of_some_part):
        return None
    if apart and known is not Known.DIGITS and (_of_what_is_told_first(again, before) or _of_two_wholes(again, before)):
        return None
    cue = "target-told-again" if fact.kind is Kind.TARGET else "told-again"
    if fact.start in sheet.named_targets:
        cue = "target-named-again"
    narrower = known is Known.CONCEPT and any(sheet.language.named(a.indicator).narrows(b.indicator) for a, b in ((fact, other), (other, fact)))
    if apart and narrower and not sheet.cues.names_in_full:  # goods exports, and exports
        return None
    how = (", of the lexicon" if fact.concept else "", ", narrower" if narrower else "", ", one of many" if of_many else "")
    cue = f"{cue}, {fact.measure.value}{''.join(how)}"
    return Relation("same", cue, known, (("one", one), ("other", two)), fact.start, fact.end)


