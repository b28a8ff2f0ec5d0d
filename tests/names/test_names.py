"""What a name says of the thing that it names, answer by answer, in every language."""

from __future__ import annotations

from typing import Any

import pytest

from reportdiff.lang import language

# What a name says where it says nothing.
_PLAIN: dict[str, Any] = {
    "subject": "", "is_flow": False, "is_cut": False, "is_price": False, "better": None, "is_ranked": False, "is_under_way": False,
    "otherwise": (), "sides": (), "share_of": ("", ""),
}  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "name", "said"),
    [
        ("en", "urban jobs created", {"is_flow": True}), ("en", "jobs cut", {"is_cut": True}), ("en", "total", {}), ("en", "consumer prices", {"is_price": True}),
        ("en", "the number of homes built", {"is_flow": True}), ("en", "services as a share of GDP", {"share_of": ("services", "GDP")}),
        ("en", "waiting times", {"subject": "waiting times", "better": "down"}), ("en", "car output", {"subject": "car output"}),
        ("en", "operating expenses", {"subject": "operating expenses", "better": "neither"}), ("de", "Emissionen", {"better": "down"}),
        ("de", "Anteil erneuerbarer Energien", {"subject": "Anteil erneuerbarer Energien"}), ("zh", "工程", {}), ("zh", "死亡率", {"subject": "死亡率", "better": "down"}),
        ("zh", "新建高标准农田", {"subject": "高标准农田", "is_flow": True}), ("zh", "压减煤炭产能", {"subject": "煤炭产能", "is_cut": True}),
        ("zh", "城乡居民人均可支配收入", {"subject": "城乡居民人均可支配", "sides": ("城镇居民人均可支配收入", "农村居民人均可支配收入")}),
        ("zh", "城乡居民收入比", {"subject": "城乡居民收入比"}), ("zh", "市级茶叶企业", {"subject": "市级茶叶企业", "is_ranked": True}),
        ("zh", "茶园建设稳步推进", {"subject": "茶园建设稳步推进", "is_flow": True, "is_under_way": True}), ("zh", "总支出", {"subject": "总支出", "better": "neither"}),
        ("zh", "居民消费价格涨幅", {"subject": "居民消费价格涨幅", "is_price": True}), ("zh", "城市主次干道", {"subject": "城市主次干道", "otherwise": ("道路",)}),
        (
            "zh", "第三产业增加值占地区生产总值比重",
            {"subject": "第三产业增加值占地区生产总值", "share_of": ("第三产业增加值", "地区生产总值")},
        ),
    ],
)  # fmt: skip
def test_what_a_name_says(lang: str, name: str, said: dict[str, Any]) -> None:
    named = language(lang).named(name)
    assert {what: getattr(named, what) for what in _PLAIN} == {**_PLAIN, **said}


@pytest.mark.parametrize(
    ("lang", "name", "listed"),
    [
        ("en", "exports", ["exports"]), ("en", "exports and imports", ["exports", "imports"]), ("en", "homes and schools built", ["homes", "schools built"]),
        ("en", "water saved and restored", ["water saved", "water restored"]), ("en", "trees planted and jobs created", ["trees planted", "jobs created"]),
        ("en", "exports, imports, sales and tolls", ["exports", "imports", "sales", "tolls"]),
        ("en", "exports, imports, sales, tolls and fees", ["exports, imports, sales, tolls and fees"]),  # too many to be a list of indicators
        ("zh", "供热、供水管网", ["供热", "供水管网"]), ("zh", "茶园", ["茶园"]), ("zh", "二氧化硫、化学需氧量排放", ["二氧化硫排放", "化学需氧量排放"]),
    ],
)  # fmt: skip
def test_what_a_name_lists(lang: str, name: str, listed: list[str]) -> None:
    named = language(lang).named(name)
    assert list(named.listed) == listed
    assert named.lists_several is (len(listed) > 1)


@pytest.mark.parametrize(
    ("lang", "name", "sought"),
    [
        ("en", "car output", ("car output",)), ("en", "Total Services", ("total services",)), ("de", "Emissionen", ("emissionen",)),
        ("zh", "新建高标准农田", ("高标准农田",)), ("zh", "供热、供水管网", ("供热供水管网", "供热", "供水管网")),
    ],
)  # fmt: skip
def test_by_which_words_a_name_is_sought(lang: str, name: str, sought: tuple[str, ...]) -> None:
    assert language(lang).named(name).sought == sought


@pytest.mark.parametrize(
    ("lang", "name", "other", "narrows"),
    [
        ("zh", "新能源汽车产量", "汽车产量", True), ("zh", "汽车产量", "新能源汽车产量", False), ("en", "electric car output", "car output", True),
        ("en", "small electric car output", "car output", True), ("en", "new small electric car output", "car output", False), ("en", "car output", "car output", False),
        ("en", "scar output", "car output", False), ("en", "Car Output", "output", True),
    ],
)  # fmt: skip
def test_which_names_are_narrower(lang: str, name: str, other: str, narrows: bool) -> None:
    assert language(lang).named(name).narrows(other) is narrows


@pytest.mark.parametrize(
    ("lang", "name", "other", "more"),
    [
        ("zh", "供热管网", "供热、供水管网", True), ("zh", "供热、供水管网", "供热管网", False), ("zh", "供热、供水管网", "供热、供水管网", False),
        ("en", "exports", "exports and imports", False),
    ],
)  # fmt: skip
def test_which_names_list_more(lang: str, name: str, other: str, more: bool) -> None:
    assert language(lang).named(name).lists_more(other) is more


@pytest.mark.parametrize(
    ("lang", "name", "before", "of_each"),
    [("zh", "甲乙产量", "均增长", True), ("zh", "甲乙产量", "共增长", False), ("zh", "供水标准", "", True), ("en", "exports and imports", "each", False)],
)
def test_whether_a_figure_is_of_each(lang: str, name: str, before: str, of_each: bool) -> None:
    assert language(lang).named(name).is_of_each(before) is of_each
