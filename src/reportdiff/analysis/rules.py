"""Named rules of a language, read from its ``rules/*.toml``, and what they find in a sentence.

A rule says what it gives, what it matches and, above all, what it reads and what it leaves alone::

    [[rules]]
    name   = "from-to"
    gives  = "course"
    match  = "FROM ~8 (first:YEAR ~4)? before:FIGURE ~8 verb:MOVE TO ~8 (last:YEAR ~2)? ~4 after:FIGURE"
    reads  = ["森林覆盖率从42%提高到45%"]
    leaves = ["从2021年到2025年"]

Each example is a test. Further keys say more of what is found (``falls = true``); they are handed on as ``says``. What
many rules speak of is described once and named in them: ``thing = "WORD+"`` under ``[phrases]``, ``<thing>`` in a rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

from reportdiff.analysis import grammar
from reportdiff.analysis.coding import BUILT_IN, FIGURES, Tokens, tokens_of
from reportdiff.analysis.gate import Gate
from reportdiff.analysis.vocabulary import Vocabulary
from reportdiff.errors import SettingsError
from reportdiff.model import Span, frequent

_FIGURE = re.compile(f"[{re.escape(FIGURES)}]")
_OF_ANY = frozenset("".join(BUILT_IN.values()))  # codes of what belongs to no language: figures, years, marks
_YEARS = frozenset(BUILT_IN["YEAR"] + BUILT_IN["PERIOD"])
_KNOWN = frozenset({"name", "gives", "match", "reads", "leaves"})


@dataclass(frozen=True)
class Rule:
    """One rule: what it is called, what kind of thing it gives, its pattern, its examples, and what else it says."""

    name: str
    gives: str
    match: str
    reads: tuple[str, ...]
    leaves: tuple[str, ...]
    says: Mapping[str, Any]
    codes: Mapping[str, str] = field(repr=False)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern over codes, compiled when it is first needed."""
        return grammar.compiled(self.match, self.codes)

    @cached_property
    def kept(self) -> tuple[tuple[int, str], ...]:
        """The groups of the pattern, each with the name under which what it finds is kept."""
        return tuple((group, name.partition(grammar.AGAIN)[0]) for name, group in self.pattern.groupindex.items())

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """For each token that it cannot do without, the codes that it may have."""
        return grammar.required(self.match, self.codes)

    @cached_property
    def telling(self) -> frozenset[str] | None:
        """Codes of which one stands wherever the rule finds something: those of a token that it cannot do without, a word rather than a
        figure or a mark; ``None`` where it can do without any."""
        return min(self.needs, key=how_common, default=None)

    @cached_property
    def _order(self) -> tuple[frozenset[str], ...]:
        return grammar.in_order(self.match, self.codes)

    def may_match(self, said: str) -> bool:
        """Whether tokens are worth compiling the pattern for, which takes longer than many searches: they have, in their
        order, what stands in every match. Once it is compiled, it says so itself."""
        if "pattern" in self.__dict__:
            return True
        told = iter(said)  # each needed token is looked for behind the last
        return all(any(map(needed.__contains__, told)) for needed in self._order)


class Rules(tuple[Rule, ...]):
    """Rules in their order, behind one gate."""

    @cached_property
    def figureless(self) -> Rules:
        """Those of them that may find something where no figure stands: the others cannot do without one."""
        figures = frozenset(FIGURES)
        return Rules(rule for rule in self if not any(codes <= figures for codes in rule.needs))

    @cached_property
    def _saying(self) -> dict[str, Rules]:
        return {}

    def saying(self, key: str) -> Rules:
        """Those of them that say something under a key."""
        if key not in self._saying:
            self._saying[key] = Rules(rule for rule in self if rule.says.get(key))
        return self._saying[key]

    @cached_property
    def telling(self) -> frozenset[str] | None:
        """Codes of which one stands wherever any of the rules finds something; ``None`` where a rule can do without any."""
        told = [rule.telling for rule in self]
        return frozenset().union(*filter(None, told)) if None not in told else None

    @cached_property
    def _told(self) -> re.Pattern[str]:
        codes = sorted(self.telling) if self.telling is not None else None
        return re.compile("" if codes is None else f"[{re.escape(''.join(codes))}]" if codes else "(?!)")

    def may_find(self, code: str) -> bool:
        """Whether any of them may find something, at first sight: no gate is asked about most stretches."""
        return self._told.search(code) is not None

    @cached_property
    def _gate(self) -> Gate:
        return Gate([rule.needs for rule in self])

    def fitting(self, code: str, after: Rule | None = None) -> Iterator[Rule]:
        """The rules that may find something in the codes of a stretch, in their order; those after one of them alone."""
        first = self.index(after) + 1 if after else 0
        return map(self.__getitem__, self._gate.passing(tokens_of(code).present, first))


