"""Whether a figure meets a target: a table of cases, each as a careful reader judges it, and laws."""



from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_facts import down, fact, up

import reportdiff as rd
from reportdiff.following.judging import growth_between, judge, level_after, part_of_year, revised, risen_between
from reportdiff.model import Comparator, Fact, Measure, Period

GE, LE, APPROX, EQ = Comparator.GE, Comparator.LE, Comparator.APPROX, Comparator.EQ


@dataclass(frozen=True, slots=True)
class Case:
    """A target, an actual, and the judgement; ``margin`` is in the target's unit."""

    name: str
    target: Fact
    actual: Fact
    met: bool
    relation: str
    margin: str
    better: str | None = None
    price_rise: bool = False


CASES = (
    # == growth ==
    Case("6% is reached by 6%", up("6"), up("6", precision="0.05"), True, "reaches", "0"),
    Case("6% is exceeded by 6.3%", up("6"), up("6.3", precision="0.05"), True, "exceeds", "0.3"),
    Case("7% is missed by 3.9%", up("7"), up("3.9", precision="0.05"), False, "falls_short", "-3.1"),
    Case("6% 左右: 5.5% is within a tenth", up("6", comparator=APPROX), up("5.5"), True, "within", "-0.5"),
    Case("6% 左右: 5.4% is at the edge of a tenth", up("6", comparator=APPROX), up("5.4"), True, "within", "-0.6"),
    Case("6% 左右: 5.2% is short", up("6", comparator=APPROX), up("5.2"), False, "falls_short", "-0.8"),
    Case("6% 左右: more is no fault", up("6", comparator=APPROX), up("9"), True, "exceeds", "3"),
    Case("1% 左右: 0.8% is within 0.2 points", up("1", comparator=APPROX), up("0.8"), True, "within", "-0.2"),
    Case("1% 左右: 0.7% is not", up("1", comparator=APPROX), up("0.7"), False, "falls_short", "-0.3"),
    Case("5% 以上: 4.8% is short", up("5", comparator=GE), up("4.8"), False, "falls_short", "-0.2"),
    Case("a fall where a rise was aimed at", up("5"), down("2"), False, "falls_short", "-7"),
    Case("翻一番 is exceeded by growth of 1.5 times", up("100"), up("1.5", "times"), True, "exceeds", "50"),
    # == ranges ==
    Case("8%—8.5%: 7.4% is below", up(None, ends=("8", "8.5")), up("7.4"), False, "falls_short", "-0.6"),
    Case("8%—8.5%: 8.2% is between", up(None, ends=("8", "8.5")), up("8.2"), True, "exceeds", "0.2"),
    Case("8%—8.5%: 8% is its lower end", up(None, ends=("8", "8.5")), up("8"), True, "reaches", "0"),
    Case("5—6家: 7家 is more", fact(None, ends=("5", "6")), fact("7"), True, "exceeds", "2"),
    # == levels ==
    Case("突破21亿元: 21.4亿元", fact("2100000000", "CNY", comparator=GE), fact("2140000000", "CNY", precision="5000000"), True, "exceeds", "40000000"),
    Case("突破21亿元: 20.9亿元", fact("2100000000", "CNY", comparator=GE), fact("2090000000", "CNY", precision="5000000"), False, "falls_short", "-10000000"),
    Case("200场左右: 184场 is within", fact("200", comparator=APPROX), fact("184"), True, "within", "-16"),
    Case("200场左右: 170场 is not", fact("200", comparator=APPROX), fact("170"), False, "falls_short", "-30"),
    Case("1500个以上: 近1200个", fact("1500", comparator=GE), fact("1200", comparator=APPROX), False, "falls_short", "-300"),
    # == ceilings ==
    Case("4% 以内: 3.2% stays below", fact("4", "percent", comparator=LE), fact("3.2", "percent"), True, "reaches", "0.8"),
    Case("4% 以内: 4% is at it", fact("4", "percent", comparator=LE), fact("4", "percent"), True, "reaches", "0"),
    Case("4% 以内: 4.3% is above", fact("4", "percent", comparator=LE), fact("4.3", "percent"), False, "above_ceiling", "-0.3"),
    Case("30微克以内: 31", fact("30", "microgram / meter ** 3", comparator=LE), fact("31", "microgram / meter ** 3"), False, "above_ceiling", "-1"),
    Case("prices 3% 左右: 0.4%", up("3", comparator=APPROX), up("0.4"), True, "reaches", "2.6", "down", True),
    Case("prices 3% 左右: 3.4% is above the ceiling", up("3", comparator=APPROX), up("3.4"), False, "above_ceiling", "-0.4", "down", True),
    Case("prices 3% 左右: a fall of 0.2%", up("3", comparator=APPROX), down("0.2"), True, "reaches", "3.2", "down", True),
    Case("an indicator of which less is better", fact("30", "percent"), fact("28", "percent"), True, "reaches", "2", "down"),
    Case("an indicator of which less is better, above", fact("30", "percent"), fact("33", "percent"), False, "above_ceiling", "-3", "down"),
    # == cuts ==
    Case("下降3%以上: 3.4%", down("3", comparator=GE), down("3.4"), True, "exceeds", "0.4", "down"),
    Case("下降3%以上: 2.6%", down("3", comparator=GE), down("2.6"), False, "falls_short", "-0.4", "down"),
    Case("下降3%以上: a rise", down("3", comparator=GE), up("1"), False, "falls_short", "-4", "down"),
    Case("下降2.5%左右: 2.3%", down("2.5", comparator=APPROX), down("2.3"), True, "within", "-0.2", "down"),
    Case("压缩三成: 25%", down("3", "tenth"), down("25", "percent"), False, "falls_short", "-0.5", "down"),
    # == rounding ==
    Case("6% and a figure of 5.97 rounded to 6.0", up("6"), up("6.0", precision="0.05"), True, "reaches", "0"),
    Case("20亿元: 19.98亿 may be 20.0 in a figure to 0.05", fact("2000000000", "CNY"), fact("1998000000", "CNY", precision="5000000"), True, "reaches", "-2000000"),
    Case("20亿元: 19.9亿 cannot", fact("2000000000", "CNY"), fact("1990000000", "CNY", precision="5000000"), False, "falls_short", "-10000000"),
    # == open ends ==
    Case("突破21亿元: 突破18亿元 is well below", fact("2100000000", "CNY", comparator=GE), fact("1800000000", "CNY", comparator=GE), False, "falls_short", "-300000000"),
    Case("6000个: 5000多个 is not", fact("6000"), fact("5000", comparator=GE), False, "falls_short", "-1000"),
    # == units ==
    Case("15公顷: 240亩", fact("15", "hectare"), fact("240", "mu", precision="0.5"), True, "exceeds", "1"),
    Case("15公顷: 180亩", fact("15", "hectare"), fact("180", "mu", precision="0.5"), False, "falls_short", "-3"),
    Case("300亩: 20公顷", fact("300", "mu"), fact("20", "hectare", precision="0.5"), True, "reaches", "0"),
    Case("3.5亿元: 36000万元", fact("350000000", "CNY"), fact("360000000", "CNY", precision="5000000"), True, "exceeds", "10000000"),
    Case("100斤: 60公斤", fact("100", "jin"), fact("60", "kilogram", precision="0.5"), True, "exceeds", "20"),
    Case("2%: 25‰", fact("2", "percent"), fact("25", "per_mille"), True, "exceeds", "0.5"),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_judgement(case: Case) -> None:
    found = judge(case.target, case.actual, case.better, case.price_rise)
    assert found is not None
    assert (found.met, found.relation) == (case.met, case.relation)
    assert found.margin == pytest.approx(Decimal(case.margin), abs=Decimal("1e-6"))


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        (fact("6000"), fact("5900", comparator=GE)),
        (fact("2100000000", "CNY", comparator=GE), fact("2000000000", "CNY", comparator=GE)),
    ],
    ids=["6000个: 5900多个", "突破21亿元: 突破20亿元"],
)
def test_more_than_a_little_less_leaves_it_open(target: Fact, actual: Fact) -> None:
    assert judge(target, actual, None, False) is None


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("CNY", "USD"),
        ("percent", "percentage_point"),
        ("percent", "count"),
        ("count", "CNY"),
        ("mu", "kilometer"),
        ("TEU", "metric_ton"),
    ],
)
def test_units_that_do_not_compare(target: str, actual: str) -> None:
    assert judge(fact("5", target), fact("6", actual), None, False) is None
    assert revised(fact("5", target), fact("6", actual)) is None


