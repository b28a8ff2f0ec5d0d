"""The decisions file to fill in: an entry for each row that deserves a person's look, with what the program found."""

from __future__ import annotations

from collections.abc import Iterable

from reportdiff.model import Outcome, Quote, Result
from reportdiff.rendering.safety import clean
from reportdiff.rendering.wording import Words

_SURE = 0.9  # rows surer than this need no look
_SURROGATES = range(0xD800, 0xE000)

Row = tuple[Outcome, Quote, Quote | None]  # a row, its target as OLD has it, and the figure that answers it now


def deserves_a_look(outcome: Outcome) -> bool:
    """Whether a row is worth a person's decision: no figure was found, or the match is none too sure."""
    if outcome.decision is not None:
        return False
    return outcome.outcome is Result.UNREPORTED or outcome.confidence < _SURE


def head(words: Words) -> str:
    """The comment that tells how the file is filled in."""
    return "".join(f"# {line}\n" for line in words.line["form_head"].splitlines()) + "\n"


def entries(rows: Iterable[Row], words: Words) -> str:
    """An entry for each row, with nothing decided yet."""
    return "\n".join(_entry(*row, words) for row in rows)


def _entry(outcome: Outcome, target: Quote, figure: Quote | None, words: Words) -> str:
    said = {
        "decide": "",
        "indicator": target.indicator,
        "measure": target.measure,
        "target": target.figure,
        "sentence": target.sentence,
        "figure": figure.figure if figure else "",
        "figure_sentence": figure.sentence if figure else "",
        "reason": "",
        "by": "",
    }
    lines = [f"# {words.status[outcome.status]} ({outcome.confidence:.2f})", f"# {clean(outcome.why)}", "[[decision]]"]
    return "\n".join([*lines, *(f"{key} = {quoted(value)}" for key, value in said.items())]) + "\n"


def quoted(text: str) -> str:
    """A text as a TOML basic string on one line; what cannot be shown is written as its code."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    if char.isprintable():
        return char
    return "\\uFFFD" if ord(char) in _SURROGATES else f"\\U{ord(char):08X}"
