"""Sessions of an assembly: the one that a report is given to, the one before it that set what was to be done, last year's."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.analysis.rules import Found
from reportdiff.model import Part
from reportdiff.relations.identity import Told
from reportdiff.relations.relation import Known, Relation, is_before, number
from reportdiff.relations.sheet import Sheet
from reportdiff.relations.years import in_head

_MORE = 2  # sessions that there may be in a year

Session = tuple[int, int]  # of which assembly, and its number


def read_sessions(sheet: Sheet, told: Told) -> Iterator[Relation]:
    """第十五届…第四次会议 over 十五届…三次会议确定的任务, and after last year's third."""
    held = next(((found, own) for found in in_head(sheet, "session") if (own := _session(found, sheet)) is not None), None)
    if held is None:
        return
    title, own = held
    for found in sheet.giving("session"):
        its = _session(found, sheet)
        if its is not None and "set" in found.kept and is_before(title, found) and sheet.part_at(found.start) is Part.REVIEW and its[0] == own[0]:
            yield _relation("session, that set", found, sheet, its[1], own[1] - _MORE, own[1] - 1, own)
    for of, _ in told.before:
        last = next((its for found in in_head(of, "session") if (its := _session(found, of)) is not None), None)
        if last is not None and last[0] == own[0]:
            yield _relation("session, after the last", title, sheet, own[1], last[1], last[1] + _MORE, own)


def _session(found: Found, sheet: Sheet) -> Session | None:
    assembly, which = (sheet.numeral(found.kept[role]) for role in ("assembly", "number"))
    return (assembly, which) if assembly and which else None


def _relation(cue: str, found: Found, sheet: Sheet, which: int, least: int, most: int, own: Session) -> Relation:
    place = found.kept["number"]
    one, other = number(sheet.report, place.start, place.end, which), number(sheet.report, place.start, place.start, least, most)
    return Relation("same", cue, Known.WORDS, (("one", one), ("other", other)), place.start, found.end, {"now": own[1], "session": True})
