"""Names in the spelling in which they are compared: their words small, in the singular, synonyms as one, without what only joins.

A language says in ``names.toml`` what it drops, spells as one and takes for the same; see the files there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from reportdiff.languages import grammar

_BRACKET = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\W_](?:[^\W_]|\.(?=\d))*(?:'s)?")
_CACHED = 16384


@dataclass(frozen=True)
class Spelling:
    """How a language compares names; the tables of its ``names.toml``."""

    lang: str
    dropped: frozenset[str]
    spellings: Mapping[str, str]
    singular: Sequence[tuple[str, str]]
    plural_not: tuple[str, ...]
    shortest: int
    same: tuple[tuple[re.Pattern[str], str], ...]
    says_which: frozenset[str]
    says_what: frozenset[str]
    synonyms: Mapping[str, str]
    opposed: tuple[frozenset[str], ...]
    neutral: frozenset[str]
    generic: frozenset[str]
    flow: re.Pattern[str]
    cut: re.Pattern[str]
    unwanted: re.Pattern[str]
    made_good: re.Pattern[str]
    wanted: re.Pattern[str]
    undirected: re.Pattern[str]
    payment: re.Pattern[str]
    prices: frozenset[str]

    def __hash__(self) -> int:
        return hash(self.lang)

    @cached_property
    def one(self) -> Callable[[str], str]:
        """What makes of a noun that without the ending of its plural."""
        return lru_cache(_CACHED)(self._one)

    def _one(self, word: str) -> str:
        """A noun without the ending of its plural, near enough to compare with: cities city, jobs job."""
        if len(word) < self.shortest or word.endswith(self.plural_not):
            return word
        for ending, instead in self.singular:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return word[: -len(ending)] + instead
        return word

    @cached_property
    def done(self) -> frozenset[str]:
        """Participles of work, which say that a figure is new and nothing of what it is of."""
        return self.newly - self.says_what

    @cached_property
    def newly(self) -> frozenset[str]:
        """Participles of work, which say that a figure is new, those too that say what it is of: water saved, water restored."""
        words = grammar(self.lang).vocabulary
        group = words.codes.get("made", "")
        made = {
            forms["participle"].split()[0] for word, forms in words.kin.items()
            if "participle" in forms and words.words.get(word, "-") in group
        }  # fmt: skip
        return frozenset(word for word in made if len(word) > 3) - self.says_which


@cache
def spelling(lang: str) -> Spelling:
    """How a language compares names."""
    data = tomllib.loads((files("reportdiff.languages") / lang / "names.toml").read_text(encoding="utf-8"))
    plural, patterns = data["plural"], data["patterns"]
    return Spelling(
        lang, frozenset(data["dropped"]), data["spellings"], [tuple(pair) for pair in plural["singular"]],
        tuple(plural["not"]), plural["shortest"],
        tuple((re.compile(written, re.I), spelled) for written, spelled in data["same"].items()),
        frozenset(data["says_which"]), frozenset(data.get("says_what", ())), data["synonyms"], tuple(frozenset(line.split()) for line in data["opposed"]),
        frozenset(data["neutral"]), frozenset(data["generic"]),
        re.compile(patterns["flow"], re.I), re.compile(patterns["cut"], re.I), *_unwanted(data["unwanted"]), _wanted(data.get("wanted", {})),
        re.compile(patterns["undirected"], re.I), re.compile(patterns["payment"], re.I), frozenset(data["prices"]),
    )  # fmt: skip


def _unwanted(data: Mapping[str, list[str]]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns of what nobody wants more of, and of what makes that good wherever it stands in a name."""
    saved = f"(?! (?:\\w+ ){{0,2}}(?:{'|'.join(data['unless_followed'])}))" if data["unless_followed"] else ""
    unless = rf"-free\b|\b(?:{'|'.join(data['unless'])})\b" if data["unless"] else r"(?!)"
    return re.compile(rf"\b(?:{'|'.join(data['words'])})\b{saved}", re.I), re.compile(unless, re.I)


def _wanted(data: Mapping[str, list[str]]) -> re.Pattern[str]:
    """The pattern of what everybody wants more of."""
    return re.compile(rf"\b(?:{'|'.join(data['words'])})\b" if data else r"(?!)", re.I)


@lru_cache(maxsize=_CACHED)
def words_of(lang: str, name: str) -> tuple[str, ...]:
    """The words of a name in small letters and the singular, without what only joins them."""
    kept = spelling(lang)
    text = _BRACKET.sub(" ", grammar(lang).plain(name).lower()).replace("-", " ")
    found = (kept.one(word.removesuffix("'s")) for word in _WORD.findall(text))
    return tuple(kept.spellings.get(word, word) for word in found if word not in kept.dropped)


@lru_cache(maxsize=_CACHED)
def spelled(lang: str, name: str) -> str:
    """A name in one spelling, without brackets, articles and what was done: the urban jobs created → urban job."""
    kept = spelling(lang)
    words = words_of(lang, name)
    text = " ".join([word for word in words if word not in kept.done] or words)
    for written, instead in kept.same:
        text = written.sub(instead, text)
    return text or " ".join(words)


@lru_cache(maxsize=_CACHED)
def normal(lang: str, name: str) -> str:
    """The form by which a name is found: its words in one spelling, in whatever order they stand."""
    return " ".join(sorted(spelled(lang, name).split()))


@lru_cache(maxsize=_CACHED)
def pieces(lang: str, name: str) -> frozenset[str]:
    """The words by which a name is compared, synonyms in one spelling, without participles of what was done."""
    text = f" {spelled(lang, name)} "
    for written, plain in spelling(lang).synonyms.items():
        text = text.replace(f" {written} ", f" {plain} ")
    return frozenset(text.split()) or frozenset(words_of(lang, name)) or frozenset({name.lower()})
