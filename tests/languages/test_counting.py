"""Numbers by which things are counted off: read in every way in which a language writes them, and written as another one is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.languages.folder import folder
from reportdiff.model import Stage


@pytest.mark.parametrize(
    ("lang", "written", "value"),
    [
        ("zh", "12", 12), ("zh", "十二", 12), ("zh", "①", 1), ("zh", "⑩", 10), ("zh", "百亿", 10_000_000_000), ("zh", "IX", None), ("zh", "nine", None),
        ("zh", "1.5", None), ("zh", "", None), ("en", "9", 9), ("en", "nine", 9), ("en", "ninth", 9), ("en", "Ninth", 9), ("en", "ninthly", 9), ("en", "9th", 9),
        ("en", "2ND", 2), ("en", "IX", 9), ("en", "XIV", 14), ("en", "XL", None), ("en", "ix", None), ("en", "1,200", None), ("en", "①", None), ("en", "first", 1),
        ("en", "twentieth", 20), ("en", "twenty-first", None), ("de", "7", 7), ("de", "VII", None),
    ],
)  # fmt: skip
def test_a_number_is_read(lang: str, written: str, value: int | None) -> None:
    assert folder(lang).numeral(written) == value


@pytest.mark.parametrize(
    ("lang", "number", "like", "written"),
    [
        ("zh", 12, "3", "12"), ("zh", 12, "三", "十二"), ("zh", 10, "三", "十"), ("zh", 20, "三", "二十"), ("zh", 21, "三", "二十一"), ("zh", 3, "①", "③"),
        ("zh", 10, "①", "⑩"), ("zh", 11, "①", "十一"), ("zh", 99, "一", "九十九"), ("en", 12, "3", "12"), ("en", 12, "III", "XII"), ("en", 9, "I", "IX"), ("en", 20, "I", "XX"),
        ("en", 3, "second", "third"), ("en", 3, "Second", "Third"), ("en", 20, "one", "twentieth"), ("en", 21, "one", "21th"), ("de", 4, "3", "4"), ("de", 4, "III", "4"),
    ],
)  # fmt: skip
def test_a_number_is_written_as_another_is(lang: str, number: int, like: str, written: str) -> None:
    assert folder(lang).written(number, like) == written


@given(st.sampled_from([("zh", "1"), ("zh", "一"), ("en", "1"), ("de", "1")]), st.integers(1, 99))
def test_what_is_written_is_read_back(said: tuple[str, str], number: int) -> None:
    lang, like = said
    assert folder(lang).numeral(folder(lang).written(number, like)) == number


@given(st.integers(1, 20))
def test_ordinals_and_roman_numerals_are_read_back(number: int) -> None:
    assert folder("en").numeral(folder("en").written(number, "first")) == number
    assert folder("en").numeral(folder("en").written(number, "I")) == number


@pytest.mark.parametrize(
    ("lang", "clause", "stage"),
    [
        ("zh", "大桥建成通车", Stage.DONE), ("zh", "大桥开工建设", Stage.BEGUN), ("zh", "大桥加快建设", Stage.UNDER_WAY), ("zh", "大桥开工并建成", Stage.DONE),
        ("zh", "大桥", None),
        ("en", "the bridge was opened", Stage.DONE), ("en", "work on the bridge is under way", Stage.UNDER_WAY), ("en", "work began and is under way", Stage.UNDER_WAY),
        ("en", "work began", Stage.BEGUN), ("en", "the bridge", None), ("de", "Die Brücke ist fertig", None),
    ],
)  # fmt: skip
def test_how_far_work_is_said_to_be(lang: str, clause: str, stage: Stage | None) -> None:
    assert folder(lang).stage(clause) is stage