_NUMBER = st.decimals(min_value="0.1", max_value="1e9", places=1, allow_nan=False)
_COMPARATOR = st.sampled_from([EQ, GE, LE, APPROX])


@given(_NUMBER, _COMPARATOR, st.sampled_from([None, "up", "down"]))
def test_a_target_is_met_by_itself(value: Decimal, comparator: Comparator, better: str | None) -> None:
    target = fact(str(value), comparator=comparator)
    found = judge(target, fact(str(value)), better, False)
    assert found is not None
    assert found.met
    assert found.margin == 0


@given(_NUMBER, _NUMBER, _NUMBER, _COMPARATOR, st.sampled_from([None, "down"]))
def test_better_figures_never_do_worse(
    value: Decimal, first: Decimal, second: Decimal, comparator: Comparator, better: str | None
) -> None:
    """Of two figures the one nearer to what is wanted is met whenever the other is."""
    target = fact(str(value), comparator=comparator)
    ceiling = comparator is LE or (better == "down" and comparator is not GE)
    worse, nicer = sorted((first, second), reverse=ceiling)
    judged = [judge(target, fact(str(actual)), better, False) for actual in (worse, nicer)]
    assert judged[0] is not None
    assert judged[1] is not None
    assert judged[0].margin <= judged[1].margin
    assert judged[1].met or not judged[0].met


