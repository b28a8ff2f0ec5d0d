"""How results show themselves in a notebook: a line of counts over a table, as HTML or Markdown that only shows text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from reportdiff.model import Coverage, Diff, Finding, Report, Track
from reportdiff.rendering import findings, sheets, track_sheets, wording
from reportdiff.rendering.safety import clean
from reportdiff.rendering.safety import markdown as safe
from reportdiff.rendering.sheets import Sheet
from reportdiff.rendering.table import draw
from reportdiff.rendering.wording import Words

_ROWS = 30  # of a table that is only looked at
_FITS = "max-height:32em;overflow:auto"

# Notebooks run MathJax over what they show; these classes keep it from reading formulas into a report's text.
_NO_FORMULAS = "tex2jax_ignore mathjax_ignore"


def report_html(report: Report) -> str:
    """What a report is, and its figures."""
    return _html(*_of_report(report))


def report_markdown(report: Report) -> str:
    """The same in Markdown."""
    return _markdown(*_of_report(report))


def diff_html(found: Diff) -> str:
    """What became of each target, and why."""
    return _html(*_of_diff(found))


def diff_markdown(found: Diff) -> str:
    """The same in Markdown."""
    return _markdown(*_of_diff(found))


def track_html(found: Track) -> str:
    """The years of each indicator."""
    return _html(*_of_track(found))


def track_markdown(found: Track) -> str:
    """The same in Markdown."""
    return _markdown(*_of_track(found))


def findings_html(report: Report, found: Sequence[Finding], coverage: Coverage | None = None) -> str:
    """What was found in a report."""
    return _html(*_of_findings(report, found, coverage))


def findings_markdown(report: Report, found: Sequence[Finding], coverage: Coverage | None = None) -> str:
    """The same in Markdown."""
    return _markdown(*_of_findings(report, found, coverage))


def _of_report(report: Report) -> tuple[str, Sheet, Words]:
    words = wording.for_reader(None, report.lang)
    lines = [sheets.report_name(report, words), *sheets.extracted_clauses(report, words), *sheets.notes(report)]
    return words.line["clause_joint"].join(lines), sheets.facts(report, words), words


def _of_diff(found: Diff) -> tuple[str, Sheet, Words]:
    words = wording.for_reader(None, found.new.lang)
    counts = words.line["clause_joint"].join(sheets.summary_clauses(found, words))
    return counts, sheets.outcomes(found, words), words


def _of_track(found: Track) -> tuple[str, Sheet, Words]:
    words = track_sheets.words_for(found, None)
    shown = [one for one in found.series if track_sheets.is_running(one)]
    counts = words.line["clause_joint"].join(track_sheets.summary(found, words))
    return counts, track_sheets.series_years(found, shown, words), words


def _of_findings(report: Report, found: Sequence[Finding], coverage: Coverage | None = None) -> tuple[str, Sheet, Words]:
    words = wording.for_reader(None, report.lang)
    told = (findings.counts(report, found, words), *([findings.covered(report, coverage, words)] if coverage else ()))
    counts = words.line["clause_joint"].join(told)
    return counts, findings.sheet(report, found, words), words


def _html(line: str, sheet: Sheet, words: Words) -> str:
    sides = ["right" if column.right else "left" for column in sheet.columns]
    head = "".join(
        f'<th scope="col" style="text-align:{side}">{_text(name)}</th>'
        for name, side in zip(sheet.headers(words), sides, strict=True)
    )
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td style="text-align:{side}">{_text(cell)}</td>' for cell, side in zip(row, sides, strict=True)
        )
        + "</tr>\n"
        for row in sheet.rows[:_ROWS]
    )
    more = "".join(f"<p>{_text(left)}</p>\n" for left in _more(sheet, words))
    return (
        f'<div class="{_NO_FORMULAS}" style="{_FITS}">\n<p>{_text(line)}</p>\n'
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n{more}</div>\n"
    )


def _more(sheet: Sheet, words: Words) -> list[str]:
    """That there are more rows than a notebook shows, where there are."""
    left = len(sheet.rows) - _ROWS
    return [words.line["more"].format(count=left)] if left > 0 else []


def _text(text: str) -> str:
    return escape(clean(text))


def _markdown(line: str, sheet: Sheet, words: Words) -> str:
    rows = [[safe(cell) for cell in row] for row in sheet.rows[:_ROWS]]
    drawn = draw(sheet, rows, words, "github") if rows else words.line["none"]
    return "\n\n".join([f"**{safe(line)}**", drawn, *map(safe, _more(sheet, words))]) + "\n"
