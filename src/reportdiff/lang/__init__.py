"""Languages: each a folder of data and small rules that answer the questions of :class:`Language`."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from reportdiff.errors import SettingsError
from reportdiff.kinds import Frame, Turn
from reportdiff.lang.tables import TableLanguage, tongue_words
from reportdiff.languages import grammar, languages
from reportdiff.model import Assignment, Commitment, Document, Fact, Role, Script, Section, Span, Stage
from reportdiff.names import concepts
from reportdiff.names.lexicon import Lexicon

__all__ = ["LANGUAGES", "Language", "Lexicon", "Reading", "detect", "language", "load_lexicon"]

# Those that have a written script of their own first, then by the alphabet.
LANGUAGES = tuple(sorted(languages(), key=lambda code: (grammar(code).script is None, code)))

_LATIN = re.compile(r"[^\W\d_]+")
_SHARE = 0.05  # of the words of a text are such as tell its language
_FEWEST_WORDS = 3
_FEWEST_HEADS = 2  # words of the heads of tables
_SAMPLE = 20_000  # characters


@dataclass(frozen=True, slots=True)
class Reading:
    """What a language makes of a document: its head, its sections, its facts and its commitments.

    ``view`` is the text as its rules read it, ``reviewed`` the year whose results it tells, ``turns`` are the offsets where review and plan begin, ``genre`` is the
    kind of report as which it was read. Its ``commitments`` are read by whoever asks for them.
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


