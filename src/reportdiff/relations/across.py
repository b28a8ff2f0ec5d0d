"""A report against earlier ones: figures told again, what there was and what is new, what went on, what was promised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reportdiff.analysis.rules import Found
from reportdiff.model import Comparator, Direction, Fact, Flow, Kind, Measure, Part
from reportdiff.relations.identity import Told, much_alike, same_name, same_thing, year_before
from reportdiff.relations.kinds import verdict
from reportdiff.relations.meant import best
from reportdiff.relations.relation import Known, Operand, Relation, number, operand
from reportdiff.relations.sheet import Sheet

_SCALE = Decimal(8)  # times away from last year's: ten, with room for growth and rounding
# Of the pieces of two series, which share both have where they are of one matter: of all, and of what stands before and
# after the years.
_MUCH, _SOME, _LITTLE = 0.6, 0.45, 0.28
_NAMED, _SAID = 0.85, 0.3
_EVENT = 3  # characters of the name of an event that tells which it is
_EDITIONS = {Part.PLAN: 2}  # of an event by which a report may be further than the last that the one before it names; elsewhere it is one
_NEAR_COUNT = 16  # characters between counts of programmes that stand side by side
_PIECES = 4  # of a name that tells its matter


def read_across(sheet: Sheet, told: Told) -> Iterator[Relation]:
    """All relations between a report and the earlier ones."""
    yield from _lasting_levels(sheet, told)
    if not told.latest:
        return
    for fact in filter(sheet.in_sentence, sheet.report.facts):
        yield from _restated(fact, sheet, told)
        of_scale = fact.measure in (Measure.LEVEL, Measure.SHARE) and fact.kind is Kind.ACTUAL
        if of_scale and (stands := _as_it_stands(fact, sheet)) is not None:
            yield from _scale(stands, sheet, told)
            yield from _risen(stands, sheet, told)
        elif of_scale and fact.flow is Flow.TOTAL and fact.period is None and fact.start not in sheet.of_years:
            yield from _summed(fact, sheet, told)
    for found in sheet.giving("than-last"):
        yield from _than_last(found, sheet, told)
    yield from _added(sheet, told)
    yield from _series(sheet, told)
    yield from _promised(sheet, told)
    yield from _editions(sheet, told)


def _as_it_stands(fact: Fact, sheet: Sheet) -> Fact | None:
    """A level as that of one year: one in a review of several years that tells how much there is, as that of the last."""
    if fact.year is not None:
        return fact if fact.period is None else None
    if fact.period is None or fact.flow in (Flow.NEW, Flow.TOTAL) or sheet.is_new(fact):
        return None
    return replace(fact, year=int(fact.period.end[:4]), period=None)


def _restated(fact: Fact, sheet: Sheet, told: Told) -> Iterator[Relation]:
    """A figure of a past year against what the report of its time, or the plan for it, said."""
    year = sheet.report.year
    if year is not None and fact.start in sheet.starting and fact.start in sheet.of_years and fact.year == year - 2:
        return  # it may be from the first of those years
    past = fact.kind is Kind.ACTUAL and fact.value is not None and fact.year is not None and year is not None and fact.year < year - 1
    if (not past and not _of_last_plan(fact, sheet)) or _is_one_of_a_pair(fact, sheet):
        return
    named = fact.year is not None and str(fact.year) in sheet.view[fact.sentence_start : fact.sentence_end]
    cue = "year-named" if named else "from-figure" if fact.start in sheet.starting else "past"
    if sheet.restates(fact):
        return
    found = []
    for known, of, then in told.alike(fact) if fact.start in sheet.starting else told.same(fact):
        if of is not sheet and then.year == fact.year and then.period == fact.period and then.value is not None:
            one, two = _signed(sheet, fact), _signed(of, then)
            if one is not None and two is not None:
                planned = ", planned" if then.kind is Kind.TARGET else ""
                found.append(Relation("restated", f"{cue}{planned}, {fact.measure.value}", known, (("one", one), ("other", two)),
                                      fact.start, fact.end, {"year": fact.year}))  # fmt: skip
    yield from best(found)


def _is_one_of_a_pair(fact: Fact, sheet: Sheet) -> bool:
    """Whether a figure stands in brackets with another of its unit (70% and 68% (2023: 64% and 62%)): which is whose, its name does not say."""
    opened = sheet.bracket_before(fact.start, fact.sentence_start)
    if sheet.cues.names_in_full or opened is None:
        return False
    inside = sheet.told(opened, sheet.first(")", fact.end, fact.sentence_end))
    return sum(one.pint == fact.pint for one in inside) > 1


def _of_last_plan(fact: Fact, sheet: Sheet) -> bool:
    """Whether a figure is where something starts from (从…提高到…), which the last report may have told."""
    return fact.start in sheet.starting and fact.kind is Kind.ACTUAL and fact.value is not None and fact.year is not None


def _signed(sheet: Sheet, fact: Fact) -> Operand | None:
    return operand(sheet.report, fact, sheet.rounding, falls=fact.direction is Direction.DOWN)


def _last(fact: Fact, told: Told) -> Iterator[tuple[Known, Sheet, Fact]]:
    assert fact.year is not None
    for known, of, last in told.levels(fact, fact.year - 1):
        if of is not told.sheets[0] and last.value is not None:
            yield known, of, last


def _before(now: Fact, told: Told) -> Iterator[tuple[Known, Sheet, Fact]]:
    """What the last report told of a thing: how much there was, or what had been done since a start."""
    for known, of, last in told.alike(now):
        if any(of is it for it, _ in told.before) and last.kind is Kind.ACTUAL and last.value is not None:
            if last.flow is Flow.NEW:
                continue
            summed = last.flow is now.flow is Flow.TOTAL
            standing = now.year is None and last.year is None and last.period is None and last.start in of.standing  # 累计达到86家
            if summed or standing or (now.year is not None and last.year == now.year - 1 and last.period is None):
                yield known, of, last


def _scale(fact: Fact, sheet: Sheet, told: Told) -> Iterator[Relation]:
    """A level ten times what it was the year before, or a tenth of it."""
    if not fact.value or not sheet.names_one_thing(fact):
        return
    new = "new, of the lexicon" if fact.concept else "new"
    own = "share" if fact.measure is Measure.SHARE else new if sheet.is_new(fact) else "without-growth"
    cue = "with-growth" if _has_growth(fact, sheet) else own
    found = []
    for known, of, last in _last(fact, told):
        now, then = sheet.operand(fact), of.operand(last)
        if now is not None and then is not None and last.value:
            now, then = now.as_named, then.as_named
            found.append(Relation("scale", cue, known, (("last", then), ("now", now)), fact.start, fact.end, {"times": _SCALE}))
    yield from best(found)


def _has_growth(fact: Fact, sheet: Sheet) -> bool:
    return any(
        one.measure is Measure.GROWTH and same_name(one, fact, sheet.language) is not None for one in sheet.beside(fact)
    )


def _risen(fact: Fact, sheet: Sheet, told: Told) -> Iterator[Relation]:
    """增至117颗, 再创新高: more than there was the year before; 历史最低: less."""
    marks = (("record", sheet.records), ("record-low", sheet.record_lows), ("risen-to", sheet.risen), ("passed", sheet.passed), ("stands", sheet.standing))
    cue = next((name for name, marked in marks if fact.start in marked), "lasting" if sheet.is_lasting(fact) else None)
    if cue == "stands":
        cue = "lasting" if sheet.is_lasting(fact) else _standing(fact, sheet)
    if cue is None or (fact.flow is Flow.NEW and cue not in ("record", "record-low")):
        return
    kind = "lowest" if cue == "record-low" else "risen"
    cue = f"{cue}, share" if fact.measure is Measure.SHARE else cue
    found = []
    for known, of, last in told.alike(fact):
        now, then = sheet.operand(fact), of.operand(last)
        before = last.kind is Kind.ACTUAL and last.period is None and last.year is not None and last.year == year_before(fact)
        if before and now is not None and then is not None:
            found.append(Relation(kind, cue, known, (("one", now.as_named), ("other", then.as_named)), fact.start, fact.end))
    yield from best(found)


def _summed(fact: Fact, sheet: Sheet, told: Told) -> Iterator[Relation]:
    """累计供水3800万吨: no less than had been done in all by the last report."""
    found = []
    for known, of, last in _before(fact, told):
        now, then = sheet.operand(fact), of.operand(last)
        if now is not None and then is not None and last.flow is Flow.TOTAL and last.start not in of.of_years:
            share = ", share" if fact.measure is Measure.SHARE else ""
            found.append(Relation("risen", f"summed{share}", known, (("one", now.as_named), ("other", then.as_named)), fact.start, fact.end))
    yield from best(found)


def _standing(fact: Fact, sheet: Sheet) -> str | None:
    """How much there is of what is counted one by one, which hardly ever becomes less: 上市公司达162家."""
    known = sheet.language.lexicon.indicator(fact.concept) if fact.concept else None
    summed = sheet.has("together", sheet.clause_start(fact.start), fact.start)  # 共对接项目277个: of the year
    less = fact.comparator is Comparator.LE or (known is not None and known.better == "down")
    if fact.pint != "count" or summed or less or sheet.is_new(fact):
        return None
    return f"stands{', of the lexicon' if known is not None else ''}"


def _than_last(found: Found, sheet: Sheet, told: Told) -> Iterator[Relation]:
    """120万元,低于上年水平: the figure is below the one of last year's report."""
    fact = sheet.figure(found.kept["level"])
    if not isinstance(fact, Fact) or fact.year is None or fact.period is not None or fact.kind is not Kind.ACTUAL:
        return
    made = []
    for known, of, last in _last(fact, told):
        now, then = _signed(sheet, fact), _signed(of, last)
        if now is not None and then is not None:
            one, other = (then, now) if "below" in found.kept else (now, then)
            operands = (("one", one), ("other", other))
            gap = sheet.operand(sheet.figure(found.kept["gap"])) if "gap" in found.kept else None
            if gap is not None:
                made.append(Relation("gap", found.rule.name, known, (*operands, ("gap", gap)), gap.start, gap.end))
            else:
                made.append(Relation("more", found.rule.name, known, operands, fact.start, found.end))
    yield from best(made)


