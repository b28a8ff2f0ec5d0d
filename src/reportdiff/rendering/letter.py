"""A Word file (.docx) to attach to a letter: the headline targets and what was missed, with the sentences; all else in short annexes.

Landscape A4, black on white with a light tint for each verdict, the head of the table on every page, pages numbered.
Texts of a report are runs of plain text: no field, link or macro. The same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportdiff.model import Diff, Fact, Outcome, Report, Status, as_written
from reportdiff.rendering import sheets, wording
from reportdiff.rendering.figures import figure, margin, table_place, whereabouts
from reportdiff.rendering.safety import xml
from reportdiff.rendering.selection import ALL, Selection
from reportdiff.rendering.summary import summarise
from reportdiff.rendering.word_parts import (
    Cell,
    Run,
    Table,
    dress,
    fill,
    footer,
    heading,
    named_pieces,
    paragraph,
    saved,
)
from reportdiff.rendering.wording import Words

# How much of a sentence is quoted on either side of its figure; sentences of such reports run to hundreds of letters.
_BEFORE, _AFTER = 90, 60

_ELLIPSIS, _NOTHING = "…", "—"

# Widths of columns in millimetres; together 257, what margins of 20 leave of 297.
_BORDERS = "\t|"  # between the cells of a row
_OUTCOMES = (("ordinal", 11), ("indicator", 41), ("target", 31), ("result", 37), ("status", 28), ("sentences", 109))
_IN_SHORT = (("ordinal", 11), ("indicator", 74), ("target", 38), ("result", 50), ("status", 44), ("where", 40))
_AIMS = (("ordinal", 11), ("indicator", 106), ("target", 60), ("where", 80))

# The tint behind a verdict, by its status; the word beside it says the same in black and white.
_TINTS = {"missed": "F8D7DA", "dropped": "E7E0F0", "mentioned": "DDEBF7", "carried_over": "FFF1CC", "met": "DDEFE0"}


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A sentence of a report with the figure in it: what stands before, the figure, what stands behind."""

    before: str
    figure: str
    after: str


def diff(found: Diff, ui: str | None = None, selection: Selection = ALL) -> bytes:
    """The counts in a sentence, the headline targets, what else was missed, a list of what was dropped; the rest and what is new as
    annexes of a line each, without the sentences, which the page and the workbook hold."""
    import docx

    words = wording.for_reader(ui, found.new.lang)
    document = docx.Document()
    dress(document)
    title = _title(found, words)
    heading(document, xml(title), 0)
    told = [_counts(found, words), words.line["letter_reports"].format(reports=_reports(found, words)), *selection.told(words)]
    for line in (*told, *(words.line["note"].format(note=note) for note in sheets.notes(found))):
        paragraph(document, xml(line))
    if not selection.summary:
        _lists(document, selection.of(found), selection, words)
    footer(document, named_pieces(words.line["pages"]))
    return saved(document, xml(title))


def _lists(document: Any, found: Diff, selection: Selection, words: Words) -> None:
    """Headline targets and what was missed, with their sentences; what was dropped; the rest as an annex on a page of its own."""
    line = words.line
    ordered = sheets.in_reading_order(found.outcomes)
    headline = [one for one in ordered if one.headline]
    missed = [one for one in ordered if not one.headline and one.status is Status.MISSED]
    dropped = [one for one in ordered if not one.headline and one.status is Status.DROPPED]
    rest = [one for one in ordered if not one.headline and one.status not in (Status.MISSED, Status.DROPPED)]
    titled = [
        (line["heading_headline"].format(count=len(headline)), headline, _outcomes),
        (line["heading_missed"].format(count=len(missed)), missed, _outcomes),
        (line["heading_dropped"].format(count=len(dropped)), dropped, _dropped),
        (line["letter_annex"].format(title=line["letter_rest"].format(count=len(rest))), rest, _in_short),
    ]
    for title, rows, drawn in titled if ordered else ():
        if rows:
            heading(document, xml(title), 1, new_page=rows is rest and rest != ordered)
            fill(document, drawn(rows, found, words))
    if not ordered:
        heading(document, xml(line["heading_outcomes"]), 1)
        paragraph(document, line["none"])
    if selection.shows("new_targets"):
        title = line["heading_new_targets"].format(count=len(found.new_targets))
        heading(document, xml(line["letter_annex"].format(title=title)), 1)
        fill(document, _new_targets(found, words)) if found.new_targets else paragraph(document, line["none"])


def _title(found: Diff, words: Words) -> str:
    issuer = found.old.issuer or found.new.issuer or ""
    line = words.line["letter_title"].format(issuer=issuer, year=sheets.year(found.old, words))
    return line.strip()


def _counts(found: Diff, words: Words) -> str:
    """The counts as a sentence to read: how many targets, what came of them, what is new, what is left out."""
    counts = summarise(found)
    said = {name: getattr(counts, name) for name in ("targets", "met", "missed", "carried_over", "mentioned", "dropped")}
    sentence = words.line["letter_counts"].format(old=sheets.year(found.old, words), **said)
    news = words.line["letter_new"].format(new=sheets.year(found.new, words), count=counts.new_targets)
    left = words.line["letter_pending"].format(count=counts.pending) if counts.pending else ""
    return sentence + news + left


