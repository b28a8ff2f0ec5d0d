"""Commitments without a number: each verb of work in a plan with what it is said of (启动青澜湖大桥建设, 健全居家养老服务网络).

A list of named things is one commitment each. How particular each is, ``specificity`` says.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportdiff.kinds import Places, part_at
from reportdiff.lang import Told
from reportdiff.lang.zh.commitment_words import commitment_words
from reportdiff.lang.zh.patterns import patterns
from reportdiff.lang.zh.promised_clauses import clauses, is_guideline, is_no_work, work_in
from reportdiff.lang.zh.promised_lists import items as items_of
from reportdiff.lang.zh.promised_lists import with_its_head
from reportdiff.lang.zh.proper_names import names_in, programmes_in, things_in
from reportdiff.lang.zh.resolve import deadline_in, due, owner_in, strength_in
from reportdiff.lang.zh.specificity import specificity
from reportdiff.model import Commitment, Fact, Part, Section, Specificity, frequent

_TIMES = patterns("times.toml")
_OPENS = 12  # characters in which a sentence opens
_PROMISED = patterns("commitments.toml")
_AIMS = _PROMISED["an aim"]
_SO_MANY, _ETC = _PROMISED["and so many"], _PROMISED["etc"]
_MANNER_BEFORE = _PROMISED["manner before"]
_DRAFTED = _PROMISED["a plan that is drafted"]
_PAID_WITH, _SIZE_BEFORE, _SIZE_BEHIND = (patterns("openings.toml")[name] for name in ("paid with", "a size before", "a size behind"))
_ROUND, _PROGRAMME_BEHIND = _PROMISED["a round number"], _PROMISED["a programme behind"]
_NUMBER = 10  # characters that number or mark a heading
_BELOW = 6  # characters of what stands below a heading, at least
_SUBJECT = 4  # characters of what is to come about


@frequent
@dataclass(frozen=True, slots=True)
class _Promise:
    """Where it stands, its verb, what that is said of, and what it names."""

    start: int
    end: int
    action: tuple[int, int]
    object: str
    names: tuple[str, ...]
    of_a_list: bool = False


def read_commitments(told: Told, facts: Sequence[Fact]) -> tuple[Commitment, ...]:
    """The commitments of the sentences of a report's plan, in order; a clause that states a figure is that of a fact, but for what
    it names before it counts others: 建设云溪高速、柏川大桥和14个项目."""
    text, view, places, figures = told.text, told.view, Places.of(told.sections), [fact.start for fact in facts]
    found: list[Commitment] = []
    for first, last in told.spans:
        if part_at(told.turns, first) is not Part.PLAN or _promises_nothing(view, first, last):
            continue
        owner = owner_in(view, first, last)
        for start, end in clauses(view, first, last):
            at = bisect_right(figures, start)
            worked_on = _worked_on(view, start, end, facts[at : bisect_right(figures, end)])
            if worked_on is None:
                continue
            until, (start, end, counted) = end, worked_on
            if not counted and (by := due(view[start:end])):
                place = _work_before(found, first)
                if place is not None and at == bisect_right(figures, found[place].end):
                    found[place] = replace(found[place], deadline=found[place].deadline or by)
                    continue
                if at > bisect_left(figures, first):
                    continue  # said of a figure before it: 新建桥梁3座,9月底前通车
            for promise in _promises(text, view, start, end, counted):
                if counted and not promise.names:
                    continue
                near = view[max(first, start - 30) : promise.end]
                by_when = view[max(first, start - 30) : until] if counted else near  # 建设云溪大桥等3个项目,年内建成
                section = places.section(promise.start)
                action = text[slice(*promise.action)]
                how = specificity(action, promise.object, promise.names, _is_heading(text, section, promise))
                found.append(
                    Commitment(
                        id=f"c{len(found) + 1}",
                        start=promise.start,
                        end=promise.end,
                        text=text[promise.start : promise.end],
                        section=section.id if section else None,
                        action=action,
                        object=promise.object,
                        names=promise.names,
                        strength=strength_in(near),
                        deadline=deadline_in(by_when),
                        owner=owner,
                        specificity=Specificity.CONCRETE if promise.of_a_list and how is Specificity.GENERAL else how,
                    )
                )
    return tuple(found)


def _worked_on(view: str, start: int, end: int, inside: Sequence[Fact]) -> tuple[int, int, str] | None:
    """Which part of a clause promises work beside the figures ``inside`` it, and the words that count what it names, where it only
    promises what it names; ``None`` where all of it is about them. What a thing costs and how large it is tells of the thing: 投资2亿元建设占地80亩的云溪茶城."""
    if inside and _PAID_WITH.match(view[start : inside[0].start]):
        start, inside = inside[0].end, inside[1:]
    counts = next((fact for fact in inside if not (_is_a_size(view, start, fact) or _is_in_a_name(view, start, end, fact))), None)
    if counts is None:
        return start, end, ""
    if programmes_in(view[start:end]):
        return start, end, ""
    if joint := _SO_MANY.search(view[start : counts.start]):
        return start, start + joint.start(), view[start + joint.start() : end]
    end = view.rfind("、", start, counts.start)
    return (start, end, "") if _AIMS.match(view, end + 1) else None


def _is_a_size(view: str, start: int, fact: Fact) -> bool:
    """Whether a figure only says how large the thing is that is worked on: in brackets, or before the thing with 的."""
    if view.rfind("(", start, fact.start) > view.rfind(")", start, fact.start):
        return True
    return _SIZE_BEFORE.search(view[start : fact.start]) is not None and _SIZE_BEHIND.match(view, fact.end) is not None


def _is_in_a_name(view: str, start: int, end: int, fact: Fact) -> bool:
    """Whether a figure is part of what something is called: in a quotation, or a round number in words that opens the name of a programme
    (实施百园提质行动)."""
    if view.rfind("“", start, fact.start) > view.rfind("”", start, fact.start):
        return True
    return _ROUND.match(view, fact.start) is not None and _PROGRAMME_BEHIND.match(view, fact.end, end) is not None


def _work_before(found: Sequence[Commitment], first: int) -> int | None:
    """Which commitment of a sentence, that begins at ``first``, a clause goes on about: the last that has a name, else the last."""
    own = [place for place, one in enumerate(found) if one.start >= first]
    return next((place for place in reversed(own) if found[place].specificity is Specificity.NAMED), own[-1] if own else None)


def _is_heading(text: str, section: Section | None, promise: _Promise) -> bool:
    """Whether a promise is the heading of a section, which tells no more than what stands below it."""
    if section is None:
        return False
    before, title, _ = text[section.start : section.start + len(section.title) + _NUMBER].partition(section.title)
    ends = section.start + len(before) + len(title)
    return bool(title) and promise.end <= ends and section.end - ends >= _BELOW


def _promises_nothing(view: str, first: int, last: int) -> bool:
    """Whether a sentence is an appeal to all, or tells in what spirit the work is to be done."""
    return _TIMES["an appeal"].search(view[first : min(last, first + _OPENS)]) is not None or is_guideline(view[first:last])


def _promises(text: str, view: str, start: int, end: int, counted: str) -> Iterator[_Promise]:
    """What a clause promises: one thing, or each of a list of named ones, which words behind it may have ``counted``."""
    work = work_in(view, start, end)
    if work is None or is_no_work(view, start, end):
        if (told := _predicate(text, view, start, end)) is not None:
            yield from _one_each(text, view, told, start)
        return
    begun, done = work.action
    drafted = _DRAFTED.match(view, begun, end)
    words = commitment_words()
    weak = words.weak.match(view, begun) is not None
    names = (drafted[1],) if drafted else names_in(view[work.object : end], weak, counted if _ETC.match(counted) else "")
    if words.forbidding.fullmatch(view, begun, done):
        names = ()
    object_ = (text[work.start : begun] + text[work.object : end] if work.object == done else text[work.object : end]).strip()
    yield from _one_each(text, view, _Promise(work.start, end, work.action, object_, names), work.object)


def _predicate(text: str, view: str, start: int, end: int) -> _Promise | None:
    """A promise that says behind the names what is to be done: 青澜湖大桥年内建成通车."""
    predicate = commitment_words().predicate.search(view, start, end)
    if predicate is None:
        return None
    named = _MANNER_BEFORE.sub("", view[start : predicate.start()])
    object_ = text[start : predicate.start()] + text[predicate.end() : end]
    return _Promise(start, end, predicate.span(), object_.strip(), names_in(named)) if len(named) >= _SUBJECT else None


def _one_each(text: str, view: str, promise: _Promise, start: int) -> Iterator[_Promise]:
    """The promise as it is, or one for each of the names that it lists; ``start`` is where the list may begin."""
    words = commitment_words()
    names: Sequence[str] = promise.names
    if words.merging.fullmatch(view, *promise.action):
        yield promise
        return
    items = items_of(view, start, promise.end, names)
    if not names:
        built = any(verbs.fullmatch(view, *promise.action) for verbs in (words.building, words.becoming))
        items = items_of(view, start, promise.end, names := things_in(view[start : promise.end], built))
    if len(items) < 2:
        yield promise
        return
    for at, (name, (begun, done)) in enumerate(zip(names, items, strict=True)):
        first, last = at == 0, at == len(items) - 1
        end = promise.end if last else done
        object_, name = text[begun:end], with_its_head(name, names[0])
        yield _Promise(
            promise.start if first else begun, end, promise.action, object_ if name in object_ else name, (name,) if promise.names else (), True,
        )
