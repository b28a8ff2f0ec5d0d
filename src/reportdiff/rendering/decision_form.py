"""The decisions file to fill in: an entry for each row that deserves a person's look, with what the program found, and where."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from reportdiff import decision_file
from reportdiff.model import Fact, Outcome, Quote, Report, Result, Verdict
from reportdiff.rendering.figures import whereabouts
from reportdiff.rendering.findings import WITH_LINES, position
from reportdiff.rendering.safety import clean, toml
from reportdiff.rendering.sheets import by_id
from reportdiff.rendering.wording import Words

_SURE = 0.9  # a verdict that a figure gives with more confidence needs no look
_HARDLY_TOLD = 0.8  # nor does one without a figure that has more than this
_SHARE, _FEWEST = 0.1, 3  # of the rows, how many are put before a person at most; of few rows a few all the same

# What may be decided of a row with a figure, and of one without.
_WITH_FIGURE = (Verdict.IS, Verdict.NOT, Verdict.MET, Verdict.MISSED, Verdict.VOID)
_WITHOUT_FIGURE = (Verdict.MET, Verdict.MISSED, Verdict.CARRIED_OVER, Verdict.MENTIONED, Verdict.VOID)


@dataclass(frozen=True, slots=True)
class Row:
    """A row to decide: its target as OLD has it, the figure that answers it now, and the reports in which the two stand."""

    outcome: Outcome
    target: Quote
    old: Report
    figure: Quote | None = None
    proving: Report | None = None


def deserving(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """The rows that a person should look at, a tenth of them at most, in their order: those that the program is
    least sure of, headline targets that nothing answers among them. What is decided is counted and not listed again."""
    undecided = [one for one in outcomes if one.decision is None]
    room = max(_FEWEST, math.ceil(len(outcomes) * _SHARE)) - (len(outcomes) - len(undecided))
    doubtful = [one for one in undecided if _is_doubtful(one)]
    doubtful.sort(key=lambda one: (one.confidence, not one.headline, one.target.start))
    chosen = {one.target.id for one in doubtful[: max(room, 0)]}
    return tuple(one for one in undecided if one.target.id in chosen)


def _is_doubtful(outcome: Outcome) -> bool:
    if outcome.outcome is Result.UNREPORTED:
        return outcome.headline or outcome.confidence < _HARDLY_TOLD
    return outcome.confidence < _SURE


def head(words: Words) -> str:
    """The comment that tells how the file is filled in."""
    return "".join(f"# {line}\n" for line in words.line["form_head"].splitlines()) + "\n"


def entries(rows: Iterable[Row], words: Words) -> str:
    """An entry for each row, with nothing decided yet."""
    return "\n".join(_entry(row, words) for row in rows)


def _entry(row: Row, words: Words) -> str:
    outcome, target, figure = row.outcome, row.target, row.figure
    said = {
        "indicator": target.indicator,
        "measure": target.measure,
        "target": target.figure,
        "sentence": target.sentence,
        "figure": figure.figure if figure else "",
        "figure_sentence": figure.sentence if figure else "",
        "reason": "",
        "by": "",
    }
    told = [f"{words.status[outcome.status]} ({outcome.confidence:.2f})", outcome.why, _place(outcome.target, row.old, words)]
    if outcome.actual and row.proving:
        told.append(_place(outcome.actual, row.proving, words))
    may_be = _WITH_FIGURE if figure else _WITHOUT_FIGURE
    choices = " / ".join(decision_file.word(one, words.ui) for one in may_be)
    lines = [*(f"# {clean(line)}" for line in told), "[[decision]]", f'decide = ""  # {choices}']
    return "\n".join([*lines, *(f"{key} = {toml(value)}" for key, value in said.items())]) + "\n"


def _place(fact: Fact, report: Report, words: Words) -> str:
    """The file in which a figure stands, its line where the file has lines, and its page and section."""
    line = words.line["place"].format(line=position(report.text, fact.start)[0]) if report.format in WITH_LINES else ""
    section = whereabouts(fact, by_id(report).get(fact.section), words)
    places = words.line["count_joint"].join(filter(None, (PurePath(report.source).name or report.source, line, section)))
    return words.line["form_place"].format(place=places)
