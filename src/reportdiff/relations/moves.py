"""How far two figures that a sentence sets against each other are said to have moved, wherever in it or next to it that is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportdiff.analysis.rules import Found
from reportdiff.model import Fact, Measure, Quantity
from reportdiff.relations.amounts import is_level
from reportdiff.relations.courses import (
    at_constant_prices,
    end_of,
    going,
    is_in_words,
    is_what_it_moved_by,
    kind_of_change,
    lent,
    one_unit,
)
from reportdiff.relations.identity import much_alike, same_name
from reportdiff.relations.movements import stands_for_a_move
from reportdiff.relations.relation import Known, Operand, Relation, is_before, value_of
from reportdiff.relations.sheet import Sheet

_MOVED = (Measure.GROWTH, Measure.CHANGE)
_RATES = ("percent", "times")
_FAR = 120  # characters between a movement and the figures that it leads from and to
_HUNDRED = 100  # from where a number without a unit is one of what the figure before it counts
_GAP = 2  # line ends between two sentences that follow each other

Sentence = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two figures of one thing at two times, and the rule that found them."""

    before: Operand
    after: Operand
    rule: str

    @property
    def start(self) -> int:
        return min(self.before.start, self.after.start)

    @property
    def end(self) -> int:
        return max(self.before.end, self.after.end)

    @property
    def starts(self) -> frozenset[int]:
        return frozenset((self.before.start, self.after.start))


@dataclass(frozen=True, slots=True)
class _Move:
    """A figure that tells how far something moved, and which way, where that is said."""

    figure: Fact | Quantity
    falls: bool | None

    @property
    def start(self) -> int:
        return self.figure.start

    @property
    def end(self) -> int:
        return self.figure.end

    @property
    def fact(self) -> Fact | None:
        return self.figure if isinstance(self.figure, Fact) else None


def read_moves(sheet: Sheet) -> Iterator[Relation]:
    """Exports were 23.2 against 20.4 last year, showing growth of 13.7 percent: two figures, and the movement between them."""
    moves = _moves(sheet)
    pairs = _pairs(sheet, frozenset(one.start for told in moves.values() for one in told))
    for sentence, own in pairs.items():
        told = [one for one in moves.get(sentence, ()) if not any(one.start in pair.starts for pair in own)]
        if told:
            for pair, move in _joined(own, told, sheet):
                yield from _relation(pair, move, "beside", sheet)
        elif len(own) == 1:
            yield from _from_beside(sentence, own[0], pairs, moves, sheet)
            yield from _direction(sentence, own[0], sheet)


def _pairs(sheet: Sheet, moving: frozenset[int]) -> dict[Sentence, list[_Pair]]:
    """The pairs of figures of each sentence, each figure in one."""
    found: dict[Sentence, list[_Pair]] = {}
    met: set[int] = set()
    for one in sheet.giving("course", "against"):
        sentence = sheet.sentence_at(one.start)
        if one.rule.says.get("own_way") or not is_in_words(one, sheet):
            continue
        before = end_of(one, "before", sheet)
        after = end_of(one, "after", sheet) if "after" in one.kept else _set_against(one, before, sentence, moving | met, sheet)
        before = lent(before, after, sheet) if before is not None and value_of(before) >= _HUNDRED else before
        if one.rule.says.get("or_change") and is_what_it_moved_by(before, after, sheet.operand(sheet.figure(one.kept["moved"]))):
            continue
        in_turn = one.rule.gives == "against" and sheet.has("respectively", *sentence)
        if in_turn or before is None or after is None or not one_unit(before, after) or {before.start, after.start} & met:
            continue
        if _is_counted(before, one) and _is_counted(after, one):
            met |= {before.start, after.start}
            found.setdefault(sentence, []).append(_Pair(before, after, one.rule.name))
    return found


def _is_counted(one: Operand, found: Found) -> bool:
    """Whether a figure has a unit, or is as much as its rule asks of one without, so that it is no number of a thing (stage 2, number 34)."""
    return (one.figure is not None and bool(one.figure.unit)) or value_of(one) >= found.rule.says.get("from", 0)


