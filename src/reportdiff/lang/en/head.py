"""What stands at the head and the foot of an English report: title, issuer, date, year, and its body."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a report says; ``None`` where it does not. ``body`` is the extent of its text proper.

    ``told`` is the year whose results a document without a plan of its own gives: 2024 for a Sustainability Report 2024.
    """

    title: str | None
    issuer: str | None
    date: str | None
    year: int | None
    body: tuple[int, int]
    told: int | None = None


_TOP = 3000  # characters in which the head stands
_WORK_REPORT = re.compile(
    r"^[ #]*(?P<title>[^\n]{0,60}\b(?:report (?:on|of) the work of the (?:\w+ ){0,4}government|(?:government )?work report)\b[^\n.]{0,60})$", re.I | re.M
)
_YEARLY_REPORT = re.compile(
    r"^[ #]*(?P<title>[^\n]{0,60}\b(?:sustainability|ESG|CSR|annual|integrated|impact|progress"
    r"|climate|environmental|non-financial|corporate responsibility|environmental, social and governance"
    r"|statistical)\b[^\n.]{0,30}\b(?:report|review|statement|communiqu[eé]|bulletin)\b[^\n.]{0,40})$",
    re.I | re.M,
)
_DATE = re.compile(
    rf"\b(?:(?P<month>{'|'.join(_MONTHS)}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>(?:19"
    rf"|20)\d\d)|(?P<day2>\d{{1,2}}) (?P<month2>{'|'.join(_MONTHS)}) (?P<year2>(?:19|20)\d\d))"
)
_DELIVERED = re.compile(r"\b(?:delivered|presented|submitted|session|meeting|congress|council|published|issued)\b", re.I)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_SHORT_YEARS = re.compile(r"\b(?:FY ?)?((?:19|20)\d\d)[-/](\d\d)\b")
_CHAPTER = re.compile(r"^[ #]*(?:[IVX]{1,5}|Part \w+|Section \w+|Chapter \w+|\d{1,2})[.:、)]?[ ]+(?P<title>[^\n]{3,160})$", re.M)
_PLAN = re.compile(r"\b(?:tasks?|plans?|requirements?|targets?|objectives?|priorit\w+|outlook|work for|proposals?|orientations?|goals?|suggestions?|arrangements?|ahead)\b", re.I)
_REVIEW = re.compile(r"\b(?:review|achievements?|our work in|performance|progress|results|past year|overview of|work (?:done )?in|last year)\b", re.I)
_ON_BEHALF = re.compile(r"\bon behalf of (?:the )?(?P<who>[^,.\n]{3,80}?)(?:,| I\b| to\b)", re.I)
_CONGRESS = re.compile(r"(?:People's Congress|Council) of (?:the )?(?P<place>[A-Z][\w' -]{2,40}?)(?: on\b|,|\n|$)")
_PLACE = re.compile(r"\b(?P<place>(?:[A-Z][\w'-]+ ){1,3}(?:City|Province|County|District|Municipality|Prefecture|Region|Municipal))\b")
_OPENING = re.compile(
    r"^[ ]*(?:Fellow (?:Deputies|Delegates|Members|Councillors)|Esteemed (?:Deputies|Delegates)"
    r"|Distinguished \w+|Deputies,|Members of|On behalf of|[IVX]{1,4}\. |Dear )", re.M)
_FOOT = re.compile(
    r"^[ *(\[]*(?:Source:|\(Source|Notes?:$|Notes$|Endnotes|Footnotes|Glossary|Editor:|Editors:"
    r"|Related (?:stories|articles|links)|Share this|Copyright|All rights reserved|©|Contact us"
    r"|Print this|Appendix\b|Disclaimer|Forward-looking statements)",
    re.M | re.I,
)
_LINE_SAYS_NO_MORE = 90


def read_head(view: str) -> Head:
    """Reads title, issuer, date, year and body off the plain text of a report."""
    top = view[:_TOP]
    work, yearly = _WORK_REPORT.search(top), _YEARLY_REPORT.search(top[:1200])
    named = work or (yearly if yearly and len(yearly["title"]) <= _LINE_SAYS_NO_MORE else None)
    title = " ".join(named["title"].split()).strip("# ") if named else None
    date = _date(top)
    start = _body_start(top, named.end() if named else 0)
    body = (start, _body_end(view, start))
    told = None
    if named and not work and title:
        told = _title_year(title) or (int(date[:4]) - 1 if date else None)
    year = told + 1 if told else _year(view, title, date)
    return Head(title, _issuer(top, title, bool(work)), date, year, body, told)


def _title_year(title: str) -> int | None:
    if short := _SHORT_YEARS.search(title):
        return int(short[1]) // 100 * 100 + int(short[2])
    years = _YEAR.findall(title)
    return int(years[-1]) if years else None


def _date(top: str) -> str | None:
    for found in _DATE.finditer(top[:1500]):
        line = top[top.rfind("\n", 0, found.start()) + 1 : (top + "\n").find("\n", found.end())]
        if _DELIVERED.search(line) or len(line.strip(" ()[]—")) <= len(found[0]) + 12:
            month = _MONTHS.index(found["month"] or found["month2"]) + 1
            day = int(found["day"] or found["day2"])
            return f"{found['year'] or found['year2']}-{month:02}-{day:02}" if 1 <= day <= 31 else None
    return None


def _year(view: str, title: str | None, date: str | None) -> int | None:
    """The year whose plan the report sets: that of a chapter on its tasks, of its delivery, of its title, or the one
    after the year that it reviews."""
    reviewed = None
    for chapter in _CHAPTER.finditer(view):
        years = _YEAR.findall(chapter["title"])
        if not years:
            continue
        if _PLAN.search(chapter["title"]) and not _REVIEW.search(chapter["title"]) and len(years) == 1:
            return int(years[0])
        if _REVIEW.search(chapter["title"]) and reviewed is None:
            reviewed = int(years[-1])
    if date:
        return int(date[:4]) + (date[5:7] in ("11", "12"))
    if title and (named := _title_year(title)):
        return named
    return reviewed + 1 if reviewed else None


def _issuer(top: str, title: str | None, work: bool) -> str | None:
    if re.search(r"State Council|National People's Congress", top):
        return "State Council"
    if work and (council := _CONGRESS.search(top)):
        return f"{council['place'].strip().removesuffix(' Municipal')} Government"
    behalf = _ON_BEHALF.search(top)
    if behalf and not re.match(r"(?:my|our|us|all)\b", behalf["who"], re.I):
        return behalf["who"].strip()
    if place := (_PLACE.search(title) if title else None) or (_PLACE.search(top[:600]) if work else None):
        name = place["place"].strip()
        return f"{name.removesuffix(' Municipal')} Government"
    if title and not work:
        name = re.split(
            r"\b(?:Sustainability|ESG|CSR|Annual|Integrated|Impact|Progress|Climate|Environmental|Corporate"
            r"|Non-financial)\b", _YEAR.sub("", title))[0].strip(" -—:,|'s")
        return name if len(name) >= 3 else None
    return None


def _body_start(top: str, after_title: int) -> int:
    """Where the text proper begins: at its salutation or first chapter, else after the title."""
    opening = _OPENING.search(top, after_title)
    return opening.start() if opening else after_title


def _body_end(view: str, start: int) -> int:
    """Where the text ends: before the source, notes, a glossary and the page's foot."""
    late = start + (len(view) - start) * 2 // 3
    found = _FOOT.search(view, late)
    return found.start() if found else len(view)
