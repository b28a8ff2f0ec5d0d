"""``target_id``: the same from year to year, and different for what is different."""

from __future__ import annotations

import sample_reports as sample
from hypothesis import given
from hypothesis import strategies as st

import reportdiff as rd
from reportdiff.identity import commitment_id, target_id
from reportdiff.model import Comparator, Direction, Kind, Measure


def test_it_can_be_read():
    assert target_id(sample.fact(concept="地区生产总值")) == "地区生产总值||growth|percent"
    assert target_id(sample.money()) == "固定资产投资||level|CNY"


def test_it_does_not_hang_on_where_and_when():
    one = sample.fact()
    other = sample.fact(id="f9", start=1, end=2, sentence_start=0, sentence_end=3, section="s9", year=2030, value=None, text="7%",
                        kind=Kind.ACTUAL, comparator=Comparator.GE, direction=Direction.DOWN)  # fmt: skip
    assert target_id(one) == target_id(other)


def test_writers_vary_names():
    names = ["5G 基站", "5Ｇ基站", "“5G”基站", "5g基站"]
    assert len({target_id(sample.fact(concept=None, indicator=name)) for name in names}) == 1
    english = ["R&D spending", "r & d  Spending"]
    assert len({target_id(sample.fact(concept=None, indicator=name)) for name in english}) == 1


def test_a_concept_joins_what_is_called_differently():
    assert target_id(sample.fact(indicator="全市GDP")) == target_id(sample.fact(indicator="地区生产总值"))


def test_scope_measure_and_unit_tell_apart():
    base = sample.fact()
    others = [sample.fact(scope="规上工业"), sample.fact(measure=Measure.LEVEL), sample.fact(pint="percentage_point"), sample.fact(concept="出口")]
    assert len({target_id(one) for one in (base, *others)}) == 5


def test_units_that_convert_are_one():
    for units in (("mu", "hectare", "meter ** 2"), ("percent", "times", "tenth", "per_mille"), ("metric_ton", "jin", "kilogram")):
        assert len({target_id(sample.fact(measure=Measure.LEVEL, pint=unit)) for unit in units}) == 1
    for units in (("CNY", "USD"), ("CNY", "CNY / count"), ("percent", "percentage_point"), ("count", "percent"), ("meter", "meter ** 2")):
        assert len({target_id(sample.fact(measure=Measure.LEVEL, pint=unit)) for unit in units}) == 2


def test_a_unit_that_the_registry_cannot_reduce():
    assert target_id(sample.fact(pint="decibel")).endswith("|decibel")
    assert target_id(sample.fact(pint="")).endswith("|growth|")


def test_commitments_are_known_by_what_they_name():
    first, *later = (rd.parse(f"二、{year}年工作安排\n{text}。").commitments[0] for year, text in (
        (2023, "启动霁川大桥前期研究"), (2024, "推进霁川大桥立项"), (2025, "建成霁川大桥"),
    ))  # fmt: skip
    assert {commitment_id(one) for one in (first, *later)} == {"霁川大桥||commitment|"}


@given(st.text(), st.text())
def test_any_name_gives_four_pieces_on_one_line(name, scope):
    found = target_id(sample.fact(concept=None, indicator=name, scope=scope))
    assert found.count("|") == 3
    assert "\n" not in found
    assert target_id(sample.fact(concept=None, indicator=found.split("|")[0], scope=scope)) == found
