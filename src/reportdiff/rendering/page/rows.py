"""The rows of a page of outcomes: what each target came to, both sentences with the figures marked, and what a decision
about it has to quote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from types import MappingProxyType

from markupsafe import Markup

from reportdiff.model import Diff, Fact, Outcome, Quote, Report, Section, Status
from reportdiff.rendering import sheets
from reportdiff.rendering.anchors import address
from reportdiff.rendering.chapters import chapters
from reportdiff.rendering.figures import figure, heading, margin, table_place
from reportdiff.rendering.page.marked import Mark, furniture, marked
from reportdiff.rendering.passages import sentence_around
from reportdiff.rendering.safety import spreadsheet
from reportdiff.rendering.wording import Words

# How a figure is quoted so that a decision finds it again.
Quoted = Callable[[Fact, Report], Quote]

_PERCENT = Decimal(100)
_NO_URLS: Mapping[str, str] = MappingProxyType({})
_FEW = 15  # rows that need no folding
_OPENED = 20  # rows that stand open where no headline targets do
_HEADLINE = " headline"  # no chapter is called so


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of a report with its figure marked, the id of that figure in the full text, its address in the public source."""

    label: str
    sentence: Markup
    anchor: str
    public: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One target of OLD as the page shows it; texts are the report's own and are escaped by the template.

    ``beyond`` is how far the result is beyond the aim (negative: short of it) in per cent of the aim; ``decision`` what a
    decisions file quotes; ``cited`` the row as a line to quote.
    """

    id: str
    status: str
    status_word: str
    indicator: str
    target: str
    result: str
    margin: str
    beyond: Decimal | None
    confidence: str
    section: str
    headline: bool
    chapter: str
    facets: tuple[str, ...]
    why: str
    places: tuple[Place, ...]
    decided: str
    decision: dict[str, str]
    cited: str


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that are folded together: their title, whether they are open, how many came to what."""

    id: str
    title: str
    open: bool
    counts: tuple[tuple[str, str, int], ...]
    rows: tuple[Row, ...]


def anchor(side: str, fact: Fact) -> str:
    """The id that a figure has in the full text of OLD (``o``) or NEW (``n``)."""
    return f"{side}-{fact.id}"


def rows(found: Diff, words: Words, quoted: Quoted, urls: Mapping[str, str] = _NO_URLS) -> list[Row]:
    """Every target of OLD that was due: headline targets, then the others, as they stand in OLD.

    ``urls`` are the public addresses of reports, by their sources.
    """
    sections = {section.id: section for section in found.old.sections}
    ordered = sheets.in_reading_order(found.outcomes)
    places = chapters(found.old, [one.target for one in ordered])
    return [
        _row(f"row-{at}", outcome, sections.get(outcome.target.section or ""), places.get(outcome.target.id), found, words, quoted, urls)
        for at, outcome in enumerate(ordered, 1)
    ]


def groups(listed: Sequence[Row], words: Words) -> list[Group]:
    """The rows under what they are folded under, in their order; few are not folded at all, headline targets never. Where there are
    none of these, the first that hold what was missed or dropped are open, so that the page does not begin with titles alone."""
    by: dict[str, list[Row]] = {}
    for row in listed:
        by.setdefault(_HEADLINE if row.headline else row.chapter, []).append(row)
    made = []
    opened: frozenset[str] = frozenset() if _HEADLINE in by else _pressing(by)
    for at, (name, held) in enumerate(by.items()):
        told = Counter(row.status for row in held)
        counts = tuple((one.value, words.status[one], told[one.value]) for one in sheets.STATUS_ORDER if told[one.value])
        title = words.page["headline"] if name == _HEADLINE else name or words.line["no_chapter"]
        made.append(Group(f"group-{at}", title, name in (_HEADLINE, *opened) or len(listed) <= _FEW, counts, tuple(held)))
    return made


def _pressing(by: Mapping[str, Sequence[Row]]) -> frozenset[str]:
    """The groups to open where no headline targets stand first: those with something missed or dropped, up to so many rows; one at least."""
    telling = [name for name, held in by.items() if any(row.status in (Status.MISSED, Status.DROPPED) for row in held)] or list(by)
    totals = accumulate(len(by[name]) for name in telling)
    return frozenset(name for at, (name, total) in enumerate(zip(telling, totals, strict=True)) if at == 0 or total <= _OPENED)


