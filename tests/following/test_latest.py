"""The figure of a later company report that tells most of a far target: what it is of, from when, and beside which goal it stands."""

from __future__ import annotations

import pytest

import reportdiff as rd

HEAD = "Sustainability Report {year}\n\nOverview\n\nWe opened two mills in {year}.\n\n"


def latest(target: str, *told: str) -> str | None:
    old = rd.parse(HEAD.format(year=2030) + target + "\n", lang="en")
    new = rd.parse(HEAD.format(year=2031) + "\n\n".join(told) + "\n", lang="en")
    (pending,) = rd.diff(old, new).pending
    return pending.actual.text if pending.actual else None


@pytest.mark.parametrize(
    ("target", "told", "text"),
    [
        (
            "We aim to cut our absolute Scope 1 and 2 emissions by 40% by 2035 from 2025.",
            "Scope 3 emissions fell 9% in 2031 from 2025. Scope 1 and 2 emissions fell 21% in 2031 from 2025.",
            "21%",
        ),
        (
            "We aim to cut our absolute Scope 1 and 2 emissions by 40% by 2035 from 2025.",
            "Scope 3 emissions fell 9% in 2031 from 2025.",
            None,
        ),
        ("Group energy intensity is to fall 20% by 2035.", "Energy intensity of our subsidiary Felt Works fell 12% in 2031.", None),
        (
            "By 2035, 60% of our yarn will come from recycled wool.",
            "By 2035, 60% of our yarn will come from recycled wool (2031: 35%).",
            "35%",
        ),
        (
            "We aim to plant 9,000 hedges by 2036.",
            "Since 2028 we have planted 3,200 hedges. In 2031 we planted 800 hedges.",
            "3,200",
        ),
        (
            "Waste per garment is to fall 30% by 2036 from 2027.",
            "Waste per garment is down 18% since 2027, against a target of 30% by 2036.",
            "18%",
        ),
        # a number that is another thing's, and a goal that is only told again
        ("We aim to plant 9,000 hedges by 2036.", "We trained 450 drivers in 2031.", None),
        ("We aim to plant 9,000 hedges by 2036.", "We still aim to plant 9,000 hedges by 2036.", None),
    ],
)
def test_the_latest_figure(target: str, told: str, text: str | None) -> None:
    assert latest(target, told) == text


def test_of_one_goal_in_two_boxes_each_has_the_figure_of_its_own() -> None:
    goals = (
        "Wool\n\n2036 Goal: Save 400 tonnes of wool in our spinning rooms by 2036.\n\nIn 2031 we have saved 90 tonnes of wool so far.",
        "Looms\n\nOur weavers mend looms by hand, oil the gears and sweep the floor of the hall each night.",
        "Summary\n\n2036 Goal: Save 400 tonnes of wool by 2036, as we told our shareholders and our partners.\n\nIn 2031 we saved 90 tonnes of wool.",
    )
    old = rd.parse(HEAD.format(year=2030) + goals[0].replace("2031", "2030").replace("90", "60"), lang="en")
    new = rd.parse(HEAD.format(year=2031) + "\n\n".join(goals), lang="en")
    (pending,) = rd.diff(old, new).pending
    assert pending.actual is not None
    assert new.text[: pending.actual.start].count("Summary") == 0
    assert pending.actual.text == "90 tonnes"


def test_the_share_of_a_year_that_is_over_is_no_target() -> None:
    report = rd.parse(HEAD.format(year=2031) + "We aim to raise it to 80% of our looms by 2040 (55% in 2031).\n", lang="en")
    assert [(fact.text, fact.kind, fact.year) for fact in report.facts if "%" in fact.text] == [("80%", "target", 2040), ("55%", "actual", 2031)]