def how_common(codes: frozenset[str]) -> tuple[bool, bool, int, list[str]]:
    """By what of several needs the rarest is told: words before what any language has, years before figures and marks, then those of
    fewest codes."""
    return not codes.isdisjoint(_OF_ANY), not codes.isdisjoint(_OF_ANY - _YEARS), len(codes), sorted(codes)


class RuleBook(dict[str, Rules]):
    """The rules of a language by what they give."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        by_kind: dict[str, list[Rule]] = {}
        for rule in rules:
            by_kind.setdefault(rule.gives, []).append(rule)
        super().__init__((kind, Rules(own)) for kind, own in by_kind.items())
        self._together: dict[tuple[str, ...], Rules] = {}

    def giving(self, *kinds: str) -> Rules:
        """The rules that give one of these kinds of thing, in the order of their files."""
        if kinds not in self._together:
            self._together[kinds] = Rules(rule for kind in kinds for rule in self.get(kind, ()))
        return self._together[kinds]


@frequent
@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: where, and the tokens that it kept under names."""

    rule: Rule
    start: int
    end: int
    kept: Mapping[str, Span]


def read_rules(files: Mapping[str, Mapping[str, Any]]) -> tuple[dict[str, Any], ...]:
    """The rules of files as they are written; ``files`` hold them by their names, in the order in which they apply.

    Their phrases are spelled out. Raises ``SettingsError`` for a rule that says not what it gives or matches, or reads nothing.
    """
    phrases = {phrase: pattern for file in files.values() for phrase, pattern in file.get("phrases", {}).items()}
    found = []
    for name, file in files.items():
        for i, rule in enumerate(file.get("rules", ()), 1):
            if missing := {"gives", "match", "reads"} - rule.keys():
                raise SettingsError(f"{name}: rule {i} says no {', '.join(sorted(missing))}")
            found.append({**rule, "match": grammar.spelled_out(rule["match"], phrases)})
    return tuple(found)


def literals_of(rules: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """The words that rules name one by one; the vocabulary gives each a code of its own."""
    return frozenset(word for rule in rules for word in grammar.literals(rule["match"]))


def made(rules: Iterable[Mapping[str, Any]], vocabulary: Vocabulary) -> tuple[Rule, ...]:
    """The rules over the codes of a vocabulary."""
    return tuple(
        Rule(
            rule.get("name", rule["gives"]),
            rule["gives"],
            rule["match"],
            tuple(rule["reads"]),
            tuple(rule.get("leaves", ())),
            MappingProxyType({key: value for key, value in rule.items() if key not in _KNOWN}),
            vocabulary.codes,
        )
        for rule in rules
    )


def find(rules: Iterable[Rule], code: str, offset: int = 0) -> Iterator[Found]:
    """Everything that rules find in the codes of a sentence, rule by rule; ``offset`` is where the sentence begins."""
    every = rules if isinstance(rules, Rules) else Rules(rules)
    own = every if _FIGURE.search(code) else every.figureless
    for rule in own.fitting(code) if own.may_find(code) else ():
        yield from find_by(rule, code, offset)


def find_by(rule: Rule, code: str, offset: int = 0) -> Iterator[Found]:
    """Everything that one rule finds."""
    tokens = tokens_of(code)
    if not rule.may_match(tokens.said):
        return
    for match in rule.pattern.finditer(tokens.said):
        yield _found(rule, match, tokens, offset)


def find_around(rule: Rule, code: str, token: str) -> Iterator[Found]:
    """Everything that a rule finds around the tokens that it keeps under a name: each by itself, what stands around them
    being as much the one's as the next one's."""
    tokens = tokens_of(code)
    position = 0
    if not rule.may_match(tokens.said):
        return
    while match := rule.pattern.search(tokens.said, position):
        yield _found(rule, match, tokens, 0)
        position = max(match.start() + 1, match.start(token))


def _found(rule: Rule, match: re.Match[str], tokens: Tokens, offset: int) -> Found:
    spans = ((name, match.span(group)) for group, name in rule.kept)
    kept = {name: tokens.span(first, last, offset) for name, (first, last) in spans if first >= 0}
    first, last = match.span()
    return Found(rule, offset + tokens.starts[first], offset + tokens.starts[last], kept)
