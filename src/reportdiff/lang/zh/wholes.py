"""What a Chinese report says of its targets as a whole: where it sets its headline targets, and the sentences by which a
set of them is said to be done (十方面民生实事全部完成)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from reportdiff.lang.zh.sentences import sentences
from reportdiff.lang.zh.view import half_width
from reportdiff.lang.zh.words import any_of
from reportdiff.model import Span


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))["wholes"]
    named, done, ahead = (any_of(data[key]) for key in ("sets", "done", "ahead"))
    return {
        # 主要预期目标是: / 主要预期目标:
        "headline": re.compile(f"{any_of(data['headline'])}{any_of(data['headline_end'])}?[:]|"
                               f"{any_of(data['headline'])}{any_of(data['headline_end'])}(?=[^:,;。\n])"),
        "set": re.compile(named),
        "list": re.compile(f"{named}[^,;。:\n]{{0,12}}:"),
        "done": re.compile(f"{named}[^,;。\n]{{0,12}}{done}"),
        "ahead": re.compile(ahead),
    }  # fmt: skip


def headline_cues(text: str) -> tuple[int, ...]:
    """Where each phrase ends that opens headline targets (今年发展的主要预期目标是：)."""
    return tuple(match.end() for match in _patterns()["headline"].finditer(half_width(text)))


def blanket_claims(text: str) -> tuple[Span, ...]:
    """The clauses that say of a set of works that all of them were done, not that they shall be."""
    view, found = half_width(text), _patterns()
    claims = []
    for match in found["done"].finditer(view):
        start = 1 + max(view.rfind(mark, 0, match.start()) for mark in ",;。:\n")
        if not found["ahead"].search(view, start, match.end()):
            claims.append(Span(start, match.end()))
    return tuple(claims)


def blanket_scopes(text: str) -> tuple[Span, ...]:
    """Where the works of such a set are listed: the sentence that names the set, its paragraph after a colon."""
    view, found = half_width(text), _patterns()
    scopes = []
    for start, end in sentences(view, (0, len(view))):
        if named := found["set"].search(view, start, end):
            listed = found["list"].search(view, start, end)
            stop = view.find("\n", listed.end()) if listed else end
            first = 1 + max(view.rfind(mark, 0, named.start()) for mark in ",;。:\n")  # with its count: 10件民生实事
            scopes.append(Span(max(start, first), stop if stop >= 0 else len(view)))
    return tuple(scopes)
