"""The kinds of relations: for each, what every operand must be for it to hold, given the others. The same for every language.

=============== =================================================== ==========================================
kind            operands                                            says
=============== =================================================== ==========================================
``change``      before, after, change                               after − before is the change (over ``years``: of each)
``growth``      before, after, growth                               after is so much per cent more (over ``years``: a year)
``points``      before, after, growth                               two rates: the growth is relative, and no points
``gain``        after or before, change, growth                     the change is so much per cent of what was before
``rise``        change, after                                       what rose by so much is no less than that now
``course``      before, after                                       after is more than before, or, if it ``falls``, less
``compound``    growth, yearly                                      so much over ``years`` is so much a year
``chained``     step …, growth                                      one growth upon the other is so much in all
``part``        part, whole                                         the part is not more than the whole
``parts``       part …, whole                                       the parts together are not more than the whole
``sum``         part …, whole                                       the parts together are the whole
``hundred``     share …                                             the shares together are 100
``share``       part, whole, share                                  the part is so much per cent of the whole
``proportion``  part, share, other, other_share             each part is as great a share of one whole as the other makes it
``ratio``       one, other, ratio                                   one is so many times the other
``gap``         one, other, gap                                     one is above the other by so much
``more``        one, other                                          one is more than the other
``range``       one, other                                          the high end is not below the low one
``beaten``      one, other                                          what is done is more than the target
``in-step``     one, other                                          what was to grow as fast as another thing does
``set``         one, other                                          a target is the one that was set
``reached``     level, step                                         the level is at least the step, or, if it is passed ``below``, at most
``not-before``  before, step                                        the level before was still below the step
``magnitude``   whole, now                                            now is between ``least`` and ``most`` of the whole
``same``        one, other                                          both are of one thing, and can both be so
``rate``        actual, target, rate                                the actual is so much per cent of the target
``surplus``     actual, target, surplus                             the actual is so much above the target
``limit``       figure, most                                        the figure is not more than that
``floor``       figure, least                                       the figure is not less than that
``wanted``        one                                                 it goes, or is bounded, the way that is wanted of it
``entire``        figure, nearest                                     the figure is a whole number
``count``       said, listed                                        as many are said as are listed
``open``        said, listed                                        no fewer are said than are listed: the list is open
``called``      one, other                                          a movement went the way of the noun that takes it up
``dated``       one, other                                          an event is of the year that was told then
``restated``    one, other                                          a past figure is the one that was told then
``promised``    one, other                                          as many things are done as were promised
``risen``       one, other                                          there is more than there was
``ahead``       one, other                                          what shall rise to so much is not there yet
``between``     part …, whole                                       the growth of a whole is between those of its parts
``scale``       last, now                                           one is not many ``times`` the other
``year``        one, other                                          a year is the one that can be meant
``year-or-later`` one, other                                        a year is that one or a later one
``year-order``  one, other                                          the one year is not before the other
``goes-on``     last, years, now                                    a series has gone on for the years since
``stock``       opening, inflow, outflow, closing           what was left before and came in is what went out and is left
``added``       last, new, now                                      what there was and what is new is what there is
``whole``       after, before, growth                               what was before is a whole number, the nearest
=============== =================================================== ==========================================
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from functools import reduce
from typing import Any

from reportdiff.model import frequent
from reportdiff.relations import interval as arithmetic
from reportdiff.relations.interval import Interval, at_least, at_most, exactly
from reportdiff.relations.relation import Operand, Relation

_PERCENT = Decimal(100)


@frequent
@dataclass(frozen=True, slots=True)
class Given:
    """The other operands of a relation, when one is asked for, and the further words of its claim."""

    others: Sequence[tuple[str, Interval]]
    says: Mapping[str, Any]

    def __getitem__(self, role: str) -> Interval:
        return next(one for name, one in self.others if name == role)

    def total(self, role: str) -> Interval:
        """All operands in a role together."""
        ones = [one for name, one in self.others if name == role]
        return reduce(lambda sum_, one: sum_ + one, ones, exactly(0))

    def get(self, role: str) -> Interval | None:
        """The first operand in a role, or ``None``."""
        return next((one for name, one in self.others if name == role), None)

    @property
    def years(self) -> int:
        """Over how many years."""
        return int(self.says.get("years") or 1)


Follows = Callable[[Given], Interval | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of relation: what follows for each role from the others; ``claim`` is the role that says how the others are
    to each other, and is doubted first."""

    claim: str
    follows: Mapping[str, Follows]