class Language(Protocol):
    """What a language's folder offers: a frozen value that answers with the lexicon it was given."""

    def __hash__(self) -> int:
        """One language with one lexicon is one value: what it answers may be kept."""

    @property
    def lexicon(self) -> Lexicon:
        """The indicators that it knows."""

    @property
    def tables(self) -> TableLanguage | None:
        """What it knows of tables; ``None`` for a language that does not read them."""

    def frame(self, document: Document, year: int | None) -> Frame:
        """Kind, head, sections and parts of a document, before its sentences are read."""

    @property
    def scripts(self) -> tuple[Script, ...]:
        """The further scripts of the language: what is read is given in the one of its rules."""

    def read(self, document: Document, year: int | None) -> Reading:
        """Understands a document; ``year`` is that of its plan where the user says so."""

    def alike(self, old: Fact, new: Fact) -> float:
        """How surely two figures are about the same indicator, 0 to 1."""

    def compared_by(self, indicator: str) -> frozenset[str]:
        """The pieces of a name (characters, words) of which two alike ones share some, as ``pieces_shared`` says."""

    def named_in(self, indicator: str) -> int:
        """How many indicators a name lists."""

    def lists_several(self, indicator: str) -> bool:
        """Whether a name lists several things, or joins two of their own names."""

    def is_ranked(self, indicator: str) -> bool:
        """Whether a name is of those things only that somebody has recognised (市级茶叶企业)."""

    def listed(self, indicator: str) -> tuple[str, ...]:
        """The indicators that a name lists, each complete; the name itself where it lists none."""

    def lists_more(self, name: str, other: str) -> bool:
        """Whether ``other`` lists further things beside what ``name`` tells: 供热、供水管网, 供热管网."""

    def of_each(self, indicator: str, before: str) -> bool:
        """Whether a figure holds for each of the things that its name lists: by the words before it (均, 分别), or by its kind."""

    def holds_yearly(self, fact: Fact) -> bool:
        """Whether a figure is said to hold in each of several years (每年, 连续三年)."""

    def on_other_basis(self, fact: Fact) -> bool:
        """Whether a growth is told on another basis than last year's stated figure (同口径, 实际, 年均)."""

    def is_flow(self, indicator: str) -> bool:
        """Whether a name tells of what is newly done in a period (新建…), rather than of how much there is."""

    def said_missed(self, fact: Fact) -> bool:
        """Whether a figure is that of a target which the text says was not reached (没有实现…)."""

    def just_short(self, fact: Fact) -> bool:
        """Whether a figure is said to be almost reached (近1100亿元)."""

    def is_of_target(self, fact: Fact) -> bool:
        """Whether a percentage tells how much of the year's target was reached (完成年计划的118.2%)."""

    def is_cut(self, indicator: str) -> bool:
        """Whether a name tells of what is taken away in a period (压减…), which a fall of that much says too."""

    def is_price(self, indicator: str) -> bool:
        """Whether a name is that of a general price level, whose rise at 左右 is a ceiling."""

    def better(self, indicator: str) -> str | None:
        """Which way is wanted, ``up`` or ``down``, where a name says so that the lexicon does not know."""

    def noun(self, indicator: str) -> Hashable:
        """What a name tells how much there is of, whatever is done to it, in a form that compares."""

    def subject(self, indicator: str) -> str:
        """The noun of a name, as it may stand in a text that speaks of it without a figure."""

    def sought(self, indicator: str) -> tuple[str, ...]:
        """The words by which a text is found that speaks of a name, or of one of those that it lists, as ``compared``."""

    def distinguishing(self, sought: str) -> frozenset[str]:
        """Those pieces of them that say which thing it is; none where any thing may be called so."""

    def parts(self, name: str) -> tuple[str, ...]:
        """The words of a name, or of a clause, each of which may stand alone where a text speaks of the same, as ``compared``;
        none in a language whose names are found by their words as it is."""

    def otherwise(self, name: str) -> tuple[str, ...]:
        """Other words for what a name speaks of, which have nothing in common with it, as ``compared``: 道路 for 主次干道."""

    def quotations(self, name: str) -> tuple[str, ...]:
        """What a name quotes, as it may stand in a text: with its marks, and parts of it without them."""

    def telling(self, name: str) -> tuple[str, ...]:
        """The words of a name that say which thing it is, in the spelling of ``compared``."""

    def peculiar(self, name: str) -> tuple[str, ...]:
        """Those of them that are no ordinary words either."""

    def matters(self, promised: str) -> tuple[str, ...]:
        """What a promise is about, word by word and as ``compared``, without what is done to it and what any plan says."""

    def stage(self, clause: str) -> Stage | None:
        """How far a clause says that work is, or is to be: begun, under way, done; ``None`` where no word of it says so."""

    def compared(self, text: str) -> str:
        """A text in the spelling in which names are looked for in it."""

    def pieces(self, text: str) -> Iterator[str]:
        """The pieces by which a name is found in a text, both as ``compared``: pairs of characters, or words."""

    def spoken(self, text: str) -> tuple[Span, ...]:
        """The sentences of a text, or the parts of them that may stand alone."""

    def assignments(self, text: str) -> tuple[Assignment, ...]:
        """Who is to see to which stretch of a plan, where it says so apart from what is to be done."""

    def assigned(self, told: Sequence[tuple[Role, str, str]]) -> tuple[str | None, tuple[str, ...], str | None]:
        """Who leads, who else sees to it and by when, by the columns of a row: what each holds, its head, what stands there."""

    def issuer_id(self, issuer: str) -> str:
        """What an issuer is known by, under whichever of its names."""

    def headline_cues(self, text: str) -> tuple[int, ...]:
        """Where each phrase ends that opens the headline targets of a report (主要预期目标是：)."""

    def blanket_claims(self, text: str) -> tuple[Span, ...]:
        """The clauses that say of a set of works that all of them were done (十方面民生实事全部完成)."""

    def blanket_scopes(self, text: str) -> tuple[Span, ...]:
        """Where the works of such a set are promised."""

    def reasons(self) -> dict[str, str]:
        """The sentences that explain an outcome, by name."""

    def view(self, text: str) -> str:
        """A text in the form in which rules read it, every character at its own offset."""

    def sentences(self, view: str, body: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """Where each sentence of a stretch of text begins and ends."""

    def numeral(self, written: str) -> int | None:
        """The whole number that a numeral writes, in digits or words, cardinal or ordinal."""

    def written(self, number: int, like: str) -> str:
        """A number from 1 to 99 in the numerals in which ``like`` is written."""

    def narrows(self, name: str, other: str) -> bool:
        """Whether a name is the other with something before it that makes it narrower: 新能源汽车产量, 汽车产量."""

    def sides(self, indicator: str) -> tuple[str, ...]:
        """The names of the two things that one word of a name means together, each in its place: 城乡居民收入; empty for others."""

    def share_of(self, indicator: str) -> tuple[str, str, str]:
        """The name of a share taken apart: whose share, the word that says so, of what; all empty where it says no whole."""

    def core(self, indicator: str) -> str:
        """A name without its scope and what was done, in one spelling: what two names of one thing have in common."""

    def findings(self) -> dict[str, str]:
        """The sentences that say what a rule of ``check`` found, by the rule's code."""


def language(code: str, lexicon: Lexicon | None = None) -> Language:
    """The language called ``code``, with its bundled lexicon or the one given.

    Raises ``SettingsError`` for a language that is not there, and for a lexicon of another one.
    """
    if code not in LANGUAGES:
        raise SettingsError(f"language {code!r} is not known; use one of {', '.join(LANGUAGES)}")
    if lexicon is not None and lexicon.lang != code:
        raise SettingsError(f"the lexicon is for {lexicon.lang}, and the report is in {code}; give one for {code}")
    if find_spec(f"reportdiff.lang.{code}") is None:
        folder: Language = import_module("reportdiff.lang.tongue").language(code, lexicon)
        return folder
    known: Language = import_module(f"reportdiff.lang.{code}.language").language(lexicon)
    return known


def load_lexicon(code: str, paths: Sequence[Path]) -> Lexicon:
    """The bundled lexicon of a language with what files add to it, the later on top of the earlier.

    Raises ``LexiconError`` naming the file and the line that is wrong, ``SettingsError`` for a language that is not
    there.
    """
    if code not in LANGUAGES:
        raise SettingsError(f"language {code!r} is not known; use one of {', '.join(LANGUAGES)}")
    if find_spec(f"reportdiff.lang.{code}") is None:
        return concepts.with_tables(code, *paths)
    found: Lexicon = import_module(f"reportdiff.lang.{code}.lexicon").with_tables(*paths)
    return found


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


def _by_heads(sample: str) -> str | None:
    """The language that words of heads and labels of tables tell."""
    told = {code: len({word.lower() for word in tongue_words(code).findall(sample)}) for code in LANGUAGES}
    best = max(told, key=lambda code: told[code])
    return best if told[best] >= _FEWEST_HEADS else None
