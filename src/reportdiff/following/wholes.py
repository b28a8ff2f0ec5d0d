"""What the two reports say of OLD's targets as a whole: which are its headline targets, and which a blanket sentence of NEW
covers (十方面民生实事全部完成)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice, takewhile

from reportdiff.following.said import Said
from reportdiff.following.stretches import occurrences
from reportdiff.lang import Language
from reportdiff.model import Fact, Part, Report, Section, Span, report_in_words

_APART = 6  # characters without a target that end the list of headline targets
_SHORT = 160  # characters of a point of a list that goes over several paragraphs


def headline_targets(said: Said, targets: Sequence[Fact]) -> frozenset[str]:
    """The ids of the targets that a report sets in its paragraph of headline targets; of several the richest counts."""
    ordered = sorted(targets, key=lambda fact: fact.start)
    richest: tuple[str, ...] = ()
    reached = 0  # how far the list goes of the phrase before: one that stands in it opens no longer one
    for cue in said.language.folder.wholes.headline_cues(said.view):
        if cue >= reached:
            opened, reached = _opened_at(cue, said.report.text, ordered)
            richest = max(richest, opened, key=len)
    return frozenset(richest)


def headline_ids(report: Report, ids: Collection[str], language: Language) -> frozenset[str]:
    """The same of a report as its file has it: which of its targets ``ids`` are headline targets."""
    told, _ = report_in_words(report, language.folder.scripts)
    return headline_targets(Said(told, language), [fact for fact in told.facts if fact.id in ids])


def _opened_at(cue: int, text: str, targets: Sequence[Fact]) -> tuple[tuple[str, ...], int]:
    """The targets that follow one another from a phrase on, in its paragraph, or in the points under it; and how far they go in its paragraph."""
    line = next(occurrences("\n", text, cue, len(text)), len(text))
    listed = not text[cue:line].strip(" 　*")  # nothing after the colon: each target has a paragraph of its own
    found: list[str] = []
    end = line if listed else cue
    for fact in islice(targets, bisect_left(targets, cue, key=lambda one: one.start), None):
        if (fact.start > line and not listed) or fact.sentence_start - end > _APART:
            break
        if listed and _stands_in_prose(text, fact.start):
            break
        found.append(fact.id)
        end = max(end, fact.sentence_end)
    return tuple(found), cue + 1 if listed else min(end, line)


def _stands_in_prose(text: str, place: int) -> bool:
    """Whether the paragraph that holds a place is longer than a point of a list; no more of it is gone through than that takes."""
    after = text.find("\n", place, place + _SHORT + 1)
    before = text.rfind("\n", max(0, place - _SHORT), place)
    return after - before > _SHORT or (after < 0 and place + _SHORT < len(text)) or (before < 0 and place > _SHORT)


class Blanket:
    """The sentences of NEW's review by which all works of a set are said to be done, and the targets of that set."""

    def __init__(self, old: Said, new: Said) -> None:
        self._old, self._new, self._folder = old, new, old.language.folder

    @cached_property
    def _claims(self) -> tuple[Span, ...]:
        sections = self._new.report.sections
        review = [section for section in sections if section.part is not Part.PLAN and section.level == 1]
        claims = self._folder.wholes.blanket_claims(self._new.view)
        return tuple(one for one in claims if not sections or _within(one, review))

    @cached_property
    def _scopes(self) -> tuple[Span, ...]:
        if not self._claims:
            return ()
        report = self._old.report
        headed = (Span(one.start, one.end) for one in report.sections if self._scopes_in(self._folder.view(one.title)))
        return (*headed, *(_with_its_points(one, report) for one in self._scopes_in(self._old.view)))

    def _scopes_in(self, view: str) -> Sequence[Span]:
        own = self._folder
        return own.wholes.blanket_scopes(view, (Span(*one) for line in own.wholes.lines_naming(view) for one in own.sentences(view, line)))

    def covering(self, target: Fact) -> tuple[Span, ...]:
        """The sentences that cover a target."""
        return self._claims if any(one.start <= target.start < one.end for one in self._scopes) else ()


def _with_its_points(scope: Span, report: Report) -> Span:
    """A place where a set of works is promised, with the numbered points that follow it and begin a list of their own."""
    first = next((one for one in report.sections if one.start >= scope.end), None)
    if first is None or first.number is None or any(map(str.isalnum, report.text[scope.end : first.start])):
        return scope
    beside = [one for one in report.sections if one.parent == first.parent and one.number is not None]
    if beside[0] is not first:
        return scope  # the next heading of those that it stands among: （十） after （九）
    points = takewhile(lambda one: one.parent == first.parent and one.number is not None, _outermost(first, report))
    return Span(scope.start, max(one.end for one in points))


def _outermost(first: Section, report: Report) -> Iterator[Section]:
    """The sections from one on that do not stand within those before them."""
    end = first.start
    for one in report.sections:
        if one.start >= end:
            yield one
            end = one.end


def _within(span: Span, sections: Iterable[Section]) -> bool:
    return any(one.start <= span.start < one.end for one in sections)