@frequent
@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a relation holds, whether as written or only because figures are rounded, and what each operand must be."""

    holds: bool
    as_written: bool
    expected: Mapping[int, Interval] = field(default_factory=dict)


def _scaled(one: Interval | None, factor: Decimal) -> Interval | None:
    return one and one.times(factor)


def _percent_of(part: Interval, whole: Interval) -> Interval | None:
    return _scaled(part.over(whole), _PERCENT)


def _started_from(given: Given) -> Interval:
    """What a change was a change of: the level before it, or the one that it led to, less it."""
    return given.get("before") or given["after"] - given["change"]


def _step(given: Given) -> Interval | None:
    """What one growth is, of several upon each other that come to so much."""
    others = arithmetic.chained([one for role, one in given.others if role == "step"])
    return others and arithmetic.growth(others.plus(_PERCENT), given["growth"].plus(_PERCENT))


def _size(one: Interval) -> Interval:
    """How far something moved, whichever way."""
    return -one if one.low < 0 else one


def _gained(given: Given) -> Interval | None:
    """How much so many per cent of what was before are."""
    if (before := given.get("before")) is not None:
        return before.by(given["growth"]).times(1 / _PERCENT)
    last = arithmetic.shrunk(given["after"], given["growth"])
    return last and given["after"] - last


def _course(given: Given, role: str) -> Interval:
    falls = bool(given.says.get("falls"))
    other = given["before" if role == "after" else "after"]
    return at_most(other.high) if falls == (role == "after") else at_least(other.low)


def _beyond(given: Given, other: Interval, *, above: bool) -> Interval:
    """What is at least another figure, or at most that; the other way round where the step is said to be passed ``below``."""
    return at_least(other.low) if above != bool(given.says.get("below")) else at_most(other.high)


def _spanned(ones: Sequence[Interval]) -> Interval:
    """From the least that any of several may be to the most."""
    return Interval(min(one.low for one in ones), max(one.high for one in ones))


_AS_MUCH = Kind("one", {"one": lambda k: k["other"], "other": lambda k: k["one"]})
_NOT_BELOW = Kind("one", {"one": lambda k: at_least(k["other"].low), "other": lambda k: at_most(k["one"].high)})
_SCALE = Kind("now", {
    "now": lambda k: Interval(k["last"].low / k.says["times"], k["last"].high * k.says["times"]),
    "last": lambda k: Interval(k["now"].low / k.says["times"], k["now"].high * k.says["times"]),
})  # fmt: skip
KINDS: Mapping[str, Kind] = {
    "change": Kind("change", {
        "change": lambda k: (k["after"] - k["before"]).times(1 / Decimal(k.years)),
        "after": lambda k: k["before"] + k["change"].times(Decimal(k.years)),
        "before": lambda k: k["after"] - k["change"].times(Decimal(k.years)),
    }),
    "growth": Kind("growth", {
        "growth": lambda k: (told := arithmetic.growth(k["before"], k["after"])) and arithmetic.yearly(told, k.years),
        "after": lambda k: arithmetic.grown(k["before"], k["growth"], k.years),
        "before": lambda k: arithmetic.shrunk(k["after"], k["growth"], k.years),
    }),
    "points": Kind("growth", {"growth": lambda k: arithmetic.growth(k["before"], k["after"])}),
    "gain": Kind("growth", {
        "growth": lambda k: _percent_of(k["change"], _started_from(k)),
        "change": lambda k: _gained(k),
        "after": lambda k: None,
        "before": lambda k: _scaled(_size(k["change"]).over(_size(k["growth"])), _PERCENT),
    }),
    "rise": Kind("change", {"change": lambda k: at_most(k["after"].high), "after": lambda k: at_least(k["change"].low)}),
    "course": Kind("after", {
        "after": lambda k: _course(k, "after"),
        "before": lambda k: _course(k, "before"),
    }),
    "compound": Kind("yearly", {
        "yearly": lambda k: arithmetic.yearly(k["growth"], k.years),
        "growth": lambda k: arithmetic.compounded(k["yearly"], k.years),
    }),
    "chained": Kind("growth", {
        "growth": lambda k: arithmetic.chained([one for role, one in k.others if role == "step"]),
        "step": lambda k: _step(k),
    }),
    "part": Kind("part", {
        "part": lambda k: at_most(k["whole"].high),
        "whole": lambda k: at_least(k["part"].low),
    }),
    "parts": Kind("whole", {
        "whole": lambda k: at_least(k.total("part").low),
        "part": lambda k: at_most(k["whole"].high - k.total("part").low),
    }),
    "sum": Kind("whole", {
        "whole": lambda k: k.total("part"),
        "part": lambda k: k["whole"] - k.total("part"),
    }),
    "hundred": Kind("share", {"share": lambda k: exactly(100) - k.total("share")}),
    "share": Kind("share", {
        "share": lambda k: _percent_of(k["part"], k["whole"]),
        "part": lambda k: k["whole"].by(k["share"]).times(1 / _PERCENT),
        "whole": lambda k: _scaled(k["part"].over(k["share"]), _PERCENT),
    }),
    "proportion": Kind("share", {
        "share": lambda k: (each := k["part"].over(k["other"])) and each.by(k["other_share"]),
        "part": lambda k: (each := k["share"].over(k["other_share"])) and each.by(k["other"]),
        "other": lambda k: (each := k["other_share"].over(k["share"])) and each.by(k["part"]),
        "other_share": lambda k: (each := k["other"].over(k["part"])) and each.by(k["share"]),
    }),
    "ratio": Kind("ratio", {
        "ratio": lambda k: k["one"].over(k["other"]),
        "one": lambda k: k["other"].by(k["ratio"]),
        "other": lambda k: k["one"].over(k["ratio"]),
    }),
    "gap": Kind("gap", {
        "gap": lambda k: k["one"] - k["other"],
        "one": lambda k: k["other"] + k["gap"],
        "other": lambda k: k["one"] - k["gap"],
    }),
    "more": _NOT_BELOW,
    "range": _NOT_BELOW,
    "beaten": _NOT_BELOW,
    "in-step": _NOT_BELOW,
    "set": _AS_MUCH,
    "reached": Kind("step", {
        "level": lambda k: _beyond(k, k["step"], above=True),
        "step": lambda k: _beyond(k, k["level"], above=False),
    }),
    "not-before": Kind("step", {
        "before": lambda k: _beyond(k, k["step"], above=False),
        "step": lambda k: _beyond(k, k["before"], above=True),
    }),
    "year": Kind("one", {"one": lambda k: k["other"]}),
    "year-or-later": Kind("one", {"one": lambda k: at_least(k["other"].low)}),
    "year-order": _NOT_BELOW,
    "called": _AS_MUCH,
    "dated": _AS_MUCH,
    "restated": _AS_MUCH,
    "unchanged": _AS_MUCH,
    "promised": _AS_MUCH,
    "risen": _NOT_BELOW,
    "lowest": Kind("one", {"one": lambda k: at_most(k["other"].high), "other": lambda k: at_least(k["one"].low)}),
    "ahead": _NOT_BELOW,
    "between": Kind("whole", {"whole": lambda k: _spanned([one for _, one in k.others])}),
    "scale": _SCALE,
    "scale-of-name": _SCALE,
    "magnitude": Kind("now", {
        "now": lambda k: Interval(k["whole"].low * k.says["least"], k["whole"].high * k.says["most"]),
        "whole": lambda k: Interval(k["now"].low / k.says["most"], k["now"].high / k.says["least"]),
    }),
    "same": _AS_MUCH,
    "rate": Kind("rate", {
        "rate": lambda k: _percent_of(k["actual"], k["target"]),
        "actual": lambda k: k["target"].by(k["rate"]).times(1 / _PERCENT),
        "target": lambda k: _scaled(k["actual"].over(k["rate"]), _PERCENT),
    }),
    "surplus": Kind("surplus", {
        "surplus": lambda k: k["actual"] - k["target"],
        "actual": lambda k: k["target"] + k["surplus"],
        "target": lambda k: k["actual"] - k["surplus"],
    }),
    "limit": Kind("figure", {"figure": lambda k: at_most(k["most"].high)}),
    "floor": Kind("figure", {"figure": lambda k: at_least(k["least"].low)}),
    "wanted": Kind("one", {"one": lambda k: at_most(Decimal(0)) if k.says["falls"] else at_least(Decimal(0))}),
    "entire": Kind("figure", {"figure": lambda k: k["nearest"]}),
    "stock": Kind("closing", {
        "closing": lambda k: k["opening"] + k["inflow"] - k["outflow"],
        "opening": lambda k: k["closing"] + k["outflow"] - k["inflow"],
        "inflow": lambda k: k["closing"] + k["outflow"] - k["opening"],
        "outflow": lambda k: k["opening"] + k["inflow"] - k["closing"],
    }),
    "count": Kind("said", {"said": lambda k: k["listed"], "listed": lambda k: k["said"]}),
    "open": Kind("said", {"said": lambda k: at_least(k["listed"].low), "listed": lambda k: at_most(k["said"].high)}),
    "goes-on": Kind("now", {
        "now": lambda k: k["last"] + k["years"],
        "last": lambda k: k["now"] - k["years"],
    }),
    "added": Kind("now", {
        "now": lambda k: k["last"] + k["new"],
        "new": lambda k: k["now"] - k["last"],
        "last": lambda k: k["now"] - k["new"],
    }),
    "whole": Kind("growth", {"growth": lambda k: _percent_of(k["after"] - k["before"], k["before"])}),
}  # fmt: skip


# Kinds in which each operand follows from the others, so that one that holds speaks for all of them.
EQUALITIES = frozenset([
    "change", "growth", "points", "gain", "compound", "chained", "sum", "hundred", "share", "proportion", "ratio", "gap", "same", "restated", "set", "rate",
    "surplus", "count", "goes-on", "added", "stock",
])  # fmt: skip

ALONE = frozenset(["wanted"])  # kinds that bind a figure to no other: what is so told may be so, and nothing is checked by it


_OF_COUNTS = frozenset(["change", "growth", "gain", "sum", "share", "ratio", "gap"])


def verdict(relation: Relation) -> Verdict | None:
    """Whether a relation holds; ``None`` where what its figures stand for leaves it open."""
    said = _verdict(relation)
    if said is not None and not said.holds and relation.kind in _OF_COUNTS and (unit := _rounded_to(relation)) > 1:
        room = unit / 2
        rounded = replace(relation, operands=tuple((role, replace(one, range=one.range.around(room)) if _is_count(one) else one) for role, one in relation.operands))
        widened = _verdict(rounded)
        return replace(widened, as_written=False) if widened is not None and widened.holds else said
    return said


def _rounded_to(relation: Relation) -> Decimal:
    """To what the counts of a relation may all be rounded, as statistics tell them: 6,690, up 4.3% from 6,410; where there is but one, to nothing."""
    counts = [one.figure for _, one in relation.operands if _is_count(one) and one.figure is not None]
    return min(map(arithmetic.rounded_to, counts)) if len(counts) > 1 else Decimal(1)


def _is_count(one: Operand) -> bool:
    return one.figure is not None and one.figure.pint == "count"


def _verdict(relation: Relation) -> Verdict | None:
    kind = KINDS[relation.kind]
    ranges = [(role, one.range) for role, one in relation.operands]
    expected: dict[int, Interval] = {}
    for i, (role, _) in enumerate(ranges):
        if role in kind.follows and (follows := _follows(kind, relation, ranges, i)) is not None:
            expected[i] = follows
    claim = next(i for i, (role, _) in enumerate(ranges) if role == kind.claim)
    if claim not in expected:
        return None
    holds = expected[claim].meets(ranges[claim][1])
    return Verdict(holds, holds and _as_written(kind, relation, claim), expected)


def holds(relation: Relation) -> bool:
    """Whether a relation is known to hold."""
    said = verdict(relation)
    return said is not None and said.holds


def may_hold(relation: Relation) -> bool:
    """Whether a relation holds, or is left open by what its figures stand for."""
    said = verdict(relation)
    return said is None or said.holds


def but_for_a_slip(relation: Relation) -> bool:
    """Whether a relation that fails would hold if a slip in one of its figures were undone."""
    said = verdict(relation)
    return said is not None and not said.holds and any(
        one.value is not None and one.figure is not None and arithmetic.a_slip_from(abs(one.value), _size(follows), one.figure.precision)
        for at, follows in said.expected.items() for _, one in relation.operands[at : at + 1]
    )  # fmt: skip


def _follows(kind: Kind, relation: Relation, ranges: Sequence[tuple[str, Interval]], i: int) -> Interval | None:
    given = Given([one for j, one in enumerate(ranges) if j != i], relation.says)
    try:
        return kind.follows[ranges[i][0]](given)
    except (InvalidOperation, ZeroDivisionError):  # of what is not bounded
        return None


def _as_written(kind: Kind, relation: Relation, claim: int) -> bool:
    """Whether the claim is what follows from the figures as they are written, to its own digit."""
    operands = relation.operands
    follows = _follows(kind, relation, [(role, one.nominal) for role, one in operands], claim)
    return follows is not None and follows.meets(_to_its_digit(operands[claim][1]))


def _to_its_digit(one: Operand) -> Interval:
    room = one.figure.precision if one.figure else Decimal(0)
    return one.nominal.around(room)
