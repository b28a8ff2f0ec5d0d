"""What tells figures of one name apart, where the words say so: from when a change is measured, on what basis, of what
place, and how a level relates to time. Rules of the language find the words; see ``languages/*/rules/bases.toml``."""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from reportdiff.analysis.coding import encode, sort_of
from reportdiff.analysis.rules import Found, find
from reportdiff.analysis.sentences import line_at
from reportdiff.lang import Language
from reportdiff.languages import Cues, cues
from reportdiff.model import Basis, Fact, Flow, Measure, Period, altered

_KINDS = ("base", "basis", "flow", "months")
_PLACES = "place"  # the group of words that say of what place a figure is, the widest class first
_RARELY = 0.2
_LINE = "\n"
_LONGEST_PLACE = 12  # characters
_MOVES = (Measure.GROWTH, Measure.CHANGE)


def with_bases(facts: Sequence[Fact], view: str, code: str, language: Language, issuer: str | None = None) -> tuple[Fact, ...]:
    """The facts, each with its basis, flow, scope and base year where the text says so, which is given as rules read it."""
    own = cues(code)
    rules, words = own.giving(*_KINDS), _words(code)
    told: dict[int, dict[str, Any]] = {}
    at = 0
    for start, end in dict.fromkeys((fact.sentence_start, fact.sentence_end) for fact in facts):
        while at < len(facts) and facts[at].start < start:
            at += 1
        if words.search(view[start:end]) is None:
            continue
        own_facts = _within(facts, at, end)
        for found in find(rules, _coded(view, start, end, own_facts, own), start):
            kept = found.kept["figures"]
            for fact in own_facts:
                if kept.start <= fact.start < kept.end:
                    told.setdefault(fact.start, {}).update(_said(found, fact, view))
    scopes = _Scopes(own, language, partial(_coded_lines, view, facts, own), [fact.indicator for fact in facts], issuer)
    return tuple(_with(fact, told.get(fact.start, {}), language, place) for fact, place in _placed(facts, scopes))


@cache
def _words(code: str) -> re.Pattern[str]:
    """The words without which no rule says anything of a figure: most sentences have none of them, and are not coded."""
    own = cues(code)
    return own.vocabulary.spelling(own.giving(*_KINDS).telling)


def _within(facts: Sequence[Fact], first: int, end: int) -> Sequence[Fact]:
    """The facts from the ``first`` on that begin before an end."""
    last = first
    while last < len(facts) and facts[last].start < end:
        last += 1
    return facts[first:last]


def _coded(view: str, start: int, end: int, facts: Iterable[Fact], own: Cues) -> str:
    """The codes of a stretch of the text with the figures of these facts, which stand in it."""
    figures = ((max(fact.start, start) - start, min(fact.end, end) - start, sort_of(fact.pint)) for fact in facts)
    said = view[start:end]
    return encode(said, own.vocabulary, figures, own.years_in(said)).code


def _coded_lines(view: str, facts: Sequence[Fact], own: Cues) -> str:
    """The codes of those lines of the text that have a word of a place, without the others: that word is looked for in them."""
    words, codes = own.vocabulary.spelling(own.vocabulary.codes.get(_PLACES, "")), []
    ends = [fact.end for fact in facts]
    at = 0
    while (found := words.search(view, at)) is not None and at < len(view):
        start, at = line_at(view, found.start())
        codes.append(_coded(view, start, at, _within(facts, bisect_right(ends, start), at), own))
    return _LINE.join(codes)


def _placed(facts: Sequence[Fact], scopes: _Scopes) -> Iterator[tuple[Fact, str | None]]:
    """The facts, each with the place that its name tells, or else with the part of the place that its sentence speaks of."""
    sentence, spoken_of = -1, None
    for fact in facts:
        if fact.sentence_start != sentence:
            sentence, spoken_of = fact.sentence_start, None
        if (place := scopes.of(fact.indicator)) is not None:
            spoken_of = place.name if place.part else None
        yield fact, place.name if place is not None else spoken_of


def _said(found: Found, fact: Fact, view: str) -> dict[str, Any]:
    """What a rule says of a figure, by the field of the fact that holds it."""
    match found.rule.gives:
        case "base":
            return {"base_year": _base_year(found, fact, view)} if fact.measure in _MOVES else {}
        case "basis":
            return {"basis": Basis(found.rule.says["basis"])}
        case "flow":
            return {"flow": Flow(found.rule.says["flow"])} if fact.measure is Measure.LEVEL else {}
        case "months":
            return {"period": _part_of_year(found, fact, view)} if fact.period is None and fact.year is not None else {}
    return {}


