"""Tables of a text in which nothing stands between the cells of a row."""

from __future__ import annotations

from told_facts import line

import reportdiff as rd

HEAD = "Ferrytown Harbours\nAnnual report 2033\n\n"
TABLE = (
    "Measure2033 performance\n"
    "Power drawn from shore33% reduction in power drawn from shore, against our target to reduce it by 45% by 2036.\n"
    "\n"
    "The cranes had no part in it.\n"
    "Moorings letWe let 412 moorings.\n"
    "Rope spliced12% more rope was spliced than in 2032.\n"
)


def test_a_head_glued_to_another_begins_a_table_of_two_columns() -> None:
    told = [line(fact) for fact in rd.parse(HEAD + TABLE, lang="en").facts]
    assert told[:2] == ["actual | power drawn from shore | growth down | 33 % | 2033", "target | power drawn from shore | growth down | 45 % | 2036 | by 2036"]
    assert any(one.split(" | ")[::3] == ["actual", "412"] for one in told)
    assert {fact.cell.row for fact in rd.parse(HEAD + TABLE, lang="en").facts if fact.cell} == {"Power drawn from shore", "Moorings let", "Rope spliced"}


def test_a_word_with_a_capital_in_it_begins_no_cell() -> None:
    report = rd.parse(HEAD + "In our DockSide2033 performance\nThe LockKeeper took 12 calls.\nPower was 12 kWh.\n", lang="en")
    assert [fact.cell for fact in report.facts if fact.cell] == []