def _added(sheet: Sheet, told: Told) -> Iterator[Relation]:
    """新增17家、累计达到103家, after 86家: what there was and what is new is what there is."""
    new = [fact for fact in sheet.report.facts if fact.flow is Flow.NEW and _is_exact_level(fact) and sheet.has_word("new", fact.indicator)]
    yield from _added_to_a_total(sheet, told)
    for now in sheet.report.facts:
        if now.start not in sheet.standing or now.flow is Flow.NEW or not _is_exact_level(now):
            continue
        if now.period is None or now.flow is Flow.TOTAL:
            found = [
                one for each in new if each.pint == now.pint and (known := _newly(each, now, sheet)) is not None
                for one in _sum(now, each, known, sheet, told)
            ]  # fmt: skip
            yield from best(found)


def _added_to_a_total(sheet: Sheet, told: Told) -> Iterator[Relation]:
    """新增凉亭5座、总数达到43座, after 38座: what is called a total is of what is new, whatever name was read for it."""
    for found in sheet.giving("new-of"):
        new, now = sheet.figure(found.kept["part"]), sheet.figure(found.kept["whole"])
        if not found.rule.says.get("since", True) or not isinstance(new, Fact) or not isinstance(now, Fact) or new.start in sheet.of_years:
            continue
        if new.pint == now.pint and _is_exact_level(new) and _is_exact_level(now):
            named = replace(now, indicator=sheet.language.named(new.indicator).core, concept=None, flow=None)
            yield from best([one for total in (now, named) for one in _sum(total, new, Known.CLAUSE, sheet, told)])


