"""Parts that are told each with its share of one whole, whether or not the whole is told: they are in proportion, and may be all there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportdiff.analysis.rules import Found
from reportdiff.model import Fact, Measure, Quantity
from reportdiff.relations.amounts import RATES, amounts, is_amount
from reportdiff.relations.kinds import but_for_a_slip, holds
from reportdiff.relations.meant import sure
from reportdiff.relations.relation import Known, Operand, Relation
from reportdiff.relations.sheet import Sheet

_FAR = 1200  # characters before parts in which stands what they make up


@dataclass(frozen=True, slots=True)
class _Shared:
    """A part and its share, and the words by which the text says of what."""

    part: Operand
    share: Operand
    of: str
    sentence: int

    @property
    def unit(self) -> str:
        return self.part.figure.pint if self.part.figure else ""


def read_proportions(sheet: Sheet) -> Iterator[Relation]:
    """甲38.8亿人次（占45.8%），乙42.5亿人次（占50.2%）: each part is as great a share as the others make it."""
    told = sorted((*_told(sheet), *_told_in_turn(sheet)), key=lambda one: (one.part.start, one.share.start))
    for _, group in groupby(told, key=lambda one: (one.sentence, one.unit)):
        for run in _of_one_whole([*group]):
            yield from _in_proportion(run)
            yield from _all_there_is(run, sheet)


def _told(sheet: Sheet) -> Iterator[_Shared]:
    """Each part with its share, where the whole is not told between them."""
    met: set[int] = set()
    for found in sheet.giving("share"):
        if "part" in found.kept and "whole" not in found.kept:
            figure = sheet.figure(found.kept["part"])
            part, share = sheet.operand(figure), sheet.operand(sheet.figure(found.kept["share"]))
            exact = part is not None and share is not None and part.exact and share.exact and bool(part.value) and bool(share.value)
            if part is not None and share is not None and exact and figure is not None and _is_a_part(figure, sheet) and part.start not in met:
                met.add(part.start)
                yield _Shared(part, share, _whole_named(found, sheet), sheet.sentence_at(part.start)[0])


def _is_a_part(figure: Fact | Quantity, sheet: Sheet) -> bool:
    """Whether a figure can be a part: how much there is, or by how much that changed (4 more births than deaths, 61% of the rise)."""
    changed = isinstance(figure, Fact) and figure.measure is Measure.CHANGE and figure.pint not in RATES
    return changed or is_amount(figure, sheet)


def _told_in_turn(sheet: Sheet) -> Iterator[_Shared]:
    """甲13万亩,乙7万亩,占比分别为65%和35%: as many amounts as there are shares, right before them."""
    for found in sheet.giving("shares-in-turn"):
        shares = sheet.within(found.kept["shares"])
        start, _ = sheet.sentence_at(found.start)
        parts = amounts(sheet, start, found.kept["shares"].start)[-len(shares) :]
        if len(parts) == len(shares) and len({one.pint for one in parts}) == 1:
            for part, share in zip(map(sheet.operand, parts), map(sheet.operand, shares), strict=True):
                if part is not None and share is not None and part.value and share.value:
                    yield _Shared(part, share, "", start)


def _whole_named(found: Found, sheet: Sheet) -> str:
    """The words between what says that something is a share, and the share: of what it is."""
    codes = sheet.cues.vocabulary.codes["share"]
    start, end = found.kept["part"].end, found.kept["share"].start
    at = next((i for i in reversed(range(start, end)) if sheet.coded.code[i] in codes), end)
    return "".join(char for i, char in enumerate(sheet.view[at:end], at) if char.isalnum() and sheet.coded.code[i] not in codes)


def _of_one_whole(told: Sequence[_Shared]) -> Iterator[Sequence[_Shared]]:
    """Runs of shares of one whole: a share that does not say of what is of what the one before it is."""
    run: list[_Shared] = []
    for one in told:
        if run and one.of and one.of != run[0].of:
            yield run
            run = []
        run.append(one)
    yield run


def _in_proportion(run: Sequence[_Shared]) -> Iterator[Relation]:
    """Each part against another with which it is in proportion; one that is so with no other, where others are with each other."""
    made = {(i, j): _against(one, other) for i, one in enumerate(run) for j, other in enumerate(run) if i != j}
    agrees = {i: [j for j in range(len(run)) if j != i and holds(made[i, j])] for i in range(len(run))}
    for i, others in agrees.items():
        settled = [j for j in range(len(run)) if j != i and agrees[j]]
        if others or settled:
            yield made[i, (others or settled)[0]]
        elif i and len(run) == 2 and but_for_a_slip(made[i, 0]):
            yield replace(made[i, 0], known=Known.DIGITS)


def _against(one: _Shared, other: _Shared) -> Relation:
    operands = (("part", one.part), ("share", one.share), ("other", other.part), ("other_share", other.share))
    return Relation("proportion", "shares of one whole", Known.SENTENCE, operands, one.part.start, one.share.end)


def _all_there_is(run: Sequence[_Shared], sheet: Sheet) -> Iterator[Relation]:
    """Shares that come to all there is: as many as follow each other, and then those that follow them, by what else it is broken down."""
    told: list[_Shared] = []
    for one in run:
        told.append(one)
        shares = tuple(("share", it.share) for it in told)
        made = Relation("hundred", "shares of parts", Known.SENTENCE, shares, told[0].share.start, one.share.end)
        if len(told) > 1 and holds(made):
            yield made
            yield from _of_a_whole(told, sheet)
            told = []


def _of_a_whole(told: Sequence[_Shared], sheet: Sheet) -> Iterator[Relation]:
    """What parts come to whose shares are a hundred: one of the levels before them, or the only one that it would be but for a slip."""
    parts = tuple(("part", one.part) for one in told)
    first = told[0].part
    before = [one for one in amounts(sheet, max(0, first.start - _FAR), first.start) if first.figure is not None and one.unit in ("", first.figure.unit)]
    wholes = [one for figure in before if figure.pint == told[0].unit and (one := sheet.operand(figure)) is not None]
    yield from sure([Relation("sum", "shares of parts", Known.SENTENCE, (*parts, ("whole", whole)), first.start, told[-1].part.end) for whole in wholes], meant=False)
