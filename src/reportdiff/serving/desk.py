"""The reports in a folder, and the questions that may be put to them; each answer is small and says how to go on.

Reports are the user's, and who asks is a program that may have been talked into anything: nothing outside the folder is read,
nothing is written.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from reportdiff.errors import ReportError
from reportdiff.model import Diff, Fact, Kind, Outcome, Report, Status, page_at
from reportdiff.rendering import sheets, wording
from reportdiff.rendering.figures import figure, heading, margin
from reportdiff.rendering.findings import position
from reportdiff.rendering.safety import clean
from reportdiff.rendering.selection import Selection
from reportdiff.rendering.summary import summarise
from reportdiff.tolerance import STANDARD

ROWS = 20  # of an answer
_LONGEST = 2_000  # characters of a quotation
_KEPT = 8  # reports and comparisons that stay in memory

Answer = dict[str, Any]
Kept = TypeVar("Kept")


class DeskError(ReportError):
    """A question that cannot be answered; the message says what to ask instead."""


class Desk:
    """The reports under ``root``, read when they are asked for and kept while they are asked about."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._reports: OrderedDict[object, Report] = OrderedDict()
        self._diffs: OrderedDict[object, Diff] = OrderedDict()

    def extract(self, report: str, kind: str = "", contains: str = "", start: int = 0) -> Answer:
        """The figures of a report, results and targets, or those whose indicator or sentence has certain words."""
        read = self._read(report)
        if kind not in ("", *Kind):
            raise DeskError(f"kind {kind!r} is not known; one of {', '.join(Kind)}, or leave it out")
        facts = [one for one in read.facts if not kind or one.kind == kind]
        facts = [one for one in facts if contains in one.indicator + _sentence(read, one)]
        return _page([self._fact(one, read) for one in facts], start, about=_about(read))

    def outline(self, report: str, start: int = 0) -> Answer:
        """The sections of a report, with the part that each belongs to."""
        read = self._read(report)
        rows = [
            {"id": one.id, "depth": depth, "title": heading(one, _words(read)), "part": one.part.value, "start": one.start, "end": one.end}
            for depth, one in sheets.tree(read.sections)
        ]
        return _page(rows, start, about=_about(read))

    def diff(
        self, old: str, new: str, only: Sequence[str] = (), headline: bool = False, section: str = "", start: int = 0
    ) -> Answer:
        """What became of the targets of one report in the next: counts, and a row for each, headline targets first."""
        found = self._diff(old, new)
        if strange := [one for one in only if one not in tuple(Status)]:
            raise DeskError(f"status {strange[0]!r} is not known; one of {', '.join(Status)}")
        chosen = Selection(frozenset(Status(one) for one in only), headline, section).of(found)
        places = {id(one): at for at, one in enumerate(sheets.in_reading_order(found.outcomes), 1)}
        rows = [self._row(places[id(one)], one, found) for one in sheets.in_reading_order(chosen.outcomes)]
        told = {"summary": summarise(found).to_dict(), "notes": [*sheets.notes(found)], "old": _about(found.old), "new": _about(found.new)}
        return _page(rows, start, **told)

    def explain(self, old: str, new: str, row: int) -> Answer:
        """Why a row of ``diff`` says what it says: the sentences that it rests on, and where they stand."""
        found = self._diff(old, new)
        ordered = sheets.in_reading_order(found.outcomes)
        if not 1 <= row <= len(ordered):
            raise DeskError(f"row {row}: there are {len(ordered)}; ask for diff to see them")
        one = ordered[row - 1]
        told = self._row(row, one, found)
        told["why"] = one.why
        told["target_place"] = self._fact(one.target, found.old)
        told["result_place"] = self._fact(one.actual, found.new) if one.actual else None
        told["new_target_place"] = self._fact(one.renewed, found.new) if one.renewed else None
        told["mentions"] = [self.quote(new, span.start, span.end) for span in one.mentions[:3]]
        return told

    def check(self, report: str, previous: Sequence[str] = (), start: int = 0) -> Answer:
        """What cannot be true in a report, by itself and against earlier ones, the gravest first."""
        from reportdiff import checking

        read = self._read(report)
        found = checking.check(read, tuple(self._read(one) for one in previous), tolerance=STANDARD)
        gravest = {"error": 0, "warning": 1, "info": 2}
        rows = [
            {
                "rule": one.rule, "severity": one.severity.value, "message": clean(one.message), "quote": one.quote[:_LONGEST],
                "start": one.start, "end": one.end, "stated": one.stated, "expected": one.expected, **_where(read, one.start),
            }
            for one in sorted(found.findings, key=lambda one: gravest[one.severity.value])
        ]  # fmt: skip
        return _page(rows, start, about=_about(read))

    def quote(self, report: str, start: int, end: int) -> Answer:
        """The words of a place in a report, with its line, page and section."""
        read = self._read(report)
        if not 0 <= start < end <= len(read.text):
            raise DeskError(f"{start}–{end}: the report has {len(read.text)} characters; give start < end within it")
        stop = min(end, start + _LONGEST)
        return {"text": read.text[start:stop], "start": start, "end": stop, "next": stop if stop < end else None, **_where(read, start)}

    def _row(self, at: int, one: Outcome, found: Diff) -> Answer:
        words = _words(found.new)
        return {
            "row": at,
            "headline": one.headline,
            "status": one.status.value,
            "facets": [facet.value for facet in one.facets],
            "indicator": one.target.indicator,
            "target": figure(one.target, words),
            "result": sheets.result(one, words),
            "margin": margin(one, words),
            "confidence": round(one.confidence, 2),
        }

    def _fact(self, fact: Fact, report: Report) -> Answer:
        return {
            "figure": figure(fact, _words(report)), "indicator": fact.indicator, "kind": fact.kind.value, "year": fact.year,
            "value": None if fact.value is None else str(fact.value), "unit": fact.unit, "sentence": _sentence(report, fact),
            "start": fact.start, "end": fact.end, **_where(report, fact.start),
        }  # fmt: skip

    def _read(self, name: str) -> Report:
        from reportdiff import extraction, reading

        try:
            path = (self._root / name).resolve()
            if not path.is_relative_to(self._root):
                raise DeskError(f"{name}: is not in the folder that is served; name a report in it")
            status = path.stat()
        except (OSError, ValueError) as error:
            raise DeskError(f"{name}: there is no such file in the folder that is served; check the name") from error
        stamp = path, status.st_mtime_ns, status.st_size
        return _kept(self._reports, stamp, lambda: extraction.extract(reading.load(str(path)), lang="auto"))

    def _diff(self, old: str, new: str) -> Diff:
        from reportdiff import following

        before, after = self._read(old), self._read(new)
        return _kept(self._diffs, (before.sha256, after.sha256), lambda: following.compare(before, after, STANDARD))


