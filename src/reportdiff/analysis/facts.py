"""From statements to facts: kind, year, period, base, strength, deadline and owner, by how and where a figure is stated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportdiff.analysis.aims import cues_of, kind_of
from reportdiff.analysis.characters import BLANK, CONTINUED
from reportdiff.analysis.coding import BUILT_IN
from reportdiff.analysis.context import Calendar, Context, Setting
from reportdiff.analysis.dating import Dates, dated
from reportdiff.analysis.language import Grammar
from reportdiff.analysis.marking import Marked, mark
from reportdiff.analysis.mention import Mention
from reportdiff.analysis.naming import Capitals
from reportdiff.analysis.qualifying import qualifiers_of
from reportdiff.analysis.reported import Said, kind_of_figure
from reportdiff.analysis.resolve import owner_in, strength_before, written
from reportdiff.analysis.signed import directed
from reportdiff.analysis.statements import Statement, read
from reportdiff.analysis.unit_nouns import in_unit
from reportdiff.kinds import Places, Turn
from reportdiff.model import Basis, Comparator, Direction, Fact, Kind, Measure, Part, Period, altered

_ROW = 3  # figures side by side: a row of a table, the labels of an axis
_BESIDE = frozenset(BLANK + CONTINUED + "".join(BUILT_IN[mark] for mark in ("DASH", "SIGN", "YEAR", "NUMBER", "LINE")))
_UNNAMED = "—"
_PAGES = 1000


@dataclass(frozen=True, slots=True)
class Report:
    """What is known of a report before its sentences are read: its view, where they and its parts are."""

    view: str
    sentences: Sequence[tuple[int, int]]
    places: Places
    turns: Sequence[Turn]
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of names: the concept of a name with a measure and a unit, and whether a name is known at all."""

    concept: Callable[[str, Measure, str], str | None]
    known: Callable[[str], bool]


def read_facts(grammar: Grammar, report: Report, worded: Sequence[Mention], lexicon: Lexicon) -> tuple[Fact, ...]:
    """All facts of a report's body, in order."""
    reader = _Reader(grammar, report, lexicon)
    facts: list[Fact] = []
    begin = report.sentences[0][0] if report.sentences else 0
    waiting = [one for one in worded if begin <= one.quantity.start]
    position = 0
    for start, end in report.sentences:
        first = position
        while position < len(waiting) and waiting[position].quantity.start < end:
            position += 1
        facts += reader.sentence(start, end, waiting[first:position])
    return tuple(altered(fact, id=f"f{i}") for i, fact in enumerate(facts, 1))


