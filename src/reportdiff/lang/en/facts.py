"""From statements to facts: kind, year, period, strength, deadline and owner, by where and how a figure is stated."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from reportdiff.kinds import Places, Turn, turn_at
from reportdiff.lang.en import tense, years
from reportdiff.lang.en.asides import figures
from reportdiff.lang.en.clauses import Clause, cut_clauses
from reportdiff.lang.en.lexicon import lexicon_words
from reportdiff.lang.en.quantities import mentions
from reportdiff.lang.en.resolve import deadline_in, owner_in, strength_in
from reportdiff.lang.en.sentences import sentences
from reportdiff.lang.en.statements import Statement, read_sentence
from reportdiff.lang.lexicon import Lexicon
from reportdiff.lang.mention import Mention
from reportdiff.model import Fact, Kind, Measure, Part, Section

_SMALL = re.compile(r"\b[a-z]{2,}\b")
_FAR = 240  # characters before a figure in which what is said of it is looked for
_QUALIFIERS = re.compile(
    r"\b(?:in real terms|real terms|at constant prices|constant prices|comparable (?:basis|prices"
    r"|terms)|on a like-for-like basis|like-for-like|on average|average annual(?:ly)?|annual average"
    r"|per year|every year|each year|annually|year on year|preliminary|estimated|projected|cumulative(?:ly)?"
    r"|"
    r"for (?:\w+) consecutive years|consecutive years|of (?:the|its|our|this) (?:annual |year's "
    r"|full-year )?(?:target|plan|goal)|did not (?:reach|meet)|failed to (?:reach|meet)|fell short of"
    r"|seasonally adjusted|accumulated)\b",
    re.I,
)
_OTHER_BASIS = re.compile(r"real|constant|comparable|like-for-like|average|per year|every year|each year|annually|consecutive|cumulative|accumulated", re.I)
_RATIO_UNITS = frozenset({"percent", "per_mille", "percentage_point"})


@dataclass(frozen=True, slots=True)
class _Setting:
    """Where a sentence stands: its part, its section, the last year of the plan that its chapter is about, the years
    that its paragraph sums up, who is to see to what it says, and whether it opens on the past."""

    part: Part
    section: Section | None
    horizon: int | None
    summed: tuple[int, int] | None
    owner: str | None
    looks_back: bool
    year: int | None  # the year that the part is about, where that is not the usual one


def read_facts(
    text: str,
    view: str,
    sections: tuple[Section, ...],
    turns: tuple[Turn, ...],
    body: tuple[int, int],
    year: int | None,
    lexicon: Lexicon,
) -> tuple[Fact, ...]:
    """All facts of a report's body, in order. ``turns`` are the offsets where review and plan begin."""
    found = [mention for mention in figures(view, mentions(text, view)) if body[0] <= mention.start < body[1]]
    reader = _Reader(view, sections, turns, year, lexicon)
    starts = [mention.start for mention in found]
    facts: list[Fact] = []
    for start, end in sentences(view, body):
        facts += reader.sentence(start, end, found[bisect_left(starts, start) : bisect_left(starts, end)])
    return tuple(replace(fact, id=f"f{i}") for i, fact in enumerate(facts, 1))