def _set_against(one: Found, before: Operand | None, sentence: Sentence, but: frozenset[int], sheet: Sheet) -> Operand | None:
    """The figure that another is told against: the last before it in its unit; where a sentence opens with the other, the first after."""
    if before is None or before.figure is None:
        return None
    unit = before.figure.pint
    told = [figure for figure in sheet.told(*sentence) if figure.pint == unit and figure.start != before.start and figure.start not in but]
    earlier = [figure for figure in told if is_before(figure, one)]
    if not told and unit == "count" and not before.figure.unit and value_of(before) >= _HUNDRED:  # up 23% from 14,853, of hours
        earlier = [figure for figure in sheet.told(*sentence) if is_before(figure, one) and is_level(figure) and figure.start not in but]
    if earlier:
        return sheet.operand(earlier[-1])
    opens = not sheet.view[sentence[0] : one.start].strip()
    if opens and told:
        return sheet.operand(told[0])
    said = one.rule.says
    announced = _only_of(sheet.lead_in(sentence[0]), unit, sheet) if said.get("of_this") or said.get("of_list") else None
    return sheet.operand(announced or (_spoken_of(sentence, unit, sheet) if said.get("of_this") else None))


def _only_of(stretch: Sentence | None, unit: str, sheet: Sheet) -> Fact | Quantity | None:
    """The only figure in a unit of a stretch."""
    told = {one.start: one for one in (*sheet.told(*stretch), *sheet.bare(*stretch)) if one.pint == unit} if stretch is not None else {}
    return next(iter(told.values())) if len(told) == 1 else None


def _spoken_of(sentence: Sentence, unit: str, sheet: Sheet) -> Fact | Quantity | None:
    """The only figure in a unit of the sentence before, in its line: what a sentence speaks of that tells none before the one it held it against."""
    before = sheet.sentence_before(sentence[0])
    if before is not None and not any(one.pint == unit for one in sheet.told(*before)) and sheet.speaks_on(before[0]):
        sentence, before = before, sheet.sentence_before(before[0])  # … This is 4% more. The year before it was 20
    if before is None or (not sheet.speaks_on(sentence[0]) and sheet.paragraph_at(before[0]) != sheet.paragraph_at(sentence[0])):
        return None
    return _only_of(before, unit, sheet)


def _moves(sheet: Sheet) -> dict[Sentence, list[_Move]]:
    """The figures of each sentence that tell a movement: of one year, and not what was to be."""
    found: dict[int, _Move] = {}
    for one in sheet.giving("moves"):
        figure = next(iter(sheet.within(one.kept["moved"])), None)
        figure = sheet.figure(one.kept["moved"]) if figure is None and one.rule.says.get("bare") else figure
        if figure is not None:
            found.setdefault(figure.start, _Move(figure, None if "extent" in one.kept else "falls" in one.kept))
    by_sentence: dict[Sentence, list[_Move]] = {}
    for move in sorted(found.values(), key=lambda one: one.start):
        if move.start not in sheet.yearly:
            by_sentence.setdefault(sheet.sentence_at(move.start), []).append(move)
    return by_sentence


def _joined(pairs: Sequence[_Pair], moves: Sequence[_Move], sheet: Sheet) -> Iterator[tuple[_Pair, _Move]]:
    """Each pair with the movements that are its own: the only pair near them, up to a semicolon, in whose unit they are."""
    for pair in pairs:
        own = [move for move in moves if _belongs(move, pair, pairs, moves, sheet)]
        for rates in (True, False):
            alike = [move for move in own if (move.figure.pint in _RATES) is rates]
            if len(alike) > 1 and _in_brackets(pair, sheet):  # a 9% rise in fires (182 against 167) for all of a 19% rise in grass fires
                alike = [move for move in alike if is_before(move, pair) and not sheet.told(move.end, pair.start)]
            if len(alike) == 1:
                yield pair, alike[0]


def _in_brackets(pair: _Pair, sheet: Sheet) -> bool:
    """Whether two figures stand in brackets."""
    return sheet.in_brackets(pair.start, sheet.sentence_at(pair.start)[0])


def _belongs(move: _Move, pair: _Pair, pairs: Sequence[_Pair], moves: Sequence[_Move], sheet: Sheet) -> bool:
    if sheet.reached.get(move.start, pair.after.start) not in pair.starts:
        return False
    between = _between(move, pair)
    if not _is_short(between) or ";" in sheet.coded.code[slice(*between)]:
        return False
    if any(other is not pair and _is_near(move, other, sheet) for other in pairs):
        return False
    moving = {one.start for one in moves}
    others = any(one.start not in moving for one in sheet.told(*between))
    apart = others or sheet.has("and", *between) or sheet.has("meanwhile", *between)
    return not apart or _one_name(move, pair, sheet)