@given(_NUMBER, _NUMBER, _COMPARATOR)
def test_units_change_neither_verdict_nor_sign(value: Decimal, actual: Decimal, comparator: Comparator) -> None:
    in_hectares = judge(fact(str(value), "hectare", comparator=comparator), fact(str(actual), "hectare"), None, False)
    in_mu = judge(fact(str(value * 15), "mu", comparator=comparator), fact(str(actual * 15), "mu"), None, False)
    assert in_hectares is not None
    assert in_mu is not None
    assert (in_hectares.met, in_hectares.relation) == (in_mu.met, in_mu.relation)


@pytest.mark.parametrize(
    ("target", "renewed", "difference"),
    [
        (up("6", comparator=APPROX), up("5.5", comparator=APPROX), "-0.5"),
        (fact("8500", comparator=GE), fact("8500", comparator=GE), "0"),
        (fact("25"), fact("30"), "5"),
        (fact("15", "hectare"), fact("300", "mu"), "5"),
        (fact(None, ends=("5", "6")), fact("8", comparator=APPROX), "2.5"),
        (up("100"), up("2", "tenth", comparator=GE), "-80"),
        (fact("60", "percent", comparator=LE), fact("60", "percent", comparator=LE), "0"),
        (down("3"), down("5"), "2"),
        (down("3"), up("5"), "-8"),
    ],
)
def test_revised(target: Fact, renewed: Fact, difference: str) -> None:
    found = revised(target, renewed)
    assert found is not None
    assert found == pytest.approx(Decimal(difference), abs=Decimal("1e-9"))


@given(_NUMBER, _NUMBER)
def test_revised_is_antisymmetric(first: Decimal, second: Decimal) -> None:
    one, other = fact(str(first)), fact(str(second))
    there, back = revised(one, other), revised(other, one)
    assert there is not None
    assert back is not None
    assert there == -back


def test_growth_between_two_levels() -> None:
    """132.5亿元 to 142.6亿元 is 7.62 %, give or take what the two last digits leave open."""
    found = growth_between(
        fact("13250000000", "CNY", precision="5000000"), fact("14260000000", "CNY", precision="5000000")
    )
    assert found is not None
    growth, half = found
    assert growth == pytest.approx(Decimal("7.6226"), abs=Decimal("0.0001"))
    assert Decimal("0.07") < half < Decimal("0.09")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (fact("100", "CNY"), fact("120", "USD")),
        (fact("100"), fact("120", comparator=GE)),
        (fact("100", comparator=APPROX), fact("120")),
        (fact(None, ends=("90", "100")), fact("120")),
        (fact("0"), fact("120")),
    ],
)
def test_no_growth_between_levels_that_only_bound(before: Fact, after: Fact) -> None:
    assert growth_between(before, after) is None


@given(_NUMBER, _NUMBER)
def test_growth_leads_from_one_level_to_the_other(before: Decimal, after: Decimal) -> None:
    found = growth_between(fact(str(before)), fact(str(after)))
    assert found is not None
    assert before * (1 + found[0] / 100) == pytest.approx(after, rel=Decimal("1e-9"))
    assert found[1] == 0


PLANNED = "Report on the Work of the City Government\nI. Review of 2030\nWe held on.\nII. Tasks for 2031\nIn 2031, {} will be {}.\n"
TOLD = "Report on the Work of the City Government\nI. Review of 2031\nIn 2031, {} was {}.\nII. Tasks for 2032\nWe will go on.\n"


