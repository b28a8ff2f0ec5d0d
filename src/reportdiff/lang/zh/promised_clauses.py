"""Clauses of a plan that promise work: where the verb stands, behind words of time, manner, purpose and whom it is done for or with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportdiff.analysis.sentences import without_blanks
from reportdiff.lang.zh.commitment_words import CommitmentWords, commitment_words
from reportdiff.lang.zh.patterns import patterns

_OPENINGS = patterns("openings.toml")
# A clause: up to a mark that is not within quotation marks, brackets or a title.
_CLAUSE = re.compile(r"(?:“[^”\n]{0,60}”|《[^》\n]{0,60}》|\([^()\n]{0,60}\)|[^,;:。!?\n])+")
_SHORTEST, _LONGEST = 4, 240
_OBJECT = 2  # characters of what is worked on, at least
_TOLD = 4  # the same, where another word than the verb opens the clause
_SUBJECT = 12  # characters of what is to become something: 云溪茶园创建全国茶艺基地
_JOINED = _OPENINGS["joined"]  # behind a verb this says that it is part of a noun
_ALREADY = _OPENINGS["already"]
_NO_WORK = ("state", "circumstance", "according to", "confidence", "the year told", "owner")
_QUOTED = re.compile(r"“[^”\n]*”|《[^》\n]*》")


@dataclass(frozen=True, slots=True)
class Work:
    """Where a promise begins in the text, where its verb stands, and where what is worked on begins."""

    start: int
    action: tuple[int, int]
    object: int


def clauses(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the clauses of a sentence stand, without blanks around them."""
    for match in _CLAUSE.finditer(view, start, end):
        first, last = without_blanks(view, *match.span())
        if _SHORTEST <= last - first <= _LONGEST:
            yield first, last


def work_in(view: str, start: int, end: int) -> Work | None:
    """The work that a clause promises with a verb before what is worked on; ``None`` for one that promises none so."""
    words = commitment_words()
    begun, found, worker = _opened(view, start, end, words)
    if found is None:
        return _behind(view, begun, end, words) or (_behind(view, start, end, words) if begun > start else None)
    first = found[0] if worker is None else worker
    return Work(first, found, found[1]) if end - found[1] >= _OBJECT and _ALREADY.match(view, found[1]) is None else None


def is_no_work(view: str, start: int, end: int) -> bool:
    """Whether a clause only says how things are to be (群众生活明显改善), or what serves as what (以茶产业为主导), in what spirit work is done,
    who is to see to it."""
    clause = view[start:end]
    return any(_OPENINGS[name].match(clause) for name in _NO_WORK)


def is_guideline(sentence: str) -> bool:
    """Whether a sentence says in what spirit a year's work is to be done, or what year it is."""
    return _OPENINGS["guideline"].search(sentence) is not None


def _opened(view: str, start: int, end: int, words: CommitmentWords) -> tuple[int, tuple[int, int] | None, int | None]:
    """How far words of time and manner open a clause, the verb behind them, and where it names who is to do the work."""
    worker: int | None = None
    aimed = any(_OPENINGS[name].match(view, start, end) for name in ("aimed at", "towards"))
    found: tuple[int, int] | None = None
    instead: tuple[int, int] | None = None  # a word of manner that is a verb where no other follows: 努力争取…, 不断加快…
    while True:
        verb = None if found is None and _OPENINGS["noun"].match(view, start, end) else words.verb.match(view, start, end) or _OPENINGS["resultative"].match(view, start, end)
        if verb:
            if found is None or words.firm.fullmatch(view, *found):
                found = verb.span()
            elif found[1] == verb.start():  # 加快引进: the one says how
                found = found[0], verb.end()
            start = verb.end()
            if words.firm.fullmatch(verb[0]) is None and words.adverb.fullmatch(verb[0]) is None:
                return start, found, worker
        elif opening := _opening(view, start, end, words):
            instead = _verb_at_the_end(view, start, opening, words) or instead
            start = opening
        elif not (found or aimed) and (named := _before_a_verb(view, start, end, words)):
            worker = start if named[1] and worker is None else worker
            start = named[0]
        else:
            return start, found or (instead if instead and instead[1] == start else None), worker