class _Reader:
    def __init__(self, grammar: Grammar, report: Report, lexicon: Lexicon) -> None:
        self._grammar, self._report, self._lexicon, self._calendar = grammar, report, lexicon, report.calendar
        self._capitals = capitals_of(report)
        self._context = Context(grammar, report.view, report.places, report.turns, report.calendar, self._capitals)

    def sentence(self, start: int, end: int, worded: Sequence[Mention]) -> Sequence[Fact]:
        """The facts of one sentence."""
        marked = mark(self._grammar, self._report.view[start:end], start, worded)
        self._context.enter(marked)
        if not marked.figures or _is_row(self._grammar, marked):
            return ()
        cues, setting = cues_of(self._grammar, marked), self._context.setting(marked)
        statements = read(self._grammar, marked, setting.earlier, self._capitals, self._lexicon.known)
        facts: list[Fact] = []
        said: str | None = None
        among = _among_their_sort(statements)
        for i, (statement, dates) in enumerate(zip(statements, dated(self._grammar, marked, statements), strict=True)):
            said = kind_of(marked, cues, statement, statements[i - 1] if i else None, said)
            # the year of a figure from which something started is no other's
            told = next((j for j in range(i - 1, -1, -1) if not statements[j].beside), None)
            before = facts[told] if told is not None and not statements[told].baseline else None
            facts.append(self._fact(_than(statement, dates), said, dates, marked, setting, before, among[i]))
            if facts[-1].kind is Kind.TARGET and statement.name:
                self._context.aims_at(statement.name, statement.direction if statement.measure is Measure.GROWTH else None)
            if facts[-1].kind is Kind.TARGET and facts[-1].year is None:
                facts[-1] = altered(facts[-1], year=self._context.due_below(marked))
            if statement.baseline and i and not _dated_after(statements[i - 1], dates) and facts[i - 1].base_year:
                facts[i] = altered(facts[i], year=facts[i - 1].base_year)
        if statements:
            last = statements[-1]
            self._context.about(last.name, last.direction if last.measure is Measure.GROWTH else None, marked)
        kept = [fact for fact, one in zip(facts, statements, strict=True) if not _is_entry(self._grammar, marked, one)]
        return _in_points(_with_bases(facts, statements)) if len(kept) == len(facts) else kept

    def _fact(
        self, statement: Statement, said: str | None, dates: Dates, marked: Marked, setting: Setting, before: Fact | None, beside: tuple[int, int]
    ) -> Fact:
        told = in_unit(self._grammar, marked, statement.figures, statement.quantity)
        quantity, direction = directed(told, statement.measure, statement.direction)
        kind = kind_of_figure(Said(statement.baseline, said, dates, setting, self._calendar, beside))
        target = kind is Kind.TARGET
        year = self._due(dates, setting, statement, said, before) if target else self._told(dates, setting, statement, before)
        if statement.prior and not target:
            year = before.year - 1 if before is not None and before.year is not None and before.kind is Kind.ACTUAL else None
        remarks = [one.rule.says for one in marked.remarks]
        due = dates.of("due") if target else None
        name = statement.name or _UNNAMED
        return Fact(
            id="", start=quantity.start, end=quantity.end, text=quantity.text, sentence_start=marked.offset,
            sentence_end=max(marked.offset + len(marked.view), quantity.end),  # a number may go over the end of its line
            section=setting.section.id if setting.section else None,
            kind=kind, indicator=name, concept=self._lexicon.concept(name, statement.measure, quantity.pint),
            measure=statement.measure, direction=direction, comparator=Comparator.EQ if _is_exact(statement) else quantity.comparator,
            value=quantity.value, low=quantity.low, high=quantity.high, precision=quantity.precision,
            unit=quantity.unit, pint=quantity.pint, year=year, period=self._period(dates, setting, year),
            qualifiers=qualifiers_of(marked, statement.place), strength=strength_before(marked, statement.figures.start) if target else None,
            deadline=written(marked, due) if due else None, owner=owner_in(self._grammar, marked) if target else None,
            basis=next((Basis(says["basis"]) for says in remarks if "basis" in says), None),
            base_year=self._base(dates),
        )  # fmt: skip

    def _due(
        self, dates: Dates, setting: Setting, statement: Statement, said: str | None, before: Fact | None
    ) -> int | None:
        """The year by which a target is to be reached."""
        for time in (dates.of("due"), dates.of("at", "of")):
            year = self._calendar.year_of(time) if time is not None else None
            # a command is for no year that is over, whatever year is told beside it; nor is what stands under Looking ahead
            if year is not None and ((said != "command" and setting.mode.kind != "ahead") or self._calendar.lies_ahead(year)):
                return year
        if (begins := self._begins(dates)) is not None:
            return begins
        if dates.listed is not None:
            return dates.listed
        if said == "aimed":
            return self._calendar.told
        if statement.found is not None and statement.found.rule.says.get("same_year"):
            return before.year if before is not None else None
        if span := dates.of("span", "period"):
            return span.years[-1] if span.years else None
        if statement.carried and before is not None and before.kind is Kind.TARGET:
            return before.year
        goal = setting.goal if said == "command" else setting.mode.year
        if self._calendar.lies_ahead(goal) and setting.mode.kind != "ahead":
            return goal
        # a report on a year that is over plans no year in particular, unless it says what comes next
        plans = not self._calendar.yearly or setting.mode.kind == "ahead"
        planned = setting.year if setting.year and setting.part is Part.PLAN else self._calendar.planned
        return setting.horizon or (planned if plans else None)

    def _told(self, dates: Dates, setting: Setting, statement: Statement, before: Fact | None) -> int | None:
        """The year that a reported figure is for."""
        if dates.listed is not None:
            return dates.listed
        year = self._calendar.year_of(time) if (time := dates.of("at", "of")) is not None else None
        if year is not None and not self._calendar.lies_beyond(year):  # have been cut by 47%, and we are on track for the 2040 target
            return year
        base = dates.of("base")
        told = setting.mode.told or (setting.year if setting.year and setting.part is not Part.PLAN else self._calendar.told)
        if statement.baseline:
            named = self._calendar.year_of(base) if base else None
            first = setting.summed[0] if setting.summed else told
            return named or (first - 1 if first is not None and setting.part is not Part.PLAN else told)
        stands = _stands(statement)
        if dates.of("span", "period") is not None and not (setting.summed and stands):
            return None
        if statement.carried and before is not None and before.kind is Kind.ACTUAL:
            return before.year
        if setting.summed:
            return told if stands else None
        return told

    def _begins(self, dates: Dates) -> int | None:
        """The year from which on there shall be something, where it is after the one that is planned: homes from 2036 on."""
        base = dates.of("base")
        year = self._calendar.year_of(base) if base else None
        return year if year is not None and self._calendar.planned is not None and year > self._calendar.planned else None

    def _base(self, dates: Dates) -> int | None:
        """The year that a growth or change is measured from, where it is said."""
        base = dates.of("base")
        return self._calendar.year_of(base) if base and self._begins(dates) is None else None

    def _period(self, dates: Dates, setting: Setting, year: int | None) -> Period | None:
        """A span of years that a figure sums up."""
        span = dates.of("span")
        if span and len(span.years) > 1:
            return Period(f"{span.years[0]}-01-01", f"{span.years[-1]}-12-31")
        if year is None and setting.summed:
            return Period(f"{setting.summed[0]}-01-01", f"{setting.summed[1]}-12-31")
        return None