def _is_exact_level(fact: Fact) -> bool:
    return fact.measure is Measure.LEVEL and fact.kind is Kind.ACTUAL and fact.comparator is Comparator.EQ


def _newly(new: Fact, now: Fact, sheet: Sheet) -> Known | None:
    """How what is new is known to be of what there is."""
    if (known := same_name(new, now, sheet.language)) is not None:
        return known
    named = sheet.language.named
    core = named(new.indicator).core  # the lexicon may know what there is, and not what is new
    if core == named(now.indicator).core:
        return Known.CORE
    if now.concept is not None and sheet.language.lexicon.concept_of(core) == now.concept and new.start not in sheet.of_years:
        return Known.CONCEPT
    return Known.ALIKE if not (new.concept or now.concept) and much_alike(new, now, sheet.language) else None


def _sum(now: Fact, new: Fact, known: Known, sheet: Sheet, told: Told) -> Iterator[Relation]:
    found = []
    where = "beside" if new.sentence_start == now.sentence_start else "apart"
    order = list(Known)
    for known_before, of, last in _before(now, told):
        ones = of.operand(last), sheet.operand(new), sheet.operand(now)
        if all(one is not None and one.exact for one in ones):
            operands = tuple((role, one) for role, one in zip(("last", "new", "now"), ones, strict=True) if one is not None)
            least = max(known, known_before, key=order.index)
            where = "said" if known is Known.CLAUSE else where
            found.append(Relation("added", f"new-and-total, {where}", least, operands, now.start, now.end))
    yield from best(found)