def _verb_at_the_end(view: str, start: int, end: int, words: CommitmentWords) -> tuple[int, int] | None:
    """The verb on which words of manner end."""
    places = ((at, end) for at in range(start, end - 1))
    return next((place for place in places if words.verb.fullmatch(view, *place)), None)


def _opening(view: str, start: int, end: int, words: CommitmentWords) -> int | None:
    """Where the next word of time, manner or actor ends."""
    for pattern in (_OPENINGS["opening"], words.adverb, words.manner, _OPENINGS["actor"]):
        if (match := pattern.match(view, start, end)) and match.end() > start:
            return match.end()
    return None


def _before_a_verb(view: str, start: int, end: int, words: CommitmentWords) -> tuple[int, bool] | None:
    """Where a worker, or a way of working, ends that is told by its form and by the verb behind it, and whether that is part
    of what is promised: who is to do it, or what is to become of it."""
    for name, verbs in (("worker", words.verb), ("somehow", words.verb), ("in four characters", words.acting)):
        if (opening := _OPENINGS[name].match(view, start, end)) is not None:
            how = words.adverb.match(view, opening.end(), end)
            at = how.end() if how else opening.end()
            verb = verbs.match(view, at, end)
            if verb and _OPENINGS["noun"].match(view, at, end) is None and _is_done(view, verb.end(), end):
                return opening.end(), name == "worker" or words.becoming.match(view, at) is not None
    return None


def _is_done(view: str, done: int, end: int) -> bool:
    """Whether a verb that ends at ``done`` has something behind it that it is said of, and is no part of a noun."""
    return end - done >= _TOLD and _JOINED.match(view, done) is None and _OPENINGS["how"].match(view, done, end) is None


def _behind(view: str, start: int, end: int, words: CommitmentWords) -> Work | None:
    """Work whose verb stands behind its object or its circumstances: 把…作为, 让…, 在…领域实施…, 与…共建…."""
    if handled := _OPENINGS["handled"].match(view, start, end):
        made = _OPENINGS["made into"].search(view, handled.end() + 1, end)
        action = made.span() if made else _later_verb(view, handled.end(), end, words) or (handled.end() - 1, handled.end())
        return Work(start, action, handled.end())
    if causing := _OPENINGS["causing"].match(view, start, end):
        return Work(start, (causing.end() - 1, causing.end()), causing.end())
    for name in ("in a field", "in a place", "aimed at", "towards"):
        if (opening := _OPENINGS[name].match(view, start, end)) and (verb := _later_verb(view, opening.end(), end, words, name.startswith("in "))):
            return Work(start, verb, verb[1])
    return _becoming(view, start, end, words)


def _becoming(view: str, start: int, end: int, words: CommitmentWords) -> Work | None:
    """Work of which the clause names first what it is done to, then what that is to become: 云溪茶园创建全国茶艺基地."""
    for verb in _said(words.acting, view, start, end, start + _OBJECT, min(end, start + _SUBJECT)):
        if _is_done(view, verb.end(), end) and words.kind.search(view, verb.end(), end):
            return Work(start, verb.span(), verb.end())
    return None


def _said(verbs: re.Pattern[str], view: str, start: int, end: int, first: int, last: int) -> Iterator[re.Match[str]]:
    """The verbs between ``first`` and ``last`` that the clause from ``start`` to ``end`` says itself: those in titles are not its own."""
    quoted = [quotation.span() for quotation in _QUOTED.finditer(view, start, end)]
    for verb in verbs.finditer(view, first, last):
        if not any(begun < verb.start() < done for begun, done in quoted):
            yield verb


def _later_verb(view: str, start: int, end: int, words: CommitmentWords, at_once: bool = False) -> tuple[int, int] | None:
    """The first verb behind a place, with an object of its own; ``at_once`` where it may stand there without words between."""
    for verb in _said(words.verb, view, start, end, start if at_once else start + _OBJECT, end):
        if verb.end() - verb.start() > 1 and end - verb.end() >= _OBJECT and _JOINED.match(view, verb.end()) is None:
            return verb.span()
    return None