def _among_their_sort(statements: Sequence[Statement]) -> Sequence[tuple[int, int]]:
    """Of each statement which it is of those with figures of its sort, and how many these are."""
    sorts = [one.figures.sort for one in statements]
    many, met = Counter(sorts), Counter[str]()
    found = []
    for sort in sorts:
        found.append((met[sort], many[sort]))
        met[sort] += 1
    return found


def _dated_after(before: Statement, dates: Dates) -> bool:
    """Whether a figure from which something started has a time of its own, told after the figure before it, and not only that of its sentence."""
    return any(time.role in ("at", "base") and time.start > before.place for time in dates.times)


def _is_exact(statement: Statement) -> bool:
    """Whether what looks like a bound is what another figure is compared with: an increase | over the 38 million."""
    return statement.found is not None and bool(statement.found.rule.says.get("exact"))


def _than(statement: Statement, dates: Dates) -> Statement:
    """412 more calls than in 2029: what would be so many more of them is so much more, where it says than when."""
    more = statement.found is not None and statement.found.rule.says.get("more") and dates.of("base") is not None
    return altered(statement, measure=Measure.CHANGE, direction=Direction.UP) if more else statement


def _stands(statement: Statement) -> bool:
    """Whether a figure tells how things stand at the end of several years, rather than what was added up in them."""
    if statement.measure is Measure.SHARE:
        return True
    done = statement.found is not None and "done" in statement.found.kept
    return statement.measure is Measure.LEVEL and statement.found is not None and not done and "subject" in statement.found.kept


def _with_bases(facts: Sequence[Fact], statements: Sequence[Statement]) -> Sequence[Fact]:
    """Facts, each with the value from which it started, where a figure beside it is that: rose from 444 to 510."""
    found = list(facts)
    for i, statement in enumerate(statements):
        if not statement.baseline:
            continue
        start, kind = facts[i], None  # of 82 %, up from 75 %, and a goal of 100 % only the first started there
        for j in (i - 1, i + 1):
            beside = statements[j] if 0 <= j < len(statements) else None
            if beside and not beside.baseline and beside.name == statement.name and (beside.carried or j < i):
                if kind is None or found[j].kind is kind:
                    year = found[j].base_year or (start.year if start.year != found[j].year else None)
                    value = start.value if start.pint == found[j].pint else None
                    found[j] = altered(found[j], base_value=value, base_year=year)
                kind = found[j].kind
    return found


def _in_points(facts: Sequence[Fact]) -> Sequence[Fact]:
    """Facts, a growth in per cent as the change that it is where two shares beside it differ by just so much: 18.9 %, up
    0.2 % from 18.7 %."""
    shares = [fact for fact in facts if fact.measure is Measure.SHARE and fact.value is not None]
    apart = {
        (one.indicator, abs(one.value - other.value))
        for one in shares for other in shares if one is not other and one.indicator == other.indicator
        if one.value is not None and other.value is not None
    }  # fmt: skip
    return [
        altered(fact, measure=Measure.CHANGE)
        if fact.measure is Measure.GROWTH and fact.value is not None and (fact.indicator, fact.value) in apart
        else fact
        for fact in facts
    ]


def _is_row(grammar: Grammar, marked: Marked) -> bool:
    """Whether a line is a row of figures, which no sentence is: one beside the other, without a word between or a verb."""
    if len(marked.figures) < _ROW or any(code in grammar.group("verb") + grammar.group("aux") for code in marked.full):
        return False
    between = [marked.full[one.end : other.start] for one, other in pairwise(marked.figures)]
    return sum(_BESIDE.issuperset(codes) for codes in between) >= _ROW - 1


def _is_entry(grammar: Grammar, marked: Marked, statement: Statement) -> bool:
    """Whether a number stands between two headings on a line without a verb, as the number of a page or of a chapter does."""
    quantity, start, end = statement.quantity, statement.figures.start, statement.figures.end
    if quantity.unit or quantity.value is None or quantity.value >= _PAGES or not quantity.text.isdecimal():
        return False
    before, after = marked.view[:start].rstrip(BLANK), marked.view[end : end + 2]
    if not before[-1:].isalpha() or not (after[:1] == BLANK and after[1:].isupper()):
        return False
    said = grammar.group("verb") + grammar.group("aux") + grammar.group("done")
    return not any(code in said for code in marked.full)


def capitals_of(report: Report) -> Capitals:
    """Which words of a report are written small and which with a capital where they open no sentence."""
    written: set[str] = set()
    for start, end in report.sentences:
        written.update(report.view[start:end].split()[1:])
    plain = {word.strip("\"'(),.;:[]") for word in written}
    small = {word for word in plain if word[:1].islower()}
    proper = {word for word in plain if word[:1].isupper()}
    return Capitals(frozenset(small), frozenset(proper - {word.capitalize() for word in small}))

