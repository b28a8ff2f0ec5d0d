"""A track as a workbook: the years of every series, how plans were kept, and which reports it rests on."""

from __future__ import annotations

from reportdiff.model import Kept, Result, Told, Track, Tracked, TrackedYear
from reportdiff.rendering import sheets, track_sheets
from reportdiff.rendering.figures import figure
from reportdiff.rendering.wording import Words
from reportdiff.rendering.workbook import Cell, Page, about, value_of, written

_COLOURED = (Result.MET, Result.MISSED)


def track(found: Track, ui: str | None = None) -> bytes:
    """A row for each year of each series, a row for each plan, and what the workbook is made of."""
    words = track_sheets.words_for(found, ui)
    lines = (
        *track_sheets.summary(found, words),
        *(sheets.report_name(report, words) for report in found.sources),
        *(words.line["note"].format(note=note) for note in track_sheets.notes(found, ui)),
    )
    return written((_series(found, words), _kept(found.issuers, words), about(lines)), words)


def _series(found: Track, words: Words) -> Page:
    told = [(one, year) for one in found.series for year in one.years if track_sheets.is_told(year)]
    return Page(
        "series",
        ("issuer", "indicator", "concept", "year", "target", "target_value", "target_high", "unit", "result", "result_value", "result_unit",
         "status", "margin", "change", "restated", "restated_value", "why"),
        tuple(_row(one, year, words) for one, year in told),
        tuple(year.verdict.value if year.verdict in _COLOURED else "" for _, year in told),
    )  # fmt: skip


def _row(one: Tracked, year: TrackedYear, words: Words) -> tuple[Cell, ...]:
    target = year.target.fact if year.target else None
    result = year.result.fact if year.result else None
    return (
        one.issuer, one.indicator, one.concept, year.year, track_sheets.target_text(year, words), value_of(target),
        target.high if target else None, target.unit if target else None, _figure(year.result, words), value_of(result),
        result.unit if result else None, track_sheets.verdict_text(year, words), year.margin, track_sheets.change_text(year, words),
        _figure(year.restated, words), value_of(year.restated.fact if year.restated else None), year.why,
    )  # fmt: skip


def _figure(told: Told | None, words: Words) -> str | None:
    return figure(told.fact, words) if told else None


def _kept(rows: tuple[Kept, ...], words: Words) -> Page:
    shown = track_sheets.kept(rows, words)
    return Page(
        "kept",
        ("issuer", "year", "kind", "met", "missed", "unreported"),
        tuple((one.issuer, one.year, text[2], one.met, one.missed, one.unreported) for one, text in zip(rows, shown.rows, strict=True)),
    )
