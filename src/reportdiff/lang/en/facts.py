"""English facts: the reading of the analysis, given the quantities, the outline and the lexicon of the language."""

from __future__ import annotations

from functools import partial

from reportdiff.analysis import facts as analysis
from reportdiff.analysis.context import Calendar, Turn
from reportdiff.analysis.financial import in_financial_years
from reportdiff.analysis.marking import Worded
from reportdiff.lang.en.quantities import mentions
from reportdiff.lang.section_tree import Places, part_at
from reportdiff.lang.tongue import TreePlaces, concept_of
from reportdiff.languages import grammar
from reportdiff.model import Fact, Part, Section
from reportdiff.names.lexicon import Lexicon


def read_facts(
    text: str,
    view: str,
    sections: tuple[Section, ...],
    turns: tuple[tuple[int, Part], ...],
    body: tuple[int, int],
    year: int | None,
    lexicon: Lexicon,
    *,
    yearly: bool = False,
) -> tuple[Fact, ...]:
    """All facts of a report's body, in order. ``turns`` are the offsets where review and plan begin."""
    told = year - 1 if year else None
    worded = [Worded(one.quantity, one.lead, one.tail) for one in mentions(text, view)]
    report = analysis.Report(
        text, view, body, TreePlaces(Places.of(sections)), lambda place: Turn(part_at(turns, place)),
        Calendar(told, year, told if yearly or in_financial_years(view, year) else year, yearly),
    )  # fmt: skip

    known = analysis.Lexicon(partial(concept_of, lexicon), lambda name: lexicon.find(name) is not None)
    return analysis.read_facts(grammar("en"), report, worded, known)
