"""Which reports follow on each other: those of one issuer and language, one a year, in the order of their years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportdiff.lang import language
from reportdiff.model import Note, Report


@dataclass(frozen=True, slots=True)
class Succession:
    """The reports of one issuer, each with the year whose plan it sets, in order."""

    issuer: str | None
    reports: tuple[Report, ...]
    years: tuple[int, ...]


def successions(reports: Iterable[Report]) -> tuple[tuple[Succession, ...], tuple[Note, ...]]:
    """The reports in their order, whatever order they are given in; what does not fit is left out and noted.

    A report that names no issuer is taken for one of the only issuer that the others of its language name. Of two reports of
    one issuer and year the one with more figures stands.
    """
    notes: list[Note] = []
    dated: dict[str, list[Report]] = {}
    for report in reports:
        if report.year is None:
            notes.append(Note("track_no_year", (("source", report.source),)))
        else:
            dated.setdefault(report.lang, []).append(report)
    found: list[Succession] = []
    for _, group in sorted(dated.items()):
        for issuer, own in sorted(_by_issuer(group, notes).items(), key=lambda item: item[0] or ""):
            found.append(_in_order(issuer, own, notes))
    if len(found) > 1:
        named = "; ".join(one.issuer or "?" for one in found)
        notes.append(Note("track_issuers", (("count", len(found)), ("issuers", named))))
    return tuple(found), tuple(notes)


def _by_issuer(reports: Sequence[Report], notes: list[Note]) -> dict[str | None, list[Report]]:
    """Reports by issuer, under the name that it goes by most often."""
    names = Counter(report.issuer for report in reports if report.issuer)
    called: dict[str, str] = {}
    tongue = language(reports[0].lang)
    for name, _ in sorted(names.items(), key=lambda item: (-item[1], len(item[0]), item[0])):
        called.setdefault(tongue.folder.issuer_id(name), name)
    alone = next(iter(called.values())) if len(called) == 1 else None
    grouped: dict[str | None, list[Report]] = {}
    for report in reports:
        issuer = called[tongue.folder.issuer_id(report.issuer)] if report.issuer else alone
        if not report.issuer and alone:
            notes.append(Note("track_issuer_taken", (("source", report.source), ("issuer", alone))))
        grouped.setdefault(issuer, []).append(report)
    return grouped


def _in_order(issuer: str | None, reports: Sequence[Report], notes: list[Note]) -> Succession:
    standing: dict[int, Report] = {}
    for report in sorted(reports, key=lambda one: (-len(one.facts), one.source)):
        assert report.year is not None
        first = standing.setdefault(report.year, report)
        if first is not report:
            told = (("source", report.source), ("first", first.source), ("year", report.year))
            notes.append(Note("track_double", told))
    years = tuple(sorted(standing))
    gaps = [(before + 1, after - 1) for before, after in pairwise(years) if after > before + 1]
    if gaps:
        missing = ", ".join(f"{first}–{last}" if first < last else str(first) for first, last in gaps)
        notes.append(Note("track_gap", (("issuer", issuer or "?"), ("years", missing))))
    return Succession(issuer, tuple(standing[year] for year in years), years)
