"""Goals with what was reached of them: in lines below the heads of two columns, in a line below the goal."""

from __future__ import annotations

import pytest

import reportdiff as rd
from reportdiff.model import Direction, Kind, Measure


def facts(text: str) -> list[rd.Fact]:
    return list(rd.parse(f"Sustainability Report 2030\n{text}\n", lang="en").facts)


def test_of_two_figures_of_a_line_below_goal_and_progress_the_first_is_the_goal() -> None:
    told = facts(
        "Harbours\n"
        "Target (all targets are by 2035 with a 2025 baseline) 2030 progress\n"
        "25% reduction in tar waste 7% increase in tar waste\n"
        "Lead 100% of rope scraps to reuse 45% of rope scraps led to reuse\n"
    )
    assert [(fact.text, fact.kind, fact.year) for fact in told] == [
        ("25%", Kind.TARGET, 2035), ("7%", Kind.ACTUAL, 2030), ("100%", Kind.TARGET, 2035), ("45%", Kind.ACTUAL, 2030),
    ]  # fmt: skip


def test_columns_that_tell_goals_and_progress_in_words_alone_are_read_by_their_heads() -> None:
    told = facts(
        "Harbours\n\n| Target (all by 2035 with a 2025 baseline) | 2030 progress |\n| --- | --- |\n"
        "| 25% reduction in tar waste | 7% increase in tar waste |\n| 40% less noise at our yards | 12% less noise at our yards |\n"
    )
    assert [(fact.text, fact.kind, fact.year, fact.base_year) for fact in told] == [
        ("25%", Kind.TARGET, 2035, 2025), ("7%", Kind.ACTUAL, 2030, None), ("40%", Kind.TARGET, 2035, 2025), ("12%", Kind.ACTUAL, 2030, None),
    ]  # fmt: skip


def test_progress_is_of_what_the_goal_above_it_is_of() -> None:
    told = facts("Goal: Reduce our tar losses by 40% by 2035.\n2030 progress: 8%\nGoal: By 2035, at least 50% of our rope will come from scraps.\n2030 progress: 21%")
    assert [(fact.indicator, fact.kind, fact.measure, fact.direction) for fact in told] == [
        ("tar losses", Kind.TARGET, Measure.GROWTH, Direction.DOWN), ("tar losses", Kind.ACTUAL, Measure.GROWTH, Direction.DOWN),
        ("rope come from scraps", Kind.TARGET, Measure.SHARE, None), ("rope come from scraps", Kind.ACTUAL, Measure.SHARE, None),
    ]  # fmt: skip


def test_progress_of_a_goal_without_a_figure_is_of_no_goal_before_it() -> None:
    told = facts("Goal: Reduce our tar losses by 40% by 2035.\nGoal: By 2035, we will keep our wells clean.\n2030 progress: 21%")
    assert told[-1].indicator != "tar losses"


@pytest.mark.parametrize("line", ["Cumulative reduction in tar losses against the 2025 baseline.", "Reduction in tar losses"])
def test_a_line_that_names_a_growth_says_what_the_figures_below_it_are(line: str) -> None:
    (told, aimed) = facts(f"{line}\n16% 2030 performance\n20% 2035 target")
    assert (told.indicator, told.measure, told.direction, told.kind) == ("tar losses", Measure.GROWTH, Direction.DOWN, Kind.ACTUAL)
    assert (aimed.indicator, aimed.measure, aimed.kind, aimed.year) == ("tar losses", Measure.GROWTH, Kind.TARGET, 2035)


def test_years_by_which_something_is_due_are_not_the_year_of_the_report() -> None:
    text = "Responsible Business Supplement\nBy 2035, we cut our tar by 50% (vs. 2020). By 2035, our rope is new. Tar fell in 2030 by 4%.\n"
    assert rd.parse(f"{text}Our employees and our customers know. Our suppliers too. By 2035, our company is clean.\n", lang="en").year == 2031


@pytest.mark.parametrize(
    "line",
    [
        "95 per cent of permits to be issued within 12 working days.", "98 per cent of letters answered within 10 working days.",
        "Dues: To collect 71 per cent of dues.", "Speed: Percentage of copies sent within two working days: 80 per cent.",
        "The average wait to be no more than six weeks.", "Care: Answers to be right to the last word in at least 78 per cent of cases.",
    ],
)
def test_what_a_list_of_standards_says_is_aimed_at(line: str) -> None:
    (told,) = rd.parse(f"Northmoor Licensing Agency: key targets for 2031\n\nThe key performance targets are:\n\n{line}\n", lang="en").facts
    assert (told.kind, told.year) == (Kind.TARGET, 2031)


def test_a_standard_below_results_was_reached() -> None:
    (told,) = facts("Results\n98 per cent of letters answered within 10 working days.")
    assert told.kind is Kind.ACTUAL


@pytest.mark.parametrize("line", ["Losses were 45 (480) boats.", "Trips came to 30 miles (48 km).", "See the rule (6.3)."])
def test_what_a_bracket_holds_is_not_always_the_year_before(line: str) -> None:
    assert all(fact.year != 2029 for fact in facts(line))
