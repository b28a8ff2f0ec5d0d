"""English facts: what the folder of data reads, of the quantities that this folder finds."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.analysis.marking import Worded
from reportdiff.kinds import Turn
from reportdiff.lang.en.quantities import mentions
from reportdiff.lang.tongue import facts_of
from reportdiff.model import Fact, Section
from reportdiff.names.lexicon import Lexicon


def read_facts(
    text: str,
    view: str,
    sections: Sequence[Section],
    turns: Sequence[Turn],
    body: tuple[int, int],
    year: int | None,
    lexicon: Lexicon,
    *,
    yearly: bool = False,
) -> tuple[Fact, ...]:
    """All facts of a report's body, in order; ``yearly`` is true of a report that plans no year in particular."""
    worded = [Worded(one.quantity, one.lead, one.tail) for one in mentions(text, view)]
    return facts_of(text, view, sections, turns, body, year, lexicon, worded, yearly=yearly)