def _series(sheet: Sheet, told: Told) -> Iterator[Relation]:
    """连续9年全国第一: one more than in last year's report."""
    for one in _lasting(sheet):
        for of in told.latest:
            last = _same_matter(one, sheet, of)
            years = sheet.report.year, of.report.year
            now = _length(one, sheet)
            if last is not None and now is not None and years[0] is not None and years[1] is not None:
                then = _length(last, of)
                if then is not None:
                    gap = number(sheet.report, one.start, one.start, years[0] - years[1])
                    yield Relation("goes-on", "series", Known.ALIKE, (("last", then), ("years", gap), ("now", now)), one.start, one.end)


def _lasting(sheet: Sheet) -> Iterator[Found]:
    """The series of years that are told as so; a plan may mean to make one longer."""
    return (one for one in sheet.giving("streak") if sheet.part_at(one.start) is not Part.PLAN)


def _lasting_levels(sheet: Sheet, told: Told) -> Iterator[Relation]:
    """连续两年增长10%以上: each of those years, the earlier ones as their own reports tell them."""
    if sheet.report.year is None:
        return
    last = sheet.report.year - 1
    for found in _lasting(sheet):
        years = _length(found, sheet)
        end = sheet.clause_end(found.end)
        for figure in sheet.facts(found.end, end)[:1]:
            one = sheet.operand(figure)
            if years is not None and years.value is not None and figure.comparator is Comparator.GE and one is not None and one.value is not None:
                made = [
                    Relation("reached", "each-of-years-running", known, (("level", level), ("step", one.as_set)), found.start, figure.end)
                    for known, of, then in (*_here(figure, told), *told.alike(figure))
                    if then.kind is Kind.ACTUAL and then.year is not None and then.period is None
                    and last - int(years.value) < then.year <= last and (level := _signed(of, then)) is not None
                ]  # fmt: skip
                yield from [one for one in made if (said := verdict(one)) is not None and not said.holds][:1] or made[:1]


def _here(figure: Fact, told: Told) -> Iterator[tuple[Known, Sheet, Fact]]:
    """What this report tells of the thing of a figure beside it."""
    return ((known, of, fact) for known, of, fact in told.same(figure) if of is told.sheets[0] and fact is not figure and fact.comparator is Comparator.EQ)


def _length(found: Found, sheet: Sheet) -> Operand | None:
    years = sheet.in_numerals(found.kept["years"])
    return years if years is not None and years.value != 1 else None


def _matter(found: Found, sheet: Sheet) -> tuple[frozenset[str], frozenset[str]]:
    """The pieces of what a series is said of: what stands before it and after it in its clause, or in the next where it is all of a sentence's first."""
    start, end = sheet.clause_start(found.start), sheet.clause_end(found.end)
    if not sheet.view[start : found.start].strip() and not sheet.view[found.end : end].strip():
        end = sheet.clause_end(min(end + 1, len(sheet.view)))
    around = sheet.report.text[start : found.start], sheet.report.text[found.end : end]
    before, after = (frozenset(sheet.language.pieces(sheet.language.compared(words))) for words in around)
    return before, after


def _same_matter(one: Found, sheet: Sheet, of: Sheet) -> Found | None:
    """The series of another report that is of the same matter, where only one is."""
    if (same := _same_figure(one, sheet, of)) is not None:
        return same
    if (named := _named_alike(one, sheet, of)) is not None:
        return named
    own = _matter(one, sheet)
    alike = [(fit, other.start, other) for other in _lasting(of) if (fit := _fit(own, _matter(other, of))) > 0]
    alike.sort(key=lambda one: (-one[0], one[1]))
    if not alike or (len(alike) > 1 and alike[0][0] - alike[1][0] < 0.1):
        return None
    return alike[0][2]


def _same_figure(one: Found, sheet: Sheet, of: Sheet) -> Found | None:
    """The series of another report that is told of the same thing with the same figure: 连续12年超430亿斤."""
    own = _figure_of(one, sheet)
    for other in _lasting(of) if own is not None else ():
        its = _figure_of(other, of)
        if its is not None and own is not None and its.value == own.value and same_thing(own, its, sheet.language):
            return other
    return None


def _named_alike(one: Found, sheet: Sheet, of: Sheet) -> Found | None:
    """The series that is told by the same word (“24连丰” after “23连丰”), where it is the only one of both that shares a piece of its matter."""
    if "what" not in one.kept:
        return None
    what = sheet.words(one.kept["what"])
    own = _matter(one, sheet)[0]

    def fits(other: Found, its: Sheet) -> bool:
        return "what" in other.kept and its.words(other.kept["what"]) == what and bool(_matter(other, its)[0] & own)

    here, there = ([it for it in _lasting(its) if fits(it, its)] for its in (sheet, of))
    return there[0] if len(here) == len(there) == 1 else None