def _row(
    id_: str,
    outcome: Outcome,
    section: Section | None,
    chapter: Section | None,
    found: Diff,
    words: Words,
    quoted: Quoted,
    urls: Mapping[str, str],
) -> Row:
    target = outcome.target
    return Row(
        id=id_,
        status=outcome.status.value,
        status_word=words.status[outcome.status],
        indicator=target.indicator,
        target=figure(target, words),
        result=sheets.result(outcome, words),
        margin=margin(outcome, words),
        beyond=_beyond(outcome),
        confidence=f"{outcome.confidence:.0%}",
        section=heading(section, words),
        headline=outcome.headline,
        chapter=heading(chapter, words),
        facets=sheets.facet_words(outcome, words),
        why=outcome.why,
        places=tuple(_places(outcome, found, words, urls)),
        decided=outcome.decision.by if outcome.decision else "",
        decision=_decision(outcome, found, quoted),
        cited=spreadsheet(_cited(outcome, found, words)),
    )


def _cited(outcome: Outcome, found: Diff, words: Words) -> str:
    who = found.old.issuer or found.new.issuer or ""
    told = words.line["status_facets"].format(status=words.status[outcome.status], facets=sheets.facets(outcome, words))
    return words.line["cited"].format(
        issuer=who,
        old=sheets.year(found.old, words),
        new=sheets.year(found.new, words),
        indicator=outcome.target.indicator,
        target=figure(outcome.target, words),
        result=sheets.result(outcome, words) or words.result["unreported"],
        status=told if outcome.facets else words.status[outcome.status],
    ).strip()


def _beyond(outcome: Outcome) -> Decimal | None:
    aim = outcome.target.value if outcome.target.value is not None else outcome.target.low
    if outcome.margin is None or not aim:
        return None
    return outcome.margin / abs(aim) * _PERCENT


def _places(outcome: Outcome, found: Diff, words: Words, urls: Mapping[str, str]) -> list[Place]:
    """The sentences that a row rests on: the target's, the figure's, the renewed target's, or where NEW speaks of it."""
    say = words.page
    places = [_place(say["sentence_target"], outcome.target, found.old, "o", f"target {outcome.status.value}", words, urls)]
    proving = next((one for one in found.evidence if one.source == outcome.document), None)
    if outcome.actual:
        side = "" if proving else "n"
        label = proving.source if proving else say["sentence_actual"]
        places.append(_place(label, outcome.actual, proving or found.new, side, "actual", words, urls))
    if outcome.renewed:
        places.append(_place(say["sentence_renewed"], outcome.renewed, found.new, "n", "target", words, urls))
    if not outcome.actual and not outcome.renewed:
        text = found.new.text
        for span in outcome.mentions[:2]:
            around = sentence_around(text, span)
            marks = [Mark(span.start, span.end, "", "spoken"), *furniture(found.new, around.start, around.end)]
            places.append(Place(say["sentence_mention"], Markup(marked(text, around.start, around.end, marks)), ""))
    return places


def _place(label: str, fact: Fact, report: Report, side: str, kind: str, words: Words, urls: Mapping[str, str]) -> Place:
    if fact.cell:
        label = words.line["place_in"].format(page=label, section=table_place(fact.cell, words))
    marks = [Mark(fact.start, fact.end, "", kind), *furniture(report, fact.sentence_start, fact.sentence_end)]
    sentence = Markup(marked(report.text, fact.sentence_start, fact.sentence_end, marks))
    public = address(urls[report.source], report, fact) if report.source in urls else ""
    return Place(label, sentence, anchor(side, fact) if side else "", public)


def _decision(outcome: Outcome, found: Diff, quoted: Quoted) -> dict[str, str]:
    """The texts of a decisions file's entry that the reader does not write himself."""
    proving = next((one for one in found.evidence if one.source == outcome.document), found.new)
    target = quoted(outcome.target, found.old)
    there = quoted(outcome.actual, proving) if outcome.actual else None
    return {
        "indicator": target.indicator,
        "measure": target.measure,
        "target": target.figure,
        "sentence": target.sentence,
        "figure": there.figure if there else "",
        "figure_sentence": there.sentence if there else "",
    }
