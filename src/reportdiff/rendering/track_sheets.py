"""What a reader is shown of many years, before any format: each indicator's years, and how plans were kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportdiff.model import Kept, ResultFrom, Track, Tracked, TrackedYear
from reportdiff.rendering import wording
from reportdiff.rendering.figures import difference, figure
from reportdiff.rendering.sheets import Column, Sheet
from reportdiff.rendering.wording import Words


def words_for(found: Track, ui: str | None) -> Words:
    """The words of ``ui``, else of the language of the first report."""
    return wording.for_reader(ui, found.reports[0].lang)


def notes(found: Track, ui: str | None = None) -> list[str]:
    """What a reader should know of the order of the reports, in sentences."""
    words = words_for(found, ui)
    return [words.line[note.code].format(**dict(note.arguments)) for note in found.notes]


def only(found: Track, names: Iterable[str]) -> Track:
    """The series whose indicator, concept or ``target_id`` holds one of ``names``, as typed or in other case; all without."""
    wanted = [name.casefold() for name in names]
    if not wanted:
        return found

    def fits(one: Tracked) -> bool:
        told = " ".join((one.indicator, one.concept or "", *one.ids)).casefold()
        return any(name in told for name in wanted)

    return replace(found, series=tuple(one for one in found.series if fits(one)))


def is_running(one: Tracked) -> bool:
    """Whether a series is more than a target that was set once: a headline target, or one that was aimed at in several years."""
    aimed = sum(year.target is not None for year in one.years)
    return one.headline or aimed > 1 or any(year.earlier for year in one.years)


def summary(found: Track, words: Words) -> list[str]:
    """How many reports, of which years, and how many series; in clauses that may be folded."""
    years = [report.year for report in found.reports if report.year is not None]
    running = sum(map(is_running, found.series))
    span = {"first": min(years), "last": max(years), "count": len(found.reports)}
    series = {"count": len(found.series), "running": running}
    return [words.line["tracked_reports"].format(**span), words.line["tracked_series"].format(**series)]


def series_years(found: Track, shown: Iterable[Tracked], words: Words) -> Sheet:
    """A row for each year of each series of which something is told; the name stands in the first."""
    rows: list[tuple[str, ...]] = []
    several = len({one.issuer for one in found.series}) > 1
    for one in shown:
        told = [year for year in one.years if is_told(year)]
        name = f"{one.indicator} · {one.issuer}" if several and one.issuer else one.indicator
        rows += [(name if at == 0 else "", *_row(one, year, words)) for at, year in enumerate(told)]
    return Sheet(
        words.line["heading_series"],
        (
            Column("indicator", 16), Column("year", 4), Column("target", 14), Column("result", 16), Column("margin", 10, right=True),
            Column("status", 6), Column("change", 6),
        ),
        tuple(rows),
    )  # fmt: skip


def is_told(one: TrackedYear) -> bool:
    """Whether there is anything to show of a year."""
    return any((one.target, one.result, one.change, one.restated))


def _row(series: Tracked, one: TrackedYear, words: Words) -> tuple[str, ...]:
    return (
        str(one.year), target_text(one, words), result_text(one, words), margin_text(one, words), verdict_text(one, words),
        change_text(one, words),
    )  # fmt: skip


def target_text(one: TrackedYear, words: Words) -> str:
    """The target as the report wrote it."""
    return figure(one.target.fact, words) if one.target else ""


def result_text(one: TrackedYear, words: Words) -> str:
    """The result, how it is known where no report states it, and what it was restated as."""
    if one.result is None:
        return ""
    shown = figure(one.result.fact, words)
    if one.result_from is ResultFrom.DERIVED:
        shown = words.line["derived"].format(figure=shown)
    if one.result_from is ResultFrom.EVIDENCE:
        shown = words.line["by_evidence"].format(figure=shown)
    if one.restated:
        shown = words.line["restated"].format(figure=shown, later=figure(one.restated.fact, words))
    return shown


def margin_text(one: TrackedYear, words: Words) -> str:
    """How far beyond or short, in the target's unit."""
    return difference(one.margin, one.target.fact, words) if one.target and one.margin is not None else ""


def verdict_text(one: TrackedYear, words: Words) -> str:
    """Met, missed or unreported, in the reader's words."""
    return words.result[one.verdict] if one.verdict else ""


def change_text(one: TrackedYear, words: Words) -> str:
    """How the aim moved; with what was aimed at before for the same year, where that was another number."""
    shown = words.shift[one.change] if one.change else ""
    if one.earlier:
        before = words.line["list_joint"].join(figure(told.fact, words) for told in one.earlier)
        return words.line["shifted_from"].format(change=shown, before=before)
    return shown


def kept(rows: Iterable[Kept], words: Words) -> Sheet:
    """How many targets of each plan were met, missed and left unreported; a row a plan, and one for its headline targets."""
    return Sheet(
        words.line["heading_kept"],
        (
            Column("issuer", 16), Column("year", 4), Column("kind", 8), Column("met", 6, right=True), Column("missed", 6, right=True),
            Column("unreported", 6, right=True), Column("share_met", 6, right=True),
        ),
        tuple(
            (
                one.issuer or "", str(one.year), words.line["headline_targets" if one.headline else "other_targets"],
                str(one.met), str(one.missed), str(one.unreported), share_met(one),
            )
            for one in rows
        ),
    )  # fmt: skip


def share_met(one: Kept) -> str:
    """The share met of what is told of; nothing where nothing is."""
    told = one.met + one.missed
    return f"{one.met / told:.0%}" if told else ""