def _kept(kept: OrderedDict[object, Kept], key: object, make: Callable[[], Kept]) -> Kept:
    """What is kept under a key, made where it is not; what was asked for least lately goes."""
    if key not in kept:
        kept[key] = make()
        while len(kept) > _KEPT:
            kept.popitem(last=False)
    kept.move_to_end(key)
    return kept[key]


def _page(rows: Sequence[Mapping[str, Any]], start: int, **told: Any) -> Answer:
    """Some rows, how many there are, and where to go on."""
    shown = list(rows[max(start, 0) : max(start, 0) + ROWS])
    stop = max(start, 0) + len(shown)
    return {**told, "rows": shown, "total": len(rows), "next": stop if stop < len(rows) else None}


def _about(report: Report) -> Answer:
    return {"title": report.title, "issuer": report.issuer, "year": report.year, "lang": report.lang}


def _where(report: Report, at: int) -> Answer:
    """Where a place stands, as a reader finds it."""
    inside = [one for one in report.sections if one.start <= at < one.end]
    section = max(inside, key=lambda one: one.start) if inside else None
    return {"line": position(report.text, at)[0], "page": page_at(report.pages, at), "section": heading(section, _words(report))}


def _sentence(report: Report, fact: Fact) -> str:
    return report.text[fact.sentence_start : fact.sentence_end].strip()[:_LONGEST]


def _words(report: Report) -> wording.Words:
    return wording.for_reader(None, report.lang)
