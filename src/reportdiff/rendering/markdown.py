"""Markdown for a page or a pull request: the same sheets, whole, with the reason of each verdict.

No text of a report acts as markup.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.model import Diff, Ledger, Report, Track
from reportdiff.rendering import ledger_sheets, sheets, track_sheets, wording
from reportdiff.rendering.figures import heading
from reportdiff.rendering.safety import markdown as safe
from reportdiff.rendering.safety import markdown_line
from reportdiff.rendering.sheets import Sheet
from reportdiff.rendering.table import draw
from reportdiff.rendering.wording import Words


def diff(found: Diff, ui: str | None = None) -> str:
    """The summary line, what became of the targets and why, the new targets, and the sections."""
    words = wording.for_reader(ui, found.new.lang)
    return _page(
        [
            *_head(sheets.summary_clauses(found, words), sheets.reports_line(found, words), found, words),
            *_titled(sheets.outcomes(found, words), words),
            *_titled(sheets.new_targets(found, words), words),
            *(_titled(sheets.pending(found, words), words) if found.pending else ()),
            *(_titled(sheets.commitments(found, words).without("why"), words) if found.commitments else ()),
            *_titled(sheets.section_pairs(found, words), words),
        ]
    )


def track(found: Track, ui: str | None = None, *, everything: bool = False) -> str:
    """The years of each indicator, and how plans were kept; targets set once only if ``everything`` is asked for."""
    words = track_sheets.words_for(found, ui)
    shown = [one for one in found.series if everything or track_sheets.is_running(one)]
    left = len(found.series) - len(shown)
    return _page(
        [
            f"**{safe(words.line['clause_joint'].join(track_sheets.summary(found, words)))}**",
            *(f"> {safe(words.line['note'].format(note=note))}" for note in track_sheets.notes(found, ui)),
            *_titled(track_sheets.series_years(found, shown, words), words),
            *([words.line["not_shown"].format(count=left)] if left else []),
            *_titled(track_sheets.kept(found.issuers, words), words),
        ]
    )


def ledger(found: Ledger, ui: str | None = None) -> str:
    """The tasks of a plan, and how far they have come."""
    words = wording.for_reader(ui, found.report.lang)
    head = [*_head(ledger_sheets.summary(found, words), sheets.report_name(found.report, words), found.report, words)]
    return _page([*head, *_titled(ledger_sheets.tasks(found, words), words)])


def extract(report: Report, ui: str | None = None) -> str:
    """Every fact of a report: figure, indicator, kind, measure, year, section."""
    words = wording.for_reader(ui, report.lang)
    clauses = sheets.extracted_clauses(report, words)
    return _page(
        [
            *_head(clauses, sheets.report_name(report, words), report, words),
            *_titled(sheets.facts(report, words), words),
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


def _titled(sheet: Sheet, words: Words) -> list[str]:
    rows = [[safe(cell) for cell in row] for row in sheet.rows]
    return [f"## {safe(sheet.heading)}", draw(sheet, rows, words, "github") if rows else words.line["none"]]


def _page(blocks: Sequence[str]) -> str:
    return "\n\n".join(blocks) + "\n"