class _Reader:
    """Goes through a report sentence by sentence, remembering what its paragraph is about and which years it sums up."""

    def __init__(
        self, view: str, sections: tuple[Section, ...], turns: tuple[Turn, ...], year: int | None, lexicon: Lexicon
    ):
        self._view, self._turns, self._year, self._lexicon = view, turns, year, lexicon
        self._places = Places.of(sections)
        self._ordinary = frozenset(_SMALL.findall(view)) | lexicon_words(lexicon)
        self._paragraph = -2  # rfind gives -1 for the first one
        self._topic = ""
        self._summed: tuple[int, int] | None = None
        self._chapter: Section | None = None
        self._looks_back = False

    def sentence(self, start: int, end: int, found: list[Mention]) -> list[Fact]:
        """The facts of one sentence."""
        self._remember(start, end)
        if not found:
            return []
        section = self._places.section(start)
        turn = turn_at(self._turns, start)
        part = turn.part if turn else Part.OTHER
        setting = _Setting(
            part, section, turn.until if turn else None, self._summed if part is not Part.PLAN else None,
            owner_in(self._view, start, end), self._looks_back, turn.year if turn else None,
        )  # fmt: skip
        statements = read_sentence(self._view, start, end, found, self._topic)
        clauses = cut_clauses(self._view, start, end, found)
        facts: list[Fact] = []
        statements = [replace(one, name=self._small(one.name, start)) for one in statements]
        for i, (statement, clause) in enumerate(zip(statements, clauses, strict=True)):
            told = statements[i - 1] if i and statements[i - 1].baseline else statement  # its verb is that of both
            facts.append(self._fact(statement, told, clause, setting, (start, end), facts))
        self._topic = facts[-1].indicator
        return facts

    def _small(self, name: str, start: int) -> str:
        """A name without the capital that it has from opening its sentence: Grain output is grain output."""
        first = name.split(" ", 1)[0]
        opens = self._view[start : start + len(first) + 4].lstrip('—" ').startswith(first)
        capital = name[:1].isupper() and first[1:].islower() and first.lower() in self._ordinary
        return name[:1].lower() + name[1:] if opens and capital else name

    def _remember(self, start: int, end: int) -> None:
        """Takes note of what a sentence sets for those after it: paragraph, subject, years summed up."""
        paragraph, opening = self._view.rfind("\n", 0, start), self._view[start : min(end, start + 80)]
        chapter = self._places.chapter(start)
        if chapter is not self._chapter:
            self._chapter = chapter
            self._summed = years.summed_by(chapter.title, self._year) if chapter else None
        if paragraph != self._paragraph:
            self._paragraph, self._topic, self._looks_back = paragraph, "", False
            if years.sums_up(opening):
                self._summed = years.last_five(self._year)
            elif years.is_about_one(opening):
                self._summed = None
        if years.looks_back(opening):
            self._looks_back = True
        elif years.looks_ahead(self._view[start:end]):
            self._looks_back = False

    def _fact(
        self, statement: Statement, told: Statement, clause: Clause, setting: _Setting, extent: tuple[int, int], earlier: list[Fact]
    ) -> Fact:
        quantity = statement.mention.quantity
        wording = self._view[max(extent[0], statement.mention.lead - _FAR) : statement.mention.lead]
        sentence = self._view[extent[0] : extent[1]]
        scope = years.with_opening(sentence, tense.scope_of(told.wording, clause.rest))
        dated = years.with_opening(sentence, tense.scope_of(told.wording, clause.after))
        before = earlier[-1] if earlier and statement.carried and told is statement else None
        kind = Kind.ACTUAL if statement.baseline else self._kind(told, setting, scope, before)
        year = self._figure_year(statement, told, setting, kind, dated, before)
        near = wording[-140:]
        summed = setting.summed if year is None and kind is Kind.ACTUAL else None
        target = kind is Kind.TARGET
        return Fact(
            id="", start=quantity.start, end=quantity.end, text=quantity.text, sentence_start=extent[0], sentence_end=extent[1],
            section=setting.section.id if setting.section else None, kind=kind, indicator=statement.name,
            concept=_concept(statement, quantity.pint, self._lexicon), measure=statement.measure, direction=statement.direction,
            comparator=quantity.comparator, value=quantity.value, low=quantity.low, high=quantity.high,
            precision=quantity.precision, unit=quantity.unit, pint=quantity.pint, year=year,
            period=years.period_of(scope, year, summed), qualifiers=tuple(dict.fromkeys(_QUALIFIERS.findall(scope))),
            strength=strength_in(near) if target else None,
            deadline=deadline_in(scope) if target else None, owner=setting.owner if target else None,
        )  # fmt: skip

    def _kind(self, statement: Statement, setting: _Setting, scope: str, before: Fact | None) -> Kind:
        future = tense.tells_of_future(scope)
        past = tense.tells_of_past(statement.wording, statement.verb, scope)
        if before and not future and not past:
            return before.kind
        if setting.part is Part.PLAN:
            if tense.is_background(scope):
                return Kind.ACTUAL
            over = years.is_over(scope, setting.year or self._year)
            if future and not over:
                return Kind.TARGET
            return Kind.ACTUAL if past or setting.looks_back or over else Kind.TARGET
        if tense.is_purpose(statement.wording, statement.verb):
            return Kind.TARGET
        ahead = years.named_ahead(scope, self._year)
        if ahead and (future or not past) and not tense.is_background(scope):
            return Kind.TARGET
        if not past and (tense.promises(scope) or (future and setting.part is not Part.REVIEW)):
            return Kind.TARGET
        aims = tense.is_aim(scope) and not past
        return Kind.TARGET if aims else Kind.ACTUAL

    def _figure_year(
        self, statement: Statement, told: Statement, setting: _Setting, kind: Kind, scope: str, before: Fact | None
    ) -> int | None:
        if kind is Kind.TARGET:
            if ahead := years.named_ahead(scope, self._year):
                return ahead
            if years.over_several(scope):
                return None
            if before and before.kind is kind:
                return before.year
            return self._year if tense.of_this_year(scope) else setting.horizon or setting.year or self._year
        named = years.named_for(scope, self._year)
        if named:
            return named
        if self._year is None:
            return None
        stands = setting.summed and _stands(statement, told) and not years.on_average(scope)
        if years.over_several(scope) and not stands:
            return None
        if setting.part is Part.PLAN and tense.of_this_year(scope):
            return self._year
        last = setting.year or self._year - 1
        if statement.baseline:
            if setting.part is Part.PLAN and not setting.summed and tense.tells_of_future(scope):
                return last  # will be raised from 520 yuan
            return (setting.summed[0] if setting.summed else last) - 1
        if before:
            return before.year
        if setting.summed:
            return last if stands else None
        return last


