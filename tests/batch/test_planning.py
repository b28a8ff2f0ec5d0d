"""Whose report each is, of which year, and which one is before it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reportdiff.batch.index import Index
from reportdiff.batch.planning import members, plan
from reportdiff.batch.work import Given, Placed, Trouble, Unread


@pytest.fixture
def index() -> Iterator[Index]:
    with Index() as made:
        yield made


def read(
    index: Index,
    source: str,
    said: str | None,
    year: int | None,
    /,
    facts: int = 10,
    lang: str = "zh",
    listed: dict[str, object] | None = None,
) -> None:
    """A file that was found and read, and says this of itself; what a list says of it too."""
    listed = listed or {}
    index.add([Given(source, f"/x/{source}", "1", **listed)])
    head = {"source": source, "stamp": "1", "issuer": said, "year": listed.get("year") or year, "facts": facts, "lang": lang}
    index.put("heads", [head])


def placed(index: Index) -> dict[str, Placed]:
    plan(index)
    return {one.reading.source: one for _, one in members(index) if isinstance(one, Placed)}


def chain(index: Index) -> dict[str, str | None]:
    return {source: one.previous and one.previous.source for source, one in placed(index).items()}


def years(index: Index) -> dict[str, int | None]:
    plan(index)
    return {one.reading.source: year for year, one in members(index) if isinstance(one, Placed)}


def test_each_year_follows_the_one_before(index: Index) -> None:
    for year in (2025, 2023, 2024):
        read(index, f"a{year}.txt", "甲县人民政府", year)
    assert chain(index) == {"a2023.txt": None, "a2024.txt": "a2023.txt", "a2025.txt": "a2024.txt"}


def test_over_a_gap_nothing_is_compared(index: Index) -> None:
    read(index, "a.txt", "甲县人民政府", 2021)
    read(index, "b.txt", "甲县人民政府", 2023)
    assert chain(index) == {"a.txt": None, "b.txt": None}


def test_issuers_of_one_name_in_two_languages_are_two(index: Index) -> None:
    read(index, "a.txt", "Harwick", 2023, lang="en")
    read(index, "b.txt", "Harwick", 2024, lang="zh")
    assert chain(index) == {"a.txt": None, "b.txt": None}


def test_who_says_nothing_is_who_the_rest_of_its_series_is(index: Index) -> None:
    read(index, "city2023.txt", "甲市人民政府", 2023)
    read(index, "city2024.txt", None, 2024)
    read(index, "other.txt", "甲市人民政府", 2025)
    found = placed(index)
    assert {one.issuer for one in found.values()} == {"甲市人民政府"}
    assert found["other.txt"].previous.source == "city2024.txt"
    assert not any(one.remarks for one in found.values())


def test_a_series_that_nobody_names_is_called_by_its_files(index: Index) -> None:
    read(index, "x/Harwick 2023.txt", None, 2023)
    read(index, "x/Harwick 2024.txt", None, 2024)
    found = placed(index)
    assert found["x/Harwick 2024.txt"].previous.source == "x/Harwick 2023.txt"
    assert {one.issuer for one in found.values()} == {"Harwick"}


def test_names_that_only_go_on_are_one_issuer(index: Index) -> None:
    read(index, "city2022.txt", "甲市", 2022)
    read(index, "city2023.txt", "甲市人民政府", 2023)
    read(index, "city2024.txt", "甲市人民政府", 2024)
    assert {one.issuer for one in placed(index).values()} == {"甲市人民政府"}
    assert chain(index)["city2023.txt"] == "city2022.txt"


def test_a_series_of_several_issuers_is_not_one(index: Index) -> None:
    read(index, "2023/001.txt", "甲县人民政府", 2023)
    read(index, "2024/001.txt", "乙县人民政府", 2024)
    found = placed(index)
    assert [one.previous for one in found.values()] == [None, None]
    assert {remark.kind for one in found.values() for remark in one.remarks} == {Trouble.ISSUER}


def test_of_two_of_one_year_the_one_with_more_figures_counts(index: Index) -> None:
    read(index, "a2023.txt", "甲县", 2023)
    read(index, "a2024.txt", "甲县", 2024, facts=5)
    read(index, "a2024.docx", "甲县", 2024, facts=9)
    read(index, "a2025.txt", "甲县", 2025)
    found = placed(index)
    assert found["a2024.txt"].double_of == "a2024.docx"
    assert found["a2024.docx"].double_of is None
    assert {one.previous.source for source, one in found.items() if "2024" in source} == {"a2023.txt"}
    assert found["a2025.txt"].previous.source == "a2024.docx"


def test_a_misread_year_is_told_by_names_beside_it(index: Index) -> None:
    for year, said in ((2022, 2022), (2023, 2022), (2024, 2024), (2025, None)):
        read(index, f"a{year}.txt", "甲县", said)
    found = placed(index)
    assert years(index) == {f"a{year}.txt": year for year in (2022, 2023, 2024, 2025)}
    assert {source: one.reading.year for source, one in found.items()} == {
        "a2022.txt": None, "a2023.txt": 2023, "a2024.txt": None, "a2025.txt": 2025,
    }  # fmt: skip
    assert [remark.message for remark in found["a2023.txt"].remarks] == [
        "its text seems to say 2022, its name and series 2023; read as 2023"
    ]


def test_names_may_be_a_year_behind(index: Index) -> None:
    """Companies name a report by the year that it reviews."""
    for year, said in ((2021, 2022), (2022, None), (2023, 2024)):
        read(index, f"acme{year}.txt", "Acme", said, lang="en")
    assert years(index) == {"acme2021.txt": 2022, "acme2022.txt": 2023, "acme2023.txt": 2024}
    assert chain(index)["acme2023.txt"] == "acme2022.txt"


def test_names_that_tell_no_distance_change_nothing(index: Index) -> None:
    read(index, "a2023.txt", "甲县", 2021)
    read(index, "a2024.txt", "甲县", 2025)
    assert years(index) == {"a2023.txt": 2021, "a2024.txt": 2025}


def test_without_a_year_a_report_follows_on_none(index: Index) -> None:
    read(index, "a.txt", "甲县", None)
    found = placed(index)
    assert [remark.kind for remark in found["a.txt"].remarks] == [Trouble.YEAR]
    assert found["a.txt"].previous is None


def test_what_a_list_says_is_so(index: Index) -> None:
    read(index, "a2019.txt", "甲县", 2019)
    read(index, "b.txt", "乙县", 2030, listed={"issuer": "甲县", "year": 2024, "previous": "a2019.txt"})
    found = placed(index)
    assert (found["b.txt"].issuer, found["b.txt"].reading.year, found["b.txt"].previous.source) == ("甲县", 2024, "a2019.txt")


def test_a_list_may_name_what_was_not_read(index: Index) -> None:
    read(index, "b.txt", "乙县", 2024, listed={"previous": "gone.txt"})
    found = placed(index)
    assert found["b.txt"].previous is None
    assert "gone.txt, was not read" in found["b.txt"].remarks[0].message


def test_what_could_not_be_read_is_told_by_its_name(index: Index) -> None:
    index.add([Given("a2024.txt", "/x/a2024.txt", "1")])
    index.put("heads", [{"source": "a2024.txt", "stamp": "1", "kind": "unreadable", "message": "is empty", "sha256": "0"}])
    plan(index)
    ((year, one),) = members(index)
    assert isinstance(one, Unread)
    assert (year, one.source, one.issuer, one.remark.message) == (2024, "a2024.txt", "a", "is empty")


def test_the_order_is_by_year_issuer_and_name(index: Index) -> None:
    for source, issuer, year in (("b", "乙", 2024), ("a", "甲", 2024), ("c", "甲", 2023), ("d", "甲", None)):
        read(index, source, issuer, year)
    plan(index)
    assert [(year, one.reading.source) for year, one in members(index)] == [(None, "d"), (2023, "c"), (2024, "b"), (2024, "a")]


def test_a_place_has_a_key_that_changes_with_everything_that_rows_rest_on(index: Index) -> None:
    read(index, "a2023.txt", "甲县", 2023)
    read(index, "a2024.txt", "甲县", 2024)
    before = placed(index)["a2024.txt"].key
    index.add([Given("a2023.txt", "/x/a2023.txt", "1", issuer="丙县", year=2023)])
    assert placed(index)["a2024.txt"].key != before
