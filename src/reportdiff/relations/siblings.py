"""Parts that are told apart by the words that set them apart (full-time and part-time), and the whole that they add up to, told beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportdiff.languages.cues import Closed
from reportdiff.model import Direction, Fact, Measure, Quantity
from reportdiff.relations.amounts import RATES, is_level
from reportdiff.relations.meant import sure
from reportdiff.relations.relation import Known, Operand, Relation, is_before
from reportdiff.relations.sheet import Sheet

_FAR = 400  # characters before the parts among which stands their whole, in their paragraph
_MOST_WHOLES = 4
_AFTER = 32  # characters after a figure in which stands the word that says which part it is

_MARKS = re.compile(r"[^\w-]+")

Figure = Fact | Quantity


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure of a sentence, and whether it tells how far something moved."""

    figure: Figure
    moved: bool
    falls: bool


def read_siblings(sheet: Sheet) -> Iterator[Relation]:
    """Employment rose by 14 to 120: full-time employment rose by 20 to 80, part-time employment fell by 6 to 40."""
    if sheet.cues.names_in_full:
        return
    negations = [closed.negation for closed in sheet.cues.closed if closed.negation]
    wholes = [closed for closed in sheet.cues.closed if not closed.disjoint and not closed.negation]
    for start, end in _stretches(sheet):
        words = _words(start, end, sheet)
        said = frozenset(words.lower().split())
        for negation in negations:
            yield from _of_what_is_not(negation, (start, end), sheet)
        for closed in wholes:
            if not closed.may_be_named_in(said) or not closed.named_in(words) or not closed.is_of(words):
                continue
            told = _told(start, end, sheet)
            for moved in (False, True):
                same = [one for one in told if one.moved is moved]
                yield from _of_a_whole(closed, same, (start, end), sheet)


def _of_what_is_not(negation: str, stretch: tuple[int, int], sheet: Sheet) -> Iterator[Relation]:
    """Arrivals from EU states were 209 and those from non-EU states 47: what is of a word and what is of its negation, and the whole told before them."""
    stem = negation.rstrip("-")
    if stem not in sheet.view[slice(*stretch)].lower():
        return
    told = [one for one in _told(*stretch, sheet) if not one.moved]
    words = [sheet.view[start : one.figure.start].lower() for start, one in zip([stretch[0], *(one.figure.end for one in told)], told, strict=False)]
    pattern = re.compile(rf"\b{stem}[- ](\w+)")
    for at, one in enumerate(told):
        word = next((match[1] for match in pattern.finditer(words[at])), "")
        others = [it for it, said in zip(told, words, strict=True) if it is not one and word and re.search(rf"(?<!{stem}[- ])\b{word}\b", said)]
        if len(others) == 1 and others[0].figure.pint == one.figure.pint:
            parts = sorted((others[0], one), key=lambda it: it.figure.start)
            yield from sure([it for whole in _wholes(parts, sheet) for it in _sum_of(f"named apart, {stem}", parts, whole, sheet)], meant=False)


