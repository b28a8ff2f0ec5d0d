"""A workbook (.xlsx) for people who sort and filter: a sheet for each list, numbers as numbers, their units beside them.

A text of a report is written as a text cell, so that no spreadsheet runs it or follows it; the same input gives the
same bytes. To add a sheet, add a ``Page`` to the tuple that ``diff`` writes.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_DOWN, Decimal
from pathlib import PurePath
from typing import Any

from reportdiff.model import Diff, Fact, Finding, Outcome, Pending, Report, to_digit
from reportdiff.rendering import sheets, wording
from reportdiff.rendering.chapters import chapters
from reportdiff.rendering.figures import figure, heading, whereabouts
from reportdiff.rendering.findings import counts, position
from reportdiff.rendering.safety import xml
from reportdiff.rendering.selection import ALL, Selection
from reportdiff.rendering.widths import width
from reportdiff.rendering.wording import Words

Cell = str | int | float | Decimal | None

# The creation date that every workbook carries, so that its bytes tell nothing of the hour.
_CREATED = datetime(2000, 1, 1)
_LONGEST_TEXT = 32_000  # a cell holds 32,767 characters
_NARROWEST, _WIDEST = 6, 44
_SHEET, _ENOUGH = 180, 14  # a sheet of paper shows so much legibly; what a column keeps when others need room
_AIR, _BUTTON = 3, 5  # what a cell's edges take, and the filter's button beside a header of two lines
_LINE_POINTS, _TALLEST = 17, 409
_MOST_PLACES = 6
_WHOLE_PERCENT = Decimal("0.01")

_SIGNED = frozenset({"margin"})
_PERCENT = frozenset({"confidence", "similarity", "progress"})
_UNGROUPED = frozenset({"year", "due", "level", "line", "page"})
_COLOURED = frozenset({"status", "severity"})

# Fill and letters of a status, by its name: red and purple is what needs a reader's eye.
_COLOURS = {
    "missed": ("#FFC7CE", "#9C0006"),
    "dropped": ("#E4DFEC", "#5F2C83"),
    "mentioned": ("#DDEBF7", "#1F4E79"),
    "carried_over": ("#FFEB9C", "#7F4F00"),
    "met": ("#C6EFCE", "#006100"),
    "silent": ("#E4DFEC", "#5F2C83"),
    "continued": ("#FFEB9C", "#7F4F00"),
    "pending": ("#DDEBF7", "#1F4E79"),
    "reported": ("#C6EFCE", "#006100"),
    "error": ("#FFC7CE", "#9C0006"),
    "warning": ("#FFEB9C", "#7F4F00"),
    "info": ("#DDEBF7", "#1F4E79"),
}


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: the key of its name, the keys of its columns, its rows; of each row the status that colours it."""

    key: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    statuses: tuple[str, ...] = ()


def diff(found: Diff, ui: str | None = None, selection: Selection = ALL) -> bytes:
    """An overview, outcomes, new targets, commitments, targets not due, sections, and the facts of both reports."""
    words = wording.for_reader(ui, found.new.lang)
    chosen = selection.for_readers(found)
    lines = (
        *sheets.summary_clauses(found, words),
        sheets.reports_line(found, words),
        *selection.told(words),
        *(words.line["note"].format(note=note) for note in sheets.notes(found)),
    )
    lists = [
        ("outcomes", _outcomes),
        ("new_targets", _new_targets),
        ("commitments", _commitments),
        ("pending", _pending),
        ("sections", _sections),
    ]
    pages = [about(lines), *(page(chosen, words) for name, page in lists if selection.shows(name))]
    if selection.everything:
        pages += [_facts("old_facts", found.old, words), _facts("new_facts", found.new, words)]
    return written(pages, words)


def extract(report: Report, ui: str | None = None) -> bytes:
    """Every fact of a report, and what it is."""
    return extract_all((report,), ui)


def outline(report: Report, ui: str | None = None) -> bytes:
    """The sections of a report, and what it is."""
    return outline_all((report,), ui)


