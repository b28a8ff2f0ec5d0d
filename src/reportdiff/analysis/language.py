"""What the analysis is given of a language: its words, its rules by what they give, how it ends sentences and writes years."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from reportdiff.analysis.quantities import numbers_of
from reportdiff.analysis.rules import RuleBook, Rules
from reportdiff.analysis.sentences import Splitter
from reportdiff.analysis.vocabulary import Vocabulary


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
    def told_apart(self) -> frozenset[str]:
        """The codes that a word may have once it is told which of two things it is."""
        plain = {self.vocabulary.plain.get(rule.says["as"], "") for rule in self.giving("tag")}
        return frozenset(plain | set(self.vocabulary.second.values())) - {""}

    def group(self, name: str) -> str:
        """The codes of a class or group of words; none where the language has no such."""
        return self.vocabulary.codes.get(name, "")

    def plain(self, text: str) -> str:
        """A text in the form in which it is read."""
        return numbers_of(self.code).spelling.view(text)
