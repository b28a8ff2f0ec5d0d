"""The page of many years: small multiples of target and result, and a table of indicators by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportdiff.model import Result, Track, Tracked, TrackedYear
from reportdiff.rendering import sheets, track_sheets
from reportdiff.rendering.page.templates import document
from reportdiff.rendering.page.years import Picture, drawn
from reportdiff.rendering.wording import Words

_PICTURES = 24  # as many as are looked at


@dataclass(frozen=True, slots=True)
class Square:
    """An indicator in a year: the texts of its cell, and the word that colours it."""

    target: str
    result: str
    status: str
    hint: str


def track(found: Track, ui: str | None = None, *, everything: bool = False) -> str:
    """One self-contained HTML document; targets that were set once stand in it if ``everything`` is asked for.

    Raises ``SettingsError`` for a ``ui`` that there are no words for.
    """
    words = track_sheets.words_for(found, ui)
    shown = [one for one in found.series if everything or track_sheets.is_running(one)]
    years = sorted({year.year for one in shown for year in one.years if track_sheets.is_told(year)})
    counted = Counter(year.verdict for one in shown for year in one.years if year.verdict)
    issuers = list(dict.fromkeys(one.issuer for one in found.series))
    told: dict[str, Any] = {
        "skip_to": "matrix",
        "who": issuers[0] if len(issuers) == 1 and issuers[0] else "",
        "reports": [sheets.report_name(report, words) for report in found.sources],
        "clauses": track_sheets.summary(found, words),
        "notes": track_sheets.notes(found, ui),
        "counts": [{"status": _TONES[one], "word": words.result[one], "count": counted[one]} for one in Result],
        "pictures": _pictures(shown, words),
        "years": years,
        "rows": [_line(one, years, words, several=len(issuers) > 1) for one in shown],
        "left": len(found.series) - len(shown),
        "kept": track_sheets.kept(found.issuers, words),
    }
    return document("track.html.j2", ("theme.js",), words, told)


# The class that colours a verdict.
_TONES = {Result.MET: "met", Result.MISSED: "missed", Result.UNREPORTED: "unreported"}


def _pictures(shown: Sequence[Tracked], words: Words) -> list[Picture]:
    made = (drawn(one, words) for one in shown)
    return [picture for picture in made if picture][:_PICTURES]


def _line(one: Tracked, years: Sequence[int], words: Words, *, several: bool) -> dict[str, Any]:
    told = {year.year: year for year in one.years}
    return {
        "indicator": one.indicator,
        "issuer": one.issuer if several else "",
        "headline": one.headline,
        "cells": [_square(told[year], words) if year in told else None for year in years],
    }


def _square(one: TrackedYear, words: Words) -> Square | None:
    if not track_sheets.is_told(one):
        return None
    status = "dropped" if one.target is None and one.change else _TONES[one.verdict] if one.verdict else ""
    said = (
        track_sheets.verdict_text(one, words), track_sheets.margin_text(one, words), track_sheets.change_text(one, words), one.why or "",
    )  # fmt: skip
    target = track_sheets.target_text(one, words) or (track_sheets.change_text(one, words) if one.change else "")
    return Square(target, track_sheets.result_text(one, words), status, words.line["clause_joint"].join(filter(None, said)))