def _stretches(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Sentences, and pairs of them that follow each other in one line, or as points of one list."""
    before: tuple[int, int] | None = None
    for one in sheet.sentences:
        points = before is not None and sheet.is_point(before[0]) and sheet.is_point(one[0])
        if before is not None and (points or "\n" not in sheet.view[before[1] : one[0]].strip(" ")):
            yield before[0], one[1]
        yield one
        before = one


def _words(start: int, end: int, sheet: Sheet) -> str:
    """The words of a stretch, without its marks."""
    return _MARKS.sub(" ", sheet.view[start:end])


def _told(start: int, end: int, sheet: Sheet) -> list[_Told]:
    """The amounts of a stretch and the changes of amounts, in the order of the text."""
    figures = {one.start: one for one in (*sheet.told(start, end), *sheet.bare(start, end))}
    found = [_as_told(figure, sheet) for _, figure in sorted(figures.items())]
    return [one for one in found if one is not None]


def _as_told(figure: Figure, sheet: Sheet) -> _Told | None:
    if figure.pint in RATES or figure.value is None or figure.start in sheet.origins:
        return None
    falls = sheet.ways.get(figure.start)
    if isinstance(figure, Fact) and figure.measure is Measure.CHANGE:
        return _Told(figure, True, figure.direction is Direction.DOWN)
    if falls is not None:
        return _Told(figure, True, falls)
    return _Told(figure, False, False) if is_level(figure) else None


def _of_a_whole(closed: Closed, told: Sequence[_Told], stretch: tuple[int, int], sheet: Sheet) -> Iterator[Relation]:
    """Parts that a stretch tells once each, and what they add up to, or would but for a slip."""
    for named in (_named_before, _named_after):
        parts = _parts(closed, told, named(closed, told, stretch, sheet))
        if parts:
            wholes = [one for one in _wholes(parts, sheet) if not closed.named_in(_name(one.figure, sheet))]
            yield from sure([relation for one in wholes for relation in _sum_of(f"named apart, {closed.name}", parts, one, sheet)], meant=False)


def _named_before(closed: Closed, told: Sequence[_Told], stretch: tuple[int, int], sheet: Sheet) -> Sequence[int | None]:
    """Which part each figure is of by the words before it, up to the figure before; where they name none, the one named last."""
    found: list[int | None] = []
    at, own = stretch[0], None
    for one in told:
        words = _words(at, one.figure.start, sheet)
        own = closed.part(words) if closed.named_in(words) else own
        found.append(own)
        at = one.figure.end
    return found


def _named_after(closed: Closed, told: Sequence[_Told], stretch: tuple[int, int], sheet: Sheet) -> Sequence[int | None]:
    """Which part each figure is of by the words right after it: 350 men and 250 women."""
    ends = [*(one.figure.start for one in told), stretch[1]][1:]
    return [closed.part(_words(one.figure.start, min(end, one.figure.end + _AFTER), sheet)) for one, end in zip(told, ends, strict=True)]


def _parts(closed: Closed, told: Sequence[_Told], named: Sequence[int | None]) -> Sequence[_Told]:
    """The figures of the parts, if each is told once, one right after the other, in one unit; else none."""
    runs = [(key, [one for _, one in run]) for key, run in groupby(zip(named, told, strict=True), key=lambda one: one[0])]
    for i in range(len(runs) - len(closed.parts) + 1):
        window = runs[i : i + len(closed.parts)]
        if None not in (key for key, _ in window) and len({key for key, _ in window}) >= len(closed.parts):
            parts = [ones[0] for _, ones in window]
            if len({part.figure.pint for part in parts}) == 1 and all(len(ones) == 1 for _, ones in window):
                return parts
    return ()


def _wholes(parts: Sequence[_Told], sheet: Sheet) -> Sequence[_Told]:
    """The figures before the parts in their paragraph, in their unit, that tell the same of a whole."""
    first = parts[0]
    line, end = sheet.paragraph_at(first.figure.start)
    if sheet.is_point(first.figure.start):
        line = max(0, first.figure.start - _FAR)
    own = {one.figure.start for one in parts}
    around = _told(max(line, first.figure.start - _FAR), _end_of_wholes(parts[-1], end, sheet), sheet)
    alike = [one for one in around if one.moved is first.moved and one.figure.pint == first.figure.pint and one.figure.start not in own]
    before = [one for one in alike if is_before(one.figure, first.figure)][-_MOST_WHOLES:]
    return [*reversed(before), *(one for one in alike if is_before(parts[-1].figure, one.figure))]


def _end_of_wholes(last: _Told, end: int, sheet: Sheet) -> int:
    """Where figures end that may be of the whole: with the sentence of the last part, or, of how far they moved, with the one that follows it."""
    ends = sheet.sentence_at(last.figure.start)[1]
    return max(ends, min(sheet.sentence_at(ends + 1)[1], end)) if last.moved else ends


def _name(figure: Figure, sheet: Sheet) -> str:
    """The words by which a figure is known, where it has a name."""
    return figure.indicator if isinstance(figure, Fact) else sheet.view[figure.end : figure.end + _AFTER].split(",")[0]


def _sum_of(cue: str, parts: Sequence[_Told], whole: _Told, sheet: Sheet) -> Iterator[Relation]:
    told = [("part", sheet.operand(one.figure, falls=one.falls)) for one in parts] + [("whole", sheet.operand(whole.figure, falls=whole.falls))]
    operands: tuple[tuple[str, Operand], ...] = tuple((role, one) for role, one in told if one is not None)
    if len(operands) == len(told):
        start, end = min(one.start for _, one in operands), max(one.end for _, one in operands)
        yield Relation("sum", f"{cue}{', moved' if whole.moved else ''}", Known.WORDS, operands, start, end)
