"""How reports of one language speak at their head, in headings and where parts begin: a file of data, compiled once.

A pattern may hold ``{{name}}``: any of the words, or the pattern, that the file gives under that name.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reportdiff.errors import SettingsError
from reportdiff.model import Part

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class NumberForm:
    """A way to number headings. The lower its ``rank``, the higher such a heading stands.

    ``limited`` where points of lists are numbered so too: a title is not longer than a heading's.
    """

    rank: int
    pattern: Pattern
    limited: bool


@dataclass(frozen=True, slots=True)
class HeadingForms:
    """What a heading of a language looks like; lengths count characters. The file says what each is."""

    stop: Pattern
    no_stop: Pattern
    brackets: tuple[str, ...]
    line: tuple[int, int]
    line_last: Pattern
    line_told: int
    dashed_lines: bool
    figures_in_points: bool
    lead: tuple[int, int]
    lead_last: Pattern
    trim: Pattern
    more: int
    numbered: int
    titled: int
    dash: Pattern
    figure: Pattern
    opens: Pattern
    never: Pattern
    never_plain: Pattern
    anyway: Pattern
    run_on: Pattern
    clause_end: Pattern
    inner_number: Pattern
    letters: Pattern
    inner_lead: Pattern
    inner_matter: int
    name: Pattern
    unfinished: Pattern
    clause: Pattern
    salutation: Pattern
    numbering: tuple[NumberForm, ...]


@dataclass(frozen=True, slots=True)
class YearForms:
    """How years are written, spans of them, the plans of several years that have a name, and their first and last year; what says which year
    is planned, a financial one."""

    forms: tuple[Pattern, ...]
    spans: tuple[Pattern, ...]
    plan: Pattern
    first_of_plan: Pattern
    last_of_plan: Pattern
    planned: Pattern
    plans: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class DateForms:
    """How days are written, and what shows that one is the day on which a report was delivered."""

    forms: tuple[Pattern, ...]
    delivered: tuple[Pattern, ...]
    alone: tuple[Pattern, ...]
    room: int
    late: frozenset[int]


@dataclass(frozen=True, slots=True)
class IssuerForm:
    """A wording from which the issuer is read, and how its name is made of what the wording gives.

    ``kinds`` are those of the reports that it is of, all if it names none; ``counted`` where the name that is found most
    often is meant, and not the first.
    """

    pattern: Pattern
    gives: str
    kinds: tuple[str, ...]
    counted: bool


@dataclass(frozen=True, slots=True)
class Opening:
    """How a paragraph opens, and what that says it is about; the file says what."""

    about: str
    weight: float
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class PartWords:
    """The words that tell review from plan: in headings, at the openings of paragraphs, in running text."""

    review: Pattern
    plan: Pattern
    several: Pattern
    within_year: Pattern
    this_year: Pattern
    last_year: Pattern
    next_year: Pattern
    past: Pattern
    future: Pattern
    salutation: Pattern
    openings: tuple[Opening, ...]


@dataclass(frozen=True, slots=True)
class Annexes:
    """How the head of an annex looks, and what annexes there are: role, part, and the words of their titles."""

    head: Pattern
    forms: tuple[tuple[str, Part, Pattern], ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """Lines that belong to no report: of the page around it, before it and after it."""

    opening: Pattern
    top: Pattern
    foot: Pattern
    contents: Pattern
    caption: Pattern


@dataclass(frozen=True, slots=True)
class KindCues:
    """By what a kind of report is known: titles, and what its text has with how much each weighs.

    ``planned`` finds in a title of results the year that is planned too; ``sections`` are the words of headings by which
    sections of a kind without review and plan are of goals or of performance.
    """

    titles: tuple[Pattern, ...]
    text: tuple[tuple[Pattern, float], ...]
    planned: Pattern
    sections: tuple[tuple[Part, Pattern], ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The whole file. ``numbers`` are the number words of headings and dates with their values; ``spaced`` is whether
    spaces stand between the words of the language."""

    spaced: bool
    numbers: Mapping[str, int]
    years: YearForms
    dates: DateForms
    issuers: tuple[IssuerForm, ...]
    issuer_room: int
    issuer_strip: Pattern
    headings: HeadingForms
    parts: PartWords
    annexes: Annexes
    furniture: Furniture
    kinds: Mapping[str, KindCues]

    @classmethod
    def of(cls, text: str) -> Wording:
        """The wording that a file of data holds. Raises ``SettingsError`` for a name that stands for nothing."""
        data = tomllib.loads(text)
        made = _Maker(data)
        issuer, dates, years, parts = data["issuer"], data["dates"], data["years"], data["parts"]
        return cls(
            spaced=data["spaced"],
            numbers=_numbers(data["numbers"]),
            years=YearForms(
                made.all(years["forms"]), made.all(years["spans"]), made.one(years.get("plan")), made.one(years.get("first_of_plan")),
                made.one(years.get("last_of_plan")), made.one(years.get("planned")), data.get("plans", {}),
            ),
            dates=DateForms(
                made.all(dates["forms"]), made.all(dates["delivered"]), made.all(dates["alone"]), dates["room"], frozenset(dates["late"])
            ),
            issuers=tuple(IssuerForm(made.one(form["pattern"]), form["gives"], tuple(form.get("kinds", ())), form.get("counted", False)) for form in issuer["forms"]),
            issuer_room=issuer["room"],
            issuer_strip=made.one(issuer.get("strip")),
            headings=_headings(data["headings"], made),
            parts=PartWords(
                **{name: made.one(parts.get(name)) for name in _PART_PATTERNS},
                openings=tuple(Opening(one["about"], one["weight"], made.one(one["pattern"])) for one in parts["openings"]),
            ),
            annexes=Annexes(
                made.one(data["annexes"]["head"]),
                tuple((form["role"], Part(form["part"]), made.one(form["pattern"])) for form in data["annexes"]["forms"]),
            ),
            furniture=Furniture(**{name: made.one(data["furniture"].get(name)) for name in Furniture.__slots__}),
            kinds={name: _cues(cues, made) for name, cues in data["kinds"].items()},
        )


