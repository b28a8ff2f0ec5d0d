"""Tables of a text with one blank between columns: rows that end in as many figures as the line above them has years."""

from __future__ import annotations

import pytest
from told_facts import line

import reportdiff as rd
from reportdiff.reading.numbered_rows import numbered_rows
from reportdiff.reading.rows_under_heads import tables_under_heads

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


def test_cells_below_one_another() -> None:
    expected = [
        "actual | Dues | level | 2323000000 pounds | 2024",
        "actual | Dues | level | 2008500000 pounds | 2023",
        "actual | Net (debt)/funds | level | -101400000 pounds | 2024",
        "actual | Net (debt)/funds | level | 106000000 pounds | 2023",
    ]
    assert told("Two years\n\n2024\n\n£’m\n\n2023\n\n£’m\n\nDues\n\n2,323.0\n\n2,008.5\n\nNet (debt)/funds\n\n(101.4)\n\n106.0\n") == expected
    assert told("Two years\n2024\n£m\n2023\n£m\nDues 2,323.0 2,008.5\nNet (debt)/funds (101.4) 106.0\n") == expected


def test_changes_below_years() -> None:
    table = "2024\n2023\nChange (as reported)\nDues\n£2,008.5m\n£1,898.4m\n+5.8%\nCalls\n61\n60\n+1.7%\n"
    assert told(table) == [
        "actual | Dues | level | 2008500000 pounds | 2024",
        "actual | Dues | level | 1898400000 pounds | 2023",
        "actual | Dues | growth up | 5.8 % | 2024",
        "actual | Calls | level | 61 | 2024",
        "actual | Calls | level | 60 | 2023",
        "actual | Calls | growth up | 1.7 % | 2024",
    ]


def test_one_row_is_a_table_where_its_columns_are_many() -> None:
    assert told("Indicator Unit 2022 2023 2024 Report Pages\nSun power made on the quays kWh 69910 71814 72880 10\nCalls (47 berths) 12 9\n") == [
        "actual | Sun power made on the quays | level | 69910 kWh | 2022",
        "actual | Sun power made on the quays | level | 71814 kWh | 2023",
        "actual | Sun power made on the quays | level | 72880 kWh | 2024",
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
        "2023\n2024\nDepth\n2\n4\n6\n8\nWidth\n1\n2\n3\n",  # an axis: more figures than years
        "2023 2024\nour quays were open on 310 322\nwe are glad of 4 5\n",  # sentences
        "2023年 2024年\n船舶 61 59\n拖船 4 5\n",
    ],
)  # fmt: skip
def test_what_is_no_such_table(text: str) -> None:
    assert tables_under_heads(HEAD + text) == []


def test_a_line_of_another_column_is_no_row_and_none_of_the_table() -> None:
    text = HEAD + "2022 2023 2024\nShips called 61 59 64\nWe mended the western quays, of which\nBerths\nTugs hired 4 5 6\n"
    (grid,) = tables_under_heads(text)
    assert [text[cell.start : cell.end] for cell in grid.cells if cell.column == 0] == ["Ships called", "Berths", "Tugs hired"]
    assert [text[span.start : span.end] for span in grid.between] == ["We mended the western quays, of which"]


def test_numbered_rows_that_end_in_one_figure() -> None:
    table = (
        "Selected figures\nWe looked at the books of 1. Power drawn from shore (quays and basins) GWh 61.2\nthe harbour, as the law\n"
        "2. Waste sent ashore without the mud of kt 1.7\nthe western basin\n4. Calls without pilots % 3.5\n"
    )
    assert told(table) == [
        "actual | Power drawn from shore (quays and basins) | level | 61.2 GWh | 2024",
        "actual | Waste sent ashore without the mud of | level | 1.7 kt | 2024",
        "actual | Calls without pilots | share | 3.5 % | 2024",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. Our quays 4\n2. Our yards 9\n",  # two rows
        "1. We called at 12\nquays.\n2. Ships were 14\nin all. 3. Tugs are 12\nof 20.\n",  # sentences
        "3. Power GWh 61\n5. Waste kt 2\n9. Calls 3\n",  # numbers that do not count on
    ],
)
def test_what_is_no_list_of_figures(text: str) -> None:
    assert numbered_rows(HEAD + text) == []


def test_a_list_of_contents_gives_no_figures() -> None:
    assert told("1. Our quays 4\n2. Our yards 9\n3. Our people 14\n") == []


def test_words_alone_are_heads_and_rows_end_in_how_they_stand() -> None:
    table = (
        "Ref Performance indicator Target Actual Status\n"
        "HB01 Calls from skippers answered within 20 seconds 85% 81.5% Amber\n"
        "HB02a Average wait at the lock 15 minutes 12 minutes Achieved\n"
        "HB03 Berths inspected at least 400 412 Met\n"
    )
    assert told(table) == [
        "target | Calls from skippers answered within 20 seconds | share | 85 % | 2024",
        "actual | Calls from skippers answered within 20 seconds | share | 81.5 % | 2024",
        "target | Average wait at the lock | level | 15 minutes | 2024 | met",
        "actual | Average wait at the lock | level | 12 minutes | 2024 | met",
        "target | Berths inspected | level | >=400 | 2024 | met",
        "actual | Berths inspected | level | 412 | 2024 | met",
    ]


