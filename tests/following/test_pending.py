"""Targets that are not due yet, and totals of several years: what the next report says, and how far that is."""

from __future__ import annotations

from decimal import Decimal

import pytest

import reportdiff as rd
from reportdiff.model import altered

OLD = "2030年云溪县政府工作报告\n\n一、2029年工作回顾\n\n茶叶丰收。\n\n二、2030年工作安排\n\n{}。\n"
NEW = "2031年云溪县政府工作报告\n\n一、2030年工作回顾\n\n{}。\n\n二、2031年工作安排\n\n{}。\n"


def diff(target: str, report: str, plan: str = "接着干") -> rd.DiffResult:
    return rd.diff(rd.parse(OLD.format(target), lang="zh"), rd.parse(NEW.format(report, plan), lang="zh"))


@pytest.mark.parametrize(
    ("target", "report", "progress", "margin", "said"),
    [
        # a level, a share, a sum over several years
        (
            "到2032年，绿色食品产业规模突破60亿元",
            "绿色食品产业规模达到36亿元",
            "0.6",
            "-2400000000",
            "2032年到期，尚未到期；",
        ),
        ("到2032年，绿色食品产业规模突破60亿元", "绿色食品产业规模达到59.9亿元", "0.9983", "-10000000", "为目标的99%"),
        ("到2032年，绿色食品产业规模突破60亿元", "绿色食品产业规模达到63亿元", "1.05", "300000000", "已达到目标"),
        ("到2032年，绿色食品产业规模突破60亿元", "茶叶丰收", None, None, "新报告未给出进展数字"),
        ("到2032年，常住人口城镇化率达到70%", "常住人口城镇化率达到63%", "0.9", "-7", "为目标的90%"),
        ("用三年时间培育上市后备企业5家", "培育上市后备企业3家", "0.6", "-2", "为跨年度目标；"),
        ("用三年时间新建农村公路300公里", "新建农村公路75公里", "0.25", "-225", "为目标的25%"),
        ("到2032年，新建高标准农田15万亩", "新建高标准农田5000公顷", "0.5", "-75000", "为目标的50%"),
        # a share of the aim would mislead: less is better, a growth, a fall where a rise was aimed at
        (
            "到2032年，PM2.5年均浓度控制在25微克/立方米以内",
            "PM2.5年均浓度28微克/立方米",
            None,
            "-3",
            "还差3微克/立方米",
        ),
        ("到2032年，PM2.5年均浓度控制在25微克/立方米以内", "PM2.5年均浓度24微克/立方米", None, "1", "已达到目标"),
        ("到2032年，单位地区生产总值能耗下降14%", "单位地区生产总值能耗下降3.1%", None, None, "不能据以推算进度"),
        ("到2032年，绿色食品加工率提高5个百分点", "绿色食品加工率下降1个百分点", None, "-6", "还差6个百分点"),
    ],
)
def test_how_far(target: str, report: str, progress: str | None, margin: str | None, said: str) -> None:
    found = diff(target, report)
    assert found.outcomes == ()
    (pending,) = found.pending
    assert found.summary.pending == 1
    assert (pending.progress, pending.margin) == tuple(
        None if one is None else Decimal(one) for one in (progress, margin)
    )
    assert said in pending.why


def test_a_distant_target_may_be_set_again() -> None:
    (pending,) = diff("到2032年，常住人口城镇化率达到70%", "茶叶丰收", "到2032年，常住人口城镇化率达到71%").pending
    assert pending.renewed is not None
    assert (pending.renewed.text, pending.change) == ("71%", "raised")


def test_a_target_whose_year_was_passed_over_is_not_said_to_be_ahead() -> None:
    new = NEW.replace("2031", "2034").replace("2030", "2033").format("绿色食品产业规模达到36亿元", "接着干")
    target = OLD.format("到2032年，绿色食品产业规模突破60亿元")
    (pending,) = rd.diff(rd.parse(target, lang="zh"), rd.parse(new, lang="zh")).pending
    assert "应于2032年到期" in pending.why


@pytest.mark.parametrize(
    ("plan", "ending"),
    [("接着干", "未再提出。"), ("改造老旧小区20个", "再次提出：改造老旧小区20个。")],
)
def test_a_total_of_several_years_is_quoted_and_not_compared(plan: str, ending: str) -> None:
    (outcome,) = diff("改造老旧小区30个", "五年来，累计改造老旧小区132个", plan).outcomes
    assert outcome.outcome == "unreported"
    assert outcome.actual is None
    assert outcome.why.startswith("新报告只给出多年数字：改造老旧小区132个")
    assert "与一年的目标不可比" in outcome.why
    assert outcome.why.endswith(ending)


def test_a_far_target_of_which_nobody_knows_what_it_is_of_is_not_followed() -> None:
    old = rd.parse(OLD.format("到2032年，绿色食品产业规模突破60亿元"), lang="zh")
    new = rd.parse(NEW.format("绿色食品产业规模达到36亿元", "接着干"), lang="zh")
    nameless = altered(old, facts=tuple(altered(fact, indicator="—", concept=None) for fact in old.facts))
    assert len(rd.diff(old, new).pending) == 1
    assert rd.diff(nameless, new).pending == ()


@pytest.mark.parametrize(
    ("aim", "base", "told", "progress"),
    [
        ("绿色食品产业规模达到60亿元", "2000000000", "绿色食品产业规模达到36亿元", "0.4"),
        ("绿色食品产业规模达到60亿元", "2000000000", "绿色食品产业规模达到20亿元", "0"),
        ("绿色食品产业规模达到60亿元", "2000000000", "绿色食品产业规模达到16亿元", None),  # it went the other way
        ("绿色食品产业规模达到60亿元", "6000000000", "绿色食品产业规模达到36亿元", "0.6"),  # there is no way to go
        ("PM2.5年均浓度控制在25微克/立方米以内", "40", "PM2.5年均浓度34微克/立方米", "0.4"),
        ("新建高标准农田15万亩", "75000", "新建高标准农田7000公顷", "0.4"),  # in another unit
        ("绿色食品产业规模达到60亿元", "2000000000", "绿色食品产业规模达到36亿元至38亿元", "0.4"),  # of a range its lower end
    ],
)
def test_how_far_from_where_it_began(aim: str, base: str, told: str, progress: str | None) -> None:
    old = rd.parse(OLD.format(f"到2032年，{aim}"), lang="zh")
    begun = altered(old, facts=tuple(altered(fact, base_value=Decimal(base)) for fact in old.facts))
    (pending,) = rd.diff(begun, rd.parse(NEW.format(told, "接着干"), lang="zh")).pending
    assert pending.progress == (None if progress is None else Decimal(progress))
