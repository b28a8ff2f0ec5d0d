"""Ranks that two reports tell of one matter: the one that it had last year, and by how many places it has moved since (列全省第4位、前移2位)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportdiff.analysis.rules import Found
from reportdiff.model import Part
from reportdiff.relations.identity import Told
from reportdiff.relations.relation import Known, Operand, Relation, number
from reportdiff.relations.sheet import Sheet

_LIKE = 0.6  # of all pieces of what two ranks are said of, how many both have
_LEAST = 2  # pieces of a matter that is told


@dataclass(frozen=True, slots=True)
class _Rank:
    """A rank, the one that it was before where the text says so, by how many places it rose, the words that call it the best, and what it is said of."""

    rank: Operand
    before: Operand | None
    rose: Operand | None
    best: str
    matter: frozenset[str]
    said: str
    among: str


def read_ranks(sheet: Sheet, told: Told) -> Iterator[Relation]:
    """Each rank of a review that moved against the one of the same matter in the report of the year before."""
    for of, year in told.before:
        told_now = list(_ranks(sheet))
        earlier = list(_ranks(of)) if told_now else []
        for now in told_now:
            if (then := _same_matter(now, earlier)) is not None:
                yield from _against(now, then, year - 1)


def _against(now: _Rank, then: _Rank, year: int) -> Iterator[Relation]:
    start, end = now.rank.start, now.rank.end
    if now.before is not None:
        yield Relation("restated", "rank before", Known.ALIKE, (("one", now.before), ("other", then.rank)), now.before.start, now.before.end,
                       {"year": year, "indicator": now.said})  # fmt: skip
    if now.rose is not None:
        operands = (("before", then.rank), ("after", now.rank), ("change", now.rose))
        yield Relation("change", "rank, moved", Known.ALIKE, operands, start, max(end, now.rose.end))
    if now.best:
        says = {"falls": True, "verb": now.best}
        yield Relation("course", "rank, the best ever", Known.ALIKE, (("before", then.rank), ("after", now.rank)), start, end, says)


def _same_matter(now: _Rank, earlier: Sequence[_Rank]) -> _Rank | None:
    """The one rank of the report before that is told of the same, among the same; none where several are as near."""
    # told as a list: what is asked for its hash hashes its report, and reads the promises of that
    near = [(len(now.matter & one.matter) / len(now.matter | one.matter), one) for one in earlier if one.among == now.among]
    like = max((fit for fit, _ in near), default=0.0)
    nearest = [one for fit, one in near if fit == like >= _LIKE]
    return nearest[0] if len({one.rank.value for one in nearest}) == 1 else None


def _ranks(sheet: Sheet) -> Iterator[_Rank]:
    for found in sheet.giving("rank-told"):
        if sheet.part_at(found.start) is Part.PLAN or (rank := sheet.in_numerals(found.kept["rank"])) is None:
            continue
        rose = _places(found, sheet) if "rose" in found.kept else None
        yield _Rank(rank, None, rose, sheet.words(found.kept["best"]) if "best" in found.kept else "", *_matter(found, sheet), sheet.words(found.kept["among"]).strip())
    for found in sheet.giving("rank"):
        before, after = (sheet.in_numerals(found.kept[role]) for role in ("before", "after"))
        if before is not None and after is not None and "among" in found.kept and sheet.part_at(found.start) is not Part.PLAN:
            yield _Rank(after, before, None, "", *_matter(found, sheet), sheet.words(found.kept["among"]).strip())


def _places(found: Found, sheet: Sheet) -> Operand | None:
    """By how many places something rose (3位, 三个位次), as a change of its number, which becomes smaller."""
    place = found.kept["rose"]
    figure, many = sheet.figure(place), sheet.numeral(place)
    if figure is not None:
        return sheet.operand(figure, falls=True)
    return number(sheet.report, place.start, place.end, -many) if many is not None else None


def _matter(found: Found, sheet: Sheet) -> tuple[frozenset[str], str]:
    """The pieces of what a rank is said of, and its words: what its clause tells before it, or the clause before where it tells nothing."""
    start = sheet.clause_start(found.start)
    if sheet.sentence_at(found.start)[0] < start == found.start:
        start = sheet.clause_start(start - 1)
    words = "".join(char for char in sheet.view[start : found.start] if not char.isdigit())
    pieces = frozenset(sheet.language.pieces(sheet.language.compared(words)))
    return pieces if len(pieces) >= _LEAST else frozenset((f"{found.start}",)), words.strip(" ,、")