def test_one_column_of_figures_needs_three_rows_and_which_way_is_good_is_none_of_the_name() -> None:
    table = "Ref Indicator Good is Target 2024/25\nA1 Moorings let High 85%\nA2 Complaints about noise Low 12\n"
    assert [one.split(" | ")[0] for one in told(table)] == ["actual"]
    assert told(table + "A3 Pilots with a licence High Greater than 95%\n") == [
        "target | Moorings let | share | 85 % | 2025",
        "target | Complaints about noise | level | 12 | 2025",
        "target | Pilots with a licence | share | >=95 % | 2025",
    ]


def test_rows_that_are_years() -> None:
    table = "Cut in soot from the 2018 baseline\n\nYear Target Actual\nFY23 n/a -45%\nFY26 -55% TBD\nFY30 -70% TBD\n"
    assert [one.split(" | ")[::4] for one in told(table)] == [["actual", "2023"], ["target", "2026"], ["target", "2030"]]


def test_cells_below_one_another_with_their_units_and_an_aim_that_few_rows_have() -> None:
    cells = ["Area", "Unit", "2023", "2024", "Ambition 2030", "Soot", "kiloton", "1.7", "1.6", "per ton of coal", "kg/ton", "0.50", "0.49", "0.45"]
    expected = [
        "actual | Soot | level | 1.7 kiloton | 2023",
        "actual | Soot | level | 1.6 kiloton | 2024",
        "actual | Soot per ton of coal | level | 0.5 kg/ton | 2023",
        "actual | Soot per ton of coal | level | 0.49 kg/ton | 2024",
        "target | Soot per ton of coal | level | 0.45 kg/ton | 2030",
    ]
    assert told("\n\n".join(cells)) == expected
    assert told("\n".join(cells)) == expected


def test_columns_that_run_together_are_told_by_their_number_with_years_above_words() -> None:
    table = (
        "                                              2023-24   2024-25\n"
        "                          2021-22   2022-23  Estimated Projected\n"
        "     Number of Tugs Hired       33,500  16,086   20,000    30,000\n"
        "     Percent of Locks Open             92       85       70        75\n"
    )
    assert [one.split(" | ")[:1] + one.split(" | ")[3:] for one in told(table)] == [
        ["actual", "33500", "2022"],
        ["actual", "16086", "2023"],
        ["actual", "20000", "2024"],
        ["target", "30000", "2025"],
        ["actual", "92 %", "2022"],
        ["actual", "85 %", "2023"],
        ["actual", "70 %", "2024"],
        ["target", "75 %", "2025"],
    ]


def test_a_unit_in_brackets_and_again_behind_is_one() -> None:
    table = "Indicator Unit 2023 2024\nSoot (tonnes CO2e) tonnes CO2e 41 43\nPower 1000 kWh 12 13\n"
    assert told(table) == [
        "actual | Soot | level | 41 tonnes CO2e | 2023",
        "actual | Soot | level | 43 tonnes CO2e | 2024",
        "actual | Power | level | 12000 kWh | 2023",
        "actual | Power | level | 13000 kWh | 2024",
    ]


def test_a_row_without_its_plan_has_the_years_and_heads_may_stand_above_rows_in_one_line() -> None:
    heads = "Area\n\nUnit\n\n2022\n\n2023\n\n2024\n\nAmbition 2030\n\n"
    rows = "Soot kt 1.8 1.7 1.6\nper ton of coal kg/ton 0.51 0.50 0.49 0.45\n"
    assert told(heads + rows) == [
        "actual | Soot | level | 1.8 kt | 2022",
        "actual | Soot | level | 1.7 kt | 2023",
        "actual | Soot | level | 1.6 kt | 2024",
        "actual | Soot per ton of coal | level | 0.51 kg/ton | 2022",
        "actual | Soot per ton of coal | level | 0.5 kg/ton | 2023",
        "actual | Soot per ton of coal | level | 0.49 kg/ton | 2024",
        "target | Soot per ton of coal | level | 0.45 kg/ton | 2030",
    ]


def test_a_table_of_markdown_right_below_a_paragraph() -> None:
    table = "Losses of the year\nMeasure | Unit | 2023 | 2024 |\n---|---|---|---|\nRope | t | 12 | 11 |\nTar | t | - | 4 |\nSome words\nMeasure | 2024 |\n---|---|\nCalls | 61 |\n"
    assert told(table) == [
        "actual | Rope | level | 12 t | 2023",
        "actual | Rope | level | 11 t | 2024",
        "actual | Tar | level | 4 t | 2024",
        "actual | Calls | level | 61 | 2024",
    ]
