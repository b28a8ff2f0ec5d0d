"""Years that cannot be meant: title, date and chapters against each other, deadlines gone by, years in the wrong order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportdiff.analysis.rules import Found, find
from reportdiff.model import Part, Section, Span
from reportdiff.relations.relation import Known, Operand, Relation, number
from reportdiff.relations.sheet import Sheet

_LONG_AGO = 300  # years that something may be ago
_LATE = 11  # the month from which a report may plan the next year
_AFTER = 14  # characters after a year in which it is said to be that of something made then
_JOINED = 2  # characters after a year in which it is joined to another time
_BACK = 8  # characters before a year in which it is said to be one that is looked back to
_PLAN_BASE, _PLAN_LENGTH = 1955, 5  # the last years of the five-year plans: 1955 and five for each
_REVIEW_OF = {Part.REVIEW: 1, Part.PLAN: 0}


@dataclass(frozen=True, slots=True)
class _Vote:
    """A place that names the year of the report, and the year that it would plan by that."""

    cue: str
    place: Span
    year: int
    plans: int


def read_years(sheet: Sheet) -> Iterator[Relation]:
    """All that a report says of years and that leaves no room for another."""
    votes = [*_head(sheet), *_chapters(sheet)]
    plans = _elected(votes, sheet.report.year)
    for found in sheet.giving("years-from-to"):
        first, last = (sheet.year(found.kept[name]) for name in ("first", "last"))
        if first and last:
            ends = (("one", _year(sheet, found.kept["last"], last)), ("other", _year(sheet, found.kept["first"], first)))
            yield Relation("year-order", found.rule.name, Known.CLAUSE, ends, found.kept["first"].start, found.end)
    yield from _plan_names(sheet)
    if plans is None:
        return
    for found in sheet.giving("years-ago"):
        yield from _ago(found, sheet, plans)
    for vote in (*votes, *_openings(sheet)):
        expected = vote.year - vote.plans + plans
        yield _told(sheet, "year", vote.cue, vote.place, vote.year, expected, plans)
    yield from _due(sheet, plans)


def _ago(found: Found, sheet: Sheet, plans: int) -> Iterator[Relation]:
    """Ten years ago, in 2017: as many years before the one that is looked back on, or the next."""
    year, count = sheet.year(found.kept["year"]), sheet.told_at(found.kept["count"])
    if year and count is not None and count.value is not None and count.value < _LONG_AGO:
        place = found.kept["year"]
        then = number(sheet.report, found.kept["count"].start, found.kept["count"].end, plans - 1 - count.value, plans - count.value)
        yield Relation("year", found.rule.name, Known.CLAUSE, (("one", _year(sheet, place, year)), ("other", then)), place.start, place.end, {"ago": True})


def _year(sheet: Sheet, place: Span, year: int) -> Operand:
    return number(sheet.report, place.start, place.end, year)


def _told(sheet: Sheet, kind: str, cue: str, place: Span, year: int, expected: int, plans: int) -> Relation:
    operands = (("one", _year(sheet, place, year)), ("other", number(sheet.report, place.start, place.start, expected)))
    return Relation(kind, cue, Known.CLAUSE, operands, place.start, place.end, {"plan": plans})


def _elected(votes: Sequence[_Vote], year: int | None) -> int | None:
    """The year that the report plans: the one that most of its title, date and chapters name; of as many, the one it was read with."""
    counted = Counter(vote.plans for vote in votes)
    if not counted:
        return year
    most = max(counted.values())
    leading = [plans for plans, count in counted.items() if count == most]
    return leading[0] if len(leading) == 1 else year


def in_head(sheet: Sheet, kind: str) -> Iterator[Found]:
    """What rules of a kind find in the lines before a report begins."""
    rules = sheet.cues.giving(kind)
    for start, end in sheet.language.folder.sentences(sheet.view, (0, sheet.body[0])):
        yield from find(rules, sheet.coded.code[start:end], start)


def _head(sheet: Sheet) -> Iterator[_Vote]:
    """The title (2025年青澜县政府工作报告) and the day of the session (2025年1月10日在…会议上)."""
    for found in in_head(sheet, "title-year"):
        if year := sheet.year(found.kept["year"]):
            yield _Vote("title", found.kept["year"], year, year)
    for found in in_head(sheet, "session-day"):
        year, month = sheet.year(found.kept["year"]), sheet.numeral(found.kept["month"])
        if year and month and month < _LATE:
            yield _Vote("session", found.kept["year"], year, year)


def _chapters(sheet: Sheet) -> Iterator[_Vote]:
    """Headings of the review and of the plan that name one year, and no stretch of years."""
    for section in _told_chapters(sheet):
        place = _heading_years(sheet, section)
        if len(place) == 1 and section.number and (year := sheet.year(place[0])):
            yield _Vote("chapter", place[0], year, year + _REVIEW_OF[section.part])


def _told_chapters(sheet: Sheet) -> Iterator[Section]:
    for section in sheet.report.sections:
        if section.level == 1 and section.part in _REVIEW_OF:
            yield section


def _heading_years(sheet: Sheet, section: Section) -> list[Span]:
    """The years that a heading names; of one that tells of several years, only those that it begins with (2024年和“十四五”时期)."""
    end = sheet.heading_end(section)
    code, joins = sheet.coded.code, sheet.cues.vocabulary.codes["and"]
    years = [Span(at, at + 4) for at in range(section.start, end) if code[at] == "Y"]
    if not sheet.tells_years(section.start, end):
        return years
    return [one for one in years if set(code[one.end : one.end + _JOINED]) & set(joins)]


def _openings(sheet: Sheet) -> Iterator[_Vote]:
    """Paragraphs of a chapter about one year that open with another; results and work told of another year."""
    for section in _told_chapters(sheet):
        end = sheet.heading_end(section)
        several = sheet.tells_years(section.start, end)
        if len(_heading_years(sheet, section)) > 1:
            continue
        own = _REVIEW_OF[section.part]
        for found in sheet.giving("opening-year", "own-year", "past-year"):
            if not end <= found.start < section.end or found.rule.says.get("part", section.part.value) != section.part.value:
                continue
            if not several or found.rule.says.get("preliminary"):
                year, plan = sheet.year(found.kept["year"]), sheet.report.year
                meant = found.rule.gives != "opening-year" or not year or not plan or _is_slip(year, plan, own)
                if year and "to" not in found.kept and meant:
                    cue = f"{found.rule.name}, of years" if several else found.rule.name
                    yield _Vote(cue, found.kept["year"], year, year + own)


def _is_slip(year: int, plan: int, own: int) -> bool:
    """Whether a year that a paragraph opens with is one that nobody means: one off its chapter's own, or ten; or past in a plan."""
    return year not in (plan - 1, plan) and (abs(year - plan + own) in (1, 10) or (not own and year < plan))


