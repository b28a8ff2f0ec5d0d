"""Whether any of many stretches meets another, beside going through them all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportdiff.model import Stretches

PLACE = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda it: (it[0], it[0] + it[1]))


@given(st.lists(PLACE, max_size=8), PLACE)
def test_a_stretch_is_met_where_one_of_them_has_a_character_of_it(places: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    start, end = asked
    assert Stretches(places).meets(start, end) is any(begin < end and start < stop for begin, stop in places)


def test_a_long_one_is_met_behind_a_short_one_that_begins_later() -> None:
    assert Stretches([(0, 100), (10, 12)]).meets(50, 51)
    assert not Stretches([(0, 20), (30, 40)]).meets(20, 30)
