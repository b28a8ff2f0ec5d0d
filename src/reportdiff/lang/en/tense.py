"""Whether a clause tells what was or what shall be, by its verbs."""

from __future__ import annotations

import re

from reportdiff.lang.en.names import clause_of
from reportdiff.lang.en.words import words

_FUTURE = re.compile(
    r"\b(?:will|shall|should|must|would|need to|needs to|aim(?:s|ing)? (?:to|for|at)|strive (?:to"
    r"|for)|striving to|plan(?:s|ning)? to|intend(?:s)? to|seek(?:s)? to|hope to|going to|are to"
    r"|is to|to be|"
    r"(?:is|are|has been|have been|was|were|it is) (?:projected|expected|targeted|planned|budgeted"
    r"|forecast|slated|scheduled)|projected (?:at|to)|expected to|we (?:expect|project|propose)"
    r"|(?:we )?have (?:set|decided|proposed|projected)|is set|are set|has been set|have been set"
    r"|target(?:s)? (?:of|is|are|for)|goals? (?:of|is|are|for)|commit(?:s|ted)? to|pledge[sd]? to"
    r"|let us|work to|ensur(?:e|ing) that)\b(?!(?<!will) have (?:been )?\w+ed\b)",
    re.I,
)
_AUXILIARY = re.compile(r"\b(?:was|were|had|have been|has been|have|has|having)\b(?! set\b| to\b| decided\b| the potential)", re.I)
_IRREGULAR = "grew|rose|fell|stood|came|became|went|hit|made|saw|took|brought|built|held|kept|met|ran|sold|spent|sent|led|got|gave|found|won|shrank|overtook|rebuilt|set up"
_PAST_FORM = re.compile(rf"^(?!exceed\b|need\b|proceed\b|succeed\b|speed\b)(?:{_IRREGULAR}|\w{{2,}}ed)\b", re.I)
_PAST_SUBJECT = re.compile(
    rf"\b(?:we|it|they|which|that|who|government|governments|China|group|company|city|people)\s(?:also "
    rf"|then |have |had |successfully |further )?(?:{_IRREGULAR}|\w{{3,}}ed)\b", re.I)
_PARTICIPLE_OF = re.compile(r"\b(?:be|been|being|is|are|get|gets|to be)\s(?:\w+ly )?$", re.I)
_TO = re.compile(r"\bto\s(?:\w+ly )?$", re.I)
_PURPOSE = re.compile(
    r"\b(?:launch\w*|initiat\w+|set|plan\w*|program\w*|campaign\w*|decid\w+|aim\w*|goal\w*|target\w*"
    r"|commit\w*|pledg\w+|strateg\w+|action plan|project\w*|scheme\w*|drive)\b", re.I)
_LAST_YEAR = re.compile(r"\b(?:last year(?!'s (?:budget|figure|level|target))|in the past (?:year|five)|over the past|during the past)\b", re.I)
_COMPARED = re.compile(r"\b(?:over|than|from|on|of|with|to|compared with|compared to|against|above|below|as|in) $", re.I)
_THIS_YEAR = re.compile(r"\bthis year\b", re.I)
_REST_END = re.compile(r"[,;:]|\.(?!\d)| — | and (?=(?:we|the|an?|it)\b)|\b(?:while|which|who|to (?:support|help|boost|promote|ensure))\b")


def scope_of(wording: str, rest: str) -> str:
    """The clause that a figure stands in: from where it begins to the next mark after it."""
    end = _REST_END.search(rest)
    return clause_of(wording) + " # " + (rest[: end.start()] if end else rest)


def tells_of_future(scope: str) -> bool:
    """Whether a clause says what will be, shall be, is aimed at or projected."""
    return bool(_FUTURE.search(scope))


def tells_of_past(wording: str, verb: int | None, scope: str) -> bool:
    """Whether a clause tells what was: by an auxiliary, the form of its verb, or by last year."""
    if _AUXILIARY.search(scope) or words().background.search(scope) or _last_year(scope):
        return True
    if verb is not None:
        form = wording[verb:]
        bare = _PARTICIPLE_OF.search(wording[:verb]) or _TO.search(wording[:verb])
        return bool(_PAST_FORM.match(form)) and not bare
    return bool(_PAST_SUBJECT.search(scope))


def _last_year(scope: str) -> bool:
    """Whether last year is when it was, and not what it is compared with."""
    return any(not _COMPARED.search(scope[: said.start()]) for said in _LAST_YEAR.finditer(scope))


def is_purpose(wording: str, verb: int | None) -> bool:
    """Whether a figure is the aim of something that was begun: an initiative was launched to increase output by …"""
    if verb is None or not _TO.search(wording[:verb]):
        return False
    return bool(_PURPOSE.search(wording[max(0, verb - 100) : verb]))


def of_this_year(scope: str) -> bool:
    """Whether a clause names this year."""
    return bool(_THIS_YEAR.search(scope))


_AIM = re.compile(
    r"\b(?:aim(?:s|ing)? to|target(?:s|ing)?\b(?! (?:was|were|of last))|goal of|plan(?:s|ning)? to"
    r"|commit(?:ted|s)? to|pledge[sd]? to|intend to|seek to|strive to|ambition to)", re.I)
# exceeding the annual target of: an aim that was
_OLD_AIM = re.compile(
    r"\b(?:exceed|surpass|beyond|above|beat|met|meet|short of|over|than|fulfil|achiev|accomplish|reach|attain|realiz)\w* (?:the|our|its|this"
    r"|all)\b[^,;.]{0,30}\b(?:target|goal|plan)",
    re.I,
)
_BACKGROUND = re.compile(
    r"\b(?:due to graduate|(?:will|to|expected to|set to|due to) graduate|graduat(?:e|es|ing) (?:from college )?this year"
    r"|already|so far|to date|currently|at present|now (?:have|has)|today)\b", re.I)


def is_aim(scope: str) -> bool:
    """Whether a clause names an aim by a verb: aims to, is committed to, targets."""
    return bool(_AIM.search(scope)) and not _OLD_AIM.search(scope)


_PROMISE = re.compile(r"\b(?:will|shall|should|must)\b(?! have)", re.I)


def promises(scope: str) -> bool:
    """Whether a clause says what will or must be."""
    return bool(_PROMISE.search(scope))


def is_background(scope: str) -> bool:
    """Whether a clause of a plan tells how things stand: so many are due to graduate this year."""
    return bool(_BACKGROUND.search(scope))
