"""Rows of figures of which one is missing, and labels that begin small."""

from __future__ import annotations

import reportdiff as rd

REPORT = """Sustainability Report 2030
Losses [tonnes] 2030 2029 2028
Tar 12.5 13.1 14.2
Rope (thousand tonnes) - 2 3
fine dust (PM) 0.5 0.6 0.7
Sand 2 Not relevant Not relevant
Losses per boat [kg/t] 3.6 2.2 3.1
"""


def test_a_dash_is_no_sign_words_are_no_figure_and_a_small_label_is_one() -> None:
    told = {(fact.indicator, fact.year): (str(fact.value), fact.unit) for fact in rd.parse(REPORT, lang="en").facts}
    assert told[("Rope", 2029)] == ("2000", "tonnes")
    assert ("Rope", 2030) not in told
    assert told[("fine dust (PM)", 2030)] == ("0.5", "tonnes")
    assert [year for name, year in told if name == "Sand"] == [2030]
    assert told[("Losses per boat", 2028)] == ("3.1", "kg/t")
