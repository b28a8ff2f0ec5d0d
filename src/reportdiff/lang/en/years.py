"""The years that an English text names: for which a figure is, by when a target is due, which years are summed up."""

from __future__ import annotations

import re
from calendar import monthrange

from reportdiff.model import Period

_YEAR = re.compile(r"\b((?:19|20)\d\d)\b(?!-)")
_FOR_YEAR = re.compile(r"\b(?:in|for|during|of|by|as of|at the end of|by the end of|end of) ((?:19|20)\d\d)\b(?! (?:budget|figure|level|baseline|target|constant|prices))", re.I)
_COMPARED = re.compile(
    r"\b(?:over|than(?: in)?|from|since|compared (?:with|to)(?: in)?|against|on|relative to|versus"
    r"|vs\.?|above|below|(?:that|those|figure|number|amount|total) (?:of|in|for)|level (?:of|in)|base year(?: of)?|baseline(?: of)?"
    r"|up on|as in) (?:the |that (?:of|in) |its |a )?(?:(?:end of|year|level of|base year|baseline of"
    r"|fiscal year) ){0,2}$", re.I)
_BY_YEAR = re.compile(r"\b(?:by|before|until|through|in|for|to|no later than) (?:the )?(?:end of |year |close of |fiscal year |financial year |FY ?)?((?:19|20)\d\d)\b", re.I)
_PLAN_NAME = re.compile(r"\b(\d\d)th Five-Year (?:Plan|period)", re.I)
_END_OF_PLAN = re.compile(r"\b(?:by|at|before) the end of the (\d\d)th Five-Year Plan|\b(?:during|over|in|for) the (\d\d)th Five-Year Plan", re.I)
_SEVERAL = re.compile(
    r"\b(?:(?:average annual(?:ly)?|annual average)(?! (?:concentration|level|density|temperature|wage|salary|income|price|number|consumption"
    r"|rainfall|exchange|PM|disposable))|an average of [^,;]{0,40}(?:annually|per year"
    r"|a year|each year)|over the (?:past|last|next|coming|following) (?:\w+ )?(?:years|decade)"
    r"|in the (?:past|last|next|coming) (?:\w+ )?(?:years|decade)|within (?:two|three|four|five"
    r"|\d|the next \w+|the coming \w+) years|in (?:two|three|four|five|\d) years|these (?:\w+ )?years"
    r"|the (?:five|three|four)-year period|every year|each year|annually|for (?:\w+ )?consecutive years"
    r"|in a row|during the five years|(?:19|20)\d\d-(?:(?:19|20)\d\d)|cumulative(?:ly)?)\b",
    re.I,
)
_OPENING = r"^(?:—\s*|\")?"
_SUMS_UP = re.compile(
    _OPENING +
        r"(?:(?:Over|During|In|Throughout|Looking back (?:at|on|over)) (?:the|these|this) (?:past"
        r"|last|previous)? ?(?:five|four|three|5)(?:[- ]years?)\b|(?:The|These) (?:past )?five years"
        r"|(?:During|Over|In|Throughout) the (?:\d\d)th Five-Year Plan|The (?:five-year|\d\dth Five-Year Plan) period"
        r"|Over the past (?:five|5) years)",
    re.I,
)
_IN_TITLE = re.compile(r"\b(?:past|last) (?:five|5) years\b|\bfive-year period|\b\d\dth Five-Year Plan|\bterm of (?:this|the) government|\bfive years\b", re.I)
_ONE_IN_TITLE = re.compile(r"\b(?:19|20)\d\d\b|\b(?:past|last) year\b", re.I)
_ABOUT_ONE = re.compile(_OPENING + r"(?:In (?:19|20)\d\d|Last year|The (?:past|year|last) (?:year|(?:19|20)\d\d)|During the past year|Over the past year|In the past year)\b", re.I)
_LOOKS_BACK = re.compile(_OPENING +
    r"(?:Last year|In the past|Over the past|During the past|In (?:19|20)\d\d,|Since (?:19|20)\d\d"
    r"|Currently|At present|Today|So far|Already|To date)\b", re.I)
_LOOKS_AHEAD = re.compile(r"\b(?:this year|will|should|must|aim to|let us)\b", re.I)
_PARTIAL = re.compile(
    r"\b(?:in the first (?P<many>three|six|nine|ten|eleven|two) months|(?:from )?January(?: to "
    r"|-)(?P<month>February|March|April|May|June|July|August|September|October|November)|in the first (?P<half>half)"
    r"|in the first (?P<quarters>quarter|three quarters))\b",
    re.I,
)
_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_COUNT = {"two": 2, "three": 3, "six": 6, "nine": 9, "ten": 10, "eleven": 11}


_OPENING_YEAR = re.compile(
    r"(?:—\s*)?(?:(?:By|In|Before|Until|During|For) (?:the )?(?:end of |year )?(?:19|20)\d\d|By the end of the \d\dth Five-Year Plan(?: period)?"
    r"|Over the (?:next|coming|past|last) [\w-]+ years)\b", re.I)


