"""Markdown for a page or a pull request: the same sheets, whole, with the reason of each verdict.

No text of a report acts as markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportdiff.model import Diff, Ledger, Report, Track
from reportdiff.rendering import ledger_sheets, sheets, track_sheets, wording
from reportdiff.rendering.figures import heading
from reportdiff.rendering.safety import markdown as safe
from reportdiff.rendering.safety import markdown_line
from reportdiff.rendering.selection import ALL, Selection
from reportdiff.rendering.sheets import Sheet
from reportdiff.rendering.table import draw
from reportdiff.rendering.wording import Words


def diff(found: Diff, ui: str | None = None, selection: Selection = ALL) -> str:
    """The summary line, what became of the headline targets and of the others by chapter and why, the new targets, and the sections."""
    words = wording.for_reader(ui, found.new.lang)
    chosen = selection.for_readers(found)
    head = _head(sheets.summary_clauses(found, words), sheets.reports_line(found, words), found, words)
    head += [f"> {safe(line)}" for line in selection.told(words)]
    if selection.summary:
        return _page(head)
    told = [sheet for sheet in (sheets.headline(chosen, words), sheets.others(chosen, words)) if sheet.rows]
    lists = [
        ("new_targets", sheets.new_targets(chosen, words), True),
        ("pending", sheets.pending(chosen, words), bool(chosen.pending)),
        ("commitments", sheets.commitments(chosen, words).without("why"), bool(chosen.commitments)),
        ("sections", sheets.section_pairs(chosen, words), True),
    ]
    shown = [*(told or [sheets.outcomes(chosen, words)]), *(sheet for name, sheet, there in lists if there and selection.shows(name))]
    return _page([*head, *(block for sheet in shown for block in titled(sheet, words))])


def track(found: Track, ui: str | None = None, *, everything: bool = False) -> str:
    """The years of each indicator, and how plans were kept; targets set once only if ``everything`` is asked for."""
    words = track_sheets.words_for(found, ui)
    shown = [one for one in found.series if everything or track_sheets.is_running(one)]
    left = len(found.series) - len(shown)
    return _page(
        [
            f"**{safe(words.line['clause_joint'].join(track_sheets.summary(found, words)))}**",
            *(f"> {safe(words.line['note'].format(note=note))}" for note in track_sheets.notes(found, ui)),
            *titled(track_sheets.series_years(found, shown, words), words),
            *([words.line["not_shown"].format(count=left)] if left else []),
            *titled(track_sheets.kept(found.issuers, words), words),
        ]
    )


def ledger(found: Ledger, ui: str | None = None) -> str:
    """The tasks of a plan, and how far they have come."""
    words = wording.for_reader(ui, found.report.lang)
    head = [*_head(ledger_sheets.summary(found, words), sheets.report_name(found.report, words), found.report, words)]
    return _page([*head, *titled(ledger_sheets.tasks(found, words), words)])


def extract(report: Report, ui: str | None = None) -> str:
    """Every fact of a report: figure, indicator, kind, measure, year, section."""
    words = wording.for_reader(ui, report.lang)
    clauses = sheets.extracted_clauses(report, words)
    return _page(
        [
            *_head(clauses, sheets.report_name(report, words), report, words),
            *titled(sheets.facts(report, words), words),
        ]
    )


def outline(report: Report, ui: str | None = None) -> str:
    """The sections as a nested list, each top one and each change with its part."""
    words = wording.for_reader(ui, report.lang)
    lines, shown = [], ""
    for depth, section in sheets.tree(report.sections):
        part = f" ({words.part[section.part]})" if depth == 0 or section.part != shown else ""
        shown = section.part
        lines.append(f"{'  ' * depth}- {markdown_line(heading(section, words))}{part}")
    clauses = sheets.outlined_clauses(report, words)
    head = _head(clauses, sheets.report_name(report, words), report, words)
    return _page([*head, "\n".join(lines) or words.line["none"]])


def _head(clauses: Sequence[str], who: str, found: Diff | Report, words: Words) -> list[str]:
    noted = [f"> {safe(words.line['note'].format(note=note))}" for note in sheets.notes(found)]
    return [f"**{safe(words.line['clause_joint'].join(clauses))}**", markdown_line(who), *noted]


def titled(sheet: Sheet, words: Words, level: int = 2) -> list[str]:
    """The sheet under its heading, of this level; a sheet of groups as a table for each, under headings of their own."""
    rows = [[safe(cell) for cell in row] for row in sheet.rows]
    if not rows:
        return [f"{'#' * level} {safe(sheet.heading)}", words.line["none"]]
    blocks = [f"{'#' * level} {safe(sheet.heading)}"]
    starts = [*sheet.groups, (len(rows), "")] if sheet.groups else [(0, ""), (len(rows), "")]
    for (start, name), (end, _) in pairwise(starts):
        blocks += [*([f"{'#' * (level + 1)} {safe(name)}"] if name else []), draw(sheet, rows[start:end], words, "github")]
    return blocks


def _page(blocks: Sequence[str]) -> str:
    return "\n\n".join(blocks) + "\n"
