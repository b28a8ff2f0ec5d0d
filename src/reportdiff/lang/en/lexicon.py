"""The bundled English lexicon, and the form in which English indicator names are compared."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from reportdiff.lang.en.view import plain
from reportdiff.lang.en.words import words
from reportdiff.lang.lexicon import Lexicon
from reportdiff.lang.lexicon_table import indicators, read_rows

_BRACKET = re.compile(r"\([^()]*\)")
_HAN = re.compile(r"[\u4e00-\u9fff]")  # a concept that the Chinese table has too
_WORD = re.compile(r"[a-z0-9.]+(?:'s)?")
_SPELLINGS = {
    "labour": "labor", "kilometre": "kilometer", "metre": "meter", "programme": "program", "per-capita": "per capita",
    "centre": "center", "fibre": "fiber", "tonne": "ton", "organisation": "organization", "urbanisation": "urbanization",
}  # fmt: skip
# What is measured of a thing, where its name alone means the same.
_SAME = (
    (re.compile(r"\bgovernment subsidy\b"), "subsidy"),
    (re.compile(r"\b(?:percentage|proportion)\b"), "share"),
    (re.compile(r"\b(?:volume|amount|number|scale|size|value(?! added)) (?=\w)|(?<=\w) (?:volume|amount|number)$"), ""),
    (re.compile(r"^valueadded\b"), "value added"),
)
_DROPPED = frozenset(["the", "a", "an", "of", "in", "for", "and", "to", "by", "on", "at", "as", "with", "from", "'s",
    "new", "newly", "total", "overall", "national", "nationwide", "china", "country", "its", "our"])


def singular(word: str) -> str:
    """A noun without the ending of its plural, near enough to compare with: cities city, jobs job."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=16384)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in small letters and the singular, without what only joins them."""
    text = _BRACKET.sub(" ", plain(name).lower()).replace("-", " ")
    found = (singular(word.removesuffix("'s")) for word in _WORD.findall(text))
    return tuple(_SPELLINGS.get(word, word) for word in found if word not in _DROPPED)


@lru_cache(maxsize=16384)
def normal(name: str) -> str:
    """The form by which a name is found: its words in one spelling, in whatever order they stand."""
    return name if _HAN.search(name) else " ".join(sorted(spelled(name).split()))


@lru_cache(maxsize=16384)
def spelled(name: str) -> str:
    """A name in one spelling, without brackets, articles and what was done: the urban jobs created → urban job."""
    kept = [word for word in name_words(name) if word not in _done()]
    text = " ".join(kept or name_words(name))
    for written, spelled in _SAME:
        text = written.sub(spelled, text)
    return text or " ".join(name_words(name))


# Participles that say which thing is meant, too: installed capacity, registered unemployment.
_SAY_WHICH = frozenset({"installed", "used", "utilized", "graduated", "registered", "insured", "found", "paid"})


@cache
def _done() -> frozenset[str]:
    """Participles of work, which say that a figure is new and nothing of what it is of."""
    done = {participle.split()[0] for participle in words().participles.values() if participle}
    return frozenset(part for part in done if len(part) > 3) - _SAY_WHICH


@cache
def lexicon_words(lexicon: Lexicon) -> frozenset[str]:
    """The words in small letters that names of a lexicon are made of."""
    names = (name.lower() for indicator in lexicon.indicators for name in indicator.all_names)
    return frozenset(word for name in names for word in _SMALL_WORD.findall(name))


_SMALL_WORD = re.compile(r"\b[a-z]{2,}\b")


@cache
def bundled() -> Lexicon:
    """The bundled indicators."""
    return with_tables()


def with_tables(*tables: Traversable) -> Lexicon:
    """The bundled indicators, with what tables of the same form add to them, the later on top of the earlier."""
    paths = (files(__package__) / "indicators.txt", *tables)
    return Lexicon("en", indicators(map(read_rows, paths)), normal)
