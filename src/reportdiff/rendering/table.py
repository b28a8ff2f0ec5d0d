"""Tables for a terminal of 100 columns, aligned where Chinese and Latin mix, safe to print whatever a report holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import tabulate as _tabulate  # type: ignore[import-untyped]

from reportdiff.errors import SettingsError
from reportdiff.model import Diff, Report
from reportdiff.rendering import sheets, wording
from reportdiff.rendering.figures import heading
from reportdiff.rendering.safety import clean, markdown, unobeyed
from reportdiff.rendering.sheets import Sheet
from reportdiff.rendering.widths import clip, fold, share, width, wrap
from reportdiff.rendering.wording import Words

COLUMNS = 100
_GAP = 2  # spaces that tabulate's "simple" puts between two columns
_INDENT = 2

# ANSI colours of the status words, by status: what needs a reader's eye is red and magenta.
_COLOURS: Mapping[str, str] = {"missed": "31", "dropped": "35", "carried_over": "33", "met": "32"}

# Formats of tabulate in which a cell of a hostile report could act as markup, and that do not escape it.
_UNSAFE = frozenset({"unsafehtml", "latex_raw"})
_MARKDOWN_LIKE = frozenset({"github", "pipe"})


def diff(found: Diff, ui: str | None = None, *, colour: bool = False) -> str:
    """The summary line, what became of the targets, the new targets, and the sections."""
    words = wording.for_reader(ui, found.new.lang)
    outcomes = sheets.outcomes(found, words).without("why")
    paints = {words.status[status]: code for status, code in _COLOURS.items()} if colour else {}
    return _page(
        [
            *_summary(sheets.summary_clauses(found, words), sheets.reports_line(found, words), words),
            *_notes(found, words),
        ],
        [
            titled(outcomes, words, paints),
            titled(sheets.new_targets(found, words), words),
            *([titled(sheets.pending(found, words).without("why"), words)] if found.pending else ()),
            *([titled(sheets.commitments(found, words).without("why"), words)] if found.commitments else ()),
            titled(sheets.section_pairs(found, words), words),
        ],
    )


def extract(report: Report, ui: str | None = None) -> str:
    """Every fact of a report: figure, indicator, kind, measure, year, section."""
    words = wording.for_reader(ui, report.lang)
    clauses = sheets.extracted_clauses(report, words)
    head = [*_summary(clauses, sheets.report_name(report, words), words), *_notes(report, words)]
    return _page(head, [_table(sheets.facts(report, words), words)])


def outline(report: Report, ui: str | None = None) -> str:
    """The sections as an indented tree with their numbers; before each top section and each change its part."""
    words = wording.for_reader(ui, report.lang)
    clauses = sheets.outlined_clauses(report, words)
    head = [*_summary(clauses, sheets.report_name(report, words), words), *_notes(report, words)]
    parts = {part: f"[{name}]" for part, name in words.part.items()}
    margin = max(width(part) for part in parts.values()) + _GAP
    lines, shown = [], ""
    for depth, section in sheets.tree(report.sections):
        part = parts[section.part] if depth == 0 or section.part != shown else ""
        shown = section.part
        start = _pad(part, margin) + " " * min(depth * _INDENT, COLUMNS // 2)
        lines.append(start + clip(clean(heading(section, words)), COLUMNS - width(start)))
    return _page(head, ["\n".join(line.rstrip() for line in lines) or words.line["none"]])


def outcomes(found: Diff, fmt: str = "simple", ui: str | None = None) -> str:
    """What became of the targets, as one table in any of tabulate's formats, with a newline at the end.

    ``simple`` is cut to 100 columns; every other format holds the texts whole. Raises ``SettingsError`` for a format
    that tabulate does not know, or that would pass a report's text on as markup.
    """
    words = wording.for_reader(ui, found.new.lang)
    sheet = sheets.outcomes(found, words).without("why")
    if fmt == "simple":
        return _table(sheet, words) + "\n"
    allowed = [name for name in _tabulate.tabulate_formats if name not in _UNSAFE]
    if fmt not in allowed:
        raise SettingsError(f"table format {clean(fmt)!r} is not known; one of {', '.join(allowed)}")
    safe = markdown if fmt in _MARKDOWN_LIKE else clean
    return draw(sheet, [[safe(cell) for cell in row] for row in sheet.rows], words, fmt) + "\n"


def draw(sheet: Sheet, rows: Sequence[Sequence[str]], words: Words, fmt: str) -> str:
    """``rows`` under the sheet's headers, drawn by tabulate, numbers left as they were written."""
    drawn: str = _tabulate.tabulate(
        rows,
        headers=sheet.headers(words),
        tablefmt=fmt,
        disable_numparse=True,
        colalign=["right" if column.right else "left" for column in sheet.columns] if rows else None,
    )
    return drawn


def _table(sheet: Sheet, words: Words, paints: Mapping[str, str] | None = None) -> str:
    """The sheet within ``COLUMNS``; its first column painted where a colour is given for its word."""
    if not sheet.rows:
        return words.line["none"]
    rows = [[clean(cell) for cell in row] for row in sheet.rows]
    limits = _limits(sheet, sheet.headers(words), rows)
    cells = [[clip(cell, limit) for cell, limit in zip(row, limits, strict=True)] for row in rows]
    if paints:
        cells = [[_painted(row[0], paints), *row[1:]] for row in cells]
    return "\n".join(line.rstrip() for line in draw(sheet, cells, words, "simple").splitlines())


def _limits(sheet: Sheet, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """How wide each column may be; tabulate gives none less than its header and two spaces."""
    least = [width(header) + _tabulate.MIN_PADDING for header in headers]
    widest = [max(width(cell[: COLUMNS * 2]) for cell in column) for column in zip(*rows, strict=True)]
    return share(
        natural=[max(pair) for pair in zip(least, widest, strict=True)],
        least=[max(need, column.least) for need, column in zip(least, sheet.columns, strict=True)],
        budget=COLUMNS - _GAP * (len(sheet.columns) - 1),
        yielding=[column.yielding for column in sheet.columns],
    )


def _painted(cell: str, paints: Mapping[str, str]) -> str:
    return f"\x1b[{paints[cell]}m{cell}\x1b[0m" if cell in paints else cell


def titled(sheet: Sheet, words: Words, paints: Mapping[str, str] | None = None) -> str:
    """The sheet under its heading, within ``COLUMNS``."""
    return f"{sheet.heading}\n{_table(sheet, words, paints)}"


def _summary(clauses: Sequence[str], who: str, words: Words) -> list[str]:
    return [*fold(clauses, words.line["clause_joint"], COLUMNS), clip(clean(who), COLUMNS)]


def _notes(found: Diff | Report, words: Words) -> list[str]:
    written = [clean(words.line["note"].format(note=note)) for note in sheets.notes(found)]
    return [line for note in written for line in wrap(note, COLUMNS)]


def _pad(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))


def _page(head: Sequence[str], blocks: Sequence[str]) -> str:
    return unobeyed("\n\n".join(["\n".join(head), *blocks]) + "\n")  # a line that was broken may begin with ::
