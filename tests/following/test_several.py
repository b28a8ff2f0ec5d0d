"""What is proven of one thing where a target or a figure is of several, of some, or of things of a rank."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from made_facts import down, fact, up

from reportdiff.following.facets import of_proof, of_renewal
from reportdiff.following.judging import Judge, Judgement
from reportdiff.following.revising import revision
from reportdiff.following.several import proves_rank, proves_total
from reportdiff.lang import language
from reportdiff.model import Comparator, Facet, Fact, Flow, Period, Revision, Strength
from reportdiff.tolerance import STANDARD

ZH = language("zh")
MET, MISSED = Judgement(True, "reaches", Decimal(0), None), Judgement(False, "falls_short", Decimal(-1), None)


@pytest.mark.parametrize(
    ("target", "figure", "judged", "proves"),
    [
        (fact("20", indicator="绿色工厂"), fact("20", indicator="绿色工厂"), MISSED, True),
        (fact("20", indicator="国家级绿色工厂"), fact("20", indicator="国家级绿色工厂"), MISSED, True),
        (fact("20", indicator="绿色工厂"), fact("20", indicator="国家级绿色工厂"), MET, True),
        (fact("20", indicator="绿色工厂"), fact("5", indicator="国家级绿色工厂"), MISSED, False),  # there may be others
        (fact("20", indicator="国家级绿色工厂"), fact("30", indicator="绿色工厂"), MET, True),
        (fact("20", indicator="国家级绿色工厂"), fact("31", indicator="绿色工厂"), MET, False),  # too many to be all of that rank
        (fact("20", indicator="国家级绿色工厂"), fact("31", "mu", indicator="绿色工厂"), MET, True),
        (fact(None, ends=("20", "25"), indicator="国家级绿色工厂"), fact("31", indicator="绿色工厂"), MET, False),
        (fact("20", indicator="国家级绿色工厂"), fact(None, ends=("31", "35"), indicator="绿色工厂"), MET, False),
        (replace(fact("20", indicator="国家级绿色工厂"), concept="plants"), replace(fact("31", indicator="绿色工厂"), concept="plants"), MET, True),
        (replace(fact("20", indicator="国家级绿色工厂"), concept="plants"), replace(fact("31", indicator="绿色工厂"), concept="others"), MET, False),
    ],
)  # fmt: skip
def test_what_things_of_a_rank_prove(target: Fact, figure: Fact, judged: Judgement, proves: bool) -> None:
    assert proves_rank(target, figure, judged, ZH) is proves


@pytest.mark.parametrize(
    ("of", "told", "judged", "proves"),
    [
        (Flow.TOTAL, Flow.NEW, MISSED, False),
        (Flow.STOCK, Flow.NEW, MISSED, False),
        (Flow.NEW, Flow.NEW, MISSED, True),
        (Flow.TOTAL, Flow.TOTAL, MISSED, True),
        (Flow.TOTAL, Flow.NEW, MET, True),
        (None, Flow.NEW, MISSED, True),
    ],
)
def test_what_is_new_does_not_show_that_there_are_too_few(of: Flow | None, told: Flow, judged: Judgement, proves: bool) -> None:
    assert proves_total(replace(fact("180"), flow=of), replace(fact("60"), flow=told), judged) is proves


@pytest.mark.parametrize(
    ("target", "renewed", "change"),
    [
        (fact("20"), fact("21"), Revision.RAISED),
        (fact("20"), fact("20"), Revision.SAME),
        (fact("20"), fact("19"), Revision.LOWERED),
        (up("6"), up("6.5"), Revision.RAISED),
        (fact("20"), fact("20", "mu"), None),
    ],
)
def test_how_a_plan_changed_a_target(target: Fact, renewed: Fact, change: Revision | None) -> None:
    assert revision(target, renewed) is change


@pytest.mark.parametrize(
    ("target", "renewed", "change", "facets"),
    [
        (up("6"), up("5"), Revision.LOWERED, [Facet.WEAKENED]),
        (up("6"), up("7"), Revision.RAISED, [Facet.STRENGTHENED]),
        (up("6", comparator=Comparator.GE), up("6"), Revision.SAME, [Facet.WEAKENED]),  # 6%以上, and then 6%
        (up("6"), up("6", comparator=Comparator.GE), Revision.SAME, [Facet.STRENGTHENED]),
        (up("6"), up("6", comparator=Comparator.APPROX), Revision.SAME, [Facet.WEAKENED]),
        (replace(up("6"), strength=Strength.COMMITTED), up("6"), Revision.SAME, [Facet.WEAKENED]),  # 确保, and then nothing of the kind
        (up("6"), replace(up("6"), strength=Strength.ASPIRATIONAL), Revision.SAME, [Facet.WEAKENED]),  # 力争
        (replace(up("6"), strength=Strength.ASPIRATIONAL), up("6"), Revision.SAME, [Facet.STRENGTHENED]),
        (up("6"), up("6"), Revision.SAME, []),
        (up("6"), up("5"), None, []),
        (down("3", indicator="单位地区生产总值能耗"), down("2", indicator="单位地区生产总值能耗"), Revision.LOWERED, [Facet.WEAKENED]),
    ],
)
def test_whether_a_plan_asks_for_less(target: Fact, renewed: Fact, change: Revision | None, facets: list[Facet]) -> None:
    assert of_renewal(target, renewed, change, Judge(ZH, STANDARD, {})) == facets


def test_what_qualifies_a_proof() -> None:
    nine_months = replace(fact("20"), period=Period("2031-01-01", "2031-09-30"))
    assert of_proof(fact("20"), MET) == []
    assert of_proof(fact("20"), MISSED) == []
    assert of_proof(fact("20"), replace(MET, relation="within")) == [Facet.WITHIN_TOLERANCE]
    assert of_proof(fact("20"), replace(MET, margin=Decimal(-1))) == [Facet.WITHIN_TOLERANCE]
    assert of_proof(nine_months, MET) == [Facet.MID_YEAR]
