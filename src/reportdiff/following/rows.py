"""Rows of a table in which NEW prints the target that OLD set beside the result: the surest place to read what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportdiff.model import Comparator, Fact, Kind

Row = tuple[int, int]  # the table, and where its line begins


def answered_in_rows(targets: Sequence[Fact], facts: Sequence[Fact]) -> frozenset[tuple[str, str]]:
    """The pairs, by their ids, of a target and a result that stands in one row with the same target for the same year."""
    return frozenset((target.id, actual.id) for target, _, actual in _answered(targets, facts))


def wanted_in_answers(targets: Sequence[Fact], facts: Sequence[Fact]) -> dict[str, str]:
    """Which way is good, ``up`` or ``down``, by the ids of targets, where the row that gives the result says whether it was met:
    341 leaks repaired, met, beside the 330 that were aimed at."""
    ways: dict[str, set[str]] = {}
    for target, quoted, actual in _answered(targets, facts):
        if way := _way(quoted, actual):
            ways.setdefault(target.id, set()).add(way)
    return {target: way for target, (way, *others) in ways.items() if not others}


def _answered(targets: Sequence[Fact], facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact, Fact]]:
    """Targets with the same target as a row of a table quotes it, and the result in that row."""
    same: dict[tuple[object, ...], list[Fact]] = {}
    for target in targets:
        same.setdefault(aim_of_fact(target), []).append(target)
    for row in _rows(facts).values():
        for quoted in row:
            if quoted.kind is Kind.TARGET:
                for actual in row:
                    if actual.kind is Kind.ACTUAL and actual.year == quoted.year and actual.measure is quoted.measure:
                        yield from ((target, quoted, actual) for target in same.get(aim_of_fact(quoted), ()))


def targets_beside(actuals: Iterable[Fact], facts: Iterable[Fact]) -> dict[str, Fact]:
    """The target that a table gives in the row of each result, for the same year, by the id of the result; none for others."""
    in_rows = [actual for actual in actuals if actual.cell]
    targets: dict[tuple[object, ...], Fact] = {}
    for fact in facts if in_rows else ():
        if fact.kind is Kind.TARGET and fact.cell:
            targets.setdefault(_of_row(fact), fact)
    return {actual.id: targets[_of_row(actual)] for actual in in_rows if _of_row(actual) in targets}


def _of_row(fact: Fact) -> tuple[object, ...]:
    """What a target and the result beside it have in common."""
    return (*row_of(fact), fact.year, fact.measure, fact.pint)


def wanted_by_status(facts: Sequence[Fact]) -> dict[str, str]:
    """Which way is good, ``up`` or ``down``, by the ids of targets, where a row of a table says of an earlier target beside its
    result whether it was met: 131 days, met, after 135 were aimed at."""
    found: dict[str, str] = {}
    for row in _rows(facts).values():
        ways = {_way(target, actual) for target in row for actual in row} - {None}
        if len(ways) == 1:
            found |= {fact.id: str(next(iter(ways))) for fact in row if fact.kind is Kind.TARGET}
    return found


def _way(target: Fact, actual: Fact) -> str | None:
    """Which way is good if the status of a row is right; ``None`` where it does not say."""
    told = target.cell.status if target.cell else None
    if told is None or target.kind is not Kind.TARGET or actual.kind is not Kind.ACTUAL:
        return None
    if (target.year, target.measure, target.pint) != (actual.year, actual.measure, actual.pint):
        return None
    if target.comparator is not Comparator.EQ or target.value is None or actual.value is None or actual.direction is not target.direction:
        return None
    above = actual.value - target.value
    if abs(above) <= actual.precision + target.precision:
        return None
    return "down" if above.is_signed() == (told == "met") else "up"


def row_of(fact: Fact) -> Row:
    """The row that a figure of a table stands in."""
    return (fact.cell.table if fact.cell else 0, fact.sentence_start)


def _rows(facts: Sequence[Fact]) -> dict[Row, list[Fact]]:
    rows: dict[Row, list[Fact]] = {}
    for fact in facts:
        if fact.cell:
            rows.setdefault(row_of(fact), []).append(fact)
    return rows


def aim_of_fact(fact: Fact) -> tuple[object, ...]:
    """What a target aims at, but for its name."""
    return fact.year, fact.measure, fact.value, fact.low, fact.high, fact.pint, fact.direction
