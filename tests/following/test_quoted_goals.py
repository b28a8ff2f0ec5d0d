"""Results told beside the goal that the last report set, and what no goal of a year is answered by."""

from __future__ import annotations

import pytest

import reportdiff as rd
from reportdiff.model import Outcome, Pending

HEAD = "Northmoor Nets plc\nSustainability Report {year}\n\n"
FILLER = " ".join(f"In {year} our people knotted nets of hemp for the boats of the north." for year in (2028, 2029, 2030))


def diff(old: str, new: str) -> rd.Diff:
    return rd.diff(rd.parse(HEAD.format(year=2030) + f"{FILLER}\n\n{old}"), rd.parse(HEAD.format(year=2031) + f"{FILLER}\n\n{new}"))


def row(old: str, new: str) -> Outcome:
    (found,) = diff(old, new).outcomes
    return found


def test_a_result_beside_the_goal_that_it_is_held_against() -> None:
    found = row(
        "In 2031, we have a target to widen our survey of weavers to 62% of employees.",
        "We widened the number of weavers who may take part in the harbour survey to 57%, which was below our 62% interim 2031 goal.",
    )
    assert (found.status, found.actual and found.actual.text) == ("missed", "57%")


def test_a_goal_of_another_year_is_none_that_is_quoted() -> None:
    found = row(
        "In 2031, we have a target to widen our survey of weavers to 62% of employees.",
        "We widened the number of weavers who may take part in the harbour survey to 57%, which was below our 62% interim 2035 goal.",
    )
    assert found.actual is None


ROWS = (
    "Key results\n\n| Standard | 2031 target | 2031 result |\n| --- | --- | --- |\n"
    "| Post: To answer 70 per cent of letters within 10 days of their receipt | 70% | 82% |\n"
    "| Complaints: To settle 70 per cent of grumbles about nets within 20 days | 70% | 66% |\n"
)


@pytest.mark.parametrize(
    ("aim", "status", "result"),
    [
        ("In 2031, we have a target to answer 70 per cent of letters.", "met", "82%"),
        ("In 2031, we have a target to settle 70 per cent of grumbles.", "missed", "66%"),
    ],
)
def test_a_result_in_the_row_that_quotes_the_goal_in_its_label(aim: str, status: str, result: str) -> None:
    found = row(aim, ROWS)
    assert (found.status, found.actual and found.actual.text) == (status, result)


@pytest.mark.parametrize("aim", ["In 2031, we have a target to repair 70 per cent of boats.", "In 2031, we have a target to answer 75 per cent of letters."])
def test_a_row_that_quotes_another_goal_says_nothing_of_one(aim: str) -> None:
    assert row(aim, ROWS).actual is None


@pytest.mark.parametrize("since", ["We have saved a cumulative total of 97 million kWh of electricity.", "We saved 97 million kWh of electricity from the 2025 baseline."])
def test_a_sum_since_a_start_answers_no_goal_of_a_year(since: str) -> None:
    goal = "In 2031, we will save 10 million kWh of electricity."
    assert row(goal, since).actual is None
    done = row(goal, f"In 2031, we saved 16 million kWh of electricity. {since}")
    assert (done.status, done.actual and done.actual.text) == ("met", "16 million kWh")


def test_what_was_saved_is_told_from_what_was_restored() -> None:
    new = "In 2031, we saved 6.6 million litres and restored 2 million litres of water."
    found = diff("In 2031, we will save 5 million litres of water. In 2031, we will restore 3 million litres of water.", new)
    assert [(one.status, one.actual and one.actual.text) for one in found.outcomes] == [("met", "6.6 million litres"), ("missed", "2 million litres")]


def pending(old: str, new: str) -> Pending:
    (found,) = diff(old, new).pending
    return found


def test_a_cut_from_the_base_year_though_the_goal_is_named_after_it() -> None:
    goal = "Our target is to reduce our tar losses by 50 percent by 2040, compared to 2025."
    told = "In 2031, we reduced our tar losses by 3 percent."
    told += " Compared to the base year 2025, tar losses have been reduced by 41 percent and we are on track to reach the 2040 target."
    found = pending(goal, f"{goal} {told}")
    assert found.actual is not None
    assert (found.actual.text, found.actual.year) == ("41 percent", 2031)


def test_what_one_year_did_says_nothing_of_a_goal_over_several() -> None:
    told = "In 2031, we cut tar losses by 16 percent compared to 2030. Tar losses have decreased by 57 percent since the base year 2025."
    found = pending("We will cut tar losses by 75 percent by 2040.", told)
    assert found.actual is not None
    assert found.actual.text == "57 percent"
    lone = pending("We will cut tar losses by 75 percent by 2040.", "In 2031, we cut tar losses by 16 percent compared to 2030.")
    assert lone.actual is None


def test_short_forms_that_are_explained_are_told_in_full() -> None:
    goal = "Our target is to reduce the Total Mooring Loss Rate (TMLR) to 6% by 2040."
    found = pending(goal, f"{goal} The TMLR amounted to 11%.")
    assert found.actual is not None
    assert (found.actual.text, found.actual.indicator) == ("11%", "Total Mooring Loss Rate (TMLR)")


def test_what_no_words_explain_stays_short() -> None:
    report = rd.parse(HEAD.format(year=2031) + f"{FILLER} The yard (TMLR) is old. The TMLR amounted to 11%.")
    assert [fact.indicator for fact in report.facts if fact.text == "11%"] == ["TMLR"]


def test_a_label_says_what_came_of_the_goal_above_it() -> None:
    found = row("Our goals\n\nWe will reduce tar losses by 30% by 2031.", "2031 goal\n\nAchieved: 42% reduction in tar losses\n\nStated goal: Reduce tar losses by 30%")
    assert (found.status, found.actual and found.actual.text) == ("met", "42%")
