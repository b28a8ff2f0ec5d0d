"""What a sentence calls the movement that the one before it told: what rose is no cut."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.model import Direction, Measure
from reportdiff.relations.courses import end_of, one_unit
from reportdiff.relations.relation import Known, Operand, Relation, number
from reportdiff.relations.sheet import Sheet

_MOVED = (Measure.GROWTH, Measure.CHANGE)
_WAYS = {Direction.UP: 1, Direction.DOWN: -1}

Sentence = tuple[int, int]


def read_called(sheet: Sheet) -> Iterator[Relation]:
    """Sales fell by 4%. The increase was due to…: the way that all movements of a sentence went, and the noun that takes them up."""
    for found in sheet.giving("called"):
        noun = found.kept["falls" if "falls" in found.kept else "rises"]
        called = number(sheet.report, noun.start, noun.end, -1 if "falls" in found.kept else 1)
        if found.rule.says.get("beside"):
            place = found.kept["moved"]
            own = number(sheet.report, place.start, place.end, -1 if "less" in found.kept else 1)
            yield Relation("called", found.rule.name, Known.CLAUSE, (("one", own), ("other", called)), own.start, noun.end)
            continue
        before = sheet.sentence_before(sheet.sentence_at(found.start)[0])
        if before is not None and sheet.paragraph_at(before[0]) == sheet.paragraph_at(found.start):
            moved = _moved(before, sheet) or _went(before, sheet)
            if moved is not None:
                yield Relation("called", found.rule.name, Known.SENTENCE, (("one", moved), ("other", called)), moved.start, noun.end)


def _moved(sentence: Sentence, sheet: Sheet) -> Operand | None:
    """The last movement of a sentence, as the way that it went, where all of them went that way."""
    told = [fact for fact in sheet.facts(*sentence) if fact.measure in _MOVED and fact.direction in _WAYS]
    ways = {_WAYS[fact.direction] for fact in told if fact.direction is not None}
    return number(sheet.report, told[-1].start, told[-1].end, *ways) if len(ways) == 1 else None


def _went(sentence: Sentence, sheet: Sheet) -> Operand | None:
    """The way that the only two figures of a sentence went which are set against each other."""
    told = [fact for fact in sheet.facts(*sentence) if fact.measure in _MOVED]
    pairs = sheet.giving_in("course", *sentence)
    if told or len(pairs) != 1:
        return None
    before, after = end_of(pairs[0], "before", sheet), end_of(pairs[0], "after", sheet)
    if before is None or after is None or before.value is None or after.value is None or before.value == after.value or not one_unit(before, after):
        return None
    return number(sheet.report, after.start, after.end, 1 if after.value > before.value else -1)
