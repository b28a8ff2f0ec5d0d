"""The words of ``commitments.toml`` and ``places.txt`` as patterns, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportdiff.lang.patterns import any_of, begins_any_of
from reportdiff.lang.zh.patterns import data, patterns


@dataclass(frozen=True, slots=True)
class CommitmentWords:
    """Patterns over the half-width text. ``kind`` names the group of what it found: built, kind, loose or bound."""

    verb: re.Pattern[str]
    link: re.Pattern[str]
    adverb: re.Pattern[str]
    kind: re.Pattern[str]
    generic: re.Pattern[str]
    vague: re.Pattern[str]
    weak: re.Pattern[str]
    written: re.Pattern[str]
    programme: re.Pattern[str]
    policy: re.Pattern[str]
    place: re.Pattern[str]
    class_: re.Pattern[str]
    predicate: re.Pattern[str]
    slogan: re.Pattern[str]
    same: tuple[tuple[str, str], ...]


@cache
def commitment_words() -> CommitmentWords:
    """The bundled words."""
    found = patterns("commitments.toml")
    lines = (files("reportdiff.languages") / "zh" / "places.txt").read_text(encoding="utf-8").splitlines()
    places = [place for line in lines if not line.startswith("#") for place in line.split()]
    return CommitmentWords(
        verb=found["verb"],
        link=found["link"],
        adverb=found["adverb"],
        kind=found["kind"],
        generic=found["generic"],
        vague=found["vague"],
        weak=found["weak"],
        written=found["written"],
        programme=found["programme"],
        policy=found["policy"],
        place=re.compile(f"{begins_any_of(places)}{any_of(places)}|{found['place by its form'].pattern}"),
        class_=found["class"],
        predicate=found["predicate"],
        slogan=found["slogan"],
        same=tuple(data("commitments.toml")["same"].items()),
    )
