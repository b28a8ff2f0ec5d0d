"""Figures that go on about the one before them: compared with it, counted again, each for something, brought to people."""

from __future__ import annotations

import re

from reportdiff.lang.en.clauses import Clause, noun_after
from reportdiff.lang.en.counting import counted, done_after, done_before
from reportdiff.lang.en.governing import Governor
from reportdiff.lang.en.names import clean, says_nothing
from reportdiff.lang.en.words import words

# carbon intensity is to be lowered by 4 percent, and clean energy | raised to 20 percent
_WITHOUT_VERB = re.compile(r"^[^,;:]*,? and (?:the )?(?!we\b|it\b|they\b)[a-z][^,;:]*$", re.I)
_VERB_THERE = re.compile(r"\b(?:was|were|is|are|has|have|had|will|would|should|must|be|been)\b", re.I)
_TO_BE = re.compile(r"\b(?:will|to|should|must|shall) be (?:\w+ly )?\w+", re.I)


def also_done(before: str, earlier: str) -> bool:
    """Whether a participle shares the verb to be of the figure before it."""
    joined = _WITHOUT_VERB.match(before)
    return bool(joined and _TO_BE.search(earlier) and not _VERB_THERE.search(before))


# 48 million, compared with | 45 million | in the prior year
_AGAINST = re.compile(r"[,;]? ?\(?(?:as )?(?:(?:compared|in comparison) (?:with|to)|against|versus|vs\.?|down from|up from|from|as opposed to)(?: the"
    r"| a| about| over| just| only)? ?", re.I)
_FROM = re.compile(r" (?:[a-z-]+ )?from ", re.I)


def compared(clause: Clause) -> bool:
    """Whether a figure is the one that the figure before it is compared with: , compared with | 45 million; from | 31."""
    if _FROM.fullmatch(clause.before):
        return clause.mention.quantity.pint != "count" or not noun_after(clause.after)[0]
    return _AGAINST.fullmatch(clause.before) is not None


# growth targets of 9 percent | for exports and | 10 percent for imports
_FOR_BOTH = re.compile(r" for [^,;:]{2,60}(?:,? and|,)(?: of)? ?", re.I)
_FOR = re.compile(r" for (?:the )?(?P<what>(?!the year|this year|next year|20)[^,;:.()]{2,60}?)(?=[,;:.()]|$| and\b| in (?:19|20)| this year| or "
    r"| (?:was|were|is|are|will|has|have)\b)")


def for_what(clause: Clause, *, first: bool = False) -> str:
    """What one of several figures is for, where each says it after itself."""
    what = _FOR.match(clause.rest)
    return clean(what["what"]) if what and (first or _FOR_BOTH.fullmatch(clause.before)) else ""


# bring safe drinking water to | 60 million | rural residents
_BROUGHT = re.compile(r"\b(?:bring\w*|brought|made|make|making|extend\w*|provid\w+|suppl\w+|deliver\w*"
    r"|offer\w*)\s(?P<what>[^,;:]{3,60}?)(?: available| accessible)?(?: to)?$", re.I)
_MADE_AVAILABLE = re.compile(r"(?P<what>[^,;:]{3,60}?) (?:was|were|is|are|has been|have been|will be) (?:made available|extended|brought|supplied"
    r"|provided|delivered)(?: to)?$", re.I)
_WHOM = re.compile(r" (?:more |additional |other )?(?:[a-z-]+ ){0,2}(?:people|residents|households|farmers|students|families|villages|counties|towns"
    r"|users|enterprises|firms|areas|communities|townships)\b", re.I)


def brought_to(clause: Clause, governor: Governor) -> str:
    """Those whom something was brought to, with what it was; empty where a figure tells nothing of the kind."""
    text = clause.before.rstrip()
    if governor.connector != "to" or clause.mention.quantity.pint != "count" or not _WHOM.match(clause.after):
        return ""
    brought = _MADE_AVAILABLE.search(text[: -len("to")].rstrip()) or _BROUGHT.search(text[: -len("to")].rstrip())
    what = clean(brought["what"]) if brought else ""
    if says_nothing(what) or re.search(r"\b(?:number|total|coverage|rate|people|population|subsid\w+|loans?)\b", what):
        return ""
    return f"{counted(clause)} with {what[:1].lower() + what[1:]}"


# 40 homes were begun and | 30 were completed; built 12 parks and upgraded | 5 others; 30 million of them found work
_AGAIN = re.compile(r"^ (?:(?P<more>(?:more|others|other ones|new ones)(?=[,;.]|$| this| last| and\b| in (?:19|20)| will\b| (?:are|were)\b))"
    r"|(?=(?:was|were|have|has|will|are|is)\b)|(?P<them>of (?:them|these|whom|which) (?P<did>(?!(?:are|is|was|were)\b)[^,;:.()]{3,60})))", re.I)
_OUT_OF_THE = re.compile(r"^\W*(?:out )?of (?:the|these|its|our) (?P<noun>[^,;:]{3,60}), ?(?:a total of |some )?$", re.I)


def _noun_of(name: str) -> str:
    """A name of what was counted without what was done to it."""
    noun, _, last = name.rpartition(" ")
    return noun if noun and last in words().participles.values() else name


def _done_to(clause: Clause, before: str) -> str:
    return done_before(clause.before) or done_after(clause.after) or before


def counted_again(clause: Clause, before: str) -> str:
    """The name of a figure that counts what the one before it did: 40 were completed; upgraded | 5 others."""
    again = _AGAIN.match(clause.after)
    if not before or again is None or clause.mention.quantity.pint != "count":
        return ""
    noun = _noun_of(before)
    if again["them"]:
        return clean(f"{noun} {' '.join(again['did'].split()[:6])}")
    return f"{noun} {_done_to(clause, before.removeprefix(noun).strip())}".strip()


def out_of_the(clause: Clause) -> str:
    """The name of a part of what the sentence opens on: of the 32 projects, | 27 | have been completed."""
    out_of = _OUT_OF_THE.match(clause.before)
    return f"{clean(out_of['noun'])} {_done_to(clause, '')}".strip() if out_of else ""
