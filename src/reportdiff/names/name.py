"""What a name says of the thing that it names, each answer worked out when it is first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from reportdiff.analysis.listing import members
from reportdiff.analysis.marking import mark
from reportdiff.analysis.naming import words_of as tokens_of
from reportdiff.languages import grammar
from reportdiff.languages.folder import folder
from reportdiff.languages.patterns import patterns
from reportdiff.model import Span
from reportdiff.names.lexicon import Lexicon
from reportdiff.names.spelling import Spelling, pieces, spelling, words_of

_MOST_LISTED = 4
_NARROWING = 2  # words before a name that make a part of what it tells


@dataclass(frozen=True)
class Name:
    """A name as it is written, in languages that set words apart; ``lexicon`` holds the names that are known."""

    written: str
    lexicon: Lexicon

    @property
    def _spelling(self) -> Spelling:
        return spelling(self.lexicon.lang)

    @cached_property
    def pieces(self) -> frozenset[str]:
        """The pieces (characters, words) of which two alike names share some, as ``pieces_shared`` says."""
        return pieces(self.lexicon.lang, self.written)

    @cached_property
    def core(self) -> str:
        """The name without its scope and what was done, in one spelling: what two names of one thing have in common."""
        return " ".join(sorted(self.pieces))

    @cached_property
    def subject(self) -> str:
        """Its noun, as it may stand in a text that speaks of it without a figure; empty where it is generic."""
        kept = self.written
        while (last := kept.rpartition(" ")) and last[0] and last[2].lower() in self._spelling.done:
            kept = last[0]
        return kept if len(pieces(self.lexicon.lang, kept) - self._spelling.generic) >= 2 else ""

    @cached_property
    def is_flow(self) -> bool:
        """Whether it tells of what is newly done in a period (urban jobs created), rather than of how much there is."""
        kept = self._spelling
        return bool(set(words_of(self.lexicon.lang, self.written)[-3:]) & kept.newly) or bool(kept.flow.search(self.written))

    @cached_property
    def is_cut(self) -> bool:
        """Whether it tells of what is taken away in a period (jobs cut), which a fall of that much says too."""
        return bool(self._spelling.cut.search(self.written))

    @cached_property
    def is_price(self) -> bool:
        """Whether it is that of a general price level, whose rise at "around" is a ceiling."""
        return self.lexicon.concept_of(self.written) in self._spelling.prices

    @cached_property
    def better(self) -> str | None:
        """Which way is wanted, ``down``, ``up`` or ``neither``, where it says so itself and the lexicon does not know: waiting times, expenses."""
        kept = self._spelling
        if kept.undirected.search(self.written):
            return "neither"
        unwanted = kept.unwanted.search(self.written) and not kept.made_good.search(self.written)
        if unwanted and not self.is_cut:
            return "down"
        return "up" if kept.wanted.search(self.written) else None

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """The indicators that it lists, each complete; the name itself where it lists none: exports and imports are two."""
        tongue = grammar(self.lexicon.lang)
        marked = mark(tongue, tongue.plain(self.written), 0, ())
        words = tokens_of(marked, Span(0, len(self.written)))
        found = members(tongue, words, lambda name: self.lexicon.find(name) is not None)
        return found if 1 < len(found) <= _MOST_LISTED else (self.written,)

    @cached_property
    def lists_several(self) -> bool:
        """Whether it lists several things, or joins two that have nothing in common but the figure."""
        return len(self.listed) > 1

    @cached_property
    def is_ranked(self) -> bool:
        """Whether it is of those things only that somebody has recognised: 市级茶叶企业 are some of 茶叶企业."""
        return False

    @cached_property
    def is_under_way(self) -> bool:
        """Whether it is of those things only on which work still goes on: 茶园建设稳步推进 says nothing of those that are done."""
        return False

    @cached_property
    def otherwise(self) -> tuple[str, ...]:
        """Other words for what it speaks of, which have nothing in common with it, as ``compared``: 道路 for 主次干道."""
        return ()

    @cached_property
    def sought(self) -> tuple[str, ...]:
        """The words by which a text is found that speaks of it, or of one of those that it lists, as ``compared``."""
        return (folder(self.lexicon.lang).view(self.subject or self.written).lower(),)

    def lists_more(self, other: str) -> bool:
        """Whether ``other`` lists further things beside what it tells (供热、供水管网, 供热管网): not told here."""
        return False

    def narrows(self, other: str) -> bool:
        """Whether it is ``other`` with a word or two before it that make it narrower: electric car output, car output."""
        longer, shorter = self.written.split(), other.split()
        return self.written.lower().endswith(f" {other.lower()}") and len(longer) - len(shorter) <= _NARROWING

    def is_of_each(self, before: str) -> bool:
        """Whether a figure holds for each of the things that it lists, by the words before that (均, 分别) or by its kind: not told here."""
        return False

    @cached_property
    def sides(self) -> tuple[str, ...]:
        """The names of the two things that one word of it means together, each in its place: 城乡居民收入; empty for others."""
        return ()

    @cached_property
    def share_of(self) -> tuple[str, str]:
        """A share taken apart, whose it is and of what (services, GDP); both empty where it says no whole."""
        said = patterns(self.lexicon.lang, "sharing.toml").get("a share")
        share = said.match(self.written) if said else None
        return (share["part"], share["whole"]) if share else ("", "")
