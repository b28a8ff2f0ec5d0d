"""What the two reports say of OLD's targets as a whole: which are its headline targets, and which a blanket sentence of NEW
covers (十方面民生实事全部完成)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import takewhile

from reportdiff.lang import Language
from reportdiff.model import Fact, Part, Report, Section, Span, report_in_words

_APART = 6  # characters without a target that end the list of headline targets
_SHORT = 160  # characters of a point of a list that goes over several paragraphs


def headline_targets(report: Report, targets: Sequence[Fact], language: Language) -> frozenset[str]:
    """The ids of the targets that a report sets in its paragraph of headline targets; of several the richest counts."""
    ordered = sorted(targets, key=lambda fact: fact.start)
    richest: tuple[str, ...] = ()
    for cue in language.folder.wholes.headline_cues(language.folder.view(report.text)):
        richest = max(richest, _opened_at(cue, report.text, ordered), key=len)
    return frozenset(richest)


def headline_ids(report: Report, ids: Collection[str], language: Language) -> frozenset[str]:
    """The same of a report as its file has it: which of its targets ``ids`` are headline targets."""
    told, _ = report_in_words(report, language.folder.scripts)
    return headline_targets(told, [fact for fact in told.facts if fact.id in ids], language)


def _opened_at(cue: int, text: str, targets: Sequence[Fact]) -> tuple[str, ...]:
    """The targets that follow one another from a phrase on, in its paragraph, or in the points under it."""
    line = text.find("\n", cue)
    line = line if line >= 0 else len(text)
    listed = not text[cue:line].strip(" 　*")  # nothing after the colon: each target has a paragraph of its own
    found: list[str] = []
    end = line if listed else cue
    for fact in targets:
        if fact.start < cue:
            continue
        if (fact.start > line and not listed) or fact.sentence_start - end > _APART:
            break
        if listed and text.find("\n", fact.start) - text.rfind("\n", 0, fact.start) > _SHORT:
            break
        found.append(fact.id)
        end = max(end, fact.sentence_end)
    return tuple(found)


class Blanket:
    """The sentences of NEW's review by which all works of a set are said to be done, and the targets of that set."""

    def __init__(self, old: Report, new: Report, language: Language) -> None:
        self._old, self._new, self._language = old, new, language

    @cached_property
    def _claims(self) -> tuple[Span, ...]:
        own = self._language.folder
        review = [section for section in self._new.sections if section.part is not Part.PLAN and section.level == 1]
        said = own.wholes.blanket_claims(own.view(self._new.text))
        return tuple(one for one in said if not self._new.sections or _within(one, review))

    @cached_property
    def _scopes(self) -> tuple[Span, ...]:
        if not self._claims:
            return ()
        headed = (Span(one.start, one.end) for one in self._old.sections if self._scopes_in(one.title))
        return (*headed, *(_with_its_points(one, self._old) for one in self._scopes_in(self._old.text)))

    def _scopes_in(self, text: str) -> Sequence[Span]:
        own = self._language.folder
        view = own.view(text)
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
