"""What the parts of a comparison reckon on the way: how well figures fit, what is found of targets that nothing answers, how a far
target and a figure are alike, what a promise shares with the later report. An outcome tells little of it: most weights could be
others and nothing would be met or missed by that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from reportdiff.following import commitments, matching, second_search, surroundings
from reportdiff.following import echoes as echoing
from reportdiff.following.latest import Latest
from reportdiff.model import Fact, Report, Score

_Told = Callable[..., Any]


@contextmanager
def reckoned(new: Report) -> Iterator[list[str]]:
    """The lines that tell what is reckoned while it is open, in the order in which it is."""
    lines: list[str] = []

    def told(which: _Told, said: Callable[..., str]) -> _Told:
        def asked(*given: Any, **named: Any) -> Any:
            found = which(*given, **named)
            if line := said(found, *given):
                lines.append(line.replace("\n", "⏎"))
            return found

        return asked

    def fits(found: Score | None, target: Fact, fact: Fact, *_: object) -> str:
        return f"fit “{target.text}” “{fact.text}” {weights(found)}" if found else ""

    def places(found: tuple[second_search.Place, ...], _: object, target: Fact) -> str:
        held = ", ".join(f"“{new.text[one.span.start : one.span.end]}” {one.held:.5f}{' ahead' if one.ahead else ''}" for one in found)
        return f"sought “{target.text}”: {held}"

    def promise(found: dict[str, float], _: object, *echoes: echoing.Echo | None) -> str:
        best = ", ".join(f"“{new.text[one.clause.span.start : one.clause.span.end]}” {one.fit:.5f}" for one in echoes if one)
        return f"taken up by {best or 'nothing'}: " + " ".join(f"{name}={value:.5g}" for name, value in found.items() if value)

    def alike(how: str) -> Callable[..., str]:
        return lambda found, _, target, fact: f"{how} “{target.text}” “{fact.text}” {found:.5f}" if found else ""

    def latest(found: matching.Match | None, _: object, target: Fact) -> str:
        return f"latest “{target.text}” “{found.fact.text}” {weights(found.score)}" if found else ""

    with ExitStack() as stack:
        for holder, name, said in (
            (matching, "score", fits), (second_search.SecondSearch, "of", places), (second_search.SecondSearch, "near", places),
            (commitments, "features", promise), (Latest, "of", latest), (surroundings.Surroundings, "alike", alike("around")),
            (surroundings.Surroundings, "named", alike("named")), (surroundings.Surroundings, "passage_alike", alike("passage")),
        ):  # fmt: skip
            stack.enter_context(patch.object(holder, name, told(getattr(holder, name), said)))
        yield lines


def weights(score: Score) -> str:
    """The parts of a score that are not nought."""
    parts = ("name", "measure", "size", "place", "lead", "tolerance", "nearest")
    return " ".join(f"{name}={getattr(score, name):.5g}" for name in parts if getattr(score, name))