@pytest.mark.parametrize(
    ("name", "aim", "result", "status"),
    [
        ("operating expenditure", "400 million yuan", "450 million yuan", "mentioned"),
        ("operating expenditure", "400 million yuan", "350 million yuan", "mentioned"),
        ("operating expenditure", "400 million yuan", "400 million yuan", "met"),
        ("operating expenditure", "no more than 400 million yuan", "450 million yuan", "missed"),
        ("operating expenditure", "no more than 400 million yuan", "350 million yuan", "met"),
        ("tourism revenue", "400 million yuan", "450 million yuan", "met"),
        ("tourism revenue", "400 million yuan", "350 million yuan", "missed"),
        ("the underlying inflation rate", "2.5 percent", "2.9 percent", "missed"),
        ("the underlying inflation rate", "2.5 percent", "2.1 percent", "met"),
    ],
)
def test_more_is_better_less_is_better_or_neither(name: str, aim: str, result: str, status: str) -> None:
    old = rd.parse(PLANNED.format(name, aim), lang="en", year=2031)
    new = rd.parse(TOLD.format(name, result), lang="en", year=2032)
    (row,) = rd.diff(old, new).outcomes
    assert row.status == status


@pytest.mark.parametrize(("result", "status"), [("35亿元", "mentioned"), ("45亿元", "mentioned"), ("40亿元", "met")])
def test_what_is_spent_as_planned_is_neither_better_nor_worse_for_being_more(result: str, status: str) -> None:
    old = rd.parse("一、2030年工作回顾\n全年平稳。\n二、2031年工作安排\n今年，一般公共预算支出40亿元。\n", lang="zh", year=2031)
    new = rd.parse(f"一、2031年工作回顾\n过去一年，一般公共预算支出{result}。\n二、2032年工作安排\n今年继续前行。\n", lang="zh", year=2032)
    (row,) = rd.diff(old, new).outcomes
    assert row.status == status


@pytest.mark.parametrize(
    ("start", "end", "share"),
    [
        ("2031-01-01", "2031-11-30", "11/12"),
        ("2031-01-01", "2031-06-30", "1/2"),
        ("2031-04-01", "2031-06-30", "1/4"),
        ("2031-10-01", "2031-10-31", "1/12"),
        ("2031-01-01", "2031-12-30", "1"),
        ("2031-01-01", "2031-12-31", None),  # the whole of it
        ("2031-07-01", "2031-12-31", None),
        ("2030-07-01", "2031-06-30", None),  # of two years
    ],
)
def test_the_part_of_a_year(start: str, end: str, share: str | None) -> None:
    found = part_of_year(Period(start, end))
    above, _, below = (share or "").partition("/")
    assert found == (None if share is None else Decimal(above) / Decimal(below or 1))
    assert part_of_year(None) is None


@pytest.mark.parametrize(
    ("target", "actual", "relation"),
    [
        # what 左右 allows: a tenth of an amount, 0.2 points of a rate, half a point of a share
        (fact("200", comparator=APPROX), fact("180"), "within"),
        (fact("200", comparator=APPROX), fact("179.9"), "falls_short"),
        (up("1", comparator=APPROX), up("0.79"), "falls_short"),
        (up("3", comparator=APPROX), up("2.7"), "within"),
        (up("3", comparator=APPROX), up("2.69"), "falls_short"),
        (fact("60", "percent", comparator=APPROX, measure=Measure.SHARE), fact("59.5", "percent", measure=Measure.SHARE), "within"),
        (fact("60", "percent", comparator=APPROX, measure=Measure.SHARE), fact("59.4", "percent", measure=Measure.SHARE), "falls_short"),
        (fact("2", "percentage_point", comparator=APPROX, measure=Measure.CHANGE), fact("1.8", "percentage_point", measure=Measure.CHANGE), "within"),
        (fact("2", "percentage_point", comparator=APPROX, measure=Measure.CHANGE), fact("1.7", "percentage_point", measure=Measure.CHANGE), "falls_short"),
        (fact("5", "percent", comparator=APPROX), fact("4.5", "percent"), "within"),
        (fact("5", "percent", comparator=APPROX), fact("4.4", "percent"), "falls_short"),
        # what rounding leaves open ends just before the number
        (fact("100"), fact("99.6", precision="0.5"), "reaches"),
        (fact("100"), fact("99.5", precision="0.5"), "falls_short"),
        (fact("100", comparator=LE), fact("100.4", precision="0.5"), "reaches"),
        (fact("100", comparator=LE), fact("100.5", precision="0.5"), "above_ceiling"),
        # bounds that leave it open
        (fact("100", comparator=LE), fact("99", comparator=GE), None),
        (fact("100", comparator=LE), fact("100", comparator=GE), None),
        (fact("100", comparator=LE), fact("101", comparator=GE), "above_ceiling"),
        (fact("100", comparator=LE), fact("101", comparator=LE), None),
        (fact("100"), fact("101", comparator=LE), None),
        (fact("100"), fact("100", comparator=LE), None),
        (fact("100"), fact("99", comparator=LE), "falls_short"),
        (fact("100"), fact("90", comparator=GE), None),
        (fact("100"), fact("89.9", comparator=GE), "falls_short"),
    ],
)
def test_at_each_limit_of_a_judgement(target: Fact, actual: Fact, relation: str | None) -> None:
    found = judge(target, actual, None, False)
    assert (found and found.relation) == relation


