"""What the analysis is given of a language: its words, its rules by what they give, how it ends sentences and writes years."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from reportdiff.analysis.characters import COLONS
from reportdiff.analysis.coding import BUILT_IN
from reportdiff.analysis.quantities import numbers_of
from reportdiff.analysis.rules import Rule, RuleBook, Rules, how_common
from reportdiff.analysis.sentences import Splitter
from reportdiff.analysis.times import Year, find_years
from reportdiff.analysis.vocabulary import Vocabulary

# Of which a year has four, or two right behind a word, and no more of a number behind them.
_FIGURES = re.compile(r"\d\d(?:\d\d|(?![\d%]|[.,]\d)(?:(?<=[^\W\d_]..)|(?<=[^\W\d_] ..)))")
_SEEN_AT_ONCE = frozenset(BUILT_IN["YEAR"] + BUILT_IN["PERIOD"] + BUILT_IN["COLON"])  # before words are looked at


@dataclass(frozen=True)
class Grammar:
    """What a language's folder says of its sentences.

    ``years`` are the ways in which years
    are written, ``plans`` the number of a five-year plan and its last year; ``list_joints`` what stands between the figures of a list, ``list_ends`` what does before its last;
    ``capitals`` says which words have them inside a sentence, ``names`` or all ``nouns``;
    ``telling`` are words, or ``script`` is how characters are written, by which its texts are known; ``messages`` is the
    language whose messages it borrows.
    """

    code: str
    vocabulary: Vocabulary
    rules: RuleBook
    splitter: Splitter = field(default_factory=lambda: Splitter("", ""))
    years: tuple[re.Pattern[str], ...] = ()
    plans: tuple[int, ...] = ()
    list_joints: frozenset[str] = frozenset()
    list_ends: frozenset[str] = frozenset()
    capitals: str = "names"
    telling: frozenset[str] = frozenset()
    script: re.Pattern[str] | None = None
    messages: str = ""

    def __hash__(self) -> int:
        return hash(self.code)

    def giving(self, *kinds: str) -> Rules:
        """The rules that give one of these kinds of thing, in the order of their files."""
        return self.rules.giving(*kinds)

    @cached_property
    def _years_in_words(self) -> tuple[re.Pattern[str], ...]:
        """The ways to write years that may need no figures: those of plans, which alone have names."""
        return tuple(pattern for pattern in self.years if "year" not in pattern.groupindex)

    def years_in(self, view: str) -> tuple[Year, ...]:
        """The years of a text."""
        return find_years(view, self.years if _FIGURES.search(view) else self._years_in_words, self.plans)

    @cached_property
    def _setting(self) -> re.Pattern[str]:
        """A pattern that stands, years and colons apart, in whatever text without a figure holds a label or an expression of time, also
        where one of its words is told to be another thing than it looks."""
        told = [self._rarest(rule) for kind in ("label", "time") for rule in self.giving(kind).figureless]
        wanted, words = None if None in told else frozenset().union(*filter(None, told)), self.vocabulary
        made = [(words.plain[rule.says["as"]], self._rarest(rule)) for rule in self.giving("tag") if rule.says["as"] != "second"]
        while wanted is not None and (more := [needed for code, needed in made if code in wanted and not (needed or frozenset()) <= wanted]):
            wanted = wanted.union(*filter(None, more)) if None not in more else None
        second = {word for word, code in words.second.items() if wanted and code in wanted}
        return words.spelling(wanted if wanted is None else wanted - _SEEN_AT_ONCE, second)

    def _rarest(self, rule: Rule) -> frozenset[str] | None:
        """Codes of which one stands wherever a rule finds something: years or colons, which most sentences have none of, or words,
        sooner others than those that only join."""
        joining = self.groups("binding", "det", "and")
        by = {codes: (not codes <= _SEEN_AT_ONCE, not codes <= self._of_words, len(codes & joining), how_common(codes)) for codes in rule.needs}
        return min(by, key=lambda codes: by[codes], default=None)

    @cached_property
    def _of_words(self) -> frozenset[str]:
        """The codes of words, as they are written."""
        return frozenset(self.vocabulary.words.values()) | frozenset(self.vocabulary.plain.values())

    def may_set(self, view: str) -> bool:
        """Whether a text without a figure may hold a label or an expression of time, at first sight of its words."""
        return any(colon in view for colon in COLONS) or self._setting.search(view) is not None or bool(self.years_in(view))

    @cached_property
    def _pointing(self) -> re.Pattern[str]:
        return self.vocabulary.spelling(self.group("det"))

    def opens_pointing(self, view: str) -> bool:
        """Whether a text may open on a word that points at what was told."""
        return self._pointing.match(view) is not None

    @cached_property
    def _together(self) -> dict[tuple[str, ...], frozenset[str]]:
        return {}

    def groups(self, *names: str) -> frozenset[str]:
        """The codes of several classes or groups of words."""
        if (known := self._together.get(names)) is None:
            known = self._together[names] = frozenset().union(*map(self.group, names))
        return known

    @cached_property
    def saying(self) -> frozenset[str]:
        """The codes of verbs that can be nothing else: a line with one says something (trains on time says nothing)."""
        return self.groups("verb", "aux") - self.groups("participle", "adverb", "third")

    def group(self, name: str) -> str:
        """The codes of a class or group of words; none where the language has no such."""
        return self.vocabulary.codes.get(name, "")

    def plain(self, text: str) -> str:
        """A text in the form in which it is read."""
        return numbers_of(self.code).spelling.view(text)
