"""Shares of what is named (29% of all fires): the part and the whole by their names, wherever in the text around they are told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportdiff.analysis.rules import Found
from reportdiff.model import Fact, Measure, Quantity, Span
from reportdiff.relations.amounts import is_amount, levels, same_time
from reportdiff.relations.kinds import but_for_a_slip, holds
from reportdiff.relations.laid_text import stands_in
from reportdiff.relations.relation import Known, Operand, Relation, is_before
from reportdiff.relations.sheet import Sheet

_FAR = 1500  # characters before and after a share among which stand its part and its whole
_NEAR = 800  # and before it, where nothing but its name is asked for
_SURE = 2  # nouns of a name that says what a share is of, where one level alone has both
_LONGEST = 6  # words of a name that is told behind its share
_MORE = 2  # words that the name of a level may have beside those by which it is looked for

Figure = Fact | Quantity


def read_named_shares(sheet: Sheet) -> Iterator[Relation]:
    """182 fires were attended. … 73 were primary fires, 40% of all fires: shares of which the part or the whole is only named."""
    if sheet.cues.names_in_full:
        return
    met: set[int] = set()
    for found in sheet.giving("share-of-named"):
        for one in _of_what_is_named(found, sheet):
            met.add(found.kept["share"].start)
            yield one
    after = {found.kept["share"].start: named_at(found.kept["named"], sheet) for found in sheet.giving("share-of-what")}
    part = whole = ""
    last: Fact | None = None
    for share in sheet.report.facts:
        if share.measure is not Measure.SHARE or share.pint != "percent" or share.start in met:
            continue
        subject, named = sheet.language.named(share.indicator).share_of
        going_on = last is not None and share.sentence_start == last.sentence_start
        if subject and named:
            part, whole = subject, named
        elif going_on and share.start in after:  # 6% of incidents, 29% of fires
            whole = after[share.start]
        elif going_on:  # fires accounted for 29% of incidents, false alarms for 41%
            part = share.indicator
        else:
            part = whole = ""
        last = share
        if part and whole and part != whole:
            yield from _of_both_named(share, part, whole, sheet)


def _of_what_is_named(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """Of the homes let, 929 (63%) were houses; 40% of the fires attended (73): a level around it of what is named, of which the share holds, or
    would but for a slip."""
    part, share = sheet.figure(found.kept["part"]), sheet.figure(found.kept["share"])
    if part is None or share is None or part.value is None:
        return
    around, words = LevelsAround.around(part, sheet), named_at(found.kept["named"], sheet).split()
    name, wholes = next(((name, told) for more in range(len(words), 0, -1) if (told := around.named(name := " ".join(words[:more]), part))), ("", ()))
    made = [one for whole in wholes for one in _share(found.rule.name, part, whole, share, sheet)]
    before = [one for one in made if is_before(one["whole"], part)][-1:]
    if any(map(holds, made)):
        yield from _meant(made)
    elif len(made) == 1 and len(sheet.nouns(name)) >= _SURE:  # deaths from road accidents
        yield from made
    elif before and around.are_named_there(words, before[0]["whole"], part):
        yield from before
    else:
        yield from _meant(before or made)


def named_at(place: Span, sheet: Sheet) -> str:
    """What a rule kept as a name; where it only says where that begins, the words up to the next mark, bracket or figure."""
    if place.end > place.start:
        return sheet.words(place)
    stop = sheet.first("()", place.start, sheet.clause_end(place.start))
    end = min([stop, *(one.start for one in sheet.told(place.start, stop))])
    return " ".join(sheet.view[place.start : end].split()[:_LONGEST])


def _of_both_named(share: Fact, part: str, whole: str, sheet: Sheet) -> Iterator[Relation]:
    """Fires accounted for 29% of incidents: the level of each, in one unit and for one time."""
    around = LevelsAround.around(share, sheet)
    own = _right_before(share, sheet)
    parts = around.named(part, share) if own is None else [own]
    pairs = [(one, all_) for one in parts for all_ in around.named(whole, share) if one.pint == all_.pint and same_time(all_, one)]
    yield from _meant([made for one, all_ in pairs for made in _share("share-named, both told apart", one, all_, share, sheet)])


def _right_before(share: Fact, sheet: Sheet) -> Figure | None:
    """The level whose share stands in brackets right behind it: 28 million (5% of income)."""
    told = sheet.told(share.sentence_start, share.start)
    fits = bool(told) and sheet.coded.code[told[-1].end : share.start].strip() == "("
    return told[-1] if fits and is_amount(told[-1], sheet) else None


def _meant(made: Sequence[Relation]) -> Iterator[Relation]:
    """The relation that holds; or the only one that would but for a slip."""
    held = [one for one in made if holds(one)]
    slips = {(one["part"].value, one["whole"].value): one for one in made if but_for_a_slip(one)}
    if held:
        yield held[-1]
    elif len(slips) == 1 and len({(one["part"].value, one["whole"].value) for one in made}) == 1:
        yield replace(next(iter(slips.values())), known=Known.DIGITS)




def _share(cue: str, part: Figure, whole: Figure, share: Figure, sheet: Sheet) -> Iterator[Relation]:
    one, all_, said = sheet.operand(part), sheet.operand(whole), sheet.operand(share)
    if one is not None and all_ is not None and said is not None and part.pint == whole.pint and one.range.below(all_.range):
        yield Relation("share", cue, Known.WORDS, (("part", one), ("whole", all_), ("share", said)), said.start, said.end)


@dataclass(frozen=True, slots=True)
class LevelsAround:
    """The levels around a place, with the words by which each is known."""

    sheet: Sheet
    told: Sequence[tuple[Figure, frozenset[str]]]

    @classmethod
    def around(cls, place: Figure, sheet: Sheet) -> LevelsAround:
        """Those that are told of a whole, before it and after it."""
        told = levels(sheet, max(0, place.start - _FAR), place.end + _FAR)
        own = [one for one in told if is_amount(one, sheet) and not stands_in(one.start, sheet.origins, sheet.partial) and one.start != place.start]
        return cls(sheet, [(one, sheet.about(one)) for one in own])

    def are_named_there(self, words: Sequence[str], whole: Operand, part: Figure) -> bool:
        """Whether a level is told by just such a name, right before a part in its section, and nothing else between them by a name like it."""
        name = next((told for more in range(len(words), 0, -1) if (told := self.sheet.nouns(" ".join(words[:more])))), frozenset())
        between = [(one, told) for one, told in self.told if whole.start <= one.start < part.start and name <= told]
        near = self.sheet.section_at(whole.start) == self.sheet.section_at(part.start) and part.start - whole.end < _NEAR
        return near and len(between) == 1 and between[0][1] == name

    def named(self, name: str, beside: Figure) -> Sequence[Figure]:
        """Those whose names have all words of a name and the fewest besides, told for the time of another figure."""
        wanted = self.sheet.nouns(name)
        found = [
            (_MORE if _opens_with(name, one) else len(words - wanted), one)
            for one, words in self.told if wanted and wanted <= words and one.value and same_time(one, beside)
        ]  # fmt: skip
        least = min((more for more, _ in found), default=0)
        return [one for more, one in found if more == least <= _MORE]


def _opens_with(name: str, one: Figure) -> bool:
    """Whether the name of a figure goes on behind another: income generated by the trust."""
    return isinstance(one, Fact) and one.indicator.startswith(f"{name} ")
