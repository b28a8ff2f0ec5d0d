"""How firmly a target is promised, by when it is to be reached, and who is to see to it."""

from __future__ import annotations

import re

from reportdiff.lang.en.words import words
from reportdiff.model import Strength

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DEADLINE = re.compile(
    rf"\b(?:by|before|no later than) (?:the )?(?:(?:end|close) of (?:the year|this year|{_MONTHS}"
    rf"|(?:19|20)\d\d)(?: (?:19|20)\d\d)?|year-end|(?:{_MONTHS})(?: \d{{1,2}})?(?:,? (?:19|20)\d\d)?"
    rf"|mid-?(?:19|20)\d\d|(?:19|20)\d\d)"
    r"|\b(?:in|within) the (?:first|second) half of the year|\bin the (?:first|second|third|fourth) quarter|\bwithin (?:the year|(?:two|three|five|\d) years)",
    re.I,
)
_OWNER = re.compile(
    r"\b(?:led|overseen|organized|coordinated|headed|carried out|implemented) by the (?P<owner>(?:[A-Z][\w&'-]*"
    r"|of|and|for|the)(?: (?:[A-Z][\w&'-]*|of|and|for|the)){0,7})|\bThe (?P<named>(?:[A-Z][\w&'-]*)(?: (?:[A-Z][\w&'-]*"
    r"|of|and|for)){0,6} (?:Department|Bureau|Committee|Commission|Office|Ministry|Agency|Administration"
    r"|Authority)) (?:will|shall|is to|must)\b"
)


def owner_in(view: str, start: int, end: int) -> str | None:
    """Who is to see to what a sentence says: led by the Housing Bureau."""
    owner = _OWNER.search(view, start, end)
    return re.sub(r"(?: (?:of|and|for|the))+$", "", owner["owner"] or owner["named"]) if owner else None


def strength_in(near: str) -> Strength | None:
    """The nearest word of resolve before a figure: ensure commits, strive aspires."""
    committed = list(words().committed.finditer(near))
    aspiring = list(words().aspirational.finditer(near))
    if not committed and not aspiring:
        return None
    last_committed = committed[-1].start() if committed else -1
    last_aspiring = aspiring[-1].start() if aspiring else -1
    return Strength.COMMITTED if last_committed > last_aspiring else Strength.ASPIRATIONAL


def deadline_in(near: str) -> str | None:
    """The last date in the words near a figure by which it is to be reached: by the end of June."""
    found = [match[0] for match in _DEADLINE.finditer(near)]
    return found[-1] if found else None
