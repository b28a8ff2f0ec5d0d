"""The forms of a word, for languages that inflect: a way of doing it for each name that ``language.toml`` may give.

An entry under ``verbs`` lists its irregular forms itself (``rise rose risen``); the regular ones are made.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.analysis.vocabulary import Inflect, as_written

_SIBILANTS = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"


def inflection(name: str | None) -> Inflect:
    """The way of inflecting that has this name; none leaves words as they stand."""
    return _WAYS[name]


def _english(kind: str, entry: str) -> Iterator[str]:
    """``verbs``: -s, -ed, -ing, or the forms listed; ``nouns``: the plural too. Of a phrase the first word of a verb
    and the last of a noun change."""
    if kind == "verbs":
        parts = entry.split("|")
        verb, _, rest = parts[0].partition(" ")
        forms = {verb, _third(verb), _continuous(verb), *(parts[1:] or [_past(verb)])}
        yield from sorted(f"{form} {rest}".strip() for form in forms)
    elif kind == "nouns":
        yield entry
        yield _third(entry)
    else:
        yield entry


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
    return verb + "ed"


def _continuous(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return verb + "ing"


_WAYS: dict[str | None, Inflect] = {None: as_written, "english": _english}
