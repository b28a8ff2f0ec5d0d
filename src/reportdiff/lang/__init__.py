"""Languages: each a folder of data and small rules that answer the questions of :class:`Language`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from reportdiff.analysis import Mention
from reportdiff.errors import SettingsError
from reportdiff.kinds import Turn
from reportdiff.lang.tables import TableLanguage, tongue_words
from reportdiff.languages import grammar, languages
from reportdiff.languages.folder import Folder
from reportdiff.model import Assignment, Commitment, Document, Fact, Quantities, Role, Section, Span
from reportdiff.names import concepts
from reportdiff.names.lexicon import Lexicon
from reportdiff.names.name import Name

__all__ = ["LANGUAGES", "Language", "Lexicon", "Reading", "Remark", "Told", "detect", "language", "load_lexicon"]

# Those that have a written script of their own first, then by the alphabet.
LANGUAGES = tuple(sorted(languages(), key=lambda code: (grammar(code).script is None, code)))

_LATIN = re.compile(r"[^\W\d_]+")
_SHARE = 0.05  # of the words of a text are such as tell its language
_FEWEST_WORDS = 3
_FEWEST_HEADS = 2  # words of the heads of tables
_SAMPLE = 20_000  # characters
_UNTOLD = "en"  # what a few words in letters that several languages share are read as


@dataclass(frozen=True, slots=True)
class Reading:
    """What a language makes of a document: its head, its sections, its facts and its commitments.

    ``view`` is the text as its rules read it, ``reviewed`` the year whose results it tells, ``turns`` are the offsets where review and plan begin, ``genre`` is the
    kind of report as which it was read, ``quantities`` are those of its text. Its ``commitments`` are read by whoever asks for them.
    """

    title: str | None
    issuer: str | None
    date: str | None
    year: int | None
    sections: tuple[Section, ...]
    facts: tuple[Fact, ...]
    commitments: Callable[[], tuple[Commitment, ...]]
    notes: tuple[str, ...]
    view: str
    reviewed: int | None = None
    turns: tuple[Turn, ...] = ()
    genre: str = ""
    quantities: Quantities | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A report of which is known how it is laid out, before its sentences are read: its text as it is and as it is read, its
    sections and turns, the quantities in it, where its sentences are.

    ``year`` is the one that it plans, or the one after that which it tells of and plans none (``yearly``).
    """

    text: str
    view: str
    sections: tuple[Section, ...]
    turns: tuple[Turn, ...]
    numbers: Sequence[Mention]
    spans: Sequence[tuple[int, int]]
    year: int | None
    yearly: bool = False


class Remark(StrEnum):
    """What is said of a figure besides, and matters where it is compared with another."""

    YEARLY = "yearly"  # it holds in each of several years: 每年, 连续三年
    OTHER_BASIS = "other_basis"  # a growth on another basis than last year's stated figure: 同口径, 实际, 年均
    OF_TARGET = "of_target"  # how much of the year's target was reached: 完成年计划的118.2%
    MISSED = "missed"  # it is that of a target which was not reached: 没有实现…
    SUMMED = "summed"  # it was added up since a start that lies before the year: cumulatively, a cumulative total of
    JUST_SHORT = "just_short"  # it was almost reached: 近1100亿元


class Language(Protocol):
    """What a language's folder offers: a frozen value that answers with the lexicon it was given. What needs no code at all
    stands in its ``folder``."""

    def __hash__(self) -> int:
        """One language with one lexicon is one value: what it answers may be kept."""

    @property
    def lexicon(self) -> Lexicon:
        """The indicators that it knows."""

    @property
    def folder(self) -> Folder:
        """How its texts are read and set, and what is said in it."""

    @property
    def tables(self) -> TableLanguage | None:
        """What it knows of tables; ``None`` for a language that does not read them."""

    def read(self, document: Document, year: int | None) -> Reading:
        """Understands a document; ``year`` is that of its plan where the user says so."""

    def named(self, indicator: str, /) -> Name:
        """What a name says of the thing that it names."""

    def alike(self, old: Fact, new: Fact) -> float:
        """How surely two figures are about the same indicator, 0 to 1."""

    def remarks(self, fact: Fact) -> frozenset[Remark]:
        """What is said of a figure besides."""

    def compared(self, text: str) -> str:
        """A text in the spelling in which names are looked for in it."""

    def pieces(self, text: str) -> Iterator[str]:
        """The pieces by which a name is found in a text, both as ``compared``: pairs of characters, or words."""

    def distinguishing(self, sought: str) -> frozenset[str]:
        """Those pieces of them that say which thing it is; none where any thing may be called so."""

    def parts(self, name: str) -> tuple[str, ...]:
        """The words of a name, or of a clause, each of which may stand alone where a text speaks of the same, as ``compared``;
        none in a language whose names are found by their words as it is."""

    def quotations(self, name: str) -> tuple[str, ...]:
        """What a name quotes, as it may stand in a text: with its marks, and parts of it without them."""

    def matters(self, promised: str) -> tuple[str, ...]:
        """What a promise is about, word by word and as ``compared``, without what is done to it and what any plan says."""

    def clauses(self, sentence: str) -> tuple[Span, ...]:
        """The clauses of a sentence that say something by themselves."""

    def deadline(self, words: str, *, alone: bool = False) -> str | None:
        """The date by which work is to be done, as the words of a task say it; ``alone``: if they say no more than that the work before them comes about by then."""

    def in_full(self, promised: Commitment, last: Commitment) -> str:
        """A promise with the verb and the end that it shares with others of its list, of which ``last`` is the last."""

    def assignments(self, text: str) -> tuple[Assignment, ...]:
        """Who is to see to which stretch of a plan, where it says so apart from what is to be done."""

    def assigned(self, told: Sequence[tuple[Role, str, str]]) -> tuple[str | None, tuple[str, ...], str | None]:
        """Who leads, who else sees to it and by when, by the columns of a row: what each holds, its head, what stands there."""


