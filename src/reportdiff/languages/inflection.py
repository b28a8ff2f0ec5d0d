"""The forms of a word: a way of making them that ``language.toml`` names, or endings that it lists.

An entry lists its irregular forms itself (``rise|rose|risen``), in the order in which the language's forms stand; the
regular ones are made. Each form is given with its names: ``base``, ``third``, ``past``, ``participle``, ``ing`` of verbs,
``one``, ``many`` of nouns.

    [forms.verbs]                 # senken: sie senkt, senkte, hat gesenkt
    stem = "en"                   # what is taken off the entry before ~ stands for it
    base = "~en"
    past = "~te ~ten"
    participle = "ge~t"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from reportdiff.analysis.vocabulary import Inflect, as_written

_SIBILANTS = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"
_DOUBLES = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]")  # drop, cut, plan: one syllable, one vowel, one consonant
_STEM = "stem"


def inflection(settings: Mapping[str, Any]) -> Inflect:
    """The way of inflecting that the settings of a language give; without any, words stay as they stand."""
    if forms := settings.get("forms"):
        return _Endings(forms)
    return _WAYS[settings.get("inflection")]


class _Endings:
    """Forms by the endings that a language lists for each kind of entry."""

    def __init__(self, forms: Mapping[str, Mapping[str, str]]) -> None:
        self._forms = forms

    def __call__(self, kind: str, entry: str) -> Iterator[tuple[str, str]]:
        table = self._forms.get(kind)
        if table is None:
            yield entry, ""
            return
        word, *irregular = entry.split("|")
        stem = word.removesuffix(table.get(_STEM, ""))
        made = {name: written.replace("~", stem).split() for name, written in table.items() if name != _STEM}
        for name, given in zip([name for name in made if name != "base"], irregular, strict=False):
            if given:
                made[name] = given.split(" ")
        names: dict[str, list[str]] = {}
        for name, words in made.items():
            for one in words:
                names.setdefault(one, []).append(name)
        for one, said in names.items():
            yield one, " ".join(said)


def _english(kind: str, entry: str) -> Iterator[tuple[str, str]]:
    """``verbs``: -s, -ed, -ing, or the forms listed; ``nouns``: the plural too. Of a phrase the first word of a verb
    and the last of a noun change."""
    if kind == "verbs":
        parts = entry.split("|")
        verb, _, rest = parts[0].partition(" ")
        past = parts[1] if len(parts) > 1 else _past(verb)
        forms = {
            "base": verb, "third": _third(verb), "past": past, "participle": parts[2] if len(parts) > 2 else past,
            "ing": parts[3] if len(parts) > 3 else _continuous(verb),
        }  # fmt: skip
        names: dict[str, list[str]] = {}
        for form, word in forms.items():
            names.setdefault(word, []).append(form)
        for word, said in names.items():
            yield word if " " in word else f"{word} {rest}".strip(), " ".join(said)
    elif kind == "nouns":
        yield entry, "one"
        yield _third(entry), "many"
    else:
        yield entry, ""


def _third(word: str) -> str:
    if word.endswith(_SIBILANTS):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return _doubled(verb) + "ed"


def _continuous(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"


def _doubled(verb: str) -> str:
    """A verb whose last consonant is written twice before an ending."""
    return verb + verb[-1] if _DOUBLES.fullmatch(verb) else verb


_WAYS: dict[str | None, Inflect] = {None: as_written, "english": _english}