def _figure_of(found: Found, sheet: Sheet) -> Fact | None:
    """The figure that each year of a series reached."""
    return next((fact for fact in sheet.facts(found.end, sheet.clause_end(found.end)) if fact.value is not None), None)


def _fit(own: tuple[frozenset[str], frozenset[str]], its: tuple[frozenset[str], frozenset[str]]) -> float:
    """How much two series are of one matter: the share of their pieces that both have, where it is enough; else 0.

    Enough is much of all that is said; or some, where both are said of one thing in like words.
    """
    whole, their = own[0] | own[1], its[0] | its[1]
    fit = len(whole & their) / len(whole | their) if whole | their else 0.0
    named = _shared(own[0], its[0])
    said = _shared(own[1], its[1]) if own[1] and its[1] else 1.0
    one_thing = named >= _NAMED and len(own[0]) >= _PIECES and said > _SAID
    return fit if fit >= _MUCH or (fit >= _SOME and said >= _SAID) or (fit >= _LITTLE and one_thing) else 0.0


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the shorter's pieces that both have; of nothing, all."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0 if one or other else 1.0


def _of_several(done: Fact, sheet: Sheet) -> bool:
    """Whether other counts of its unit stand in its clauses, so that it may be of one programme of several: 省30件、市10件民生实事."""
    beside = sheet.told(done.start - _NEAR_COUNT, done.end + _NEAR_COUNT)
    return any(one.unit == done.unit and one.start != done.start for one in beside)


def _promised(sheet: Sheet, told: Told) -> Iterator[Relation]:
    """办好民生实事55件, and a year later 52件 done: as many as were promised."""
    for of, _ in told.before:
        promised = [fact for fact in of.report.facts if fact.kind is Kind.TARGET and of.is_promise(fact)]
        for done in filter(sheet.in_sentence, sheet.report.facts):
            if done.kind is Kind.ACTUAL and sheet.is_promise(done) and done.period is None and not _of_several(done, sheet):
                found = []
                for one in promised:
                    now, then = sheet.operand(done), operand(of.report, one)
                    if now is not None and then is not None and one.unit == done.unit:
                        found.append(Relation("promised", "programme", Known.ALIKE, (("one", now), ("other", then)), done.start, done.end))
                yield from best(found)
        yield from _promised_in_words(sheet, of)


def _promised_in_words(sheet: Sheet, of: Sheet) -> Iterator[Relation]:
    """今年办好十件民生实事, and a year later 八件民生实事全面完成."""
    promised = [one for found in of.giving("promises") if of.part_at(found.start) is Part.PLAN and (one := of.in_numerals(found.kept["count"])) is not None]
    for found in sheet.giving("promises"):
        done = sheet.in_numerals(found.kept["count"])
        if done is not None and sheet.part_at(found.start) is Part.REVIEW and not sheet.tells_years(*sheet.sentence_at(found.start)):
            named = {"indicator": sheet.words(found.kept["programme"])}
            yield from best([Relation("promised", "programme, in words", Known.ALIKE, (("one", done), ("other", one)), done.start, done.end, named) for one in promised])


def _editions(sheet: Sheet, told: Told) -> Iterator[Relation]:
    """第16届茶博会 after 第15届茶博会, or after a plan for the 16th: the same edition, or the next."""
    for of, _ in told.before:
        earlier: dict[str, set[int]] = {}
        for found in of.giving("edition"):
            if (which := _edition(found, of)) is not None:
                earlier.setdefault(_event(found, of), set()).add(which)
        for found in sheet.giving("edition"):
            place, event = found.kept["first" if "first" in found.kept else "count"], _event(found, sheet)
            which, last = _edition(found, sheet), earlier.get(event, set())
            if which is not None and last and len(event) >= _EVENT:
                latest = max(last) + _EDITIONS.get(sheet.part_at(place.start), 1)
                now, then = number(sheet.report, place.start, place.end, which), number(of.report, place.start, place.start, min(last), latest)
                yield Relation("same", "edition", Known.WORDS, (("one", now), ("other", then)), place.start, found.end, {"indicator": event})


def _edition(found: Found, sheet: Sheet) -> int | None:
    """Which edition of an event is told: the first has a word of its own."""
    return 1 if "first" in found.kept else sheet.numeral(found.kept["count"])


def _event(found: Found, sheet: Sheet) -> str:
    """What an event is called behind its number."""
    return sheet.view[found.kept["name"].start : found.end]
