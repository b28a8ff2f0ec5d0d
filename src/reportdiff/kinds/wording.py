"""How reports of one language speak at their head, in headings and where parts begin: a file of data, compiled once.

A pattern may hold ``{{name}}``: any of the words, or the pattern, that the file gives under that name.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar

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
    limited: bool = False


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
    opening_figure: Pattern
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
    done: Pattern
    name: Pattern
    unfinished: Pattern
    clause: Pattern
    salutation: Pattern
    numbering: tuple[NumberForm, ...]
    any_number: Pattern


@dataclass(frozen=True, slots=True)
class YearForms:
    """How years are written, spans of them, the plans of several years that have a name, and their first and last year; what says which year
    is planned, a financial one, what stands before a year in which something was, and what before one of which nothing is
    told, by which something is due or from which it is counted."""

    forms: tuple[Pattern, ...]
    spans: tuple[Pattern, ...]
    plan: Pattern
    first_of_plan: Pattern
    last_of_plan: Pattern
    planned: Pattern
    told: Pattern
    untold: Pattern
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

    ``kinds`` are those of the reports that it is of, all if it names none; ``of_title`` where only a title has it;
    ``counted`` where the name that is found most often is meant, and not the first.
    """

    pattern: Pattern
    gives: str
    kinds: tuple[str, ...] = ()
    of_title: bool = False
    counted: bool = False


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
    any_opening: Pattern


@dataclass(frozen=True, slots=True)
class Annexes:
    """How the head of an annex looks, how a line that explains a term begins, and what annexes there are: role, part, and the
    words of their titles."""

    head: Pattern
    term: Pattern
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
class Cue:
    """What the text of a report of a kind says, and how much that weighs; ``small`` where it is looked for in small letters."""

    pattern: Pattern
    weight: float
    small: bool


@dataclass(frozen=True, slots=True)
class KindCues:
    """By what a kind of report is known: titles, and what its text has with how much each weighs.

    ``planned`` finds in a title of results the year that is planned too; ``sections`` are the words of headings by which
    sections of a kind without review and plan are of goals or of performance; ``read_as`` is the kind whose way of being
    read it shares, where it has none of its own; ``of_results`` where the year in its title is that of the results.
    """

    titles: tuple[Pattern, ...]
    text: tuple[Cue, ...]
    planned: Pattern
    sections: tuple[tuple[Part, Pattern], ...]
    read_as: str = ""
    of_results: bool = False


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
        issuer, parts, annexes = data["issuer"], data["parts"], data["annexes"]
        numbering = tuple(made.filled(NumberForm, form) for form in data["headings"]["numbering"])
        openings = tuple(made.filled(Opening, one) for one in parts["openings"])
        return cls(
            spaced=data["spaced"],
            numbers=_numbers(data["numbers"]),
            years=made.filled(YearForms, data["years"], plans=data.get("plans", {})),
            dates=made.filled(DateForms, data["dates"], late=frozenset(data["dates"]["late"])),
            issuers=tuple(made.filled(IssuerForm, form) for form in issuer["forms"]),
            issuer_room=issuer["room"],
            issuer_strip=made.one(issuer.get("strip")),
            headings=made.filled(
                HeadingForms, data["headings"], numbering=numbering, any_number=_one_look([form.pattern for form in numbering])
            ),
            parts=made.filled(PartWords, parts, openings=openings, any_opening=_one_look([one.pattern for one in openings])),
            annexes=Annexes(
                made.one(annexes["head"]),
                made.one(annexes.get("term")),
                tuple((form["role"], Part(form["part"]), made.one(form["pattern"])) for form in annexes["forms"]),
            ),
            furniture=made.filled(Furniture, data["furniture"]),
            kinds={name: made.cues(cues) for name, cues in data["kinds"].items()},
        )  # fmt: skip