_PART_PATTERNS = ("review", "plan", "several", "within_year", "this_year", "last_year", "next_year", "past", "future", "salutation")
_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")
_NEVER = r"(?!)"


class _Maker:
    """Compiles the patterns of a file, with its words in them."""

    def __init__(self, data: Mapping[str, Any]):
        words = {name: f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))})" for name, words in data["words"].items()}
        self._named: dict[str, str] = {**words, **data.get("patterns", {})}
        self._named["date"] = f"(?:{'|'.join(data['dates']['forms'])})"

    def one(self, pattern: str | None) -> Pattern:
        """A pattern; one that fits nowhere where the file has none."""
        return re.compile(self._whole(pattern) if pattern is not None else _NEVER, re.M)

    def all(self, patterns: list[str]) -> tuple[Pattern, ...]:
        """Each of several patterns."""
        return tuple(map(self.one, patterns))

    def _whole(self, pattern: str) -> str:
        return _PLACEHOLDER.sub(lambda found: self._whole(self._meaning(found[1])), pattern)

    def _meaning(self, name: str) -> str:
        if name not in self._named:
            raise SettingsError(f"a pattern of the reports file names {name!r}, which the file does not give")
        return self._named[name]


def _numbers(written: Mapping[str, str]) -> dict[str, int]:
    """The number words of each row, in order from one."""
    return {word: value for row in written.values() for value, word in enumerate(row.split(), 1)}


def _headings(data: Mapping[str, Any], made: _Maker) -> HeadingForms:
    forms = tuple(NumberForm(form["rank"], made.one(form["pattern"]), form.get("limited", False)) for form in data["numbering"])
    plain = {name: data[name] for name in ("line_told", "dashed_lines", "figures_in_points", "more", "numbered", "titled", "inner_matter")}
    pairs = {name: (int(data[name][0]), int(data[name][1])) for name in ("line", "lead")}
    patterns = {name: made.one(data.get(name)) for name in _HEADING_PATTERNS}
    return HeadingForms(**plain, **pairs, **patterns, brackets=tuple(data["brackets"]), numbering=forms)


_HEADING_PATTERNS = (
    "stop", "no_stop", "line_last", "lead_last", "trim", "salutation", "dash", "figure", "opens", "never", "never_plain", "anyway", "run_on", "clause_end", "inner_number", "letters", "inner_lead", "name", "unfinished", "clause",
)  # fmt: skip


def _cues(data: Mapping[str, Any], made: _Maker) -> KindCues:
    text = tuple((made.one(pattern), float(weight)) for pattern, weight in data["text"])
    sections = tuple((Part(one["part"]), made.one(one["pattern"])) for one in data.get("sections", ()))
    return KindCues(made.all(data["titles"]), text, made.one(data.get("planned")), sections)