def _reports(found: Diff, words: Words) -> str:
    joint = words.line["count_joint"]
    return joint.join(sheets.report_name(one, words) for one in (found.old, found.new, *found.evidence))


def _outcomes(ordered: Sequence[Outcome], found: Diff, words: Words) -> Table:
    documents: dict[str | None, Report] = {one.source: one for one in found.evidence} | {None: found.new}
    rows: list[tuple[Cell, ...]] = []
    for one in ordered:
        quotes = [_sentence(found.old, one.target, found, words)]
        if one.actual and one.document in documents:
            quotes.append(_sentence(documents[one.document], one.actual, found, words))
        elif one.renewed:
            quotes.append(_sentence(found.new, one.renewed, found, words))
        beside = [text for text in (sheets.facets(one, words), margin(one, words)) if text]
        verdict = ((Run(words.status[one.status], bold=True),), *((Run(xml(text)),) for text in beside))
        rows.append(
            (
                ((Run(str(len(rows) + 1)),),),
                ((Run(xml(one.target.indicator)),),),
                ((Run(xml(figure(one.target, words))),),),
                ((Run(xml(sheets.result(one, words)) or _NOTHING),),),
                verdict,
                tuple(quotes),
            )
        )
    tints = tuple(_TINTS[one.status] for one in ordered)
    return Table(_heads(_OUTCOMES, words), _widths(_OUTCOMES), tuple(rows), tint=4, tints=tints)


def _in_short(ordered: Sequence[Outcome], found: Diff, words: Words) -> Table:
    """A line for each target: what was aimed at, what came of it, where OLD says so."""
    places = sheets.by_id(found.old)
    rows = tuple(
        _cells(
            str(ordinal),
            one.target.indicator,
            figure(one.target, words),
            sheets.result(one, words) or _NOTHING,
            words.line["list_joint"].join(filter(None, (sheets.status_word(one, words), margin(one, words)))),
            whereabouts(one.target, places.get(one.target.section), words),
        )
        for ordinal, one in enumerate(ordered, start=1)
    )
    return Table(_heads(_IN_SHORT, words), _widths(_IN_SHORT), rows, tint=4, tints=tuple(_TINTS[one.status] for one in ordered))


def _dropped(ordered: Sequence[Outcome], found: Diff, words: Words) -> Table:
    return _aims([one.target for one in ordered], found.old, words)


def _new_targets(found: Diff, words: Words) -> Table:
    return _aims(found.new_targets, found.new, words)


def _aims(targets: Sequence[Fact], report: Report, words: Words) -> Table:
    """A line for each target: what it is and where the report sets it."""
    places = sheets.by_id(report)
    rows = tuple(
        _cells(str(ordinal), one.indicator, figure(one, words), whereabouts(one, places.get(one.section), words))
        for ordinal, one in enumerate(targets, start=1)
    )
    return Table(_heads(_AIMS, words), _widths(_AIMS), rows)


def _cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(((Run(xml(text)),),) for text in texts)


def _heads(columns: Sequence[tuple[str, int]], words: Words) -> tuple[str, ...]:
    return tuple(words.column[key] for key, _ in columns)


def _widths(columns: Sequence[tuple[str, int]]) -> tuple[int, ...]:
    return tuple(width for _, width in columns)


def _sentence(report: Report, fact: Fact, found: Diff, words: Words) -> tuple[Run, ...]:
    """A fact's sentence behind the name of its report, the figure in bold."""
    name = words.line["letter_source"].format(report=xml(_short(report, found, words)))
    quoted = _quoted_cell(report.text, fact, words) if fact.cell else _quoted(report.text, fact)
    return (Run(name, grey=True), Run(xml(quoted.before)), Run(xml(quoted.figure), bold=True), Run(xml(quoted.after)))


def _short(report: Report, found: Diff, words: Words) -> str:
    """A report as a quotation names it: by the year whose plan it sets, a further document by its title or file."""
    if report.year is None or report in found.evidence:
        return report.title or sheets.report_name(report, words)
    return words.line["letter_report"].format(year=sheets.year(report, words))


def _quoted(text: str, fact: Fact) -> _Quoted:
    """The sentence around a figure, shortened where it is long."""
    start = max(fact.sentence_start, fact.start - _BEFORE)
    end = min(max(fact.sentence_end, fact.end), fact.end + _AFTER)
    before, after = text[start : fact.start].lstrip(), text[fact.end : end].rstrip()
    return _Quoted(
        _ELLIPSIS + before if start > fact.sentence_start else before,
        text[fact.start : fact.end],
        after + _ELLIPSIS if end < fact.sentence_end else after,
    )


def _quoted_cell(text: str, fact: Fact, words: Words) -> _Quoted:
    """A figure of a table behind its place there; the sentence around it, if it stands in one in its cell."""
    place = words.line["quoted_cell"].format(place=table_place(fact.cell, words)) if fact.cell else ""
    if any(border in text[fact.sentence_start : fact.sentence_end] for border in _BORDERS):
        return _Quoted(place, as_written(fact), "")  # the figure is all that its cell says, and a row is no sentence
    quoted = _quoted(text, fact)
    return _Quoted(place + quoted.before, quoted.figure, quoted.after)