def check(report: Report, found: Sequence[Finding], ui: str | None = None) -> bytes:
    """What the rules found in a report, and what it is."""
    return check_all(((report, found),), ui)


def extract_all(reports: Sequence[Report], ui: str | None = None) -> bytes:
    """Every fact of several reports, and what they are."""
    words = wording.for_reader(ui, reports[0].lang)
    lines = [(*sheets.extracted_clauses(one, words), sheets.report_name(one, words)) for one in reports]
    return written((_together(reports, [_facts("facts", one, words) for one in reports]), about(_all(lines))), words)


def outline_all(reports: Sequence[Report], ui: str | None = None) -> bytes:
    """The sections of several reports, and what they are."""
    words = wording.for_reader(ui, reports[0].lang)
    lines = [(*sheets.outlined_clauses(one, words), sheets.report_name(one, words)) for one in reports]
    return written((_together(reports, [_outline(one, words) for one in reports]), about(_all(lines))), words)


def check_all(checked: Sequence[tuple[Report, Sequence[Finding]]], ui: str | None = None) -> bytes:
    """What the rules found in several reports, and what they are."""
    words = wording.for_reader(ui, checked[0][0].lang)
    lines = [(counts(report, found, words), sheets.report_name(report, words)) for report, found in checked]
    pages = [_findings(report, found, words) for report, found in checked]
    return written((_together([report for report, _ in checked], pages), about(_all(lines))), words)


def _all(lines: Iterable[Sequence[str]]) -> list[str]:
    return [line for some in lines for line in some]


def _together(reports: Sequence[Report], pages: Sequence[Page]) -> Page:
    """The pages of several reports as one, which says of each row what report it is from; of one report its own page."""
    first, *others = pages
    if not others:
        return first
    named = zip(reports, pages, strict=True)
    rows = tuple((PurePath(report.source).name or report.source, *row) for report, page in named for row in page.rows)
    return Page(first.key, ("report", *first.columns), rows, tuple(status for page in pages for status in page.statuses))


def _outline(report: Report, words: Words) -> Page:
    rows = tuple(
        (depth + 1, section.number, section.title, words.part[section.part])
        for depth, section in sheets.tree(report.sections)
    )
    return Page("outline", ("level", "number", "title", "part"), rows)


def _findings(report: Report, found: Sequence[Finding], words: Words) -> Page:
    by = sheets.by_id(report)
    rows = tuple(
        (words.severity[one.severity], one.rule, one.message, one.quote, one.stated, one.expected,
         one.page or position(report.text, one.start)[0], heading(by.get(one.section), words),
         "; ".join(f"{other.report}: {other.quote}" for other in one.related), one.name)
        for one in found
    )  # fmt: skip
    where = "page" if report.pages else "line"
    columns = ("severity", "rule", "finding", "quote", "stated", "expected", where, "section", "related", "name")
    return Page("findings", columns, rows, tuple(one.severity.value for one in found))


def _outcomes(found: Diff, words: Words) -> Page:
    """Headline targets first; the last columns are empty, for whoever verifies the rows."""
    ordered = sheets.in_reading_order(found.outcomes)
    shown = sheets.outcomes(found, words)
    texts = [dict(zip((column.key for column in shown.columns), row, strict=True)) for row in shown.rows]
    places = chapters(found.old, [one.target for one in ordered])
    return Page(
        "outcomes",
        ("headline", "status", "facets", "indicator", "target", "target_value", "target_high", "unit", "result",
         "result_value", "result_high", "result_unit", "margin", "margin_unit", "confidence", "chapter", "where", "why",
         "departments", "verified", "remark"),
        tuple(
            (words.line["yes"] if one.headline else None, words.status[one.status], sheets.facets(one, words),
             text["indicator"], text["target"], value_of(one.target), one.target.high, one.target.unit, text["result"],
             *_actual(one.actual), one.margin, _margin_unit(one, words), one.confidence,
             heading(places.get(one.target.id), words), text["where"], text["why"], None, None, None)
            for one, text in zip(ordered, texts, strict=True)
        ),
        tuple(one.status.value for one in ordered),
    )  # fmt: skip


