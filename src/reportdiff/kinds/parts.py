"""Where a report turns from review to plan: the cheapest way to read its paragraphs in that order.

Headings say most, openings of paragraphs less, the words of running text least; to turn where nothing says so is dear.
The best path over all paragraphs is found as a shortest path (Viterbi), so that one misleading line is outvoted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache

from reportdiff.kinds.dates import plans_named, years_in
from reportdiff.kinds.frame import Turn
from reportdiff.kinds.headings import CHAPTER_RANK, LEAD_RANK, LINE_RANK, Heading, legible
from reportdiff.kinds.lines import Line
from reportdiff.kinds.wording import Wording
from reportdiff.model import Part

_OPENING = 90  # characters in which a paragraph says what it is about
_TERM = 4  # years after its first that a government's term of office or a plan without a name has
_HEADING, _YEAR_OF_HEADING = 7.0, 4.0  # what the words and the year of a heading weigh
_TENSE, _MOST_OF_TENSE = 0.25, 1.0  # what a word of running text weighs, and all of a paragraph's
_VAGUE = 0.35  # of that weighs a line of its own that names no time
_EITHER, _SELDOM = 0.75, 0.25  # how much of what speaks for the year's plan speaks for one of several years too
_CLEAR = 3.0  # from here on the words of a heading say that it opens a part
_SURE = 2.0  # from here on an opening says that the text turns


class State(IntEnum):
    """What a paragraph belongs to."""

    REVIEW = 0
    YEARS = 1  # a plan of several years
    PLAN = 2  # the plan of the year


_STATES = tuple(State)
_PART = {State.REVIEW: Part.REVIEW, State.YEARS: Part.PLAN, State.PLAN: Part.PLAN}
_BEGIN = (0.0, 5.0, 4.0)  # what it costs that a report begins so
# What a turn costs: at a heading whose words open a part, at any other chapter of the review or of a plan;
_HEADING_OF_PART, _CHAPTER_OF_REVIEW, _CHAPTER_OF_PLAN = 1.0, 2.0, 5.0
# where a paragraph opens as that part does, as another does, as the year does after a plan of several; anywhere else.
_OPENING_OF_PART, _OTHER_OPENING, _YEAR_AFTER_YEARS, _WITHIN_TEXT = 2.5, 4.0, 2.0, 14.0
# What it costs beside that to turn back to a review, and from the plan of the year to one of several years.
_BACK_AT_HEADING, _BACK_IN_TEXT = 9.0, 30.0
_AHEAD_AT_HEADING, _AHEAD_IN_TEXT = 2.0, 12.0


@dataclass(frozen=True, slots=True)
class Years:
    """The year that is planned, and the one in which the report is told: the one before, where it is told early.

    ``reviewed`` is the last year of the plan of several years that headings review, where they name one.
    """

    plan: int
    told_in: int
    reviewed: int = 0

    def ahead(self, plan: int) -> bool:
        """Whether a plan of several years that ends in that year is still to be carried out."""
        return plan > max(self.plan, self.reviewed)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line, what speaks for each state, and whether it is a heading or opens as the beginning of a part does."""

    start: int
    votes: tuple[float, float, float]
    heading: bool
    sure: bool


def read_parts(
    lines: Sequence[Line], headings: Sequence[Heading], years: Years | None, wording: Wording
) -> tuple[Turn, ...]:
    """Where the text turns to review, to a plan of several years and to the plan of the year."""
    by_line = {heading.start: heading for heading in headings}
    years = replace(years, reviewed=_reviewed(headings, wording)) if years else None
    paragraphs = [_paragraph(line, by_line.get(line.start), years, wording) for line in lines]
    begin = next((i for i, one in enumerate(paragraphs) if one.sure or _opens(one, lines[i], wording)), None)
    if begin is None:
        return ()
    begin = begin if paragraphs[begin].heading else 0  # what comes before a first heading is of no part
    states = _best(paragraphs[begin:])
    return tuple(_turns(paragraphs[begin:], states, lines[begin:], years, wording))


def _reviewed(headings: Sequence[Heading], wording: Wording) -> int:
    """The plan of several years that a heading reviews: the only one or, of two, the earlier (“十四五”成就和“十五五”目标)."""
    reviewed = 0
    for heading in headings:
        named = [one.year for one in plans_named(heading.title, wording.years)] if heading.rank <= CHAPTER_RANK else []
        if not named or not wording.parts.review.search(heading.title):
            continue
        if len(set(named)) > 1 or not wording.parts.plan.search(heading.title):
            reviewed = max(reviewed, min(named))
    return reviewed


def _opens(paragraph: Paragraph, line: Line, wording: Wording) -> bool:
    return not paragraph.heading and max(paragraph.votes) >= _SURE and len(line.text) > wording.headings.line[1]