def _part_of_year(found: Found, fact: Fact, view: str) -> Period | None:
    """The months that a figure is of, where they are not the whole year."""
    assert fact.year is not None
    first, last = int(found.rule.says.get("from", 1)), int(found.rule.says.get("months", 12))
    named = "from" in found.rule.says  # a quarter is said to be one
    if "last" in found.kept:
        written = [view[found.kept[name].start : found.kept[name].end] for name in ("first", "last")]
        if not all(one.isdecimal() and 1 <= int(one) <= 12 for one in written):
            return None
        first, last = (int(one) for one in written)
    if not named and (first != 1 or last == 12):  # 11—12月 is no part of a year that is told of it
        return None
    return Period(f"{fact.year}-{first:02}-01", f"{fact.year}-{last:02}-{monthrange(fact.year, last)[1]}")


def _base_year(found: Found, fact: Fact, view: str) -> int | None:
    if "base" in found.kept:
        digits = view[found.kept["base"].start : found.kept["base"].end][:4]
        return int(digits) if digits.isdecimal() else None
    return fact.year - int(found.rule.says["years"]) if fact.year is not None else None


def _with(fact: Fact, said: dict[str, Any], language: Language, place: str | None) -> Fact:
    if "flow" not in said and fact.measure is Measure.LEVEL and language.named(fact.indicator).is_flow:
        said["flow"] = Flow.NEW
    if place:
        said["scope"] = place
    new = {name: value for name, value in said.items() if getattr(fact, name) is None}
    return altered(fact, **new) if new else fact


@dataclass(frozen=True, slots=True)
class _Place:
    """What place a name tells that a figure is of: ``None`` where it is the report's own; ``part``, a part of that."""

    name: str | None
    part: bool = False


class _Scopes:
    """Of what place names say that a figure is, where it is another than the report's own: that which its issuer is of, else
    the one that its figures are told of most, or where no name tells a place, the one that its text speaks of most."""

    def __init__(self, own: Cues, language: Language, coded: Callable[[], str], names: Sequence[str], issuer: str | None):
        self._rules, self._vocabulary = own.giving("scope"), own.vocabulary
        self._places = own.vocabulary.codes.get(_PLACES, "")
        self._any_place = re.compile(f"[{re.escape(self._places)}]" if self._places else "(?!)")
        views = self._views(tuple(dict.fromkeys(names)), language)
        self._own = self._of_issuer(issuer or "") or self._spoken_of("".join(self._openings(names, views))) or self._spoken_of(coded())
        self._known = {name: self._found(view, code) for name, view, code in self._coded(views)}

    @staticmethod
    def _views(names: Sequence[str], language: Language) -> dict[str, str]:
        """Each name as rules read it."""
        view, start, views = language.folder.view(_LINE.join(names)), 0, {}
        for name in names:
            views[name] = view[start : start + len(name)]
            start += len(name) + len(_LINE)
        return views

    def _coded(self, views: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
        """Each name with its view and its codes; all are coded at once, a line each."""
        code, start = encode(_LINE.join(views.values()), self._vocabulary, ()).code, 0
        for name, view in views.items():
            yield name, view, code[start : start + len(view)]
            start += len(view) + len(_LINE)

    def _spoken_of(self, codes: str) -> str:
        """The place that is told most often; the widest only where hardly any other is: every report compares itself with the country."""
        told = Counter(self._any_place.findall(codes))
        widest, narrower = self._places[:1], sum(told.values()) - told[self._places[:1]]
        if narrower > _RARELY * told[widest]:
            told[widest] = 0
        return told.most_common(1)[0][0] if told else ""

    def _openings(self, names: Iterable[str], views: Mapping[str, str]) -> Iterator[str]:
        """The codes of what names begin with."""
        short = {name: view[:_LONGEST_PLACE] for name, view in views.items()}
        opening = {name: code[:1] for name, _, code in self._coded(short)}
        return (opening[name] for name in names)

    def _of_issuer(self, issuer: str) -> str:
        """The sort of place that an issuer is of, by the last word of its name for one: 全市 is the whole of …市人民政府."""
        if self._vocabulary.spaced:
            return ""
        wholes = ((word[1:], code) for word, code in self._vocabulary.words.items() if code in self._places)
        ends = [(at + len(kind), len(kind), code) for kind, code in wholes if kind and (at := issuer.rfind(kind)) > 0]
        return max(ends, default=(0, 0, ""))[2]

    def of(self, indicator: str) -> _Place | None:
        """The place that a name begins with; ``None`` where it names none."""
        return self._known[indicator]

    def _found(self, view: str, code: str) -> _Place | None:
        own = None
        for found in find(self._rules, code):
            place = found.kept["place"]
            if code[place.start] != self._own:
                return _Place(view[place.start : place.end], code[place.start] not in self._places)
            own = _Place(None)
        return own