def _stands(statement: Statement, told: Statement) -> bool:
    """Whether a figure tells how things stand at the end of several years, rather than what was added up in them."""
    if statement.measure is Measure.SHARE:
        return True
    return statement.measure is Measure.LEVEL and told.verb is not None and not statement.baseline


def holds_yearly(fact: Fact) -> bool:
    """Whether a figure is said to hold in each of several years: every year, for three consecutive years."""
    return any(re.match(r"every|each|annually|per year|for \w+ consecutive|consecutive", said, re.I) for said in fact.qualifiers)


def on_other_basis(fact: Fact) -> bool:
    """Whether a growth is told on another basis than last year's stated figure: in real terms, on average."""
    return any(_OTHER_BASIS.search(said) for said in fact.qualifiers)


def is_of_target(fact: Fact) -> bool:
    """Whether a percentage tells how much of the year's target was reached: 112 percent of the annual target."""
    return fact.measure is Measure.SHARE and any(said.lower().startswith("of ") for said in fact.qualifiers)


def said_missed(fact: Fact) -> bool:
    """Whether a figure is that of a target which the text says was not reached: failed to meet the target of …"""
    return any(said.lower().startswith(("did not", "failed", "fell short")) for said in fact.qualifiers)


def _concept(statement: Statement, unit: str, lexicon: Lexicon) -> str | None:
    """The lexicon's name for an indicator, where the figure's unit is one that it can have."""
    known = lexicon.find(statement.name)
    if known is None:
        return None
    if statement.measure is Measure.SHARE and unit in _RATIO_UNITS and known.family not in ("ratio", "index", "other"):
        return None
    if statement.measure is Measure.LEVEL and unit == "count" and known.family not in ("count", "people", "other", "index"):
        return None
    return known.concept
