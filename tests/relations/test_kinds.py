"""The arithmetic of every kind of relation: what each operand must be by the others, and what that makes of the claim."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportdiff as rd
from reportdiff.relations import Interval
from reportdiff.relations.interval import exactly
from reportdiff.relations.kinds import EQUALITIES, KINDS, verdict
from reportdiff.relations.relation import Known, Operand, Relation

_REPORT = rd.parse("青岚县2031年政府工作报告", lang="zh")


def operand(told: str) -> Operand:
    """``5`` is just that, ``5~1`` from 4 to 6, told as 5; ``5..6`` a range."""
    value, _, room = told.partition("~")
    low, _, high = value.partition("..")
    if high:
        return Operand(_REPORT, 0, 1, told, None, Interval(Decimal(low), Decimal(high)))
    return Operand(_REPORT, 0, 1, told, Decimal(value), exactly(Decimal(value)).around(Decimal(room or 0)))


def relation(kind: str, told: str, **says: Any) -> Relation:
    operands = tuple((role, operand(value)) for role, value in (one.split("=") for one in told.split()))
    return Relation(kind, "", Known.CLAUSE, operands, 0, 1, says)


def judged(one: Relation) -> str:
    """Whether it holds, and what each operand must be, as ``low..high``."""
    said = verdict(one)
    if said is None:
        return "open"
    how = "fails" if not said.holds else "holds" if said.as_written else "rounded"
    ends = [f"{role}={number(said.expected[at].low)}..{number(said.expected[at].high)}" for at, (role, _) in enumerate(one.operands) if at in said.expected]
    return " ".join([how, *ends])


def number(end: Decimal) -> str:
    return f"{end:f}".rstrip("0").rstrip(".") if "." in f"{end:f}" else str(end) if not end.is_finite() else f"{end:f}"


ROWS = [
    ("change", "before=100 after=130 change=30", {}, "holds before=100..100 after=130..130 change=30..30"),
    ("change", "before=100 after=130 change=29", {}, "fails before=101..101 after=129..129 change=30..30"),
    ("change", "before=100 after=130 change=15", {"years": 2}, "holds before=100..100 after=130..130 change=15..15"),
    ("change", "before=100~1 after=130~2 change=32", {}, "rounded before=96..100 after=131..133 change=27..33"),
    ("growth", "before=100 after=130 growth=30", {}, "holds before=100..100 after=130..130 growth=30..30"),
    ("growth", "before=0 after=130 growth=30", {}, "open"),
    ("growth", "before=100 after=121 growth=9", {"years": 2}, "fails"),
    ("called", "one=1 other=1", {}, "holds one=1..1 other=1..1"),
    ("called", "one=1 other=-1", {}, "fails one=-1..-1 other=1..1"),
    ("dated", "one=2031 other=2032", {}, "fails one=2032..2032 other=2031..2031"),
    ("points", "before=4 after=5 growth=25", {}, "holds growth=25..25"),
    ("gain", "before=200 change=30 growth=15", {}, "holds before=200..200 change=30..30 growth=15..15"),
    ("gain", "after=230 change=30 growth=15", {}, "holds change=30..30 growth=15..15"),
    ("gain", "before=200 change=30 growth=16", {}, "fails before=187.5..187.5 change=32..32 growth=15..15"),
    ("gain", "before=200 change=-30 growth=-15", {}, "holds before=200..200 change=-30..-30 growth=-15..-15"),
    ("gain", "after=170 change=-30 growth=-15", {}, "holds change=-30..-30 growth=-15..-15"),
    ("rise", "change=30 after=30", {}, "holds change=-Infinity..30 after=30..Infinity"),
    ("rise", "change=31 after=30", {}, "fails change=-Infinity..30 after=31..Infinity"),
    ("course", "before=5 after=5", {}, "holds before=-Infinity..5 after=5..Infinity"),
    ("course", "before=5 after=4", {}, "fails before=-Infinity..4 after=5..Infinity"),
    ("course", "before=5 after=4", {"falls": True}, "holds before=4..Infinity after=-Infinity..5"),
    ("course", "before=5 after=6", {"falls": True}, "fails before=6..Infinity after=-Infinity..5"),
    ("compound", "growth=21 yearly=10", {"years": 2}, "holds growth=21..21 yearly=10..10"),
    ("compound", "growth=21 yearly=21", {}, "holds growth=21..21 yearly=21..21"),
    ("chained", "step=10 step=20 growth=32", {}, "holds step=10..10 step=20..20 growth=32..32"),
    ("chained", "step=10 step=20 growth=30", {}, "fails"),
    ("part", "part=5 whole=5", {}, "holds part=-Infinity..5 whole=5..Infinity"),
    ("part", "part=6 whole=5", {}, "fails part=-Infinity..5 whole=6..Infinity"),
    ("part", "part=6~1 whole=5", {}, "rounded part=-Infinity..5 whole=5..Infinity"),
    ("parts", "part=2 part=3 whole=5", {}, "holds part=-Infinity..2 part=-Infinity..3 whole=5..Infinity"),
    ("parts", "part=2 part=4 whole=5", {}, "fails part=-Infinity..1 part=-Infinity..3 whole=6..Infinity"),
    ("sum", "part=2 part=3 whole=5", {}, "holds part=2..2 part=3..3 whole=5..5"),
    ("sum", "part=2 part=3 whole=6", {}, "fails part=3..3 part=4..4 whole=5..5"),
    ("sum", "part=2~1 part=3 whole=6", {}, "rounded part=3..3 part=3..5 whole=4..6"),
    ("hundred", "share=40 share=60", {}, "holds share=40..40 share=60..60"),
    ("hundred", "share=40 share=61", {}, "fails share=39..39 share=60..60"),
    ("share", "part=30 whole=200 share=15", {}, "holds part=30..30 whole=200..200 share=15..15"),
    ("share", "part=30 whole=200 share=16", {}, "fails part=32..32 whole=187.5..187.5 share=15..15"),
    ("ratio", "one=30 other=20 ratio=1.5", {}, "holds one=30..30 other=20..20 ratio=1.5..1.5"),
    ("ratio", "one=30 other=20 ratio=1.6", {}, "fails one=32..32 other=18.75..18.75 ratio=1.5..1.5"),
    ("gap", "one=8 other=5 gap=3", {}, "holds one=8..8 other=5..5 gap=3..3"),
    ("gap", "one=8 other=5 gap=2", {}, "fails one=7..7 other=6..6 gap=3..3"),
    *((kind, "one=5 other=5", {}, "holds one=5..Infinity other=-Infinity..5") for kind in ("more", "range", "beaten", "in-step", "risen", "year-order")),
    *((kind, "one=4 other=5", {}, "fails one=5..Infinity other=-Infinity..4") for kind in ("more", "range", "beaten", "in-step", "risen", "year-order")),
    *((kind, "one=5 other=5", {}, "holds one=5..5 other=5..5") for kind in ("set", "restated", "promised", "same", "unchanged")),
    *((kind, "one=4 other=5", {}, "fails one=5..5 other=4..4") for kind in ("set", "restated", "promised", "same", "unchanged")),
    ("reached", "level=5 step=5", {}, "holds level=5..Infinity step=-Infinity..5"),
    ("reached", "level=4 step=5", {}, "fails level=5..Infinity step=-Infinity..4"),
    ("reached", "level=4 step=5", {"below": True}, "holds level=-Infinity..5 step=4..Infinity"),
    ("reached", "level=6 step=5", {"below": True}, "fails level=-Infinity..5 step=6..Infinity"),
    ("not-before", "before=5 step=5", {}, "holds before=-Infinity..5 step=5..Infinity"),
    ("not-before", "before=6 step=5", {}, "fails before=-Infinity..5 step=6..Infinity"),
    ("not-before", "before=6 step=5", {"below": True}, "holds before=5..Infinity step=-Infinity..6"),
    ("ahead", "one=60 other=59", {}, "holds one=59..Infinity other=-Infinity..60"),
    ("ahead", "one=57 other=59", {}, "fails one=59..Infinity other=-Infinity..57"),
    ("lowest", "one=5 other=5", {}, "holds one=-Infinity..5 other=5..Infinity"),
    ("lowest", "one=6 other=5", {}, "fails one=-Infinity..5 other=6..Infinity"),
    ("between", "part=3 part=7 whole=6", {}, "holds whole=3..7"),
    ("between", "part=3 part=7 whole=8", {}, "fails whole=3..7"),
    ("year", "one=2031 other=2031", {}, "holds one=2031..2031"),
    ("year", "one=2013 other=2031", {}, "fails one=2031..2031"),
    ("year-or-later", "one=2032 other=2031", {}, "holds one=2031..Infinity"),
    ("year-or-later", "one=2030 other=2031", {}, "fails one=2031..Infinity"),
    *((kind, "last=10 now=100", {"times": 10}, "holds last=10..1000 now=1..100") for kind in ("scale", "scale-of-name")),
    *((kind, "last=10 now=101", {"times": 10}, "fails last=10.1..1010 now=1..100") for kind in ("scale", "scale-of-name")),
    ("magnitude", "whole=100 now=50", {"least": Decimal("0.1"), "most": Decimal("0.5")}, "holds whole=100..500 now=10..50"),
    ("magnitude", "whole=100 now=51", {"least": Decimal("0.1"), "most": Decimal("0.5")}, "fails whole=102..510 now=10..50"),
    ("magnitude", "whole=100 now=9", {"least": Decimal("0.1"), "most": Decimal("0.5")}, "fails whole=18..90 now=10..50"),
    ("rate", "actual=30 target=200 rate=15", {}, "holds actual=30..30 target=200..200 rate=15..15"),
    ("rate", "actual=30 target=200 rate=16", {}, "fails actual=32..32 target=187.5..187.5 rate=15..15"),
    ("surplus", "actual=8 target=5 surplus=3", {}, "holds actual=8..8 target=5..5 surplus=3..3"),
    ("surplus", "actual=8 target=5 surplus=4", {}, "fails actual=9..9 target=4..4 surplus=3..3"),
    ("limit", "figure=100 most=100", {}, "holds figure=-Infinity..100"),
    ("limit", "figure=101 most=100", {}, "fails figure=-Infinity..100"),
    ("floor", "figure=0 least=0", {}, "holds figure=0..Infinity"),
    ("floor", "figure=-1 least=0", {}, "fails figure=0..Infinity"),
    ("wanted", "one=5", {"falls": False}, "holds one=0..Infinity"),
    ("wanted", "one=-1", {"falls": False}, "fails one=0..Infinity"),
    ("wanted", "one=-1", {"falls": True}, "holds one=-Infinity..0"),
    ("wanted", "one=5", {"falls": True}, "fails one=-Infinity..0"),
    ("entire", "figure=2.5 nearest=3", {}, "fails figure=3..3"),
    ("wanted", "one=-2", {"falls": True}, "holds one=-Infinity..0"),
    ("wanted", "one=2", {"falls": True}, "fails one=-Infinity..0"),
    ("wanted", "one=0", {"falls": False}, "holds one=0..Infinity"),
    ("wanted", "one=-2", {"falls": False}, "fails one=0..Infinity"),
    ("count", "said=3 listed=4", {}, "fails said=4..4 listed=3..3"),
    ("open", "said=4 listed=4", {}, "holds said=4..Infinity listed=-Infinity..4"),
    ("open", "said=3 listed=4", {}, "fails said=4..Infinity listed=-Infinity..3"),
    ("goes-on", "last=5 years=1 now=6", {}, "holds last=5..5 now=6..6"),
    ("goes-on", "last=5 years=1 now=5", {}, "fails last=4..4 now=6..6"),
    ("added", "last=5 new=2 now=7", {}, "holds last=5..5 new=2..2 now=7..7"),
    ("added", "last=5 new=2 now=8", {}, "fails last=6..6 new=3..3 now=7..7"),
    ("proportion", "part=40 share=20 other=80 other_share=40", {}, "holds part=40..40 share=20..20 other=80..80 other_share=40..40"),
    ("proportion", "part=40 share=25 other=80 other_share=40", {}, "fails part=50..50 share=20..20 other=64..64 other_share=50..50"),
    ("stock", "opening=10 inflow=5 outflow=3 closing=12", {}, "holds opening=10..10 inflow=5..5 outflow=3..3 closing=12..12"),
    ("stock", "opening=10 inflow=5 outflow=3 closing=13", {}, "fails opening=11..11 inflow=6..6 outflow=2..2 closing=12..12"),
    ("whole", "before=40 after=50 growth=25", {}, "holds growth=25..25"),
    ("whole", "before=40 after=50 growth=26", {}, "fails growth=25..25"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "told", "says", "wanted"), ROWS)
def test_what_follows(kind: str, told: str, says: dict[str, Any], wanted: str) -> None:
    found = judged(relation(kind, told, **says))
    assert found == wanted if "=" in wanted else found.split()[0] == wanted


def test_every_kind_is_here() -> None:
    assert {kind for kind, *_ in ROWS} == set(KINDS)


# What the claim is made of, where that is not each other role once.
_TOLD = {"gain": ["before", "change"], "hundred": ["share", "share"], "chained": ["step", "step"], "sum": ["part", "part"], "goes-on": ["last", "years"]}


@given(st.sampled_from(sorted(EQUALITIES - {"points"})), st.tuples(*[st.integers(1, 900)] * 3), st.integers(1, 4))
def test_what_is_made_to_hold_holds(kind: str, values: tuple[int, int, int], years: int) -> None:
    """Of an equality each operand is what follows from the others, up to the last digits of the arithmetic."""
    claim = KINDS[kind].claim
    inputs = _TOLD.get(kind) or [role for role in KINDS[kind].follows if role != claim]
    given_ = tuple((role, operand(str(value))) for role, value in zip(inputs, values, strict=False))
    says = {"years": years} if kind in ("change", "growth", "compound") else {}
    unknown = Relation(kind, "", Known.CLAUSE, (*given_, (claim, operand("-9999999..9999999"))), 0, 1, says)
    said = verdict(unknown)
    assert said is not None
    assert said.holds
    follows = said.expected[len(given_)]
    made = Operand(_REPORT, 0, 1, "", follows.low, follows.around(abs(follows.low) * Decimal("1e-12")))
    whole = Relation(kind, "", Known.CLAUSE, (*given_, (claim, made)), 0, 1, says)
    whole_said = verdict(whole)
    assert whole_said is not None
    assert whole_said.holds
    for at, expected in whole_said.expected.items():
        value = whole.operands[at][1].range
        assert expected.around(abs(value.low) * Decimal("1e-6")).meets(value), (kind, whole.operands[at][0])
