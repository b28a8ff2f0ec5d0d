"""Further claims of an English text: announced counts, shares beside amounts, years, completion, thresholds, all targets met."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reportdiff.lang.en import numerals
from reportdiff.lang.en.lists import counted_items
from reportdiff.lang.en.quantities import find
from reportdiff.model import (
    AllMet,
    Announced,
    Claim,
    Comparator,
    Completion,
    Fact,
    Kind,
    Measure,
    Numbering,
    Part,
    PartOf,
    Quantity,
    Report,
    ShareOf,
    Span,
    StatedTarget,
    Threshold,
    YearNamed,
)

_COUNT = r"(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[2-9]|1[0-2])"
_NOUNS = (
    r"(?:areas|aspects|priorities|tasks|measures|points|goals|steps|fields|things|industries|sectors"
    r"|pillars|principles|respects|fronts|districts|cities|projects|themes|actions|initiatives)"
)
# three pillar industries: A, B, and C
_COUNTED_LIST = re.compile(
    rf"\b{_COUNT} (?:[a-z-]+ ){{0,3}}{_NOUNS}(?:, namely,?|:| —|, which are) (?P<list>[^.;:!?\n()\d]{{5,200}}?)(?P<close>[.;!?\n]|, (?:and so on|etc\.|among others)|$)",
    re.I | re.M,
)
_OPEN = re.compile(r"\b(?:such as|including|etc|and so on|among others|for example)\b", re.I)
_ANNOUNCED = re.compile(rf"\b{_COUNT} (?:[a-z-]+ ){{0,4}}{_NOUNS}\b[^.:\n\d]{{0,60}}[.:]?\s*$", re.I)
_BEFORE_LIST = 130  # characters before the first point in which its list is announced
_SHARE = re.compile(r",? (?:or |accounting for |or about |making up |representing |equal to )(?:about |over |nearly )?$", re.I)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_DUE = re.compile(r"\bby (?:the end of )?(20\d\d)\b", re.I)
_PROMISED = re.compile(r"\b(?:will|must|should|aim to|shall|plan to)\b", re.I)
_BACK = re.compile(r"\b(?:from|since|compared|over|than|completed|built|achieved)\b[^.;]{0,30}$", re.I)
_PERIOD = re.compile(r"(?:19|20)\d\d ?(?:-|to|and|—) ?(?:19|20)\d\d|five|years", re.I)
_COMPLETION = re.compile(r",? (?:or |which is |that is |completing |fulfilling |representing |amounting to |reaching |meeting )?$", re.I)
_OF_TARGET = re.compile(r" of (?:the|this|its|our) (?:annual |year's |yearly |full-year |planned )?(?:target|plan|goal|task)\b", re.I)
_OVER = re.compile(r",? (?:exceeding|surpassing|beating|overfulfilling|above) (?:the|this|its|our) (?:annual |year's |yearly |full-year )?(?:target|plan|goal|task) by $", re.I)
_TARGET_BEFORE = re.compile(
    r"\b(?:(?P<over>exceed\w*|surpass\w*|above|beat\w*|overfulfill\w*)|meet\w*|met|reach\w*|fulfill\w*"
    r"|ahead of|against|short of|over|than) (?:the|this|its|our) (?:annual |year's |yearly |full-year "
    r"|original |planned )?(?:target|goal|plan) of (?:around |about |over |more than |at least )?$",
    re.I,
)
_NEAR = 90  # characters between a figure and the target that it is held against
_PASSED = re.compile(r"\b(?:exceed(?:ed|ing)?|surpass(?:ed|ing)?|topp(?:ed|ing)|pass(?:ed|ing)|cross(?:ed|ing)|broke through)\b[^,;.\d]{0,20}$", re.I)
_FIRST = re.compile(r"[^.;]{0,50}\bfor the first time\b", re.I)
_ALL_MET = re.compile(
    r"\b(?:met|achieved|fulfilled|accomplished|completed|attained|reached) all (?:of )?(?:the|our|its|this year's|last year's)?[^,;.\n]{0,40}\b(?:targets|goals|tasks|objectives)\b"
    r"|\ball (?:of )?(?:the |our |its )?[^,;.\n]{0,40}\b(?:targets|goals|tasks|objectives)\b[^,;.\n]{0,40}\b(?:were"
    r"|have been|was|has been) (?:\w+ ){0,2}(?:met|achieved|fulfilled|accomplished|completed"
    r"|attained|reached)\b",
    re.I,
)


def read_told(
    view: str, body: tuple[int, int], report: Report, parts: Sequence[PartOf], numbered: Sequence[Numbering]
) -> Iterator[Claim]:
    """The claims, kind by kind, each kind in the order of the text."""
    yield from _counted_lists(view, body)
    yield from _announced(view, numbered)
    yield from _shares(view, parts)
    yield from _years(view, report)
    for fact in report.facts:
        if fact.kind is Kind.ACTUAL and fact.measure is Measure.LEVEL:
            yield from _completion(view, fact)
            yield from _threshold(view, fact)
    yield from _stated_targets(view, report)
    for section in report.sections:
        if section.part is Part.REVIEW and section.level == 1:
            for match in _ALL_MET.finditer(view, section.start, section.end):
                yield AllMet(*match.span())


def _counted_lists(view: str, body: tuple[int, int]) -> Iterator[Announced]:
    for match in _COUNTED_LIST.finditer(view, *body):
        count = numerals.parse(match["count"].lower())
        fewest, most = counted_items(match["list"])
        if count and most > 1:
            open_ = bool(_OPEN.search(match["list"] + match["close"]))
            listing = Span(match.start("list"), match.end("list"))
            yield Announced(match.start("count"), match.end("count"), count, fewest, most, open_, listing)


def _announced(view: str, numbered: Sequence[Numbering]) -> Iterator[Announced]:
    """The following six areas: and then First to Sixth, or 1. to 6."""
    for i, first in enumerate(numbered):
        said = _ANNOUNCED.search(view, max(0, first.start - _BEFORE_LIST), first.start)
        count = numerals.parse(said["count"].lower()) if said else None
        if first.number != 1 or said is None or not count:
            continue
        last = first
        for one in (later for later in numbered[i + 1 :] if later.form == first.form):
            if one.number <= last.number:
                break
            last = one
        yield Announced(said.start("count"), said.end("count"), count, last.number, last.number, False, Span(first.start, last.end))


def _shares(view: str, parts: Sequence[PartOf]) -> Iterator[ShareOf]:
    """a total of 120 tons, of which 30 tons, or 25 percent, …: where there is one whole only."""
    for one in parts:
        at = one.part.end
        following = view[at : at + 40]
        share = next((quantity for quantity in find(following) if quantity.pint == "percent"), None)
        if share and len(one.wholes) == 1 and _SHARE.fullmatch(following[: share.start]):
            moved = replace(share, start=at + share.start, end=at + share.end)
            yield ShareOf(moved.start, moved.end, _figure(one.wholes[0]), _figure(one.part), moved)


def _years(view: str, report: Report) -> Iterator[YearNamed]:
    """Years of chapters, and those by which the plan promises something."""
    if report.year is None:
        return
    for section in report.sections:
        heading = view[section.start : section.end].partition("\n")[0]
        named = list(_YEAR.finditer(heading)) if section.level == 1 and section.number else []
        if len(named) == 1 and not _PERIOD.search(heading) and section.part is not Part.OTHER:
            start = section.start + named[0].start()
            expected = report.year - (section.part is Part.REVIEW)
            yield YearNamed(start, start + 4, int(named[0][1]), expected, False)
        if section.level == 1 and section.part is Part.PLAN:
            for match in _DUE.finditer(view, section.start, section.end):
                begun = max(view.rfind("\n", 0, match.start()), view.rfind(". ", 0, match.start())) + 1
                stop = re.compile(r"[.\n]").search(view, match.end())
                sentence = view[begun : stop.start() if stop else section.end]
                if _PROMISED.search(sentence) and not _BACK.search(view[begun : match.start()]):
                    yield YearNamed(match.start(1), match.end(1), int(match[1]), report.year, True)


def _completion(view: str, fact: Fact) -> Iterator[Completion]:
    """30,000 jobs were created, 112.6 percent of the year's target; exceeding the target by 12.6 percent."""
    following = view[fact.end : min(fact.sentence_end, fact.end + 110)]
    for rate in (quantity for quantity in find(following) if quantity.pint == "percent"):
        between = following[: rate.start]
        tail = re.search(r",[^,]*$", between)
        last = tail[0] if tail else between
        over = bool(_OVER.search(last))
        if over or (_COMPLETION.fullmatch(last) and _OF_TARGET.match(following, rate.end)):
            moved = replace(rate, start=fact.end + rate.start, end=fact.end + rate.end)
            yield Completion(moved.start, moved.end, fact, moved, over)
        return


def _stated_targets(view: str, report: Report) -> Iterator[StatedTarget]:
    """34,000 jobs were created, exceeding the target of 30,000: the figure before it in the sentence is the one it is of."""
    for before, said in pairwise(report.facts):
        same = before.sentence_start == said.sentence_start and before.pint == said.pint
        if not same or before.kind is not Kind.ACTUAL or said.start - before.end > _NEAR:
            continue
        told = _TARGET_BEFORE.search(view[max(before.end, said.start - 80) : said.start])
        if told:
            target = _figure(said)
            yield StatedTarget(target.start, target.end, before, target, bool(told["over"]))


def _figure(fact: Fact) -> Quantity:
    return Quantity(
        fact.start, fact.end, fact.text, fact.value, fact.low, fact.high, fact.precision, fact.unit, fact.pint,
        fact.comparator,
    )  # fmt: skip


def _threshold(view: str, fact: Fact) -> Iterator[Threshold]:
    """surpassed 10 billion yuan for the first time"""
    passed = _PASSED.search(view, max(fact.sentence_start, fact.start - 40), fact.start)
    if passed and fact.comparator is Comparator.GE and fact.value is not None:
        yield Threshold(fact.start, fact.end, fact, bool(_FIRST.match(view, fact.end)))