def with_opening(sentence: str, scope: str) -> str:
    """A clause with the year that its sentence opens on, unless it names one itself: By 2035, …"""
    opening = _OPENING_YEAR.match(sentence)
    named = any(not _COMPARED.search(scope[: year.start(1)]) for year in _BY_YEAR.finditer(scope))
    if opening is None or named or scope.startswith(opening[0]):
        return scope
    return f"{opening[0]} {scope}"


def last_five(year: int | None) -> tuple[int, int] | None:
    """The five years before the one that a report plans."""
    return (year - 5, year - 1) if year else None


def summed_by(title: str, year: int | None) -> tuple[int, int] | None:
    """The years that a chapter sums up by its heading, which names them alone or first."""
    five, one = _IN_TITLE.search(title), _ONE_IN_TITLE.search(title)
    return last_five(year) if five and (one is None or five.start() < one.start()) else None


def sums_up(opening: str) -> bool:
    """Whether a paragraph opens on several years."""
    return bool(_SUMS_UP.match(opening))


def is_about_one(opening: str) -> bool:
    """Whether a paragraph opens on one year."""
    return bool(_ABOUT_ONE.match(opening))


def looks_back(opening: str) -> bool:
    """Whether a sentence opens on what was or on how things stand."""
    return bool(_LOOKS_BACK.match(opening))


def looks_ahead(sentence: str) -> bool:
    """Whether a sentence tells what shall be."""
    return bool(_LOOKS_AHEAD.search(sentence))


def plan_end(name: str) -> int:
    """The last year of a five-year plan by its number: the 14th ends in 2025."""
    return 2005 + 5 * (int(name) - 10)


def over_several(scope: str) -> bool:
    """Whether a figure is for several years together or on average."""
    return bool(_SEVERAL.search(scope))


_AVERAGE = re.compile(r"\b(?:average|annual(?:ly)?|every year|each year|per year|a year|in a row|consecutive)\b", re.I)


def on_average(scope: str) -> bool:
    """Whether a figure is told for each of several years."""
    return bool(_AVERAGE.search(scope))


def named_ahead(scope: str, year: int | None) -> int | None:
    """The year by which something is to be reached, where a clause names one that is not over."""
    if plan := _END_OF_PLAN.search(scope):
        last = plan_end(plan[1] or plan[2])
        return last if year is None or last >= year else None
    found = [_ends(named) for named in _BY_YEAR.finditer(scope) if not _COMPARED.search(scope[: named.start(1)])]
    later = [named for named in found if year is None or named >= year]
    return later[-1] if later and year is not None else None


_FINANCIAL = re.compile(r"[-/](\d\d)\b")
_IN_BRACKET = re.compile(r"\((?:in |FY ?)?((?:19|20)\d\d): +#")  # (2023: | 204,900 tonnes)


def named_for(scope: str, year: int | None) -> int | None:
    """The year that a figure is said to be for, and not one that it is compared with."""
    if bracket := _IN_BRACKET.search(scope):
        return int(bracket[1])
    for named in reversed(list(_FOR_YEAR.finditer(scope))):
        if not _COMPARED.search(scope[: named.start(1)]) and not re.search(r"\bfrom [^,;#]{0,30}$", scope[: named.start()]):
            return _ends(named)
    return None


def _ends(named: re.Match[str]) -> int:
    """The year that a clause names; a financial year (2018-19, 2018/19) is the one in which it ends."""
    year = int(named[1])
    following = _FINANCIAL.match(named.string, named.end(1))
    return year + 1 if following and int(following[1]) == (year + 1) % 100 else year


def is_over(scope: str, year: int | None) -> bool:
    """Whether a clause names only years that are over when the report is given."""
    named = [int(found[1]) for found in _YEAR.finditer(scope) if not _COMPARED.search(scope[: found.start()])]
    budgets = re.search(r"\b(?:19|20)\d\d (?:budget|figure|level)", scope)
    return bool(named) and year is not None and max(named) < year and not budgets


def period_of(scope: str, year: int | None, summed: tuple[int, int] | None) -> Period | None:
    """A span other than the calendar year of ``year``: several years summed up, or a part of the year."""
    if year and (partial := _PARTIAL.search(scope)):
        if partial["month"]:
            last = _MONTHS.index(partial["month"].title()) + 1
        elif partial["many"]:
            last = _COUNT[partial["many"].lower()]
        else:
            last = 6 if partial["half"] else 3 if partial["quarters"].lower() == "quarter" else 9
        return Period(f"{year}-01-01", f"{year}-{last:02}-{monthrange(year, last)[1]}")
    if year is None and summed:
        return Period(f"{summed[0]}-01-01", f"{summed[1]}-12-31")
    return None
