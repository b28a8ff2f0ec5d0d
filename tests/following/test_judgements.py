"""A target, what the next report says of it, and how the two are judged: a table of cases, run through the public API.

``judgements.tsv``: the target as the plan of OLD words it; what the review of NEW says; outcome, relation and margin in
the target's unit; and, where the verdict needs it, what the review of OLD said. A line that begins with ``#`` is a
heading.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from pairs import TOLD, compared, judgements, lines, pairs

from looked_at import blocks
from reportdiff.lang import language

ROWS = judgements()  # the first of the pairs
ALL = range(len(pairs()))


def test_there_are_enough_cases() -> None:
    assert len(ROWS) >= 110


@pytest.mark.parametrize("place", ALL, ids=lambda place: pairs()[place].said)
def test_all_that_is_said_of_a_pair(place: int) -> None:
    told = tuple(lines(place))
    assert told in [block for block in blocks(TOLD, pairs()[place].file) if block[0] == told[0]]
    if place < len(ROWS):
        _is_judged(place)


def _is_judged(place: int) -> None:
    case = ROWS[place]
    (outcome,) = compared(place).diff.outcomes
    assert outcome.outcome == case["outcome"], outcome.why
    if case["relation"] == "-":
        assert outcome.margin is None
        assert outcome.actual is None
        return
    assert outcome.margin == Decimal(case["margin"])
    relation = language("zh").folder.reasons[case["relation"]].partition("{")[0]
    assert f"，{relation}" in outcome.why
    assert ("只到" in outcome.why) == (outcome.actual is not None and outcome.actual.period is not None)

