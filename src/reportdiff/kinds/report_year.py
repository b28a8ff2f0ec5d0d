"""The year whose plan a report sets, by vote: title, day of delivery, headings of review and plan, aims, what the file says.

A slip in one of them is outvoted by the others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from reportdiff.kinds.dates import plans_named, years_in
from reportdiff.kinds.headings import CHAPTER_RANK, LINE_RANK, Heading, legible
from reportdiff.kinds.lines import Line
from reportdiff.kinds.titles import Title
from reportdiff.kinds.wording import Wording

_TITLE, _DAY, _HEADING, _AIMS, _FILE = 3.0, 5.0, 4.0, 4.0, 1.0
_LATE, _LATE_THIS = 3.0, 2.0  # a report told late in a year plans the next, or, less often, this one
_AGAIN = 1.0  # a second heading of the same part
_SPAN = 6.0  # a financial year of two calendar years, which only what plans it names so
_TEXT, _MANY = 8.0, 12  # the years of running text, where they are so many
_BEFORE = 24  # characters before a year that say that something was in it
_SAMPLE, _TOP = 200_000, 3000  # characters
_BARE = 1.5  # a heading that names a year and says nothing of it
_REVIEWED = 0.45  # of a report at most reviews
_SEVERAL, _MOST = 2, 0.6  # so often, and by such a share of them, paragraphs open on the same
_OPENING, _AT_ONCE = 60, 2  # characters in which a paragraph says its year, and those in which it opens on it
_FAR = 4  # a heading that names a year so far ahead names a horizon


def planned_year(
    title: Title | None,
    day: str | None,
    given: str | None,
    headings: Sequence[Heading],
    lines: Sequence[Line],
    wording: Wording,
    *,
    of_results: bool = False,
) -> int | None:
    """The year that most speaks for; ``None`` where nothing speaks for any. ``given`` is the date that the file says;
    ``of_results`` is whether the title names the year of the results whatever its words are."""
    votes: dict[int, float] = defaultdict(float)
    for year, weight in (*_of_title(title, wording, of_results), *_of_day(day, _DAY, wording), *_of_day(given, _FILE, wording)):
        votes[year] += weight
    near = max(votes, default=None)
    of_text = [*_of_headings(headings, near, wording), *_of_aims(lines, wording)]
    if not votes and all(weight == _BARE for _, weight in of_text) and not _chaptered(headings, wording):
        return _of_openings(lines, wording)
    for year, weight in of_text:
        votes[year] += weight
    return max(votes, key=lambda year: (votes[year], year)) if votes else None


def _chaptered(headings: Sequence[Heading], wording: Wording) -> bool:
    """Whether chapters are named by years alone; a year beside other words may be that of any figures."""
    titles = [legible(heading.title, wording).strip() for heading in headings]
    return any(one.start == 0 and one.end == len(title) for title in titles for one in years_in(title, wording.years)[:1])


def _of_title(title: Title | None, wording: Wording, of_results: bool) -> Iterator[tuple[int, float]]:
    if title is None:
        return
    named = [one.first or one.year for one in years_in(title.text, wording.years)]
    review, plan = wording.parts.review.search(title.text), wording.parts.plan.search(title.text)
    half_way = wording.parts.within_year.search(title.text)
    if not named and plan and not review and not half_way:  # a plan of several years plans the first of them first
        named = [one.first or one.year for one in plans_named(title.text, wording.years)]
    if not named:
        return
    over = review and not plan and not half_way
    yield max(named) + (1 if of_results or over else 0), _TITLE


def _of_day(day: str | None, weight: float, wording: Wording) -> Iterator[tuple[int, float]]:
    if day is None or not day[:4].isdecimal():
        return
    year = int(day[:4])
    if int(day[5:7] or 0) in wording.dates.late:
        yield year + 1, _LATE * weight / _DAY
        yield year, _LATE_THIS * weight / _DAY
    else:
        yield year, weight


def _of_headings(headings: Sequence[Heading], near: int | None, wording: Wording) -> Iterator[tuple[int, float]]:
    """What chapters say: the review's is about the year before, the plan's about its own.

    A year far from what the head says is a horizon: 2035年远景目标; ``near`` is what the head says.
    """
    words = wording.parts
    seen: set[bool] = set()
    for heading in headings:
        if heading.rank > CHAPTER_RANK and not (heading.whole and heading.rank <= LINE_RANK):
            continue
        title = legible(heading.title, wording)
        named = [one.year for one in years_in(title, wording.years)]
        if near is not None:
            named = [year for year in named if abs(year - near) < _FAR]
        if not named or (near is None and words.several.search(title)):
            continue
        review, plan = bool(words.review.search(title)), bool(words.plan.search(title))
        if not review and not plan:
            yield max(named), _BARE
        elif review != plan:
            after = review and not words.within_year.search(title)
            yield max(named) + after, _AGAIN if review in seen else _HEADING
            seen.add(review)


def _of_aims(lines: Sequence[Line], wording: Wording) -> Iterator[tuple[int, float]]:
    """The year of the aims, where a paragraph opens with both: 2025年经济社会发展主要预期目标是."""
    for line in lines:
        salutation = wording.parts.salutation.match(line.text)
        begun = salutation.end() if salutation else 0
        aims = (opening.pattern.match(line.text, begun) for opening in wording.parts.openings if opening.about == "aims")
        year = next((year for match in aims if match and (year := match.groupdict().get("year"))), None)
        if year:
            yield int(year), _AIMS
            return


def _of_openings(lines: Sequence[Line], wording: Wording) -> int | None:
    """The year, by those on which paragraphs open: among the first stands the one that is reviewed, among the last the one
    that is planned. It must be said several times, and most of them."""
    votes: Counter[int] = Counter()
    for i, line in enumerate(lines):
        salutation = wording.parts.salutation.match(line.text)
        opening = line.text[salutation.end() if salutation else 0 :][:_OPENING]
        this = wording.parts.this_year.match(opening)
        for one in years_in(opening, wording.years)[:1]:
            if one.start <= _AT_ONCE or this:
                votes[one.year + (i < len(lines) * _REVIEWED and not this)] += 1
    best = max(votes, key=lambda year: (votes[year], year), default=None)
    sure = best is not None and votes[best] >= _SEVERAL and votes[best] >= _MOST * sum(votes.values())
    return best if sure else None


def told_year(title: Title | None, day: str | None, given: str | None, lines: Sequence[Line], wording: Wording) -> int | None:
    """The year whose results a report gives, by vote of its title and of the years that its text names.

    A title may name the year of the results or the one in which they were published; its text names the former most.
    """
    named = [one for one in years_in(title.text, wording.years) if one.year - (one.first or one.year) < 2] if title else []
    latest = max((one.year for one in named), default=_year_of(day) or _year_of(given))
    text = "\n".join(line.text for line in lines)[:_SAMPLE]
    all_named = [one for one in years_in(text, wording.years) if latest is None or one.year <= latest]
    of_results = [one for one in all_named if wording.years.told.search(text, max(0, one.start - _BEFORE), one.start)]
    if len(of_results) < _SEVERAL:
        of_results = [one for one in all_named if not wording.years.untold.search(text, max(0, one.start - _BEFORE), one.start)]
    told = Counter(one.year for one in of_results or ([] if named else all_named))
    total = sum(told.values())
    votes: dict[int, float] = defaultdict(float)
    for one in named:
        votes[one.year] += _TITLE
        votes[one.first or one.year - 1] += _TITLE / 2
    for year, count in told.most_common(4):
        votes[year] += _TEXT * count / total * min(1.0, total / _MANY)
    for year, weight in (*_of_day(day, _FILE, wording), *_of_day(given, _FILE, wording)):
        votes[year - 1] += weight
    return max(votes, key=lambda year: (votes[year], year)) if votes else None


def financial_year(
    named: Title | None, day: str | None, given: str | None, headings: Sequence[Heading], lines: Sequence[Line], wording: Wording
) -> int | None:
    """The year that an address plans. Where it plans a financial year, which ends in another, it is the one of its end."""
    votes: dict[int, float] = defaultdict(float)
    for one in years_in(named.text, wording.years) if named else []:
        votes[one.year] += _SPAN if one.first else _TITLE
    top = "\n".join(line.text for line in lines)[:_TOP]
    for match in wording.years.planned.finditer(top):
        votes[int(match["year"])] += _AIMS
    seen: set[tuple[bool, bool]] = set()
    for heading in headings:
        title = legible(heading.title, wording)
        review, plan = bool(wording.parts.review.search(title)), bool(wording.parts.plan.search(title))
        for one in years_in(title, wording.years)[:1] if review != plan else []:
            kind = (review, one.first is not None)
            votes[one.year + review] += (_SPAN if one.first else _HEADING / 2) if kind not in seen else _AGAIN
            seen.add(kind)
    for year, weight in (*_of_day(day, _FILE, wording), *_of_day(given, _FILE, wording)):
        votes[year] += weight
    return max(votes, key=lambda year: (votes[year], year)) if votes else None


def _year_of(day: str | None) -> int | None:
    return int(day[:4]) if day and day[:4].isdecimal() else None