_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")
_ANY_CASE = "(?i)"
_CAPITAL = re.compile(r"\\.|\(\?P|[A-Z]")  # and what is none: an escape, the name of a group
_WORD_BEGINS = re.compile(r"\\b(?P<letter>[A-Za-z])(?![?*+{])")
_NEVER = r"[^\s\S]"  # a character that is none: a text is looked through for it at once
Filled = TypeVar("Filled", YearForms, DateForms, IssuerForm, HeadingForms, NumberForm, PartWords, Opening, Furniture, KindCues)


class _Maker:
    """Compiles the patterns of a file, with its words in them."""

    def __init__(self, data: Mapping[str, Any]):
        words = {name: _any_of(words) for name, words in data["words"].items()}
        self._named: dict[str, str] = {**words, **data.get("patterns", {})}
        self._named["date"] = f"(?:{'|'.join(data['dates']['forms'])})"

    def one(self, pattern: str | None) -> Pattern:
        """A pattern; one that fits nowhere where the file has none."""
        return re.compile(self._whole(pattern) if pattern is not None else _NEVER, re.M)

    def all(self, patterns: list[str]) -> tuple[Pattern, ...]:
        """Each of several patterns."""
        return tuple(map(self.one, patterns))

    def filled(self, form: type[Filled], data: Mapping[str, Any], **given: Any) -> Filled:
        """A value with the fields that a table of the file gives, patterns compiled; a pattern that it does not give fits
        nowhere, and what else it does not give is the field's default."""
        values = dict(given)
        for one in fields(form):
            if one.name in values:
                continue
            written = data.get(one.name)
            if one.type == "Pattern":
                values[one.name] = self.one(written)
            elif one.type == "tuple[Pattern, ...]":
                values[one.name] = self.all(written or [])
            elif written is not None:
                values[one.name] = tuple(written) if isinstance(written, list) else written
        return form(**values)

    def cues(self, data: Mapping[str, Any]) -> KindCues:
        """The cues of a kind of report."""
        text = tuple(self._cue(pattern, float(weight)) for pattern, weight in data["text"])
        sections = tuple((Part(one["part"]), self.one(one["pattern"])) for one in data.get("sections", ()))
        return self.filled(KindCues, data, text=text, sections=sections)

    def _cue(self, pattern: str, weight: float) -> Cue:
        """What a text says: one pattern after the other goes over all of it, and in small letters, with what stands before a word
        asked behind its first letter, in a fourth of the time."""
        small = pattern.startswith(_ANY_CASE)
        if small:
            pattern = _CAPITAL.sub(lambda found: found[0].lower() if found[0].isalpha() else found[0], pattern.removeprefix(_ANY_CASE))
        return Cue(self.one(_WORD_BEGINS.sub(r"\g<letter>(?<=\\b\g<letter>)", pattern)), weight, small)

    def _whole(self, pattern: str) -> str:
        return _PLACEHOLDER.sub(lambda found: self._whole(self._meaning(found[1])), pattern)

    def _meaning(self, name: str) -> str:
        if name not in self._named:
            raise SettingsError(f"a pattern of the reports file names {name!r}, which the file does not give")
        return self._named[name]


_NAMED_GROUP = re.compile(r"\(\?P<\w+>")
_REFERENCE = re.compile(r"\(\?P=|\\[1-9]")


def _one_look(patterns: Sequence[Pattern]) -> Pattern:
    """A pattern that stands where any of these does: a text that begins with none of them is told by one look."""
    if any(_REFERENCE.search(one.pattern) for one in patterns):
        return re.compile("")
    told = (_NAMED_GROUP.sub("(?:", one.pattern.removeprefix(_ANY_CASE)) for one in patterns)
    ways = (f"(?i:{said})" if one.flags & re.I else f"(?:{said})" for said, one in zip(told, patterns, strict=True))
    return re.compile("|".join(ways) or _NEVER, re.M)


def _any_of(words: list[str]) -> str:
    """A pattern of any of the words, the longest that fits first."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))})"


def _numbers(written: Mapping[str, str]) -> dict[str, int]:
    """The number words of each row, in order from one."""
    return {word: value for row in written.values() for value, word in enumerate(row.split(), 1)}
