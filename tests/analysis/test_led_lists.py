"""Lists whose points are read by the line that leads them in."""

from __future__ import annotations

import pytest

import reportdiff as rd

HEAD = "Norham Ferries plc\nAnnual Report 2030\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "By 2036 we will:\n• plant 4,000 trees\n• recycle 80% of our waste\n\nOur market share is 40%.",
            [("4,000", "target", 2036), ("80%", "target", 2036), ("40%", "actual", 2030)],
        ),
        (
            "We have set ourselves these interim targets to be reached by 2034:\n\n- a 10% cut in water use\n- 50% women in senior roles\nIn all we have 40 boats.",
            [("10%", "target", 2034), ("50%", "target", 2034), ("40", "actual", 2030)],
        ),
        (
            "During 2029 we:\n• planted 4,000 trees\n• recycled 80% of our waste\n\nThe dues were 5 million dollars.",
            [("4,000", "actual", 2029), ("80%", "actual", 2029), ("5 million dollars", "actual", 2030)],
        ),
    ],
)
def test_a_line_leads_in_its_points_and_no_more(text: str, expected: list[tuple[str, str, int]]) -> None:
    facts = rd.parse(HEAD + text + "\n").facts
    assert [(fact.text, fact.kind.value, fact.year) for fact in facts] == expected
