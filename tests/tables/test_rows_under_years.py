"""Tables of a text with one blank between columns: rows that end in as many figures as the line above them has years."""

from __future__ import annotations

import pytest
from told_facts import line

import reportdiff as rd
from reportdiff.reading.rows_under_years import tables_under_years

HEAD = "Ferrytown Harbours\nAnnual report 2024\n\nThe harbours were open on all days of the year.\n"


def told(table: str) -> list[str]:
    """The facts of the table, each as a line."""
    return [line(fact) for fact in rd.parse(HEAD + table, lang="en").facts]


def test_rows_with_units_in_brackets() -> None:
    table = "Traffic\n2022 2023 2024\nShips called (thousand) 61.2 59.8 64.1\nBerths in use (%) 81 79 84\nDues (€ m)(1) 182 189 190\n"
    assert told(table) == [
        "actual | Ships called | level | 61200 | 2022",
        "actual | Ships called | level | 59800 | 2023",
        "actual | Ships called | level | 64100 | 2024",
        "actual | Berths in use | share | 81 % | 2022",
        "actual | Berths in use | share | 79 % | 2023",
        "actual | Berths in use | share | 84 % | 2024",
        "actual | Dues | level | 182000000 euros | 2022",
        "actual | Dues | level | 189000000 euros | 2023",
        "actual | Dues | level | 190000000 euros | 2024",
    ]


def test_a_label_goes_on_below_its_figures_and_a_sign_before_one_is_none_of_it() -> None:
    table = "2023 2024\nWaste sent ashore for treatment in the yards\n61 ✔ 70\nof licensed carriers (kt)\nWaste burnt (kt) NA ✔3\n"
    assert told(table) == [
        "actual | Waste sent ashore for treatment in the yards of licensed carriers | level | 61 kt | 2023",
        "actual | Waste sent ashore for treatment in the yards of licensed carriers | level | 70 kt | 2024",
        "actual | Waste burnt | level | 3 kt | 2024",
    ]


def test_a_part_is_named_with_its_whole_and_has_its_unit() -> None:
    table = "2023 2024\nPower drawn from shore (GWh) 24.0 27\n- of which ferries 16.5 16.3\n- tugs 5.4 7.4\n"
    assert told(table) == [
        "actual | Power drawn from shore | level | 24 GWh | 2023",
        "actual | Power drawn from shore | level | 27 GWh | 2024",
        "actual | ferries, Power drawn from shore | level | 16.5 GWh | 2023",
        "actual | ferries, Power drawn from shore | level | 16.3 GWh | 2024",
        "actual | tugs, Power drawn from shore | level | 5.4 GWh | 2023",
        "actual | tugs, Power drawn from shore | level | 7.4 GWh | 2024",
    ]


def test_a_word_below_each_year_says_what_is_planned() -> None:
    table = "People\n2023 2024 2030\nResults Results Target\nWomen among pilots (%) 21 24 40\nPilots trained 310 322 400\n"
    assert told(table) == [
        "actual | Women among pilots | share | 21 % | 2023",
        "actual | Women among pilots | share | 24 % | 2024",
        "target | Women among pilots | share | 40 % | 2030",
        "actual | Pilots trained | level | 310 | 2023",
        "actual | Pilots trained | level | 322 | 2024",
        "target | Pilots trained | level | 400 | 2030",
    ]


def test_a_number_of_the_label_is_none_of_the_figures() -> None:
    table = "2023 2024\nScope 1 emissions, class 2 3.2 3.1\nScope 2 2.9 2.5\n"
    assert [one.split(" | ")[1:4] for one in told(table)] == [
        ["Scope 1 emissions, class 2", "level", "3.2"],
        ["Scope 1 emissions, class 2", "level", "3.1"],
        ["Scope 2", "level", "2.9"],
        ["Scope 2", "level", "2.5"],
    ]


def test_units_behind_labels_notes_before_figures_and_columns_that_are_no_years() -> None:
    table = "Indicator Unit 2023 2024 Report Pages\nSoot Tonnes 189.4 180.2 52\nPower for a call kWh/call 0.19 0.18 23\n"
    assert told(table) == [
        "actual | Soot | level | 189.4 Tonnes | 2023",
        "actual | Soot | level | 180.2 Tonnes | 2024",
        "actual | Power for a call | level | 0.19 kWh/call | 2023",
        "actual | Power for a call | level | 0.18 kWh/call | 2024",
    ]
    table = "Note 2024 2023\n£m £m\nDues 3 1,234 1,100\nDredging 4 (834) (700)\n"
    assert told(table) == [
        "actual | Dues | level | 1234000000 pounds | 2024",
        "actual | Dues | level | 1100000000 pounds | 2023",
        "actual | Dredging | level | -834000000 pounds | 2024",
        "actual | Dredging | level | -700000000 pounds | 2023",
    ]
    table = "Year ended 31 December 2024 2023 % change\nPassengers 20,800 21,400 (2.8)\nFreight (t) 10,800 11,400 (5.3)\n"
    assert told(table) == [
        "actual | Passengers | level | 20800 | 2024",
        "actual | Passengers | level | 21400 | 2023",
        "actual | Passengers | growth down | 2.8 % | 2024",
        "actual | Freight | level | 10800 t | 2024",
        "actual | Freight | level | 11400 t | 2023",
        "actual | Freight | growth down | 5.3 % | 2024",
    ]


def test_thousands_set_apart_by_blanks() -> None:
    assert told("2023 2024\nPassengers 20 800 21 400\nCars 10 800 11 400\n") == [
        "actual | Passengers | level | 20800 | 2023",
        "actual | Passengers | level | 21400 | 2024",
        "actual | Cars | level | 10800 | 2023",
        "actual | Cars | level | 11400 | 2024",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2022 2023 2024\nThe quays were dredged in spring.\nShips called 61 59 64\nTugs hired 4 5 6\n",  # a sentence ends the search
        "Depth of the channel 2022 2023 2024\n0.05\n0.04\n2 4 6\n",  # an axis, and no names
        "2022 2023 2024\nShips called 61 59\nTugs hired 4 5\n",  # whose are the figures?
        "2022 2023 2024\nShips called 61 59 64\n",  # one row alone
        "2022 2023 2022 2023\nShips 61 59 64 66\nTugs 4 5 6 7\n",  # a year twice
        "2023 2024\nour quays were open on 310 322\nwe are glad of 4 5\n",  # sentences
        "2023年 2024年\n船舶 61 59\n拖船 4 5\n",
    ],
)  # fmt: skip
def test_what_is_no_such_table(text: str) -> None:
    assert tables_under_years(HEAD + text) == []


def test_a_line_of_another_column_is_no_row_and_none_of_the_table() -> None:
    text = HEAD + "2022 2023 2024\nShips called 61 59 64\nWe mended the western quays, of which\nBerths\nTugs hired 4 5 6\n"
    (grid,) = tables_under_years(text)
    assert [text[cell.start : cell.end] for cell in grid.cells if cell.column == 0] == ["Ships called", "Berths", "Tugs hired"]
    assert [text[span.start : span.end] for span in grid.between] == ["We mended the western quays, of which"]
