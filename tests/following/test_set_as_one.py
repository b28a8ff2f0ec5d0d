"""Targets that the next plan sets again as one."""

from __future__ import annotations

import reportdiff as rd

HEAD = "Northmoor Nets plc\nSustainability Report {year}\n\n"
FILLER = " ".join(f"In {year} our people knotted nets of hemp for the boats of the north." for year in (2028, 2029, 2030))
SAVE, RESTORE = "In 2031, we will save 5 million litres of water.", "In 2031, we will restore 3 million litres of water."
BOTH = "In 2032, we will save and restore 12 million litres of water."


def renewals(old: str, new: str) -> list[tuple[str, str | None, object]]:
    found = rd.diff(rd.parse(HEAD.format(year=2030) + f"{FILLER}\n\n{old}"), rd.parse(HEAD.format(year=2031) + f"{FILLER}\n\n{new}"))
    return [(one.target.text, one.renewed and one.renewed.text, one.change) for one in found.outcomes]


def test_each_is_renewed_by_what_is_set_for_all_and_by_how_much_is_not_said() -> None:
    joint = "12 million litres"
    assert renewals(f"{SAVE} {RESTORE}", BOTH) == [("5 million litres", joint, None), ("3 million litres", joint, None)]


def test_what_is_set_for_one_of_them_and_for_something_else_renews_none() -> None:
    assert renewals(SAVE, BOTH) == [("5 million litres", None, None)]


def test_what_is_set_for_each_by_itself_is_compared() -> None:
    again = SAVE.replace("2031", "2032").replace("5", "6") + " " + BOTH
    assert renewals(f"{SAVE} {RESTORE}", again)[0] == ("5 million litres", "6 million litres", "raised")