def _is_near(move: _Move, pair: _Pair, sheet: Sheet) -> bool:
    """Whether a movement may be that of two figures by where it stands; not where another clause begins between (while)."""
    between = _between(move, pair)
    return _is_short(between) and not sheet.has("meanwhile", *between)


def _between(move: _Move, pair: _Pair) -> Sentence:
    """What stands between a movement and two figures, whichever comes first."""
    ends, starts = sorted(((move.start, move.end), (pair.start, pair.end)))
    return ends[1], starts[0]


def _is_short(between: Sentence) -> bool:
    """Whether a movement may be that of two figures with so much between them."""
    return between[1] - between[0] <= _FAR


def _one_name(move: _Move, pair: _Pair, sheet: Sheet) -> bool:
    """Whether a movement is told under the name of one of two figures."""
    facts = [one.fact for one in (pair.after, pair.before) if one.fact is not None]
    fact = move.fact
    return fact is not None and not stands_for_a_move(fact, sheet) and any(
        same_name(fact, one, sheet.language) is not None or much_alike(fact, one, sheet.language) for one in facts
    )


def _from_beside(
    sentence: Sentence, pair: _Pair, pairs: dict[Sentence, list[_Pair]], moves: dict[Sentence, list[_Move]], sheet: Sheet
) -> Iterator[Relation]:
    """The deficit widened by 16 percent. It came to 37.7 billion, against 32.5 billion a year before."""
    before = sheet.sentence_before(sentence[0])
    told = moves.get(before, []) if before is not None and before not in pairs else []
    if before is not None and len(told) == 1 and sheet.view.count("\n", before[1], sentence[0]) <= _GAP and (
        pair.after.start < before[0] or _one_name(told[0], pair, sheet)):  # fmt: skip
        yield from _relation(pair, told[0], "sentence before", sheet)
        return
    after = next((one.start for one in sheet.giving("spoken-of") if one.start >= sentence[1] and not sheet.view[sentence[1] : one.start].strip(" ")), None)
    told = moves.get(sheet.sentence_at(after), []) if after is not None and sheet.sentence_at(after) not in pairs else []
    if len(told) == 1:
        yield from _relation(pair, told[0], "sentence after", sheet)


def _relation(pair: _Pair, move: _Move, where: str, sheet: Sheet) -> Iterator[Relation]:
    """The movement as the difference or the growth that it is; and which way it went, where the pair itself says nothing of that."""
    before, after, fact = pair.before, pair.after, move.fact
    if fact is not None and fact.measure in _MOVED and before.fact is not None and _since_another_year(fact, before.fact):
        return
    falls = after.range.below(before.range) if move.falls is None else move.falls
    change = sheet.operand(move.figure, falls=falls)
    kind = kind_of_change(before, move.figure)
    if change is None or kind is None or (kind == "growth" and (at_constant_prices(after, sheet) or change.start in sheet.adjusted)):
        return
    change = going(change, falls=falls)
    if kind == "points":
        before, after, change = before.as_set, after.as_set, change.as_set
    cue = f"{pair.rule}, moved {where}"
    operands = (("before", before), ("after", after), ("change" if kind == "change" else "growth", change))
    yield Relation(kind, cue, Known.SENTENCE, operands, change.start, change.end)


def _direction(sentence: Sentence, pair: _Pair, sheet: Sheet) -> Iterator[Relation]:
    """Training grew, with 37 places compared with 36 the year before: which way two figures went, by the one verb of their clause, or of a
    sentence that speaks of the one before it (20 percent. Down from 24 percent)."""
    if is_before(pair.before, pair.after):
        return
    told_before = pair.after.start < sentence[0]
    clause = (sentence[0], pair.before.start) if told_before else (sheet.clause_start(pair.after.start), pair.after.start)
    falls = sheet.has("fall", *clause) or (told_before and sheet.has("under", *clause))
    rises = sheet.has("rise", *clause) or sheet.has("up", *clause) or (told_before and sheet.has("over", *clause))
    if falls != rises and not sheet.told(*clause):
        says = {"falls": falls, "verb": sheet.report.text[clause[0] : clause[1]].strip()}
        ends = (("before", pair.before), ("after", pair.after))
        yield Relation("course", f"{pair.rule}, verb before", Known.SENTENCE, ends, pair.after.start, pair.before.end, says)


def _since_another_year(moved: Fact, before: Fact) -> bool:
    """Whether a movement is told from another year than the one that the earlier figure is of; one read as of the year of the movement
    may have its own left out."""
    return None not in (moved.base_year, before.year) and before.year not in (moved.base_year, moved.year)
