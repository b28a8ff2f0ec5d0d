"""A target for several things is answered by what is reported of each, and no figure of several tells of one."""

from __future__ import annotations

import pytest

import reportdiff as rd

OLD = "石湾市2031年政府工作报告\n一、2030年工作回顾\n茶叶产量增长5%。\n二、2031年工作安排\n{target}。\n"
NEW = "石湾市2032年政府工作报告\n一、2031年工作回顾\n{told}。\n二、2032年工作安排\n新建公园3个。\n"


@pytest.mark.parametrize(
    ("target", "told", "status", "proof"),
    [
        ("城乡居民收入增长6%", "城镇居民人均可支配收入增长6.5%，农村居民人均可支配收入增长7%", "met", "6.5%"),
        ("城乡居民收入增长6%", "城镇居民人均可支配收入增长6.5%，农村居民人均可支配收入增长5%", "missed", "5%"),
        ("城乡居民人均可支配收入均增长6%", "城乡居民人均可支配收入分别增长5.1%和6.2%", "missed", "5.1%"),
        ("城乡居民收入比缩小到2.1", "城镇居民人均可支配收入增长6.5%，农村居民人均可支配收入增长7%", "mentioned", None),
        ("茶园投资、果园投资均增长10%", "茶园投资增长12.5%，果园投资增长11%", "met", "12.5%"),
        ("茶园投资、果园投资均增长10%", "茶园投资增长12.5%，果园投资增长8%", "missed", "8%"),
        ("茶园投资、果园投资均增长10%", "茶园投资增长12.5%", "mentioned", None),
        ("茶园投资、果园投资均增长10%", "茶园投资增长9%", "missed", "9%"),
        ("改造供水管网200公里", "改造供水、供气管网490公里", "mentioned", None),
        ("改造供水管网200公里", "改造供水、供气管网各240公里", "met", "240公里"),
        ("新增示范家庭农场30家", "新增茶叶专业合作社和家庭农场45家", "mentioned", None),
        ("新增茶叶加工企业20家", "新增省级茶叶加工企业9家", "mentioned", None),
        ("新增茶叶加工企业20家", "新增省级茶叶加工企业21家", "met", "21家"),
        ("新增市级茶叶加工企业20家", "新增茶叶加工企业45家", "mentioned", None),
        ("新增市级茶叶加工企业20家", "新增茶叶加工企业22家", "met", "22家"),
        ("认定茶旅园区15个", "11个茶旅园区建设扎实推进", "mentioned", None),
        ("认定茶旅园区15个", "认定茶旅园区11个", "missed", "11个"),
        ("全年建设完成保障房1200套", "开工建设保障房1300套", "mentioned", None),
    ],
)
def test_both_are_judged_and_the_one_decides_that_falls_short(target: str, told: str, status: str, proof: str | None) -> None:
    result = rd.diff(rd.parse(OLD.format(target=target)), rd.parse(NEW.format(told=told)))
    (row,) = (one for one in result.outcomes if one.target.text in target)
    assert (row.status, row.actual and row.actual.text) == (status, proof)
    if proof and "城乡" in target:
        assert "农村" in row.why