def _turns(
    paragraphs: Sequence[Paragraph],
    states: Sequence[State],
    lines: Sequence[Line],
    years: Years | None,
    wording: Wording,
) -> Iterator[Turn]:
    before: State | None = None
    for i, (paragraph, state) in enumerate(zip(paragraphs, states, strict=True)):
        if state is not before:
            until = _until(lines[i : i + 6], years, wording) if state is State.YEARS else None
            yield Turn(paragraph.start, _PART[state], until)
        before = state


def _until(lines: Sequence[Line], years: Years | None, wording: Wording) -> int | None:
    """The last year of the plan that begins here: by its name, else that of a term of office; a heading that does not name the
    plan is one of a term where the last year of that is named below."""
    if years is None:
        return None
    term = years.plan + _TERM
    if not plans_named(lines[0].text, wording.years) and any(
        one.year == term for line in lines for one in years_in(line.text, wording.years)
    ):
        return term
    named = [
        end for line in lines for end in (one.year for one in plans_named(line.text, wording.years)) if years.ahead(end)
    ]
    return min(named) if named else term


# ---- what speaks for each state


def _paragraph(line: Line, heading: Heading | None, years: Years | None, wording: Wording) -> Paragraph:
    if heading is not None and _may_open_part(heading, line, wording):
        votes = _of_heading(heading, years, wording)
        return Paragraph(line.start, votes, True, max(votes) >= _CLEAR)
    opening = _of_opening(line.text, years, wording)
    tense = _of_tense(line.text, wording)
    lead = heading is not None and heading.rank >= LEAD_RANK
    votes = (opening[0] + tense[0], opening[1] + tense[1], opening[2] + tense[2])
    return Paragraph(line.start, votes, False, max(opening) >= _SURE and not lead)


