"""What sentences set for those after them in their paragraph, and spans of years."""

from __future__ import annotations

import pytest

import reportdiff as rd
from reportdiff.model import Kind, Period


def facts(review: str, plan: str) -> tuple[rd.Fact, ...]:
    report = f"Report on the Work of the Government 2031\n\nI. Review of 2030\n\n{review}\n\nII. Plans for 2031\n\n{plan}\n"
    return rd.parse(report, lang="en").facts


@pytest.mark.parametrize(
    ("plan", "kind"),
    [
        ("It has 50 schools.", Kind.TARGET),
        ("Over the past five years, the county changed. It has 50 schools.", Kind.ACTUAL),
        ("Over the past five years, the county changed. The valley did not. It has 50 schools.", Kind.ACTUAL),
        ("Over the past five years, the county changed. We plan to go further. It has 50 schools.", Kind.TARGET),
    ],
)
def test_a_paragraph_of_the_plan_looks_back_until_it_turns_to_what_is_ahead(plan: str, kind: Kind) -> None:
    (fact,) = facts("A good year.", plan)
    assert (fact.text, fact.kind) == ("50", kind)


@pytest.mark.parametrize(
    ("review", "period"),
    [
        ("Between 2029 and 2030, 70 ponds were dug.", Period("2029-01-01", "2030-12-31")),
        ("We planted 900 trees from 2028 to 2030.", Period("2028-01-01", "2030-12-31")),
        ("In 2030 we planted 900 trees.", None),
    ],
)
def test_a_span_of_years_is_a_period(review: str, period: Period | None) -> None:
    (fact,) = facts(review, "We go on.")
    assert fact.period == period


def test_a_sentence_that_only_points_back_goes_on_about_the_paragraph_above() -> None:
    text = "Annual report 2033\n\nOur loss of rope was 870 tonnes.\n\nThis was an increase of 11.7 per cent.\n\nAn increase of 8 per cent\n"
    names = [fact.indicator for fact in rd.parse(text, lang="en").facts]
    assert names[1] == names[0]
    assert names[2] != names[0]


def test_a_list_is_led_by_the_line_above_a_blank_one() -> None:
    text = "Annual report 2033\n\nThere were 114 moorings to be looked at:\n\n• 64 are let (55%)\n• 49 are empty (43%)\n"
    names = [(fact.text, fact.indicator) for fact in rd.parse(text, lang="en").facts]
    assert [text for text, name in names if "moorings" in name] == ["114", "64", "55%", "49", "43%"]


def test_two_years_that_follow_each_other_are_one_and_others_are_a_span() -> None:
    told = rd.parse("Annual report 2033\n\n85% of calls were answered in 2032 to 2033.\nIn 2031 to 2033, 70 ponds were dug.\n", lang="en").facts
    assert told[0].year == 2033
    assert told[0].period is None


def test_what_stands_under_looking_ahead_is_for_no_year_that_is_over() -> None:
    text = (
        "Sustainability Report 2033\n\nProgress in 2033. We saved 160 kWh of power.\n\n"
        "Looking ahead. We aim to save 150 kWh of power, as the yard sold at the end of 2032 uses none.\n"
    )
    assert [(fact.kind, fact.year) for fact in rd.parse(text, lang="en").facts] == [(Kind.ACTUAL, 2033), (Kind.TARGET, 2034)]