@pytest.mark.parametrize(
    ("value", "start", "end", "measure", "relation"),
    [
        ("82.5", "2031-01-01", "2031-11-30", Measure.LEVEL, None),  # as much a month as makes nine tenths of it
        ("82.4", "2031-01-01", "2031-11-30", Measure.LEVEL, "falls_short"),
        ("45", "2031-01-01", "2031-06-30", Measure.LEVEL, None),
        ("44.9", "2031-01-01", "2031-06-30", Measure.LEVEL, "falls_short"),
        ("95", "2031-01-01", "2031-06-30", Measure.GROWTH, "falls_short"),
        ("95", "2031-01-01", "2031-12-31", Measure.LEVEL, "falls_short"),
    ],
)
def test_what_a_part_of_a_year_leaves_open(value: str, start: str, end: str, measure: Measure, relation: str | None) -> None:
    target, actual = fact("100", measure=measure), fact(value, measure=measure)
    found = judge(target, replace(actual, period=Period(start, end)), None, False)
    assert (found and found.relation) == relation


@pytest.mark.parametrize(
    ("actual", "relation"),
    [("100.5", "exceeds"), ("100.6", None), ("99.6", "reaches"), ("99.4", None), ("100", "reaches")],
)
def test_what_is_to_be_as_planned_says_something_only_where_it_is(actual: str, relation: str | None) -> None:
    found = judge(fact("100"), fact(actual, precision="0.5"), "neither", False)
    assert (found and found.relation) == relation
    bound = judge(fact("100", comparator=LE), fact("120"), "neither", False)
    assert bound is not None
    assert bound.relation == "above_ceiling"


def _exactly(found: tuple[Decimal, Decimal] | None) -> tuple[str, str] | None:
    return found and (f"{found[0]:.6f}", f"{found[1]:.6f}")


def test_what_two_levels_come_to() -> None:
    before, after = fact("100", "CNY", precision="0.5"), fact("110", "CNY", precision="0.5")
    assert _exactly(growth_between(before, after)) == ("10.000000", "1.050026")
    assert growth_between(fact("0.5", "CNY", precision="0.5"), after) is None
    assert growth_between(fact("0", "CNY"), after) is None
    assert growth_between(replace(before, comparator=GE), after) is None
    assert growth_between(before, replace(after, comparator=APPROX)) is None
    assert growth_between(before, fact("110", "USD")) is None
    grown = up("10", precision="0.5")
    assert _exactly(level_after(before, grown, fact("110", "CNY"))) == ("110.002500", "1.050000")
    fallen = down("10", precision="0.5")
    assert _exactly(level_after(before, fallen, fact("90", "CNY"))) == ("90.002500", "0.950000")
    assert level_after(replace(before, comparator=GE), grown, fact("110", "CNY")) is None
    assert level_after(before, replace(grown, comparator=GE), fact("110", "CNY")) is None
    assert level_after(before, grown, fact("110", "USD")) is None
    assert _exactly(risen_between(before, after, fact("10", "CNY"))) == ("10.000000", "1.000000")
    share, more = fact("60", "percent", precision="0.05"), fact("61.2", "percent", precision="0.05")
    assert _exactly(risen_between(share, more, fact("1", "percentage_point"))) == ("1.200000", "0.100000")
    assert risen_between(share, after, fact("1", "percentage_point")) is None
    area, other = fact("15", "mu", precision="0.5"), fact("2", "hectare", precision="0.05")
    assert _exactly(risen_between(area, other, fact("1", "hectare"))) == ("1.000000", "0.083333")
