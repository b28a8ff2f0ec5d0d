"""Which expressions of time a figure belongs to: those beside it, those that open its clause, a due date that ends it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.analysis.characters import BLANK, CONTINUED
from reportdiff.analysis.coding import BUILT_IN
from reportdiff.analysis.language import Grammar
from reportdiff.analysis.marking import Marked
from reportdiff.analysis.statements import Statement
from reportdiff.analysis.times import Time
from reportdiff.model import frequent

_OPEN, _CLOSE = BUILT_IN["OPEN"], BUILT_IN["CLOSE"]
_PARTED = BUILT_IN["SEMICOLON"]
_COMMAS = BUILT_IN["COMMA"] + BUILT_IN["ENUM"]
_AT, _DUE, _EACH = "at", "due", "each"


@frequent
@dataclass(frozen=True, slots=True)
class Dates:
    """The times of one figure, the nearest first, the year that a list of years gives it by its place, the times that stand
    right beside it, with nothing between that could part them, and the one with which it stands apart in a bracket."""

    times: tuple[Time, ...]
    listed: int | None = None
    beside: tuple[Time, ...] = ()
    apart: Time | None = None

    def of(self, *roles: str) -> Time | None:
        """The nearest of these roles."""
        return next((time for time in self.times if time.role in roles), None)


def dated(grammar: Grammar, marked: Marked, statements: Sequence[Statement]) -> tuple[Dates, ...]:
    """The times of each statement of a sentence, in their order."""
    owned: list[list[Time]] = [[] for _ in statements]
    listed: list[int | None] = [None] * len(statements)
    placed: list[tuple[Time, int | None]] = []
    for time in marked.times:
        if time.role == _EACH and (found := _listed(time, statements)):
            for index, year in found:
                listed[index] = year
            continue
        placed.append((time, _owner(grammar, marked, statements, time)))
    openings = [time for time, owner in placed if owner is None]
    for time, owner in placed:
        if owner is None:
            continue
        listed_with = [i for i, one in enumerate(statements) if one.figures.start == statements[owner].figures.start]
        for one in listed_with:  # (2021: 28% and 35%)
            owned[one].append(time)
        if time.role == _DUE:
            for earlier in range(listed_with[0]):
                dated_itself = any(other.role == _AT for other in owned[earlier])  # (2029: 26%) | towards 32% by 2035
                same = marked.clause(statements[earlier].place) == marked.clause(statements[owner].place)
                due_itself = any(other.role == _DUE and _opens_for(marked, other, statements[earlier], statements) for other in openings)
                if same and not dated_itself and not due_itself and not _is_against_goal(grammar, marked, statements[earlier], statements[owner]):
                    owned[earlier].append(time)
    return tuple(
        Dates(
            (*_by_nearness(owned[i], one), *_opening(marked, openings, one, statements)), listed[i],
            tuple(time for time in owned[i] if time.start >= one.place and _goes_on(grammar, marked.code[one.figures.end : time.start])),
            next((time for time in owned[i] if time.role == _AT and _is_apart(marked, time, one)), None),
        )
        for i, one in enumerate(statements)
    )


def _opens_for(marked: Marked, time: Time, statement: Statement, statements: Sequence[Statement]) -> bool:
    """Whether a time opens the clause of a figure and no other stands between them: our 2030 goal of 50 grams."""
    clause = marked.clause(statement.place)
    at = statement.figures.start
    return clause[0] <= time.start < at and not any(time.start < one.figures.start < at for one in statements)


def _by_nearness(times: Sequence[Time], statement: Statement) -> list[Time]:
    return sorted(times, key=lambda time: abs(time.start - statement.place))


def _listed(time: Time, statements: Sequence[Statement]) -> list[tuple[int, int]]:
    """The figures that a list of as many years is for: 12.1 and 13.4 | in 2021 and 2022."""
    at = sum(one.place < time.start for one in statements)
    before, after = range(at), range(at, len(statements))
    count = len(time.years)
    for chosen in (before[-count:], after[:count]):
        if len(chosen) == count and len({statements[i].figures.start for i in chosen}) == 1:
            return list(zip(chosen, time.years, strict=True))
    return []


def _owner(grammar: Grammar, marked: Marked, statements: Sequence[Statement], time: Time) -> int | None:
    """The figure that a time stands beside; ``None`` where it opens a clause, for all figures after it."""
    clause = marked.clause(time.start)
    before = [i for i, one in enumerate(statements) if clause[0] <= one.figures.start < time.start and not one.prior]
    after = [i for i, one in enumerate(statements) if time.start < one.figures.start < clause[1]]
    if not before or _PARTED in marked.code[statements[before[-1]].figures.end : time.start]:  # 15 gardens; in 2034 another 9
        if after and _in_bracket(marked, time, statements[after[0]]):
            return after[0]
        return None
    last = statements[before[-1]]
    parted = any(code in _COMMAS + _OPEN + grammar.group("and") for code in marked.code[last.figures.end : time.start])
    if after and not parted and _opens_bracket(marked.full[time.end : statements[after[0]].figures.start]):
        return before[-1]  # tonnes of waste recycled | in 2029 (2028: 14 tonnes)
    if not after or _goes_on(grammar, marked.code[last.figures.end : time.start]):
        return before[-1]
    return after[0]


def _is_against_goal(grammar: Grammar, marked: Marked, result: Statement, goal: Statement) -> bool:
    """Whether the year of one figure is only that of the goal that another is held against: 60%, against a target of 70% by 2035."""
    between = marked.code[result.figures.end : goal.place]
    return all(any(code in between for code in grammar.group(name)) for name in ("against", "goal"))


def _opens_bracket(between: str) -> bool:
    """Whether the bracket that opens in a stretch, if any does, goes on behind it."""
    return between.rfind(_OPEN) > between.rfind(_CLOSE)


def _in_bracket(marked: Marked, time: Time, statement: Statement) -> bool:
    """Whether a time and a figure stand in one bracket, and nothing else: (2021: 43%)."""
    between = marked.full[time.end : statement.figures.start]
    return marked.full[: time.start].rstrip(BLANK + CONTINUED).endswith(_OPEN) and _CLOSE not in between


def _is_apart(marked: Marked, time: Time, statement: Statement) -> bool:
    """Whether a figure and its time stand in a bracket of their own, on either side of each other: to 60% (48% in 2022)."""
    first, last = min(time.start, statement.figures.start), max(time.end, statement.figures.end)
    return marked.full[:first].rstrip(BLANK + CONTINUED).endswith(_OPEN) and _CLOSE not in marked.full[first:last]


def _goes_on(grammar: Grammar, between: str) -> bool:
    """Whether what stands between a figure and a time still belongs to the figure: no comma, no other verb."""
    stops = _COMMAS + _OPEN + grammar.group("and") + grammar.group("verb")
    return not any(code in stops for code in between)


def _opening(marked: Marked, openings: Sequence[Time], statement: Statement, statements: Sequence[Statement]) -> list[Time]:
    """The times before a figure that open its clause or its sentence."""
    clause = marked.clause(statement.place)
    own = [time for time in openings if clause[0] <= time.start < statement.place]
    first = statements[0].place
    whole = [time for time in openings if time not in own and time.start < min(first, statement.place) and time.role in (_AT, _DUE, "span")]
    return [*reversed(own), *whole]
