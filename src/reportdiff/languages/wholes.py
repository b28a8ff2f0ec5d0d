"""What a report says of its targets as a whole: where it sets its headline targets, and the sentences by which a set of
works is said to be done (十方面民生实事全部完成). The words are data, ``languages/CODE/wholes.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportdiff.analysis.sentences import line_at
from reportdiff.model import Span

_NOTHING = re.compile(r"(?!)")

@dataclass(frozen=True, slots=True)
class Wholes:
    """The phrases of one language, sought in the text as its rules read it."""

    headline: re.Pattern[str]
    named: re.Pattern[str]
    listed: re.Pattern[str]
    done: re.Pattern[str]
    ahead: re.Pattern[str]
    ends: str

    def headline_cues(self, view: str) -> tuple[int, ...]:
        """Where each phrase ends that opens headline targets (今年发展的主要预期目标是：)."""
        return tuple(match.end() for match in self.headline.finditer(view))

    def blanket_claims(self, view: str) -> tuple[Span, ...]:
        """The clauses that say of a set of works that all of them were done, not that they shall be."""
        told = ((line[0], match) for line in self.lines_naming(view) for match in self.done.finditer(view, *line))
        found = (Span(self._clause(view, match.start(), start), match.end()) for start, match in told)
        return tuple(one for one in found if not self.ahead.search(view, one.start, one.end))

    def lines_naming(self, view: str) -> Iterable[tuple[int, int]]:
        """The lines that name such a set: few do, and no clause and no sentence goes over one."""
        return dict.fromkeys(line_at(view, match.start()) for match in self.named.finditer(view))

    def blanket_scopes(self, view: str, sentences: Iterable[Span]) -> tuple[Span, ...]:
        """Where the works of such a set are promised: the one of these sentences that names the set, its paragraph after a colon."""
        scopes: list[Span] = []
        for sentence in sentences:
            named = self.named.search(view, sentence.start, sentence.end)
            if named is None:
                continue
            stop = sentence.end
            if listed := self.listed.search(view, sentence.start, sentence.end):
                line = view.find("\n", listed.end())
                stop = line if line >= 0 else len(view)
            scopes.append(Span(self._clause(view, named.start(), sentence.start), stop))
        return tuple(scopes)

    def _clause(self, view: str, place: int, begun: int) -> int:
        """Where the clause begins that a place stands in, in a line or sentence that has begun; with its count: 10件民生实事."""
        start = max((begun, *(1 + view.rfind(mark, begun, place) for mark in self.ends)))
        return next((at for at in range(start, place) if not view[at].isspace()), place)


@cache
def wholes(code: str) -> Wholes:
    """The phrases of a language; of a folder that has none, such as find nothing."""
    file = files("reportdiff.languages") / code / "wholes.toml"
    if not file.is_file():
        return Wholes(_NOTHING, _NOTHING, _NOTHING, _NOTHING, _NOTHING, "")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    ends, edge = data["ends"], r"\b" if data["spaced"] else ""
    gap = f"[^{re.escape(ends)}]{{0,{data['between']}}}?"

    def any_of(words: Sequence[str]) -> str:
        ordered = sorted(set(words), key=lambda word: (-len(word), word))
        return "(?:" + "|".join(edge * word[0].isalnum() + re.escape(word) + edge * word[-1].isalnum() for word in ordered) + ")"

    capitals = re.IGNORECASE if data["spaced"] else re.NOFLAG  # a text without capitals is searched ten times as fast without them
    named, done = any_of(data["sets"]), any_of(data["done"])
    opened = f"[^{re.escape(ends)}]{{0,{data['within']}}}?".join(any_of(part) for part in data["headline"])
    return Wholes(
        headline=re.compile(opened, capitals),
        named=re.compile(named, capitals),
        listed=re.compile(f"{named}{gap}:", capitals),
        done=re.compile(f"{named}{gap}{done}|{done}{gap}{named}", capitals),
        ahead=re.compile(any_of(data["ahead"]), capitals),
        ends=ends,
    )
