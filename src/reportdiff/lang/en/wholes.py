"""What an English report says of its targets as a whole: where it sets its headline targets, and the sentences by which a
set of them is said to be done (all of the livelihood projects were completed)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from reportdiff.lang.en.sentences import sentences
from reportdiff.lang.en.view import plain
from reportdiff.lang.en.words import any_of
from reportdiff.model import Span

_BETWEEN = r"\b[^.;:\n]{0,60}?\b"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))["wholes"]
    named, done, ahead = (any_of(data[key]) for key in ("sets", "done", "ahead"))
    opening = rf"\b{any_of(data['headline'])}{_BETWEEN}{any_of(data['targets'])}{_BETWEEN}{any_of(data['headline_end'])}\b"
    return {
        "headline": re.compile(opening + ":?", re.I),
        "set": re.compile(named, re.I),
        "done": re.compile(f"{named}{_BETWEEN}{done}", re.I),
        "ahead": re.compile(rf"\b{ahead}\b", re.I),
    }


def headline_cues(text: str) -> tuple[int, ...]:
    """Where each phrase ends that opens headline targets (the main targets for this year are:)."""
    return tuple(match.end() for match in _patterns()["headline"].finditer(plain(text)))


def blanket_claims(text: str) -> tuple[Span, ...]:
    """The sentences that say of a set of works that all of them were done, not that they shall be."""
    view, found = plain(text), _patterns()
    return tuple(
        Span(start, end)
        for start, end in sentences(view, (0, len(view)))
        if found["done"].search(view, start, end) and not found["ahead"].search(view, start, end)
    )


def blanket_scopes(text: str) -> tuple[Span, ...]:
    """Where the works of such a set are promised: the sentence that names the set."""
    view, found = plain(text), _patterns()
    return tuple(
        Span(named.start(), end)
        for start, end in sentences(view, (0, len(view)))
        if (named := found["set"].search(view, start, end))
    )