def _new_targets(found: Diff, words: Words) -> Page:
    sections = sheets.by_id(found.new)
    return Page(
        "new_targets",
        ("indicator", "target", "target_value", "target_high", "unit", "year", "where"),
        tuple(
            (one.indicator, figure(one, words), value_of(one), one.high, one.unit, one.year,
             heading(sections.get(one.section), words))
            for one in found.new_targets
        ),
    )  # fmt: skip


def _commitments(found: Diff, words: Words) -> Page:
    told = {words.commitment[one.status]: one.status.value for one in found.commitments}
    shown = sheets.commitments(found, words)
    return Page(
        "commitments",
        tuple(column.key for column in shown.columns),
        shown.rows,
        tuple(told[row[0]] for row in shown.rows),
    )


def _pending(found: Diff, words: Words) -> Page:
    shown = sheets.pending(found, words)
    texts = [dict(zip((column.key for column in shown.columns), row, strict=True)) for row in shown.rows]
    return Page(
        "pending",
        ("indicator", "target", "target_value", "target_high", "unit", "due", "result", "result_value",
         "result_high", "result_unit", "progress", "margin", "margin_unit", "why"),
        tuple(
            (text["indicator"], text["target"], value_of(one.target), one.target.high, one.target.unit,
             one.target.year, text["result"], *_actual(one.actual), _rounded_down(one.progress), one.margin,
             _margin_unit(one, words), text["why"])
            for one, text in zip(found.pending, texts, strict=True)
        ),
    )  # fmt: skip


def _sections(found: Diff, words: Words) -> Page:
    return Page(
        "sections",
        ("change", "old", "new", "similarity"),
        tuple(
            (words.move[one.change], heading(one.old, words), heading(one.new, words),
             one.similarity if one.old and one.new else None)
            for one in found.sections
        ),
    )  # fmt: skip


def _facts(key: str, report: Report, words: Words) -> Page:
    sections = sheets.by_id(report)
    return Page(
        key,
        ("indicator", "figure", "value", "low", "high", "unit", "kind", "measure", "year", "section"),
        tuple(
            (one.indicator, figure(one, words), one.value, one.low, one.high, one.unit, words.kind[one.kind],
             words.measure[one.measure], one.year, whereabouts(one, sections.get(one.section), words))
            for one in report.facts
        ),
    )  # fmt: skip


def about(lines: Sequence[str]) -> Page:
    """The sheet that says what a workbook is made of."""
    return Page("about", ("about",), tuple((line,) for line in lines))


def value_of(fact: Fact | None) -> Decimal | None:
    """The number to sort by: of a range its lower end."""
    return None if fact is None else fact.low if fact.value is None else fact.value


def _actual(fact: Fact | None) -> tuple[Decimal | None, Decimal | None, str | None]:
    """The number of a result, of a range its upper end, and its unit."""
    return (None, None, None) if fact is None else (value_of(fact), fact.high, fact.unit)


def _margin_unit(one: Outcome | Pending, words: Words) -> str | None:
    """The unit of a margin: between two rates it is percentage points."""
    if one.margin is None:
        return None
    return words.number["points"] if one.target.pint == "percent" else one.target.unit


def _rounded_down(progress: Decimal | None) -> Decimal | None:
    """Whole per cent, as the tables show them: 99.6 % is not yet all of it."""
    return None if progress is None else to_digit(progress, _WHOLE_PERCENT, ROUND_DOWN)


def written(pages: Sequence[Page], words: Words) -> bytes:
    """The workbook of these sheets."""
    import xlsxwriter  # type: ignore[import-untyped]

    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(written, options)
    book.set_properties({"created": _CREATED})
    formats: dict[tuple[str, str], Any] = {}
    for page in pages:
        _draw(book, page, words, formats)
    book.close()
    return written.getvalue()