def _first_planned(sheet: Sheet, plans: int) -> int:
    """The first year of which a report may promise something: of a financial year (2019-20), the one in which it begins."""
    for found in sheet.giving("financial-year"):
        last = sheet.words(found.kept["last"]).strip()
        if sheet.year(found.kept["first"]) == plans - 1 and last == f"{plans % 100:02}":
            return plans - 1
    return plans


def _due(sheet: Sheet, plans: int) -> Iterator[Relation]:
    """Years by which, or in which, the plan promises something: none is over."""
    first = _first_planned(sheet, plans)
    for found in sheet.giving("due"):
        place = found.kept["year"]
        year = sheet.year(place)
        start = max(sheet.sentence_at(place.start)[0], place.start - _BACK)
        promised = sheet.part_at(place.start) is Part.PLAN and not sheet.has("back", start, place.start)
        if year and promised and not sheet.has("made_then", place.end, min(place.end + _AFTER, len(sheet.view))):
            yield _told(sheet, "year-or-later", found.rule.name, place, year, first, plans)


def _plan_names(sheet: Sheet) -> Iterator[Relation]:
    """2026年是“十五五”开局之年: the first and the last year of a five-year plan."""
    for found in sheet.giving("plan-year"):
        which = sheet.numeral(found.kept["plan"])
        if which and "year" not in found.kept:
            yield from _plan_of_this_year(found, which, sheet)
        elif which and (year := sheet.year(found.kept["year"])):
            last = _PLAN_BASE + _PLAN_LENGTH * which
            expected = last if "ends" in found.kept else last - _PLAN_LENGTH + 1
            yield _told(sheet, "year", found.rule.name, found.kept["year"], year, expected, expected)


def _plan_of_this_year(found: Found, which: int, sheet: Sheet) -> Iterator[Relation]:
    """今年是“十五五”开局之年: which five-year plan it is that the year of the report opens or ends."""
    year = sheet.report.year
    if year is None or sheet.part_at(found.start) is not Part.PLAN:
        return
    last = year if "ends" in found.kept else year + _PLAN_LENGTH - 1
    expected, rest = divmod(last - _PLAN_BASE, _PLAN_LENGTH)
    if not rest:
        made = _told(sheet, "year", found.rule.name, found.kept["plan"], which, expected, year)
        yield replace(made, says={**made.says, "number": True})