def language(code: str, lexicon: Lexicon | None = None, said_in: str = "") -> Language:
    """The language called ``code``, with its bundled lexicon or the one given; ``said_in`` is the language in which it explains, by
    default itself.

    Raises ``SettingsError`` for a language that is not there, and for a lexicon of another one.
    """
    if code not in LANGUAGES:
        raise SettingsError(f"language {code!r} is not known; use one of {', '.join(LANGUAGES)}")
    if said_in and said_in not in LANGUAGES:
        raise SettingsError(f"language {said_in!r} is not known; use one of {', '.join(LANGUAGES)}")
    if lexicon is not None and lexicon.lang != code:
        raise SettingsError(f"the lexicon is for {lexicon.lang}, and the report is in {code}; give one for {code}, or read it as one (--lang {code})")
    if find_spec(f"reportdiff.lang.{code}") is None:
        folder: Language = import_module("reportdiff.lang.tongue").language(code, lexicon, said_in)
        return folder
    known: Language = import_module(f"reportdiff.lang.{code}.language").language(lexicon, said_in)
    return known


def load_lexicon(code: str, paths: Sequence[Path]) -> Lexicon:
    """The bundled lexicon of a language with what files add to it, the later on top of the earlier.

    Raises ``LexiconError`` naming the file and the line that is wrong, ``SettingsError`` for a language that is not
    there.
    """
    if code not in LANGUAGES:
        raise SettingsError(f"language {code!r} is not known; use one of {', '.join(LANGUAGES)}")
    if find_spec(f"reportdiff.lang.{code}") is None or find_spec(f"reportdiff.lang.{code}.lexicon") is None:
        return concepts.with_tables(code, *paths)
    found: Lexicon = import_module(f"reportdiff.lang.{code}.lexicon").with_tables(*paths)
    return found


def names_everywhere(name: str) -> tuple[str, ...]:
    """The name, and the canonical names of the indicator that it is one of in each language: what data sets of reports call it."""
    concepts_of = (load_lexicon(code, ()).concept_of(name) for code in LANGUAGES)
    found = {concept for concept in concepts_of if concept}
    alike = {one for pair in concepts.canonical() for one in pair if found & set(pair)}
    return tuple(dict.fromkeys((name, *sorted(found | alike))))


def detect(text: str, *, tables: bool = False) -> str | None:
    """The language that most of the text is written in; ``None`` where none of the known ones is.

    In a report that has tables, words of their heads and labels tell the language too.
    """
    sample = text[:_SAMPLE]
    written = {code: sum(map(len, script.findall(sample))) for code in LANGUAGES if (script := grammar(code).script)}
    for code, count in written.items():
        if count * 2 > len(sample):  # there are no more words than other characters
            return code
    words = [word.lower() for word in _LATIN.findall(sample)]
    for code, count in written.items():
        if count and count >= sum(map(str.isascii, words)):
            return code
    shares = {code: sum(word in grammar(code).telling for word in words) / max(1, len(words)) for code in LANGUAGES}
    best = max(shares, key=lambda code: shares[code])
    if len(words) >= _FEWEST_WORDS and shares[best] >= _SHARE:
        return best
    return _by_heads(sample) if tables else None


def likeliest(text: str) -> str:
    """The language of a text that may be a few words: as ``detect`` has it, else the one whose own letters it has any of."""
    if found := detect(text):
        return found
    own = (code for code in LANGUAGES if (script := grammar(code).script) and script.search(text))
    return next(own, _UNTOLD)


def _by_heads(sample: str) -> str | None:
    """The language that words of heads and labels of tables tell."""
    told = {code: len({word.lower() for word in tongue_words(code).findall(sample)}) for code in LANGUAGES}
    best = max(told, key=lambda code: told[code])
    return best if told[best] >= _FEWEST_HEADS else None