def _draw(book: Any, page: Page, words: Words, formats: dict[tuple[str, str], Any]) -> None:
    sheet = book.add_worksheet(words.tab[page.key])
    head = book.add_format(
        {"bold": True, "bg_color": "#D9E1F2", "bottom": 1, "valign": "vcenter", "text_wrap": True}
        | {"align": "left", "indent": 1}
    )
    headers = [words.column[key] for key in page.columns]
    for place, header in enumerate(headers):
        sheet.write_string(0, place, header, head)
    for line, row in enumerate(page.rows, start=1):
        for place, (key, cell) in enumerate(zip(page.columns, row, strict=True)):
            status = page.statuses[line - 1] if page.statuses and key in _COLOURED else ""
            _put(book, sheet, (line, place), key, cell, status, formats)
    shown = [[width(_shown(key, row[place])) for row in page.rows] for place, key in enumerate(page.columns)]
    widths = [
        min(max(-(-width(header) // 2) + _BUTTON, *(one + _AIR for one in column), _NARROWEST), _WIDEST)
        for header, column in zip(headers, shown, strict=True)
    ]
    widths = _fitted(widths, shown)
    for place, wide in enumerate(widths):
        sheet.set_column(place, place, wide)
    if any(width(header) + _BUTTON > wide for header, wide in zip(headers, widths, strict=True)):
        sheet.set_row(0, 2 * _LINE_POINTS)
    for line, taken in enumerate(zip(*shown, strict=True), start=1):
        lines = max(-(-one // (wide - _AIR)) for one, wide in zip(taken, widths, strict=True))
        if lines > 1:
            sheet.set_row(line, min(lines * _LINE_POINTS, _TALLEST))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(page.rows), len(headers) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&C&P / &N")
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _fitted(widths: Sequence[int], shown: Sequence[Sequence[int]]) -> list[int]:
    """Widths that a sheet of paper can show one page wide: step by step the column gives way that takes fewest lines more for it."""
    fitted = list(widths)
    while sum(fitted) > _SHEET:
        wide = [place for place, one in enumerate(fitted) if one > _ENOUGH]
        if not wide:
            break
        least = min(wide, key=lambda place: (_lines(shown[place], fitted[place] - 1) - _lines(shown[place], fitted[place]), -fitted[place]))
        fitted[least] -= 1
    return fitted


def _lines(column: Sequence[int], wide: int) -> int:
    """How many lines the cells of a column take together."""
    return sum(-(-one // (wide - _AIR)) for one in column)


def _put(
    book: Any, sheet: Any, at: tuple[int, int], key: str, cell: Cell, status: str, formats: dict[tuple[str, str], Any]
) -> None:
    if cell is None or cell == "":
        return
    number = None if isinstance(cell, str) else float(cell)
    pattern = "@" if number is None or not math.isfinite(number) else _pattern(key, cell)
    if (pattern, status) not in formats:
        look: dict[str, Any] = {"num_format": pattern, "valign": "top"}
        if pattern == "@":
            look |= {"text_wrap": True, "align": "left", "indent": 1}
        if status:
            look["bg_color"], look["font_color"] = _COLOURS[status]
        formats[pattern, status] = book.add_format(look)
    if pattern == "@":
        sheet.write_string(*at, _text(str(cell)), formats[pattern, status])
    else:
        sheet.write_number(*at, number, formats[pattern, status])


def _pattern(key: str, cell: Cell) -> str:
    """The number format: as many places as the number has, a sign for a margin, no grouping in a year."""
    if key in _PERCENT:
        return "0%"
    if key in _UNGROUPED:
        return "0"
    exponent = cell.normalize().as_tuple().exponent if isinstance(cell, Decimal) else 0
    places = min(max(-exponent, 0), _MOST_PLACES) if isinstance(exponent, int) else 0
    digits = "#,##0" + ("." + "0" * places if places else "")
    return f"+{digits};-{digits};0" if key in _SIGNED else digits


def _shown(key: str, cell: Cell) -> str:
    """Roughly what a cell shows, to measure it."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _text(cell)
    if key in _PERCENT:
        return "100%"
    return f"+{cell:,f}" if isinstance(cell, Decimal) else str(cell)


def _text(text: str) -> str:
    """One clean line that XML can hold and a cell has room for."""
    return xml(text)[:_LONGEST_TEXT]
