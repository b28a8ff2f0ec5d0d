"""The words of ``words.toml`` as patterns, longest first, compiled once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest that fits first."""
    return "(?:" + "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word)))) + ")"


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns over the plain text. Verbs are matched in all their forms, nouns in their own.

    ``participles`` gives for each form of a verb of work its participle; ``money`` the noun of what a verb spends.
    """

    rise: frozenset[str]
    fall: frozenset[str]
    level: frozenset[str]
    set_level: frozenset[str]
    share: frozenset[str]
    verb: re.Pattern[str]
    noun: re.Pattern[str]
    rise_nouns: frozenset[str]
    participles: dict[str, str]
    work: re.Pattern[str]
    money: dict[str, str]
    lead: re.Pattern[str]
    tail: re.Pattern[str]
    empty: frozenset[str]
    background: re.Pattern[str]
    ahead: re.Pattern[str]
    committed: re.Pattern[str]
    aspirational: re.Pattern[str]


_PARTICLES = frozenset({"up", "down", "to", "at", "in", "through", "for", "of", "out", "into"})


def _forms(lines: list[str]) -> frozenset[str]:
    """The forms of verbs; a particle belongs to the form before it: go up goes up went up."""
    forms: list[str] = []
    for line in lines:
        begun: list[str] = []
        for word in line.split():
            if word in _PARTICLES and begun:
                begun[-1] += " " + word
            else:
                begun.append(word)
        forms += begun
    return frozenset(forms)


def _inflected(base: str) -> list[str]:
    """The forms of a verb of work besides its participle, near enough: build, builds, building."""
    first, _, rest = base.partition(" ")
    rest = " " + rest if rest else ""
    third = first + ("es" if first.endswith(("s", "sh", "ch", "x")) else "s")
    if first.endswith("y") and first[-2:-1] not in "aeo":
        third = first[:-1] + "ies"
    ings = {first[:-1] + "ing" if first.endswith("e") and not first.endswith("ee") else first + "ing", first + first[-1] + "ing"}
    past = {"build": "built", "begin": "began", "hold": "held", "win": "won"}.get(first, first)
    return [form + rest for form in (first, third, past, *sorted(ings))]


@cache
def words() -> Words:
    """The bundled words."""
    data = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
    rise, fall = _forms(data["rise"]["verbs"]), _forms(data["fall"]["verbs"])
    level, set_level, share = (_forms(data["level"][key]) for key in ("verbs", "set_verbs", "share_verbs"))
    participles: dict[str, str] = {}
    for line in data["counted"]["verbs"]:
        base, _, participle = line.partition("|")
        for form in (*_inflected(base), participle):
            participles.setdefault(form, participle)
    participles.pop("", None)

    def whole(words_: Iterable[str]) -> re.Pattern[str]:
        return re.compile(rf"(?<!-)\b{any_of(words_)}\b(?!-(?=\w))", re.I)  # not fixed-asset

    return Words(
        rise=rise,
        fall=fall,
        level=level,
        set_level=set_level,
        share=share,
        verb=whole(rise | fall | level | set_level | share),
        noun=whole([*data["rise"]["nouns"], *data["fall"]["nouns"]]),
        rise_nouns=frozenset(data["rise"]["nouns"]),
        participles=participles,
        work=whole(participles),
        money=data["counted"]["money"],
        lead=re.compile(rf"^(?:{any_of(data['names']['lead'])}(?:[\s,]+|$)|[\s,;:—.\"'()-]+)", re.I),
        tail=re.compile(rf"(?:(?:^|[\s,]){any_of(data['names']['tail'])}|[\s,;:—\"'(.-]+)$", re.I),
        empty=frozenset(data["names"]["empty"]),
        background=whole(data["kinds"]["background"]),
        ahead=whole(data["kinds"]["ahead"]),
        committed=whole(data["strength"]["committed"]),
        aspirational=whole(data["strength"]["aspirational"]),
    )