def _may_open_part(heading: Heading, line: Line, wording: Wording) -> bool:
    """Whether a heading stands high enough to open a part: a chapter's, or a line of its own that is no point of a list."""
    if heading.rank <= CHAPTER_RANK:
        return True
    return heading.whole and heading.rank <= LINE_RANK and not wording.headings.dash.match(line.text)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a heading says: of review, of plan, and of which time. ``own`` and ``ahead`` are where the year of the plan and a plan of
    several years are named first."""

    review: bool
    plan: bool
    own: int | None
    ahead: int | None
    past: bool

    @property
    def timeless(self) -> bool:
        """It names no time, and is no review: 主要目标."""
        return self.own is None and self.ahead is None and not self.past and not (self.review and not self.plan)

    @property
    def years_first(self) -> bool:
        """The plan of several years is named alone, or before that of the year."""
        return self.ahead is not None and (self.own is None or self.ahead < self.own)


def _said(heading: Heading, years: Years | None, wording: Wording) -> _Said:
    words, title = wording.parts, legible(heading.title, wording)
    own, ahead, past = [], [], bool(words.last_year.search(title))
    if this := words.this_year.search(title) or words.next_year.search(title):
        own.append(this.start())
    if later := words.several.search(title):
        ahead.append(later.start())
    if years is not None:
        named = list(years_in(title, wording.years))
        own += [one.start for one in named if one.year == years.plan]
        ahead += [one.start for one in plans_named(title, wording.years) if years.ahead(one.year)]
        past = past or any(one.year < years.plan for one in named)
    review, plan = bool(words.review.search(title)), bool(words.plan.search(title))
    return _Said(review, plan, min(own, default=None), min(ahead, default=None), past)


def _of_heading(heading: Heading, years: Years | None, wording: Wording) -> tuple[float, float, float]:
    """What a heading speaks for: by its words, and by the years that it names."""
    said = _said(heading, years, wording)
    vague = heading.rank > CHAPTER_RANK and said.timeless
    weight = _HEADING * (_VAGUE if vague else 1.0)
    dated = said.own is not None or said.ahead is not None
    review = _YEAR_OF_HEADING if said.past and not dated else 0.0
    if said.review:
        review += weight / 2 if said.plan else weight
    if said.plan:
        plan, several = _of_plan(said, weight / 3 if said.review else weight, _EITHER if vague else _SELDOM)
    elif said.review:
        plan, several = 0.0, 0.0
    else:
        plan = _YEAR_OF_HEADING if said.own is not None else 0.0
        several = _YEAR_OF_HEADING if said.ahead is not None and said.own is None else 0.0
    return review, several, plan


def _of_plan(said: _Said, share: float, otherwise: float) -> tuple[float, float]:
    """What a heading of a plan speaks for: the plan of the year, and one of several years.

    The one that is named first has its whole share, the other half of it where both are named; where none of several years
    is, that has ``otherwise`` of it."""
    if said.years_first:
        return (share / 2 if said.own is not None else 0.0), share
    if said.ahead is not None:
        return share, share / 2
    return share, share * otherwise


def _of_opening(text: str, years: Years | None, wording: Wording) -> tuple[float, float, float]:
    words = wording.parts
    salutation = words.salutation.match(text)
    begun = salutation.end() if salutation else 0
    head = text[begun : begun + _OPENING]
    votes = [0.0, 0.0, 0.0]
    for opening in words.openings if words.any_opening.match(head) else ():
        match = opening.pattern.match(head)
        if match is None:
            continue
        groups = match.groupdict()
        year = int(groups["year"]) if groups.get("year") else None
        plan = wording.years.plans.get(groups["plan"]) if groups.get("plan") else None
        state = _state_of(opening.about, year, plan, years)
        if state is State.PLAN and opening.about == "aims" and _looks_far(match[0], years, wording):
            state = State.YEARS
        if state is not None:
            votes[state] = max(votes[state], opening.weight)
        if opening.about == "ahead":
            votes[State.YEARS] = max(votes[State.YEARS], opening.weight)
    return votes[0], votes[1], votes[2]


def _looks_far(opening: str, years: Years | None, wording: Wording) -> bool:
    """Whether aims are those of several years: “十五五”时期的主要预期目标."""
    named = plans_named(opening, wording.years)
    return bool(wording.parts.several.search(opening)) or any(
        years is not None and years.ahead(one.year) for one in named
    )


def _state_of(about: str, year: int | None, plan: int | None, years: Years | None) -> State | None:
    """What a paragraph belongs to that opens so."""
    if about in ("aims", "ahead", "coming", "next"):
        late = year is not None and years is not None and year > years.plan
        return State.YEARS if late else State.PLAN
    if about == "past":
        return State.REVIEW
    if about == "several":
        return State.YEARS
    if about == "this":
        return State.REVIEW if years is not None and years.told_in < years.plan else State.PLAN
    if years is None:
        return None
    if about == "plan" and plan is not None:
        return State.YEARS if years.ahead(plan) else State.REVIEW
    if year is None:
        return None
    return State.PLAN if year == years.plan else State.REVIEW if year < years.plan else State.YEARS


def _of_tense(text: str, wording: Wording) -> tuple[float, float, float]:
    past, future = len(wording.parts.past.findall(text)), len(wording.parts.future.findall(text))
    lean = max(-_MOST_OF_TENSE, min(_MOST_OF_TENSE, _TENSE * (past - future)))
    return (lean, 0.0, 0.0) if lean > 0 else (0.0, -lean, -lean)


# ---- the best path


def _best(paragraphs: Sequence[Paragraph]) -> list[State]:
    """The states of the paragraphs along the cheapest path; for every state the path that leads to it is kept."""
    costs = [begin - vote for begin, vote in zip(_BEGIN, paragraphs[0].votes, strict=True)]
    back: list[tuple[State, ...]] = []
    for paragraph in paragraphs[1:]:
        came: list[State] = []
        now: list[float] = []
        opens = next((state for state in _STATES if paragraph.sure and paragraph.votes[state] >= _SURE), None)
        for new, row in zip(_STATES, _turn_costs(paragraph.heading, paragraph.sure, opens), strict=True):
            ways = [cost + turn for cost, turn in zip(costs, row, strict=True)]
            cheapest = min(ways)
            came.append(_STATES[ways.index(cheapest)])
            now.append(cheapest - paragraph.votes[new])
        back.append(tuple(came))
        costs = now
    state = _STATES[costs.index(min(costs))]
    path = [state]
    for came_from in reversed(back):
        state = came_from[state]
        path.append(state)
    return path[::-1]


@cache
def _turn_costs(heading: bool, sure: bool, opens: State | None) -> tuple[tuple[float, ...], ...]:
    """What it costs to come to each state from each at such a paragraph, which ``opens`` as one of them does."""
    return tuple(tuple(_turn_cost(old, new, heading, sure, new is opens) for old in _STATES) for new in _STATES)


def _turn_cost(old: State, new: State, heading: bool, sure: bool, opens: bool) -> float:
    """What it costs to turn here: little at a heading, more where a paragraph opens so, much within the text."""
    if old is new:
        return 0.0
    place = _cost_at_heading(old, sure) if heading else _cost_in_text(old, sure, opens)
    if new is State.REVIEW:
        return place + (_BACK_AT_HEADING if heading else _BACK_IN_TEXT)
    if old is State.PLAN:
        return place + (_AHEAD_AT_HEADING if heading else _AHEAD_IN_TEXT)
    return place


def _cost_at_heading(old: State, sure: bool) -> float:
    if sure:
        return _HEADING_OF_PART
    return _CHAPTER_OF_REVIEW if old is State.REVIEW else _CHAPTER_OF_PLAN


def _cost_in_text(old: State, sure: bool, opens: bool) -> float:
    if not sure:
        return _WITHIN_TEXT
    if old is State.YEARS:
        return _YEAR_AFTER_YEARS
    return _OPENING_OF_PART if opens else _OTHER_OPENING
