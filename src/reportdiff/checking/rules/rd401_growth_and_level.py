"""RD401: this year's level and growth against last year's level."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.interval import Interval, growth, interval
from reportdiff.checking.rule import Checked, Rule, Slip, place
from reportdiff.checking.written import as_in, rate, told_as
from reportdiff.model import Course, Direction, Fact, Kind, Measure, MovedBy, Report, Severity, as_written

_MONEY = ("CNY", "USD", "EUR", "HKD")
_MOST = 50  # levels of one name in a year; a name with more is of many things

Told = tuple[Report, Fact]


class GrowthAndLevel(Rule):
    """Growth and level are stated, and last year's level in last year's report: they do not agree.

    So are a difference (比上年增加300亿元) and a growth since a named year (比2020年增长40%), where a report gives the level of
    that year. Growth only of indicators whose growth is told at current prices or that have none; never of GDP, value
    added and others at constant prices, nor where it is told on another basis (同口径, 可比, 实际). Names that the lexicon
    does not know must be the same word for word, and be counts rather than money. Earlier figures may have been revised
    since, which is why this is a warning; nothing is said where one of several earlier figures fits.

    Found: 进出口总额3120亿元、增长12%, after 2690亿元. Not found: the same with 增长16%.
    """

    code = "RD401"
    name = "growth-and-level"
    severity = Severity.WARNING

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each growth or change that the two levels do not give."""
        told = _levels(checked)
        named: dict[tuple[str, int], list[Told]] = {}  # in the first unit in which something of the name is told
        for (name, _, year), levels in told.items():
            named.setdefault((name, year), levels)
        for one in (claim for claim in checked.claims if isinstance(claim, MovedBy)):
            level = one.level or _named_alike(one.change, named, checked.report)
            earlier = told.get((*_key(level), one.since), []) if level else []
            if len(earlier) > _MOST:
                continue
            earlier = [each for each in earlier if level and _one_name(each, level, checked)]
            if level is not None and level.kind is Kind.ACTUAL:
                earlier = [each for each in earlier if each[1].kind is Kind.ACTUAL]
            if level is None or not earlier or not _comparable(one.change, level, checked):
                continue
            if any(of is checked.report and _in_one_table(one.change, fact) for of, fact in earlier):
                continue  # what the columns of a table say of one another RD502 looks at
            said, follows = interval(one.change), [_follows(before, level, one.change) for _, before in earlier]
            if said is None or not all(follows):
                continue
            if one.change.direction is Direction.DOWN:
                said = -said
            if not any(each.meets(said) for each in follows if each):
                yield _slip(one.change, level, earlier[0], follows[0], checked)


def _in_one_table(one: Fact, other: Fact) -> bool:
    return one.cell is not None and other.cell is not None and one.cell.table == other.cell.table


def _levels(checked: Checked) -> dict[tuple[str, str, int], list[Told]]:
    """What the reports say of the level of each indicator in a whole year, by its key and the year; plans too."""
    found: dict[tuple[str, str, int], list[Told]] = {}
    bases = {one.before.start for one in checked.claims if isinstance(one, Course)}  # 从A提高到B: of which year is not sure
    for report in (*checked.previous, checked.report):
        for fact in report.facts:
            whole = fact.period is None and fact.year is not None and fact.start not in (bases if report is checked.report else ())
            if whole and fact.measure is Measure.LEVEL and not fact.qualifiers and fact.year is not None:
                found.setdefault((*_key(fact), fact.year), []).append((report, fact))
    return found


def _one_name(told: Told, level: Fact, checked: Checked) -> bool:
    """Whether a level is of the same thing: in one report a thing that is meant again is called the same."""
    report, fact = told
    return report is not checked.report or fact.indicator == level.indicator


def _key(fact: Fact) -> tuple[str, str]:
    return fact.concept or fact.indicator, fact.pint


def _named_alike(change: Fact, named: dict[tuple[str, int], list[Told]], report: Report) -> Fact | None:
    """A level of the same name elsewhere in the report, where it is known what the name means."""
    if change.concept is None or change.measure is not Measure.GROWTH or change.year is None:
        return None
    levels = named.get((change.concept, change.year), [])
    same = (fact for of, fact in levels if of is report and fact.indicator == change.indicator)
    return next((fact for fact in same if fact.kind is change.kind), None)


def _comparable(change: Fact, level: Fact, checked: Checked) -> bool:
    """Whether the change is the arithmetic one of the levels: not at constant prices, nor of another kind."""
    if change.period is not None or level.period is not None:
        return False
    if change.measure is Measure.CHANGE:
        return change.pint == level.pint
    known = checked.language.lexicon.indicator(level.concept) if level.concept else None
    current = known.prices != "constant" if known else not level.pint.startswith(_MONEY)
    return change.pint == "percent" and current


def _follows(before: Fact, after: Fact, change: Fact) -> Interval | None:
    first, second = interval(before), interval(after)
    if first is None or second is None:
        return None
    return growth(first, second) if change.measure is Measure.GROWTH else second - first


def _slip(change: Fact, level: Fact, earlier: Told, follows: Interval | None, checked: Checked) -> Slip:
    report, before = earlier
    first, second = before.value, level.value
    assert follows is not None
    assert first is not None
    assert second is not None
    difference = second - first
    grown = change.measure is Measure.GROWTH
    exact = difference / first * 100 if grown else difference
    falls = exact < 0
    follows = -follows if falls else follows
    figure = rate(abs(exact), follows, checked.language) if grown else as_in(abs(exact), change)
    moved = checked.language.findings()[f"{change.measure}_{'down' if falls else 'up'}"].format(figure=figure)
    words = {"indicator": level.indicator, "before": as_written(before), "after": as_written(level), "year": str(before.year)}
    return Slip(change.start, change.end, told_as(change, checked.language), moved, words,
                (place(level, checked.report), place(before, report)))  # fmt: skip
